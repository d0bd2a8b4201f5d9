//! What an item's row tells of its life.

use crate::board::{Attempt, Outcome, Priority, Status, WorkItem};
use crate::clock::parse_stamp;

/// An item and its life so far. Times are seconds since 1970.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Story {
    /// Its id.
    pub work_id: String,
    /// What kind of work it is.
    pub work_type: String,
    /// What is to be done.
    pub description: String,
    /// Whose work it is.
    pub team: String,
    /// How urgent it is.
    pub priority: Priority,
    /// Where it stands.
    pub status: Status,
    /// Who holds it, or completed it.
    pub agent: Option<String>,
    /// Its labels.
    pub labels: Vec<String>,
    /// The items that it depends on.
    pub depends_on: Vec<String>,
    /// To be done by.
    pub due: Option<i64>,
    /// Story points: those of its completion, else those it was estimated at.
    pub points: Option<u64>,
    /// When it was created, where its row says so.
    pub created: Option<i64>,
    /// When it arrived: as its row says, else as its id or first claim tells; `None` where nothing does.
    pub arrived: Option<i64>,
    /// When somebody held it, oldest first.
    pub held: Vec<Held>,
    /// Whether times in somebody's hands are missing: a row keeps the newest twenty, and older tools kept fewer.
    pub held_before: bool,
    /// When it was completed, given up or called off; `None` while it is open, and where nothing tells.
    pub closed: Option<i64>,
    /// The attempts that ended without completing it, oldest first.
    pub ended: Vec<Ended>,
    /// What it waits for, in the words of its holder.
    pub blocked_on: String,
    /// Whether its lease is over while it is still held.
    pub lease_over: bool,
    /// Whether an agent with every capability could claim it now.
    pub ready: bool,
}

/// A time in somebody's hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// From when.
    pub from: i64,
    /// Until when; `None` while it lasts.
    pub until: Option<i64>,
}

/// An attempt that ended without completing the item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// Whose it was.
    pub agent: Option<String>,
    /// How it ended.
    pub outcome: Outcome,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Option<i64>,
}

/// What is happening to an item at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// It waits for somebody.
    Waiting,
    /// Somebody holds it.
    InProgress,
    /// It is completed.
    Done,
    /// It was given up.
    GivenUp,
    /// It was called off.
    CalledOff,
}

impl Story {
    /// What the row of an item tells; whether it is ready, and its lease over, is for the caller to say.
    #[must_use]
    pub fn of(item: &WorkItem) -> Self {
        let attempts = Attempt::ended(item);
        let closed = closed(item);
        let held = held(item, &attempts, closed);
        let guessed = Some(item.created_at()).filter(|at| *at > 0);
        // Nothing happens to an item before it arrives, whatever other clocks wrote down.
        let first = held.first().map(|one| one.from).into_iter().chain(closed).min();
        let earliest = |at: i64| first.map_or(at, |first| first.min(at));
        Story {
            work_id: item.id().as_str().to_owned(),
            work_type: item.text("work_type").to_owned(),
            description: item.text("description").to_owned(),
            team: item.text("team").to_owned(),
            priority: item.priority(),
            status: item.status(),
            agent: Some(item.text("agent_id").to_owned()).filter(|agent| !agent.is_empty()),
            labels: item.labels().map(str::to_owned).collect(),
            depends_on: item.depends_on().iter().map(|id| id.as_str().to_owned()).collect(),
            due: item.time("due"),
            points: item.number("velocity_points").or_else(|| item.number("story_points")),
            created: item.time("created_at").map(earliest),
            arrived: guessed.map(earliest),
            held_before: item.attempt() > held.len() as u64,
            held,
            closed,
            ended: attempts.into_iter().map(Ended::of).collect(),
            blocked_on: item.text("blocked_on").to_owned(),
            lease_over: false,
            ready: false,
        }
    }

    /// Whether it is not closed.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.status.is_closed()
    }

    /// When it was completed, where it was.
    #[must_use]
    pub fn completed(&self) -> Option<i64> {
        self.closed.filter(|_| self.status == Status::Completed)
    }

    /// Whether it was completed at a time of a stretch, from `from` on and before `until`.
    #[must_use]
    pub fn is_completed_within(&self, from: i64, until: i64) -> bool {
        self.completed().is_some_and(|at| (from..until).contains(&at))
    }

    /// When it was first in somebody's hands, where that is still known.
    #[must_use]
    pub fn first_held(&self) -> Option<i64> {
        self.held.first().filter(|_| !self.held_before).map(|one| one.from)
    }

    /// How long it was in somebody's hands until a moment, where all of it is known.
    #[must_use]
    pub fn touched(&self, now: i64) -> Option<i64> {
        let length = |one: &Held| (one.until.unwrap_or(now).min(now) - one.from).max(0);
        (!self.held_before).then(|| self.held.iter().map(length).sum())
    }

    /// What was happening to it at a moment; `None` before it arrived, and where nothing tells.
    #[must_use]
    pub fn phase_at(&self, at: i64) -> Option<Phase> {
        let arrived = self.arrived?;
        if self.status.is_closed() && self.closed? <= at {
            return Some(match self.status {
                Status::Completed => Phase::Done,
                Status::Failed => Phase::GivenUp,
                _ => Phase::CalledOff,
            });
        }
        let is_held = |one: &Held| one.from <= at && one.until.is_none_or(|until| at < until);
        let phase = if self.held.iter().any(is_held) { Phase::InProgress } else { Phase::Waiting };
        (arrived <= at).then_some(phase)
    }

    /// Whether it has a label.
    #[must_use]
    pub fn has(&self, label: &str) -> bool {
        self.labels.iter().any(|one| one == label)
    }
}

impl Ended {
    fn of(attempt: Attempt) -> Self {
        Ended {
            agent: attempt.agent_id.map(|agent| agent.as_str().to_owned()),
            outcome: attempt.outcome,
            reason: attempt.reason,
            at: parse_stamp(&attempt.ended_at),
        }
    }
}

/// When an item was closed: dropping a dead letter is the last change of its row.
fn closed(item: &WorkItem) -> Option<i64> {
    match item.status() {
        Status::Completed => item.time("completed_at"),
        Status::Failed => item.time("failed_at").or_else(|| item.time("updated_at")),
        Status::Cancelled => item.time("updated_at"),
        _ => None,
    }
}

/// The times of its ended attempts, and that of the newest claim where it is not among them.
fn held(item: &WorkItem, attempts: &[Attempt], closed: Option<i64>) -> Vec<Held> {
    let ended = attempts.iter().filter_map(|attempt| {
        let (from, until) = (parse_stamp(attempt.claimed_at.as_deref()?)?, parse_stamp(&attempt.ended_at)?);
        Some(Held { from, until: Some(until.max(from)) })
    });
    let mut held: Vec<Held> = ended.collect();
    let is_ended = item.fence() > 0 && attempts.iter().any(|attempt| attempt.fence == item.fence());
    let until = match item.status() {
        Status::Completed => closed.map(Some),
        status => status.is_held().then_some(None),
    };
    if let (false, Some(from), Some(until)) = (is_ended, item.time("claimed_at"), until) {
        held.push(Held { from, until: until.map(|until| until.max(from)) });
    }
    held
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn story(row: &Value) -> Story {
        Story::of(&WorkItem::from_row(row.as_object().cloned().unwrap_or_default()))
    }

    fn at(text: &str) -> i64 {
        parse_stamp(&format!("2026-11-02T{text}:00Z")).expect("a time")
    }

    #[test]
    fn each_minute_of_a_life_is_told_as_it_was() {
        let stamp = |text: &str| format!("2026-11-02T{text}:00Z");
        let attempt = |n: u64, from: &str, until: &str, outcome: &str| {
            json!({ "attempt": n, "agent_id": "ada", "fence": n, "claimed_at": stamp(from), "ended_at": stamp(until),
                "outcome": outcome, "reason": "r" })
        };
        let life = story(&json!({ "work_item_id": "w", "status": "completed", "created_at": stamp("08:00"),
            "fence": 9, "attempt": 3, "story_points": 3, "velocity_points": 5, "claimed_at": stamp("11:00"), "completed_at": stamp("11:30"), "agent_id": "bob",
            "attempts": [attempt(1, "08:30", "09:00", "failed"), attempt(2, "09:10", "10:00", "released")] }));
        let minutes = |phase| (at("07:00")..at("13:00")).step_by(60).filter(|t| life.phase_at(*t) == phase).count();
        assert_eq!(minutes(Some(Phase::InProgress)), 30 + 50 + 30);
        assert_eq!(minutes(Some(Phase::Waiting)), 30 + 10 + 60);
        assert_eq!((minutes(Some(Phase::Done)), minutes(None)), (90, 60));
        assert_eq!((life.touched(at("13:00")), life.first_held()), (Some(110 * 60), Some(at("08:30"))));
        assert_eq!(life.points, Some(5), "those of its completion, not of its estimate");
    }

    #[test]
    fn what_a_row_does_not_tell_is_not_guessed() {
        let bare = story(&json!({ "work_item_id": "w", "status": "completed" }));
        assert_eq!((bare.arrived, bare.closed, bare.first_held(), bare.phase_at(0)), (None, None, None, None));
        let many = story(&json!({ "work_item_id": "w", "status": "active", "attempt": 30, "agent_id": "ada",
            "created_at": "2026-11-02T08:00:00Z", "claimed_at": "2026-11-02T09:00:00Z" }));
        assert_eq!((many.held_before, many.touched(at("10:00")), many.first_held()), (true, None, None));
        assert_eq!(many.phase_at(at("10:00")), Some(Phase::InProgress));
        let undated = json!({ "attempt": 1, "agent_id": "ada", "fence": 1, "ended_at": "2026-11-02T08:30:00Z",
            "outcome": "failed", "reason": "" });
        let again = story(&json!({ "work_item_id": "w", "status": "completed", "attempt": 2, "attempts": [undated],
            "claimed_at": "2026-11-02T09:00:00Z", "completed_at": "2026-11-02T10:00:00Z" }));
        assert_eq!((again.touched(at("10:00")), again.first_held()), (None, None), "nothing tells of the first claim");
    }

    #[test]
    fn a_claim_that_ended_is_counted_once_and_one_that_waits_is_held_by_nobody() {
        let mut row = json!({ "work_item_id": "w", "status": "pending", "fence": 4, "attempt": 1,
            "created_at": "2026-11-02T08:00:00Z", "claimed_at": "2026-11-02T09:00:00Z", "attempts": [{ "attempt": 1,
            "agent_id": "ada", "fence": 4, "claimed_at": "2026-11-02T09:00:00Z", "ended_at": "2026-11-02T09:20:00Z",
            "outcome": "expired", "reason": "" }] });
        assert_eq!(story(&row).touched(at("12:00")), Some(20 * 60));
        assert_eq!(story(&row).phase_at(at("12:00")), Some(Phase::Waiting));
        row["status"] = "completed".into();
        row["completed_at"] = "2026-11-02T10:00:00Z".into();
        assert_eq!(story(&row).touched(at("12:00")), Some(20 * 60), "its newest claim is the one that ended");
    }

    #[test]
    fn an_id_tells_that_an_item_was_there_but_not_how_long_it_took() {
        let row = json!({ "work_item_id": "work_1762000000000000000", "status": "completed",
            "claimed_at": "2026-11-02T09:00:00Z", "completed_at": "2026-11-02T10:00:00Z" });
        let old = story(&row);
        assert_eq!((old.created, old.arrived), (None, Some(1_762_000_000)));
        let times = crate::analysis::flow::flow_times([&old]);
        assert_eq!((times.lead, times.wait, times.efficiency), (None, None, None));
        assert_eq!(times.cycle.map(|cycle| cycle.p50), Some(3600));
    }

    #[test]
    fn an_item_arrives_no_later_than_its_first_claim() {
        let life = story(&json!({ "work_item_id": "w", "status": "active", "agent_id": "ada",
            "created_at": "2026-11-02T10:00:00Z", "claimed_at": "2026-11-02T09:00:00Z" }));
        assert_eq!((life.arrived, life.created), (Some(at("09:00")), Some(at("09:00"))));
    }
}

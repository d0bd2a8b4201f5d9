//! What a stretch of days shows about how work went.

use super::calendar::Period;
use super::scene::{Head, Scene};
use crate::analysis::flow::{Ended, FlowTimes, Story, flow_times};
use crate::board::{Outcome, Status};
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// How many items and reasons are told.
const TOLD: usize = 5;

/// The retrospective of some days.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Retrospective {
    /// The head.
    #[serde(flatten)]
    pub head: Head,
    /// Over which days.
    pub period: Period,
    /// The team that it is of; null for all.
    pub team: Option<String>,
    /// How long the items took that were completed.
    pub times: FlowTimes,
    /// What happened.
    pub learned: Learned,
}

/// What happened in some days.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Learned {
    /// Items completed.
    pub completed: usize,
    /// Of these, those that took more than one attempt.
    pub retried: usize,
    /// Attempts whose holder said that they failed.
    pub failures: usize,
    /// Attempts whose lease ended: what agents that fell silent left behind.
    pub expiries: usize,
    /// Attempts that were given back.
    pub releases: usize,
    /// Attempts that were handed to somebody else, by their holder or from outside.
    pub handoffs: usize,
    /// Items given up, as far as they still are.
    pub given_up: usize,
    /// Items that were given up and taken back onto the board.
    pub requeued: usize,
    /// Why attempts failed, the most frequent first.
    pub reasons: Vec<Reason>,
    /// The completed items that took longest from the first claim to completion.
    pub longest: Vec<SlowItem>,
    /// The completed items that were longest in nobody's hands.
    pub waited: Vec<SlowItem>,
}

/// Why attempts failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// In the words of those who ended them.
    pub reason: String,
    /// How many.
    pub count: usize,
}

/// An item that took long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SlowItem {
    /// The item.
    pub work_id: String,
    /// Its team.
    pub team: String,
    /// What kind of work it was.
    pub work_type: String,
    /// For how long, in seconds.
    pub seconds: i64,
}

impl Scene {
    /// What happened in some days, to the items of one team or of all.
    #[must_use]
    pub fn learned(&self, period: &Period, team: Option<&str>) -> Learned {
        let (from, until) = (period.from(), period.until());
        let own: Vec<&Story> = self.stories.iter().filter(|story| team.is_none_or(|team| story.team == team)).collect();
        let within = |at: Option<i64>| at.is_some_and(|at| (from..until).contains(&at));
        let ended: Vec<&Ended> = own.iter().flat_map(|story| &story.ended).filter(|ended| within(ended.at)).collect();
        let count = |outcome| ended.iter().filter(|ended| ended.outcome == outcome).count();
        let done: Vec<&Story> = own.iter().copied().filter(|story| story.is_completed_within(from, until)).collect();
        let ids: HashSet<&str> = own.iter().map(|story| story.work_id.as_str()).collect();
        let requeues = self.happenings.iter().filter(|one| one.verb == "requeue" && within(Some(one.at)));
        Learned {
            completed: done.len(),
            retried: done.iter().filter(|story| !story.ended.is_empty()).count(),
            failures: count(Outcome::Failed),
            expiries: count(Outcome::Expired),
            releases: count(Outcome::Released),
            handoffs: count(Outcome::HandedOff) + count(Outcome::Reassigned),
            given_up: own.iter().filter(|story| story.status == Status::Failed && within(story.closed)).count(),
            requeued: requeues.filter(|one| ids.contains(one.work_id.as_str())).count(),
            reasons: reasons(&ended),
            longest: slowest(&done, Story::cycle),
            waited: slowest(&done, Story::wait),
        }
    }

    /// The retrospective as a document.
    #[must_use]
    pub fn retrospective(&self, period: Period, team: Option<&str>) -> Retrospective {
        let is_own = |story: &&Story| team.is_none_or(|team| story.team == team);
        Retrospective {
            head: self.head("retrospective"),
            team: team.map(str::to_owned),
            times: flow_times(self.completed(period.from(), period.until()).filter(is_own)),
            learned: self.learned(&period, team),
            period,
        }
    }
}

fn reasons(ended: &[&Ended]) -> Vec<Reason> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let failed = ended.iter().filter(|one| matches!(one.outcome, Outcome::Failed | Outcome::Expired));
    for one in failed.filter(|one| !one.reason.is_empty()) {
        *counts.entry(&one.reason).or_default() += 1;
    }
    let mut all: Vec<Reason> =
        counts.into_iter().map(|(reason, count)| Reason { reason: reason.to_owned(), count }).collect();
    all.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.reason.cmp(&b.reason)));
    all.truncate(TOLD);
    all
}

fn slowest(done: &[&Story], length: impl Fn(&Story) -> Option<i64>) -> Vec<SlowItem> {
    let item = |story: &&Story| {
        Some(SlowItem {
            work_id: story.work_id.clone(),
            team: story.team.clone(),
            work_type: story.work_type.clone(),
            seconds: length(story)?,
        })
    };
    let mut all: Vec<SlowItem> = done.iter().filter_map(item).filter(|item| item.seconds > 0).collect();
    all.sort_by(|a, b| b.seconds.cmp(&a.seconds).then_with(|| a.work_id.cmp(&b.work_id)));
    all.truncate(TOLD);
    all
}

#[cfg(test)]
mod tests {
    use super::super::{Happening, quarter};
    use super::*;
    use crate::analysis::flow::Held;

    #[test]
    fn what_happened_in_the_days_is_counted_and_nothing_else() {
        let period = quarter("2026-11-02".parse().expect("a day"));
        let start = period.from();
        let ended =
            |at: i64, outcome, reason: &str| Ended { agent: None, outcome, reason: reason.into(), at: Some(at) };
        let held = |from: i64, until: i64| vec![Held { from: start + from, until: Some(start + until) }];
        let stories = vec![
            Story {
                work_id: "a".into(),
                status: Status::Completed,
                created: Some(start),
                held: held(100, 300),
                closed: Some(start + 400),
                ended: vec![
                    ended(start + 10, Outcome::Failed, "disk"),
                    ended(start + 20, Outcome::Expired, "disk"),
                    ended(start - 1, Outcome::Failed, "before"),
                ],
                ..Story::default()
            },
            Story {
                work_id: "b".into(),
                status: Status::Failed,
                closed: Some(start + 5),
                team: "red".into(),
                ended: vec![
                    ended(start + 5, Outcome::Failed, "net"),
                    ended(start + 6, Outcome::HandedOff, "x"),
                    ended(start + 7, Outcome::Reassigned, "y"),
                ],
                ..Story::default()
            },
            Story { work_id: "c".into(), status: Status::Failed, closed: Some(start - 1), ..Story::default() },
            Story { status: Status::Completed, created: Some(start), closed: Some(start + 900), ..Story::default() },
        ];
        let requeue =
            |at| Happening { at, verb: "requeue".into(), agent: None, work_id: "b".into(), note: String::new() };
        let happenings = vec![requeue(start - 1), requeue(start)];
        let scene = Scene { stories, happenings, ..Scene::default() };
        let found = scene.learned(&period, None);
        let counts = [found.completed, found.retried, found.failures, found.expiries, found.handoffs];
        assert_eq!((counts, found.given_up, found.requeued), ([2, 1, 2, 1, 2], 1, 1));
        let reasons: Vec<_> = found.reasons.iter().map(|one| (one.reason.as_str(), one.count)).collect();
        assert_eq!(reasons, [("disk", 2), ("net", 1)]);
        // From the first claim at 100 to 400; in nobody's hands from 0 to 100 and from 300 to 400.
        assert_eq!((found.longest[0].seconds, found.waited[0].seconds), (300, 200));
        assert_eq!(found.waited.len(), 1, "an item that nothing tells the claims of waited for nobody knows how long");
        let [own, others] = ["red", "blue"].map(|team| scene.learned(&period, Some(team)));
        assert_eq!((own.requeued, own.given_up, own.completed), (1, 1, 0));
        assert_eq!(others, Learned::default());
        assert_eq!(scene.retrospective(period.clone(), Some("red")).times.completed, 0);
        assert_eq!(scene.retrospective(period, None).times.completed, 2);
    }
}

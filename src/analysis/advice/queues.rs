//! The queues of a board: for each team, and for a type of work where that tells more, how much comes, how fast it is
//! served, and how long it waits.

use super::health::days_told;
use super::queueing::{erlang_c, mean_wait};
use super::{Finished, OpenItem, Subject, Worker};
use crate::analysis::throughput::first_day;
use crate::board::{Liveness, Status};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Seconds of a day. Days begin at midnight UTC.
const DAY: f64 = 24.0 * 3600.0;
/// Rates are told once arrivals were seen for so long, in days: an hour.
const SEEN_NEEDED: f64 = 1.0 / 24.0;
/// A type of work is told where its pending items have waited so many times as long as all pending items, on average.
const TELLS_MORE: f64 = 2.0;
/// And where there are so many of them.
const TELLS_FROM: u64 = 3;
/// How many items a queue names.
const NAMED: usize = 5;

/// Whose queue it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QueueOf {
    /// A team's; that of the items without one has an empty name.
    Team,
    /// A type of work's.
    WorkType,
}

/// Items that wait in one place, and who serves them.
///
/// Rates are those of a day. The model is M/M/c: what comes, comes at random, and is served by `servers` alike.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Queue {
    /// Whether it is a team's or a type's.
    pub of: QueueOf,
    /// The team or the type.
    pub name: String,
    /// Pending items.
    pub pending: u64,
    /// Of these, those that an agent with every capability could claim now: the length of the queue.
    pub ready: u64,
    /// Items that are held.
    pub held: u64,
    /// Agents that are not gone: of the team, or that have completed such work. An agent works on one item after the
    /// other, whatever it may hold.
    pub servers: u64,
    /// λ: items that came in a day, of those that are open or completed, over the last 14 days.
    pub arrivals_per_day: Option<f64>,
    /// How long an item was held on average, from its newest claim to its completion, in seconds.
    pub mean_held_seconds: Option<f64>,
    /// μ: how many items one agent completes in a day at that pace.
    pub services_per_day: Option<f64>,
    /// ρ = λ / (c·μ): which part of the time the servers are busy; above 1 more comes than they can do.
    pub utilisation: Option<f64>,
    /// The fewest agents that would keep up: the first number above λ ÷ μ.
    pub servers_needed: Option<u64>,
    /// By Erlang's C formula: the chance that an item must wait.
    pub chance_of_waiting: Option<f64>,
    /// The mean wait that the model expects, in seconds; `None` where it has none to tell.
    pub expected_wait_seconds: Option<f64>,
    /// Whether the queue grows without bound at this pace: something comes, and ρ is at least 1 or nobody serves.
    pub grows: bool,
    /// How long completed items had waited for their newest claim, on average, in seconds.
    pub mean_wait_seen_seconds: Option<f64>,
    /// For how long the oldest pending item has waited, in seconds.
    pub oldest_wait_seconds: Option<i64>,
    /// For how long the pending items have waited so far, on average, in seconds.
    pub mean_pending_seconds: Option<f64>,
    /// How many items should be waiting by Little's law: λ × the mean wait seen.
    pub expected_length: Option<f64>,
    /// Whether that is within a factor of two (or two items) of what is pending: where not, the queue is not in a steady
    /// state, and what was seen tells little of what is to come.
    pub is_steady: Option<bool>,
    /// How many completed items the times were taken from.
    pub sample: u64,
    /// The pending items that have waited longest.
    pub work_ids: Vec<String>,
}

/// The queues of the teams, by name, and of the types of work that wait longer than the rest.
#[must_use]
pub(super) fn queues(subject: &Subject) -> Vec<Queue> {
    let mut queues = of_each(subject, QueueOf::Team);
    let all = mean(pending_ages(subject, |_| true));
    let tells_more = |queue: &Queue| match (queue.mean_pending_seconds, all) {
        (Some(own), Some(all)) => queue.pending >= TELLS_FROM && own > 0.0 && own >= TELLS_MORE * all,
        _ => false,
    };
    queues.extend(of_each(subject, QueueOf::WorkType).into_iter().filter(tells_more));
    queues
}

/// What one queue is made of.
#[derive(Default)]
struct Members<'a> {
    open: Vec<&'a OpenItem>,
    finished: Vec<&'a Finished>,
}

fn of_each(subject: &Subject, of: QueueOf) -> Vec<Queue> {
    let mut members: BTreeMap<&str, Members<'_>> = BTreeMap::new();
    for item in &subject.open {
        let name = if of == QueueOf::Team { &item.team } else { &item.work_type };
        members.entry(name).or_default().open.push(item);
    }
    for done in &subject.finished {
        let name = if of == QueueOf::Team { &done.team } else { &done.work_type };
        // What nobody waits for any more is no queue.
        if let Some(members) = members.get_mut(name.as_str()) {
            members.finished.push(done);
        }
    }
    members.iter().map(|(name, members)| queue(subject, of, name, members)).collect()
}

fn queue(subject: &Subject, of: QueueOf, name: &str, members: &Members<'_>) -> Queue {
    let count = |wanted: fn(&OpenItem) -> bool| members.open.iter().filter(|item| wanted(item)).count() as u64;
    let mut waiting: Vec<&OpenItem> = members.open.iter().copied().filter(|item| is_waiting(item)).collect();
    waiting.sort_by_key(|item| item.created_at);
    // The moment is a whole minute: what came since then has not waited yet.
    let ages = || waiting.iter().map(|item| subject.at.saturating_sub(item.created_at).max(0));
    let held = mean(members.finished.iter().filter_map(|done| done.seconds_held));
    let mut queue = Queue {
        of,
        name: name.to_owned(),
        pending: count(|item| item.status == Status::Pending),
        ready: count(|item| item.ready),
        held: count(|item| item.status.is_held()),
        servers: servers(subject, of, name, members),
        arrivals_per_day: arrivals(subject, members),
        mean_held_seconds: held,
        // Times are whole seconds: of what took none, no pace can be told.
        services_per_day: held.filter(|seconds| *seconds > 0.0).map(|seconds| DAY / seconds),
        utilisation: None,
        servers_needed: None,
        chance_of_waiting: None,
        expected_wait_seconds: None,
        grows: false,
        mean_wait_seen_seconds: mean(members.finished.iter().filter_map(|done| done.seconds_waited)),
        oldest_wait_seconds: ages().max(),
        mean_pending_seconds: mean(ages()),
        expected_length: None,
        is_steady: None,
        sample: members.finished.len() as u64,
        work_ids: waiting.iter().take(NAMED).map(|item| item.work_id.clone()).collect(),
    };
    expect(&mut queue);
    queue
}

/// What the model says of the rates.
fn expect(queue: &mut Queue) {
    let Some(arrivals) = queue.arrivals_per_day else { return };
    queue.expected_length = queue.mean_wait_seen_seconds.map(|wait| arrivals * wait / DAY);
    queue.is_steady = queue.expected_length.map(|expected| {
        let seen = queue.pending as f64;
        (expected - seen).abs() <= 2.0 || (0.5..=2.0).contains(&(expected / seen))
    });
    queue.grows = queue.servers == 0 && arrivals > 0.0;
    let Some(services) = queue.services_per_day else { return };
    let load = arrivals / services;
    queue.servers_needed = Some(load.floor() as u64 + 1);
    if queue.servers == 0 {
        return;
    }
    queue.utilisation = Some(load / queue.servers as f64);
    queue.chance_of_waiting = erlang_c(queue.servers, load);
    queue.expected_wait_seconds = mean_wait(queue.servers, arrivals, services).map(|days| days * DAY);
    queue.grows = queue.chance_of_waiting.is_none();
}

/// Whether it waits for somebody to claim it, for a known time.
fn is_waiting(item: &OpenItem) -> bool {
    item.status == Status::Pending && item.created_at != 0
}

fn pending_ages(subject: &Subject, of: impl Fn(&OpenItem) -> bool) -> impl Iterator<Item = i64> {
    let waiting = subject.open.iter().filter(move |item| is_waiting(item) && of(item));
    waiting.map(|item| subject.at.saturating_sub(item.created_at))
}

fn servers(subject: &Subject, of: QueueOf, name: &str, members: &Members<'_>) -> u64 {
    let serves = |agent: &&Worker| match of {
        QueueOf::Team => agent.team == name,
        QueueOf::WorkType => members.finished.iter().any(|done| done.agent_id == agent.agent_id),
    };
    subject.agents.iter().filter(|agent| is_living(agent)).filter(serves).count() as u64
}

/// Whether an agent is there to do something.
pub(super) fn is_living(agent: &Worker) -> bool {
    !matches!(agent.state, Liveness::Gone | Liveness::Retired)
}

/// Arrivals in a day, over the days told. An item that failed or was called off is not known to have come.
fn arrivals(subject: &Subject, members: &Members<'_>) -> Option<f64> {
    let days = days_told(subject.at, subject.began_at);
    let since = first_day(subject.at);
    let came = |done: &Finished| Some(done.at - done.seconds_held? - done.seconds_waited?);
    let open = members.open.iter().map(|item| item.created_at).filter(|&at| at != 0);
    let times = open.chain(members.finished.iter().filter_map(|done| came(done)));
    (days >= SEEN_NEEDED).then(|| times.filter(|&at| at >= since).count() as f64 / days)
}

pub(super) fn mean(numbers: impl Iterator<Item = i64>) -> Option<f64> {
    let (count, sum) = numbers.fold((0_u64, 0.0), |(count, sum), number| (count + 1, sum + number as f64));
    (count > 0).then(|| sum / count as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 20_000 * 86_400 + 43_200;

    fn pending(team: &str, age: i64) -> OpenItem {
        OpenItem {
            work_id: format!("{team}-{age}"),
            work_type: team.to_uppercase(),
            team: team.to_owned(),
            created_at: NOW - age,
            ready: true,
            ..OpenItem::default()
        }
    }

    fn done(team: &str, agent: &str, waited: i64, held: i64) -> Finished {
        Finished {
            agent_id: agent.to_owned(),
            work_type: team.to_uppercase(),
            team: team.to_owned(),
            at: NOW - 60,
            seconds_held: Some(held),
            seconds_waited: Some(waited),
            ..Finished::default()
        }
    }

    fn agent(id: &str, team: &str, state: Liveness) -> Worker {
        Worker {
            agent_id: id.to_owned(),
            team: team.to_owned(),
            role: String::new(),
            capabilities: Vec::new(),
            capacity: None,
            state,
            load: 0,
            completed: 0,
            failed: 0,
            last_sign_at: None,
        }
    }

    /// Two days old; a team "a" with two agents, one of them gone, and a team "b" without any.
    fn subject() -> Subject {
        Subject {
            at: NOW,
            began_at: Some(NOW - 2 * 86_400),
            open: vec![pending("a", 3_600), pending("a", 7_200), pending("b", 86_400)],
            agents: vec![agent("ada", "a", Liveness::Working), agent("bob", "a", Liveness::Gone)],
            finished: vec![done("a", "ada", 1_800, 28_800), done("a", "bob", 5_400, 14_400), done("c", "ada", 1, 1)],
            ..Subject::default()
        }
    }

    #[test]
    fn a_queue_is_told_by_its_rates() {
        let queues = queues(&subject());
        assert_eq!(queues.iter().map(|queue| queue.name.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        let a = &queues[0];
        assert_eq!((a.pending, a.ready, a.servers, a.sample), (2, 2, 1, 2));
        // Four came in two days; held 21,600 s on average: four a day for one server. ρ = 2/4.
        assert_eq!((a.arrivals_per_day, a.services_per_day, a.utilisation), (Some(2.0), Some(4.0), Some(0.5)));
        // M/M/1: ρ / (μ − λ) = 0.25 days.
        assert_eq!((a.chance_of_waiting, a.expected_wait_seconds, a.grows), (Some(0.5), Some(21_600.0), false));
        assert_eq!((a.oldest_wait_seconds, a.mean_pending_seconds), (Some(7_200), Some(5_400.0)));
        // Little: 2 a day × 3,600 s.
        assert_eq!((a.mean_wait_seen_seconds, a.expected_length), (Some(3_600.0), Some(2.0 / 24.0)));
        assert_eq!(a.work_ids, ["a-7200", "a-3600"]);
    }

    #[test]
    fn a_queue_that_nobody_serves_grows() {
        let b = &queues(&subject())[1];
        assert_eq!((b.servers, b.grows, b.utilisation, b.expected_wait_seconds), (0, true, None, None));
        let mut busy = subject();
        busy.open.extend((0..20).map(|n| pending("a", n)));
        let a = &queues(&busy)[0];
        assert_eq!((a.utilisation, a.grows, a.expected_wait_seconds), (Some(3.0), true, None));
        assert_eq!(a.servers_needed, Some(4));
        assert_eq!(a.is_steady, Some(false), "22 wait where less than one should");
    }

    #[test]
    fn a_type_of_work_is_told_where_it_waits_longer() {
        let mut board = subject();
        board.open.extend((0..9).map(|n| pending("a", 60 + n)));
        board.open.extend((0..3).map(|n| OpenItem { work_type: "slow".into(), ..pending("b", 500_000 + n) }));
        let told = queues(&board);
        let types: Vec<_> = told.iter().filter(|queue| queue.of == QueueOf::WorkType).collect();
        assert_eq!(types.iter().map(|queue| (queue.name.as_str(), queue.servers)).collect::<Vec<_>>(), [("slow", 0)]);
    }

    #[test]
    fn on_a_young_board_no_rate_is_told() {
        let young = Subject { began_at: Some(NOW - 3_599), ..subject() };
        let a = &queues(&young)[0];
        assert_eq!((a.arrivals_per_day, a.utilisation, a.grows, a.is_steady), (None, None, false, None));
        assert_eq!(a.pending, 2);
    }
}

//! Statistics of the board, and of the items that have no line of their own.

use super::entry::text;
use crate::analysis::advice::{OpenItem, Subject};
use crate::board::{Liveness, Priority, Status};
use crate::clock::stamp;
use serde_json::{Map, Value, json};
use std::cmp::Reverse;
use std::collections::HashMap;

/// The most names of a statistic; the others are counted together.
const NAMES: usize = 10;

/// The board as a whole.
pub(super) fn board(subject: &Subject) -> Value {
    let counts: Map<String, Value> =
        Status::ALL.into_iter().map(|status| (status.word().to_owned(), subject.count(status).into())).collect();
    let states = Liveness::ALL.into_iter().filter(|state| *state != Liveness::Retired).map(|state| {
        let count = subject.agents.iter().filter(|agent| agent.state == state).count();
        (state.word().to_owned(), Value::from(count))
    });
    json!({
        "now": stamp(subject.at),
        "changes": subject.sequence,
        "items": counts,
        "agents": states.collect::<Map<_, _>>(),
        "arrived_per_day": subject.arrived_per_day,
        "completed_per_day": subject.completed_per_day,
        "reliability": subject.reliability,
    })
}

/// What some items have in common.
pub(super) fn items(items: &[&OpenItem], subject: &Subject) -> Value {
    if items.is_empty() {
        return Value::Null;
    }
    let by = |name: &dyn Fn(&OpenItem) -> String| tally(items.iter().map(|item| name(item)));
    let priorities = Priority::ALL.into_iter().map(|priority| {
        let count = items.iter().filter(|item| item.priority == priority).count();
        (priority.word().to_owned(), Value::from(count))
    });
    json!({
        "by_priority": priorities.collect::<Map<_, _>>(),
        "by_status": by(&|item| item.status.word().to_owned()),
        "by_team": by(&|item| item.team.clone()),
        "by_type": by(&|item| item.work_type.clone()),
        "ready": items.iter().filter(|item| item.ready).count(),
        "late": items.iter().filter(|item| item.due.is_some_and(|due| due < subject.at)).count(),
        "oldest_since": items.iter().map(|item| item.created_at).filter(|&at| at != 0).min().map(stamp),
    })
}

/// How often each name occurs: the most frequent ones, and all others together.
fn tally(names: impl Iterator<Item = String>) -> Value {
    let mut spelt: HashMap<String, u64> = HashMap::new();
    names.for_each(|name| *spelt.entry(name).or_default() += 1);
    // Names that are the same once they are masked count as one.
    let mut counts: HashMap<String, u64> = HashMap::new();
    spelt.into_iter().for_each(|(name, count)| *counts.entry(text(&name)).or_default() += count);
    let mut counts: Vec<(String, u64)> = counts.into_iter().collect();
    counts.sort_by(|(a, one), (b, other)| (Reverse(one), a).cmp(&(Reverse(other), b)));
    let others: u64 = counts.iter().skip(NAMES).map(|(_, count)| count).sum();
    let mut told: Map<String, Value> =
        counts.into_iter().take(NAMES).map(|(name, count)| (name, count.into())).collect();
    if others > 0 {
        told.insert("(others)".to_owned(), others.into());
    }
    Value::Object(told)
}

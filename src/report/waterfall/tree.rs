//! From spans in any order to rows in the order of a tree, with the waits between attempts.

use super::{Row, Sort};
use std::collections::{HashMap, HashSet};

/// A pause between two attempts that is shorter is no wait: one process hands over to the next, in nanoseconds.
const PAUSE: u64 = 1_000_000;

/// Puts rows below the rows that they are inside of, each in the order of time.
///
/// A row whose parent is not among them stands at the top. Waits are put in where an item had no attempt running. Rows
/// that stand in a circle, which no sound trace has, are shown at the top too.
#[must_use]
pub fn rows(spans: Vec<Row>, now_ns: u64) -> Vec<Row> {
    let mut spans = spans;
    spans.extend(waits(&spans, now_ns));
    spans.sort_by_key(|row| (row.started_ns, order(row.sort), std::cmp::Reverse(row.ended_ns)));
    let ids: HashSet<String> = spans.iter().map(|row| row.span_id.clone()).filter(|id| !id.is_empty()).collect();
    let mut tree = Tree { below: HashMap::new(), rows: Vec::with_capacity(spans.len()) };
    let mut tops = Vec::new();
    for row in spans {
        match row.parent_span_id.clone().filter(|parent| ids.contains(parent) && *parent != row.span_id) {
            Some(parent) => tree.below.entry(parent).or_default().push(row),
            None => tops.push(row),
        }
    }
    tops.into_iter().for_each(|row| tree.put(row, 0));
    while let Some(parent) = tree.below.keys().min().cloned() {
        for row in tree.below.remove(&parent).unwrap_or_default() {
            tree.put(row, 0);
        }
    }
    tree.rows
}

/// What begins at the same instant: the wider one first.
fn order(sort: Sort) -> u8 {
    match sort {
        Sort::Item => 0,
        Sort::Attempt => 1,
        Sort::Wait => 2,
        Sort::Operation => 3,
        Sort::Step => 4,
    }
}

struct Tree {
    below: HashMap<String, Vec<Row>>,
    rows: Vec<Row>,
}

impl Tree {
    fn put(&mut self, row: Row, depth: usize) {
        let below = self.below.remove(&row.span_id).unwrap_or_default();
        self.rows.push(Row { depth, ..row });
        below.into_iter().for_each(|row| self.put(row, depth + 1));
    }
}

/// The times in which an item was open and nobody held it.
fn waits(spans: &[Row], now_ns: u64) -> Vec<Row> {
    let items = spans.iter().filter(|row| row.sort == Sort::Item);
    items.flat_map(|item| waits_of(item, spans, now_ns)).collect()
}

fn waits_of(item: &Row, spans: &[Row], now_ns: u64) -> Vec<Row> {
    let inside = |row: &&Row| row.parent_span_id.as_deref() == Some(&item.span_id);
    let mut attempts: Vec<&Row> = spans.iter().filter(|row| row.sort == Sort::Attempt).filter(inside).collect();
    attempts.sort_by_key(|row| row.started_ns);
    let mut waits = Vec::new();
    let mut free_since = Some(item.started_ns);
    for attempt in attempts {
        if let Some(since) = free_since.filter(|since| attempt.started_ns.saturating_sub(*since) >= PAUSE) {
            waits.push(wait(item, since, Some(attempt.started_ns)));
        }
        free_since = free_since.zip(attempt.ended_ns).map(|(since, ended)| ended.max(since));
    }
    let end = item.ended_ns.unwrap_or(now_ns);
    if let Some(since) = free_since.filter(|since| end.saturating_sub(*since) >= PAUSE) {
        waits.push(wait(item, since, item.ended_ns));
    }
    waits
}

fn wait(item: &Row, started_ns: u64, ended_ns: Option<u64>) -> Row {
    Row {
        sort: Sort::Wait,
        depth: 0,
        name: "waiting".to_owned(),
        who: String::new(),
        outcome: String::new(),
        failed: false,
        started_ns,
        ended_ns,
        trace_id: item.trace_id.clone(),
        span_id: String::new(),
        parent_span_id: Some(item.span_id.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(sort: Sort, id: &str, parent: &str, from: u64, to: Option<u64>) -> Row {
        Row {
            sort,
            depth: 0,
            name: id.to_owned(),
            who: String::new(),
            outcome: String::new(),
            failed: false,
            started_ns: from * PAUSE,
            ended_ns: to.map(|to| to * PAUSE),
            trace_id: String::new(),
            span_id: id.to_owned(),
            parent_span_id: (!parent.is_empty()).then(|| parent.to_owned()),
        }
    }

    fn shown(rows: &[Row]) -> Vec<String> {
        let length = |row: &Row| (row.ended_ns.unwrap_or(u64::MAX) - row.started_ns) / PAUSE;
        let line = |row: &Row| match row.sort {
            Sort::Wait if row.ended_ns.is_none() => format!("{} wait on", row.depth),
            Sort::Wait => format!("{} wait {}", row.depth, length(row)),
            _ => format!("{} {}", row.depth, row.span_id),
        };
        rows.iter().map(line).collect()
    }

    #[test]
    fn spans_stand_below_their_parents_with_the_waits_between_attempts() {
        let spans = vec![
            row(Sort::Operation, "complete", "second", 28, Some(30)),
            row(Sort::Attempt, "second", "item", 20, Some(30)),
            row(Sort::Operation, "claim", "first", 5, Some(6)),
            row(Sort::Attempt, "first", "item", 5, Some(9)),
            row(Sort::Item, "item", "", 0, Some(30)),
            row(Sort::Step, "lock", "claim", 5, Some(6)),
        ];
        let expected = ["0 item", "1 wait 5", "1 first", "2 claim", "3 lock", "1 wait 11", "1 second", "2 complete"];
        assert_eq!(shown(&rows(spans, 99 * PAUSE)), expected);
    }

    #[test]
    fn an_open_item_waits_on_and_a_running_attempt_is_no_wait() {
        let item = row(Sort::Item, "item", "", 0, None);
        let ended = row(Sort::Attempt, "first", "item", 0, Some(4));
        let running = row(Sort::Attempt, "second", "item", 4, None);
        let waits = shown(&rows(vec![item.clone(), ended.clone()], 9 * PAUSE));
        assert_eq!(waits, ["0 item", "1 first", "1 wait on"]);
        assert_eq!(shown(&rows(vec![item, ended, running], 9 * PAUSE)), ["0 item", "1 first", "1 second"]);
    }

    #[test]
    fn nobody_waits_while_the_longer_of_two_attempts_runs() {
        let item = row(Sort::Item, "item", "", 0, Some(10));
        let long = row(Sort::Attempt, "long", "item", 0, Some(9));
        let short = row(Sort::Attempt, "short", "item", 4, Some(6));
        let expected = ["0 item", "1 long", "1 short", "1 wait 1"];
        assert_eq!(shown(&rows(vec![item, long, short], 10 * PAUSE)), expected);
    }

    #[test]
    fn no_span_is_lost_to_a_missing_parent_or_a_circle() {
        let spans = vec![
            row(Sort::Operation, "orphan", "unknown", 1, Some(2)),
            row(Sort::Operation, "a", "b", 3, Some(4)),
            row(Sort::Operation, "b", "a", 3, Some(5)),
            row(Sort::Operation, "self", "self", 6, Some(7)),
        ];
        let rows = rows(spans, 0);
        let mut names: Vec<&str> = rows.iter().map(|row| row.span_id.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["a", "b", "orphan", "self"]);
    }
}

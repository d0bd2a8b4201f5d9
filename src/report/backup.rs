//! What a backup holds and what a restore changes, for people.

use crate::text::{escape, many};
use std::collections::BTreeMap;

/// How many ids of a sort are named.
const NAMED: usize = 20;

/// How many rows of each kind a backup has, in words.
#[must_use]
pub fn counts(counts: &BTreeMap<String, u64>) -> String {
    let of = |name: &str| counts.get(name).copied().unwrap_or(0);
    let (agents, completions) = (of("agents"), of("completions"));
    let statuses: Vec<String> = counts
        .iter()
        .filter(|(name, _)| !["agents", "completions"].contains(&name.as_str()))
        .map(|(name, count)| format!("{count} {}", name.replace('_', " ")))
        .collect();
    let items: u64 = counts.values().sum::<u64>() - agents - completions;
    let detail = if statuses.is_empty() { String::new() } else { format!(" ({})", statuses.join(", ")) };
    format!("{}{detail}, {} and {}", many(items, "item"), many(agents, "agent"), many(completions, "completion"))
}

/// What differs in rows of one name, such as `item`: ids that are added, changed and lost; `done` says that it was.
#[must_use]
pub fn differing(name: &str, [added, changed, lost]: [&[String]; 3], done: bool) -> Vec<String> {
    let tense = |done_word: &'static str, word: &'static str| if done { done_word } else { word };
    let sorts = [
        (added, tense("came back", "would come back")),
        (changed, tense("changed", "would change")),
        (lost, tense("left the board", "would leave the board")),
    ];
    sorts.iter().filter(|(ids, _)| !ids.is_empty()).map(|(ids, what)| line(name, ids, what)).collect()
}

/// The claims that end.
#[must_use]
pub fn released(ids: &[String], done: bool) -> Option<String> {
    let what = if done { "ended" } else { "would end" };
    (!ids.is_empty()).then(|| line("claim", ids, what))
}

fn line(name: &str, ids: &[String], what: &str) -> String {
    let named: Vec<_> = ids.iter().take(NAMED).map(|id| escape(id)).collect();
    let more = ids.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more, see --json") } else { String::new() };
    format!("{} {what}: {}{more}", many(ids.len() as u64, name), named.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_than_twenty_ids_are_named() {
        let ids: Vec<String> = (0..23).map(|n| format!("work_{n}")).collect();
        let lines = differing("item", [&ids, &[], &ids[..1]], false);
        assert_eq!(lines.len(), 2);
        assert!(
            lines[0].starts_with("23 items would come back: work_0 ")
                && lines[0].ends_with("work_19 and 3 more, see --json")
        );
        assert_eq!(lines[1], "1 item would leave the board: work_0");
    }

    #[test]
    fn counts_of_nothing_are_said() {
        assert_eq!(counts(&BTreeMap::new()), "0 items, 0 agents and 0 completions");
        let some = BTreeMap::from([("in_progress".to_owned(), 2), ("agents".to_owned(), 1), ("pending".to_owned(), 1)]);
        assert_eq!(counts(&some), "3 items (2 in progress, 1 pending), 1 agent and 0 completions");
    }
}

//! The README's table of statuses against what the program does.

use crate::sandbox::{Sandbox, eventually};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that can move an item, with the words that do it; `ID` stands for the item.
const MOVES: [(&str, &[&[&str]]); 13] = [
    ("claim", &[&["claim", "ID", "--agent", "bob"]]),
    ("progress", &[&["progress", "ID", "50", "--agent", "ada"]]),
    ("block", &[&["block", "ID", "--on", "x", "--agent", "ada"]]),
    ("unblock", &[&["unblock", "ID", "--agent", "ada"]]),
    ("complete", &[&["complete", "ID", "--agent", "ada"]]),
    (
        "fail",
        &[
            &["fail", "ID", "--reason", "x", "--retry", "--agent", "ada"],
            &["fail", "ID", "--reason", "x", "--no-retry", "--agent", "ada"],
        ],
    ),
    ("release", &[&["release", "ID", "--agent", "ada"]]),
    (
        "handoff",
        &[
            &["handoff", "ID", "--to", "ada", "--text", "x", "--agent", "ada"],
            &["handoff", "ID", "--to-team", "t", "--text", "x", "--agent", "ada"],
        ],
    ),
    (
        "reassign",
        &[
            &["reassign", "ID", "--to", "ada", "--reason", "x", "--agent", "lead"],
            &["reassign", "ID", "--to-team", "t", "--reason", "x", "--agent", "lead"],
        ],
    ),
    ("note", &[&["note", "ID", "x", "--agent", "ada"]]),
    ("heartbeat", &[&["heartbeat", "ID", "--agent", "ada"]]),
    ("requeue", &[&["dead-letters", "requeue", "ID"]]),
    ("drop", &[&["dead-letters", "drop", "ID", "--reason", "x"]]),
];

/// How an item comes into each status, `ID` standing for it.
const STATUSES: [(&str, &[&[&str]]); 7] = [
    ("pending", &[&["release", "ID", "--agent", "ada"]]),
    ("active", &[]),
    ("in_progress", &[&["progress", "ID", "10", "--agent", "ada"]]),
    ("blocked", &[&["block", "ID", "--on", "x", "--agent", "ada"]]),
    ("completed", &[&["complete", "ID", "--agent", "ada"]]),
    ("failed", &[&["fail", "ID", "--reason", "x", "--no-retry", "--agent", "ada"]]),
    (
        "cancelled",
        &[
            &["fail", "ID", "--reason", "x", "--no-retry", "--agent", "ada"],
            &["dead-letters", "drop", "ID", "--reason", "x"],
        ],
    ),
];

/// From a status by a verb to statuses.
type Table = BTreeMap<(String, String), BTreeSet<String>>;

fn with_id(words: &[&str], id: &str) -> Vec<String> {
    words.iter().map(|word| if *word == "ID" { id.to_owned() } else { (*word).to_owned() }).collect()
}

fn run(sandbox: &Sandbox, words: &[&str], id: &str) {
    let words = with_id(words, id);
    let said = sandbox.run(&words.iter().map(String::as_str).collect::<Vec<_>>());
    assert_ne!(said.code, 2, "{words:?} is no command line: {said:?}");
}

/// An item of ada's in a status.
fn item_in(sandbox: &Sandbox, status: &str, way: &[&[&str]], ttl: &str) -> String {
    let id = sandbox.ok(&["claim", "test", "x", "--agent", "ada", "--ttl", ttl]);
    way.iter().for_each(|words| run(sandbox, words, &id));
    assert_eq!(sandbox.item(&id)["status"], status);
    id
}

fn observed() -> Table {
    let sandbox = Sandbox::new();
    let mut table = Table::new();
    let mut leads = |from: &str, verb: &str, id: &str| {
        let to = sandbox.item(id)["status"].as_str().unwrap_or_default().to_owned();
        if to != from {
            table.entry((from.to_owned(), verb.to_owned())).or_default().insert(to);
        }
    };
    for (status, way) in STATUSES {
        for (verb, ways) in MOVES {
            for words in ways {
                let id = item_in(&sandbox, status, way, "1h");
                run(&sandbox, words, &id);
                leads(status, verb, &id);
            }
        }
    }
    for (status, way) in &STATUSES[1..4] {
        for attempts in ["1", "2"] {
            let id = item_in(&sandbox, status, way, "1s");
            run(&sandbox, &["set", "ID", "--max-attempts", attempts, "--agent", "ada"], &id);
            eventually("its lease ends", || sandbox.ok(&["reclaim"]).contains(&id));
            leads(status, "lease ends", &id);
        }
    }
    table
}

/// The table of the README: status, meaning, and `verb → status or status` separated by semicolons.
fn documented() -> Table {
    let text = include_str!("../../README.md");
    let section = text.split("\n## Statuses\n").nth(1).and_then(|rest| rest.split("\n## ").next()).expect("a section");
    let mut table = Table::new();
    for line in section.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [from, meaning, moves] = cells[..] else { panic!("three cells: {line}") };
        assert!(!meaning.is_empty(), "{line}");
        for step in moves.split(';').map(str::trim).filter(|step| step.contains('→')) {
            let (verbs, to) = step.split_once('→').expect("an arrow");
            let to: BTreeSet<String> = to.split(" or ").map(|to| to.trim().to_owned()).collect();
            for verb in verbs.split(',').map(|verb| verb.trim().trim_matches('`')) {
                table.insert((from.trim_matches('`').to_owned(), verb.to_owned()), to.clone());
            }
        }
    }
    table
}

#[test]
fn the_table_of_statuses_is_what_the_program_does() {
    let (documented, observed) = (documented(), observed());
    for (key, to) in &observed {
        // A verb that also leaves the status as it is may say so.
        let said = documented.get(key).cloned().unwrap_or_default();
        assert!(to.is_subset(&said), "{key:?} leads to {to:?}, and the README says {said:?}");
    }
    for (key, to) in &documented {
        let seen = observed.get(key).cloned().unwrap_or_default();
        let changing: BTreeSet<String> = to.iter().filter(|to| **to != key.0).cloned().collect();
        assert_eq!(seen, changing, "{key:?}: the README says {to:?}");
    }
}

#[test]
fn every_status_has_its_row() {
    let text = include_str!("../../README.md");
    for status in coordctl::board::Status::ALL {
        assert!(text.contains(&format!("\n| `{}` | ", status.word())), "{} has no row", status.word());
    }
}

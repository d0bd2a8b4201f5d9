//! A request id makes repeating any change safe: the same request is answered again, another one with its id refused.

use crate::sandbox::Sandbox;
use serde_json::Value;

/// Verbs with their arguments, on an item that ada holds (`HELD`), one that has failed (`DEAD`) or one that was archived
/// (`ARCHIVED`), and what to add for another request.
const REQUESTS: [(&[&str], &[&str]); 20] = [
    (&["add", "test", "x"], &["--points", "3"]),
    (&["claim", "test", "x", "--agent", "ada"], &["--points", "3"]),
    (&["claim", "--next", "--agent", "ada"], &["--type", "test"]),
    (&["progress", "HELD", "30", "--agent", "ada"], &["--note", "n"]),
    (&["note", "HELD", "n", "--agent", "ada"], &["--fence", "FENCE"]),
    (&["complete", "HELD", "done", "--agent", "ada"], &["--points", "3"]),
    (&["fail", "HELD", "--reason", "r", "--agent", "ada"], &["--no-retry"]),
    (&["release", "HELD", "--agent", "ada"], &["--reason", "r"]),
    (&["block", "HELD", "--on", "o", "--agent", "ada"], &["--fence", "FENCE"]),
    (&["unblock", "BLOCKED", "--agent", "ada"], &["--fence", "FENCE"]),
    (&["label", "HELD", "l", "--agent", "ada"], &["--remove", "m"]),
    (&["set", "HELD", "--points", "3", "--agent", "ada"], &["--due", "2d"]),
    (&["handoff", "HELD", "--to-team", "t", "--text", "x", "--agent", "ada"], &["--ttl", "1h"]),
    (&["reassign", "HELD", "--to-team", "t", "--reason", "x", "--agent", "lead"], &["--ttl", "1h"]),
    (&["dead-letters", "requeue", "DEAD"], &["--reason", "r"]),
    (&["dead-letters", "drop", "DEAD", "--reason", "r"], &["--agent", "ada"]),
    (&["agent", "register", "eve"], &["--role", "r"]),
    (&["agent", "retire", "bob"], &["--agent", "ada"]),
    (&["archive", "restore", "ARCHIVED"], &["--agent", "ada"]),
    (&["generate-id"], &["--work"]),
];

/// A board with an item for every purpose, and the words with its ids.
fn prepared(words: &[&str]) -> (Sandbox, Vec<String>) {
    let board = Sandbox::new();
    let (held, blocked, dead) = (board.claim("ada"), board.claim("ada"), board.claim("ada"));
    let _ = board.ok(&["block", &blocked, "--on", "x", "--agent", "ada"]);
    let _ = board.ok(&["fail", &dead, "--reason", "x", "--no-retry", "--agent", "ada"]);
    let _ = board.ok(&["agent", "register", "bob"]);
    let _ = board.ok(&["add", "test", "y"]);
    let archived = if words.contains(&"ARCHIVED") { archived(&board) } else { String::new() };
    let named = |word: &&str| match *word {
        "ARCHIVED" => archived.clone(),
        "HELD" => held.clone(),
        "BLOCKED" => blocked.clone(),
        "DEAD" => dead.clone(),
        "FENCE" => board.item(if words.contains(&"BLOCKED") { &blocked } else { &held })["fence"].to_string(),
        word => word.to_owned(),
    };
    let words = words.iter().map(named).collect();
    (board, words)
}

/// An item that left the board.
fn archived(board: &Sandbox) -> String {
    let id = board.claim("ada");
    let _ = board.ok(&["complete", &id, "--agent", "ada"]);
    let _ = board.ok(&["archive", "--older-than", "0s", "--keep-last", "0"]);
    id
}

fn rows(board: &Sandbox) -> Vec<Vec<Value>> {
    ["work_claims.json", "agent_status.json", "coordination_log.json"].map(|name| board.view(name)).to_vec()
}

#[test]
fn every_change_is_made_once_for_its_request_id() {
    for (verb, more) in REQUESTS {
        let with_id = [verb, &["--request-id", "r-1"]].concat();
        let (board, words) = prepared(&[with_id.as_slice(), more].concat());
        let (request, other) = words.split_at(with_id.len());
        let request: Vec<&str> = request.iter().map(String::as_str).collect();
        let first = board.json(&request);
        let after = rows(&board);
        let mut again = board.json(&request);
        assert_eq!((&first["replayed"], &again["replayed"]), (&false.into(), &true.into()), "{request:?}");
        assert_eq!(rows(&board), after, "{request:?} was made twice");
        (again["replayed"], again["sequence"]) = (false.into(), first["sequence"].clone());
        assert_eq!(again, first, "{request:?} was answered otherwise");
        let other: Vec<&str> = request.iter().copied().chain(other.iter().map(String::as_str)).collect();
        let refused = board.run(&other);
        assert!(refused.code == 3 && refused.stderr.contains("\"r-1\""), "{other:?}: {refused:?}");
        assert_eq!(rows(&board), after, "{other:?} changed something");
    }
}

#[test]
fn every_verb_that_takes_a_request_id_is_tried() {
    fn walk(command: &clap::Command, verb: &str, found: &mut Vec<String>) {
        if command.get_arguments().any(|argument| argument.get_long() == Some("request-id")) {
            found.push(verb.to_owned());
        }
        for below in command.get_subcommands() {
            walk(below, format!("{verb} {}", below.get_name()).trim(), found);
        }
    }
    let mut verbs = Vec::new();
    walk(&coordctl::cli::command(), "", &mut verbs);
    assert!(verbs.len() >= 18, "{verbs:?}");
    // What is done about a report is answered with the report; that is tried where reports are.
    for verb in verbs.into_iter().filter(|verb| !verb.starts_with("claude ")) {
        let tried = REQUESTS.iter().any(|(words, _)| words.join(" ").starts_with(&verb));
        assert!(tried, "add a row to REQUESTS for {verb}");
    }
}

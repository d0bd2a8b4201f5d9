//! An item that is kept for an agent: for nobody else, and not for ever.

use super::kept::{LATE, assignments, keep, texts, waiting};
use crate::sandbox::{Said, Sandbox, eventually};
use serde_json::{Value, json};

/// A board with so many waiting items, all of them kept for ada.
fn kept(count: usize, hold: &str) -> (Sandbox, Vec<String>) {
    let board = Sandbox::new();
    let items = waiting(&board, count);
    for agent in ["ada", "bob"] {
        let _ = board.ok(&["agent", "register", agent]);
    }
    let advised: Vec<(&str, &str)> = items.iter().map(|id| (id.as_str(), "ada")).collect();
    let report = keep(&board, 1, "assignments", LATE, &assignments(&advised));
    let acted = board.json(&["claude", "apply", &report, "--yes", "--hold", hold]);
    assert_eq!(acted["changed"][0]["after"], json!({ "agent": "ada" }));
    (board, items)
}

#[test]
fn a_kept_item_is_for_its_agent_and_others_are_told_until_when() {
    let (board, items) = kept(2, "1h");
    let refused = board.run(&["claim", &items[0], "--agent", "bob"]);
    let until = board.item(&items[0])["reserved_until"]["until"].as_str().unwrap_or_default().to_owned();
    let reason = format!("it is reserved for the agent \"ada\" until {until}");
    assert_eq!((refused.code, refused.stderr.contains(&reason)), (17, true), "{refused:?}");
    assert!(board.ok(&["explain", &items[0], "--agent", "bob"]).contains(&reason));
    assert_eq!(board.run(&["claim", "--next", "--agent", "bob"]).code, 15);
    assert_eq!(board.json(&["ready", "--agent", "bob"])["items"], json!([]));
    assert_eq!(board.ok(&["claim", "--next", "--agent", "ada"]), items[0]);
    assert_eq!(board.ok(&["claim", &items[1], "--agent", "ada"]), items[1]);
    let taken = board.item(&items[0]);
    assert_eq!((taken.get("reserved"), taken.get("reserved_until")), (None, None));
}

#[test]
fn an_item_whose_agent_never_comes_is_free_after_the_hold_and_whoever_waits_is_told() {
    let (board, items) = kept(2, "2s");
    // ada never comes. Nobody writes anything meanwhile; looking on made the index remember why it was passed over.
    assert_eq!(board.run(&["claim", "--next", "--agent", "bob"]).code, 15);
    let wait = ["wait", "--until", "ready", "--agent", "bob", "--timeout", "50s"];
    assert_eq!(board.ok(&[&wait[..], &[&items[0]]].concat()), items[0]);
    assert_eq!(board.ok(&[&wait[..], &["--next"]].concat()), items[0]);
    assert_eq!(board.ok(&["claim", "--next", "--agent", "bob"]), items[0]);
    assert_eq!(board.ok(&["claim", &items[1], "--agent", "zoe"]), items[1]);
}

#[test]
fn a_wait_for_an_agent_looks_at_what_the_item_asks_of_it() {
    let (board, items) = kept(1, "1h");
    let wait = |agent| board.run(&["wait", &items[0], "--until", "ready", "--agent", agent, "--timeout", "100ms"]).code;
    assert_eq!((wait("ada"), wait("bob")), (0, 23));
    let said = board.run(&["wait", &items[0], "--until", "done", "--agent", "ada"]);
    assert_eq!((said.code, said.stderr.contains("--agent")), (3, true), "{said:?}");
}

#[test]
fn what_is_kept_while_many_claim_goes_to_its_agent_and_everything_to_one_owner() {
    const AGENTS: usize = 8;
    let board = Sandbox::new();
    let items = waiting(&board, 2 * AGENTS);
    let names: Vec<String> = (0..AGENTS).map(|n| format!("agent-{n}")).collect();
    for name in &names {
        let _ = board.ok(&["agent", "register", name]);
    }
    let advised: Vec<(&str, &str)> =
        items.iter().enumerate().map(|(n, id)| (id.as_str(), names[n % AGENTS].as_str())).collect();
    let report = keep(&board, 1, "assignments", LATE, &assignments(&advised));
    let words = |n: usize| -> Vec<String> {
        let words = match n {
            AGENTS => vec!["claude", "apply", &report, "--yes", "--json"],
            n => vec!["claim", "--next", "--agent", &names[n % AGENTS]],
        };
        words.into_iter().map(str::to_owned).collect()
    };
    let said = board.race(2 * AGENTS + 1, words);
    let acted: Value = serde_json::from_str(&said[AGENTS].stdout).expect("it answers in JSON");
    let claims: Vec<&Said> = said.iter().enumerate().filter(|(n, _)| *n != AGENTS).map(|(_, said)| said).collect();
    // Who comes when all that is left is kept for others gets nothing.
    assert!(claims.iter().all(|said| matches!(said.code, 0 | 15)), "{claims:?}");
    let got: Vec<&str> = claims.iter().filter(|said| said.code == 0).map(|said| said.stdout.trim()).collect();
    let owners: std::collections::BTreeSet<&str> = got.iter().copied().collect();
    assert_eq!(owners.len(), got.len(), "an item has two owners");
    for id in texts(&acted["changed"], "work_id") {
        let (_, agent) = advised.iter().find(|(item, _)| *item == id).expect("it was advised");
        let holder = board.item(&id)["agent_id"].clone();
        let holder = holder.as_str().map_or_else(|| board.ok(&["claim", &id, "--agent", agent]), str::to_owned);
        assert!(holder == *agent || holder == id, "{id} was kept for {agent}, and {holder} has it");
    }
}

#[test]
fn undoing_frees_what_was_kept() {
    let (board, items) = kept(1, "1h");
    assert_eq!(board.run(&["claim", "--next", "--agent", "bob"]).code, 15);
    let _ = board.ok(&["claude", "undo", "report_0000000000000000001"]);
    eventually("bob gets it", || board.run(&["claim", &items[0], "--agent", "bob"]).code == 0);
}

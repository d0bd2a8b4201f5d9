//! Many processes at once: nothing is given twice, nothing that was acknowledged is lost.

use crate::sandbox::{Said, Sandbox};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::read_to_string;

/// The spans that commands left.
const SPANS: &str = "telemetry_spans.jsonl";

/// Arguments as a race wants them.
fn words<const N: usize>(words: [&str; N]) -> Vec<String> {
    words.map(str::to_owned).to_vec()
}

/// The answers of a race that everybody wins, as documents.
fn documents(said: &[Said]) -> Vec<Value> {
    let document = |said: &Said| {
        assert_eq!(said.code, 0, "{said:?}");
        serde_json::from_str(&said.stdout).unwrap_or_else(|e| panic!("{e}: {said:?}"))
    };
    said.iter().map(document).collect()
}

/// The texts of a field, without doubles.
fn texts(rows: &[Value], field: &str) -> BTreeSet<String> {
    rows.iter().map(|row| row[field].as_str().unwrap_or_else(|| panic!("no {field}: {row}")).to_owned()).collect()
}

/// Lets 100 processes claim new items at once and checks that each got one of its own, everywhere to be seen.
fn a_hundred_claim_at_once(board: &Sandbox) {
    let before = board.run(&["--json", "list", "--status", "all"]);
    let said = board.race(100, |n| words(["--json", "claim", "race", &format!("work {n}")]));
    let claims = documents(&said);
    let fences: BTreeMap<&str, u64> =
        claims.iter().filter_map(|claim| Some((claim["work_id"].as_str()?, claim["fence"].as_u64()?))).collect();
    assert_eq!(fences.len(), 100, "an id was given twice");
    let in_order: Vec<u64> = fences.values().copied().collect();
    assert!(in_order.is_sorted_by(|a, b| a < b), "fences do not grow with the ids: {in_order:?}");
    let ids = texts(&claims, "work_id");
    for rows in [board.items(), board.view("work_claims.json")] {
        assert!(texts(&rows, "work_item_id").is_superset(&ids), "an acknowledged item is missing");
    }
    let events = board.json(&["events", "--limit", "1000"]);
    let told = events["events"].as_array().expect("a list").iter().filter(|one| one["event"]["verb"] == "claim");
    let told: BTreeSet<String> = told.filter_map(|one| Some(one["event"]["work_id"].as_str()?.to_owned())).collect();
    assert!(told.is_superset(&ids), "a claim is missing from the events");
    let known = if before.code == 0 { 1 } else { 0 };
    assert_eq!((board.items().len(), told.len()), (100 + known, 100 + known), "more came than was claimed");
}

#[test]
fn a_hundred_first_claims_make_one_board_and_lose_nothing() {
    let board = Sandbox::on_disk();
    a_hundred_claim_at_once(&board);
    assert_eq!(texts(&board.view("agent_status.json"), "agent_id").len(), 100, "an agent's name was given twice");
}

#[test]
fn a_hundred_claims_on_a_board_get_a_hundred_items() {
    let board = Sandbox::on_disk();
    let _ = board.claim("first");
    a_hundred_claim_at_once(&board);
}

#[test]
fn exactly_one_of_many_gets_a_waiting_item() {
    let board = Sandbox::on_disk();
    let id = board.pending();
    let said = board.race(32, |n| words(["--json", "claim", &id, "--agent", &format!("agent-{n}")]));
    let winners: Vec<&Said> = said.iter().filter(|said| said.code == 0).collect();
    assert_eq!(winners.len(), 1, "{said:?}");
    let losers: Vec<&Said> = said.iter().filter(|said| said.code == 10 && said.stdout.is_empty()).collect();
    assert_eq!(losers.len(), 31, "{said:?}");
    let claim: Value = serde_json::from_str(&winners[0].stdout).expect("the winner is answered");
    let item = board.item(&id);
    assert_eq!((&item["agent_id"], &item["fence"]), (&claim["agent_id"], &claim["fence"]));
    assert_eq!(board.view("work_claims.json")[0]["agent_id"], claim["agent_id"]);
    for loser in losers {
        let holder = claim["agent_id"].as_str().expect("a name");
        assert!(loser.stderr.contains(holder), "the loser is not told who won: {loser:?}");
    }
}

#[test]
fn every_command_leaves_one_whole_line_among_the_spans() {
    let board = Sandbox::on_disk();
    let id = board.claim("ada");
    let before = read_to_string(board.path(SPANS)).expect("spans").lines().count();
    let said = board.race(200, |n| match n % 4 {
        0 => words(["claim", "race", &format!("work {}", "x".repeat(n * 20))]),
        1 => words(["progress", &id, "50", "--agent", "ada"]),
        2 => words(["list"]),
        _ => words(["complete", &id, "--agent", "bob"]),
    });
    for (n, said) in said.iter().enumerate() {
        assert_eq!(said.code, if n % 4 == 3 { 10 } else { 0 }, "{said:?}");
    }
    let text = read_to_string(board.path(SPANS)).expect("spans");
    assert!(text.ends_with('\n'), "the last line is not whole");
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    assert_eq!(lines.len(), before + 200);
    let spans: BTreeSet<String> =
        lines.iter().map(|line| line["resourceSpans"][0]["scopeSpans"][0]["spans"][0]["spanId"].to_string()).collect();
    assert_eq!(spans.len(), lines.len(), "a span was written twice");
}

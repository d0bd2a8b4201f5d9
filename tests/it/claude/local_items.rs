//! What is advised about items without Claude: figures as the program prints them, computed here once more.

use super::in_use::{created, in_use, local, number, seconds, text};
use crate::sandbox::Sandbox;
use serde_json::Value;
use std::collections::HashMap;

/// The priority score of an old row, which has neither a due date nor dependencies, by the formula of docs/analysis.md.
fn score(row: &Value, at: i64) -> f64 {
    let level = match text(row, "priority") {
        "critical" => 1.0,
        "high" => 0.7,
        "low" => 0.1,
        _ => 0.4,
    };
    let days = |since: i64| (at - since).max(0) as f64 / 86_400.0;
    let changed = ["claimed_at", "last_update", "completed_at", "created_at"]
        .iter()
        .filter_map(|field| seconds(row, field))
        .max();
    let part = |since: Option<i64>, half: f64| since.map_or(0.0, |since| days(since) / (days(since) + half));
    35.0 * level + 12.0 * part(created(row), 7.0) + 8.0 * part(changed, 3.0)
}

#[track_caller]
fn near(found: &Value, expected: f64) {
    assert!((number(found) - expected).abs() < 0.025, "{found} and {expected}");
}

fn ids(entries: &Value, field: &str) -> Vec<String> {
    entries.as_array().expect("a list").iter().map(|one| text(one, field).to_owned()).collect()
}

#[test]
fn the_scores_of_an_old_board_are_those_of_its_files() {
    let Some((board, rows)) = in_use() else { return };
    let open: HashMap<&str, &Value> = rows
        .iter()
        .filter(|row| !["completed", "failed", "cancelled"].contains(&text(row, "status")))
        .map(|row| (text(row, "work_item_id"), row))
        .collect();
    let report = local(&board, &["priorities"]);
    let (figures, answer) = (&report["figures"], &report["answer"]);
    assert_eq!(
        (&figures["scored"], &figures["left_out"], &figures["overdue"]),
        (&open.len().into(), &0.into(), &0.into())
    );
    let at = figures["at"].as_i64().expect("a time");
    let told = figures["items"].as_array().expect("items");
    assert_eq!(told.len(), open.len());
    let mut scores: Vec<f64> = open.values().map(|row| score(row, at)).collect();
    scores.sort_by(|a, b| b.total_cmp(a));
    for (item, highest) in told.iter().zip(scores) {
        near(&item["score"], score(open[text(item, "work_id")], at));
        near(&item["score"], highest);
        let points: f64 = item["terms"].as_array().expect("terms").iter().map(|term| number(&term["points"])).sum();
        assert!((points - number(&item["score"])).abs() < 1e-9, "{item}");
    }
    assert_eq!(ids(&answer["items"], "work_id"), ids(&figures["items"], "work_id")[..20]);
    // Nothing is due on that board: 25 of 100 points are unknown.
    assert_eq!(report["confidence"], 0.75);
}

#[test]
fn on_an_old_board_nobody_is_there_until_an_agent_registers() {
    let Some((board, rows)) = in_use() else { return };
    let mut pending: Vec<&Value> = rows.iter().filter(|row| text(row, "status") == "pending").collect();
    let nobody = local(&board, &["assignments"]);
    assert_eq!(nobody["answer"]["assignments"], Value::Array(Vec::new()));
    assert_eq!(nobody["figures"]["unassigned"].as_array().map(Vec::len), Some(pending.len()));
    assert!(ids(&nobody["figures"]["unassigned"], "cause").iter().all(|cause| cause == "no_agent"));
    let _ = board.ok(&["agent", "register", "ada", "--team", "ada_team"]);
    let report = local(&board, &["assignments"]);
    let at = local(&board, &["priorities"])["figures"]["at"].as_i64().expect("a time");
    pending.sort_by(|a, b| score(b, at).total_cmp(&score(a, at)));
    let expected: Vec<&str> = pending.iter().take(3).map(|row| text(row, "work_item_id")).collect();
    let pairs = &report["figures"]["pairs"];
    assert_eq!(ids(pairs, "work_id"), expected);
    // 40 for being taken, 10 for the fit, 5 for what is not known of its reliability; a quarter of 40 for each item held.
    for (n, (pair, row)) in pairs.as_array().expect("pairs").iter().zip(&pending).enumerate() {
        near(&pair["worth"], 55.0 + 0.5 * score(row, at) - 10.0 * pair["held"].as_f64().expect("a load"));
        assert_eq!((text(pair, "agent_id"), &pair["held"]), ("ada", &n.into()));
    }
    let worth: f64 = pairs.as_array().expect("pairs").iter().map(|pair| number(&pair["worth"])).sum();
    near(&report["figures"]["advised"]["worth"], worth);
    let recommended = local(&board, &["recommend", "--agent", "ada"]);
    assert_eq!(
        (text(&recommended["answer"], "action"), text(&recommended["answer"], "work_id")),
        ("claim", expected[0])
    );
    near(&recommended["figures"]["candidates"][0]["worth"], 55.0 + 0.5 * score(pending[0], at));
    assert_eq!(recommended["figures"]["ready"], pending.len());
}

#[test]
fn what_blocks_a_critical_item_comes_before_it() {
    let board = Sandbox::new();
    let add = |arguments: &[&str]| board.ok(&[&["add", "fix"], arguments].concat());
    let base = add(&["the base", "--priority", "low"]);
    let top = add(&["the top", "--priority", "critical", "--due", "2h", "--depends-on", &base]);
    let other = add(&["another", "--priority", "high"]);
    let report = local(&board, &["priorities"]);
    assert_eq!(ids(&report["answer"]["items"], "work_id"), [base.as_str(), &top, &other]);
    let first = &report["answer"]["items"][0];
    // 35 + 25 ÷ (1 + 2/24) + 12 × ¼ + 8 × ⅓: as urgent as what waits on it.
    let expected = 35.0 + 25.0 / (1.0 + 2.0 / 24.0) + 3.0 + 8.0 / 3.0;
    assert!((number(&first["score"]) - expected).abs() < 0.1, "{first}");
    assert_eq!((text(first, "priority"), text(first, "action")), ("critical", "claim it"));
    let shown = board.ok(&["claude", "priorities", "--provider", "local"]);
    assert!(shown.contains("low → critical") && shown.contains(&format!("complete {base} first")), "{shown}");
}

#[test]
fn a_specialist_is_left_to_what_only_it_can_do_and_the_plan_can_be_claimed() {
    let board = Sandbox::new();
    let _ = board.ok(&["agent", "register", "ada", "--capacity", "1", "--capability", "sql"]);
    let _ = board.ok(&["agent", "register", "bob", "--capacity", "1"]);
    let plain = board.ok(&["add", "fix", "anybody", "--priority", "critical"]);
    let query = board.ok(&["add", "query", "ada alone", "--priority", "low", "--capability", "sql"]);
    let later = board.ok(&["add", "fix", "not yet", "--priority", "critical", "--not-before", "2h"]);
    let report = local(&board, &["assignments"]);
    let pairs = &report["answer"]["assignments"];
    assert_eq!(
        (ids(pairs, "work_id"), ids(pairs, "agent_id")),
        (vec![plain.clone(), query.clone()], vec!["bob".to_owned(), "ada".into()])
    );
    let figures = &report["figures"];
    assert_eq!((&figures["advised"]["assigned"], &figures["present"]["assigned"]), (&2.into(), &1.into()));
    assert!(number(&figures["advised"]["worth"]) > number(&figures["present"]["worth"]), "{figures}");
    assert_eq!(figures["counts"]["not_ready"], 1);
    assert!(!report["answer"].to_string().contains(&later));
    let shown = board.ok(&["claude", "assignments", "--provider", "local"]);
    assert!(shown.contains("WHO SHOULD TAKE WHAT") && shown.contains("without advice"), "{shown}");
    // Without advice ada, who is asked first, takes what is offered first: that is what the figures call the present.
    assert_eq!(figures["present_pairs"], serde_json::json!([[plain, "ada"]]));
    for pair in pairs.as_array().expect("pairs") {
        let _ = board.ok(&["claim", text(pair, "work_id"), "--agent", text(pair, "agent_id")]);
    }
}

#[test]
fn an_agent_is_told_to_claim_to_finish_or_to_wait() {
    let board = Sandbox::new();
    let _ = board.ok(&["agent", "register", "ada", "--capacity", "1"]);
    let answer =
        |arguments: &[&str]| local(&board, &[&["recommend", "--agent", "ada"], arguments].concat())["answer"].clone();
    let waits = answer(&[]);
    assert_eq!((text(&waits, "action"), &waits["work_id"]), ("wait", &Value::Null));
    let id = board.ok(&["add", "fix", "something"]);
    let claims = answer(&["--type", "fix"]);
    assert_eq!((text(&claims, "action"), text(&claims, "work_id")), ("claim", id.as_str()));
    assert_eq!(text(&answer(&["--type", "review"]), "action"), "wait");
    let _ = board.ok(&["claim", &id, "--agent", "ada"]);
    let _ = board.ok(&["progress", &id, "70", "--agent", "ada"]);
    let other = board.ok(&["add", "fix", "something else"]);
    let finishes = answer(&[]);
    assert_eq!((text(&finishes, "action"), &finishes["work_id"]), ("finish", &Value::Null));
    assert_eq!(text(&finishes, "reason"), format!("It holds 1 item and may hold 1; furthest is {id} with 70 %."));
    assert_eq!(ids(&finishes["alternatives"], "work_id"), [other]);
}

#[test]
fn what_is_kept_for_one_agent_is_advised_to_nobody_else() {
    let board = Sandbox::new();
    for agent in ["ada", "bob"] {
        let _ = board.ok(&["agent", "register", agent]);
    }
    // Without the reservation ada would be first: by name, and by an item of her own.
    let id = board.claim("zoe");
    board.ok(&["handoff", &id, "--to-role", "tester", "--text", "over to you", "--agent", "zoe"]);
    let figures = local(&board, &["assignments"])["figures"].clone();
    assert_eq!(
        (&figures["pairs"], &figures["unassigned"][0]["work_id"]),
        (&Value::Array(Vec::new()), &id.clone().into())
    );
    let _ = board.ok(&["agent", "register", "bob", "--role", "tester"]);
    let pairs = local(&board, &["assignments"])["figures"]["pairs"].clone();
    assert_eq!(
        (&pairs[0]["work_id"], &pairs[0]["agent_id"], pairs.as_array().map(Vec::len)),
        (&id.into(), &"bob".into(), Some(1))
    );
}

#[test]
fn a_dependency_that_is_completed_is_waited_on_no_longer() {
    let board = Sandbox::new();
    let first = board.claim("ada");
    let second = board.ok(&["add", "test", "later", "--depends-on", &first]);
    let waits = || {
        let figures = local(&board, &["priorities"])["figures"].clone();
        let items = figures["items"].as_array().cloned().unwrap_or_default();
        let item = items.into_iter().find(|item| item["work_id"] == second.as_str()).expect("it is scored");
        (item["depends_on"].clone(), item["ready"].clone())
    };
    assert_eq!(waits(), (Value::from(vec![first.clone()]), false.into()));
    board.ok(&["complete", &first, "--agent", "ada"]);
    assert_eq!(waits(), (Value::Array(Vec::new()), true.into()));
}

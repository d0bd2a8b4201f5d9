//! `blocked`: what nobody can take now, and why.

use crate::sandbox::Sandbox;
use serde_json::{Value, json};

fn blocked(board: &Sandbox, flags: &[&str]) -> Vec<Value> {
    let document = board.json(&[&["blocked"], flags].concat());
    assert_eq!(document["schema"], "coordctl.blocked.v1");
    document["items"].as_array().cloned().expect("a list")
}

fn ids(items: &[Value]) -> Vec<&str> {
    items.iter().map(|item| item["work_id"].as_str().expect("an id")).collect()
}

#[test]
fn each_item_comes_with_its_obstacles_and_what_these_wait_for() {
    let board = Sandbox::new();
    let base = board.ok(&["add", "build", "the base", "--not-before", "2099-01-01T00:00:00Z"]);
    let held = board.claim("ada");
    let free = board.ok(&["add", "build", "free"]);
    let top = board.ok(&[
        "add",
        "deploy",
        "the top",
        "--priority",
        "high",
        "--team",
        "red",
        "--depends-on",
        &base,
        &held,
        &free,
    ]);
    let items = blocked(&board, &[]);
    assert_eq!(ids(&items), [&top, &base], "most urgent first; what is held or ready is not blocked");
    let reasons: Vec<_> = items[0]["obstacles"].as_array().expect("a list").iter().map(|o| &o["reason"]).collect();
    assert_eq!(reasons, ["depends_on", "depends_on", "depends_on"]);
    assert_eq!(items[1]["obstacles"][0]["sentence"], "it is not to be started before 2099-01-01T00:00:00Z");
    let waits = &items[0]["waits_for"];
    assert_eq!((&waits[0]["work_id"], &waits[0]["obstacles"][0]["reason"]), (&json!(base), &json!("not_before")));
    assert_eq!((&waits[1]["holder"], &waits[1]["status"]), (&json!("ada"), &json!("active")));
    let text = board.ok(&["blocked"]);
    for line in [
        format!("  it depends on \"{base}\", which is pending: it is not to be started before 2099-01-01T00:00:00Z"),
        format!("  it depends on \"{held}\", which is active and held by \"ada\""),
        format!("  it depends on \"{free}\", which is pending and ready to be claimed"),
    ] {
        assert!(text.lines().any(|other| other == line), "{line} is not in\n{text}");
    }
    let _ = board.ok(&["complete", &held, "--agent", "ada"]);
    assert_eq!(blocked(&board, &[])[0]["waits_for"].as_array().map(Vec::len), Some(2), "one is done");
    for (flags, expected) in [
        (&["--type", "deploy"][..], &[&top][..]),
        (&["--team", "red"], &[&top]),
        (&["--priority-at-least", "high"], &[&top]),
        (&["--label", "x"], &[]),
        (&["--limit", "1"], &[&top]),
    ] {
        assert_eq!(ids(&blocked(&board, flags)), expected, "{flags:?}");
    }
    assert_eq!(board.json(&["blocked", "--limit", "1"])["has_more"], true);
    assert_eq!(board.json(&["blocked", "--limit", "2"])["has_more"], false);
}

#[test]
fn a_held_item_is_blocked_where_its_holder_says_so_and_an_ended_lease_holds_nothing() {
    let lease = json!({ "boot_id": "gone", "deadline_boottime_ns": "9", "ttl_seconds": 1,
        "expires_at": "2025-06-16T06:38:08Z" });
    let rows = json!([
        { "work_item_id": "work_1", "agent_id": "ada", "status": "blocked", "blocked_on": "the \u{1b}[2J key",
          "priority": "medium", "description": "d" },
        { "work_item_id": "work_2", "agent_id": "ada", "status": "active", "description": "d" },
        { "work_item_id": "work_3", "agent_id": "ada", "status": "blocked", "lease": lease, "description": "d" },
        { "work_item_id": "work_4", "agent_id": "ada", "status": "active", "lease": lease, "description": "d",
          "depends_on": ["work_2"], "priority": "low" },
    ]);
    let board = Sandbox::with_files(&[("work_claims.json", &rows.to_string())]);
    let items = blocked(&board, &[]);
    assert_eq!(ids(&items), ["work_1", "work_4"], "work_3 is ready again");
    assert_eq!((&items[0]["holder"], &items[0]["obstacles"][0]["reason"]), (&json!("ada"), &json!("held")));
    assert_eq!((&items[1]["holder"], &items[1]["status"]), (&Value::Null, &json!("pending")));
    let text = board.ok(&["blocked"]);
    assert!(text.contains("  its holder waits for: the \\u{1b}[2J key\n"), "{text}");
    let empty = Sandbox::new();
    let _ = empty.ok(&["init"]);
    assert_eq!(empty.ok(&["blocked"]), "nothing is blocked");
}

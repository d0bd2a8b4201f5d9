//! `explain`: why an item is or is not offered, and to whom.

use crate::bad_input::check_words;
use crate::sandbox::Sandbox;
use serde_json::{Value, json};

/// A board of rows: items and agents.
fn board_of(items: &Value, agents: &Value) -> Sandbox {
    let (items, agents) = (items.to_string(), agents.to_string());
    Sandbox::with_files(&[("work_claims.json", &items), ("agent_status.json", &agents)])
}

fn agent(name: &str, capabilities: &[&str]) -> Value {
    json!({ "agent_id": name, "team": "t", "role": "writer", "status": "active", "capabilities": capabilities,
        "last_heartbeat": "2025-06-16T06:38:08Z" })
}

fn item(name: &str, status: &str, priority: &str) -> Value {
    json!({ "work_item_id": name, "agent_id": if status == "pending" { Value::Null } else { json!("ada") },
        "status": status, "priority": priority, "description": format!("do {name}"),
        "claimed_at": "2025-06-16T06:38:08Z" })
}

fn with(mut row: Value, field: &str, value: Value) -> Value {
    row[field] = value;
    row
}

fn verdict(document: &Value, agent: &str) -> Value {
    let agents = document["agents"].as_array().expect("a list");
    agents.iter().find(|verdict| verdict["agent_id"] == agent).cloned().unwrap_or(Value::Null)
}

fn has_line(text: &str, line: &str) {
    assert!(text.lines().any(|other| other == line), "{line} is not in\n{text}");
}

#[test]
fn each_agent_is_told_its_place_or_its_reason() {
    let items = json!([
        with(item("work_1", "pending", "critical"), "capabilities", json!(["gpu"])),
        item("work_2", "pending", "high"),
        with(item("work_3", "pending", "medium"), "capabilities", json!(["rust"])),
        with(
            with(item("work_4", "active", "low"), "fence", json!(1)),
            "handoff",
            json!({ "to": { "agent": "ada" }, "fence": 1, "text": "yours" }),
        ),
        with(item("work_5", "pending", "low"), "reserved", json!({ "role": "reviewer" })),
    ]);
    let full = with(agent("full", &["rust"]), "claim_limit", json!(0));
    let gone = with(agent("gone", &["rust"]), "status", json!("retired"));
    let board = board_of(
        &items,
        &json!([agent("ada", &["rust"]), agent("bob", &["rust", "gpu"]), agent("eve", &[]), full, gone]),
    );
    let document = board.json(&["explain", "work_3"]);
    assert_eq!((&document["schema"], &document["ready"]), (&json!("coordctl.explain.v1"), &json!(true)));
    let place = |agent: &str| verdict(&document, agent)["place"].clone();
    assert_eq!((place("ada"), place("bob"), place("eve")), (json!(3), json!(3), Value::Null));
    assert_eq!(verdict(&document, "eve")["obstacles"][0]["capability"], "rust");
    assert_eq!(verdict(&document, "full")["obstacles"][0]["reason"], "at_capacity");
    assert_eq!((verdict(&document, "gone"), &document["place"]), (Value::Null, &json!(3)));
    let text = board.ok(&["explain", "work_3"]);
    has_line(&text, "It is ready; for \"ada\" 2 items come before it.");
    has_line(&text, "It is not offered to \"eve\": it needs the capability \"rust\".");
    has_line(&text, "It is not offered to \"full\": the agent holds 0 items, and its capacity is 0.");
    let first = board.ok(&["explain", "work_2"]);
    has_line(&first, "It is ready: the next \"coordctl claim --next\" by \"eve\" gets it.");
    has_line(&board.ok(&["explain", "work_1"]), "It is ready: the next \"coordctl claim --next\" by \"bob\" gets it.");
    let handed = board.json(&["explain", "work_4"]);
    assert_eq!((&verdict(&handed, "ada")["place"], &handed["ready"]), (&json!(1), &json!(false)));
    assert_eq!(verdict(&handed, "bob")["offered"], false);
    let reserved = board.ok(&["explain", "work_5"]);
    has_line(&reserved, "It is ready, in place 4 of the queue, for any agent that is fit for it.");
    assert!(reserved.contains("\"ada\", \"bob\" or \"eve\": it was handed to the role \"reviewer\"."), "{reserved}");
    let one = board.json(&["explain", "work_3", "--agent", "newcomer"]);
    assert_eq!((one["agents"].as_array().map(Vec::len), &one["agents"][0]["offered"]), (Some(1), &json!(false)));
}

#[test]
fn the_place_is_the_number_of_claims_that_it_takes() {
    let mut rows: Vec<Value> = (10..16).map(|n| item(&format!("work_{n}"), "pending", "medium")).collect();
    rows[1] = with(rows[1].clone(), "capabilities", json!(["gpu"]));
    rows[4]["priority"] = "high".into();
    let board = board_of(&json!(rows), &json!([agent("ada", &[])]));
    let places: Vec<Value> = rows
        .iter()
        .map(|row| {
            let document = board.json(&["explain", row["work_item_id"].as_str().expect("an id")]);
            verdict(&document, "ada")["place"].clone()
        })
        .collect();
    assert_eq!(json!(places), json!([2, null, 3, 4, 1, 5]));
    let claimed = board.ok(&["claim", "--next", "--count", "9", "--id-only", "--agent", "ada"]);
    assert_eq!(claimed.lines().collect::<Vec<_>>(), ["work_14", "work_10", "work_12", "work_13", "work_15"]);
}

#[test]
fn a_life_is_told_with_its_attempts_and_with_what_waits_for_what() {
    let board = Sandbox::with_files(&[("coordctl.toml", "[work]\nretry_base = \"1h\"\nretry_cap = \"1h\"\n")]);
    let base = board.ok(&["add", "build", "the base"]);
    let top = board.ok(&["add", "deploy", "the top", "--depends-on", &base]);
    let text = board.ok(&["explain", &base]);
    has_line(&text, "It was never claimed.");
    has_line(&text, &format!("\"{top}\" (the top) waits for it."));
    has_line(&text, "It is ready, in place 1 of the queue, for any agent that is fit for it.");
    let claim = board.json(&["claim", &base, "--agent", "ada"]);
    let _ = board.ok(&["fail", &base, "--reason", "no network", "--retry", "--agent", "ada"]);
    let text = board.ok(&["explain", &base]);
    has_line(&text, "It was claimed once; 1 of 3 attempts failed.");
    assert!(text.contains("  attempt 1 by \"ada\" failed at ") && text.contains(": no network\n"), "{text}");
    assert!(text.contains("  it failed and is tried again from "), "{text}");
    let text = board.ok(&["explain", &top]);
    has_line(&text, "It cannot be claimed now:");
    assert!(text.contains(&format!("  it depends on \"{base}\", which is pending: it failed and is tried")), "{text}");
    let document = board.json(&["explain", &top]);
    assert_eq!((&document["ready"], &document["obstacles"][0]["reason"]), (&json!(false), &json!("depends_on")));
    assert_eq!((&document["waits_for"][0]["work_id"], &document["place"]), (&json!(base), &Value::Null));
    assert_eq!(board.json(&["explain", &base])["needed_by"][0]["work_id"], json!(top));
    assert_eq!(claim["fence"], board.json(&["explain", &base])["attempts"][0]["fence"]);
    let held = board.claim("bob");
    let document = board.json(&["explain", &held]);
    assert_eq!((&document["holder"]["agent_id"], &document["holder"]["is_over"]), (&json!("bob"), &json!(false)));
    assert!(board.ok(&["explain", &held]).contains("\"bob\" holds it since "));
    let _ = board.ok(&["complete", &held, "merged", "--agent", "bob"]);
    let text = board.ok(&["explain", &held]);
    assert!(text.contains(" is completed.\n") && text.contains(": merged\n"), "{text}");
    assert!(!text.contains("ready"), "{text}");
}

#[test]
fn an_ended_lease_and_a_dead_letter_say_what_comes_next() {
    let lease = json!({ "boot_id": "gone", "deadline_boottime_ns": "9", "ttl_seconds": 1,
        "expires_at": "2025-06-16T06:38:08Z" });
    let items = json!([
        with(item("work_1", "active", "low"), "lease", lease.clone()),
        with(with(item("work_2", "active", "high"), "lease", lease), "max_attempts", json!(1)),
        item("work_3", "failed", "high"),
    ]);
    let board = board_of(&items, &json!([agent("bob", &[])]));
    let text = board.ok(&["explain", "work_1"]);
    assert!(text.contains("but its lease ended at 2025-06-16T06:38:08Z: the next claim takes it back."), "{text}");
    has_line(&text, "It is ready: the next \"coordctl claim --next\" by \"bob\" gets it.");
    let text = board.ok(&["explain", "work_2"]);
    assert!(text.contains("takes it back and gives it up, no attempt is left") && !text.contains("ready"), "{text}");
    assert_eq!(board.json(&["explain", "work_2"])["holder"]["becomes"], "failed");
    let text = board.ok(&["explain", "work_3"]);
    assert!(text.contains("\"coordctl dead-letters requeue work_3\" offers it again"), "{text}");
    assert_eq!(board.ok(&["claim", "--next", "--id-only", "--agent", "bob"]), "work_1");
}

#[test]
fn text_from_others_does_not_act_on_a_terminal_and_bad_ids_are_refused() {
    let board =
        board_of(&json!([with(item("work_1", "pending", "low"), "description", json!("a\u{1b}[2Jb"))]), &json!([]));
    let text = board.ok(&["explain", "work_1"]);
    assert!(text.contains("a\\u{1b}[2Jb") && !text.contains('\u{1b}'), "{text}");
    check_words(&["explain"], &board.run(&["explain", "work_2"]), 13, "\"work_2\"", "coordctl list");
    check_words(&["explain"], &board.run(&["explain", "a/b"]), 3, "\"a/b\"", "letters");
    check_words(&["explain"], &board.run(&["explain", "work_1", "--agent", "a/b"]), 3, "\"a/b\"", "letters");
}

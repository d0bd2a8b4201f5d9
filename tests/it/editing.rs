//! Changing what is written about an item: by its holder while it is held, by anyone while it waits.

use crate::sandbox::Sandbox;
use serde_json::{Value, json};

fn lease_ends(sandbox: &Sandbox, id: &str) -> u64 {
    let text = sandbox.item(id)["lease"]["deadline_boottime_ns"].as_str().map(str::to_owned);
    text.and_then(|text| text.parse().ok()).expect("a lease")
}

#[test]
fn a_blocked_item_stays_with_its_holder_and_says_what_it_waits_for() {
    let sandbox = Sandbox::new();
    let id = sandbox.claim("ada");
    assert_eq!(sandbox.run(&["unblock", &id, "--agent", "ada"]).code, 14);
    let before = lease_ends(&sandbox, &id);
    let _ = sandbox.ok(&["block", &id, "--on", "the schema review", "--agent", "ada"]);
    let item = sandbox.item(&id);
    assert_eq!((&item["status"], &item["blocked_on"]), (&"blocked".into(), &"the schema review".into()));
    assert!(lease_ends(&sandbox, &id) > before, "blocking renews the lease");
    assert_eq!(sandbox.run(&["claim", &id, "--agent", "bob"]).code, 10);
    assert_eq!(sandbox.run(&["block", &id, "--on", "x", "--agent", "bob"]).code, 10);
    let _ = sandbox.ok(&["unblock", &id, "--agent", "ada"]);
    let item = sandbox.item(&id);
    assert_eq!((&item["status"], item.get("blocked_on")), (&"in_progress".into(), None));
    let waits = sandbox.pending();
    assert_eq!(sandbox.run(&["block", &waits, "--on", "x", "--agent", "ada"]).code, 14);
}

#[test]
fn anyone_may_note_but_only_the_holder_renews_its_lease_by_it() {
    let sandbox = Sandbox::new();
    let id = sandbox.claim("ada");
    let before = lease_ends(&sandbox, &id);
    let _ = sandbox.ok(&["note", &id, "look at lexer::deep", "--agent", "bob"]);
    let _ = sandbox.ok(&["note", &id, "from nobody"]);
    assert_eq!(lease_ends(&sandbox, &id), before, "a note from outside renews nothing");
    let _ = sandbox.ok(&["note", &id, "found it", "--agent", "ada"]);
    assert!(lease_ends(&sandbox, &id) > before);
    let notes = sandbox.item(&id)["notes"].clone();
    let told: Vec<(&Value, &Value)> =
        notes.as_array().into_iter().flatten().map(|n| (&n["agent_id"], &n["text"])).collect();
    assert_eq!(told.len(), 3);
    assert_eq!((told[0].0, told[1].0, told[2].1), (&json!("bob"), &Value::Null, &json!("found it")));
}

#[test]
fn labels_are_put_on_once_and_taken_off() {
    let sandbox = Sandbox::new();
    let id = sandbox.ok(&["add", "test", "x", "--label", "a"]);
    let _ = sandbox.ok(&["label", &id, "b", "a", "c", "--remove", "c"]);
    assert_eq!(sandbox.item(&id)["labels"], json!(["a", "b", "c"]), "what is put on and taken off at once is put on");
    let _ = sandbox.ok(&["label", &id, "--remove", "a", "--remove", "b", "--remove", "c"]);
    assert_eq!(sandbox.item(&id).get("labels"), None);
    assert_eq!(sandbox.run(&["label", &id]).code, 2, "no label at all is no request");
    let _ = sandbox.ok(&["claim", &id, "--agent", "ada"]);
    assert_eq!(sandbox.run(&["label", &id, "x", "--agent", "bob"]).code, 10);
    let _ = sandbox.ok(&["label", &id, "x", "--agent", "ada"]);
}

#[test]
fn set_changes_what_it_names_and_nothing_else() {
    let sandbox = Sandbox::new();
    let id = sandbox.ok(&["add", "test", "x", "--due", "2030-01-01T00:00:00Z", "--not-before", "2029-01-01T00:00:00Z"]);
    let before = sandbox.item(&id);
    let _ = sandbox.ok(&["set", &id, "--priority", "critical", "--points", "8", "--max-attempts", "7"]);
    let mut expected = before.clone();
    for (field, value) in [("priority", json!("critical")), ("story_points", json!(8)), ("max_attempts", json!(7))] {
        expected[field] = value;
    }
    let mut item = sandbox.item(&id);
    expected["updated_at"] = item["updated_at"].take();
    item["updated_at"] = expected["updated_at"].clone();
    assert_eq!(item, expected);
    let _ = sandbox.ok(&["set", &id, "--due", "none", "--not-before", "none", "--team", "b", "--description", "y"]);
    let item = sandbox.item(&id);
    assert_eq!((item.get("due"), item.get("not_before")), (None, None));
    assert_eq!((&item["team"], &item["description"]), (&"b".into(), &"y".into()));
    assert_eq!(sandbox.run(&["set", &id]).code, 2);
    let _ = sandbox.ok(&["claim", &id, "--agent", "ada"]);
    assert_eq!(sandbox.run(&["set", &id, "--points", "1", "--agent", "bob"]).code, 10);
    let _ = sandbox.ok(&["complete", &id, "--agent", "ada"]);
    assert_eq!(sandbox.run(&["set", &id, "--points", "1", "--agent", "ada"]).code, 14);
}

#[test]
fn a_dependency_that_would_close_a_cycle_is_refused_and_the_cycle_is_named() {
    let sandbox = Sandbox::new();
    let a = sandbox.ok(&["add", "test", "a"]);
    let b = sandbox.ok(&["add", "test", "b", "--depends-on", &a]);
    let c = sandbox.ok(&["add", "test", "c", "--depends-on", &b]);
    let before = sandbox.item(&a);
    let refused = sandbox.run(&["set", &a, "--depends-on", &c]);
    assert_eq!(refused.code, 17, "{refused:?}");
    assert!(refused.stderr.contains(&format!("{a} → {c} → {b} → {a}")), "{refused:?}");
    let itself = sandbox.run(&["set", &a, "--depends-on", &a]);
    assert_eq!(itself.code, 17, "{itself:?}");
    assert_eq!(sandbox.item(&a), before);
    let _ = sandbox.ok(&["set", &c, "--independent-of", &b]);
    let _ = sandbox.ok(&["set", &a, "--depends-on", &c]);
    assert_eq!(sandbox.item(&a)["depends_on"], json!([c]));
    assert_eq!(sandbox.run(&["set", &a, "--depends-on", "work_1"]).code, 13);
}

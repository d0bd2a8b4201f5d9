//! Who is still there: every state of an agent, as lists, `agent show` and the dashboard tell it.

use crate::sandbox::{Sandbox, eventually};
use serde_json::{Value, json};
use std::fs::read_to_string;

/// What the kernel says of this boot: its id, and the seconds since.
fn boot() -> (String, f64) {
    let read = |path: &str| read_to_string(path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let uptime = read("/proc/uptime");
    let seconds = uptime.split(' ').next().and_then(|text| text.parse().ok()).expect("a number");
    (read("/proc/sys/kernel/random/boot_id").trim().to_owned(), seconds)
}

/// An item that `agent` holds under a lease of `ttl` seconds that ends in so many seconds, negative for one that has.
fn held(agent: &str, ttl: u64, ends_in: f64) -> Value {
    let (boot_id, uptime) = boot();
    let deadline = ((uptime + ends_in) * 1e9).max(1.0) as u64;
    json!({ "work_item_id": format!("w-{agent}"), "status": "active", "agent_id": agent, "fence": 1,
        "claimed_at": "2025-06-16T00:00:00Z",
        "lease": { "boot_id": boot_id, "ttl_seconds": ttl, "deadline_boottime_ns": deadline.to_string(),
            "expires_at": "2025-06-16T00:00:00Z" } })
}

fn unleased(agent: &str, changed_at: &str) -> Value {
    json!({ "work_item_id": format!("w-{agent}"), "status": "active", "agent_id": agent, "claimed_at": changed_at })
}

fn seen(agent: &str, at: &str) -> Value {
    json!({ "agent_id": agent, "team": "t", "status": "active", "last_heartbeat": at })
}

/// The state of an agent, which show, list and dashboard must agree on.
fn state(board: &Sandbox, agent: &str) -> String {
    let shown = board.json(&["agent", "show", agent])["agent"]["state"].clone();
    for (verb, list) in [(&["agent", "list", "--limit", "0"][..], "agents"), (&["dashboard"], "agents")] {
        let document = board.json(verb);
        let line = document[list].as_array().into_iter().flatten().find(|line| line["agent_id"] == agent).cloned();
        assert_eq!(line.map(|line| line["state"].clone()), Some(shown.clone()), "{verb:?} and show differ on {agent}");
    }
    shown.as_str().expect("a state").to_owned()
}

#[test]
fn every_state_is_told_by_leases_and_signs_of_life() {
    let old = "2025-06-16T00:00:00Z";
    let items = [
        held("renewed", 3000, 2900.0),
        held("behind", 3000, 900.0),
        held("over", 3000, -5.0),
        held("long-over", 2, -5.0),
        unleased("silent", old),
    ];
    let agents: Vec<Value> =
        ["renewed", "behind", "over", "long-over", "silent", "away"].map(|id| seen(id, old)).into();
    let board = Sandbox::with_files(&[
        ("work_claims.json", &json!(items).to_string()),
        ("agent_status.json", &json!(agents).to_string()),
    ]);
    let _ = board.ok(&["agent", "register", "fresh"]);
    let expected = [
        ("renewed", "working"),
        ("behind", "late"),
        ("over", "late"),
        ("long-over", "gone"),
        ("silent", "gone"),
        ("away", "gone"),
        ("fresh", "idle"),
    ];
    for (agent, expected) in expected {
        assert_eq!(state(&board, agent), expected, "{agent}");
    }
    let _ = board.ok(&["agent", "retire", "fresh"]);
    assert_eq!(state(&board, "fresh"), "retired");
    let gone = board.ok(&["agent", "list", "--state", "gone"]);
    assert_eq!(gone.lines().count(), 4, "{gone}");
}

#[test]
fn an_agent_goes_from_working_to_idle_and_from_late_to_gone() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    assert_eq!(state(&board, "ada"), "working");
    let _ = board.ok(&["complete", &id, "--agent", "ada"]);
    assert_eq!(state(&board, "ada"), "idle");
    let _ = board.ok(&["claim", "a", "b", "--agent", "bob", "--ttl", "3s"]);
    eventually("bob is late", || board.json(&["agent", "show", "bob"])["agent"]["state"] == "late");
    eventually("bob is gone", || board.json(&["agent", "show", "bob"])["agent"]["state"] == "gone");
    // Its item is lost, but a sign of life since says that it is there.
    assert_eq!(board.run(&["heartbeat", "--agent", "bob"]).code, 16);
    assert_eq!(state(&board, "bob"), "late");
}

#[test]
fn a_heartbeat_is_a_sign_of_life_and_no_change() {
    let old = json!([seen("ada", "2025-06-16T00:00:00Z")]).to_string();
    let board = Sandbox::with_files(&[("agent_status.json", &old)]);
    let _ = board.ok(&["init"]);
    assert_eq!(state(&board, "ada"), "gone");
    let before = board.json(&["events"]);
    let _ = board.ok(&["heartbeat", "--agent", "ada"]);
    assert_eq!(state(&board, "ada"), "idle");
    assert_eq!(board.json(&["events"])["events"], before["events"], "a sign of life is on record");
    std::fs::remove_file(board.path(".coordctl/index")).expect("the index can be removed");
    assert_eq!(state(&board, "ada"), "idle", "without the index the sign is lost");
    // A change made by somebody else is no sign of life of hers.
    std::fs::remove_file(board.path(".coordctl/heartbeats")).expect("the cells can be removed");
    let _ = board.ok(&["agent", "register", "ada", "--role", "r", "--agent", "boss"]);
    assert_eq!(state(&board, "ada"), "gone");
    let _ = board.ok(&["agent", "register", "--role", "r", "--agent", "ada"]);
    assert_eq!(state(&board, "ada"), "idle");
}

#[test]
fn the_help_of_the_list_says_what_each_state_means() {
    let help = Sandbox::new().ok(&["agent", "list", "--help"]);
    for state in ["working", "idle", "late", "gone", "retired"] {
        assert!(help.lines().any(|line| line.trim_start().starts_with(&format!("{state} "))), "{state}: {help}");
    }
}

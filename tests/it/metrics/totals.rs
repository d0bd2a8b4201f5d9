//! Counters: what was done.

use super::Scrape;
use crate::sandbox::{Sandbox, eventually};

/// The counters of what is done with items.
const DONE: [&str; 8] = [
    "coordctl_items_created_total",
    "coordctl_claims_total",
    "coordctl_completions_total",
    "coordctl_failures_total",
    "coordctl_expiries_total",
    "coordctl_releases_total",
    "coordctl_handoffs_total",
    "coordctl_given_up_total",
];

/// The values of [`DONE`].
fn done(board: &Sandbox) -> [f64; 8] {
    let scrape = Scrape::of(board);
    DONE.map(|name| scrape.get(name).unwrap_or_else(|| panic!("{name} is not told")))
}

#[test]
fn everything_that_is_done_is_counted_once() {
    let board = Sandbox::new();
    let _ = board.ok(&["init"]);
    assert_eq!(done(&board), [0.0; 8]);
    let id = board.claim("ada");
    assert_eq!(done(&board), [1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
    let _ = board.ok(&["release", &id, "--agent", "ada"]);
    let _ = board.ok(&["claim", &id, "--agent", "bob"]);
    let _ = board.ok(&["note", &id, "a note", "--agent", "bob"]);
    let _ = board.ok(&["complete", &id, "--agent", "bob", "--request-id", "r"]);
    let _ = board.ok(&["complete", &id, "--agent", "bob", "--request-id", "r"]);
    let _ = board.ok(&["complete", &id, "--agent", "bob"]);
    assert_eq!(done(&board), [1.0, 2.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
    let bad = board.claim("ada");
    let _ = board.ok(&["fail", &bad, "--reason", "no", "--no-retry", "--agent", "ada"]);
    let handed = board.claim("ada");
    let _ = board.ok(&["handoff", &handed, "--to-team", "t", "--text", "x", "--agent", "ada"]);
    assert_eq!(done(&board), [3.0, 4.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.0]);
    assert_eq!(board.run(&["claim", &id, "--agent", "ada"]).code, 14);
    let many: String = (0..40).map(|n| format!("{{\"type\":\"t\",\"description\":\"d{n}\"}}\n")).collect();
    std::fs::write(board.root().join("many.jsonl"), many).expect("a file can be written");
    let _ = board.ok(&["add", "--from", "many.jsonl"]);
    let _ = board.ok(&["claim", "--next", "--count", "5", "--agent", "ada"]);
    assert_eq!(done(&board), [43.0, 9.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.0]);
    let changes = Scrape::of(&board);
    let verbs = ["add", "claim", "complete", "note"].map(|verb| format!("coordctl_changes_total{{verb=\"{verb}\"}}"));
    assert_eq!(verbs.each_ref().map(|verb| changes.get(verb)), [1, 5, 1, 1].map(|count| Some(f64::from(count))));
}

#[test]
fn a_lease_that_ended_is_counted_when_it_is_taken_back_whoever_does() {
    let board = Sandbox::new();
    let ids: Vec<String> = (0..3).map(|_| board.ok(&["claim", "t", "d", "--agent", "ada", "--ttl", "1s"])).collect();
    let expired = || Scrape::of(&board).get("coordctl_leases{state=\"expired\"}");
    eventually("all three leases are over", || expired() == Some(3.0));
    assert_eq!(done(&board)[4], 0.0);
    // Taken over by whoever claims it; then all others taken back, and one of them claimed in the same second.
    let _ = board.ok(&["claim", &ids[0], "--agent", "bob"]);
    assert_eq!(done(&board)[4], 1.0);
    let _ = board.ok(&["reclaim"]);
    assert_eq!(done(&board)[4], 3.0);
    let _ = board.ok(&["claim", &ids[1], "--agent", "bob"]);
    assert_eq!(done(&board)[..5], [3.0, 5.0, 0.0, 0.0, 3.0]);
    std::fs::remove_file(board.path(".coordctl/metrics")).expect("it remembers");
    assert_eq!(done(&board)[..5], [3.0, 5.0, 0.0, 0.0, 3.0], "counted anew it comes to something else");
}

#[test]
fn the_files_of_an_older_tool_are_nothing_that_anyone_did() {
    let rows = r#"[{"work_item_id":"work_1","status":"completed","agent_id":"a","work_type":"t"},
        {"work_item_id":"work_2","status":"active","agent_id":"a","work_type":"t"}]"#;
    let log = r#"[{"work_item_id":"work_1","agent_id":"a","completed_at":"2025-06-16T06:38:08Z","velocity_points":5}]"#;
    let board = Sandbox::with_files(&[("work_claims.json", rows), ("coordination_log.json", log)]);
    assert_eq!(done(&board), [0.0; 8], "before a board was made of them");
    let _ = board.claim("ada");
    assert_eq!(done(&board), [1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
    assert_eq!(Scrape::of(&board).get("coordctl_changes_total{verb=\"import\"}"), None);
}

#[test]
fn commands_are_counted_by_how_they_ended_and_timed() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    assert_eq!(board.run(&["claim", &id, "--agent", "bob"]).code, 10);
    assert_eq!(board.run(&["progress", &id, "x", "--agent", "ada"]).code, 3);
    let _ = board.ok(&["complete", &id, "--agent", "ada"]);
    let _ = board.ok(&["events", "--limit", "1"]);
    let scrape = Scrape::of(&board);
    let expected = [
        "coordctl_operations_total{operation=\"work.claim\",outcome=\"done\"} 1",
        "coordctl_operations_total{operation=\"work.claim\",outcome=\"refused\"} 1",
        "coordctl_operations_total{operation=\"work.progress\",outcome=\"failed\"} 1",
        "coordctl_operations_total{operation=\"work.complete\",outcome=\"done\"} 1",
        "coordctl_operations_total{operation=\"work.events\",outcome=\"done\"} 1",
        "coordctl_operation_duration_seconds_count{operation=\"work.claim\"} 2",
        "coordctl_operation_duration_seconds_bucket{operation=\"work.claim\",le=\"+Inf\"} 2",
        "coordctl_operation_duration_seconds_count{operation=\"work.events\"} –",
        "coordctl_attempt_duration_seconds_count{outcome=\"completed\"} 1",
        "coordctl_attempt_duration_seconds_bucket{outcome=\"completed\",le=\"86400\"} 1",
        "coordctl_attempt_duration_seconds_bucket{outcome=\"completed\",le=\"0.1\"} –",
        "coordctl_lock_wait_duration_seconds_count 3",
    ];
    let names: Vec<&str> = expected.iter().map(|line| line.rsplit_once(' ').expect("a value").0).collect();
    assert_eq!(scrape.told(&names), expected);
    let sum = scrape.get("coordctl_operation_duration_seconds_sum{operation=\"work.claim\"}");
    assert!(
        sum.is_some_and(|seconds| (1e-5..60.0).contains(&seconds)),
        "{sum:?} is no time of two commands in seconds"
    );
    assert_eq!(scrape.get("coordctl_claude_tokens_total"), None);
}

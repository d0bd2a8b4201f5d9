//! Leases and fences: a claim ends, its old holder cannot come back, and a repeated request has one effect.

use crate::bad_input::check_words;
use crate::sandbox::{Sandbox, eventually};
use serde_json::Value;
use std::fs::remove_file;

/// Waits until the claim on an item has ended.
fn wait_for_the_end(board: &Sandbox, id: &str) {
    eventually("the lease ends", || board.json(&["show", id])["expired"] == true);
}

/// A new item with a lease of a second, claimed by ada: its id and fence.
fn short_claim(board: &Sandbox) -> (String, String) {
    let claim = board.json(&["claim", "a", "b", "--agent", "ada", "--ttl", "1s"]);
    (text(&claim["work_id"]), claim["fence"].to_string())
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}

/// When the lease of an item ends, in nanoseconds since boot.
fn deadline(board: &Sandbox, id: &str) -> u64 {
    text(&board.item(id)["lease"]["deadline_boottime_ns"]).parse().expect("a number")
}

#[test]
fn an_ended_claim_goes_to_another_and_its_old_holder_cannot_come_back() {
    let board = Sandbox::new();
    let (id, old) = short_claim(&board);
    wait_for_the_end(&board, &id);
    let claim = board.json(&["claim", &id, "--agent", "bob"]);
    assert!(claim["fence"].as_u64() > old.parse().ok(), "the fence did not grow: {claim}");
    assert_eq!((&claim["attempt"], &claim["agent_id"]), (&2.into(), &"bob".into()));
    let verbs: [&[&str]; 4] = [&["progress", &id, "50"], &["complete", &id], &["release", &id], &["heartbeat", &id]];
    for verb in verbs {
        check_words(verb, &board.run(&[verb, &["--fence", &old]].concat()), 16, &id, "coordctl show");
        check_words(verb, &board.run(&[verb, &["--fence", &old, "--agent", "ada"]].concat()), 16, &id, "show");
        check_words(verb, &board.run(&[verb, &["--agent", "ada"]].concat()), 16, "\"bob\" holds it now", "show");
        check_words(verb, &board.run(&[verb, &["--agent", "cyd"]].concat()), 10, "\"bob\"", "--status pending");
        check_words(verb, &board.run(verb), 16, "neither agent nor fence", "coordctl show");
    }
    let item = board.item(&id);
    assert_eq!(
        (&item["agent_id"], &item["status"], &item["fence"]),
        (&"bob".into(), &"active".into(), &claim["fence"])
    );
    assert!(board.view("coordination_log.json").is_empty(), "a lost claim was scored");
}

#[test]
fn an_ended_claim_that_nobody_took_yields_to_its_fence_only() {
    let board = Sandbox::new();
    let (id, fence) = short_claim(&board);
    wait_for_the_end(&board, &id);
    let named = ["complete", &id, "--agent", "ada"];
    check_words(&named, &board.run(&named), 16, "its lease has ended", "coordctl show");
    assert_eq!(board.json(&["complete", &id, "--fence", &fence])["agent_id"], "ada");
}

#[test]
fn a_heartbeat_keeps_the_claim_also_without_the_index() {
    let board = Sandbox::new();
    let (id, fence) = short_claim(&board);
    let before = deadline(&board, &id);
    let said = board.run(&["heartbeat", &id, "--agent", "ada", "--ttl", "1h", "--fence", &fence]);
    assert_eq!(said.code, 0, "{said:?}");
    let renewed = deadline(&board, &id);
    assert!(renewed > before + 3_000_000_000_000, "renewed by {} ns only", renewed - before);
    remove_file(board.path(".coordctl/index")).expect("the index can be removed");
    assert_eq!(deadline(&board, &id), renewed, "a reader without an index does not see the renewal");
    let taken = board.run(&["claim", &id, "--agent", "bob"]);
    assert_eq!(taken.code, 10, "a renewed claim was taken: {taken:?}");
    let listed = board.items();
    assert_eq!(listed[0]["lease"]["deadline_boottime_ns"], renewed.to_string(), "list does not show the renewal");
}

#[test]
fn a_renewed_claim_is_taken_back_when_the_renewal_ends_and_not_before() {
    let board = Sandbox::new();
    let (renewed, long, short) = (short_claim(&board), short_claim(&board), short_claim(&board).0);
    let begun = std::time::Instant::now();
    for ((id, fence), ttl) in [(&renewed, "3s"), (&long, "1h")] {
        let _ = board.ok(&["heartbeat", id, "--agent", "ada", "--ttl", ttl, "--fence", fence]);
    }
    // Nothing is ended at first, then one, while the leases in the rows of the others have ended as well.
    let mut taken = Vec::new();
    eventually("two leases end", || {
        taken.extend(board.ok(&["reclaim"]).lines().map(str::to_owned));
        let is_early = begun.elapsed().as_secs() < 3 && taken.contains(&renewed.0);
        assert!(!is_early, "a renewed claim was taken back");
        taken.len() == 2
    });
    assert!(taken.contains(&short) && taken.contains(&renewed.0), "{taken:?}");
}

#[test]
fn a_renewal_never_shortens() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let before = deadline(&board, &id);
    let expires_at = board.item(&id)["lease"]["expires_at"].clone();
    let answer = board.json(&["heartbeat", &id, "--ttl", "1s", "--agent", "ada"]);
    assert_eq!(answer["lease_expires_at"], expires_at, "the answer tells of a shorter lease");
    for renew in [&["heartbeat", &id, "--ttl", "1s"][..], &["progress", &id, "10"]] {
        let _ = board.ok(&[renew, &["--agent", "ada"]].concat());
        assert!(deadline(&board, &id) >= before, "{renew:?} shortened the lease");
    }
    let later = deadline(&board, &id);
    assert!(later > before, "progress did not renew");
    let _ = board.ok(&["heartbeat", &id, "--agent", "ada"]);
    assert!(deadline(&board, &id) > later, "a heartbeat did not renew");
}

#[test]
fn a_claim_lasts_two_hours_or_as_long_as_asked_or_for_ever() {
    let board = Sandbox::new();
    let lease = |arguments: &[&str]| {
        let claim = board.json(&[&["claim", "a", "b"], arguments].concat());
        board.item(&text(&claim["work_id"]))["lease"]["ttl_seconds"].clone()
    };
    assert_eq!((lease(&[]), lease(&["--ttl", "90s"])), (7200.into(), 90.into()));
    assert_eq!(lease(&["--ttl", "none"]), Value::Null);
    std::fs::write(board.path("coordctl.toml"), "[work]\nttl = \"5m\"\n").expect("settings can be written");
    assert_eq!((lease(&[]), lease(&["--ttl", "1d"])), (300.into(), 86_400.into()));
}

#[test]
fn each_type_of_work_may_have_a_length_of_its_own() {
    let board = Sandbox::new();
    std::fs::create_dir(board.board()).expect("a directory");
    let settings = "[work]\nttl = \"1h\"\nttl_by_type = { build = \"20m\", watch = \"none\" }\n";
    std::fs::write(board.path("coordctl.toml"), settings).expect("a file");
    let length = |id: &str| board.item(id)["lease"]["ttl_seconds"].clone();
    for (work_type, expected) in [("build", 1200.into()), ("watch", Value::Null), ("test", 3600.into())] {
        let id = board.ok(&["add", work_type, "x"]);
        assert_eq!(board.ok(&["claim", "--next", "--id-only", "--agent", "ada"]), id);
        assert_eq!(length(&id), expected, "{work_type}");
    }
    assert_eq!(length(&board.ok(&["claim", "build", "x", "--ttl", "5m"])), 300, "the flag goes first");
    let said = {
        std::fs::write(board.path("coordctl.toml"), "[work]\nttl_by_type = { build = \"soon\" }\n").expect("a file");
        board.run(&["list"])
    };
    assert!(said.code == 3 && said.stderr.contains("work.ttl_by_type.build is \"soon\""), "{said:?}");
}

#[test]
fn the_flag_names_the_agent_before_the_environment() {
    let board = Sandbox::new();
    let both = [("COORDCTL_AGENT", "ours"), ("AGENT_ID", "old")];
    let unset = [("COORDCTL_AGENT", ""), ("AGENT_ID", "old")];
    for (environment, flag, expected) in [
        (&both[..], &["--agent", "flag"][..], "flag"),
        (&both, &[], "ours"),
        (&both[1..], &[], "old"),
        (&unset, &[], "old"),
    ] {
        let said = board.run_with(environment, &[&["--json", "claim", "a", "b"], flag].concat());
        let claim: Value = serde_json::from_str(&said.stdout).unwrap_or_else(|e| panic!("{e}: {said:?}"));
        assert_eq!(claim["agent_id"], expected, "{environment:?} {flag:?}");
        let id = text(&claim["work_id"]);
        assert_eq!(board.run_with(&[("AGENT_ID", expected)], &["heartbeat", &id]).code, 0);
        assert_eq!(board.run_with(&[("AGENT_ID", "other")], &["heartbeat", &id]).code, 10);
    }
    let nameless = board.json(&["claim", "a", "b"]);
    assert!(text(&nameless["agent_id"]).starts_with("agent_"), "{nameless}");
}

#[test]
fn a_caller_that_shows_nothing_gets_through_on_the_first_attempt_only() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let _ = board.ok(&["progress", &id, "10"]);
    assert_eq!(board.item(&id)["unfenced"], true, "it is not on record that nobody was named");
    let _ = board.ok(&["release", &id]);
    let _ = board.ok(&["claim", &id, "--agent", "ada"]);
    check_words(&["progress"], &board.run(&["progress", &id, "20"]), 16, "neither agent nor fence", "coordctl show");
    let _ = board.ok(&["complete", &id, "--agent", "ada"]);
    check_words(&["complete"], &board.run(&["complete", &id]), 16, "neither agent nor fence", "coordctl show");
}

#[test]
fn completing_again_is_fine_for_its_holder_and_scored_once() {
    let board = Sandbox::new();
    let claim = board.json(&["claim", "a", "b", "--agent", "ada"]);
    let (id, fence) = (text(&claim["work_id"]), claim["fence"].to_string());
    let first = board.json(&["complete", &id, "merged", "--agent", "ada", "--points", "3"]);
    for again in [&["--agent", "ada"][..], &["--fence", &fence], &[]] {
        let again = board.json(&[&["complete", &id, "merged"], again].concat());
        assert_eq!((&again["already_completed"], &again["velocity_points"]), (&true.into(), &3.into()));
        assert_eq!(again["completed_at"], first["completed_at"]);
    }
    let other_result = ["complete", &id, "failed", "--agent", "ada"];
    check_words(&other_result, &board.run(&other_result), 14, &id, "coordctl show");
    let other_agent = ["complete", &id, "merged", "--agent", "bob"];
    check_words(&other_agent, &board.run(&other_agent), 14, &id, "coordctl show");
    let log = board.view("coordination_log.json");
    assert_eq!((log.len(), &log[0]["velocity_points"]), (1, &3.into()));
    let agent = &board.view("agent_status.json")[0];
    assert_eq!((&agent["current_workload"], &agent["performance_metrics"]["tasks_completed"]), (&0.into(), &1.into()));
    for verb in [&["progress", &id, "5"][..], &["release", &id], &["heartbeat", &id], &["claim", &id]] {
        check_words(verb, &board.run(&[verb, &["--agent", "ada"]].concat()), 14, &id, "coordctl show");
    }
}

#[test]
fn a_request_id_has_one_effect_and_gets_one_answer() {
    let board = Sandbox::new();
    let claim = ["claim", "a", "b", "--agent", "ada", "--request-id", "r1"];
    let first = board.json(&claim);
    let id = text(&first["work_id"]);
    let complete = ["complete", &id, "merged", "--agent", "ada", "--request-id", "r2"];
    let done = board.json(&complete);
    remove_file(board.path(".coordctl/index")).expect("the index can be removed");
    for (command, first) in [(&claim[..], &first), (&complete[..], &done)] {
        let mut again = board.json(command);
        assert_eq!((&first["replayed"], &again["replayed"]), (&false.into(), &true.into()));
        (again["replayed"], again["sequence"]) = (false.into(), first["sequence"].clone());
        assert_eq!(again, *first, "the answer is another one");
    }
    assert_eq!((board.items().len(), board.view("coordination_log.json").len()), (1, 1), "a request had two effects");
    for other in [
        &["claim", "a", "c", "--agent", "ada", "--request-id", "r1"][..],
        &["claim", "a", "b", "--agent", "bob", "--request-id", "r1"],
        &["claim", "a", "b", "--agent", "ada", "--request-id", "r1", "--estimate", "9h"],
        &["complete", &id, "merged", "--agent", "ada", "--request-id", "r1"],
    ] {
        check_words(other, &board.run(other), 3, "\"r1\"", "new request id");
    }
    assert_eq!(board.items().len(), 1);
}

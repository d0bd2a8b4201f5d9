//! Attempts that fail: recorded, tried again after a pause, and given up in the end.

use crate::sandbox::{Sandbox, eventually};
use serde_json::{Value, json};

fn with_settings(text: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    std::fs::create_dir(sandbox.board()).expect("a directory");
    std::fs::write(sandbox.path("coordctl.toml"), text).expect("a file");
    sandbox
}

#[test]
fn a_failed_item_rests_and_then_waits_again_until_no_attempt_is_left() {
    let sandbox = with_settings("[work]\nmax_attempts = 2\nretry_base = \"300ms\"\nretry_cap = \"300ms\"\n");
    let id = sandbox.ok(&["add", "test", "x"]);
    let _ = sandbox.ok(&["claim", "--next", "--agent", "ada"]);
    let failed = sandbox.json(&["fail", &id, "--reason", "first", "--agent", "ada"]);
    assert_eq!(
        (&failed["status"], &failed["failures"], &failed["max_attempts"]),
        (&"pending".into(), &1.into(), &2.into())
    );
    assert!(failed["retry_at"].is_string());
    eventually("it is offered again", || sandbox.run(&["claim", "--next", "--agent", "bob"]).code == 0);
    let failed = sandbox.json(&["fail", &id, "--reason", "second", "--agent", "bob"]);
    assert_eq!((&failed["status"], &failed["retry_at"]), (&"failed".into(), &Value::Null));
    assert_eq!(sandbox.run(&["claim", &id]).code, 14);
    let item = sandbox.item(&id);
    let told: Vec<_> =
        item["attempts"].as_array().into_iter().flatten().map(|a| (&a["agent_id"], &a["reason"])).collect();
    assert_eq!(told, [(&json!("ada"), &json!("first")), (&json!("bob"), &json!("second"))]);
}

#[test]
fn an_item_in_its_pause_is_offered_to_nobody() {
    let sandbox = with_settings("[work]\nretry_base = \"1h\"\nretry_cap = \"1h\"\n");
    let id = sandbox.claim("ada");
    let _ = sandbox.ok(&["fail", &id, "--reason", "x", "--agent", "ada"]);
    assert_eq!(sandbox.run(&["claim", "--next"]).code, 15);
    let said = sandbox.run(&["claim", &id]);
    assert_eq!(said.code, 17, "{said:?}");
    assert!(said.stderr.contains("tried again from"), "{said:?}");
}

#[test]
fn the_caller_decides_about_a_retry_where_it_knows_better() {
    let sandbox = with_settings("[work]\nmax_attempts = 1\n");
    let id = sandbox.claim("ada");
    let again = sandbox.json(&["fail", &id, "--reason", "flaky", "--retry", "--agent", "ada"]);
    assert_eq!(again["status"], "pending");
    let other = sandbox.ok(&["claim", "test", "y", "--agent", "ada"]);
    let over = sandbox.json(&["fail", &other, "--reason", "senseless", "--agent", "ada"]);
    assert_eq!(over["status"], "failed");
    let own = sandbox.ok(&["add", "test", "z", "--max-attempts", "5"]);
    let _ = sandbox.ok(&["claim", &own, "--agent", "ada"]);
    assert_eq!(sandbox.json(&["fail", &own, "--reason", "x", "--agent", "ada"])["status"], "pending");
    assert_eq!(sandbox.run(&["fail", &own, "--reason", "x", "--retry", "--no-retry"]).code, 2);
}

#[test]
fn saying_again_that_it_failed_counts_once() {
    let sandbox = Sandbox::new();
    let claim = sandbox.json(&["claim", "test", "x", "--agent", "ada"]);
    let (id, fence) = (claim["work_id"].as_str().expect("an id"), claim["fence"].to_string());
    let fail = ["fail", id, "--reason", "broken", "--fence", &fence];
    let _ = sandbox.ok(&fail);
    assert_eq!(sandbox.json(&fail)["already_failed"], true);
    assert_eq!(sandbox.item(id)["failures"], 1);
    assert_eq!(sandbox.run(&["fail", id, "--reason", "another", "--fence", &fence]).code, 16);
}

#[test]
fn an_ended_lease_counts_as_a_failed_attempt_and_in_the_end_the_item_is_given_up() {
    let sandbox = with_settings("[work]\nmax_attempts = 2\n");
    let id = sandbox.ok(&["add", "test", "x"]);
    let _ = sandbox.ok(&["claim", "--next", "--agent", "ada", "--ttl", "1s"]);
    eventually("another takes it over", || {
        sandbox.run(&["claim", "--next", "--agent", "bob", "--ttl", "1s"]).code == 0
    });
    let item = sandbox.item(&id);
    assert_eq!((&item["failures"], &item["attempts"][0]["outcome"]), (&1.into(), &"expired".into()));
    // The claim that finds the last lease ended gets nothing, and records that the item is given up.
    eventually("it is given up", || {
        assert_eq!(sandbox.run(&["claim", "--next", "--agent", "cyd"]).code, 15);
        sandbox.item(&id)["status"] == "failed"
    });
    assert_eq!(sandbox.item(&id)["failures"], 2);
    let agents = sandbox.view("agent_status.json");
    let loads: Vec<&Value> = agents.iter().map(|agent| &agent["current_workload"]).collect();
    assert!(loads.iter().all(|load| **load == 0), "an ended lease is no load: {agents:?}");
}

#[test]
fn reclaim_returns_every_ended_lease_and_no_other() {
    let sandbox = Sandbox::new();
    let ended: Vec<String> = (0..70)
        .map(|_| sandbox.ok(&["claim", "test", "x", "--agent", "a", "--ttl", "1s", "--durability", "none"]))
        .collect();
    let live = sandbox.ok(&["claim", "test", "x", "--agent", "a"]);
    let endless = sandbox.ok(&["claim", "test", "x", "--agent", "a", "--ttl", "none"]);
    let mut back = Vec::new();
    eventually("all leases have ended", || {
        back.extend(sandbox.ok(&["reclaim"]).lines().map(str::to_owned));
        back.len() >= ended.len()
    });
    back.sort();
    assert_eq!(back, ended);
    for id in [live, endless] {
        assert_eq!(sandbox.item(&id)["status"], "active");
    }
    assert_eq!(sandbox.json(&["reclaim"])["sequence"], 0, "nothing to take back writes nothing");
}

#[test]
fn a_process_that_still_works_keeps_an_ended_lease_for_as_long_again() {
    let sandbox = Sandbox::new();
    let mut child = std::process::Command::new("sleep").arg("600").spawn().expect("a process starts");
    let pid = child.id().to_string();
    let kept = sandbox.ok(&["claim", "test", "x", "--agent", "ada", "--ttl", "2s", "--pid", &pid]);
    let gone = sandbox.ok(&["claim", "test", "y", "--agent", "ada", "--ttl", "2s", "--pid", &pid]);
    let plain = sandbox.ok(&["claim", "test", "z", "--agent", "ada", "--ttl", "2s"]);
    eventually("the lease of nobody's process is reclaimed", || sandbox.ok(&["reclaim"]).contains(&plain));
    assert_eq!(sandbox.item(&kept)["status"], "active", "its process still runs");
    child.kill().and_then(|()| child.wait()).expect("the process ends");
    let back = sandbox.ok(&["reclaim"]);
    assert!(back.contains(&kept) && back.contains(&gone), "{back}");
    for bad in ["0", "999999999", "x", "-1"] {
        let said = sandbox.run(&["claim", "test", "x", "--pid", bad]);
        assert_eq!(said.code, 3, "{said:?}");
    }
}

#[test]
fn a_living_process_does_not_keep_an_ended_lease_for_ever() {
    let sandbox = Sandbox::new();
    let own = std::process::id().to_string();
    let id = sandbox.ok(&["claim", "test", "x", "--agent", "ada", "--ttl", "1s", "--pid", &own]);
    eventually("the grace ends", || sandbox.ok(&["reclaim"]) == id);
}

//! `claim --next`: the right item, to one agent, with everything needed to start.

use crate::sandbox::Sandbox;
use serde_json::{Value, json};

fn next(sandbox: &Sandbox, words: &[&str]) -> Option<String> {
    let said = sandbox.run(&[&["claim", "--next"], words].concat());
    match said.code {
        0 => Some(said.stdout.trim_end().to_owned()),
        15 => None,
        _ => panic!("{words:?}: {said:?}"),
    }
}

#[test]
fn items_come_by_priority_then_due_date_then_age() {
    let sandbox = Sandbox::new();
    let add = |words: &[&str]| sandbox.ok(&[&["add", "test", "x"], words].concat());
    let old = add(&[]);
    let low = add(&["--priority", "low", "--due", "1h"]);
    let late = add(&["--due", "3d"]);
    let soon = add(&["--due", "1d"]);
    let young = add(&[]);
    let critical = add(&["--priority", "critical"]);
    let order: Vec<_> = std::iter::from_fn(|| next(&sandbox, &["--agent", "ada"])).collect();
    assert_eq!(order, [critical, soon, late, old, young, low]);
}

#[test]
fn what_cannot_be_started_is_passed_over() {
    let sandbox = Sandbox::new();
    let add = |words: &[&str]| sandbox.ok(&[&["add", "test", "x"], words].concat());
    let first = add(&[]);
    let after = add(&["--depends-on", &first, "--priority", "critical"]);
    let later = add(&["--not-before", "2h", "--priority", "critical"]);
    let gpu = add(&["--capability", "gpu", "--capability", "rust", "--priority", "critical"]);
    assert_eq!(next(&sandbox, &["--agent", "ada", "--capability", "gpu"]), Some(first.clone()));
    assert_eq!(next(&sandbox, &["--agent", "ada", "--capability", "gpu"]), None, "gpu alone is not enough");
    for (id, why) in [(&after, first.as_str()), (&later, "not to be started before"), (&gpu, "\"gpu\"")] {
        let said = sandbox.run(&["claim", id, "--agent", "ada"]);
        assert_eq!(said.code, 17, "{said:?}");
        assert!(said.stderr.contains(why), "{said:?}");
    }
    assert_eq!(next(&sandbox, &["--capability", "gpu", "--capability", "rust"]), Some(gpu));
    let _ = sandbox.ok(&["complete", &first, "the base stands", "--agent", "ada"]);
    let claim = sandbox.json(&["claim", "--next", "--agent", "ada"]);
    assert_eq!(claim["work_id"], after.as_str());
    let expected =
        json!([{ "work_id": first, "status": "completed", "description": "x", "result": "the base stands" }]);
    assert_eq!(claim["dependencies"], expected);
    let _ = sandbox.ok(&["set", &later, "--not-before", "none"]);
    assert_eq!(next(&sandbox, &[]), Some(later));
}

#[test]
fn a_dependency_that_is_given_up_stays_in_the_way() {
    let sandbox = Sandbox::new();
    let first = sandbox.ok(&["add", "test", "x"]);
    let after = sandbox.ok(&["add", "test", "y", "--depends-on", &first]);
    let _ = sandbox.ok(&["claim", &first, "--agent", "ada"]);
    let _ = sandbox.ok(&["fail", &first, "--reason", "no way", "--no-retry", "--agent", "ada"]);
    assert_eq!(next(&sandbox, &[]), None);
    assert!(sandbox.run(&["claim", &after]).stderr.contains("which is failed"));
}

#[test]
fn filters_choose_among_what_waits() {
    let sandbox = Sandbox::new();
    let add = |words: &[&str]| sandbox.ok(&[&["add"], words].concat());
    let a = add(&["build", "x", "--team", "t1", "--label", "l1", "--label", "l2"]);
    let b = add(&["test", "x", "--team", "t2", "--priority", "high", "--label", "l1"]);
    let c = add(&["test", "x", "--team", "t1"]);
    assert_eq!(next(&sandbox, &["--type", "build", "--priority-at-least", "high"]), None);
    assert_eq!(next(&sandbox, &["--label", "l1", "--label", "l2"]), Some(a));
    assert_eq!(next(&sandbox, &["--team", "t1", "--type", "test"]), Some(c));
    assert_eq!(next(&sandbox, &["--priority-at-least", "medium"]), Some(b));
}

#[test]
fn an_answer_carries_what_earlier_attempts_left() {
    let sandbox = Sandbox::new();
    let board = sandbox.board();
    std::fs::create_dir(&board).expect("a directory");
    std::fs::write(sandbox.path("coordctl.toml"), "[work]\nretry_base = \"0s\"\n").expect("a file");
    std::fs::write(sandbox.root().join("body.md"), "All of it,\nat length.\n").expect("a file");
    let id = sandbox.ok(&["add", "test", "x", "--body-file", "body.md", "--accept", "it is green"]);
    let _ = sandbox.ok(&["claim", &id, "--agent", "ada"]);
    let _ = sandbox.ok(&["note", &id, "the lexer is at fault", "--agent", "ada"]);
    let _ = sandbox.ok(&["fail", &id, "--reason", "out of time", "--agent", "ada"]);
    let claim = sandbox.json(&["claim", "--next", "--agent", "bob"]);
    let item = &claim["item"];
    assert_eq!(
        (&item["body"], &item["acceptance"][0]["text"]),
        (&json!("All of it,\nat length."), &json!("it is green"))
    );
    let attempt = &item["attempts"][0];
    assert_eq!(
        (&attempt["reason"], &attempt["agent_id"], &attempt["outcome"]),
        (&json!("out of time"), &json!("ada"), &json!("failed"))
    );
    assert_eq!((&attempt["notes"][0]["text"], &attempt["attempt"]), (&json!("the lexer is at fault"), &json!(1)));
    assert_eq!((&claim["attempt"], claim["fence"].as_u64() > attempt["fence"].as_u64()), (&json!(2), true));
    assert!(claim["lease_expires_at"].is_string());
}

#[test]
fn many_at_once_are_as_many_as_there_are_for_one_agent() {
    let sandbox = Sandbox::new();
    let ids: Vec<String> = (0..5).map(|_| sandbox.ok(&["add", "test", "x"])).collect();
    let claims = sandbox.json(&["claim", "--next", "--count", "3"]);
    let got: Vec<&str> =
        claims["claims"].as_array().into_iter().flatten().filter_map(|c| c["work_id"].as_str()).collect();
    assert_eq!(got, ids[..3]);
    let agents: Vec<&Value> = claims["claims"].as_array().into_iter().flatten().map(|c| &c["agent_id"]).collect();
    assert!(agents.iter().all(|agent| *agent == agents[0]), "one caller is one agent: {agents:?}");
    assert_eq!(sandbox.ok(&["claim", "--next", "--count", "9"]).lines().collect::<Vec<_>>(), ids[3..]);
    assert_eq!(sandbox.run(&["claim", "--next", "--count", "9"]).code, 15);
    for bad in ["0", "-1", "x", "1001"] {
        let said = sandbox.run(&["claim", "--next", "--count", bad]);
        assert_eq!(said.code, 3, "{said:?}");
        assert!(said.stderr.contains(&format!("\"{bad}\"")), "{said:?}");
    }
}

#[test]
fn a_repeated_request_for_the_next_item_gets_the_same_one() {
    let sandbox = Sandbox::new();
    let _ = [0, 1].map(|_| sandbox.ok(&["add", "test", "x"]));
    let ask = ["claim", "--next", "--agent", "ada", "--request-id", "r1"];
    let (first, again) = (sandbox.json(&ask), sandbox.json(&ask));
    assert_eq!((&first["work_id"], &again["replayed"]), (&again["work_id"], &true.into()));
    assert_eq!(sandbox.run(&["claim", "--next", "--agent", "bob", "--request-id", "r1"]).code, 3);
}

#[test]
fn a_refused_request_for_the_next_item_is_not_remembered() {
    let sandbox = Sandbox::new();
    let _ = sandbox.ok(&["init"]);
    let ask = ["claim", "--next", "--agent", "ada", "--request-id", "r1"];
    assert_eq!(sandbox.run(&ask).code, 15);
    let id = sandbox.ok(&["add", "test", "x"]);
    assert_eq!(sandbox.ok(&ask), id);
}

//! Handing an item on, and taking it from somebody: one holder at every moment, and the text arrives.

use crate::sandbox::Sandbox;
use serde_json::Value;

fn known(sandbox: &Sandbox, agent: &str) {
    let id = sandbox.claim(agent);
    let _ = sandbox.ok(&["release", &id, "--agent", agent]);
    // What was only made to have the agent known is not to be offered to anyone.
    let _ = sandbox.ok(&["set", &id, "--not-before", "300d"]);
}

fn fence(item: &Value) -> u64 {
    item["fence"].as_u64().expect("an item has a fence")
}

#[test]
fn a_hand_off_gives_the_item_its_text_and_a_new_fence_to_the_next_agent_and_voids_the_old_one() {
    let sandbox = Sandbox::new();
    known(&sandbox, "bob");
    let claim = sandbox.json(&["claim", "review", "Review it", "--agent", "ada", "--ttl", "30m"]);
    let (id, old) = (claim["work_id"].as_str().expect("an id"), claim["fence"].to_string());
    let done = sandbox.json(&["handoff", id, "--to", "bob", "--text", "two tests are left", "--fence", &old]);
    assert_eq!(
        (&done["from"], &done["to"]["agent"], &done["status"]),
        (&"ada".into(), &"bob".into(), &"active".into())
    );
    let item = sandbox.item(id);
    assert_eq!((&item["agent_id"], &item["handoff"]["text"]), (&"bob".into(), &"two tests are left".into()));
    assert_eq!(item["lease"]["ttl_seconds"], 1800, "the lease is as long as the one before");
    assert_eq!(
        (&item["attempts"][0]["outcome"], &item["attempts"][0]["agent_id"]),
        (&"handed_off".into(), &"ada".into())
    );
    let late = sandbox.run(&["complete", id, "mine", "--fence", &old]);
    assert_eq!(late.code, 16, "{late:?}");
    let by_name = sandbox.run(&["complete", id, "mine too", "--agent", "ada"]);
    assert_eq!(by_name.code, 16, "{by_name:?}");
    let taken = sandbox.json(&["claim", "--next", "--agent", "bob"]);
    assert_eq!((&taken["work_id"], &taken["attempt"]), (&id.into(), &2.into()));
    assert!(taken["fence"].as_u64() > Some(fence(&item)), "taking it up gives a fence of its own");
    assert_eq!(taken["item"]["handoff"]["text"], "two tests are left");
    assert_eq!(sandbox.run(&["claim", "--next", "--agent", "bob"]).code, 15, "it is taken up once");
    let _ = sandbox.ok(&["complete", id, "done", "--fence", &taken["fence"].to_string()]);
    assert_eq!(sandbox.item(id)["result"], "done");
}

#[test]
fn what_is_handed_to_an_agent_is_taken_up_by_one_process_of_that_agent_only() {
    let sandbox = Sandbox::new();
    known(&sandbox, "bob");
    let id = sandbox.claim("ada");
    let _ = sandbox.ok(&["handoff", &id, "--to", "bob", "--text", "go on", "--agent", "ada"]);
    let said = sandbox.race(12, |_| ["claim", "--next", "--agent", "bob"].map(str::to_owned).to_vec());
    let codes: Vec<i32> = said.iter().map(|said| said.code).collect();
    assert_eq!(codes.iter().filter(|code| **code == 0).count(), 1, "{codes:?}");
    assert!(codes.iter().all(|code| [0, 15].contains(code)), "{codes:?}");
    assert_eq!(sandbox.run(&["claim", &id, "--agent", "bob"]).code, 10, "it is held now");
}

#[test]
fn what_is_handed_to_a_role_or_team_is_offered_to_nobody_else() {
    let sandbox = Sandbox::new();
    let agents = r#"[{"agent_id":"rita","role":"reviewer","team":"a"},{"agent_id":"tim","team":"b"}]"#;
    std::fs::create_dir(sandbox.board()).expect("a directory");
    std::fs::write(sandbox.path("agent_status.json"), agents).expect("a file");
    for (flag, name, right, wrong) in [("--to-role", "reviewer", "rita", "tim"), ("--to-team", "b", "tim", "rita")] {
        let id = sandbox.claim("ada");
        let handed = sandbox.json(&["handoff", &id, flag, name, "--text", "over to you", "--agent", "ada"]);
        assert_eq!((&handed["status"], &handed["lease_expires_at"]), (&"pending".into(), &Value::Null));
        let refused = sandbox.run(&["claim", &id, "--agent", wrong]);
        assert_eq!(refused.code, 17, "{refused:?}");
        assert!(refused.stderr.contains(&format!("\"{name}\"")), "{refused:?}");
        assert_eq!(sandbox.run(&["claim", "--next", "--agent", wrong]).code, 15);
        let taken = sandbox.json(&["claim", "--next", "--agent", right]);
        assert_eq!(
            (&taken["work_id"], &taken["item"]["handoff"]["text"]),
            (&id.as_str().into(), &"over to you".into())
        );
        assert_eq!(taken["item"].get("reserved"), None);
        let _ = sandbox.ok(&["complete", &id, "--agent", right]);
    }
}

#[test]
fn only_the_holder_hands_on_and_only_to_an_agent_that_can_have_it() {
    let sandbox = Sandbox::new();
    let id = sandbox.claim("ada");
    let to = |to: &str, by: &str| sandbox.run(&["handoff", &id, "--to", to, "--text", "x", "--agent", by]);
    let before = sandbox.item(&id);
    let unknown = to("nobody", "ada");
    assert_eq!(unknown.code, 11, "{unknown:?}");
    assert!(unknown.stderr.contains("\"nobody\""), "{unknown:?}");
    known(&sandbox, "bob");
    assert_eq!(to("bob", "cyd").code, 10);
    assert_eq!(sandbox.item(&id), before, "a refused hand-off changes nothing");
}

#[test]
fn a_reassignment_takes_the_item_from_its_holder_and_says_who_did_it_and_why() {
    let sandbox = Sandbox::new();
    known(&sandbox, "bob");
    let id = sandbox.claim("ada");
    let nobody = sandbox.run(&["reassign", &id, "--to", "bob", "--reason", "on leave"]);
    assert_eq!(nobody.code, 3, "{nobody:?}");
    let _ = sandbox.ok(&["reassign", &id, "--to", "bob", "--reason", "ada is on leave", "--agent", "lead"]);
    let item = sandbox.item(&id);
    assert_eq!((&item["agent_id"], &item["handoff"]["by"]), (&"bob".into(), &"lead".into()));
    assert_eq!(
        (&item["attempts"][0]["outcome"], &item["attempts"][0]["reason"]),
        (&"reassigned".into(), &"ada is on leave".into())
    );
    assert_eq!(sandbox.run(&["progress", &id, "50", "--agent", "ada"]).code, 16);
    let _ = sandbox.ok(&["complete", &id, "--agent", "bob"]);
    assert_eq!(sandbox.run(&["reassign", &id, "--to", "ada", "--reason", "x", "--agent", "lead"]).code, 14);
}

#[test]
fn an_item_that_waits_can_be_reassigned_and_loads_are_counted_right() {
    let sandbox = Sandbox::new();
    known(&sandbox, "bob");
    let id = sandbox.pending();
    let _ =
        sandbox.ok(&["reassign", &id, "--to", "bob", "--reason", "you know it", "--agent", "lead", "--ttl", "none"]);
    let item = sandbox.item(&id);
    assert_eq!((&item["agent_id"], item.get("lease")), (&"bob".into(), None));
    let load = |agent: &str| {
        let rows = sandbox.view("agent_status.json");
        rows.iter().find(|row| row["agent_id"] == agent).map(|row| row["current_workload"].clone())
    };
    assert_eq!(load("bob"), Some(1.into()));
    let _ = sandbox.ok(&["reassign", &id, "--to-team", "b", "--reason", "no", "--agent", "lead"]);
    assert_eq!(load("bob"), Some(0.into()));
}

//! `heartbeat` over several items: what can be renewed is, and what was lost is told.

use crate::bad_input::check_words;
use crate::sandbox::{Sandbox, eventually};
use serde_json::{Value, json};

/// When the lease of an item ends, in nanoseconds since boot.
fn deadline(board: &Sandbox, id: &str) -> u64 {
    let item = board.item(id);
    item["lease"]["deadline_boottime_ns"]
        .as_str()
        .and_then(|text| text.parse().ok())
        .unwrap_or_else(|| panic!("{item}"))
}

fn ids(list: &Value) -> Vec<&str> {
    list.as_array().into_iter().flatten().filter_map(|one| one["work_id"].as_str()).collect()
}

#[test]
fn without_an_item_all_that_the_agent_holds_is_renewed_and_nothing_else() {
    let board = Sandbox::new();
    let [a, b, other] = ["ada", "ada", "bob"].map(|agent| board.claim(agent));
    let endless = board.ok(&["claim", "a", "b", "--agent", "ada", "--ttl", "none"]);
    let given_back = board.claim("ada");
    let _ = board.ok(&["release", &given_back, "--agent", "ada"]);
    let before = [&a, &b, &other].map(|id| deadline(&board, id));
    let said = board.run_with(&[("AGENT_ID", "ada")], &["--json", "heartbeat", "--ttl", "1d"]);
    let beat: Value = serde_json::from_str(&said.stdout).unwrap_or_else(|e| panic!("{e}: {said:?}"));
    assert_eq!(ids(&beat["renewed"]), [a.as_str(), &b, &endless]);
    assert_eq!((&beat["not_renewed"], &beat["sequence"], &beat["agent_id"]), (&json!([]), &0.into(), &"ada".into()));
    let most_of_a_day = 70_000_000_000_000;
    assert!(deadline(&board, &a) > before[0] + most_of_a_day && deadline(&board, &b) > before[1] + most_of_a_day);
    assert_eq!(deadline(&board, &other), before[2], "bob's lease was renewed by ada");
    assert!(board.item(&endless)["lease"].is_null());
}

#[test]
fn a_lost_item_keeps_no_other_from_being_renewed() {
    let board = Sandbox::new();
    let short = board.json(&["claim", "a", "b", "--agent", "ada", "--ttl", "1s"]);
    let lost = short["work_id"].as_str().expect("an id");
    let kept = board.claim("ada");
    let foreign = board.claim("bob");
    eventually("the lease ends", || board.json(&["show", lost])["expired"] == true);
    let before = deadline(&board, &kept);
    for beat in [&["heartbeat", "--agent", "ada"][..], &["heartbeat", lost, &kept, "--agent", "ada"]] {
        check_words(beat, &board.run(beat), 16, lost, "coordctl show");
        assert!(deadline(&board, &kept) > before, "{beat:?} renewed nothing");
    }
    let said = board.run(&["--json", "heartbeat", &foreign, "nothing", lost, &kept, "--agent", "ada"]);
    let beat: Value = serde_json::from_str(&said.stdout).unwrap_or_else(|e| panic!("{e}: {said:?}"));
    assert_eq!(
        (said.code, ids(&beat["renewed"]), ids(&beat["not_renewed"])),
        (16, vec![kept.as_str()], vec![&*foreign, "nothing", lost])
    );
    // Where none is lost the first refusal speaks.
    assert_eq!(board.run(&["heartbeat", &kept, "nothing", &foreign, "--agent", "ada"]).code, 13);
    assert_eq!(board.run(&["heartbeat", &kept, &foreign, "--agent", "ada"]).code, 10);
}

#[test]
fn who_holds_nothing_is_told_so() {
    let board = Sandbox::new();
    let _ = board.claim("bob");
    let said = board.run(&["heartbeat", "--agent", "ada"]);
    assert_eq!((said.code, said.stdout.as_str()), (0, ""));
    assert!(said.stderr.contains("ada holds nothing"), "{said:?}");
}

#[test]
fn it_must_be_known_whose_items_they_are() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let nobody = ["heartbeat"];
    check_words(&nobody, &board.run(&nobody), 3, "neither a work item nor an agent", "coordctl whoami");
    for arguments in [&["heartbeat", "--fence", "1", "--agent", "ada"][..], &["heartbeat", &id, &id, "--fence", "1"]] {
        check_words(arguments, &board.run(arguments), 3, "--fence", "leave the fence out");
    }
}

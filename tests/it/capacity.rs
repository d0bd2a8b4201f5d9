//! Capacity: how many items an agent holds at once, counted from what it holds.

use crate::bad_input::check_words;
use crate::listing::{changed, listing};
use crate::sandbox::{Sandbox, eventually};
use serde_json::Value;

#[test]
fn a_claim_beyond_the_capacity_is_refused_with_its_own_code_until_one_is_completed() {
    let board = Sandbox::new();
    let waiting = board.pending();
    let _ = board.ok(&["agent", "register", "ada", "--capacity", "2"]);
    let [first, _] = [(); 2].map(|()| board.claim("ada"));
    let before = listing(board.root());
    for claim in [&["claim", "a", "b", "--agent", "ada"][..], &["claim", &waiting, "--agent", "ada"]] {
        check_words(claim, &board.run(claim), 12, "\"ada\" holds 2 items, and its capacity is 2", "list --agent ada");
    }
    let said = board.run(&["--json", "claim", "a", "b", "--agent", "ada"]);
    let refusal: Value = serde_json::from_str(&said.stderr).expect("an object");
    assert_eq!((&refusal["code"], &refusal["context"]["load"]), (&"capacity".into(), &2.into()));
    assert!(changed(&before, &listing(board.root())).is_empty(), "a refused claim left something behind");
    let _ = board.claim("bob");
    let _ = board.ok(&["complete", &first, "--agent", "ada"]);
    let _ = board.ok(&["claim", &waiting, "--agent", "ada"]);
    assert_eq!(board.run(&["claim", "a", "b", "--agent", "ada"]).code, 12);
    let _ = board.ok(&["agent", "register", "ada", "--capacity", "none"]);
    let _ = board.claim("ada");
}

#[test]
fn an_ended_lease_and_a_stored_number_do_not_count() {
    let agents = r#"[{"agent_id":"ada","claim_limit":1,"capacity":1,"current_workload":9}]"#;
    let board = Sandbox::with_files(&[("agent_status.json", agents)]);
    let short = board.ok(&["claim", "a", "b", "--agent", "ada", "--ttl", "1s"]);
    assert_eq!(board.run(&["claim", "a", "b", "--agent", "ada"]).code, 12);
    eventually("the lease ends", || board.json(&["show", &short])["expired"] == true);
    let _ = board.claim("ada");
    assert_eq!(board.run(&["claim", "a", "b", "--agent", "ada"]).code, 12);
}

#[test]
fn many_at_once_are_no_more_than_there_is_room_for() {
    let board = Sandbox::new();
    let ids: Vec<String> = (0..5).map(|_| board.ok(&["add", "test", "x"])).collect();
    let _ = board.ok(&["agent", "register", "ada", "--capacity", "3"]);
    let _ = board.ok(&["claim", &ids[4], "--agent", "ada"]);
    assert_eq!(board.ok(&["claim", "--next", "--count", "5", "--agent", "ada"]).lines().collect::<Vec<_>>(), ids[..2]);
    assert_eq!(board.run(&["claim", "--next", "--count", "5", "--agent", "ada"]).code, 12);
}

#[test]
fn a_race_for_the_last_place_has_as_many_winners_as_there_is_room() {
    let board = Sandbox::new();
    let _ = board.ok(&["agent", "register", "ada", "--capacity", "3"]);
    let words = ["claim", "a", "b", "--agent", "ada"];
    let said = board.race(12, |_| words.map(str::to_owned).to_vec());
    let count = |code| said.iter().filter(|said| said.code == code).count();
    assert_eq!((count(0), count(12)), (3, 9), "{said:?}");
}

//! Ids that nobody else gets.

use crate::sandbox::Sandbox;

#[test]
fn an_id_is_remembered_by_the_board_and_not_only_by_the_clock() {
    let board = Sandbox::new();
    let given = board.ok(&["generate-id"]);
    let events = board.json(&["events"]);
    assert_eq!((&events["sequence"], &events["events"][0]["event"]["verb"]), (&1.into(), &"generate-id".into()));
    let journal = std::fs::read_to_string(board.path(".coordctl/journal/00000001.jsonl")).expect("a journal");
    let last = given.strip_prefix("agent_").expect("an id of an agent");
    assert!(journal.contains(&format!("\"last\":\"{last}\"")), "{given} is not in the journal");
}

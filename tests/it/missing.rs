//! Parts of the state that are gone.

use crate::sandbox::Sandbox;

#[test]
fn a_board_that_lost_its_journal_is_not_shown_as_empty() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    for gone in ["journal/00000001.jsonl", "index"] {
        std::fs::remove_file(board.path(".coordctl").join(gone)).expect("it was there");
    }
    for verb in ["list", "events", "where", "sync", "generate-id"] {
        assert_eq!(board.run(&[verb]).code, 41, "{verb}");
    }
}

//! Damage to the journal that an index, itself whole, still points to: the answers are those of a board without index.

use crate::sandbox::Sandbox;
use std::fs::{read, read_dir, remove_file, write};

const JOURNAL: &str = ".coordctl/journal/00000001.jsonl";

/// A board whose first of three items has its last record damaged, long before the end of the journal.
fn damaged() -> (Sandbox, [String; 3]) {
    let board = Sandbox::new();
    let ids = [board.claim("ada"), board.claim("bob"), board.claim("eve")];
    let _ = board.ok(&["progress", &ids[0], "10", "--agent", "ada"]);
    let _ = board.ok(&["progress", &ids[0], "77", "--agent", "ada"]);
    (0..3).for_each(|n| drop(board.ok(&["progress", &ids[1], &n.to_string(), "--agent", "bob"])));
    let mut bytes = read(board.path(JOURNAL)).expect("a journal");
    let at = bytes.windows(13).position(|text| text == b"\"progress\":77").expect("the record is there");
    bytes[at + 11] = b'8';
    write(board.path(JOURNAL), bytes).expect("the journal can be written");
    (board, ids)
}

fn quarantined(board: &Sandbox) -> usize {
    read_dir(board.path(".coordctl/quarantine")).map_or(0, Iterator::count)
}

#[test]
fn readers_answer_as_without_an_index_and_say_so() {
    let (board, ids) = damaged();
    let list = board.run(&["list", "--json"]);
    assert_eq!(list.code, 0, "{list:?}");
    assert!(list.stderr.contains("1 damaged places"), "{list:?}");
    let (with, history) = (list.stdout, board.json(&["show", &ids[0]])["history"].clone());
    remove_file(board.path(".coordctl/index")).expect("the index can be removed");
    assert_eq!(with, board.run(&["list", "--json"]).stdout);
    assert_eq!(history, board.json(&["show", &ids[0]])["history"]);
    assert_eq!(history.as_array().map(Vec::len), Some(2), "claim and the first progress are left: {history}");
    assert_eq!(quarantined(&board), 0, "readers write nothing");
}

#[test]
fn a_change_that_meets_the_damage_sets_it_aside_and_goes_on() {
    let (board, ids) = damaged();
    let said = board.run(&["progress", &ids[0], "90", "--agent", "ada"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.stderr.contains("is damaged at byte"), "{said:?}");
    assert_eq!(quarantined(&board), 1);
    assert_eq!(board.item(&ids[0])["progress"], 90);
    assert_eq!(board.items().len(), 3);
}

#[test]
fn the_public_files_can_be_made_anew_beside_the_damage() {
    let (board, _) = damaged();
    remove_file(board.path("work_claims.json")).expect("a public file can be removed");
    let _ = board.ok(&["sync"]);
    assert_eq!(board.view("work_claims.json").len(), 3);
}

#[test]
fn damage_that_is_met_again_is_reported_again_but_kept_once() {
    let (board, ids) = damaged();
    for percent in ["90", "91", "92"] {
        let _ = remove_file(board.path(".coordctl/index"));
        let said = board.run(&["progress", &ids[1], percent, "--agent", "bob"]);
        assert!(said.code == 0 && said.stderr.contains("is damaged at byte"), "{said:?}");
        assert_eq!(quarantined(&board), 1);
        age_quarantine(&board);
    }
}

/// Dates what is set aside back, as if it had been met another day.
fn age_quarantine(board: &Sandbox) {
    let dir = board.path(".coordctl/quarantine");
    let name = read_dir(&dir).expect("a directory").next().expect("a file").expect("an entry").file_name();
    let name = name.into_string().expect("text");
    let (_, plain) = name.split_once('.').expect("a date and a name");
    std::fs::rename(dir.join(&name), dir.join(format!("2020-01-01T000000Z.{plain}"))).expect("it can be renamed");
}

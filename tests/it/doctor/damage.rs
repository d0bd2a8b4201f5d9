//! Every kind of damage is found, by a look that changes nothing, and is not made worse.

use super::harms::{HARMS, SEGMENT, put_back};
use super::{codes, examined, fixed, is};
use crate::listing::{changed, listing};
use crate::sandbox::Sandbox;
use serde_json::Value;
use std::path::PathBuf;

/// A board with four changes: three items of three agents, one of them completed.
pub(super) fn board() -> Sandbox {
    let board = Sandbox::new();
    let id = board.claim("ada");
    ["bob", "eve"].iter().for_each(|agent| drop(board.claim(agent)));
    let _ = board.ok(&["complete", &id, "merged", "--agent", "ada"]);
    board
}

/// The items, where they can be listed.
pub(super) fn items(board: &Sandbox) -> Option<Vec<Value>> {
    let said = board.run(&["--json", "list", "--status", "all", "--limit", "0", "--sort", "created"]);
    let told: Value = serde_json::from_str(&said.stdout).ok().filter(|_| said.code == 0)?;
    told["items"].as_array().cloned()
}

#[test]
fn every_kind_of_damage_is_found_and_nothing_is_changed_by_looking() {
    for harm in &HARMS {
        let board = board();
        (harm.make)(&board);
        let before = listing(board.root());
        let (code, findings) = examined(&board);
        let (word, severity, exit) = harm.found;
        assert!(codes(&findings).contains(&word), "{}: {findings:?}", harm.name);
        is(&findings, word, severity, "");
        assert_eq!(code, exit, "{}: {findings:?}", harm.name);
        assert_eq!(changed(&before, &listing(board.root())), Vec::<PathBuf>::new(), "{}", harm.name);
    }
}

#[test]
fn fixing_loses_nothing_that_could_be_read_and_is_done_once() {
    for harm in &HARMS {
        let board = board();
        (harm.make)(&board);
        let readable = items(&board);
        let (_, done, left) = fixed(&board);
        let left = codes(&left);
        let is_right = harm.left.is_empty() && !left.contains(&harm.found.0);
        assert!(is_right || left.contains(&harm.left), "{}: {left:?} after {done:?}", harm.name);
        if let Some(before) = &readable {
            let after = items(&board).unwrap_or_else(|| panic!("{}: the board cannot be listed any more", harm.name));
            let has = |item: &&Value| after.iter().any(|other| other["work_item_id"] == item["work_item_id"]);
            assert!(before.iter().all(|item| has(&item)), "{}: {before:?} became {after:?}", harm.name);
        }
        let before = listing(board.root());
        let (_, again, _) = fixed(&board);
        let did = again.iter().any(|fixed| fixed["done"] == true && harm.left != "board_damaged");
        assert!(!did, "{}: done again: {again:?}", harm.name);
        if harm.left != "board_damaged" {
            assert_eq!(changed(&before, &listing(board.root())), Vec::<PathBuf>::new(), "{}", harm.name);
        }
    }
}

#[test]
fn what_is_fixed_can_be_worked_with() {
    for harm in HARMS.iter().filter(|harm| harm.left.is_empty()) {
        let board = board();
        (harm.make)(&board);
        let _ = fixed(&board);
        let said = board.run(&["claim", "test", "more", "--agent", "zoe"]);
        assert_eq!((said.code, said.stderr.contains("warning")), (0, false), "{}: {said:?}", harm.name);
        assert_eq!(board.view("work_claims.json"), board.items(), "{}", harm.name);
    }
}

#[test]
fn what_is_put_back_in_its_place_is_as_if_nothing_had_been() {
    let places = [
        ("the index is a link", ".coordctl/index"),
        ("the state is a link", ".coordctl"),
        ("the journal is a file", ".coordctl/journal"),
        ("the segment is a directory", SEGMENT),
    ];
    for (name, path) in places {
        let harm = HARMS.iter().find(|harm| harm.name == name).expect("there is such a harm");
        let board = board();
        let before = items(&board);
        (harm.make)(&board);
        let _ = fixed(&board);
        put_back(&board, path);
        assert_eq!((examined(&board).0, items(&board)), (0, before), "{name}");
    }
}

#[test]
fn noise_in_files_that_only_inform_harms_nobody() {
    let board = board();
    let before = items(&board);
    for name in [".coordctl/lock", ".coordctl/heartbeats", ".coordctl/metrics"] {
        std::fs::write(board.path(name), [0xff, 0x7b, 0, 9].repeat(40)).expect("it can be written");
    }
    let (code, findings) = examined(&board);
    assert_eq!((code, codes(&findings)), (0, vec!["board"]), "{findings:?}");
    assert_eq!(items(&board), before);
}

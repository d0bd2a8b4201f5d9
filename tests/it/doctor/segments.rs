//! Parts of the journal that are missing, or have the names of others.

use super::{examined, fixed, is};
use crate::listing::{changed, listing};
use crate::sandbox::Sandbox;
use std::fs::{read_to_string, remove_file, rename, write};
use std::path::PathBuf;

/// A board whose journal has at least three parts.
fn board() -> Sandbox {
    let board = Sandbox::new();
    let _ = board.ok(&["init"]);
    let format = read_to_string(board.path(".coordctl/format")).expect("a format");
    write(board.path(".coordctl/format"), format.replace("8388608", "1024")).expect("it can be written");
    for _ in 0..8 {
        let _ = board.claim("ada");
    }
    assert!(part(&board, 3).exists(), "the journal has fewer parts");
    assert_eq!(examined(&board).0, 0);
    board
}

fn part(board: &Sandbox, number: u32) -> PathBuf {
    board.path(&format!(".coordctl/journal/{number:08}.jsonl"))
}

fn newest(board: &Sandbox) -> u32 {
    (1..).take_while(|number| part(board, *number).exists()).last().expect("a journal")
}

/// The board is left as it is, whatever is asked of doctor.
fn is_left_alone(board: &Sandbox, code: &str, evidence: &str) {
    let before = listing(board.root());
    let (exit, findings) = examined(board);
    assert_eq!(exit, 41);
    is(&findings, code, "error", evidence);
    let (exit, done, _) = fixed(board);
    assert!(exit == 41 && done.iter().all(|fixed| fixed["done"] == false), "{done:?}");
    assert_eq!(changed(&before, &listing(board.root())), Vec::<PathBuf>::new());
}

#[test]
fn a_missing_part_is_named_and_nothing_is_written_meanwhile() {
    let first = board();
    remove_file(part(&first, 1)).expect("it is there");
    is_left_alone(&first, "segment_missing", "00000001.jsonl");
    let middle = board();
    remove_file(part(&middle, 2)).expect("it is there");
    is_left_alone(&middle, "segment_missing", "00000002.jsonl");
    let last = board();
    let number = newest(&last);
    remove_file(part(&last, number)).expect("it is there");
    is_left_alone(&last, "segment_missing", &format!("{:08}.jsonl ends with a seal", number - 1));
}

#[test]
fn swapped_parts_are_told_by_their_own_records_and_left_alone() {
    let board = board();
    let items = board.items();
    let (one, other, aside) = (part(&board, 1), part(&board, 2), board.root().join("aside"));
    let swap = || rename(&one, &aside).and_then(|()| rename(&other, &one)).and_then(|()| rename(&aside, &other));
    swap().expect("they are there");
    is_left_alone(&board, "segment_misplaced", "records of 00000002.jsonl");
    swap().expect("they are there");
    assert_eq!((examined(&board).0, board.items()), (0, items));
}

#[test]
fn a_whole_record_that_does_not_follow_the_one_before_it_is_named() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let other = board.copy();
    let path = ".coordctl/journal/00000001.jsonl";
    // Two changes of one length and number in one place; another follows the first of them.
    for (board, agent) in [(&board, "one"), (&other, "two")] {
        let _ = board.ok(&["agent", "register", agent]);
    }
    let _ = board.ok(&["agent", "register", "three"]);
    let [mut ours, theirs] = [&board, &other].map(|board| std::fs::read(board.path(path)).expect("a journal"));
    let ends: Vec<usize> = (0..ours.len()).filter(|at| ours[*at] == b'\n').collect();
    assert_eq!(theirs[ends[1]], b'\n', "the records are not of one length");
    ours[ends[0]..=ends[1]].copy_from_slice(&theirs[ends[0]..=ends[1]]);
    write(board.path(path), ours).expect("it can be written");
    let (code, findings) = examined(&board);
    assert_eq!(code, 41);
    is(&findings, "chain_broken", "warning", "change 3 does not follow");
}

#[test]
fn a_board_whose_making_was_interrupted_is_not_called_damaged() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    std::fs::remove_dir_all(board.path(".coordctl")).expect("it is ours");
    std::fs::create_dir(board.path(".coordctl")).expect("a directory can be made");
    write(board.path(".coordctl/lock"), "").expect("it can be written");
    let (code, findings) = examined(&board);
    assert_eq!(code, 41);
    is(&findings, "board_unmade", "warning", ".coordctl/format");
    assert!(super::codes(&findings).iter().all(|code| ["board", "board_unmade"].contains(code)), "{findings:?}");
}

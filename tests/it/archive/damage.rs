//! A damaged file of the archive is told of, left as it is, and the others are used.

use super::{ALL, done, files, found};
use crate::sandbox::Sandbox;
use std::fs;

/// A board with two files in its archive, an item in each.
fn two() -> (Sandbox, [String; 2]) {
    let board = Sandbox::new();
    let ids = ["one", "two"].map(|text| {
        let id = done(&board, "test", text);
        let _ = board.ok(&ALL);
        id
    });
    assert_eq!(files(&board, ".gz").len(), 2);
    (board, ids)
}

#[test]
fn the_other_files_answer_and_a_check_names_the_damaged_one() {
    let (board, [one, two]) = two();
    assert!(board.json(&["archive", "list", "--check"])["damaged"].as_array().expect("a list").is_empty());
    let path = &files(&board, ".gz")[0];
    let mut bytes = fs::read(path).expect("the file is there");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x55;
    fs::write(path, &bytes).expect("the file can be written");
    let said = board.run(&["archive", "search"]);
    assert!(said.code == 0 && said.stdout.contains(&two) && !said.stdout.contains(&one), "{said:?}");
    let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
    assert!(said.stderr.contains("warning") && said.stderr.contains(name), "{said:?}");
    assert_eq!(board.run(&["archive", "show", &two]).code, 0);
    assert_eq!(board.run(&["archive", "show", &one]).code, 13);
    let check = board.run(&["archive", "list", "--check"]);
    assert!(check.code == 41 && check.stderr.contains(name) && check.stdout.contains(name), "{check:?}");
    assert_eq!(board.run(&["archive", "list"]).code, 0);
    let _ = done(&board, "test", "three");
    let _ = board.ok(&ALL);
    assert_eq!(fs::read(path).expect("the file is there"), bytes, "it is never rewritten");
}

#[test]
fn a_look_up_that_is_missing_or_damaged_costs_time_and_no_answer() {
    let (board, [one, two]) = two();
    let lookups = files(&board, ".idx");
    fs::remove_file(&lookups[0]).expect("it is there");
    let mut bytes = fs::read(&lookups[1]).expect("it is there");
    bytes[70] ^= 1;
    fs::write(&lookups[1], &bytes).expect("it can be written");
    for id in [&one, &two] {
        assert_eq!(board.json(&["archive", "show", id])["id"], id.as_str());
    }
    let check = board.run(&["archive", "list", "--check"]);
    assert!(check.code == 41 && check.stderr.contains(".idx"), "{check:?}");
    let _ = done(&board, "test", "three");
    let _ = board.ok(&ALL);
    assert!(lookups[0].exists(), "the next pass makes a missing one anew");
}

#[test]
fn a_line_of_the_index_that_was_cut_off_is_written_again() {
    let (board, [one, two]) = two();
    let index = board.path(".coordctl/archive/index.jsonl");
    let text = fs::read_to_string(&index).expect("there is an index");
    fs::write(&index, &text[..text.len() - 20]).expect("it can be written");
    let listed = board.run(&["archive", "list"]);
    assert!(listed.code == 0 && listed.stderr.contains("cannot be read"), "{listed:?}");
    let mut both = [one, two];
    both.sort();
    assert_eq!(found(&board, &[]), both, "what is archived is found all the same");
    let _ = board.ok(&ALL);
    assert_eq!(board.json(&["archive", "list"])["files"].as_array().map(Vec::len), Some(2));
}

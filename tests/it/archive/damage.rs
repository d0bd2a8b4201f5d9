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
    let good = fs::read(&lookups[1]).expect("it is there");
    let mut bytes = good.clone();
    bytes[70] ^= 1;
    fs::write(&lookups[1], &bytes).expect("it can be written");
    for id in [&one, &two] {
        assert_eq!(board.json(&["archive", "show", id])["id"], id.as_str());
    }
    let check = board.run(&["archive", "list", "--check"]);
    assert!(check.code == 41 && check.stderr.contains(".idx"), "{check:?}");
    let said = board.run(&ALL);
    let name = lookups[1].file_name().and_then(|name| name.to_str()).expect("a name");
    assert!(said.code == 0 && said.stderr.contains(name) && said.stderr.contains("quarantine"), "{said:?}");
    assert!(lookups[0].exists(), "the next pass makes a missing one anew");
    assert_eq!(fs::read(&lookups[1]).expect("it is there"), good, "and a damaged one");
    assert_eq!(kept(&board, name), [bytes]);
    assert_eq!(board.run(&["archive", "list", "--check"]).code, 0);
    let again = board.run(&ALL);
    assert!(again.code == 0 && !again.stderr.contains("damaged"), "{again:?}");
}

#[test]
fn a_look_up_of_another_file_is_none_and_the_next_pass_makes_it_anew() {
    let board = Sandbox::new();
    let _ = done(&board, "test", "one");
    let _ = board.ok(&ALL);
    let two = ["two", "three"].map(|text| done(&board, "test", text));
    let _ = board.ok(&ALL);
    let lookups = files(&board, ".idx");
    let good = fs::read(&lookups[1]).expect("it is there");
    fs::copy(&lookups[0], &lookups[1]).expect("it can be copied");
    assert_eq!(board.run(&["archive", "list", "--check"]).code, 41);
    let _ = board.ok(&ALL);
    assert_eq!(fs::read(&lookups[1]).expect("it is there"), good);
    assert_eq!(board.json(&["archive", "show", &two[0]])["id"], two[0].as_str());
}

/// What the quarantine keeps of a file.
fn kept(board: &Sandbox, name: &str) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(board.path(".coordctl/quarantine")).expect("there is a quarantine");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let ours = paths.filter(|path| path.to_str().is_some_and(|path| path.ends_with(name)));
    ours.map(|path| fs::read(path).expect("it is there")).collect()
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

//! Damage byte by byte, and damage at random: doctor always answers, and writes nothing.

use super::damage::board;
use super::harms::{SEGMENT, records};
use super::{codes, findings};
use crate::listing::{changed, listing};
use crate::sandbox::{Sandbox, copy_tree};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::fs::{File, read, write};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

/// Spans would only take time.
const OFF: [(&str, &str); 1] = [("OTEL_SDK_DISABLED", "true")];

/// The codes that a look finds, as one text.
fn look(board: &Sandbox) -> (i32, String) {
    let said = board.run_with(&OFF, &["--json", "doctor"]);
    let found = findings(&said);
    (said.code, codes(&found).join(" "))
}

/// A board whose last change is short, and where that stands.
fn short_board() -> (Sandbox, std::ops::Range<usize>) {
    let board = board();
    let _ = board.ok(&["agent", "register", "zed"]);
    let last = records(&board).last().cloned().expect("records");
    (board, last)
}

#[test]
fn a_journal_cut_at_any_byte_of_its_last_record_has_lost_its_end() {
    let (board, last) = short_board();
    let whole = read(board.path(SEGMENT)).expect("a journal");
    let file = File::options().write(true).open(board.path(SEGMENT)).expect("a journal");
    for at in last.clone() {
        file.set_len(at as u64).expect("it can be cut");
        let (code, found) = look(&board);
        assert!(code == 41 && found.contains("journal_cut"), "byte {at}: {code} {found}");
        assert_eq!(read(board.path(SEGMENT)).expect("a journal"), &whole[..at], "byte {at} was touched");
        file.write_all_at(&whole[..last.end], 0).expect("it can be written");
    }
    file.set_len(whole.len() as u64).expect("it can be made longer");
    assert_eq!(look(&board).0, 0, "it is not whole again");
}

#[test]
fn a_flipped_bit_in_any_byte_of_a_record_is_found() {
    let (board, last) = short_board();
    let record = records(&board)[4].clone();
    assert_eq!(record, last, "the record is the short one");
    let whole = read(board.path(SEGMENT)).expect("a journal");
    let file = File::options().write(true).open(board.path(SEGMENT)).expect("a journal");
    let _ = board.ok(&["agent", "register", "one", "--team", "x"]);
    let behind = read(board.path(SEGMENT)).expect("a journal");
    for at in record {
        let bit = 1 << (at % 8);
        // Upper-case digits of a checksum mean the same value.
        if (whole[at] ^ bit).eq_ignore_ascii_case(&whole[at]) {
            continue;
        }
        file.write_all_at(&[whole[at] ^ bit], at as u64).expect("it can be written");
        let (code, found) = look(&board);
        assert!(code == 41 && found.contains("board_damaged"), "byte {at}, bit {bit}: {code} {found}");
        file.write_all_at(&[whole[at]], at as u64).expect("it can be written");
    }
    assert_eq!(read(board.path(SEGMENT)).expect("a journal"), behind);
    assert_eq!(look(&board).0, 0, "it is not whole again");
}

/// Something that happens to a file.
#[derive(Debug, Clone)]
enum Harm {
    Flip(Index, u8),
    Cut(Index),
    Fill(Index, usize, u8),
    Swap(Index),
}

fn harm() -> impl Strategy<Value = (Index, Harm)> {
    let harm = prop_oneof![
        (any::<Index>(), 0..8u8).prop_map(|(at, bit)| Harm::Flip(at, bit)),
        any::<Index>().prop_map(Harm::Cut),
        (any::<Index>(), 1..5000usize, any::<u8>()).prop_map(|(at, length, byte)| Harm::Fill(at, length, byte)),
        any::<Index>().prop_map(Harm::Swap),
    ];
    (any::<Index>(), harm)
}

/// Every file of a board.
fn files(dir: &Path) -> Vec<PathBuf> {
    listing(dir).into_keys().filter(|path| path.is_file()).collect()
}

fn apply(harm: &Harm, path: &PathBuf, all: &[PathBuf]) {
    let mut bytes = read(path).expect("a file");
    // Most of a segment is empty space, of which more is of no interest.
    let used = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |at| at + 1).max(1);
    bytes.resize(bytes.len().max(1), 0);
    match harm {
        Harm::Flip(at, bit) => bytes[at.index(used)] ^= 1 << bit,
        Harm::Cut(at) => bytes.truncate(at.index(used)),
        Harm::Fill(at, length, byte) => {
            let at = at.index(used);
            let end = (at + length).min(bytes.len());
            bytes[at..end].fill(*byte);
        }
        Harm::Swap(other) => {
            let other = other.get(all);
            let theirs = read(other).expect("a file");
            write(other, &bytes).expect("it can be written");
            bytes = theirs;
        }
    }
    write(path, bytes).expect("it can be written");
}

#[test]
fn whatever_happened_to_its_files_a_board_is_looked_at_and_left_as_it_is() {
    let origin = board();
    let mut runner = TestRunner::new_with_rng(
        Config { cases: 60, failure_persistence: None, ..Config::default() },
        TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]),
    );
    let tried = runner.run(&prop::collection::vec(harm(), 1..4), |harms| {
        let board = Sandbox::new();
        copy_tree(&origin.board(), &board.board());
        let all = files(&board.board());
        harms.iter().for_each(|(file, harm)| apply(harm, file.get(all.as_slice()), &all));
        let before = listing(board.root());
        let said = board.run_with(&OFF, &["--json", "doctor"]);
        prop_assert!([0, 41, 42, 43, 5].contains(&said.code), "{said:?}");
        let _ = findings(&said);
        prop_assert_eq!(changed(&before, &listing(board.root())), Vec::<PathBuf>::new());
        let said = board.run_with(&OFF, &["--json", "doctor", "--fix"]);
        prop_assert!([0, 41, 42, 43, 5].contains(&said.code), "{said:?}");
        let _ = findings(&said);
        Ok(())
    });
    tried.unwrap_or_else(|e| panic!("{e}"));
}

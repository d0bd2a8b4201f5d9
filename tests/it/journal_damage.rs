//! Damage to the journal: noticed, set aside and reported; what is whole stays, and nothing is lost in silence.

use crate::sandbox::{Sandbox, copy_tree};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs::{read, read_dir, remove_file, write};

const JOURNAL: &str = ".coordctl/journal/00000001.jsonl";

/// A board, the bytes of its journal, and where each record begins; the last entry is the end of the last record.
struct Template {
    board: Sandbox,
    bytes: Vec<u8>,
    starts: Vec<usize>,
}

/// A board with some life on it.
fn template() -> Template {
    let board = Sandbox::new();
    for round in 0..4 {
        let id = board.claim("ada");
        let _ = board.ok(&["progress", &id, "50", "--agent", "ada", "--note", "half"]);
        let end = if round % 2 == 0 { "complete" } else { "release" };
        let _ = board.ok(&[end, &id, "--agent", "ada"]);
    }
    let mut bytes = read(board.path(JOURNAL)).expect("a journal");
    // Of the empty space behind the records some is enough.
    bytes.truncate(16 << 10);
    let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
    let starts: Vec<usize> = [0].into_iter().chain(ends).collect();
    assert!(starts.len() == 13 && starts[12] < bytes.len(), "{starts:?}");
    Template { board, bytes, starts }
}

impl Template {
    /// A copy of the board with another journal, without an index that would know better, and without what the last
    /// publisher noted of files that the copy does not have.
    fn with_journal(&self, bytes: &[u8]) -> Sandbox {
        let copy = Sandbox::new();
        copy_tree(&self.board.board(), &copy.board());
        write(copy.path(JOURNAL), bytes).expect("the journal can be written");
        // Nor public files, of which the board would take in what was lost.
        for name in [
            ".coordctl/index",
            ".coordctl/publish.lock",
            "work_claims.json",
            "agent_status.json",
            "coordination_log.json",
        ] {
            remove_file(copy.path(name)).expect("a file can be removed");
        }
        copy
    }

    fn used(&self) -> usize {
        self.starts.last().copied().unwrap_or(0)
    }

    /// Which records have a byte in a range, by their sequence numbers from 1.
    fn records_in(&self, from: usize, to: usize) -> BTreeSet<u64> {
        let hit = |n: &usize| self.starts[*n] < to && from < self.starts[n + 1];
        (0..self.starts.len() - 1).filter(hit).map(|n| n as u64 + 1).collect()
    }
}

/// The sequence numbers of the changes that can be read.
fn readable(board: &Sandbox) -> BTreeSet<u64> {
    let events = board.json(&["events", "--limit", "1000"]);
    let number = |event: &Value| event["sequence"].as_u64().expect("a number");
    events["events"].as_array().expect("a list").iter().map(number).collect()
}

/// Everything that was set aside, in the order of its names.
fn set_aside(board: &Sandbox) -> Vec<Vec<u8>> {
    let Ok(entries) = read_dir(board.path(".coordctl/quarantine")) else { return Vec::new() };
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths.iter().map(|path| read(path).expect("a file can be read")).collect()
}

/// Damages the journal from one byte to another and checks that just the records in between are set aside and reported.
fn check(template: &Template, bytes: &[u8], from: usize, to: usize) {
    let lost = template.records_in(from, to);
    let whole: BTreeSet<u64> = (1..=12).filter(|number| !lost.contains(number)).collect();
    let board = template.with_journal(bytes);
    assert_eq!(readable(&board), whole, "bytes {from}..{to}: other records can be read");
    let said = board.run(&["--json", "claim", "new", "work", "--agent", "bob"]);
    assert_eq!(said.code, 0, "bytes {from}..{to}: {said:?}");
    let warned =
        said.stderr.lines().any(|line| line.contains("warning: ") && line.contains("00000001.jsonl is damaged"));
    assert!(warned, "bytes {from}..{to}: no warning: {said:?}");
    let first = template.starts[*lost.first().expect("one is hit") as usize - 1];
    let end = template.starts[*lost.last().expect("one is hit") as usize];
    let damaged = &bytes[first..end];
    if damaged.iter().any(|byte| *byte != 0) {
        assert!(set_aside(&board) == [damaged], "bytes {from}..{to}: not what was damaged is kept");
    }
    let claim: Value = serde_json::from_str(&said.stdout).expect("an answer");
    assert!(claim["fence"].as_u64() > Some(12), "bytes {from}..{to}: a fence is given twice: {claim}");
    let now = readable(&board);
    assert!(now.is_superset(&whole) && now.len() == whole.len() + 1, "bytes {from}..{to}: {now:?}");
    assert_eq!(board.run(&["claim", "more", "work", "--quiet"]).stderr, "", "bytes {from}..{to}: warned again");
    assert!(board.view("work_claims.json") == board.items(), "bytes {from}..{to}: the public file is another board");
}

#[test]
fn a_flipped_bit_is_noticed_and_costs_one_record_at_most() {
    let template = template();
    let mut random = 7_u64;
    for _ in 0..200 {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let bit = (random >> 33) as usize % (template.used() * 8);
        let mut bytes = template.bytes.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        // A checksum in upper case is the same checksum.
        if !bytes.eq_ignore_ascii_case(&template.bytes) || readable(&template.with_journal(&bytes)).len() < 12 {
            check(&template, &bytes, bit / 8, bit / 8 + 1);
        }
    }
}

#[test]
fn a_flipped_end_of_line_is_noticed_in_every_record() {
    let template = template();
    for end in &template.starts[1..] {
        let mut bytes = template.bytes.clone();
        bytes[end - 1] ^= 1;
        check(&template, &bytes, end - 1, *end);
    }
}

#[test]
fn lost_pages_cost_the_records_on_them_and_no_others() {
    let template = template();
    let starts = &template.starts;
    for (from, to) in [(4096, 8192), (0, 4096), (starts[2], starts[5]), (starts[0], starts[1]), (starts[3], starts[4])]
    {
        let mut bytes = template.bytes.clone();
        bytes[from..to].fill(0);
        check(&template, &bytes, from, to);
    }
}

#[test]
fn a_last_record_cut_off_anywhere_is_dropped_in_silence_and_no_other() {
    let template = template();
    let (from, to) = (template.starts[11], template.starts[12]);
    let board = template.with_journal(&template.bytes);
    let all: BTreeSet<u64> = (1..=11).collect();
    // At each byte near its ends, where it is told apart from others, and at every third between them.
    for length in (from..to).filter(|length| length % 3 == 0 || length - from < 64 || to - length < 64) {
        let mut bytes = template.bytes[..length].to_vec();
        if length % 2 == 0 {
            bytes.resize(template.bytes.len(), 0);
        }
        write(board.path(JOURNAL), &bytes).expect("the journal can be written");
        let said = board.run(&["where"]);
        assert!(said.code == 0 && said.stderr.contains("; 11 changes\n"), "cut off at {length}: {said:?}");
        if length % 97 == 0 || length + 2 > to {
            let board = template.with_journal(&bytes);
            assert_eq!(board.run(&["claim", "new", "work", "--quiet"]).stderr, "", "cut off at {length}");
            assert!(readable(&board).is_superset(&all), "cut off at {length}");
            assert!(board.view("work_claims.json") == board.items(), "cut off at {length}");
        }
    }
}

#[test]
fn a_public_file_is_right_again_after_the_newest_record_was_damaged() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let _ = board.claim("ada");
    let mut bytes = read(board.path(JOURNAL)).expect("a journal");
    let last = bytes.iter().rposition(|byte| *byte == b'\n').expect("a record");
    bytes[last - 100] ^= 1;
    std::os::unix::fs::FileExt::write_all_at(
        &std::fs::OpenOptions::new().write(true).open(board.path(JOURNAL)).expect("the journal"),
        &bytes,
        0,
    )
    .expect("the journal can be written");
    let _ = board.claim("ada");
    assert!(board.view("work_claims.json") == board.items(), "the public file is another board");
    assert_eq!(board.items().len(), 2);
}

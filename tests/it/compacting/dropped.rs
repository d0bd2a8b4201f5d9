//! When old segments are gone, one record says where the journal begins. It stands there twice.

use super::{old_board, passed, segments, with_store};
use crate::sandbox::Sandbox;
use coordctl::board::Kind;
use coordctl::store::StoreError;
use serde_json::{Map, Value};
use std::fs::{read, remove_file, write};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The segment with the records that say so, and where these are in it.
fn records(board: &Sandbox) -> (PathBuf, Vec<Range<usize>>) {
    let newest = segments(board).pop().expect("a segment");
    let path = board.path(".coordctl/journal").join(newest);
    let bytes = read(&path).expect("it can be read");
    let mut start = 0;
    let lines = bytes.split_inclusive(|&byte| byte == b'\n').map(|line| {
        start += line.len();
        (line, start - line.len()..start)
    });
    let is_drop = |line: &[u8]| String::from_utf8_lossy(line).contains("\"op\":\"truncate\"");
    let found = lines.filter(|(line, _)| is_drop(line)).map(|(_, at)| at).collect();
    (path, found)
}

/// Every row of a board, in order, by its journal alone.
fn rows(board: &Path) -> Result<Vec<Map<String, Value>>, StoreError> {
    with_store(board, |store| {
        let mut snapshot = store.read()?;
        let mut rows = Vec::new();
        for kind in [Kind::Work, Kind::Agent, Kind::Completion] {
            for found in snapshot.rows(kind)? {
                rows.push(snapshot.entry(&found)?.1);
            }
        }
        Ok(rows)
    })
}

#[test]
fn damage_to_any_byte_of_either_record_costs_no_row() {
    let (board, held) = old_board();
    let _ = passed(&board.board());
    let (path, found) = records(&board);
    assert!(found.len() == 2 && found[0].end == found[1].start, "{found:?}");
    remove_file(board.path(".coordctl/index")).expect("an index");
    let (whole, before) = (read(&path).expect("a segment"), rows(&board.board()).expect("a board"));
    assert!(before.len() >= 5, "{before:?}");
    for at in found[0].start..found[1].end {
        for flip in [0x01, 0xff] {
            let mut bytes = whole.clone();
            bytes[at] ^= flip;
            write(&path, bytes).expect("it can be written");
            let now = rows(&board.board()).unwrap_or_else(|e| panic!("byte {at} ^ {flip:#x}: {e}"));
            assert_eq!(now, before, "byte {at} ^ {flip:#x}");
        }
    }
    // What changes something sets the damage aside, and goes on.
    for range in &found {
        let copy = board.copy();
        let mut bytes = whole.clone();
        bytes[range.start + 20] ^= 1;
        write(copy.path(".coordctl/journal").join(path.file_name().expect("a name")), bytes).expect("it is written");
        let said = copy.run(&["progress", &held, "60", "--agent", "ada"]);
        assert!(said.code == 0 && said.stderr.contains("quarantine"), "{said:?}");
        assert_eq!(copy.view("work_claims.json"), copy.items());
        assert_eq!(copy.items().len(), 3);
    }
}

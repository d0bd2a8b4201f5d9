//! Old parts of the journal go to the archive to the letter, and tell there what they told.

use super::{files, found, on_board};
use crate::sandbox::Sandbox;
use coordctl::board::{Kind, WorkItem};
use coordctl::store::{Ask, Durability, OldWriters, Options, Room, Store};
use flate2::read::MultiGzDecoder;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::PathBuf;
use std::time::Duration;

/// How long ago everything happened, in nanoseconds.
const MONTH: u64 = 30 * 86_400 * 1_000_000_000;

/// A board with small segments, on which items were added and done a month ago.
fn month_old(items: usize) -> Sandbox {
    let board = Sandbox::new();
    let clock = || {
        let mut now = coordctl::store::now()?;
        now.wall_ns -= MONTH;
        Ok(now)
    };
    let options = || Options {
        old_writers: OldWriters::default(),
        durability: Durability::None,
        durable_views: false,
        lock_timeout: Duration::from_secs(30),
        clock: &clock,
        on_wait: &|_| {},
        on_warning: &|_| {},
    };
    Store::new(&board.board(), options()).init().expect("a board is made");
    let format = board.path(".coordctl/format");
    let text = std::fs::read_to_string(&format).expect("a format").replace("8388608", "1024");
    std::fs::write(&format, text).expect("it can be written");
    let store = Store::new(&board.board(), options());
    for (n, verb) in (0..items).flat_map(|n| [(n, "begun"), (n, "ended")]) {
        let ask = Ask { verb, agent: Some("ada"), request_id: None, digest: String::new(), room: Room::KeepReserve };
        let done = store.update(&ask, |txn, now| {
            let id = format!("w_{n}");
            let status = if verb == "begun" { "active" } else { "completed" };
            let row =
                json!({ "work_item_id": id, "status": status, "description": "long ago", "last_update": now.stamp() });
            let row = WorkItem::from_row(row.as_object().cloned().unwrap_or_default()).into_row();
            txn.put_row(Kind::Work, &id, row)
        });
        done.expect("the change is made");
    }
    board
}

/// The segments of the journal, each with its bytes up to the last record.
fn segments(board: &Sandbox) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = std::fs::read_dir(board.path(".coordctl/journal")).expect("there is a journal");
    let read = |path: PathBuf| {
        let mut bytes = std::fs::read(&path).expect("a segment");
        bytes.truncate(bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1));
        (path.file_name().expect("a name").into(), bytes)
    };
    entries.map(|entry| read(entry.expect("an entry").path())).collect()
}

#[test]
fn a_segment_that_goes_is_kept_to_the_letter_and_still_tells() {
    let board = month_old(30);
    let before = segments(&board);
    assert!(before.len() > 4, "only {} segments", before.len());
    let planned = board.json(&["archive", "--keep-last", "2", "--dry-run"]);
    assert_eq!((&planned["items"], segments(&board)), (&28.into(), before.clone()));
    let moved = board.json(&["archive", "--keep-last", "2"]);
    let after = segments(&board);
    let gone: Vec<&PathBuf> = before.keys().filter(|name| !after.contains_key(*name)).collect();
    assert!(gone.len() > 2 && moved["history_segments"].as_u64() == Some(gone.len() as u64), "{gone:?}: {moved}");
    let kept: Vec<PathBuf> =
        files(&board, ".gz").into_iter().filter(|path| path.to_string_lossy().contains("/history-")).collect();
    assert_eq!(kept.len(), gone.len());
    for (name, path) in gone.into_iter().zip(kept) {
        let mut bytes = Vec::new();
        MultiGzDecoder::new(std::fs::File::open(path).expect("a file")).read_to_end(&mut bytes).expect("it is whole");
        assert_eq!(bytes, before[name], "{}", name.display());
    }
    assert_eq!(on_board(&board), ["w_28", "w_29"]);
    assert_eq!(found(&board, &[]).len(), 28);
    let shown = board.json(&["archive", "show", "w_3"]);
    let verbs: Vec<&Value> =
        shown["history"].as_array().expect("a history").iter().map(|line| &line["event"]["verb"]).collect();
    assert_eq!(verbs[..2], ["begun", "ended"], "{verbs:?}");
    let events = board.json(&["archive", "search", "--kind", "event", "w_3", "--agent", "ada"]);
    assert_eq!(events["results"].as_array().map(Vec::len), Some(2), "{events}");
    assert!(board.json(&["archive", "list", "--check"])["damaged"].as_array().expect("a list").is_empty());
    let _ = board.ok(&["archive", "restore", "w_3"]);
    assert_eq!(on_board(&board), ["w_28", "w_29", "w_3"]);
    std::fs::remove_file(board.path(".coordctl/index")).expect("there is an index");
    assert_eq!(on_board(&board), ["w_28", "w_29", "w_3"]);
}

#[test]
fn a_row_that_neither_board_nor_journal_knows_does_not_come_back_by_an_old_file() {
    let board = month_old(30);
    let _ = board.ok(&["sync"]);
    let old = std::fs::read(board.path("work_claims.json")).expect("there is a public file");
    let _ = board.ok(&["archive", "--keep-last", "0"]);
    let _ = board.ok(&["sync"]);
    assert!(on_board(&board).is_empty());
    std::fs::write(board.path("work_claims.json"), &old).expect("it can be written");
    let _ = board.ok(&["sync"]);
    assert!(on_board(&board).is_empty(), "an old script brought back what was archived");
    let text = String::from_utf8(old).expect("UTF-8").replace("long ago", "edited");
    std::fs::write(board.path("work_claims.json"), text).expect("it can be written");
    let said = board.run(&["sync"]);
    assert!(said.code == 0 && said.stderr.contains("not taken"), "{said:?}");
    assert!(on_board(&board).is_empty());
}

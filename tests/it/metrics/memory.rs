//! What is remembered between two scrapes is disposable, and nobody waits for it.

use super::Scrape;
use crate::sandbox::{Sandbox, copy_tree, skip};
use std::io::Write;
use std::os::unix::fs::chown;

const MEMORY: &str = ".coordctl/metrics";
const SPANS: &str = "telemetry_spans.jsonl";

/// A board on which something was done.
fn board() -> Sandbox {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let _ = (board.ok(&["complete", &id, "--agent", "ada"]), board.claim("bob"));
    board
}

fn memory(board: &Sandbox) -> Vec<u8> {
    std::fs::read(board.path(MEMORY)).expect("it remembers")
}

#[test]
fn only_what_is_new_is_counted_and_counting_anew_comes_to_the_same() {
    let board = board();
    let first = Scrape::of(&board).steady();
    assert_eq!(Scrape::of(&board).steady(), first);
    // A total that is not in the journal shows that it was not counted anew.
    let text = String::from_utf8(memory(&board)).expect("it is text").replace("\"claims\":2", "\"claims\":1002");
    std::fs::write(board.path(MEMORY), text).expect("it can be written");
    assert_eq!(Scrape::of(&board).get("coordctl_claims_total"), Some(1002.0));
    std::fs::remove_file(board.path(MEMORY)).expect("it is there");
    assert_eq!(Scrape::of(&board).steady(), first);
}

#[test]
fn a_damaged_memory_is_told_and_not_used() {
    let board = board();
    let good = Scrape::of(&board).steady();
    let whole = memory(&board);
    for damaged in [&b"{"[..], &whole[..whole.len() / 2], b"{\"schema\":\"coordctl.metrics_memory.v0\"}", b"\0\0\0"] {
        std::fs::write(board.path(MEMORY), damaged).expect("it can be written");
        let said = board.run(&["metrics"]);
        assert!(said.code == 0 && said.stderr.contains("totals begin anew"), "{said:?}");
        assert_eq!(Scrape::parse(&said.stdout).steady(), good);
        assert_eq!(board.run(&["metrics"]).stderr, "", "it was not replaced");
    }
}

#[test]
fn spans_are_counted_once_however_their_file_is_renamed_and_compressed() {
    let board = board();
    let claims =
        |board: &Sandbox| Scrape::of(board).get("coordctl_operations_total{operation=\"work.claim\",outcome=\"done\"}");
    assert_eq!(claims(&board), Some(2.0));
    let turned = board.path("telemetry_spans-01750055888000000000.jsonl");
    let _ = board.claim("cyd");
    std::fs::rename(board.path(SPANS), &turned).expect("it can be renamed");
    let _ = board.claim("dan");
    assert_eq!(claims(&board), Some(4.0));
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(&std::fs::read(&turned).expect("it is there")).expect("it can be compressed");
    let bytes = packed.finish().expect("it can be compressed");
    std::fs::write(turned.with_extension("jsonl.gz"), bytes).expect("it can be written");
    assert_eq!(claims(&board), Some(4.0), "both are there");
    std::fs::remove_file(&turned).expect("it is there");
    assert_eq!(claims(&board), Some(4.0));
    std::fs::remove_file(board.path(MEMORY)).expect("it remembers");
    assert_eq!(claims(&board), Some(4.0), "counted anew, from the compressed file");
    std::fs::remove_file(turned.with_extension("jsonl.gz")).expect("it is there");
    assert_eq!(claims(&board), Some(4.0), "what was counted stays counted");
}

#[test]
fn a_line_that_is_not_whole_yet_is_counted_when_it_is() {
    let board = board();
    let line = std::fs::read_to_string(board.path(SPANS)).expect("there are spans").lines().next().map(str::to_owned);
    let line = line.expect("there is a line");
    let append = |text: &str| {
        let mut file = std::fs::OpenOptions::new().append(true).open(board.path(SPANS)).expect("it is there");
        file.write_all(text.as_bytes()).expect("it can be written");
    };
    let claims = |scrape: &Scrape| scrape.get("coordctl_operations_total{operation=\"work.claim\",outcome=\"done\"}");
    let (start, end) = line.split_at(line.len() / 2);
    let quiet = |words: &[&str]| {
        let said = board.run_with(&[("OTEL_SDK_DISABLED", "true")], words);
        Scrape::parse(&said.stdout)
    };
    append(start);
    assert_eq!(claims(&quiet(&["metrics"])), Some(2.0));
    append(&format!("{end}\nno span\n"));
    let scrape = quiet(&["metrics"]);
    assert_eq!((claims(&scrape), scrape.get("coordctl_span_lines_unreadable_total")), (Some(3.0), Some(1.0)));
}

#[test]
fn a_journal_that_lost_its_end_is_counted_from_the_beginning() {
    let board = board();
    let early = board.copy();
    let _ = (board.claim("cyd"), board.claim("dan"));
    assert_eq!(Scrape::of(&board).get("coordctl_claims_total"), Some(4.0));
    let remembered = memory(&board);
    std::fs::remove_dir_all(board.board()).expect("it is there");
    copy_tree(&early.board(), &board.board());
    std::fs::write(board.path(MEMORY), remembered).expect("it can be written");
    assert_eq!(Scrape::of(&board).get("coordctl_claims_total"), Some(2.0));
    let _ = board.claim("eve");
    assert_eq!(Scrape::of(&board).get("coordctl_claims_total"), Some(3.0));
}

#[test]
fn who_may_not_write_to_the_board_is_told_the_same_and_leaves_nothing() {
    let board = board();
    let own = Scrape::of(&board.copy()).steady();
    if chown(board.board(), Some(65_534), None).is_err() {
        skip("only root can give a directory away");
        return;
    }
    for _ in 0..2 {
        let said = board.run(&["metrics"]);
        assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{said:?}");
        assert_eq!(Scrape::parse(&said.stdout).steady(), own);
    }
    assert!(!board.path(MEMORY).exists(), "a reader left a file");
}

#[test]
fn who_finds_another_at_it_counts_without_waiting_and_stores_nothing() {
    let board = board();
    let before = Scrape::of(&board);
    let _ = board.claim("cyd");
    let (text, file) = (memory(&board), std::fs::File::open(board.path(MEMORY)).expect("it is there"));
    file.lock().expect("nobody else has it");
    for _ in 0..2 {
        let claims = Scrape::of(&board).get("coordctl_claims_total");
        assert_eq!(claims, before.get("coordctl_claims_total").map(|claims| claims + 1.0));
    }
    assert_eq!(memory(&board), text, "it was replaced by somebody who had no right to");
    drop(file);
    let _ = Scrape::of(&board);
    assert_ne!(memory(&board), text);
}

#[test]
fn that_it_cannot_be_stored_is_a_warning() {
    let board = board();
    std::fs::create_dir(board.path(".coordctl/metrics.new")).expect("a directory can be made");
    let said = board.run(&["metrics"]);
    assert!(said.code == 0 && said.stderr.contains("is not remembered"), "{said:?}");
    assert_eq!(Scrape::parse(&said.stdout).get("coordctl_claims_total"), Some(2.0));
}

//! The cursor finds its file again under whatever name it has by now.

use super::receiver::Receiver;
use super::{append, board_of, export, spans};
use crate::sandbox::Sandbox;
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

/// Renames the full file as a rotation does, `at` seconds after 2001.
fn turn(board: &Sandbox, at: u64) -> String {
    let name = format!("telemetry_spans-{:020}.jsonl", (2_000_000_000 + at) * 1_000_000_000);
    std::fs::rename(board.path("telemetry_spans.jsonl"), board.path(&name)).expect("it can be renamed");
    name
}

/// Compresses a turned file as a rotation does.
fn compress(board: &Sandbox, name: &str) -> String {
    let text = std::fs::read(board.path(name)).expect("it is there");
    let packed = format!("{name}.gz");
    let file = std::fs::File::create(board.path(&packed)).expect("it can be made");
    let mut encoder = GzEncoder::new(file, Compression::default());
    encoder.write_all(&text).and_then(|()| encoder.finish().map(|_| ())).expect("it can be written");
    std::fs::remove_file(board.path(name)).expect("it can be removed");
    packed
}

#[test]
fn what_was_turned_and_compressed_is_sent_to_its_end_and_only_once() {
    let (board, receiver) = (board_of(&spans::made(0, 3, 1)), Receiver::start());
    let sent = || spans::numbers(&receiver.spans());
    let _ = export(&board, &receiver.url());
    assert_eq!(sent(), [0, 1, 2]);
    append(&board, &spans::made(3, 2, 1));
    let first = turn(&board, 1);
    append(&board, &spans::made(5, 2, 1));
    let _ = export(&board, &receiver.url());
    assert_eq!(sent(), (0..7).collect::<Vec<_>>());
    append(&board, &spans::made(7, 600, 1));
    let _ = compress(&board, &first);
    let second = compress(&board, &turn(&board, 2));
    append(&board, &spans::made(607, 1, 1));
    let third = turn(&board, 3);
    let _ = export(&board, &receiver.url());
    assert_eq!(sent(), (0..608).collect::<Vec<_>>(), "after {second} and {third}");
    let _ = export(&board, &receiver.url());
    assert_eq!(sent().len(), 608);
}

#[test]
fn where_the_file_is_gone_the_export_goes_on_with_what_is_newer_and_says_so() {
    let (board, receiver) = (board_of(&spans::made(0, 2, 1)), Receiver::start());
    let old = turn(&board, 0).replace("0200", "0100");
    std::fs::rename(board.path("telemetry_spans-02000000000000000000.jsonl"), board.path(&old)).expect("renamed");
    append(&board, &spans::made(2, 2, 1));
    let _ = export(&board, &receiver.url());
    let name = turn(&board, 1);
    append(&board, &spans::made(4, 2, 1));
    std::fs::remove_file(board.path(&name)).expect("it can be removed");
    let said = board.run(&["telemetry", "export", "--endpoint", &receiver.url()]);
    assert!(said.code == 0 && said.stderr.contains("is gone"), "{said:?}");
    assert_eq!(spans::numbers(&receiver.spans()), (0..6).collect::<Vec<_>>(), "what is older was sent again");
    let said = board.run(&["telemetry", "export", "--endpoint", &receiver.url()]);
    assert!(!said.stderr.contains("is gone"), "{said:?}");
}

#[test]
fn a_damaged_archive_does_not_hide_what_comes_after_it() {
    let (board, receiver) = (board_of(&spans::made(0, 2000, 1)), Receiver::start());
    let packed = compress(&board, &turn(&board, 1));
    let bytes = std::fs::read(board.path(&packed)).expect("it is there");
    std::fs::write(board.path(&packed), &bytes[..bytes.len() / 2]).expect("it can be cut");
    append(&board, &spans::made(2000, 1, 1));
    let said = board.run(&["telemetry", "export", "--endpoint", &receiver.url()]);
    assert!(said.code == 0 && said.stderr.contains("is damaged behind byte"), "{said:?}");
    let sent = spans::numbers(&receiver.spans());
    assert!(sent.len() > 100 && sent.contains(&2000), "only {} were sent", sent.len());
}

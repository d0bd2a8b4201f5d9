//! What `doctor` says of spans and exports.

use super::{examined, is};
use crate::sandbox::Sandbox;
use std::fs::{create_dir, create_dir_all, remove_dir, remove_file, rename, write};

#[test]
fn every_lost_span_is_counted_and_none_that_was_written() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let spans = board.path("telemetry_spans.jsonl");
    rename(&spans, board.path("aside")).expect("there are spans");
    create_dir(&spans).expect("a directory can be made");
    for said in board.race(40, |_| vec!["list".to_owned()]) {
        assert_eq!((said.code, said.stderr.contains("warning")), (0, false), "{said:?}");
    }
    remove_dir(&spans).expect("it is empty");
    let (code, findings) = examined(&board);
    assert_eq!(code, 41);
    is(&findings, "spans_lost", "warning", "40 since 20");
    is(&findings, "spans_lost", "warning", "is a directory where a file belongs");
    let said = board.run(&["doctor"]);
    assert!(
        said.code == 41 && said.stdout.contains("spans_lost") && said.stderr.contains("hint: spans_lost"),
        "{said:?}"
    );
}

#[test]
fn a_count_that_somebody_holds_delays_no_command() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    remove_file(board.path("telemetry_spans.jsonl")).expect("there are spans");
    create_dir(board.path("telemetry_spans.jsonl")).expect("a directory can be made");
    let count = std::fs::File::open(board.path(".coordctl/spans_lost")).expect("it is made with the board");
    count.lock().expect("nobody has it");
    assert_eq!(board.run(&["list"]).code, 0);
    count.unlock().expect("we have it");
    let _ = board.ok(&["list"]);
    is(&examined(&board).1, "spans_lost", "warning", "1 since");
}

#[test]
fn a_lost_span_of_long_ago_is_no_warning_any_more() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let stamp = "2025-01-01T00:00:00Z";
    let lost = format!("{{\"count\":3,\"since\":\"{stamp}\",\"last\":\"{stamp}\",\"reason\":\"no room\"}}\n");
    write(board.path(".coordctl/spans_lost"), lost).expect("it can be written");
    let (code, findings) = examined(&board);
    assert_eq!(code, 0);
    is(&findings, "spans_lost", "info", "3 since 2025-01-01T00:00:00Z");
    write(board.path(".coordctl/spans_lost"), "three\n").expect("it can be written");
    is(&examined(&board).1, "spans_unreadable", "warning", "spans_lost: does not count spans");
}

#[test]
fn the_first_foreign_line_is_named_with_its_place() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let good = std::fs::read_to_string(board.path("telemetry_spans.jsonl")).expect("there are spans");
    let (old, torn) = ("{\"trace_id\":\"0af7\",\"operation\":\"s2s.work.claim\"}\n", &good[..good.len() / 2]);
    write(board.path("telemetry_spans.jsonl"), format!("{good}\n{old}{good}{torn}\n")).expect("it can be written");
    let (code, findings) = examined(&board);
    assert_eq!(code, 41);
    let place = format!("2 of 4 lines, the first in telemetry_spans.jsonl at byte {}", good.len() + 1);
    is(&findings, "spans_not_otlp", "warning", &place);
    let name = "telemetry_spans-01700000000000000000.jsonl";
    write(board.path(name), old).expect("it can be written");
    is(&examined(&board).1, "spans_not_otlp", "warning", &format!("the first in {name} at byte 0"));
    is(&examined(&board).1, "spans_not_compressed", "info", "1 files");
    write(board.path(&format!("{name}.gz")), "no gzip").expect("it can be written");
    remove_file(board.path(name)).expect("it is there");
    is(&examined(&board).1, "spans_unreadable", "warning", "");
}

#[test]
fn files_that_are_too_large_are_named_with_their_limit() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    write(board.path("coordctl.toml"), "[telemetry]\nenabled = false\nrotate_size = \"10B\"\nkeep_size = \"20B\"\n")
        .expect("it can be written");
    let (code, findings) = examined(&board);
    assert_eq!(code, 41);
    is(&findings, "spans_not_turned", "warning", "telemetry.rotate_size is 10");
    is(&findings, "spans_over_keep_size", "warning", "telemetry.keep_size is 20");
    is(&findings, "telemetry_off", "info", "coordctl.toml");
}

#[test]
fn an_export_that_is_behind_or_has_lost_its_place_is_named() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    create_dir_all(board.path(".coordctl/export")).expect("a directory can be made");
    write(board.path("telemetry_spans-01700000000000000000.jsonl"), "{}\n").expect("it can be written");
    let cursor = |text: &str| write(board.path(".coordctl/export/otel.json"), text).expect("it can be written");
    cursor("{\"segment\":\"\",\"offset\":0}");
    is(&examined(&board).1, "export_behind", "warning", ".coordctl/export/otel.json: 2 files");
    cursor("{\"segment\":\"0123456789abcdef\",\"offset\":7}");
    is(&examined(&board).1, "export_gap", "warning", "otel.json stands at byte 7");
    cursor("{");
    is(&examined(&board).1, "export_cursor_unreadable", "warning", "otel.json");
    let files = coordctl::store::span_files(&board.board()).expect("the files can be read");
    cursor(&format!("{{\"segment\":\"{}\",\"offset\":0}}", files[1].segment));
    let (_, findings) = examined(&board);
    assert!(!findings.iter().any(|finding| finding["code"].as_str().is_some_and(|code| code.starts_with("export"))));
}

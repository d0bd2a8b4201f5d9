//! `doctor` says what is wrong, and only then.

use crate::sandbox::{Said, Sandbox};
use coordctl::commands::doctor::CODES;
use serde_json::Value;
use std::fs::{create_dir, create_dir_all, remove_dir, remove_file, rename, write};
use std::path::Path;

/// What doctor found: its exit code, and its findings by their codes.
fn examined(board: &Sandbox) -> (i32, Vec<Value>) {
    let said = board.run(&["--json", "doctor"]);
    (said.code, findings(&said))
}

fn findings(said: &Said) -> Vec<Value> {
    let told: Value = serde_json::from_str(&said.stdout).unwrap_or_else(|e| panic!("{e}: {said:?}"));
    assert_eq!(told["schema"], "coordctl.doctor.v1");
    let findings = told["findings"].as_array().cloned().expect("a list");
    for finding in &findings {
        let code = finding["code"].as_str().expect("a code");
        assert!(CODES.contains(&code), "{code} is not among the codes");
        let hint = finding["hint"].as_str().unwrap_or_default();
        assert!(!["rm ", "mv ", "--force", "delete"].iter().any(|word| hint.contains(word)), "{hint}");
    }
    findings
}

/// The finding with a code: its severity and what says so.
fn found(findings: &[Value], code: &str) -> Option<(String, String)> {
    let text = |finding: &Value, field: &str| finding[field].as_str().expect("a text").to_owned();
    let finding = findings.iter().find(|finding| finding["code"] == code)?;
    Some((text(finding, "severity"), text(finding, "evidence")))
}

fn is(findings: &[Value], code: &str, severity: &str, evidence: &str) {
    let finding = found(findings, code).unwrap_or_else(|| panic!("{code} is missing: {findings:?}"));
    assert!(finding.0 == severity && finding.1.contains(evidence), "{code}: {finding:?}");
}

#[test]
fn a_healthy_board_has_nothing_but_good_to_know() {
    let board = Sandbox::new();
    let none = board.run(&["doctor"]);
    assert_eq!(none.code, 4, "{none:?}");
    let _ = board.claim("ada");
    let (code, findings) = examined(&board);
    assert_eq!((code, findings.len()), (0, 1), "{findings:?}");
    is(&findings, "board", "info", "format 1, 1 changes");
    let said = board.run(&["doctor"]);
    assert!(said.stdout.starts_with("severity  code   what") && said.stderr.contains("nothing is wrong"), "{said:?}");
    let said = board.run_with(&[("OTEL_SDK_DISABLED", "true")], &["--json", "doctor"]);
    assert_eq!(said.code, 0);
    is(&self::findings(&said), "telemetry_off", "info", "OTEL_SDK_DISABLED");
}

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

#[test]
fn a_board_that_cannot_be_read_is_an_error_with_its_own_code() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    write(board.path(".coordctl/format"), "{\"v\":99}\n").expect("it can be written");
    let said = board.run(&["--json", "doctor"]);
    assert_eq!(said.code, 43, "{said:?}");
    is(&findings(&said), "board_unreadable", "error", "has format 99");
    write(board.path(".coordctl/format"), "?\n").expect("it can be written");
    assert_eq!(examined(&board).0, 41);
}

#[test]
fn damage_in_the_journal_is_a_warning() {
    let board = Sandbox::new();
    (0..3).for_each(|_| drop(board.claim("ada")));
    let path = board.path(".coordctl/journal/00000001.jsonl");
    let mut bytes = std::fs::read(&path).expect("there is a journal");
    let second = bytes.iter().position(|&byte| byte == b'\n').expect("a line") + 40;
    bytes[second..second + 8].fill(b'#');
    write(&path, bytes).expect("it can be written");
    remove_file(board.path(".coordctl/index")).expect("there is an index");
    let (code, findings) = examined(&board);
    assert_eq!(code, 41, "{findings:?}");
    is(&findings, "board_damaged", "warning", "1 damaged places");
}

#[test]
fn every_code_is_documented_and_no_other() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/doctor.md");
    let text = std::fs::read_to_string(path).expect("docs/doctor.md is there");
    let code = |line: &str| Some(line.strip_prefix("| `")?.split_once('`')?.0.to_owned());
    let documented: Vec<String> = text.lines().filter_map(code).collect();
    assert_eq!(documented, CODES);
}

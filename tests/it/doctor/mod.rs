//! `doctor` says what is wrong, and only then; it changes nothing; and with `--fix` nothing gets worse.

mod archive;
mod bytes;
mod claims;
mod clocks;
mod compacted;
mod damage;
mod harms;
mod meanwhile;
mod online;
mod owners;
mod segments;
mod telemetry;

use crate::sandbox::{Said, Sandbox};
use coordctl::commands::doctor::{CODES, Severity};
use serde_json::Value;
use std::fs::{remove_file, write};
use std::path::Path;

/// What doctor found: its exit code, and its findings by their codes.
fn examined(board: &Sandbox) -> (i32, Vec<Value>) {
    let said = board.run(&["--json", "doctor"]);
    (said.code, findings(&said))
}

/// What `doctor --fix` did, and what it found afterwards.
fn fixed(board: &Sandbox) -> (i32, Vec<Value>, Vec<Value>) {
    let said = board.run(&["--json", "doctor", "--fix"]);
    let found = findings(&said);
    let told: Value = serde_json::from_str(&said.stdout).expect("a document");
    (said.code, told["fixed"].as_array().cloned().expect("a list"), found)
}

/// The findings in a document, each of which is one that the table of codes allows.
fn findings(said: &Said) -> Vec<Value> {
    let told: Value = serde_json::from_str(&said.stdout).unwrap_or_else(|e| panic!("{e}: {said:?}"));
    assert_eq!(told["schema"], "coordctl.doctor.v1");
    let findings = told["findings"].as_array().cloned().expect("a list");
    for finding in &findings {
        let word = finding["code"].as_str().expect("a code");
        let code = CODES.iter().find(|code| code.word == word).unwrap_or_else(|| panic!("{word} is not in the table"));
        let is_allowed = code.severities.iter().any(|severity| severity.word() == finding["severity"]);
        assert!(is_allowed, "{word} may not be {}", finding["severity"]);
        assert!(finding["fix"].is_null() || finding["fix"].as_str() == code.fix, "{finding}");
        let hint = finding["hint"].as_str().unwrap_or_default();
        assert!(!["rm ", "mv ", "--force", "delete"].iter().any(|word| hint.contains(word)), "{hint}");
    }
    findings
}

/// The codes of findings that are no property of the machine that the tests run on.
fn codes(findings: &[Value]) -> Vec<&str> {
    let of_machine = ["file_system_memory", "file_system_no_journal", "file_system_network", "space_low"];
    let codes = findings.iter().map(|finding| finding["code"].as_str().expect("a code"));
    codes.filter(|code| !of_machine.contains(code)).collect()
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
    assert_eq!((code, codes(&findings)), (0, vec!["board"]), "{findings:?}");
    is(&findings, "board", "info", "format 1, 1 changes");
    let said = board.run(&["doctor"]);
    assert!(said.stdout.starts_with("severity  code ") && said.stderr.contains("nothing is wrong"), "{said:?}");
    let said = board.run_with(&[("OTEL_SDK_DISABLED", "true")], &["--json", "doctor"]);
    assert_eq!(said.code, 0);
    is(&self::findings(&said), "telemetry_off", "info", "OTEL_SDK_DISABLED");
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
    is(&findings, "board_damaged", "warning", "00000001.jsonl at byte");
}

#[test]
fn every_code_is_documented_as_it_is() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/doctor.md");
    let text = std::fs::read_to_string(path).expect("docs/doctor.md is there");
    let rows = text.lines().filter(|line| line.starts_with("| `"));
    let cells = |line: &str| line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let documented: Vec<Vec<String>> = rows.map(cells).collect();
    let words: Vec<String> = documented.iter().map(|row| row[0].trim_matches('`').to_owned()).collect();
    assert_eq!(words, CODES.iter().map(|code| code.word).collect::<Vec<_>>());
    for (code, row) in CODES.iter().zip(&documented) {
        let [_, severities, says, fix] = &row[..] else { panic!("{row:?} has not four cells") };
        let wanted: Vec<&str> = code.severities.iter().copied().map(Severity::word).collect();
        let named: Vec<&str> =
            ["info", "warning", "error"].into_iter().filter(|word| severities.contains(word)).collect();
        assert_eq!(named, wanted, "{}", code.word);
        assert_eq!(fix, code.fix.unwrap_or_default(), "{}", code.word);
        assert!(!says.is_empty(), "{}", code.word);
    }
}

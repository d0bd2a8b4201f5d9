//! Spans of older tools are converted, and what cannot be read is set aside and not lost.

use crate::legacy::shared;
use crate::sandbox::{COORDCTL, Said, Sandbox, skip};
use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// What old scripts wrote: objects on many lines, a missing value, a doubled number, shuffled lines, a log line.
const OLD: &str = r#"{
  "trace_id": "0af7651916cd43dd8448eb211c80319c",
  "span_id": "b7ad6b7169203331",
  "parent_span_id": "",
  "operation_name": "s2s.work.claim",
  "span_kind": "internal",
  "status": "ok",
  "start_time": "2025-06-16T06:38:08.3NZ",
  "duration_ms": 52,
  "service": { "name": "s2s-coordination", "version": "1.0.0" },
  "span_attributes": { "s2s.work_item_id": "work_1", "s2s.recommendations_count": }
}
2025-06-23 22:40:44 [INFO] cleaning up
{
  "trace_id": "0af7651916cd43dd8448eb211c80319c",
{
  "trace_id": "0af7651916cd43dd8448eb211c80319c",
  "operation_name": "shuffled",
  "operation_name": "shuffled",
  "tags": {}
}
{"trace_id":"master_1750055757_c5e4b5aa451e7040","operation":"8020.metrics.collection","active_work":00,"duration_ms":47}
"#;

fn file(board: &Sandbox, name: &str, text: &str) -> String {
    let path = board.root().join(name);
    std::fs::write(&path, text).expect("a file can be written");
    path.to_string_lossy().into_owned()
}

fn documents(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"))).collect()
}

/// Converts a file into another; the tally, the lines, what is set aside.
fn convert(board: &Sandbox, old: &str, name: &str) -> (Value, PathBuf, Vec<Value>) {
    let path = |end: &str| board.root().join(format!("{name}.{end}"));
    let (out, rejects) = (path("out"), path("rejects"));
    let words = ["telemetry", "convert", old, "--out", &out.to_string_lossy(), "--rejects", &rejects.to_string_lossy()];
    let tally = board.json(&words);
    let sum: u64 =
        ["converted", "passed", "set_aside", "blank"].map(|what| number(&tally, &format!("bytes_{what}"))).iter().sum();
    assert_eq!(
        (number(&tally, "bytes"), sum),
        (std::fs::metadata(old).expect("it is there").len(), sum),
        "bytes are lost"
    );
    let said = board.run(&["telemetry", "validate", &out.to_string_lossy()]);
    assert_eq!(said.code, 0, "{said:?}");
    (tally, out, documents(&rejects))
}

fn number(document: &Value, name: &str) -> u64 {
    document[name].as_u64().unwrap_or_else(|| panic!("no {name} in {document}"))
}

#[test]
fn old_spans_become_lines_of_the_protocol_and_the_rest_is_kept() {
    let board = Sandbox::new();
    let old = file(&board, "old.jsonl", OLD);
    let (tally, out, rejects) = convert(&board, &old, "one");
    let counts = ["converted", "repaired", "passed", "set_aside"].map(|name| number(&tally, name));
    assert_eq!(counts, [2, 2, 0, 3], "{tally}");
    let names: Vec<String> = documents(&out)
        .iter()
        .map(|line| line["resourceSpans"][0]["scopeSpans"][0]["spans"][0]["name"].to_string())
        .collect();
    assert_eq!(names, ["\"s2s.work.claim\"", "\"8020.metrics.collection\""]);
    for reject in &rejects {
        let (offset, length) = (number(reject, "offset") as usize, number(reject, "length") as usize);
        assert_eq!(reject["text"].as_str(), Some(&OLD[offset..offset + length]), "{reject}");
        assert_eq!(number(reject, "line") as usize, OLD[..offset].matches('\n').count() + 1);
        assert_eq!(reject["file"].as_str(), Some(old.as_str()));
    }
    let reasons: Vec<&str> = rejects.iter().filter_map(|reject| reject["reason"].as_str()?.split(':').next()).collect();
    assert_eq!(reasons, ["no object", "an object without an end", "the name \"operation_name\" is there twice"]);
    let (_, again, _) = convert(&board, &old, "two");
    assert_eq!(std::fs::read(&out).expect("lines"), std::fs::read(again).expect("lines"), "another result");
    let (tally, passed, _) = convert(&board, &out.to_string_lossy(), "three");
    assert_eq!(
        (number(&tally, "passed"), std::fs::read(passed).expect("lines")),
        (2, std::fs::read(out).expect("lines"))
    );
}

#[test]
fn without_a_file_for_it_what_is_set_aside_is_told() {
    let board = Sandbox::new();
    let mut converting = board.command(&["telemetry", "convert", "-"]);
    converting.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut converting = converting.spawn().expect("coordctl can be started");
    converting.stdin.take().expect("a pipe").write_all(OLD.as_bytes()).expect("it reads");
    let said = Said::of(&converting.wait_with_output().expect("coordctl ends"));
    assert_eq!((said.code, said.stdout.lines().count()), (0, 2), "{said:?}");
    for told in [
        "-:13: no object: \"2025-06-23 22:40:44 [INFO] cleaning up\" (38 bytes at offset ",
        "warning: 3 pieces of ",
        "2 of them repaired",
    ] {
        assert!(said.stderr.contains(told), "{told} is not in {said:?}");
    }
}

#[test]
fn nothing_that_is_there_is_written_over() {
    let board = Sandbox::new();
    let (old, there) = (file(&board, "old.jsonl", OLD), file(&board, "there", "mine"));
    let absent = board.root().join("absent/new").to_string_lossy().into_owned();
    for (option, path) in [("--out", &there), ("--rejects", &there), ("--out", &absent)] {
        let said = board.run(&["telemetry", "convert", &old, option, path]);
        assert_eq!((said.code, said.stdout.as_str()), (3, ""), "{said:?}");
        assert!(
            said.stderr.contains(&format!("error: \"{path}\""))
                && said.stderr.contains("hint: name a file that is not there yet"),
            "{said:?}"
        );
    }
    assert_eq!(std::fs::read_to_string(there).expect("it is there"), "mine");
}

#[test]
fn an_old_script_that_wrote_into_the_boards_own_file_is_read_and_nothing_is_changed() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let path = board.path("telemetry_spans.jsonl");
    let own = std::fs::read_to_string(&path).expect("there are spans");
    std::fs::write(&path, format!("{OLD}{own}")).expect("a file can be written");
    let said = board.run_with(&[("OTEL_SDK_DISABLED", "true")], &["telemetry", "convert"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.stdout.lines().count() == 3 && said.stdout.ends_with(&own), "{said:?}");
    assert_eq!(std::fs::read_to_string(&path).expect("there are spans"), format!("{OLD}{own}"));
}

#[test]
fn a_reader_that_has_seen_enough_ends_the_conversion_quietly() {
    let board = Sandbox::new();
    let line = "{\"operation\":\"o\",\"trace_id\":\"a\",\"timestamp\":1750055888}\n";
    let old = file(&board, "old.jsonl", &line.repeat(20_000));
    let script = format!("'{COORDCTL}' telemetry convert '{old}' | head -n 1; echo ${{PIPESTATUS[0]}}");
    let Ok(output) =
        std::process::Command::new("bash").args(["-c", &script]).env("COORDINATION_DIR", board.board()).output()
    else {
        skip("bash is not installed");
        return;
    };
    let said = Said::of(&output);
    assert!(said.stdout.ends_with("\n0\n") && said.stderr.is_empty(), "{said:?}");
}

/// Files that old tools really left, where they are at hand: objects, those among them to be repaired, pieces set aside.
const REAL: [(&str, u64, u64, u64); 3] = [
    ("telemetry_spans.jsonl", 833 + 10, 10, 22 - 10),
    ("real_telemetry_spans.jsonl", 147, 0, 0),
    ("phoenix_telemetry_events.jsonl", 10, 0, 0),
];

#[test]
fn the_files_that_old_tools_left_are_read_but_for_what_is_shuffled() {
    let Some(left) = shared() else {
        println!("skipped: no state of an older tool on this machine; COORDCTL_LEGACY_STATE can name one");
        return;
    };
    let board = Sandbox::new();
    for (name, converted, repaired, set_aside) in REAL {
        let (tally, _, _) = convert(&board, &left.join(name).to_string_lossy(), name);
        let counts = ["converted", "repaired", "set_aside"].map(|name| number(&tally, name));
        assert_eq!(counts, [converted, repaired, set_aside], "{name}: {tally}");
    }
}

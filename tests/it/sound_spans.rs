//! What many processes write into the file of spans at once is sound, and what is not sound is found.

use crate::sandbox::{Said, Sandbox, eventually, skip};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::Command;

const SPANS: &str = "telemetry_spans.jsonl";

fn lines(board: &Sandbox) -> Vec<String> {
    let text = std::fs::read_to_string(board.path(SPANS)).expect("there are spans");
    assert!(text.ends_with('\n'), "the last line does not end");
    text.lines().map(str::to_owned).collect()
}

/// Lets so many processes do something of all sorts at once.
fn swarm(board: &Sandbox, count: usize) {
    let said = board.race(count, |n| {
        let agent = n.to_string();
        let words: &[&str] = match n % 3 {
            0 => &["list", "--status", "all"],
            1 => &["claim", "race", "a \"quoted\"\nline", "--agent", &agent],
            _ => &["add", "race", &agent],
        };
        words.iter().map(|word| (*word).to_owned()).collect()
    });
    let failed: Vec<&Said> = said.iter().filter(|said| said.code != 0).collect();
    assert!(failed.is_empty(), "{failed:?}");
}

#[test]
fn two_hundred_writers_at_once_tear_no_line_and_lose_none() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    swarm(&board, 200);
    let lines = lines(&board);
    assert_eq!(lines.len(), 1 + 200, "a line for each command");
    let mut verbs = std::collections::BTreeSet::new();
    for line in &lines {
        let request: Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
        verbs.insert(request["resourceSpans"][0]["scopeSpans"][0]["spans"][0]["name"].to_string());
    }
    assert_eq!(verbs.into_iter().collect::<Vec<_>>(), ["\"work.add\"", "\"work.claim\"", "\"work.list\""]);
    let verdict = board.json(&["telemetry", "validate"]);
    assert_eq!(
        (&verdict["sound"], &verdict["faults"], &verdict["lines"]),
        (&true.into(), &0.into(), &201.into()),
        "{verdict}"
    );
}

#[test]
fn whatever_becomes_of_items_their_spans_are_sound_before_and_after_they_end() {
    let board = Sandbox::new();
    let (done, failed, passed) = (board.claim("ada"), board.claim("ada"), board.claim("ada"));
    let _ = board.ok(&["add", "test", "later"]);
    let sound = |what: &str| {
        let said = board.run(&["telemetry", "validate"]);
        assert_eq!((said.code, said.stdout.as_str()), (0, ""), "{what}: {said:?}");
    };
    for (words, code) in [
        (vec!["progress", &done, "50", "--agent", "ada"], 0),
        (vec!["heartbeat", &done, "--agent", "ada"], 0),
        (vec!["claim", &done, "--agent", "bob"], 10),
        (vec!["fail", &failed, "--reason", "why", "--agent", "ada"], 0),
        (vec!["release", &passed, "--agent", "ada"], 0),
        (vec!["claim", &passed, "--agent", "bob"], 0),
        (vec!["claim", "--next", "--count", "2", "--agent", "eve"], 0),
        (vec!["list"], 0),
        (vec!["complete", &done, "--agent", "ada"], 0),
        (vec!["complete", &passed, "--agent", "bob"], 0),
        (vec!["show", &done], 0),
    ] {
        let said = board.run(&words);
        assert_eq!(said.code, code, "{words:?}: {said:?}");
        sound(words[0]);
    }
    let _ = board.ok(&["claim", &board.pending(), "--ttl", "1s", "--agent", "bob"]);
    eventually("the lease ends", || !board.ok(&["--json", "reclaim"]).contains("\"reclaimed\":[]"));
    sound("reclaim");
    let lines = lines(&board).concat();
    assert!(lines.contains("\"expired\"") && lines.matches("\"parentSpanId\"").count() > 5, "{lines}");
}

/// A Python that has the protocol's own classes.
fn python() -> Option<std::ffi::OsString> {
    let python = std::env::var_os("COORDCTL_TEST_PYTHON").unwrap_or_else(|| "python3".into());
    let found = Command::new(&python).args(["-c", "import opentelemetry.proto, google.protobuf"]).output();
    found.is_ok_and(|output| output.status.success()).then_some(python)
}

#[test]
fn the_protocols_own_classes_parse_every_line_that_a_hundred_processes_wrote() {
    let Some(python) = python() else {
        skip("no Python with opentelemetry-proto: name one in COORDCTL_TEST_PYTHON");
        return;
    };
    let board = Sandbox::new();
    let _ = board.claim("ada");
    swarm(&board, 100);
    let all = board.path(SPANS);
    let strict = |path: &Path| {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/strict_otlp.py");
        Command::new(&python).arg(script).arg(path).output().expect("Python can be started")
    };
    let output = strict(&all);
    assert!(output.status.success(), "{output:?}");
    let verdict = board.json(&["telemetry", "validate"]);
    let counts = format!("{} {}\n", verdict["lines"], verdict["spans"]);
    assert_eq!((String::from_utf8_lossy(&output.stdout).as_ref(), &verdict["lines"]), (counts.as_str(), &101.into()));
    let bad = board.root().join("bad.jsonl");
    for (good, wrong) in [("traceId", "trace"), ("\"flags\":", "\"flags\":\"x\",\"x\":")] {
        std::fs::write(&bad, lines(&board)[0].replace(good, wrong) + "\n").expect("a file can be written");
        assert!(!strict(&bad).status.success(), "it takes {wrong} for {good}");
    }
}

/// A board with a file of spans that has been turned and compressed, and one that is appended to.
fn turned() -> Sandbox {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(&std::fs::read(board.path(SPANS)).expect("there are spans")).expect("packed");
    let name = board.path("telemetry_spans-01750055888000000000.jsonl.gz");
    std::fs::write(name, packed.finish().expect("packed")).expect("a file can be written");
    std::fs::remove_file(board.path(SPANS)).expect("a file can be removed");
    let _ = board.claim("bob");
    board
}

#[test]
fn all_files_of_the_board_are_judged_the_oldest_first() {
    let board = turned();
    let verdict = board.json(&["telemetry", "validate"]);
    assert_eq!(
        (&verdict["files"], &verdict["lines"], &verdict["sound"]),
        (&2.into(), &2.into(), &true.into()),
        "{verdict}"
    );
    let again = std::fs::read(board.path(SPANS)).expect("there are spans");
    let lines = again.split_inclusive(|&byte| byte == b'\n').next().expect("a line");
    std::fs::write(board.path(SPANS), [lines, lines].concat()).expect("a file can be written");
    let said = board.run(&["telemetry", "validate"]);
    let faults: Vec<&str> = said.stdout.lines().collect();
    assert!(
        !faults.is_empty() && faults.iter().all(|line| line.contains("telemetry_spans.jsonl:2: duplicate: ")),
        "{said:?}"
    );
    assert_eq!(said.code, 41, "{said:?}");
}

#[test]
fn every_fault_is_told_with_its_line_and_the_exit_code_says_it() {
    let board = Sandbox::new();
    let good = lines(&{
        let _ = board.claim("ada");
        board
    })
    .remove(0);
    let board = Sandbox::new();
    let file = board.root().join("spans.jsonl");
    let text = format!("{good}\n{{\"trace_id\":\"x\"}}\nno json \u{1b}[2J\n{}\n", good.replace("work.claim", ""));
    std::fs::write(&file, &text).expect("a file can be written");
    let name = file.to_string_lossy().into_owned();
    let said = board.run(&["telemetry", "validate", &name]);
    assert_eq!(said.code, 41, "{said:?}");
    let codes: Vec<String> = said.stdout.lines().map(|line| line.replace(&format!("{name}:"), "")).collect();
    for (n, code) in ["2: no_span: ", "3: no_json: ", "4: "].into_iter().enumerate() {
        assert!(codes[n].starts_with(code), "{codes:#?}");
    }
    assert!(codes.iter().any(|line| line.starts_with("4: no_name: ") && line.contains("(span ")), "{codes:#?}");
    assert!(said.stderr.contains(&format!("error: {name}: {} faults in ", codes.len())), "{said:?}");
    let said = board.run(&["telemetry", "validate", &name, "--limit", "1"]);
    assert_eq!(said.stdout.lines().count(), 1);
    assert!(said.stderr.contains(&format!("1 of {} faults shown", codes.len())), "{said:?}");
    let said = board.run(&["--json", "telemetry", "validate", &name]);
    let document: Value = serde_json::from_str(&said.stdout).unwrap_or_else(|e| panic!("{e}: {said:?}"));
    let first = &document["shown"][0];
    assert_eq!((&document["sound"], &document["schema"]), (&false.into(), &"coordctl.telemetry_validation.v1".into()));
    assert_eq!((&first["line"], &first["code"], &first["file"]), (&2.into(), &"no_span".into(), &name.into()));
}

//! Directories of an older tool are taken over: every record is counted, nothing is lost, and nothing is taken twice.

mod again;
mod archived;
mod damage;
mod in_use;
mod killed;
mod meanwhile;
mod place;
mod shown;

use crate::sandbox::{Said, Sandbox};
use serde_json::Value;
use std::path::PathBuf;

/// A span as the old scripts wrote it, over several lines.
const SPAN: &str = r#"{
  "trace_id": "0af7651916cd43dd8448eb211c80319c",
  "span_id": "b7ad6b7169203331",
  "parent_span_id": "",
  "operation_name": "s2s.work.claim",
  "status": "ok",
  "start_time": "2025-06-16T06:38:08.3NZ",
  "duration_ms": 52
}
"#;

/// A small directory with something of every kind: 17 records in rows, 3 lines of points, 2 spans and a log line.
pub(crate) fn files() -> Vec<(&'static str, String)> {
    let claim = |n: u64, more: &str| {
        format!(r#"{{"work_item_id":"work_175005588800000000{n}","work_type":"t","team":"a"{more}}}"#)
    };
    vec![
        (
            "work_claims.json",
            format!(
                "[{},\n{},{},{{\"work_item_id\":\"work_17",
                claim(1, r#","status":"active","agent_id":"ada","claimed_at":"2025-06-16T07:56:01.3NZ","priority":"high""#),
                claim(2, r#","status":"completed","agent_id":"bob","completed_at":"2025-06-16T08:00:00Z","priority":"test""#),
                claim(3, r#","status":"active","agent_id":null,"progress":00"#),
            ),
        ),
        ("work_claims_fast.jsonl", format!("{}\n{{\"broken\": \"no\" end\n{}\n", claim(4, r#","status":"active","agent_id":"cy""#), claim(1, ""))),
        ("backups/work_claims_1.json", format!("[{},{}]", claim(2, r#","status":"active""#), claim(5, r#","status":"pending""#))),
        ("backups/work_claims_2.json", String::new()),
        ("agent_status.json", r#"{"agents":[{"agent_id":"ada","last_heartbeat":"2025-06-16T07:56:01.3NZ"},{"agent_id":"bob","capacity":80}]}"#.to_owned()),
        (
            "coordination_log.json",
            r#"[{"work_item_id":"work_1750055888000000002","completed_at":"2025-06-16T08:00:00Z","agent_id":"bob","velocity_points":5},
                {"work_item_id":"work_1750055888000000002","completed_at":"2025-06-16T08:00:09Z","agent_id":"bob","velocity_points":5},
                {"work_item_id":"work_1750055888000000002","completed_at":"2025-06-16T08:00:00Z","agent_id":"bob","velocity_points":5}]"#
                .to_owned(),
        ),
        (
            "velocity_log.txt",
            "2025-06-16T08:00:01Z: Team a +5 velocity points\n2025-06-16T09:00:00Z: Team a +8 velocity points\nMemory session done\n"
                .to_owned(),
        ),
        (
            "real_work_queue.json",
            r#"{"work_items":[{"work_id":"queued","status":"available","priority":"low"},
                {"work_id":"done_one","status":"completed","claimed_by":"real_agent_1","result_file":"x/done_one.result"}]}"#
                .to_owned(),
        ),
        ("real_work_results/done_one.result", r#"{"hash":"00ff"}"#.to_owned()),
        ("telemetry_spans.jsonl", format!("{SPAN}2025-06-23 22:40:44 [INFO] cleaning up\n{}", SPAN.replace("b7ad", "b7ae"))),
        ("claude_priority_analysis.json", "\n".to_owned()),
    ]
}

/// An old directory beside the board, with these files.
pub(crate) fn old(board: &Sandbox, files: &[(&str, String)]) -> PathBuf {
    let old = board.root().join("old");
    for (name, text) in files {
        let path = old.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a directory can be made");
        std::fs::write(path, text).expect("a file can be written");
    }
    old
}

/// Migrates a directory and returns the account, of which the counts must add up.
pub(crate) fn migrated(board: &Sandbox, more: &[&str]) -> Value {
    let mut words = vec!["--json", "migrate", "old"];
    words.extend(more);
    let said = board.run(&words);
    assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{said:?}");
    account(&said)
}

/// The account in an answer: its sums are computed anew.
pub(crate) fn account(said: &Said) -> Value {
    let account: Value = serde_json::from_str(&said.stdout).unwrap_or_else(|e| panic!("{e}: {said:?}"));
    let files = account["files"].as_array().expect("files");
    for file in files.iter().chain([&account["total"]]) {
        let [records, taken, merged, aside] = counts(file);
        assert_eq!(records, taken + merged + aside, "{file}");
    }
    for (n, name) in ["records", "taken", "merged", "set_aside"].into_iter().enumerate() {
        let sum: u64 = files.iter().map(|file| counts(file)[n]).sum();
        assert_eq!(account["total"][name], sum, "{name}");
    }
    let [_, taken, merged, aside] = counts(&account["total"]);
    let listed = |name: &str| account[name].as_array().expect("a list").len() as u64;
    assert_eq!((listed("merged"), listed("set_aside")), (merged, aside));
    let kept = account["conservation"].as_array().expect("what is conserved");
    assert_eq!(kept.iter().map(|one| one["after"]["records"].as_u64().expect("a number")).sum::<u64>(), taken);
    assert!(kept.iter().all(|one| one["before"] == one["after"]), "{kept:?}");
    account
}

/// Records, taken, merged and set aside.
pub(crate) fn counts(file: &Value) -> [u64; 4] {
    ["records", "taken", "merged", "set_aside"]
        .map(|name| file[name].as_u64().unwrap_or_else(|| panic!("{name}: {file}")))
}

/// The counts of one file of an account.
pub(crate) fn of(account: &Value, name: &str) -> [u64; 4] {
    let files = account["files"].as_array().expect("files");
    counts(files.iter().find(|file| file["file"] == name).unwrap_or_else(|| panic!("{name} is not in {account}")))
}

/// The lines of the board's spans that are not coordctl's own.
pub(crate) fn old_spans(board: &Sandbox) -> Vec<String> {
    let text = std::fs::read_to_string(board.path("telemetry_spans.jsonl")).unwrap_or_default();
    text.lines().filter(|line| line.contains("s2s.work.claim")).map(str::to_owned).collect()
}

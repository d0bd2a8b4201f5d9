//! The state of an older tool: read as it is, changed without losing a field of any row.

use crate::listing::{changed, listing};
use crate::sandbox::Sandbox;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs::{copy, create_dir, read_to_string};
use std::path::{Path, PathBuf};

const PUBLIC: [&str; 3] = ["work_claims.json", "agent_status.json", "coordination_log.json"];

/// How many rows there are: items, agents, completions; and items pending, active and completed.
type Counts = ([usize; 3], [usize; 3]);

/// The directory with a state that was in use, where this machine has it.
pub(crate) fn shared() -> Option<PathBuf> {
    let named = std::env::var_os("COORDCTL_LEGACY_STATE").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/legacy-state");
    named.or(Some(beside)).filter(|dir| dir.join(PUBLIC[0]).is_file())
}

/// A board's directory with copies of the public files, no board made of them yet.
fn copied(from: &Path) -> Sandbox {
    let board = Sandbox::new();
    create_dir(board.board()).expect("a directory can be made");
    for name in PUBLIC {
        copy(from.join(name), board.path(name)).expect("a file can be copied");
    }
    board
}

/// Rows of the same kinds as in a state that was in use: no id of our form, times without fractions, missing fields.
fn made() -> Sandbox {
    let mut items: Vec<Value> = Vec::new();
    for n in 0..60 {
        let mut row = json!({
            "work_item_id": format!("work_{}", 1_750_055_888_000_000_000_u64 + n), "agent_id": format!("agent_{n}"),
            "reactor_id": "shell_agent", "claimed_at": "2025-06-16T06:38:08.3NZ", "estimated_duration": "30m",
            "work_type": format!("kind_{}", n % 5), "priority": "observability_team", "description": "from before",
            "status": if n % 2 == 0 { "completed" } else { "active" }, "team": "old_team",
            "telemetry": { "trace_id": "", "span_id": "0af7", "operation": "s2s.work.claim" },
        });
        if n % 2 == 0 {
            row["completed_at"] = "2025-06-16T07:38:08Z".into();
            row["result"] = "well: \"done\" – ✓".into();
        }
        items.push(row);
    }
    items.push(
        json!({ "work_item_id": "work_autonomous_test_1750057200000000000", "agent_id": null, "claimed_at": null,
        "work_type": "validation", "priority": "high", "status": "pending", "team": "t" }),
    );
    items.push(json!({ "work_item_id": "work_optimization_1750057307662627000", "agent_id": null, "claimed_at": null,
        "work_type": "optimization", "priority": "critical", "status": "pending", "team": "t",
        "created_by": "optimizer", "created_at": "2025-06-16T07:01:47Z", "rate": 1 }));
    let agents: Vec<Value> = (0..30)
        .map(|n| {
            json!({ "agent_id": format!("agent_{n}"), "team": "old_team", "capacity": 100, "current_workload": 1,
            "performance_metrics": { "tasks_completed": 0, "success_rate": 97.5 } })
        })
        .collect();
    let log: Vec<Value> = (0..40)
        .map(|n| json!({ "work_item_id": items[n % 30 * 2]["work_item_id"], "result": "done", "velocity_points": n }))
        .collect();
    let pretty = |rows: &[Value]| serde_json::to_string_pretty(rows).expect("JSON");
    Sandbox::with_files(&[(PUBLIC[0], &pretty(&items)), (PUBLIC[1], &pretty(&agents)), (PUBLIC[2], &pretty(&log))])
}

/// The rows of the public files as they are, in order.
fn rows(board: &Sandbox) -> [Vec<Map<String, Value>>; 3] {
    PUBLIC.map(|name| {
        let text = read_to_string(board.path(name)).expect("a public file");
        serde_json::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"))
    })
}

/// Reads a state before any change and checks the figures; nothing may be written by it.
fn check_reading(board: &Sandbox, (rows_of_kind, of_status): Counts) {
    let before = listing(board.root());
    let count = |status: &str| board.json(&["list", "--status", status, "--limit", "0"])["total"].clone();
    assert_eq!(board.items().len(), rows_of_kind[0]);
    assert_eq!([count("pending"), count("active"), count("completed")], of_status.map(Value::from));
    assert_eq!(rows(board).each_ref().map(Vec::len), rows_of_kind);
    assert_eq!(board.json(&["where"])["sequence"], rows_of_kind.iter().sum::<usize>());
    for verb in ["dashboard", "events", "list"] {
        let said = board.run(&[verb]);
        assert!(said.code == 0 && !said.stderr.contains("warning: "), "{said:?}");
    }
    assert_eq!(changed(&before, &listing(board.root())), Vec::<PathBuf>::new(), "reading wrote");
}

/// Makes a hundred changes to waiting and to new items, and returns which waiting ones were changed.
fn change_a_hundred_times(board: &Sandbox) -> Vec<String> {
    let pending = board.json(&["list", "--status", "pending"]);
    let ids = pending["items"].as_array().expect("a list").iter().map(|item| item["work_item_id"].as_str());
    let ids: Vec<String> = ids.map(|id| id.expect("an id").to_owned()).collect();
    for round in 0..20 {
        let new = board.claim("ada");
        let id = if round % 2 == 0 { &ids[round / 2 % ids.len()] } else { &new };
        if round % 2 == 0 {
            let _ = board.ok(&["claim", id, "--agent", "ada"]);
        }
        let _ = board.ok(&["progress", id, "50", "testing", "--agent", "ada"]);
        let _ = board.ok(&["progress", id, "60", "--note", "further", "--agent", "ada"]);
        let _ = board.ok(&["release", id, "--agent", "ada"]);
        if round % 2 == 0 {
            let _ = board.ok(&["complete", &new, "done", "--agent", "ada"]);
        } else {
            let _ = board.ok(&["claim", id, "--agent", "ada"]);
        }
    }
    ids
}

/// Every row of before is there, at its place; no field is lost or moved, and rows that nobody touched are the same.
fn check_rows(before: &[Vec<Map<String, Value>>; 3], after: &[Vec<Map<String, Value>>; 3], touched: &[String]) {
    let ours = ["agent_id", "claimed_at", "status"];
    for (n, row) in before[0].iter().enumerate() {
        let now = &after[0][n];
        let id = row["work_item_id"].as_str().expect("an id").to_owned();
        if !touched.contains(&id) {
            assert_eq!(text(row), text(now), "a row that nobody touched has changed");
            continue;
        }
        let keys: Vec<&String> = now.keys().take(row.len()).collect();
        assert_eq!(keys, row.keys().collect::<Vec<_>>(), "fields of {id} were lost or moved");
        for (key, value) in row.iter().filter(|(key, _)| !ours.contains(&key.as_str())) {
            assert_eq!(value, &now[key], "{key} of {id}");
        }
    }
    assert_eq!(
        after[2][..before[2].len()].iter().map(text).collect::<Vec<_>>(),
        before[2].iter().map(text).collect::<Vec<_>>()
    );
    let agents: BTreeMap<String, String> =
        after[1].iter().map(|row| (row["agent_id"].to_string(), text(row))).collect();
    for row in &before[1] {
        assert_eq!(agents[&row["agent_id"].to_string()], text(row), "an agent that did nothing has changed");
    }
}

fn text(row: &Map<String, Value>) -> String {
    serde_json::to_string(row).expect("JSON")
}

/// The whole course, from the first look to the hundredth change.
fn take_over(board: &Sandbox, counts: Counts) {
    check_reading(board, counts);
    let before = rows(board);
    let touched = change_a_hundred_times(board);
    assert_eq!(touched.len(), counts.1[0]);
    check_rows(&before, &rows(board), &touched);
    let optimization = touched.iter().find(|id| id.starts_with("work_optimization_")).expect("one of the waiting");
    let claim = board.json(&["claim", optimization, "--agent", "bob"]);
    assert_eq!((&claim["agent_id"], claim["item"]["work_item_id"].as_str()), (&"bob".into(), Some(&**optimization)));
    assert_eq!(board.view(PUBLIC[0]), board.items());
}

#[test]
fn a_state_that_was_in_use_is_taken_over_without_loss() {
    match shared() {
        Some(from) => take_over(&copied(&from), ([141, 44, 156], [4, 57, 80])),
        None => println!("skipped: no state of an older tool on this machine; COORDCTL_LEGACY_STATE can name one"),
    }
}

#[test]
fn a_state_made_alike_is_taken_over_without_loss() {
    take_over(&made(), ([62, 30, 40], [2, 30, 30]));
}

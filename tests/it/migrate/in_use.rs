//! The state of an older tool that was in use, where this machine has it.

use super::{account, migrated, of};
use crate::legacy::shared;
use crate::sandbox::{Sandbox, copy_tree};
use serde_json::Value;
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

fn parsed(from: &Path, name: &str) -> Value {
    let text = std::fs::read_to_string(from.join(name)).expect("it is there");
    serde_json::from_str(&text).expect("JSON")
}

/// The rows of a list by a field, the last one of each name.
fn by(list: &Value, field: &str) -> BTreeMap<String, Value> {
    list.as_array().expect("a list").iter().map(|row| (row[field].to_string(), row.clone())).collect()
}

#[test]
fn a_state_that_was_in_use_is_migrated_without_loss() {
    let Some(from) = shared() else {
        println!("skipped: no state of an older tool on this machine; COORDCTL_LEGACY_STATE can name one");
        return;
    };
    let board = Sandbox::new();
    let old = board.root().join("old");
    copy_tree(&from, &old);
    let told = migrated(&board, &[]);
    let (claims, agents, log) =
        (parsed(&old, "work_claims.json"), parsed(&old, "agent_status.json"), parsed(&old, "coordination_log.json"));
    let queue = parsed(&old, "real_work_queue.json")["work_items"].clone();
    let count = |list: &Value| list.as_array().expect("a list").len() as u64;
    // Counted by another reader: every row of the lists, every line, once.
    for (name, list) in [
        ("work_claims.json", &claims),
        ("agent_status.json", &agents),
        ("coordination_log.json", &log),
        ("real_work_queue.json", &queue),
    ] {
        let [records, taken, merged, aside] = of(&told, name);
        assert_eq!((records, records), (count(list), taken + merged + aside), "{name}");
    }
    let velocity = std::fs::read_to_string(old.join("velocity_log.txt")).expect("it is there");
    assert_eq!(
        of(&told, "velocity_log.txt")[0],
        velocity.lines().filter(|line| !line.trim().is_empty()).count() as u64
    );
    let items = by(&Value::from(board.items()), "work_item_id");
    assert_eq!(items.len() as u64, count(&claims) + count(&queue));
    // Every field of every claim is on the board, or kept beside what it was repaired to.
    for (id, row) in by(&claims, "work_item_id") {
        for (field, value) in row.as_object().expect("an object") {
            let original = &items[&id]["migrated"]["original"][field];
            assert!(items[&id][field] == *value || original == value, "{field} of {id}");
        }
    }
    let mut seen = HashSet::new();
    let first = |row: &&Value| seen.insert(row["work_item_id"].to_string());
    let scored: u64 =
        log.as_array().expect("a list").iter().filter(first).filter_map(|row| row["velocity_points"].as_u64()).sum();
    let on_board = board.view("coordination_log.json");
    let points = |row: &Value| row["velocity_points"].as_u64();
    assert_eq!(on_board.iter().filter(|row| row["work_item_id"].is_string()).filter_map(points).sum::<u64>(), scored);
    for verb in ["dashboard", "list", "events", "ready"] {
        let said = board.run(&[verb]);
        assert!(said.code == 0 && said.stderr.is_empty(), "{said:?}");
    }
    let again = account(&board.run(&["--json", "migrate", "old"]));
    assert_eq!((&again["total"]["taken"], &again["sequence"]), (&0.into(), &told["sequence"]));
}

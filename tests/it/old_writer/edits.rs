//! What a script wrote, row by row: taken in before the next change, or refused and kept.

use super::{CLAIMS, changes, edit, edit_row, put};
use crate::sandbox::Sandbox;
use serde_json::{Value, json};
use std::fs::{read_dir, read_to_string, write};

/// What a change of a row comes to: fields by name.
fn has(item: &Value, expected: &Value) -> bool {
    expected.as_object().expect("fields").iter().all(|(field, value)| item[field] == *value)
}

fn quarantine(board: &Sandbox) -> Vec<String> {
    let Ok(entries) = read_dir(board.path(".coordctl/quarantine")) else { return Vec::new() };
    entries.map(|entry| read_to_string(entry.expect("an entry").path()).expect("text")).collect()
}

#[test]
fn an_edit_of_a_script_is_taken_in_before_the_next_change() {
    // What the script writes into a row of an item that ada holds, and what the item is then.
    let cases = [
        (
            json!({ "status": "in_progress", "progress": 30, "last_update": "2099-01-01T00:00:00Z" }),
            json!({ "status": "in_progress", "progress": 30, "agent_id": "ada", "unfenced": true }),
        ),
        (json!({ "status": "testing" }), json!({ "status": "testing", "agent_id": "ada" })),
        // No sign of the holder: nothing is said of its claim.
        (json!({ "priority": "critical" }), json!({ "priority": "critical", "status": "active", "unfenced": null })),
        (json!({ "their_own_field": [1, null] }), json!({ "their_own_field": [1, null], "status": "active" })),
        (
            json!({ "status": "completed", "result": "well", "completed_at": "2026-01-31T12:00:00Z" }),
            json!({ "status": "completed", "result": "well", "completed_at": "2026-01-31T12:00:00Z", "lease": null }),
        ),
        (
            json!({ "status": "pending", "agent_id": null }),
            json!({ "status": "pending", "agent_id": null, "lease": null }),
        ),
        (json!({ "status": "failed" }), json!({ "status": "failed", "agent_id": null, "failures": 1 })),
        (json!({ "status": "cancelled" }), json!({ "status": "cancelled", "lease": null })),
        // What only the board may say.
        (json!({ "fence": 99, "lease": null, "attempt": 7 }), json!({ "fence": 1, "attempt": 1, "status": "active" })),
    ];
    for (written, expected) in cases {
        let board = Sandbox::new();
        let id = board.claim("ada");
        edit_row(&board, &id, |row| {
            row.as_object_mut().expect("a row").extend(written.as_object().expect("fields").clone())
        });
        let said = board.run(&["claim", "test", "another", "--quiet"]);
        assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{written}");
        let item = board.item(&id);
        assert!(has(&item, &expected), "{written} came to {item}");
        assert_eq!(board.view(CLAIMS), board.items(), "{written}");
        assert_eq!(quarantine(&board), Vec::<String>::new(), "{written}");
    }
}

#[test]
fn a_completion_by_a_script_counts_for_the_agent_and_is_logged_once() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let row = json!({ "work_item_id": id, "completed_at": "2026-01-31T12:00:00Z", "agent_id": "ada", "result": "ok",
        "velocity_points": 8 });
    let _ = board.ok(&["sync"]);
    put(&board, "coordination_log.json", &json!([row]).to_string());
    edit_row(&board, &id, |row| row["status"] = "completed".into());
    let _ = board.ok(&["sync"]);
    assert_eq!(board.view("coordination_log.json"), [row]);
    let ada = board.view("agent_status.json")[0].clone();
    assert_eq!((&ada["current_workload"], &ada["performance_metrics"]["tasks_completed"]), (&0.into(), &1.into()));
    assert!(board.item(&id)["completed_at"].is_string(), "the time that the script did not give is missing");
}

#[test]
fn a_claim_by_a_script_shuts_out_who_held_the_item_before() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let _ = board.ok(&["release", &id, "--agent", "ada"]);
    edit_row(&board, &id, |row| {
        row["status"] = "active".into();
        row["agent_id"] = "script".into();
    });
    let late = board.run(&["complete", &id, "late", "--agent", "ada", "--fence", "1"]);
    assert_eq!(late.code, 16, "{late:?}");
    let item = board.item(&id);
    assert!(item["fence"].as_u64() > Some(1) && item["attempt"] == 2 && item["lease"]["ttl_seconds"] == 7200, "{item}");
    let taken = board.run(&["claim", &id, "--agent", "bob"]);
    assert_eq!(taken.code, 10, "two hold it: {taken:?}");
}

#[test]
fn a_row_that_a_script_appends_is_an_item_with_a_fence_and_a_lease_of_ours() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let row = json!({ "work_item_id": "work_script_1", "agent_id": "script", "status": "active", "team": "old",
        "claimed_at": "2026-01-31T12:00:00Z", "fence": 999, "lease": { "ttl_seconds": 1 } });
    edit(&board, CLAIMS, |rows| rows.push(row));
    let taken = board.run(&["claim", "work_script_1", "--agent", "bob"]);
    assert_eq!(taken.code, 10, "{taken:?}");
    let item = board.item("work_script_1");
    assert!(item["fence"].as_u64().is_some_and(|fence| fence < 10) && item["lease"]["ttl_seconds"] == 7200, "{item}");
    assert_eq!(item["claimed_at"], "2026-01-31T12:00:00Z");
    assert!(board.view("agent_status.json").iter().any(|agent| agent["agent_id"] == "script"));
}

#[test]
fn a_script_that_edits_its_own_version_again_before_it_sees_ours_is_not_refused() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let row = json!({ "work_item_id": "work_script_1", "agent_id": "script", "status": "active" });
    edit(&board, CLAIMS, |rows| rows.push(row));
    let _ = board.ok(&["sync"]);
    // It has our lease, of the claim, in all that it writes.
    let mut theirs = board.view(CLAIMS);
    for percent in [30, 60, 90] {
        theirs[1]["status"] = "in_progress".into();
        theirs[1]["progress"] = percent.into();
        put(&board, CLAIMS, &Value::from(theirs.clone()).to_string());
        let said = board.run(&["sync"]);
        assert!(said.code == 0 && !said.stderr.contains("warning"), "{percent}: {said:?}");
        assert_eq!(board.item("work_script_1")["progress"], percent);
    }
    theirs[1]["status"] = "completed".into();
    put(&board, CLAIMS, &Value::from(theirs).to_string());
    let said = board.run(&["sync"]);
    assert!(!said.stderr.contains("warning") && board.item("work_script_1")["status"] == "completed", "{said:?}");
}

#[test]
fn a_dead_agents_script_cannot_come_back_and_overwrite() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let stale = board.view(CLAIMS);
    let _ = board.ok(&["release", &id, "--agent", "ada"]);
    let _ = board.ok(&["claim", &id, "--agent", "bob"]);
    let mut theirs = stale.clone();
    theirs[0]["status"] = "completed".into();
    theirs[0]["result"] = "too late".into();
    for round in 0..2 {
        put(&board, CLAIMS, &Value::from(theirs.clone()).to_string());
        let said = board.run(&["progress", &id, "20", "--agent", "bob", "--quiet"]);
        assert!(said.code == 0 && said.stderr.contains("is not taken: it was claimed anew since"), "{round}: {said:?}");
        let item = board.item(&id);
        assert!(item["status"] == "in_progress" && item["agent_id"] == "bob" && item["result"].is_null(), "{item}");
        assert_eq!(board.view(CLAIMS), board.items());
        assert_eq!(quarantine(&board).iter().filter(|kept| kept.contains("too late")).count(), 1, "{round}");
    }
    // An old copy without an edit says nothing.
    put(&board, CLAIMS, &Value::from(stale).to_string());
    let said = board.run(&["progress", &id, "30", "--agent", "bob", "--quiet"]);
    assert_eq!((said.code, said.stderr.as_str()), (0, ""));
}

#[test]
fn what_changed_on_both_sides_keeps_what_the_board_says() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let mut theirs = board.view(CLAIMS);
    let _ = board.ok(&["set", &id, "--priority", "high"]);
    theirs[0]["priority"] = "low".into();
    put(&board, CLAIMS, &Value::from(theirs).to_string());
    let said = board.run(&["note", &id, "x", "--agent", "ada", "--quiet"]);
    assert!(said.stderr.contains("its priority was changed here too"), "{said:?}");
    assert_eq!(board.item(&id)["priority"], "high");
}

#[test]
fn rows_that_a_script_drops_are_put_back() {
    let board = Sandbox::new();
    let ids = [board.claim("ada"), board.claim("bob")];
    for name in [CLAIMS, "agent_status.json"] {
        edit(&board, name, Vec::clear);
    }
    assert_eq!(board.run(&["sync", "--quiet"]).stderr, "");
    assert_eq!(board.view(CLAIMS).iter().map(|row| row["work_item_id"].clone()).collect::<Vec<_>>(), ids);
    assert_eq!(board.view("agent_status.json").len(), 2);
}

#[test]
fn an_edit_is_taken_in_and_shown_also_where_the_change_is_refused() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    edit_row(&board, &id, |row| row["fence"] = 77.into());
    assert_eq!(board.run(&["claim", &id, "--agent", "bob"]).code, 10);
    assert_eq!(board.view(CLAIMS), board.items(), "what the script wrote still stands there");
    edit_row(&board, &id, |row| row["team"] = "theirs".into());
    assert_eq!(board.run(&["claim", &id, "--agent", "bob"]).code, 10);
    assert_eq!(board.view(CLAIMS)[0]["team"], "theirs");
    assert_eq!(board.view(CLAIMS), board.items());
}

#[test]
fn an_edit_made_before_the_first_change_of_a_boot_is_taken_in() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let notes = read_to_string(board.path(".coordctl/publish.lock")).expect("notes");
    let mut notes: Value = serde_json::from_str(&notes).expect("JSON");
    notes["boot"] = "another".into();
    write(board.path(".coordctl/publish.lock"), notes.to_string()).expect("it can be written");
    edit_row(&board, &id, |row| row["team"] = "theirs".into());
    let _ = board.claim("bob");
    assert_eq!(board.item(&id)["team"], "theirs");
    assert_eq!(board.view(CLAIMS), board.items());
}

#[test]
fn a_cut_or_wiped_file_loses_no_row_and_is_kept() {
    for cut in [0, 1, 40, 400] {
        let board = Sandbox::new();
        let id = board.claim("ada");
        let mut rows = board.view(CLAIMS);
        rows.insert(0, json!({ "work_item_id": "work_theirs", "status": "pending" }));
        let text: String = Value::from(rows).to_string().chars().take(cut).collect();
        put(&board, CLAIMS, &text);
        let said = board.run(&["progress", &id, "40", "--agent", "ada", "--quiet"]);
        assert!(said.code == 0 && said.stderr.contains("was changed by another program and"), "{cut}: {said:?}");
        assert_eq!(said.stderr.lines().count(), 1, "{cut}: {said:?}");
        assert_eq!(quarantine(&board), [text], "the bytes are not kept");
        let items = board.items();
        assert_eq!(items.iter().any(|item| item["work_item_id"] == "work_theirs"), cut >= 400, "{cut}");
        assert!(items.iter().any(|item| item["work_item_id"] == id.as_str() && item["progress"] == 40));
        assert_eq!(board.view(CLAIMS), items);
    }
}

#[test]
fn rows_without_an_id_are_taken_once() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    for round in 0..2 {
        edit(&board, CLAIMS, |rows| {
            rows.retain(|row| row["work_type"] != "nameless");
            rows.push(json!({ "work_type": "nameless", "status": "pending", "n": 1.0 }));
        });
        let _ = board.ok(&["sync"]);
        assert_eq!(board.view(CLAIMS).len(), 2, "{round}");
    }
    assert_eq!(changes(&board, "merge"), 1);
}

#[test]
fn a_reader_says_that_the_board_does_not_show_an_edit_yet() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    edit_row(&board, &id, |row| row["team"] = "theirs".into());
    for verb in [&["list"][..], &["show", &id], &["dashboard"], &["ready"]] {
        let said = board.run(verb);
        assert_eq!(said.stderr.matches("does not show yet").count(), 1, "{verb:?}: {said:?}");
        assert!(said.stderr.contains(CLAIMS) && said.stderr.contains("coordctl sync"), "{said:?}");
    }
    let looked = board.run(&["--json", "doctor"]);
    assert!(looked.code == 0 && looked.stdout.contains("edits_not_shown"), "{looked:?}");
    let _ = board.ok(&["sync"]);
    assert!(!board.run(&["list"]).stderr.contains("does not show yet"));
}

//! Files of an older tool, whole or damaged: what is whole is used, nothing is lost, reading writes nothing.

use crate::listing::{changed, listing};
use crate::sandbox::Sandbox;
use serde_json::Value;
use std::fs::{read, read_dir, read_to_string};

const CLAIMS: &str = "work_claims.json";

/// Rows with fields that we do not know, in an order of their own, and numbers that other readers would round.
const ODD: &str = r#"{"zeta":100.0,"work_item_id":"work_1750055888000000001","status":"pending","big":123456789012345678901234567890,"deep":{"b":1.50,"a":[-0.0,null,{"x":true}]},"team":"ops","alpha":"é ✓"}"#;
const PLAIN: &str = r#"{"work_item_id":"work_1750055888000000002","status":"pending","note":"second"}"#;

/// Damaged files, and how many rows are whole in each.
fn damaged() -> Vec<(String, usize)> {
    vec![
        (format!("[{ODD},{PLAIN}"), 2),
        (format!("[{ODD},{}", &PLAIN[..40]), 1),
        (format!("[{ODD}][{PLAIN}]"), 2),
        (format!("[{ODD}]\n[{ODD},{PLAIN}]"), 3),
        (format!("{ODD}\n{PLAIN}\n"), 2),
        (format!("[{ODD},{{\"work_item_id\": ,}},{PLAIN}]"), 2),
        (format!("[{ODD},7,null,\"text\",[]]"), 1),
        (format!("<<<<<<< ours\n[{ODD},\n=======\n[{PLAIN},\n>>>>>>> theirs\n"), 2),
        (String::new(), 0),
        (" \n".to_owned(), 0),
    ]
}

/// Whole files of unusual form, and how many rows they hold.
fn unusual() -> Vec<(String, usize)> {
    vec![
        (format!("{{\"claims\":[{ODD},{PLAIN}]}}"), 2),
        (format!("[{ODD},{PLAIN},{ODD},{ODD}]"), 4),
        (format!("[{ODD},{ODD},{}]", ODD.replace("0001\"", "0001#2\"")), 3),
        (
            format!(
                "[{{\"status\":\"pending\"}},{{\"work_item_id\":7}},{{\"work_item_id\":\"\"}},{{\"work_item_id\":null}},{ODD}]"
            ),
            5,
        ),
        (r#"[{"work_item_id":"unnamed.1"},{}]"#.to_owned(), 2),
        (
            format!(
                "[{}]",
                r#"{"work_item_id":"a","status":[1],"priority":{},"telemetry":"none","labels":"x","lease":7,"progress":"half"}"#
            ),
            1,
        ),
        ("[]".to_owned(), 0),
    ]
}

/// The lines of a public file that are rows.
fn rows(board: &Sandbox) -> Vec<String> {
    let text = read_to_string(board.path(CLAIMS)).expect("a public file");
    text.lines().filter(|line| line.starts_with('{')).map(|line| line.trim_end_matches(',').to_owned()).collect()
}

/// Whether a copy of a file is kept somewhere below the state directory.
fn is_kept(board: &Sandbox, below: &str, contents: &str) -> bool {
    let Ok(mut entries) = read_dir(board.path(below)) else { return false };
    entries.any(|entry| read(entry.expect("an entry").path()).is_ok_and(|kept| kept == contents.as_bytes()))
}

/// Reads in every way; it must write nothing, and shows the number of items.
fn read_only(board: &Sandbox) -> usize {
    let before = listing(board.root());
    let items = board.items();
    for verb in [&["events"][..], &["where"], &["dashboard"], &["list", "--status", "closed"]] {
        assert_eq!(board.run(verb).code, 0, "{verb:?}");
    }
    assert_eq!(changed(&before, &listing(board.root())), Vec::<std::path::PathBuf>::new(), "reading wrote");
    items.len()
}

#[test]
fn whole_rows_of_a_damaged_file_are_used_and_the_file_is_kept() {
    for (text, count) in damaged() {
        let board = Sandbox::with_files(&[(CLAIMS, &text)]);
        assert_eq!(read_only(&board), count, "{text}");
        let warned = board.run(&["list", "--quiet"]);
        assert!(warned.stderr.starts_with("warning: ") && warned.stderr.contains(CLAIMS), "{warned:?}");
        let before = board.items();
        let said = board.run(&["claim", "a", "b", "--quiet"]);
        assert!(said.code == 0 && said.stderr.contains(CLAIMS) && said.stderr.contains("quarantine"), "{said:?}");
        assert!(is_kept(&board, ".coordctl/quarantine", &text), "no copy is kept of {text}");
        assert_eq!(board.items()[..count], before, "the rows changed with the first change");
        assert_eq!(rows(&board).len(), count + 1, "{text}");
        assert_eq!(board.run(&["list"]).stderr, "", "a warning that was dealt with is said again");
    }
}

#[test]
fn unusual_files_lose_no_row_and_are_kept_as_they_were() {
    for (text, count) in unusual() {
        let board = Sandbox::with_files(&[(CLAIMS, &text)]);
        assert_eq!(read_only(&board), count, "{text}");
        let before = board.items();
        let said = board.run(&["claim", "a", "b", "--quiet"]);
        assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{text}");
        assert!(is_kept(&board, ".coordctl/imported", &text), "no copy is kept of {text}");
        assert_eq!(board.items()[..count], before, "the rows changed with the first change");
    }
}

#[test]
fn a_file_without_one_readable_row_is_never_taken_for_empty() {
    for text in ["jq: error (at <stdin>:0)", "\u{0}\u{0}\u{0}", "{\"claims\":7}", "[1,2]", "7", "[{\"work_item_id\""] {
        for name in [CLAIMS, "agent_status.json", "coordination_log.json"] {
            let board = Sandbox::with_files(&[(name, text)]);
            let before = listing(board.root());
            for verb in [&["list"][..], &["claim", "a", "b"], &["init"], &["sync"]] {
                crate::bad_input::check_words(verb, &board.run(verb), if verb == ["sync"] { 4 } else { 41 }, "", "");
            }
            assert_eq!(changed(&before, &listing(board.root())), Vec::<std::path::PathBuf>::new(), "{name}: {text}");
        }
    }
}

#[test]
fn unknown_fields_survive_a_hundred_changes_byte_for_byte() {
    let board = Sandbox::with_files(&[(CLAIMS, &format!("[{ODD},{PLAIN}]"))]);
    let id = "work_1750055888000000001";
    for round in 0..25 {
        let agent = format!("agent-{}", round % 3);
        let _ = board.ok(&["claim", id, "--agent", &agent]);
        let _ = board.ok(&["progress", id, "50", "testing", "--agent", &agent, "--note", "half"]);
        let _ = board.ok(&["heartbeat", id, "--agent", &agent, "--ttl", "3h"]);
        let _ = board.ok(&["release", id, "--agent", &agent]);
    }
    let rows = rows(&board);
    assert_eq!(rows[1], PLAIN, "a row that nobody touched has changed");
    assert!(rows[0].starts_with(ODD.trim_end_matches('}')), "unknown fields were lost or moved: {}", rows[0]);
    let shown = board.ok(&["--json", "show", id]);
    assert!(shown.contains(ODD.trim_end_matches('}')), "show tells other fields: {shown}");
}

#[test]
fn damaged_agents_and_completions_are_taken_over_too() {
    let agents = r#"[{"agent_id":"ada","capacity":80.0},{"agent_id":"bob""#;
    let log = r#"[{"work_item_id":"x","velocity_points":5}]{"work_item_id":"x","velocity_points":5.50}"#;
    let board = Sandbox::with_files(&[("agent_status.json", agents), ("coordination_log.json", log)]);
    let said = board.run(&["claim", "a", "b", "--agent", "ada"]);
    assert_eq!((said.code, said.stderr.matches("warning: ").count()), (0, 2), "{said:?}");
    assert!(is_kept(&board, ".coordctl/quarantine", agents) && is_kept(&board, ".coordctl/quarantine", log));
    let ada = &board.view("agent_status.json")[0];
    assert_eq!((ada["capacity"].to_string(), &ada["current_workload"]), ("80.0".to_owned(), &1.into()));
    let points: Vec<Value> =
        board.view("coordination_log.json").iter().map(|row| row["velocity_points"].clone()).collect();
    assert_eq!(Value::from(points).to_string(), "[5,5.50]");
}

//! Acceptance criteria: none is left open by a completion, and what became of each is on record.

use crate::bad_input::check_words;
use crate::listing::{changed, listing};
use crate::sandbox::Sandbox;
use serde_json::{Value, json};

/// A board with an item `w`, held by ada, that has these acceptance criteria.
fn board(acceptance: &Value) -> Sandbox {
    let row = json!([{ "work_item_id": "w", "agent_id": "ada", "status": "active", "work_type": "t",
        "description": "d", "acceptance": acceptance, "kept": 1.50 }]);
    let board = Sandbox::with_files(&[("work_claims.json", &row.to_string())]);
    let _ = board.ok(&["init"]);
    board
}

fn three() -> Sandbox {
    board(&json!([{ "text": "tests pass" }, { "text": "docs are written", "owner": "bob" }, { "text": "it is fast" }]))
}

const COMPLETE: [&str; 4] = ["complete", "w", "--agent", "ada"];

/// Refuses a completion, and looks that nothing changed.
fn refuse(board: &Sandbox, flags: &[&str], code: i32, quoted: &str, hint: &str) {
    let before = listing(board.root());
    let words = [&COMPLETE, flags].concat();
    check_words(&words, &board.run(&words), code, quoted, hint);
    let changed = changed(&before, &listing(board.root()));
    assert!(changed.is_empty(), "{flags:?} changed {changed:?}");
}

#[test]
fn open_criteria_refuse_completion() {
    let board = three();
    refuse(&board, &[], 17, "1 \"tests pass\"; 2 \"docs are written\"; 3 \"it is fast\"", "--accepted 1,2,3");
    refuse(&board, &["--accepted", "1", "--accepted", "3"], 17, "criteria: 2 \"docs are written\"", "--waive 2=REASON");
    refuse(&board, &["--accepted", "1,1", "--waive", "2=no time"], 17, "criteria: 3 \"it is fast\"", "--accepted 3");
    let said = board.run(&[&["--json"], &COMPLETE[..], &["--accepted", "1,3"]].concat());
    let object: Value = serde_json::from_str(&said.stderr).unwrap_or_else(|e| panic!("{e}: {said:?}"));
    assert_eq!((&object["code"], &object["retryable"]), (&"refused".into(), &false.into()));
    assert_eq!(object["context"], json!({ "work_id": "w", "open": [{ "number": 2, "text": "docs are written" }] }));
}

#[test]
fn accepted_and_waived_criteria_stand_in_row_and_answer() {
    let board = three();
    let done = board.json(&[&COMPLETE[..], &["--accepted", "3, 1", "--waive", "2=no time: later = never"]].concat());
    let item = board.item("w");
    let at = &item["completed_at"];
    let accepted = |text: &str| json!({ "text": text, "accepted_at": at, "accepted_by": "ada" });
    let waived = json!({ "text": "docs are written", "owner": "bob", "waived": "no time: later = never" });
    assert_eq!(item["acceptance"], json!([accepted("tests pass"), waived, accepted("it is fast")]));
    assert_eq!((&item["status"], &item["kept"]), (&"completed".into(), &json!(1.50)));
    let numbers: Vec<_> = done["acceptance"].as_array().expect("a list").iter().map(|c| c["number"].clone()).collect();
    assert_eq!(numbers, [1, 2, 3]);
    assert_eq!(
        done["acceptance"][1],
        json!({ "number": 2, "text": "docs are written", "waived": "no time: later = never" })
    );
    assert_eq!(board.view("work_claims.json")[0]["acceptance"], item["acceptance"]);
}

#[test]
fn all_accepts_what_is_not_waived() {
    let board = three();
    let done = board.json(&[&COMPLETE[..], &["--waive", "3=no time", "--accepted", "all"]].concat());
    let by: Vec<_> = done["acceptance"].as_array().expect("a list").iter().map(|c| c.get("accepted_by")).collect();
    assert_eq!(by, [Some(&"ada".into()), Some(&"ada".into()), None]);
}

#[test]
fn a_number_of_no_criterion_is_a_bad_value() {
    let board = three();
    refuse(&board, &["--accepted", "1,2,3,4"], 3, "\"4\": they are numbered from 1 to 3", "coordctl show w");
    refuse(&board, &["--accepted", "all", "--waive", "9=x"], 3, "\"9\"", "coordctl show w");
    for bad in ["0", "-1", "one", "1,,2", "", "1.5", "99999999999999999999"] {
        let word = bad.split(',').find(|word| word.parse::<u8>().is_err() || *word == "0").unwrap_or_default();
        refuse(&board, &["--accepted", bad], 3, &format!("\"{word}\" is no number of a criterion"), "coordctl show");
    }
    let none = self::board(&json!(null));
    refuse(&none, &["--accepted", "1"], 3, "\"1\": it has none", "coordctl show w");
    assert_eq!(none.run(&[&COMPLETE[..], &["--accepted", "all"]].concat()).code, 0);
}

#[test]
fn one_thing_is_said_of_each_criterion() {
    let board = three();
    refuse(&board, &["--accepted", "1,2", "--waive", "2=x"], 3, "\"2\" is both accepted and waived", "one thing");
    refuse(&board, &["--waive", "2=x", "--waive", "2=y"], 3, "\"2\" is waived twice", "one thing");
    refuse(&board, &["--waive", "2"], 3, "\"2\" gives no reason", "--waive 2=");
    refuse(&board, &["--waive", "2= "], 3, "reason of a waiver", "say something");
    refuse(&board, &["--waive", "two=x"], 3, "\"two\" is no number", "coordctl show");
}

#[test]
fn another_agent_is_told_who_holds_it_and_not_of_criteria() {
    let board = three();
    let words = ["complete", "w", "--agent", "bob", "--accepted", "all"];
    check_words(&words, &board.run(&words), 10, "\"ada\"", "--status pending");
}

#[test]
fn a_repeat_needs_no_flags_again() {
    let board = three();
    let all = [&COMPLETE[..], &["--accepted", "all", "--request-id", "r1"]].concat();
    let first = board.json(&all);
    let again = board.json(&COMPLETE);
    assert_eq!((&again["already_completed"], &again["acceptance"]), (&true.into(), &first["acceptance"]));
    let replayed = board.json(&all);
    assert_eq!((&replayed["replayed"], &replayed["acceptance"]), (&true.into(), &first["acceptance"]));
    for flags in [&["--accepted", "1,2,3"][..], &["--accepted", "all", "--waive", "1=x"], &[]] {
        let words = [&COMPLETE[..], flags, &["--request-id", "r1"]].concat();
        check_words(&words, &board.run(&words), 3, "\"r1\"", "new request id");
    }
}

#[test]
fn criteria_of_old_rows_are_met_in_any_shape() {
    let board = board(&json!(["a", null, { "what": "b" }, 0.95]));
    refuse(&board, &["--accepted", "2"], 3, "\"2\"", "coordctl show w");
    refuse(&board, &["--accepted", "1"], 17, "criteria: 3 \"{\"what\":\"b\"}\"", "--accepted 3");
    let _ = board.ok(&[&COMPLETE[..], &["--accepted", "1", "--waive", "3=x"]].concat());
    let acceptance = &board.item("w")["acceptance"];
    assert_eq!((&acceptance[0]["text"], &acceptance[1]), (&"a".into(), &Value::Null));
    assert_eq!((&acceptance[2], acceptance[3].to_string().as_str()), (&json!({ "what": "b", "waived": "x" }), "0.95"));
}

#[test]
fn a_rate_of_acceptance_in_an_old_row_asks_for_nothing() {
    let board = board(&json!(0.95));
    let _ = board.ok(&COMPLETE);
    assert_eq!(board.item("w")["acceptance"].to_string(), "0.95");
}

#[test]
fn show_tells_the_state_of_each_criterion() {
    let board = self::board(&json!(["tests\u{1b}[2J pass", "docs", { "text": "done before", "accepted_at": "then" }]));
    let open = board.ok(&["show", "w"]);
    assert!(open.contains("\nacceptance\n  1 [ ] tests\\u{1b}[2J pass\n  2 [ ] docs\n  3 [x] done before"), "{open}");
    let _ = board.ok(&[&COMPLETE[..], &["--accepted", "1", "--waive", "2=no time"]].concat());
    let closed = board.ok(&["show", "w"]);
    assert!(
        closed.contains("\n  1 [x] tests\\u{1b}[2J pass  accepted 20") && closed.contains("Z by ada\n"),
        "{closed}"
    );
    assert!(closed.contains("\n  2 [-] docs  waived: no time\n"), "{closed}");
    assert_eq!(closed.matches("docs").count(), 1, "the criteria are told twice: {closed}");
}

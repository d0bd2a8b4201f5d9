//! A report is acted on: in one step, as far as asked, and never without being allowed to.

use super::kept::{LATE, assignments, journal, keep, priorities, texts, urgencies, verbs, waiting};
use crate::pty::Pty;
use crate::sandbox::Sandbox;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A board with so many items of low priority and a report that would have all of them high.
fn urged(count: usize) -> (Sandbox, Vec<String>, String) {
    let board = Sandbox::new();
    let items = waiting(&board, count);
    let advised: Vec<(&str, &str)> = items.iter().map(|id| (id.as_str(), "high")).collect();
    let report = keep(&board, 1, "priorities", LATE, &priorities(&advised));
    (board, items, report)
}

/// What a report was acted on with, as it is kept.
fn rollouts(board: &Sandbox, report: &str) -> Vec<Value> {
    board.json(&["claude", "reports", report])["advice"].as_array().cloned().unwrap_or_default()
}

#[test]
fn advice_changes_the_board_in_one_step_that_says_where_it_came_from() {
    let (board, items, report) = urged(3);
    let before = verbs(&board).len();
    let acted = board.json(&["claude", "apply", &report, "--yes", "--agent", "lead"]);
    assert_eq!(
        (&acted["schema"], &acted["mode"], &acted["done"]),
        (&json!("coordctl.claude_advice.v1"), &json!("full"), &json!(true))
    );
    assert_eq!(texts(&acted["changed"], "work_id"), items);
    assert_eq!(verbs(&board)[before..], ["advise"]);
    assert_eq!(urgencies(&board), ["high"; 3]);
    let item = board.item(&items[0]);
    let mark = &item["advice"][0];
    assert_eq!((&mark["report"], &mark["before"], &mark["after"]), (&json!(report), &json!("low"), &json!("high")));
    assert_eq!(item.get("updated_at"), None, "advice makes it look worked on");
    let event = &board.json(&["show", &items[0], "--history", "1"])["history"][0]["event"];
    assert_eq!((&event["verb"], &event["agent"]), (&json!("advise"), &json!("lead")), "{event}");
    assert_eq!(event["note"], format!("priority, as {report} advised"));
    let kept = rollouts(&board, &report);
    assert_eq!((&kept[0]["mode"], &kept[0]["applied"]["sequence"]), (&json!("full"), &acted["sequence"]));
    assert_eq!(board.json(&["claude", "reports", &report])["a_field_of_a_later_version"], json!([1]));
    let again = board.json(&["claude", "apply", &report, "--yes"]);
    assert_eq!((&again["done"], &again["sequence"], verbs(&board).len()), (&json!(false), &Value::Null, before + 1));
}

#[test]
fn a_dry_run_and_a_shadow_change_nothing_on_the_board() {
    let (board, items, report) = urged(3);
    let before = journal(&board);
    let dry = board.json(&["claude", "apply", &report, "--dry-run"]);
    assert_eq!((&dry["mode"], texts(&dry["changed"], "work_id")), (&json!("dry_run"), items.clone()));
    assert!(rollouts(&board, &report).is_empty(), "a dry run is kept");
    let shadow = board.json(&["claude", "apply", &report, "--shadow"]);
    assert_eq!((&shadow["mode"], &shadow["done"]), (&json!("shadow"), &json!(false)));
    assert!(journal(&board) == before, "the journal has changed");
    let kept = rollouts(&board, &report);
    assert_eq!((kept.len(), &kept[0]["mode"], kept[0].get("applied")), (1, &json!("shadow"), None));
    assert_eq!(kept[0]["planned"].as_array().map(Vec::len), Some(3));
}

#[test]
fn no_more_items_change_than_allowed_and_the_most_urgent_do() {
    let (board, items, report) = urged(25);
    let acted = board.json(&["claude", "apply", &report, "--yes", "--max-changes", "2"]);
    assert_eq!((texts(&acted["changed"], "work_id"), &acted["left_out"]), (items[..2].to_vec(), &json!(23)));
    let acted = board.json(&["claude", "apply", &report, "--yes"]);
    assert_eq!((texts(&acted["changed"], "work_id"), &acted["left_out"]), (items[2..22].to_vec(), &json!(3)));
}

#[test]
fn a_canary_changes_its_share_and_remembers_the_rest() {
    let (board, items, report) = urged(10);
    let canary = ["claude", "apply", &report, "--canary", "30%"];
    let dry = board.json(&[&canary[..], &["--dry-run"]].concat());
    let acted = board.json(&[&canary[..], &["--yes"]].concat());
    assert_eq!((&acted["changed"], &acted["control"]), (&dry["changed"], &json!(7)), "chance chose twice");
    let changed = urgencies(&board).iter().filter(|priority| *priority == "high").count();
    assert_eq!((changed, texts(&acted["changed"], "work_id").len()), (3, 3));
    let kept = rollouts(&board, &report);
    let control = kept[0]["control"].as_array().cloned().unwrap_or_default();
    let control = control.iter().map(|planned| planned["advised"]["work_id"].as_str().unwrap_or_default().to_owned());
    let both: BTreeSet<String> = control.chain(texts(&acted["changed"], "work_id")).collect();
    assert_eq!(both, items.into_iter().collect());
}

#[test]
fn what_changed_after_the_report_is_left_alone_with_the_reason() {
    let board = Sandbox::new();
    let items = waiting(&board, 4);
    let _ = board.ok(&["agent", "register", "ada"]);
    let _ = board.ok(&["set", &items[0], "--priority", "medium"]);
    let _ = board.ok(&["claim", &items[1], "--agent", "ada"]);
    let _ = board.ok(&["complete", &items[1], "--agent", "ada"]);
    let _ = board.ok(&["handoff", &board.claim("ada"), "--to-role", "tester", "--text", "x", "--agent", "ada"]);
    let handed = board.items().pop().expect("it is there")["work_item_id"].as_str().unwrap_or_default().to_owned();
    let names: Vec<&str> = items.iter().map(String::as_str).collect();
    let early = "2001-01-01T00:00:00Z";
    let first = keep(&board, 1, "priorities", early, &priorities(&[(names[0], "critical")]));
    let told = board.json(&["claude", "apply", &first, "--yes"]);
    assert_eq!(texts(&told["skipped"], "reason"), ["it was changed after the report was made"]);
    let second = keep(&board, 2, "priorities", LATE, &priorities(&[(names[1], "critical"), ("work_9", "low")]));
    assert_eq!(board.json(&["claude", "apply", &second, "--yes"])["changed"], json!([]));
    let advised = [(names[2], "nobody"), (names[3], "ada"), (handed.as_str(), "ada")];
    let third = keep(&board, 3, "assignments", LATE, &assignments(&advised));
    let told = board.json(&["claude", "apply", &third, "--yes"]);
    let reasons = ["no agent \"nobody\" is on this board", "it was handed to the role \"tester\""];
    assert_eq!(
        (texts(&told["skipped"], "reason"), texts(&told["changed"], "work_id")),
        (reasons.map(str::to_owned).to_vec(), vec![names[3].to_owned()])
    );
}

#[test]
fn nothing_is_changed_that_nobody_allowed() {
    let (board, _, report) = urged(2);
    let said = board.run(&["claude", "apply", &report]);
    assert_eq!((said.code, said.stderr.contains("--yes")), (3, true), "{said:?}");
    for (answer, code, expected) in [("n\n", 3, "low"), ("\n", 3, "low"), ("y\n", 0, "high")] {
        let mut pty = Pty::start_asking(board.command(&["claude", "apply", &report]), 100, 30);
        pty.until("it asks", |shown| shown.contains("Change 2 items of the board? [y/N]"));
        pty.type_in(answer);
        let (ended, shown) = pty.end();
        assert_eq!((ended, urgencies(&board)), (Some(code), vec![expected.to_owned(); 2]), "{answer:?}: {shown}");
    }
}

#[test]
fn a_request_is_carried_out_once() {
    let (board, items, report) = urged(1);
    let words = ["claude", "apply", &report, "--yes", "--request-id", "r1"];
    let first = board.json(&words);
    let _ = board.ok(&["set", &items[0], "--priority", "low"]);
    let second = board.json(&words);
    assert_eq!((&second["changed"], &second["replayed"]), (&first["changed"], &json!(true)));
    assert_eq!((urgencies(&board), rollouts(&board, &report).len()), (vec!["low".to_owned()], 1));
}

#[test]
fn a_report_that_advises_no_change_and_words_that_do_not_fit_are_refused() {
    let (board, _, report) = urged(1);
    let health = keep(&board, 2, "health", LATE, &json!({}));
    let cases: [(&[&str], i32, &str); 9] = [
        (&["apply", &health, "--dry-run"], 3, "health"),
        (&["apply", "report_7", "--dry-run"], 3, "report_7"),
        (&["apply", &report, "--dry-run", "--hold", "1h"], 3, "--hold"),
        (&["apply", &report, "--dry-run", "--canary", "0%"], 3, "--canary"),
        (&["apply", &report, "--dry-run", "--max-changes", "0"], 3, "--max-changes"),
        (&["apply", &report, "--shadow", "--yes"], 2, "--yes"),
        (&["apply", &report, "--shadow", "--canary", "10%"], 2, "--canary"),
        (&["undo", "report_7"], 3, "report_7"),
        (&["scorecard", "--since", "soon"], 3, "soon"),
    ];
    for (words, code, named) in cases {
        let said = board.run(&[&["claude"], words].concat());
        assert_eq!((said.code, said.stderr.contains(named)), (code, true), "{words:?}: {said:?}");
    }
    assert_eq!(urgencies(&board), ["low"]);
}

#[test]
fn an_analysis_is_acted_on_as_soon_as_it_is_made() {
    let board = Sandbox::new();
    let _ = waiting(&board, 3);
    let _ = board.ok(&["add", "test", "overdue", "--priority", "low", "--due", "2020-01-01T00:00:00Z"]);
    for agent in ["ada", "bob"] {
        let _ = board.ok(&["agent", "register", agent]);
    }
    let asked = ["claude", "priorities", "--provider", "local", "--fresh"];
    let report = board.json(&[&asked[..], &["--apply", "--yes"]].concat());
    let advised: Vec<Value> = report["answer"]["items"].as_array().cloned().unwrap_or_default();
    let differs = |one: &&Value| one["priority"] != "low";
    assert_eq!(texts(&report["acted"]["changed"], "work_id").len(), advised.iter().filter(differs).count(), "{report}");
    for one in &advised {
        assert_eq!(board.item(one["work_id"].as_str().unwrap_or_default())["priority"], one["priority"]);
    }
    let report = board.json(&["claude", "assignments", "--provider", "local", "--apply", "--yes", "--hold", "1h"]);
    let advised = report["answer"]["assignments"].as_array().cloned().unwrap_or_default();
    assert!(!advised.is_empty(), "{report}");
    for one in &advised {
        let item = board.item(one["work_id"].as_str().unwrap_or_default());
        assert_eq!(item["reserved"], json!({ "agent": one["agent_id"] }));
    }
    let id = report["report_id"].as_str().unwrap_or_default();
    assert_eq!(board.json(&["claude", "undo", id])["changed"].as_array().map(Vec::len), Some(advised.len()));
    assert!(board.items().iter().all(|item| item.get("reserved").is_none()));
    for words in
        [&["priorities", "--max-changes", "3"][..], &["assignments", "--hold", "1h"], &["priorities", "--apply"]]
    {
        let said = board.run(&[&["claude"], words, &["--provider", "local"]].concat());
        assert_eq!((said.code, said.stderr.contains("--")), (3, true), "{words:?}: {said:?}");
    }
}

//! A recommendation that is asked for before a claim is used, or it is said that there was none.

use super::{Old, first_id};
use crate::claude::asking;
use crate::claude::messages::{Messages, Step};
use crate::sandbox::Said;

/// A claim of some work, where a stand-in is the API.
fn claimed(old: &Old, step: Step) -> Said {
    let api = Messages::start([step]);
    let said = asking(&old.board, &api, &["legacy", "claim-intelligent", "review", "Review the parser"]);
    assert_eq!((said.code, api.asked().len()), (0, 1), "{said:?}");
    assert!(said.stdout.starts_with("🎯 Claude Intelligence: Analyzing optimal work claim…\n"), "{said:?}");
    said
}

fn recommending(work_id: &str) -> Step {
    let answer = r#"{"action":"claim","work_id":"ID","reason":"it is the oldest","alternatives":[],"confidence":0.6}"#;
    Step::Answer(answer.replace("ID", work_id))
}

#[test]
fn work_that_waits_and_is_recommended_is_claimed_rather_than_made_again() {
    let old = Old::new();
    let waiting = old.board.ok(&["add", "review", "Review the parser"]);
    let same = claimed(&old, recommending(&waiting));
    assert_eq!(first_id(&same.stdout), waiting, "{same:?}");
    assert!(same.stdout.contains("recommends") && same.stdout.contains("it is the oldest"), "{same:?}");
    assert!(same.stdout.contains("🎯 Analysis Confidence: 60.0%\n"), "{same:?}");
    assert_eq!((old.board.items().len(), &old.board.item(&waiting)["status"]), (1, &"active".into()));
}

#[test]
fn other_work_is_made_as_told_after_the_id_of_which_the_recommendation_comes() {
    let old = Old::new();
    let other = old.board.ok(&["add", "review", "Review the lexer"]);
    let said = claimed(&old, recommending(&other));
    let id = first_id(&said.stdout);
    assert!(id != other && said.stdout.contains(&other), "{said:?}");
    assert_eq!(old.board.item(&id)["description"], "Review the parser");
}

#[test]
fn where_claude_fails_it_is_said_and_claimed_all_the_same() {
    let old = Old::new();
    let _ = old.board.ok(&["add", "review", "Review the lexer"]);
    let said = claimed(&old, Step::error(400, "invalid_request_error", "not like this"));
    assert!(said.stdout.contains("⚠️ Claude Intelligence: no recommendation was to be had: "), "{said:?}");
    assert!(said.stdout.contains("SUCCESS") && !said.stdout.contains("Confidence"), "{said:?}");
}

#[test]
fn without_claude_it_is_computed_from_the_board() {
    let old = Old::new();
    let waiting = old.board.ok(&["add", "review", "Review the parser"]);
    let same = old.run(&["claim-ai", "review", "Review the parser"]);
    assert_eq!((same.code, first_id(&same.stdout)), (0, waiting), "{same:?}");
    assert!(same.stdout.contains("✅ recommend analysis completed from the board's own figures"), "{same:?}");
}

//! What was done about a report is taken back, also after whoever did it was killed.

use super::kept::{LATE, assignments, keep, priorities, texts, urgencies, verbs, waiting};
use crate::disk::Disk;
use crate::sandbox::Sandbox;
use crate::tracer::{Outcome, kill_after, observe};
use serde_json::json;

#[test]
fn only_what_nobody_has_touched_is_taken_back_and_only_once() {
    let board = Sandbox::new();
    let items = waiting(&board, 4);
    let _ = board.ok(&["agent", "register", "ada"]);
    let start = board.items();
    let names: Vec<&str> = items.iter().map(String::as_str).collect();
    let urged = keep(&board, 1, "priorities", LATE, &priorities(&[(names[0], "high"), (names[1], "high")]));
    let kept = keep(&board, 2, "assignments", LATE, &assignments(&[(names[2], "ada"), (names[3], "ada")]));
    for report in [&urged, &kept] {
        let _ = board.ok(&["claude", "apply", report, "--yes"]);
    }
    let _ = board.ok(&["set", names[1], "--priority", "critical"]);
    let _ = board.ok(&["claim", names[3], "--agent", "ada"]);
    let _ = board.ok(&["release", names[3], "--agent", "ada"]);
    let undone = board.json(&["claude", "undo", &urged]);
    assert_eq!((texts(&undone["changed"], "work_id"), &undone["mode"]), (vec![items[0].clone()], &json!("undo")));
    assert_eq!(texts(&undone["skipped"], "reason"), ["its priority is critical by now"]);
    let undone = board.json(&["claude", "undo", &kept]);
    assert_eq!(texts(&undone["changed"], "work_id"), [items[2].clone()]);
    assert_eq!(texts(&undone["skipped"], "reason"), ["it was claimed since"]);
    assert_eq!(verbs(&board).iter().filter(|verb| *verb == "retract").count(), 2);
    let without_marks = |n: usize| {
        let mut row = board.items()[n].clone();
        row.as_object_mut().expect("it is a row").shift_remove("advice");
        row
    };
    assert_eq!((&without_marks(0), &without_marks(2)), (&start[0], &start[2]));
    let before = board.items();
    let again = board.json(&["claude", "undo", &urged]);
    assert_eq!((&again["changed"], board.items()), (&json!([]), before));
    assert!(texts(&again["skipped"], "reason")[0].starts_with("it was undone already, at "), "{again}");
    let never = keep(&board, 3, "priorities", LATE, &priorities(&[]));
    assert_eq!(board.json(&["claude", "undo", &never])["changed"], json!([]));
}

#[test]
fn whoever_is_killed_while_acting_leaves_all_or_nothing_and_what_is_there_can_be_undone() {
    let made = Sandbox::new();
    let items = waiting(&made, 2);
    let advised: Vec<(&str, &str)> = items.iter().map(|id| (id.as_str(), "high")).collect();
    let report = keep(&made, 1, "priorities", LATE, &priorities(&advised));
    let disk = Disk::of(&made.board());
    let words = ["claude", "apply", &report, "--yes"];
    let fresh = || {
        let board = Sandbox::new();
        disk.put(&board.board());
        board
    };
    let traced = observe(&mut fresh().command(&words));
    assert_eq!(traced.outcome, Outcome::Exited(0), "{traced:?}");
    let changing: Vec<_> = traced.calls.into_iter().filter(|call| call.changes).collect();
    let mut made = [0, 0];
    for call in &changing {
        let board = fresh();
        let killed = kill_after(&mut board.command(&words), call.nr, call.occurrence);
        assert_eq!(killed.outcome, Outcome::Killed(9), "after {call:?}");
        let now = urgencies(&board);
        let is_made = now == ["high", "high"];
        assert!(is_made || now == ["low", "low"], "half of it is there: {now:?} after {call:?}");
        made[usize::from(is_made)] += 1;
        let card = board.json(&["claude", "scorecard"]);
        let counted = card["reports"].as_array().is_some_and(|all| all.iter().any(|one| one["advised"]["items"] == 2));
        assert!(counted == is_made, "the scorecard tells otherwise after {call:?}: {card}");
        let undone = board.json(&["claude", "undo", &report]);
        assert_eq!(texts(&undone["changed"], "work_id").len(), if is_made { 2 } else { 0 }, "after {call:?}");
        assert_eq!(urgencies(&board), ["low", "low"]);
        assert_eq!(board.json(&words)["done"], true, "it cannot be done again after {call:?}");
    }
    assert!(made[0] > 10 && made[1] > 10, "{made:?} kills before and after the change");
}

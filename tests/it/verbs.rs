//! The life of a work item, verb by verb.

use crate::sandbox::Sandbox;

#[test]
fn a_life_of_work_ends_completed_and_scored_once() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    assert_eq!(board.item(&id)["status"], "active");
    let _ = board.ok(&["progress", &id, "40", "testing", "--agent", "ada", "--note", "half way"]);
    let item = board.item(&id);
    assert_eq!((&item["status"], &item["progress"]), (&"testing".into(), &40.into()));
    let _ = board.ok(&["complete", &id, "merged", "--agent", "ada", "--points", "8"]);
    let _ = board.ok(&["complete", &id, "merged", "--agent", "ada", "--points", "8"]);
    let log = board.view("coordination_log.json");
    assert_eq!((log.len(), &log[0]["velocity_points"]), (1, &8.into()));
    assert_eq!(board.view("work_claims.json")[0]["status"], "completed");
}

//! A state that was in use by the older tool goes on to be used by its scripts.

use super::Old;
use crate::legacy::shared;
use crate::sandbox::skip;
use serde_json::Value;

#[test]
fn scripts_go_on_with_the_work_of_an_older_state() {
    let Some(from) = shared() else {
        return skip("no state of an older tool on this machine (COORDCTL_LEGACY_STATE)");
    };
    let old = Old::new();
    std::fs::create_dir(old.board.board()).expect("a directory can be made");
    for name in ["work_claims.json", "agent_status.json", "coordination_log.json"] {
        std::fs::copy(from.join(name), old.board.path(name)).expect("a file can be copied");
    }
    let rows = old.board.view("work_claims.json");
    let held: Vec<&str> = rows
        .iter()
        .filter(|row| row["status"] == "active")
        .map(|row| row["work_item_id"].as_str().expect("an id"))
        .collect();
    let points = |log: &[Value]| log.iter().filter_map(|row| row["velocity_points"].as_u64()).sum::<u64>();
    let (before, agents) =
        (points(&old.board.view("coordination_log.json")), old.board.view("agent_status.json").len());
    let dashboard = old.run(&["dashboard"]).stdout;
    for line in [
        format!("📊 Active Work Items: {}", held.len()),
        format!("📊 Active Agents: {agents}"),
        format!("📊 Current Sprint Velocity: {before} story points"),
    ] {
        assert!(dashboard.lines().any(|found| found == line), "{line}: {dashboard}");
    }
    for id in [held[0], held[held.len() - 1]] {
        assert_eq!(old.run(&["progress", id, "50"]).code, 0, "{id}");
        let done = old.run(&["complete", id, "done", "3"]);
        assert!(done.code == 0 && done.stdout.contains(&format!("Released claim for {id} (done)")), "{done:?}");
    }
    let list = old.run(&["list-work-fast"]).stdout;
    assert!(list.contains(&format!("Total active: {}\n", held.len() - 2)), "{list}");
    assert_eq!(points(&old.board.view("coordination_log.json")), before + 6);
}

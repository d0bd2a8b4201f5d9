//! What past days came to, and what is planned of them, against the rows counted another way.

use super::world::{World, at, day};
use serde_json::{Value, json};

/// The attempts of all rows that ended on the days from one to another, both counted from today.
fn ended(world: &World, first: i64, last: i64) -> Vec<&Value> {
    let (first, last) = (day(world.today, first), day(world.today, last));
    let all = world.rows.iter().flat_map(|row| row["attempts"].as_array().expect("a list"));
    let on = |one: &Value| one["ended_at"].as_str().expect("a time")[..10].to_owned();
    all.filter(|one| on(one) >= first && on(one) <= last).collect()
}

#[test]
fn the_retrospective_of_a_sprint_is_that_of_its_rows() {
    let world = World::new();
    let found = world.board.json(&["scrum", "retrospective", "--sprint", "Sprint 2"]);
    let (learned, attempts) = (&found["learned"], ended(&world, -14, -1));
    for (name, outcome) in [("failures", "failed"), ("expiries", "expired"), ("releases", "released")] {
        let count = attempts.iter().filter(|one| one["outcome"] == outcome).count();
        assert!(count > 0 && learned[name] == count, "{name}: {count}, {learned}");
    }
    let why = |reason: &str| {
        let failed = attempts.iter().filter(|one| one["outcome"] != "released");
        failed.filter(|one| one["reason"] == reason).count()
    };
    let mut reasons = [
        json!({ "reason": "reason 0", "count": why("reason 0") }),
        json!({ "reason": "reason 1", "count": why("reason 1") }),
    ];
    reasons.sort_by_key(|one| std::cmp::Reverse(one["count"].as_u64()));
    assert_eq!(learned["reasons"], json!(reasons));
    let done = world.completed(-14, -1);
    let retried = done.iter().filter(|row| row["attempts"] != json!([])).count();
    assert_eq!([&learned["completed"], &learned["retried"]], [&json!(done.len()), &json!(retried)]);
    let longest = done.iter().map(|row| {
        let first = row["attempts"].get(0).unwrap_or(row);
        (at(row, "completed_at").unwrap_or(0) - at(first, "claimed_at").unwrap_or(0), row["work_item_id"].as_str())
    });
    let longest = longest.max().expect("something was completed");
    assert_eq!(
        (&learned["longest"][0]["seconds"], learned["longest"][0]["work_id"].as_str()),
        (&json!(longest.0), longest.1)
    );
}

#[test]
fn innovation_and_debt_are_the_parts_of_items_with_their_labels() {
    let world = World::new();
    let found = world.board.json(&["scrum", "innovation-planning"]);
    let is_open = |row: &&Value| row["status"] == "pending" || row["status"] == "active";
    let open: Vec<&Value> = world.rows.iter().filter(is_open).collect();
    let all: Vec<&Value> = open.iter().copied().chain(world.completed(-28, 27)).collect();
    for (name, label) in [("innovation", "new"), ("debt", "debt")] {
        let items = all.iter().filter(|row| row["labels"][0] == label).count();
        // One more item is open on the board, without a label.
        assert_eq!((&found[name]["items"], &found[name]["of"]), (&json!(items), &json!(all.len() + 1)), "{name}");
    }
    let of_both = open.iter().filter(|row| row["labels"][0] == "new" || row["labels"][0] == "debt").count();
    assert_eq!((&found["backlog_items"], &found["unplanned"]["open"]), (&json!(of_both), &json!(open.len() + 1)));
    let unpointed = open.iter().filter(|row| row["story_points"].is_null()).count() + 1;
    assert_eq!(
        [&found["unplanned"]["unpointed"], &found["unplanned"]["undated"]],
        [&json!(unpointed), &json!(open.len() + 1)]
    );
}

#[test]
fn an_epic_stands_in_its_column_and_is_as_far_as_its_items() {
    let world = World::new();
    let found = world.board.json(&["scrum", "portfolio-kanban"]);
    let columns = found["columns"].as_array().expect("a list");
    let names: Vec<_> = columns.iter().map(|column| column["column"].as_str().unwrap_or_default()).collect();
    assert_eq!(names, ["funnel", "analyzing", "portfolio_backlog", "implementing", "done"]);
    let counts: Vec<_> = columns.iter().map(|column| column["epics"].as_array().map_or(0, Vec::len)).collect();
    assert_eq!((counts, &found["vision"]), (vec![0, 0, 0, 1, 0], &json!("What it is for")));
    let items = world.rows.iter().filter(|row| row["labels"][0] == "goal:a" && row["status"] != "cancelled");
    let done = items.clone().filter(|row| row["status"] == "completed").count();
    let epic = &columns[3]["epics"][0];
    let expected = (&json!("Epic"), &json!(items.count()), &json!(done));
    assert_eq!((&epic["name"], &epic["progress"]["items"], &epic["progress"]["done"]), expected);
}

#[test]
fn throughput_is_told_over_the_days_that_have_gone_by() {
    let world = World::new();
    let found = world.board.json(&["scrum", "scrum-of-scrums"]);
    let (metrics, done) = (&found["metrics"], world.completed(-28, 27));
    let first = world.rows.iter().filter_map(|row| at(row, "created_at")).min().expect("a time");
    let days = (at(&found, "at").expect("a time") - first) as f64 / 86_400.0;
    let per_week = metrics["per_week"].as_f64().expect("a number");
    assert!((per_week * days / 7.0 - done.len() as f64).abs() < 1e-6, "{per_week} over {days} days");
    let points: u64 = done.iter().filter_map(|row| row["story_points"].as_u64()).sum();
    assert_eq!((&metrics["completed"], &metrics["points"]), (&json!(done.len()), &json!(points)));
}

//! The figures of a month made by hand, against the same figures counted another way.

use super::world::{DAY, World, at, day};
use coordctl::clock::parse_stamp;
use serde_json::{Value, json};

/// The percentile counted out: the least of the values that so many of a hundred do not exceed.
fn percentile(values: &[i64], percent: usize) -> i64 {
    let is_enough = |value: &&i64| values.iter().filter(|one| one <= value).count() * 100 >= percent * values.len();
    *values.iter().filter(is_enough).min().expect("there are values")
}

/// The minutes of an item's life, counted one by one: all, those since the first claim, those in somebody's hands.
fn minutes(row: &Value) -> [i64; 3] {
    let (arrived, done) = (at(row, "created_at").expect("a time"), at(row, "completed_at").expect("a time"));
    let mut held: Vec<(i64, i64)> = row["attempts"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| (at(one, "claimed_at").expect("a time"), at(one, "ended_at").expect("a time")))
        .collect();
    held.push((at(row, "claimed_at").expect("a time"), done));
    let lives: Vec<i64> = (arrived..done).step_by(60).collect();
    let is_held = |t: &&i64| held.iter().any(|(from, until)| from <= t && *t < until);
    let first = lives.iter().find(|t| is_held(t)).copied().unwrap_or(done);
    let since = lives.iter().filter(|t| **t >= first).count();
    [lives.len(), since, lives.iter().filter(is_held).count()].map(|count| count as i64)
}

fn spread(values: &[i64]) -> Value {
    let [p50, p85, p95] = [50, 85, 95].map(|percent| percentile(values, percent) * 60);
    json!({ "items": values.len(), "sum": values.iter().sum::<i64>() * 60, "p50": p50, "p85": p85, "p95": p95 })
}

#[test]
fn lead_cycle_touch_wait_and_efficiency_are_those_of_the_minutes() {
    let world = World::new();
    let found = world.board.json(&["scrum", "value-stream"]);
    let done = world.completed(-28, 27);
    assert!(done.len() > 25, "{}", done.len());
    let lives: Vec<[i64; 3]> = done.iter().map(|row| minutes(row)).collect();
    let all = |n: usize| lives.iter().map(|life| life[n]).collect::<Vec<_>>();
    let wait: Vec<i64> = lives.iter().map(|life| life[0] - life[2]).collect();
    let times = &found["times"];
    assert_eq!(times["completed"], done.len());
    assert_eq!([&times["lead"], &times["cycle"]], [&spread(&all(0)), &spread(&all(1))]);
    assert_eq!([&times["touch"], &times["wait"]], [&spread(&all(2)), &spread(&wait)]);
    let efficiency = all(2).iter().sum::<i64>() as f64 / all(0).iter().sum::<i64>() as f64;
    assert!((times["efficiency"].as_f64().expect("a number") - efficiency).abs() < 1e-9);
    let slowest = found["waits"][0]["work_type"].as_str().expect("a type");
    let in_sum = |kind: &str| {
        done.iter().zip(&wait).filter(|(row, _)| row["work_type"] == kind).map(|(_, wait)| wait).sum::<i64>()
    };
    assert!(["fix", "test", "doc"].iter().all(|kind| in_sum(kind) <= in_sum(slowest)));
    assert_eq!(found["waits"][0]["wait"]["sum"], in_sum(slowest) * 60);
}

#[test]
fn velocity_predictability_and_capacity_are_those_of_the_calendar() {
    let world = World::new();
    let found = world.board.json(&["scrum", "pi-planning"]);
    let points = |rows: &[&Value]| rows.iter().filter_map(|row| row["story_points"].as_u64()).sum::<u64>();
    let of = |team: &str, rows: Vec<&Value>| -> Value {
        let own: Vec<&Value> = rows.into_iter().filter(|row| row["team"] == team).collect();
        json!([points(&own), own.len()])
    };
    let sprints = [(-28, -15), (-14, -1), (0, 13)];
    for team in found["velocity"]["teams"].as_array().expect("a list") {
        let name = team["team"].as_str().expect("a name");
        let told: Vec<Value> = (0..3).map(|n| json!([team["points"][n], team["items"][n]])).collect();
        let counted: Vec<Value> = sprints.iter().map(|(a, b)| of(name, world.completed(*a, *b))).collect();
        assert_eq!(told, counted, "{name}");
        // The slope through two points is their difference.
        let ended: Vec<f64> = (0..2).map(|n| counted[n][0].as_f64().expect("a number")).collect();
        assert_eq!((&team["trend"], &team["mean"]), (&json!(ended[1] - ended[0]), &json!((ended[0] + ended[1]) / 2.0)));
    }
    let adapt = world.board.json(&["scrum", "inspect-adapt"]);
    for (n, (first, last)) in sprints.into_iter().enumerate() {
        let label = json!(format!("sprint:{}", n + 1));
        let has = |row: &&Value| row["labels"].as_array().expect("a list").contains(&label);
        let committed = world.rows.iter().filter(has).filter(|row| row["status"] != "cancelled").count();
        let done = world.completed(-100, last).into_iter().filter(has).count();
        let told = &adapt["predictability"][n];
        assert_eq!((&told["committed"], &told["done"]), (&json!(committed), &json!(done)), "sprint {n} from {first}");
        assert_eq!(told["share"], json!(done as f64 / committed as f64));
    }
    for team in found["teams"].as_array().expect("a list") {
        let open =
            |row: &&Value| row["team"] == team["team"] && ["pending", "active"].iter().any(|s| row["status"] == *s);
        let own: Vec<&Value> = world.rows.iter().filter(open).collect();
        let extra = usize::from(team["team"] == "blue");
        let unpointed = own.iter().filter(|row| row["story_points"].is_null()).count() + extra;
        assert_eq!((&team["load"], &team["open"]), (&json!(points(&own)), &json!(own.len() + extra)));
        assert_eq!((&team["unpointed"], &team["dead_letters"]), (&json!(unpointed), &json!(dead(&world, team))));
        // One sprint of the three is not over.
        assert_eq!(team["capacity_left"], team["capacity"]);
    }
    assert_eq!(found["total"]["capacity_left"], 32);
}

fn dead(world: &World, team: &Value) -> usize {
    world.rows.iter().filter(|row| row["status"] == "failed" && row["team"] == team["team"]).count()
}

#[test]
fn objectives_are_as_far_as_their_items() {
    let world = World::new();
    let found = world.board.json(&["scrum", "system-demo"]);
    let mut achieved = 0.0;
    for (name, label, value) in [("First", "goal:a", 30.0), ("Second", "goal:b", 50.0)] {
        let has = |row: &&Value| row["labels"][0] == label && row["status"] != "cancelled";
        let items: Vec<&Value> = world.rows.iter().filter(has).collect();
        let done = items.iter().filter(|row| row["status"] == "completed").count();
        let objectives = found["objectives"].as_array().expect("a list");
        let told = objectives.iter().find(|one| one["name"] == name).expect("the objective");
        assert_eq!((&told["progress"]["items"], &told["progress"]["done"]), (&json!(items.len()), &json!(done)));
        let share = value * done as f64 / items.len() as f64;
        assert!((told["value_achieved"].as_f64().expect("a number") - share).abs() < 1e-9, "{told}");
        achieved += share;
    }
    assert_eq!(found["value"]["planned"], 80);
    assert!((found["value"]["achieved"].as_f64().expect("a number") - achieved).abs() < 1e-9);
    let sprint = world.board.json(&["scrum", "system-demo", "--sprint", "Sprint 2"]);
    assert_eq!(sprint["features_completed"], world.completed(-14, -1).len());
    assert_eq!(found["pi_velocity"], sprint["pi_velocity"]);
}

/// Where a row stood at a moment, by its times alone.
fn stood(row: &Value, moment: i64) -> Option<&'static str> {
    let ends = [("completed_at", "done"), ("failed_at", "given_up"), ("updated_at", "called_off")];
    for (field, word) in ends {
        if at(row, field).is_some_and(|at| at <= moment) {
            return Some(word);
        }
    }
    if at(row, "created_at")? > moment {
        return None;
    }
    let attempts = row["attempts"].as_array().expect("a list").iter();
    let mut stretches: Vec<(i64, i64)> =
        attempts.map(|one| (at(one, "claimed_at").unwrap_or(0), at(one, "ended_at").unwrap_or(0))).collect();
    stretches.extend(at(row, "claimed_at").map(|from| (from, i64::MAX)));
    let is_held = stretches.iter().any(|(from, until)| *from <= moment && moment < *until);
    Some(if is_held { "in_progress" } else { "waiting" })
}

#[test]
fn the_cumulative_flow_is_that_of_every_row_at_every_midnight() {
    let world = World::new();
    let found = world.board.json(&["scrum", "value-stream"]);
    let days = found["cumulative"]["days"].as_array().expect("a list");
    assert_eq!((days.len(), &found["cumulative"]["undated"]), (14, &json!(0)));
    for told in &days[..13] {
        let end = told["at"].as_i64().expect("a time");
        assert_eq!((end + 1) % DAY, 0, "the end of a day");
        let count = |word| world.rows.iter().filter(|row| stood(row, end) == Some(word)).count();
        for word in ["waiting", "in_progress", "done", "given_up", "called_off"] {
            assert_eq!(told[word], count(word), "{word} on {told}");
        }
        let words = ["waiting", "in_progress", "done", "given_up", "called_off"];
        assert_eq!(told["arrived"], words.map(|word| told[word].as_u64().expect("a number")).iter().sum::<u64>());
    }
}

#[test]
fn ageing_items_escapes_and_risks_are_those_of_the_rows() {
    let world = World::new();
    let found = world.board.json(&["scrum", "art-sync"]);
    let now = parse_stamp(found["at"].as_str().expect("a time")).expect("a time");
    let mut held: Vec<(i64, &str)> = Vec::new();
    for row in world.rows.iter().filter(|row| row["status"] == "active") {
        let first = row["attempts"].get(0).map_or(at(row, "claimed_at"), |one| at(one, "claimed_at"));
        held.push((now - first.expect("a time"), row["work_item_id"].as_str().expect("an id")));
    }
    held.sort_unstable_by(|a, b| b.cmp(a));
    let oldest = &found["ageing"]["oldest"][0];
    assert_eq!((&oldest["work_id"], &oldest["seconds"]), (&json!(held[0].1), &json!(held[0].0)));
    let usual = found["ageing"]["usual_seconds"].as_i64().expect("a number");
    assert_eq!(found["ageing"]["over"], held.iter().filter(|(age, _)| *age > usual).count());
    let escaped = world.rows.iter().filter(|row| row["status"] == "failed").count();
    assert_eq!((&found["metrics"]["escaped"], &found["metrics"]["dead_letters"]), (&json!(escaped), &json!(escaped)));
    let risks: Vec<_> =
        found["risks"].as_array().expect("a list").iter().map(|one| (&one["name"], &one["is_overdue"])).collect();
    assert_eq!(risks, [(&json!("Old risk"), &json!(true)), (&json!("Small risk"), &Value::Null)]);
    let red = found["teams"].as_array().expect("a list").iter().find(|team| team["team"] == "red").expect("a team");
    assert_eq!(red["is_over_limit"], red["in_progress"].as_u64() > Some(1));
}

#[test]
fn the_same_seed_tells_the_same_future_and_percentiles_are_ordered() {
    let world = World::new();
    let ask = || world.board.json(&["scrum", "value-stream", "--seed", "7", "--runs", "300"]);
    let (report, again) = (ask(), ask()["forecast"].clone());
    let first = report["forecast"].clone();
    assert_eq!(first, again);
    assert_eq!((&first["runs"], &first["seed"], &first["open"]), (&json!(300), &json!(7), &json!(13)));
    let quiet = &first["without_arrivals"];
    let [p50, p85, p95] = ["p50_days", "p85_days", "p95_days"].map(|name| quiet[name].as_i64().expect("days"));
    assert!(p50 <= p85 && p85 <= p95 && p50 > 0, "{first}");
    // Days are those behind the first arrival, 28 days before today, and today is left out; it may be another by now.
    let now = parse_stamp(report["at"].as_str().expect("a time")).expect("a time");
    let later = (now.div_euclid(DAY) * DAY - world.today) / DAY;
    assert_eq!(first["days_seen"], 27 + later);
    assert_eq!(first["completed"], world.completed(-27, later - 1).len());
    assert_eq!(first["done_by"]["p85"], day(world.today, later + p85));
}

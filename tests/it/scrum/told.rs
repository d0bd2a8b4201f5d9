//! What the other documents tell, against the rows counted another way.

use super::world::{DAY, World, at, day};
use crate::sandbox::Sandbox;
use serde_json::{Value, json};

fn points(rows: &[&Value]) -> u64 {
    rows.iter().filter_map(|row| row["story_points"].as_u64()).sum()
}

fn unpointed(rows: &[&Value]) -> usize {
    rows.iter().filter(|row| row["story_points"].is_null()).count()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

/// The rows with a status.
fn of<'a>(world: &'a World, status: &str) -> Vec<&'a Value> {
    world.rows.iter().filter(|row| row["status"] == status).collect()
}

#[test]
fn the_sums_of_all_teams_are_those_of_all_rows() {
    let world = World::new();
    let found = world.board.json(&["scrum", "pi-planning"]);
    let open = [of(&world, "pending"), of(&world, "active")].concat();
    let total = &found["total"];
    // The item that made the board has no points.
    assert_eq!([&total["load"], &total["unpointed"]], [&json!(points(&open)), &json!(unpointed(&open) + 1)]);
    let rest = ["capacity", "sprints_left", "teams_without_capacity"].map(|name| total[name].as_u64());
    assert_eq!(rest, [Some(20 + 12), Some(1), Some(0)]);
    for team in list(&found["teams"]) {
        let held = of(&world, "active").into_iter().filter(|row| row["team"] == team["team"]).count();
        let limit = if team["team"] == "red" { json!(1) } else { Value::Null };
        assert_eq!((&team["in_progress"], &team["wip_limit"]), (&json!(held), &limit));
        let used = team["load"].as_f64().expect("a number") / team["capacity_left"].as_f64().expect("a number");
        assert_eq!(team["utilisation"].as_f64(), Some(used));
    }
    let all = &found["velocity"]["all"];
    let sprints = [(-28, -15), (-14, -1), (0, 13)].map(|(first, last)| world.completed(first, last));
    assert_eq!(
        [&all["points"], &all["items"]],
        [&json!(sprints.each_ref().map(|rows| points(rows))), &json!(sprints.each_ref().map(Vec::len))]
    );
    assert_eq!((&all["unpointed"], &found["velocity"]["over"]), (&json!(unpointed(&sprints.concat())), &json!(2)));
    let risks: Vec<_> = list(&found["risks"]).iter().map(|one| (&one["owner"], &one["due"])).collect();
    assert_eq!(risks, [(&json!("bob"), &json!(day(world.today, -3))), (&Value::Null, &Value::Null)]);
    assert_eq!((&found["forecast"]["seed"], &found["forecast"]["horizon_days"]), (&found["sequence"], &json!(365)));
}

#[test]
fn the_figures_of_the_train_are_those_of_all_rows() {
    let world = World::new();
    let found = world.board.json(&["scrum", "inspect-adapt"]);
    let (metrics, done) = (&found["metrics"], world.completed(-28, 27));
    let (pending, held) = (of(&world, "pending").len() + 1, of(&world, "active").len());
    assert_eq!(
        ["unpointed", "open", "in_progress", "blocked"].map(|name| metrics[name].as_u64().expect("a number") as usize),
        [unpointed(&done), pending + held, held, 0]
    );
    let label = json!("sprint:2");
    let has = |row: &&&Value| list(&row["labels"]).contains(&label);
    let committed: Vec<&Value> = world.rows.iter().filter(|row| row["status"] != "cancelled").collect();
    let in_time = world.completed(-100, -1).iter().filter(has).count() as f64;
    assert_eq!(metrics["predictability"], json!(in_time / committed.iter().filter(has).count() as f64));
    for objective in list(&found["objectives"]) {
        let own: Vec<&Value> = committed.iter().copied().filter(|row| row["labels"][0] == objective["label"]).collect();
        let done: Vec<&Value> = own.iter().copied().filter(|row| row["status"] == "completed").collect();
        let told = &objective["progress"];
        assert_eq!([&told["points"], &told["points_done"]], [&json!(points(&own)), &json!(points(&done))]);
        assert_eq!(told["unpointed"], unpointed(&own));
        assert_eq!(told["share"], json!(done.len() as f64 / own.len() as f64));
    }
}

#[test]
fn the_stream_of_a_team_and_of_some_days_is_that_of_their_rows() {
    let world = World::new();
    let since = coordctl::clock::stamp(world.today - 14 * DAY);
    let found = world.board.json(&["scrum", "value-stream", "--team", "blue", "--since", &since]);
    let blue = |row: &&Value| row["team"] == "blue";
    // The report tells of whole days up to today; what the rows say is completed tomorrow is left out.
    let midnight = at(&found, "at").expect("a time").div_euclid(DAY) * DAY;
    let done = world.completed(-14, (midnight - world.today) / DAY);
    let done: Vec<&Value> = done.into_iter().filter(blue).collect();
    assert_eq!((&found["times"]["completed"], &found["team"]), (&json!(done.len()), &json!("blue")));
    let leads = done.iter().map(|row| at(row, "completed_at").unwrap_or(0) - at(row, "created_at").unwrap_or(0));
    assert_eq!(found["times"]["lead"]["sum"], leads.sum::<i64>());
    // Whole days behind the one on which the first item of the team arrived.
    let mut arrived: Vec<i64> = world.rows.iter().filter(blue).filter_map(|row| at(row, "created_at")).collect();
    arrived.sort_unstable();
    let first_day = arrived[0].div_euclid(DAY);
    let counts = arrived.iter().filter(|at| at.div_euclid(DAY) > first_day && **at < midnight);
    assert_eq!(found["forecast"]["arrived"], counts.count());
    assert_eq!(list(&found["work_in_progress"]).len(), 1);
    let retro = world.board.json(&["scrum", "retrospective", "--sprint", "Sprint 1", "--team", "red"]);
    let red = world.completed(-28, -15).into_iter().filter(|row| row["team"] == "red").count();
    assert_eq!([&retro["times"]["completed"], &retro["learned"]["completed"]], [&json!(red), &json!(red)]);
}

#[test]
fn yesterday_is_a_day_long_and_rows_of_an_older_tool_are_no_changes() {
    let world = World::new();
    let found = world.board.json(&["scrum", "daily-standup"]);
    let now = at(&found, "at").expect("a time");
    let last = |row: &&Value| at(row, "completed_at").is_some_and(|at| (now - DAY..=now).contains(&at));
    let mut expected: Vec<&str> =
        world.rows.iter().filter(last).filter_map(|row| row["work_item_id"].as_str()).collect();
    let yesterday = list(&found["teams"]).iter().flat_map(|team| list(&team["yesterday"]));
    let mut told: Vec<&str> =
        yesterday.filter(|one| one["verb"] == "complete").filter_map(|one| one["work_id"].as_str()).collect();
    expected.sort_unstable();
    told.sort_unstable();
    assert_eq!(told, expected);
    let coach = world.board.json(&["scrum", "coach-training"]);
    assert_eq!(coach["practised"], json!([{ "verb": "add", "changes": 1, "agents": 0 }]));
}

#[test]
fn without_sprints_a_retrospective_is_of_seven_days() {
    let board = Sandbox::new();
    let _ = board.ok(&["init"]);
    let found = board.json(&["scrum", "retrospective"]);
    let today = at(&found, "at").expect("a time").div_euclid(DAY) * DAY;
    let period = &found["period"];
    assert_eq!([&period["start"], &period["end"]], [&json!(day(today, -6)), &json!(day(today, 0))]);
}

#[test]
fn points_that_the_log_of_an_older_tool_alone_knows_count() {
    let row = |id: &str, own: Value| {
        json!({ "work_item_id": id, "status": "completed", "team": "red", "claimed_at": "2025-06-16T06:38:08Z",
            "completed_at": "2025-06-16T07:38:08Z", "velocity_points": own })
    };
    let rows = json!([row("a", Value::Null), row("b", json!(3)), row("c", Value::Null)]);
    let logged = |id: &str, points: u64| {
        json!({ "work_item_id": id, "completed_at": "2025-06-16T07:38:08Z", "velocity_points": points,
            "agent_id": "ada", "result": "success" })
    };
    let log = json!([logged("a", 5), logged("b", 100)]);
    let program = "[pi]\nname = \"P\"\nstart = 2025-06-16\nend = 2025-06-16\n";
    let files = [
        ("work_claims.json", rows.to_string()),
        ("coordination_log.json", log.to_string()),
        ("program.toml", program.into()),
    ];
    let board = Sandbox::with_files(&files.each_ref().map(|(name, text)| (*name, text.as_str())));
    let found = board.json(&["scrum", "system-demo"]);
    let metrics = &found["metrics"];
    assert_eq!([&metrics["completed"], &metrics["points"], &metrics["unpointed"]], [&json!(3), &json!(8), &json!(1)]);
    assert_eq!(found["pi_velocity"], 8);
}

#[test]
fn agents_count_where_they_are_until_they_are_retired() {
    let board = Sandbox::new();
    for (agent, team) in [("ada", "red"), ("bob", "blue"), ("cy", "blue")] {
        let id = board.ok(&["claim", "fix", "something", "--agent", agent, "--team", team]);
        let _ = board.ok(&["complete", &id, "--agent", agent]);
    }
    let counts = || {
        let found = board.json(&["scrum", "pi-planning"]);
        let teams = list(&found["teams"]).iter().map(|team| team["agents"].as_u64().expect("a number"));
        (teams.collect::<Vec<_>>(), board.json(&["scrum", "coach-training"])["agents"].as_u64())
    };
    assert_eq!(counts(), (vec![2, 1], Some(3)));
    let _ = board.ok(&["agent", "retire", "cy"]);
    assert_eq!(counts(), (vec![1, 1], Some(2)));
}

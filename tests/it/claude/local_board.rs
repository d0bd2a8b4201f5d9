//! Health, bottlenecks, teams and forecasts without Claude: figures of a state that was in use, computed another way, and
//! of boards made for the purpose.

use super::in_use::{created, in_use, local, number, seconds, text};
use crate::sandbox::Sandbox;
use chrono::{Duration, SecondsFormat, Utc};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const WEEK: i64 = 7 * 24 * 3600;

/// When an item was made.
fn made(row: &Value) -> i64 {
    created(row).expect("every item tells")
}

fn is_open(row: &&Value) -> bool {
    text(row, "status") != "completed"
}

fn component<'a>(health: &'a Value, name: &str) -> &'a Value {
    let all = health["components"].as_array().expect("a list");
    all.iter().find(|one| one["name"] == name).unwrap_or_else(|| panic!("no {name}: {health}"))
}

fn close(value: &Value, expected: f64) {
    let value = number(value);
    assert!((value - expected).abs() <= 1e-6 * expected.abs().max(1.0), "{value} is not {expected}");
}

/// The score by the components as they are printed: points to one decimal.
fn score_of(health: &Value) -> f64 {
    let known: Vec<&Value> =
        health["components"].as_array().expect("a list").iter().filter(|one| !one["points"].is_null()).collect();
    let weight: f64 = known.iter().map(|one| number(&one["weight"])).sum();
    known.iter().map(|one| number(&one["weight"]) * number(&one["points"])).sum::<f64>() / weight
}

#[test]
fn the_health_of_a_state_that_was_in_use_is_what_its_files_say() {
    let Some((board, items)) = in_use() else { return };
    let report = local(&board, &["health"]);
    let (health, now) = (&report["figures"], Utc::now().timestamp());
    let open: Vec<&Value> = items.iter().filter(is_open).collect();
    let old = open.iter().filter(|row| now - made(row) > WEEK).count();
    close(&component(health, "ageing")["value"], old as f64 / open.len() as f64);
    let mut loads: BTreeMap<&str, u64> = BTreeMap::new();
    for row in open.iter().filter(|row| text(row, "status") == "active") {
        *loads.entry(text(row, "agent_id")).or_default() += 1;
    }
    let (held, agents) = (loads.values().sum::<u64>(), loads.len() as u64);
    let fair = held.div_ceil(agents);
    let over: u64 = loads.values().map(|load| load.saturating_sub(fair)).sum();
    close(&component(health, "balance")["value"], over as f64 / held as f64);
    close(&component(health, "dead_letters")["points"], 100.0);
    assert_eq!(component(health, "flow")["points"], Value::Null, "nothing came or went in the last two weeks");
    let score = number(&report["answer"]["score"]);
    assert!((score - score_of(health)).abs() <= 0.1, "{score}: {health}");
    close(&report["confidence"], 0.35);
    let why = "0 items were completed in the 13 complete days seen, and 5 are needed";
    assert_eq!(health["forecast"]["no_forecast"], why);
    let risks = report["answer"]["risks"].as_array().expect("a list");
    let ids = risks.iter().flat_map(|risk| risk["work_ids"].as_array().expect("a list"));
    let is_known = |id: &Value| items.iter().any(|row| row["work_item_id"] == *id);
    assert!(ids.clone().count() > 0 && ids.clone().all(is_known), "{risks:?}");
}

#[test]
fn the_dashboard_judges_by_the_same_figures() {
    let Some((board, _)) = in_use() else { return };
    let shown = board.json(&["dashboard"])["health"].clone();
    let health = local(&board, &["health"])["figures"].clone();
    for name in ["flow", "ageing", "dead_letters", "balance"] {
        let [one, other] = [&shown, &health].map(|of| {
            let one = component(of, name);
            ["value", "points", "weight", "seen"].map(|field| one[field].clone())
        });
        assert_eq!(one, other, "{name}");
    }
    assert_eq!(shown["forecast"], health["forecast"]);
    let line = format!("\nHealth: {:.1} of 100 by 3 of 7 components", number(&shown["score"]));
    let text = board.ok(&["dashboard"]);
    assert!(text.contains(&line), "{line}\n{text}");
}

#[test]
fn the_queues_of_a_state_that_was_in_use_are_what_its_files_say() {
    let Some((board, items)) = in_use() else { return };
    let report = local(&board, &["bottlenecks"]);
    let now = Utc::now().timestamp();
    let queues: Vec<&Value> =
        report["figures"]["queues"].as_array().expect("a list").iter().filter(|queue| queue["of"] == "team").collect();
    let mut teams: Vec<&str> = items.iter().filter(is_open).map(|row| text(row, "team")).collect();
    teams.sort_unstable();
    teams.dedup();
    assert_eq!(queues.iter().map(|queue| text(queue, "name")).collect::<Vec<_>>(), teams);
    for queue in queues {
        let of_team = || items.iter().filter(|row| row["team"] == queue["name"]);
        let count = |status: &str| of_team().filter(|row| text(row, "status") == status).count();
        assert_eq!(queue["pending"], count("pending"), "{queue}");
        assert_eq!(queue["held"], count("active"), "{queue}");
        assert_eq!(queue["sample"], count("completed"), "{queue}");
        assert_eq!((&queue["servers"], &queue["arrivals_per_day"]), (&json!(0), &json!(0.0)), "{queue}");
        let held = of_team().filter_map(|row| Some(seconds(row, "completed_at")? - seconds(row, "claimed_at")?));
        let held: Vec<i64> = held.filter(|seconds| *seconds >= 0).collect();
        match held.len() {
            0 => assert_eq!(queue["mean_held_seconds"], Value::Null),
            count => close(&queue["mean_held_seconds"], held.iter().sum::<i64>() as f64 / count as f64),
        }
        let oldest = of_team().filter(|row| text(row, "status") == "pending").map(made).min();
        match oldest {
            None => assert_eq!(queue["oldest_wait_seconds"], Value::Null),
            Some(oldest) => assert!((number(&queue["oldest_wait_seconds"]) - (now - oldest) as f64).abs() <= 60.0),
        }
    }
    let pending: Vec<&Value> = items.iter().filter(|row| text(row, "status") == "pending").collect();
    let told = report["answer"]["bottlenecks"].as_array().expect("a list");
    let named: Vec<&Value> = told.iter().flat_map(|one| one["work_ids"].as_array().expect("a list")).collect();
    assert!(pending.iter().all(|row| named.contains(&&row["work_item_id"])), "nobody serves them: {told:?}");
}

#[test]
fn the_teams_of_a_state_that_was_in_use_are_what_its_files_say() {
    let Some((board, items)) = in_use() else { return };
    let report = local(&board, &["team"]);
    let open: Vec<&Value> = items.iter().filter(is_open).collect();
    for team in report["figures"]["teams"].as_array().expect("a list") {
        let of_team: Vec<_> = open.iter().filter(|row| row["team"] == team["team"]).collect();
        assert_eq!(team["open"], of_team.len(), "{team}");
        assert_eq!(team["pending"], of_team.iter().filter(|row| text(row, "status") == "pending").count(), "{team}");
        close(&team["share_of_work"], of_team.len() as f64 / open.len() as f64);
        assert_eq!((&team["working"], &team["idle"], &team["share_of_agents"]), (&json!(0), &json!(0), &json!(0.0)));
    }
    let one = local(&board, &["team", "meta_8020_team"]);
    assert_eq!(one["answer"]["teams"].as_array().map(Vec::len), Some(1));
    assert!(text(&one["answer"], "summary").starts_with("1 team: 31 open items (2 pending"), "{one}");
    let teams = local(&board, &["teams"]);
    assert_eq!((&teams["answer"]["teams"], &teams["answer"]["moves"]), (&json!([]), &json!([])), "nobody is alive");
}

/// A board with open items made long ago, and two completions on each of the last days.
fn paced(open: usize) -> Sandbox {
    let stamp = |days: i64| (Utc::now() - Duration::days(days)).to_rfc3339_opts(SecondsFormat::Secs, true);
    let item = |n: usize| {
        json!({ "work_item_id": format!("work_open_{n}"), "status": "pending", "team": "parser",
        "work_type": "parse", "created_at": stamp(40) })
    };
    let done = |n: i64| json!({ "work_item_id": format!("work_done_{n}"), "agent_id": "ada", "completed_at": stamp(n / 2 + 1) });
    let items = Value::from((0..open).map(item).collect::<Vec<_>>()).to_string();
    let log = Value::from((0..26).map(done).collect::<Vec<_>>()).to_string();
    Sandbox::with_files(&[("work_claims.json", &items), ("coordination_log.json", &log)])
}

#[test]
fn a_steady_pace_is_a_forecast_without_doubt() {
    let board = paced(9);
    let forecast = local(&board, &["health"])["figures"]["forecast"].clone();
    let days = json!({ "p50_days": 5, "p85_days": 5, "p95_days": 5 });
    assert_eq!((&forecast["without_arrivals"], &forecast["with_arrivals"]), (&days, &days), "{forecast}");
    assert_eq!((&forecast["completed"], &forecast["days_seen"]), (&json!(26), &json!(13)));
    let text = board.ok(&["dashboard"]);
    assert!(text.contains("\nForecast: 9 items in 5 days, 5 with arrivals (p50 to p95)\n"), "{text}");
}

#[test]
fn what_was_done_on_the_board_is_counted() {
    let board = Sandbox::new();
    for agent in ["ada", "ada", "ada", "bob"] {
        let _ = board.claim(agent);
    }
    let before = board.json(&["dashboard"])["health"].clone();
    assert_eq!(component(&before, "lease_losses")["points"], Value::Null, "{before}");
    let health = local(&board, &["health"])["figures"].clone();
    assert_eq!(component(&health, "lease_losses")["seen"], "0 of 4 claims ended with their lease");
    assert!(text(component(&health, "errors"), "seen").starts_with("0 of "), "{health}");
    assert!(number(&component(&health, "latency")["value"]) > 0.0);
    // Two an agent would be even: one of four is too many with ada.
    let balance = component(&health, "balance");
    assert_eq!((&balance["value"], &balance["agent_ids"]), (&json!(0.25), &json!(["ada"])));
    let after = board.json(&["dashboard"])["health"].clone();
    assert_eq!(component(&after, "lease_losses")["points"], 100.0, "what was counted is remembered: {after}");
    assert_eq!(
        board.ok(&["claude", "health", "--provider", "local"]).lines().next().map(|line| line.len() > 8),
        Some(true)
    );
}

#[test]
fn items_and_abilities_that_hold_others_up_are_named() {
    let board = Sandbox::new();
    let first = board.claim("ada");
    let add = |more: &[&str]| board.ok(&[&["add", "test", "later", "--team", "parser"], more].concat());
    let [second, third] = [(); 2].map(|()| add(&["--depends-on", &first]));
    let gpu = add(&["--capability", "gpu"]);
    let report = local(&board, &["bottlenecks"]);
    let told = report["figures"]["obstructions"].as_array().expect("a list");
    let of = |kind: &str| told.iter().find(|one| one["kind"] == kind).unwrap_or_else(|| panic!("no {kind}: {told:?}"));
    let awaited = of("awaited_item");
    assert_eq!((&awaited["place"], &awaited["holds_up"]), (&json!(first), &json!(2)));
    assert_eq!((&awaited["work_ids"], &awaited["agent_ids"]), (&json!([first, second, third]), &json!(["ada"])));
    let missing = of("missing_capability");
    assert_eq!((&missing["place"], &missing["work_ids"]), (&json!("gpu"), &json!([gpu])));
    assert_eq!((&awaited["is_stuck"], &missing["is_stuck"]), (&json!(false), &json!(true)));
    let page = board.ok(&["claude", "bottlenecks", "--provider", "local"]);
    assert!(page.contains(&format!("item {first}")) && page.contains("capability \"gpu\""), "{page}");
}

#[test]
fn an_idle_agent_is_proposed_where_work_waits() {
    let board = Sandbox::new();
    let _ = board.ok(&["agent", "register", "--agent", "ada", "--team", "lexer"]);
    for _ in 0..3 {
        let _ = board.ok(&["add", "parse", "later", "--team", "parser"]);
    }
    let teams = local(&board, &["teams"]);
    let moves = teams["answer"]["moves"].as_array().expect("a list");
    let told: Vec<_> = moves.iter().map(|one| [&one["agent_id"], &one["from"], &one["to"]]).collect();
    assert_eq!(told, [[&json!("ada"), &json!("lexer"), &json!("parser")]]);
    assert!(text(&moves[0], "reason").contains("3 of 3 pending items"), "{moves:?}");
}

#[test]
fn of_an_empty_board_nothing_is_known() {
    let board = Sandbox::with_files(&[("work_claims.json", "[]")]);
    let health = local(&board, &["health"])["answer"].clone();
    assert_eq!((&health["score"], &health["risks"], &health["confidence"]), (&Value::Null, &json!([]), &json!(0.0)));
    for (name, list) in [("bottlenecks", "bottlenecks"), ("team", "teams"), ("teams", "moves")] {
        let answer = local(&board, &[name])["answer"].clone();
        assert_eq!((&answer[list], &answer["confidence"]), (&json!([]), &json!(0.0)), "{name}");
        assert!(text(&answer, "summary").starts_with("Nothing is known"), "{answer}");
    }
}

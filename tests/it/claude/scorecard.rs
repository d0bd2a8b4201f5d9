//! What came of past advice, against figures worked out by hand.

use super::kept::{LATE, assignments, keep, keep_with, priorities, waiting};
use crate::sandbox::Sandbox;
use serde_json::{Value, json};

const AT: &str = "2026-01-01T12:00:00Z";

/// A completed item: the fence of its claim, and the minute after [`AT`] in which it was completed.
fn done(id: &str, fence: u64, agent: &str, minute: u32, report: Option<&str>) -> Value {
    let mark = |report| json!([{ "report": report, "at": AT, "field": "priority", "before": "low", "after": "high" }]);
    let mut row = json!({
        "work_item_id": id, "status": "completed", "agent_id": agent, "fence": fence, "attempt": 1,
        "claimed_at": AT, "completed_at": format!("2026-01-01T12:{minute:02}:00Z"), "priority": "high",
    });
    if let Some(report) = report {
        row["advice"] = mark(report);
    }
    row
}

fn planned(id: &str) -> Value {
    json!({ "status": "pending", "advised": { "work_id": id, "change": { "priority": { "from": "low", "to": "high" } } } })
}

#[test]
fn a_canary_is_compared_with_its_control_group() {
    let report = "report_0000000000000000001";
    let names = ["t1", "t2", "t3", "t4", "t5", "c1", "c2", "c3", "c4", "c5"].map(|name| format!("work_{name}"));
    // Those that were changed: claimed as 11 to 15, t1 behind all others; done after 1, 2, 3, 4 and 30 minutes.
    let treated = [(40, 30), (11, 1), (12, 2), (13, 3), (14, 4)];
    // The control group: claimed as 20 to 24; done after 5 to 9 minutes.
    let control = [(20, 5), (21, 6), (22, 7), (23, 8), (24, 9)];
    let rows = treated.iter().chain(&control).zip(&names).enumerate();
    let rows: Vec<Value> =
        rows.map(|(n, ((fence, minute), id))| done(id, *fence, "ada", *minute, (n < 5).then_some(report))).collect();
    let board = Sandbox::with_files(&[("work_claims.json", &Value::from(rows).to_string())]);
    let _ = board.ok(&["init"]);
    let plan = |names: &[String]| names.iter().map(|id| planned(id)).collect::<Vec<_>>();
    let rollout = json!([{
        "mode": "canary", "span_id": "0", "at": AT, "board_sequence": 10, "planned": plan(&names[..5]),
        "control": plan(&names[5..]), "left_out": 0, "others": [], "others_left_out": 0,
    }]);
    keep_with(&board, 1, "priorities", AT, &priorities(&[]), &rollout);
    let card = board.json(&["claude", "scorecard", "--since", "2026-01-01T00:00:00Z"]);
    let score = &card["reports"][0];
    // Half of five are three: the third to be done, after 3 minutes, and after 7 in the control group.
    let group = |group: &Value| (group["items"].clone(), group["completed"].clone(), group["median_seconds"].clone());
    assert_eq!(group(&score["advised"]), (json!(5), json!(5), json!(180)), "{card}");
    assert_eq!(group(&score["compared"]), (json!(5), json!(5), json!(420)));
    assert_eq!(
        (&score["verdict"], &score["followed"]["yes"], &score["followed"]["no"]),
        (&json!("sooner"), &json!(4), &json!(1))
    );
    assert_eq!((&card["totals"][0]["rollouts"], &card["totals"][0]["verdict"]), (&json!(1), &json!("sooner")));
    let text = board.ok(&["claude", "scorecard", "--since", "2026-01-01T00:00:00Z"]);
    assert!(
        text.contains("4 of 5") && text.contains("3.0m") && text.contains("7.0m") && text.contains("finished sooner"),
        "{text}"
    );
    let later = board.json(&["claude", "scorecard", "--since", "2026-01-02T00:00:00Z"]);
    assert_eq!(later["reports"], json!([]));
}

#[test]
fn advice_on_who_takes_what_is_followed_by_the_first_claim() {
    let board = Sandbox::new();
    let items = waiting(&board, 3);
    for agent in ["ada", "bob"] {
        let _ = board.ok(&["agent", "register", agent]);
    }
    let advised: Vec<(&str, &str)> = items.iter().map(|id| (id.as_str(), "ada")).collect();
    let report = keep(&board, 1, "assignments", LATE, &assignments(&advised));
    let _ = board.ok(&["claude", "apply", &report, "--shadow"]);
    let _ = board.ok(&["claim", &items[0], "--agent", "ada"]);
    let _ = board.ok(&["complete", &items[0], "--agent", "ada"]);
    let _ = board.ok(&["claim", &items[1], "--agent", "bob"]);
    let _ = board.ok(&["release", &items[1], "--agent", "bob"]);
    let _ = board.ok(&["claim", &items[1], "--agent", "ada"]);
    let score = &board.json(&["claude", "scorecard"])["reports"][0];
    assert_eq!(score["followed"], json!({ "yes": 1, "no": 1, "open": 1, "not_judged": 0 }), "{score}");
    assert_eq!((&score["mode"], &score["verdict"]), (&json!("shadow"), &json!("too_few_to_tell")));
    assert_eq!((&score["advised"]["completed"], &score["advised"]["median_seconds"]), (&json!(1), &Value::Null));
}

//! Conditions on how the board stands.

use super::{assert_codes, gate};
use crate::sandbox::{Sandbox, eventually};
use std::fs::write;

#[test]
fn items_are_counted_where_they_stand() {
    let board = Sandbox::new();
    for _ in 0..2 {
        let _ = board.ok(&["add", "test", "x"]);
    }
    let blocked = board.claim("ada");
    let _ = board.ok(&["block", &blocked, "--on", "rain", "--agent", "ada"]);
    let dead = board.claim("bob");
    let _ = board.ok(&["fail", &dead, "--reason", "no", "--no-retry", "--agent", "bob"]);
    let done = board.claim("bob");
    let _ = board.ok(&["complete", &done, "ok", "--agent", "bob"]);
    assert_codes(
        &board,
        &[
            (&["--max-pending", "2", "--max-blocked", "1", "--max-dead-letters", "1", "--max-late", "0"], 0),
            (&["--max-pending", "1"], 50),
            (&["--max-blocked", "0"], 50),
            (&["--max-dead-letters", "0"], 50),
            (&["--min-completion-rate", "50%"], 0),
            (&["--min-completion-rate", "50.1%"], 50),
            (&["--min-throughput", "1/1d"], 0),
            (&["--min-throughput", "2/1d"], 50),
            (&["--max-lost-spans", "0", "--max-damage", "0"], 0),
        ],
    );
}

#[test]
fn the_oldest_open_item_of_a_priority_must_be_young() {
    let board = Sandbox::with_files(&[(
        "work_claims.json",
        r#"[{"work_item_id":"work_1","status":"pending","work_type":"t","priority":"critical","description":"old","created_at":"2020-01-01T00:00:00Z"},
            {"work_item_id":"work_2","status":"completed","work_type":"t","priority":"high","description":"done","created_at":"2020-01-01T00:00:00Z","completed_at":"2020-01-02T00:00:00Z"}]"#,
    )]);
    let _ = board.ok(&["add", "test", "x", "--priority", "low"]);
    assert_codes(
        &board,
        &[
            (
                &["--max-age", "critical=100y", "--max-age", "any=100y", "--max-age", "low=1h", "--max-age", "high=0s"],
                0,
            ),
            (&["--max-age", "critical=1y"], 50),
            (&["--max-age", "any=1y"], 50),
            (&["--max-age", "low=1h", "--max-age", "critical=4h"], 50),
        ],
    );
}

#[test]
fn a_lease_that_has_ended_is_late_until_it_is_taken_back() {
    let board = Sandbox::new();
    let _ = board.ok(&["claim", "test", "x", "--agent", "ada", "--ttl", "1s"]);
    eventually("the lease of a second is over", || gate(&board, &["--max-late", "0"]).code == 50);
    assert_eq!(gate(&board, &["--max-late", "1"]).code, 0);
    let _ = board.ok(&["reclaim"]);
    assert_eq!(gate(&board, &["--max-late", "0"]).code, 0);
}

#[test]
fn health_is_that_of_the_other_verbs() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let score = board.json(&["claude", "health", "--provider", "local"])["figures"]["score"].as_f64();
    let score = score.unwrap_or_else(|| panic!("{}", board.json(&["claude", "health", "--provider", "local"])));
    let told = board.run(&["--json", "gate", "--min-health", "100"]);
    let told: serde_json::Value = serde_json::from_str(&told.stdout).expect("a document");
    assert_eq!(told["conditions"][0]["value"].as_f64(), Some(score));
    assert_eq!(gate(&board, &["--min-health", &format!("{score}")]).code, 0);
    let _ = board.ok(&["fail", &board.claim("bob"), "--reason", "no", "--no-retry", "--agent", "bob"]);
    let _ = board.ok(&["complete", &board.claim("bob"), "ok", "--agent", "bob"]);
    assert_eq!(gate(&board, &["--min-health", "100"]).code, 50, "half of what was closed was given up");
}

#[test]
fn lost_spans_and_costs_are_counted() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let lost = r#"{"count":3,"since":"2026-01-01T00:00:00Z","last":"2026-01-01T00:00:00Z","reason":"full"}"#;
    write(board.path(".coordctl/spans_lost"), format!("{lost:<1023}\n")).expect("a file can be written");
    assert_codes(&board, &[(&["--max-lost-spans", "3"], 0), (&["--max-lost-spans", "2"], 50)]);
    let now = board.item(board.items()[0]["work_item_id"].as_str().expect("an id"))["created_at"].clone();
    let day = now.as_str().expect("a time").get(..10).expect("a day").to_owned();
    let call = |name: &str, at: &str, usd: f64| {
        format!(
            r#"{{"call":"{name}","at":"{at}","analysis":"health","provider":"api","model":"m","allowed_usd":{usd}}}"#
        )
    };
    let costs = board.path(".coordctl/costs");
    std::fs::create_dir(&costs).expect("a directory can be made");
    write(costs.join(format!("{day}.jsonl")), call("a", now.as_str().unwrap_or_default(), 1.5) + "\n")
        .expect("written");
    write(costs.join("2020-01-01.jsonl"), call("b", "2020-01-01T00:00:00Z", 2.0) + "\n").expect("written");
    assert_codes(
        &board,
        &[
            (&["--max-cost", "1.5/1d"], 0),
            (&["--max-cost", "1.49/1d"], 50),
            (&["--max-cost", "3.5/50y"], 0),
            (&["--max-cost", "3.49/50y", "--max-cost", "1.5/1d"], 50),
        ],
    );
}

#[test]
fn a_damaged_place_of_the_journal_shuts_the_gate() {
    let board = Sandbox::new();
    for agent in ["ada", "bob", "cyd"] {
        let _ = board.claim(agent);
    }
    let journal = board.path(".coordctl/journal/00000001.jsonl");
    let mut bytes = std::fs::read(&journal).expect("there is a journal");
    let second = bytes.iter().position(|byte| *byte == b'\n').expect("a record ends") + 20;
    bytes[second] ^= 1;
    write(&journal, bytes).expect("it can be written");
    std::fs::remove_file(board.path(".coordctl/index")).expect("there is an index");
    let _ = board.ok(&["add", "test", "x"]);
    assert_codes(&board, &[(&["--max-damage", "1"], 0), (&["--max-damage", "0"], 50)]);
}

#[test]
fn without_a_board_there_is_nothing_to_judge() {
    let board = Sandbox::new();
    let said = gate(&board, &["--max-pending", "0", "--allow-no-data"]);
    assert_eq!(said.code, 4, "{said:?}");
    assert!(!board.board().exists());
}

//! Rules that ask people to look.

use super::{asked, dead, tended, with, write};
use crate::sandbox::Sandbox;

/// The rules that asked for something, each with its subject.
fn rules(board: &Sandbox) -> Vec<(String, String)> {
    let text = |item: &serde_json::Value, field: &str| item[field].as_str().unwrap_or_default().to_owned();
    asked(board, "pending").iter().map(|item| (text(item, "tend_rule"), text(item, "tend_subject"))).collect()
}

#[test]
fn an_item_names_its_rule_its_figures_and_its_threshold() {
    let board = with("[attention.dead_letters]\nabove = 1\npriority = \"critical\"\n");
    let _ = dead(&board);
    assert_eq!(tended(&board, "dead_letters"), [("none".to_owned(), vec![])]);
    let _ = dead(&board);
    let done = tended(&board, "dead_letters");
    let item = board.item(&done[0].1[0]);
    let told = ["tend_rule", "priority", "description", "status"].map(|field| item[field].as_str().unwrap_or_default());
    let says = "dead_letters: 2 items were given up and not dealt with, more than 1";
    assert_eq!(told, ["dead_letters", "critical", says, "pending"]);
    assert_eq!((&item["labels"], item.get("tend_subject")), (&serde_json::json!(["tend"]), None));
    assert_eq!(item["body"], "The rule dead_letters of tend found 2; its threshold is above 1.");
    let events = board.json(&["events"]);
    let newest = &events["events"].as_array().expect("events")[0];
    let shown = board.ok(&["events"]);
    assert!(shown.contains("tend") && shown.contains(says), "{shown}: {newest}");
}

#[test]
fn every_rule_asks_by_what_the_board_shows() {
    let text = "[attention]\nlimit = 20\n[attention.completion_rate]\nat_least = 1\n[attention.health]\nbelow = 100\n\
                [attention.held_per_agent]\nabove = 1\n[attention.held_per_team]\nabove = 1\n[attention.pending_per_agent]\n\
                above = 0\n[attention.idle]\nagents = 1\npending = 1\n[attention.dead_letters]\nabove = 0\n";
    let board = Sandbox::with_files(&[(
        "work_claims.json",
        r#"[{"work_item_id":"work_1","status":"pending","work_type":"t","priority":"critical","description":"old","created_at":"2020-01-01T00:00:00Z"}]"#,
    )]);
    for team in ["red", "red", "blue"] {
        let _ = board.ok(&["claim", "test", "x", "--agent", "ada", "--team", team]);
    }
    let _ = board.ok(&["agent", "register", "idler"]);
    let _ = dead(&board);
    let lost = r#"{"count":3,"since":"2026-01-01T00:00:00Z","last":"2026-01-01T00:00:00Z","reason":"full"}"#;
    std::fs::write(board.path(".coordctl/spans_lost"), format!("{lost:<1023}\n")).expect("a file can be written");
    write(&board, text);
    let _ = board.ok(&["tend"]);
    let expected = [
        ("completion_rate", ""),
        ("health", ""),
        ("held_per_agent", "ada"),
        ("held_per_team", "red"),
        ("pending_per_agent", ""),
        ("idle", ""),
        ("oldest", "work_1"),
        ("dead_letters", ""),
        ("lost_spans", ""),
    ];
    assert_eq!(rules(&board), expected.map(|(rule, subject)| (rule.to_owned(), subject.to_owned())));
    // What was added is nothing that the rules judge.
    let again = board.json(&["tend"]);
    let pending = again["rules"].as_array().expect("rules").iter().find(|line| line["rule"] == "pending_per_agent");
    assert_eq!(pending.map(|line| &line["value"]), Some(&"0.3".into()), "{again}");
}

#[test]
fn what_has_passed_is_called_off_with_the_reason_in_its_history() {
    let board = with("[attention.dead_letters]\nabove = 0\n");
    let letter = dead(&board);
    let id = tended(&board, "dead_letters")[0].1[0].clone();
    let _ = board.ok(&["dead-letters", "drop", &letter, "--reason", "no"]);
    let done = tended(&board, "dead_letters");
    assert_eq!(done[0], ("done".to_owned(), vec![id.clone()]));
    let item = board.item(&id);
    let why = "called off by the rule dead_letters: it finds 0, and its threshold is above 0";
    assert_eq!((&item["status"], &item["notes"][0]["text"]), (&"cancelled".into(), &why.into()));
    assert!(board.ok(&["events"]).contains(why));
    assert_eq!(tended(&board, "dead_letters"), [("none".to_owned(), vec![])]);
}

#[test]
fn what_somebody_has_begun_to_look_at_stays() {
    for touch in [&["claim"][..], &["note", "+", "I look"], &["set", "+--priority", "low"], &["label", "+", "mine"]] {
        let board = with("[attention.dead_letters]\nabove = 0\n");
        let letter = dead(&board);
        let id = tended(&board, "dead_letters")[0].1[0].clone();
        let words: Vec<&str> = [touch[0], &id]
            .into_iter()
            .chain(touch[1..].iter().filter(|word| **word != "+").map(|word| word.trim_start_matches('+')))
            .chain(["--agent", "ada"])
            .collect();
        let _ = board.ok(&words);
        let _ = board.ok(&["dead-letters", "drop", &letter, "--reason", "no"]);
        assert_eq!(tended(&board, "dead_letters"), [("none".to_owned(), vec![])], "{touch:?}");
        assert_ne!(board.item(&id)["status"], "cancelled", "{touch:?}");
    }
    let board = with("[attention]\nauto_close = false\n[attention.dead_letters]\nabove = 0\n");
    let letter = dead(&board);
    let id = tended(&board, "dead_letters")[0].1[0].clone();
    let _ = board.ok(&["dead-letters", "drop", &letter, "--reason", "no"]);
    let _ = board.ok(&["tend"]);
    assert_eq!(board.item(&id)["status"], "pending");
}

#[test]
fn what_asks_for_attention_does_not_make_the_next_pass_ask_for_more() {
    // Nothing has arrived for long: a single new item would take all points for the flow of work.
    let row = |id: u64, status: &str| {
        let at = "2025-06-01T00:00:00Z";
        serde_json::json!({ "work_item_id": format!("work_175000000000000000{id}"), "status": status, "agent_id": "ada",
            "priority": "critical", "claimed_at": at, "completed_at": at })
    };
    let old = serde_json::json!([row(0, "pending"), row(1, "completed"), row(2, "active")]);
    let board = Sandbox::with_files(&[("work_claims.json", &old.to_string())]);
    let _ = board.ok(&["init"]);
    super::write(&board, "[attention.health]\nbelow = 30\n");
    let first = board.json(&["tend"]);
    assert_eq!(asked(&board, "pending").len(), 1, "{first}");
    let second = board.json(&["tend"]);
    assert_eq!(asked(&board, "pending").len(), 1, "{second}");
}

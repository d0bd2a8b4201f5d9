//! `tend`: each rule does what it says, once, and no rule keeps another from its work.

mod attention;
mod guards;
mod limits;
mod rules;
mod together;
mod upkeep;

use crate::sandbox::Sandbox;
use serde_json::Value;

/// A board with these rules.
fn with(rules: &str) -> Sandbox {
    let board = Sandbox::new();
    let _ = board.ok(&["-q", "init"]);
    write(&board, rules);
    board
}

/// Writes other rules.
fn write(board: &Sandbox, rules: &str) {
    std::fs::write(board.path("tend.toml"), rules).expect("a file can be written");
}

/// What a pass did by a rule: what became of each of its lines, in a word, with its items.
fn tended(board: &Sandbox, rule: &str) -> Vec<(String, Vec<String>)> {
    lines(&board.json(&["tend"]), rule)
}

fn lines(document: &Value, rule: &str) -> Vec<(String, Vec<String>)> {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let all = document["rules"].as_array().expect("rules");
    let of_rule = all.iter().filter(|line| line["rule"] == rule);
    let ids = |line: &Value| line["work_ids"].as_array().expect("ids").iter().map(text).collect();
    of_rule.map(|line| (text(&line["deed"]), ids(line))).collect()
}

/// The items of type attention, by status.
fn asked(board: &Sandbox, status: &str) -> Vec<Value> {
    let is_one = |item: &Value| item["work_type"] == "attention" && item["status"] == status;
    board.items().into_iter().filter(is_one).collect()
}

/// An item that was given up.
fn dead(board: &Sandbox) -> String {
    let id = board.claim("bob");
    let _ = board.ok(&["fail", &id, "--reason", "no", "--no-retry", "--agent", "bob"]);
    id
}

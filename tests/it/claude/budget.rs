//! What counts against the budget of a day, and what does not.

use super::failures::board;
use super::messages::{Messages, Step};
use super::{HEALTH, asking};
use crate::sandbox::{Said, Sandbox};
use coordctl::clock::{stamp, wall_ns};
use coordctl::store::{Durability, Options, Store, StoreError, now};
use serde_json::json;
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::Duration;

/// A call may cost 0.02 US dollars for its answer and a little for what is sent, and costs 0.0119.
const SMALL: &str = "max_tokens = 1000\ndigest_tokens = 1000\nsilence_timeout = \"200ms\"\nretries = 0\n";

/// The file of a day so many days from today.
fn day(board: &Sandbox, ahead: i64) -> PathBuf {
    let at = i64::try_from(wall_ns() / 1_000_000_000).expect("it fits") + ahead * 86_400;
    let name: String = stamp(at).chars().take(10).collect();
    let folder = board.path(".coordctl/costs");
    std::fs::create_dir_all(&folder).expect("it can be made");
    folder.join(format!("{name}.jsonl"))
}

/// Writes lines as the ledger of today, and should midnight come of tomorrow.
fn ledger(board: &Sandbox, text: &str) {
    for ahead in [0, 1] {
        std::fs::write(day(board, ahead), text).expect("a file can be written");
    }
}

/// The line that allows a call to cost so much.
fn allowed(usd: f64) -> String {
    let line = json!({ "call": "0123-1", "at": "2026-11-21T00:00:00Z", "analysis": "health", "provider": "api",
        "model": "claude-opus-5-5", "allowed_usd": usd });
    format!("{line}\n")
}

fn ask(board: &Sandbox, api: &Messages) -> Said {
    asking(board, api, &["--json", "claude", "health", "--fresh"])
}

#[test]
fn what_another_day_cost_does_not_count_and_an_unsettled_call_of_today_does() {
    let board = board(&format!("{SMALL}daily_budget = 5.0"));
    let api = Messages::start([Step::Answer(HEALTH.to_owned())]);
    std::fs::write(day(&board, -1), allowed(100.0)).expect("a file can be written");
    assert_eq!(ask(&board, &api).code, 0);
    ledger(&board, &allowed(4.99));
    let refused = ask(&board, &api);
    assert_eq!((refused.code, api.asked().len()), (26, 1), "{refused:?}");
    assert!(refused.stderr.contains("4.99 of 5.00 were spent today"), "{refused:?}");
    ledger(&board, &allowed(6.0));
    let refused = ask(&board, &api);
    assert!(refused.code == 26 && refused.stderr.contains("0.00 are left for it"), "{refused:?}");
}

#[test]
fn a_line_that_a_crash_cut_spoils_neither_the_next_one_nor_the_sum() {
    let board = board(&format!("{SMALL}daily_budget = 5.0"));
    let api = Messages::start([Step::Answer(HEALTH.to_owned())]);
    ledger(&board, &(allowed(1.0) + "{\"call\":\"0124-1\",\"at"));
    assert_eq!(ask(&board, &api).code, 0);
    let costs = board.json(&["claude", "costs", "--since", "2026-01-01T00:00:00Z"]);
    assert_eq!(costs["unreadable_lines"], 2, "one a file: {costs}");
    assert_eq!(costs["total"]["calls"], 3, "two files and the new one: {costs}");
    let text = std::fs::read_to_string(day(&board, 0)).expect("it is there");
    assert!(text.contains("\"at\n{\"call\"") && text.ends_with("}\n"), "{text}");
}

#[test]
fn what_never_reached_the_model_is_free_and_what_was_cut_off_counts_in_full() {
    let board = board(&format!("{SMALL}daily_budget = 0.06"));
    let refusing = Messages::start([Step::error(401, "authentication_error", "no")]);
    for _ in 0..3 {
        assert_eq!(ask(&board, &refusing).code, 20);
    }
    assert!(board.json(&["claude", "costs"])["today_usd"].as_f64().is_some_and(|usd| usd.abs() < 1e-9));
    // Nobody knows what a silent call costs: it may have cost all that it was allowed, 0.02 and more.
    let silent = Messages::start([Step::Silence]);
    assert_eq!(ask(&board, &silent).code, 23);
    let usd = board.json(&["claude", "costs"])["today_usd"].as_f64().expect("a sum");
    assert!(usd > 0.02, "{usd}");
    assert_eq!(ask(&board, &silent).code, 23);
    let refused = ask(&board, &silent);
    assert_eq!((refused.code, silent.asked().len()), (26, 2), "{refused:?}");
}

#[test]
fn the_smaller_of_two_budgets_holds() {
    let api = Messages::start([Step::Answer(HEALTH.to_owned())]);
    for (budgets, code) in [
        ("daily_budget = 5.0\ncall_budget = 0.01", 26),
        ("daily_budget = 0.01\ncall_budget = 5.0", 26),
        ("daily_budget = 5.0\ncall_budget = 5.0", 0),
        ("call_budget = 5.0", 0),
    ] {
        let said = ask(&board(&format!("{SMALL}{budgets}")), &api);
        assert_eq!(said.code, code, "{budgets}: {said:?}");
    }
}

#[test]
fn a_model_without_a_price_is_asked_where_only_a_call_has_a_limit() {
    let api = Messages::start([Step::Answer(HEALTH.to_owned())]);
    for (budgets, code) in [("call_budget = 0.01", 0), ("daily_budget = 5.0\ncall_budget = 0.01", 26)] {
        let board = board(&format!("{SMALL}{budgets}"));
        let said = asking(&board, &api, &["claude", "health", "--model", "claude-unheard-of"]);
        assert_eq!(said.code, code, "{budgets}: {said:?}");
    }
}

#[test]
fn nobody_decides_about_a_budget_while_another_does() {
    let board = board("");
    let path = board.board();
    let options = || Options {
        old_writers: coordctl::store::OldWriters::default(),
        durability: Durability::None,
        durable_views: false,
        lock_timeout: Duration::from_secs(30),
        clock: &|| now(),
        on_wait: &|_| {},
        on_warning: &|_| {},
    };
    let (entered, waits) = mpsc::channel();
    let second = || {
        let decide = |lines: &[u8]| {
            entered.send(()).expect("somebody waits");
            Ok::<_, StoreError>((lines.to_vec(), b"{\"second\": 1}".to_vec()))
        };
        Store::new(&path, options()).add_cost("2026-11-21", decide).expect("it is added")
    };
    std::thread::scope(|scope| {
        let decide = |_: &[u8]| {
            let second = scope.spawn(second);
            // Without the lock it comes at once.
            let early = waits.recv_timeout(Duration::from_millis(250)).is_ok();
            Ok::<_, StoreError>(((second, early), b"{\"first\": 1}".to_vec()))
        };
        let (second, early) = Store::new(&path, options()).add_cost("2026-11-21", decide).expect("it is added");
        assert_eq!((early, second.join().expect("it ends")), (false, b"{\"first\": 1}\n".to_vec()));
    });
}

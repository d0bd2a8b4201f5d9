//! `dashboard`: true figures, first things first, and a terminal left as it was found.

use crate::pty::Pty;
use crate::sandbox::{Sandbox, eventually};
use nix::sys::signal::Signal;
use serde_json::{Value, json};
use std::io::Read;
use std::process::Stdio;

const HOME: &str = "\u{1b}[H";
const GIVEN_BACK: &str = "\u{1b}[?25h\u{1b}[?1049l";

/// The kinds and items of what needs attention.
fn attention(board: &Sandbox) -> Vec<(String, String)> {
    let text = |one: &Value, field: &str| one[field].as_str().expect("text").to_owned();
    let list = board.json(&["dashboard"])["attention"].as_array().cloned().expect("a list");
    list.iter().map(|one| (text(one, "kind"), text(one, "work_id"))).collect()
}

/// Whether a character acts on a terminal: control characters and marks of direction.
fn acts(c: char) -> bool {
    c != '\n' && c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c)
}

#[test]
fn the_counts_follow_every_change() {
    let board = Sandbox::new();
    let [a, b, c, _, _] = ["ada", "ada", "bob", "cyd", "cyd"].map(|agent| board.claim(agent));
    let _ = board.ok(&["complete", &a, "done", "--agent", "ada", "--points", "8"]);
    let _ = board.ok(&["release", &b, "--agent", "ada"]);
    let _ = board.ok(&["progress", &c, "10", "--agent", "bob"]);
    let shown = board.json(&["dashboard"]);
    let counts = json!({ "total": 5, "open": 4, "pending": 1, "active": 2, "in_progress": 1, "blocked": 0,
        "completed": 1, "failed": 0, "cancelled": 0 });
    assert_eq!(shown["counts"], counts);
    assert_eq!((&shown["agents_active"], &shown["agents_known"]), (&json!(2), &json!(3)));
    let agents: Vec<_> = shown["agents"].as_array().expect("a list").iter().collect();
    let told: Vec<_> = agents.iter().map(|a| [&a["agent_id"], &a["load"], &a["completed"]]).collect();
    let expected = [[json!("cyd"), json!(2), json!(0)], [json!("bob"), json!(1), json!(0)]];
    assert_eq!(told[..2], [expected[0].each_ref(), expected[1].each_ref()]);
    assert_eq!(told[2], [&json!("ada"), &json!(0), &json!(1)]);
    let pace = &shown["throughput"];
    assert_eq!([&pace["completed_today"], &pace["completed_total"], &pace["points_total"]], [1, 1, 8]);
    assert_eq!(shown["teams"][0]["points"], 8);
    let text = board.ok(&["dashboard"]);
    assert!(text.contains("\nActive Work Items: 3\nActive Agents: 2\n"), "{text}");
}

#[test]
fn every_field_of_the_document_is_there() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let shown = board.json(&["dashboard"]);
    let mut names: Vec<_> = shown.as_object().expect("an object").keys().map(String::as_str).collect();
    names.sort_unstable();
    let expected = "agents agents_active agents_known agents_left_out at attention attention_left_out board counts \
                    events health schema sequence teams teams_left_out throughput";
    assert_eq!(names.join(" "), expected);
    assert_eq!(shown["schema"], "coordctl.dashboard.v1");
    assert_eq!(shown["events"][0]["work_id"], id.as_str());
    assert_eq!(shown["throughput"]["completed_per_day"].as_array().map(Vec::len), Some(14));
}

#[test]
fn an_expired_lease_comes_first_and_a_renewed_one_not_at_all() {
    let board = Sandbox::new();
    let critical = board.ok(&["claim", "test", "x", "--agent", "ada", "--priority", "critical"]);
    let _ = board.ok(&["release", &critical, "--agent", "ada"]);
    let renewed = board.json(&["claim", "test", "x", "--agent", "bob", "--ttl", "1s"]);
    let (id, fence) = (renewed["work_id"].as_str().expect("an id"), renewed["fence"].to_string());
    // With its fence a holder is let through even if this machine was too slow.
    let _ = board.ok(&["heartbeat", id, "--ttl", "1h", "--fence", &fence]);
    // Claimed later: when this one has run out, so has what the other was granted at first.
    let expired = board.ok(&["claim", "test", "x", "--agent", "cyd", "--ttl", "1s"]);
    eventually("the lease runs out", || attention(&board)[0].0 == "lease_expired");
    let expected = [("lease_expired".to_owned(), expired), ("critical".to_owned(), critical)];
    assert_eq!(attention(&board), expected);
}

#[test]
fn what_is_left_out_is_counted() {
    let row = |n: u64| {
        json!({ "work_item_id": format!("work_{n}"), "agent_id": format!("agent_{n}"), "status": "active",
        "team": format!("team_{n}"), "claimed_at": "2025-06-16T06:38:08Z" })
    };
    let rows = Value::from((100..140).map(row).collect::<Vec<_>>()).to_string();
    let board = Sandbox::with_files(&[("work_claims.json", &rows)]);
    let shown = board.json(&["dashboard"]);
    let left_out = ["attention", "agents", "teams"].map(|list| {
        let shown_rows = shown[list].as_array().expect("a list").len() as u64;
        shown_rows + shown[format!("{list}_left_out")].as_u64().expect("a number")
    });
    assert_eq!(left_out, [40, 40, 40]);
    assert_eq!(shown["agents_active"], 40);
    let _ = board.ok(&["claim", "test", "x", "--agent", "ada"]);
    let events = &board.json(&["dashboard"])["events"];
    assert_eq!(events.as_array().map(Vec::len), Some(1), "taking over old files is no event: {events}");
}

#[test]
fn a_pipe_gets_plain_lines_of_at_most_eighty_columns_whatever_old_rows_hold() {
    let hostile = "\u{1b}[2J\u{1b}]0;t\u{7}\u{9b}31m\u{202e}\r\u{0} ".repeat(9);
    let row = |id: &str, status: &str| {
        json!({ "work_item_id": format!("{id}{hostile}"), "agent_id": hostile,
        "status": status, "team": hostile, "description": hostile, "work_type": hostile, "priority": "critical",
        "claimed_at": "2025-06-16T06:38:08Z", "result": hostile })
    };
    let rows = json!([row("a", "active"), row("b", "pending"), row("c", &hostile)]).to_string();
    let log = json!([{ "work_item_id": hostile, "agent_id": hostile, "completed_at": hostile, "velocity_points": 3 }]);
    let files = [("work_claims.json", rows.as_str()), ("coordination_log.json", &log.to_string())];
    let board = Sandbox::with_files(&files);
    for claimed in [false, true] {
        if claimed {
            let _ = board.claim("ada");
        }
        for verb in ["dashboard", "list", "events"] {
            let text = board.ok(&[verb]);
            assert!(!text.contains(acts), "{verb}: {text:?}");
            let widest = text.lines().map(|line| line.chars().count()).max();
            assert!(verb != "dashboard" || widest <= Some(80), "{widest:?}: {text}");
        }
    }
}

#[test]
fn without_a_board_there_is_nothing_to_show() {
    let board = Sandbox::new();
    for arguments in [&["dashboard"][..], &["dashboard", "--watch"], &["--json", "dashboard"]] {
        let said = board.run(arguments);
        assert_eq!((said.code, said.stdout.as_str()), (4, ""), "{arguments:?}: {said:?}");
    }
}

#[test]
fn an_interval_that_makes_no_sense_is_refused() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    for interval in ["99ms", "2d", "soon"] {
        let said = board.run(&["dashboard", "--watch", "--interval", interval]);
        assert_eq!((said.code, said.stdout.as_str()), (3, ""), "{interval}: {said:?}");
    }
}

#[test]
fn a_watch_draws_in_place_and_gives_the_terminal_back() {
    for signal in [Signal::SIGINT, Signal::SIGTERM, Signal::SIGHUP] {
        let board = Sandbox::new();
        let _ = board.claim("ada");
        let mut pty = Pty::start(board.command(&["dashboard", "--watch", "--interval", "100ms"]), 80, 24);
        pty.until("the third drawing", |shown| shown.matches(HOME).count() >= 3);
        let _ = board.claim("bob");
        pty.until("the new item", |shown| shown.contains("Active Work Items: 2"));
        pty.signal(signal);
        let (code, shown) = pty.end();
        assert_eq!(code, Some(0), "{signal}");
        assert!(shown.ends_with(GIVEN_BACK), "{signal}: {shown:?}");
        assert!(shown.starts_with("\u{1b}[?1049h\u{1b}[?25l"), "{shown:?}");
        assert_eq!(shown.matches("\u{1b}[2J").count() + shown.matches("\u{1b}[?1049h").count(), 1, "one clear");
        let drawings: Vec<_> = shown.split(HOME).skip(1).collect();
        assert!(drawings.iter().all(|drawing| drawing.matches('\n').count() < 24), "a drawing scrolls: {drawings:?}");
    }
}

#[test]
fn a_watch_follows_the_size_of_the_terminal_at_once() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let mut pty = Pty::start(board.command(&["dashboard", "--watch", "--interval", "1h"]), 120, 60);
    pty.until("the first drawing", |shown| shown.contains("\u{1b}[J"));
    pty.resize(50, 12);
    pty.until("the second drawing", |shown| shown.matches("\u{1b}[J").count() == 2);
    pty.signal(Signal::SIGTERM);
    let (_, shown) = pty.end();
    let second = shown.replace(GIVEN_BACK, "").split(HOME).nth(2).expect("two drawings").replace("\u{1b}[K", "");
    let lines: Vec<_> = second.trim_end_matches("\u{1b}[J").lines().map(|line| line.trim_end_matches('\r')).collect();
    assert_eq!(lines.len(), 12, "{lines:?}");
    let plain = |line: &str| {
        ["[0m", "[1m", "[2m", "[31m", "[33m"]
            .iter()
            .fold(line.to_owned(), |text, code| text.replace(&format!("\u{1b}{code}"), ""))
    };
    let widest = lines.iter().map(|line| plain(line).chars().count()).max();
    assert!(widest < Some(50), "{lines:?}");
}

#[test]
fn a_watch_in_a_pipe_writes_plain_drawings_and_ends_when_the_reader_goes() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let mut command = board.command(&["dashboard", "--watch", "--interval", "100ms"]);
    let mut child = command.stdout(Stdio::piped()).spawn().expect("coordctl can be started");
    let mut pipe = child.stdout.take().expect("a pipe");
    let mut text = String::new();
    while text.matches("\nActive Work Items: 1\n").count() < 3 {
        let mut bytes = [0; 4096];
        let count = pipe.read(&mut bytes).expect("coordctl writes on");
        text.push_str(&String::from_utf8_lossy(&bytes[..count]));
    }
    assert!(!text.contains(acts), "{text:?}");
    assert!(text.contains("\n\ncoordctl "), "{text}");
    drop(pipe);
    assert_eq!(child.wait().expect("coordctl ends").code(), Some(0));
}

#[test]
fn a_reader_that_goes_ends_a_watch_without_waiting_for_the_next_drawing() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let mut command = board.command(&["--json", "dashboard", "--watch", "--interval", "1h"]);
    let mut child = command.stdout(Stdio::piped()).spawn().expect("coordctl can be started");
    let mut pipe = child.stdout.take().expect("a pipe");
    let mut first = [0; 1];
    pipe.read_exact(&mut first).expect("the first drawing comes at once");
    drop(pipe);
    assert_eq!(child.wait().expect("coordctl ends").code(), Some(0));
}

//! A dashboard as a whole, shown on screens of every width.

use super::*;
use crate::analysis::Concern;
use crate::analysis::advice::{ForecastFigures, HealthInput, judge};
use crate::board::Liveness;
use crate::report::dashboard::{AgentLine, Attention, Counts, Dashboard};
use crate::report::dashboard::{EventLine, SCHEMA, TeamLine, Throughput, render};

const HOSTILE: &str = "\u{1b}[31mred\u{9b}2J\r\n\t\u{202e}漢字 👩\u{200d}👩 ❤\u{fe0f} e\u{301}";

/// A board with `rows` rows in every list, and `text` in every field.
fn sample(rows: u64, text: &str) -> Dashboard {
    let (name, some) = (|| text.to_owned(), || Some(text.to_owned()));
    let kinds = [Concern::LeaseExpired, Concern::Critical];
    let attention = |n| Attention {
        kind: kinds[n as usize % 2],
        work_id: name(),
        description: name(),
        team: name(),
        agent: some(),
        since_seconds: 90,
    };
    let state = Liveness::Working;
    let agent = |load| AgentLine { agent_id: name(), team: name(), state, load, completed: 1, last_sign_at: None };
    let team = |open| TeamLine { team: name(), open, completed: 1, points: 2 };
    let event = |n| EventLine { at: n as i64, verb: name(), work_id: some(), agent: None, note: name() };
    let per_day: Vec<u64> = (0..rows).collect();
    Dashboard {
        schema: SCHEMA,
        board: name(),
        at: 1_750_055_888,
        counts: Counts { active: rows, in_progress: rows, blocked: rows, ..Counts::default() },
        sequence: 1,
        health: judge(
            &HealthInput { arrived: rows, completed: 1, ..HealthInput::default() },
            ForecastFigures::default(),
        ),
        agents_active: rows.saturating_sub(1),
        agents_known: rows,
        attention: (0..rows).map(attention).collect(),
        attention_left_out: rows,
        agents: (0..rows).map(agent).collect(),
        agents_left_out: rows,
        teams: (0..rows).map(team).collect(),
        teams_left_out: rows,
        throughput: Throughput { completed_per_day: per_day, completed_total: rows, ..Throughput::default() },
        events: (0..rows).map(event).collect(),
    }
}

#[test]
fn no_line_is_wider_than_asked_and_none_acts_on_the_terminal() {
    let cases = [(0, ""), (3, ""), (3, "plain"), (3, HOSTILE)];
    for (width, (rows, text)) in (0..=140).flat_map(|width| cases.map(|case| (width, case))) {
        let board = sample(rows, text);
        let plain = render(&board, width, false);
        let acts = |c: char| c != '\n' && c.is_control() || c == '\u{202e}';
        assert!(plain.lines().all(|line| line.width() <= width), "at {width}:\n{plain}");
        assert!(!plain.contains(acts), "{plain:?}");
        let codes = [BOLD, DIM, RED, YELLOW, "0"].map(|code| format!("\u{1b}[{code}m"));
        let coloured = render(&board, width, true);
        let bare = codes.iter().fold(coloured, |text, code| text.replace(code, ""));
        assert_eq!(bare, plain, "colour takes no room");
    }
}

#[test]
fn every_board_has_what_scripts_and_people_look_for() {
    let titles = "NEEDS ATTENTION|AGENTS|TEAMS|THROUGHPUT|RECENT EVENTS";
    let full = "\nActive Work Items: 9\n|\nActive Agents: 2\n|… and 3 more|[31mexpired\
            |[33mcritical|[2m1m|·▄█|unknown|completion: unknown";
    let empty = "\nActive Work Items: 0\n|\nActive Agents: 0\n|nothing needs attention\
            |no agents known yet|no teams yet|no completions yet|no events yet";
    for (rows, parts) in [(3, titles), (3, full), (0, titles), (0, empty)] {
        let shown = render(&sample(rows, "x"), 80, true);
        for part in parts.split('|') {
            assert!(shown.contains(part), "{part:?} is not in\n{shown}");
        }
        let places: Vec<_> = titles.split('|').map(|title| shown.find(title)).collect();
        assert!(places.is_sorted(), "{shown}");
    }
}

#[test]
fn the_headline_keeps_the_end_of_a_long_path() {
    let cases = [
        (60, "coordctl  /srv/board                    2025-06-16 06:38:08Z\n"),
        (42, "coordctl  /srv/board  2025-06-16 06:38:08Z\n"),
        (39, "coordctl  …/board  2025-06-16 06:38:08Z\n"),
        (20, "coordctl    2025-06…\n"),
        (4, "coo…\n"),
    ];
    for (width, shown) in cases {
        let page = Page { width, colour: false };
        assert_eq!(page.headline("/srv/board", 1_750_055_888), shown);
    }
}

//! The pages: titles and headings as they always were, lines that fit, and nothing that nobody recorded.

use super::world::World;
use crate::legacy::shared;
use crate::sandbox::{Sandbox, skip};

/// Each ceremony by the names it has, with its title and headings.
const CEREMONIES: [(&[&str], &str, &[&str]); 11] = [
    (
        &["pi-planning"],
        "STARTING PI PLANNING SESSION",
        &[
            "PI PLANNING FOR: ",
            "PI OBJECTIVES (Business Value Prioritized)",
            "TEAM CAPACITY PLANNING",
            "TOTAL ART CAPACITY",
        ],
    ),
    (
        &["scrum-of-scrums"],
        "SCRUM OF SCRUMS COORDINATION",
        &["TEAM UPDATES", "CROSS-TEAM COORDINATION ACTIONS", "ART METRICS"],
    ),
    (
        &["innovation-planning", "ip"],
        "INNOVATION AND PLANNING (IP) ITERATION",
        &["INNOVATION TIME (20%)", "Technical Debt", "PLANNING ACTIVITIES (80%)", "INNOVATION BACKLOG ITEMS", "ART: "],
    ),
    (
        &["system-demo"],
        "SYSTEM DEMO - INTEGRATED SOLUTION",
        &["PI INCREMENT OBJECTIVES ACHIEVED", "FEATURES DEMONSTRATED", "ART METRICS SUMMARY", "PI Velocity:"],
    ),
    (
        &["inspect-adapt", "ia"],
        "INSPECT AND ADAPT (I&A) WORKSHOP",
        &[
            "PI RESULTS AND METRICS",
            "Business Value Delivered",
            "PROBLEM-SOLVING WORKSHOP",
            "Root cause analysis",
            "IMPROVEMENT BACKLOG ITEMS",
        ],
    ),
    (
        &["art-sync"],
        "ART SYNC - ALIGNMENT ACROSS TEAMS",
        &[
            "PROGRAM RISKS AND DEPENDENCIES",
            "HIGH RISK",
            "MEDIUM RISK",
            "CROSS-TEAM DEPENDENCIES",
            "ART HEALTH METRICS",
            "Sprint Goal Achievement",
        ],
    ),
    (
        &["portfolio-kanban"],
        "PORTFOLIO KANBAN - EPIC FLOW",
        &["PORTFOLIO VISION", "FUNNEL", "ANALYZING", "PORTFOLIO BACKLOG", "IMPLEMENTING", "DONE"],
    ),
    (
        &["coach-training"],
        "SCRUM AT SCALE COACH TRAINING",
        &[
            "TRAINING PROGRAM",
            "LEARNING OBJECTIVES",
            "PRACTICAL EXERCISES",
            "COACHING COMPETENCY AREAS",
            "Release Train Engineer",
        ],
    ),
    (
        &["value-stream", "vsm"],
        "VALUE STREAM MAPPING - END-TO-END FLOW",
        &[
            "CURRENT STATE MAP",
            "CURRENT STATE METRICS",
            "Total Lead Time",
            "Process Efficiency",
            "FUTURE STATE VISION",
            "IMPROVEMENT OPPORTUNITIES",
        ],
    ),
    (&["daily-standup"], "DAILY STANDUP", &["TEAM UPDATES"]),
    (&["retrospective"], "RETROSPECTIVE", &["WHAT WAS DONE", "WHAT DID NOT GO WELL", "WHAT TOOK LONG"]),
];

/// The page of a ceremony, which has its title and headings, and no line that does not fit.
fn page(board: &Sandbox, arguments: &[&str], title: &str, headings: &[&str]) -> String {
    let text = board.ok(arguments);
    let mut lines = text.lines();
    assert_eq!((lines.next(), lines.next()), (Some(title), Some("=".repeat(title.len()).as_str())), "{arguments:?}");
    for heading in headings {
        assert!(lines.clone().any(|line| line.trim_start().starts_with(heading)), "{heading} of {arguments:?}: {text}");
    }
    let wide: Vec<&str> = text.lines().filter(|line| line.chars().count() > 80).collect();
    assert!(wide.is_empty(), "{arguments:?}: {wide:#?}");
    text
}

#[test]
fn every_ceremony_has_its_headings_by_each_of_its_names() {
    let world = World::new();
    for (names, title, headings) in CEREMONIES {
        for name in names {
            let text = page(&world.board, &["scrum", name], title, headings);
            assert!(text.contains("PI: PI_X (") && text.contains("Sprint: Sprint 3 ("), "{name}: {text}");
            let _ = page(&world.board, &[name], title, headings);
        }
        let document = world.board.json(&[names[0]]);
        assert_eq!(document["schema"], format!("coordctl.scrum-{}.v1", names[0]));
        assert_eq!((&document["art"], &document["pi"]["name"]), (&"The train".into(), &"PI_X".into()));
    }
}

/// A page without what is no figure: dates, the names of the quarter and of percentiles, and headings with numbers.
fn bare(text: &str) -> String {
    let without = ["(20%)", "(80%)", "20 % and 80 %", "the last 7 days", "p85", "_Q1", "_Q2", "_Q3", "_Q4"];
    let text = without.iter().fold(text.to_owned(), |text, word| text.replace(word, ""));
    let is_date = |word: &&str| word.chars().filter(|c| *c == '-').count() >= 2 || word.starts_with("PI_2");
    let lines = text.lines().filter(|line| !line.starts_with("PI: "));
    lines.flat_map(str::split_whitespace).filter(|word| !is_date(word)).collect::<Vec<_>>().join(" ")
}

#[test]
fn an_empty_board_has_no_figure_but_zero() {
    let board = Sandbox::new();
    let _ = board.ok(&["init"]);
    for (names, title, headings) in CEREMONIES {
        let text = page(&board, &["scrum", names[0]], title, headings);
        assert!(text.contains("not recorded") && text.contains("program.toml: there is none"), "{text}");
        assert!(!bare(&text).contains(|c: char| c.is_ascii_digit() && c != '0'), "{}", bare(&text));
        assert_eq!(board.json(&["scrum", names[0]])["has_program"], false);
    }
}

#[test]
fn without_a_board_there_is_nothing_to_show() {
    let board = Sandbox::new();
    let said = board.run(&["scrum", "art-sync"]);
    assert_eq!((said.code, said.stdout.as_str()), (4, ""), "{said:?}");
}

#[test]
fn what_others_wrote_acts_on_no_terminal_and_breaks_no_line() {
    let hostile = "\u{1b}[2J\u{202e}\r漢字 ".repeat(9);
    let row = |id: &str, status: &str| {
        serde_json::json!({ "work_item_id": format!("{id}{hostile}"), "agent_id": hostile, "status": status,
            "team": hostile, "description": hostile, "work_type": hostile, "claimed_at": "2025-06-16T06:38:08Z",
            "completed_at": "2025-06-16T07:38:08Z", "blocked_on": hostile, "labels": [hostile], "due": "2025-06-16T07:38:08Z" })
    };
    let rows = serde_json::json!([row("a", "blocked"), row("b", "pending"), row("c", "completed"), row("d", "failed")]);
    let board = Sandbox::with_files(&[("work_claims.json", &rows.to_string())]);
    for (names, ..) in CEREMONIES {
        let text = board.ok(&["scrum", names[0]]);
        assert!(!text.contains(|c: char| c != '\n' && (c.is_control() || c == '\u{202e}')), "{text:?}");
        let widest = text.lines().map(unicode_width::UnicodeWidthStr::width).max();
        assert!(widest <= Some(80), "{widest:?}: {text}");
    }
}

#[test]
fn a_board_that_was_in_use_before_has_every_page() {
    let Some(from) = shared() else { return skip("no state of an older tool on this machine") };
    let names = ["work_claims.json", "agent_status.json", "coordination_log.json"];
    let texts = names.map(|name| std::fs::read_to_string(from.join(name)).expect("a public file"));
    let files: Vec<(&str, &str)> = names.into_iter().zip(texts.iter().map(String::as_str)).collect();
    let board = Sandbox::with_files(&files);
    for (names, title, headings) in CEREMONIES {
        let text = page(&board, &["scrum", names[0]], title, headings);
        assert!(text.contains("not recorded"), "{text}");
    }
    let stream = board.json(&["scrum", "value-stream", "--since", "2025-01-01T00:00:00Z"]);
    let rows: Vec<serde_json::Value> = serde_json::from_str(&texts[0]).expect("rows");
    let completed = rows.iter().filter(|row| row["status"] == "completed" && row["completed_at"].is_string()).count();
    assert!(completed > 0 && stream["times"]["completed"] == completed, "{completed}: {stream}");
}

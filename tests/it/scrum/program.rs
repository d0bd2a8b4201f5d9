//! `program init` and `program check`.

use super::world::{DAY, program};
use crate::sandbox::Sandbox;
use coordctl::clock::wall_seconds;
use std::fs::{read_to_string, write};

/// A board with a program.
fn planned(text: &str) -> Sandbox {
    let board = Sandbox::new();
    let _ = board.ok(&["init"]);
    write(board.path("program.toml"), text).expect("a file can be written");
    board
}

#[test]
fn what_init_writes_is_sound_and_is_never_written_over() {
    let board = Sandbox::new();
    assert_eq!(board.run(&["program", "init"]).code, 4, "there is no board yet");
    let _ = board.ok(&["init"]);
    let nothing = board.run(&["program", "check"]);
    assert!(nothing.code == 3 && nothing.stderr.contains("program init"), "{nothing:?}");
    let path = board.ok(&["program", "init"]);
    let text = read_to_string(&path).expect("the file is there");
    assert_eq!(board.ok(&["program", "init", "--print"]), text.trim_end());
    assert_eq!(board.ok(&["program", "check"]), "");
    assert_eq!(board.json(&["scrum", "pi-planning"])["has_program"], true);
    write(&path, "art = \"mine\"\n").expect("a file can be written");
    let again = board.run(&["program", "init"]);
    assert!(again.code == 3 && again.stderr.contains("already"), "{again:?}");
    assert_eq!(read_to_string(&path).expect("the file is there"), "art = \"mine\"\n");
    let left: Vec<_> = std::fs::read_dir(board.board())
        .expect("a directory")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.contains(".new"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn every_fault_is_told_with_its_line_and_keeps_ceremonies_from_being_shown() {
    let text = "art = 7\nvison = \"x\"\n\n[pi]\nname = \"P\"\nstart = 2026-10-05\nend = 2026-12-27\n\
        [[sprints]]\nname = \"S\"\nstart = 2026-10-05\nend = 2026-10-18\n\
        [[sprints]]\nname = \"S\"\nstart = 2026-10-18\nend = 2026-10-25\n\
        [[epics]]\nname = \"E\"\ncolumn = \"doing\"\n[[risks]]\nname = \"R\"\nseverity = \"grave\"\ndue = 2026-02-29\n\
        [[objectives]]\nname = \"O\"\nlabel = \"nobody\"\n";
    let board = planned(text);
    let said = board.run(&["program", "check"]);
    let lines: Vec<&str> = said.stdout.lines().filter_map(|line| line.split(':').nth(1)).collect();
    assert_eq!((said.code, lines), (3, vec!["1", "2", "12", "12", "18", "21", "22", "23"]), "{}", said.stdout);
    for part in
        ["\"7\"", "\"vison\"", "did you mean \"vision\"", "\"doing\"", "\"grave\"", "2026-02-29\"", "\"nobody\""]
    {
        assert!(said.stdout.contains(part), "{part}: {}", said.stdout);
    }
    assert!(said.stderr.contains("program.toml has 7 errors"), "{}", said.stderr);
    let shown = board.run(&["scrum", "pi-planning"]);
    assert!(shown.code == 3 && shown.stderr.contains("program.toml:1: "), "{shown:?}");
    let json = board.run(&["--json", "program", "check"]);
    let document: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
    assert_eq!((document["faults"].as_array().map(Vec::len), &document["is_sound"]), (Some(8), &false.into()));
}

#[test]
fn what_no_item_names_is_a_warning_until_one_does() {
    let today = wall_seconds().div_euclid(DAY) * DAY;
    let board = planned(&program(today));
    let said = board.run(&["program", "check"]);
    assert_eq!(said.code, 0, "{said:?}");
    let told = |word: &str| said.stdout.lines().filter(|line| line.contains(word)).count();
    assert_eq!([told("the label"), told("the team \"red\""), told("the team \"blue\"")], [6, 1, 1], "{}", said.stdout);
    let _ = board.ok(&["add", "fix", "x", "--team", "red", "--label", "goal:a"]);
    let after = board.ok(&["program", "check"]);
    assert!(!after.contains("\"red\"") && !after.contains("\"goal:a\"") && after.contains("\"goal:b\""), "{after}");
}

#[test]
fn a_sprint_that_is_not_recorded_is_refused_with_those_that_are() {
    let today = wall_seconds().div_euclid(DAY) * DAY;
    let board = planned(&program(today));
    let said = board.run(&["scrum", "retrospective", "--sprint", "Sprint 9"]);
    assert!(said.code == 3 && said.stderr.contains("Sprint 1, Sprint 2, Sprint 3"), "{said:?}");
    let ended = board.json(&["scrum", "retrospective"]);
    assert_eq!(ended["period"]["name"], "Sprint 2", "the newest that is over");
}

#[test]
fn a_program_that_cannot_be_read_is_an_error_and_not_an_empty_one() {
    let board = Sandbox::new();
    let _ = board.ok(&["init"]);
    std::fs::create_dir(board.path("program.toml")).expect("a directory can be made");
    let said = board.run(&["scrum", "art-sync"]);
    assert!(said.code == 3 && said.stderr.contains("could not read"), "{said:?}");
}

#[test]
fn between_two_sprints_none_runs() {
    let today = wall_seconds().div_euclid(DAY) * DAY;
    let later = program(today + 20 * DAY);
    let board = planned(&later);
    let text = board.ok(&["scrum", "art-sync"]);
    assert!(text.contains("Sprint: Sprint 1 (") && text.contains("Sprint Goal Achievement: 0 of 0 items"), "{text}");
    write(board.path("program.toml"), program(today - 20 * DAY)).expect("a file can be written");
    let text = board.ok(&["scrum", "art-sync"]);
    assert!(
        text.contains("Sprint: none runs today") && text.contains("Sprint Goal Achievement: not recorded"),
        "{text}"
    );
}

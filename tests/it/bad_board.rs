//! A board's directory that is not what it should be: said with the path, and left as it is.

use crate::bad_input::check_words;
use crate::listing::{changed, listing};
use crate::sandbox::Sandbox;
use serde_json::Value;
use std::fs::{create_dir, create_dir_all, remove_file, rename, write};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

/// What a command that writes and one that reads have to do with a broken board.
const BOTH: [&[&str]; 2] = [&["claim", "a", "b"], &["list"]];

/// Checks that commands refuse with a code and a path, and leave everything as it is.
fn refuse(board: &Sandbox, commands: &[&[&str]], code: i32, path: &str) {
    let before = listing(board.root());
    for command in commands {
        check_words(command, &board.run(command), code, path, "");
        let said = board.run(&[&["--json"], *command].concat());
        let object: Value = serde_json::from_str(&said.stderr).unwrap_or_else(|e| panic!("{e}: {said:?}"));
        assert!(said.code == code && object["message"].as_str().is_some_and(|text| text.contains(path)), "{said:?}");
    }
    let changed = changed(&before, &listing(board.root()));
    assert!(changed.is_empty(), "{path}: {changed:?} changed");
}

/// A board with one item.
fn board() -> Sandbox {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    board
}

#[test]
fn a_file_in_place_of_the_board_or_above_it_is_named() {
    let board = Sandbox::new();
    write(board.root().join("file"), "text").expect("a file can be written");
    for (dir, path) in [("file", "/file"), ("file/below", "/file/below"), ("file/below/deeper", "/file/below/deeper")] {
        refuse(&board, &[&["claim", "a", "b", "--dir", dir], &["list", "--dir", dir]], 41, path);
    }
}

#[test]
fn no_board_is_no_empty_board() {
    let board = Sandbox::new();
    let id = "work_1750055888000000000";
    refuse(&board, &[&["list"], &["show", id], &["events"], &["sync"]], 4, "agent_coordination");
    create_dir(board.board()).expect("a directory can be made");
    refuse(&board, &[&["list"], &["show", id], &["events"], &["sync"]], 4, "agent_coordination");
}

/// State files that a change cannot do without, and whether reading can.
const STATE: [(&str, bool); 7] = [
    (".coordctl", false),
    (".coordctl/format", false),
    (".coordctl/lock", true),
    (".coordctl/index", false),
    (".coordctl/journal", false),
    (".coordctl/journal/00000001.jsonl", false),
    (".coordctl/heartbeats", false),
];

#[test]
fn something_else_in_place_of_a_state_file_is_refused_and_never_followed() {
    for (name, readable) in STATE {
        let commands = if readable { &BOTH[..1] } else { &BOTH[..] };
        for put in [put_directory, put_link] {
            let board = board();
            put(&board, name);
            refuse(&board, commands, 41, name);
        }
    }
}

/// Files that are made for others: a change is not refused because of them, and links are not followed.
const PUBLIC: [(&str, bool); 4] = [
    ("work_claims.json", true),
    ("agent_status.json", true),
    (".coordctl/publish.lock", true),
    ("telemetry_spans.jsonl", false),
];

#[test]
fn something_else_in_place_of_a_public_file_is_warned_of_and_never_followed() {
    for (name, warned) in PUBLIC {
        for put in [put_directory, put_link] {
            let board = board();
            put(&board, name);
            let moved = listing(&board.root().join("moved"));
            let said = board.run(&["claim", "a", "b", "--quiet"]);
            assert_eq!((said.code, said.stderr.contains("warning: ")), (0, warned), "{name}: {said:?}");
            assert!(!warned || said.stderr.contains(name), "{said:?}");
            assert_eq!(changed(&moved, &listing(&board.root().join("moved"))), Vec::<std::path::PathBuf>::new());
            assert_eq!(board.items().len(), 2, "{name}: the change is not there");
        }
    }
}

/// Moves a state file away and puts a directory there, or a file in place of a directory.
fn put_directory(board: &Sandbox, name: &str) {
    let is_directory = move_away(board, name);
    let made = if is_directory { write(board.path(name), "text") } else { create_dir(board.path(name)) };
    made.expect("something can be put in its place");
}

/// Moves a state file away and puts a link to it in its place.
fn put_link(board: &Sandbox, name: &str) {
    move_away(board, name);
    symlink(board.root().join("moved"), board.path(name)).expect("a link can be made");
}

fn move_away(board: &Sandbox, name: &str) -> bool {
    if !board.path(name).exists() {
        write(board.path(name), "").expect("a file can be made");
    }
    rename(board.path(name), board.root().join("moved")).expect("a file can be moved");
    board.root().join("moved").is_dir()
}

#[test]
fn a_format_that_is_newer_or_unreadable_is_refused() {
    let all: [&[&str]; 5] = [&["claim", "a", "b"], &["list"], &["init"], &["sync"], &["where"]];
    for (text, code) in [
        ("{\"v\":99,\"new\":[]}", 43),
        ("garbled", 41),
        ("", 41),
        ("{\"v\":1}", 41),
        ("{\"v\":\"1\",\"board\":\"0\",\"segment_bytes\":1}", 41),
    ] {
        let board = board();
        write(board.path(".coordctl/format"), text).expect("a file can be written");
        refuse(&board, &all, code, ".coordctl/format");
    }
}

#[test]
fn a_missing_part_of_the_journal_is_never_an_empty_board() {
    for with_index in [true, false] {
        let board = board();
        if !with_index {
            remove_file(board.path(".coordctl/index")).expect("a file can be removed");
        }
        remove_file(board.path(".coordctl/journal/00000001.jsonl")).expect("a file can be removed");
        refuse(&board, &BOTH, 41, "00000001.jsonl");
        std::fs::remove_dir(board.path(".coordctl/journal")).expect("a directory can be removed");
        refuse(&board, &BOTH, 41, ".coordctl/journal");
    }
}

#[test]
fn settings_that_do_not_fit_are_refused_with_their_place() {
    for (text, place) in [
        ("garbled", "coordctl.toml"),
        ("[store]\nspeed = 1\n", "speed"),
        ("[store]\ndurability = \"half\"\n", "half"),
        ("[store]\nlock_timeout = \"soon\"\n", "\"soon\""),
        ("[work]\nttl = \"soon\"\n", "work.ttl is \"soon\""),
        ("[work]\nttl = 7\n", "coordctl.toml"),
    ] {
        let board = board();
        write(board.path("coordctl.toml"), text).expect("a file can be written");
        refuse(&board, &BOTH, 3, place);
    }
    let board = board();
    create_dir(board.path("coordctl.toml")).expect("a directory can be made");
    refuse(&board, &BOTH, 3, "coordctl.toml");
}

/// Whether permission bits bind us: they do not bind root.
fn bits_bind(dir: &Path) -> bool {
    let bits = |mode| std::fs::set_permissions(dir, PermissionsExt::from_mode(mode)).expect("bits can be set");
    bits(0o555);
    let bind = write(dir.join("probe"), "").is_err();
    bits(0o755);
    bind
}

#[test]
fn a_directory_that_may_not_be_written_is_named() {
    let sandbox = Sandbox::new();
    let parent = sandbox.root().join("parent");
    create_dir_all(&parent).expect("a directory can be made");
    if !bits_bind(&parent) {
        println!("skipped: permission bits do not bind this user");
        return;
    }
    let bits = |mode| std::fs::set_permissions(&parent, PermissionsExt::from_mode(mode)).expect("bits can be set");
    for dir in ["parent", "parent/below"] {
        bits(0o555);
        refuse(&sandbox, &[&["claim", "a", "b", "--dir", dir]], 5, dir);
        bits(0o755);
    }
}

//! Choosing items in `list`, and settings that a board's own file makes.

use crate::sandbox::Sandbox;
use crate::tracer::observe;

/// The descriptions of the items that `list` shows for some flags, in its order.
fn listed(board: &Sandbox, flags: &[&str]) -> Vec<String> {
    let list = board.json(&[&["list"], flags].concat());
    let items = list["items"].as_array().expect("a list");
    items.iter().map(|item| item["description"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn each_filter_keeps_its_own_items_and_no_others() {
    let board = Sandbox::new();
    let claim = |flags: &[&str]| board.ok(&[&["claim"], flags].concat());
    let a =
        claim(&["build", "a", "--team", "red", "--agent", "ada", "--priority", "low", "--label", "x", "--label", "y"]);
    let _ = claim(&["build", "b", "--team", "blue", "--agent", "bob", "--priority", "critical", "--label", "y"]);
    let _ = claim(&["test", "c", "--team", "blue", "--agent", "ada"]);
    let _ = board.ok(&["complete", &a, "--agent", "ada"]);
    let cases: [(&[&str], &[&str]); 13] = [
        (&[], &["b", "c"]),
        (&["--status", "all"], &["b", "c", "a"]),
        (&["--status", "closed"], &["a"]),
        (&["--status", "completed"], &["a"]),
        (&["--status", "pending"], &[]),
        (&["--status", "all", "--team", "red"], &["a"]),
        (&["--status", "all", "--type", "build"], &["b", "a"]),
        (&["--status", "all", "--agent", "ada"], &["c", "a"]),
        (&["--status", "all", "--label", "y", "--sort", "created"], &["a", "b"]),
        (&["--priority", "critical"], &["b"]),
        (&["--status", "all", "--sort", "created", "--limit", "2"], &["a", "b"]),
        (&["--status", "all", "--since", "2099-01-01T00:00:00Z"], &[]),
        (&["--status", "all", "--since", "1h", "--sort", "created"], &["a", "b", "c"]),
    ];
    for (flags, expected) in cases {
        assert_eq!(listed(&board, flags), expected, "{flags:?}");
    }
    let first = board.json(&["list", "--status", "all", "--limit", "2"]);
    assert_eq!((&first["total"], &first["has_more"]), (&3.into(), &true.into()));
}

#[test]
fn the_settings_of_a_board_hold_for_its_commands() {
    let board = Sandbox::with_files(&[("coordctl.toml", "[store]\ndurability = \"none\"\n[work]\nttl = \"90s\"\n")]);
    let id = board.claim("ada");
    assert_eq!(board.item(&id)["lease"]["ttl_seconds"], 90);
    let flushes = |flags: &[&str]| {
        let traced = observe(&mut board.command(&[&["progress", &id, "1", "--agent", "ada"], flags].concat()));
        traced.calls.iter().filter(|call| ["fdatasync", "fsync"].contains(&call.name)).count()
    };
    assert_eq!(flushes(&[]), 0, "nothing is flushed on a scratch board");
    assert_eq!(flushes(&["--durability", "full"]), 2, "the change and one public file");
}

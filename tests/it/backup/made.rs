//! The file itself: what is in it, what lies beside it, and which ones stay.

use super::{backup, entries, manifest, restored, seen, text};
use crate::sandbox::Sandbox;
use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

fn names(dir: &Path) -> BTreeSet<String> {
    let name =
        |entry: std::io::Result<fs::DirEntry>| entry.expect("an entry").file_name().to_string_lossy().into_owned();
    fs::read_dir(dir).expect("a directory can be listed").map(name).collect()
}

#[test]
fn a_board_comes_back_in_another_directory_as_it_was() {
    let board = Sandbox::new();
    let (held, done) = (board.claim("ada"), board.claim("bob"));
    let _ = board.ok(&["progress", &held, "40", "--agent", "ada", "--note", "half way"]);
    let _ = board.ok(&["complete", &done, "merged", "--agent", "bob"]);
    let _ = board.pending();
    fs::write(board.path("coordctl.toml"), "[work]\nttl = \"3h\"\n").expect("a file can be written");
    let _ = board.ok(&["heartbeat", &held, "--agent", "ada", "--ttl", "9h"]);
    let file = backup(&board);
    let copy = restored(&file);
    assert_eq!(seen(&copy), seen(&board));
    for id in [&held, &done] {
        assert_eq!(copy.json(&["show", id]), board.json(&["show", id]), "history and lease are part of it");
    }
    for name in ["work_claims.json", "agent_status.json", "coordination_log.json"] {
        assert_eq!(copy.view(name), board.view(name));
    }
    assert_eq!(fs::read(copy.path("coordctl.toml")).ok(), fs::read(board.path("coordctl.toml")).ok());
    let _ = copy.ok(&["complete", &held, "there", "--agent", "ada"]);
    assert_eq!(board.item(&held)["status"], "in_progress", "the copy is a board of its own");
}

#[test]
fn the_file_is_for_its_owner_alone_and_the_usual_programs_read_it() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let file = backup(&board);
    let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!((mode(&file), mode(&board.path("backups"))), (0o600, 0o700));
    let sums =
        |arguments: &[&str]| Command::new("sha256sum").args(arguments).current_dir(board.path("backups")).status();
    let beside = format!("{}.sha256", text(&file));
    assert!(sums(&["-c", "--quiet", &beside]).is_ok_and(|status| status.success()));
    let listed = Command::new("tar").args(["tzf", text(&file)]).output().expect("tar can be started");
    let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
    let names: Vec<String> = entries(&file).into_iter().map(|(name, _)| name).collect();
    assert_eq!(listed.lines().collect::<Vec<_>>(), names);
    assert_eq!(names[..3], ["MANIFEST.json", ".coordctl/format", ".coordctl/journal/00000001.jsonl"]);
}

#[test]
fn spans_are_in_it_only_where_they_are_wanted() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let has_spans = |arguments: &[&str]| {
        let file = board.ok(&[&["backup", "--quiet"], arguments].concat());
        assert_eq!(manifest(Path::new(&file))["spans"], !arguments.is_empty());
        entries(Path::new(&file)).iter().any(|(name, _)| name == "telemetry_spans.jsonl")
    };
    assert_eq!((has_spans(&[]), has_spans(&["--with-spans"])), (false, true));
}

#[test]
fn the_newest_stay_and_what_is_not_a_backup_of_this_board_is_left_alone() {
    let (board, other) = (Sandbox::new(), Sandbox::new());
    let (_, _) = (board.claim("ada"), other.claim("ada"));
    let to = board.root().join("kept/here");
    let foreign = Path::new(&other.ok(&["backup", "--quiet", "--to", text(&to)]))
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    fs::write(to.join("coordctl-mine.tar.gz"), "mine").expect("a file can be written");
    let others = names(&to);
    let make = |keep: &str| board.json(&["backup", "--to", text(&to), "--keep", keep]);
    let made: Vec<String> = (0..4).map(|_| make("3")["path"].as_str().expect("a path").to_owned()).collect();
    let file_name = |path: &String| Path::new(path).file_name().expect("a name").to_string_lossy().into_owned();
    let expected = |kept: &[String]| -> BTreeSet<String> {
        let pairs = kept.iter().flat_map(|path| [file_name(path), format!("{}.sha256", file_name(path))]);
        pairs.chain(others.iter().cloned()).collect()
    };
    assert_eq!(names(&to), expected(&made[1..]), "the oldest goes, with its checksum");
    let last = make("1");
    assert_eq!(last["removed"].as_array().map(Vec::len), Some(3));
    assert_eq!(names(&to), expected(&[last["path"].as_str().expect("a path").to_owned()]));
    assert!(names(&to).contains(&foreign.expect("it has a name")));
}

#[test]
fn a_backup_takes_no_lock_and_changes_nothing_of_the_board() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let state = || fs::read(board.path(".coordctl/journal/00000001.jsonl")).expect("the journal is there");
    let before = state();
    let script = format!("{} backup --quiet --lock-timeout 1ms", crate::sandbox::COORDCTL);
    let lock = text(&board.path(".coordctl/lock")).to_owned();
    let held = Command::new("flock").args([&lock, "sh", "-c", &script]).env("COORDINATION_DIR", board.board()).output();
    let said = crate::sandbox::Said::of(&held.expect("flock can be started"));
    assert_eq!((said.code, said.stderr.as_str()), (0, ""), "it waits for a writer");
    assert_eq!((state() == before, &board.item(&id)["status"]), (true, &"active".into()));
}

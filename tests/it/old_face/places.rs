//! Wherever the old name is put, and wherever it is called from.

use super::{OLD, Old, first_id, link_in};
use crate::sandbox::{COORDCTL, Said, Sandbox, skip};
use crate::whereabouts::git;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

/// What a program says that is called by its path, with nothing in its environment.
fn called(program: &Path, from: &Path, arguments: &[&str]) -> Said {
    let mut command = Command::new(program);
    command.args(arguments).env_clear().current_dir(from).stdin(Stdio::null());
    Said::of(&command.output().expect("it can be called"))
}

#[test]
fn a_link_a_copy_a_wrapper_and_the_verb_are_the_same() {
    let sandbox = Sandbox::with_files(&[]);
    let root = sandbox.root();
    let link = link_in(root);
    std::fs::create_dir(root.join("bin")).expect("a directory can be made");
    let copy = root.join("bin").join(OLD);
    std::fs::copy(COORDCTL, &copy).expect("a file can be copied");
    let wrapper = root.join("wrapper.sh");
    std::fs::write(&wrapper, format!("#!/bin/sh\nexec {COORDCTL} legacy \"$@\"\n")).expect("a file can be written");
    std::fs::set_permissions(&wrapper, std::fs::Permissions::from_mode(0o755)).expect("a mode can be set");
    for program in [&link, &copy, &wrapper] {
        let said = called(program, root, &["claim", "test", "-x --help"]);
        assert!(said.code == 0 && said.stdout.contains("✅ SUCCESS: Claimed work item work_"), "{program:?}: {said:?}");
    }
    let said = sandbox.run(&["legacy", "claim", "test", "-x --help"]);
    assert_eq!(sandbox.item(&first_id(&said.stdout))["description"], "-x --help");
    assert_eq!(sandbox.items().len(), 4);
    let help = called(&link, root, &[]);
    for words in [&["help"][..], &["--help"], &["-h"], &["claim", "--help"]] {
        assert_eq!(called(&copy, root, words).stdout, help.stdout, "{words:?}");
    }
    let verb = [&["legacy"][..], &["legacy", "help"], &["legacy", "--help"]].map(|words| sandbox.run(words).stdout);
    assert!(verb.iter().all(|said| *said == help.stdout) && help.code == 0, "{verb:?}");
    for landmark in ["SCRUM AT SCALE AGENT COORDINATION HELPER", "Usage:", "Scrum at Scale Commands:", "claude-health"]
    {
        assert!(help.stdout.contains(landmark), "{landmark}: {}", help.stdout);
    }
    assert!(called(&link, root, &["--version"]).stdout.starts_with("coordctl "));
}

#[test]
fn a_link_beside_a_board_leads_to_it_from_anywhere() {
    let sandbox = Sandbox::with_files(&[("work_claims.json", "[]\n"), ("agent_status.json", "[]\n")]);
    let link = link_in(&sandbox.board());
    let said = called(&link, Path::new("/"), &["claim", "test", "x"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert_eq!(sandbox.items().len(), 1, "the old files are taken for a board");
    let place = called(&link, Path::new("/"), &["config"]);
    assert!(place.stdout.contains(sandbox.board().to_str().expect("text")), "{place:?}");
    assert!(place.stderr.contains("the directory of the link that was called"), "{place:?}");
    let other = Sandbox::with_files(&[]);
    let place = called(&link, other.root(), &["config"]);
    assert!(place.stdout.contains(other.board().to_str().expect("text")), "the nearest goes before: {place:?}");
    let named = Old::new();
    let mut command = Command::new(&link);
    command.arg("config").env_clear().env("COORDINATION_DIR", named.board.board()).current_dir("/");
    let place = Said::of(&command.output().expect("it can be called"));
    assert!(place.stdout.contains(named.board.board().to_str().expect("text")), "what is named goes first: {place:?}");
}

#[test]
fn a_link_beside_nothing_leads_nowhere() {
    let (sandbox, elsewhere) = (Sandbox::new(), Sandbox::new());
    let link = link_in(sandbox.root());
    let place = called(&link, elsewhere.root(), &["config"]);
    assert!(place.stdout.contains(elsewhere.board().to_str().expect("text")), "{place:?}");
}

#[test]
fn the_worktrees_of_a_repository_share_one_board() {
    if Command::new("git").arg("--version").output().is_err() {
        return skip("git is not installed");
    }
    let sandbox = Sandbox::new();
    let main = sandbox.root().join("main");
    std::fs::create_dir(&main).expect("a directory can be made");
    git(&main, &["init", "-q"]);
    git(&main, &["commit", "-q", "--allow-empty", "-m", "first"]);
    git(&main, &["worktree", "add", "-q", "../linked"]);
    let linked = sandbox.root().join("linked");
    let id = first_id(&called(&link_in(&linked), &linked, &["claim", "test", "x"]).stdout);
    let list = called(&link_in(&main), &main, &["list-work"]);
    assert!(list.stdout.contains(&id), "{list:?}");
    assert!(main.join("agent_coordination").is_dir() && !linked.join("agent_coordination").exists());
}

//! Which directory is the board, for those who do not name one.

use crate::sandbox::Sandbox;
use std::path::Path;
use std::process::Command;

/// The board that `where` finds from a directory, below the sandbox, and the rule that found it.
fn found(sandbox: &Sandbox, from: &str, environment: &[(&str, &str)], flags: &[&str]) -> (String, String) {
    let mut command = sandbox.command(&[flags, &["--json", "where"]].concat());
    command.env_remove("COORDINATION_DIR").current_dir(sandbox.root().join(from));
    let output = command.envs(environment.iter().copied()).output().expect("coordctl can be started");
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).expect("a document");
    let text = |field: &str| document[field].as_str().unwrap_or_default().to_owned();
    let root = sandbox.root().to_str().expect("text");
    (text("board").replacen(root, "", 1), text("found_by"))
}

pub(crate) fn git(directory: &Path, arguments: &[&str]) {
    let identity = ["-c", "user.name=t", "-c", "user.email=t@localhost"];
    let mut command = Command::new("git");
    command.arg("-C").arg(directory).args(identity).args(arguments).env("GIT_CONFIG_GLOBAL", "/dev/null");
    let output = command.output().expect("git can be started");
    assert!(output.status.success(), "git {arguments:?}: {output:?}");
}

#[test]
fn the_rules_are_tried_in_their_order() {
    let sandbox = Sandbox::with_files(&[]);
    std::fs::create_dir_all(sandbox.root().join("deep/er")).expect("a directory can be made");
    let environment = [("COORDINATION_DIR", "/from/environment")];
    let (flag, rule) = found(&sandbox, "deep", &environment, &["--dir", "named"]);
    assert_eq!((flag.as_str(), rule.as_str()), ("/deep/named", "--dir"));
    let (named, rule) = found(&sandbox, "deep", &environment, &[]);
    assert_eq!((named.as_str(), rule.as_str()), ("/from/environment", "COORDINATION_DIR"));
    let (nearest, rule) = found(&sandbox, "deep/er", &[], &[]);
    assert_eq!((nearest.as_str(), rule.as_str()), ("/agent_coordination", "the nearest agent_coordination upwards"));
}

#[test]
fn a_linked_worktree_uses_the_board_of_the_main_one() {
    let sandbox = Sandbox::new();
    let main = sandbox.root().join("main");
    std::fs::create_dir_all(main.join("src")).expect("a directory can be made");
    git(&main, &["init", "-q"]);
    let (board, rule) = found(&sandbox, "main/src", &[], &[]);
    assert!(board == "/main/agent_coordination" && rule.contains("top of the repository"), "{board} by {rule}");
    git(&main, &["commit", "-q", "--allow-empty", "-m", "first"]);
    git(&main, &["worktree", "add", "-q", "../linked"]);
    let (board, rule) = found(&sandbox, "linked", &[], &[]);
    assert!(board == "/main/agent_coordination" && rule.contains("main worktree"), "{board} by {rule}");
}

#[test]
fn a_checked_out_copy_of_the_directory_is_no_board_of_its_own() {
    let sandbox = Sandbox::new();
    let main = sandbox.root().join("main");
    std::fs::create_dir_all(main.join("agent_coordination")).expect("a directory can be made");
    std::fs::write(main.join("agent_coordination/old.sh"), "#!/bin/sh\n").expect("a file can be written");
    git(&main, &["init", "-q"]);
    git(&main, &["add", "."]);
    git(&main, &["commit", "-q", "-m", "first"]);
    git(&main, &["worktree", "add", "-q", "../linked"]);
    assert!(sandbox.root().join("linked/agent_coordination/old.sh").is_file());
    let from_linked = || found(&sandbox, "linked/agent_coordination", &[], &[]).0;
    assert_eq!(from_linked(), "/main/agent_coordination");
    let _ = sandbox.ok(&["init", "--dir", main.join("agent_coordination").to_str().expect("text")]);
    assert_eq!(from_linked(), "/main/agent_coordination");
    let _ = sandbox.ok(&["init", "--dir", sandbox.root().join("linked/agent_coordination").to_str().expect("text")]);
    assert_eq!(from_linked(), "/linked/agent_coordination", "a board that was made there stays in use");
}

//! What a new worktree is given.

use super::Repository;
use crate::sandbox::{Said, Sandbox};
use std::collections::BTreeSet;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};

#[test]
fn a_worktree_has_a_branch_a_port_an_environment_and_a_place_on_the_board() {
    let Some(repository) = Repository::new() else { return };
    let id = repository.board.claim("ada");
    let made = repository.json(&["worktree", "add", "--work", &id, "--agent", "ada", "--port-range", "20000-29999"]);
    let path = repository.board.root().join("the repo-worktrees").join(&id);
    assert_eq!(made["path"], path.to_str().expect("text"));
    assert_eq!(repository.git(&path, &["branch", "--show-current"]), format!("work/{id}"));
    assert_eq!(repository.registered(&id)["port"], made["port"]);
    // As a shell reads it; git does not see it.
    let script = ". ./.coordctl.env; echo \"$COORDINATION_DIR $COORDCTL_WORK_ID $COORDCTL_AGENT $COORDCTL_FENCE $PORT\"; \
                  echo \"$TRACEPARENT\"; git status --porcelain";
    let output = Command::new("sh").args(["-c", script]).current_dir(&path).output().expect("sh can be started");
    let said = Said::of(&output).stdout;
    let mut lines = said.lines();
    let expected = format!("{} {id} ada 1 {}", repository.board.board().display(), made["port"]);
    assert_eq!(lines.next(), Some(expected.as_str()));
    let trace = repository.board.item(&id)["telemetry"]["trace_id"].as_str().expect("a trace").to_owned();
    assert!(lines.next().is_some_and(|line| line.starts_with(&format!("00-{trace}-"))), "{said}");
    assert_eq!(lines.next(), None, "git sees something");
    assert_eq!(repository.git(&repository.main, &["status", "--porcelain"]), "", "a tracked file was changed");
}

#[test]
fn all_worktrees_of_a_repository_share_one_board() {
    let Some(repository) = Repository::new() else { return };
    let here = |place: &Path, arguments: &[&str]| {
        let mut command = repository.command(place, arguments);
        Said::of(&command.env_remove("COORDINATION_DIR").output().expect("coordctl can be started"))
    };
    let id = here(&repository.main, &["-q", "add", "test", "x"]).stdout.trim().to_owned();
    let path = here(&repository.main, &["worktree", "add", "--work", &id]).stdout.trim_end().to_owned();
    let shown = here(Path::new(&path), &["show", &id]);
    assert_eq!(shown.code, 0, "{shown:?}");
    assert!(!Path::new(&path).join("agent_coordination").exists());
}

#[test]
fn two_at_once_get_two_ports_and_two_worktrees() {
    let Some(repository) = Repository::new() else { return };
    let ids: Vec<String> = (0..4).map(|n| repository.board.ok(&["add", "test", &format!("{n}")])).collect();
    let start = |id: &String| {
        let arguments = ["--json", "worktree", "add", "--work", id, "--port-range", "20000-29999"];
        let mut command = repository.command(&repository.main, &arguments);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("coordctl can be started")
    };
    let running: Vec<_> = ids.iter().map(start).collect();
    let mut ports = BTreeSet::new();
    for child in running {
        let said = Said::of(&child.wait_with_output().expect("it ends"));
        assert_eq!(said.code, 0, "{said:?}");
        let made: serde_json::Value = serde_json::from_str(&said.stdout).expect("a document");
        ports.insert(made["port"].as_u64().expect("a port"));
    }
    assert_eq!(ports.len(), 4, "a port was given away twice: {ports:?}");
}

#[test]
fn two_at_once_for_one_item_make_one_worktree() {
    let Some(repository) = Repository::new() else { return };
    let id = repository.board.ok(&["add", "test", "x"]);
    let start = |_: usize| {
        let mut command = repository.command(&repository.main, &["worktree", "add", "--work", &id]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("coordctl can be started")
    };
    let running: Vec<_> = (0..3).map(start).collect();
    let mut codes: Vec<i32> =
        running.into_iter().map(|child| Said::of(&child.wait_with_output().expect("it ends")).code).collect();
    codes.sort_unstable();
    assert_eq!(codes, [0, 30, 30]);
}

#[test]
fn a_port_that_is_listened_on_is_left_out_and_none_is_an_answer() {
    let Some(repository) = Repository::new() else { return };
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("some port is free");
    let port = listener.local_addr().expect("it has one").port();
    let id = repository.board.ok(&["add", "test", "x"]);
    let range = format!("{port}-{port}");
    let said = repository.run(&["worktree", "add", "--work", &id, "--port-range", &range]);
    assert_eq!(said.code, 33, "{said:?}");
    assert!(repository.registered(&id).is_null());
}

#[test]
fn a_worktree_is_made_for_an_open_item_by_who_holds_it() {
    let Some(repository) = Repository::new() else { return };
    let held = repository.board.claim("ada");
    let done = repository.board.claim("ada");
    let _ = repository.board.ok(&["complete", &done, "--agent", "ada"]);
    let code = |arguments: &[&str]| repository.run(&[&["worktree", "add"], arguments].concat()).code;
    assert_eq!(code(&["--work", &held, "--agent", "bob"]), 10);
    assert_eq!(code(&["--work", &done, "--agent", "ada"]), 14);
    assert_eq!(code(&["--work", "work_1"]), 13);
    assert!(!repository.board.root().join("the repo-worktrees").exists());
    assert_eq!(repository.git(&repository.main, &["branch"]), "* main");
}

#[test]
fn what_is_there_is_not_made_again() {
    let Some(repository) = Repository::new() else { return };
    let (id, path) = repository.worktree();
    let other = repository.board.ok(&["add", "test", "y"]);
    let run = |arguments: &[&str]| repository.run(&[&["worktree", "add", "--work"], arguments].concat());
    assert_eq!(run(&[&id]).code, 30);
    assert_eq!(run(&[&id, "elsewhere"]).code, 30);
    assert_eq!(run(&[&other, path.to_str().expect("text")]).code, 30);
    assert_eq!(run(&[&other, "--branch", &format!("work/{id}")]).code, 30);
    assert_eq!(run(&[&other, "--branch", "main", "--base", "HEAD"]).code, 30);
    std::fs::write(repository.board.root().join("file"), "x").expect("a file can be written");
    assert_eq!(run(&[&other, "../file"]).code, 30);
    assert!(repository.registered(&other).is_null());
    for (bad, arguments) in
        [("..", ["--branch", ".."]), ("nowhere", ["--base", "nowhere"]), ("5-4", ["--port-range", "5-4"])]
    {
        let said = run(&[&[other.as_str()], arguments.as_slice()].concat());
        assert!(said.code == 3 && said.stderr.contains(&format!("\"{bad}\"")), "{said:?}");
    }
}

#[test]
fn paths_may_have_odd_names() {
    let Some(repository) = Repository::new() else { return };
    for name in ["../a b", "../-dash", "../new\nline", "../it's \"quoted\" $HOME"] {
        let id = repository.board.ok(&["add", "test", "x"]);
        let made = repository.json(&["worktree", "add", "--work", &id, "--", name]);
        let path = repository.board.root().join(name.trim_start_matches("../"));
        assert_eq!(made["path"], path.to_str().expect("text"));
        assert!(path.join("a").is_file(), "{name:?}");
        let listed = repository.json(&["worktree", "list"]);
        let is_clean =
            |one: &serde_json::Value| one["path"] == made["path"] && one["left"]["changed"] == serde_json::json!([]);
        assert!(listed["worktrees"].as_array().expect("a list").iter().any(is_clean), "{name:?}: {listed}");
        let removed = repository.json(&["worktree", "remove", "--", name]);
        assert!(removed["work_id"] == id.as_str() && !path.exists(), "{removed}");
    }
}

#[test]
fn hooks_of_git_do_not_lead_it_into_another_repository() {
    let (Some(repository), Some(other)) = (Repository::new(), Repository::new()) else { return };
    let id = repository.board.ok(&["add", "test", "x"]);
    let mut command = repository.command(&repository.main, &["worktree", "add", "--work", &id]);
    command
        .env("GIT_DIR", other.main.join(".git"))
        .env("GIT_WORK_TREE", &other.main)
        .env("GIT_INDEX_FILE", other.main.join("index"));
    let said = Said::of(&command.output().expect("coordctl can be started"));
    assert_eq!(said.code, 0, "{said:?}");
    assert_eq!(repository.git(&repository.main, &["worktree", "list"]).lines().count(), 2);
    assert_eq!(other.git(&other.main, &["worktree", "list"]).lines().count(), 1);
}

#[test]
fn without_git_or_a_repository_nothing_is_done() {
    let board = Sandbox::new();
    let id = board.ok(&["add", "test", "x"]);
    let said = board.run_with(&[("PATH", "/nonexistent")], &["worktree", "add", "--work", &id]);
    assert!(said.code == 31 && said.stderr.contains("could not run \"git\""), "{said:?}");
    let Some(repository) = Repository::new() else { return };
    let mut command = repository.command(repository.board.root(), &["worktree", "add", "--work", &id]);
    let said = Said::of(&command.output().expect("coordctl can be started"));
    assert!(said.code == 31 && said.stderr.contains("is in no repository of git"), "{said:?}");
}

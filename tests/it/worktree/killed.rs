//! A command that dies between git and the board leaves nothing that the next one cannot put in order.

use super::Repository;
use std::os::unix::process::ExitStatusExt;

/// Kills coordctl when it has git do something: before it is done, or behind it.
fn kill_at(repository: &Repository, words: &str, when: &str) {
    let behind = if when == "behind" { "\"$real\" \"$@\";" } else { "" };
    repository.wrap_git(&format!("case \"$*\" in *'{words}'*) {behind} kill -9 $PPID; exit;; esac"));
}

fn killed(repository: &Repository, arguments: &[&str]) {
    let output = repository.command(&repository.main, arguments).output().expect("coordctl can be started");
    assert_eq!(output.status.signal(), Some(9), "{output:?}");
    repository.unwrap_git();
}

#[test]
fn one_that_was_being_made_is_completed_by_the_same_command() {
    for when in ["before", "behind"] {
        let Some(repository) = Repository::new() else { return };
        let id = repository.board.ok(&["add", "test", "x"]);
        let add = ["worktree", "add", "--work", &id, "--port-range", "20000-29999"];
        kill_at(&repository, "worktree add", when);
        killed(&repository, &add);
        let port = repository.registered(&id)["port"].clone();
        assert!(port.is_u64(), "{when}: nothing is registered");
        let made = repository.json(&add);
        assert_eq!(made["port"], port, "{when}");
        let path = std::path::PathBuf::from(made["path"].as_str().expect("text"));
        assert!(path.join("a").is_file() && path.join(".coordctl.env").is_file(), "{when}");
        assert_eq!(repository.run(&add).code, 30, "{when}");
    }
}

#[test]
fn one_that_was_never_made_is_forgotten() {
    let Some(repository) = Repository::new() else { return };
    let id = repository.board.ok(&["add", "test", "x"]);
    kill_at(&repository, "worktree add", "before");
    killed(&repository, &["worktree", "add", "--work", &id]);
    let dry = repository.json(&["worktree", "prune", "--dry-run"]);
    assert_eq!(dry["gone"][0]["work_id"], id.as_str());
    assert!(!repository.registered(&id).is_null(), "a dry run changed something");
    let _ = repository.json(&["worktree", "prune"]);
    assert!(repository.registered(&id).is_null());
}

#[test]
fn one_that_was_being_removed_is_removed_or_forgotten() {
    for when in ["before", "behind"] {
        let Some(repository) = Repository::new() else { return };
        let (id, path) = repository.worktree();
        std::fs::write(path.join("new"), "x").expect("a file can be written");
        kill_at(&repository, "worktree remove", when);
        killed(&repository, &["worktree", "remove", &id, "--stash"]);
        assert_eq!(path.exists(), when == "before");
        assert!(repository.git(&repository.main, &["stash", "list"]).contains(&id), "{when}: what was there is lost");
        let next = if when == "before" { vec!["worktree", "remove", &id] } else { vec!["worktree", "prune"] };
        assert_eq!(repository.run(&next).code, 0, "{when}");
        assert!(repository.registered(&id).is_null() && !path.exists(), "{when}");
    }
}

#[test]
fn a_failure_of_git_takes_the_registration_back() {
    let Some(repository) = Repository::new() else { return };
    let id = repository.board.ok(&["add", "test", "x"]);
    repository.wrap_git("case \"$*\" in *'worktree add'*) echo 'no room' >&2; exit 128;; esac");
    let said = repository.run(&["worktree", "add", "--work", &id]);
    assert!(said.code == 31 && said.stderr.contains("no room"), "{said:?}");
    assert!(repository.registered(&id).is_null());
}

//! Every reason not to remove a worktree: each is named, and not a byte changes.

use super::Repository;
use crate::listing::{changed, listing};
use std::path::Path;

/// Tries to remove a worktree in vain; the error says all of `said`, and everything in the repository is as it was.
fn refused(repository: &Repository, target: &str, flags: &[&str], code: i32, said: &[&str]) {
    let look = || {
        let mut all = listing(&repository.main);
        all.extend(listing(&repository.board.root().join("the repo-worktrees")));
        all
    };
    let before = look();
    let answer = repository.run(&[&["worktree", "remove", target], flags].concat());
    assert_eq!(answer.code, code, "{flags:?}: {answer:?}");
    for words in said {
        assert!(answer.stderr.contains(words), "{words:?} is not in {answer:?}");
    }
    let differing = changed(&before, &look());
    assert!(differing.is_empty(), "{flags:?} changed {differing:?}");
}

fn write(path: &Path, name: &str, text: &str) {
    let file = path.join(name);
    std::fs::create_dir_all(file.parent().expect("a directory")).expect("a directory can be made");
    std::fs::write(file, text).expect("a file can be written");
}

#[test]
fn uncommitted_changes_untracked_and_ignored_files_are_each_a_reason() {
    let Some(repository) = Repository::new() else { return };
    let (id, path) = repository.worktree();
    write(&path, "a", "changed\n");
    std::fs::remove_file(path.join("b")).expect("a file can be removed");
    refused(&repository, &id, &[], 32, &["2 uncommitted changes (\"a\", \"b\")"]);
    let _ = repository.git(&path, &["checkout", "-q", "."]);
    write(&path, "dir/new file", "x");
    refused(&repository, path.to_str().expect("text"), &[], 32, &["1 untracked file (\"dir/new file\")"]);
    std::fs::remove_dir_all(path.join("dir")).expect("a directory can be removed");
    write(&path, "staged", "x");
    let _ = repository.git(&path, &["add", "staged"]);
    refused(&repository, &id, &["--ignored-ok"], 32, &["1 uncommitted change (\"staged\")"]);
    let _ = repository.git(&path, &["rm", "-qf", "staged"]);
    write(&path, "target/secret", "x");
    refused(&repository, &id, &[], 32, &["1 ignored file (\"target/\")", "--ignored-ok"]);
    refused(&repository, &id, &["--stash"], 32, &["1 ignored file"]);
    let said = repository.run(&["worktree", "remove", &id, "--ignored-ok"]);
    assert!(said.code == 0 && !path.exists(), "{said:?}");
    assert!(repository.registered(&id).is_null());
    let branch = format!("work/{id}");
    assert!(repository.git(&repository.main, &["branch", "--list", &branch]).ends_with(&branch), "the branch is gone");
}

#[test]
fn commits_that_nobody_else_has_are_a_reason() {
    let Some(repository) = Repository::new() else { return };
    let (id, path) = repository.worktree();
    let _ = repository.git(&path, &["commit", "-q", "--allow-empty", "-m", "only here"]);
    refused(&repository, &id, &[], 32, &["1 commit that was not pushed", "only here"]);
    let _ = repository.git(&path, &["checkout", "-q", "--detach"]);
    refused(&repository, &id, &["--stash"], 32, &["only here"]);
    let _ = repository.git(&path, &["checkout", "-q", &format!("work/{id}")]);
    // Pushed, it is no reason any more.
    let remote = repository.board.root().join("remote");
    let _ = repository.git(&repository.main, &["init", "-q", "--bare", remote.to_str().expect("text")]);
    let _ = repository.git(&path, &["remote", "add", "origin", remote.to_str().expect("text")]);
    let _ = repository.git(&path, &["push", "-q", "origin", "HEAD"]);
    assert_eq!(repository.run(&["worktree", "remove", &id]).code, 0);
}

#[test]
fn a_live_lease_is_a_reason_for_everybody() {
    let Some(repository) = Repository::new() else { return };
    let (id, path) = repository.worktree();
    let _ = repository.board.ok(&["claim", &id, "--agent", "ada"]);
    refused(&repository, &id, &["--agent-is-no-option"], 2, &[]);
    refused(&repository, &id, &["--archive"], 10, &["held by \"ada\""]);
    refused(&repository, path.to_str().expect("text"), &["--stash"], 10, &["held by \"ada\""]);
    let _ = repository.board.ok(&["complete", &id, "--agent", "ada"]);
    assert_eq!(repository.run(&["worktree", "remove", &id]).code, 0);
}

#[test]
fn what_neither_stash_nor_archive_would_hold_is_a_reason_always() {
    let Some(repository) = Repository::new() else { return };
    let (id, path) = repository.worktree();
    // A change that git is told not to look at.
    let _ = repository.git(&path, &["update-index", "--assume-unchanged", "a"]);
    write(&path, "a", "hidden\n");
    for flags in [&[][..], &["--stash"], &["--archive"]] {
        refused(&repository, &id, flags, 32, &["1 file that git is told not to look at (\"a\")"]);
    }
    let _ = repository.git(&path, &["update-index", "--no-assume-unchanged", "a"]);
    let _ = repository.git(&path, &["checkout", "-q", "."]);
    // A worktree below this one.
    let below = path.join("target/below");
    let _ = repository.git(&path, &["worktree", "add", "-q", "--detach", below.to_str().expect("text")]);
    refused(&repository, &id, &["--archive"], 32, &["1 repository inside it"]);
    let _ = repository.git(&path, &["worktree", "remove", below.to_str().expect("text")]);
    let _ = std::fs::remove_dir_all(path.join("target"));
    // A merge that is not at its end.
    let _ = repository.git(&path, &["branch", "other", "HEAD"]);
    write(&path, "a", "here\n");
    let _ = repository.git(&path, &["commit", "-qam", "here"]);
    let _ = repository.git(&path, &["checkout", "-q", "other"]);
    write(&path, "a", "there\n");
    let _ = repository.git(&path, &["commit", "-qam", "there"]);
    let mut merge = std::process::Command::new("git");
    merge.args(["merge", "-q", &format!("work/{id}")]).current_dir(&path).env("HOME", repository.board.root());
    assert!(!merge.output().expect("git can be started").status.success(), "there is no conflict");
    refused(&repository, &id, &["--archive"], 32, &["1 unfinished operation (\"a merge\")"]);
}

#[test]
fn a_locked_worktree_the_main_one_and_what_is_none_stay() {
    let Some(repository) = Repository::new() else { return };
    let (id, path) = repository.worktree();
    let _ = repository.git(&path, &["worktree", "lock", "--reason", "on a stick", path.to_str().expect("text")]);
    refused(&repository, &id, &[], 31, &["is locked: \"on a stick\""]);
    let _ = repository.git(&path, &["worktree", "unlock", path.to_str().expect("text")]);
    refused(&repository, ".", &[], 3, &["the main worktree"]);
    let inside = path.join("inside");
    std::fs::create_dir(&inside).expect("a directory can be made");
    refused(&repository, inside.to_str().expect("text"), &[], 3, &["is no worktree"]);
    refused(&repository, "nowhere", &[], 3, &["\"nowhere\""]);
    refused(&repository, "work_1", &[], 3, &["\"work_1\""]);
}

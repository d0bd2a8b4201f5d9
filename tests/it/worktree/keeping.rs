//! What --stash and --archive keep comes back, all of it.

use super::Repository;
use crate::listing::Listing;
use crate::listing::listing;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

/// Changes of every kind in a worktree.
fn mess_up(repository: &Repository, path: &Path) {
    let write = |name: &str, bytes: &[u8]| std::fs::write(path.join(name), bytes).expect("a file can be written");
    write("a", b"committed here\n");
    let _ = repository.git(path, &["commit", "-qam", "only here"]);
    write("a", b"staged\n");
    let _ = repository.git(path, &["add", "a"]);
    write("a", b"not staged\n");
    std::fs::remove_file(path.join("b")).expect("a file can be removed");
    write("binary", &[0, 255, 10, 13, 0]);
    let _ = repository.git(path, &["add", "binary"]);
    write("new\nline -x", b"untracked\n");
    write("-dash", b"#!/bin/sh\n");
    let program = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(path.join("-dash"), program).expect("it can be made a program");
    symlink("a", path.join("link")).expect("a link can be made");
}

fn ignore(path: &Path) {
    std::fs::create_dir(path.join("target")).expect("a directory can be made");
    std::fs::write(path.join("target/built"), "x").expect("a file can be written");
    std::fs::write(path.join("c.o"), "object").expect("a file can be written");
}

/// Everything in a worktree but git's pointer and our environment, by paths below it.
fn contents(path: &Path) -> Listing {
    let all = listing(path).into_iter();
    let below = all.map(|(file, bytes)| (file.strip_prefix(path).expect("a path below").to_owned(), bytes));
    below.filter(|(file, _)| *file != *".git" && *file != *".coordctl.env").collect()
}

/// What git says of a worktree.
fn status(repository: &Repository, path: &Path) -> String {
    repository.git(path, &["status", "--porcelain=v2", "-z", "--untracked-files=all", "--ignored"])
}

#[test]
fn a_stash_gives_everything_back() {
    let Some(repository) = Repository::new() else { return };
    let (id, path) = repository.worktree();
    mess_up(&repository, &path);
    let before = (contents(&path), status(&repository, &path).replace("! .coordctl.env\0", ""));
    let removed = repository.json(&["worktree", "remove", &id, "--stash"]);
    assert!(!path.exists() && removed["archive"].is_null());
    let stash = removed["stash"].as_str().expect("the id of a stash");
    assert!(repository.git(&repository.main, &["stash", "list"]).contains(&id), "the stash does not say whose it is");
    let _ = repository
        .git(&repository.main, &["worktree", "add", "-q", path.to_str().expect("text"), &format!("work/{id}")]);
    let _ = repository.git(&path, &["stash", "apply", "-q", "--index", stash]);
    assert_eq!((contents(&path), status(&repository, &path)), before);
}

#[test]
fn an_archive_gives_everything_back_without_the_repository() {
    let Some(repository) = Repository::new() else { return };
    let (id, path) = repository.worktree();
    mess_up(&repository, &path);
    ignore(&path);
    let before = (contents(&path), status(&repository, &path).replace("! .coordctl.env\0", ""));
    let file = repository.board.root().join("kept it.tar");
    let removed = repository.json(&["worktree", "remove", &id, &format!("--archive={}", file.display())]);
    assert!(!path.exists() && removed["stash"].is_null());
    assert_eq!(removed["archive"]["path"], file.to_str().expect("text"));
    let mode = file.metadata().expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "others can read what was ignored");
    // As docs/worktree.md says it.
    let script = "set -e\nmkdir parts && tar -xf \"$1\" -C parts\n\
                  git clone -q --branch \"$2\" parts/branch.bundle back\ncd back\n\
                  git apply --index --allow-empty ../parts/staged.diff\ngit apply --allow-empty ../parts/unstaged.diff\n\
                  tar -xf ../parts/files.tar";
    let mut command = Command::new("sh");
    command.args(["-c", script, "sh"]).arg(&file).arg(format!("work/{id}")).current_dir(repository.board.root());
    let output = command.env("HOME", repository.board.root()).output().expect("sh can be started");
    assert!(output.status.success(), "{output:?}");
    let back = repository.board.root().join("back");
    let mut after = contents(&back);
    after.retain(|file, _| !file.starts_with(".git"));
    let mut expected = before.0;
    expected.retain(|file, _| !file.starts_with(".git"));
    assert_eq!(after, expected);
    assert_eq!(status(&repository, &back), before.1);
    assert_eq!(repository.git(&back, &["log", "--format=%s"]), "only here\nfirst");
}

#[test]
fn an_archive_never_replaces_a_file_nor_leaves_a_part() {
    let Some(repository) = Repository::new() else { return };
    let (id, path) = repository.worktree();
    std::fs::write(path.join("new"), "x").expect("a file can be written");
    let file = repository.board.root().join("there.tar");
    std::fs::write(&file, "mine").expect("a file can be written");
    let remove =
        |file: &Path| repository.run(&["worktree", "remove", &id, &format!("--archive={}", file.display())]).code;
    assert_eq!(remove(&file), 30);
    assert_eq!(std::fs::read_to_string(&file).expect("it is there"), "mine");
    assert_eq!(remove(Path::new("/nonexistent/x.tar")), 31);
    assert_eq!(remove(&path.join("x.tar")), 3);
    assert!(path.join("new").is_file());
    let names = std::fs::read_dir(repository.board.root()).expect("a directory can be listed");
    let is_part = |entry: std::io::Result<std::fs::DirEntry>| {
        entry.is_ok_and(|e| e.file_name().to_string_lossy().contains("making"))
    };
    assert!(!names.into_iter().any(is_part), "a part is left");
}

#[test]
fn what_comes_while_it_is_kept_is_not_lost() {
    let Some(repository) = Repository::new() else { return };
    let (id, path) = repository.worktree();
    std::fs::write(path.join("new"), "x").expect("a file can be written");
    // Somebody writes a file once the bundle is made.
    let late = path.join("late");
    repository.wrap_git(&format!("case \"$*\" in *'bundle verify'*) echo late > '{}';; esac", late.display()));
    let said = repository.run(&["worktree", "remove", &id, "--archive"]);
    assert!(said.code == 32 && said.stderr.contains("\"late\""), "{said:?}");
    assert!(late.is_file() && path.join("new").is_file());
    repository.wrap_git(&format!(
        "case \"$*\" in *'stash push'*) \"$real\" \"$@\"; echo x > '{}/later'; exit;; esac",
        path.display()
    ));
    let said = repository.run(&["worktree", "remove", &id, "--stash"]);
    assert!(said.code == 32 && said.stderr.contains("\"later\""), "{said:?}");
    assert!(path.join("later").is_file());
}

//! Worktrees of git for work items: made with what they need, and never removed with anything in them.

mod adding;
mod keeping;
mod killed;
mod listed;
mod refusing;

use crate::sandbox::{Said, Sandbox, skip};
use serde_json::Value;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A repository with one commit, and a board beside it.
pub(super) struct Repository {
    pub(super) board: Sandbox,
    pub(super) main: PathBuf,
    /// Where `git` is looked for first.
    programs: PathBuf,
}

impl Repository {
    /// Makes it; `None`, and a word of it, where there is no git.
    pub(super) fn new() -> Option<Self> {
        if Command::new("git").arg("--version").output().is_err() {
            skip("git is not installed");
            return None;
        }
        let board = Sandbox::new();
        let (main, programs) = (board.root().join("the repo"), board.root().join("bin"));
        std::fs::create_dir(&main).expect("a directory can be made");
        std::fs::create_dir(&programs).expect("a directory can be made");
        let config = "[user]\nname = t\nemail = t@localhost\n[init]\ndefaultBranch = main\n";
        std::fs::write(board.root().join(".gitconfig"), config).expect("a file can be written");
        let repository = Repository { board, main, programs };
        let _ = repository.git(&repository.main, &["init", "-q"]);
        repository.write("a", "one\n");
        repository.write("b", "two\n");
        repository.write(".gitignore", "target/\n*.o\n");
        let _ = repository.git(&repository.main, &["add", "."]);
        let _ = repository.git(&repository.main, &["commit", "-qm", "first"]);
        Some(repository)
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.main.join(name), text).expect("a file can be written");
    }

    /// Runs git as a user would; what it said.
    pub(super) fn git(&self, place: &Path, arguments: &[&str]) -> String {
        let mut command = Command::new("git");
        command.args(arguments).current_dir(place).env("HOME", self.board.root()).env("GIT_CONFIG_NOSYSTEM", "1");
        let output = command.output().expect("git can be started");
        assert!(output.status.success(), "git {arguments:?}: {output:?}");
        String::from_utf8_lossy(&output.stdout).trim_end().to_owned()
    }

    /// coordctl in a directory of the repository.
    pub(super) fn command(&self, place: &Path, arguments: &[&str]) -> Command {
        let path = std::env::var("PATH").unwrap_or_default();
        let mut command = self.board.command(arguments);
        command.current_dir(place).env("HOME", self.board.root()).env("GIT_CONFIG_NOSYSTEM", "1");
        command.env("PATH", format!("{}:{path}", self.programs.display()));
        command
    }

    /// Runs coordctl in the main worktree.
    pub(super) fn run(&self, arguments: &[&str]) -> Said {
        Said::of(&self.command(&self.main, arguments).output().expect("coordctl can be started"))
    }

    /// The same with `--json`; its document. It must succeed.
    pub(super) fn json(&self, arguments: &[&str]) -> Value {
        let said = self.run(&[&["--json"], arguments].concat());
        assert_eq!(said.code, 0, "{arguments:?}: {said:?}");
        serde_json::from_str(&said.stdout).expect("a document")
    }

    /// An item with a worktree; both.
    pub(super) fn worktree(&self) -> (String, PathBuf) {
        let id = self.board.ok(&["add", "test", "something to do"]);
        let said = self.run(&["worktree", "add", "--work", &id, "--port-range", "20000-29999"]);
        assert_eq!(said.code, 0, "{said:?}");
        (id, PathBuf::from(said.stdout.trim_end_matches('\n')))
    }

    /// Puts a shell script in front of `git`; `$real` is git itself.
    pub(super) fn wrap_git(&self, script: &str) {
        let path = std::env::var("PATH").unwrap_or_default();
        let real =
            std::env::split_paths(&path).map(|dir| dir.join("git")).find(|git| git.is_file()).expect("git is there");
        let wrapper = self.programs.join("git");
        let text = format!("#!/bin/sh\nreal='{}'\n{script}\nexec \"$real\" \"$@\"\n", real.display());
        std::fs::write(&wrapper, text).expect("a file can be written");
        std::fs::set_permissions(&wrapper, std::fs::Permissions::from_mode(0o755)).expect("it can be made a program");
    }

    /// Takes it away again.
    pub(super) fn unwrap_git(&self) {
        std::fs::remove_file(self.programs.join("git")).expect("a file can be removed");
    }

    /// What the board says of an item's worktree.
    pub(super) fn registered(&self, id: &str) -> Value {
        self.board.item(id)["worktree"].clone()
    }
}

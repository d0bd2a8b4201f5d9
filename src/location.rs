//! Which directory holds the board.

use crate::settings::Environment;
use crate::store::{holds_state, is_board};
use std::path::{Path, PathBuf};

/// The name of a board's directory where nobody named another.
pub const NAME: &str = "agent_coordination";

/// How the directory was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// `--dir`.
    Flag,
    /// `COORDINATION_DIR`.
    Environment,
    /// The nearest `agent_coordination` in the working directory or above it.
    Nearest,
    /// `agent_coordination` in the main worktree of the repository whose linked worktree this is.
    MainWorktree,
    /// The directory of the link by which the program was called, where the rules above lead to nothing.
    Link,
    /// Nothing is there yet: `agent_coordination` at the top of the repository, made by the first change.
    Repository,
    /// Nothing is there yet: `agent_coordination` in the working directory, made by the first change.
    WorkingDirectory,
}

impl Rule {
    /// The rule in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Rule::Flag => "--dir",
            Rule::Environment => "COORDINATION_DIR",
            Rule::Nearest => "the nearest agent_coordination upwards",
            Rule::MainWorktree => "agent_coordination in the main worktree",
            Rule::Link => "the directory of the link that was called",
            Rule::Repository => "agent_coordination at the top of the repository, made by the first change",
            Rule::WorkingDirectory => "agent_coordination in the working directory, made by the first change",
        }
    }
}

/// Where the board is, or would be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The directory, absolute where the working directory is known.
    pub path: PathBuf,
    /// How it was found.
    pub rule: Rule,
}

impl Location {
    /// Finds the board's directory.
    #[must_use]
    pub fn find(flag: Option<&Path>, environment: &Environment) -> Self {
        let here = environment.working_directory.clone().unwrap_or_default();
        let named = |path: &Path, rule| Location { path: here.join(path), rule };
        if let Some(path) = flag {
            return named(path, Rule::Flag);
        }
        if let Some(path) = environment.get("COORDINATION_DIR") {
            return named(Path::new(path), Rule::Environment);
        }
        let nearest = here.ancestors().map(|dir| dir.join(NAME)).find(|path| path.is_dir());
        let top = here.ancestors().find(|dir| dir.join(".git").exists());
        let main = top.and_then(|top| main_worktree(&top.join(".git"))).map(|main| main.join(NAME));
        let (path, rule) = match (nearest, main, top) {
            // What git knows of the directory is in every worktree; the board is in one.
            (Some(nearest), Some(main), Some(top))
                if nearest.starts_with(top) && main.is_dir() && !is_board(&nearest) =>
            {
                (main, Rule::MainWorktree)
            }
            (Some(nearest), ..) => (nearest, Rule::Nearest),
            (None, Some(main), _) => (main, Rule::MainWorktree),
            (None, None, Some(top)) => (top.join(NAME), Rule::Repository),
            (None, None, None) => (here.join(NAME), Rule::WorkingDirectory),
        };
        Location { path, rule }
    }

    /// The same, or the directory of the link that was called: a link beside a board leads to it, from wherever cron
    /// calls it, before a new board is made.
    #[must_use]
    pub fn or_beside(self, link: &Path, environment: &Environment) -> Self {
        let is_named = matches!(self.rule, Rule::Flag | Rule::Environment);
        let here = environment.working_directory.clone().unwrap_or_default();
        match link.parent().filter(|dir| !dir.as_os_str().is_empty()).map(|dir| here.join(dir)) {
            Some(path) if !is_named && !self.path.is_dir() && holds_state(&path) => Location { path, rule: Rule::Link },
            _ => self,
        }
    }
}

/// The main worktree, where `.git` is the pointer file of a linked one: `gitdir: <main>/.git/worktrees/<name>`.
#[expect(clippy::disallowed_methods, reason = "git's pointer file is no file of the board")]
fn main_worktree(pointer: &Path) -> Option<PathBuf> {
    if !pointer.is_file() {
        return None;
    }
    let text = std::fs::read_to_string(pointer).ok()?;
    let target = pointer.parent()?.join(text.strip_prefix("gitdir:")?.trim());
    let worktrees = target.parent()?;
    let git = worktrees.parent()?;
    (worktrees.ends_with("worktrees") && git.ends_with(".git")).then(|| git.parent().map(Path::to_owned)).flatten()
}

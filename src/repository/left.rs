//! What would be lost with a worktree.

use super::{Failed, Git, Linked};
use serde::{Serialize, Serializer};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// How many commits are named.
const COMMITS: &str = "--max-count=1000";

/// What is begun in a worktree and not at its end, by what git keeps of it meanwhile.
const UNFINISHED: [(&str, &str); 6] = [
    ("MERGE_HEAD", "a merge"),
    ("CHERRY_PICK_HEAD", "a cherry-pick"),
    ("REVERT_HEAD", "a revert"),
    ("rebase-merge", "a rebase"),
    ("rebase-apply", "a rebase or am"),
    ("BISECT_LOG", "a bisection"),
];

/// What would be lost with a worktree.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Left {
    /// Files that differ from what is committed.
    #[serde(serialize_with = "as_text")]
    pub changed: Vec<PathBuf>,
    /// Files that git does not know.
    #[serde(serialize_with = "as_text")]
    pub untracked: Vec<PathBuf>,
    /// Files that git is told to ignore, our own left out; a directory stands for all in it.
    #[serde(serialize_with = "as_text")]
    pub ignored: Vec<PathBuf>,
    /// Files whose changes git is told not to look at.
    #[serde(serialize_with = "as_text")]
    pub hidden: Vec<PathBuf>,
    /// Commits that neither a remote branch, nor the base, nor the main worktree has.
    pub unpushed: Vec<String>,
    /// What is begun and not at its end.
    pub unfinished: Vec<&'static str>,
    /// Repositories of their own: submodules, and worktrees below this one.
    #[serde(serialize_with = "as_text")]
    pub nested: Vec<PathBuf>,
    /// Whether it is at no branch, so that its commits would be found by nobody.
    pub detached: bool,
}

fn as_text<S: Serializer>(paths: &[PathBuf], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(paths.iter().map(|path| path.to_string_lossy()))
}

impl Left {
    /// Looks at a worktree. `bases` are commits that are not lost, `own` is a file of ours that may go.
    ///
    /// # Errors
    /// Where git cannot say.
    pub fn of(git: &Git, bases: &[String], all: &[Linked], own: &str) -> Result<Self, Failed> {
        let mut left =
            Left { detached: git.text(&["rev-parse", "--abbrev-ref", "HEAD"])? == "HEAD", ..Left::default() };
        let flags = ["--untracked-files=all", "--ignored=matching", "--ignore-submodules=none", "--no-renames"];
        left.add_status(&git.run(&[&["status", "--porcelain=v2", "-z"], flags.as_slice()].concat())?, own);
        left.hidden = hidden(git.place(), &git.run(&["ls-files", "-v", "-z"])?);
        left.nested = submodules(git.place(), &git.run(&["ls-files", "--stage", "-z"])?);
        let below = |linked: &&Linked| linked.path != git.place() && linked.path.starts_with(git.place());
        left.nested.extend(all.iter().filter(below).map(|linked| linked.path.clone()));
        let mut log = vec!["log", "--format=%h %s", "-z", COMMITS, "HEAD", "--not", "--remotes"];
        log.extend(bases.iter().map(String::as_str));
        left.unpushed = pieces(&git.run(&log)?).map(|line| String::from_utf8_lossy(line).into_owned()).collect();
        let state = git.path(&["rev-parse", "--absolute-git-dir"])?;
        let is_begun = |(file, _): &&(&str, &str)| state.join(file).exists();
        left.unfinished = UNFINISHED.iter().filter(is_begun).map(|(_, what)| *what).collect();
        Ok(left)
    }

    /// Adds what `git status --porcelain=v2 -z` says.
    fn add_status(&mut self, text: &[u8], own: &str) {
        for line in pieces(text) {
            let path =
                |fields: usize| line.splitn(fields, |&byte| byte == b' ').last().map(path_of).unwrap_or_default();
            match line.first() {
                Some(b'1') => self.changed.push(path(9)),
                Some(b'2') => self.changed.push(path(10)),
                Some(b'u') => self.changed.push(path(11)),
                Some(b'?') => self.untracked.push(path(2)),
                Some(b'!') if path(2) != Path::new(own) => self.ignored.push(path(2)),
                _ => {}
            }
        }
    }

    /// Whether nothing that is only in the directory would be lost.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.changed.is_empty() && self.untracked.is_empty() && self.ignored.is_empty() && !self.is_beyond_keeping()
    }

    /// Whether there is something that neither a stash nor an archive would hold.
    #[must_use]
    pub fn is_beyond_keeping(&self) -> bool {
        !self.hidden.is_empty() || !self.unfinished.is_empty() || !self.nested.is_empty()
    }

    /// Every kind of which there is something, in words, with its names.
    #[must_use]
    pub fn told(&self) -> Vec<(&'static str, Vec<String>)> {
        let paths = |paths: &[PathBuf]| paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
        let all = [
            ("uncommitted change", paths(&self.changed)),
            ("untracked file", paths(&self.untracked)),
            ("ignored file", paths(&self.ignored)),
            ("file that git is told not to look at", paths(&self.hidden)),
            ("commit that was not pushed", self.unpushed.clone()),
            ("unfinished operation", self.unfinished.iter().map(|what| (*what).to_owned()).collect()),
            ("repository inside it", paths(&self.nested)),
        ];
        all.into_iter().filter(|(_, names)| !names.is_empty()).collect()
    }
}

/// The pieces between NUL bytes.
fn pieces(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|&byte| byte == 0).filter(|piece| !piece.is_empty())
}

fn path_of(bytes: &[u8]) -> PathBuf {
    OsStr::from_bytes(bytes).into()
}

/// Files that are there, and whose changes git is told not to look at: by `ls-files -v`, a small letter or `S`.
fn hidden(place: &Path, text: &[u8]) -> Vec<PathBuf> {
    let is_hidden = |line: &&[u8]| line.first().is_some_and(|tag| tag.is_ascii_lowercase() || *tag == b'S');
    let path = |line: &[u8]| path_of(line.get(2..).unwrap_or_default());
    pieces(text).filter(is_hidden).map(path).filter(|path| place.join(path).symlink_metadata().is_ok()).collect()
}

/// Submodules that are checked out: by `ls-files --stage`, the mode 160000.
fn submodules(place: &Path, text: &[u8]) -> Vec<PathBuf> {
    let lines = pieces(text).filter(|line| line.starts_with(b"160000 "));
    let path = |line: &[u8]| line.splitn(2, |&byte| byte == b'\t').nth(1).map(path_of);
    lines.filter_map(path).filter(|path| place.join(path).join(".git").exists()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_is_read_and_paths_may_be_odd() {
        let text = b"1 .M N... 100644 100644 100644 a b src/a b\nc\0u UU N... 1 2 3 4 a b c both\0? -dash\0! target/\0\
            ! .own\0\x31 D. N... 100644 000000 000000 a b \xff\0";
        let mut left = Left::default();
        left.add_status(text, ".own");
        let odd = PathBuf::from(OsStr::from_bytes(b"\xff"));
        assert_eq!(left.changed, [PathBuf::from("src/a b\nc"), PathBuf::from("both"), odd]);
        assert_eq!(left.untracked, [PathBuf::from("-dash")]);
        assert_eq!(left.ignored, [PathBuf::from("target/")]);
        assert!(!left.is_clean() && !left.is_beyond_keeping());
    }
}

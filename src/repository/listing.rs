//! The worktrees of a repository, as git lists them.

use super::{Failed, Git};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;

/// A worktree; the first of a repository is the main one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Linked {
    /// Its absolute path.
    pub path: PathBuf,
    /// The commit that it stands at.
    pub head: String,
    /// Its branch, without `refs/heads/`; `None` where it is at no branch.
    pub branch: Option<String>,
    /// Whether it is the directory of a repository without files.
    pub bare: bool,
    /// Why it is locked, where it is.
    pub locked: Option<String>,
    /// Whether its directory is gone.
    pub gone: bool,
}

/// The worktrees of a repository.
///
/// # Errors
/// Where git cannot say.
pub fn listing(git: &Git) -> Result<Vec<Linked>, Failed> {
    Ok(parse(&git.run(&["worktree", "list", "--porcelain", "-z"])?))
}

fn parse(text: &[u8]) -> Vec<Linked> {
    let mut all: Vec<Linked> = Vec::new();
    for line in text.split(|&byte| byte == 0).filter(|line| !line.is_empty()) {
        if let Some(path) = line.strip_prefix(b"worktree ") {
            all.push(Linked { path: OsStr::from_bytes(path).into(), ..Linked::default() });
            continue;
        }
        let line = String::from_utf8_lossy(line);
        let (key, value) = line.split_once(' ').unwrap_or((&line, ""));
        let Some(last) = all.last_mut() else { continue };
        match key {
            "HEAD" => value.clone_into(&mut last.head),
            "branch" => last.branch = Some(value.strip_prefix("refs/heads/").unwrap_or(value).to_owned()),
            "bare" => last.bare = true,
            "locked" => last.locked = Some(value.to_owned()),
            "prunable" => last.gone = true,
            _ => {}
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_attribute_is_read_and_a_path_may_hold_a_newline() {
        let text = b"worktree /r\0HEAD 12\0branch refs/heads/main\0\0worktree /a\nb c\0HEAD 34\0detached\0\
            locked on a stick\0\0worktree /x\0HEAD 56\0branch refs/heads/work/1\0locked\0prunable gone\0\0";
        let all = parse(text);
        let told =
            |at: usize| (all[at].path.to_str(), all[at].branch.as_deref(), all[at].locked.as_deref(), all[at].gone);
        assert_eq!(told(0), (Some("/r"), Some("main"), None, false));
        assert_eq!(told(1), (Some("/a\nb c"), None, Some("on a stick"), false));
        assert_eq!(told(2), (Some("/x"), Some("work/1"), Some(""), true));
        assert_eq!(all.len(), 3);
    }
}

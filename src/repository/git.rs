//! The `git` program, run in a directory. What a hook of git has in its environment does not lead it elsewhere.

use super::{Failed, Kind};
use crate::supervise::{Exit, Limits, Said, converse};
use crate::text::{escape, quote};
use std::ffi::{OsStr, OsString};
use std::io;
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// How far a program may go: a large repository takes its time.
const LIMITS: Limits = Limits { time: Duration::from_secs(1800), grace: Duration::from_secs(5), bytes: 256 << 20 };

/// Variables that name a repository, or parts of one: hooks of git set them.
const LEADING: [&str; 18] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_QUARANTINE_PATH",
    "GIT_PREFIX",
    "GIT_NAMESPACE",
    "GIT_CONFIG",
    "GIT_CONFIG_PARAMETERS",
    "GIT_CONFIG_COUNT",
    "GIT_GRAFT_FILE",
    "GIT_SHALLOW_FILE",
    "GIT_REPLACE_REF_BASE",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_LITERAL_PATHSPECS",
];

/// git in a directory.
#[derive(Debug, Clone)]
pub struct Git {
    place: PathBuf,
}

impl Git {
    /// git in this directory.
    #[must_use]
    pub fn at(place: &Path) -> Self {
        Git { place: place.to_owned() }
    }

    /// The directory.
    #[must_use]
    pub fn place(&self) -> &Path {
        &self.place
    }

    /// What git says on stdout; it must succeed.
    ///
    /// # Errors
    /// [`Failed`] with what git says on stderr.
    pub fn run<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Result<Vec<u8>, Failed> {
        let mut command = Command::new("git");
        command.args(["-c", "core.fsmonitor=false", "-c", "advice.detachedHead=false"]);
        command
            .args(arguments)
            .current_dir(&self.place)
            .env("LC_ALL", "C")
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("GIT_OPTIONAL_LOCKS", "0");
        LEADING.iter().for_each(|name| {
            command.env_remove(name);
        });
        let verb = arguments.first().map(|verb| verb.as_ref().to_string_lossy().into_owned()).unwrap_or_default();
        finish(&format!("git {verb}"), converse(&mut command, Vec::new(), LIMITS))
    }

    /// The same as text, without the newline at its end.
    ///
    /// # Errors
    /// As [`Git::run`].
    pub fn text<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Result<String, Failed> {
        let said = String::from_utf8_lossy(&self.run(arguments)?).into_owned();
        Ok(said.strip_suffix('\n').unwrap_or(&said).to_owned())
    }

    /// The same as a path.
    ///
    /// # Errors
    /// As [`Git::run`].
    pub fn path<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Result<PathBuf, Failed> {
        let mut said = self.run(arguments)?;
        if said.last() == Some(&b'\n') {
            said.pop();
        }
        Ok(PathBuf::from(OsString::from_vec(said)))
    }

    /// Whether this is in a repository at all.
    ///
    /// # Errors
    /// [`Failed`] where it is not, or git is missing.
    pub fn check(&self) -> Result<(), Failed> {
        self.run(&["rev-parse", "--git-dir"]).map(drop).map_err(|e| {
            let hint = "run it in a worktree of the repository, whose board may be elsewhere: see --dir";
            let is_none = e.message.contains("not a git repository");
            let message = format!("{} is in no repository of git", quote(&self.place.to_string_lossy()));
            if is_none { Failed::new(Kind::Git, message, hint) } else { e }
        })
    }

    /// The id of a commit that a word names; `None` where it names none.
    ///
    /// # Errors
    /// Where git cannot be run.
    pub fn commit(&self, word: &str) -> Result<Option<String>, Failed> {
        let words = ["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{word}^{{commit}}")];
        match self.text(&words) {
            Ok(id) => Ok(Some(id)),
            Err(e) if e.message.ends_with(QUIETLY) => Ok(None),
            Err(e) => Err(e),
        }
    }
}

/// How the message of a program ends that failed without a word.
const QUIETLY: &str = "failed and said nothing";

/// Runs another program to its end.
///
/// # Errors
/// [`Failed`] where it cannot be started or fails.
pub(super) fn program(command: &mut Command) -> Result<Vec<u8>, Failed> {
    let name = command.get_program().to_string_lossy().into_owned();
    finish(&name, converse(command.env("LC_ALL", "C"), Vec::new(), LIMITS))
}

fn finish(name: &str, said: io::Result<Said>) -> Result<Vec<u8>, Failed> {
    let said = said.map_err(|e| {
        let program = name.split(' ').next().unwrap_or(name);
        let hint = format!("install {program}, or add its directory to PATH");
        Failed::new(Kind::Git, format!("could not run {}: {e}", quote(program)), hint)
    })?;
    if said.ended.exit == Exit::Status(0) && said.is_whole && said.in_time {
        return Ok(said.stdout);
    }
    let words = said.ended.stderr.join("; ");
    let message = match (said.in_time, said.is_whole, words.is_empty()) {
        (false, ..) => format!("{name} took more than half an hour and was ended"),
        (true, false, _) => format!("{name} said more than can be kept"),
        (true, true, true) => format!("{name} {QUIETLY}"),
        (true, true, false) => format!("{name} failed: {}", escape(&words)),
    };
    Err(Failed::new(Kind::Git, message, "nothing was lost; see what git says, and run the same command again"))
}

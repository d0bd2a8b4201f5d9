//! A board of its own for each test, and coordctl run on it as a user would.

use assert_cmd::Command;
use nix::sys::statvfs::{Statvfs, statvfs};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The program under test.
pub(crate) const COORDCTL: &str = env!("CARGO_BIN_EXE_coordctl");

/// The longest that anything in a test may take.
pub(crate) const LIMIT: Duration = Duration::from_secs(60);

/// Where the system keeps files in memory, and how much room makes it fit for boards, in bytes.
const MEMORY: &str = "/dev/shm";
const ROOMY: u64 = 2 << 30;

/// A directory with a board in it, or room for one.
pub(crate) struct Sandbox {
    dir: TempDir,
}

/// What a run of coordctl said.
#[must_use]
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// A directory in memory, where there is plenty of it: tests make hundreds of boards, and each change of one is flushed.
pub(crate) fn scratch() -> TempDir {
    let room = |of: Statvfs| of.blocks_available().saturating_mul(of.fragment_size());
    let is_roomy = statvfs(MEMORY).is_ok_and(|of| room(of) >= ROOMY);
    let made = if is_roomy { tempfile::tempdir_in(MEMORY) } else { TempDir::new() };
    made.expect("a temporary directory can be made")
}

impl Sandbox {
    /// An empty directory: the first change makes the board.
    pub(crate) fn new() -> Self {
        Sandbox { dir: scratch() }
    }

    /// The same on a disk, where flushes take their time.
    pub(crate) fn on_disk() -> Self {
        Sandbox { dir: TempDir::new().expect("a temporary directory can be made") }
    }

    /// A directory with files of an older tool.
    pub(crate) fn with_files(files: &[(&str, &str)]) -> Self {
        let sandbox = Self::new();
        std::fs::create_dir(sandbox.board()).expect("the board's directory can be made");
        for (name, text) in files {
            std::fs::write(sandbox.board().join(name), text).expect("a file can be written");
        }
        sandbox
    }

    /// The directory around the board.
    pub(crate) fn root(&self) -> &Path {
        self.dir.path()
    }

    /// The board's directory.
    pub(crate) fn board(&self) -> PathBuf {
        self.dir.path().join("agent_coordination")
    }

    /// A path in the board's directory.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.board().join(name)
    }

    /// coordctl with arguments, in this sandbox, with nothing in its environment but where the board is.
    pub(crate) fn command(&self, arguments: &[&str]) -> std::process::Command {
        let mut command = std::process::Command::new(COORDCTL);
        command.args(arguments).env_clear().env("COORDINATION_DIR", self.board());
        command.current_dir(self.root()).stdin(Stdio::null());
        command
    }

    /// Runs coordctl to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Said {
        self.run_with(&[], arguments)
    }

    /// Runs coordctl to its end with some environment.
    pub(crate) fn run_with(&self, environment: &[(&str, &str)], arguments: &[&str]) -> Said {
        let mut command = self.command(arguments);
        command.envs(environment.iter().copied());
        let output = Command::from_std(command).timeout(LIMIT).output().expect("coordctl can be started");
        Said::of(&output)
    }

    /// Runs coordctl and returns its stdout without the newline; it must succeed.
    pub(crate) fn ok(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(said.code, 0, "{arguments:?}: {said:?}");
        said.stdout.trim_end().to_owned()
    }

    /// Runs coordctl with `--json` and returns its document; it must succeed.
    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        let mut with_json = vec!["--json"];
        with_json.extend(arguments);
        let text = self.ok(&with_json);
        serde_json::from_str(&text).unwrap_or_else(|e| panic!("{arguments:?} printed no JSON: {e}: {text}"))
    }

    /// Claims a new item as an agent and returns its id.
    pub(crate) fn claim(&self, agent: &str) -> String {
        self.ok(&["claim", "test", "something to do", "--agent", agent])
    }

    /// Makes a pending item and returns its id.
    pub(crate) fn pending(&self) -> String {
        let id = self.claim("maker");
        let _ = self.ok(&["release", &id, "--agent", "maker"]);
        id
    }

    /// An item as `show` tells it.
    pub(crate) fn item(&self, id: &str) -> Value {
        self.json(&["show", id])["item"].clone()
    }

    /// A public file, which must be an array of objects.
    pub(crate) fn view(&self, name: &str) -> Vec<Value> {
        let text = std::fs::read_to_string(self.path(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
        serde_json::from_str(&text).unwrap_or_else(|e| panic!("{name} is no array: {e}: {text}"))
    }

    /// Reads every public file: each must be an array at every moment.
    pub(crate) fn all_public_files_are_whole(&self) {
        for name in ["work_claims.json", "agent_status.json", "coordination_log.json"] {
            let text = std::fs::read_to_string(self.path(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
            let parsed: Result<Vec<Value>, _> = serde_json::from_str(&text);
            assert!(parsed.is_ok(), "{name} is no array: {text}");
        }
    }

    /// Every item of the board.
    pub(crate) fn items(&self) -> Vec<Value> {
        let list = self.json(&["list", "--status", "all", "--limit", "0", "--sort", "created"]);
        list["items"].as_array().cloned().expect("list has items")
    }

    /// Starts `count` processes at once, waits for all, and returns what they said.
    pub(crate) fn race(&self, count: usize, arguments: impl Fn(usize) -> Vec<String>) -> Vec<Said> {
        let start = |n| {
            let words = arguments(n);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let mut command = self.command(&words);
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("coordctl can be started")
        };
        let running: Vec<_> = (0..count).map(start).collect();
        let end = |child: std::process::Child| Said::of(&child.wait_with_output().expect("coordctl ends"));
        running.into_iter().map(end).collect()
    }

    /// A file-by-file copy of the whole board, to be put back later.
    pub(crate) fn copy(&self) -> Sandbox {
        let copy = Self::new();
        copy_tree(&self.board(), &copy.board());
        copy
    }
}

impl Said {
    pub(crate) fn of(output: &std::process::Output) -> Self {
        Said {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// Copies a directory with everything below it.
pub(crate) fn copy_tree(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a directory can be made");
    for entry in std::fs::read_dir(from).expect("a directory can be listed") {
        let entry = entry.expect("an entry can be read");
        let target = to.join(entry.file_name());
        match entry.file_type().expect("an entry has a type").is_dir() {
            true => copy_tree(&entry.path(), &target),
            false => {
                std::fs::copy(entry.path(), target).expect("a file can be copied");
            }
        }
    }
}

/// Waits until something holds, without sleeping longer than it must; fails after a minute.
pub(crate) fn eventually(what: &str, mut holds: impl FnMut() -> bool) {
    let started = Instant::now();
    while !holds() {
        assert!(started.elapsed() < LIMIT, "in vain: {what}");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Says that a test is skipped; where `COORDCTL_REQUIRE_ALL` is set none may be.
pub(crate) fn skip(why: &str) {
    assert!(std::env::var_os("COORDCTL_REQUIRE_ALL").is_none(), "not to be skipped: {why}");
    println!("skipped: {why}");
}

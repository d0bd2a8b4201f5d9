//! Boards to measure: files of an older tool, taken over by `coordctl init`.

use crate::process::{Ran, Took, read, time, words};
use anyhow::Result;
use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// The program to measure, and a directory on the file system to measure.
pub(crate) struct Bench {
    pub(crate) program: PathBuf,
    pub(crate) dir: PathBuf,
}

/// A board that was made for the benchmark.
pub(crate) struct Board {
    pub(crate) program: PathBuf,
    pub(crate) path: PathBuf,
    pending: Vec<String>,
    /// An item that is held throughout.
    pub(crate) held: String,
    /// How many items it began with.
    size: usize,
    added: usize,
}

impl Bench {
    /// Makes a board of `size` items, by a name of its own, and waits until the disk has it.
    pub(crate) fn board(&self, name: &str, size: usize) -> Result<Board> {
        let path = self.empty_dir(name)?;
        write_old_files(&path, size)?;
        let ids_of = |status| (0..size).filter(move |n| status_of(*n) == status).map(work_id);
        let mut board = Board {
            program: self.program.clone(),
            path,
            pending: ids_of("pending").collect(),
            held: ids_of("active").next().unwrap_or_else(|| work_id(0)),
            size,
            added: 0,
        };
        board.time(&["init"])?;
        // The first change makes the index, the first heartbeat its file: no verb is to pay for that.
        let held = board.held.clone();
        board.time(&["heartbeat", &held])?;
        board.time(&["generate-id"])?;
        board.settle()?;
        board.pending.reverse();
        Ok(board)
    }

    /// Makes a board of these items alone.
    pub(crate) fn board_of(&self, name: &str, size: usize, rows: impl Iterator<Item = Value>) -> Result<Board> {
        let path = self.empty_dir(name)?;
        write_array(&path.join("work_claims.json"), rows)?;
        let held = String::new();
        let board = Board { program: self.program.clone(), path, pending: Vec::new(), held, size, added: 0 };
        board.time(&["init"])?;
        board.time(&["generate-id"])?;
        board.settle()?;
        Ok(board)
    }

    /// The files of a board of `size` items, and of so many more that are all done; no board is made of them yet.
    pub(crate) fn old_board(&self, name: &str, size: usize, done: usize) -> Result<Board> {
        let path = self.empty_dir(name)?;
        let more = || (size..size + done).map(|n| n * 20 + DONE);
        let all = || (0..size).chain(more());
        write_array(&path.join("work_claims.json"), all().map(claim_row))?;
        write_array(&path.join("coordination_log.json"), all().filter(|n| status_of(*n) == "completed").map(log_row))?;
        let held = String::new();
        Ok(Board { program: self.program.clone(), path, pending: Vec::new(), held, size, added: 0 })
    }

    fn empty_dir(&self, name: &str) -> Result<PathBuf> {
        let path = self.dir.join(name);
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir(&path)?;
        Ok(path)
    }

    /// Waits until no publisher is left, asleep or at work: it would find its board removed.
    pub(crate) fn wait_for_publishers(&self) -> Result<()> {
        let dir = self.dir.to_string_lossy().into_owned();
        while running(&|words| words.contains(&dir) && words.contains("--when-due"))? {
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        Ok(())
    }
}

impl Board {
    /// The arguments of a verb on this board.
    pub(crate) fn arguments(&self, verb: &[&str]) -> Vec<String> {
        let mut arguments = words(&["--dir", &self.path.to_string_lossy(), "--quiet"]);
        arguments.extend(words(verb));
        arguments
    }

    /// Runs a verb and says how long it took.
    pub(crate) fn time(&self, verb: &[&str]) -> Result<Took> {
        time(&self.program, &self.arguments(verb))
    }

    /// Runs a verb that adds an item and reads what it prints.
    pub(crate) fn add(&mut self, verb: &[&str]) -> Result<Ran> {
        self.added += 1;
        read(&self.program, &self.arguments(verb))
    }

    /// An item that waits, each one once.
    pub(crate) fn take_pending(&mut self) -> Option<String> {
        self.pending.pop()
    }

    /// Whether it is still nearly as large as it was made.
    pub(crate) fn is_like_new(&self) -> bool {
        self.added * 10 <= self.size && !self.pending.is_empty()
    }

    /// Waits until nobody is replacing public files: they are the work of an earlier change.
    pub(crate) fn wait_for_publisher(&self) -> Result<bool> {
        let lock = File::open(self.path.join(".coordctl/publish.lock"))?;
        if rustix::fs::flock(&lock, rustix::fs::FlockOperation::NonBlockingLockShared).is_ok() {
            return Ok(false);
        }
        rustix::fs::flock(&lock, rustix::fs::FlockOperation::LockShared)?;
        Ok(true)
    }

    /// Waits until the disk has everything that was written.
    pub(crate) fn settle(&self) -> Result<()> {
        Ok(rustix::fs::syncfs(File::open(&self.path)?)?)
    }
}

/// Whether a process runs whose command line is as told.
fn running(is_it: &dyn Fn(&str) -> bool) -> Result<bool> {
    for process in std::fs::read_dir("/proc")? {
        // A process may have ended by now.
        let line = std::fs::read(process?.path().join("cmdline")).unwrap_or_default();
        if is_it(&String::from_utf8_lossy(&line)) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn write_old_files(dir: &Path, size: usize) -> Result<()> {
    let all = 0..size;
    write_array(&dir.join("work_claims.json"), all.clone().map(claim_row))?;
    let held = all.clone().filter(|n| matches!(status_of(*n), "active" | "in_progress"));
    write_array(&dir.join("agent_status.json"), held.map(agent_row))?;
    let done = all.filter(|n| status_of(*n) == "completed");
    write_array(&dir.join("coordination_log.json"), done.map(log_row))
}

fn write_array(path: &Path, rows: impl Iterator<Item = Value>) -> Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    file.write_all(b"[")?;
    for (n, row) in rows.enumerate() {
        write!(file, "{}\n{row}", if n == 0 { "" } else { "," })?;
    }
    file.write_all(b"\n]\n")?;
    Ok(file.flush()?)
}

/// An item that is done, and every twentieth behind it.
const DONE: usize = 5;

/// Of twenty items, three wait, eight are at work and nine are done.
fn status_of(n: usize) -> &'static str {
    match n * 7 % 20 {
        0..3 => "pending",
        3..7 => "active",
        7..11 => "in_progress",
        _ => "completed",
    }
}

pub(crate) fn work_id(n: usize) -> String {
    format!("work_{}", 1_750_000_000_000_000_000 + n as u64 * 1_000_003_000)
}

fn agent_id(n: usize) -> String {
    format!("agent_{}", 1_750_000_000_000_000_000 + n as u64 * 1_000_003_000 + 1000)
}

fn stamp(n: usize) -> String {
    format!("2025-06-{:02}T{:02}:{:02}:{:02}Z", n / 86_400 % 28 + 1, n / 3_600 % 24, n / 60 % 60, n % 60)
}

fn claim_row(n: usize) -> Value {
    let status = status_of(n);
    let pick = |words: [&'static str; 4]| words[n % 4];
    let mut row = json!({
        "work_item_id": work_id(n),
        "agent_id": if status == "pending" { Value::Null } else { agent_id(n).into() },
        "reactor_id": "shell_agent",
        "claimed_at": if status == "pending" { Value::Null } else { stamp(n).into() },
        "estimated_duration": "30m",
        "work_type": pick(["observability_validation", "trace_optimization", "benchmark_test", "refactor"]),
        "priority": pick(["high", "medium", "high", "critical"]),
        "description": format!("Validate trace propagation from the shell to the service, part {n} of the sweep"),
        "status": status,
        "team": pick(["autonomous_team", "observability_team", "migration_team", "8020_team"]),
        "telemetry": {
            "trace_id": format!("{:032x}", 0x9e37_79b9_7f4a_7c15_u128 * (n as u128 + 1)),
            "span_id": "", "operation": "s2s.work.claim", "service": "s2s-coordination"
        }
    });
    if status == "in_progress" || status == "completed" {
        row["progress"] = json!(n % 100);
        row["last_update"] = json!(stamp(n + 600));
    }
    if status == "completed" {
        row["completed_at"] = json!(stamp(n + 1200));
        row["result"] = json!("success");
    }
    row
}

fn agent_row(n: usize) -> Value {
    json!({
        "agent_id": agent_id(n), "team": "autonomous_team", "status": "active", "capacity": 100,
        "specialization": "general_development", "current_workload": 0, "last_heartbeat": stamp(n),
        "performance_metrics": { "tasks_completed": 0, "average_completion_time": "0m", "success_rate": 100.0 }
    })
}

fn log_row(n: usize) -> Value {
    json!({
        "work_item_id": work_id(n), "completed_at": stamp(n + 1200), "agent_id": agent_id(n), "result": "success",
        "velocity_points": 5
    })
}

//! Whether processes that wait slow down those that write: claims, one after the other, with nobody and with many waiting.

use crate::board::{Bench, Board};
use crate::options::Options;
use crate::process::{command, words};
use crate::table::percentile;
use anyhow::Result;
use serde::Serialize;
use std::fmt::Write;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// How many items the board has when it begins.
const ITEMS: usize = 100;
/// How many claims each round makes with nobody, and as many with all of them waiting.
const CLAIMS: usize = 100;
/// How often the two take turns, so that a busy spell of the machine hits both.
const TURNS: usize = 3;

/// What came of one kind of waiting.
#[derive(Serialize)]
pub(crate) struct Waited {
    what: &'static str,
    waiters: usize,
    alone_ms: [f64; 3],
    watched_ms: [f64; 3],
    /// Median with waiters by median without.
    ratio: f64,
    ratio_p90: f64,
    /// The share of one processor that all waiters took together while claims were made, in per cent.
    busy_percent: f64,
    /// The same while nothing happened.
    idle_percent: f64,
}

/// Lets many wait in several ways, on what does not come about.
pub(crate) fn measure(bench: &Bench, options: &Options) -> Result<Vec<Waited>> {
    let board = bench.board("waiters", ITEMS)?;
    let held = board.held.clone();
    let kinds: [(&str, &[&str]); 3] = [
        ("until done", &["wait", &held, "--until", "done"]),
        ("until any-change of an item", &["wait", &held, "--until", "any-change"]),
        ("until any ready, none fits", &["wait", "--until", "ready", "--next", "--team", "nobody's"]),
    ];
    kinds.into_iter().map(|(what, verb)| kind(bench, &board, what, verb, options.waiters)).collect()
}

/// The waits as a table.
pub(crate) fn text(all: &[Waited]) -> String {
    let mut text =
        format!("\nclaims with waiters (ms: median, p90, p99; cpu of all waiters in per cent of one processor)\n");
    let head = ["waiters", "alone", "", "", "watched", "", "", "ratio", "p90 ratio", "cpu busy", "cpu idle"];
    let _ = writeln!(text, "{:<32}{}", "", head.map(|word| format!("{word:>10}")).concat());
    for one in all {
        let Waited { what, waiters, alone_ms, watched_ms, ratio, ratio_p90, busy_percent, idle_percent } = one;
        let figures = alone_ms.iter().chain(watched_ms).chain([ratio, ratio_p90, busy_percent, idle_percent]);
        let figures: String = figures.map(|figure| format!("{figure:>10.2}")).collect();
        let _ = writeln!(text, "{what:<32}{waiters:>10}{figures}");
    }
    text
}

fn kind(bench: &Bench, board: &Board, what: &'static str, verb: &[&str], count: usize) -> Result<Waited> {
    let (mut alone, mut watched) = (Vec::new(), Vec::new());
    let (mut busy, mut idle) = (0.0, 0.0);
    for _ in 0..TURNS {
        alone.extend(claims(board)?);
        let waiters = Waiters::start(bench, board, verb, count)?;
        idle += waiters.share(|| Ok(std::thread::sleep(Duration::from_secs(1))))? / TURNS as f64;
        busy += waiters.share(|| Ok(watched.extend(claims(board)?)))? / TURNS as f64;
    }
    let figures = |times: &[Duration]| [50, 90, 99].map(|percent| percentile(times, percent));
    let (alone_ms, watched_ms) = (figures(&alone), figures(&watched));
    Ok(Waited {
        what,
        waiters: count,
        ratio: watched_ms[0] / alone_ms[0],
        ratio_p90: watched_ms[1] / alone_ms[1],
        alone_ms,
        watched_ms,
        busy_percent: busy,
        idle_percent: idle,
    })
}

fn claims(board: &Board) -> Result<Vec<Duration>> {
    let claim = ["claim", "benchmark_test", "Validate trace propagation", "--priority", "high"];
    (0..CLAIMS).map(|_| Ok(board.time(&claim)?.passed)).collect()
}

/// Processes that wait, and that end with this.
struct Waiters(Vec<Child>);

impl Waiters {
    fn start(bench: &Bench, board: &Board, verb: &[&str], count: usize) -> Result<Self> {
        let arguments = board.arguments(&words(verb).iter().map(String::as_str).collect::<Vec<_>>());
        let start = |_| command(&bench.program, &arguments).stdout(Stdio::null()).spawn();
        let waiters = Waiters((0..count).map(start).collect::<std::io::Result<_>>()?);
        // They have looked once and sleep when all of them together take next to nothing any more.
        while waiters.share(|| Ok(std::thread::sleep(Duration::from_millis(300))))? > 50.0 {}
        Ok(waiters)
    }

    /// The share of one processor that they take during something, in per cent.
    fn share(&self, during: impl FnOnce() -> Result<()>) -> Result<f64> {
        let (before, started) = (self.worked()?, Instant::now());
        during()?;
        Ok((self.worked()? - before) / started.elapsed().as_secs_f64() * 100.0)
    }

    /// How long processors were at work for them, in seconds.
    fn worked(&self) -> Result<f64> {
        let ticks = self.0.iter().map(|child| {
            // See proc_pid_schedstat: nanoseconds on a processor, for each thread.
            let threads = std::fs::read_dir(format!("/proc/{}/task", child.id()))?;
            let own = |thread: std::io::Result<std::fs::DirEntry>| {
                let text = std::fs::read_to_string(thread?.path().join("schedstat"))?;
                Ok(text.split(' ').next().and_then(|word| word.parse().ok()).unwrap_or(0.0))
            };
            threads.map(own).sum::<Result<f64>>()
        });
        Ok(ticks.sum::<Result<f64>>()? / 1e9)
    }
}

impl Drop for Waiters {
    fn drop(&mut self) {
        for child in &mut self.0 {
            let _ = child.kill();
        }
        for child in &mut self.0 {
            let _ = child.wait();
        }
    }
}

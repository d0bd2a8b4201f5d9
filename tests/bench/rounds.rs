//! Rounds: every floor and every verb once, one after the other, so that a busy spell of the machine hits all alike.
//!
//! On a large board a change may leave its public files to a publisher that runs seconds later. Before each process
//! the benchmark waits until no publisher is at work, so that one verb's publishing does not slow down the next; how
//! often it had to wait is printed. A publisher that begins while a process runs stays in its time: p99 shows it.

use crate::board::{Bench, Board};
use crate::floor::{self, RECORD, WORD};
use crate::options::Options;
use crate::process::{Took, own, time, words};
use crate::table::{Measured, Row};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// The row that every other is compared with first.
pub(crate) const EMPTY: &str = "floor: empty process";
/// The row that every change is compared with.
pub(crate) const APPEND: &str = "floor: lock, append, flush";
const RESERVED: &str = "floor: the same, space reserved";
const WRITTEN: &str = "floor: the same, space written";

/// The files that the floors write.
pub(crate) struct Floors {
    own: PathBuf,
    dir: PathBuf,
    offset: u64,
}

/// Measures every verb on a board of `size` items.
pub(crate) fn measure(bench: &Bench, size: usize, options: &Options) -> Result<Measured> {
    let mut measured = Measured::new(size);
    let mut floors = Floors::new(&bench.dir)?;
    let mut boards: Vec<Option<Board>> = if options.without_flush { vec![None, None] } else { vec![None] };
    for _ in 0..options.rounds {
        for (n, place) in boards.iter_mut().enumerate() {
            if !place.as_ref().is_some_and(Board::is_like_new) {
                *place = Some(bench.board(&format!("board-{size}-{n}"), size)?);
            }
        }
        floors.round(&mut measured)?;
        for (n, board) in boards.iter_mut().flatten().enumerate() {
            round(board, n == 1, &mut measured)?;
        }
    }
    Ok(measured)
}

impl Floors {
    pub(crate) fn new(dir: &Path) -> Result<Self> {
        floor::reserve(&dir.join("reserved"))?;
        floor::fill(&dir.join("written"))?;
        Ok(Floors { own: own()?, dir: dir.to_owned(), offset: 0 })
    }

    pub(crate) fn round(&mut self, measured: &mut Measured) -> Result<()> {
        measured.add(EMPTY, false, self.time(&["empty"])?);
        measured.add(APPEND, false, self.time(&["append", &self.path("appended")])?);
        self.offset += RECORD as u64;
        let offset = self.offset.to_string();
        measured.add(RESERVED, false, self.time(&["write", &self.path("reserved"), &offset])?);
        measured.add(WRITTEN, false, self.time(&["write", &self.path("written"), &offset])?);
        Ok(())
    }

    fn path(&self, name: &str) -> String {
        self.dir.join(name).to_string_lossy().into_owned()
    }

    fn time(&self, mode: &[&str]) -> Result<Took> {
        let mut arguments = words(&[WORD]);
        arguments.extend(words(mode));
        time(&self.own, &arguments)
    }
}

/// One life of work on a board, then every way to look at it.
fn round(board: &mut Board, without_flush: bool, measured: &mut Measured) -> Result<()> {
    let flag = ["--durability", if without_flush { "none" } else { "full" }];
    let mut run = |board: &mut Board, row: Row, verb: &[&str]| {
        measured.waits += usize::from(board.wait_for_publisher()?);
        let words = [verb, &flag[..]].concat();
        let ran = match row.adds {
            true => board.add(&words).map(|ran| (ran.took, ran.stdout)),
            false => board.time(&words).map(|took| (took, String::new())),
        };
        let (took, stdout) = ran.context(row.name)?;
        measured.add(row.name, without_flush, took);
        anyhow::Ok(stdout)
    };
    let claim = ["claim", "benchmark_test", "Validate trace propagation from the shell to the service"];
    let id = run(board, Row::adds("claim, fresh agent"), &[&claim[..], &["--priority", "high"]].concat())?;
    run(board, Row::adds("claim, known agent"), &[&claim[..], &["--agent", "bench_agent"]].concat())?;
    if let Some(pending) = board.take_pending() {
        run(board, Row::plain("claim, pending item"), &["claim", &pending, "--agent", "bench_agent"])?;
    }
    run(board, Row::plain("progress"), &["progress", &id, "50", "testing"])?;
    run(board, Row::plain("heartbeat"), &["heartbeat", &id])?;
    run(board, Row::plain("complete"), &["complete", &id, "success"])?;
    run(board, Row::plain("generate-id"), &["generate-id"])?;
    if !without_flush {
        for (name, verb) in looks(&board.held.clone()) {
            run(board, Row::plain(name), &verb)?;
        }
    }
    // What was not flushed must not be flushed at the cost of the next round's floors.
    board.settle()
}

/// The verbs that change nothing.
pub(crate) fn looks(held: &str) -> [(&'static str, Vec<&str>); 4] {
    [
        ("list", vec!["list"]),
        ("list, all", vec!["list", "--limit", "0", "--status", "all"]),
        ("dashboard", vec!["dashboard"]),
        ("show", vec!["show", held]),
    ]
}

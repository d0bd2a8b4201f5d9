//! Many processes at once: how many claims are acknowledged, how long the slowest waits, and whether one is lost.

use crate::board::{Bench, Board};
use crate::floor::{RECORD, WORD};
use crate::options::Options;
use crate::process::{own, read, time, words};
use crate::rounds::Floors;
use crate::table::percentile;
use anyhow::Result;
use serde::Serialize;
use serde_json::Value;
use std::collections::HashSet;
use std::fmt::Write;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// How many items the board has when a race begins.
const ITEMS: usize = 10;

/// What came of a race.
#[derive(Serialize)]
pub(crate) struct Race {
    what: &'static str,
    processes: usize,
    acknowledged: usize,
    lost: usize,
    per_second: f64,
    median_ms: f64,
    p99_ms: f64,
    slowest_ms: f64,
    /// The fewest turns that one of the loops had, in per cent of an even share.
    least_share: f64,
}

/// One turn: how long it took, and what it printed.
type Turn = (Duration, String);

/// Lets every number of processes race for claims, and the floor beside it.
pub(crate) fn measure(bench: &Bench, options: &Options) -> Result<Vec<Race>> {
    let mut races = Vec::new();
    for &processes in &options.processes {
        races.push(floor(&bench.dir, processes, "append")?);
        races.push(floor(&bench.dir, processes, "write")?);
        races.push(claims(bench, processes)?);
    }
    Ok(races)
}

/// The races as a table.
pub(crate) fn text(races: &[Race]) -> String {
    let mut text = format!("\nprocesses at once, on a board that begins with {ITEMS} items\n");
    let head = ["processes", "done", "lost", "per s", "median ms", "p99 ms", "slowest", "share %"];
    let _ = writeln!(text, "{:<32}{}", "", head.map(|word| format!("{word:>10}")).concat());
    for race in races {
        let Race { what, processes, acknowledged, lost, per_second, median_ms, p99_ms, slowest_ms, least_share } = race;
        let _ = write!(text, "{what:<32}{processes:>10}{acknowledged:>10}{lost:>10}{per_second:>10.0}");
        let _ = writeln!(text, "{median_ms:>10.2}{p99_ms:>10.2}{slowest_ms:>10.2}{least_share:>10.0}");
    }
    text
}

fn claims(bench: &Bench, processes: usize) -> Result<Race> {
    let board = bench.board(&format!("race-{processes}"), ITEMS)?;
    let arguments = board.arguments(&["claim", "benchmark_test", "Validate trace propagation", "--priority", "high"]);
    let (race, printed) = race("claim", processes, |_| {
        let ran = read(&bench.program, &arguments)?;
        Ok((ran.took.passed, ran.stdout))
    })?;
    let there = ids(&board, &bench.program)?;
    let distinct: HashSet<String> = printed.into_iter().filter(|id| there.contains(id)).collect();
    Ok(Race { lost: race.acknowledged - distinct.len(), ..race })
}

fn ids(board: &Board, program: &Path) -> Result<HashSet<String>> {
    let listed = read(program, &board.arguments(&["list", "--status", "all", "--limit", "0", "--json"]))?;
    let document: Value = serde_json::from_str(&listed.stdout)?;
    let items = document["items"].as_array().map(Vec::as_slice).unwrap_or_default();
    Ok(items.iter().filter_map(|item| item["work_item_id"].as_str().map(str::to_owned)).collect())
}

fn floor(dir: &Path, processes: usize, mode: &'static str) -> Result<Race> {
    let _ = Floors::new(dir)?;
    let own = own()?;
    let (what, file) = match mode {
        "append" => ("floor: lock, append, flush", dir.join("appended")),
        _ => ("floor: the same, space written", dir.join("written")),
    };
    let file = file.to_string_lossy();
    let (race, _) = race(what, processes, |turn| {
        let offset = (turn * RECORD).to_string();
        let mut arguments = words(&[WORD, mode, &file]);
        arguments.extend((mode == "write").then_some(offset));
        Ok((time(&own, &arguments)?.passed, String::new()))
    })?;
    Ok(race)
}

/// Runs so many loops at once until all turns are taken.
fn race(
    what: &'static str,
    processes: usize,
    turn: impl Fn(usize) -> Result<Turn> + Sync,
) -> Result<(Race, Vec<String>)> {
    let total = (processes * 10).max(400);
    let next = AtomicUsize::new(0);
    let turns: Mutex<Vec<Result<Vec<Turn>>>> = Mutex::default();
    let started = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..processes {
            scope.spawn(|| {
                let numbers = std::iter::from_fn(|| Some(next.fetch_add(1, Ordering::Relaxed)));
                let own: Result<Vec<Turn>> = numbers.take_while(|number| *number < total).map(&turn).collect();
                turns.lock().expect("no loop panics").push(own);
            });
        }
    });
    let seconds = started.elapsed().as_secs_f64();
    let turns = turns.into_inner().expect("no loop panics").into_iter().collect::<Result<Vec<_>>>()?;
    let fewest = turns.iter().map(Vec::len).min().unwrap_or(0);
    let (times, printed): (Vec<_>, Vec<_>) = turns.into_iter().flatten().unzip();
    let race = Race {
        what,
        processes,
        acknowledged: times.len(),
        lost: 0,
        per_second: times.len() as f64 / seconds,
        median_ms: percentile(&times, 50),
        p99_ms: percentile(&times, 99),
        slowest_ms: percentile(&times, 100),
        least_share: (fewest * processes * 100) as f64 / total as f64,
    };
    Ok((race, printed))
}

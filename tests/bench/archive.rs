//! What a change costs on a board from which much was archived, beside the same board without that past.
//!
//! Both boards are made a month ago, by a clock that is told, so that their history is old enough to go too; then
//! `coordctl archive` takes off both of them whatever is closed. What is left is the same on both.

use crate::board::{Bench, Board};
use crate::options::Options;
use crate::process::time;
use anyhow::{Context, Result};
use coordctl::store::{Durability, OldWriters, Options as StoreOptions, Store};
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};

/// How many items both boards begin with.
const ITEMS: usize = 1_000;
/// How long ago they are made, in nanoseconds.
const MONTH: u64 = 30 * 86_400 * 1_000_000_000;

/// The verbs that are compared, in the order of a round.
const VERBS: [&str; 5] = ["claim, new item", "claim --next", "progress", "complete", "ready"];

/// The times of one board, by verb, in milliseconds, and what its pass took and moved.
struct Side {
    board: Board,
    times: [Vec<f64>; 5],
    archived: Duration,
    moved: Value,
}

/// Measures both boards in the same rounds.
pub(crate) fn measure(bench: &Bench, options: &Options) -> Result<Value> {
    let mut sides = [side(bench, "plain", 0)?, side(bench, "archived", options.archived)?];
    for _ in 0..options.rounds {
        for side in &mut sides {
            side.round()?;
        }
    }
    bench.wait_for_publishers()?;
    let [plain, archived] = &sides;
    let row = |(n, verb): (usize, &&str)| {
        let [without, with] = [plain, archived].map(|side| median(&side.times[n]));
        json!({ "verb": verb, "without_ms": without, "with_ms": with, "ratio": with / without })
    };
    Ok(json!({
        "archived_items": options.archived,
        "pass_seconds": archived.archived.as_secs_f64(),
        "pass": archived.moved,
        "verbs": VERBS.iter().enumerate().map(row).collect::<Vec<_>>(),
    }))
}

/// The result for people.
pub(crate) fn text(measured: &Value) -> String {
    let mut lines = vec![format!(
        "\na board with {} archived items beside the same one without them (medians in ms)\n\
         the pass took {:.1} s and held the lock {} times, {:.1} ms at the longest",
        measured["archived_items"],
        measured["pass_seconds"].as_f64().unwrap_or(0.0),
        measured["pass"]["steps"],
        measured["pass"]["longest_hold_ms"].as_f64().unwrap_or(0.0),
    )];
    for row in measured["verbs"].as_array().into_iter().flatten() {
        let figure = |name: &str| row[name].as_f64().unwrap_or(0.0);
        lines.push(format!(
            "{:<20}{:>10.2}{:>10.2}{:>8.2}x",
            row["verb"].as_str().unwrap_or_default(),
            figure("without_ms"),
            figure("with_ms"),
            figure("ratio")
        ));
    }
    lines.join("\n")
}

fn side(bench: &Bench, name: &str, archived: usize) -> Result<Side> {
    let mut board = bench.old_board(name, ITEMS, archived)?;
    begin_in_the_past(&board.path)?;
    let began = Instant::now();
    let ran = board.add(&["archive", "--keep-last", "0", "--json"])?;
    let archived = began.elapsed();
    board.time(&["sync"])?;
    board.settle()?;
    Ok(Side { board, times: Default::default(), archived, moved: serde_json::from_str(&ran.stdout)? })
}

/// Makes the board as it would have been made a month ago.
fn begin_in_the_past(path: &Path) -> Result<()> {
    let clock = || {
        let mut now = coordctl::store::now()?;
        now.wall_ns -= MONTH;
        Ok(now)
    };
    let options = StoreOptions {
        durability: Durability::Full,
        durable_views: true,
        lock_timeout: Duration::from_secs(60),
        old_writers: OldWriters::default(),
        clock: &clock,
        on_wait: &|_| {},
        on_warning: &|warning| eprintln!("{warning}"),
    };
    Store::new(path, options).init().context("the board is made")?;
    Ok(())
}

impl Side {
    fn round(&mut self) -> Result<()> {
        self.board.wait_for_publisher()?;
        let began = Instant::now();
        let id = self.board.add(&["claim", "benchmark_test", "one more", "--agent", "bench_agent"])?.stdout;
        self.add(0, began.elapsed());
        let verbs: [&[&str]; 4] = [
            &["claim", "--next", "--agent", "bench_agent"],
            &["progress", &id, "50", "--agent", "bench_agent"],
            &["complete", &id, "success", "--agent", "bench_agent"],
            &["ready"],
        ];
        for (n, verb) in verbs.into_iter().enumerate() {
            self.board.wait_for_publisher()?;
            let took = time(&self.board.program, &self.board.arguments(verb))?;
            self.add(n + 1, took.passed);
        }
        self.board.settle()
    }

    fn add(&mut self, verb: usize, took: Duration) {
        self.times[verb].push(took.as_secs_f64() * 1e3);
    }
}

fn median(times: &[f64]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(0.0)
}

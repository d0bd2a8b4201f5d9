//! What telemetry costs a claim: two boards that differ in nothing else, in turns.

use crate::board::{Bench, Board};
use crate::options::Options;
use crate::process::Took;
use anyhow::Result;
use serde::Serialize;
use std::fmt::Write;
use std::time::Duration;

/// What a claim takes with spans and without, in microseconds.
#[derive(Serialize)]
pub(crate) struct Cost {
    items: usize,
    /// The medians of the time that passed.
    with_us: f64,
    without_us: f64,
    /// The median of the differences within each round, and its share of a claim without spans.
    difference_us: f64,
    share: f64,
    /// The same of the time that a processor was at work, where the disk does not blur it.
    work_difference_us: f64,
    work_share: f64,
}

const CLAIM: [&str; 5] = ["claim", "benchmark_test", "Validate trace propagation", "--agent", "bench_agent"];

/// Measures a claim on a board of each size.
pub(crate) fn measure(bench: &Bench, options: &Options) -> Result<Vec<Cost>> {
    options.sizes.iter().map(|&size| on_board(bench, size, options.rounds)).collect()
}

fn on_board(bench: &Bench, size: usize, rounds: usize) -> Result<Cost> {
    let board = |is_on: bool| -> Result<Board> {
        let board = bench.board(&format!("telemetry-{size}-{is_on}"), size)?;
        std::fs::write(board.path.join("coordctl.toml"), format!("[telemetry]\nenabled = {is_on}\n"))?;
        Ok(board)
    };
    let (mut on, mut off) = (board(true)?, board(false)?);
    let mut pairs: Vec<(Took, Took)> = Vec::new();
    for round in 0..rounds {
        // Who comes first pays for what the other finds ready: in turns.
        let (with, without) = match round % 2 {
            0 => (on.add(&CLAIM)?.took, off.add(&CLAIM)?.took),
            _ => {
                let without = off.add(&CLAIM)?.took;
                (on.add(&CLAIM)?.took, without)
            }
        };
        pairs.push((with, without));
    }
    let passed = |pairs: &(Took, Took)| (pairs.0.passed, pairs.1.passed);
    let worked = |pairs: &(Took, Took)| (pairs.0.worked, pairs.1.worked);
    let (with_us, without_us, difference_us) = medians(pairs.iter().map(passed));
    let (_, work_us, work_difference_us) = medians(pairs.iter().map(worked));
    Ok(Cost {
        items: size,
        with_us,
        without_us,
        difference_us,
        share: difference_us / without_us,
        work_difference_us,
        work_share: work_difference_us / work_us,
    })
}

/// The medians of both and of their differences, in microseconds.
fn medians(pairs: impl Iterator<Item = (Duration, Duration)> + Clone) -> (f64, f64, f64) {
    let us = |duration: Duration| duration.as_secs_f64() * 1e6;
    let median = |mut values: Vec<f64>| {
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
    };
    (
        median(pairs.clone().map(|(with, _)| us(with)).collect()),
        median(pairs.clone().map(|(_, without)| us(without)).collect()),
        median(pairs.map(|(with, without)| us(with) - us(without)).collect()),
    )
}

/// The costs as a table.
pub(crate) fn text(costs: &[Cost]) -> String {
    let mut text = "\na claim with spans and without, medians in microseconds\n".to_owned();
    let head = ["items", "with", "without", "differ by", "share", "at work", "share"];
    let _ = writeln!(text, "{}", head.map(|word| format!("{word:>10}")).concat());
    for cost in costs {
        let Cost { items, with_us, without_us, difference_us, share, work_difference_us, work_share } = cost;
        let (share, work_share) = (share * 100.0, work_share * 100.0);
        let _ = writeln!(
            text,
            "{items:>10}{with_us:>10.0}{without_us:>10.0}{difference_us:>10.0}{share:>9.1}%{work_difference_us:>10.0}{work_share:>9.1}%"
        );
    }
    text
}

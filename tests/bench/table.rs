//! Times by row, and the table they make.

use crate::process::Took;
use crate::rounds::{APPEND, EMPTY};
use serde_json::{Value, json};
use std::fmt::Write;
use std::time::Duration;

/// A row of the table.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    pub(crate) name: &'static str,
    /// Whether the verb adds an item and prints its id.
    pub(crate) adds: bool,
}

impl Row {
    pub(crate) fn adds(name: &'static str) -> Self {
        Row { name, adds: true }
    }

    pub(crate) fn plain(name: &'static str) -> Self {
        Row { name, adds: false }
    }
}

/// Everything measured on one board.
pub(crate) struct Measured {
    size: usize,
    times: Vec<(&'static str, bool, Vec<Took>)>,
    /// How often the benchmark waited for a publisher.
    pub(crate) waits: usize,
}

impl Measured {
    pub(crate) fn new(size: usize) -> Self {
        Measured { size, times: Vec::new(), waits: 0 }
    }

    /// Adds one measurement.
    pub(crate) fn add(&mut self, name: &'static str, without_flush: bool, took: Took) {
        match self.times.iter_mut().find(|(known, column, _)| *known == name && *column == without_flush) {
            Some((_, _, times)) => times.push(took),
            None => self.times.push((name, without_flush, vec![took])),
        }
    }

    fn at(&self, name: &str, without_flush: bool, percent: usize) -> Option<f64> {
        let found = self.times.iter().find(|(known, column, _)| *known == name && *column == without_flush);
        found.map(|(_, _, times)| percentile(&passed(times), percent))
    }

    fn worked(&self, name: &str) -> Option<f64> {
        let (_, _, times) = self.times.iter().find(|(known, column, _)| *known == name && !column)?;
        Some(percentile(&worked(times), 50))
    }

    /// The table for people.
    pub(crate) fn text(&self) -> String {
        let mut text =
            format!("\nboard of {} items (ms; cpu: time that a processor was at work; ratios of medians)\n", self.size);
        let head = ["median", "p90", "p99", "cpu", "x empty", "x append", "unflushed", "x empty"];
        let _ = writeln!(text, "{:<32}{}", "", head.map(|word| format!("{word:>10}")).concat());
        for (name, without_flush, _) in &self.times {
            if *without_flush {
                continue;
            }
            let _ = writeln!(text, "{name:<32}{}", self.cells(name).concat());
        }
        let _ = write!(text, "waited {} times for a publisher before a process was started", self.waits);
        text
    }

    fn cells(&self, name: &str) -> [String; 8] {
        let median = self.at(name, false, 50);
        let cell = |value: Option<f64>| value.map_or(format!("{:>10}", ""), |value| format!("{value:>10.2}"));
        let by = |value: Option<f64>, floor: &str| Some(value? / self.at(floor, false, 50)?);
        let unflushed = self.at(name, true, 50);
        let cells = [
            median,
            self.at(name, false, 90),
            self.at(name, false, 99),
            self.worked(name),
            by(median, EMPTY),
            by(median, APPEND),
            unflushed,
            by(unflushed, EMPTY),
        ];
        cells.map(cell)
    }

    /// The same for programs.
    pub(crate) fn json(&self) -> Value {
        let rows = self.times.iter().map(|(name, without_flush, times)| {
            let [median, p90, p99] = [50, 90, 99].map(|percent| percentile(&passed(times), percent));
            let by = |floor| self.at(floor, false, 50).map(|floor| median / floor);
            json!({
                "row": name, "flushed": !without_flush, "count": times.len(), "median_ms": median, "p90_ms": p90,
                "p99_ms": p99, "cpu_ms": percentile(&worked(times), 50), "by_empty": by(EMPTY), "by_append": by(APPEND)
            })
        });
        json!({ "items": self.size, "waits_for_publisher": self.waits, "rows": rows.collect::<Vec<_>>() })
    }
}

fn passed(times: &[Took]) -> Vec<Duration> {
    times.iter().map(|took| took.passed).collect()
}

fn worked(times: &[Took]) -> Vec<Duration> {
    times.iter().map(|took| took.worked).collect()
}

/// A percentile in milliseconds.
pub(crate) fn percentile(times: &[Duration], percent: usize) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let at = (sorted.len() * percent).div_ceil(100).clamp(1, sorted.len());
    sorted[at - 1].as_secs_f64() * 1e3
}

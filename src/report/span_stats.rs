//! The figures of spans, as a page and as a document.

use super::age::stamp;
use super::latency::{latency, milliseconds, percentage};
use super::page::{DIM, PLAIN, Page, RED};
use super::table::Column;
use crate::analysis::spans::{Figures, Slow};
use serde_json::{Map, Value, json};

/// From this width on, in terminal columns, a trace is named by its id and by its work item.
const WIDE: usize = 112;

/// What is known of spans by groups.
#[derive(Debug)]
pub struct SpanStats<'a> {
    /// What operations are grouped by: `operation`, `agent` or `team`.
    pub by: &'static str,
    /// Operations by group; an empty name stands for those that have none.
    pub operations: Vec<(String, Figures)>,
    /// Steps by name.
    pub steps: Vec<(String, Figures)>,
    /// Life spans and lasting commands by name.
    pub lives: Vec<(String, Figures)>,
    /// The slowest traces, the slowest first.
    pub slowest: &'a [Slow],
    /// The first start and the last end, in nanoseconds since 1970.
    pub extent: Option<(u64, u64)>,
    /// How many spans.
    pub spans: u64,
}

impl SpanStats<'_> {
    /// As a page whose lines are at most `width` terminal columns.
    #[must_use]
    pub fn text(&self, width: usize, colour: bool) -> String {
        let page = Page { width, colour };
        let lock = match self.lock() {
            Some((waited, took, count)) => {
                let share = percentage(waited as f64 / took as f64);
                format!("waiting for the board's lock: {share} of the time of {count} operations")
            }
            None => "no operation took the board's lock".to_owned(),
        };
        let extent = self.extent.map_or(String::new(), |(first, last)| {
            format!("{} spans from {} to {}\n", self.spans, stamp(seconds(first)), stamp(seconds(last)))
        });
        let by = if self.by == "operation" { String::new() } else { format!(" BY {}", self.by.to_uppercase()) };
        [
            extent,
            page.section(&format!("OPERATIONS{by}"), &figures(&page, self.by, &self.operations, true), 0, "none"),
            page.faint(&lock),
            page.section("STEPS OF OPERATIONS", &figures(&page, "step", &self.steps, false), 0, "none"),
            page.section(
                "LIVES, AND WHAT LASTS AS LONG AS IT IS WANTED",
                &figures(&page, "span", &self.lives, false),
                0,
                "none",
            ),
            page.section("SLOWEST TRACES, BY THEIR LONGEST OPERATION", &self.traces(&page), 0, "none"),
        ]
        .concat()
    }

    /// As a document without its schema.
    #[must_use]
    pub fn document(&self) -> Value {
        let group = |key: &'static str| move |(name, figures): &(String, Figures)| group(key, name, figures);
        let operations: Vec<_> = self.operations.iter().map(group(self.by)).collect();
        let [steps, lives] = [&self.steps, &self.lives].map(|all| all.iter().map(group("name")).collect::<Vec<_>>());
        let slow = |slow: &Slow| {
            json!({
                "trace_id": slow.trace_id,
                "work_id": slow.work_id,
                "operation": slow.name,
                "duration_ms": milliseconds(slow.duration_ns),
                "ended_at": crate::clock::stamp(seconds(slow.ended_ns)),
            })
        };
        let lock = self.lock().map(|(waited, took, count)| {
            json!({ "operations": count, "wait_ms": milliseconds(waited), "share": waited as f64 / took as f64 })
        });
        json!({
            "by": self.by,
            "spans": self.spans,
            "from": self.extent.map(|(first, _)| crate::clock::stamp(seconds(first))),
            "to": self.extent.map(|(_, last)| crate::clock::stamp(seconds(last))),
            "operations": operations,
            "lock": lock,
            "steps": steps,
            "lives": lives,
            "slowest_traces": self.slowest.iter().map(slow).collect::<Vec<_>>(),
        })
    }

    /// The wait for the lock, the time of the operations that took it, and how many did.
    fn lock(&self) -> Option<(u64, u64, u64)> {
        let all = self.operations.iter().map(|(_, figures)| figures);
        let sum = all.fold((0_u64, 0_u64, 0), |(waited, took, count), figures| {
            (waited.saturating_add(figures.lock_ns), took.saturating_add(figures.locked_ns), count + figures.locked)
        });
        (sum.1 > 0).then_some(sum)
    }

    fn traces(&self, page: &Page) -> String {
        let wide = page.width >= WIDE;
        let row = |slow: &Slow| {
            let (when, took) = (stamp(seconds(slow.ended_ns)), latency(slow.duration_ns));
            let (work, trace) = (slow.work_id.clone(), slow.trace_id.clone());
            let mut row = vec![when, slow.name.clone(), took];
            match wide {
                true => row.extend([work.unwrap_or_else(|| "–".to_owned()), trace]),
                false => row.push(work.unwrap_or(trace)),
            }
            row
        };
        let rows: Vec<_> = self.slowest.iter().map(row).collect();
        let mut columns = vec![Column::left("ended"), Column::left("operation"), Column::right("took")];
        match wide {
            true => columns.extend([Column::whole("item"), Column::whole("trace")]),
            false => columns.push(Column::whole("item, or trace")),
        }
        page.table(&rows, &columns, |_, column| if column == 0 { DIM } else { PLAIN })
    }
}

/// A table of figures, `named` by what stands in its first column.
fn figures(page: &Page, named: &'static str, groups: &[(String, Figures)], lock: bool) -> String {
    let row = |(name, of): &(String, Figures)| {
        let errors = if of.errors == 0 { "–".to_owned() } else { percentage(of.error_rate()) };
        let times = [of.p50_ns, of.p95_ns, of.p99_ns, of.max_ns].map(latency);
        let name = if name.is_empty() { "–".to_owned() } else { name.clone() };
        let mut row = vec![name, of.count.to_string(), errors];
        row.extend(times);
        row.extend(lock.then(|| of.lock_share().map_or_else(|| "–".to_owned(), percentage)));
        row
    };
    let rows: Vec<_> = groups.iter().map(row).collect();
    let mut columns = vec![Column::flexible(named)];
    columns.extend(["count", "errors", "p50", "p95", "p99", "max"].map(Column::right));
    columns.extend(lock.then(|| Column::right("lock")));
    page.table(&rows, &columns, |row, column| match column {
        2 if groups[row].1.errors > 0 => RED,
        _ => PLAIN,
    })
}

fn group(key: &str, name: &str, of: &Figures) -> Value {
    let mut object = Map::new();
    let name = if name.is_empty() { Value::Null } else { name.into() };
    object.insert(key.to_owned(), name);
    object.insert("count".to_owned(), of.count.into());
    object.insert("errors".to_owned(), of.errors.into());
    object.insert("error_rate".to_owned(), of.error_rate().into());
    for (name, ns) in [("p50_ms", of.p50_ns), ("p95_ms", of.p95_ns), ("p99_ms", of.p99_ns), ("max_ms", of.max_ns)] {
        object.insert(name.to_owned(), milliseconds(ns).into());
    }
    if let Some(share) = of.lock_share() {
        object.insert("lock_share".to_owned(), share.into());
    }
    Value::Object(object)
}

fn seconds(ns: u64) -> i64 {
    i64::try_from(ns / 1_000_000_000).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn a_page_of_large_figures_fits_80_columns_and_cuts_no_number() {
        let figures = Figures {
            count: 1_234_567,
            errors: 1_234_567,
            p50_ns: 999_400_000,
            p95_ns: 999_400_000,
            p99_ns: 999_400_000,
            max_ns: 999_400_000,
            locked: 1_234_567,
            locked_ns: 10,
            lock_ns: 10,
        };
        let slow = Slow {
            trace_id: "0af7651916cd43dd8448eb211c80319c".to_owned(),
            name: "work.telemetry_validate".to_owned(),
            work_id: None,
            duration_ns: 999_400_000,
            ended_ns: 1_750_055_888_000_000_000,
        };
        let named = |name: &str| vec![(name.to_owned(), figures)];
        let stats = SpanStats {
            by: "operation",
            operations: named("work.telemetry_validate"),
            steps: named("store.publish"),
            lives: named("work.attempt"),
            slowest: &[slow],
            extent: Some((0, 1)),
            spans: 1_234_567,
        };
        let page = stats.text(80, false);
        assert!(page.lines().all(|line| line.width() <= 80), "{page}");
        let row = page.lines().find(|line| line.contains("work.telemetry_val")).expect("a row");
        assert_eq!(row, "  work.telemetry_validate  1234567  100.0%  999ms  999ms  999ms  999ms  100.0%");
        assert!(page.contains("  0af7651916cd43dd8448eb211c80319c\n"), "{page}");
    }
}

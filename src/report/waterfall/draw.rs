//! A waterfall as text for a terminal.

use super::super::latency::latency;
use super::super::page::{BOLD, DIM, PLAIN, Page, RED, YELLOW};
use super::super::table::{Column, fit};
use super::{Row, Sort, Waterfall};
use crate::text::{escape, many};
use unicode_width::UnicodeWidthStr;

/// The narrowest and the widest bars, in terminal columns.
const BARS: std::ops::RangeInclusive<usize> = 10..=60;
/// What stands before a line and between two columns, in terminal columns.
const GAP: usize = 2;
/// The widest column of agents, in terminal columns.
const WHO: usize = 16;

const COLUMNS: [Column; 5] = [
    Column::flexible("span"),
    Column::left("who"),
    Column::left("outcome"),
    Column::right("took"),
    Column::whole("time"),
];

impl Waterfall {
    /// The waterfall on lines of at most `width` terminal columns.
    #[must_use]
    pub fn draw(&self, width: usize, colour: bool) -> String {
        let page = Page { width, colour };
        let mut text = self.heading(&page);
        text.push_str(&self.bars(&page, &self.rows));
        if !self.elsewhere.is_empty() {
            text.push_str(&format!("\n{}\n", page.ink(BOLD, "In the traces of others")));
            text.push_str(&self.bars(&page, &self.elsewhere));
        }
        if self.unread > 0 {
            let said = format!("{} lines of the files of spans could not be read", self.unread);
            text.push_str(&format!("\n{}\n", page.ink(YELLOW, &said)));
        }
        text
    }

    fn heading(&self, page: &Page) -> String {
        let whole = self.ended_ns.saturating_sub(self.started_ns);
        let mut text = String::new();
        if let Some(item) = &self.item {
            let line = format!("{}  {}: {}  ({})", item.work_id, item.work_type, item.description, item.status);
            text.push_str(&format!("{}\n", page.ink(BOLD, &fit(&escape(&line), page.width))));
        }
        let trace = self.trace_id.as_deref().unwrap_or("none yet: the first claim opens one");
        text.push_str(&format!("trace {trace}\n"));
        let start = super::super::age::stamp(i64::try_from(self.started_ns / 1_000_000_000).unwrap_or(i64::MAX));
        text.push_str(&format!("from {start} for {}", latency(whole)));
        if self.item.is_some() && whole > 0 {
            let share = self.held_ns as f64 * 100.0 / whole as f64;
            let attempts = many(self.attempts, "attempt");
            text.push_str(&format!(": held for {} ({share:.0} %) in {attempts}", latency(self.held_ns)));
        }
        text + "\n\n"
    }

    fn bars(&self, page: &Page, rows: &[Row]) -> String {
        let words: Vec<[String; 4]> = rows.iter().map(|row| words(row, self.ended_ns)).collect();
        let widest =
            |n: usize| words.iter().map(|row| row[n].width()).max().unwrap_or(0).max(COLUMNS[n].heading.width());
        let used: usize = (0..4).map(|n| widest(n) + GAP).sum();
        // One column is for the arrow behind what goes on.
        let room = page.width.saturating_sub(used + GAP + 1).clamp(*BARS.start(), *BARS.end());
        let cells: Vec<Vec<String>> = rows
            .iter()
            .zip(words)
            .map(|(row, words)| words.into_iter().chain([self.bar(row, room)]).collect())
            .collect();
        page.table(&cells, &COLUMNS, |row, column| ink(&rows[row], column))
    }

    /// The bar of a row, to scale: from where it begins to where it ends, at least one column.
    fn bar(&self, row: &Row, room: usize) -> String {
        let whole = self.ended_ns.saturating_sub(self.started_ns).max(1) as f64;
        let place = |at: u64| at.saturating_sub(self.started_ns) as f64 / whole * room as f64;
        let from = (place(row.started_ns).floor() as usize).min(room - 1);
        let to = (place(row.ended_ns.unwrap_or(self.ended_ns)).round() as usize).clamp(from + 1, room);
        let mark = match row.sort {
            Sort::Wait => "·",
            Sort::Item | Sort::Attempt => "─",
            Sort::Operation | Sort::Step => "█",
        };
        let on = if row.ended_ns.is_none() { "→" } else { "" };
        format!("{}{}{on}", " ".repeat(from), mark.repeat(to - from))
    }
}

/// What a row says beside its bar: name, agent, outcome, duration.
fn words(row: &Row, ended_ns: u64) -> [String; 4] {
    let name = format!("{}{}", "  ".repeat(row.depth), row.name);
    let duration = latency(row.ended_ns.unwrap_or(ended_ns).saturating_sub(row.started_ns));
    [name, fit(&row.who, WHO), row.outcome.clone(), duration]
}

fn ink(row: &Row, column: usize) -> &'static str {
    match (row.sort, column) {
        _ if row.failed && column >= 2 => RED,
        (Sort::Wait, _) => YELLOW,
        (Sort::Step, _) => DIM,
        (Sort::Item | Sort::Attempt, 0) => BOLD,
        _ => PLAIN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(sort: Sort, name: &str, from: u64, to: Option<u64>) -> Row {
        Row {
            sort,
            depth: 0,
            name: name.to_owned(),
            who: "ada".to_owned(),
            outcome: "done".to_owned(),
            failed: false,
            started_ns: from,
            ended_ns: to,
            trace_id: String::new(),
            span_id: String::new(),
            parent_span_id: None,
        }
    }

    fn waterfall(rows: Vec<Row>) -> Waterfall {
        Waterfall {
            schema: super::super::SCHEMA,
            trace_id: None,
            item: None,
            started_ns: 1000,
            ended_ns: 2000,
            held_ns: 0,
            attempts: 0,
            rows,
            elsewhere: Vec::new(),
            unread: 0,
        }
    }

    #[test]
    fn bars_are_to_scale_and_never_longer_than_their_line() {
        let of = |from, to| waterfall(Vec::new()).bar(&row(Sort::Operation, "a", from, to), 20);
        assert_eq!(of(1000, Some(2000)), "█".repeat(20));
        assert_eq!(of(1500, Some(1750)), format!("{}{}", " ".repeat(10), "█".repeat(5)));
        assert_eq!(of(1999, Some(2000)), format!("{}█", " ".repeat(19)));
        assert_eq!(of(1000, Some(1001)), "█", "whatever happened can be seen");
        assert_eq!(of(1750, None), format!("{}{}→", " ".repeat(15), "█".repeat(5)));
        assert_eq!(of(10, Some(9000)), "█".repeat(20), "what reaches beyond is cut");
    }

    #[test]
    fn a_row_keeps_to_the_width() {
        let rows =
            vec![row(Sort::Attempt, &"long ".repeat(30), 1000, Some(1400)), row(Sort::Wait, "waiting", 1400, None)];
        let text = waterfall(rows).draw(60, false);
        assert!(text.lines().all(|line| line.width() <= 60), "{text}");
        assert!(text.contains("·") && text.contains("─"), "{text}");
    }
}

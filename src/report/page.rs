//! The frame of a dashboard: its headline, its sections, and where colour goes.

use super::age::stamp;
use super::table::{Column, fit, painted};
use crate::text::escape;
use unicode_width::UnicodeWidthStr;

/// How far the lines of a section are indented, in terminal columns.
const INDENT: usize = 2;

/// The longest headline, in terminal columns: on a wide screen the time stays near the board.
const HEADLINE: usize = 120;

/// ANSI codes; the empty one leaves text as it is.
pub(super) const PLAIN: &str = "";
pub(super) const BOLD: &str = "1";
pub(super) const DIM: &str = "2";
pub(super) const RED: &str = "31";
pub(super) const YELLOW: &str = "33";

/// Where a dashboard is shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page {
    /// The widest line, in terminal columns.
    pub(super) width: usize,
    /// Whether ANSI colours are wanted.
    pub(super) colour: bool,
}

impl Page {
    /// The program and the board at the left, the time (seconds since 1970) at the right.
    pub(super) fn headline(&self, board: &str, at: i64) -> String {
        let width = self.width.min(HEADLINE);
        let name = fit("coordctl", width);
        let time = fit(&stamp(at), width.saturating_sub(name.width() + 4));
        let room = width.saturating_sub(name.width() + time.width() + 4);
        let board = path(board, room);
        let gap = " ".repeat(room.saturating_sub(board.width()));
        let (name, time) = (self.ink(BOLD, &name), self.ink(DIM, &time));
        format!("{name}  {board}{gap}  {time}").trim_end().to_owned() + "\n"
    }

    /// A title, and below it `body`, or `none` where the body is empty, and how many were left out.
    pub(super) fn section(&self, title: &str, body: &str, left_out: u64, none: &str) -> String {
        let title = self.ink(BOLD, &fit(title, self.width));
        let body = match body {
            "" => self.faint(none),
            body => self.indent(body),
        };
        let more = match left_out {
            0 => String::new(),
            n => self.faint(&format!("… and {n} more")),
        };
        format!("\n{title}\n{body}{more}")
    }

    /// A table with dim headings, cells in the colour that `code(row, column)` names; empty without rows.
    pub(super) fn table<C>(&self, rows: &[Vec<String>], columns: &[Column], code: C) -> String
    where
        C: Fn(usize, usize) -> &'static str,
    {
        if rows.is_empty() {
            return String::new();
        }
        painted(rows, columns, self.room(), true, |row, column, text| {
            self.ink(row.map_or(DIM, |row| code(row, column)), text)
        })
    }

    /// `body` as it stands in a section.
    pub(super) fn indent(&self, body: &str) -> String {
        let indented = |line: &str| format!("{:INDENT$}{line}", "").trim_end().to_owned() + "\n";
        body.lines().map(indented).collect()
    }

    /// A remark in a section.
    pub(super) fn faint(&self, text: &str) -> String {
        self.indent(&self.ink(DIM, &fit(text, self.room())))
    }

    /// The width of the lines inside a section, in terminal columns.
    pub(super) fn room(&self) -> usize {
        self.width.saturating_sub(INDENT)
    }

    /// `text` in the colour with this ANSI code, where colours are wanted.
    pub(super) fn ink(&self, code: &str, text: &str) -> String {
        if !self.colour || code.is_empty() || text.is_empty() {
            return text.to_owned();
        }
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}

/// Escapes a path and cuts it to `limit` terminal columns at its start: its end tells more.
fn path(text: &str, limit: usize) -> String {
    let shown = escape(text);
    let ends = shown.char_indices().filter_map(|(at, _)| shown.get(at..));
    match ends.clone().next() {
        Some(whole) if whole.width() > limit => {
            let end = ends.skip(1).find(|end| end.width() < limit);
            fit(&format!("…{}", end.unwrap_or("")), limit)
        }
        _ => fit(&shown, limit),
    }
}

#[cfg(test)]
mod tests;

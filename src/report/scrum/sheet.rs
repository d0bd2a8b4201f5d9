//! A report in the making: title, headings, and what stands under them.

use crate::analysis::scrum::{Head, Period, PeriodSource};
use crate::report::page::{BOLD, DIM, PLAIN, Page};
use crate::report::prose::wrap;
use crate::report::table::{Column, fit};
use crate::text::escape;
use unicode_width::UnicodeWidthStr;

/// What stands in a table where nothing tells.
pub(super) const NONE: &str = "–";

/// A report in the making.
pub(super) struct Sheet {
    page: Page,
    text: String,
}

impl Sheet {
    /// The title, and a line under it.
    pub(super) fn open(title: &str, head: &Head, width: usize, colour: bool) -> Self {
        let page = Page { width, colour };
        let title = fit(title, width);
        let text = format!("{}\n{}\n", page.ink(BOLD, &title), "=".repeat(title.width()));
        let mut sheet = Sheet { page, text };
        sheet.write(&format!("as of {}", head.at), "", "");
        sheet.pi(head);
        sheet.sprint(head);
        if !head.has_program {
            sheet.write("program.toml: there is none; \"coordctl program init\" makes one", "", "");
        }
        sheet
    }

    fn pi(&mut self, head: &Head) {
        let source = match head.pi.source {
            PeriodSource::Program => "",
            _ => ", the quarter of the calendar",
        };
        let day = match head.pi_day {
            Some(day) => format!(", day {day} of {}", head.pi.days()),
            None => ", not today".to_owned(),
        };
        self.write(&format!("PI: {}{day}{source}", period(&head.pi)), "", "");
    }

    fn sprint(&mut self, head: &Head) {
        match &head.sprint {
            None if head.sprints > 0 => self.write("Sprint: none runs today", "", ""),
            None => self.not_recorded("", "Sprint", "[[sprints]]"),
            Some(sprint) => {
                let goal = head.sprint_goal.as_ref().map(|goal| format!(": {goal}")).unwrap_or_default();
                self.write(&format!("Sprint: {}{goal}", period(sprint)), "", "  ");
            }
        }
    }

    /// The whole text.
    pub(super) fn close(self) -> String {
        self.text
    }

    /// A heading.
    pub(super) fn heading(&mut self, text: &str) {
        let heading = self.page.ink(BOLD, &fit(text, self.page.width));
        self.text.push_str(&format!("\n{heading}\n"));
    }

    /// A heading below another one.
    pub(super) fn part(&mut self, text: &str) {
        let part = self.page.ink(BOLD, &fit(text, self.page.room()));
        self.text.push_str(&format!("\n{}", self.page.indent(&part)));
    }

    fn write(&mut self, text: &str, first: &str, rest: &str) {
        let lines = wrap(text, self.page.width, first, rest);
        // A word that is longer than a line is cut.
        let cut = |line: &str| {
            format!("{}\n", if line.width() > self.page.width { fit(line, self.page.width) } else { line.to_owned() })
        };
        self.text.push_str(&lines.lines().map(cut).collect::<String>());
    }

    /// A line under a heading.
    pub(super) fn say(&mut self, text: &str) {
        self.write(text, "  ", "    ");
    }

    /// A line of a list.
    pub(super) fn point(&mut self, text: &str) {
        self.write(text, "  - ", "    ");
    }

    /// A name and its value, or that it is not recorded.
    pub(super) fn figure(&mut self, name: &str, value: Option<String>) {
        let value = value.unwrap_or_else(|| "not recorded".to_owned());
        self.say(&format!("{name}: {value}"));
    }

    /// A table under a heading.
    pub(super) fn table(&mut self, rows: &[Vec<String>], columns: &[Column]) {
        let body = self.page.table(rows, columns, |_, _| PLAIN);
        self.text.push_str(&self.page.indent(&body));
    }

    /// A remark under a heading.
    pub(super) fn remark(&mut self, text: &str) {
        for line in wrap(text, self.page.room(), "", "").lines() {
            self.text.push_str(&self.page.faint(line));
        }
    }

    /// That something is not recorded, and which part of `program.toml` would record it.
    pub(super) fn missing(&mut self, part: &str) {
        self.not_recorded("  ", "", part);
    }

    fn not_recorded(&mut self, indent: &str, what: &str, part: &str) {
        let name = if what.is_empty() { String::new() } else { format!("{what}: ") };
        let text = format!("{name}not recorded ({part} of program.toml would tell)");
        let lines = wrap(&text, self.page.width, indent, indent);
        self.text.extend(lines.lines().map(|line| self.page.ink(DIM, line) + "\n"));
    }
}

/// A stretch of days by its name.
pub(super) fn period(period: &Period) -> String {
    format!("{} ({} to {})", escape(&period.name), period.start, period.end)
}

/// A part of a whole; all of it only where nothing is missing.
pub(super) fn percent(share: f64) -> String {
    let percent = share * 100.0;
    format!("{:.0} %", if share < 1.0 { percent.min(99.0) } else { percent })
}

/// A part of a whole in brackets, behind what it is the part of; nothing where it is not known.
pub(super) fn in_brackets(share: Option<f64>) -> String {
    share.map(|share| format!(" ({})", percent(share))).unwrap_or_default()
}

/// A number with one decimal, where it has any.
pub(super) fn decimal(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}

/// What is known, or the sign for nothing.
pub(super) fn or_none<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| NONE.to_owned(), |value| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_without_needless_digits() {
        assert_eq!([2.0, 2.25, 0.04, -1.5].map(decimal), ["2", "2.2", "0", "-1.5"]);
        assert_eq!([0.0, 0.666, 1.0].map(percent), ["0 %", "67 %", "100 %"]);
    }
}

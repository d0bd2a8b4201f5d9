//! What pages of advice are made of: how bad something is, sentences behind dashes and below rows, and how a sum came about.

use crate::analysis::advice::Term;
use crate::claude::answers::Severity;
use crate::report::page::{BOLD, DIM, Page, RED, YELLOW};
use crate::report::prose::wrap;
use crate::report::table::fit;

/// What stands before a reason: it belongs to the row above it.
const INDENT: &str = "    ";

/// The colour of how bad something is.
pub(super) fn ink(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => RED,
        Severity::High => YELLOW,
        Severity::Medium => BOLD,
        Severity::Low => DIM,
    }
}

impl Page {
    /// A title with how bad that is.
    pub(super) fn graded(&self, severity: Severity, title: &str) -> String {
        self.ink(ink(severity), &fit(&format!("{}: {title}", severity.word()), self.room())) + "\n"
    }

    /// A paragraph of a section, behind a dash.
    pub(super) fn point(&self, text: &str) -> String {
        wrap(text, self.room(), "- ", "  ")
    }

    /// The lines of a table, headings first, with a sentence below each row.
    pub(super) fn with_reasons(&self, table: &str, reasons: impl Iterator<Item = String>) -> String {
        let mut lines = table.lines();
        let mut text = lines.next().map(|headings| format!("{headings}\n")).unwrap_or_default();
        for (line, reason) in lines.zip(reasons) {
            text += &format!("{line}\n{}", wrap(&reason, self.room(), INDENT, INDENT));
        }
        text
    }

    /// A name with a sentence about it.
    pub(super) fn about(&self, name: &str, sentence: &str) -> String {
        wrap(&format!("{name}: {sentence}"), self.room(), "", INDENT)
    }

    /// A sum with its terms, each with what it could bring at most; whole at any width.
    pub(super) fn sum(&self, name: &str, total: f64, terms: &[Term]) -> String {
        let term = |term: &Term| match term.value {
            None if term.hundredths() == 0 => format!("{} – of {}", term.name, term.weight),
            _ => format!("{} {} of {}", term.name, term.points, term.weight),
        };
        let terms: Vec<String> = terms.iter().map(term).collect();
        self.about(name, &format!("{total} = {}", terms.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_stands_below_its_row() {
        let page = Page { width: 24, colour: false };
        let text = page.with_reasons("H\na\nb\n", ["one two three four five", "x"].map(String::from).into_iter());
        assert_eq!(text, "H\na\n    one two three four\n    five\nb\n    x\n");
        assert_eq!(page.with_reasons("", [].into_iter()), "");
    }

    #[test]
    fn a_sum_is_whole_at_any_width() {
        let json = r#"[{"name":"due","value":null,"unit":"","share":0.0,"weight":25.0,"points":0.0},
            {"name":"load","value":1.0,"unit":"","share":0.25,"weight":-40.0,"points":-10.0}]"#;
        let terms: Vec<Term> = serde_json::from_str(json).expect("terms");
        let page = Page { width: 30, colour: false };
        assert_eq!(page.sum("x", -10.0, &terms), "x: -10 = due – of 25, load\n    -10 of -40\n");
    }
}

//! What GitHub Actions shows: annotations by workflow commands on stdout, and Markdown for the summary of a step.

use super::{Row, said};
use crate::gates::Verdict;
use crate::text::escape;

/// A workflow command for each verdict that keeps the gate shut, a line each.
#[must_use]
pub fn annotations(verdicts: &[Verdict]) -> String {
    let shut = verdicts.iter().filter(|verdict| !verdict.passes());
    let line = |verdict: &Verdict| {
        let title = format!("coordctl gate: {}", Row::of(verdict).condition);
        format!("::error title={}::{}\n", property(&title), message(&said(verdict)))
    };
    shut.map(line).collect()
}

/// A table in Markdown with a heading that says whether the gate is open.
#[must_use]
pub fn summary(verdicts: &[Verdict], board: &str) -> String {
    let heading = if verdicts.iter().all(Verdict::passes) { "✅ Gate met" } else { "❌ Gate not met" };
    let row = |verdict: &Verdict| format!("| {} |\n", Row::of(verdict).cells().map(|text| cell(&text)).join(" | "));
    let rows: String = verdicts.iter().map(row).collect();
    let head = "| condition | limit | value | verdict |\n|---|---:|---:|---|\n";
    format!("### {heading}: {}\n\n{head}{rows}\n", cell(board))
}

/// The message of a workflow command.
fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property of a workflow command.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

/// Text that stays inside its cell and is no markup.
fn cell(text: &str) -> String {
    let shown = escape(text).into_owned();
    let mut plain = String::with_capacity(shown.len());
    for c in shown.chars() {
        match c {
            '<' => plain.push_str("&lt;"),
            '|' | '`' | '*' | '_' | '[' | ']' | '\\' | '#' | '~' => plain.extend(['\\', c]),
            c => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::super::tests::verdict;
    use super::*;
    use crate::gates::Quantity;

    #[test]
    fn an_annotation_is_escaped_as_github_reads_it() {
        assert_eq!(message("50%\r\nof a:b, c"), "50%25%0D%0Aof a:b, c");
        assert_eq!(property("50%\r\nof a:b, c"), "50%25%0D%0Aof a%3Ab%2C c");
        let verdicts = [
            verdict("error_rate", "1%", Some(Quantity::Percent(2.0))),
            verdict("max_late", "1", Some(Quantity::Count(1))),
        ];
        let told = "::error title=coordctl gate%3A error_rate::error_rate is 2%25, more than 1%25\n";
        assert_eq!(annotations(&verdicts), told);
    }

    #[test]
    fn a_cell_of_the_summary_holds_what_it_is_given() {
        assert_eq!(cell("a|b `c` <img> *d*"), "a\\|b \\`c\\` &lt;img> \\*d\\*");
        let text = summary(&[verdict("max_late", "1", Some(Quantity::Count(2)))], "/srv/board");
        assert_eq!(
            text,
            "### ❌ Gate not met: /srv/board\n\n| condition | limit | value | verdict |\n|---|---:|---:|---|\n\
             | max\\_late | ≤ 1 | 2 | not met |\n\n"
        );
        assert!(
            summary(&[verdict("max_late", "1", Some(Quantity::Count(1)))], "b").starts_with("### ✅ Gate met: b\n")
        );
    }
}

//! Sentences that fit a terminal.

use crate::text::escape;
use unicode_width::UnicodeWidthStr;

/// The narrowest line that words are put into, in terminal columns.
const NARROWEST: usize = 20;

/// The words of a text, escaped, in lines of at most `width` terminal columns, each beginning with `indent` blanks.
///
/// A word that is wider than a line has a line of its own.
pub(super) fn wrapped(text: &str, indent: usize, width: usize) -> String {
    let room = width.saturating_sub(indent).max(NARROWEST);
    let shown = escape(text);
    let mut lines: Vec<String> = Vec::new();
    for word in shown.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.into_iter().map(|line| format!("{:indent$}{line}\n", "")).collect()
}

/// The lines of a table, headings first, with the text that belongs to each row below it.
pub(super) fn with_notes(table: &str, notes: &[String]) -> String {
    let mut lines = table.lines();
    let mut text = lines.next().map(|headings| format!("{headings}\n")).unwrap_or_default();
    for (line, note) in lines.zip(notes) {
        text += &format!("{line}\n{note}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_put_into_lines_and_nothing_is_lost() {
        assert_eq!(wrapped("one two three four five six", 2, 22), "  one two three four\n  five six\n");
        assert_eq!(wrapped("a\u{1b}[2J  b\nc", 0, 80), "a\\u{1b}[2J b\\nc\n");
        assert_eq!(wrapped("", 2, 80), "");
        let long = "x".repeat(50);
        assert_eq!(wrapped(&format!("a {long} b"), 0, 10), format!("a\n{long}\nb\n"));
    }

    #[test]
    fn each_note_stands_below_its_row() {
        let notes = ["  x\n".to_owned(), String::new()];
        assert_eq!(with_notes("H\na\nb\n", &notes), "H\na\n  x\nb\n");
    }
}

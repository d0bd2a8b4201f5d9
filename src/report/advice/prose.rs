//! Sentences that fit a terminal.

use crate::report::prose::wrap;

/// The words of a text in lines of at most `width` terminal columns, each beginning with `indent` blanks.
pub(super) fn wrapped(text: &str, indent: usize, width: usize) -> String {
    let blanks = " ".repeat(indent);
    if text.is_empty() { String::new() } else { wrap(text, width, &blanks, &blanks) }
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
    fn each_note_stands_below_its_row() {
        let notes = ["  x\n".to_owned(), String::new()];
        assert_eq!(with_notes("H\na\nb\n", &notes), "H\na\n  x\nb\n");
    }
}

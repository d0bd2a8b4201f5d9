//! Sentences in lines.

use crate::text::escape;
use textwrap::{Options, WordSplitter};

/// Breaks a text, escaped, into lines of at most `width` terminal columns; the first begins with `first`, the others with
/// `rest`. Each line ends with a newline.
#[must_use]
pub fn wrap(text: &str, width: usize, first: &str, rest: &str) -> String {
    let options = Options::new(width.max(20)).initial_indent(first).subsequent_indent(rest);
    // Ids, times and names are to be found by their whole text.
    let options = options.word_splitter(WordSplitter::NoHyphenation).break_words(false);
    format!("{}\n", textwrap::fill(&escape(text), options))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_broken_between_words_and_acts_on_no_terminal() {
        assert_eq!(wrap("one two three four five", 20, "- ", "  "), "- one two three four\n  five\n");
        assert_eq!(wrap("since 2026-11-21T21:01:50Z", 20, "", ""), "since\n2026-11-21T21:01:50Z\n");
        let long = "x".repeat(50);
        assert_eq!(wrap(&format!("a {long} b"), 10, "", ""), format!("a\n{long}\nb\n"));
        assert_eq!(wrap("a\u{1b}[2J", 20, "", ""), "a\\u{1b}[2J\n");
    }
}

//! Sentences in lines.

use crate::text::escape;
use textwrap::Options;

/// Breaks a text, escaped, into lines of at most `width` terminal columns; the first begins with `first`, the others with
/// `rest`. Each line ends with a newline.
#[must_use]
pub fn wrap(text: &str, width: usize, first: &str, rest: &str) -> String {
    let options = Options::new(width.max(20)).initial_indent(first).subsequent_indent(rest);
    format!("{}\n", textwrap::fill(&escape(text), options))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_broken_between_words_and_acts_on_no_terminal() {
        assert_eq!(wrap("one two three four five", 20, "- ", "  "), "- one two three four\n  five\n");
        assert_eq!(wrap("a\u{1b}[2J", 20, "", ""), "a\\u{1b}[2J\n");
    }
}

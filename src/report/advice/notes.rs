//! A table with a reason below each of its rows.

use crate::report::page::Page;
use crate::report::prose::wrap;

/// What stands before a reason: it belongs to the row above it.
const INDENT: &str = "    ";

impl Page {
    /// The lines of a table, headings first, with a sentence below each row.
    pub(super) fn with_reasons<'a>(&self, table: &str, reasons: impl Iterator<Item = &'a str>) -> String {
        let mut lines = table.lines();
        let mut text = lines.next().map(|headings| format!("{headings}\n")).unwrap_or_default();
        for (line, reason) in lines.zip(reasons) {
            text += &format!("{line}\n{}", wrap(reason, self.width.saturating_sub(2), INDENT, INDENT));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_stands_below_its_row() {
        let page = Page { width: 24, colour: false };
        let text = page.with_reasons("H\na\nb\n", ["one two three four five", "x"].into_iter());
        assert_eq!(text, "H\na\n    one two three four\n    five\nb\n    x\n");
        assert_eq!(page.with_reasons("", [].into_iter()), "");
    }
}

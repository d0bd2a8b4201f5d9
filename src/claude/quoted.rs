//! The words of others in our messages: without our secrets, escaped, and cut.

use crate::telemetry::REDACTED;
use crate::text::escape;

/// How much of what Claude's side says is told, in characters.
const MOST: usize = 300;

/// A text without these secrets, and without whatever else looks like one.
pub(super) fn masked(text: &str, secrets: &[String]) -> String {
    let text = secrets.iter().fold(text.to_owned(), |text, secret| text.replace(secret.as_str(), REDACTED));
    crate::telemetry::masked(&text).into_owned()
}

/// What was said, as it may be shown: in quotation marks.
pub(super) fn said(text: &str, secrets: &[String]) -> String {
    let masked = masked(text.trim(), secrets);
    let shown = escape(&masked);
    let start: String = shown.chars().take(MOST).collect();
    if start.len() < shown.len() { format!("\"{start}…\"") } else { format!("\"{shown}\"") }
}

/// The same of what a program said last: where it is cut, its end is kept.
pub(super) fn said_last(text: &str) -> String {
    let masked = masked(text.trim(), &[]);
    let shown = escape(&masked);
    let end: String = shown.chars().skip(shown.chars().count().saturating_sub(MOST)).collect();
    if end.len() < shown.len() { format!("\"…{end}\"") } else { format!("\"{shown}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_masked_before_anything_is_cut_or_escaped() {
        let secrets = ["Bearer geheim".to_owned(), "geheim".to_owned()];
        assert_eq!(
            said(" no geheim,\u{1b}[2J \"Bearer geheim\"\n", &secrets),
            r#""no [redacted],\u{1b}[2J "[redacted]"""#
        );
        let long = format!("{}geheim", "x".repeat(MOST - 3));
        assert_eq!(said(&long, &secrets), format!("\"{}[re…\"", "x".repeat(MOST - 3)));
    }
}

//! Text from other people: what is accepted, and how it is shown.
//!
//! Descriptions, results, names and notes come from agents, scripts and old files. They are stored as given
//! and escaped whenever they are shown, so that none of them can move a cursor or reverse a line (I18).

use std::borrow::Cow;

/// Whether a text is an id of so many hexadecimal digits, not all of them zero.
#[must_use]
pub fn is_hex_id(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|b| b.is_ascii_hexdigit()) && text.bytes().any(|b| b != b'0')
}

/// A number with the noun for it: `1 item`, `2 items`, `0 items`.
#[must_use]
pub fn many(count: u64, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// The word that goes with a number of things: `1 item waits`, `2 items wait`.
#[must_use]
pub fn agree<'a>(count: u64, one: &'a str, more: &'a str) -> &'a str {
    if count == 1 { one } else { more }
}

/// The longest text accepted in one field, in bytes.
pub const FIELD_LIMIT: usize = 64 * 1024;

/// Why a text was not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// Nothing but white space.
    #[error("is empty")]
    Empty,
    /// More than [`FIELD_LIMIT`] bytes.
    #[error("is {0} bytes long, more than the {FIELD_LIMIT} that fit in one field")]
    TooLong(usize),
    /// A character that would act on a terminal instead of being shown.
    #[error("contains the control character {0}")]
    Control(String),
}

/// Accepts text for one field: not blank, within the limit, no control characters but newline and tab.
///
/// # Errors
/// Says which of the three rules the text breaks.
pub fn check_text(text: &str) -> Result<(), Unfit> {
    if text.trim().is_empty() {
        return Err(Unfit::Empty);
    }
    if text.len() > FIELD_LIMIT {
        return Err(Unfit::TooLong(text.len()));
    }
    match text.chars().find(|&c| acts(c) && c != '\n' && c != '\t') {
        Some(c) => Err(Unfit::Control(format!("U+{:04X}", c as u32))),
        None => Ok(()),
    }
}

/// Makes text safe to show: every control character, C1 control and direction mark becomes visible.
#[must_use]
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.chars().any(acts) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' => shown.push_str("\\n"),
            '\t' => shown.push_str("\\t"),
            '\r' => shown.push_str("\\r"),
            c if acts(c) => shown.push_str(&format!("\\u{{{:x}}}", c as u32)),
            c => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// Quotes a value for a message: escaped, and cut in the middle of nothing longer than 80 characters.
#[must_use]
pub fn quote(text: &str) -> String {
    let shown = escape(text);
    if shown.chars().count() <= 80 {
        return format!("\"{shown}\"");
    }
    let start: String = shown.chars().take(77).collect();
    format!("\"{start}…\"")
}

/// The names closest to `word`, nearest first: what a misspelling may have meant.
#[must_use]
pub fn nearest<'a>(word: &str, names: impl Iterator<Item = &'a str>, most: usize) -> Vec<&'a str> {
    // Two letters that changed places make a short word look like another one altogether.
    let swapped = |name: &str| if strsim::osa_distance(word, name) == 1 { 0.8 } else { 0.0 };
    let score = |name: &str| strsim::jaro_winkler(word, name).max(swapped(name));
    let mut scored: Vec<(f64, &str)> =
        names.map(|name| (score(name), name)).filter(|(score, _)| *score > 0.7).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.into_iter().take(most).map(|(_, name)| name).collect()
}

fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
        || ('\u{202a}'..='\u{202e}').contains(&c)
        || ('\u{2066}'..='\u{2069}').contains(&c)
}

/// The longest beginning of a text that has at most `limit` bytes and no half character.
#[must_use]
pub fn clip(text: &str, limit: usize) -> &str {
    (0..=limit.min(text.len())).rev().find_map(|end| text.get(..end)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_and_verbs_go_with_their_number() {
        let told = |count| format!("{} {}", many(count, "item"), agree(count, "waits", "wait"));
        assert_eq!([0, 1, 2].map(told), ["0 items wait", "1 item waits", "2 items wait"]);
    }

    #[test]
    fn text_that_would_act_on_a_terminal_is_refused() {
        assert_eq!(check_text("  "), Err(Unfit::Empty));
        assert_eq!(check_text("a\u{1b}[2J"), Err(Unfit::Control("U+001B".into())));
        assert_eq!(check_text("a\u{202e}b"), Err(Unfit::Control("U+202E".into())));
        assert_eq!(check_text("two\nlines\tand a tab"), Ok(()));
        assert_eq!(check_text(&"x".repeat(FIELD_LIMIT + 1)), Err(Unfit::TooLong(FIELD_LIMIT + 1)));
    }

    #[test]
    fn no_control_character_survives_escape() {
        for c in (0..0x3000).filter_map(char::from_u32).filter(|&c| acts(c)) {
            let shown = escape(&format!("a{c}b")).into_owned();
            assert!(!shown.chars().any(acts), "U+{:04X} came through as {shown:?}", c as u32);
        }
        assert!(matches!(escape("plain"), Cow::Borrowed("plain")));
    }

    #[test]
    fn the_nearest_name_comes_first() {
        assert_eq!(nearest("hgih", ["low", "high", "medium"].into_iter(), 1), ["high"]);
        assert!(nearest("zzz", ["low", "high"].into_iter(), 3).is_empty());
    }
}

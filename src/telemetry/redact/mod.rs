//! Keeping secrets out of spans.
//!
//! A secret is known by its form alone: by how it begins (`tokens`), by what it is called (`assigned`), or by looking
//! random (`random`). What is found is replaced before a text is cut, so that no cut leaves half a secret.

mod assigned;
mod random;
mod tokens;

#[cfg(test)]
mod tests;

use crate::text::clip;
use std::borrow::Cow;
use std::ops::Range;

/// The longest text of an attribute, in bytes; longer ones are cut there.
pub const TEXT_LIMIT: usize = 256;

/// What stands in place of a secret.
pub const REDACTED: &str = "[redacted]";

/// A text as it may stand in a span: without secrets, and cut at [`TEXT_LIMIT`].
pub(super) fn redacted(text: &str) -> Cow<'_, str> {
    redacted_to(text, TEXT_LIMIT)
}

/// As [`redacted`], cut at another length, in bytes.
pub(super) fn redacted_to(text: &str, limit: usize) -> Cow<'_, str> {
    match without_secrets(text) {
        Cow::Borrowed(text) => Cow::Borrowed(clip(text, limit)),
        Cow::Owned(mut text) => {
            let kept = clip(&text, limit).len();
            text.truncate(kept);
            Cow::Owned(text)
        }
    }
}

/// The value of something that has a name: the name alone may say that it is a secret.
pub(super) fn redacted_value<'a>(name: &str, value: &'a str) -> Cow<'a, str> {
    match assigned::is_secret_name(name.as_bytes()) && !value.is_empty() {
        true => Cow::Borrowed(REDACTED),
        false => redacted(value),
    }
}

/// A text of any length without what looks like a secret: for whatever leaves the machine.
#[must_use]
pub fn masked(text: &str) -> Cow<'_, str> {
    without_secrets(text)
}

/// Whether a text holds something that looks like a secret.
pub(super) fn has_secret(text: &str) -> bool {
    matches!(without_secrets(text), Cow::Owned(_))
}

fn without_secrets(text: &str) -> Cow<'_, str> {
    let found = secrets(text.as_bytes());
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut kept = 0;
    for Range { start, end } in found {
        shown.push_str(text.get(kept..start).unwrap_or_default());
        shown.push_str(REDACTED);
        kept = end;
    }
    shown.push_str(text.get(kept..).unwrap_or_default());
    Cow::Owned(shown)
}

/// Where secrets stand in a text, in order and apart.
fn secrets(text: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    tokens::find(text, &mut found);
    assigned::find(text, &mut found);
    if found.len() > 1 {
        found.sort_by_key(|range| range.start);
        found = merged(found);
    }
    found
}

fn merged(sorted: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(sorted.len());
    for range in sorted {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

/// Bytes that tokens are made of: those of base64 in both alphabets, and what stands between their parts.
fn is_of_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+' | b'/' | b'=' | b'.' | b'~')
}

/// The first place from `at` on where `holds` does not hold.
fn end_of(text: &[u8], at: usize, holds: impl Fn(u8) -> bool) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.iter().position(|&byte| !holds(byte)).map_or(text.len(), |length| at + length)
}

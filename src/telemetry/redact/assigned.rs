//! Secrets that are known by what they are called: `password=…`, `token: …`, `--api-key …`, and those in URLs.

use super::{REDACTED, end_of};
use memchr::{memchr, memchr2_iter, memmem};
use std::ops::Range;

/// Names that end so are names of secrets, in capitals or not, with `_`, `-` or `.` or nothing between their words.
const ENDS: [&[u8]; 9] =
    [b"token", b"pwd", b"apikey", b"accesskey", b"privatekey", b"accountkey", b"sessionkey", b"signingkey", b"bearer"];
/// And names in which one of these stands.
const PARTS: [&[u8]; 6] = [b"password", b"passwd", b"passphrase", b"secret", b"credential", b"authorization"];
/// The longest name, in bytes.
const LONGEST: usize = 64;
/// Words that come before the credential in the value of a header.
const SCHEMES: [&[u8]; 4] = [b"bearer", b"basic", b"token", b"digest"];

/// Finds the values of what is called like a secret.
pub(super) fn find(text: &[u8], found: &mut Vec<Range<usize>>) {
    for at in memchr2_iter(b'=', b':', text) {
        if text[at] == b':' && text[at..].starts_with(b"://") {
            found.extend(in_url(text, at + 3));
        } else if is_secret_name(name_before(text, at)) {
            found.extend(value(text, at + 1));
        }
    }
    if memchr(b'-', text).is_some() {
        memmem::find_iter(text, b"--").for_each(|at| found.extend(of_option(text, at + 2)));
    }
}

/// Whether something of this name is a secret.
pub(super) fn is_secret_name(name: &[u8]) -> bool {
    if name.len() < 3 || name.len() > LONGEST {
        return false;
    }
    if [b"_pass".as_slice(), b"-pass"].iter().any(|end| name[name.len().saturating_sub(5)..].eq_ignore_ascii_case(end))
    {
        return true;
    }
    let mut plain = [0; LONGEST];
    let mut length = 0;
    for byte in name.iter().filter(|byte| byte.is_ascii_alphanumeric()) {
        plain[length] = byte.to_ascii_lowercase();
        length += 1;
    }
    let plain = &plain[..length];
    ENDS.iter().any(|end| plain.ends_with(end)) || PARTS.iter().any(|part| memmem::find(plain, part).is_some())
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

/// The name in front of a `=` or `:`, without its quotes.
fn name_before(text: &[u8], at: usize) -> &[u8] {
    let before = text[..at].trim_ascii_end();
    let quoted = before.strip_suffix(b"\"").or_else(|| before.strip_suffix(b"'")).unwrap_or(before);
    let from = quoted.len().saturating_sub(LONGEST);
    let start = quoted[from..].iter().rposition(|&byte| !is_of_name(byte)).map_or(from, |last| from + last + 1);
    &quoted[start..]
}

/// The value that begins behind a `=` or `:`; `None` where there is none, as in `a::b`.
fn value(text: &[u8], at: usize) -> Option<Range<usize>> {
    let at = if text.get(at) == Some(&b'>') || text.get(at) == Some(&b'=') { at + 1 } else { at };
    let start = end_of(text, at, |byte| matches!(byte, b' ' | b'\t'));
    match *text.get(start)? {
        b':' | b'\n' | b'\r' => None,
        quote @ (b'"' | b'\'' | b'`') => {
            let end = end_of(text, start + 1, |byte| byte != quote);
            (end > start + 1).then_some(start + 1..end)
        }
        _ => {
            let end = end_of_value(text, start);
            let next = end_of(text, end, |byte| matches!(byte, b' ' | b'\t'));
            let is_scheme = SCHEMES.iter().any(|scheme| text[start..end].eq_ignore_ascii_case(scheme));
            let end = if is_scheme { end_of_value(text, next) } else { end };
            (end > start).then_some(start..end)
        }
    }
}

/// Where a value without quotes ends: at white space, at a quote, and where the next assignment begins.
fn end_of_value(text: &[u8], start: usize) -> usize {
    let ends = |at: usize| match text[at] {
        byte if byte.is_ascii_whitespace() => true,
        b'"' | b'\'' | b'`' => true,
        b'&' | b',' | b';' | b')' | b'}' | b']' => is_followed_by_more(text, at + 1),
        _ => false,
    };
    let from = if text[start..].starts_with(REDACTED.as_bytes()) { start + REDACTED.len() } else { start };
    (from..text.len()).find(|&at| ends(at)).unwrap_or(text.len())
}

/// Whether a value ends in front of `at`: there is nothing more, white space, or another name with its value.
fn is_followed_by_more(text: &[u8], at: usize) -> bool {
    let name = end_of(text, at, is_of_name);
    match text.get(at) {
        None => true,
        Some(byte) if byte.is_ascii_whitespace() => true,
        Some(_) => name > at && matches!(text.get(name), Some(b'=' | b':')),
    }
}

/// The word behind an option such as `--password`.
fn of_option(text: &[u8], at: usize) -> Option<Range<usize>> {
    let end = end_of(text, at, is_of_name);
    let start = end_of(text, end, |byte| matches!(byte, b' ' | b'\t'));
    if start == end || !is_secret_name(&text[at..end]) || text.get(start) == Some(&b'-') {
        return None;
    }
    value(text, start)
}

/// The password in `user:password@host` behind a `://`.
fn in_url(text: &[u8], at: usize) -> Option<Range<usize>> {
    let is_of_authority = |byte: u8| !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'?' | b'#' | b'"' | b'\'');
    let authority = &text[at..end_of(text, at, is_of_authority)];
    let ends = authority.iter().rposition(|&byte| byte == b'@')?;
    let colon = authority[..ends].iter().position(|&byte| byte == b':')?;
    (colon + 1 < ends).then_some(at + colon + 1..at + ends)
}

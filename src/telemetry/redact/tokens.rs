//! Secrets that are known by how they begin, and words that look random.

use super::{end_of, is_of_token, random};
use memchr::{memchr, memmem};
use std::ops::Range;

/// How tokens of well-known services begin, and how many letters, digits, `_` and `-` follow at least.
///
/// Each is so rare in other text that it counts wherever it stands, even in the middle of a word.
const BEGINNINGS: [(&[u8], usize); 38] = [
    (b"sk-ant-", 6),
    (b"sk-proj-", 12),
    (b"sk-svcacct-", 12),
    (b"sk-or-v1-", 12),
    (b"sk_live_", 10),
    (b"sk_test_", 10),
    (b"rk_live_", 10),
    (b"rk_test_", 10),
    (b"whsec_", 16),
    (b"ghp_", 16),
    (b"gho_", 16),
    (b"ghu_", 16),
    (b"ghs_", 16),
    (b"ghr_", 16),
    (b"github_pat_", 16),
    (b"glpat-", 16),
    (b"gldt-", 16),
    (b"glrt-", 16),
    (b"xoxa-", 10),
    (b"xoxb-", 10),
    (b"xoxp-", 10),
    (b"xoxr-", 10),
    (b"xoxs-", 10),
    (b"xoxe-", 10),
    (b"xapp-", 10),
    (b"AIza", 28),
    (b"ya29.", 12),
    (b"npm_", 28),
    (b"pypi-AgE", 12),
    (b"hf_", 28),
    (b"dop_v1_", 16),
    (b"dckr_pat_", 16),
    (b"shpat_", 16),
    (b"AGE-SECRET-KEY-1", 16),
    (b"lin_api_", 16),
    (b"tskey-", 10),
    (b"hvs.", 20),
    (b"gsk_", 28),
];
/// Ids of keys of AWS: so many capitals and digits follow.
const AWS: [&[u8]; 2] = [b"AKIA", b"ASIA"];
const AWS_REST: usize = 16;
/// The shortest word that one of the beginnings can be in.
const SHORTEST: usize = 13;
/// What follows `sk-` at least, where that begins a word and there is a digit in it.
const SK_REST: usize = 16;
/// The shortest credential behind `Bearer` and `Basic`.
const CREDENTIAL: usize = 6;
/// The beginning of a key in PEM.
const PEM: &[u8] = b"-----BEGIN ";

/// Finds the secrets in each word, and keys in PEM.
pub(super) fn find(text: &[u8], found: &mut Vec<Range<usize>>) {
    let mut at = 0;
    while at < text.len() {
        if !is_of_token(text[at]) {
            at += 1;
            continue;
        }
        let end = end_of(text, at, is_of_token);
        in_word(text, at..end, found);
        at = end;
    }
    // Most texts are short and have no dash: to look for one costs less than to begin a search.
    if text.len() > PEM.len() && memchr(b'-', text).is_some() {
        find_keys(text, found);
    }
}

fn in_word(text: &[u8], word: Range<usize>, found: &mut Vec<Range<usize>>) {
    let bytes = &text[word.clone()];
    if let Some(start) = beginning(bytes) {
        let end = bytes.iter().rposition(|&byte| byte != b'.').map_or(bytes.len(), |last| last + 1);
        found.push(word.start + start..word.start + end);
    } else if random::is_random(text, &word) {
        found.push(word.clone());
    }
    if [b"bearer".as_slice(), b"basic"].iter().any(|scheme| ends_with(bytes, scheme)) {
        let start = end_of(text, word.end, |byte| matches!(byte, b' ' | b'\t'));
        let end = end_of(text, start, is_of_token);
        if start > word.end && is_credential(&text[start..end]) {
            found.push(start..end);
        }
    }
}

/// Where the first token in a word begins that is known by its beginning.
fn beginning(word: &[u8]) -> Option<usize> {
    let places = 0..(word.len() + 1).checked_sub(SHORTEST)?;
    places.into_iter().find(|&at| {
        let rest = &word[at..];
        match rest[0] {
            b'e' => is_jwt(rest),
            b'S' => is_sendgrid(rest),
            b'A' if AWS.iter().any(|prefix| rest.starts_with(prefix)) => is_aws(rest),
            b's' if begins_word(word, at) && is_sk(rest) => true,
            b's' | b'r' | b'w' | b'g' | b'x' | b'A' | b'y' | b'n' | b'p' | b'h' | b'd' | b'l' | b't' => {
                BEGINNINGS.iter().any(|(prefix, least)| {
                    prefix[1] == rest[1]
                        && rest.strip_prefix(*prefix).is_some_and(|rest| end_of(rest, 0, is_plain) >= *least)
                })
            }
            _ => false,
        }
    })
}

fn begins_word(word: &[u8], at: usize) -> bool {
    at.checked_sub(1).is_none_or(|before| !word[before].is_ascii_alphanumeric())
}

/// A byte of base64url.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

fn is_aws(token: &[u8]) -> bool {
    end_of(token, 0, |byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()) >= AWS[0].len() + AWS_REST
}

fn is_sk(token: &[u8]) -> bool {
    let Some(rest) = token.strip_prefix(b"sk-") else { return false };
    let rest = &rest[..end_of(rest, 0, is_plain)];
    rest.len() >= SK_REST && rest.iter().any(u8::is_ascii_digit)
}

/// A JSON Web Token: `eyJ`, which is `{"` in base64, and at least two parts.
fn is_jwt(token: &[u8]) -> bool {
    let head = end_of(token, 0, is_plain);
    let body = end_of(token, head + 1, is_plain);
    token.starts_with(b"eyJ") && head >= 10 && token.get(head) == Some(&b'.') && body - (head + 1).min(body) >= 8
}

/// `SG.<id>.<secret>`
fn is_sendgrid(token: &[u8]) -> bool {
    let Some(rest) = token.strip_prefix(b"SG.") else { return false };
    let id = end_of(rest, 0, is_plain);
    id >= 16 && rest.get(id) == Some(&b'.') && end_of(rest, id + 1, is_plain) - (id + 1).min(rest.len()) >= 16
}

/// Whether a word ends with another, in capitals or not.
fn ends_with(word: &[u8], end: &[u8]) -> bool {
    word.len().checked_sub(end.len()).is_some_and(|from| word[from..].eq_ignore_ascii_case(end))
}

/// What may follow `Bearer` and is no word of a sentence: it has a digit, a capital inside, or the padding of base64.
fn is_credential(word: &[u8]) -> bool {
    let tells = |&byte: &u8| byte.is_ascii_digit() || byte == b'=';
    let capital_inside = word.windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    word.len() >= CREDENTIAL && (word.iter().any(tells) || capital_inside)
}

/// Finds private keys in PEM, to their end or that of the text.
fn find_keys(text: &[u8], found: &mut Vec<Range<usize>>) {
    for start in memmem::find_iter(text, PEM) {
        let label = start + PEM.len();
        let line = &text[label..end_of(text, label, |byte| byte.is_ascii_uppercase() || byte == b' ')];
        if !line.ends_with(b"PRIVATE KEY") && !line.ends_with(b"PRIVATE KEY BLOCK") {
            continue;
        }
        let end = memmem::find(&text[label..], b"-----END ").map_or(text.len(), |end| {
            let end = label + end + b"-----END ".len();
            let dashes = end_of(text, end, |byte| byte != b'-' && byte != b'\n');
            end_of(text, dashes, |byte| byte == b'-')
        });
        found.push(start..end);
    }
}

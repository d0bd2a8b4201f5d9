//! Words that look as if they were drawn by lot.
//!
//! In what people name, letters follow letters and digits digits; in a key the kinds change at every other place. So the
//! changes of kind are counted over a window. From a capital to a small letter is no change: thatIsHowWordsAreJoined.

use std::ops::Range;

/// The shortest word that is looked at, in bytes.
const SHORTEST: usize = 32;
/// The window, and how many changes in it are too many for a name, if there is a digit too.
///
/// In a window of random base64 there are 10 changes on the average, of random hexadecimal digits 11, of base32 8; in a
/// name of joined words about 4, and hardly ever a digit.
const WINDOW: usize = 24;
const CHANGES: usize = 6;

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Small,
    Capital,
    Digit,
    Other,
}

/// Whether the word in a text looks random, leaving out what looks like the id of something that may be known.
pub(super) fn is_random(text: &[u8], word: &Range<usize>) -> bool {
    let bytes = &text[word.clone()];
    if bytes.len() < SHORTEST {
        return false;
    }
    let digest = text[..word.start].ends_with(b"sha256:") || text[..word.start].ends_with(b"sha512:");
    !(digest && bytes.iter().all(u8::is_ascii_hexdigit)) && stretches(bytes).any(|stretch| has_random_window(&stretch))
}

/// The parts of a word without dots that are long enough, as kinds; ids are no kind at all.
fn stretches(word: &[u8]) -> impl Iterator<Item = Vec<Kind>> + '_ {
    let long = |part: &&[u8]| part.len() >= SHORTEST;
    word.split(|byte| matches!(byte, b'.' | b'~')).filter(long).map(kinds)
}

fn kinds(stretch: &[u8]) -> Vec<Kind> {
    let mut kinds = Vec::with_capacity(stretch.len());
    for part in stretch.split_inclusive(|byte| !byte.is_ascii_alphanumeric()) {
        let length = part.iter().filter(|byte| byte.is_ascii_alphanumeric()).count();
        let is_id = is_id(&part[..length]);
        kinds.extend(part.iter().map(|&byte| if is_id { Kind::Other } else { kind(byte) }));
    }
    kinds
}

/// Trace ids (32 hexadecimal digits), git commits (40) whole or short, the parts of UUIDs: not to be told from keys of
/// that form, and they must survive.
fn is_id(part: &[u8]) -> bool {
    matches!(part.len(), 0..=16 | 32 | 40) && part.iter().all(u8::is_ascii_hexdigit)
}

fn kind(byte: u8) -> Kind {
    match byte {
        b'a'..=b'z' => Kind::Small,
        b'A'..=b'Z' => Kind::Capital,
        b'0'..=b'9' => Kind::Digit,
        _ => Kind::Other,
    }
}

fn is_change(from: Kind, to: Kind) -> bool {
    from != to && from != Kind::Other && to != Kind::Other && (from, to) != (Kind::Capital, Kind::Small)
}

fn has_random_window(kinds: &[Kind]) -> bool {
    kinds.windows(WINDOW).any(|window| {
        let changes = window.windows(2).filter(|pair| is_change(pair[0], pair[1])).count();
        changes >= CHANGES && window.contains(&Kind::Digit)
    })
}

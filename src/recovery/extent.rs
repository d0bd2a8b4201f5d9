//! How far an object goes, by its braces alone: what lies in it need not be whole.

/// The deepest that objects and arrays may lie in one another.
pub const DEEPEST: usize = 64;

/// How far an object goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// So many bytes.
    Whole(usize),
    /// Further than the bytes that are there.
    Unfinished,
    /// Nobody knows: more than [`DEEPEST`] lie in one another.
    TooDeep,
}

/// How far the object goes that begins here; a string may go over several lines.
#[must_use]
pub fn extent(bytes: &[u8]) -> Extent {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'{' | b'[' => depth += 1,
            // What begins with the end of another object has no extent of its own.
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => match string_end(bytes, at + 1) {
                Some(end) => at = end,
                None => return Extent::Unfinished,
            },
            _ => {}
        }
        at += 1;
        match depth {
            0 => return Extent::Whole(at),
            depth if depth > DEEPEST => return Extent::TooDeep,
            _ => {}
        }
    }
    Extent::Unfinished
}

/// Where the quote is that ends a string.
pub(super) fn string_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr::memchr2(b'"', b'\\', bytes.get(at..)?)?;
        match bytes.get(at) {
            Some(b'"') => return Some(at),
            _ => at += 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_ends_with_its_own_brace() {
        for (text, extent_of_it) in [
            ("{\"a\":{\"b\":[1]}} {}", Extent::Whole(15)),
            ("{\"a\":\"}\\\"}\n\"}x", Extent::Whole(13)),
            ("{\"a\":\"}", Extent::Unfinished),
            ("{\"a\":[", Extent::Unfinished),
            (&"{\"a\":".repeat(DEEPEST + 1), Extent::TooDeep),
        ] {
            assert_eq!(extent(text.as_bytes()), extent_of_it, "{text}");
        }
    }
}

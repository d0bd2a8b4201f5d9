//! Ids of old spans: those of the protocol stay, others are replaced by a hash of their text.

use super::super::otlp::decode;
use xxhash_rust::xxh3::{xxh3_64_with_seed, xxh3_128_with_seed};

/// Texts that stand for no id at all.
const NOTHING: [&str; 5] = ["", "unknown", "none", "null", "root"];

/// The id that a text stands for.
#[derive(Debug, PartialEq)]
pub(super) enum Found<T> {
    /// None.
    Nothing,
    /// It is one.
    Own(T),
    /// It has another form: the same text always stands for the same id.
    Derived(T),
}

/// Reads the id of a trace.
pub(super) fn trace(text: &str) -> Found<u128> {
    match decode(text).and_then(|bytes| bytes.try_into().ok()).map(u128::from_be_bytes) {
        Some(id) if id != 0 => Found::Own(id),
        _ if is_nothing(text) => Found::Nothing,
        _ => Found::Derived(trace_of(text.as_bytes(), 0)),
    }
}

/// The trace that a text stands for, 32 hexadecimal digits; `None` where it stands for none.
pub(in crate::telemetry) fn trace_id(text: &str) -> Option<String> {
    match trace(text) {
        Found::Nothing => None,
        Found::Own(id) | Found::Derived(id) => Some(format!("{id:032x}")),
    }
}

/// Reads the id of a span.
pub(super) fn span(text: &str) -> Found<u64> {
    match decode(text).and_then(|bytes| bytes.try_into().ok()).map(u64::from_be_bytes) {
        Some(id) if id != 0 => Found::Own(id),
        _ if is_nothing(text) => Found::Nothing,
        _ => Found::Derived(span_of(text.as_bytes(), 0)),
    }
}

/// The id of a trace made from a text; other numbers make other ids of it.
pub(super) fn trace_of(text: &[u8], number: u64) -> u128 {
    xxh3_128_with_seed(text, number).max(1)
}

/// The id of a span made from a text; other numbers make other ids of it.
pub(super) fn span_of(text: &[u8], number: u64) -> u64 {
    xxh3_64_with_seed(text, !number).max(1)
}

fn is_nothing(text: &str) -> bool {
    let only_zeros = !text.is_empty() && text.bytes().all(|byte| byte == b'0');
    only_zeros || NOTHING.contains(&text.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_stay_and_other_texts_always_stand_for_the_same_id() {
        assert_eq!(trace("0af7651916cd43dd8448eb211c80319c"), Found::Own(0x0af7_6519_16cd_43dd_8448_eb21_1c80_319c));
        assert_eq!(span("B7AD6B7169203331"), Found::Own(0xb7ad_6b71_6920_3331));
        for nothing in ["", "unknown", "root", "0000000000000000", "00000000000000000000000000000000"] {
            assert_eq!((trace(nothing), span(nothing)), (Found::Nothing, Found::Nothing), "{nothing}");
        }
        let master = "master_0af7651916cd43dd8448eb211c8";
        assert!(matches!(trace(master), Found::Derived(id) if id == trace_of(master.as_bytes(), 0)));
        assert_eq!(trace(master), trace(master));
        assert_ne!(trace("master_a"), trace("master_b"));
        assert!(matches!(span("cycle_1"), Found::Derived(id) if id != 0));
    }
}

//! Trace and span ids: random ones, and those that follow from what they stand for.

use super::otlp::encode;

/// A new trace id (32 digits) and span id (16 digits).
pub(super) fn random() -> (String, String) {
    let mut bytes = [0_u8; 24];
    // Without randomness the clock and the process still tell spans apart: ids need to be unlikely, not secret.
    if rustix::rand::getrandom(&mut bytes, rustix::rand::GetRandomFlags::empty()).is_err() {
        bytes[8..16].copy_from_slice(&u64::from(std::process::id()).to_le_bytes());
        bytes[16..].copy_from_slice(&crate::clock::wall_ns().to_le_bytes());
    }
    (encode(&bytes[..16]), encode(&bytes[16..]))
}

/// The id of a span that begins in one process and is written by another: whoever knows what it stands for knows its id.
///
/// The first 16 digits of a hash (XXH3) over the trace, the work item, and when the span began.
#[must_use]
pub fn span_of(trace_id: &str, work_id: &str, what: &str, started_ns: u64) -> String {
    let text = format!("{trace_id}/{work_id}/{what}/{started_ns}");
    format!("{:016x}", xxhash_rust::xxh3::xxh3_64(text.as_bytes()).max(1))
}

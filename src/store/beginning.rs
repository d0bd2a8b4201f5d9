//! Where the journal begins: with its first segment, or where the newest record says from which on it counts.

use super::error::StoreError;
use super::journal::Journal;
use super::record::{DROP, START, decode, verify};
use memchr::{memchr, memmem};

/// What only the record with which segments go holds outside of its texts.
const DROPPED: &[u8] = b"\"op\":\"truncate\"";

/// A place in the journal: segment and offset.
pub(super) type Spot = (u32, u32);

/// Where the journal begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Beginning {
    /// The first segment that counts.
    pub(super) first: u32,
    /// Between which places the rows were stored once more that the segments before it held.
    pub(super) carried: Option<(Spot, Spot)>,
}

impl Beginning {
    /// The beginning that the newest record about it tells, of a journal of these segments.
    pub(super) fn of(journal: &Journal, segments: &[u32]) -> Result<Self, StoreError> {
        for segment in segments.iter().rev() {
            if let Some(beginning) = newest_in(&journal.rest(*segment, 0)?, *segment) {
                return Ok(beginning);
            }
        }
        Ok(Beginning { first: 1, carried: None })
    }
}

/// What the last record of a segment says that speaks of the beginning.
fn newest_in(bytes: &[u8], segment: u32) -> Option<Beginning> {
    let lines = memmem::rfind_iter(bytes, DROPPED).map(|at| {
        // Not the end of the line before: that may be damaged.
        let start = memmem::rfind(&bytes[..at], START).unwrap_or(0);
        let end = memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |end| at + end + 1);
        (start, &bytes[start..end])
    });
    lines.into_iter().find_map(|(start, line)| {
        verify(line)?;
        let record = decode(line).filter(|record| record.op == DROP)?;
        let at = (record.segment, record.offset);
        (at == (segment, start as u32)).then_some(())?;
        Some(Beginning { first: record.first?, carried: Some((record.since?, at)) })
    })
}

//! Whole records that stand where they do not belong: parts of the journal under the names of others.

use super::super::record::{START, decode, verify};
use memchr::{memchr, memmem};

/// Whole records among bytes that count for nothing: how many, and of which segment.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Strangers {
    /// How many there are of another segment, and which that is. Of several the first is told.
    pub(super) of_another: Option<(u32, u64)>,
    /// How many there are of this segment, from another place in it or another time.
    pub(super) stale: u64,
}

/// Looks for whole records in bytes of a segment.
pub(super) fn strangers(bytes: &[u8], segment: u32) -> Strangers {
    let mut found = Strangers::default();
    let mut at = 0;
    while let Some(ahead) = memmem::find(&bytes[at..], START) {
        let start = at + ahead;
        let Some(length) = memchr(b'\n', &bytes[start..]) else { break };
        let line = &bytes[start..=start + length];
        at = start + 1;
        let Some(record) = verify(line).and_then(|_| decode(line)) else { continue };
        at = start + line.len();
        match (&mut found.of_another, record.segment == segment) {
            (_, true) => found.stale += 1,
            (Some((_, count)), false) => *count += 1,
            (none, false) => *none = Some((record.segment, 1)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::record::{Record, encode};
    use super::*;

    fn line(segment: u32, offset: u32) -> Vec<u8> {
        let record = Record {
            sequence: 1,
            segment,
            offset,
            time: "t".into(),
            op: "claim".into(),
            by: None,
            rid: None,
            puts: Vec::new(),
            last: "1".into(),
            previous: "0".into(),
            parts: None,
            of: None,
            first: None,
            since: None,
        };
        encode(&record).0
    }

    #[test]
    fn records_of_another_segment_are_told_from_stale_ones_and_from_noise() {
        let bytes = [b"{\"s\":noise\n".to_vec(), line(2, 0), line(2, 9), line(1, 7), vec![0; 40]].concat();
        assert_eq!(strangers(&bytes, 1), Strangers { of_another: Some((2, 2)), stale: 1 });
        let mut torn = line(2, 0);
        torn[20] ^= 1;
        assert_eq!(strangers(&torn, 1), Strangers::default());
        assert_eq!(strangers(&line(2, 0)[..30], 1), Strangers::default());
    }
}

//! One line of the journal: a change with the full rows that came out of it.
//!
//! ```text
//! {"s":7,"g":1,"o":4096,"t":"…","op":"claim","by":"ada","rid":{…},"puts":[{"k":"work","i":"work_1","b":[1,0,210],"r":{…}}],"last":"…","p":"9ab8c7d6","c":"0f1e2d3c"}
//! ```
//! `s` sequence number, `g` segment, `o` own offset in it, `t` time, `op` verb, `by` agent, `rid` request, `puts` rows with
//! kind, id, place of the row's previous record and the row itself, or `gone` where it leaves the board, `last` the largest id number given so far, `p` the
//! checksum of the record before, `c` CRC-32C (Castagnoli) of everything in front of `,"c"`. A change of many rows takes
//! several records, see [`super::group`]: `parts` in the first says how many follow, and `of` in those which is theirs.
//! `first` and `since` are in the record with which old segments leave the journal, see [`super::compact`].

use super::row::Kind;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// The verb of the record that ends a segment.
pub(super) const SEAL: &str = "seal";
/// The verb of records that store rows once more, unchanged, so that old segments can go.
pub(super) const CARRY: &str = "carry";
/// The verb of the record with which old segments leave the journal.
pub(super) const DROP: &str = "truncate";

/// What every record begins with; recovery looks for it behind damage.
pub(super) const START: &[u8] = b"{\"s\":";

/// The length of `,"c":"xxxxxxxx"}` and the newline.
pub(super) const TRAILER: usize = 17;

/// Where a record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Place {
    /// Number of the segment, from 1; 0 is nowhere.
    pub(super) segment: u32,
    /// Offset of the line in it, in bytes.
    pub(super) offset: u32,
    /// Length of the line with its newline, in bytes.
    pub(super) length: u32,
}

/// A record, borrowed from its line or from what it is made of.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Record<'a> {
    #[serde(rename = "s")]
    pub(super) sequence: u64,
    #[serde(rename = "g")]
    pub(super) segment: u32,
    #[serde(rename = "o")]
    pub(super) offset: u32,
    #[serde(rename = "t", borrow)]
    pub(super) time: Cow<'a, str>,
    #[serde(borrow)]
    pub(super) op: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub(super) by: Option<Cow<'a, str>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub(super) rid: Option<Request<'a>>,
    #[serde(borrow)]
    pub(super) puts: Vec<Put<'a>>,
    #[serde(borrow)]
    pub(super) last: Cow<'a, str>,
    #[serde(rename = "p", borrow)]
    pub(super) previous: Cow<'a, str>,
    /// How many records follow that belong to the same change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) parts: Option<u32>,
    /// The first record of the same change, without which this one does not count: sequence number and offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) of: Option<(u64, u32)>,
    /// The first segment that is still part of the journal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) first: Option<u32>,
    /// Segment and offset behind which the rows of the segments before it were stored once more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) since: Option<(u32, u32)>,
}

impl Record<'_> {
    /// Whether it is only about how the journal is kept, and tells of no change of the board.
    pub(super) fn is_upkeep(&self) -> bool {
        self.is_frame() || self.op == CARRY || self.first.is_some()
    }

    /// Whether it only holds a change of several records together, and tells of no row itself.
    pub(super) fn is_frame(&self) -> bool {
        self.parts.is_some() || self.of.is_some() && self.puts.is_empty()
    }
}

/// A request id with what it asked and what it was answered.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Request<'a> {
    #[serde(borrow)]
    pub(super) id: Cow<'a, str>,
    /// A hash of the verb and its arguments, 16 hexadecimal digits.
    #[serde(rename = "d", borrow)]
    pub(super) digest: Cow<'a, str>,
    #[serde(rename = "a", borrow)]
    pub(super) answer: Cow<'a, RawValue>,
}

/// One row as it stands after the change.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Put<'a> {
    #[serde(rename = "k")]
    pub(super) kind: Kind,
    #[serde(rename = "i", borrow)]
    pub(super) id: Cow<'a, str>,
    /// The row's previous record: segment, offset, length; absent for a new row.
    #[serde(rename = "b", default, skip_serializing_if = "Option::is_none")]
    pub(super) before: Option<(u32, u32, u32)>,
    /// Whether the row leaves the board with this change; `r` is `null` then, and `b` tells what it was.
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) gone: bool,
    #[serde(rename = "r", borrow)]
    pub(super) row: Cow<'a, RawValue>,
}

impl Put<'_> {
    /// Where the row's record before this one stands.
    pub(super) fn place_before(&self) -> Option<Place> {
        self.before.map(|(segment, offset, length)| Place { segment, offset, length })
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// Writes a record as one line and returns it with its checksum.
pub(super) fn encode(record: &Record<'_>) -> (Vec<u8>, u32) {
    // A record is plain data with string keys: its serialisation cannot fail.
    let mut line = serde_json::to_vec(record).unwrap_or_default();
    line.pop();
    let checksum = crc32c::crc32c(&line);
    line.extend_from_slice(format!(",\"c\":\"{checksum:08x}\"}}\n").as_bytes());
    (line, checksum)
}

/// The checksum of a line that ends in its newline, where it is the right one.
pub(super) fn verify(line: &[u8]) -> Option<u32> {
    let at = line.len().checked_sub(TRAILER)?;
    let (body, trailer) = line.split_at(at);
    let written = checksum_in(trailer)?;
    (body.starts_with(START) && crc32c::crc32c(body) == written).then_some(written)
}

/// Whether bytes end as a record does, but for the end of the line, which is another byte.
pub(super) fn has_trailer(bytes: &[u8]) -> bool {
    bytes.len().checked_sub(TRAILER).is_some_and(|at| bytes[at..].starts_with(b",\"c\":\""))
}

/// The checksum in the last bytes of a record, wherever they come from.
pub(super) fn checksum_in(trailer: &[u8]) -> Option<u32> {
    let digits = trailer.strip_prefix(b",\"c\":\"")?.strip_suffix(b"\"}\n")?;
    u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// Reads a verified line.
pub(super) fn decode(line: &[u8]) -> Option<Record<'_>> {
    serde_json::from_slice(line).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line() -> Vec<u8> {
        let row = RawValue::from_string("{\"a\":1.50,\"b\":\"\\u0000\"}".into()).expect("valid JSON");
        let put =
            Put { kind: Kind::Work, id: "work_1".into(), before: Some((1, 2, 3)), gone: false, row: Cow::Owned(row) };
        encode(&Record {
            sequence: 7,
            segment: 1,
            offset: 0,
            time: "t".into(),
            op: "claim".into(),
            by: None,
            rid: None,
            puts: vec![put],
            last: "9".into(),
            previous: "00000000".into(),
            parts: None,
            of: None,
            first: None,
            since: None,
        })
        .0
    }

    #[test]
    fn a_record_comes_back_byte_for_byte() {
        let line = line();
        assert!(verify(&line).is_some());
        let record = decode(&line).expect("decodes");
        assert_eq!((record.sequence, record.puts[0].row.get()), (7, "{\"a\":1.50,\"b\":\"\\u0000\"}"));
    }

    #[test]
    fn every_flipped_bit_is_noticed() {
        let good = line();
        for bit in 0..good.len() * 8 {
            let mut bad = good.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            // Upper-case digits of the checksum mean the same value.
            let same_value = bad.to_ascii_lowercase() == good;
            assert!(same_value || verify(&bad).is_none(), "bit {bit} went unnoticed");
        }
    }

    #[test]
    fn every_truncation_is_noticed() {
        let good = line();
        for length in 0..good.len() {
            assert!(verify(&good[..length]).is_none(), "length {length} went unnoticed");
        }
    }
}

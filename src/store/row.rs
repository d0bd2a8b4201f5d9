//! How the index names a row.

pub(super) use crate::board::{Columns, Kind};
use xxhash_rust::xxh3::xxh3_64;

/// The hash by which the index finds a row: 64 bits of kind and id.
pub(super) fn key(kind: Kind, id: &str) -> u64 {
    let mut bytes = Vec::with_capacity(id.len() + 1);
    bytes.push(kind as u8);
    bytes.extend_from_slice(id.as_bytes());
    xxh3_64(&bytes)
}

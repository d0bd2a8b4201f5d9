//! Where in a file of the archive a row is: entries of a fixed width, sorted, found by halving with one read each.
//!
//! A header of 64 bytes, then entries of 32: the hash of kind and id (8), offset and length of the gzip member that holds
//! the line (8, 4), the line's place in it (4), a checksum over these and the entry's own place (4), unused (4). The
//! header: a magic (8), the number of entries (8), of lines (8), the oldest and the newest closing time (4, 4), unused,
//! and a checksum over all of it (4).

use super::super::dir::read_at;
use std::fs::File;

const MAGIC: &[u8; 8] = b"coarch01";
const HEADER: usize = 64;
const ENTRY: usize = 32;
/// How many entries are read at once where all are.
const AT_ONCE: usize = 2048;

/// Where a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    pub(super) key: u64,
    /// Offset of the member in the file.
    pub(super) offset: u64,
    /// Length of the member as it is in the file.
    pub(super) length: u32,
    /// Which line of the member it is, from 0.
    pub(super) line: u32,
}

/// What the header says of the whole file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) entries: u64,
    pub(super) lines: u64,
    /// The oldest and the newest closing time, in seconds since 1970; 0 where none is known.
    pub(super) oldest: u32,
    pub(super) newest: u32,
}

/// A look-up that was opened.
#[derive(Debug)]
pub(super) struct Lookup {
    file: File,
    pub(super) head: Head,
}

/// Why a look-up says nothing: it is damaged, or cannot be read.
#[derive(Debug)]
pub(super) struct Useless;

/// The bytes of a look-up; sorts the entries.
pub(super) fn encode(head: Head, mut entries: Vec<Entry>) -> Vec<u8> {
    entries.sort_unstable();
    let head = Head { entries: entries.len() as u64, ..head };
    let mut bytes = Vec::with_capacity(HEADER + entries.len() * ENTRY);
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&head.entries.to_le_bytes());
    bytes.extend_from_slice(&head.lines.to_le_bytes());
    bytes.extend_from_slice(&head.oldest.to_le_bytes());
    bytes.extend_from_slice(&head.newest.to_le_bytes());
    bytes.resize(HEADER - 4, 0);
    bytes.extend_from_slice(&crc32c::crc32c(&bytes).to_le_bytes());
    for (number, entry) in entries.iter().enumerate() {
        bytes.extend_from_slice(&encode_entry(number as u64, entry));
    }
    bytes
}

fn encode_entry(number: u64, entry: &Entry) -> [u8; ENTRY] {
    let mut bytes = [0; ENTRY];
    bytes[..8].copy_from_slice(&entry.key.to_le_bytes());
    bytes[8..16].copy_from_slice(&entry.offset.to_le_bytes());
    bytes[16..20].copy_from_slice(&entry.length.to_le_bytes());
    bytes[20..24].copy_from_slice(&entry.line.to_le_bytes());
    let checksum = checksum(number, &bytes[..24]);
    bytes[24..28].copy_from_slice(&checksum.to_le_bytes());
    bytes
}

fn decode_entry(number: u64, bytes: &[u8]) -> Option<Entry> {
    let word = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let long = |at: usize| Some(u64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?));
    (word(24)? == checksum(number, bytes.get(..24)?)).then_some(())?;
    Some(Entry { key: long(0)?, offset: long(8)?, length: word(16)?, line: word(20)? })
}

fn checksum(number: u64, bytes: &[u8]) -> u32 {
    crc32c::crc32c_append(crc32c::crc32c(&number.to_le_bytes()), bytes)
}

impl Lookup {
    /// Opens a look-up.
    pub(super) fn open(file: File) -> Result<Self, Useless> {
        let mut bytes = [0; HEADER];
        let read = read_at(&file, &mut bytes, 0).ok().ok_or(Useless)?;
        let word = |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        let long = |at: usize| u64::from(word(at)) | u64::from(word(at + 4)) << 32;
        let head = Head { entries: long(8), lines: long(16), oldest: word(24), newest: word(28) };
        let is_whole = read == HEADER && bytes.starts_with(MAGIC) && word(60) == crc32c::crc32c(&bytes[..60]);
        let length = file.metadata().ok().ok_or(Useless)?.len();
        match is_whole && length == HEADER as u64 + head.entries.saturating_mul(ENTRY as u64) {
            true => Ok(Lookup { file, head }),
            false => Err(Useless),
        }
    }

    /// The entries of a key, in the order of the file.
    pub(super) fn find(&self, key: u64) -> Result<Vec<Entry>, Useless> {
        let (mut low, mut high) = (0, self.head.entries);
        while low < high {
            let middle = low + (high - low) / 2;
            match self.entry(middle)?.key < key {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        let mut found = Vec::new();
        for number in low..self.head.entries {
            let entry = self.entry(number)?;
            if entry.key != key {
                break;
            }
            found.push(entry);
        }
        Ok(found)
    }

    /// Reads every entry, and says whether all are whole and in order.
    pub(super) fn is_sound(&self) -> bool {
        let mut last = None;
        (0..self.head.entries).step_by(AT_ONCE).all(|first| {
            let entries = self.entries(first, self.head.entries.min(first + AT_ONCE as u64)).unwrap_or_default();
            !entries.is_empty()
                && entries.into_iter().all(|entry| {
                    let in_order = last <= Some(entry);
                    last = Some(entry);
                    in_order
                })
        })
    }

    /// The entries from one number to another; none where one of them is damaged.
    fn entries(&self, from: u64, to: u64) -> Option<Vec<Entry>> {
        let mut bytes = vec![0; (to - from) as usize * ENTRY];
        let read = read_at(&self.file, &mut bytes, HEADER as u64 + from * ENTRY as u64).ok()?;
        let entries = (from..to).zip(bytes[..read].chunks(ENTRY)).map(|(number, bytes)| decode_entry(number, bytes));
        entries.collect::<Option<Vec<Entry>>>().filter(|entries| entries.len() as u64 == to - from)
    }

    fn entry(&self, number: u64) -> Result<Entry, Useless> {
        let mut bytes = [0; ENTRY];
        let read = read_at(&self.file, &mut bytes, HEADER as u64 + number * ENTRY as u64).ok().ok_or(Useless)?;
        (read == ENTRY).then(|| decode_entry(number, &bytes)).flatten().ok_or(Useless)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn lookup(bytes: &[u8]) -> Result<Lookup, Useless> {
        let mut file = tempfile::tempfile().expect("a file can be made");
        file.write_all(bytes).expect("it can be written");
        Lookup::open(file)
    }

    fn entries() -> Vec<Entry> {
        let entry = |n: u64| Entry { key: n % 7 * 10, offset: n * 100, length: 99, line: n as u32 };
        (0..20).map(entry).collect()
    }

    #[test]
    fn every_entry_of_a_key_is_found_and_none_of_another() {
        let head = Head { lines: 20, oldest: 5, newest: 6, ..Head::default() };
        let lookup = lookup(&encode(head, entries())).expect("it is whole");
        assert_eq!(lookup.head, Head { entries: 20, ..head });
        assert!(lookup.is_sound());
        for key in 0..70 {
            let expected: Vec<Entry> = entries().into_iter().filter(|entry| entry.key == key).collect();
            assert_eq!(lookup.find(key).expect("it is whole"), expected, "{key}");
        }
    }

    #[test]
    fn a_look_up_with_a_wrong_byte_says_nothing_rather_than_something_wrong() {
        let good = encode(Head::default(), entries());
        for at in 0..good.len() {
            let mut bad = good.clone();
            bad[at] ^= 0x40;
            let unused = at >= HEADER && (at - HEADER) % ENTRY >= 28;
            let is_noticed = lookup(&bad).map_or(true, |lookup| !lookup.is_sound());
            assert_eq!(is_noticed, !unused, "byte {at}");
        }
        assert!(lookup(&good[..good.len() - 1]).is_err() && lookup(&[]).is_err());
    }
}

//! Any damage to any journal: what is whole is found, and nothing else.

use super::*;
use crate::store::record::encode;
use proptest::prelude::*;
use proptest::sample::Index;

/// Something that happens to the bytes of a journal.
#[derive(Debug, Clone)]
enum Harm {
    Flip(Index, u8),
    Zero(Index, usize),
    Cut(Index, usize),
    Insert(Index, Vec<u8>),
    /// Bytes of one place stand at another as well.
    Copy(Index, Index, usize),
}

fn harm() -> impl Strategy<Value = Harm> {
    let at = any::<Index>;
    prop_oneof![
        (at(), 0..8u8).prop_map(|(at, bit)| Harm::Flip(at, bit)),
        (at(), 1..600usize).prop_map(|(at, length)| Harm::Zero(at, length)),
        (at(), 1..600usize).prop_map(|(at, length)| Harm::Cut(at, length)),
        (at(), prop::collection::vec(any::<u8>(), 1..40)).prop_map(|(at, bytes)| Harm::Insert(at, bytes)),
        (at(), at(), 1..600usize).prop_map(|(from, to, length)| Harm::Copy(from, to, length)),
    ]
}

impl Harm {
    fn apply(&self, bytes: &mut Vec<u8>) {
        let end = |at: usize, length: &usize| (at + length).min(bytes.len());
        match self {
            Harm::Flip(at, bit) => {
                let at = at.index(bytes.len());
                bytes[at] ^= 1 << bit;
            }
            Harm::Zero(at, length) => {
                let at = at.index(bytes.len());
                let end = end(at, length);
                bytes[at..end].fill(0);
            }
            Harm::Cut(at, length) => {
                let at = at.index(bytes.len());
                let end = end(at, length);
                // Something is always left for the next harm.
                drop(bytes.splice(at..end, at.eq(&0).then_some(0)));
            }
            Harm::Insert(at, more) => {
                let at = at.index(bytes.len());
                drop(bytes.splice(at..at, more.iter().copied()));
            }
            Harm::Copy(from, to, length) => {
                let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
                let copy = bytes[from..end(from, length)].to_vec();
                let fits = copy.len().min(bytes.len() - to);
                bytes[to..to + fits].copy_from_slice(&copy[..fits]);
            }
        }
    }
}

/// The lines of a journal whose records name agents of these lengths; each stands where it says.
fn lines(lengths: &[usize]) -> Vec<(usize, Vec<u8>)> {
    let (mut lines, mut offset) = (Vec::new(), 0);
    for (sequence, length) in (1..).zip(lengths) {
        let record = Record {
            sequence,
            segment: 3,
            offset: offset as u32,
            time: "t".into(),
            op: "claim".into(),
            by: Some("x".repeat(*length).into()),
            rid: None,
            puts: Vec::new(),
            last: "1".into(),
            previous: "0".into(),
            parts: None,
            of: None,
            first: None,
            since: None,
        };
        let line = encode(&record).0;
        offset += line.len();
        lines.push((offset - line.len(), line));
    }
    lines
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_whole_record_in_its_place_is_found_and_nothing_that_was_never_written(
        lengths in prop::collection::vec(0..200usize, 1..12),
        harms in prop::collection::vec(harm(), 0..5),
        space in 0..5000usize,
    ) {
        let written = lines(&lengths);
        let mut bytes: Vec<u8> = written.iter().flat_map(|(_, line)| line.clone()).collect();
        bytes.resize(bytes.len() + space, 0);
        harms.iter().for_each(|harm| harm.apply(&mut bytes));

        let stands = |(at, line): &&(usize, Vec<u8>)| bytes.get(*at..at + line.len()) == Some(line.as_slice());
        let whole: Vec<usize> = written.iter().filter(stands).map(|(at, _)| *at).collect();
        let (mut found, mut covered) = (Vec::new(), 0);
        let tail = scan(&bytes, 3, 0, 0, |piece| -> Result<(), ()> {
            let (at, length) = match piece {
                Piece::Record(_, place, _) => {
                    found.push((place.offset as usize, place.length as usize));
                    (place.offset as usize, place.length as usize)
                }
                Piece::Damaged(at, bytes) => (at as usize, bytes.len()),
            };
            assert_eq!(at, covered, "a stretch was passed over or read twice");
            covered = at + length;
            Ok(())
        }).expect("nothing fails");

        for (at, length) in &found {
            // Upper-case digits of a checksum mean the same value.
            let line = bytes[*at..at + length].to_ascii_lowercase();
            prop_assert!(written.contains(&(*at, line)), "a record that nobody wrote, at {}", at);
        }
        let found: Vec<usize> = found.into_iter().map(|(at, _)| at).collect();
        prop_assert!(whole.iter().all(|at| found.contains(at)), "{:?} are whole, {:?} were found", whole, found);
        prop_assert_eq!(tail.end as usize, covered);
        let rest = &bytes[covered + tail.remains.len()..];
        prop_assert!(rest.iter().all(|byte| *byte == 0), "bytes behind the remains are not empty");
    }
}

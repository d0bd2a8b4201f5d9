//! Whatever is damaged in a stream: no byte of it is lost, and what is converted is sound.

use super::super::validate::Judge;
use super::tests::{CASES, IDS, Kept, converted, flat};
use super::*;
use proptest::prelude::*;

/// What the properties are tried on: every schema, and what lies between spans in real files.
fn stream() -> Vec<u8> {
    let objects = CASES.iter().map(|case| case.1.replace("IDS", IDS));
    let mut stream: Vec<u8> = objects.flat_map(|object| (object.replace(',', ",\n  ") + "\n").into_bytes()).collect();
    stream.extend_from_slice(b"2025-06-23 [INFO] log\nEOF {\"a\":1}\n{\n\"a\": ,\n\"b\": 00}\n");
    stream.extend_from_slice(&converted(&stream).0.lines);
    stream
}

/// No byte is lost, no id is given twice, and all that was converted is sound.
fn accounted(stream: &[u8]) -> Result<(), TestCaseError> {
    let (kept, tally) = converted(stream);
    let sum = tally.bytes_converted + tally.bytes_passed + tally.bytes_set_aside + tally.bytes_blank;
    prop_assert_eq!((tally.bytes, sum), (stream.len() as u64, stream.len() as u64));
    let aside: u64 = kept.rejects.iter().map(|reject| reject.length).sum();
    prop_assert_eq!((tally.set_aside, tally.bytes_set_aside), (kept.rejects.len() as u64, aside));
    let mut end = 0;
    let mut rejects: Vec<&Reject> = kept.rejects.iter().collect();
    rejects.sort_by_key(|reject| reject.offset);
    for reject in rejects {
        let (from, length) = (usize::try_from(reject.offset).unwrap(), usize::try_from(reject.length).unwrap());
        prop_assert!(from >= end, "pieces overlap: {:?}", kept.rejects);
        end = from + length;
        prop_assert_eq!(&String::from_utf8_lossy(&stream[from..end]), &reject.text);
    }
    prop_assert_eq!(converted(stream).0.lines, kept.lines.clone());
    if tally.passed == 0 {
        let mut judge = Judge::new(5);
        judge.file(kept.lines.as_slice(), |_| ()).unwrap();
        let (verdict, faults) = judge.done();
        prop_assert!(verdict.faults == 0 || faults.iter().all(|fault| fault.what.code() == "circle"), "{:?}", faults);
    }
    Ok(())
}

#[test]
fn every_byte_of_the_stream_is_accounted_for() {
    let (kept, tally) = converted(&stream());
    assert_eq!((tally.converted, tally.passed), (CASES.len() as u64, CASES.len() as u64), "{:?}", kept.rejects);
    accounted(&stream()).unwrap();
}

#[test]
fn ids_are_given_once_over_all_files_and_also_beside_lines_of_the_protocol() {
    let old = flat(IDS);
    let passed = converted(old.as_bytes()).0.lines;
    for first in [old.as_bytes(), passed.as_slice()] {
        let (mut kept, mut converter) = (Kept::default(), Converter::default());
        for file in [first, old.as_bytes()] {
            converter.convert(file, &mut kept, |_| ()).unwrap();
        }
        let spans = kept.spans();
        assert_eq!((spans.len(), spans[0].span_id == spans[1].span_id), (2, false), "{spans:?}");
    }
}

#[test]
fn the_mark_in_front_is_blank_and_attributes_that_are_no_object_are_kept() {
    let stream = format!("\u{feff}{}", flat(r#""trace_id":"a","attributes":"free text""#));
    let (kept, tally) = converted(stream.as_bytes());
    assert_eq!((tally.converted, tally.bytes_blank, tally.bytes), (1, 3, stream.len() as u64), "{:?}", kept.rejects);
    assert_eq!(kept.spans()[0].text("attributes"), Some("free text"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_damage_makes_a_byte_disappear(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..3),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..9),
        swaps in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..9),
    ) {
        let whole = stream();
        let mut lines: Vec<&[u8]> = whole.split_inclusive(|&byte| byte == b'\n').collect();
        for (one, other) in swaps {
            let (one, other) = (one.index(lines.len()), other.index(lines.len()));
            lines.swap(one, other);
        }
        let mut damaged = lines.concat();
        for (at, byte) in flips {
            let at = at.index(damaged.len());
            damaged[at] = byte;
        }
        for (from, to) in cuts {
            let (from, to) = (from.index(damaged.len() + 1), to.index(damaged.len() + 1));
            damaged.drain(from.min(to)..from.max(to).min(from.min(to) + 200));
        }
        accounted(&damaged)?;
    }
}

//! The index against a map: crowded pages, changed rows, and changes that a crash cut off half way.

use super::*;
use crate::store::record::Place;
use crate::store::row::{Columns, Kind};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Keys that share their pages and the tags in them.
fn crowded_key() -> impl Strategy<Value = u64> {
    (0..40u64, prop_oneof![0..4u64, Just(31), 60..66u64]).prop_map(|(tag, page)| tag << 32 | page)
}

/// A change: its key, and whether the first try was cut off before the header was written.
fn changes() -> impl Strategy<Value = Vec<(u64, bool)>> {
    prop::collection::vec((crowded_key(), prop::bool::weighted(0.1)), 1..600)
}

fn slot(key: u64, sequence: u64) -> Slot {
    Slot::of(key, sequence, Place::default(), Columns::empty(Kind::Work))
}

fn put(index: &mut Index, key: u64, sequence: u64) {
    index.reserve().expect("memory has room");
    let known = index.find(key).expect("reads").map(|(number, _)| number);
    index.put(known, &slot(key, sequence)).expect("memory is written");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_key_is_found_as_last_put_however_crowded_its_page_is(changes in changes()) {
        let mut index = Index::new(1, 2);
        let (mut newest, mut order) = (BTreeMap::new(), Vec::new());
        for (sequence, (key, cut_off)) in (1..).zip(&changes) {
            let before = index.header;
            put(&mut index, *key, sequence);
            if *cut_off {
                // Slots and pages are there, the header is not: the change is replayed.
                index.header = Header { levels: index.header.levels, ..before };
                put(&mut index, *key, sequence);
            }
            if newest.insert(*key, sequence).is_none() {
                order.push(*key);
            }
        }
        for (number, key) in (0..).zip(&order) {
            prop_assert_eq!(index.find(*key).expect("reads"), Some((number, slot(*key, newest[key]))));
        }
        let slots: Vec<Slot> = order.iter().map(|key| slot(*key, newest[key])).collect();
        prop_assert_eq!(index.slots().expect("reads"), slots);
        for absent in [77 << 32, 77 << 32 | 31, 3, u64::MAX] {
            let expected = newest.contains_key(&absent);
            prop_assert_eq!(index.find(absent).expect("reads").is_some(), expected);
        }
    }
}

//! Splicing changes into an old file against writing the file from all rows.

use super::*;
use proptest::prelude::*;

/// A row as it may stand in a file: the id first, or behind a field of an older tool.
fn text(id: u32, version: u32, id_first: bool) -> String {
    match id_first {
        true => format!("{{\"id\":\"r\\\"{id}\",\"n\":{version},\"o\":{{\"id\":\"r\\\"7\"}}}}"),
        false => format!("{{\"o\":{{\"id\":\"r\\\"7\"}},\"n\":{version},\"id\":\"r\\\"{id}\"}}"),
    }
}

fn whole(rows: &[(u32, String)]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut array = Array::new(&mut out);
    rows.iter().for_each(|(_, text)| array.push(text.as_bytes()).expect("memory is written"));
    array.finish().expect("memory is written");
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_spliced_file_is_the_file_made_from_all_rows(
        before in prop::collection::vec(any::<bool>(), 0..20),
        rounds in prop::collection::vec(prop::collection::btree_map(0..30u32, (any::<bool>(), 0..4u8), 0..8), 1..5),
    ) {
        let mut rows: Vec<_> = (0..).zip(before).map(|(id, first)| (id, text(id, 0, first))).collect();
        let mut file = whole(&rows);
        for (version, round) in (1..).zip(rounds) {
            let mut changed = Vec::new();
            for (id, (first, what)) in round {
                let (text, name) = (text(id, version, first), format!("r\"{id}"));
                let known = rows.iter().position(|row| row.0 == id);
                let line = |text, is_new| Line { name: name.clone(), text, is_new };
                match (known, what) {
                    // It leaves, or leaves and comes back.
                    (Some(at), 0 | 1) => {
                        changed.push(line(None, false));
                        rows.remove(at);
                    }
                    (Some(at), _) => {
                        changed.push(line(Some(text.clone()), false));
                        rows[at].1.clone_from(&text);
                    }
                    (None, _) => {}
                }
                if known.is_none() || what == 1 {
                    changed.push(line(Some(text.clone()), true));
                    rows.push((id, text));
                }
            }
            let mut out = Vec::new();
            splice(file.as_slice(), Some("id"), &changed, &mut out).expect("the old file is whole");
            file = out;
            let expected = whole(&rows);
            prop_assert_eq!(String::from_utf8_lossy(&file), String::from_utf8_lossy(&expected));
        }
    }
}

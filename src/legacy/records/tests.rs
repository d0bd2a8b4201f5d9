//! Whole rows come out of damaged files, each with its place, and no byte disappears.

use super::*;
use proptest::prelude::*;

const A: &str = r#"{"work_item_id":"a","telemetry":{"trace_id":""}}"#;
const B: &str = "{\n \"work_item_id\": \"b\",\n \"n\": 1.50\n}";

/// The ids of the rows, and the texts that were set aside.
fn read(text: &[u8]) -> (Vec<String>, Vec<String>) {
    let (mut ids, mut aside, mut end) = (Vec::new(), Vec::new(), 0);
    for piece in pieces(text, Sort::Work) {
        assert!(piece.offset >= end, "pieces overlap in {:?}", String::from_utf8_lossy(text));
        let between = &text[end..piece.offset];
        end = piece.offset + piece.length;
        let holds = |byte: &u8| is_glue(*byte) || b"{}:\xef\xbb\xbf".contains(byte) || is_named(between);
        assert!(between.iter().all(holds), "lost: {:?}", String::from_utf8_lossy(between));
        match piece.content {
            Ok((row, _)) => ids.push(row.get("work_item_id").map_or("?".into(), |id| id.as_str().unwrap().into())),
            Err(_) => aside.push(String::from_utf8_lossy(&text[piece.offset..end]).into_owned()),
        }
    }
    (ids, aside)
}

fn is_named(between: &[u8]) -> bool {
    LISTS.iter().any(|list| memchr::memmem::find(between, list.as_bytes()).is_some())
}

#[test]
fn whole_rows_come_out_of_damaged_files() {
    let cases: Vec<(String, Vec<&str>, Vec<&str>)> = vec![
        (format!("[{A},{B}]"), vec!["a", "b"], vec![]),
        (format!("\u{feff}[{A},{B}]"), vec!["a", "b"], vec![]),
        (format!("{{\"claims\":[{A},{B}]}}"), vec!["a", "b"], vec![]),
        (format!("{{\"claims\":[{A},{B}"), vec!["a", "b"], vec![]),
        (format!("{{\"claims\":[{A}]}}\n{{\"work_items\": [{B}]}}"), vec!["a", "b"], vec![]),
        (format!("{{\"claims\":[{A},{{\"work_item_id\":\"c\",\"n\":00}}]}}"), vec!["a", "c"], vec![]),
        (format!("{A}\n{B}\n"), vec!["a", "b"], vec![]),
        (format!("{A}{B}"), vec!["a", "b"], vec![]),
        (format!("[{A}][{B}]"), vec!["a", "b"], vec![]),
        (format!("[{A},{{\"work_item"), vec!["a"], vec!["{\"work_item"]),
        (format!("[{A},{{\"work_item_id\":\"c\",\"n\": ,\"m\":00}}"), vec!["a", "c"], vec![]),
        (format!("[{A},7,null]"), vec!["a"], vec!["7", "null"]),
        (format!("{{\"x\":\"say \"no\" more\"}}\n{A}\n{B}"), vec!["a", "b"], vec!["{\"x\":\"say \"no\" more\"}"]),
        (format!("jq: error\n{A}\nEOF < /dev/null"), vec!["a"], vec!["jq: error", "EOF < /dev/null"]),
        ("{\"x\":1}".to_owned(), vec!["?"], vec![]),
        ("[]".to_owned(), vec![], vec![]),
        (String::new(), vec![], vec![]),
        (" \n".to_owned(), vec![], vec![]),
    ];
    for (text, ids, aside) in cases {
        let told = read(text.as_bytes());
        assert_eq!(
            told,
            (ids.iter().map(|id| (*id).into()).collect(), aside.iter().map(|t| (*t).into()).collect()),
            "{text}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Rows with random damage between them: each that is whole is there, in its order, and nothing else is.
    #[test]
    fn every_whole_row_is_there_whatever_lies_between(
        rows in prop::collection::vec((any::<bool>(), 0..9_usize, any::<prop::sample::Index>()), 0..12),
    ) {
        let (mut text, mut whole) = (Vec::new(), Vec::new());
        for (n, (pretty, damage, cut)) in rows.into_iter().enumerate() {
            let row = serde_json::json!({ "work_item_id": n.to_string(), "t": { "x": "}{\"" }, "l": [1, {}] });
            let row = if pretty { serde_json::to_string_pretty(&row) } else { serde_json::to_string(&row) }.unwrap();
            match damage {
                // Cut anywhere: what follows is no part of it.
                0 => text.extend_from_slice(&row.as_bytes()[..=cut.index(row.len() - 1)]),
                1 => text.extend_from_slice(b"2025-06-23 [INFO] log\n"),
                2 => text.extend_from_slice(b"\xff\xfe"),
                _ => {
                    text.extend_from_slice(row.as_bytes());
                    whole.push(n.to_string());
                }
            }
            text.extend_from_slice([&b","[..], b"\n", b" ", b"", b"]["][n % 5]);
        }
        prop_assert_eq!(read(&text).0, whole);
    }
}

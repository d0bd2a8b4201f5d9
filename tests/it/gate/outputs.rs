//! What pipelines read: GitHub's annotations and summary, and JUnit's XML.

use super::gate;
use crate::sandbox::Sandbox;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

fn board() -> Sandbox {
    let board = Sandbox::new();
    let _ = board.ok(&["add", "test", "x"]);
    board
}

const FLAGS: [&str; 6] = ["--max-pending", "0", "--max-blocked", "0", "--error-rate", "no.such=1%"];

#[test]
fn github_gets_an_annotation_for_each_condition_that_is_not_met_and_a_summary() {
    let board = board();
    let summary = board.root().join("summary.md");
    std::fs::write(&summary, "before\n").expect("a file can be written");
    let named = summary.display().to_string();
    let words = [&["gate", "--github"][..], &FLAGS].concat();
    let said = board.run_with(&[("GITHUB_STEP_SUMMARY", &named)], &words);
    assert_eq!(said.code, 50);
    let annotations: Vec<&str> = said.stdout.lines().filter(|line| line.starts_with("::")).collect();
    let expected = [
        "::error title=coordctl gate%3A error_rate no.such::error_rate no.such has no data, and a gate that looks at nothing stays shut",
        "::error title=coordctl gate%3A max_pending::max_pending is 1, more than 0",
    ];
    assert_eq!(annotations, expected);
    let text = std::fs::read_to_string(&summary).expect("it is there");
    assert!(text.starts_with("before\n### ❌ Gate not met: "), "{text}");
    assert!(
        text.contains("\n| max\\_pending | ≤ 0 | 1 | not met |\n")
            && text.contains("| max\\_blocked | ≤ 0 | 0 | met |")
    );
    let open = board.run_with(&[("GITHUB_STEP_SUMMARY", &named)], &["gate", "--github", "--max-pending", "1"]);
    assert!(open.code == 0 && !open.stdout.contains("::"), "{open:?}");
    assert!(std::fs::read_to_string(&summary).expect("it is there").contains("### ✅ Gate met: "));
}

#[test]
fn the_verdict_counts_also_where_the_summary_cannot_be_written_and_a_document_stays_one() {
    let board = board();
    let nowhere = [("GITHUB_STEP_SUMMARY", "absent/summary.md")];
    let said = board.run_with(&nowhere, &["gate", "--github", "--max-pending", "1"]);
    assert!(said.code == 0 && said.stderr.contains("warning: the summary of the step lacks the verdicts"), "{said:?}");
    let said = board.run_with(&nowhere, &["--json", "gate", "--github", "--max-pending", "0"]);
    let document: serde_json::Value = serde_json::from_str(&said.stdout).expect("one document");
    assert_eq!((said.code, &document["schema"], &document["met"]), (50, &"coordctl.gate.v1".into(), &false.into()));
    assert!(gate(&board, &["--github", "--max-pending", "1"]).stderr.is_empty(), "no summary is wanted");
}

/// The attributes of an element.
fn attributes(element: &BytesStart<'_>) -> BTreeMap<String, String> {
    let read = |attribute: quick_xml::events::attributes::Attribute<'_>| {
        let value = String::from_utf8_lossy(&attribute.value).into_owned();
        (String::from_utf8_lossy(attribute.key.as_ref()).into_owned(), value)
    };
    element.attributes().map(|attribute| read(attribute.expect("a sound attribute"))).collect()
}

/// Every element with its parent's name, its own, and its attributes; fails where the text is no XML.
fn elements(text: &str) -> Vec<(String, String, BTreeMap<String, String>)> {
    let (mut reader, mut open, mut all) = (Reader::from_str(text), Vec::<String>::new(), Vec::new());
    loop {
        let event = reader.read_event().expect("sound XML");
        if let Event::Start(element) | Event::Empty(element) = &event {
            let name = String::from_utf8_lossy(element.name().as_ref()).into_owned();
            all.push((open.last().cloned().unwrap_or_default(), name, attributes(element)));
        }
        match event {
            Event::Start(element) => open.push(String::from_utf8_lossy(element.name().as_ref()).into_owned()),
            Event::End(_) => drop(open.pop()),
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?} is not closed");
    all
}

#[test]
fn the_xml_of_junit_keeps_the_rules_of_its_common_schema() {
    let board = board();
    std::fs::write(board.root().join("gate.xml"), "old").expect("a file can be written");
    let flags = [&["--junit", "gate.xml"][..], &FLAGS].concat();
    assert_eq!(gate(&board, &flags).code, 50);
    let text = std::fs::read_to_string(board.root().join("gate.xml")).expect("it is written");
    let all = elements(&text);
    let allowed = [
        ("", "testsuites", &["name", "tests", "failures", "errors", "skipped", "time"][..]),
        ("testsuites", "testsuite", &["name", "tests", "failures", "errors", "skipped", "time", "timestamp"]),
        ("testsuite", "testcase", &["name", "classname", "time"]),
        ("testcase", "failure", &["message", "type"]),
        ("testcase", "skipped", &["message", "type"]),
    ];
    for (parent, name, attributes) in &all {
        let rule = allowed.iter().find(|(above, own, _)| above == parent && own == name);
        let (.., known) = rule.unwrap_or_else(|| panic!("{name} in {parent}: {text}"));
        assert!(attributes.keys().all(|key| known.contains(&key.as_str())), "{name} has {attributes:?}");
    }
    let of = |wanted: &str| all.iter().filter(|(_, name, _)| name == wanted).map(|(.., of)| of).collect::<Vec<_>>();
    for suite in of("testsuites").into_iter().chain(of("testsuite")) {
        let counts = ["tests", "failures", "errors"].map(|key| suite[key].as_str());
        assert_eq!(counts, ["3", "2", "0"], "{text}");
    }
    assert!(of("testcase").iter().all(|case| case["classname"] == "coordctl.gate" && case.contains_key("name")));
    let types: Vec<&str> = of("failure").iter().map(|failure| failure["type"].as_str()).collect();
    assert_eq!(types, ["no_data", "not_met"]);
    assert_eq!(gate(&board, &[&flags[..], &["--allow-no-data", "--max-pending", "1"]].concat()).code, 0);
    let text = std::fs::read_to_string(board.root().join("gate.xml")).expect("it is written");
    assert!(text.contains("skipped=\"1\" failures=\"0\"") && elements(&text).len() > 3, "{text}");
}

#[test]
fn a_file_that_cannot_be_written_is_told_and_nothing_is_left_beside_it() {
    let board = board();
    let said = gate(&board, &["--junit", "absent/gate.xml", "--max-pending", "9"]);
    assert!(said.code == 42 && said.stderr.contains("absent/gate.xml"), "{said:?}");
    let left: Vec<_> = std::fs::read_dir(board.root()).expect("it can be listed").collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

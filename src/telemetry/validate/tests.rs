//! Each fault alone makes exactly its finding, and a sound file makes none.

use super::*;
use proptest::prelude::*;

const TRACE: &str = "0af7651916cd43dd8448eb211c80319c";
const START: u64 = 1_750_055_888_000_000_000;

/// A span as JSON: its id, what else it has, and its first and last nanosecond after `START`.
fn span(id: u64, more: &str, from: u64, to: u64) -> String {
    let (start, end) = (START + from, START + to);
    format!(
        r#"{{"traceId":"{TRACE}","spanId":"{id:016x}","name":"work.x","kind":1,"startTimeUnixNano":"{start}","endTimeUnixNano":"{end}"{more}}}"#
    )
}

fn line(spans: &[String]) -> String {
    let spans = spans.join(",");
    format!(
        r#"{{"resourceSpans":[{{"resource":{{"attributes":[]}},"scopeSpans":[{{"scope":{{"name":"t"}},"spans":[{spans}]}}]}}]}}"#
    ) + "\n"
}

fn judged(text: &[u8]) -> (Verdict, Vec<String>) {
    let mut judge = Judge::new(100);
    judge.file(text, |_| ()).unwrap();
    let (verdict, faults) = judge.done();
    (verdict, faults.iter().map(|fault| format!("{} {}", fault.line, fault.what.code())).collect())
}

/// Sound lines before and behind what is tried: a root with a child of its own process, one of another, and one that
/// has not ended yet.
fn sound() -> [String; 2] {
    let child = span(2, r#","parentSpanId":"0000000000000001","flags":257"#, 10, 90);
    let other = span(3, r#","parentSpanId":"0000000000000001","flags":769"#, 50, 200);
    let open = span(4, r#","parentSpanId":"00000000000000ff","flags":769"#, 50, 200);
    [line(&[span(1, "", 0, 100), child]), line(&[other, open])]
}

#[test]
fn a_sound_file_makes_no_finding() {
    let (verdict, faults) = judged(sound().concat().as_bytes());
    assert_eq!(faults, [""; 0]);
    assert_eq!((verdict.lines, verdict.spans, verdict.remote_parents, verdict.faults), (2, 4, 1, 0));
    assert_eq!(judged(b"").0, Verdict { files: 1, ..Verdict::default() });
}

#[test]
fn each_fault_alone_makes_exactly_its_finding() {
    let child = |parent: u64, flags: u32, from, to| {
        span(9, &format!(r#","parentSpanId":"{parent:016x}","flags":{flags}"#), from, to)
    };
    let life = |id: u64, name: &str, more: &str, from, to| span(id, more, from, to).replace("work.x", name);
    let cases: Vec<(&str, String)> = vec![
        ("no_json", "{\"resourceSpans\":\n".into()),
        ("no_json", "\n".into()),
        ("no_json", "\u{fffd}\n".into()),
        ("no_request", "{\"resourceSpans\":7}\n".into()),
        ("no_request", line(&[span(9, r#","attributes":{"a":1}"#, 0, 1)])),
        ("no_request", line(&[span(9, r#","kind":"SPAN_KIND_INTERNAL""#, 0, 1)])),
        ("no_span", "{}\n".into()),
        ("no_span", "{\"trace_id\":\"x\",\"operation\":\"y\"}\n".into()),
        ("line_too_long", format!("{}{}\n", " ".repeat(LINE_LIMIT), "{}")),
        ("trace_id", line(&[span(9, "", 0, 1).replace(TRACE, "0af7")])),
        ("trace_id", line(&[span(9, "", 0, 1).replace(TRACE, &"0".repeat(32))])),
        ("span_id", line(&[span(0, "", 0, 1)])),
        ("span_id", line(&[span(9, "", 0, 1).replace("\"0000000000000009\"", "\"\"")])),
        ("parent_id", line(&[span(9, r#","parentSpanId":"01""#, 0, 1)])),
        ("parent_id", line(&[child(0, 257, 0, 1)])),
        ("duplicate", line(&[span(1, "", 0, 100)])),
        ("no_name", line(&[span(9, "", 0, 1).replace("work.x", "")])),
        ("kind", line(&[span(9, "", 0, 1).replace("\"kind\":1", "\"kind\":6")])),
        ("status", line(&[span(9, r#","status":{"code":3}"#, 0, 1)])),
        ("status", line(&[span(9, r#","status":{"message":"x"}"#, 0, 1)])),
        ("time", line(&[span(9, "", 0, 1).replace(&format!("\"{START}\""), "\"0\"")])),
        ("time", line(&[span(9, "", 0, 1).replace(&format!("\"{}\"", START + 1), "\"4102444800000000000\"")])),
        ("time", line(&[span(9, r#","events":[{"timeUnixNano":"1","name":"e"}]"#, 0, 1)])),
        ("ends_before_start", line(&[span(9, "", 1, 0)])),
        ("attribute", line(&[span(9, r#","attributes":[{"key":"","value":{"intValue":"1"}}]"#, 0, 1)])),
        ("attribute", line(&[span(9, r#","attributes":[{"key":"a"}]"#, 0, 1)])),
        ("attribute", line(&[span(9, r#","attributes":[{"key":"a","value":{}}]"#, 0, 1)])),
        (
            "attribute",
            line(&[span(
                9,
                r#","attributes":[{"key":"a","value":{"intValue":"1"}},{"key":"a","value":{"intValue":"2"}}]"#,
                0,
                1,
            )]),
        ),
        (
            "attribute",
            line(&[span(9, "", 0, 1)])
                .replace(r#""resource":{"attributes":[]}"#, r#""resource":{"attributes":[{"key":"a"}]}"#),
        ),
        (
            "attribute",
            line(&[span(
                9,
                &format!(r#","events":[{{"timeUnixNano":"{START}","attributes":[{{"key":"a"}}]}}]"#),
                0,
                1,
            )]),
        ),
        ("link", line(&[span(9, r#","links":[{"traceId":"00","spanId":"01"}]"#, 0, 1)])),
        ("orphan", line(&[child(0xaa, 257, 0, 1)])),
        ("orphan", line(&[child(0xaa, 1, 0, 1)])),
        ("orphan", line(&[child(0xaa, 512, 0, 1)])),
        ("circle", line(&[child(9, 257, 0, 1)])),
        ("outside_parent", line(&[child(1, 257, 0, 101)])),
        ("outside_parent", line(&[span(8, "", 10, 20), child(8, 257, 9, 20)])),
        ("outside_parent", line(&[span(8, "", 10, 20), child(8, 257, 21, 21)])),
        ("outside_parent", line(&[life(8, "work.attempt", "", 10, 20), child(8, 769, 9, 20)])),
        ("outside_parent", line(&[life(8, "work.item", "", 10, 20), child(8, 769, 21, 30)])),
        (
            "outside_parent",
            line(&[
                life(8, "work.item", "", 10, 20),
                life(9, "work.attempt", r#","parentSpanId":"0000000000000008","flags":769"#, 10, 21),
            ]),
        ),
    ];
    let [before, behind] = sound();
    for (code, text) in cases {
        let (verdict, faults) = judged(format!("{before}{text}{behind}").as_bytes());
        assert_eq!((faults, verdict.faults), (vec![format!("2 {code}")], 1), "{text:.300}");
    }
}

#[test]
fn what_another_process_does_may_end_after_the_life_it_belongs_to() {
    let life = span(8, "", 10, 20).replace("work.x", "work.attempt");
    let late = span(9, r#","parentSpanId":"0000000000000008","flags":769"#, 15, 25);
    assert_eq!(judged(line(&[life, late]).as_bytes()).1, [""; 0]);
}

#[test]
fn all_members_of_a_circle_are_found_and_none_that_hangs_on_it() {
    let child = |id: u64, parent: u64| span(id, &format!(r#","parentSpanId":"{parent:016x}","flags":257"#), 0, 1);
    let (_, faults) =
        judged([line(&[child(9, 5)]), line(&[child(5, 6), child(6, 7)]), line(&[child(7, 5)])].concat().as_bytes());
    assert_eq!(faults, ["2 circle", "2 circle", "3 circle"]);
}

#[test]
fn a_last_line_on_its_way_is_no_fault_and_a_torn_one_is() {
    let [first, second] = sound();
    let torn = &second.as_bytes()[..second.len() / 2];
    let (verdict, faults) = judged(&[first.as_bytes(), torn].concat());
    assert_eq!((faults.len(), verdict.partial_lines, verdict.lines), (0, 1, 2));
    let (_, faults) = judged(&[torn, b"\n", first.as_bytes()].concat());
    assert_eq!(faults, ["1 no_json"]);
    let (verdict, faults) = judged(first.trim_end().as_bytes());
    assert_eq!((faults.len(), verdict.partial_lines, verdict.spans), (0, 0, 2), "whole but for its newline");
}

#[test]
fn a_line_as_long_as_it_may_be_is_no_fault() {
    let text = line(&[span(1, "", 0, 1)]);
    let blanks = " ".repeat(LINE_LIMIT - text.len());
    assert_eq!(judged(format!("{blanks}{text}").as_bytes()).1, [""; 0]);
    assert_eq!(judged(format!(" {blanks}{text}").as_bytes()).1, ["1 line_too_long"]);
}

#[test]
fn an_id_that_is_in_two_files_is_a_duplicate() {
    let mut judge = Judge::new(2);
    for _ in 0..2 {
        judge.file(line(&[span(1, "", 0, 1)]).as_bytes(), |_| ()).unwrap();
    }
    let told: Vec<_> = judge.done().1.iter().map(|fault| (fault.file, fault.line, fault.what.code())).collect();
    assert_eq!(told, [(1, 1, "duplicate")]);
}

#[test]
fn spans_find_their_parents_in_other_files_and_faults_are_told_in_order() {
    let [first, second] = sound();
    let mut judge = Judge::new(2);
    let orphan = line(&[span(9, r#","parentSpanId":"00000000000000aa","flags":257"#, 0, 1)]);
    for text in [second.clone() + &orphan, "{}\n".repeat(3) + &first + &first] {
        judge.file(text.as_bytes(), |_| ()).unwrap();
    }
    let (verdict, faults) = judge.done();
    let told: Vec<_> = faults.iter().map(|fault| (fault.file, fault.line, fault.what.code())).collect();
    assert_eq!(told, [(0, 2, "orphan"), (1, 1, "no_span")]);
    assert_eq!((verdict.faults, verdict.files, verdict.spans), (1 + 3 + 2, 2, 7));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_damage_is_too_much_for_the_judge(
        cut in any::<prop::sample::Index>(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..20),
    ) {
        let mut text = sound().concat().repeat(3).into_bytes();
        for (at, byte) in flips {
            let at = at.index(text.len());
            text[at] = byte;
        }
        text.truncate(cut.index(text.len() + 1));
        let lines = text.split_inclusive(|&byte| byte == b'\n').count() as u64;
        let mut judge = Judge::new(3);
        judge.file(text.as_slice(), |_| ()).unwrap();
        let (verdict, faults) = judge.done();
        prop_assert_eq!((verdict.lines, verdict.bytes), (lines, text.len() as u64));
        prop_assert_eq!(faults.len() as u64, verdict.faults.min(3));
        prop_assert!(faults.iter().all(|fault| (1..=lines).contains(&fault.line)));
    }
}

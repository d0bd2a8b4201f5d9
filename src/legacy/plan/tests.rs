//! Every record is counted once, and which version of a row counts.

use super::super::sources::source;
use super::super::{FileCount, Whereabouts, add_up};
use super::*;
use crate::conservation::Sum;
use proptest::prelude::*;

/// Plans files by their names and texts; what became of each record.
fn planned(files: &[(&str, &str)], known: Known) -> (Plan, Vec<Vec<String>>) {
    let input = |(file, text): &(&'static str, &'static str)| Input {
        file,
        source: source(file).expect("a source"),
        bytes: text.as_bytes(),
    };
    let files: Vec<(&'static str, &'static str)> =
        files.iter().map(|(file, text)| (&*file.to_string().leak(), &*text.to_string().leak())).collect();
    let inputs: Vec<Input<'_>> = files.iter().map(input).collect();
    let plan = plan(&inputs, known);
    let counts = inputs
        .iter()
        .zip(&plan.counted)
        .map(|(input, counted)| FileCount::of(input, counted, &mut vec![], &mut vec![]));
    add_up(&counts.collect::<Vec<_>>(), plan.takes.len() as u64).expect("the counts add up");
    let told = |counted: &Counted| match &counted.fate {
        Fate::Taken(_) => "taken".to_owned(),
        Fate::Merged(with, differs) => format!("{with} {}", differs.join(",")).trim().to_owned(),
        Fate::SetAside(why) => format!("aside: {why}"),
    };
    let told = plan.counted.iter().map(|file| file.iter().map(told).collect()).collect();
    (plan, told)
}

/// A board that holds what a plan takes.
fn board_of(plan: &Plan) -> Known {
    let mut known = Known::default();
    for take in &plan.takes {
        let origin = match &take.newcomer {
            Newcomer::Work(origin) | Newcomer::Agent(origin) | Newcomer::Completion(_, origin) => origin.clone(),
        };
        known.add(take.kind(), origin.into_row(), Whereabouts::Board);
    }
    known
}

const FILES: [(&str, &str); 7] = [
    (
        "work_claims.json",
        r#"[{"work_item_id":"a","status":"active","agent_id":"x"},{"work_item_id":"c","n":1},{"n":2}"#,
    ),
    (
        "work_claims_fast.jsonl",
        "{\"work_item_id\":\"b\",\"status\":\"active\",\"agent_id\":\"y\"}\n{\"work_item_id\":\"a\"}\n",
    ),
    ("backups/work_claims_1.json", r#"[{"work_item_id":"a"},{"work_item_id":"d","v":1}]"#),
    ("backups/work_claims_2.json", r#"[{"work_item_id":"c","n":1},{"work_item_id":"d","v":2}]"#),
    ("agent_status.json", r#"[{"agent_id":"x"},{"agent_id":"x"},7]"#),
    (
        "coordination_log.json",
        r#"[{"work_item_id":"a","completed_at":"2025-06-16T06:00:00Z","velocity_points":5},
            {"work_item_id":"a","completed_at":"2025-06-16T06:00:00Z","velocity_points":5},
            {"work_item_id":"a","completed_at":"2025-06-16T07:00:00Z","velocity_points":8}]"#,
    ),
    (
        "velocity_log.txt",
        "2025-06-16T06:00:00Z: Team t +5 velocity points\n2025-06-16T07:00:01Z: Team t +8 velocity points\n\
         2025-06-16T08:00:00Z: Team t +3 velocity points\n2025-06-16T08:00:00Z: Team t +3 velocity points\nnoise\n",
    ),
];

#[test]
fn every_record_is_counted_once_and_the_first_file_wins() {
    let (plan, told) = planned(&FILES, Known::default());
    assert_eq!(told[0], ["taken", "taken", "aside: no work_item_id"]);
    assert_eq!(told[1], ["taken", "a in work_claims.json at byte 1 status,agent_id"]);
    assert_eq!(
        told[2],
        ["a in work_claims.json at byte 1 status,agent_id", "d in backups/work_claims_2.json at byte 28 v"]
    );
    assert_eq!(told[3], ["c in work_claims.json at byte 55", "taken"]);
    assert_eq!(told[4], ["taken", "x in agent_status.json at byte 1", "aside: no object"]);
    assert_eq!(told[5], ["taken", "the completion of a in coordination_log.json at byte 1", "taken"]);
    assert_eq!(told[6], ["the completion of a", "the completion of a", "taken", "taken", "aside: no line of points"]);
    let points = plan.takes.iter().filter(|take| take.kind() == Kind::Completion).map(|take| match &take.newcomer {
        Newcomer::Completion(_, origin) => origin.row()["velocity_points"].as_u64(),
        _ => None,
    });
    assert_eq!(points.collect::<Vec<_>>(), [Some(5), Some(0), Some(3), Some(3)], "an item scores once");
}

#[test]
fn what_a_board_holds_already_is_not_taken_again() {
    let (plan, first) = planned(&FILES, Known::default());
    let (again, second) = planned(&FILES, board_of(&plan));
    assert_eq!(again.takes.len(), 0, "{second:?}");
    let aside = |told: &[Vec<String>]| {
        told.iter().flatten().filter(|one| one.starts_with("aside")).cloned().collect::<Vec<_>>()
    };
    assert_eq!(aside(&first), aside(&second));
}

#[test]
fn of_two_versions_in_one_file_the_newer_counts() {
    let text = r#"[{"work_item_id":"a","claimed_at":"2025-06-16T06:00:00Z"},{"work_item_id":"a","completed_at":"2025-06-16T07:00:00Z"}]"#;
    let (_, told) = planned(&[("work_claims.json", text)], Known::default());
    assert_eq!(told[0][1], "taken");
}

#[test]
fn a_result_goes_to_the_item_that_names_its_file() {
    let files = [
        (
            "real_work_queue.json",
            r#"{"work_items":[{"work_id":"q","status":"completed","result_file":"x/real_work_results/q.result"}]}"#,
        ),
        ("real_work_results/q.result", r#"{"hash":"00ff"}"#),
        ("real_work_results/other.result", r#"{"hash":1}"#),
        ("real_work_results/broken.result", r#"{"hash":"#),
    ];
    let (plan, told) = planned(&files, Known::default());
    assert_eq!(
        told,
        [vec!["taken"], vec!["q"], vec!["aside: no item names this file"], vec!["aside: an object without an end"]]
    );
    let (again, told) = planned(&files, board_of(&plan));
    assert_eq!((again.takes.len(), told[1][0].as_str()), (0, "q on the board"));
}

/// A row of an item, in one of the forms that old tools wrote.
fn some_row() -> impl Strategy<Value = String> {
    let status = prop::sample::select(vec!["active", "completed", "pending", "testing", "claimed"]);
    let priority = prop::sample::select(vec!["high", "test", "observability_team", ""]);
    let time = prop::sample::select(vec!["2025-06-16T06:38:08.3NZ", "2025-06-16T06:38:08Z", "yesterday"]);
    let agent = prop::sample::select(vec!["null", "\"ada\""]);
    (0..20_u8, status, priority, time, agent, any::<i32>(), any::<bool>()).prop_map(
        |(id, status, priority, time, agent, number, pretty)| {
            let gap = if pretty { "\n  " } else { "" };
            format!(
                r#"{{{gap}"work_item_id":"work_{id}",{gap}"status":"{status}","priority":"{priority}",{gap}"claimed_at":"{time}","agent_id":{agent},"n":{number},"deep":{{"x":["}}{{",1.50]}}}}"#
            )
        },
    )
}

/// Rows in a file: the text, and how many of them are whole.
fn some_file() -> impl Strategy<Value = (String, u64)> {
    let glue = prop::sample::select(vec!["", ",", "\n", " ,\n", "][", "\nlog line\n"]);
    let rows = prop::collection::vec((some_row(), glue, 0..8_u8, any::<prop::sample::Index>()), 0..12);
    rows.prop_map(|rows| {
        let (mut text, mut whole) = ("[".to_owned(), 0);
        for (row, glue, damage, cut) in rows {
            match damage {
                0 => text += row.get(..=cut.index(row.len() - 1)).unwrap_or_default(),
                1 => text += &row.replace("\"n\":", "\"n\":00,\"m\": ,\"o\":"),
                _ => text += &row,
            }
            whole += u64::from(damage != 0);
            text += glue;
        }
        (text, whole)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_is_damaged_every_whole_row_is_counted_and_comes_back_as_it_was(files in prop::collection::vec(some_file(), 1..4)) {
        let names = ["work_claims.json", "work_claims_fast.jsonl", "backups/work_claims_1.json"];
        let texts: Vec<(&str, &str)> = names.into_iter().zip(files.iter().map(|(text, _)| text.as_str())).collect();
        let (plan, told) = planned(&texts, Known::default());
        for ((_, whole), told) in files.iter().zip(&told) {
            let (aside, read): (Vec<&String>, Vec<&String>) = told.iter().partition(|one| one.starts_with("aside"));
            prop_assert!(read.len() as u64 == *whole, "{whole} rows are whole, {read:?} were read, {aside:?} not: {texts:?}");
        }
        let (mut before, mut after) = (Sum::default(), Sum::default());
        for take in &plan.takes {
            before.add(hash(&take.content));
            let Newcomer::Work(origin) = take.newcomer.clone() else { continue };
            after.add(hash(&origin.restored()));
        }
        prop_assert_eq!(before, after);
        prop_assert_eq!(planned(&texts, board_of(&plan)).0.takes.len(), 0);
    }
}

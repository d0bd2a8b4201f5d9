//! Every kind of damage: what is whole is taken, the rest is kept with its place, and the counts add up.

use super::{migrated, of, old};
use crate::sandbox::Sandbox;

const A: &str = r#"{"work_item_id":"work_1750055888000000001","status":"pending","team":"a"}"#;
const B: &str = r#"{"work_item_id":"work_1750055888000000002","status":"pending","team":"a"}"#;

#[test]
fn each_kind_of_damage_is_met_row_by_row() {
    let pretty = A.replace(',', ",\n  ");
    let cases = [
        ("empty", String::new(), [0, 0, 0, 0]),
        ("blank", " \n".to_owned(), [0, 0, 0, 0]),
        ("no rows", "[]".to_owned(), [0, 0, 0, 0]),
        ("truncated", format!("[{A},{}", &B[..30]), [2, 1, 0, 1]),
        ("without its end", format!("[{A},{B}"), [2, 2, 0, 0]),
        ("concatenated", format!("[{A}][{B}]"), [2, 2, 0, 0]),
        ("pretty", format!("{pretty}\n{B}\n"), [2, 2, 0, 0]),
        ("twice", format!("[{A},{B},{A}]"), [3, 2, 1, 0]),
        ("wrapped", format!("{{\"claims\":[{A},{B}]}}"), [2, 2, 0, 0]),
        ("a value is missing", format!("[{},{B}]", A.replace("\"a\"", "")), [2, 2, 0, 0]),
        ("zeros", format!("[{A},{}]", B.replace('}', ",\"progress\":00}")), [2, 2, 0, 0]),
        ("no objects", format!("[{A},7,null]"), [3, 1, 0, 2]),
        ("a conflict of git", format!("<<<<<<< ours\n[{A},\n=======\n[{B},\n>>>>>>> theirs\n"), [5, 2, 0, 3]),
        (
            "shuffled lines",
            format!("{{\n\"work_item_id\":\"x\",\n{{\n\"work_item_id\":\"y\"\n,\n}}\n{B}"),
            [2, 1, 0, 1],
        ),
        ("no UTF-8 and text", format!("jq: error (at <stdin>:0)\n{A}\n"), [2, 1, 0, 1]),
        ("no id", format!("[{A},{{\"status\":\"active\"}},{{\"work_item_id\":\"../x y\"}}]"), [3, 1, 0, 2]),
        (
            "too long a row",
            format!("[{A},{}]", B.replace("\"a\"", &format!("\"{}\"", "x".repeat(400 << 10)))),
            [2, 1, 0, 1],
        ),
        ("newline in a string", format!("[{A},{}]", B.replace("\"a\"", "\"a\nb\"")), [2, 2, 0, 0]),
    ];
    for (what, text, counts) in cases {
        let board = Sandbox::new();
        old(&board, &[("work_claims.json", text.clone())]);
        let account = migrated(&board, &[]);
        assert_eq!(of(&account, "work_claims.json"), counts, "{what}: {text}: {account}");
        assert_eq!(board.items().len() as u64, counts[1], "{what}");
        assert_eq!(board.run(&["dashboard"]).code, 0, "{what}");
    }
}

#[test]
fn arguments_that_moved_up_by_one_are_put_back() {
    let board = Sandbox::new();
    let row = A.replace("\"a\"", "\"autonomous_team\",\"priority\":\"observability_team\",\"description\":\"high\"");
    old(&board, &[("work_claims.json", format!("[{row}]"))]);
    let account = migrated(&board, &[]);
    assert_eq!(account["repairs"]["shifted arguments"], 1);
    let item = board.item("work_1750055888000000001");
    assert_eq!(
        (&item["priority"], &item["team"], &item["description"]),
        (&"high".into(), &"observability_team".into(), &"".into())
    );
    assert_eq!(item["migrated"]["original"]["priority"], "observability_team");
}

#[test]
fn thousands_of_old_versions_are_merged_with_the_one_that_counts() {
    let board = Sandbox::new();
    let row = |n: usize, version: usize| {
        format!(r#"{{"work_item_id":"work_{}","status":"pending","v":{version}}}"#, 1_750_055_888_000_000_000 + n)
    };
    let copy = |version| (0..100).map(|n| row(n, version)).collect::<Vec<_>>().join(",\n");
    let names: Vec<String> = (0..30).map(|n| format!("backups/work_claims_{n:02}.json")).collect();
    let files: Vec<(&str, String)> =
        names.iter().enumerate().map(|(n, name)| (name.as_str(), format!("[{}]", copy(n)))).collect();
    old(&board, &files);
    let account = migrated(&board, &[]);
    assert_eq!(super::counts(&account["total"]), [3000, 100, 2900, 0]);
    assert_eq!(
        (&account["total"]["merged_differing"], &board.items()[0]["v"]),
        (&2900.into(), &29.into()),
        "the newest counts"
    );
}

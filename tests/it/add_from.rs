//! Adding what a file lists: three formats that mean the same, and nothing at all where a single line is wrong.

use crate::bad_input::check_words;
use crate::listing::{changed, listing};
use crate::sandbox::{Said, Sandbox};
use serde_json::{Value, json};
use std::fs::write;
use std::io::Write;
use std::process::Stdio;

/// A sandbox with a board and a file.
fn with_file(name: &str, text: &str) -> Sandbox {
    let board = Sandbox::new();
    let _ = board.ok(&["init"]);
    write(board.root().join(name), text).expect("a file can be written");
    board
}

/// What was added, without what differs from run to run; dependencies by their descriptions.
fn added(board: &Sandbox) -> Vec<Value> {
    let items = board.items();
    let described =
        |id: &Value| items.iter().find(|item| item["work_item_id"] == *id).map(|i| i["description"].clone());
    let told = |item: &Value| {
        let mut item = item.clone();
        let fields = item.as_object_mut().expect("an object");
        let needed: Vec<_> =
            fields.get("depends_on").into_iter().flat_map(|l| l.as_array().unwrap()).map(described).collect();
        fields.insert("depends_on".into(), json!(needed));
        fields.retain(|name, _| !["work_item_id", "created_at", "telemetry"].contains(&name.as_str()));
        item
    };
    items.iter().map(told).collect()
}

fn given_on_stdin(board: &Sandbox, arguments: &[&str], text: &str) -> Said {
    let mut command = board.command(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("coordctl can be started");
    child.stdin.take().expect("a pipe").write_all(text.as_bytes()).expect("it is read");
    let output = child.wait_with_output().expect("coordctl ends");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Said { code: output.status.code().unwrap_or(-1), stdout: text(&output.stdout), stderr: text(&output.stderr) }
}

/// Refuses a file, and leaves everything as it is.
fn refuse(name: &str, text: &str, code: i32, quoted: &str, hint: &str) {
    let board = with_file(name, text);
    let before = listing(board.root());
    let arguments = ["add", "--from", name];
    check_words(&arguments, &board.run(&arguments), code, quoted, hint);
    let changed = changed(&before, &listing(board.root()));
    assert!(changed.is_empty(), "{name} changed {changed:?}");
}

const JSON: &str = r#"{"items": [
  {"type": "test", "description": "test it", "key": "test", "depends_on": ["build"], "labels": ["a", "b"]},
  {"key": "build", "work_type": "build", "description": "build, \"all\" of it", "priority": "high", "team": "x",
   "story_points": 3, "capabilities": "gpu", "accept": ["it links", "it runs"], "due": "2030-01-01T00:00:00Z",
   "not_before": "2029-01-01T00:00:00Z", "max_attempts": "5", "estimate": "2h", "body": "one\ntwo\n", "points": null}
]}"#;

const JSONL: &str = r#"
{"type": "test", "description": "test it", "key": "test", "depends_on": ["build"], "labels": ["a", "b"]}

{"key": "build", "type": "build", "description": "build, \"all\" of it", "priority": "high", "team": "x", "points": 3, "capabilities": ["gpu"], "acceptance": ["it links", "it runs"], "due": "2030-01-01T00:00:00Z", "not_before": "2029-01-01T00:00:00Z", "max_attempts": 5, "estimate": "2h", "body": "one\ntwo"}
"#;

const CSV: &str = "\u{feff}type,description,key,depends_on,labels,priority,team,points,capabilities,accept,due,not_before,max_attempts,estimate,body
test,test it,test,build,a; b ;,,,,,,,,,,
build,\"build, \"\"all\"\" of it\",build,,,high,x,3,gpu,it links;it runs,2030-01-01T00:00:00Z,2029-01-01T00:00:00Z,5,2h,\"one
two\"
";

#[test]
fn the_three_formats_mean_the_same_by_name_by_flag_and_by_content() {
    let mut all = Vec::new();
    for (name, text) in
        [("a.json", JSON), ("a.jsonl", JSONL), ("a.CSV", CSV), ("json", JSON), ("lines", JSONL), ("table", CSV)]
    {
        let board = with_file(name, text);
        let ids = board.ok(&["add", "--from", name]);
        assert_eq!(ids.lines().count(), 2, "{name}: {ids}");
        let order: Vec<Value> = board.items().iter().map(|item| item["work_item_id"].clone()).collect();
        assert_eq!(ids.lines().map(Value::from).collect::<Vec<_>>(), order, "{name}: ids in the order of the file");
        all.push(added(&board));
    }
    let board = Sandbox::new();
    let said = given_on_stdin(&board, &["add", "--from", "-", "--format", "jsonl"], JSONL);
    assert_eq!(said.code, 0, "{said:?}");
    all.push(added(&board));
    assert!(all.iter().all(|items| *items == all[0]), "{all:#?}");
    let build = &all[0][1];
    assert_eq!(
        (&build["priority"], &build["story_points"], &build["max_attempts"]),
        (&json!("high"), &json!(3), &json!(5))
    );
    assert_eq!((&build["body"], &build["capabilities"]), (&json!("one\ntwo"), &json!(["gpu"])));
    assert_eq!(build["acceptance"], json!([{"text": "it links"}, {"text": "it runs"}]));
    assert_eq!(
        (&all[0][0]["depends_on"], &all[0][0]["labels"]),
        (&json!(["build, \"all\" of it"]), &json!(["a", "b"]))
    );
}

#[test]
fn options_are_for_the_items_that_say_nothing_else() {
    let board = with_file(
        "a.jsonl",
        "{\"type\":\"t\",\"description\":\"a\"}\n{\"type\":\"t\",\"description\":\"b\",\"team\":\"own\",\"labels\":[],\"priority\":\"low\"}",
    );
    let first = board.ok(&["add", "t", "first"]);
    let _ = board.ok(&[
        "add",
        "--from",
        "a.jsonl",
        "--team",
        "x",
        "--label",
        "l",
        "--priority",
        "high",
        "--depends-on",
        &first,
    ]);
    let items = board.items();
    let of = |n: usize| (items[n]["team"].clone(), items[n]["priority"].clone(), items[n]["labels"].clone());
    assert_eq!(of(1), (json!("x"), json!("high"), json!(["l"])));
    assert_eq!((of(2).0, of(2).1), (json!("own"), json!("low")));
    assert!(items[2]["labels"].as_array().is_none_or(Vec::is_empty), "{}", items[2]);
    assert_eq!((&items[1]["depends_on"], &items[2]["depends_on"]), (&json!([first]), &json!([first])));
}

#[test]
fn the_document_names_ids_keys_and_lines() {
    let board = with_file("a.json", JSON);
    let told = board.json(&["add", "--from", "a.json"]);
    assert_eq!(
        (&told["schema"], &told["count"], &told["replayed"]),
        (&json!("coordctl.added.v1"), &json!(2), &json!(false))
    );
    let keys: Vec<_> = told["items"].as_array().unwrap().iter().map(|item| (&item["key"], &item["line"])).collect();
    assert_eq!(keys, [(&json!("test"), &json!(2)), (&json!("build"), &json!(3))]);
}

#[test]
fn a_bad_value_is_told_with_its_line_and_nothing_is_added() {
    let line = |fields: &str| {
        format!("{{\"type\":\"t\",\"description\":\"good\"}}\n{{\"type\":\"t\",\"description\":\"d\",{fields}}}\n")
    };
    for (fields, quoted, hint) in [
        (
            "\"priority\":\"hgih\"",
            "a.jsonl:2: priority: \"hgih\"",
            "did you mean \"high\"? allowed are: critical, high, medium, low",
        ),
        (
            "\"priorty\":\"high\"",
            "a.jsonl:2: \"priorty\" is no field",
            "did you mean \"priority\"? fields are: type, description",
        ),
        ("\"points\":-1", "a.jsonl:2: points: \"-1\"", "whole number"),
        ("\"points\":1.5", "a.jsonl:2: points: \"1.5\"", "whole number"),
        ("\"points\":true", "a.jsonl:2: points: \"true\"", "quotes"),
        ("\"max_attempts\":0", "a.jsonl:2: max_attempts: \"0\"", "1 to 1000"),
        ("\"due\":\"soon\"", "a.jsonl:2: due: due is \"soon\"", "2026-01-31"),
        ("\"not_before\":\"2026-13-01T00:00:00Z\"", "\"2026-13-01T00:00:00Z\"", "2026-01-31"),
        ("\"labels\":{}", "a.jsonl:2: labels: \"{}\"", "[\"one\", \"two\"]"),
        ("\"labels\":[1]", "a.jsonl:2: labels: \"1\"", "quotes"),
        ("\"team\":\"a\\nb\"", "a.jsonl:2: team: the team \"a\\nb\"", "single line"),
        ("\"body\":\"\"", "a.jsonl:2: body: the body \"\"", "body"),
        ("\"body\":\"a\\u001b[2J\"", "a.jsonl:2: body: the body \"a\\u{1b}[2J\"", "terminal"),
        ("\"estimate\":5", "a.jsonl:2: estimate: \"5\"", "quotes"),
        ("\"key\":\"a b\"", "a.jsonl:2: key: \"a b\"", "letters"),
        ("\"key\":\"work_1\"", "a.jsonl:2: key: \"work_1\"", "something else"),
        ("\"depends_on\":[\"../x\"]", "a.jsonl:2: depends_on: \"../x\"", "letters"),
        ("\"points\":1,\"story_points\":2", "\"points\" and \"story_points\" are one field", "one of the two"),
        ("\"team\":\"a\",\"team\":\"b\"", "a.jsonl:2: this does not fit: the field \"team\" is there twice", "object"),
    ] {
        refuse("a.jsonl", &line(fields), 3, quoted, hint);
    }
    for (name, text, quoted, hint) in [
        (
            "a.jsonl",
            "{\"type\":\"t\",\"description\":\"d\"}\n{\"type\":\"t\"}\n",
            "a.jsonl:2: the field \"description\" is missing",
            "needs a type",
        ),
        ("a.jsonl", "{\"type\":\"t\",\"description\":\"d\"}\n7\n", "a.jsonl:2: \"7\" is no object", "write an object"),
        ("a.jsonl", "{\"type\":\"t\",\n", "a.jsonl:1: this is no JSON", "write an object"),
        (
            "a.json",
            "[\n{\"type\":\"t\",\"description\":\"d\"},\n\n {\"type\":\n\"\"}\n]",
            "a.json:4: type: the type \"\"",
            "type",
        ),
        ("a.json", "[\n{\"type\":\"t\"},,\n]", "a.json:2: this is no JSON", "array"),
        (
            "a.json",
            "{\"type\":\"t\",\"description\":\"d\"}",
            "a.json:1: this does not fit: unknown field `type`",
            "items",
        ),
        ("a.json", "7", "a.json:1: this does not fit", "array"),
        ("a.csv", "type,description\nt,d\n\n\"x\ny\",d\n", "a.csv:4: type: the type \"x\\ny\"", "single line"),
        ("a.csv", "type,description\nt,d\nt,d,e\n", "a.csv:3: the row has 3 cells, and the header 2", "cell"),
        ("a.csv", "type,description,type\nt,d,e\n", "a.csv:1: the column \"type\" is there twice", "once"),
        (
            "a.csv",
            "type,description,prioriti\nt,d,high\n",
            "a.csv:2: \"prioriti\" is no field",
            "did you mean \"priority\"",
        ),
        ("a.csv", "type,description\nt,\n", "a.csv:2: the field \"description\" is missing", "needs"),
        ("a.csv", "type,description\n", "\"a.csv\" lists 0 items", "at least one"),
        ("a.json", "[]", "\"a.json\" lists 0 items", "at least one"),
        ("a.jsonl", "", "\"a.jsonl\" lists 0 items", "at least one"),
        (
            "a.jsonl",
            "{\"type\":\"t\",\"description\":\"a\",\"key\":\"k\"}\n{\"type\":\"t\",\"description\":\"a\",\"key\":\"k\"}",
            "a.jsonl:2: key: \"k\" is the key of line 1 too",
            "own",
        ),
    ] {
        refuse(name, text, 3, quoted, hint);
    }
}

#[test]
fn further_wrong_lines_are_counted() {
    refuse(
        "a.csv",
        "type,description,points\nt,d,1\nt,d,x\nt,d,2\nt,d,y\nt,d,z\n",
        3,
        "a.csv:3: points: \"x\" is no number of points (and 2 more are wrong)",
        "whole",
    );
}

#[test]
fn a_circle_and_an_unknown_item_are_refused_with_their_lines() {
    let row = |key: &str, on: &str| {
        format!("{{\"type\":\"t\",\"description\":\"d\",\"key\":\"{key}\",\"depends_on\":[\"{on}\"]}}\n")
    };
    let circle = row("a", "b") + &row("b", "c") + &row("c", "b");
    refuse(
        "a.jsonl",
        &circle,
        17,
        "a.jsonl:2: depends_on: the new items depend on each other in a cycle: b → c → b",
        "leave out",
    );
    refuse(
        "a.jsonl",
        &row("a", "a"),
        17,
        "a.jsonl:1: depends_on: the new items depend on each other in a cycle: a → a",
        "leave out",
    );
    let unknown = "{\"type\":\"t\",\"description\":\"d\",\"key\":\"build\"}\n".to_owned() + &row("test", "biuld");
    refuse(
        "a.jsonl",
        &unknown,
        13,
        "a.jsonl:2: depends_on (nearest key: \"build\"): no work item \"biuld\"",
        "coordctl list",
    );
    refuse("a.jsonl", &row("a", "work_1"), 13, "a.jsonl:1: depends_on: no work item \"work_1\"", "coordctl list");
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let board = with_file("bad", "x");
    write(board.root().join("bad"), b"type\ncaf\xe9").expect("a file can be written");
    std::fs::File::create(board.root().join("huge")).and_then(|file| file.set_len((64 << 20) + 1)).expect("a file");
    for (name, why, hint) in [
        ("absent", "\"absent\" cannot be read", "- for stdin"),
        (".", "\".\" cannot be read", "- for stdin"),
        ("bad", "\"bad\" is no UTF-8 text: byte 8", "UTF-8"),
        ("huge", "\"huge\" is larger than 64 MiB", "split"),
    ] {
        for arguments in [vec!["add", "--from", name], vec!["add", "t", "d", "--body-file", name]] {
            check_words(&arguments, &board.run(&arguments), 3, why, hint);
        }
    }
    let long = "x".repeat(64 * 1024 + 1);
    write(board.root().join("long"), &long).expect("a file can be written");
    let arguments = ["add", "t", "d", "--body-file", "long"];
    check_words(&arguments, &board.run(&arguments), 3, "65537 bytes long", "");
    let said = given_on_stdin(&board, &["add", "t", "d", "--body-file", "-"], "from\nstdin\n");
    assert_eq!(board.item(said.stdout.trim())["body"], "from\nstdin", "{said:?}");
    assert_eq!(board.items().len(), 1, "only what succeeded is there");
}

#[test]
fn what_does_not_go_together_is_wrong_usage() {
    let board = with_file("a.csv", "type,description\nt,d\n");
    for (arguments, quoted) in [
        (&["add", "t", "d", "--from", "a.csv"][..], "--from"),
        (&["add", "--from", "a.csv", "--body-file", "a.csv"], "--body-file"),
        (&["add", "t", "d", "--format", "csv"], "--format"),
        (&["add", "t"], "DESCRIPTION"),
        (&["add", "--form", "a.csv"], "--form"),
        (&["ad", "t", "d"], "'ad'"),
    ] {
        check_words(arguments, &board.run(arguments), 2, quoted, "help");
    }
    let arguments = ["add", "--from", "a.csv", "--format", "cvs"];
    check_words(&arguments, &board.run(&arguments), 3, "\"cvs\" is no format", "did you mean \"csv\"");
    assert!(board.items().is_empty());
}

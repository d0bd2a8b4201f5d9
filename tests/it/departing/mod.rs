//! Rows that leave the board, as the archive lets them: nothing shows them, and nothing brings them back but who puts
//! them back on purpose.

mod kills;
mod old_files;

use crate::sandbox::Sandbox;
use coordctl::board::Kind;
use coordctl::store::{Ask, Durability, OldWriters, Options, Room, Store, StoreError, Txn, now};
use serde_json::{Map, Value};
use std::fs::remove_file;
use std::path::Path;
use std::time::Duration;

/// Changes a board by a rule, in this process.
pub(crate) fn change(board: &Path, verb: &str, rule: impl Fn(&mut Txn<'_>) -> Result<(), StoreError>) {
    let options = Options {
        old_writers: OldWriters::default(),
        durability: Durability::Full,
        durable_views: true,
        lock_timeout: Duration::from_secs(30),
        clock: &now,
        on_wait: &|_| {},
        on_warning: &|warning| panic!("{warning}"),
    };
    let ask = Ask { verb, agent: None, request_id: None, digest: String::new(), room: Room::UseReserve };
    let done = Store::new(board, options).update(&ask, |txn, _| rule(txn));
    let _ = done.expect("the change is made");
}

/// The completions of some items, with the ids that the journal knows them by, and what it says of each.
fn completions(board: &Path, ids: &[&str]) -> Vec<(String, Map<String, Value>)> {
    let options = Options {
        old_writers: OldWriters::default(),
        durability: Durability::Full,
        durable_views: true,
        lock_timeout: Duration::from_secs(30),
        clock: &now,
        on_wait: &|_| {},
        on_warning: &|_| {},
    };
    let mut snapshot = Store::new(board, options).read().expect("a board");
    let found = snapshot.rows(Kind::Completion).expect("completions");
    let all = found.iter().map(|found| snapshot.entry(found).expect("a row"));
    all.filter(|(_, row)| ids.iter().any(|id| row["work_item_id"] == *id)).collect()
}

/// Takes items and their completions off a board in one change, as the verb `archive`.
fn take_off(board: &Path, ids: &[&str]) {
    let completions = completions(board, ids);
    change(board, "archive", |txn| {
        for id in ids {
            assert!(txn.take_off(Kind::Work, id)?, "{id} is on the board");
        }
        for (id, _) in &completions {
            assert!(txn.take_off(Kind::Completion, id)?, "the completion {id} is on the board");
        }
        Ok(())
    });
}

/// An item that is completed.
fn done(board: &Sandbox, result: &str) -> String {
    let id = board.claim("ada");
    let _ = board.ok(&["complete", &id, result, "--agent", "ada", "--points", "2"]);
    id
}

/// Everything that can be asked of a board, of these items too.
fn answers(board: &Sandbox, ids: &[&str]) -> Vec<Value> {
    let mut answers: Vec<Value> = [
        &["list", "--status", "all", "--limit", "0"][..],
        &["list", "--status", "completed", "--limit", "0"],
        &["agent", "list"],
        &["events", "--limit", "1000"],
    ]
    .map(|question| board.json(question))
    .into();
    answers.extend(ids.iter().map(|id| {
        let said = board.run(&["--json", "show", id]);
        serde_json::from_str(if said.code == 0 { &said.stdout } else { &said.stderr }).expect("JSON")
    }));
    answers
}

/// What `metrics` has counted of items and their completions.
pub(crate) fn counted(board: &Sandbox) -> Vec<Value> {
    let metrics = board.json(&["metrics"])["metrics"].as_array().cloned().expect("a list");
    let names = ["created", "claims", "completions", "releases"].map(|name| format!("coordctl_{name}_total"));
    let names = names.map(|name| name.replace("created", "items_created"));
    let of = |name: &String| metrics.iter().find(|one| one["name"] == name.as_str()).expect("it is counted");
    names.iter().map(|name| of(name)["samples"][0]["value"].clone()).collect()
}

fn ids(rows: &[Value]) -> Vec<&str> {
    rows.iter().filter_map(|row| row["work_item_id"].as_str()).collect()
}

#[test]
fn what_has_left_is_in_no_answer_and_in_no_public_file() {
    let board = Sandbox::new();
    let [one, two, three] = ["one", "two", "three"].map(|result| done(&board, result));
    let held = board.claim("bob");
    take_off(&board.board(), &[&one, &three]);
    assert_eq!(ids(&board.items()), [&two, &held]);
    assert_eq!(ids(&board.view("work_claims.json")), [&two, &held]);
    assert_eq!(ids(&board.view("coordination_log.json")), [&two]);
    assert_eq!(board.run(&["show", &one]).code, 13);
    assert_eq!(board.run(&["claim", &one, "--agent", "eve"]).code, 13);
    let last = board.json(&["events", "--limit", "3"]);
    let last: Vec<&Value> = last["events"].as_array().expect("a list").iter().map(|one| &one["event"]).collect();
    let told = last.iter().find(|event| event["verb"] == "archive").expect("the change is told");
    assert_eq!(told["work_id"], one.as_str());
    let streamed = board.ok(&["events", "--since", "0", "--format", "jsonl"]);
    let lines: Vec<Value> = streamed.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let told = lines.iter().find(|line| line["verb"] == "archive").expect("the change is told");
    assert_eq!(ids_of(&told["items"]), [one.as_str(), &three]);
}

fn ids_of(items: &Value) -> Vec<&str> {
    items.as_array().expect("items").iter().filter_map(|item| item["work_id"].as_str()).collect()
}

#[test]
fn the_index_knows_no_more_and_no_less_of_it_than_the_journal() {
    let board = Sandbox::new();
    let [one, two] = ["one", "two"].map(|result| done(&board, result));
    take_off(&board.board(), &[&one]);
    let held = board.claim("bob");
    let before = answers(&board, &[&one, &two, &held]);
    remove_file(board.path(".coordctl/index")).expect("an index");
    assert_eq!(answers(&board, &[&one, &two, &held]), before, "a reader without an index answers otherwise");
    let _ = board.ok(&["progress", &held, "10", "--agent", "bob"]);
    assert_eq!(ids(&board.view("work_claims.json")), [&two, &held]);
}

#[test]
fn what_comes_back_is_as_it_was_and_stands_behind_all_others() {
    let board = Sandbox::new();
    let [one, two] = ["one", "two"].map(|result| done(&board, result));
    let (item, history) = (board.item(&one), board.json(&["show", &one, "--history", "100"])["history"].clone());
    let logged = completions(&board.board(), &[&one]);
    let counted = counted(&board);
    take_off(&board.board(), &[&one]);
    let row = item.as_object().cloned().expect("a row");
    change(&board.board(), "restore", |txn| {
        txn.put_row(Kind::Work, &one, row.clone())?;
        logged.iter().try_for_each(|(id, row)| txn.put_row(Kind::Completion, id, row.clone()))
    });
    assert_eq!((board.item(&one), ids(&board.items())), (item, vec![two.as_str(), &one]));
    assert_eq!(board.view("work_claims.json"), board.items());
    assert_eq!(ids(&board.view("coordination_log.json")), [&two, &one]);
    // Its history goes on behind its return.
    let after = board.json(&["show", &one, "--history", "100"])["history"].clone();
    let verbs = |history: &Value| -> Vec<String> {
        let told = history.as_array().expect("a history").iter();
        told.filter_map(|one| one["event"]["verb"].as_str().map(str::to_owned)).collect()
    };
    assert_eq!(verbs(&after), [verbs(&history), vec!["archive".into(), "restore".into()]].concat());
    // Nothing is counted a second time.
    assert_eq!(self::counted(&board), counted);
    let again = answers(&board, &[&one, &two]);
    remove_file(board.path(".coordctl/index")).expect("an index");
    assert_eq!(answers(&board, &[&one, &two]), again);
}

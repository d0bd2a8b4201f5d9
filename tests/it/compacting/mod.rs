//! Old segments leave the journal while the board is in use: no answer changes, and nothing is lost.

mod beside;
mod dropped;
mod followed;
mod kills;

use crate::departing::{change, counted};
use crate::follow::in_parts;
use crate::sandbox::Sandbox;
use coordctl::board::Kind;
use coordctl::clock::Now;
use coordctl::store::{Compacted, Durability, OldWriters, Options, Store, StoreError, now};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs::{read_dir, remove_file};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

/// Three days: nothing of what is on a board now is to be remembered for the sake of its answers then.
const LATER_NS: u64 = 3 * 86_400_000_000_000;

/// How many passes a board has seen: each is made so much later than the one before.
static PASSES: Mutex<BTreeMap<PathBuf, u64>> = Mutex::new(BTreeMap::new());

/// Looks at a board, or makes a pass, three days later.
fn with_store<T>(board: &Path, look: impl FnOnce(&Store<'_>) -> T) -> T {
    let times = PASSES.lock().expect("no thread panicked").get(board).map_or(1, |times| times + 1);
    let later = || now().map(|now| Now { wall_ns: now.wall_ns + times * LATER_NS, ..now });
    with_store_at(board, &later, look)
}

fn with_store_at<T>(
    board: &Path,
    clock: &dyn Fn() -> Result<Now, StoreError>,
    look: impl FnOnce(&Store<'_>) -> T,
) -> T {
    let options = Options {
        old_writers: OldWriters::default(),
        durability: Durability::Full,
        durable_views: true,
        lock_timeout: Duration::from_secs(30),
        clock,
        on_wait: &|_| {},
        on_warning: &|warning| panic!("{warning}"),
    };
    look(&Store::new(board, options))
}

/// A pass that may take every segment that is full.
fn pass(board: &Path) -> Option<Compacted> {
    *PASSES.lock().expect("no thread panicked").entry(board.to_owned()).or_default() += 1;
    with_store(board, |store| store.compact(u64::MAX, |_, _| Ok(()))).expect("a pass can be made")
}

/// The same where there is something to do.
fn passed(board: &Path) -> Compacted {
    pass(board).expect("there is something to do")
}

/// A pass of today that may take every segment that is full.
fn pass_today(board: &Path) -> Option<Compacted> {
    with_store_at(board, &now, |store| store.compact(u64::MAX, |_, _| Ok(()))).expect("a pass can be made")
}

/// The segments of the journal.
fn segments(board: &Sandbox) -> Vec<String> {
    let entries = read_dir(board.path(".coordctl/journal")).expect("a journal");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// A board of many segments whose few items have changed often; one of them is held, and its lease was renewed.
fn old_board() -> (Sandbox, String) {
    let board = in_parts();
    let held = board.ok(&["claim", "a", "the first", "--agent", "ada", "--request-id", "first"]);
    let other = board.claim("bob");
    grow(&board, 600);
    let _ = board.ok(&["progress", &other, "20", "--agent", "bob"]);
    let _ = board.ok(&["progress", &held, "30", "--agent", "ada"]);
    grow(&board, 600);
    let done = board.claim("bob");
    let _ = board.ok(&["complete", &done, "well", "--agent", "bob", "--points", "3"]);
    let _ = board.ok(&["heartbeat", &held, "--agent", "ada", "--ttl", "5h"]);
    (board, held)
}

/// Lets some segments come full: an agent's row changes all the time.
fn grow(board: &Sandbox, length: usize) {
    for n in 0..24 {
        let row = serde_json::json!({ "agent_id": "busy", "status": "active", "n": n, "text": "x".repeat(length) });
        change(&board.board(), "test", |txn| {
            txn.put_row(Kind::Agent, "busy", row.as_object().cloned().unwrap_or_default())
        });
    }
}

/// What can be asked of a board, but for its history.
fn answers(board: &Sandbox, id: &str) -> Vec<Value> {
    let questions: [&[&str]; 4] = [
        &["list", "--status", "all", "--limit", "0"],
        &["list", "--status", "all", "--sort", "created"],
        &["agent", "list"],
        &["show", id],
    ];
    let mut answers: Vec<Value> = questions.iter().map(|question| board.json(question)).collect();
    for answer in &mut answers {
        // What tells the time or the number of the newest change.
        for field in ["sequence", "history", "history_goes_on_in_archive", "now", "at"] {
            answer.as_object_mut().expect("a document").remove(field);
        }
    }
    answers
}

#[test]
fn a_pass_changes_no_answer_and_the_journal_gets_short() {
    let (board, held) = old_board();
    let (before, many) = (answers(&board, &held), segments(&board).len());
    let done = passed(&board.board());
    assert!(done.segments >= 4 && done.rows >= 5, "{done:?}");
    assert!(done.longest < Duration::from_millis(500), "{done:?}");
    assert!(segments(&board).len() + 2 < many, "{many} segments became {:?}", segments(&board));
    assert_eq!(answers(&board, &held), before);
    let lease = &board.item(&held)["lease"];
    assert_eq!(lease["ttl_seconds"], 18_000, "the renewed lease is lost");
    // The next change finds everything in order, and publishes the same rows.
    let said = board.run(&["progress", &held, "50", "--agent", "ada"]);
    assert_eq!((said.code, said.stderr.contains("warning")), (0, false), "{said:?}");
    assert_eq!(board.view("work_claims.json"), board.items());
    let before = answers(&board, &held);
    remove_file(board.path(".coordctl/index")).expect("an index");
    assert_eq!(answers(&board, &held), before, "without the index the answers are others");
    let _ = board.ok(&["progress", &held, "51", "--agent", "ada"]);
    assert_eq!(board.item(&held)["lease"]["ttl_seconds"], 18_000, "the renewed lease is lost");
}

#[test]
fn requests_of_the_last_day_are_remembered_and_older_ones_go_with_their_segment() {
    let (board, held) = old_board();
    let again = ["claim", "a", "the first", "--agent", "ada", "--request-id", "first"];
    let copy = board.copy();
    assert_eq!(pass_today(&copy.board()), None, "the answer in the first segment is of today");
    assert_eq!(copy.json(&again)["work_id"], held.as_str());
    // Who was answered again holds the answer in a newer segment.
    let _ = passed(&copy.board());
    assert_eq!(copy.json(&again)["work_id"], held.as_str());
    let _ = passed(&board.board());
    let new = board.json(&again);
    assert!(new["work_id"] != held.as_str(), "the segment with the answer is gone: {new}");
}

#[test]
fn a_pass_takes_history_of_today_up_to_the_first_answer_to_a_request() {
    let board = in_parts();
    grow(&board, 600);
    let copy = board.copy();
    let many = segments(&copy).len();
    assert!(pass_today(&copy.board()).is_some_and(|done| done.segments as usize + 2 >= many), "of {many} segments");
    let asked = ["claim", "a", "of today", "--agent", "ada", "--request-id", "today"];
    let (before, held) = (segments(&board).len(), board.ok(&asked));
    grow(&board, 600);
    let done = pass_today(&board.board()).expect("what is before the answer goes");
    let first: usize = segments(&board)[0].split('.').next().and_then(|name| name.parse().ok()).expect("a number");
    assert!((before - 1..=before).contains(&first), "{done:?}: it begins with {first}, the answer is in {before}");
    assert_eq!(board.json(&asked)["work_id"], held.as_str());
}

#[test]
fn what_is_left_of_a_history_is_told_and_streams_begin_where_the_journal_does() {
    let (board, held) = old_board();
    let _ = board.ok(&["progress", &held, "77", "--agent", "ada"]);
    let events = || -> Vec<Value> {
        let all = board.json(&["events", "--limit", "1000"])["events"].as_array().cloned().expect("a list");
        all.into_iter().filter(|one| one["event"]["verb"] != "seal").collect()
    };
    let before = events();
    assert_eq!(board.json(&["show", &held])["history_goes_on_in_archive"], false);
    let _ = passed(&board.board());
    assert_eq!(board.json(&["show", &held])["history_goes_on_in_archive"], true);
    let hint = format!("archive search --kind event {held}");
    assert!(board.run(&["show", &held]).stderr.contains(&hint), "older changes are not in the history");
    let after = events();
    assert!(!after.is_empty() && after.len() < before.len() && before.ends_with(&after), "{after:?}");
    let history = board.json(&["show", &held, "--history", "100"])["history"].clone();
    let told = history.as_array().expect("a history");
    assert!(!told.is_empty() && told.len() < 3, "{} changes", told.len());
    let lines = board.ok(&["events", "--since", "0", "--format", "jsonl"]);
    let verbs: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert!(verbs.iter().all(|line| line["verb"] != "carry" && line["verb"] != "truncate") && !verbs.is_empty());
}

#[test]
fn what_metrics_has_not_counted_stays() {
    let (board, held) = old_board();
    let before = counted(&board);
    grow(&board, 600);
    let _ = board.ok(&["release", &held, "--agent", "ada"]);
    grow(&board, 600);
    // Up to the mark everything is counted.
    let _ = passed(&board.board());
    assert!(pass(&board.board()).is_none(), "what is behind the mark is kept");
    let after = counted(&board);
    assert_ne!(after, before);
    let _ = passed(&board.board());
    assert_eq!(counted(&board), after);
}

#[test]
fn a_reader_with_a_snapshot_of_before_reads_on() {
    let (board, held) = old_board();
    with_store(&board.board(), |store| {
        let mut snapshot = store.read().expect("a board");
        let found = snapshot.rows(Kind::Work).expect("items");
        let _ = passed(&board.board());
        // Rows in segments that are gone: the reading begins anew, and says nothing of damage.
        let mut rounds = 0;
        let ids = store
            .reading(|fresh| {
                rounds += 1;
                let (snapshot, found) = match rounds {
                    1 => (&mut snapshot, found.clone()),
                    _ => {
                        let found = fresh.rows(Kind::Work)?;
                        (fresh, found)
                    }
                };
                found.iter().map(|found| Ok(snapshot.item(found)?.id().to_string())).collect::<anyhow::Result<Vec<_>>>()
            })
            .expect("it is read");
        assert_eq!((ids.len(), rounds), (3, 2));
        assert!(ids.contains(&held));
    });
}

#[test]
fn only_one_pass_is_made_at_a_time() {
    let (board, _) = old_board();
    let lock = std::fs::File::create(board.path(".coordctl/compact.lock")).expect("a lock file");
    lock.lock().expect("it is locked");
    assert_eq!(pass(&board.board()), None);
    drop(lock);
    let _ = passed(&board.board());
}

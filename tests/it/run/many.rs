//! Many items: one after the other, several at once, and the end of it.

use super::{Running, until};
use crate::sandbox::{Sandbox, eventually};
use nix::sys::signal::Signal;
use serde_json::Value;

/// How many items have a status.
fn count(board: &Sandbox, status: &str) -> usize {
    board.items().iter().filter(|item| item["status"] == status).count()
}

fn pending(board: &Sandbox, number: usize) -> Vec<String> {
    (0..number).map(|_| board.pending()).collect()
}

#[test]
fn three_jobs_do_twenty_items_once_each() {
    let board = Sandbox::new();
    let mut ids = pending(&board, 20);
    // The first three wait for each other.
    let script = "echo > in.$COORDCTL_WORK_ID; while [ $(ls in.* | wc -l) -lt 3 ]; do sleep 0.01; done
        echo $COORDCTL_WORK_ID >> done";
    let said =
        Running::start(&board, &["--loop", "--jobs", "3", "--idle-exit", "300ms", "--agent", "ada"], script).end();
    assert_eq!(said.code, 0, "{said:?}");
    let done = std::fs::read_to_string(board.root().join("done")).expect("something was done");
    let mut done: Vec<&str> = done.lines().collect();
    done.sort_unstable();
    ids.sort_unstable();
    assert_eq!(done, ids);
    assert!(board.items().iter().all(|item| item["status"] == "completed" && item["attempts"][1] == Value::Null));
    let spans = std::fs::read_to_string(board.path("telemetry_spans.jsonl")).expect("spans are written");
    assert_eq!(spans.lines().filter(|line| line.contains("\"work.run\"")).count(), 21, "one each, and the loop's own");
}

#[test]
fn a_loop_waits_for_work_and_goes_on_after_a_failure() {
    let board = Sandbox::new();
    let _ = board.ok(&["init"]);
    let running = Running::start(&board, &["--loop", "--idle-exit", "30s"], "echo $COORDCTL_WORK_ID >> done; exit 3");
    for number in 1..=3 {
        let id = board.pending();
        eventually("it is taken and failed", || board.item(&id)["failures"].as_u64() >= Some(1));
        let done = std::fs::read_to_string(board.root().join("done")).expect("something was done");
        assert!(done.lines().count() >= number && done.contains(&id), "{done}");
    }
    running.signal(Signal::SIGTERM);
    assert_eq!(running.end().code, 143);
}

#[test]
fn a_loop_ends_when_nothing_came() {
    let board = Sandbox::new();
    let _ = board.ok(&["init"]);
    let said = Running::start(&board, &["--loop", "--jobs", "2", "--idle-exit", "100ms"], "echo ran").end();
    assert_eq!((said.code, said.stdout.as_str()), (0, ""), "{said:?}");
}

#[test]
fn a_signal_that_asks_for_the_end_reaches_the_command_and_no_further_item_is_taken() {
    let board = Sandbox::new();
    let _ = pending(&board, 3);
    let script = format!("trap 'exit 0' TERM; echo > ready.$COORDCTL_WORK_ID; {}", until("never"));
    let running = Running::start(&board, &["--loop", "--jobs", "2"], &script);
    let is_ready = |item: &Value| {
        let id = item["work_item_id"].as_str().unwrap_or_default();
        board.root().join(format!("ready.{id}")).exists()
    };
    eventually("two run", || board.items().iter().filter(|item| is_ready(item)).count() == 2);
    running.signal(Signal::SIGTERM);
    let said = running.end();
    assert_eq!((said.code, count(&board, "completed"), count(&board, "pending")), (143, 2, 1), "{said:?}");
}

#[test]
fn a_loop_whose_command_cannot_be_started_ends() {
    let board = Sandbox::new();
    let id = board.pending();
    for environment in [&[("PATH", "/usr/bin:/bin")][..], &[]] {
        let said = board.run_with(environment, &["run", "--loop", "--jobs", "2", "--", "nosuch"]);
        assert_eq!((said.code, &board.item(&id)["status"]), (127, &"pending".into()), "{said:?}");
        assert!(said.stderr.contains("could not start \"nosuch\""), "{said:?}");
    }
}

#[test]
fn without_a_loop_each_job_does_one_item_and_the_first_failure_is_told() {
    let board = Sandbox::new();
    let _ = pending(&board, 3);
    let said = Running::start(&board, &["--jobs", "2"], "exit 5").end();
    let failed = board.items().iter().filter(|item| item["failures"] == 1).count();
    assert_eq!((said.code, failed), (5, 2), "{said:?}");
    let said = Running::start(&board, &["--jobs", "9", "--label", "none"], "exit 5").end();
    assert_eq!(said.code, 15, "{said:?}");
}

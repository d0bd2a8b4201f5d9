//! The lease of a run: renewed while the command works, and lost.

use super::{NEW, Running, first_attempt, make, only, runs, text, until};
use crate::sandbox::{Said, Sandbox, eventually};
use nix::sys::signal::Signal;

/// When the lease of an item ends, in nanoseconds since boot.
fn deadline(board: &Sandbox) -> u64 {
    text(&only(board)["lease"]["deadline_boottime_ns"]).parse().expect("a number")
}

fn start<'a>(board: &'a Sandbox, arguments: &[&str], script: &str) -> Running<'a> {
    let running = Running::start(board, &[&NEW[..], arguments].concat(), script);
    running.file("ready");
    running
}

/// Takes the item of a run by force: gives it back with its fence, and claims it for bob.
fn take_by_force(board: &Sandbox) {
    let item = only(board);
    let (id, fence) = (text(&item["work_item_id"]), item["fence"].to_string());
    let _ = board.ok(&["release", id, "--fence", &fence]);
    let _ = board.ok(&["claim", id, "--agent", "bob"]);
}

fn check_lost(board: &Sandbox, said: &Said) {
    assert_eq!(said.code, 16, "{said:?}");
    assert!(said.stderr.contains("warning: the claim on work_") && said.stderr.contains("is lost"), "{said:?}");
    let item = only(board);
    assert_eq!((&item["agent_id"], &item["status"]), (&"bob".into(), &"active".into()), "{item}");
    assert_eq!(item["attempts"].as_array().map(Vec::len), Some(1), "the lost attempt was told twice: {item}");
    let note = &item["notes"][0];
    assert_eq!((&note["late"], &note["agent_id"]), (&true.into(), &"ada".into()), "{item}");
    assert!(text(&note["text"]).contains("last words"), "{item}");
}

#[test]
fn the_lease_is_renewed_for_as_long_as_the_command_works() {
    let board = Sandbox::new();
    let running = start(&board, &["--ttl", "1s"], &format!("echo > ready; {}", until("go")));
    let (id, first) = (text(&running.item()["work_item_id"]).to_owned(), deadline(&board));
    // Twice its length and more: a process that is alive keeps an item for one length more without any renewal.
    eventually("it is renewed again and again", || {
        let said = board.run(&["claim", &id, "--agent", "bob"]);
        assert_eq!(said.code, 10, "another one got it: {said:?}");
        deadline(&board) > first + 2_500_000_000
    });
    make(&board, "go");
    let said = running.end();
    assert_eq!((said.code, &only(&board)["attempt"]), (0, &1.into()), "{said:?}");
}

#[test]
fn when_the_claim_is_lost_the_command_is_asked_to_end() {
    let board = Sandbox::new();
    let script = format!("trap 'echo last words >&2; echo > asked; exit 0' TERM; echo > ready; {}", until("never"));
    let running = start(&board, &["--ttl", "1s", "--grace", "1h"], &script);
    take_by_force(&board);
    running.file("asked");
    check_lost(&board, &running.end());
}

#[test]
fn who_does_not_end_when_the_claim_is_lost_is_killed_with_all_that_it_started() {
    let board = Sandbox::new();
    let script = format!(
        "trap '' TERM; echo last words >&2; sleep 600 & echo $! > inner; echo $$ > pid; echo > ready; {}",
        until("never")
    );
    let running = start(&board, &["--ttl", "1s", "--grace", "300ms"], &script);
    let (pid, inner) = (running.process("pid"), running.process("inner"));
    take_by_force(&board);
    let said = running.end();
    assert!(!runs(pid), "it lives on");
    eventually("what it started ends", || !runs(inner));
    check_lost(&board, &said);
}

#[test]
fn a_claim_that_was_given_back_but_taken_by_nobody_stops_nothing() {
    let board = Sandbox::new();
    let running = start(&board, &["--ttl", "1s"], &format!("echo > ready; {}; exit 9", until("go")));
    let item = only(&board);
    let _ = board.ok(&["release", text(&item["work_item_id"]), "--fence", &item["fence"].to_string()]);
    // Longer than the lease: nothing has to be renewed any more.
    std::thread::sleep(std::time::Duration::from_millis(1500));
    make(&board, "go");
    let said = running.end();
    assert_eq!((said.code, &only(&board)["status"]), (9, &"pending".into()), "{said:?}");
}

#[test]
fn what_ends_before_the_loss_is_noticed_is_told_too_late() {
    for (code, expected) in [(0, 16), (5, 5)] {
        let board = Sandbox::new();
        let script = format!("echo $$ > pid; echo > ready; {}; exit {code}", until("go"));
        let running = start(&board, &["--ttl", "1s"], &script);
        let pid = running.process("pid");
        // Nothing renews the lease of a program that stands still.
        running.signal(Signal::SIGSTOP);
        let id = text(&only(&board)["work_item_id"]).to_owned();
        eventually("bob gets it", || board.run(&["claim", &id, "--agent", "bob"]).code == 0);
        make(&board, "go");
        eventually("the command ends", || !runs(pid));
        running.signal(Signal::SIGCONT);
        let said = running.end();
        assert_eq!(said.code, expected, "{said:?}");
        let item = only(&board);
        assert_eq!((&item["agent_id"], &item["status"]), (&"bob".into(), &"active".into()), "{item}");
        assert_eq!((&item["notes"][0]["late"], &first_attempt(&item)["outcome"]), (&true.into(), &"expired".into()));
    }
}

#[test]
fn a_renewal_that_fails_is_tried_again() {
    let board = Sandbox::new();
    let running = start(&board, &["--ttl", "3s"], &format!("echo > ready; {}", until("go")));
    let first = deadline(&board);
    let lock = std::fs::File::open(board.path(".coordctl/lock")).expect("the lock file is there");
    lock.lock().expect("it is free at times");
    // The first renewal is due after a second, and gives up after half of one.
    std::thread::sleep(std::time::Duration::from_millis(1600));
    lock.unlock().expect("we hold it");
    eventually("it is renewed", || deadline(&board) > first);
    make(&board, "go");
    let said = running.end();
    assert_eq!((said.code, &only(&board)["status"]), (0, &"completed".into()), "{said:?}");
    assert!(said.stderr.contains("is not renewed yet"), "{said:?}");
}

#[test]
fn when_the_lease_cannot_be_renewed_in_time_the_command_is_stopped_before_it_ends() {
    let board = Sandbox::new();
    let script = format!("trap 'echo > asked; exit 0' TERM; echo > ready; {}", until("never"));
    let running = start(&board, &["--ttl", "2s"], &script);
    let lock = std::fs::File::open(board.path(".coordctl/lock")).expect("the lock file is there");
    lock.lock().expect("it is free at times");
    running.file("asked");
    assert_eq!(board.json(&["show", text(&only(&board)["work_item_id"])])["expired"], false, "it was too late");
    lock.unlock().expect("we hold it");
    let said = running.end();
    assert_eq!(said.code, 16, "{said:?}");
    let item = only(&board);
    assert_eq!(first_attempt(&item)["outcome"], "failed", "{item}");
    assert!(text(&first_attempt(&item)["reason"]).contains("could not be renewed"), "{item}");
}

//! What is remembered of an export, and what that means after a kill.

use super::receiver::{Receiver, Reply};
use super::{append, board_of, document, export, one, spans};
use crate::sandbox::{Sandbox, eventually};
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Starts an export and kills it once the receiver has this many requests, of which the last is not answered.
fn killed_at(board: &Sandbox, receiver: &Receiver, requests: usize) {
    let words = ["telemetry", "export", "--endpoint", &receiver.url()];
    let mut command = board.command(&words);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("coordctl can be started");
    eventually("it asks", || receiver.received().len() >= requests);
    child.kill().expect("it still runs");
    let _ = child.wait();
}

#[test]
fn a_killed_export_loses_nothing_and_repeats_only_the_batch_at_hand() {
    let board = board_of(&spans::made(0, 600, 10));
    let silent = Arc::new(AtomicUsize::new(0));
    let number = Arc::clone(&silent);
    let receiver = Receiver::answering(move |at, _| match at == number.load(Ordering::SeqCst) {
        true => Reply::Silence,
        false => Reply::ok(),
    });
    let mut lost = Vec::new();
    for pause in [1, 3, 2, 4] {
        let requests = receiver.received().len() + pause;
        silent.store(requests - 1, Ordering::SeqCst);
        killed_at(&board, &receiver, requests);
        lost.push(requests - 1);
    }
    silent.store(usize::MAX, Ordering::SeqCst);
    let told = export(&board, &receiver.url());
    let requests = receiver.received();
    for &unanswered in &lost {
        assert_eq!(requests[unanswered].spans, requests[unanswered + 1].spans, "the batch at hand is not sent again");
    }
    let answered = requests.iter().enumerate().filter(|(at, _)| !lost.contains(at)).map(|(_, request)| request);
    let all: Vec<usize> = answered.flat_map(|request| spans::numbers(&request.spans)).collect();
    assert_eq!(all, (0..6000).collect::<Vec<_>>(), "lost or sent twice: {told}");
}

#[test]
fn two_exports_to_one_sink_do_not_run_at_the_same_time() {
    let board = board_of(&spans::made(0, 1, 1));
    let receiver = Receiver::answering(|number, _| if number == 0 { Reply::Silence } else { Reply::ok() });
    let words = ["telemetry", "export", "--endpoint", &receiver.url()];
    let mut first = board.command(&words).stderr(Stdio::null()).spawn().expect("coordctl can be started");
    eventually("it asks", || !receiver.received().is_empty());
    let second = board.run(&words);
    assert_eq!((second.code, receiver.received().len()), (40, 1), "{second:?}");
    assert!(second.stderr.contains(&format!("process {} (telemetry export)", first.id())), "{second:?}");
    let other = Receiver::start();
    let both = board.run(&["--json", "telemetry", "export", "--endpoint", &receiver.url(), "--endpoint", &other.url()]);
    assert_eq!(both.code, 40, "{both:?}");
    assert_eq!(spans::numbers(&other.spans()), [0], "a busy sink held the other back");
    first.kill().expect("it still runs");
    let _ = first.wait();
    let _ = board.ok(&words);
}

#[test]
fn a_run_from_somewhere_else_leaves_the_cursor_alone() {
    let (board, receiver) = (board_of(&spans::made(0, 4, 1)), Receiver::start());
    let first = export(&board, &receiver.url());
    append(&board, &spans::made(4, 2, 1));
    let since = |since: &str| {
        let before = receiver.spans().len();
        let words = ["--json", "telemetry", "export", "--endpoint", &receiver.url(), "--since", since];
        let said = board.run(&words);
        (said.code, spans::numbers(&receiver.spans()[before..]), said)
    };
    assert_eq!(since("begin").1, [0, 1, 2, 3, 4, 5]);
    assert_eq!(since(first["cursor"].as_str().expect("a cursor")).1, [4, 5]);
    assert!(since("1h").1.is_empty(), "spans of years ago are no hour old");
    assert_eq!(since("100y").1, [0, 1, 2, 3, 4, 5]);
    let line = spans::made(0, 1, 1).len();
    let place = first["cursor"].as_str().and_then(|cursor| cursor.split(':').next()).expect("a segment");
    assert_eq!(since(&format!("{place}:{}", 2 * line)).1, [2, 3, 4, 5]);
    for bad in ["soon", "", "0123456789abcdef:0", &format!("{place}:99999999"), "-1", "12:5"] {
        let (code, sent, said) = since(bad);
        assert_eq!((code, sent.len()), (3, 0), "{bad}: {said:?}");
        assert!(said.stderr.contains("begin"), "{bad}: {said:?}");
    }
    let before = receiver.spans().len();
    let _ = export(&board, &receiver.url());
    assert_eq!(spans::numbers(&receiver.spans()[before..]), [4, 5], "the cursor was moved");
}

#[test]
fn a_cursor_that_cannot_be_read_sends_all_once_more() {
    let (board, receiver) = (board_of(&spans::made(0, 2, 1)), Receiver::start());
    let _ = export(&board, &receiver.url());
    let folder = std::fs::read_dir(board.path(".coordctl/export")).expect("cursors").flatten();
    let cursor = folder.map(|entry| entry.path()).find(|path| path.extension().is_some_and(|e| e == "json"));
    std::fs::write(cursor.expect("a cursor"), "{\"v\":1,").expect("it can be written");
    let said = board.run(&["telemetry", "export", "--endpoint", &receiver.url()]);
    assert!(said.code == 0 && said.stderr.contains("beginning with the oldest span"), "{said:?}");
    assert_eq!(spans::numbers(&receiver.spans()), [0, 1, 0, 1]);
}

#[test]
fn lines_that_are_no_otlp_are_passed_over_and_the_last_one_waits_for_its_end() {
    let flat = r#"{"trace_id":"a","operation":"claim","status":"ok"}"#;
    let (one_line, two) = (spans::made(0, 1, 1), spans::made(1, 1, 1));
    let (half, rest) = two.split_at(40);
    let board = board_of(&format!("{one_line}{flat}\n{}\u{0}\u{0}\n\n{half}", &one_line[..60]));
    let receiver = Receiver::start();
    let said = board.run(&["--json", "telemetry", "export", "--endpoint", &receiver.url()]);
    let told = one(&document(&said));
    assert_eq!((said.code, &told["unreadable"]), (0, &2.into()), "{said:?}");
    let first = format!("the first is at byte {} of {}", one_line.len(), board.path("telemetry_spans.jsonl").display());
    assert!(said.stderr.contains(&first), "{said:?}");
    assert_eq!(spans::numbers(&receiver.spans()), [0]);
    // The export's own line came behind the half one: it is garbled now, and what comes after it is not.
    append(&board, &format!("{rest}{}", spans::made(2, 1, 1)));
    let _ = export(&board, &receiver.url());
    assert_eq!(spans::numbers(&receiver.spans()), [0, 2]);
}

#[test]
fn without_a_board_there_is_nothing_to_export() {
    let board = Sandbox::new();
    let said = board.run(&["telemetry", "export"]);
    assert_eq!(said.code, 4, "{said:?}");
}

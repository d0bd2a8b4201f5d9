//! What an answer makes of the spans that were sent.

use super::receiver::{Receiver, Reply};
use super::{board_of, document, one, spans};
use crate::sandbox::{Said, Sandbox};
use std::time::{Duration, Instant};

fn run(board: &Sandbox, receiver: &Receiver, more: &[&str]) -> Said {
    board.run(&[&["--json", "telemetry", "export", "--endpoint", &receiver.url()], more].concat())
}

fn header(status: u16, line: &str) -> Reply {
    Reply::Status(status, format!("{line}\r\n"), Vec::new())
}

#[test]
fn a_receiver_without_time_is_asked_again_when_it_says() {
    let receiver = Receiver::answering(|number, _| match number {
        0 => header(503, "Retry-After: 1"),
        1 => header(429, "Retry-After: Wed, 21 Oct 2015 07:28:00 GMT"),
        2 => Reply::Hangup,
        _ => Reply::ok(),
    });
    let (board, began) = (board_of(&spans::made(0, 3, 3)), Instant::now());
    let said = run(&board, &receiver, &[]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(began.elapsed() >= Duration::from_secs(1), "it was asked after {:?}", began.elapsed());
    let told = one(&document(&said));
    assert_eq!((&told["sent"], &told["retries"], &told["batches"]), (&9.into(), &3.into(), &1.into()), "{told}");
    let requests = receiver.received();
    assert_eq!(requests.len(), 4);
    assert!(requests.iter().all(|request| request.spans == requests[0].spans), "not the same is sent again");
    assert!(said.stderr.contains("503") && said.stderr.contains("tried again"), "{said:?}");
}

#[test]
fn a_receiver_that_asks_for_more_time_than_there_is_is_given_up_at_once() {
    let receiver = Receiver::answering(|_, _| header(429, "Retry-After: 3600"));
    let (board, began) = (board_of(&spans::made(0, 1, 1)), Instant::now());
    let said = run(&board, &receiver, &[]);
    assert_eq!((said.code, receiver.received().len()), (23, 1), "{said:?}");
    assert!(began.elapsed() < Duration::from_secs(30) && said.stderr.contains("1h"), "{said:?}");
    assert!(one(&document(&said))["error"].as_str().expect("an error").contains("429"), "{said:?}");
}

#[test]
fn spans_that_a_receiver_calls_bad_are_passed_over_and_told() {
    let body = r#"{"code":3,"message":"no such\u001b tenant"}"#;
    let receiver = Receiver::answering(move |number, _| if number == 0 { Reply::json(400, body) } else { Reply::ok() });
    let board = board_of(&spans::made(0, 2, 512));
    let said = run(&board, &receiver, &[]);
    assert_eq!(said.code, 17, "{said:?}");
    let told = one(&document(&said));
    assert_eq!((&told["sent"], &told["rejected"], &told["retries"]), (&512.into(), &512.into(), &0.into()), "{told}");
    assert!(
        said.stderr.contains("no such\\\\u{1b} tenant") || said.stderr.contains("no such\\u{1b} tenant"),
        "{said:?}"
    );
    assert_eq!(spans::numbers(&receiver.received()[1].spans), (512..1024).collect::<Vec<_>>());
    let since = said.stderr.split("--since ").nth(1).and_then(|rest| rest.split(' ').next()).expect("a place");
    let again = run(&board, &receiver, &["--since", since]);
    assert_eq!(again.code, 0, "{again:?}");
    assert_eq!(spans::numbers(&receiver.received()[2].spans), (0..512).collect::<Vec<_>>());
}

#[test]
fn what_a_receiver_takes_only_in_part_is_told_and_not_sent_again() {
    let partial = r#"{"partialSuccess":{"rejectedSpans":"2","errorMessage":"too old"}}"#;
    let receiver = Receiver::answering(move |_, _| Reply::json(200, partial));
    let board = board_of(&spans::made(0, 1, 5));
    let said = run(&board, &receiver, &[]);
    let told = one(&document(&said));
    assert_eq!((said.code, &told["sent"], &told["rejected"]), (17, &3.into(), &2.into()), "{told}");
    assert!(said.stderr.contains("too old"), "{said:?}");
    let _ = run(&board, &receiver, &[]);
    assert_eq!(spans::numbers(&receiver.spans()), [0, 1, 2, 3, 4], "something was sent again");
    let warning = r#"{"partialSuccess":{"rejectedSpans":0,"errorMessage":"slow down"}}"#;
    let kind = Receiver::answering(move |_, _| Reply::json(200, warning));
    let said = run(&board, &kind, &[]);
    assert!(said.code == 0 && said.stderr.contains("slow down"), "{said:?}");
}

#[test]
fn what_is_too_large_is_sent_in_parts() {
    let board = board_of(&spans::made(0, 5, 4));
    let small = Receiver::answering(|_, request| match request.spans.len() {
        0..=3 => Reply::ok(),
        _ => Reply::json(413, "{}"),
    });
    let said = run(&board, &small, &[]);
    let told = one(&document(&said));
    assert_eq!((said.code, &told["sent"], &told["retries"]), (0, &20.into(), &0.into()), "{said:?}");
    let taken = small.received().into_iter().map(|request| request.spans).filter(|spans| spans.len() <= 3);
    assert_eq!(taken.flat_map(|spans| spans::numbers(&spans)).collect::<Vec<_>>(), (0..20).collect::<Vec<_>>());
    // A span that is too large by itself is passed over, and does not hold up the others.
    let choosy = Receiver::answering(|_, request| match spans::numbers(&request.spans).contains(&7) {
        true => Reply::json(413, "{}"),
        false => Reply::ok(),
    });
    let said = run(&board, &choosy, &["--since", "begin"]);
    let told = one(&document(&said));
    assert_eq!((said.code, &told["rejected"]), (17, &1.into()), "{said:?}");
    let seven = choosy.received().iter().filter(|request| spans::numbers(&request.spans) == [7]).count();
    assert_eq!(seven, 1, "what is too large by itself is sent again");
}

#[test]
fn a_receiver_that_takes_nothing_is_left_alone_and_told_what_for() {
    let cases: [(u16, &str, &str, &[&str]); 7] = [
        (415, "", "http/protobuf, which is the default", &["--protocol", "http/json"]),
        (415, "", "--protocol http/json", &[]),
        (401, "", "COORDCTL_OTLP_HEADERS", &[]),
        (404, "", "v1/traces is appended", &[]),
        (302, "Location: http://elsewhere/\r\n", "redirects are not followed", &[]),
        (500, "", "sent the next time", &[]),
        (200, "Content-Type: text/html\r\n", "OTLP receiver", &[]),
    ];
    for (status, headers, hint, words) in cases {
        let receiver = Receiver::answering(move |_, _| Reply::Status(status, headers.to_owned(), Vec::new()));
        let board = board_of(&spans::made(0, 1, 1));
        let said = run(&board, &receiver, words);
        assert_eq!((said.code, receiver.received().len()), (17, 1), "{status}: {said:?}");
        assert!(said.stderr.contains(hint) && said.stderr.contains(&status.to_string()), "{status}: {said:?}");
        drop(receiver);
        let better = Receiver::start();
        let told = one(&board.json(&["telemetry", "export", "--endpoint", &better.url()]));
        assert!(told["sent"].as_u64() >= Some(1), "{told}");
    }
}

//! `--online`: a question, and nothing with it.

use super::{codes, findings, is};
use crate::sandbox::Sandbox;
use std::io::{Read, Write};
use std::net::TcpListener;

/// Answers one request and returns it.
fn answer(listener: &TcpListener) -> String {
    let (mut stream, _) = listener.accept().expect("somebody comes");
    let mut bytes = [0; 4096];
    let length = stream.read(&mut bytes).expect("a request");
    stream.write_all(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").expect("he listens");
    String::from_utf8_lossy(&bytes[..length]).into_owned()
}

#[test]
fn who_answers_is_reachable_and_gets_no_key() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let [receiver, claude] = [(); 2].map(|()| TcpListener::bind("127.0.0.1:0").expect("a port"));
    let [to, api] = [&receiver, &claude].map(|one| format!("http://{}", one.local_addr().expect("an address")));
    let environment = [
        ("COORDCTL_OTLP_ENDPOINT", to.as_str()),
        ("COORDCTL_OTLP_HEADERS", "x-key=geheim-1"),
        ("ANTHROPIC_BASE_URL", &api),
        ("ANTHROPIC_API_KEY", "geheim-2"),
    ];
    let said = std::thread::scope(|scope| {
        let asked = [&receiver, &claude].map(|one| scope.spawn(|| answer(one)));
        let said = board.run_with(&environment, &["--json", "doctor", "--online"]);
        for request in asked.map(|one| one.join().expect("a request")) {
            assert!(request.starts_with("HEAD /") && !request.contains("geheim"), "{request}");
        }
        said
    });
    let found = findings(&said);
    assert_eq!(said.code, 0, "{said:?}");
    is(&found, "exporter_reachable", "info", &format!("HEAD {to}/v1/traces: status 404"));
    is(&found, "claude_reachable", "info", "status 404");
    assert!(!said.stdout.contains("geheim"));
}

#[test]
fn who_does_not_answer_is_named_and_nobody_is_asked_without_the_option() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    // Nobody listens on a port that was given back.
    let free = TcpListener::bind("127.0.0.1:0").and_then(|one| one.local_addr()).expect("a port");
    let to = format!("http://{free}");
    let environment = [("COORDCTL_OTLP_ENDPOINT", to.as_str()), ("ANTHROPIC_BASE_URL", &to)];
    let said = board.run_with(&environment, &["--json", "doctor"]);
    assert_eq!((said.code, codes(&findings(&said))), (0, vec!["board"]));
    let said = board.run_with(&environment, &["--json", "doctor", "--online"]);
    assert_eq!(said.code, 41);
    is(&findings(&said), "exporter_unreachable", "warning", &to);
    is(&findings(&said), "claude_unreachable", "warning", &to);
    let said = board.run(&["doctor", "--online"]);
    assert!(said.code == 0 && said.stderr.contains("nobody was asked"), "{said:?}");
}

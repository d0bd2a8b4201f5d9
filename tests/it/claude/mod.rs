//! Claude, as it is asked and as it answers, or does not.

mod acting;
mod api;
mod budget;
mod cli;
mod corrected;
mod failures;
mod history;
mod in_use;
mod kept;
mod local_board;
mod local_items;
pub(crate) mod messages;
mod pipes;
mod real_cli;
mod reports;
mod reservation;
mod scorecard;
mod secrets;
mod sent;
pub(crate) mod stream;
mod undo;

use crate::sandbox::{Said, Sandbox};
use messages::{Messages, REQUEST_ID, Step};
use std::io::{Read, Write};
use std::net::TcpStream;

/// An answer about the health of any board.
pub(crate) const HEALTH: &str = r#"{"summary":"all is well","score":90.0,"risks":[],"confidence":0.5}"#;
/// An answer about the priorities of any board.
const PRIORITIES: &str = r#"{"summary":"nothing stands out","items":[],"opportunities":[],"confidence":0.5}"#;

/// The environment that leads coordctl to a stand-in.
fn environment(api: &Messages) -> [(&'static str, String); 2] {
    [("ANTHROPIC_BASE_URL", api.url()), ("ANTHROPIC_API_KEY", "a-key-of-no-use".to_owned())]
}

/// Runs coordctl where a stand-in is the API.
pub(crate) fn asking(board: &Sandbox, api: &Messages, arguments: &[&str]) -> Said {
    let environment = environment(api);
    let environment: Vec<(&str, &str)> = environment.iter().map(|(name, value)| (*name, value.as_str())).collect();
    board.run_with(&environment, arguments)
}

#[test]
fn the_stand_in_for_the_api_speaks_http() {
    let api = Messages::start([Step::error(401, "authentication_error", "no"), Step::Answer("{\"a\": 1}".to_owned())]);
    let ask = || {
        let mut stream = TcpStream::connect(api.url().trim_start_matches("http://")).expect("it listens");
        let body = r#"{"model": "m", "messages": []}"#;
        let head = format!("POST /v1/messages HTTP/1.1\r\nHost: h\r\nContent-Length: {}\r\n\r\n", body.len());
        stream.write_all((head + body).as_bytes()).expect("it reads");
        let mut said = Vec::new();
        let mut byte = [0];
        while !said.ends_with(b"\r\n0\r\n\r\n") && !said.ends_with(b"7Fy\"}") && stream.read(&mut byte).is_ok() {
            said.push(byte[0]);
        }
        String::from_utf8(said).expect("it is text")
    };
    let refused = ask();
    assert!(refused.starts_with("HTTP/1.1 401 ") && refused.contains(REQUEST_ID), "{refused}");
    let answered = ask();
    assert!(answered.ends_with("\r\n0\r\n\r\n") && answered.contains("event: message_start"), "{answered}");
    assert_eq!((api.asked().len(), api.counted().len()), (2, 0));
    assert_eq!(api.asked()[0].body["model"], "m");
}

//! `telemetry export` through the real program: what arrives, what is sent again, and what is remembered.

mod answers;
mod cursors;
mod following;
pub(crate) mod receiver;
mod rotation;
mod rotel;
mod settings;
mod sinks;
mod spans;
mod tls;
mod wire;

use crate::sandbox::{Said, Sandbox};
use serde_json::Value;
use std::io::Write;

/// An export to an endpoint, which must succeed: what it tells of its only sink.
fn export(board: &Sandbox, url: &str) -> Value {
    one(&board.json(&["telemetry", "export", "--endpoint", url]))
}

/// What a document tells of its only sink.
fn one(document: &Value) -> Value {
    assert_eq!(document["schema"], "coordctl.telemetry_export.v1", "{document}");
    assert_eq!(document["sinks"].as_array().expect("sinks").len(), 1, "{document}");
    document["sinks"][0].clone()
}

/// The document of an export that may have failed.
fn document(said: &Said) -> Value {
    serde_json::from_str(&said.stdout).unwrap_or_else(|e| panic!("{e}: {said:?}"))
}

/// A board where an agent did something.
fn busy_board() -> Sandbox {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let _ = board.ok(&["progress", &id, "50", "--agent", "ada"]);
    let _ = board.run(&["claim", &id, "--agent", "bob"]);
    let _ = board.ok(&["complete", &id, "--agent", "ada"]);
    board
}

/// A board with nothing but spans that were made up, one export's own span aside.
fn board_of(text: &str) -> Sandbox {
    let board = Sandbox::new();
    let _ = board.run_with(&[("OTEL_SDK_DISABLED", "true")], &["init"]);
    append(&board, text);
    board
}

fn append(board: &Sandbox, text: &str) {
    let path = board.path("telemetry_spans.jsonl");
    let mut file = std::fs::File::options().append(true).create(true).open(path).expect("it can be opened");
    file.write_all(text.as_bytes()).expect("it can be written");
}

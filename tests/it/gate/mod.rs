//! `gate`: each condition holds the board to its limit, and a gate that looks at nothing stays shut.

mod board;
mod file;
mod outputs;
mod spans;

use crate::sandbox::{Said, Sandbox};

/// A gate with these flags.
fn gate(board: &Sandbox, flags: &[&str]) -> Said {
    board.run(&[&["gate"], flags].concat())
}

/// Fails unless each gate ends with its exit code, and a shut one says why.
fn assert_codes(board: &Sandbox, cases: &[(&[&str], i32)]) {
    for (flags, code) in cases {
        let said = gate(board, flags);
        assert_eq!(said.code, *code, "{flags:?}: {said:?}");
        assert_eq!(said.stderr.contains("error: "), *code != 0, "{flags:?}: {said:?}");
    }
}

/// Runs coordctl without leaving a span.
fn quietly(board: &Sandbox, words: &[&str]) -> String {
    let said = board.run_with(&[("OTEL_SDK_DISABLED", "true")], words);
    assert_eq!(said.code, 0, "{words:?}: {said:?}");
    said.stdout.trim_end().to_owned()
}

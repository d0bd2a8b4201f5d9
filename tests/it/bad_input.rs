//! Wrong values: each is refused with its code, is quoted, comes with a hint, and changes nothing.

use crate::listing::{changed, listing};
use crate::sandbox::{Said, Sandbox};
use serde_json::Value;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;

/// A command line, its exit code, what its error must quote, and what its hint must say.
type Case<'a> = (&'a [&'a str], i32, &'a str, &'a str);

/// Refuses a command line in words and in JSON, on a board that must stay as it is.
fn refuse(board: &Sandbox, (arguments, code, quoted, hint): Case<'_>) {
    let before = listing(board.root());
    let said = board.run(arguments);
    check_words(arguments, &said, code, quoted, hint);
    check_object(
        &[&["--json"], arguments].concat(),
        &board.run(&[&["--json"], arguments].concat()),
        code,
        quoted,
        hint,
    );
    let changed = changed(&before, &listing(board.root()));
    assert!(changed.is_empty(), "{arguments:?} changed {changed:?}");
}

/// A refusal in words: an error line that quotes the value, a hint, and nothing on stdout.
pub(crate) fn check_words(arguments: &[&str], said: &Said, code: i32, quoted: &str, hint: &str) {
    if let Some(fault) = fault(arguments, said, code, quoted, hint) {
        panic!("{fault}");
    }
}

/// What is wrong with a refusal in words, see [`check_words`].
pub(crate) fn fault(arguments: &[&str], said: &Said, code: i32, quoted: &str, hint: &str) -> Option<String> {
    let line = |start: &str| said.stderr.lines().find_map(|line| line.strip_prefix(start)).unwrap_or_default();
    let told = if (said.code, said.stdout.as_str()) != (code, "") {
        format!("exits not with {code}, or tells something on stdout")
    } else if !line("error: ").contains(quoted) {
        format!("does not quote {quoted}")
    } else if line("hint: ").is_empty() || !line("hint: ").contains(hint) {
        format!("hints not at {hint}")
    } else if said.stderr.matches("(os error").count() > 1 {
        "tells the cause twice".to_owned()
    } else {
        return None;
    };
    Some(format!("{arguments:?} {told}: {said:?}"))
}

/// A refusal in JSON: one object with everything.
fn check_object(arguments: &[&str], said: &Said, code: i32, quoted: &str, hint: &str) {
    assert_eq!((said.code, said.stdout.as_str()), (code, ""), "{arguments:?}: {said:?}");
    let object: Value = serde_json::from_str(&said.stderr).unwrap_or_else(|e| panic!("{arguments:?}: {e}: {said:?}"));
    let keys: Vec<&String> = object.as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["code", "message", "retryable", "hint", "context"]);
    assert!(object["code"].is_string() && object["retryable"].is_boolean() && object["context"].is_object());
    assert!(object["message"].as_str().is_some_and(|text| text.contains(quoted)), "{arguments:?}: {object}");
    assert!(object["hint"].as_str().is_some_and(|text| text.contains(hint)), "{arguments:?}: {object}");
}

fn refuse_all(board: &Sandbox, cases: &[Case<'_>]) {
    cases.iter().for_each(|case| refuse(board, *case));
}

#[test]
fn wrong_usage_is_told_from_a_bad_value() {
    let board = Sandbox::new();
    let id = &*board.claim("ada");
    refuse_all(
        &board,
        &[
            (&["claim"], 2, "TYPE|WORK_ID", "coordctl claim --help"),
            (&["progress", id], 2, "PERCENT", "coordctl progress --help"),
            (&["clam", "a", "b"], 2, "'clam'", "'claim'"),
            (&["claim", "a", "b", "--prioritty", "high"], 2, "'--prioritty'", "'--priority'"),
            (&["claim", "a", "b", "c"], 2, "'c'", "coordctl claim --help"),
            (&["list", "--limit"], 2, "--limit", "--help"),
            (&["--durability", "half", "list"], 2, "'half'", ""),
            (&["--lock-timeout", "soon", "list"], 3, "\"soon\"", "90s"),
        ],
    );
}

#[test]
fn an_empty_or_blank_text_is_refused() {
    let board = Sandbox::new();
    let id = &*board.claim("ada");
    refuse_all(
        &board,
        &[
            (&["claim", "", "b"], 3, "the type \"\"", "type"),
            (&["claim", "a", ""], 3, "the description \"\"", "description"),
            (&["claim", "a", " \n\t "], 3, "the description \" \\n\\t \"", "description"),
            (&["claim", "a", "b", "--team", " "], 3, "the team \" \"", "team"),
            (&["claim", "a", "b", "--label", ""], 3, "the label \"\"", "label"),
            (&["claim", ""], 3, "\"\"", "coordctl claim <TYPE>"),
            (&["complete", id, ""], 3, "the result \"\"", "result"),
            (&["progress", id, "5", ""], 3, "the phase \"\"", "phase"),
            (&["progress", id, "5", "--note", ""], 3, "the note \"\"", "note"),
            (&["release", id, "--reason", ""], 3, "the note \"\"", "note"),
            (&["show", ""], 3, "\"\"", "letters"),
        ],
    );
}

#[test]
fn a_number_that_is_none_or_too_large_is_refused() {
    let board = Sandbox::new();
    let id = &*board.claim("ada");
    for percent in ["-1", "101", "1.5", "abc", "", "99999999999999999999", "0x10", "١"] {
        refuse(&board, (&["progress", id, percent], 3, &format!("\"{percent}\""), "0 to 100"));
    }
    for number in ["-1", "x", "", "1.5"] {
        let quoted = &*format!("\"{number}\"");
        refuse_all(
            &board,
            &[
                (&["complete", id, "--fence", number], 3, quoted, "whole number"),
                (&["complete", id, "--points", number], 3, quoted, "whole number"),
                (&["claim", "a", "b", "--points", number], 3, quoted, "whole number"),
                (&["list", "--limit", number], 3, quoted, "whole number"),
                (&["events", "--limit", number], 3, quoted, "whole number"),
                (&["show", id, "--history", number], 3, quoted, "whole number"),
            ],
        );
    }
    refuse(&board, (&["heartbeat", id, "--fence", "0"], 3, "\"0\"", "claim answered"));
}

#[test]
fn a_time_that_is_none_is_refused() {
    let board = Sandbox::new();
    let id = &*board.claim("ada");
    for length in ["", "soon", "5", "-5s", "0s", "400d"] {
        let quoted = &*format!("\"{length}\"");
        refuse(&board, (&["claim", "a", "b", "--ttl", length], 3, quoted, "1"));
        refuse(&board, (&["heartbeat", id, "--ttl", length], 3, quoted, "1"));
    }
    refuse(&board, (&["heartbeat", id, "--ttl", "none"], 3, "\"none\"", "2h"));
    for since in ["", "yesterday", "2026-13-01T00:00:00Z", "-5s"] {
        refuse(&board, (&["list", "--since", since], 3, &format!("\"{since}\", which is neither a time"), "2h"));
    }
}

#[test]
fn a_misspelt_word_is_answered_with_the_nearest() {
    let board = Sandbox::new();
    let id = &*board.claim("ada");
    let cut = &id[..id.len() - 1];
    refuse_all(
        &board,
        &[
            (&["claim", "a", "b", "--priority", "hgih"], 3, "\"hgih\"", "did you mean \"high\""),
            (&["list", "--priority", "critcal"], 3, "\"critcal\"", "did you mean \"critical\""),
            (&["list", "--status", "actve"], 3, "\"actve\"", "did you mean \"active\""),
            (&["list", "--sort", "craeted"], 3, "\"craeted\"", "did you mean \"created\""),
            (&["list", "--sort", "zzz"], 3, "\"zzz\"", "created, changed, priority"),
            (&["progress", id, "5", "completed"], 3, "\"completed\"", "coordctl complete"),
            (&["progress", id, "5", "pending"], 3, "\"pending\"", "coordctl release"),
            (&["show", cut], 13, &format!("\"{cut}\" on this board; nearest: {id}"), "coordctl list"),
            (&["complete", cut], 13, &format!("\"{cut}\" on this board; nearest: {id}"), "coordctl list"),
            (&["claim", cut], 13, &format!("\"{cut}\" on this board; nearest: {id}"), "coordctl list"),
            (&["heartbeat", "nothing"], 13, "\"nothing\"", "coordctl list"),
        ],
    );
}

#[test]
fn an_id_that_could_be_a_path_or_act_on_a_terminal_is_refused() {
    let board = Sandbox::new();
    let id = &*board.claim("ada");
    let long = "x".repeat(129);
    for bad in ["../x", "a/b", "/etc/passwd", "work_\u{1b}[2J1", "work_1\n", ".hidden", "a b", "é", &long] {
        let quoted =
            &*if bad == long { format!("\"{}…\"", &long[..77]) } else { format!("\"{}\"", bad.escape_default()) };
        let quoted = if bad == "é" { "\"é\"" } else { quoted };
        refuse_all(
            &board,
            &[
                (&["show", bad], 3, quoted, "letters, digits"),
                (&["progress", bad, "5"], 3, quoted, "letters, digits"),
                (&["complete", bad], 3, quoted, "letters, digits"),
                (&["release", bad], 3, quoted, "letters, digits"),
                (&["heartbeat", bad], 3, quoted, "letters, digits"),
                (&["claim", id, "--agent", bad], 3, quoted, "letters, digits"),
                (&["claim", "a", "b", "--request-id", bad], 3, quoted, "letters, digits"),
            ],
        );
    }
    refuse(&board, (&["claim", "work_../1"], 3, "\"work_../1\"", "letters, digits"));
}

#[test]
fn text_that_acts_on_a_terminal_or_does_not_fit_is_refused() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let long = "x".repeat(64 * 1024 + 1);
    refuse_all(
        &board,
        &[
            (&["claim", "a", "b\u{1b}[2J"], 3, "\"b\\u{1b}[2J\"", "terminal"),
            (&["claim", "a", "b\u{202e}c"], 3, "\"b\\u{202e}c\"", "terminal"),
            (&["claim", "a\u{7}", "b"], 3, "\"a\\u{7}\"", "terminal"),
            (&["claim", "a\nb", "c"], 3, "\"a\\nb\"", "single line"),
            (&["claim", "a", &long], 3, "65537 bytes long", "file"),
        ],
    );
}

#[test]
fn an_argument_that_is_no_text_is_wrong_usage_and_no_panic() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let before = listing(board.root());
    for place in 1..3 {
        let mut arguments = [OsStr::new("claim"), OsStr::new("a"), OsStr::new("b")];
        arguments[place] = OsStr::from_bytes(b"caf\xe9");
        let output = board.command(&[]).args(arguments).output().expect("coordctl can be started");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{stderr}");
        assert!(stderr.contains("error: ") && stderr.contains("hint: ") && !stderr.contains("panicked"), "{stderr}");
    }
    assert_eq!(changed(&before, &listing(board.root())), [""; 0].map(std::path::PathBuf::from));
}

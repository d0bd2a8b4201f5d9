//! Whatever a caller puts into a command, what looks like a secret does not come among the spans.

use crate::sandbox::Sandbox;
use std::fs::read_to_string;

/// Fakes, each in a form that the board accepts as a name too.
const TOKENS: [&str; 4] = [
    "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
    "sk-ant-api03-Rw8Zq1nT5vB9xK2mD7cL4hG6jP0sF3aYeUoIuWtQ-AA",
    "AKIAIOSFODNN7EXAMPLE",
    "q7Xw2Lr9Tn4Vb8Kc1Zm5Jd3Hg6Pf0Sy7Ua",
];

/// All that is in the file of spans.
fn spans(board: &Sandbox) -> String {
    read_to_string(board.path("telemetry_spans.jsonl")).expect("commands leave spans")
}

/// Fails where eight characters in a row of a secret stand among the spans.
fn hides(board: &Sandbox, secret: &str, what: &str) {
    let text = spans(board);
    for part in secret.as_bytes().windows(8) {
        let part = std::str::from_utf8(part).expect("it is ASCII");
        let line = text.lines().find(|line| line.contains(part));
        assert!(line.is_none(), "{what}: {part} of {secret} stands in {line:?}");
    }
}

#[test]
fn no_argument_brings_a_token_among_the_spans() {
    for token in TOKENS {
        let board = Sandbox::new();
        let text = &format!("deploy with {token} as ever");
        let id = board.ok(&[
            "claim",
            token,
            text,
            "--agent",
            token,
            "--team",
            token,
            "--label",
            token,
            "--request-id",
            token,
        ]);
        let held = ["--agent", token];
        for arguments in [
            vec!["progress", &id, "40", token, "--note", text],
            vec!["note", &id, text],
            vec!["label", &id, token],
            vec!["set", &id, "--description", text],
            vec!["block", &id, "--on", text],
            vec!["unblock", &id],
            vec!["complete", &id, text, "--request-id", token],
            vec!["claim", &id],
        ] {
            let _ = board.run(&[&arguments[..], &held].concat());
        }
        let failing = board.ok(&["claim", "test", text, "--agent", token, "--estimate", token]);
        let _ = board.run(&["fail", &failing, "--reason", text, "--agent", token]);
        let _ = board.run(&["agent", "register", token, "--team", token, "--role", token, "--capability", token]);
        let _ = board.run(&["show", token]);
        let _ = board.run(&["complete", token, "--agent", "bob"]);
        let _ = board.run(&["list", "--team", token]);
        let _ = board.run(&["run", "--type", token, "--description", text, "--agent", token, "--", "true"]);
        assert!(spans(&board).lines().count() > 14, "few commands left a span");
        assert!(spans(&board).contains("[redacted]"), "{token} was shown nowhere, so nothing was tried");
        assert!(spans(&board).contains(&format!("\"{id}\"")), "the item's own id is shown");
        hides(&board, token, "arguments");
    }
}

#[test]
fn no_variable_brings_a_secret_among_the_spans() {
    for token in TOKENS {
        let board = Sandbox::new();
        let _ = board.claim("ada");
        for (name, value) in [
            ("OTEL_RESOURCE_ATTRIBUTES", format!("team={token}")),
            ("OTEL_RESOURCE_ATTRIBUTES", format!("{token}=a,team=b")),
            ("OTEL_SERVICE_NAME", format!("swarm-{token}")),
            ("AGENT_ID", token.to_owned()),
            ("AGENT_TEAM", token.to_owned()),
            ("TRACESTATE", format!("vendor={token}")),
            ("TRACE_ID", token.to_owned()),
        ] {
            let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
            let said = board.run_with(&[("TRACEPARENT", trace), (name, &value)], &["claim", "test", "something to do"]);
            assert_eq!(said.code, 0, "{name}: {said:?}");
        }
        hides(&board, token, "variables");
    }
    let board = Sandbox::new();
    let attributes = "deploy.password=correct-horse,api_key=battery-staple,team=compiler";
    let _ = board.run_with(&[("OTEL_RESOURCE_ATTRIBUTES", attributes)], &["claim", "test", "something to do"]);
    assert!(!spans(&board).contains("correct") && !spans(&board).contains("battery"), "{}", spans(&board));
    assert!(spans(&board).contains("deploy.password") && spans(&board).contains("compiler"), "the names stay");
}

#[test]
fn what_is_called_a_secret_in_a_description_is_hidden_and_the_rest_is_shown() {
    let board = Sandbox::new();
    let commit = "3f2a1b9c8d7e6f5a4b3c2d1e0f9a8b7c6d5e4f3a";
    let text = format!("rebuild {commit} with password=correct-horse via https://ada:staple-gun@example.org/x");
    let id = board.ok(&["claim", "test", &text]);
    let _ = board.ok(&["complete", &id]);
    let shown = format!("rebuild {commit} with password=[redacted] via https://ada:[redacted]@example.org/x");
    assert_eq!(spans(&board).matches(&shown).count(), 3, "claim, complete and item: {}", spans(&board));
    assert_eq!(board.item(&id)["description"], text, "the board keeps what it was told");
}

#[test]
fn a_cut_is_made_behind_the_secret_and_not_within_it() {
    for before in [180, 190, 195, 199] {
        let board = Sandbox::new();
        let text = format!("{} {}", "é".repeat(before / 2), TOKENS[0]);
        let _ = board.ok(&["claim", "test", &text]);
        hides(&board, TOKENS[0], "a long description");
        assert!(!spans(&board).contains("ghp_"), "{}", spans(&board));
    }
    let board = Sandbox::new();
    let _ = board.ok(&["claim", "test", &"é".repeat(300)]);
    assert!(spans(&board).contains(&"é".repeat(100)) && !spans(&board).contains(&"é".repeat(101)), "cut at 200 bytes");
}

//! Envelopes as version 2.1.329 of the program printed them, shortened to what is read.

use super::*;
use crate::supervise::Ended;
use serde_json::json;

const LIMIT: Duration = Duration::from_secs(90);

fn said(stdout: &str, exit: Exit, stderr: &[&str]) -> Said {
    let stderr = stderr.iter().map(|line| (*line).to_owned()).collect();
    let ended = Ended { exit, duration: Duration::ZERO, peak_memory: 0, stderr };
    Said { ended, stdout: stdout.as_bytes().to_vec(), is_whole: true, in_time: true }
}

fn read(fields: &Value) -> Result<Reply, Failed> {
    let mut envelope = json!({"type": "result", "subtype": "success", "is_error": false, "session_id": "s-1",
        "total_cost_usd": 0.00014, "usage": {"input_tokens": 1, "output_tokens": 2},
        "modelUsage": {"claude-opus-5-5": {"inputTokens": 10, "outputTokens": 5, "cacheReadInputTokens": 300,
            "cacheCreationInputTokens": 20, "costUSD": 0.00014}}});
    for (name, value) in fields.as_object().expect("fields") {
        envelope[name] = value.clone();
    }
    reply(&said(&envelope.to_string(), Exit::Status(0), &[]), LIMIT)
}

#[test]
fn an_answer_is_what_stands_in_its_own_field_else_a_text_that_is_an_object() {
    let whole = json!({"structured_output": {"a": "x"}, "result": "words", "stop_reason": "tool_use", "new": [1]});
    let reply = read(&whole).expect("an answer");
    let usage = Usage {
        input_tokens: 30,
        output_tokens: 5,
        cache_read_tokens: 300,
        cache_write_tokens: 20,
        cost_usd: Some(0.00014),
    };
    assert_eq!((reply.text.as_str(), reply.model.as_str(), reply.usage), ("{\"a\":\"x\"}", "claude-opus-5-5", usage));
    assert_eq!((reply.request_id.as_str(), reply.stop_reason.as_str()), ("s-1", "tool_use"));
    assert_eq!(read(&json!({"result": "{\"a\": 1}"})).expect("an answer").text, "{\"a\": 1}");
    for words in ["just words", "", "[1]", "3"] {
        let failed = read(&json!({"result": words})).expect_err(words);
        assert_eq!((failed.kind, failed.usage), (Kind::Invalid, usage), "{words}");
    }
    let old = json!({"result": "{}", "modelUsage": null, "total_cost_usd": null});
    let usage = read(&old).expect("an answer").usage;
    assert_eq!((usage.input_tokens, usage.output_tokens, usage.cost_usd), (1, 2, None));
}

#[test]
fn every_failure_has_its_kind_whatever_the_subtype_says() {
    let of_status = |status: u16| json!({"is_error": true, "api_error_status": status, "result": "API Error"});
    let cases = [
        (of_status(401), Kind::Unavailable, "(401)"),
        (of_status(403), Kind::Unavailable, "(403)"),
        (of_status(404), Kind::Unavailable, "(404)"),
        (of_status(429), Kind::Unavailable, "(429)"),
        (of_status(529), Kind::Unavailable, "(529)"),
        (of_status(400), Kind::Broken, "(400)"),
        (json!({"is_error": true, "result": "Not logged in · Please run /login"}), Kind::Unavailable, "no login"),
        (json!({"is_error": true, "api_error": "connection_failed", "result": "x"}), Kind::Unavailable, "nobody"),
        (json!({"is_error": true, "stop_reason": "refusal", "result": "no\u{1b}"}), Kind::Declined, "\"no\\u{1b}\""),
        (json!({"is_error": true, "api_error": "max_output_tokens", "result": "x"}), Kind::Cut, "cut off"),
        (
            json!({"is_error": true, "subtype": "error_max_budget_usd", "errors": ["Reached"]}),
            Kind::OverBudget,
            "Reached",
        ),
        (json!({"is_error": true, "subtype": "error_max_structured_output_retries"}), Kind::Invalid, "form"),
        (json!({"is_error": true, "subtype": "error_max_turns", "errors": ["turns"]}), Kind::Broken, "turns"),
        (json!({"is_error": true, "subtype": "error_during_execution"}), Kind::Broken, "error_during_execution"),
        (json!({"is_error": false, "subtype": "error_of_tomorrow", "structured_output": {}}), Kind::Broken, "tomorrow"),
    ];
    for (fields, kind, word) in cases {
        let failed = read(&fields).expect_err("a failure");
        assert_eq!((failed.kind, failed.usage.output_tokens), (kind, 5), "{fields}: {failed}");
        assert!(failed.message.contains(word), "{fields}: {failed}");
    }
}

#[test]
fn what_is_no_envelope_is_told_with_the_exit_status_and_the_end_of_stderr() {
    let stderr = ["x".repeat(400), "error: unknown option '--safe-mode'".to_owned()];
    let lines: Vec<&str> = stderr.iter().map(String::as_str).collect();
    let failed = reply(&said("", Exit::Status(1), &lines), LIMIT).expect_err("no answer");
    assert_eq!(failed.kind, Kind::Broken);
    assert!(failed.message.contains("exit status 1") && failed.message.ends_with("'--safe-mode'\""), "{failed}");
    for stdout in ["API Error: oh", "{\"type\": \"assistant\"}", "[]", "{\"type\": \"result\""] {
        let failed = reply(&said(stdout, Exit::Signal(9), &[]), LIMIT).expect_err(stdout);
        assert!(failed.kind == Kind::Broken && failed.message.contains("signal 9"), "{failed}");
    }
    let missing = reply(&said("", Exit::Status(127), &["error: no such file"]), LIMIT).expect_err("no program");
    assert_eq!(missing.kind, Kind::Unavailable);
    let several = r#"[{"type":"system"},{"type":"result","subtype":"success","is_error":false,"result":"{}"}]"#;
    assert_eq!(reply(&said(several, Exit::Status(0), &[]), LIMIT).expect("an answer").text, "{}");
}

#[test]
fn a_program_that_was_ended_in_the_end_is_told_with_its_time() {
    let late = Said { in_time: false, ..said("", Exit::Signal(15), &[]) };
    let failed = reply(&late, LIMIT).expect_err("too late");
    assert_eq!((failed.kind, failed.message.contains("1m 30s")), (Kind::TimedOut, true), "{failed}");
}

#[test]
fn an_answer_of_a_program_that_had_to_be_ended_is_none_and_tells_what_it_cost() {
    let envelope = r#"{"type":"result","subtype":"success","is_error":false,"result":"{}","total_cost_usd":0.5}"#;
    let late = Said { in_time: false, ..said(envelope, Exit::Signal(9), &[]) };
    let failed = reply(&late, LIMIT).expect_err("too late");
    assert_eq!((failed.kind, failed.usage.cost_usd), (Kind::TimedOut, Some(0.5)), "{failed}");
}

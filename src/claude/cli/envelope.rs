//! The answer of the `claude` program: a JSON object around what the model said, read as it really is.
//!
//! `subtype` may say `success` of a failure, and the exit status 0 of an empty answer: neither is trusted alone. Fields
//! come and go with versions of the program; what is missing is taken as not said.

use super::super::api::DECLINED;
use super::super::quoted;
use super::super::{Failed, Kind, Reply, Usage};
use crate::supervise::{Exit, Said};
use serde_json::Value;
use std::time::Duration;

/// What came of a run of the program that had so much time.
pub(super) fn reply(said: &Said, limit: Duration) -> Result<Reply, Failed> {
    let Some(envelope) = envelope(&said.stdout) else { return Err(without(said, limit)) };
    let usage = usage(&envelope);
    let failed = |(kind, message, hint): (Kind, String, &str)| Failed::new(kind, message, hint).after(usage);
    if let Some(fault) = fault(&envelope) {
        return Err(failed(fault));
    }
    if !said.in_time {
        return Err(Failed { usage, ..without(said, limit) });
    }
    let text = answer(&envelope).ok_or_else(|| {
        let words = quoted::said(text(&envelope, "result"), &[]);
        failed((
            Kind::Invalid,
            format!("the claude program answered without the form that was asked for: {words}"),
            "ask again",
        ))
    })?;
    let models = envelope["modelUsage"].as_object();
    Ok(Reply {
        text,
        model: models.and_then(|models| models.keys().next()).cloned().unwrap_or_default(),
        usage,
        request_id: text_of(&envelope, "session_id"),
        response_id: String::new(),
        stop_reason: text_of(&envelope, "stop_reason"),
    })
}

/// The object that tells the result: all that is printed, or with some settings the last of several.
fn envelope(stdout: &[u8]) -> Option<Value> {
    let is_result = |value: &Value| value["type"] == "result";
    match serde_json::from_slice(stdout).ok()? {
        Value::Array(all) => all.into_iter().rev().find(is_result),
        value => Some(value).filter(is_result),
    }
}

/// The answer: in the form that was asked for, else a text that is a JSON object.
fn answer(envelope: &Value) -> Option<String> {
    match &envelope["structured_output"] {
        Value::Null => {
            let text = text(envelope, "result");
            serde_json::from_str::<Value>(text).ok().filter(Value::is_object).map(|_| text.to_owned())
        }
        answer => Some(answer.to_string()),
    }
}

/// What went wrong, by what the program says of it.
fn fault(envelope: &Value) -> Option<(Kind, String, &'static str)> {
    let (subtype, words) = (text(envelope, "subtype"), words(envelope));
    if envelope["is_error"] != true && subtype == "success" {
        return None;
    }
    let status = envelope["api_error_status"].as_u64();
    let fault = match (subtype, text(envelope, "api_error"), text(envelope, "stop_reason"), status) {
        ("error_max_budget_usd", ..) => (
            Kind::OverBudget,
            "the claude program stopped at the limit of its cost",
            "raise claude.call_budget in coordctl.toml, or send less: claude.digest_tokens",
        ),
        ("error_max_structured_output_retries", ..) => {
            (Kind::Invalid, "the model did not give the form that was asked for", "ask again, or name another model")
        }
        ("error_max_turns", ..) => (Kind::Broken, "the claude program came to no answer", "ask again"),
        (_, "max_output_tokens", ..) => (
            Kind::Cut,
            "the answer was cut off by the limit of its tokens",
            "allow more: claude.max_tokens in coordctl.toml",
        ),
        (_, _, "refusal", _) => (Kind::Declined, "the model declined to answer", DECLINED),
        (.., Some(401 | 403)) => (Kind::Unavailable, "the claude program was refused", LOG_IN),
        (.., Some(404)) => (
            Kind::Unavailable,
            "the claude program may not use the model",
            "name another one with --model or claude.model in coordctl.toml",
        ),
        (.., Some(402 | 408 | 409 | 429 | 500..)) => (
            Kind::Unavailable,
            "the claude program got no answer",
            "try again later, or take the board's own figures with --provider local",
        ),
        _ if words.contains("Not logged in") || words.contains("/login") => {
            (Kind::Unavailable, "the claude program has no login", LOG_IN)
        }
        (_, "connection_failed", ..) => {
            (Kind::Unavailable, "the claude program reached nobody", "check the network and ANTHROPIC_BASE_URL")
        }
        _ => (Kind::Broken, "the claude program failed", "see what it says; \"claude -p\" shows the same"),
    };
    let (kind, what, hint) = fault;
    let status = status.map(|status| format!(" ({status})")).unwrap_or_default();
    Some((kind, format!("{what}{status}: {}", quoted::said(&words, &[])), hint))
}

const LOG_IN: &str = "log in with \"claude\" and /login, or set ANTHROPIC_API_KEY";

/// What the program says of a failure.
fn words(envelope: &Value) -> String {
    let errors = envelope["errors"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let all: Vec<&str> =
        std::iter::once(text(envelope, "result")).chain(errors).filter(|text| !text.is_empty()).collect();
    if all.is_empty() { text_of(envelope, "subtype") } else { all.join("; ") }
}

/// No answer at all: it took too long, was cut, or is none of the program's.
fn without(said: &Said, limit: Duration) -> Failed {
    if !said.in_time {
        let message =
            format!("the claude program took longer than {} and was ended", humantime::format_duration(limit));
        return Failed::new(Kind::TimedOut, message, "try again, or allow more: claude.cli_timeout in coordctl.toml");
    }
    let exit = said.ended.exit;
    let stderr = said.ended.stderr.join("\n");
    let stdout = String::from_utf8_lossy(&said.stdout);
    let words = if stderr.trim().is_empty() { &*stdout } else { &stderr };
    let words = if words.trim().is_empty() { String::new() } else { format!(": {}", quoted::said_last(words)) };
    match exit {
        Exit::Status(126 | 127) => {
            Failed::new(Kind::Unavailable, format!("the claude program cannot be started{words}"), "install it anew")
        }
        _ => {
            let message = format!("the claude program ended with {exit} and without an answer{words}");
            Failed::new(
                Kind::Broken,
                message,
                "see what it says; an older program does not know all options: run \"claude update\"",
            )
        }
    }
}

/// What was used: by model where it says so, which holds also where the run failed.
fn usage(envelope: &Value) -> Usage {
    let models = envelope["modelUsage"].as_object().filter(|models| !models.is_empty());
    let sum = |name: &str| -> Option<u64> { Some(models?.values().filter_map(|used| used[name].as_u64()).sum()) };
    let one = |name: &str| envelope["usage"][name].as_u64().unwrap_or(0);
    let written = sum("cacheCreationInputTokens").unwrap_or_else(|| one("cache_creation_input_tokens"));
    let plain = sum("inputTokens").unwrap_or_else(|| one("input_tokens"));
    Usage {
        input_tokens: plain.saturating_add(written),
        output_tokens: sum("outputTokens").unwrap_or_else(|| one("output_tokens")),
        cache_read_tokens: sum("cacheReadInputTokens").unwrap_or_else(|| one("cache_read_input_tokens")),
        cache_write_tokens: written,
        cost_usd: envelope["total_cost_usd"].as_f64(),
    }
}

fn text<'a>(envelope: &'a Value, name: &str) -> &'a str {
    envelope[name].as_str().unwrap_or_default()
}

fn text_of(envelope: &Value, name: &str) -> String {
    text(envelope, name).to_owned()
}

#[cfg(test)]
mod tests;

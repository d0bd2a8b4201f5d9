//! The events of a streamed answer, as the Messages API sends them, cut into pieces that fit no event.

use super::messages::{Asked, Step};
use serde_json::{Value, json};
use std::time::Duration;

/// What every answer is said to have used: sent anew, written to the cache, read from it, received.
pub(crate) const USED: [u64; 4] = [700, 500, 4000, 250];

/// Pieces of a stream, each after a pause.
pub(super) struct Script {
    pub(super) pieces: Vec<(Duration, String)>,
}

impl Script {
    /// The stream of a step.
    pub(super) fn of(step: &Step, asked: &Asked) -> Self {
        let is_tool = asked.body["tools"].to_string().contains("StructuredOutput");
        let content = |text: &str| match serde_json::from_str::<Value>(text) {
            Ok(Value::Object(_)) if is_tool => tool(text),
            _ => thinking() + &words(text),
        };
        let start = start(asked);
        let whole = |text: &str| {
            let reason = if is_tool && text.starts_with('{') { "tool_use" } else { "end_turn" };
            start.clone() + &content(text) + &end(reason)
        };
        match step {
            Step::Answer(text) => Self::in_pieces(&whole(text)),
            Step::Ended(reason, text) => Self::in_pieces(&(start.clone() + &content(text) + &end(reason))),
            Step::Refusal => Self::in_pieces(&(start.clone() + &end("refusal"))),
            Step::ErrorAfter(text) => Self::in_pieces(&(start.clone() + &content(text) + &error())),
            Step::Pings(count, pause, text) => {
                let pings = (0..*count).map(|_| (*pause, event(&json!({"type": "ping"}))));
                Script { pieces: pings.chain(Self::in_pieces(&whole(text)).pieces).collect() }
            }
            Step::Cut(text) | Step::Short(text) | Step::SilenceAfter(text) => {
                Self::in_pieces(&(start.clone() + &thinking() + &words(text)))
            }
            Step::Silence | Step::Status(..) | Step::Hangup => Script { pieces: Vec::new() },
        }
    }

    /// In pieces of odd lengths, none of which cuts a character.
    fn in_pieces(text: &str) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let pieces = letters.chunks(149).map(|piece| (Duration::ZERO, piece.iter().collect()));
        Script { pieces: pieces.collect() }
    }
}

fn event(data: &Value) -> String {
    format!("event: {}\ndata: {data}\n\n", data["type"].as_str().expect("an event has a type"))
}

fn start(asked: &Asked) -> String {
    let [input, written, read, _] = USED;
    let usage = json!({"input_tokens": input, "cache_creation_input_tokens": written, "cache_read_input_tokens": read,
        "output_tokens": 1, "service_tier": "standard"});
    let message = json!({"id": "msg_01XFDUDYJgAACzvnptvVoYEL", "type": "message", "role": "assistant",
        "model": asked.body["model"], "content": [], "stop_reason": null, "stop_sequence": null, "usage": usage});
    event(&json!({"type": "message_start", "message": message})) + &event(&json!({"type": "ping"}))
}

/// What may come before the text: whoever takes the first block as the answer gets this.
fn thinking() -> String {
    let block = json!({"type": "thinking", "thinking": "", "signature": ""});
    let delta = json!({"type": "thinking_delta", "thinking": "{\"not\": \"the answer\"}"});
    let signature = json!({"type": "signature_delta", "signature": "EqQBCgIYAhIM"});
    event(&json!({"type": "content_block_start", "index": 0, "content_block": block}))
        + &event(&json!({"type": "content_block_delta", "index": 0, "delta": delta}))
        + &event(&json!({"type": "content_block_delta", "index": 0, "delta": signature}))
        + &event(&json!({"type": "content_block_stop", "index": 0}))
        + &event(&json!({"type": "something_new", "index": 0}))
}

fn words(text: &str) -> String {
    let block = json!({"type": "text", "text": ""});
    let letters: Vec<char> = text.chars().collect();
    let delta = |piece: &[char]| {
        let delta = json!({"type": "text_delta", "text": piece.iter().collect::<String>()});
        event(&json!({"type": "content_block_delta", "index": 1, "delta": delta}))
    };
    event(&json!({"type": "content_block_start", "index": 1, "content_block": block}))
        + &letters.chunks(23).map(delta).collect::<String>()
        + &event(&json!({"type": "content_block_stop", "index": 1}))
}

fn tool(text: &str) -> String {
    let block =
        json!({"type": "tool_use", "id": "toolu_01A09q90qw90lq917835lq9", "name": "StructuredOutput", "input": {}});
    let delta = json!({"type": "input_json_delta", "partial_json": text});
    event(&json!({"type": "content_block_start", "index": 0, "content_block": block}))
        + &event(&json!({"type": "content_block_delta", "index": 0, "delta": delta}))
        + &event(&json!({"type": "content_block_stop", "index": 0}))
}

fn end(reason: &str) -> String {
    let details = match reason {
        "refusal" => json!({"type": "refusal", "category": "cyber", "explanation": "This asks for what I do not do."}),
        _ => Value::Null,
    };
    let delta = json!({"stop_reason": reason, "stop_sequence": null, "stop_details": details});
    event(&json!({"type": "message_delta", "delta": delta, "usage": {"output_tokens": USED[3]}}))
        + &event(&json!({"type": "message_stop"}))
}

fn error() -> String {
    event(&json!({"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}))
}

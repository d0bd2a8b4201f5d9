//! A streamed answer, from its events to a [`Reply`].

use super::super::quoted::said;
use super::super::{Failed, Heard, Hearing, Kind, Reply, Usage};
use super::sse::Event;
use super::trouble::{Asked, Told, Trouble};
use serde::Deserialize;
use serde_json::Value;

/// What came of an answer so far.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    reply: Reply,
    counts: Counts,
    /// Why it was declined, in the API's words.
    declined: String,
    /// Whether the message has begun: from then on it is paid for.
    pub(super) begun: bool,
    /// Whether the message has ended.
    pub(super) ended: bool,
}

/// The tokens, as the API counts them: what is said later replaces what was said before.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(default)]
struct Counts {
    input_tokens: Option<u64>,
    output_tokens: Option<u64>,
    cache_creation_input_tokens: Option<u64>,
    cache_read_input_tokens: Option<u64>,
}

/// `message_start`
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Start {
    message: Message,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Message {
    id: String,
    model: String,
    usage: Counts,
}

/// `message_delta`
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct End {
    delta: Reason,
    usage: Counts,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Reason {
    stop_reason: Option<String>,
    stop_details: Option<Details>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Details {
    explanation: Option<String>,
}

/// The longest text of an answer, in bytes.
const MOST: usize = 8 << 20;

impl Gathered {
    /// An answer that nothing has come of.
    pub(super) fn new(request_id: &str) -> Self {
        Gathered { reply: Reply { request_id: request_id.to_owned(), ..Reply::default() }, ..Gathered::default() }
    }

    /// What was used so far.
    pub(super) fn usage(&self) -> Usage {
        self.counts.usage()
    }

    /// Takes an event; those that are not known mean nothing.
    pub(super) fn take(&mut self, event: &Event, asked: &Asked<'_>, hearing: Hearing<'_>) -> Result<(), Trouble> {
        let data: Value = match serde_json::from_str(&event.data) {
            Ok(data) => data,
            Err(e) => return Err(self.unreadable(&e, event, asked)),
        };
        let sort = data["type"].as_str().unwrap_or(&event.name).to_owned();
        let read = match sort.as_str() {
            "message_start" => serde_json::from_value(data).map(|start| self.start(start)),
            "content_block_delta" => {
                self.text(&data, hearing);
                Ok(())
            }
            "message_delta" => serde_json::from_value(data).map(|end| self.end(end, hearing)),
            "message_stop" => {
                self.ended = true;
                Ok(())
            }
            "error" => match serde_json::from_value::<Told>(data) {
                Ok(told) => return Err(self.broke_off(&asked.broke_off(&told))),
                Err(e) => Err(e),
            },
            _ => Ok(()),
        };
        match read {
            Err(e) => Err(self.unreadable(&e, event, asked)),
            Ok(()) if self.reply.text.len() > MOST => {
                let message = format!("the answer has more than {} bytes", bytesize::ByteSize(MOST as u64));
                let failed = Failed::new(Kind::Broken, message, "ask for less: claude.max_tokens in coordctl.toml");
                Err(Trouble::lasting(failed, "too_long").after(self.usage()))
            }
            Ok(()) => Ok(()),
        }
    }

    /// The stream is over: what the answer is.
    pub(super) fn finish(self) -> Result<Reply, Failed> {
        let usage = self.usage();
        let failed = |kind, message: String, hint: &str| Err(Failed::new(kind, message, hint).after(usage));
        let of_request = match self.reply.request_id.as_str() {
            "" => String::new(),
            id => format!(" (request {})", crate::text::escape(id)),
        };
        if !self.ended {
            let message = format!("the answer broke off before its end{of_request}");
            return failed(Kind::Broken, message, "ask again; nothing of it was taken as an answer");
        }
        match self.reply.stop_reason.as_str() {
            "end_turn" | "stop_sequence" if self.reply.text.trim().is_empty() => {
                failed(Kind::Invalid, format!("the answer is empty{of_request}"), "ask again")
            }
            "end_turn" | "stop_sequence" => Ok(Reply { usage, ..self.reply }),
            "refusal" => {
                failed(Kind::Declined, format!("the model declined to answer{of_request}{}", self.declined), DECLINED)
            }
            "max_tokens" => failed(
                Kind::Cut,
                format!("the answer was cut off by the limit of its tokens{of_request}"),
                "allow more: claude.max_tokens in coordctl.toml",
            ),
            "model_context_window_exceeded" => failed(
                Kind::Cut,
                format!("the answer was cut off: question and answer are more than the model can hold{of_request}"),
                "send less of the board: claude.digest_tokens in coordctl.toml",
            ),
            other => failed(
                Kind::Broken,
                format!("the answer ended with {}, which was not asked for{of_request}", crate::text::quote(other)),
                "ask again",
            ),
        }
    }

    fn start(&mut self, Start { message }: Start) {
        self.begun = true;
        (self.reply.response_id, self.reply.model) = (message.id, message.model);
        self.counts.replace(message.usage);
    }

    /// Only text counts: thinking and whatever else a model may send is no part of the answer.
    fn text(&mut self, data: &Value, hearing: Hearing<'_>) {
        let delta = &data["delta"];
        if let (Some("text_delta"), Some(text)) = (delta["type"].as_str(), delta["text"].as_str()) {
            self.reply.text.push_str(text);
            hearing(&Heard::Text(text));
        }
    }

    fn end(&mut self, End { delta, usage }: End, hearing: Hearing<'_>) {
        self.counts.replace(usage);
        if let Some(reason) = delta.stop_reason {
            self.reply.stop_reason = reason;
        }
        if let Some(explanation) = delta.stop_details.and_then(|details| details.explanation) {
            self.declined = format!(": {}", said(&explanation, &[]));
        }
        if let Some(tokens) = self.counts.output_tokens {
            hearing(&Heard::Tokens(tokens));
        }
    }

    /// An error in the stream. Once the message has begun it is paid for, and is not asked for again unasked.
    fn broke_off(&self, trouble: &Trouble) -> Trouble {
        let kind = if self.begun { Kind::Broken } else { trouble.failed.kind };
        let failed = Failed { kind, usage: self.usage(), ..(*trouble.failed).clone() };
        Trouble { failed: failed.into(), word: trouble.word.clone(), again: trouble.again.filter(|_| !self.begun) }
    }

    fn unreadable(&self, e: &serde_json::Error, event: &Event, asked: &Asked<'_>) -> Trouble {
        let words = said(&event.data, asked.secrets);
        let message = format!("the API sent an event that cannot be read: {e}: {words}");
        let hint = "check that ANTHROPIC_BASE_URL is that of a Messages API";
        Trouble::lasting(Failed::new(Kind::Broken, message, hint), "unreadable").after(self.usage())
    }
}

/// What to do where a model declines.
pub(in crate::claude) const DECLINED: &str =
    "see what is sent with \"coordctl claude prompt\", name another model, or use --provider local";

impl Counts {
    fn replace(&mut self, later: Counts) {
        for (count, later) in [
            (&mut self.input_tokens, later.input_tokens),
            (&mut self.output_tokens, later.output_tokens),
            (&mut self.cache_creation_input_tokens, later.cache_creation_input_tokens),
            (&mut self.cache_read_input_tokens, later.cache_read_input_tokens),
        ] {
            *count = later.or(*count);
        }
    }

    fn usage(self) -> Usage {
        let written = self.cache_creation_input_tokens.unwrap_or(0);
        Usage {
            input_tokens: self.input_tokens.unwrap_or(0).saturating_add(written),
            output_tokens: self.output_tokens.unwrap_or(0),
            cache_read_tokens: self.cache_read_input_tokens.unwrap_or(0),
            cache_write_tokens: written,
            cost_usd: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::cell::RefCell;

    const ASKED: Asked<'static> = Asked { model: "m", variable: "V", address: "a", secrets: &[] };

    fn event(data: &Value) -> Event {
        Event { name: data["type"].as_str().expect("a type").to_owned(), data: data.to_string() }
    }

    fn start() -> Value {
        let usage = json!({"input_tokens": 7, "cache_creation_input_tokens": 20, "cache_read_input_tokens": 300, "output_tokens": 1});
        json!({"type": "message_start", "message": {"id": "msg_1", "model": "m-1", "content": [], "usage": usage}})
    }

    fn delta(kind: &str, field: &str, text: &str) -> Value {
        json!({"type": "content_block_delta", "index": 0, "delta": {"type": kind, field: text}})
    }

    fn end(reason: &str) -> Value {
        let details = json!({"type": "refusal", "explanation": "not \u{1b}this"});
        json!({"type": "message_delta", "delta": {"stop_reason": reason, "stop_details": details}, "usage": {"output_tokens": 50}})
    }

    fn gathered(events: &[Value]) -> Result<Gathered, Trouble> {
        let mut gathered = Gathered::new("req_1");
        events.iter().try_for_each(|data| gathered.take(&event(data), &ASKED, &|_| ()))?;
        Ok(gathered)
    }

    fn ended(reason: &str, text: &str) -> Result<Reply, Failed> {
        gathered(&[start(), delta("text_delta", "text", text), end(reason), json!({"type": "message_stop"})])
            .expect("all can be read")
            .finish()
    }

    #[test]
    fn only_text_is_the_answer_and_the_last_counts_hold() {
        let heard = RefCell::new(Vec::new());
        let hearing = |said: &Heard<'_>| heard.borrow_mut().push(format!("{said:?}"));
        let mut gathered = Gathered::new("req_1");
        for data in [
            start(),
            json!({"type": "ping"}),
            json!({"type": "content_block_start", "index": 0, "content_block": {"type": "thinking", "thinking": ""}}),
            delta("thinking_delta", "thinking", "{\"no\": 1}"),
            delta("text_delta", "text", "{\"a\":"),
            json!({"type": "something_new", "delta": {"type": "text_delta", "text": "no"}}),
            delta("text_delta", "text", " 1}"),
            end("end_turn"),
            json!({"type": "message_stop"}),
        ] {
            gathered.take(&event(&data), &ASKED, &hearing).expect("it can be read");
        }
        let usage = Usage {
            input_tokens: 27,
            output_tokens: 50,
            cache_read_tokens: 300,
            cache_write_tokens: 20,
            cost_usd: None,
        };
        let expected = Reply {
            text: "{\"a\": 1}".into(),
            model: "m-1".into(),
            usage,
            request_id: "req_1".into(),
            response_id: "msg_1".into(),
            stop_reason: "end_turn".into(),
        };
        assert_eq!(gathered.finish().expect("it is an answer"), expected);
        assert_eq!(heard.into_inner(), [r#"Text("{\"a\":")"#, r#"Text(" 1}")"#, "Tokens(50)"]);
    }

    #[test]
    fn every_way_to_end_has_its_own_kind_and_tells_what_was_used() {
        for (reason, text, kind, word) in [
            ("refusal", "", Kind::Declined, "not \\u{1b}this"),
            ("refusal", "{}", Kind::Declined, "declined"),
            ("max_tokens", "{", Kind::Cut, "limit of its tokens"),
            ("model_context_window_exceeded", "{", Kind::Cut, "can hold"),
            ("pause_turn", "{}", Kind::Broken, "\"pause_turn\""),
            ("tool_use", "{}", Kind::Broken, "\"tool_use\""),
            ("end_turn", " \n", Kind::Invalid, "empty"),
        ] {
            let failed = ended(reason, text).expect_err(reason);
            assert_eq!(
                (failed.kind, failed.usage.output_tokens, failed.usage.input_tokens),
                (kind, 50, 27),
                "{reason}"
            );
            assert!(failed.message.contains(word) && failed.message.contains("req_1"), "{reason}: {failed}");
        }
        assert_eq!(ended("end_turn", "{}").expect("an answer").text, "{}");
    }

    #[test]
    fn an_answer_without_end_is_given_up() {
        let piece = delta("text_delta", "text", &"x".repeat(MOST / 2 + 1));
        assert!(gathered(&[start(), piece.clone()]).is_ok());
        let trouble = gathered(&[start(), piece.clone(), piece]).expect_err("it is too long");
        assert_eq!((trouble.failed.kind, trouble.failed.usage.input_tokens, trouble.again), (Kind::Broken, 27, None));
    }

    #[test]
    fn a_message_without_its_end_is_no_answer() {
        let broken = gathered(&[start(), delta("text_delta", "text", "{}"), end("end_turn")]).expect("it can be read");
        let failed = broken.finish().expect_err("it has no end");
        assert_eq!((failed.kind, failed.usage.output_tokens), (Kind::Broken, 50));
    }

    #[test]
    fn an_error_is_tried_again_only_while_nothing_is_paid_for() {
        let error = json!({"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}});
        let early = gathered(&[json!({"type": "ping"}), error.clone()]).expect_err("it is an error");
        assert_eq!((early.failed.kind, early.again), (Kind::Unavailable, Some(None)));
        let late = gathered(&[start(), error]).expect_err("it is an error");
        assert_eq!((late.failed.kind, late.again, late.failed.usage.input_tokens), (Kind::Broken, None, 27));
    }

    #[test]
    fn what_is_no_event_of_the_api_is_told_and_not_passed_over() {
        for data in ["nonsense", "{\"type\": \"message_start\", \"message\": 3}"] {
            let event = Event { name: "message_start".into(), data: data.to_owned() };
            let trouble = Gathered::new("").take(&event, &ASKED, &|_| ()).expect_err(data);
            assert_eq!(trouble.failed.kind, Kind::Broken);
        }
    }
}

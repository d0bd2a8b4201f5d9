//! Requests that came to nothing: what that means, and whether the same request may go through later.

use super::super::quoted::{masked, said};
use super::super::{Failed, Kind};
use crate::telemetry::http::{causes, distrust, retry_after};
use reqwest::header::{HeaderMap, RETRY_AFTER};
use serde::Deserialize;
use std::time::Duration;

/// A request that came to nothing.
#[derive(Debug)]
pub(super) struct Trouble {
    pub(super) failed: Box<Failed>,
    /// A word for it in spans.
    pub(super) word: String,
    /// Whether the same request may go through later, and after which pause the API asks for it.
    pub(super) again: Option<Option<Duration>>,
}

impl Trouble {
    /// One that stays as it is.
    pub(super) fn lasting(failed: Failed, word: impl Into<String>) -> Self {
        Trouble { failed: failed.into(), word: word.into(), again: None }
    }

    /// The same, for which this was used.
    pub(super) fn after(self, usage: super::super::Usage) -> Self {
        Trouble { failed: self.failed.after(usage).into(), ..self }
    }
}

/// Whom and what a request asked, for messages and hints.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) model: &'a str,
    /// The variable with the credential.
    pub(super) variable: &'a str,
    /// The address, as it may be shown.
    pub(super) address: &'a str,
    pub(super) secrets: &'a [String],
}

/// `{"type":"error","error":{…},"request_id":…}`, in a body or as an event.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Told {
    error: Fault,
    request_id: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Fault {
    #[serde(rename = "type")]
    kind: String,
    message: String,
    details: Option<Details>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Details {
    error_code: String,
}

const LATER: &str = "try again later, or take the board's own figures with --provider local";

impl Asked<'_> {
    /// A request that got no answer.
    pub(super) fn unanswered(&self, e: reqwest::Error, silence: Duration) -> Trouble {
        let e = e.without_url();
        let unavailable = |what: String, hint: &str| Failed::new(Kind::Unavailable, what, hint);
        if let Some(reason) = distrust(&e) {
            let message = format!("{} is not to be trusted: {reason}", self.address);
            return Trouble::lasting(
                unavailable(message, "check ANTHROPIC_BASE_URL and the system's certificates"),
                "tls",
            );
        }
        if e.is_timeout() && !e.is_connect() {
            return self.silent(silence);
        }
        let reason = causes(std::error::Error::source(&e).unwrap_or(&e));
        let message = match e.is_connect() {
            true => format!("{} was not reached: {}", self.address, said(&reason, self.secrets)),
            false => format!("the connection to {} was lost: {}", self.address, said(&reason, self.secrets)),
        };
        let hint = "check the network and ANTHROPIC_BASE_URL, or take the board's own figures with --provider local";
        Trouble { failed: unavailable(message, hint).into(), word: "connection".to_owned(), again: Some(None) }
    }

    /// Nothing came for too long.
    pub(super) fn silent(&self, silence: Duration) -> Trouble {
        let message = format!("{} was silent for {}", self.address, humantime::format_duration(silence));
        let hint = "try again, or allow a longer silence: claude.silence_timeout in coordctl.toml";
        Trouble::lasting(Failed::new(Kind::TimedOut, message, hint), "timeout")
    }

    /// An answer with another status than 200; `now` is in seconds since 1970.
    pub(super) fn refused(&self, status: u16, headers: &HeaderMap, body: &[u8], now: i64) -> Trouble {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        let told: Option<Told> = serde_json::from_slice(body).ok();
        let mut told = told.filter(|told| !told.error.kind.is_empty()).unwrap_or_else(|| Told::of_text(body));
        if let Some(id) = text("request-id") {
            id.clone_into(&mut told.request_id);
        }
        let again = match text("x-should-retry") {
            Some("true") => true,
            Some("false") => false,
            _ => matches!(status, 408 | 409 | 429 | 500..),
        };
        let after = text("retry-after-ms").and_then(|ms| ms.trim().parse().ok()).map(Duration::from_millis);
        let after = after.or_else(|| text(RETRY_AFTER.as_str()).and_then(|text| retry_after(text, now)));
        let failed = self.failed(status, &told);
        let again = (again && !told.is_spend_limit()).then_some(after);
        Trouble { failed: failed.into(), word: status.to_string(), again }
    }

    /// An error in the stream of an answer.
    pub(super) fn broke_off(&self, told: &Told) -> Trouble {
        let status = told.status();
        let mut failed = self.failed(status, told);
        failed.message =
            failed.message.replacen(&format!("the API answered {}", shown(status)), "the API broke off", 1);
        Trouble {
            failed: failed.into(),
            word: told.error.kind.clone(),
            again: matches!(status, 408 | 409 | 429 | 500..).then_some(None),
        }
    }

    fn failed(&self, status: u16, told: &Told) -> Failed {
        let words = [&*told.error.kind, &*told.error.message].map(|words| words.trim());
        let words = words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(": ");
        let id = masked(&told.request_id, self.secrets);
        let id = match id.is_empty() {
            true => String::new(),
            false => format!(" (request {})", crate::text::escape(&id)),
        };
        let words = if words.is_empty() { String::new() } else { format!(": {}", said(&words, self.secrets)) };
        let message = format!("the API answered {}{id}{words}", shown(status));
        Failed::new(kind(status), message, self.hint(status, told))
    }

    fn hint(&self, status: u16, told: &Told) -> String {
        let Asked { model, variable, address, .. } = self;
        let model = crate::text::quote(model);
        match status {
            429 if told.is_spend_limit() => {
                "raise the limit of the account, wait until it begins anew, or use --provider local".to_owned()
            }
            300..=399 => {
                format!("redirects are not followed: let ANTHROPIC_BASE_URL name where it is now, not {address}")
            }
            401 => format!("check the credential in {variable}"),
            402 => format!("check the billing of the account that {variable} belongs to"),
            403 => format!("the account of {variable} may not do this: check what it may, and the model {model}"),
            404 => format!(
                "there is no model {model}, or the account of {variable} may not use it: name another one with --model or claude.model in coordctl.toml; or check ANTHROPIC_BASE_URL"
            ),
            413 => "send less of the board: claude.digest_tokens in coordctl.toml".to_owned(),
            400 => format!(
                "see what it says; the model {model} may not take what was asked, or claude.digest_tokens may be too much for it"
            ),
            408 | 409 | 429 | 500.. => LATER.to_owned(),
            _ => "check ANTHROPIC_BASE_URL".to_owned(),
        }
    }
}

impl Told {
    /// What answers that are none of the API's say, such as those of a proxy.
    fn of_text(body: &[u8]) -> Self {
        let message = String::from_utf8_lossy(body).into_owned();
        Told { error: Fault { message, ..Fault::default() }, ..Told::default() }
    }

    /// A limit that the account has set itself: asking again does not help.
    fn is_spend_limit(&self) -> bool {
        self.error.details.as_ref().is_some_and(|details| details.error_code == "enforced_spend_limit_reached")
    }

    /// The status that an answer with this error would have had.
    fn status(&self) -> u16 {
        match self.error.kind.as_str() {
            "invalid_request_error" => 400,
            "authentication_error" => 401,
            "billing_error" => 402,
            "permission_error" => 403,
            "not_found_error" => 404,
            "request_too_large" => 413,
            "rate_limit_error" => 429,
            "timeout_error" => 504,
            "overloaded_error" => 529,
            _ => 500,
        }
    }
}

fn kind(status: u16) -> Kind {
    match status {
        300..=399 | 401..=404 | 407..=409 | 429 | 500.. => Kind::Unavailable,
        _ => Kind::Broken,
    }
}

/// A status with its name, where it has one.
fn shown(status: u16) -> String {
    let name = match status {
        529 => Some("Overloaded"),
        _ => reqwest::StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason()),
    };
    name.map_or_else(|| status.to_string(), |name| format!("{status} {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(status: u16, headers: &[(&'static str, &str)], body: &str) -> Trouble {
        let secrets = ["sk-geheim".to_owned()];
        let asked = Asked { model: "m-1", variable: "ANTHROPIC_API_KEY", address: "http://h/", secrets: &secrets };
        let headers = headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
        asked.refused(status, &headers, body.as_bytes(), 1_445_412_000)
    }

    fn body(kind: &str, message: &str) -> String {
        serde_json::json!({"type": "error", "error": {"type": kind, "message": message}, "request_id": "req_1"})
            .to_string()
    }

    #[test]
    fn only_what_may_pass_is_tried_again() {
        for status in (300..600).filter(|status| *status != 304) {
            let again = refused(status, &[], "").again.is_some();
            assert_eq!(again, [408, 409, 429].contains(&status) || status >= 500, "{status}");
        }
        assert!(refused(500, &[("x-should-retry", "false")], "").again.is_none());
        assert!(refused(400, &[("x-should-retry", "true")], "").again.is_some());
        let spent = r#"{"type":"error","error":{"type":"rate_limit_error","message":"m","details":{"error_code":"enforced_spend_limit_reached"}}}"#;
        let spent = refused(429, &[("retry-after", "1")], spent);
        assert!(spent.again.is_none() && spent.failed.hint.contains("limit of the account"), "{spent:?}");
    }

    #[test]
    fn the_pause_that_is_asked_for_is_taken_in_all_its_forms() {
        let after = |headers| refused(429, headers, "").again.expect("it may pass");
        assert_eq!(after(&[]), None);
        assert_eq!(after(&[("retry-after", "7")]), Some(Duration::from_secs(7)));
        assert_eq!(after(&[("retry-after-ms", "250"), ("retry-after", "7")]), Some(Duration::from_millis(250)));
        assert_eq!(after(&[("retry-after", "Wed, 21 Oct 2015 07:20:30 GMT")]), Some(Duration::from_secs(30)));
        assert_eq!(after(&[("retry-after-ms", "soon"), ("retry-after", "later")]), None);
    }

    #[test]
    fn what_is_told_names_the_request_and_the_words_and_no_key() {
        let trouble = refused(401, &[], &body("authentication_error", "bad key sk-geheim\u{1b}[2J"));
        assert_eq!(
            trouble.failed.message,
            r#"the API answered 401 Unauthorized (request req_1): "authentication_error: bad key [redacted]\u{1b}[2J""#
        );
        assert_eq!(
            (trouble.failed.kind, &*trouble.failed.hint),
            (Kind::Unavailable, "check the credential in ANTHROPIC_API_KEY")
        );
        let proxy = refused(502, &[("request-id", "req_2")], "<html>oh</html>");
        assert_eq!(proxy.failed.message, r#"the API answered 502 Bad Gateway (request req_2): "<html>oh</html>""#);
        assert_eq!(refused(529, &[], "").failed.message, "the API answered 529 Overloaded");
        assert!(refused(404, &[], "").failed.hint.contains("\"m-1\""));
    }

    #[test]
    fn what_is_wrong_with_the_question_is_told_from_what_is_wrong_with_the_account() {
        let of = |kind| (300..600).filter(|status| super::kind(*status) == kind).collect::<Vec<_>>();
        for status in [301, 401, 402, 403, 404, 429, 500, 504, 529] {
            assert!(of(Kind::Unavailable).contains(&status), "{status}");
        }
        for status in [400, 413, 422] {
            assert!(of(Kind::Broken).contains(&status), "{status}");
        }
    }

    #[test]
    fn an_error_in_a_stream_says_so() {
        let asked = Asked { model: "m", variable: "V", address: "a", secrets: &[] };
        let told: Told = serde_json::from_str(&body("overloaded_error", "Overloaded")).expect("an error");
        let trouble = asked.broke_off(&told);
        assert_eq!(trouble.failed.message, "the API broke off (request req_1): \"overloaded_error: Overloaded\"");
        assert!(trouble.again.is_some() && trouble.word == "overloaded_error");
    }
}

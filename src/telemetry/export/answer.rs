//! What an answer means for the spans that were offered.

use super::super::http::retry_after;
use super::super::otlp::{Response, RpcStatus};
use super::{Protocol, Receiver};
use prost::Message;
use std::time::Duration;

/// What came of offering spans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// They were taken, but for some that are not to be sent again.
    Taken {
        /// How many were not.
        rejected: u64,
        /// What the receiver says of it; empty for nothing.
        message: String,
    },
    /// They may be taken later.
    Later {
        /// How long the receiver asks to be left alone.
        after: Option<Duration>,
        /// What happened.
        why: String,
    },
    /// They are too many at once.
    TooLarge(String),
    /// They are bad in the eyes of the receiver, and are not to be sent again.
    Bad(String),
    /// Nothing that we send is taken.
    Refused {
        /// What happened.
        why: String,
        /// What to do.
        hint: String,
    },
    /// A file or pipe takes nothing.
    Closed(String),
}

/// An HTTP answer, as far as it matters.
pub(super) struct Reply<'a> {
    pub(super) status: u16,
    /// Such as `Not Found`.
    pub(super) reason: &'a str,
    pub(super) content_type: &'a str,
    pub(super) retry_after: Option<&'a str>,
    pub(super) body: &'a [u8],
}

impl Reply<'_> {
    /// What the answer means; `now` is in seconds since 1970.
    pub(super) fn meaning(&self, receiver: &Receiver, now: i64) -> Answer {
        match self.status {
            // A page for people is what a portal or a wrong address answers.
            200..=299 if self.content_type.starts_with("text/html") => Answer::Refused {
                why: format!("it answered {} with a page for people", self.said()),
                hint: "check that the address is that of an OTLP receiver".to_owned(),
            },
            200..=299 => self.taken(),
            429 | 502 | 503 | 504 => {
                Answer::Later { after: self.retry_after.and_then(|text| retry_after(text, now)), why: self.told() }
            }
            400 => Answer::Bad(self.told()),
            413 => Answer::TooLarge(self.told()),
            _ => Answer::Refused { why: self.told(), hint: self.hint(receiver) },
        }
    }

    fn taken(&self) -> Answer {
        let response: Option<Response> = self.decoded();
        let partial = response.and_then(|response| response.partial_success).unwrap_or_default();
        let rejected = u64::try_from(partial.rejected_spans).unwrap_or(0);
        Answer::Taken { rejected, message: partial.error_message }
    }

    /// The body, in the encoding that it says it has; an answer that says none is read as protobuf, the default.
    fn decoded<T: Message + Default + serde::de::DeserializeOwned>(&self) -> Option<T> {
        match self.content_type.starts_with("application/json") {
            true => serde_json::from_slice(self.body).ok(),
            false => T::decode(self.body).ok(),
        }
    }

    fn said(&self) -> String {
        format!("{} {}", self.status, self.reason).trim_end().to_owned()
    }

    /// The status, and what the receiver says of it where it says something.
    fn told(&self) -> String {
        let status: Option<RpcStatus> = self.decoded();
        match status.map(|status| status.message).filter(|message| !message.is_empty()) {
            Some(message) => format!("it answered {}: {}", self.said(), crate::text::quote(&message)),
            None => format!("it answered {}", self.said()),
        }
    }

    fn hint(&self, receiver: &Receiver) -> String {
        match (self.status, receiver.protocol) {
            (300..=399, _) => "redirects are not followed: name the address that it has now".to_owned(),
            (401 | 403 | 407, _) => {
                "give it the headers that it asks for, by COORDCTL_OTLP_HEADERS or in coordctl.toml".to_owned()
            }
            (404 | 405, _) => {
                "check the path: v1/traces is appended to an endpoint, and a traces endpoint is taken as it is"
                    .to_owned()
            }
            (415, _) if receiver.gzip => "it may not take compressed requests: try it with compression none".to_owned(),
            (415, Protocol::Json) => {
                "it does not take JSON: use --protocol http/protobuf, which is the default".to_owned()
            }
            (415, Protocol::Protobuf) => "it does not take protobuf: use --protocol http/json".to_owned(),
            _ => "look at the receiver; what it did not take is sent the next time".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{base, traces_path};
    use super::*;

    fn receiver(protocol: Protocol, gzip: bool) -> Receiver {
        let url = traces_path(base("http://h:4318").expect("an address"));
        let timeout = Duration::from_secs(1);
        Receiver { url, protocol, gzip, headers: Vec::new(), timeout, certificate: None, identity: None }
    }

    fn meaning(status: u16, content_type: &str, body: &[u8]) -> Answer {
        let reply = Reply { status, reason: "R", content_type, retry_after: None, body };
        reply.meaning(&receiver(Protocol::Protobuf, false), 0)
    }

    #[test]
    fn only_what_the_protocol_names_is_tried_again() {
        for status in 200..600 {
            let is_again = matches!(meaning(status, "", b""), Answer::Later { .. });
            assert_eq!(is_again, [429, 502, 503, 504].contains(&status), "{status}");
            let is_taken = matches!(meaning(status, "", b""), Answer::Taken { .. });
            assert_eq!(is_taken, status < 300, "{status}");
        }
        assert_eq!(meaning(400, "", b""), Answer::Bad("it answered 400 R".into()));
        assert_eq!(meaning(413, "", b""), Answer::TooLarge("it answered 413 R".into()));
        assert!(matches!(meaning(200, "text/html; charset=utf-8", b"<html>"), Answer::Refused { .. }));
    }

    #[test]
    fn what_was_not_taken_is_read_in_either_encoding() {
        let taken = |rejected, message: &str| Answer::Taken { rejected, message: message.to_owned() };
        let json: [(&[u8], u64, &str); 6] = [
            (br#"{"partialSuccess":{"rejectedSpans":"3","errorMessage":"no"}}"#, 3, "no"),
            (br#"{"partialSuccess":{"rejectedSpans":3}}"#, 3, ""),
            (br#"{"partialSuccess":{"errorMessage":"slow"}}"#, 0, "slow"),
            (br#"{"partialSuccess":null}"#, 0, ""),
            (b"{}", 0, ""),
            (b"ok", 0, ""),
        ];
        for (body, rejected, message) in json {
            assert_eq!(meaning(200, "application/json", body), taken(rejected, message), "{body:?}");
        }
        let partial = super::super::super::otlp::PartialSuccess { rejected_spans: 7, error_message: "so".into() };
        let body = Response { partial_success: Some(partial) }.encode_to_vec();
        assert_eq!(meaning(200, "application/x-protobuf", &body), taken(7, "so"));
        let status = RpcStatus { code: 3, message: "bad\u{1b}id".into() }.encode_to_vec();
        let Answer::Bad(why) = meaning(400, "application/x-protobuf", &status) else { panic!("not bad") };
        assert_eq!(why, "it answered 400 R: \"bad\\u{1b}id\"");
    }

    #[test]
    fn a_receiver_that_takes_no_json_is_told_from_one_that_takes_no_compression() {
        let reply = Reply { status: 415, reason: "R", content_type: "", retry_after: None, body: b"" };
        let cases = [
            (Protocol::Json, false, "http/protobuf"),
            (Protocol::Protobuf, false, "http/json"),
            (Protocol::Json, true, "none"),
        ];
        for (protocol, gzip, word) in cases {
            let Answer::Refused { hint, .. } = reply.meaning(&receiver(protocol, gzip), 0) else { panic!("{word}") };
            assert!(hint.contains(word), "{hint}");
        }
    }
}

//! Posting spans to a receiver.

use super::super::http::{causes, distrust};
use super::super::otlp::{CLIENT, Request};
use super::answer::Reply;
use super::{Answer, BYTES, Protocol, Receiver, Sink};
use flate2::{Compression, write::GzEncoder};
use prost::Message;
use reqwest::blocking::{Client, Response};
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, RETRY_AFTER};
use reqwest::{Certificate, Identity};
use std::error::Error;
use std::io::{Read, Write};
use tracing::Span;
use tracing::field::Empty;

/// The most that is read of an answer, in bytes.
const ANSWER: u64 = 4 << 20;
/// Who we are, in the form that OpenTelemetry asks of exporters.
const AGENT: &str =
    concat!("coordctl/", env!("CARGO_PKG_VERSION"), " OTel-OTLP-Exporter-Rust/", env!("CARGO_PKG_VERSION"));

/// A connection to a receiver, or the wish for one.
pub struct Post {
    receiver: Receiver,
    client: Client,
    /// The span of the command, inside of which each request is one.
    around: Span,
}

impl Post {
    /// Prepares to post to a receiver; nothing is sent yet.
    ///
    /// # Errors
    /// What is wrong with a certificate, or with the system's certificates where the receiver's address needs them.
    pub fn new(receiver: Receiver, around: Span) -> Result<Self, String> {
        let client = client(&receiver).map_err(|e| causes(&e.without_url()))?;
        Ok(Post { receiver, client, around })
    }

    fn span(&self) -> Span {
        let url = &self.receiver.url;
        tracing::info_span!(
            parent: &self.around,
            "step",
            "otel.name" = "POST",
            "otel.kind" = CLIENT,
            "http.request.method" = "POST",
            "server.address" = url.host_str().unwrap_or_default(),
            "server.port" = url.port_or_known_default().map(u64::from),
            "http.response.status_code" = Empty,
            "error.type" = Empty,
        )
    }

    fn send(&self, body: Vec<u8>) -> Answer {
        let span = self.span();
        let mut request = self.client.post(self.receiver.url.clone());
        if self.receiver.gzip {
            request = request.header(CONTENT_ENCODING, "gzip");
        }
        let body = if self.receiver.gzip { compressed(&body) } else { body };
        match request.body(body).send().map_err(Gone::from).and_then(|response| self.read(&span, response)) {
            Ok(answer) => answer,
            Err(gone) => {
                span.record("error.type", gone.word);
                gone.answer
            }
        }
    }

    fn read(&self, span: &Span, response: Response) -> Result<Answer, Gone> {
        let status = response.status();
        span.record("http.response.status_code", u64::from(status.as_u16()));
        if !status.is_success() {
            span.record("error.type", status.as_str());
        }
        let headers = response.headers().clone();
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
        let mut body = Vec::new();
        // What was taken is known by the status: an answer that breaks off later does not change it.
        let read = response.take(ANSWER).read_to_end(&mut body);
        if let Err(e) = read
            && !status.is_success()
        {
            return Err(Gone::broken(&e));
        }
        let reply = Reply {
            status: status.as_u16(),
            reason: status.canonical_reason().unwrap_or_default(),
            content_type: text(CONTENT_TYPE).unwrap_or_default(),
            retry_after: text(RETRY_AFTER),
            body: &body,
        };
        let now = crate::clock::wall_seconds();
        Ok(reply.meaning(&self.receiver, now))
    }
}

impl Sink for Post {
    fn offer(&mut self, request: &Request) -> Answer {
        let body = match self.receiver.protocol {
            Protocol::Protobuf => request.encode_to_vec(),
            // No map with other keys than text is in it, and nothing that fails: it has a JSON text.
            Protocol::Json => serde_json::to_vec(request).unwrap_or_default(),
        };
        match body.len() > BYTES {
            true => Answer::TooLarge(format!("{} bytes are more than fit in one request", body.len())),
            false => self.send(body),
        }
    }
}

/// A request that got no answer.
struct Gone {
    word: &'static str,
    answer: Answer,
}

impl Gone {
    /// What `e` says of itself is only that there was an error, where it comes from something.
    fn broken(e: &dyn Error) -> Self {
        Gone { word: "connection", answer: Answer::Later { after: None, why: causes(e.source().unwrap_or(e)) } }
    }
}

impl From<reqwest::Error> for Gone {
    fn from(e: reqwest::Error) -> Self {
        let e = e.without_url();
        // A certificate that is not trusted now will not be in a minute.
        if let Some(reason) = distrust(&e) {
            let hint =
                "check its certificate and ours; those to trust and to show are named by the settings of the export";
            return Gone { word: "tls", answer: Answer::Refused { why: reason, hint: hint.to_owned() } };
        }
        match e.is_timeout() {
            true => Gone {
                word: "timeout",
                answer: Answer::Later { after: None, why: "there was no answer in time".to_owned() },
            },
            false => Gone::broken(&e),
        }
    }
}

fn compressed(body: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    // Memory takes everything.
    let _ = encoder.write_all(body);
    encoder.finish().unwrap_or_default()
}

/// The client that asks a receiver as it wants to be asked.
pub(super) fn client(receiver: &Receiver) -> reqwest::Result<Client> {
    let mut headers: HeaderMap = receiver.headers.iter().cloned().collect();
    headers.insert(CONTENT_TYPE, reqwest::header::HeaderValue::from_static(receiver.protocol.content_type()));
    let builder = super::super::http::client(&receiver.url, AGENT).default_headers(headers).timeout(receiver.timeout);
    let builder = match &receiver.certificate {
        Some(pem) => builder.tls_certs_only(Certificate::from_pem_bundle(pem)?),
        None => builder,
    };
    match &receiver.identity {
        Some(pem) => builder.identity(Identity::from_pem(pem)?),
        None => builder,
    }
    .build()
}

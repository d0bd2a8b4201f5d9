//! A receiver of OTLP over HTTP: where it is and how it wants to be asked.

use reqwest::Url;
use reqwest::header::{HeaderName, HeaderValue};
use std::time::Duration;

/// How requests are encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// `http/protobuf`, which every receiver takes.
    Protobuf,
    /// `http/json`
    Json,
}

/// Where spans are posted to, and how.
#[derive(Debug, Clone)]
pub struct Receiver {
    /// The whole address.
    pub url: Url,
    /// How requests are encoded.
    pub protocol: Protocol,
    /// Whether they are compressed (gzip).
    pub gzip: bool,
    /// What else is sent with each.
    pub headers: Vec<(HeaderName, HeaderValue)>,
    /// The longest time that one request may take.
    pub timeout: Duration,
    /// The certificates (PEM) that are trusted in place of those of the system.
    pub certificate: Option<Vec<u8>>,
    /// Our own certificate and its key (PEM).
    pub identity: Option<Vec<u8>>,
}

impl Protocol {
    /// The names of those that are spoken here.
    pub const NAMES: [&'static str; 2] = ["http/protobuf", "http/json"];

    /// The protocol with a name of [`Protocol::NAMES`].
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "http/protobuf" => Some(Protocol::Protobuf),
            "http/json" => Some(Protocol::Json),
            _ => None,
        }
    }

    /// What a body is said to be. No `charset`: a popular receiver refuses it.
    pub(super) fn content_type(self) -> &'static str {
        match self {
            Protocol::Protobuf => "application/x-protobuf",
            Protocol::Json => "application/json",
        }
    }
}

/// Reads the address of a receiver.
///
/// # Errors
/// What is wrong with it, without quoting it: it may hold a password.
pub fn base(text: &str) -> Result<Url, String> {
    let url = Url::parse(text.trim()).map_err(|e| e.to_string())?;
    match url.scheme() {
        "http" | "https" if url.has_host() => Ok(url),
        scheme => Err(format!("{} is neither http nor https", crate::text::quote(scheme))),
    }
}

/// The address for spans below a base: `v1/traces` is appended to its path.
#[must_use]
pub fn traces_path(mut base: Url) -> Url {
    let path = format!("{}/v1/traces", base.path().trim_end_matches('/'));
    base.set_path(&path);
    base
}

/// An address as it may be shown: without user, password, query and fragment.
#[must_use]
pub fn shown(url: &Url) -> String {
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    format!("{}://{}{port}{}", url.scheme(), url.host_str().unwrap_or_default(), url.path())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_keeps_its_path_and_gets_the_one_of_spans() {
        let cases = [
            ("http://h:4318", "http://h:4318/v1/traces"),
            ("http://h:4318/", "http://h:4318/v1/traces"),
            ("https://h/otlp", "https://h/otlp/v1/traces"),
            ("https://h/otlp/?k=v", "https://h/otlp/v1/traces?k=v"),
            ("http://[::1]:4318", "http://[::1]:4318/v1/traces"),
        ];
        for (text, whole) in cases {
            assert_eq!(traces_path(base(text).expect(text)).as_str(), whole);
        }
        for bad in ["", "localhost:4318", "ftp://h", "/v1", "http://", "grpc://h:4317"] {
            let _ = base(bad).expect_err(bad);
        }
    }

    #[test]
    fn an_address_is_shown_without_its_secrets() {
        let url = base("https://me:geheim@h:8443/x?key=geheim#geheim").expect("an address");
        assert_eq!(shown(&url), "https://h:8443/x");
    }
}

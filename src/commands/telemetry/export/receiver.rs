//! The settings of one receiver, read and judged.

use super::super::super::arguments::misspelt;
use super::variables::Value;
use crate::settings::{BadInput, Secret, duration};
use crate::telemetry::export::{Protocol, Receiver, base, header, headers, traces_path};
use crate::text::quote;
use reqwest::header::{HeaderName, HeaderValue};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

/// How long a request may take unless somebody says otherwise.
const TIMEOUT: Duration = Duration::from_secs(10);

/// How certificates and keys are marked in files.
const CERTIFICATE: &str = "CERTIFICATE";
const KEY: &str = "PRIVATE KEY";

/// What is known of a receiver before it is judged.
#[derive(Debug)]
pub(super) struct Wanted<'a> {
    pub(super) endpoint: Value<'a>,
    /// Whether the address is taken as it is.
    pub(super) as_it_is: bool,
    pub(super) protocol: Option<Value<'a>>,
    pub(super) timeout: Option<Value<'a>>,
    pub(super) compression: Option<Value<'a>>,
    /// Headers in one text.
    pub(super) headers: Option<Value<'a>>,
    /// Headers one by one, where there is no such text.
    pub(super) table: Option<&'a BTreeMap<String, Secret>>,
    pub(super) certificate: Option<Value<'a>>,
    pub(super) client_key: Option<Value<'a>>,
    pub(super) client_certificate: Option<Value<'a>>,
    /// What files that `coordctl.toml` names are relative to.
    pub(super) board: &'a Path,
}

impl Wanted<'_> {
    /// The receiver.
    pub(super) fn receiver(&self) -> Result<Receiver, BadInput> {
        let url = base(self.endpoint.text).map_err(|e| bad_endpoint(self.endpoint, &e))?;
        Ok(Receiver {
            url: if self.as_it_is { url } else { traces_path(url) },
            protocol: self.protocol.map_or(Ok(Protocol::Protobuf), protocol)?,
            gzip: self.compression.map_or(Ok(false), gzip)?,
            headers: self.headers()?,
            timeout: self.timeout.map_or(Ok(TIMEOUT), timeout)?,
            certificate: self.certificate.map(|file| self.pem(file, CERTIFICATE)).transpose()?,
            identity: self.identity()?,
        })
    }

    fn headers(&self) -> Result<Vec<(HeaderName, HeaderValue)>, BadInput> {
        let hint = "write name=value,name=value, with percent signs for what is special";
        if let Some(Value { place, text, .. }) = self.headers {
            return headers(text).map_err(|e| BadInput::new(format!("{place} cannot be read: {e}"), hint));
        }
        let read = |(name, value): (&String, &Secret)| {
            let bad = |e| BadInput::new(format!("a header in coordctl.toml cannot be sent: {e}"), "mend it there");
            header(name, value.value()).map_err(bad)
        };
        self.table.into_iter().flatten().map(read).collect()
    }

    fn identity(&self) -> Result<Option<Vec<u8>>, BadInput> {
        match (self.client_key, self.client_certificate) {
            (None, None) => Ok(None),
            (Some(key), Some(certificate)) => {
                let mut pem = self.pem(key, KEY)?;
                pem.push(b'\n');
                pem.extend(self.pem(certificate, CERTIFICATE)?);
                Ok(Some(pem))
            }
            (Some(one), None) | (None, Some(one)) => Err(BadInput::new(
                format!("{} is set without its other half", one.place),
                "set both the client key and the client certificate, or neither",
            )),
        }
    }

    #[expect(clippy::disallowed_methods, reason = "a file of the caller, which is no state of the board")]
    fn pem(&self, file: Value<'_>, label: &str) -> Result<Vec<u8>, BadInput> {
        let path = if file.environment { file.text.into() } else { self.board.join(file.text) };
        let bad = |why: String| {
            let message = format!("{} names {}, which {why}", file.place, quote(&path.to_string_lossy()));
            BadInput::new(message, "name a file in PEM form that can be read")
        };
        let pem = std::fs::read(&path).map_err(|e| bad(format!("cannot be read: {e}")))?;
        // What is none would count as an empty list, and nobody would be trusted.
        match memchr::memmem::find(&pem, label.as_bytes()) {
            Some(_) => Ok(pem),
            None => Err(bad(format!("has no line with {label}-----"))),
        }
    }
}

fn bad_endpoint(Value { place, text, .. }: Value<'_>, error: &str) -> BadInput {
    // A password or a key may be in it.
    let is_plain = !text.contains(['@', '?', '#']);
    let value = if is_plain { format!("{place} is {}, which", quote(text)) } else { format!("the value of {place}") };
    BadInput::new(format!("{value} is no address of a receiver: {error}"), "write it such as http://localhost:4318")
}

fn protocol(Value { place, text, .. }: Value<'_>) -> Result<Protocol, BadInput> {
    if text == "grpc" {
        return Err(BadInput::new(
            format!("{place} is \"grpc\", which is not spoken here"),
            "use http/protobuf: receivers take it beside gRPC, as a rule on port 4318 in place of 4317",
        ));
    }
    Protocol::named(text).ok_or_else(|| misspelt(&format!("protocol ({place})"), text, &Protocol::NAMES))
}

fn gzip(Value { place, text, .. }: Value<'_>) -> Result<bool, BadInput> {
    match text {
        "gzip" => Ok(true),
        "none" => Ok(false),
        _ => Err(misspelt(&format!("compression ({place})"), text, &["gzip", "none"])),
    }
}

/// A number is milliseconds, as OpenTelemetry has it.
fn timeout(Value { place, text, .. }: Value<'_>) -> Result<Duration, BadInput> {
    let time = match text.parse() {
        Ok(milliseconds) => Duration::from_millis(milliseconds),
        Err(_) => duration(place, text)?,
    };
    match time.is_zero() {
        true => {
            Err(BadInput::new(format!("{place} is {}: nobody answers so soon", quote(text)), "write it such as 10s"))
        }
        false => Ok(time),
    }
}

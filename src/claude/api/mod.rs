//! The Messages API of Anthropic.
//!
//! A question is always answered as a stream, so that silence can be told from work: what ends the wait is not how long an
//! answer takes but how long nothing at all comes, pings included.
//!
//! What is sent again: a request that was not answered, or that was answered with a status that may pass, a few times,
//! after growing pauses or the one that the API asks for. What is not: a request whose answer has begun. From then on its
//! tokens are paid for, and asking again would double the cost without being told to; such a failure says what was used.
//! Nor is a request that was met by silence: whoever waits has waited long enough.

mod pauses;
mod request;
mod settings;
mod sse;
mod stream;
mod trouble;

pub use settings::{ApiSettings, Credential, custom_headers};
pub(in crate::claude) use stream::DECLINED;

use super::quoted;
use super::span::Chat;
use super::{Call, Failed, Heard, Hearing, Kind, Provider, Reply, Usage};
use crate::telemetry::export::shown;
use crate::telemetry::http;
use reqwest::blocking::{Client, Response};
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use serde_json::Value;
use sse::Events;
use std::hash::{BuildHasher, RandomState};
use std::io::Read;
use stream::Gathered;
use trouble::{Asked, Trouble};

/// Who we are.
const AGENT: &str = concat!("coordctl/", env!("CARGO_PKG_VERSION"));
/// The most that is read of an answer that is no stream, in bytes.
const ANSWER: u64 = 1 << 20;
/// The longest line of a stream, in bytes.
const LINE: usize = 4 << 20;

/// What a model's tokens cost in US dollars, where that is known.
pub type Pricing = Box<dyn Fn(&str, &Usage) -> Option<f64>>;

/// The Messages API.
pub struct Api {
    settings: ApiSettings,
    secrets: Vec<String>,
    /// The address, as it may be shown.
    address: String,
    client: Client,
    pricing: Pricing,
}

impl Api {
    /// Prepares to ask; nothing is sent yet.
    ///
    /// # Errors
    /// [`Kind::Unavailable`] where the certificates of the system are needed and cannot be read.
    pub fn new(settings: ApiSettings) -> Result<Self, Failed> {
        let mut headers: HeaderMap = settings.headers.iter().cloned().collect();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert("anthropic-version", HeaderValue::from_static(request::VERSION));
        let (name, value) = settings.credential.header.clone();
        headers.insert(name, value);
        let client = http::client(&settings.base_url, AGENT)
            .default_headers(headers)
            .connect_timeout(settings.connect_timeout)
            // Of a blocking client this is the time for the head of an answer, and then for each piece of it.
            .timeout(settings.silence_timeout)
            .build();
        let client = client.map_err(|e| {
            let message = format!("the API cannot be asked: {}", http::causes(&e.without_url()));
            Failed::new(Kind::Unavailable, message, "check the system's certificates, or use --provider local")
        })?;
        let (secrets, address) = (settings.secrets(), shown(&settings.base_url));
        Ok(Api { settings, secrets, address, client, pricing: Box::new(|_, _| None) })
    }

    /// Says what tokens cost: the API does not. Usage in replies, failures and spans then has a cost.
    #[must_use]
    pub fn priced(self, pricing: Pricing) -> Self {
        Api { pricing, ..self }
    }

    fn asked<'a>(&'a self, call: &'a Call<'_>) -> Asked<'a> {
        let variable = self.settings.credential.variable;
        Asked { model: call.model, variable, address: &self.address, secrets: &self.secrets }
    }

    /// Sends a request once; the answer has the status 200.
    fn send(&self, path: &str, body: &Value, asked: &Asked<'_>, status: impl Fn(u16)) -> Result<Response, Trouble> {
        let request = self.client.post(self.settings.address(path)).body(body.to_string());
        let response = request.send().map_err(|e| asked.unanswered(e, self.settings.silence_timeout))?;
        let (code, headers) = (response.status().as_u16(), response.headers().clone());
        status(code);
        if code == 200 {
            return Ok(response);
        }
        let mut body = Vec::new();
        // What it is about is known by the status, whatever becomes of the words.
        let _ = response.take(ANSWER).read_to_end(&mut body);
        let now = crate::clock::wall_seconds();
        Err(asked.refused(code, &headers, &body, now))
    }

    /// Reads an answer to its end.
    fn read(&self, mut response: Response, asked: &Asked<'_>, hearing: Hearing<'_>) -> Result<Reply, Trouble> {
        let text = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if !text("content-type").starts_with("text/event-stream") {
            return Err(no_stream(text("content-type")));
        }
        let mut gathered = Gathered::new(&quoted::masked(text("request-id"), &self.secrets));
        let (mut events, mut bytes) = (Events::default(), [0; 16 << 10]);
        while !gathered.ended {
            let count = match response.read(&mut bytes) {
                Ok(0) => break,
                Ok(count) => count,
                Err(e) => return Err(self.lost(&e, &gathered, asked)),
            };
            for event in events.push(bytes.get(..count).unwrap_or_default()) {
                gathered.take(&event, asked, hearing)?;
            }
            if events.kept() > LINE {
                let failed = Failed::new(Kind::Broken, "the API sent a line without end", "check ANTHROPIC_BASE_URL");
                return Err(Trouble::lasting(failed, "too_long").after(gathered.usage()));
            }
        }
        let begun = gathered.begun;
        gathered.finish().map_err(|failed| {
            // A stream that ends before the message begins has cost nothing.
            let again = (!begun && failed.kind == Kind::Broken).then_some(None);
            Trouble { word: failed.kind.word().to_owned(), failed: failed.into(), again }
        })
    }

    /// The stream gives no more bytes.
    fn lost(&self, e: &std::io::Error, gathered: &Gathered, asked: &Asked<'_>) -> Trouble {
        let inner = e.get_ref().and_then(|e| e.downcast_ref::<reqwest::Error>());
        if e.kind() == std::io::ErrorKind::TimedOut || inner.is_some_and(reqwest::Error::is_timeout) {
            return asked.silent(self.settings.silence_timeout).after(gathered.usage());
        }
        let why = inner.and_then(std::error::Error::source).map_or_else(|| e.to_string(), http::causes);
        let message = format!("the answer broke off before its end: {}", quoted::said(&why, &self.secrets));
        let failed = Failed::new(Kind::Broken, message, "ask again; nothing of it was taken as an answer");
        let again = (!gathered.begun).then_some(None);
        Trouble { failed: failed.after(gathered.usage()).into(), word: "connection".to_owned(), again }
    }

    /// Tries until something comes of it, or nothing will; says how often it was tried again.
    fn persist<T>(
        &self,
        hearing: Hearing<'_>,
        mut once: impl FnMut() -> Result<T, Trouble>,
    ) -> (Result<T, Trouble>, u32) {
        let mut failures = 0;
        loop {
            let mut trouble = match once() {
                Ok(done) => return (Ok(done), failures),
                Err(trouble) => trouble,
            };
            let Some(after) = trouble.again else { return (Err(trouble), failures) };
            if failures == self.settings.retries {
                if failures > 0 {
                    let times = if failures == 1 { "once".to_owned() } else { format!("{failures} times") };
                    trouble.failed.message.push_str(&format!(", also when asked again {times}"));
                }
                return (Err(trouble), failures);
            }
            failures += 1;
            match pauses::pause(failures, after, RandomState::new().hash_one(failures)) {
                Ok(pause) => {
                    hearing(&Heard::Again { pause, why: &trouble.failed.message });
                    std::thread::sleep(pause);
                }
                Err(asked_for) => {
                    let told = humantime::format_duration(asked_for);
                    trouble.failed.message.push_str(&format!(", and asks to be left alone for {told}"));
                    trouble.failed.hint = format!("ask again in {told}, or use --provider local");
                    return (Err(trouble), failures - 1);
                }
            }
        }
    }

    /// Gives what was used its cost, by the first of these models whose price is known.
    fn price(&self, models: &[&str], usage: &mut Usage) {
        if *usage != Usage::default() {
            usage.cost_usd = models.iter().find_map(|model| (self.pricing)(model, usage));
        }
    }
}

impl Provider for Api {
    fn name(&self) -> &'static str {
        "api"
    }

    fn keeps_to_cost(&self) -> bool {
        false
    }

    fn count(&self, call: &Call<'_>) -> Result<Option<u64>, Failed> {
        let (asked, body) = (self.asked(call), request::counted(call));
        let once = || {
            let mut text = Vec::new();
            let response = self.send("v1/messages/count_tokens", &body, &asked, |_| ())?;
            let read = response.take(ANSWER).read_to_end(&mut text);
            read.map_err(|e| self.lost(&e, &Gathered::default(), &asked))?;
            Ok(serde_json::from_slice::<Value>(&text).ok().and_then(|counted| counted["input_tokens"].as_u64()))
        };
        self.persist(&|_| (), once).0.map_err(|trouble| *trouble.failed)
    }

    fn ask(&self, call: &Call<'_>, hearing: Hearing<'_>) -> Result<Reply, Failed> {
        let span = Chat::open(call.model, self.settings.base_url.host_str());
        let (asked, body) = (self.asked(call), request::question(call));
        let once = || {
            let response = self.send("v1/messages", &body, &asked, |status| span.status(status))?;
            self.read(response, &asked, hearing)
        };
        let (answered, again) = self.persist(hearing, once);
        if again > 0 {
            span.again(again);
        }
        match answered {
            Ok(mut reply) => {
                self.price(&[&reply.model, call.model], &mut reply.usage);
                span.answered(&reply);
                Ok(reply)
            }
            Err(Trouble { mut failed, word, .. }) => {
                self.price(&[call.model], &mut failed.usage);
                span.failed(&failed, &word);
                Err(*failed)
            }
        }
    }
}

fn no_stream(content_type: &str) -> Trouble {
    let message = format!("the API answered with {}, not with a stream of events", crate::text::quote(content_type));
    let hint = "check that ANTHROPIC_BASE_URL is that of a Messages API";
    Trouble::lasting(Failed::new(Kind::Broken, message, hint), "no_stream")
}

//! Diagnostics: the same spans, for a person who wants to see what a command does while it does it.

use super::otlp::{Span, Value};
use std::fmt::{self, Write as _};
use tracing::field::{Field, Visit};
use tracing::level_filters::LevelFilter;
use tracing::{Event, Metadata};
use tracing_subscriber::filter::Targets;

/// Takes a line for people.
type Tell = Box<dyn Fn(&str) + Send + Sync>;

/// What a person wants to see, and where it goes.
pub struct Diagnostics {
    wanted: Targets,
    tell: Tell,
}

impl Diagnostics {
    /// What `-v` (each operation), `-vv` (each step with its time) and `-vvv` tell.
    pub fn verbose(times: u8, tell: impl Fn(&str) + Send + Sync + 'static) -> Self {
        let level = match times {
            0 => LevelFilter::WARN,
            1 => LevelFilter::INFO,
            2 => LevelFilter::DEBUG,
            _ => LevelFilter::TRACE,
        };
        Diagnostics { wanted: Targets::new().with_default(level), tell: Box::new(tell) }
    }

    /// What a filter names: a level (`debug`), or levels of parts (`coordctl::store=trace,info`).
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn filtered(text: &str, tell: impl Fn(&str) + Send + Sync + 'static) -> Result<Self, String> {
        let wanted = text.parse().map_err(|e: tracing_subscriber::filter::ParseError| e.to_string())?;
        Ok(Diagnostics { wanted, tell: Box::new(tell) })
    }

    /// Tells of a span that has ended: its duration, its name, and what is known of it.
    pub(super) fn ended(&self, of: &Metadata<'_>, span: &Span, ended_ns: u64) {
        if !self.wanted.would_enable(of.target(), of.level()) {
            return;
        }
        let duration = ended_ns.saturating_sub(span.start_time_unix_nano);
        let mut line = format!("{:>9.3} ms  {}", duration as f64 / 1e6, span.name);
        for attribute in &span.attributes {
            if let Some(value) = attribute.value.as_ref().and_then(|any| any.value.as_ref()) {
                let _ = write!(line, " {}={}", attribute.key, Shown(value));
            }
        }
        (self.tell)(&line);
    }

    /// Tells of an event.
    pub(super) fn happened(&self, event: &Event<'_>) {
        let of = event.metadata();
        if self.wanted.would_enable(of.target(), of.level()) {
            let mut line = String::from("             ");
            event.record(&mut Words(&mut line));
            (self.tell)(&line);
        }
    }
}

struct Shown<'a>(&'a Value);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::String(text) if text.contains([' ', '"']) => f.write_str(&crate::text::quote(text)),
            Value::String(text) => f.write_str(&crate::text::escape(text)),
            Value::Int(number) => write!(f, "{number}"),
            Value::Bool(truth) => write!(f, "{truth}"),
            Value::Double(number) => write!(f, "{number}"),
            other => write!(f, "{other:?}"),
        }
    }
}

struct Words<'a>(&'a mut String);

impl Visit for Words<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let text = crate::text::escape(&format!("{value:?}")).into_owned();
        let _ = match field.name() {
            "message" => write!(self.0, "{text}"),
            name => write!(self.0, " {name}={text}"),
        };
    }
}

//! The `tracing` layer that turns an operation, with the spans inside it, into one line.
//!
//! An operation has a place in a trace. Other spans are steps inside the nearest operation around them and are kept until
//! it ends, because only then it is known which trace it belongs to.

use super::otlp::{self, AnyValue, ArrayValue, KeyValue, Link, Request, Resource, Scope, Span, Status, Value, decode};
use super::redact::{redacted, redacted_value};
use super::{Diagnostics, Service, Sink};
use crate::clock::steady_ns;
use tracing::Event;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing_subscriber::layer::{Context, Layer};
use tracing_subscriber::registry::{LookupSpan, SpanRef};
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// The name, in the code, of spans that are operations.
pub(super) const OPERATION: &str = "operation";

/// How many steps an operation keeps; what comes after them is counted in `coordctl.steps.dropped`.
const STEPS: usize = 64;

/// Attributes that are lists; in the code their words stand in one text, with a space between.
const LISTS: [&str; 1] = ["gen_ai.response.finish_reasons"];

/// Writes one line for every operation that ends.
pub(super) struct SpanLines {
    sink: Option<(Sink, Resource)>,
    diagnostics: Option<Diagnostics>,
}

/// What is gathered of a span while it is open.
struct Open {
    started_ns: u64,
    fields: Vec<(&'static str, Value)>,
    /// What ended inside it.
    steps: Vec<Span>,
    dropped: usize,
}

impl SpanLines {
    pub(super) fn new(sink: Option<(Sink, Service)>, diagnostics: Option<Diagnostics>) -> Self {
        let sink = sink.map(|(sink, service)| (sink, service.into_resource()));
        SpanLines { sink, diagnostics }
    }
}

impl<S> Layer<S> for SpanLines
where
    S: tracing::Subscriber + for<'a> LookupSpan<'a>,
{
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let mut open = Open { started_ns: steady_ns(), fields: Vec::new(), steps: Vec::new(), dropped: 0 };
        attributes.record(&mut open);
        if let Some(span) = context.span(id) {
            span.extensions_mut().insert(open);
        }
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        if let Some(span) = context.span(id)
            && let Some(open) = span.extensions_mut().get_mut::<Open>()
        {
            values.record(open);
        }
    }

    fn on_close(&self, id: Id, context: Context<'_, S>) {
        let Some(span) = context.span(&id) else { return };
        let Some(open) = span.extensions_mut().remove::<Open>() else { return };
        let ended_ns = steady_ns();
        let is_operation = span.metadata().name() == OPERATION;
        if is_operation && open.field("otel.discard").is_some() {
            return;
        }
        let written = open.span(ended_ns);
        if let Some(diagnostics) = &self.diagnostics {
            diagnostics.ended(span.metadata(), &written, ended_ns);
        }
        match (&self.sink, is_operation) {
            (None, _) => {}
            (Some((sink, resource)), true) => sink(&line(resource.clone(), written, open, ended_ns)),
            // Outside of any operation there is nobody to ask which trace it belongs to.
            (Some(_), false) => {
                if let Some(around) = span.parent().and_then(|parent| operation_around(&parent)) {
                    step(&around, written);
                }
            }
        }
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if let Some(diagnostics) = &self.diagnostics {
            diagnostics.happened(event);
        }
    }
}

/// The line of an operation, with the steps that were kept of it.
fn line(resource: Resource, mut operation: Span, open: Open, ended_ns: u64) -> Vec<u8> {
    if open.dropped > 0 {
        let dropped = i64::try_from(open.dropped).unwrap_or(i64::MAX);
        operation.attributes.push(KeyValue::new("coordctl.steps.dropped", dropped));
    }
    let (trace_id, parent, sampled) =
        (operation.trace_id.clone(), operation.span_id.clone(), operation.flags & otlp::SAMPLED);
    let mut spans = vec![operation];
    spans.extend(open.steps.into_iter().enumerate().map(|(place, mut step)| {
        if step.span_id.is_empty() {
            step.span_id = step_id(&parent, place);
        }
        if step.trace_id.is_empty() {
            step.trace_id.clone_from(&trace_id);
            step.parent_span_id.clone_from(&parent);
            step.flags = sampled | otlp::REMOTE_KNOWN;
        }
        // What stands for more than this process ends with the operation.
        if step.end_time_unix_nano == 0 {
            step.end_time_unix_nano = ended_ns;
        }
        step
    }));
    let version = env!("CARGO_PKG_VERSION").to_owned();
    Request::of(resource, Scope { name: "coordctl".to_owned(), version, ..Scope::default() }, spans).line()
}

/// The nearest operation that a span is inside of, itself included.
fn operation_around<'a, S: LookupSpan<'a>>(span: &SpanRef<'a, S>) -> Option<SpanRef<'a, S>> {
    span.scope().find(|span| span.metadata().name() == OPERATION)
}

/// Keeps a step until its operation ends. What has a place in a trace by itself is always kept.
fn step<'a, S: LookupSpan<'a>>(around: &SpanRef<'a, S>, step: Span) {
    if let Some(open) = around.extensions_mut().get_mut::<Open>() {
        match open.steps.len() < STEPS || !step.trace_id.is_empty() {
            true => open.steps.push(step),
            false => open.dropped += 1,
        }
    }
}

impl Open {
    fn field(&self, name: &str) -> Option<&Value> {
        self.fields.iter().find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    fn text(&self, name: &str) -> Option<&str> {
        match self.field(name)? {
            Value::String(text) => Some(text.as_str()),
            _ => None,
        }
    }

    fn number(&self, name: &str) -> Option<u64> {
        match self.field(name)? {
            Value::Int(number) => u64::try_from(*number).ok(),
            _ => None,
        }
    }

    fn id(&self, name: &str) -> Vec<u8> {
        self.text(name).and_then(decode).unwrap_or_default()
    }

    /// A field recorded again replaces its first value.
    fn put(&mut self, field: &Field, value: Value) {
        let name = field.name();
        match self.fields.iter_mut().find(|(known, _)| *known == name) {
            Some((_, old)) => *old = value,
            None => self.fields.push((name, value)),
        }
    }

    /// The span as it is written: fields that begin with `otel.` are its own, all others are attributes.
    fn span(&self, ended_ns: u64) -> Span {
        let mut span = Span {
            trace_id: self.id("otel.trace_id"),
            span_id: self.id("otel.span_id"),
            parent_span_id: self.id("otel.parent_span_id"),
            trace_state: self.text("otel.trace_state").unwrap_or_default().to_owned(),
            name: redacted(self.text("otel.name").unwrap_or_default()).into_owned(),
            kind: self.number("otel.kind").and_then(|kind| i32::try_from(kind).ok()).unwrap_or(otlp::INTERNAL),
            start_time_unix_nano: self.number("otel.started_ns").unwrap_or(self.started_ns),
            flags: self.number("otel.flags").and_then(|flags| u32::try_from(flags).ok()).unwrap_or(otlp::SAMPLED),
            links: self.text("otel.links").map(links).unwrap_or_default(),
            ..Span::default()
        };
        span.end_time_unix_nano = match self.text("otel.ends") {
            Some("with the operation") => 0,
            _ => self.number("otel.ended_ns").unwrap_or(ended_ns).max(span.start_time_unix_nano),
        };
        let error = self.text("error.type").map(|message| redacted(message).into_owned());
        // Nothing is claimed of what went well: the status stays unset.
        span.status = error.map(|message| Status { message, code: otlp::ERROR });
        span.attributes = self.fields.iter().filter(|(name, _)| !name.starts_with("otel.")).map(attribute).collect();
        span
    }
}

/// The id of a step: it follows (XXH3) from that of its operation, which is random, and its place.
fn step_id(operation: &[u8], place: usize) -> Vec<u8> {
    xxh3_64_with_seed(operation, place as u64).max(1).to_be_bytes().to_vec()
}

fn attribute((name, value): &(&'static str, Value)) -> KeyValue {
    match value {
        Value::String(text) if LISTS.contains(name) => {
            let value = |word: &str| AnyValue { value: Some(Value::String(redacted(word).into_owned())) };
            KeyValue::new(name, Value::Array(ArrayValue { values: text.split(' ').map(value).collect() }))
        }
        Value::String(text) => KeyValue::new(name, redacted_value(name, text).into_owned()),
        value => KeyValue::new(name, value.clone()),
    }
}

/// Links in the form of fields: `<trace id>-<span id>`, several with a space between.
fn links(text: &str) -> Vec<Link> {
    let link = |text: &str| {
        let (trace_id, span_id) = text.split_once('-')?;
        let flags = otlp::SAMPLED | otlp::REMOTE_KNOWN | otlp::REMOTE;
        Some(Link { trace_id: decode(trace_id)?, span_id: decode(span_id)?, flags, ..Link::default() })
    };
    text.split(' ').filter_map(link).collect()
}

impl Visit for Open {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.put(field, Value::String(value.to_owned()));
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.put(field, Value::Int(i64::try_from(value).unwrap_or(i64::MAX)));
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.put(field, Value::Int(value));
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        self.put(field, Value::Double(value));
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.put(field, Value::Bool(value));
    }

    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        self.put(field, Value::String(format!("{value:?}")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};
    use tracing_subscriber::prelude::*;

    #[test]
    fn numbers_with_a_fraction_stay_numbers_and_lists_are_lists() {
        let lines = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&lines);
        let sink: Sink = Box::new(move |line| seen.lock().unwrap().extend_from_slice(line));
        let layer = SpanLines::new(Some((sink, Service::default())), None);
        tracing::subscriber::with_default(tracing_subscriber::registry().with(layer), || {
            tracing::info_span!(
                "operation",
                "otel.name" = "x",
                "coordctl.claude.cost_usd" = 0.0125,
                "gen_ai.response.finish_reasons" = "end_turn"
            );
        });
        let text = String::from_utf8(lines.lock().unwrap().clone()).unwrap();
        assert!(text.contains(r#""key":"coordctl.claude.cost_usd","value":{"doubleValue":0.0125}"#), "{text}");
        let list = r#""value":{"arrayValue":{"values":[{"stringValue":"end_turn"}]}}"#;
        assert!(text.contains(list), "{text}");
    }

    #[test]
    fn steps_beyond_the_limit_are_counted_and_what_has_its_own_place_is_kept() {
        let lines = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&lines);
        let sink: Sink = Box::new(move |line| seen.lock().unwrap().extend_from_slice(line));
        let layer = SpanLines::new(Some((sink, Service::default())), None);
        tracing::subscriber::with_default(tracing_subscriber::registry().with(layer), || {
            let _operation = tracing::info_span!("operation", "otel.name" = "work.x").entered();
            for _ in 0..STEPS + 6 {
                tracing::info_span!("step", "otel.name" = "s");
            }
            tracing::info_span!(
                "life",
                "otel.name" = "work.item",
                "otel.trace_id" = "0af7651916cd43dd8448eb211c80319c"
            );
        });
        let request: Request = serde_json::from_slice(&lines.lock().unwrap()).unwrap();
        let names: Vec<&str> = request.spans().map(|span| span.name.as_str()).collect();
        assert_eq!((names.len(), names.last()), (1 + STEPS + 1, Some(&"work.item")));
        assert_eq!(request.spans().next().unwrap().integer("coordctl.steps.dropped"), Some(6));
    }
}

//! The `tracing` layer that turns a closed span into one line.

use super::otlp::{self, Attribute, Finished};
use crate::clock::wall_ns;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing_subscriber::layer::{Context, Layer};
use tracing_subscriber::prelude::*;
use tracing_subscriber::registry::LookupSpan;

/// Takes finished lines; what becomes of them is not the layer's business.
type Sink = Box<dyn Fn(&[u8]) + Send + Sync>;

/// Writes one line for every span that ends.
pub struct SpanLines {
    sink: Sink,
}

/// Makes every span of this process end in `sink`.
pub fn start(sink: impl Fn(&[u8]) + Send + Sync + 'static) {
    let subscriber = tracing_subscriber::registry().with(SpanLines { sink: Box::new(sink) });
    // Only a second call could fail, and then the first one's layer stays.
    let _ = tracing::subscriber::set_global_default(subscriber);
}

/// What is gathered of a span while it is open.
struct Open {
    started_ns: u64,
    attributes: Vec<(&'static str, Attribute)>,
}

impl<S> Layer<S> for SpanLines
where
    S: tracing::Subscriber + for<'a> LookupSpan<'a>,
{
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let mut open = Open { started_ns: wall_ns(), attributes: Vec::new() };
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
        let finished = Finished { started_ns: open.started_ns, ended_ns: wall_ns(), attributes: open.attributes };
        (self.sink)(&otlp::line(&finished));
    }
}

impl Open {
    /// A field recorded again replaces its first value.
    fn put(&mut self, field: &Field, value: Attribute) {
        let name = field.name();
        match self.attributes.iter_mut().find(|(known, _)| *known == name) {
            Some((_, old)) => *old = value,
            None => self.attributes.push((name, value)),
        }
    }
}

impl Visit for Open {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.put(field, Attribute::Text(value.to_owned()));
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.put(field, Attribute::Integer(i64::try_from(value).unwrap_or(i64::MAX)));
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.put(field, Attribute::Integer(value));
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.put(field, Attribute::Truth(value));
    }

    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        self.put(field, Attribute::Text(format!("{value:?}")));
    }
}

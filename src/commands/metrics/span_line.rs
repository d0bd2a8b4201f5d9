//! A line of a file of spans, as far as it is counted: of a hundred thousand lines most of the text is passed over.
//!
//! `telemetry::otlp` reads all of a line; this reads names, times, attributes that are asked for and the status.

use crate::telemetry::otlp::{AnyValue, ERROR, Value};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// The spans of a line.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SpanLine<'a> {
    #[serde(borrow, default)]
    resource_spans: Vec<Source<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Source<'a> {
    #[serde(borrow, default)]
    scope_spans: Vec<Scope<'a>>,
}

#[derive(Debug, Deserialize)]
struct Scope<'a> {
    #[serde(borrow, default)]
    spans: Vec<CountedSpan<'a>>,
}

/// What is counted of a span.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CountedSpan<'a> {
    /// Its name.
    #[serde(borrow, default)]
    pub(super) name: Cow<'a, str>,
    #[serde(borrow)]
    start_time_unix_nano: Option<&'a RawValue>,
    #[serde(borrow)]
    end_time_unix_nano: Option<&'a RawValue>,
    #[serde(borrow, default)]
    attributes: Vec<Attribute<'a>>,
    status: Option<Status>,
}

#[derive(Debug, Deserialize)]
struct Attribute<'a> {
    #[serde(borrow)]
    key: Cow<'a, str>,
    #[serde(borrow)]
    value: Option<&'a RawValue>,
}

#[derive(Debug, Deserialize)]
struct Status {
    #[serde(default)]
    code: i32,
}

impl<'a> SpanLine<'a> {
    /// Its spans.
    pub(super) fn spans(&self) -> impl Iterator<Item = &CountedSpan<'a>> {
        self.resource_spans.iter().flat_map(|source| &source.scope_spans).flat_map(|scope| &scope.spans)
    }
}

impl CountedSpan<'_> {
    /// How long it took, in nanoseconds; 0 where its times do not tell.
    pub(super) fn duration_ns(&self) -> u64 {
        // 64-bit integers are decimal text, or numbers.
        let number = |raw: Option<&RawValue>| raw?.get().trim_matches('"').parse::<u64>().ok();
        let (start, end) = (number(self.start_time_unix_nano), number(self.end_time_unix_nano));
        start.zip(end).map_or(0, |(start, end)| end.saturating_sub(start))
    }

    /// Whether it failed.
    pub(super) fn is_error(&self) -> bool {
        self.status.as_ref().is_some_and(|status| status.code == ERROR)
    }

    /// Whether it has an attribute.
    pub(super) fn has(&self, key: &str) -> bool {
        self.attributes.iter().any(|attribute| attribute.key == key)
    }

    /// The value of an attribute; `None` where there is none.
    pub(super) fn attribute(&self, key: &str) -> Option<Value> {
        let raw = self.attributes.iter().find(|attribute| attribute.key == key)?.value?;
        serde_json::from_str::<AnyValue>(raw.get()).ok()?.value
    }

    /// The text of an attribute; `None` where it has none or is no text.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        match self.attribute(key)? {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The number of an attribute; `None` where it has none or is no integer.
    pub(super) fn integer(&self, key: &str) -> Option<i64> {
        match self.attribute(key)? {
            Value::Int(number) => Some(number),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telemetry::otlp::{KeyValue, Request, Resource, Scope, Span, Status};

    #[test]
    fn it_tells_what_the_whole_line_tells() {
        let attributes = vec![
            KeyValue::new("a \"b\"", "c\n\u{e9}"),
            KeyValue::new("n", i64::MIN),
            KeyValue::new("d", Value::Double(0.25)),
        ];
        let (start_time_unix_nano, end_time_unix_nano) = (1_750_055_888_000_000_001, 1_750_055_889_000_000_002);
        let status = Some(Status { message: "m".into(), code: ERROR });
        let name = "work.\"x\"".to_owned();
        let span = Span { name, start_time_unix_nano, end_time_unix_nano, attributes, status, ..Span::default() };
        let whole = Request::of(Resource::default(), Scope::default(), vec![span.clone(), Span::default()]).line();
        let line: SpanLine<'_> = serde_json::from_slice(&whole).expect("it is a line of spans");
        let spans: Vec<_> = line.spans().collect();
        assert_eq!((spans.len(), &*spans[0].name, spans[0].duration_ns()), (2, span.name.as_str(), 1_000_000_001));
        assert_eq!((spans[0].is_error(), spans[1].is_error()), (true, false));
        assert_eq!(spans[0].text("a \"b\"").as_deref(), span.text("a \"b\""));
        assert_eq!(spans[0].integer("n"), span.integer("n"));
        assert_eq!(spans[0].attribute("d").as_ref(), span.attribute("d"));
        assert!(spans[0].has("n") && !spans[1].has("n") && spans[1].attribute("n").is_none());
    }

    #[test]
    fn times_may_be_numbers_and_what_is_no_span_has_none() {
        let text = r#"{"resourceSpans":[{"scopeSpans":[{"spans":[{"startTimeUnixNano":5,"endTimeUnixNano":7}]}]}]}"#;
        let line: SpanLine<'_> = serde_json::from_str(text).expect("it is a line of spans");
        assert_eq!(line.spans().map(CountedSpan::duration_ns).collect::<Vec<_>>(), [2]);
        let flat: SpanLine<'_> = serde_json::from_str(r#"{"trace_id":"0","operation":"x"}"#).expect("it is JSON");
        assert_eq!(flat.spans().count(), 0);
    }
}

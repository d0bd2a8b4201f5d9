//! A line of spans, read no further than figures need: a fifth of the time that the whole message takes.
//!
//! Texts are borrowed from the line, and attributes are passed over until one is asked for.

use super::borrowed::Attributes;
use super::{KeyValue, Value, number};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// One line of a file of spans.
#[derive(Debug, Deserialize)]
pub struct BriefLine<'a> {
    #[serde(borrow, rename = "resourceSpans")]
    sources: Vec<Source<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Source<'a> {
    #[serde(borrow)]
    resource: Option<Resource<'a>>,
    #[serde(borrow, rename = "scopeSpans")]
    scopes: Vec<Scope<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Resource<'a> {
    #[serde(borrow)]
    attributes: Option<&'a RawValue>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Scope<'a> {
    #[serde(borrow)]
    spans: Vec<Fields<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Fields<'a> {
    #[serde(borrow)]
    trace_id: Cow<'a, str>,
    #[serde(borrow)]
    span_id: Cow<'a, str>,
    #[serde(borrow)]
    parent_span_id: Cow<'a, str>,
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(deserialize_with = "number::unsigned::deserialize")]
    start_time_unix_nano: u64,
    #[serde(deserialize_with = "number::unsigned::deserialize")]
    end_time_unix_nano: u64,
    #[serde(borrow)]
    attributes: Option<&'a RawValue>,
    #[serde(borrow)]
    status: Option<Status<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Status<'a> {
    code: i32,
    #[serde(borrow)]
    message: Cow<'a, str>,
}

/// One span of a line.
#[derive(Debug, Clone, Copy)]
pub struct Brief<'a> {
    fields: &'a Fields<'a>,
    resource: Option<&'a RawValue>,
}

impl<'a> BriefLine<'a> {
    /// Reads a line; `None` where it is no OTLP/JSON for spans.
    #[must_use]
    pub fn read(line: &'a [u8]) -> Option<Self> {
        serde_json::from_str(std::str::from_utf8(line).ok()?).ok()
    }

    /// Its spans, in order.
    pub fn spans(&'a self) -> impl Iterator<Item = Brief<'a>> + Clone {
        self.sources.iter().flat_map(|source| {
            let resource = source.resource.as_ref().and_then(|resource| resource.attributes);
            let fields = source.scopes.iter().flat_map(|scope| &scope.spans);
            fields.map(move |fields| Brief { fields, resource })
        })
    }
}

impl<'a> Brief<'a> {
    /// Which operation it is.
    #[must_use]
    pub fn name(&self) -> &'a str {
        &self.fields.name
    }

    /// Hexadecimal digits, as they are written.
    #[must_use]
    pub fn trace_id(&self) -> &'a str {
        &self.fields.trace_id
    }

    /// Hexadecimal digits, as they are written.
    #[must_use]
    pub fn span_id(&self) -> &'a str {
        &self.fields.span_id
    }

    /// Hexadecimal digits, as they are written; empty for the root of a trace.
    #[must_use]
    pub fn parent_span_id(&self) -> &'a str {
        &self.fields.parent_span_id
    }

    /// Nanoseconds since 1970.
    #[must_use]
    pub fn started_ns(&self) -> u64 {
        self.fields.start_time_unix_nano
    }

    /// Nanoseconds since 1970.
    #[must_use]
    pub fn ended_ns(&self) -> u64 {
        self.fields.end_time_unix_nano
    }

    /// How long it took in nanoseconds; 0 where it ends before it begins.
    #[must_use]
    pub fn duration_ns(&self) -> u64 {
        self.ended_ns().saturating_sub(self.started_ns())
    }

    /// Whether it failed.
    #[must_use]
    pub fn failed(&self) -> bool {
        self.fields.status.as_ref().is_some_and(|status| status.code == super::ERROR)
    }

    /// Why it failed, where it says so.
    #[must_use]
    pub fn message(&self) -> &'a str {
        self.fields.status.as_ref().map_or("", |status| &status.message)
    }

    /// The value of an attribute as text, of the span or else of what it comes from; a list as its JSON.
    #[must_use]
    pub fn attribute(&self, key: &str) -> Option<Cow<'a, str>> {
        [self.fields.attributes, self.resource].into_iter().flatten().find_map(|all| value_of(all, key))
    }

    /// The attributes of the span, to ask for several of them.
    #[must_use]
    pub fn own(&self) -> Attributes<'a> {
        Attributes::of(self.fields.attributes)
    }

    /// All attributes of the span.
    #[must_use]
    pub fn attributes(&self) -> Vec<KeyValue> {
        self.fields.attributes.and_then(|all| serde_json::from_str(all.get()).ok()).unwrap_or_default()
    }
}

fn value_of<'a>(all: &'a RawValue, key: &str) -> Option<Cow<'a, str>> {
    let all = Attributes::of(Some(all));
    Some(match all.value(key)? {
        Value::String(text) => Cow::Owned(text),
        Value::Bool(truth) => Cow::Borrowed(if truth { "true" } else { "false" }),
        Value::Int(number) => Cow::Owned(number.to_string()),
        Value::Double(number) => Cow::Owned(number.to_string()),
        _ => Cow::Borrowed(all.raw(key)?.get()),
    })
}

#[cfg(test)]
mod tests {
    use super::super::{ArrayValue, Request, Resource, Scope, Span, Status};
    use super::*;

    #[test]
    fn a_brief_line_says_what_the_whole_message_says() {
        let attributes = vec![
            KeyValue::new("text", "a \"quoted\" \u{1f600} line\n"),
            KeyValue::new("number", i64::MIN),
            KeyValue::new("truth", true),
            KeyValue::new("half", Value::Double(0.5)),
            KeyValue::new("list", Value::Array(ArrayValue { values: Vec::new() })),
        ];
        let status = Some(Status { message: "he\\ld".to_owned(), code: 2 });
        let one = Span {
            trace_id: vec![1; 16],
            span_id: vec![2; 8],
            parent_span_id: vec![3; 8],
            name: "work.\"claim\"".to_owned(),
            start_time_unix_nano: u64::MAX - 1,
            end_time_unix_nano: u64::MAX,
            attributes,
            status,
            ..Span::default()
        };
        let resource = Resource { attributes: vec![KeyValue::new("from", "here")], ..Resource::default() };
        let line = Request::of(resource, Scope::default(), vec![one.clone(), Span::default()]).line();
        let read = BriefLine::read(&line).expect("it is OTLP");
        let spans: Vec<Brief<'_>> = read.spans().collect();
        let [brief, empty] = spans[..] else { panic!("{spans:?}") };
        assert_eq!((brief.trace_id(), brief.span_id()), ("01".repeat(16).as_str(), "02".repeat(8).as_str()));
        assert_eq!((brief.parent_span_id(), brief.name()), ("03".repeat(8).as_str(), "work.\"claim\""));
        assert_eq!((brief.started_ns(), brief.duration_ns()), (u64::MAX - 1, 1));
        assert_eq!((brief.failed(), brief.message()), (true, "he\\ld"));
        assert_eq!(brief.attributes(), one.attributes);
        let own = brief.own();
        assert_eq!((own.text("text").as_deref(), own.text("number")), (one.text("text"), None));
        assert_eq!((own.integer("number"), own.integer("text")), (one.integer("number"), None));
        assert_eq!(own.value("half").as_ref(), one.attribute("half"));
        assert_eq!([own.has("half"), own.has("from"), empty.own().has("half")], [true, false, false]);
        let text = |key| brief.attribute(key).map(Cow::into_owned);
        let texts = ["text", "number", "truth", "half", "list", "from", "absent"].map(text);
        let expected = [
            Some("a \"quoted\" \u{1f600} line\n"),
            Some("-9223372036854775808"),
            Some("true"),
            Some("0.5"),
            Some(r#"{"arrayValue":{"values":[]}}"#),
            Some("here"),
            None,
        ];
        assert_eq!(texts, expected.map(|text| text.map(str::to_owned)));
        assert_eq!((empty.name(), empty.failed(), empty.attributes()), ("", false, Vec::new()));
    }

    #[test]
    fn only_otlp_for_spans_is_read() {
        let lines = [
            (r#"{"resourceSpans":[]}"#, true),
            (r#"{"resourceSpans":[{"scopeSpans":[{"spans":[{"startTimeUnixNano":5,"endTimeUnixNano":"7"}]}]}]}"#, true),
            (r#"{"resourceSpans":[{"scopeSpans":[{"spans":[{"startTimeUnixNano":"2026-01-01"}]}]}]}"#, false),
            (r#"{"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"cut"#, false),
            (r#"{"resourceMetrics":[]}"#, false),
            (r#"{"trace_id":"ab","operation":"claim","duration_ms":3}"#, false),
            ("", false),
            ("null", false),
        ];
        for (line, is_read) in lines {
            assert_eq!(BriefLine::read(line.as_bytes()).is_some(), is_read, "{line}");
        }
        assert!(BriefLine::read(b"{\"resourceSpans\":[],\"x\":\"\xff\"}").is_none());
    }
}

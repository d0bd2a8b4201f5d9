//! The messages of the OpenTelemetry protocol for spans, as JSON and as protobuf.
//!
//! Field numbers and names are those of opentelemetry-proto 1.11 (`collector/trace/v1`, `trace/v1`, `common/v1`,
//! `resource/v1`). JSON is proto3 JSON with the deviations of OTLP/JSON: trace and span ids are hexadecimal, enums are
//! integers, names are lowerCamelCase, unknown fields are passed over. 64-bit integers are written as decimal text and
//! read as text or number.

mod answer;
mod borrowed;
mod brief;
mod hex;
mod number;
mod value;

pub use answer::{PartialSuccess, Response, RpcStatus};
pub use borrowed::Attributes;
pub use brief::{Brief, BriefLine};
pub use hex::{decode, encode};
pub use value::{AnyValue, ArrayValue, KeyValueList, Value};

use serde::{Deserialize, Serialize};

/// `SPAN_KIND_INTERNAL`
pub const INTERNAL: i32 = 1;
/// `SPAN_KIND_CLIENT`
pub const CLIENT: i32 = 3;
/// `SPAN_KIND_PRODUCER`
pub const PRODUCER: i32 = 4;
/// `SPAN_KIND_CONSUMER`
pub const CONSUMER: i32 = 5;
/// `STATUS_CODE_ERROR`
pub const ERROR: i32 = 2;
/// Bit of `flags`: the trace is sampled (W3C Trace Context).
pub const SAMPLED: u32 = 0x001;
/// Bit of `flags`: the next bit says something.
pub const REMOTE_KNOWN: u32 = 0x100;
/// Bit of `flags`: the parent, or what is linked to, is in another process.
pub const REMOTE: u32 = 0x200;

/// `ExportTraceServiceRequest`, which has the same JSON as `TracesData`: one line of a file of spans.
#[derive(Clone, PartialEq, prost::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Request {
    /// Spans by what they come from.
    #[prost(message, repeated, tag = "1")]
    pub resource_spans: Vec<ResourceSpans>,
}

/// The spans of one source.
#[derive(Clone, PartialEq, prost::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ResourceSpans {
    /// The source.
    #[prost(message, optional, tag = "1")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource: Option<Resource>,
    /// Its spans by what made them.
    #[prost(message, repeated, tag = "2")]
    pub scope_spans: Vec<ScopeSpans>,
    /// The schema of the resource.
    #[prost(string, tag = "3")]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub schema_url: String,
}

/// What spans come from: a program on a machine.
#[derive(Clone, PartialEq, prost::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Resource {
    /// What is known of it.
    #[prost(message, repeated, tag = "1")]
    pub attributes: Vec<KeyValue>,
    /// How many attributes were left out.
    #[prost(uint32, tag = "2")]
    #[serde(skip_serializing_if = "is_zero")]
    pub dropped_attributes_count: u32,
}

/// The spans of one scope.
#[derive(Clone, PartialEq, prost::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ScopeSpans {
    /// What made the spans.
    #[prost(message, optional, tag = "1")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
    /// The spans.
    #[prost(message, repeated, tag = "2")]
    pub spans: Vec<Span>,
    /// The schema of the spans.
    #[prost(string, tag = "3")]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub schema_url: String,
}

/// `InstrumentationScope`: the part of a program that made a span.
#[derive(Clone, PartialEq, prost::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Scope {
    /// Its name.
    #[prost(string, tag = "1")]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Its version.
    #[prost(string, tag = "2")]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub version: String,
    /// What else is known of it.
    #[prost(message, repeated, tag = "3")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<KeyValue>,
    /// How many attributes were left out.
    #[prost(uint32, tag = "4")]
    #[serde(skip_serializing_if = "is_zero")]
    pub dropped_attributes_count: u32,
}

/// One operation.
#[derive(Clone, PartialEq, prost::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Span {
    /// 16 bytes, not all zero.
    #[prost(bytes = "vec", tag = "1")]
    #[serde(with = "hex")]
    pub trace_id: Vec<u8>,
    /// 8 bytes, not all zero.
    #[prost(bytes = "vec", tag = "2")]
    #[serde(with = "hex")]
    pub span_id: Vec<u8>,
    /// `tracestate` of W3C Trace Context.
    #[prost(string, tag = "3")]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub trace_state: String,
    /// 8 bytes; none for the root of a trace.
    #[prost(bytes = "vec", tag = "4")]
    #[serde(with = "hex", skip_serializing_if = "Vec::is_empty")]
    pub parent_span_id: Vec<u8>,
    /// Which operation it is.
    #[prost(string, tag = "5")]
    pub name: String,
    /// `SpanKind`.
    #[prost(int32, tag = "6")]
    pub kind: i32,
    /// Nanoseconds since 1970.
    #[prost(fixed64, tag = "7")]
    #[serde(with = "number::unsigned")]
    pub start_time_unix_nano: u64,
    /// Nanoseconds since 1970, not before the start.
    #[prost(fixed64, tag = "8")]
    #[serde(with = "number::unsigned")]
    pub end_time_unix_nano: u64,
    /// What is known of it.
    #[prost(message, repeated, tag = "9")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<KeyValue>,
    /// How many attributes were left out.
    #[prost(uint32, tag = "10")]
    #[serde(skip_serializing_if = "is_zero")]
    pub dropped_attributes_count: u32,
    /// What happened in it.
    #[prost(message, repeated, tag = "11")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Event>,
    /// How many events were left out.
    #[prost(uint32, tag = "12")]
    #[serde(skip_serializing_if = "is_zero")]
    pub dropped_events_count: u32,
    /// Other spans that it has to do with.
    #[prost(message, repeated, tag = "13")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// How many links were left out.
    #[prost(uint32, tag = "14")]
    #[serde(skip_serializing_if = "is_zero")]
    pub dropped_links_count: u32,
    /// How it ended.
    #[prost(message, optional, tag = "15")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// The trace flags of W3C Trace Context, and [`REMOTE_KNOWN`], [`REMOTE`].
    #[prost(fixed32, tag = "16")]
    #[serde(skip_serializing_if = "is_zero")]
    pub flags: u32,
}

/// Something that happened at one instant.
#[derive(Clone, PartialEq, prost::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Event {
    /// Nanoseconds since 1970.
    #[prost(fixed64, tag = "1")]
    #[serde(with = "number::unsigned")]
    pub time_unix_nano: u64,
    /// What it was.
    #[prost(string, tag = "2")]
    pub name: String,
    /// What is known of it.
    #[prost(message, repeated, tag = "3")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<KeyValue>,
    /// How many attributes were left out.
    #[prost(uint32, tag = "4")]
    #[serde(skip_serializing_if = "is_zero")]
    pub dropped_attributes_count: u32,
}

/// Another span that a span has to do with, in this trace or another.
#[derive(Clone, PartialEq, prost::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Link {
    /// 16 bytes.
    #[prost(bytes = "vec", tag = "1")]
    #[serde(with = "hex")]
    pub trace_id: Vec<u8>,
    /// 8 bytes.
    #[prost(bytes = "vec", tag = "2")]
    #[serde(with = "hex")]
    pub span_id: Vec<u8>,
    /// `tracestate` of the other.
    #[prost(string, tag = "3")]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub trace_state: String,
    /// What is known of the relation.
    #[prost(message, repeated, tag = "4")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<KeyValue>,
    /// How many attributes were left out.
    #[prost(uint32, tag = "5")]
    #[serde(skip_serializing_if = "is_zero")]
    pub dropped_attributes_count: u32,
    /// As `flags` of [`Span`].
    #[prost(fixed32, tag = "6")]
    #[serde(skip_serializing_if = "is_zero")]
    pub flags: u32,
}

/// How an operation ended.
#[derive(Clone, PartialEq, prost::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Status {
    /// Why it failed, for a developer.
    #[prost(string, tag = "2")]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub message: String,
    /// `StatusCode`: 0 unset, 1 ok, 2 error.
    #[prost(int32, tag = "3")]
    pub code: i32,
}

/// An attribute.
#[derive(Clone, PartialEq, prost::Message, Serialize, Deserialize)]
#[serde(default)]
pub struct KeyValue {
    /// Its name.
    #[prost(string, tag = "1")]
    pub key: String,
    /// Its value.
    #[prost(message, optional, tag = "2")]
    pub value: Option<AnyValue>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde calls")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl KeyValue {
    /// An attribute with a value.
    #[must_use]
    pub fn new(key: &str, value: impl Into<Value>) -> Self {
        KeyValue { key: key.to_owned(), value: Some(AnyValue { value: Some(value.into()) }) }
    }
}

impl Span {
    /// The value of an attribute.
    #[must_use]
    pub fn attribute(&self, key: &str) -> Option<&Value> {
        let found = self.attributes.iter().find(|attribute| attribute.key == key)?;
        found.value.as_ref()?.value.as_ref()
    }

    /// The text of an attribute; `None` where it has none or is no text.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.attribute(key)? {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The number of an attribute; `None` where it has none or is no integer.
    #[must_use]
    pub fn integer(&self, key: &str) -> Option<i64> {
        match self.attribute(key)? {
            Value::Int(number) => Some(*number),
            _ => None,
        }
    }

    /// Whether it failed.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.status.as_ref().is_some_and(|status| status.code == ERROR)
    }
}

impl Request {
    /// All spans.
    pub fn spans(&self) -> impl Iterator<Item = &Span> {
        self.resource_spans.iter().flat_map(|source| &source.scope_spans).flat_map(|scope| &scope.spans)
    }

    /// Some spans of one scope of one source.
    #[must_use]
    pub fn of(resource: Resource, scope: Scope, spans: Vec<Span>) -> Self {
        let scope_spans = vec![ScopeSpans { scope: Some(scope), spans, schema_url: String::new() }];
        let source = ResourceSpans { resource: Some(resource), scope_spans, schema_url: String::new() };
        Request { resource_spans: vec![source] }
    }

    /// The request as one line of a file of spans, with its newline.
    #[must_use]
    pub fn line(&self) -> Vec<u8> {
        // There is no map with other keys than text in it and nothing that fails: it has a JSON text.
        let mut line = serde_json::to_vec(self).unwrap_or_default();
        line.push(b'\n');
        line
    }
}

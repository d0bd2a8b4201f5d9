//! What can be said of a line by itself.

use super::super::legacy::times::{EARLIEST, LATEST};
use super::super::otlp::{ERROR, KeyValue, Request, Span, encode};
use super::What;
use crate::text::quote;

/// The highest number of `SpanKind`.
const KINDS: i32 = 5;

/// Reads the request of a line.
pub(super) fn request(line: &[u8]) -> Result<Request, What> {
    let text = std::str::from_utf8(line).map_err(|e| What::NoJson(format!("no UTF-8 at byte {}", e.valid_up_to())))?;
    let request: Request = serde_json::from_str(text).map_err(|e| match e.classify() {
        serde_json::error::Category::Data => What::NoRequest(e.to_string()),
        _ => What::NoJson(e.to_string()),
    })?;
    let has_spans = request.spans().next().is_some();
    has_spans.then_some(request).ok_or(What::NoSpan)
}

/// Judges what is around the spans.
pub(super) fn surroundings(request: &Request, found: &mut Vec<What>) {
    for source in &request.resource_spans {
        attributes(source.resource.iter().flat_map(|resource| &resource.attributes), found);
        for scope in &source.scope_spans {
            attributes(scope.scope.iter().flat_map(|scope| &scope.attributes), found);
        }
    }
}

/// Judges a span by itself.
pub(super) fn span(span: &Span, found: &mut Vec<What>) {
    if !is_id(&span.trace_id, 16) {
        found.push(What::TraceId(encode(&span.trace_id)));
    }
    if !is_id(&span.span_id, 8) {
        found.push(What::SpanId(encode(&span.span_id)));
    }
    if !span.parent_span_id.is_empty() && !is_id(&span.parent_span_id, 8) {
        found.push(What::ParentId(encode(&span.parent_span_id)));
    }
    if span.name.is_empty() {
        found.push(What::NoName);
    }
    if !(0..=KINDS).contains(&span.kind) {
        found.push(What::Kind(span.kind));
    }
    status(span, found);
    times(span, found);
    attributes(span.attributes.iter(), found);
    for event in &span.events {
        attributes(event.attributes.iter(), found);
    }
    for link in &span.links {
        if !is_id(&link.trace_id, 16) || !is_id(&link.span_id, 8) {
            found.push(What::Link);
        }
        attributes(link.attributes.iter(), found);
    }
}

fn is_id(bytes: &[u8], length: usize) -> bool {
    bytes.len() == length && bytes.iter().any(|byte| *byte != 0)
}

fn status(span: &Span, found: &mut Vec<What>) {
    let Some(status) = &span.status else { return };
    if !(0..=ERROR).contains(&status.code) {
        found.push(What::Status(format!("{} is no code of a status", status.code)));
    } else if status.code != ERROR && !status.message.is_empty() {
        found.push(What::Status("a status has a message without an error".to_owned()));
    }
}

fn times(span: &Span, found: &mut Vec<What>) {
    let (start, end) = (span.start_time_unix_nano, span.end_time_unix_nano);
    let happened = span.events.iter().map(|event| ("time of an event", event.time_unix_nano));
    let absurd = [("start", start), ("end", end)].into_iter().chain(happened);
    let before = found.len();
    found.extend(absurd.filter(|(_, ns)| !(EARLIEST..LATEST).contains(ns)).map(|(which, ns)| What::Time(which, ns)));
    if found.len() == before && end < start {
        found.push(What::EndsBeforeStart);
    }
}

fn attributes<'a>(all: impl Iterator<Item = &'a KeyValue> + Clone, found: &mut Vec<What>) {
    let names = all.clone();
    for (n, attribute) in all.enumerate() {
        let wrong = if attribute.key.is_empty() {
            "an attribute has no name".to_owned()
        } else if attribute.value.as_ref().is_none_or(|any| any.value.is_none()) {
            format!("the attribute {} has no value", quote(&attribute.key))
        } else if names.clone().take(n).any(|earlier| earlier.key == attribute.key) {
            format!("the attribute {} is there twice", quote(&attribute.key))
        } else {
            continue;
        };
        found.push(What::Attribute(wrong));
    }
}

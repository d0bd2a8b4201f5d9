//! One old object as one span of today.

use super::super::otlp::{
    ERROR, Event, INTERNAL, KeyValue, REMOTE, REMOTE_KNOWN, Request, Resource, SAMPLED, Scope, Span, Status,
};
use super::attributes::{Attributes, OURS};
use super::ids::{self, Found};
use super::schema::{self, Schema};
use super::times::{LATEST, time};
use serde_json::{Map, Value};

/// What makes all converted spans.
const SCOPE: &str = "coordctl.legacy";

/// An old object, taken apart. A span without any time waits for one.
pub(super) struct Old {
    fields: Map<String, Value>,
    span: Span,
    attributes: Attributes,
    resource: Attributes,
    /// When it began, where it says so.
    pub(super) start: Option<u64>,
    /// Whether it had to be repaired.
    pub(super) repaired: bool,
    trace: u128,
    id: u64,
    /// Whether the id of the span, or what it is made from, was written in the object.
    has_id: bool,
}

impl Old {
    /// Takes an object apart; `text` is what it was written as, from which missing ids are made.
    pub(super) fn read(schema: &Schema, fields: Map<String, Value>, text: &[u8], repairs: &[&str]) -> Self {
        let mut old = Old {
            fields,
            span: Span { kind: INTERNAL, flags: SAMPLED | REMOTE_KNOWN, ..Span::default() },
            attributes: Attributes::default(),
            resource: Attributes::default(),
            start: None,
            repaired: !repairs.is_empty(),
            trace: 0,
            id: 0,
            has_id: false,
        };
        old.attributes.add(&format!("{OURS}schema"), schema.name);
        if old.repaired {
            old.attributes.add(&format!("{OURS}repaired"), repairs.join(", "));
        }
        old.span.name = old.take_text(schema::NAME).unwrap_or_default();
        old.read_ids(text);
        old.read_times(schema);
        old.read_kind();
        old.read_source();
        old.read_status();
        old.read_logs();
        old.read_rest();
        old
    }

    /// The first of some fields that is a text; one with something in it, if there is one.
    fn take_text(&mut self, names: &[&str]) -> Option<String> {
        let text = |name: &str| self.fields.get(name).and_then(Value::as_str);
        let full = names.iter().find(|name| text(name).is_some_and(|text| !text.is_empty()));
        let name = full.or_else(|| names.iter().find(|name| text(name).is_some()))?;
        self.fields.shift_remove(*name).and_then(|value| value.as_str().map(str::to_owned))
    }

    fn note(&mut self, name: &str, value: impl Into<super::super::otlp::Value>) {
        self.attributes.add(&format!("{OURS}{name}"), value);
    }

    fn read_ids(&mut self, text: &[u8]) {
        let nested = || self.fields.get("metadata")?.get("trace_id")?.as_str().map(str::to_owned);
        let nested = nested().unwrap_or_default();
        let trace = self.take_text(schema::TRACE).unwrap_or(nested);
        let found = ids::trace(&trace);
        self.trace = self.settled(found, "trace_id", trace).unwrap_or_else(|| ids::trace_of(text, 0));
        let span = self.take_text(schema::SPAN).unwrap_or_default();
        let found = ids::span(&span);
        let id = self.settled(found, "span_id", span);
        self.has_id = id.is_some();
        self.id = id.unwrap_or_else(|| ids::span_of(text, 0));
        let parent = self.take_text(schema::PARENT).unwrap_or_default();
        let found = ids::span(&parent);
        match self.settled(found, "parent_span_id", parent) {
            // No span is inside itself.
            Some(id) if id == self.id => self.note("parent_span_id", format!("{id:016x}")),
            Some(id) => {
                self.span.parent_span_id = id.to_be_bytes().to_vec();
                // Each old span was written by a process of its own.
                self.span.flags |= REMOTE;
            }
            None => {}
        }
    }

    /// The id that was found; what was written is kept where it is no such id.
    fn settled<T>(&mut self, found: Found<T>, name: &str, written: String) -> Option<T> {
        if !matches!(found, Found::Own(_)) && !written.is_empty() {
            self.note(name, written);
        }
        match found {
            Found::Own(id) | Found::Derived(id) => Some(id),
            Found::Nothing => None,
        }
    }

    fn read_times(&mut self, schema: &Schema) {
        self.start = self.take_time(schema::START);
        let took = schema::DURATION.iter().find_map(|(name, unit)| {
            let value = self.fields.get(*name)?.as_u64()?;
            let unit = match *unit {
                0 => schema.duration_ns,
                1_000_000 if schema.mislabelled && is_nanoseconds(value) => 1,
                unit => unit,
            };
            // Sane only if it can be added to any time at all.
            value.checked_mul(unit).filter(|ns| *ns < LATEST / 2).map(|ns| (*name, ns))
        });
        self.span.end_time_unix_nano = match took {
            Some((name, ns)) => {
                let written = self.fields.shift_remove(name);
                if let Some(written) = written.filter(|_| schema.mislabelled) {
                    self.attributes.put(&format!("{OURS}{name}"), &written);
                }
                ns
            }
            None => {
                let end = self.fields.get(schema::END).and_then(time);
                let ns = self.start.zip(end).and_then(|(start, end)| end.checked_sub(start));
                match ns {
                    Some(_) => drop(self.fields.shift_remove(schema::END)),
                    None => self.note("no_end", true),
                }
                ns.unwrap_or(0)
            }
        };
    }

    /// The first of some fields that is a time.
    fn take_time(&mut self, names: &[&str]) -> Option<u64> {
        let (name, ns) = names.iter().find_map(|name| Some((*name, time(self.fields.get(*name)?)?)))?;
        self.fields.shift_remove(name);
        Some(ns)
    }

    fn read_kind(&mut self) {
        let Some(word) = self.fields.get("span_kind").and_then(Value::as_str) else { return };
        let Some(kind) = schema::KINDS.iter().position(|kind| word.eq_ignore_ascii_case(kind)) else { return };
        self.span.kind = i32::try_from(kind).unwrap_or(INTERNAL);
        self.fields.shift_remove("span_kind");
    }

    /// Where it comes from: names of services first, since the name must be there.
    fn read_source(&mut self) {
        if let Some(name) = self.take_text(schema::SERVICE).filter(|name| !name.is_empty()) {
            self.resource.add("service.name", name);
        }
        if let Some(service) = self.fields.shift_remove("service") {
            self.resource.put("service", &service);
        }
        if let Some(Value::Object(process)) = self.fields.shift_remove("process") {
            for (name, value) in process {
                match name.as_str() {
                    "service_name" | "serviceName" => self.resource.put("service.name", &value),
                    "tags" => self.resource.put_members("tags", &value),
                    name => self.resource.put(&format!("process.{name}"), &value),
                }
            }
        }
        if let Some(resource) = self.fields.shift_remove("resource_attributes") {
            self.resource.put_members("resource_attributes", &resource);
        }
        if self.resource.text("service.name").is_none() {
            self.resource.add("service.name", "unknown_service");
        }
    }

    /// A word, or an object with a code and a message, or else whether it succeeded. The word is kept.
    fn read_status(&mut self) {
        let (word, message) = match self.fields.get("status") {
            Some(Value::String(word)) => (word.clone(), None),
            Some(Value::Object(status)) if status.keys().all(|key| key == "code" || key == "message") => {
                let text = |name: &str| status.get(name).and_then(Value::as_str).map(str::to_owned);
                let Some(code) = text("code") else { return };
                (code, text("message").filter(|text| !text.is_empty()))
            }
            _ => return self.read_success(),
        };
        self.fields.shift_remove("status");
        let failed = schema::FAILED.iter().any(|failed| word.eq_ignore_ascii_case(failed));
        self.note("status", word);
        match message {
            message if failed => self.fail(message),
            Some(message) => self.note("status.message", message),
            None => {}
        }
    }

    fn read_success(&mut self) {
        if self.fields.get("success") == Some(&Value::Bool(false)) {
            self.fail(None);
        }
    }

    fn fail(&mut self, message: Option<String>) {
        self.span.status = Some(Status { message: message.unwrap_or_default(), code: ERROR });
    }

    /// Jaeger's logs are events; one without a time of its own happened at the start.
    fn read_logs(&mut self) {
        if !self
            .fields
            .get("logs")
            .is_some_and(|logs| logs.as_array().is_some_and(|all| all.iter().all(Value::is_object)))
        {
            return;
        }
        let Some(Value::Array(logs)) = self.fields.shift_remove("logs") else { return };
        for log in logs {
            let Value::Object(mut log) = log else { continue };
            let at = log.get("timestamp").and_then(time);
            if at.is_some() {
                log.shift_remove("timestamp");
            }
            let name = log.get("message").and_then(Value::as_str).map(str::to_owned);
            if name.is_some() {
                log.shift_remove("message");
            }
            let name = name.filter(|name| !name.is_empty()).unwrap_or_else(|| "log".to_owned());
            let mut attributes = Attributes::default();
            log.iter().for_each(|(field, value)| attributes.put(field, value));
            let time_unix_nano = at.unwrap_or(0);
            self.span.events.push(Event { time_unix_nano, name, attributes: attributes.all(), ..Event::default() });
        }
    }

    /// Whatever else there is becomes an attribute.
    fn read_rest(&mut self) {
        for (name, value) in std::mem::take(&mut self.fields) {
            match schema::ATTRIBUTES.contains(&name.as_str()) {
                true => self.attributes.put_members(&name, &value),
                false => self.attributes.put(&name, &value),
            }
        }
        if let (Some(status), Some(error)) = (&mut self.span.status, self.attributes.text("error.type"))
            && status.message.is_empty()
        {
            error.clone_into(&mut status.message);
        }
    }

    /// Finishes the span: it begins at `start` unless it says itself when, and has an id of its own.
    pub(super) fn finish(mut self, start: u64, is_new: impl FnMut(u128, u64) -> bool) -> Request {
        if self.start.is_none() {
            self.note("no_start", true);
        }
        self.settle_id(is_new);
        let Old { mut span, start: own, .. } = self;
        span.start_time_unix_nano = own.unwrap_or(start);
        // What would end after the year 2100 has no end that could be believed.
        let end = span.start_time_unix_nano.saturating_add(span.end_time_unix_nano);
        if end >= LATEST {
            self.attributes.put(&format!("{OURS}duration_ns"), &Value::from(span.end_time_unix_nano));
            self.attributes.add(&format!("{OURS}no_end"), true);
        }
        span.end_time_unix_nano = if end < LATEST { end } else { span.start_time_unix_nano };
        for event in &mut span.events {
            if event.time_unix_nano == 0 {
                event.time_unix_nano = span.start_time_unix_nano;
            }
        }
        span.trace_id = self.trace.to_be_bytes().to_vec();
        span.span_id = self.id.to_be_bytes().to_vec();
        span.attributes = self.attributes.all();
        request(self.resource.all(), span)
    }

    /// Some writers gave several spans of a trace the same id: the first keeps it.
    fn settle_id(&mut self, mut is_new: impl FnMut(u128, u64) -> bool) {
        if is_new(self.trace, self.id) {
            return;
        }
        let first = format!("{:016x}", self.id);
        for number in 1.. {
            self.id = ids::span_of(first.as_bytes(), number);
            if is_new(self.trace, self.id) {
                break;
            }
        }
        if self.has_id {
            self.note("span_id", first);
        }
    }
}

/// Whether a number that is called milliseconds must be nanoseconds: it was made from microseconds, and as
/// milliseconds would be a quarter of an hour at least.
fn is_nanoseconds(number: u64) -> bool {
    number >= 1_000_000 && number.is_multiple_of(1_000)
}

fn request(resource: Vec<KeyValue>, span: Span) -> Request {
    let resource = Resource { attributes: resource, dropped_attributes_count: 0 };
    let scope = Scope { name: SCOPE.to_owned(), version: env!("CARGO_PKG_VERSION").to_owned(), ..Scope::default() };
    Request::of(resource, scope, vec![span])
}

//! From spans in files to the rows of a waterfall.

use crate::report::waterfall::{Row, Sort};
use crate::telemetry::otlp::{REMOTE, Request, Resource, Span, encode};
use std::collections::{HashMap, HashSet};

/// What was found in the files of spans.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Spans in the trace.
    pub(super) inside: Vec<Row>,
    /// Commands on the item in the traces of others, each with its steps.
    pub(super) elsewhere: Vec<Row>,
    /// The items that spans of the trace tell of.
    pub(super) items: HashSet<String>,
    /// Lines that could not be read.
    pub(super) unread: u64,
}

/// What is looked for.
pub(super) struct Wanted<'a> {
    /// The trace, in lower case.
    pub(super) trace_id: Option<&'a str>,
    /// The item; `None` for everything in the trace.
    pub(super) work_id: Option<&'a str>,
    /// Whether steps are wanted.
    pub(super) steps: bool,
    /// Whether commands that only read the item are wanted.
    pub(super) all: bool,
}

impl Found {
    /// Takes what is wanted out of a line.
    pub(super) fn take(&mut self, line: &[u8], wanted: &Wanted<'_>) {
        let Ok(request) = serde_json::from_slice::<Request>(line) else {
            self.unread += 1;
            return;
        };
        for source in &request.resource_spans {
            let service = service(source.resource.as_ref());
            for scope in &source.scope_spans {
                self.take_spans(&scope.spans, service, wanted);
            }
        }
    }

    fn take_spans(&mut self, spans: &[Span], service: &str, wanted: &Wanted<'_>) {
        let about: HashMap<&[u8], Option<&str>> =
            spans.iter().map(|span| (span.span_id.as_slice(), span.text("coordctl.work.id"))).collect();
        for span in spans {
            let is_step = span.flags & REMOTE == 0 && about.contains_key(span.parent_span_id.as_slice());
            let item = match is_step {
                true => about.get(span.parent_span_id.as_slice()).copied().flatten(),
                false => span.text("coordctl.work.id"),
            };
            if is_step && !wanted.steps {
                continue;
            }
            let row = row(span, is_step, service);
            let is_other = wanted.work_id.is_some_and(|work_id| item.is_some_and(|item| item != work_id));
            if wanted.trace_id == Some(&row.trace_id) && !is_other {
                self.items.extend(item.map(str::to_owned));
                self.inside.push(row);
            } else if item.is_some() && item == wanted.work_id && (wanted.all || tells(spans, &row)) {
                self.elsewhere.push(row);
            }
        }
    }
}

/// Whether a command tells something of an item that it is not in the trace of: it made it, or was refused.
fn tells(spans: &[Span], row: &Row) -> bool {
    let operation = match row.sort {
        Sort::Step => spans.iter().find(|span| Some(encode(&span.span_id)) == row.parent_span_id),
        _ => spans.iter().find(|span| encode(&span.span_id) == row.span_id),
    };
    operation.is_some_and(|operation| operation.is_error() || operation.name == "work.add")
}

fn service(resource: Option<&Resource>) -> &str {
    let named = resource.into_iter().flat_map(|of| &of.attributes).find(|attribute| attribute.key == "service.name");
    match named.and_then(|attribute| attribute.value.as_ref()?.value.as_ref()) {
        Some(crate::telemetry::otlp::Value::String(name)) => name,
        _ => "",
    }
}

fn row(span: &Span, is_step: bool, service: &str) -> Row {
    let sort = match span.name.as_str() {
        "work.item" => Sort::Item,
        "work.attempt" => Sort::Attempt,
        _ if is_step => Sort::Step,
        _ => Sort::Operation,
    };
    let number = span.integer("coordctl.attempt").filter(|_| sort == Sort::Attempt);
    let who = span.text("coordctl.agent.id").unwrap_or(if service == "coordctl" { "" } else { service });
    let message = span.status.as_ref().map(|status| status.message.as_str()).unwrap_or_default();
    let outcome = match span.is_error() {
        true => span.text("error.type").unwrap_or(message),
        false => span.text("coordctl.outcome").unwrap_or_default(),
    };
    Row {
        sort,
        depth: 0,
        name: number.map_or_else(|| span.name.clone(), |number| format!("{} {number}", span.name)),
        who: if sort == Sort::Step { String::new() } else { who.to_owned() },
        outcome: outcome.to_owned(),
        failed: span.is_error(),
        started_ns: span.start_time_unix_nano,
        ended_ns: Some(span.end_time_unix_nano.max(span.start_time_unix_nano)),
        trace_id: encode(&span.trace_id),
        span_id: encode(&span.span_id),
        parent_span_id: (!span.parent_span_id.is_empty()).then(|| encode(&span.parent_span_id)),
    }
}

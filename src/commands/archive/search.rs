//! `archive search`.

use super::super::Context;
use super::super::arguments::number;
use super::super::history::line;
use super::filter::{Filter, FilterArgs, Sought, closed_at};
use super::show::warned;
use crate::board::{AgentId, Kind, Lookup, WorkId, WorkItem};
use crate::clock::stamp;
use crate::report::age;
use crate::report::table::{Column, table};
use crate::store::{Archive, ArchivedRow};
use crate::telemetry::otlp::{Brief, BriefLine};
use clap::Args;
use serde_json::{Value, json};

/// The end of the help.
pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl archive search \"flaky login\"
  coordctl archive search --type benchmark_test --until 30d --limit 0 --json | jq -r '.results[].id'
  coordctl archive search --kind event --agent ada --since 2026-01-01T00:00:00Z

What is on the board again is left out. Exit codes: 0 searched, 3 bad value, 4 no board";

/// Find what was archived, the newest first
#[derive(Debug, Args)]
pub struct SearchArgs {
    #[command(flatten)]
    filter: FilterArgs,
    /// Show at most this many; 0 for all
    #[arg(long, value_name = "N", default_value = "100", allow_negative_numbers = true)]
    limit: String,
}

/// Something that was found: for a document, and for a table.
struct Hit {
    value: Value,
    cells: Vec<String>,
}

/// What is found, up to a limit.
struct Hits {
    hits: Vec<Hit>,
    limit: usize,
    has_more: bool,
}

/// Runs `archive search`.
///
/// # Errors
/// Bad values, or an archive that cannot be listed.
pub(super) fn run(context: &Context<'_>, args: &SearchArgs) -> anyhow::Result<()> {
    let filter = args.filter.filter()?;
    let limit = match usize::try_from(number("limit", &args.limit, u64::from(u32::MAX))?)? {
        0 => usize::MAX,
        limit => limit,
    };
    let archive = context.with_store(|store| store.archive())?;
    let mut hits = Hits { hits: Vec::new(), limit, has_more: false };
    match filter.sought {
        Sought::Row(kind) => rows(context, &archive, &filter, kind, &mut hits)?,
        Sought::Event => events(context, &archive, &filter, &mut hits)?,
        Sought::Span => spans(context, &archive, &filter, &mut hits)?,
    }
    if context.terminal.json {
        let results: Vec<Value> = hits.hits.into_iter().map(|hit| hit.value).collect();
        let document = json!({
            "schema": "coordctl.archive_search.v1",
            "has_more": hits.has_more,
            "results": results,
        });
        return Ok(context.terminal.document(&document)?);
    }
    context.terminal.data(&text(&hits.hits, filter.sought, context.terminal.list_width()))?;
    if hits.has_more {
        context.terminal.say(&format!("the first {} are shown; --limit 0 shows all", hits.hits.len()));
    }
    Ok(())
}

impl Hits {
    /// Takes something that was found; `false` where no more is wanted.
    fn take(&mut self, hit: impl FnOnce() -> Hit) -> bool {
        self.has_more = self.hits.len() >= self.limit;
        if !self.has_more {
            self.hits.push(hit());
        }
        !self.has_more
    }
}

/// Looks for rows, but for those that are on the board again.
fn rows(context: &Context<'_>, archive: &Archive, filter: &Filter, kind: Kind, hits: &mut Hits) -> anyhow::Result<()> {
    let mut fitting = Vec::new();
    let most = hits.limit;
    let search = context.read(|snapshot| {
        fitting.clear();
        let is_back = |row: &ArchivedRow, snapshot: &mut crate::store::Snapshot| match kind {
            Kind::Work => snapshot.work(&WorkId::from_row(&row.id)).is_ok_and(|item| item.is_some()),
            Kind::Agent => Lookup::agent(snapshot, &AgentId::from_row(&row.id)).is_ok_and(|agent| agent.is_some()),
            _ => snapshot.has(kind, &row.id).unwrap_or(false),
        };
        Ok(archive.each_row(
            |line| filter.may_fit(line),
            |row| {
                if filter.fits(&row) && !is_back(&row, snapshot) {
                    fitting.push(row);
                }
                fitting.len() <= most
            },
        )?)
    })?;
    warned(context, search);
    for row in fitting {
        if !hits.take(|| of_row(&row)) {
            break;
        }
    }
    Ok(())
}

fn of_row(archived: &ArchivedRow) -> Hit {
    let item = WorkItem::from_row(archived.row.clone());
    let at = closed_at(archived.kind, &item);
    let text = |field: &str| item.text(field).to_owned();
    let cells = match archived.kind {
        Kind::Work => vec![archived.id.clone(), text("status"), age::stamp(at), text("work_type"), text("description")],
        Kind::Agent => vec![archived.id.clone(), text("status"), age::stamp(at), text("team"), text("role")],
        _ => vec![text("work_item_id"), text("agent_id"), age::stamp(at), String::new(), text("result")],
    };
    let value = json!({
        "kind": archived.kind,
        "id": archived.id,
        "closed_at": (at > 0).then(|| stamp(at)),
        "archived_at": archived.archived_at,
        "sequence": archived.sequence,
        "row": archived.row,
    });
    Hit { value, cells }
}

fn events(context: &Context<'_>, archive: &Archive, filter: &Filter, hits: &mut Hits) -> anyhow::Result<()> {
    let search = archive.each_event(
        |line| filter.may_fit(line),
        |event| {
            let told = line(&event);
            let item = told.work_id.as_deref().unwrap_or_default();
            let texts = [item, told.note.as_str(), told.verb.as_str(), told.agent.as_deref().unwrap_or_default()];
            if !filter.fits_told(told.at, told.agent.as_deref(), None, &texts) {
                return true;
            }
            hits.take(|| Hit {
                cells: vec![
                    event.sequence.to_string(),
                    told.verb.clone(),
                    age::stamp(told.at),
                    item.to_owned(),
                    told.note.clone(),
                ],
                value: json!({ "kind": "event", "sequence": event.sequence, "at": event.at, "verb": told.verb,
                    "agent": told.agent, "work_id": told.work_id, "note": told.note }),
            })
        },
    )?;
    warned(context, search);
    Ok(())
}

fn spans(context: &Context<'_>, archive: &Archive, filter: &Filter, hits: &mut Hits) -> anyhow::Result<()> {
    let search = archive.each_span_line(|line| {
        let read = if filter.may_fit(line) { BriefLine::read(line) } else { None };
        read.is_none_or(|read| read.spans().all(|span| take_span(&span, filter, hits)))
    })?;
    warned(context, search);
    Ok(())
}

fn take_span(span: &Brief<'_>, filter: &Filter, hits: &mut Hits) -> bool {
    let [item, agent, team] = ["coordctl.work.id", "coordctl.agent.id", "coordctl.team"]
        .map(|key| span.attribute(key).map(|text| text.into_owned()));
    let attributes: serde_json::Map<String, Value> =
        span.attributes().into_iter().map(|one| (one.key.to_string(), json!(one.value))).collect();
    let trace_id = span.trace_id();
    let mut texts: Vec<&str> = attributes.values().filter_map(Value::as_str).collect();
    texts.extend([span.name(), span.message(), trace_id]);
    let at = i64::try_from(span.ended_ns() / 1_000_000_000).unwrap_or(i64::MAX);
    if !filter.fits_told(at, agent.as_deref(), team.as_deref(), &texts) {
        return true;
    }
    hits.take(|| Hit {
        cells: vec![
            span.name().to_owned(),
            agent.clone().unwrap_or_default(),
            age::stamp(at),
            item.clone().unwrap_or_default(),
            span.message().to_owned(),
        ],
        value: json!({ "kind": "span", "name": span.name(), "ended_at": crate::clock::wall_stamp(span.ended_ns()),
            "duration_ns": span.duration_ns(), "trace_id": trace_id, "failed": span.failed(), "attributes": attributes }),
    })
}

fn text(hits: &[Hit], sought: Sought, width: usize) -> String {
    let [first, second, fourth, last] = match sought {
        Sought::Row(Kind::Work) => ["item", "status", "type", "description"],
        Sought::Row(Kind::Agent) => ["agent", "status", "team", "role"],
        Sought::Row(_) => ["item", "agent", "", "result"],
        Sought::Event => ["sequence", "verb", "item", "note"],
        Sought::Span => ["span", "agent", "item", "message"],
    };
    let columns = [
        Column::whole(first),
        Column::left(second),
        Column::left("when"),
        Column::left(fourth),
        Column::flexible(last),
    ];
    match hits.is_empty() {
        true => "nothing in the archive fits\n".to_owned(),
        false => table(&hits.iter().map(|hit| hit.cells.clone()).collect::<Vec<_>>(), &columns, width, true),
    }
}

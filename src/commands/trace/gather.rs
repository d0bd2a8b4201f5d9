//! Gathering what is known of a trace: the files of spans, and the board for what has not ended.

use super::super::Context;
use super::spans::{Found, Wanted};
use super::{Subject, TraceArgs};
use crate::board::{Attempt, Life, WorkId, WorkItem, nanoseconds_in};
use crate::clock::{parse_stamp, wall_ns};
use crate::report::waterfall::{self, Row, SCHEMA, Sort, Waterfall, rows};
use crate::store::{StoreError, span_files};
use crate::telemetry::{attempt_id, item_id, lines_with};
use std::collections::HashSet;

/// Nanoseconds in a second.
const SECOND: u64 = 1_000_000_000;

/// Everything that is known of the subject.
pub(super) fn waterfall(context: &Context<'_>, args: &TraceArgs, subject: &Subject) -> anyhow::Result<Waterfall> {
    let mut item = match subject {
        Subject::Item(id) => Some(item(context, id)?),
        Subject::Trace(_) => None,
    };
    let trace_id = match (subject, &item) {
        (Subject::Trace(trace_id), _) => Some(trace_id.clone()),
        (_, Some(item)) => item.trace_id().map(str::to_ascii_lowercase),
        _ => None,
    };
    let work_id = item.as_ref().map(|item| item.id().as_str().to_owned());
    let wanted =
        Wanted { trace_id: trace_id.as_deref(), work_id: work_id.as_deref(), steps: args.steps, all: args.all };
    let found = find(context, &wanted)?;
    if let (None, [only]) = (&item, found.items.iter().collect::<Vec<_>>().as_slice()) {
        // A trace of one item, which may not be on this board any more.
        item = WorkId::parse(only).ok().and_then(|id| self::item(context, &id).ok());
    }
    Ok(shown(trace_id, item.as_ref(), found, wall_ns()))
}

fn item(context: &Context<'_>, id: &WorkId) -> anyhow::Result<WorkItem> {
    context.read(|snapshot| match snapshot.work(id)? {
        Some(item) => Ok(item),
        None => Err(super::super::arguments::unknown(snapshot, id).into()),
    })
}

fn find(context: &Context<'_>, wanted: &Wanted<'_>) -> anyhow::Result<Found> {
    let mut words: Vec<String> = [wanted.trace_id, wanted.work_id].into_iter().flatten().map(str::to_owned).collect();
    words.extend(wanted.trace_id.map(str::to_ascii_uppercase));
    let mut found = Found::default();
    for file in span_files(&context.location.path)? {
        let source = file.read_from(0).map_err(StoreError::io("read", &file.path))?;
        lines_with(source, &words, |line| found.take(line, wanted)).map_err(StoreError::io("read", &file.path))?;
    }
    Ok(found)
}

fn shown(trace_id: Option<String>, item: Option<&WorkItem>, found: Found, now_ns: u64) -> Waterfall {
    let mut spans = found.inside;
    if let Some(item) = item {
        let known: HashSet<String> = spans.iter().map(|row| row.span_id.clone()).collect();
        spans.extend(unwritten(item, now_ns).into_iter().filter(|row| !known.contains(&row.span_id)));
    }
    let ends = |row: &Row| row.ended_ns.unwrap_or(now_ns);
    let started_ns = spans.iter().map(|row| row.started_ns).min().unwrap_or(now_ns);
    let ended_ns = spans.iter().map(ends).max().unwrap_or(now_ns);
    let attempts = spans.iter().filter(|row| row.sort == Sort::Attempt);
    let held_ns = attempts.clone().map(|row| ends(row).saturating_sub(row.started_ns)).sum();
    Waterfall {
        schema: SCHEMA,
        trace_id,
        item: item.map(subject),
        started_ns,
        ended_ns,
        held_ns,
        attempts: attempts.count() as u64,
        rows: rows(spans, now_ns),
        elsewhere: rows(found.elsewhere, now_ns),
        unread: found.unread,
    }
}

fn subject(item: &WorkItem) -> waterfall::Subject {
    waterfall::Subject {
        work_id: item.id().as_str().to_owned(),
        work_type: item.text("work_type").to_owned(),
        description: item.text("description").to_owned(),
        status: item.text("status").to_owned(),
    }
}

/// The spans that the board can tell of although no file has them: of what is still running, and of what was never written.
fn unwritten(item: &WorkItem, now_ns: u64) -> Vec<Row> {
    let life = Life::of(item, None);
    let trace_id = life.trace_id.clone().unwrap_or_default();
    let opened_ns = match life.opened_ns {
        0 => nanoseconds_in(item.id().as_str()).unwrap_or(now_ns),
        opened => opened,
    };
    let closed_ns = item.status().is_closed().then(|| u64::try_from(item.changed_at()).unwrap_or(0) * SECOND);
    let root = Row {
        sort: Sort::Item,
        depth: 0,
        name: "work.item".to_owned(),
        who: String::new(),
        outcome: life.status.word().to_owned(),
        failed: life.status.word() == "failed",
        started_ns: opened_ns,
        ended_ns: closed_ns.map(|closed| closed.max(opened_ns)),
        span_id: item_id(&life, &trace_id),
        parent_span_id: life.parent_span_id.clone(),
        trace_id,
    };
    let attempt = |number: u64, started_ns: u64| Row {
        sort: Sort::Attempt,
        name: format!("work.attempt {number}"),
        started_ns,
        span_id: attempt_id(&life, &root.trace_id, started_ns),
        parent_span_id: Some(root.span_id.clone()),
        ..root.clone()
    };
    let ended = Attempt::ended(item).into_iter().filter_map(|ended| {
        let at = u64::try_from(parse_stamp(&ended.ended_at)?).ok()? * SECOND;
        let row = attempt(ended.attempt, ended.started_ns()?);
        let who = ended.agent_id.as_ref().map(|agent| agent.as_str().to_owned()).unwrap_or_default();
        let failed = matches!(ended.outcome.word(), "failed" | "expired");
        let ended_ns = Some(at.max(row.started_ns));
        Some(Row { who, outcome: ended.outcome.word().to_owned(), failed, ended_ns, ..row })
    });
    let running = life.attempt_ns.map(|started| Row {
        who: life.agent_id.clone(),
        outcome: "running".to_owned(),
        ended_ns: None,
        ..attempt(life.attempt, started)
    });
    let rows: Vec<Row> = ended.chain(running).collect();
    std::iter::once(root.clone()).chain(rows).collect()
}

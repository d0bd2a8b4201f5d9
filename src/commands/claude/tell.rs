//! Telling what came of an analysis.

use super::super::Context;
use super::task::Done;
use crate::claude::Report;
use crate::report::advice::{Acted, change, change_sentence};
use crate::report::old_face;
use crate::text::quote;
use serde::Serialize;

/// A report as it is printed.
#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    report: &'a Report,
    /// Whether it had been made before, of the same board.
    from_cache: bool,
    /// What was done about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    acted: Option<&'a Acted>,
}

/// What was done about a report, as it is printed.
#[derive(Serialize)]
struct ActedDocument<'a> {
    schema: &'static str,
    #[serde(flatten)]
    acted: &'a Acted,
}

/// Prints a report: its document, or the text that `render` makes for so many columns, with colours or without.
pub(super) fn tell<A>(
    context: &Context<'_>,
    done: &Done<A>,
    render: impl FnOnce(usize, bool) -> String,
) -> anyhow::Result<()> {
    tell_acted(context, done, None, render)
}

/// As [`tell`], with what was done about it at the end.
pub(super) fn tell_acted<A>(
    context: &Context<'_>,
    done: &Done<A>,
    acted: Option<&Acted>,
    render: impl FnOnce(usize, bool) -> String,
) -> anyhow::Result<()> {
    let Done { report, from_cache, .. } = done;
    if context.terminal.json {
        return Ok(context.terminal.document(&Document { report, from_cache: *from_cache, acted })?);
    }
    context.terminal.data(&render(context.terminal.width(), context.terminal.colour))?;
    context.terminal.say(&origin(report, *from_cache));
    if context.has_old_face {
        context.terminal.data(&old_face::analysed(report))?;
    }
    let Some(acted) = acted else { return Ok(()) };
    context.terminal.line("")?;
    self::acted(context, acted)
}

/// Who said it, when, and at what cost.
fn origin(report: &Report, from_cache: bool) -> String {
    let by = report
        .model
        .as_deref()
        .map_or_else(|| "computed from the board".to_owned(), |model| format!("by {}", quote(model)));
    let cost = report.usage.cost_usd.map(|usd| format!(", {usd:.4} US dollars")).unwrap_or_default();
    let again = match from_cache {
        true => format!("; made at {}, and the board has not changed since: --fresh asks again", report.at),
        false => String::new(),
    };
    let id = if report.report_id.is_empty() { "not kept" } else { &report.report_id };
    format!(
        "{id}: {by} at change {}{cost}, confidence {:.0} %{again}",
        report.board_sequence,
        report.confidence * 100.0
    )
}

/// Prints what was done about a report.
pub(super) fn acted(context: &Context<'_>, acted: &Acted) -> anyhow::Result<()> {
    if context.terminal.json {
        return Ok(context.terminal.document(&ActedDocument { schema: "coordctl.claude_advice.v1", acted })?);
    }
    context.terminal.data(&change(acted, context.terminal.list_width()))?;
    context.terminal.say(&change_sentence(acted));
    Ok(())
}

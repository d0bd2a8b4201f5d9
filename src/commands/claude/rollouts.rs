//! What was done about a report, kept with it.

use super::super::Context;
use super::saved;
use crate::analysis::advice::Rollout;
use crate::claude::Report;
use crate::settings::BadInput;
use serde_json::{Map, Value};

/// The field of a report that lists them.
const FIELD: &str = "advice";

/// The times that a report was acted on, oldest first; what a later version wrote is left out.
pub(super) fn of(report: &Report) -> Vec<Rollout> {
    let kept = report.advice.as_ref().and_then(Value::as_array);
    kept.into_iter().flatten().filter_map(|one| serde_json::from_value(one.clone()).ok()).collect()
}

/// Adds one.
pub(super) fn add(context: &Context<'_>, report: &mut Report, rollout: &Rollout) -> anyhow::Result<()> {
    let new = serde_json::to_value(rollout)?;
    change(context, report, |kept| kept.push(new))
}

/// Takes one away.
pub(super) fn remove(context: &Context<'_>, report: &mut Report, rollout: &Rollout) -> anyhow::Result<()> {
    change(context, report, |kept| kept.retain(|one| !is_of(one, rollout)))
}

/// Writes down what came of one. The board is changed: trouble with the report is a warning (I11).
pub(super) fn settle(context: &Context<'_>, report: &mut Report, rollout: &Rollout) {
    let written = serde_json::to_value(rollout).map_err(anyhow::Error::from).and_then(|new| {
        change(context, report, |kept| {
            if let Some(one) = kept.iter_mut().find(|one| is_of(one, rollout)) {
                *one = new;
            }
        })
    });
    if let Err(e) = written {
        context.terminal.warn(&format!("the board is changed, but the report does not say so: {e:#}"));
    }
}

fn is_of(kept: &Value, rollout: &Rollout) -> bool {
    kept.get("span_id").and_then(Value::as_str) == Some(&rollout.span_id)
}

/// Changes the list in the kept report, whose other fields stay as they are, and in the one at hand.
fn change(context: &Context<'_>, report: &mut Report, change: impl FnOnce(&mut Vec<Value>)) -> anyhow::Result<()> {
    let changed = |text: &[u8]| {
        let Ok(mut kept) = serde_json::from_slice::<Map<String, Value>>(text) else { return (None, text.to_vec()) };
        let mut list = kept.get(FIELD).and_then(Value::as_array).cloned().unwrap_or_default();
        change(&mut list);
        kept.insert(FIELD.to_owned(), list.clone().into());
        (Some(list), saved::document(&kept))
    };
    let list = context.with_store(|store| store.change_report(&report.report_id, changed))?.flatten();
    let gone = || BadInput::new("the report is not kept any more", "\"coordctl claude reports\" shows which are kept");
    report.advice = Some(list.ok_or_else(gone)?.into());
    Ok(())
}

//! `cron install`.

use super::super::Context;
use super::place::Place;
use super::plan::{PlanArgs, board};
use super::{crontab, systemd};
use crate::schedule::Entry;
use serde_json::json;

/// Runs `cron install`.
pub(super) fn run(context: &Context<'_>, args: &PlanArgs) -> anyhow::Result<()> {
    // Jobs belong to a board that is there.
    context.read(|_| Ok(()))?;
    let (board, place) = (board(context)?, args.place.chosen());
    let entries = args.entries(context, &board, place)?;
    let (is_changed, kept) = match place {
        Place::Crontab => {
            let edited = crontab::install(context, &board, &entries)?;
            (edited.is_changed, edited.kept.map(|path| path.display().to_string()))
        }
        Place::Systemd => (systemd::install(context, &board, &entries)?, None),
    };
    if context.terminal.json {
        let document = json!({
            "schema": "coordctl.cron_install.v1",
            "board": board,
            "place": place,
            "changed": is_changed,
            "former_crontab": kept,
            "jobs": entries.iter().map(document).collect::<Vec<_>>(),
        });
        return Ok(context.terminal.document(&document)?);
    }
    let jobs: Vec<&str> = entries.iter().map(|entry| entry.job.name).collect();
    let done = if is_changed { "installed" } else { "already installed" };
    context.terminal.say(&format!("{done} in {}: {}", words(place), jobs.join(", ")));
    if let Some(kept) = kept {
        context.terminal.say(&format!("the crontab as it was before is in {}", crate::text::escape(&kept)));
    }
    Ok(())
}

/// A place in a sentence.
pub(super) fn words(place: Place) -> &'static str {
    match place {
        Place::Crontab => "the crontab",
        Place::Systemd => "the user's systemd",
    }
}

/// A job in a document.
pub(super) fn document(entry: &Entry) -> serde_json::Value {
    json!({ "job": entry.job.name, "schedule": entry.cadence.to_string(), "command": entry.command })
}

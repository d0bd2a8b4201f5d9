//! `cron remove`.

use super::super::Context;
use super::install::words;
use super::place::{Place, PlaceArgs};
use super::plan::board;
use super::{crontab, systemd};
use crate::supervise::find;
use clap::Args;
use serde_json::json;
use std::ffi::OsStr;

/// Take the jobs of this board away, wherever they are installed
#[derive(Debug, Args)]
pub(super) struct RemoveArgs {
    #[command(flatten)]
    place: PlaceArgs,
}

/// Runs `cron remove`.
pub(super) fn run(context: &Context<'_>, args: &RemoveArgs) -> anyhow::Result<()> {
    let (board, named) = (board(context)?, args.place.named());
    let mut removed = Vec::new();
    if named != Some(Place::Crontab) && systemd::remove(context, &board)? {
        removed.push(Place::Systemd);
    }
    let mut kept = None;
    // A machine without cron has no crontab either.
    if named == Some(Place::Crontab) || named.is_none() && has_crontab(context) {
        let edited = crontab::remove(context, &board)?;
        kept = edited.kept.map(|path| path.display().to_string());
        removed.extend(edited.is_changed.then_some(Place::Crontab));
    }
    if context.terminal.json {
        let schema = "coordctl.cron_remove.v1";
        let document = json!({ "schema": schema, "board": board, "removed_from": removed, "former_crontab": kept });
        return Ok(context.terminal.document(&document)?);
    }
    for place in &removed {
        context.terminal.say(&format!("took the jobs of this board out of {}", words(*place)));
    }
    if let Some(kept) = kept {
        context.terminal.say(&format!("the crontab as it was before is in {}", crate::text::escape(&kept)));
    }
    if removed.is_empty() {
        context.terminal.say("no jobs of this board are installed");
    }
    Ok(())
}

/// Whether there is a `crontab` program.
pub(super) fn has_crontab(context: &Context<'_>) -> bool {
    find(OsStr::new("crontab"), context.environment.get("PATH").unwrap_or("/usr/bin:/bin")).is_ok()
}

//! `cron show`.

use super::super::Context;
use super::install::document;
use super::place::Place;
use super::plan::{PlanArgs, board};
use super::{crontab, systemd};
use crate::clock::{stamp, wall_seconds};
use crate::schedule::crontab::block;
use crate::text::escape;
use serde_json::json;

/// Runs `cron show`.
pub(super) fn run(context: &Context<'_>, args: &PlanArgs) -> anyhow::Result<()> {
    context.read(|_| Ok(()))?;
    let (board, place) = (board(context)?, args.place.chosen());
    let entries = args.entries(context, &board, place)?;
    let files: Vec<(Option<String>, String)> = match place {
        Place::Crontab => vec![(None, block(&board, &stamp(wall_seconds()), &crontab::lines(&entries)?))],
        Place::Systemd => {
            let planned = systemd::planned(context, &board, &entries)?;
            planned.into_iter().map(|(path, text)| (Some(path.display().to_string()), text)).collect()
        }
    };
    if context.terminal.json {
        let file = |(path, text): &(Option<String>, String)| json!({ "path": path, "text": text });
        let document = json!({
            "schema": "coordctl.cron_show.v1",
            "board": board,
            "place": place,
            "jobs": entries.iter().map(document).collect::<Vec<_>>(),
            "files": files.iter().map(file).collect::<Vec<_>>(),
        });
        return Ok(context.terminal.document(&document)?);
    }
    for (path, text) in &files {
        let head = path.as_ref().map(|path| format!("# {}\n", escape(path))).unwrap_or_default();
        context.terminal.data(&format!("{head}{text}"))?;
    }
    Ok(())
}

//! `tend`: one pass of upkeep by rules.

mod archive;
mod attention;
mod look;
mod retry;
mod spans;

use super::{Context, Identity, metrics, reclaim};
use crate::failure::Failure;
use crate::report::tend::{Deed, Line, text};
use crate::settings::{BadInput, text_at};
use crate::store::StoreError;
use crate::tending::{self, FILE, Rules};
use crate::text::{escape, many};
use clap::Args;
use look::Look;
use serde_json::json;

/// Do upkeep by rules once: for cron
#[derive(Debug, Args)]
pub struct TendArgs {
    /// Only tell what would be done; nothing is written
    #[arg(long)]
    dry_run: bool,
}

/// One pass: what every rule has at hand.
struct Pass<'a> {
    context: &'a Context<'a>,
    rules: Rules,
    is_dry: bool,
}

/// Runs `tend`.
///
/// # Errors
/// Rules that make no sense, a board that cannot be read, or the worst of what failed.
pub fn run(context: &Context<'_>, args: &TendArgs) -> anyhow::Result<()> {
    let pass = Pass { context, rules: rules(context)?, is_dry: args.dry_run };
    if args.dry_run {
        return pass.run();
    }
    match context.with_store(|store| store.alone_now("tend", "tend")) {
        Ok(_alone) => pass.run(),
        Err(StoreError::Busy { holder, .. }) => left_to(context, &holder),
        Err(e) => Err(e.into()),
    }
}

/// Another process does what is to be done.
fn left_to(context: &Context<'_>, holder: &str) -> anyhow::Result<()> {
    if context.terminal.json {
        let document = json!({ "schema": "coordctl.tend.v1", "dry_run": false, "left_to": holder, "rules": [] });
        return Ok(context.terminal.document(&document)?);
    }
    context.terminal.say(&format!("another tend is at work: {}", escape(holder)));
    Ok(())
}

fn rules(context: &Context<'_>) -> Result<Rules, BadInput> {
    let Some(text) = text_at(&context.location.path.join(FILE))? else { return Ok(Rules::default()) };
    tending::read(&text).map_err(|(line, message)| {
        BadInput::new(
            format!("{FILE}:{line}: {message}"),
            "correct the line; docs/tend.md has every rule with its fields",
        )
    })
}

impl Pass<'_> {
    /// Every rule in its order. One that fails keeps no other from its work.
    fn run(&self) -> anyhow::Result<()> {
        let mut failed = Vec::new();
        let mut lines = Vec::new();
        for (rule, done) in [
            ("reclaim", self.reclaim().map(one)),
            ("retry", retry::retry(self).map(one)),
            ("archive", archive::archive(self).map(one)),
            ("rotate", spans::rotate(self).map(one)),
            ("metrics", self.metrics().map(one)),
            ("attention", attention::attention(self)),
        ] {
            match done {
                Ok(done) => lines.extend(done),
                Err(e) => {
                    self.context.terminal.warn(&format!("the rule {rule} failed: {e:#}"));
                    lines.push(Line::new(rule, "", "").with(Deed::Failed, format!("failed: {e:#}")));
                    failed.push(e);
                }
            }
        }
        self.tell(&lines)?;
        match failed.into_iter().max_by_key(|e| Failure::of(e).exit) {
            Some(worst) => Err(worst),
            None => Ok(()),
        }
    }

    fn tell(&self, lines: &[Line]) -> anyhow::Result<()> {
        let terminal = self.context.terminal;
        if terminal.json {
            let document =
                json!({ "schema": "coordctl.tend.v1", "dry_run": self.is_dry, "left_to": null, "rules": lines });
            return Ok(terminal.document(&document)?);
        }
        // What cron would mail is nothing, unless something failed: that is told as a warning.
        match terminal.quiet {
            true => Ok(()),
            false => Ok(terminal.data(&text(lines, terminal.list_width()))?),
        }
    }

    /// The words for what is done: what would be, where nothing is.
    fn done(&self, past: &str, future: &str, rest: &str) -> String {
        if self.is_dry { format!("would {future} {rest}") } else { format!("{past} {rest}") }
    }

    fn reclaim(&self) -> anyhow::Result<Line> {
        if !self.rules.reclaim.enabled {
            return Ok(off("reclaim"));
        }
        let over = Look::over(self.context)?;
        let line = Line::new("reclaim", format!("{} over", many(over.len() as u64, "lease")), "any");
        if over.is_empty() {
            return Ok(line);
        }
        let ids = match self.is_dry {
            true => over,
            false => reclaim::all(self.context, &Identity::default())?,
        };
        let words = self.done("took back", "take back", &many(ids.len() as u64, "item"));
        let deed = if ids.is_empty() { Deed::None } else { Deed::Done };
        Ok(Line { work_ids: ids, ..line.with(deed, words) })
    }

    fn metrics(&self) -> anyhow::Result<Line> {
        let Some(path) = &self.rules.metrics.textfile else { return Ok(off("metrics")) };
        let path = self.context.location.path.join(path);
        let line = Line::new("metrics", path.display().to_string(), "every pass");
        if !self.is_dry {
            metrics::refresh(self.context, &path)?;
        }
        Ok(line.with(Deed::Done, self.done("wrote", "write", "it")))
    }
}

fn one(line: Line) -> Vec<Line> {
    vec![line]
}

fn off(rule: &'static str) -> Line {
    Line::new(rule, "", "").with(Deed::Off, "off")
}

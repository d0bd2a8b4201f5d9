//! `dead-letters list`.

use super::super::Context;
use super::super::filters::Filters;
use super::DeadLetter;
use crate::board::{Kind, Status};
use crate::clock::parse_stamp;
use crate::report::age::age;
use crate::report::table::{Column, table};
use crate::store::{Found, Snapshot};
use clap::Args;
use serde_json::json;
use std::cmp::Reverse;

/// The end of the help.
pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl dead-letters list
  coordctl dead-letters list --type build --json | jq -r '.items[].reason'";

/// List the items that were given up, the newest first
#[derive(Debug, Args)]
pub struct ListArgs {
    #[command(flatten)]
    filters: Filters,
}

/// Runs `dead-letters list`.
///
/// # Errors
/// Bad values, or a board that cannot be read.
pub fn run(context: &Context<'_>, args: &ListArgs) -> anyhow::Result<()> {
    context.read(|snapshot| tell(context, args, snapshot))
}

fn tell(context: &Context<'_>, args: &ListArgs, snapshot: &mut Snapshot) -> anyhow::Result<()> {
    let (letters, has_more) = letters(args, snapshot)?;
    if context.terminal.json {
        let document = json!({
            "schema": "coordctl.dead_letters.v1",
            "items": letters,
            "has_more": has_more,
            "sequence": snapshot.sequence(),
        });
        return Ok(context.terminal.document(&document)?);
    }
    context.terminal.data(&text(&letters, snapshot.now().seconds(), context.terminal.list_width()))?;
    if has_more {
        context.terminal.say(&format!("the newest {} are shown; --limit 0 shows all", letters.len()));
    }
    Ok(())
}

/// The items that were given up, the newest first, and whether there are more than the limit.
fn letters(args: &ListArgs, snapshot: &mut Snapshot) -> anyhow::Result<(Vec<DeadLetter>, bool)> {
    let (wanted, limit) = (args.filters.wanted()?, args.filters.limit()?);
    let mut found: Vec<Found> = snapshot.rows(Kind::Work)?;
    found.retain(|found| found.columns.status == Status::Failed && wanted.may_fit(&found.columns));
    found.sort_by_key(|found| Reverse(found.columns.changed_at));
    let mut letters = Vec::new();
    for found in found {
        let item = snapshot.item(&found)?;
        if wanted.fits(&item) {
            if letters.len() >= limit {
                return Ok((letters, true));
            }
            letters.push(DeadLetter::of(&item));
        }
    }
    Ok((letters, false))
}

fn text(letters: &[DeadLetter], now: i64, width: usize) -> String {
    let ago = |letter: &DeadLetter| letter.failed_at.as_deref().and_then(parse_stamp).map(|at| age(now - at));
    let row = |letter: &DeadLetter| {
        vec![
            letter.work_id.as_str().to_owned(),
            letter.failures.to_string(),
            ago(letter).unwrap_or_else(|| "–".to_owned()),
            letter.description.clone(),
            letter.reason.clone(),
        ]
    };
    let columns = [
        Column::whole("item"),
        Column::right("failures"),
        Column::right("since"),
        Column::left("description"),
        Column::flexible("reason"),
    ];
    match letters.is_empty() {
        true => "no dead letters\n".to_owned(),
        false => table(&letters.iter().map(row).collect::<Vec<_>>(), &columns, width, true),
    }
}

//! `where`: which board this is.

use super::Context;
use crate::store::StoreError;
use clap::Args;
use serde_json::json;

/// Print the board's directory and the rule that found it
#[derive(Debug, Args)]
pub struct WhereArgs {}

/// Runs `where`.
///
/// # Errors
/// Where the board is there but cannot be read.
pub fn run(context: &Context<'_>, _: &WhereArgs) -> anyhow::Result<()> {
    let path = context.location.path.display().to_string();
    let rule = context.location.rule.words();
    let (read, shown) = context.with_store(|store| (store.read(), store.published().ok()));
    let changes = match read {
        Ok(snapshot) => Some((snapshot.sequence(), snapshot.damaged())),
        Err(StoreError::NoBoard(_)) => None,
        Err(e) => return Err(e.into()),
    };
    if context.terminal.json {
        let document = json!({
            "schema": "coordctl.where.v1",
            "board": path,
            "found_by": rule,
            "exists": changes.is_some(),
            "sequence": changes.map(|changes| changes.0),
            "public_files_sequence": shown,
            "damaged_places": changes.map(|changes| changes.1),
        });
        return Ok(context.terminal.document(&document)?);
    }
    context.terminal.line(&crate::text::escape(&path))?;
    let state = match changes {
        Some((sequence, 0)) => format!("{sequence} changes"),
        Some((sequence, damaged)) => format!("{sequence} changes, {damaged} damaged places set aside"),
        None => "no board there yet".to_owned(),
    };
    context.terminal.say(&format!("found by {rule}; {state}"));
    Ok(())
}

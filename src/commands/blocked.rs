//! `blocked`: open items that nobody can take now, and why.

use super::Context;
use super::filters::Filters;
use crate::board::{self, AgentId, Prerequisite, Rank, Status, Wanted, WorkId, WorkItem};
use crate::report::obstacles::{Told, sentences, told};
use crate::store::{Found, Rehearsal, Snapshot, StoreError};
use crate::text::escape;
use clap::Args;
use serde::Serialize;
use serde_json::json;

/// List the open items that nobody can take now, and why
#[derive(Debug, Args)]
pub struct BlockedArgs {
    #[command(flatten)]
    filters: Filters,
}

/// An item that nobody can take now: one that waits and is not ready, or one whose holder says that it is blocked.
#[derive(Debug, Serialize)]
struct Blocked {
    work_id: WorkId,
    status: String,
    priority: String,
    work_type: String,
    team: String,
    description: String,
    holder: Option<AgentId>,
    /// What its holder waits for.
    blocked_on: Option<String>,
    obstacles: Vec<Told>,
    /// The items that it depends on and that are not completed.
    waits_for: Vec<Prerequisite>,
}

/// Runs `blocked`.
///
/// # Errors
/// Bad values, or a board that cannot be read.
pub fn run(context: &Context<'_>, args: &BlockedArgs) -> anyhow::Result<()> {
    context.tell_unseen();
    context.read(|snapshot| tell(context, args, snapshot))
}

fn tell(context: &Context<'_>, args: &BlockedArgs, snapshot: &mut Snapshot) -> anyhow::Result<()> {
    let (wanted, limit) = (args.filters.wanted()?, args.filters.limit()?);
    let (items, has_more) = blocked(context, &wanted, limit, snapshot)?;
    if context.terminal.json {
        let document = json!({
            "schema": "coordctl.blocked.v1",
            "items": items,
            "has_more": has_more,
            "sequence": snapshot.sequence(),
        });
        return Ok(context.terminal.document(&document)?);
    }
    let text: String = items.iter().map(paragraph).collect();
    context.terminal.data(if text.is_empty() { "nothing is blocked\n" } else { &text })?;
    if has_more {
        context.terminal.say(&format!("the first {} are shown; --limit 0 shows all", items.len()));
    }
    Ok(())
}

/// The blocked items, most urgent first, and whether there are more than `limit`. Rows behind these are not read.
fn blocked(
    context: &Context<'_>,
    wanted: &Wanted,
    limit: usize,
    snapshot: &mut Snapshot,
) -> Result<(Vec<Blocked>, bool), StoreError> {
    let now = snapshot.now().clone();
    let mut board = Rehearsal::of(snapshot)?;
    // What an ended lease held waits again.
    board::reclaim(&mut board, &now, &context.settings.retry)?;
    let is_over = |found: &Found| found.columns.deadline_ns().is_some_and(|end| end <= now.boot_ns);
    let may_be = |found: &&Found| {
        let status = found.columns.status;
        let open = status == Status::Pending || status == Status::Blocked || is_over(found);
        open && wanted.may_fit(&found.columns)
    };
    let mut candidates: Vec<Found> = board.found().iter().filter(may_be).copied().collect();
    candidates.sort_by_key(|found| Rank::of(&found.columns));
    let mut items = Vec::new();
    for found in candidates {
        let item = board.item(&found)?;
        let status = item.status();
        let counts = wanted.fits(&item) && (status == Status::Pending || status == Status::Blocked);
        let obstacles = if counts { board::obstacles(&mut board, &now, &item, None)? } else { Vec::new() };
        match obstacles.is_empty() {
            true => {}
            false if items.len() >= limit => return Ok((items, true)),
            false => items.push(describe(&mut board, &now, &item, told(obstacles))?),
        }
    }
    Ok((items, false))
}

fn describe(
    board: &mut Rehearsal<'_>,
    now: &crate::clock::Now,
    item: &WorkItem,
    obstacles: Vec<Told>,
) -> Result<Blocked, StoreError> {
    let text = |field: &str| item.text(field).to_owned();
    let mut waits_for = board::prerequisites(board, now, item)?;
    waits_for.retain(|other| !other.dependency.is_met());
    Ok(Blocked {
        work_id: item.id(),
        status: text("status"),
        priority: text("priority"),
        work_type: text("work_type"),
        team: text("team"),
        description: text("description"),
        holder: item.holder(),
        blocked_on: Some(text("blocked_on")).filter(|on| !on.is_empty()),
        obstacles,
        waits_for,
    })
}

/// An item and below it, a line each, what stands in its way.
fn paragraph(item: &Blocked) -> String {
    let head = format!("{}  {}  {}  {}", item.work_id, item.status, item.priority, item.description);
    let on = item.blocked_on.iter().map(|on| format!("its holder waits for: {on}"));
    let lines = sentences(&item.obstacles, &item.waits_for).into_iter().chain(on);
    let lines: String = lines.map(|line| format!("  {}\n", escape(&line))).collect();
    format!("{}\n{lines}", escape(&head))
}

//! `ready`: what `claim --next` would offer, in its order.

use super::arguments::{name, names};
use super::filters::Filters;
use super::item_table::{cells, text};
use super::work_options::default_team;
use super::{Context, Identity};
use crate::board::{Obstacle, Offer, Offers, Profile, Take, Wanted, WorkItem};
use crate::settings::BadInput;
use crate::store::{Rehearsal, Snapshot, StoreError};
use clap::Args;
use serde_json::json;

/// List the items that can be taken, in the order in which claim --next offers them
#[derive(Debug, Args)]
pub struct ReadyArgs {
    #[command(flatten)]
    filters: Filters,
    /// What the agent can do, beside what it is registered with; may be repeated
    #[arg(long = "capability", value_name = "NAME")]
    capabilities: Vec<String>,
    #[command(flatten)]
    identity: Identity,
}

/// What is offered.
struct Ready {
    /// The items as they stand on the board, each with a word for how it stands if that is not its status.
    items: Vec<(WorkItem, Option<&'static str>)>,
    has_more: bool,
    bar: Option<Obstacle>,
}

/// Runs `ready`.
///
/// # Errors
/// Bad values, or a board that cannot be read.
pub fn run(context: &Context<'_>, args: &ReadyArgs) -> anyhow::Result<()> {
    context.tell_unseen();
    context.read(|snapshot| tell(context, args, snapshot))
}

fn tell(context: &Context<'_>, args: &ReadyArgs, snapshot: &mut Snapshot) -> anyhow::Result<()> {
    let (wanted, limit, take) = (args.filters.wanted()?, args.filters.limit()?, args.take(context)?);
    let ready = ready(context, &take, &wanted, limit, snapshot)?;
    if context.terminal.json {
        let items: Vec<_> = ready.items.iter().map(|(item, _)| item.row()).collect();
        let document = json!({
            "schema": "coordctl.ready.v1",
            "agent_id": take.agent,
            "items": items,
            "has_more": ready.has_more,
            "obstacle": ready.bar,
            "sequence": snapshot.sequence(),
        });
        return Ok(context.terminal.document(&document)?);
    }
    if let Some(bar) = ready.bar.filter(|_| ready.items.is_empty()) {
        context.terminal.say(&format!("nothing is offered: {bar}"));
    }
    let (now, width) = (snapshot.now().seconds(), context.terminal.list_width());
    let rows: Vec<_> = ready.items.iter().map(|(item, word)| row(cells(item, now, width), *word)).collect();
    context.terminal.data(&text(&rows, width))?;
    if ready.has_more {
        context.terminal.say(&format!("the first {} are shown; --limit 0 shows all", rows.len()));
    }
    Ok(())
}

/// The cells of an item with another word for its status.
fn row(mut cells: Vec<String>, word: Option<&str>) -> Vec<String> {
    if let (Some(cell), Some(word)) = (cells.get_mut(1), word) {
        word.clone_into(cell);
    }
    cells
}

/// Asks for one offer after the other, as a claim would.
fn ready(
    context: &Context<'_>,
    take: &Take,
    wanted: &Wanted,
    limit: usize,
    snapshot: &mut Snapshot,
) -> Result<Ready, StoreError> {
    let now = snapshot.now().clone();
    let mut board = Rehearsal::of(snapshot)?;
    let is_known = take.agent.is_some() || !take.capabilities.is_empty();
    let who = is_known.then(|| Profile::of(&mut board, take)).transpose()?;
    let mut offers = Offers::of(&mut board, &now, wanted, who.as_ref(), &context.settings.retry)?;
    let mut items = Vec::new();
    let has_more = loop {
        match offers.next(&mut board, &now)? {
            None => break false,
            Some(_) if items.len() >= limit => break true,
            Some(offer) => items.push(as_it_stands(&mut board, offer)?),
        }
    };
    Ok(Ready { items, has_more, bar: offers.bar().cloned() })
}

fn as_it_stands(board: &mut Rehearsal<'_>, offer: Offer) -> Result<(WorkItem, Option<&'static str>), StoreError> {
    Ok(match offer {
        Offer::Handed(item) => (item, Some("handed")),
        Offer::Waiting(item) if board.is_changed(&item.id()) => {
            (board.snapshot().work(&item.id())?.unwrap_or(item), Some("lease over"))
        }
        Offer::Waiting(item) => (item, None),
    })
}

impl ReadyArgs {
    /// Who would take what is offered.
    fn take(&self, context: &Context<'_>) -> Result<Take, BadInput> {
        let team = self.filters.team.as_deref();
        Ok(Take {
            agent: self.identity.agent(context.environment)?,
            team: team.map_or_else(|| default_team(context.environment), |team| name("team", team))?,
            capabilities: names("capability", &self.capabilities)?,
            ..Take::default()
        })
    }
}

//! From a snapshot of the board to how it stands: one pass over the columns, and only rows that must be are read.

use crate::analysis::metrics::{Census, Most};
use crate::analysis::{AgentTally, Concern, Moment, of_lease};
use crate::board::{Priority, Status, obstacles};
use crate::report::metrics::Standing;
use crate::store::{Found, Snapshot, StoreError};
use std::collections::BTreeMap;

/// The most teams that are told apart; the items of all others stand under [`OTHERS`].
const TEAMS: usize = 100;
/// The team of the items whose team is not told apart.
const OTHERS: &str = "other";
/// The most agents whose load is told.
const AGENTS: usize = 200;
/// The most rows of agents that are read to find those.
const AGENTS_READ: usize = 1_000;
/// An agent that holds nothing is told while its last sign of life is no older, in seconds.
const SEEN: i64 = 24 * 3600;
/// The most items whose lease is looked at; of more, those whose lease ends last are judged by their claim alone.
const LEASES_READ: usize = 10_000;
/// The most waiting items that are looked at to find the oldest that is ready.
const WAITING_READ: usize = 10_000;

/// How the board stands.
pub(super) fn standing(snapshot: &mut Snapshot, sizes: Vec<(&'static str, u64)>) -> Result<Standing, StoreError> {
    let rows = snapshot.all_rows()?;
    let now = snapshot.now().clone();
    let at = Moment { seconds: now.seconds(), boot_ns: now.boot_ns, boot_id: &now.boot_id };
    let census = Census::of(rows.iter().map(|found| &found.columns), &at, Most { teams: TEAMS, waiting: WAITING_READ });
    let holding = census.agents.iter().filter(|agent| !agent.held.is_empty()).count() as u64;
    Ok(Standing {
        items: items(snapshot, &rows, &census)?,
        dead_letters: census.count(Status::Failed),
        oldest_ready: oldest_ready(snapshot, &rows, &census)?,
        leases: leases(snapshot, &rows, &census, &at)?,
        agents: vec![("holding", holding), ("idle", census.agents.len() as u64 - holding)],
        loads: loads(snapshot, &rows, &census.agents, at.seconds)?,
        sizes,
        sequence: snapshot.sequence(),
        damaged: snapshot.damaged(),
    })
}

fn items(
    snapshot: &Snapshot,
    rows: &[Found],
    census: &Census,
) -> Result<BTreeMap<(&'static str, String, &'static str), u64>, StoreError> {
    let name = |&row: &usize| Ok(snapshot.item(&rows[row])?.text("team").to_owned());
    let names: Vec<String> = census.teams.iter().map(name).collect::<Result<_, StoreError>>()?;
    let mut items = BTreeMap::new();
    for (cell, count) in &census.items {
        let team = cell.team.map_or(OTHERS, |place| names[place].as_str()).to_owned();
        let key = (Status::ALL[cell.status].word(), team, Priority::ALL[cell.priority].word());
        *items.entry(key).or_default() += count;
    }
    Ok(items)
}

/// For how many seconds the oldest item has waited that an agent with every capability could claim.
fn oldest_ready(snapshot: &mut Snapshot, rows: &[Found], census: &Census) -> Result<Option<i64>, StoreError> {
    let now = snapshot.now().clone();
    for &(since, row) in &census.waiting {
        let item = snapshot.item(&rows[row])?;
        if obstacles(snapshot, &now, &item, None)?.is_empty() {
            return Ok(Some(now.seconds().saturating_sub(i64::from(since))));
        }
    }
    Ok(None)
}

fn leases(
    snapshot: &Snapshot,
    rows: &[Found],
    census: &Census,
    at: &Moment<'_>,
) -> Result<Vec<(&'static str, u64)>, StoreError> {
    let (mut live, mut expiring, mut expired) = (census.leases_live, 0, 0);
    let (read, judged) = census.leases_near.split_at(census.leases_near.len().min(LEASES_READ));
    for &row in read {
        match of_lease(&snapshot.item(&rows[row])?, at) {
            Some((Concern::LeaseExpired, _)) => expired += 1,
            Some(_) => expiring += 1,
            None => live += 1,
        }
    }
    let is_over = |row: &&usize| rows[**row].columns.deadline_ns().is_some_and(|deadline| deadline <= at.boot_ns);
    let over = judged.iter().filter(is_over).count() as u64;
    (live, expired) = (live + judged.len() as u64 - over, expired + over);
    Ok(vec![("live", live), ("expiring", expiring), ("expired", expired), ("none", census.leases_none)])
}

/// The load of the agents that hold something or were seen of late: those that hold most first.
fn loads(
    snapshot: &Snapshot,
    rows: &[Found],
    agents: &[AgentTally],
    now: i64,
) -> Result<Vec<(String, u64)>, StoreError> {
    let mut loads = Vec::new();
    for tally in agents.iter().take(AGENTS_READ) {
        if loads.len() == AGENTS {
            break;
        }
        let Some((name, seen)) = name_and_sign(snapshot, rows, tally)? else { continue };
        if !tally.held.is_empty() || now.saturating_sub(seen) <= SEEN {
            loads.push((name, tally.held.len() as u64));
        }
    }
    Ok(loads)
}

/// Who an agent is, and its newest sign of life in seconds since 1970.
fn name_and_sign(snapshot: &Snapshot, rows: &[Found], tally: &AgentTally) -> Result<Option<(String, i64)>, StoreError> {
    let seen = i64::from(tally.last_sign);
    if let Some(own) = tally.own_row {
        let agent = snapshot.agent(&rows[own])?;
        return Ok(Some((agent.text("agent_id").to_owned(), agent.last_sign().unwrap_or(0).max(seen))));
    }
    let item = tally.item_row.map(|row| snapshot.item(&rows[row])).transpose()?;
    Ok(item.map(|item| (item.text("agent_id").to_owned(), seen)))
}

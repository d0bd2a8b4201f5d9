//! What may leave the board now, and what stays and why.

use super::pass::Wanted;
use crate::board::{Columns, Kind, Patterns, Retention, Status, WorkId, WorkItem, may_be_worked_on};
use crate::clock::{Now, stamp};
use crate::store::{Chosen, Found, Snapshot, Standing};
use serde::Serialize;
use std::collections::HashSet;

/// The rows that may go, and what was counted on the way.
#[derive(Debug, Clone, Default)]
pub(super) struct Choice {
    pub(super) chosen: Chosen,
    pub(super) counts: Counts,
    pub(super) kept: Kept,
}

/// How many rows of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Work items.
    pub items: u64,
    /// Completions.
    pub completions: u64,
    /// Agents.
    pub agents: u64,
}

/// What is old enough, or fits a pattern, and stays all the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// Items that an open or failed one depends on.
    pub needed: u64,
    /// Rows that came back from the archive not long ago.
    pub restored: u64,
    /// Open items that fit a pattern.
    pub open_matching: u64,
}

/// Chooses among the rows of a board.
pub(super) fn choose(snapshot: &mut Snapshot, wanted: &Wanted) -> anyhow::Result<Choice> {
    let all = snapshot.all_rows()?;
    let sequence = snapshot.sequence();
    let mut choosing = Choosing { retention: wanted.retention(snapshot.now()), choice: Choice::default() };
    let needed = needed(snapshot, &all)?;
    let gone = choosing.items(snapshot, &all, &needed)?;
    choosing.completions(snapshot, &all, &gone)?;
    if wanted.agents {
        choosing.agents(snapshot, &all)?;
    }
    choosing.choice.chosen.sequence = sequence;
    Ok(choosing.choice)
}

/// A choice on its way.
struct Choosing {
    retention: Retention,
    choice: Choice,
}

impl Choosing {
    /// Chooses items, and returns the ids of those that go where a pattern chose them.
    fn items(
        &mut self,
        snapshot: &Snapshot,
        all: &[Found],
        needed: &HashSet<WorkId>,
    ) -> anyhow::Result<HashSet<String>> {
        let columns: Vec<Columns> = all.iter().map(|found| found.columns).collect();
        let mut gone = HashSet::new();
        let patterns = &self.retention.patterns;
        if !patterns.is_empty() {
            let open = all.iter().filter(|found| is_open(found));
            let fits = |found: &Found| Ok::<_, anyhow::Error>(patterns.fit(&snapshot.item(found)?));
            self.choice.kept.open_matching = count(open.map(fits))?;
        }
        for found in self.retention.items(&columns).into_iter().map(|place| all[place]) {
            let Some(standing) = snapshot.standing(&found)? else { continue };
            if !self.retention.patterns.is_empty() {
                if !self.retention.patterns.fit(&WorkItem::from_row(standing.row())) {
                    continue;
                }
                gone.insert(standing.id.clone());
            }
            match needed.contains(&WorkId::from_row(&standing.id)) {
                true => self.choice.kept.needed += 1,
                false => self.take(found, &standing),
            }
        }
        Ok(gone)
    }

    /// Chooses completions: those that are old, or where patterns chose items, theirs.
    fn completions(&mut self, snapshot: &Snapshot, all: &[Found], gone: &HashSet<String>) -> anyhow::Result<()> {
        let columns: Vec<Columns> = all.iter().map(|found| found.columns).collect();
        let by_pattern = !self.retention.patterns.is_empty();
        let places = match by_pattern {
            true => (0..all.len()).filter(|place| columns[*place].kind == Kind::Completion).collect(),
            false => self.retention.completions(&columns),
        };
        for found in places.into_iter().map(|place| all[place]) {
            let Some(standing) = snapshot.standing(&found)? else { continue };
            let of_gone = |row: &serde_json::Map<_, serde_json::Value>| {
                row.get("work_item_id").and_then(|id| id.as_str()).is_some_and(|id| gone.contains(id))
            };
            if !by_pattern || of_gone(&standing.row()) {
                self.take(found, &standing);
            }
        }
        Ok(())
    }

    /// Chooses agents that hold nothing and have been silent for long. Retired ones stay: the board must know that they are.
    fn agents(&mut self, snapshot: &Snapshot, all: &[Found]) -> anyhow::Result<()> {
        let holders: HashSet<u32> =
            all.iter().filter(|found| found.columns.status.is_held()).map(|found| found.columns.agent).collect();
        for found in all.iter().filter(|found| found.columns.kind == Kind::Agent) {
            let agent = snapshot.agent(found)?;
            let is_silent = agent.last_sign().is_some_and(|at| self.retention.is_old(at));
            let is_free = !holders.contains(&found.columns.agent) && !agent.profile().is_retired;
            if is_silent && is_free {
                let Some(standing) = snapshot.standing(found)? else { continue };
                self.take(*found, &standing);
            }
        }
        Ok(())
    }

    /// Takes a row, unless it came back from the archive not long ago.
    fn take(&mut self, found: Found, standing: &Standing) {
        let before = stamp(self.retention.before);
        if standing.restored_at.as_ref().is_some_and(|at| *at >= before) {
            self.choice.kept.restored += 1;
            return;
        }
        let counts = &mut self.choice.counts;
        match found.columns.kind {
            Kind::Work => counts.items += 1,
            Kind::Completion => counts.completions += 1,
            _ => counts.agents += 1,
        }
        self.choice.chosen.rows.push(found);
    }
}

/// The items that one depends on that may still be worked on.
fn needed(snapshot: &Snapshot, all: &[Found]) -> anyhow::Result<HashSet<WorkId>> {
    let mut needed = HashSet::new();
    let may = |found: &&Found| found.columns.kind == Kind::Work && may_be_worked_on(found.columns.status);
    for found in all.iter().filter(may) {
        needed.extend(snapshot.item(found)?.depends_on());
    }
    Ok(needed)
}

fn is_open(found: &Found) -> bool {
    found.columns.kind == Kind::Work && !found.columns.status.is_closed()
}

fn count(mut fits: impl Iterator<Item = anyhow::Result<bool>>) -> anyhow::Result<u64> {
    fits.try_fold(0, |count, fits| Ok(count + u64::from(fits?)))
}

impl Wanted {
    fn retention(&self, now: &Now) -> Retention {
        let seconds = i64::try_from(self.older_than.as_secs()).unwrap_or(i64::MAX);
        // What happens within this second is not old yet, unless everything is.
        let before = now.seconds().saturating_sub(seconds).saturating_add(i64::from(self.older_than.is_zero()));
        Retention {
            before,
            keep_last: self.keep_last,
            statuses: self.statuses.clone(),
            patterns: Patterns::new(&self.patterns),
        }
    }

    /// The statuses of items that go unless others are asked for.
    pub(super) fn usual_statuses() -> Vec<Status> {
        vec![Status::Completed, Status::Cancelled]
    }
}

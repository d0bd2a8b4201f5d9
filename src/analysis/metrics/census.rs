//! How the board stands, from one pass over its columns.

use crate::analysis::{AgentTally, Crew, Moment, NANOSECONDS};
use crate::board::{Columns, Kind, Priority, Status};
use std::collections::{BTreeMap, HashMap};

/// A lease that ends within so many seconds may be ending; whether it is, the item tells.
const NEAR: u64 = 600;

/// How much is told apart.
#[derive(Debug, Clone, Copy)]
pub struct Most {
    /// Teams: those with most to do.
    pub teams: usize,
    /// Items that wait: the oldest.
    pub waiting: usize,
}

/// What items have in common that are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// The place of the team in [`Census::teams`]; `None` for the teams without a place there.
    pub team: Option<usize>,
    /// The place of the status in [`Status::ALL`].
    pub status: usize,
    /// The place of the priority in [`Priority::ALL`].
    pub priority: usize,
}

/// The figures that the columns of a board tell, and the positions of those rows that must be read for the others.
#[derive(Debug, Default)]
pub struct Census {
    /// How many items there are of each kind; those of which there are none are left out.
    pub items: BTreeMap<Cell, u64>,
    /// The position of an item of each team that is told apart: those with most to do first.
    pub teams: Vec<usize>,
    /// Items whose lease is far from its end.
    pub leases_live: u64,
    /// The positions of items whose lease looks ended or ending, the earliest end first: a renewal shows on the item alone.
    pub leases_near: Vec<usize>,
    /// Held items without a lease.
    pub leases_none: u64,
    /// The oldest of the pending items that may be started, each with the time since when that is so, in seconds since 1970.
    pub waiting: Vec<(u32, usize)>,
    /// The agents: those that hold most first.
    pub agents: Vec<AgentTally>,
}

impl Census {
    /// Looks at every row; at most `most.teams` teams are told apart, and `most.waiting` items that wait.
    #[must_use]
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Columns>, at: &Moment<'_>, most: Most) -> Self {
        let (mut census, mut crew) = (Census::default(), Crew::default());
        let (mut counts, mut near) = (HashMap::new(), Vec::new());
        for (row, columns) in rows.into_iter().enumerate() {
            crew.add(row, columns);
            if columns.kind != Kind::Work {
                continue;
            }
            *counts.entry((columns.team, columns.status, columns.priority)).or_default() += 1;
            match columns.deadline_ns() {
                Some(deadline) if deadline <= at.boot_ns.saturating_add(NEAR * NANOSECONDS) => {
                    near.push((deadline, row))
                }
                Some(_) => census.leases_live += 1,
                None if columns.status.is_held() => census.leases_none += 1,
                None => census.waiting.extend(waiting_since(columns, at).map(|since| (since, row))),
            }
        }
        near.sort_unstable();
        census.leases_near = near.into_iter().map(|(_, row)| row).collect();
        census.waiting = oldest(census.waiting, most.waiting);
        census.agents = crew.agents();
        census.lay_out(&crew, &counts, most.teams);
        census
    }

    /// How many items are in a state.
    #[must_use]
    pub fn count(&self, status: Status) -> u64 {
        let is_it = |cell: &Cell| Status::ALL[cell.status] == status;
        self.items.iter().filter(|(cell, _)| is_it(cell)).map(|(_, count)| count).sum()
    }

    /// Puts counts by the code of the team where they belong.
    fn lay_out(&mut self, crew: &Crew, counts: &HashMap<(u32, Status, Priority), u64>, most: usize) {
        let teams: Vec<(u32, usize)> = crew.team_codes(most).collect();
        let places: HashMap<u32, usize> = teams.iter().enumerate().map(|(place, (code, _))| (*code, place)).collect();
        self.teams = teams.into_iter().map(|(_, row)| row).collect();
        for (&(team, status, priority), count) in counts {
            *self.items.entry(Cell::of(places.get(&team).copied(), status, priority)).or_default() += count;
        }
    }
}

impl Cell {
    fn of(team: Option<usize>, status: Status, priority: Priority) -> Self {
        let status = Status::ALL.iter().position(|one| *one == status).unwrap_or(0);
        let priority = Priority::ALL.iter().position(|one| *one == priority).unwrap_or(0);
        Cell { team, status, priority }
    }
}

/// The oldest of what waits, in order; of very many only these are sorted.
fn oldest(mut waiting: Vec<(u32, usize)>, most: usize) -> Vec<(u32, usize)> {
    if waiting.len() > most {
        waiting.select_nth_unstable(most);
        waiting.truncate(most);
    }
    waiting.sort_unstable();
    waiting
}

/// Since when a pending item waits to be taken; `None` where it is not to be started yet.
fn waiting_since(columns: &Columns, at: &Moment<'_>) -> Option<u32> {
    let since = columns.created_at.max(columns.not_before());
    (columns.is_pending() && i64::from(columns.not_before()) <= at.seconds).then_some(since)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: Moment<'static> = Moment { seconds: 1_000, boot_ns: 5_000_000_000, boot_id: "b" };

    fn item(status: Status, team: u32, extra: u64) -> Columns {
        Columns { status, team, extra, created_at: 100, ..Columns::empty(Kind::Work) }
    }

    #[test]
    fn items_are_counted_by_status_team_and_priority() {
        let high = Columns { priority: Priority::High, ..item(Status::Pending, 7, 0) };
        let agent = Columns::empty(Kind::Agent);
        let rows =
            [high, agent, high, item(Status::Pending, 7, 0), item(Status::Failed, 8, 0), item(Status::Failed, 9, 0)];
        let census = Census::of(&rows, &AT, Most { teams: 2, waiting: 9 });
        let place = |status: Status| Status::ALL.iter().position(|other| *other == status).unwrap();
        let (pending, failed) = (place(Status::Pending), place(Status::Failed));
        let cells = [
            (Cell { team: None, status: failed, priority: 2 }, 1),
            (Cell { team: Some(0), status: pending, priority: 1 }, 2),
            (Cell { team: Some(0), status: pending, priority: 2 }, 1),
            (Cell { team: Some(1), status: failed, priority: 2 }, 1),
        ];
        assert_eq!(census.items, BTreeMap::from(cells));
        assert_eq!((census.count(Status::Failed), census.count(Status::Active)), (2, 0));
        assert_eq!((census.teams.len(), census.teams[0]), (2, 3));
    }

    #[test]
    fn the_earliest_end_of_a_lease_and_the_oldest_wait_come_first() {
        let later = |not_before: u64| Columns { extra: not_before << 32, ..item(Status::Pending, 0, 0) };
        let rows = [
            item(Status::Active, 0, 605_000_000_001),
            item(Status::Active, 0, 605_000_000_000),
            item(Status::Blocked, 0, 1),
            item(Status::Active, 0, 0),
            later(1_001),
            later(1_000),
            item(Status::Pending, 0, 0),
            item(Status::Completed, 0, 3),
        ];
        let census = Census::of(&rows, &AT, Most { teams: 9, waiting: 9 });
        assert_eq!((census.leases_live, census.leases_near, census.leases_none), (1, vec![2, 1], 1));
        assert_eq!(census.waiting, [(100, 6), (1_000, 5)]);
        assert_eq!(Census::of(&rows, &AT, Most { teams: 9, waiting: 1 }).waiting, [(100, 6)]);
    }
}

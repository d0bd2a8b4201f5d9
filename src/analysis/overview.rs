//! The board at a glance, from one pass over its columns.

use super::Moment;
use super::arrivals::Arrivals;
use super::attention::{Candidate, Concern, Ranked};
use super::crew::{AgentTally, Crew, TeamTally};
use super::throughput::{Pace, newest};
use crate::board::{Columns, Kind, Status};

/// Everything that the columns of a board tell.
#[derive(Debug, Clone, Default)]
pub struct Overview {
    counts: [u64; Status::ALL.len() + 1],
    /// Items whose lease looks expired or ending; each must be checked on the item.
    pub leases: Ranked,
    /// The other items that need attention.
    pub others: Ranked,
    /// The agents: those that hold most first.
    pub agents: Vec<AgentTally>,
    /// The teams: those with most to do first.
    pub teams: Vec<TeamTally>,
    /// What was finished.
    pub pace: Pace,
    /// What came onto the board.
    pub arrivals: Arrivals,
    /// The positions of the newest completed items: whose rows tell how long work takes.
    pub newest_completed: Vec<usize>,
}

impl Overview {
    /// Looks at every row once.
    #[must_use]
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Columns>, at: &Moment<'_>) -> Self {
        let (mut overview, mut crew) = (Overview::default(), Crew::default());
        let (mut leases, mut others, mut completed) = (Vec::new(), Vec::new(), Vec::new());
        for (row, columns) in rows.into_iter().enumerate() {
            crew.add(row, columns);
            overview.pace.add(columns, at);
            overview.arrivals.add(columns, at);
            if columns.kind != Kind::Work {
                continue;
            }
            overview.counts[columns.status as usize] += 1;
            if columns.status == Status::Completed {
                completed.push((columns.changed_at, row));
            }
            match Candidate::of(row, columns, at) {
                Some(one) if one.concern <= Concern::LeaseEnding => leases.push(one),
                other => others.extend(other),
            }
        }
        (overview.leases, overview.others) = (Ranked::of(leases), Ranked::of(others));
        (overview.agents, overview.teams) = (crew.agents(), crew.teams());
        overview.newest_completed = newest(completed);
        overview
    }

    /// How many items are in a state.
    #[must_use]
    pub fn count(&self, status: Status) -> u64 {
        self.counts[status as usize]
    }

    /// How many items are not closed.
    #[must_use]
    pub fn open(&self) -> u64 {
        Status::ALL.into_iter().filter(|status| !status.is_closed()).map(|status| self.count(status)).sum()
    }

    /// How many items there are.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts.iter().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: Moment<'static> = Moment { seconds: 2_000_000_000, boot_ns: 5, boot_id: "b" };

    fn item(status: Status, team: u32, agent: u32, changed_at: u32, extra: u64) -> Columns {
        Columns { status, team, agent, changed_at, extra, ..Columns::empty(Kind::Work) }
    }

    #[test]
    fn agents_and_teams_are_told_apart_and_ordered_by_load() {
        let own = |agent, changed_at| Columns { agent, changed_at, ..Columns::empty(Kind::Agent) };
        let rows = [
            own(1, 700),
            item(Status::Active, 10, 1, 100, 0),
            item(Status::Completed, 10, 2, 900, 8),
            item(Status::Blocked, 11, 2, 300, 0),
            item(Status::InProgress, 11, 2, 200, 0),
            item(Status::Pending, 0, 4, 400, 0),
            item(Status::Completed, 10, 3, 950, 5),
            own(4, 960),
        ];
        let seen = Overview::of(&rows, &AT);
        let told = |a: &AgentTally| (a.held.len(), a.completed(), a.last_sign, a.own_row, a.item_row);
        let agents: Vec<_> = seen.agents.iter().map(told).collect();
        let expected = [
            (2, 1, 900, None, Some(3)),
            (1, 0, 700, Some(0), Some(1)),
            (0, 0, 960, Some(7), Some(5)),
            (0, 1, 950, None, Some(6)),
        ];
        assert_eq!(agents, expected);
        let teams: Vec<_> = seen.teams.iter().map(|t| (t.open, t.completed, t.points, t.row)).collect();
        assert_eq!(teams, [(2, 0, 0, 4), (1, 2, 13, 6), (1, 0, 0, 5)]);
        assert_eq!((seen.total(), seen.count(Status::Completed), seen.count(Status::Failed)), (6, 2, 0));
        assert_eq!(seen.newest_completed, [6, 2]);
    }

    #[test]
    fn a_completion_counts_once_and_the_log_alone_makes_nobody_known() {
        let log = |agent| Columns { agent, ..Columns::empty(Kind::Completion) };
        let done = |agent| item(Status::Completed, 0, agent, 100, 5);
        // 1: both; 2: the item has left the board; 3: logged under a made-up name; 4: that name.
        let own = Columns { agent: 2, ..Columns::empty(Kind::Agent) };
        let rows = [done(1), log(1), own, log(2), log(2), done(3), log(4)];
        let crew = Crew::of(&rows);
        let told = |code| crew.agent(code).map(|agent| (agent.completed(), agent.completions().to_vec()));
        let expected = [Some((1, vec![1])), Some((2, vec![3, 4])), Some((1, vec![5])), None];
        assert_eq!([1, 2, 3, 4].map(told), expected);
        assert_eq!(crew.agents().len(), 3);
    }

    #[test]
    fn what_must_be_checked_on_the_item_stands_apart() {
        let rows = [item(Status::Active, 0, 1, 100, 1), item(Status::Active, 0, 1, 100, 0)];
        let seen = Overview::of(&rows, &AT);
        let named = |ranked: &Ranked| ranked.first.iter().map(|one| (one.concern, one.row)).collect::<Vec<_>>();
        assert_eq!(named(&seen.leases), [(Concern::LeaseExpired, 0)]);
        assert_eq!(named(&seen.others), [(Concern::Stale, 1)]);
    }
}

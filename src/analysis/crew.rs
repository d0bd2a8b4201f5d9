//! Who is there: agents with what they hold, teams with what is left for them.

use crate::board::{Columns, Kind, Status};
use std::cmp::Reverse;
use std::collections::HashMap;

/// One agent, named by its code. Two agents with the same code count as one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AgentTally {
    /// How many items it holds.
    pub load: u64,
    /// How many items it has completed.
    pub completed: u64,
    /// The newest time in its own row and in those of its items, in seconds since 1970; 0 where nothing tells.
    pub last_sign: u32,
    /// The position of its own row.
    pub own_row: Option<usize>,
    /// The position of the item that it held or holds and that changed last; of those it holds, where it holds one.
    pub item_row: Option<usize>,
    item_held: bool,
    item_changed: u32,
}

/// One team, named by its code; the items without a team are one too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TeamTally {
    /// How many of its items are not closed.
    pub open: u64,
    /// How many of its items are completed.
    pub completed: u64,
    /// The points of its completed items, where they are known.
    pub points: u64,
    /// The position of one of its items.
    pub row: usize,
}

/// Agents and teams by their codes.
#[derive(Debug, Default)]
pub(super) struct Crew {
    agents: HashMap<u32, AgentTally>,
    teams: HashMap<u32, TeamTally>,
}

impl Crew {
    /// Counts a row.
    pub(super) fn add(&mut self, row: usize, columns: &Columns) {
        match columns.kind {
            Kind::Work => {
                self.teams.entry(columns.team).or_default().add(row, columns);
                if columns.agent != 0 {
                    self.agents.entry(columns.agent).or_default().add_item(row, columns);
                }
            }
            Kind::Agent => {
                let agent = self.agents.entry(columns.agent).or_default();
                agent.own_row = Some(row);
                agent.last_sign = agent.last_sign.max(columns.changed_at).max(columns.created_at);
            }
            Kind::Completion | Kind::Request => {}
        }
    }

    /// The agents: those that hold most first, then the liveliest.
    pub(super) fn agents(&self) -> Vec<AgentTally> {
        let order = |agent: &AgentTally| (Reverse(agent.load), Reverse(agent.last_sign), agent.own_row, agent.item_row);
        let mut agents: Vec<_> = self.agents.values().copied().collect();
        agents.sort_unstable_by_key(order);
        agents
    }

    /// The teams: those with most to do first.
    pub(super) fn teams(&self) -> Vec<TeamTally> {
        let mut teams: Vec<_> = self.teams.values().copied().collect();
        teams.sort_unstable_by_key(|team| (Reverse(team.open), Reverse(team.completed), team.row));
        teams
    }
}

impl AgentTally {
    fn add_item(&mut self, row: usize, columns: &Columns) {
        let is_held = columns.status.is_held();
        self.load += u64::from(is_held);
        self.completed += u64::from(columns.status == Status::Completed);
        self.last_sign = self.last_sign.max(columns.changed_at);
        if self.item_row.is_none() || (is_held, columns.changed_at) >= (self.item_held, self.item_changed) {
            (self.item_row, self.item_held, self.item_changed) = (Some(row), is_held, columns.changed_at);
        }
    }
}

impl TeamTally {
    fn add(&mut self, row: usize, columns: &Columns) {
        self.open += u64::from(!columns.status.is_closed());
        self.completed += u64::from(columns.status == Status::Completed);
        self.points = self.points.saturating_add(columns.points());
        self.row = row;
    }
}

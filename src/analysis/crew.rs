//! Who is there: agents with what they hold, teams with what is left for them.

use crate::board::{Columns, Kind, Status};
use std::cmp::Reverse;
use std::collections::HashMap;

/// One agent, named by its code. Two agents with the same code count as one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgentTally {
    /// The positions of the items it holds.
    pub held: Vec<usize>,
    /// The newest time in its own row and in those of its items, in seconds since 1970; 0 where nothing tells.
    pub last_sign: u32,
    /// The position of its own row.
    pub own_row: Option<usize>,
    /// The position of the item that it held or holds and that changed last; of those it holds, where it holds one.
    pub item_row: Option<usize>,
    completed_items: Vec<usize>,
    log_rows: Vec<usize>,
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
pub struct Crew {
    agents: HashMap<u32, AgentTally>,
    teams: HashMap<u32, TeamTally>,
}

impl Crew {
    /// Looks at every row once.
    #[must_use]
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Columns>) -> Self {
        let mut crew = Crew::default();
        rows.into_iter().enumerate().for_each(|(row, columns)| crew.add(row, columns));
        crew
    }

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
            Kind::Completion if columns.agent != 0 => {
                self.agents.entry(columns.agent).or_default().log_rows.push(row);
            }
            Kind::Completion | Kind::Request => {}
        }
    }

    /// The agent with this code.
    #[must_use]
    pub fn agent(&self, code: u32) -> Option<AgentTally> {
        self.agents.get(&code).filter(|agent| agent.is_known()).cloned()
    }

    /// The agents: those that hold most first, then the liveliest.
    #[must_use]
    pub fn agents(&self) -> Vec<AgentTally> {
        let order =
            |agent: &AgentTally| (Reverse(agent.held.len()), Reverse(agent.last_sign), agent.own_row, agent.item_row);
        let mut agents: Vec<_> = self.agents.values().filter(|agent| agent.is_known()).cloned().collect();
        agents.sort_unstable_by_key(order);
        agents
    }

    /// The code of each team with the position of one of its items, at most `most`: those with most to do first.
    pub(super) fn team_codes(&self, most: usize) -> impl Iterator<Item = (u32, usize)> + use<> {
        let mut teams: Vec<_> = self.teams.iter().map(|(code, team)| (*code, *team)).collect();
        teams.sort_unstable_by_key(|(_, team)| (Reverse(team.open), Reverse(team.completed), team.row));
        teams.into_iter().take(most).map(|(code, team)| (code, team.row))
    }

    /// The teams: those with most to do first.
    pub(super) fn teams(&self) -> Vec<TeamTally> {
        let mut teams: Vec<_> = self.teams.values().copied().collect();
        teams.sort_unstable_by_key(|team| (Reverse(team.open), Reverse(team.completed), team.row));
        teams
    }
}

impl AgentTally {
    /// How many items it has completed.
    #[must_use]
    pub fn completed(&self) -> u64 {
        self.completions().len() as u64
    }

    /// The positions of its completions: in the log, or of the items themselves where there are more of these.
    ///
    /// A completion made here is in both. Old tools wrote made-up names into the log, and items leave the board in time.
    #[must_use]
    pub fn completions(&self) -> &[usize] {
        if self.log_rows.len() >= self.completed_items.len() { &self.log_rows } else { &self.completed_items }
    }

    /// Whether more than the log names it.
    fn is_known(&self) -> bool {
        self.own_row.is_some() || self.item_row.is_some()
    }

    fn add_item(&mut self, row: usize, columns: &Columns) {
        let is_held = columns.status.is_held();
        if is_held {
            self.held.push(row);
        } else if columns.status == Status::Completed {
            self.completed_items.push(row);
        }
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

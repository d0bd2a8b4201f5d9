//! Which items and which agents are matched: those that may be, and no more than can be matched in time.

use super::history::History;
use super::pair::{Bar, Candidate};
use crate::analysis::advice::{OpenItem, Scored, Scores, Subject};
use crate::board::{Liveness, Status};
use serde::{Deserialize, Serialize};

/// The most items that are matched: of more, those with the highest scores.
pub const ITEMS: usize = 300;

/// The most agents that are matched: of more, those that hold least.
pub const AGENTS: usize = 100;

/// The most items that one agent is advised to take at once.
pub const AT_ONCE: u64 = 3;

/// What is matched, and how much is not.
#[derive(Debug)]
pub struct Pool<'a> {
    /// The items, the highest score first; each may be had by one of the agents.
    pub items: Vec<(&'a OpenItem, Scored)>,
    /// The agents, those that hold least first.
    pub agents: Vec<Candidate<'a>>,
    /// The ready items that none of the agents may have, and why the first of them may not.
    pub barred: Vec<(&'a OpenItem, Option<Bar>)>,
    /// The ready items beyond [`ITEMS`].
    pub beyond: Vec<&'a OpenItem>,
    /// What was completed by whom.
    pub history: History,
    /// How many there are of all kinds.
    pub counts: Counts,
}

/// What is looked at, and what is not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// How many items were matched.
    pub items: u64,
    /// How many pending items are not ready: they wait for others, for their time, or rest after a failure.
    pub not_ready: u64,
    /// How many ready items were left out because there are more than can be matched.
    pub items_left_out: u64,
    /// How many open items were not read.
    pub items_not_read: u64,
    /// How many agents were matched.
    pub agents: u64,
    /// How many agents hold as many items as they may.
    pub agents_full: u64,
    /// How many agents are late or gone: whether they are still there is open.
    pub agents_away: u64,
    /// How many agents with room were left out because there are more than can be matched.
    pub agents_left_out: u64,
    /// How many agents were not read.
    pub agents_not_read: u64,
}

impl<'a> Pool<'a> {
    /// Chooses what is matched.
    #[must_use]
    pub fn of(subject: &'a Subject) -> Self {
        let mut counts = Counts {
            items_not_read: subject.open_left_out,
            agents_not_read: subject.agents_left_out,
            ..Counts::default()
        };
        let agents = agents(subject, &mut counts);
        let mut pool = Pool {
            items: Vec::new(),
            barred: Vec::new(),
            beyond: Vec::new(),
            history: History::of(&subject.finished, &subject.agents),
            agents,
            counts,
        };
        for scored in Scores::of(subject).scored {
            pool.sort_in(&subject.open[scored.place], scored);
        }
        pool.counts.items = pool.items.len() as u64;
        pool.counts.items_left_out = pool.beyond.len() as u64;
        pool
    }

    fn sort_in(&mut self, item: &'a OpenItem, scored: Scored) {
        let is_pending = item.status == Status::Pending;
        let mut bars = self.agents.iter().map(|agent| agent.bar(item));
        match bars.next() {
            _ if !is_pending || !item.ready => self.counts.not_ready += u64::from(is_pending),
            None => self.barred.push((item, None)),
            Some(Some(bar)) if bars.all(|other| other.is_some()) => self.barred.push((item, Some(bar))),
            Some(_) if self.items.len() == ITEMS => self.beyond.push(item),
            Some(_) => self.items.push((item, scored)),
        }
    }
}

/// The agents that are there and have room, those that hold least first.
fn agents<'a>(subject: &'a Subject, counts: &mut Counts) -> Vec<Candidate<'a>> {
    let is_there = |state| matches!(state, Liveness::Working | Liveness::Idle);
    let (there, away): (Vec<_>, Vec<_>) = subject.agents.iter().partition(|one| is_there(one.state));
    let (mut free, full): (Vec<_>, Vec<_>) =
        there.into_iter().map(Candidate::new).partition(|candidate| candidate.room() > 0);
    free.sort_by(|a, b| (a.worker.load, &a.worker.agent_id).cmp(&(b.worker.load, &b.worker.agent_id)));
    (counts.agents_away, counts.agents_full) = (away.len() as u64, full.len() as u64);
    counts.agents_left_out = free.len().saturating_sub(AGENTS) as u64;
    free.truncate(AGENTS);
    counts.agents = free.len() as u64;
    free
}

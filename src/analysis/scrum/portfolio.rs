//! The portfolio, and what was practised.

use super::goals::EpicFigures;
use super::scene::{Head, Scene};
use crate::program::COLUMNS;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The epics of the portfolio by column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PortfolioKanban {
    /// The head.
    #[serde(flatten)]
    pub head: Head,
    /// What the portfolio is for.
    pub vision: Option<String>,
    /// The columns in order.
    pub columns: Vec<PortfolioColumn>,
}

/// A column of the portfolio.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PortfolioColumn {
    /// Its name.
    pub column: &'static str,
    /// Its epics.
    pub epics: Vec<EpicFigures>,
}

/// What a coach can see of how the board is used.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CoachTraining {
    /// The head.
    #[serde(flatten)]
    pub head: Head,
    /// From when on it is told what was done.
    pub since: String,
    /// The verbs that changed items, the most frequent first.
    pub practised: Vec<Practice>,
    /// Agents that are not gone.
    pub agents: usize,
}

/// A verb that changed items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Practice {
    /// The verb.
    pub verb: String,
    /// How many items it changed, each as often as it did.
    pub changes: usize,
    /// By how many agents.
    pub agents: usize,
}

impl Scene {
    /// The epics by column.
    #[must_use]
    pub fn portfolio_kanban(&self) -> PortfolioKanban {
        let column = |column: &'static str| PortfolioColumn { column, epics: self.epics(column) };
        PortfolioKanban {
            head: self.head("portfolio-kanban"),
            vision: self.program.vision.clone(),
            columns: COLUMNS.into_iter().map(column).collect(),
        }
    }

    /// Which verbs were used, and by how many.
    #[must_use]
    pub fn coach_training(&self) -> CoachTraining {
        let mut verbs: BTreeMap<&str, (usize, BTreeSet<&str>)> = BTreeMap::new();
        for one in &self.happenings {
            let (changes, agents) = verbs.entry(&one.verb).or_default();
            *changes += 1;
            agents.extend(one.agent.as_deref());
        }
        let practice = |(verb, (changes, agents)): (&str, (usize, BTreeSet<&str>))| Practice {
            verb: verb.to_owned(),
            changes,
            agents: agents.len(),
        };
        let mut practised: Vec<Practice> = verbs.into_iter().map(practice).collect();
        practised.sort_by_key(|one| std::cmp::Reverse(one.changes));
        CoachTraining {
            head: self.head("coach-training"),
            since: crate::clock::stamp(self.since),
            practised,
            agents: self.crew.iter().filter(|member| member.is_here()).count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Happening, Member};
    use super::*;
    use crate::board::Liveness;

    #[test]
    fn changes_and_agents_are_counted_for_each_verb() {
        let happening = |verb: &str, agent: &str| Happening {
            at: 1,
            verb: verb.into(),
            agent: Some(agent.into()),
            work_id: "w".into(),
            note: String::new(),
        };
        let used = [("claim", "ada"), ("progress", "ada"), ("claim", "bob"), ("claim", "ada")];
        let happenings = used.map(|(verb, agent)| happening(verb, agent)).to_vec();
        let member = |state| Member { team: "red".into(), state };
        let crew = vec![member(Liveness::Working), member(Liveness::Idle), member(Liveness::Gone)];
        let found = Scene { happenings, crew, ..Scene::default() }.coach_training();
        assert_eq!(found.agents, 2);
        let told: Vec<_> = found.practised.iter().map(|one| (one.verb.as_str(), one.changes, one.agents)).collect();
        assert_eq!(told, [("claim", 3, 2), ("progress", 1, 1)]);
    }
}

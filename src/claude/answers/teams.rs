//! How teams stand, and how they should be formed.

use super::{Answer, Named, share, twice};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How each team stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TeamReport {
    /// The gist in one or two sentences.
    pub summary: String,
    /// One entry a team.
    pub teams: Vec<TeamAssessment>,
    /// How sure this is, from 0 to 1.
    pub confidence: f64,
}

/// How a team stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TeamAssessment {
    /// The team.
    pub team: String,
    /// Which part of what its agents can hold they do hold, from 0 to 1; null where that cannot be told.
    pub utilisation: Option<f64>,
    /// What it lacks: agents, capabilities, work.
    pub gaps: Vec<String>,
    /// What may go wrong.
    pub risks: Vec<String>,
    /// What to do about it.
    pub actions: Vec<String>,
}

/// How teams should be formed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Teams {
    /// The gist in one or two sentences.
    pub summary: String,
    /// The teams as they should be.
    pub teams: Vec<ProposedTeam>,
    /// Who should change the team.
    pub moves: Vec<Move>,
    /// How sure this is, from 0 to 1.
    pub confidence: f64,
}

/// A team as it should be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposedTeam {
    /// Its name.
    pub team: String,
    /// What it is for.
    pub purpose: String,
    /// The ids of agents of the board.
    pub agents: Vec<String>,
    /// The types of work that it should do.
    pub work_types: Vec<String>,
}

/// An agent that should change the team.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// The id of an agent of the board.
    pub agent_id: String,
    /// The team that it is in.
    pub from: String,
    /// The team that it should be in.
    pub to: String,
    /// Why, from what is known of the board.
    pub reason: String,
}

impl Answer for TeamReport {
    fn confidence(&self) -> f64 {
        self.confidence
    }

    fn named(&self) -> Named {
        Named::default()
    }

    fn faults(&self) -> Vec<String> {
        let shares =
            self.teams.iter().filter_map(|one| share(&format!("utilisation of {}", one.team), one.utilisation?));
        let mut faults: Vec<String> = shares.chain(share("confidence", self.confidence)).collect();
        faults.extend(twice("teams", self.teams.iter().map(|one| one.team.as_str())));
        faults
    }
}

impl Answer for Teams {
    fn confidence(&self) -> f64 {
        self.confidence
    }

    fn named(&self) -> Named {
        let members = self.teams.iter().flat_map(|team| team.agents.iter().cloned());
        Named { agents: members.chain(self.moves.iter().map(|one| one.agent_id.clone())).collect(), ..Named::default() }
    }

    fn faults(&self) -> Vec<String> {
        let mut faults = twice("teams", self.teams.iter().map(|one| one.team.as_str()));
        faults.extend(twice("moves", self.moves.iter().map(|one| one.agent_id.as_str())));
        faults.extend(share("confidence", self.confidence));
        faults
    }
}

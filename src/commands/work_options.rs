//! What may be said about a work item when it is made.

use super::Context;
use super::arguments::{name, names, number, priority};
use crate::board::{DEFAULT_TEAM, NewWork};
use crate::settings::{BadInput, Environment};
use clap::Args;

/// The estimate of those who give none.
const ESTIMATE: &str = "30m";

/// What `claim` and `add` may say about a new work item.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct WorkOptions {
    /// How urgent it is: critical, high, medium or low
    #[arg(long, default_value = "medium")]
    pub(super) priority: String,
    /// Whose work it is [env: AGENT_TEAM] [default: as work.routes says for its type]
    #[arg(long)]
    pub(super) team: Option<String>,
    /// Story points
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(super) points: Option<String>,
    /// A label; may be repeated
    #[arg(long = "label", value_name = "LABEL")]
    pub(super) labels: Vec<String>,
    /// How long the work may take, for people; nothing is enforced by it
    #[arg(long, value_name = "DURATION", default_value = ESTIMATE)]
    pub(super) estimate: String,
}

/// The team of those who name none.
pub(super) fn default_team(environment: &Environment) -> Result<String, BadInput> {
    Ok(named_team(None, environment)?.unwrap_or_else(|| DEFAULT_TEAM.to_owned()))
}

/// The team that was named: by the flag, else by the environment.
pub(super) fn named_team(flag: Option<&str>, environment: &Environment) -> Result<Option<String>, BadInput> {
    flag.or_else(|| environment.get("AGENT_TEAM")).map(|team| name("team", team)).transpose()
}

impl WorkOptions {
    /// Work of a team, where one is named, of which nothing else is said.
    pub(super) fn of_team(team: Option<&str>) -> Self {
        let (team, priority) = (team.map(str::to_owned), crate::board::Priority::default().word().to_owned());
        WorkOptions { team, priority, estimate: ESTIMATE.to_owned(), ..Self::default() }
    }

    /// The team: the flag, else the environment's, else that of those who name none.
    pub(super) fn team(&self, context: &Context<'_>) -> Result<String, BadInput> {
        self.team.as_deref().map_or_else(|| default_team(context.environment), |team| name("team", team))
    }

    pub(super) fn labels(&self) -> Result<Vec<String>, BadInput> {
        names("label", &self.labels)
    }

    /// The item that these options describe. Its team is open where nobody named one.
    pub(super) fn work(&self, context: &Context<'_>, work_type: &str, description: &str) -> Result<NewWork, BadInput> {
        Ok(NewWork {
            work_type: name("type", work_type)?,
            description: super::arguments::text("description", description)?,
            priority: priority(&self.priority)?,
            team: named_team(self.team.as_deref(), context.environment)?,
            points: self.points.as_deref().map(points).transpose()?,
            labels: self.labels()?,
            estimate: name("estimate", &self.estimate)?,
            ..NewWork::default()
        })
    }

    /// Everything that makes a repeated request the same.
    pub(super) fn parts(&self) -> Vec<&str> {
        let mut parts = vec![
            self.priority.as_str(),
            self.team.as_deref().unwrap_or_default(),
            self.points.as_deref().unwrap_or_default(),
            &self.estimate,
        ];
        parts.extend(self.labels.iter().map(String::as_str));
        parts
    }
}

/// Reads a number of story points.
pub(super) fn points(text: &str) -> Result<u64, BadInput> {
    number("number of points", text, 1_000_000)
}

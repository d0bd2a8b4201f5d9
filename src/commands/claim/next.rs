//! Which of the items that wait is wanted.

use super::super::arguments::{name, names, priority};
use crate::board::Wanted;
use crate::settings::BadInput;
use clap::Args;

/// Which of the items that wait is wanted, with `--next`.
#[derive(Debug, Clone, Default, Args)]
#[group(skip)]
pub struct Selection {
    /// With --next: only items of this type
    #[arg(long = "type", value_name = "TYPE", requires = "next")]
    pub(in crate::commands) work_type: Option<String>,
    /// With --next: only items at least as urgent: critical, high, medium or low
    #[arg(long, value_name = "PRIORITY", requires = "next")]
    priority_at_least: Option<String>,
    /// What the agent can do, beside what it is registered with; may be repeated
    #[arg(long = "capability", value_name = "NAME")]
    capabilities: Vec<String>,
}

impl Selection {
    pub(in crate::commands) fn wanted(&self, team: Option<String>, labels: Vec<String>) -> Result<Wanted, BadInput> {
        Ok(Wanted {
            work_type: self.work_type.as_deref().map(|text| name("type", text)).transpose()?,
            team,
            labels,
            priority_at_least: self.priority_at_least.as_deref().map(priority).transpose()?,
        })
    }

    pub(in crate::commands) fn capabilities(&self) -> Result<Vec<String>, BadInput> {
        names("capability", &self.capabilities)
    }

    /// Everything that makes a repeated request the same.
    pub(in crate::commands) fn parts(&self) -> Vec<&str> {
        let texts = [&self.work_type, &self.priority_at_least].map(|text| text.as_deref().unwrap_or_default());
        texts.into_iter().chain(self.capabilities.iter().map(String::as_str)).collect()
    }
}

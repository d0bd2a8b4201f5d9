//! Which of the items that wait are asked about.

use super::arguments::{name, names, number, priority};
use crate::board::Wanted;
use crate::settings::BadInput;
use clap::Args;

/// Which items are wanted, for the verbs that look; `claim --next` has the same.
#[derive(Debug, Clone, Default, Args)]
#[group(skip)]
pub(super) struct Filters {
    /// Only items of this type
    #[arg(long = "type", value_name = "TYPE")]
    work_type: Option<String>,
    /// Only items of this team
    #[arg(long)]
    pub(super) team: Option<String>,
    /// Only items with this label; may be repeated
    #[arg(long = "label", value_name = "LABEL")]
    labels: Vec<String>,
    /// Only items at least as urgent: critical, high, medium or low
    #[arg(long, value_name = "PRIORITY")]
    priority_at_least: Option<String>,
    /// Show at most this many; 0 for all
    #[arg(long, value_name = "N", default_value = "100", allow_negative_numbers = true)]
    limit: String,
}

impl Filters {
    pub(super) fn wanted(&self) -> Result<Wanted, BadInput> {
        Ok(Wanted {
            work_type: self.work_type.as_deref().map(|text| name("type", text)).transpose()?,
            team: self.team.as_deref().map(|text| name("team", text)).transpose()?,
            labels: names("label", &self.labels)?,
            priority_at_least: self.priority_at_least.as_deref().map(priority).transpose()?,
        })
    }

    /// How many items are shown at most.
    pub(super) fn limit(&self) -> Result<usize, BadInput> {
        match number("limit", &self.limit, u64::from(u32::MAX))? {
            0 => Ok(usize::MAX),
            limit => Ok(usize::try_from(limit).unwrap_or(usize::MAX)),
        }
    }
}

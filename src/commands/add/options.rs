//! What only an item that waits needs.

use crate::board::{NewWork, TraceContext};
use crate::commands::arguments::{names, number, text, time, work_id};
use crate::commands::input;
use crate::settings::BadInput;
use clap::Args;
use std::path::PathBuf;

/// What only an item that waits needs.
#[derive(Debug, Clone, Args)]
pub(super) struct MoreOptions {
    /// An item that must be completed first; may be repeated
    #[arg(long = "depends-on", value_name = "WORK_ID", num_args = 1..)]
    depends_on: Vec<String>,
    /// What an agent must be able to do to claim it; may be repeated
    #[arg(long = "capability", value_name = "NAME")]
    capabilities: Vec<String>,
    /// Offer it from then on: a time, or how far ahead it is, such as 2h
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    not_before: Option<String>,
    /// To be done by then: among items of one priority the earliest is offered first
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    due: Option<String>,
    /// How many attempts may fail before it is given up [default: work.max_attempts, 3]
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    max_attempts: Option<String>,
    /// Long text from a file, or - for stdin
    #[arg(long, value_name = "FILE")]
    body_file: Option<PathBuf>,
    /// What must hold when it is completed; may be repeated
    #[arg(long = "accept", value_name = "CRITERION")]
    acceptance: Vec<String>,
}

impl MoreOptions {
    /// The item with these options, as a command adds it whose span this is.
    pub(super) fn complete(&self, new: NewWork, span: &TraceContext) -> Result<NewWork, BadInput> {
        let when = |place: &str, text: &Option<String>| text.as_deref().map(|text| time(place, text)).transpose();
        Ok(NewWork {
            depends_on: self.depends_on.iter().map(|id| work_id(id)).collect::<Result<_, _>>()?,
            capabilities: names("capability", &self.capabilities)?,
            acceptance: self.acceptance.iter().map(|words| text("criterion", words)).collect::<Result<_, _>>()?,
            not_before: when("--not-before", &self.not_before)?,
            due: when("--due", &self.due)?,
            max_attempts: self.max_attempts.as_deref().map(max_attempts).transpose()?,
            body: self.body_file.as_deref().map(input::read).transpose()?,
            added_by: Some(span.clone()),
            ..new
        })
    }
}

/// Reads how many attempts may fail.
pub(in crate::commands) fn max_attempts(text: &str) -> Result<u64, BadInput> {
    match number("number of attempts", text, 1000)? {
        0 => Err(BadInput::new("\"0\" is no number of attempts", "use a whole number from 1 to 1000")),
        attempts => Ok(attempts),
    }
}

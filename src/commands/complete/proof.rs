//! The evidence that is asked for, and how it is gathered. Nothing of this happens under the board's lock.

use super::check::{self, Keeper};
use super::{artifact, commit};
use crate::board::Evidence;
use crate::commands::Context;
use crate::commands::arguments::text;
use crate::settings::BadInput;
use clap::Args;

/// What shows that the work is done.
#[derive(Debug, Default, Args)]
pub(super) struct Proof {
    /// Record this file with its size and SHA-256, as it is after the checks; may be repeated
    #[arg(long, value_name = "PATH")]
    artifact: Vec<String>,
    /// Record this commit; in a git repository it must be there; may be repeated
    #[arg(long, value_name = "SHA")]
    commit: Vec<String>,
    /// Run this command with sh first, and complete only if it succeeds; may be repeated
    #[arg(long, value_name = "COMMAND")]
    check: Vec<String>,
}

impl Proof {
    /// Whether none is asked for.
    pub(super) fn is_empty(&self) -> bool {
        self.artifact.is_empty() && self.commit.is_empty() && self.check.is_empty()
    }

    /// Every flag with its value, as typed.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        let flags = [("--artifact", &self.artifact), ("--commit", &self.commit), ("--check", &self.check)];
        flags.into_iter().flat_map(|(flag, values)| values.iter().flat_map(move |value| [flag, value.as_str()]))
    }

    /// Refuses what cannot be right, before anything is run.
    pub(super) fn check_words(&self) -> Result<(), BadInput> {
        self.artifact.iter().try_for_each(|path| text("path of an artifact", path).map(drop))?;
        self.commit.iter().try_for_each(|sha| commit::digits(sha).map(drop))?;
        self.check.iter().try_for_each(|command| text("check", command).map(drop))
    }

    /// Gathers the evidence: commits first, as they take no time, and artifacts last, as a check may make them.
    pub(super) fn gather(&self, context: &Context<'_>, keeper: &mut Keeper<'_>) -> anyhow::Result<Evidence> {
        let here = context.environment.working_directory.as_deref();
        let commits = self.commit.iter().map(|sha| commit::find(sha, here)).collect::<Result<_, _>>()?;
        let checks = self.check.iter().map(|command| check::run(command, keeper)).collect::<Result<_, _>>()?;
        let artifacts = self.artifact.iter().map(|path| artifact::read(path, here)).collect::<Result<_, _>>()?;
        Ok(Evidence { artifacts, commits, checks })
    }
}

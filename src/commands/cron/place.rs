//! Where jobs are installed: the user's crontab, or timers of the user's systemd.

use super::systemd;
use clap::Args;
use serde::Serialize;

/// Where jobs are installed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Place {
    Crontab,
    Systemd,
}

/// Where the caller wants them.
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct PlaceArgs {
    /// Only timers of the user's systemd
    #[arg(long, conflicts_with = "crontab")]
    systemd: bool,
    /// Only the user's crontab
    #[arg(long)]
    crontab: bool,
}

impl PlaceArgs {
    /// The place that was named.
    pub(super) fn named(self) -> Option<Place> {
        match (self.systemd, self.crontab) {
            (true, _) => Some(Place::Systemd),
            (_, true) => Some(Place::Crontab),
            _ => None,
        }
    }

    /// The place that was named, else the one that there is.
    pub(super) fn chosen(self) -> Place {
        let there = || if systemd::answers() { Place::Systemd } else { Place::Crontab };
        self.named().unwrap_or_else(there)
    }
}

impl Place {
    /// What it is called.
    pub(super) fn word(self) -> &'static str {
        match self {
            Place::Crontab => "crontab",
            Place::Systemd => "systemd",
        }
    }
}

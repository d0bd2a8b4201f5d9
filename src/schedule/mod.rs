//! What is to be done on a board again and again, and how cron and systemd are told to do it. Text in, text out.

mod cadence;
pub mod crontab;
pub mod standing;
pub mod units;

pub use cadence::{Cadence, Fields};

/// Something that is done again and again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Job {
    /// What it is called.
    pub name: &'static str,
    /// The verb and its arguments.
    pub words: &'static [&'static str],
    /// When it is done where nobody says anything else.
    pub cadence: Cadence,
    /// When it is installed.
    pub wanted: Wanted,
}

/// When a job is installed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Always.
    Always,
    /// Where a file for the node exporter is named.
    WithTextfile,
    /// Where the settings name a place to send spans to.
    WithExport,
}

/// A row of the table.
const fn job(name: &'static str, words: &'static [&'static str], cadence: Cadence, wanted: Wanted) -> Job {
    Job { name, words, cadence, wanted }
}

/// Every job. The verbs exist; a test looks.
pub const JOBS: [Job; 7] = [
    job("tend", &["tend"], Cadence::Minutes(5), Wanted::Always),
    job("doctor", &["doctor"], Cadence::Hours { every: 1, minute: 17 }, Wanted::Always),
    job("archive", &["archive"], Cadence::Day { hour: 3, minute: 23 }, Wanted::Always),
    job("backup", &["backup", "--keep", "7"], Cadence::Day { hour: 2, minute: 53 }, Wanted::Always),
    job("verify", &["verify"], Cadence::Week { hour: 4, minute: 7 }, Wanted::Always),
    job("telemetry-export", &["telemetry", "export"], Cadence::Minutes(5), Wanted::WithExport),
    job("metrics", &["metrics", "--textfile"], Cadence::Minutes(5), Wanted::WithTextfile),
];

/// The job with this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Job> {
    JOBS.iter().find(|job| job.name == name)
}

/// A job as it is to be installed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which.
    pub job: &'static Job,
    /// When.
    pub cadence: Cadence,
    /// The command with its arguments, the program's absolute path first; without what a place adds to it.
    pub command: Vec<String>,
    /// What it writes to beside the board.
    pub writes: Vec<String>,
}

/// Why a schedule could not be installed, taken away or read.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct Failed {
    /// What happened, with values quoted.
    pub message: String,
    /// A harmless next step.
    pub hint: String,
}

impl Failed {
    /// A failure with a hint.
    #[must_use]
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Failed { message: message.into(), hint: hint.into() }
    }
}

//! Whether a job runs as it should.

use super::Fields;
use crate::clock::Local;
use serde::Serialize;

/// How late a run may begin before it is overdue, in seconds: more than systemd puts it off.
const GRACE: i64 = 300;

/// The last run of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// When it began, in seconds since 1970.
    pub started: i64,
    /// How long it took, in milliseconds.
    pub took_ms: u64,
    /// What it exited with.
    pub exit: i64,
}

/// What is to be said of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It ran when it should have, and ended well.
    Ok,
    /// It ran when it should have, and its last run failed.
    Failed,
    /// It should have run since its last run.
    Overdue,
    /// It should have run by now, and never did.
    NeverRan,
    /// It is installed, and not due for the first time yet.
    NotDue,
    /// It is not installed.
    NotInstalled,
}

impl Verdict {
    /// The verdict in a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Ok => "ok",
            Verdict::Failed => "failed",
            Verdict::Overdue => "overdue",
            Verdict::NeverRan => "never ran",
            Verdict::NotDue => "not due yet",
            Verdict::NotInstalled => "not installed",
        }
    }

    /// Whether somebody should look.
    #[must_use]
    pub fn is_trouble(self) -> bool {
        matches!(self, Verdict::Failed | Verdict::Overdue | Verdict::NeverRan)
    }
}

/// Judges a job that was installed at `installed`, in seconds since 1970.
pub fn judge(
    fields: Option<Fields>,
    installed: i64,
    run: Option<&Run>,
    now: i64,
    local: impl Fn(i64) -> Local,
) -> Verdict {
    let due = fields.and_then(|fields| fields.last(now - GRACE, local));
    // What was due before it was installed was not its business.
    let due = due.filter(|&due| due > installed);
    match (run, due) {
        (None, Some(_)) => Verdict::NeverRan,
        (None, None) => Verdict::NotDue,
        (Some(run), Some(due)) if run.started < due => Verdict::Overdue,
        (Some(run), _) if run.exit != 0 => Verdict::Failed,
        (Some(_), _) => Verdict::Ok,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_is_overdue_once_it_should_have_begun() {
        let local = |at: i64| Local { minute: u32::try_from(at / 60 % 60).unwrap_or(0), hour: 0, weekday: 0 };
        let hourly = Fields::parse("0 * * * *");
        let run = |started, exit| Some(Run { started, took_ms: 1, exit });
        let (hour, now) = (3600, 10 * 3600 + 600);
        let cases = [
            (0, None, Verdict::NeverRan),
            (now - 60, None, Verdict::NotDue),
            (0, run(10 * hour, 0), Verdict::Ok),
            (0, run(10 * hour + 1, 41), Verdict::Failed),
            (0, run(9 * hour, 0), Verdict::Overdue),
            (0, run(9 * hour, 41), Verdict::Overdue),
            // Installed anew after its last due time.
            (now - 60, run(9 * hour, 0), Verdict::Ok),
        ];
        for (installed, run, expected) in cases {
            assert_eq!(judge(hourly, installed, run.as_ref(), now, local), expected, "{installed} {run:?}");
        }
        // Within the grace it may still begin.
        assert_eq!(judge(hourly, 0, run(9 * hour, 0).as_ref(), 10 * hour + 200, local), Verdict::Ok);
    }
}

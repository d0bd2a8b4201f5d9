//! What came of past advice: how often it was followed, and whether what it named was finished sooner than the rest.
//!
//! Pure: what became of each item is given. Everything counts from the moment at which the advice was acted on or noted.

mod follow;
mod group;
#[cfg(test)]
mod tests;

pub use follow::Followed;
pub use group::{Group, Verdict};

use super::{Mode, Planned, Rollout};
use crate::board::Status;
use serde::Serialize;
use std::collections::HashMap;

/// The fewest items in each of two groups that are compared; below it there are too few to tell.
pub const FEWEST: u64 = 5;

/// What became of an item since advice about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Course {
    /// The fence of the first claim since, which orders claims among each other.
    pub started: Option<u64>,
    /// Who made that claim.
    pub started_by: Option<String>,
    /// When it was completed, in seconds since 1970.
    pub completed_at: Option<i64>,
    /// Whether the report has changed it.
    pub is_marked: bool,
    /// Whether that was taken back.
    pub is_undone: bool,
}

/// Advice acted on once, with what became of the items.
#[derive(Debug, Clone)]
pub struct Past {
    /// The report.
    pub report_id: String,
    /// The analysis.
    pub analysis: String,
    /// Who gave it: `api`, `cli` or `local`.
    pub provider: String,
    /// When it was planned, in seconds since 1970.
    pub at: i64,
    /// What was planned.
    pub rollout: Rollout,
    /// What became of each item that it names; one that is not on the board any more has none.
    pub courses: HashMap<String, Course>,
}

/// What came of advice acted on once.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Score {
    /// The report.
    pub report_id: String,
    /// The analysis.
    pub analysis: String,
    /// Who gave it.
    pub provider: String,
    /// How far it went.
    pub mode: Mode,
    /// When, `YYYY-MM-DDTHH:MM:SSZ`.
    pub at: String,
    /// How often it was followed.
    pub followed: Followed,
    /// The items that it named and that waited then.
    pub advised: Group,
    /// Those that they are compared with: with a canary the control group, else the other items that waited then.
    pub compared: Group,
    /// Changes that were taken back; they are in neither group.
    pub undone: u64,
    /// Whether the first were finished sooner.
    pub verdict: Verdict,
}

/// What came of all advice.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scorecard {
    /// Each time that advice was acted on or noted, the newest first.
    pub reports: Vec<Score>,
    /// The same for each analysis and mode together.
    pub totals: Vec<Total>,
    /// The fewest items in a group that are compared.
    pub fewest: u64,
}

/// All advice of one analysis that went as far.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Total {
    /// The analysis.
    pub analysis: String,
    /// How far it went.
    pub mode: Mode,
    /// How often.
    pub rollouts: u64,
    /// How often it was followed.
    pub followed: Followed,
    /// The items that were named.
    pub advised: Group,
    /// Those that they are compared with.
    pub compared: Group,
    /// Whether the first were finished sooner.
    pub verdict: Verdict,
}

impl Scorecard {
    /// The scorecard of advice at a moment, in seconds since 1970; `past` is the newest first.
    #[must_use]
    pub fn of(past: &[Past]) -> Self {
        let judged: Vec<Judged> = past.iter().map(Judged::of).collect();
        let reports = past.iter().zip(&judged).map(|(past, judged)| judged.score(past)).collect();
        Scorecard { reports, totals: totals(past, &judged), fewest: FEWEST }
    }
}

/// One time that advice was acted on, with the seconds to completion of each item.
struct Judged {
    followed: Followed,
    advised: Vec<Option<i64>>,
    compared: Vec<Option<i64>>,
    undone: u64,
}

impl Judged {
    fn of(past: &Past) -> Self {
        let (rollout, nothing) = (&past.rollout, Course::default());
        let course = |id: &str| past.courses.get(id).unwrap_or(&nothing);
        let of_plan = |planned: &Planned| course(planned.advised.work_id.as_str()).clone();
        let done: Vec<&Planned> = rollout.planned.iter().filter(|planned| past.is_treated(&of_plan(planned))).collect();
        let undone = rollout.planned.iter().filter(|planned| of_plan(planned).is_undone).count() as u64;
        let waited = done.iter().filter(|planned| planned.status == Status::Pending);
        let compared: Vec<&Course> = past.compared().filter_map(|id| past.courses.get(id)).collect();
        // What the report has changed later on is no comparison any more.
        let compared: Vec<&Course> = compared.into_iter().filter(|course| !course.is_marked).collect();
        let seconds = |course: &Course| course.completed_at.map(|at| at.saturating_sub(past.at).max(0));
        Judged {
            followed: Followed::of(&done, &compared, of_plan),
            advised: waited.map(|planned| seconds(&of_plan(planned))).collect(),
            compared: compared.iter().map(|course| seconds(course)).collect(),
            undone,
        }
    }

    fn score(&self, past: &Past) -> Score {
        let (advised, compared) = (Group::of(&self.advised), Group::of(&self.compared));
        Score {
            report_id: past.report_id.clone(),
            analysis: past.analysis.clone(),
            provider: past.provider.clone(),
            mode: past.rollout.mode,
            at: past.rollout.at.clone(),
            followed: self.followed,
            verdict: Verdict::of(&advised, &compared),
            advised,
            compared,
            undone: self.undone,
        }
    }
}

impl Past {
    /// Whether advice took its course on an item: with `shadow` on all, else on those that it changed for good.
    fn is_treated(&self, course: &Course) -> bool {
        !course.is_undone && (self.rollout.mode == Mode::Shadow || course.is_marked)
    }

    /// The items that those of the advice are compared with.
    fn compared(&self) -> impl Iterator<Item = &str> {
        let is_canary = self.rollout.mode == Mode::Canary;
        let control = self.rollout.control.iter().filter(move |planned| is_canary && planned.status == Status::Pending);
        let others = self.rollout.others.iter().filter(move |_| !is_canary);
        control.map(|planned| planned.advised.work_id.as_str()).chain(others.map(String::as_str))
    }
}

fn totals(past: &[Past], judged: &[Judged]) -> Vec<Total> {
    let mut analyses: Vec<&str> = past.iter().map(|past| past.analysis.as_str()).collect();
    analyses.sort_unstable();
    analyses.dedup();
    let each = analyses.iter().flat_map(|analysis| Mode::ALL.map(|mode| (*analysis, mode)));
    each.filter_map(|(analysis, mode)| total(analysis, mode, past, judged)).collect()
}

fn total(analysis: &str, mode: Mode, past: &[Past], judged: &[Judged]) -> Option<Total> {
    let is_of = |past: &Past| past.analysis == analysis && past.rollout.mode == mode;
    let these: Vec<&Judged> = past.iter().zip(judged).filter(|(past, _)| is_of(past)).map(|(_, one)| one).collect();
    let pooled = |group: fn(&Judged) -> &Vec<Option<i64>>| {
        Group::of(&these.iter().flat_map(|judged| group(judged)).copied().collect::<Vec<_>>())
    };
    let (advised, compared) = (pooled(|judged| &judged.advised), pooled(|judged| &judged.compared));
    (!these.is_empty()).then(|| Total {
        analysis: analysis.to_owned(),
        mode,
        rollouts: these.len() as u64,
        followed: these.iter().fold(Followed::default(), |sum, judged| sum.plus(judged.followed)),
        verdict: Verdict::of(&advised, &compared),
        advised,
        compared,
    })
}

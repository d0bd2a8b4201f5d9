//! Whether advice was followed.

use super::super::Planned;
use super::Course;
use crate::board::{Proposal, Status};
use serde::Serialize;

/// How often advice was followed.
///
/// Advice on who should take an item is followed if that agent made its first claim since. Advice that an item that waited
/// is more urgent is followed if fewer than half of the items that it is compared with were started before it. Advice
/// that an item can wait, or about one that was held already, is not judged.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Followed {
    /// How often it was.
    pub yes: u64,
    /// How often it was not.
    pub no: u64,
    /// How often it is too early to tell.
    pub open: u64,
    /// How often it is not judged.
    pub not_judged: u64,
}

impl Followed {
    /// The share of what is judged and decided, from 0 to 1; nothing where there is none.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        let decided = self.yes + self.no;
        (decided > 0).then(|| self.yes as f64 / decided as f64)
    }

    pub(super) fn of(planned: &[&Planned], compared: &[&Course], course: impl Fn(&Planned) -> Course) -> Self {
        let mut followed = Followed::default();
        for planned in planned {
            let answer = match &planned.advised.change {
                Proposal::Reserve { agent, .. } => Some(by(&course(planned), agent.as_str())),
                Proposal::Priority { from, to } if to > from && planned.status == Status::Pending => {
                    Some(before(&course(planned), compared))
                }
                Proposal::Priority { .. } => None,
            };
            let count = match answer {
                Some(Some(true)) => &mut followed.yes,
                Some(Some(false)) => &mut followed.no,
                Some(None) => &mut followed.open,
                None => &mut followed.not_judged,
            };
            *count += 1;
        }
        followed
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Followed {
            yes: self.yes + other.yes,
            no: self.no + other.no,
            open: self.open + other.open,
            not_judged: self.not_judged + other.not_judged,
        }
    }
}

/// Whether the agent was the first to claim it; nothing while nobody was.
fn by(course: &Course, agent: &str) -> Option<bool> {
    course.started.map(|_| course.started_by.as_deref() == Some(agent))
}

/// Whether it was started before at least half of the others; nothing while that may still become either.
fn before(course: &Course, others: &[&Course]) -> Option<bool> {
    let is_earlier = |other: &&&Course| match (other.started, course.started) {
        (Some(other), Some(own)) => other < own,
        (Some(_), None) => true,
        (None, _) => false,
    };
    let earlier = others.iter().filter(is_earlier).count();
    match earlier * 2 < others.len() {
        true => course.started.map(|_| true),
        false => (!others.is_empty()).then_some(false),
    }
}

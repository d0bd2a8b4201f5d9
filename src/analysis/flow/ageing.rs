//! Items under way that have been so for longer than usual.

use super::{FlowTimes, Story};
use serde::Serialize;

/// How many of the oldest are told.
const TOLD: usize = 10;

/// The items in somebody's hands, by how long ago they were first taken up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Ageing {
    /// How many items are in somebody's hands.
    pub in_progress: usize,
    /// The cycle time that 85 of 100 completed items kept within, in seconds; `None` where none was completed.
    pub usual_seconds: Option<i64>,
    /// How many have been under way for longer than that; `None` where it is not known.
    pub over: Option<usize>,
    /// How many nothing tells the age of.
    pub undated: usize,
    /// The oldest.
    pub oldest: Vec<AgeingItem>,
}

/// An item under way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgeingItem {
    /// Its id.
    pub work_id: String,
    /// Its team.
    pub team: String,
    /// Who holds it.
    pub agent: Option<String>,
    /// How long ago it was first taken up, in seconds.
    pub seconds: i64,
    /// Whether that is longer than usual.
    pub is_over: bool,
}

/// The items under way, judged by how long completed ones took.
#[must_use]
pub fn ageing(stories: &[Story], times: &FlowTimes, now: i64) -> Ageing {
    let usual = times.cycle.map(|cycle| cycle.p85);
    let held: Vec<&Story> = stories.iter().filter(|story| story.status.is_held()).collect();
    let item = |story: &&Story| {
        let seconds = now - story.first_held()?;
        Some(AgeingItem {
            work_id: story.work_id.clone(),
            team: story.team.clone(),
            agent: story.agent.clone(),
            seconds,
            is_over: usual.is_some_and(|usual| seconds > usual),
        })
    };
    let mut items: Vec<AgeingItem> = held.iter().filter_map(item).collect();
    items.sort_by(|a, b| b.seconds.cmp(&a.seconds).then_with(|| a.work_id.cmp(&b.work_id)));
    let (dated, over) = (items.len(), items.iter().filter(|item| item.is_over).count());
    items.truncate(TOLD);
    Ageing {
        in_progress: held.len(),
        usual_seconds: usual,
        over: usual.map(|_| over),
        undated: held.len() - dated,
        oldest: items,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Held, Spread};
    use super::*;
    use crate::board::Status;

    #[test]
    fn the_oldest_come_first_and_longer_than_usual_is_counted() {
        let held = |id: &str, from: i64| Story {
            work_id: id.into(),
            status: Status::Active,
            held: vec![Held { from, until: None }],
            ..Story::default()
        };
        let bare = Story { status: Status::Blocked, ..Story::default() };
        let stories = [held("young", 90), held("old", 10), bare, Story::default()];
        let cycle = Some(Spread { items: 1, sum: 50, p50: 50, p85: 50, p95: 50 });
        let found = ageing(&stories, &FlowTimes { cycle, ..FlowTimes::default() }, 100);
        assert_eq!((found.in_progress, found.over, found.undated), (3, Some(1), 1));
        let told: Vec<_> = found.oldest.iter().map(|one| (one.work_id.as_str(), one.seconds, one.is_over)).collect();
        assert_eq!(told, [("old", 90, true), ("young", 10, false)]);
        assert_eq!(ageing(&stories, &FlowTimes::default(), 100).over, None);
    }

    #[test]
    fn an_item_as_old_as_usual_is_not_over_and_all_that_are_over_count() {
        let held = |age: i64| Story {
            status: Status::Active,
            held: vec![Held { from: 100 - age, until: None }],
            ..Story::default()
        };
        let cycle = Some(Spread { items: 1, sum: 1, p50: 20, p85: 50, p95: 90 });
        let times = FlowTimes { cycle, ..FlowTimes::default() };
        let is_over = |age: i64| ageing(&[held(age)], &times, 100).over == Some(1);
        assert_eq!([50, 51].map(is_over), [false, true]);
        let many: Vec<Story> = (0..13).map(|_| held(60)).collect();
        let found = ageing(&many, &times, 100);
        assert_eq!((found.over, found.oldest.len()), (Some(13), 10));
    }
}

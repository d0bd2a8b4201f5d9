//! From an answer to the changes of the board that it advises.

use super::answers::{Assignments, Priorities};
use crate::analysis::advice::{Mode, OpenItem, Planned, Subject};
use crate::board::{Advised, AgentId, Priority, Proposal, Rank, Skipped, Status, WorkId};
use std::collections::{HashMap, HashSet};
use xxhash_rust::xxh3::xxh3_64;

/// How many of the other items that wait are written down to be compared with; of more the least urgent are counted.
const OTHERS_KEPT: usize = 1_000;

/// How far a plan may go.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// How far the advice is to go.
    pub mode: Mode,
    /// With [`Mode::Canary`] the share of the changes that are made, above 0 and at most 1.
    pub share: f64,
    /// How many items may change.
    pub max_changes: usize,
}

/// The changes that an answer comes to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// Those to make, the most urgent first.
    pub planned: Vec<Planned>,
    /// Those that chance left out, to be compared with.
    pub control: Vec<Planned>,
    /// How many more there are than may be made at once.
    pub left_out: u64,
    /// Other items that wait.
    pub others: Vec<String>,
    /// How many more of them there are.
    pub others_left_out: u64,
}

/// The priorities that an answer would have otherwise than they are, those with the highest score first.
#[must_use]
pub fn of_priorities(answer: &Priorities, subject: &Subject) -> Vec<Planned> {
    let open = by_id(subject);
    let mut items: Vec<_> = answer.items.iter().collect();
    items.sort_by(|a, b| b.score.total_cmp(&a.score));
    let planned = items.into_iter().filter_map(|advice| {
        let item = open.get(advice.work_id.as_str())?;
        let (from, to) = (item.priority, Priority::from(advice.priority));
        (from != to).then(|| planned(item, Proposal::Priority { from, to }))
    });
    planned.collect()
}

/// The items that an answer would give to agents, each kept for its agent for so many seconds, in the answer's order.
///
/// One that is reserved for that agent already needs no change.
#[must_use]
pub fn of_assignments(answer: &Assignments, subject: &Subject, seconds: u64) -> Vec<Planned> {
    let open = by_id(subject);
    let planned = answer.assignments.iter().filter_map(|advice| {
        let item = open.get(advice.work_id.as_str())?;
        let is_theirs =
            item.reserved_for.as_ref().is_some_and(|(kind, name)| kind == "agent" && *name == advice.agent_id);
        let agent = AgentId::from_row(&advice.agent_id);
        (!is_theirs).then(|| planned(item, Proposal::Reserve { agent, seconds }))
    });
    planned.collect()
}

/// Takes out priorities of items that something happened to since the report was made, in seconds since 1970: it was made
/// of another board. Where the time is not known nothing is taken out.
#[must_use]
pub fn still_fitting(changes: Vec<Planned>, subject: &Subject, made_at: Option<i64>) -> (Vec<Planned>, Vec<Skipped>) {
    let open = by_id(subject);
    let is_newer = |planned: &Planned| {
        let item = open.get(planned.advised.work_id.as_str());
        let is_changed = item.zip(made_at).is_some_and(|(item, made_at)| item.changed_at > made_at);
        is_changed && matches!(planned.advised.change, Proposal::Priority { .. })
    };
    let (newer, fitting): (Vec<_>, Vec<_>) = changes.into_iter().partition(is_newer);
    let reason = "it was changed after the report was made";
    let skipped = newer.into_iter().map(|planned| Skipped { work_id: planned.advised.work_id, reason: reason.into() });
    (fitting, skipped.collect())
}

impl Plan {
    /// Keeps within bounds: with a canary a share of the changes chosen by chance, at least one, and the rest is what
    /// they are compared with; then no more than may change at once.
    ///
    /// Chance is the checksum (XXH3) of report and item, so that the same report chooses the same items every time.
    #[must_use]
    pub fn within(bounds: &Bounds, report_id: &str, changes: Vec<Planned>, subject: &Subject) -> Self {
        let chosen = (bounds.mode == Mode::Canary).then(|| chosen(report_id, &changes, bounds.share));
        let is_chosen =
            |planned: &Planned| chosen.as_ref().is_none_or(|chosen| chosen.contains(&planned.advised.work_id));
        let (others, others_left_out) = others(&changes, subject);
        let (mut planned, control): (Vec<_>, Vec<_>) = changes.into_iter().partition(is_chosen);
        let left_out = planned.len().saturating_sub(bounds.max_changes) as u64;
        planned.truncate(bounds.max_changes);
        Plan { planned, control, left_out, others, others_left_out }
    }
}

fn by_id(subject: &Subject) -> HashMap<&str, &OpenItem> {
    subject.open.iter().map(|item| (item.work_id.as_str(), item)).collect()
}

fn planned(item: &OpenItem, change: Proposal) -> Planned {
    Planned { status: item.status, advised: Advised { work_id: WorkId::from_row(&item.work_id), change } }
}

fn chosen(report_id: &str, changes: &[Planned], share: f64) -> HashSet<WorkId> {
    let count = (changes.len() as f64 * share).round().max(1.0) as usize;
    let mut ids: Vec<&WorkId> = changes.iter().map(|planned| &planned.advised.work_id).collect();
    ids.sort_by_key(|id| (xxh3_64(format!("{report_id}/{id}").as_bytes()), id.as_str()));
    ids.into_iter().take(count).cloned().collect()
}

/// The items that wait and are not to change, in the order in which they are offered.
fn others(changes: &[Planned], subject: &Subject) -> (Vec<String>, u64) {
    let named: HashSet<&str> = changes.iter().map(|planned| planned.advised.work_id.as_str()).collect();
    let waits = |item: &&OpenItem| item.status == Status::Pending && !named.contains(item.work_id.as_str());
    let mut waiting: Vec<&OpenItem> = subject.open.iter().filter(waits).collect();
    let seconds = |at: i64| u32::try_from(at).unwrap_or(0);
    waiting.sort_by_key(|item| Rank::new(item.priority, item.due.map_or(u32::MAX, seconds), seconds(item.created_at)));
    let left_out = waiting.len().saturating_sub(OTHERS_KEPT) as u64;
    (waiting.into_iter().take(OTHERS_KEPT).map(|item| item.work_id.clone()).collect(), left_out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claude::answers::{AssignmentAdvice, ItemAdvice, Urgency};

    fn item(id: &str, priority: Priority, status: Status) -> OpenItem {
        OpenItem { work_id: id.into(), priority, status, ..OpenItem::default() }
    }

    fn subject() -> Subject {
        use Priority::{Critical, High, Low, Medium};
        let mut kept = item("kept", Low, Status::Pending);
        kept.reserved_for = Some(("agent".into(), "ada".into()));
        let open = [
            item("low", Low, Status::Pending),
            item("held", Medium, Status::Active),
            kept,
            item("high", High, Status::Pending),
            item("critical", Critical, Status::Pending),
        ];
        Subject { open: open.into(), ..Subject::default() }
    }

    fn priorities(advised: &[(&str, f64, Urgency)]) -> Priorities {
        let items = advised.iter().map(|(id, score, priority)| ItemAdvice {
            work_id: (*id).into(),
            score: *score,
            priority: *priority,
            action: String::new(),
            reason: String::new(),
        });
        Priorities { summary: String::new(), items: items.collect(), opportunities: Vec::new(), confidence: 1.0 }
    }

    fn ids(planned: &[Planned]) -> Vec<&str> {
        planned.iter().map(|planned| planned.advised.work_id.as_str()).collect()
    }

    #[test]
    fn only_what_differs_is_planned_the_most_urgent_first() {
        let advised = [
            ("low", 10.0, Urgency::High),
            ("high", 90.0, Urgency::High),
            ("held", 50.0, Urgency::Critical),
            ("gone", 99.0, Urgency::Low),
        ];
        let planned = of_priorities(&priorities(&advised), &subject());
        assert_eq!(ids(&planned), ["held", "low"]);
        assert_eq!(planned[0].status, Status::Active);
        let expected = Proposal::Priority { from: Priority::Low, to: Priority::High };
        assert_eq!(planned[1].advised.change, expected);
        let assigned = ["kept", "low", "high"].map(|id| AssignmentAdvice {
            work_id: id.into(),
            agent_id: "ada".into(),
            reason: String::new(),
        });
        let answer = Assignments {
            summary: String::new(),
            assignments: assigned.into(),
            unassigned: Vec::new(),
            confidence: 1.0,
        };
        assert_eq!(ids(&of_assignments(&answer, &subject(), 60)), ["low", "high"]);
    }

    fn many(count: usize) -> (Vec<Planned>, Subject) {
        let items: Vec<OpenItem> =
            (0..count).map(|n| item(&format!("work_{n}"), Priority::Low, Status::Pending)).collect();
        let change = Proposal::Priority { from: Priority::Low, to: Priority::High };
        let changes = items.iter().map(|item| planned(item, change.clone())).collect();
        let more = (0..3).map(|n| item(&format!("other_{n}"), Priority::Low, Status::Pending));
        let held = [item("held", Priority::Low, Status::Active)];
        (changes, Subject { open: items.into_iter().chain(more).chain(held).collect(), ..Subject::default() })
    }

    #[test]
    fn a_canary_takes_its_share_and_the_same_every_time() {
        let bounds = |share| Bounds { mode: Mode::Canary, share, max_changes: 1_000 };
        for (count, share, expected) in [(100, 0.1, 10), (3, 0.1, 1), (0, 0.1, 0), (40, 0.25, 10), (7, 1.0, 7)] {
            let (changes, subject) = many(count);
            let plan = Plan::within(&bounds(share), "report_1", changes.clone(), &subject);
            assert_eq!((plan.planned.len(), plan.control.len()), (expected, count - expected), "{share} of {count}");
            assert_eq!(plan, Plan::within(&bounds(share), "report_1", changes.clone(), &subject));
            assert_eq!(plan.others, ["other_0", "other_1", "other_2"]);
            let both = [ids(&plan.planned), ids(&plan.control)].concat();
            assert_eq!(both.iter().collect::<HashSet<_>>().len(), count, "an item is in both groups or in none");
        }
        let (changes, subject) = many(100);
        let of = |report| ids(&Plan::within(&bounds(0.1), report, changes.clone(), &subject).planned).join(" ");
        assert_ne!(of("report_1"), of("report_2"), "chance never changes");
    }

    #[test]
    fn a_priority_is_left_out_where_the_item_changed_after_the_report() {
        let (mut changes, mut subject) = many(2);
        subject.open[0].changed_at = 101;
        subject.open[1].changed_at = 100;
        let (fitting, skipped) = still_fitting(changes.clone(), &subject, Some(100));
        assert_eq!((ids(&fitting), skipped[0].work_id.as_str()), (vec!["work_1"], "work_0"));
        assert_eq!(still_fitting(changes.clone(), &subject, None).0.len(), 2);
        changes[0].advised.change = Proposal::Reserve { agent: AgentId::from_row("ada"), seconds: 1 };
        assert_eq!(still_fitting(changes, &subject, Some(100)).0.len(), 2, "a claim decides that under the lock");
    }

    #[test]
    fn no_more_changes_are_planned_than_allowed() {
        let (changes, subject) = many(30);
        let bounds = Bounds { mode: Mode::Full, share: 1.0, max_changes: 20 };
        let plan = Plan::within(&bounds, "report_1", changes.clone(), &subject);
        assert_eq!((plan.planned.as_slice(), plan.left_out, plan.control.len()), (&changes[..20], 10, 0));
    }
}

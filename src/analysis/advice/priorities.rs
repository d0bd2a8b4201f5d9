//! What should be done next, and why.

use super::score::{Scored, Scores, counted_due, counted_priority, since};
use super::{OpenItem, Subject, Term};
use crate::board::{Priority, Status};
use serde::{Deserialize, Serialize};

/// The most items that are told one by one.
pub const ITEMS_TOLD: usize = 100;

/// The most characters of a description that are told.
const DESCRIPTION: usize = 200;

/// How urgent the open items are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PriorityFigures {
    /// The moment, in seconds since 1970.
    pub at: i64,
    /// How many open items were scored.
    pub scored: u64,
    /// How many open items were not read.
    pub not_read: u64,
    /// How many of those scored are past their due date.
    pub overdue: u64,
    /// How many of those scored have others waiting on them.
    pub waited_on: u64,
    /// How many of those scored depend on themselves, directly or through others.
    pub in_circles: u64,
    /// For how many of those scored a more urgent word is suggested than they have.
    pub to_raise: u64,
    /// The items with the highest scores, the highest first, at most [`ITEMS_TOLD`].
    pub items: Vec<ItemPriority>,
    /// How many were scored and are not told.
    pub left_out: u64,
}

/// How urgent an open item is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ItemPriority {
    /// Its id.
    pub work_id: String,
    /// What kind of work it is.
    pub work_type: String,
    /// What is to be done, its beginning.
    pub description: String,
    /// Whose work it is.
    pub team: String,
    /// Where it stands.
    pub status: Status,
    /// Who holds it.
    pub agent_id: Option<String>,
    /// Whether who holds it is gone, as far as the board can tell.
    pub holder_gone: bool,
    /// Whether an agent with every capability could claim it now.
    pub ready: bool,
    /// Whether its lease is over while it is still held.
    pub lease_over: bool,
    /// What its holder says that it waits for.
    pub blocked_on: String,
    /// The items that it depends on and that are not completed.
    pub depends_on: Vec<String>,
    /// Its priority.
    pub priority: Priority,
    /// The priority that counts: its own, or that of the most urgent item that waits on it.
    pub counted_priority: Priority,
    /// The priority that it should have by its score.
    pub suggested: Priority,
    /// From 0 (can wait) to 100 (now): the sum of the points of `terms`.
    pub score: f64,
    /// How the score came about.
    pub terms: Vec<Term>,
    /// Seconds since it came onto the board; `None` where nothing tells.
    pub age_seconds: Option<i64>,
    /// Seconds since anything last happened to it; `None` where nothing tells.
    pub silent_seconds: Option<i64>,
    /// Seconds to the due date that counts, negative where that is past: its own, or the earliest of those that wait on it.
    pub due_in_seconds: Option<i64>,
    /// Whether that due date is its own.
    pub due_is_own: bool,
    /// Seconds until it is offered, where that is to come.
    pub offered_in_seconds: Option<i64>,
    /// How many open items name it as a dependency.
    pub direct: u64,
    /// How many open items wait on it, directly or through others, as far as they were counted.
    pub waiting: u64,
    /// Whether there are more.
    pub waiting_more: bool,
    /// How many items the longest chain behind it has.
    pub chain: u64,
    /// How many hours the items of the dearest chain behind it are usually held; `None` where nothing tells.
    pub chain_hours: Option<f64>,
    /// Whether it depends on itself, directly or through others.
    pub in_circle: bool,
}

/// Scores every open item.
#[must_use]
pub fn priorities(subject: &Subject) -> PriorityFigures {
    let scores = Scores::of(subject).scored;
    let count = |counts: &dyn Fn(&Scored, &OpenItem) -> bool| {
        scores.iter().filter(|one| counts(one, &subject.open[one.place])).count() as u64
    };
    PriorityFigures {
        at: subject.at,
        scored: scores.len() as u64,
        not_read: subject.open_left_out,
        overdue: count(&|_, item| item.due.is_some_and(|due| due < subject.at)),
        waited_on: count(&|one, _| one.behind.waiting > 0),
        in_circles: count(&|one, _| one.behind.circle),
        to_raise: count(&|one, item| one.suggested(item.priority) > item.priority),
        left_out: scores.len().saturating_sub(ITEMS_TOLD) as u64,
        items: scores.iter().take(ITEMS_TOLD).map(|one| told(subject, one)).collect(),
    }
}

fn told(subject: &Subject, one: &Scored) -> ItemPriority {
    let item = &subject.open[one.place];
    let ahead = |at: i64| at.saturating_sub(subject.at);
    let hours = (one.behind.chain_cost > 0.0).then_some((one.behind.chain_cost / 36.0).round() / 100.0);
    ItemPriority {
        work_id: item.work_id.clone(),
        work_type: item.work_type.clone(),
        description: item.description.chars().take(DESCRIPTION).collect(),
        team: item.team.clone(),
        status: item.status,
        agent_id: item.agent_id.clone(),
        holder_gone: item.agent_id.as_deref().is_some_and(|agent| subject.is_gone(agent)),
        ready: item.ready,
        lease_over: item.lease_over,
        blocked_on: item.blocked_on.clone(),
        depends_on: item.depends_on.clone(),
        priority: item.priority,
        counted_priority: counted_priority(item, &one.behind),
        suggested: one.suggested(item.priority),
        score: one.points(),
        terms: one.terms.to_vec(),
        age_seconds: since(subject.at, item.created_at),
        silent_seconds: since(subject.at, item.changed_at),
        due_in_seconds: counted_due(item, &one.behind).map(ahead),
        due_is_own: item.due.is_some() && counted_due(item, &one.behind) == item.due,
        offered_in_seconds: item.not_before.map(ahead).filter(|&seconds| seconds > 0),
        direct: one.behind.direct,
        waiting: one.behind.waiting,
        waiting_more: one.behind.more,
        chain: one.behind.chain,
        chain_hours: hours,
        in_circle: one.behind.circle,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::advice::Finished;

    const NOW: i64 = 1_800_000_000;
    const HOUR: i64 = 3600;

    fn item(id: &str, needs: &[&str]) -> OpenItem {
        OpenItem {
            work_id: id.into(),
            work_type: "fix".into(),
            depends_on: needs.iter().map(|&need| need.into()).collect(),
            created_at: NOW - 24 * HOUR,
            changed_at: NOW - HOUR,
            ..OpenItem::default()
        }
    }

    #[test]
    fn the_figures_tell_how_each_score_came_about() {
        let urgent = OpenItem { due: Some(NOW - 2 * HOUR), priority: Priority::High, ..item("c", &["b"]) };
        let done = Finished { work_type: "fix".into(), seconds_held: Some(90 * 60), ..Finished::default() };
        let open = vec![item("a", &[]), item("b", &["a"]), urgent];
        let figures = priorities(&Subject { at: NOW, open, finished: vec![done], ..Subject::default() });
        let counts = [figures.scored, figures.overdue, figures.waited_on, figures.in_circles, figures.left_out];
        assert_eq!(counts, [3, 1, 2, 0, 0]);
        let a = &figures.items[0];
        // It counts as high and as overdue because of what waits on it: 24.5 + 25 + 12×2/5 + 8×2/4 + 12/8 + 8×(1/24)/(1/24+3).
        assert_eq!((a.work_id.as_str(), a.score, a.chain, a.chain_hours), ("a", 59.91, 2, Some(3.0)));
        assert_eq!((a.due_in_seconds, a.due_is_own, a.counted_priority), (Some(-2 * HOUR), false, Priority::High));
        assert_eq!((a.priority, a.suggested, figures.to_raise), (Priority::Medium, Priority::High, 2));
        for item in &figures.items {
            assert_eq!(item.terms.iter().map(Term::hundredths).sum::<i64>(), (item.score * 100.0).round() as i64);
        }
    }

    #[test]
    fn an_item_is_overdue_once_its_due_date_is_past() {
        let due = |at| OpenItem { due: Some(at), ..item("w", &[]) };
        let open = vec![due(NOW - 1), due(NOW), due(NOW + 1)];
        assert_eq!(priorities(&Subject { at: NOW, open, ..Subject::default() }).overdue, 1);
    }

    #[test]
    fn what_is_not_told_is_counted() {
        let open = (0..ITEMS_TOLD + 7).map(|n| item(&format!("w{n}"), &[])).collect();
        let figures = priorities(&Subject { at: NOW, open, open_left_out: 5, ..Subject::default() });
        assert_eq!((figures.items.len(), figures.left_out, figures.not_read), (ITEMS_TOLD, 7, 5));
    }

    #[test]
    fn the_figures_survive_a_report() {
        let figures = priorities(&Subject { at: NOW, open: vec![item("a", &["a"])], ..Subject::default() });
        let text = serde_json::to_string(&figures).expect("JSON");
        assert_eq!(serde_json::from_str::<PriorityFigures>(&text).expect("figures"), figures);
    }
}

//! Which item one agent should take, by what each pair is worth.

use super::assignments::reason;
use super::words::{by, confidence, count, length, part, sentence};
use crate::analysis::advice::recommend::{Suitable, Trouble};
use crate::analysis::advice::{HeldItem, RecommendFigures, Step, known};
use crate::board::Status;
use crate::claude::answers::{Alternative, Recommendation, RecommendedAction};

/// The most other items that the answer lists.
const OTHERS: usize = 5;

/// The answer that the figures give.
#[must_use]
pub fn recommend(figures: &RecommendFigures) -> Recommendation {
    let best = figures.candidates.first().filter(|_| figures.step == Step::Claim);
    let others = figures.candidates.iter().skip(usize::from(best.is_some())).take(OTHERS);
    let told = best.and_then(|best| known(&best.terms)).unwrap_or(1.0);
    Recommendation {
        action: match figures.step {
            Step::Claim => RecommendedAction::Claim,
            Step::Finish => RecommendedAction::Finish,
            Step::Wait => RecommendedAction::Wait,
        },
        work_id: best.map(|best| best.work_id.clone()),
        reason: match best {
            Some(best) => claim(figures, best),
            None if figures.step == Step::Finish => finish(figures),
            None => wait(figures),
        },
        alternatives: others.map(alternative).collect(),
        confidence: confidence(told * part(figures.ready + figures.not_ready, figures.not_read)),
    }
}

fn claim(figures: &RecommendFigures, best: &Suitable) -> String {
    let may_have = figures.candidates.len() as u64 + figures.candidates_more;
    format!(
        "Of {} that it may have this one is worth most: {}.{}",
        count(may_have, "item"),
        told(best),
        unknown(figures)
    )
}

fn told(one: &Suitable) -> String {
    let due = one.due_in_seconds.map(|seconds| match seconds {
        0.. => format!(", due in {}", length(seconds)),
        _ => format!(", overdue by {}", length(seconds)),
    });
    let waiting = (one.waiting > 0)
        .then(|| format!(", {} {} on it", count(one.waiting, "item"), by(one.waiting, "waits", "wait")));
    format!("{}{}{}", reason(&one.terms, one.done_before), due.unwrap_or_default(), waiting.unwrap_or_default())
}

fn unknown(figures: &RecommendFigures) -> String {
    match (&figures.agent_id, figures.known) {
        (Some(agent), false) => format!(
            " {agent:?} is not among the agents that may be given work: it is new or was retired, and was taken to have no capabilities."
        ),
        _ => String::new(),
    }
}

/// Which troubles there are, and with which items.
fn finish(figures: &RecommendFigures) -> String {
    let causes: Vec<String> = figures.troubles.iter().map(|trouble| cause(*trouble, figures)).collect();
    format!("{}.{}", sentence(&causes.join("; ")), unknown(figures))
}

fn cause(trouble: Trouble, figures: &RecommendFigures) -> String {
    let load = count(figures.load, "item");
    match trouble {
        Trouble::Full => {
            format!("it holds {load} and may hold {}{}", figures.capacity.unwrap_or_default(), furthest(figures))
        }
        Trouble::LeaseOver => format!("its lease on {} is over", names(figures, |item| item.lease_over)),
        Trouble::Late => format!("a renewal of what it holds ({}) is missing", names(figures, |_| true)),
        Trouble::Blocked => format!(
            "it holds {}, which is blocked{}",
            names(figures, |item| item.status == Status::Blocked),
            waits_for(figures)
        ),
        Trouble::Loaded => {
            format!("it holds {load}, and one more is worth less than the load costs{}", furthest(figures))
        }
    }
}

fn names(figures: &RecommendFigures, of: impl Fn(&HeldItem) -> bool) -> String {
    let names: Vec<&str> = figures.held.iter().filter(|item| of(item)).map(|item| item.work_id.as_str()).collect();
    match names[..] {
        [] => "what it holds".to_owned(),
        [one] => one.to_owned(),
        [one, ref others @ ..] => format!("{one} and {}", count(others.len() as u64, "other")),
    }
}

/// The held item that is furthest: the first to be done with.
fn furthest(figures: &RecommendFigures) -> String {
    let furthest = figures.held.iter().filter(|item| item.progress > 0).max_by_key(|item| item.progress);
    furthest.map(|item| format!("; furthest is {} with {} %", item.work_id, item.progress)).unwrap_or_default()
}

fn waits_for(figures: &RecommendFigures) -> String {
    let first = figures.held.iter().find(|item| item.status == Status::Blocked && !item.blocked_on.is_empty());
    first.map(|item| format!(" and waits for {}", item.blocked_on)).unwrap_or_default()
}

fn wait(figures: &RecommendFigures) -> String {
    let kind = figures.work_type.as_ref().map(|work_type| format!(" of type {work_type:?}")).unwrap_or_default();
    let mut text = match (figures.capacity, figures.ready) {
        (Some(0), _) => "It may hold no item.".to_owned(),
        (_, 0) => format!("No item{kind} is ready"),
        (_, ready) => format!(
            "{} ready{kind}, and it may have none: they need capabilities that it lacks or are kept for others",
            sentence(&format!("{} {}", count(ready, "item"), by(ready, "is", "are")))
        ),
    };
    if figures.capacity != Some(0) {
        let next = figures.next_in_seconds.map(|seconds| format!(", the next is offered in {}", length(seconds)));
        text += &format!(
            "; {} {} not ready{}.",
            count(figures.not_ready, "pending item"),
            by(figures.not_ready, "is", "are"),
            next.unwrap_or_default()
        );
    }
    text + &unknown(figures)
}

fn alternative(one: &Suitable) -> Alternative {
    Alternative { work_id: one.work_id.clone(), reason: sentence(&told(one)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::advice::{OpenItem, Subject, Worker, recommend as figures};
    use crate::board::{Liveness, Priority};
    use crate::claude::Answer;

    fn worker(capacity: Option<u64>, load: u64) -> Worker {
        Worker {
            agent_id: "ada".into(),
            team: String::new(),
            role: String::new(),
            capabilities: vec!["sql".into()],
            capacity,
            state: Liveness::Working,
            load,
            completed: 0,
            failed: 0,
            last_sign_at: None,
        }
    }

    fn item(id: &str, priority: Priority) -> OpenItem {
        OpenItem { work_id: id.into(), work_type: "fix".into(), priority, ready: true, ..OpenItem::default() }
    }

    fn held(id: &str, status: Status) -> OpenItem {
        OpenItem { status, agent_id: Some("ada".into()), ready: false, progress: 40, ..item(id, Priority::Low) }
    }

    fn answer(open: Vec<OpenItem>, worker: Worker, agent: Option<&str>, work_type: Option<&str>) -> Recommendation {
        let answer = recommend(&figures(
            &Subject { at: 1_000_000, open, agents: vec![worker], ..Subject::default() },
            agent,
            work_type,
        ));
        assert_eq!(answer.faults(), Vec::<String>::new());
        answer
    }

    #[test]
    fn the_item_that_is_worth_most_is_recommended() {
        let sql = OpenItem { capabilities: vec!["sql".into()], due: Some(1_007_200), ..item("b", Priority::High) };
        let open = || vec![item("a", Priority::Low), sql.clone(), held("c", Status::Active)];
        let found = answer(open(), worker(None, 1), Some("ada"), None);
        assert_eq!((found.action, found.work_id.as_deref()), (RecommendedAction::Claim, Some("b")));
        assert_eq!(
            found.reason,
            "Of 2 items that it may have this one is worth most: priority score 47.58, it holds 1 item, due in 2h."
        );
        assert_eq!(found.alternatives.iter().map(|one| one.work_id.as_str()).collect::<Vec<_>>(), ["a"]);
        // A new agent has no capabilities.
        assert_eq!(answer(open(), worker(None, 1), None, None).work_id.as_deref(), Some("a"));
        let unknown = answer(open(), worker(None, 1), Some("bob"), None);
        assert!(unknown.work_id.as_deref() == Some("a") && unknown.reason.contains("\"bob\" is not among the agents"));
        assert_eq!(answer(open(), worker(None, 1), Some("ada"), Some("doc")).action, RecommendedAction::Wait);
    }

    #[test]
    fn what_is_held_comes_first_where_it_is_in_trouble() {
        let over = OpenItem { lease_over: true, ..held("c", Status::InProgress) };
        let blocked = OpenItem { blocked_on: "a key".into(), ..held("c", Status::Blocked) };
        let late = Worker { state: Liveness::Late, ..worker(None, 1) };
        let cases = [
            (held("c", Status::Active), worker(Some(1), 1), "It holds 1 item and may hold 1; furthest is c with 40 %."),
            (over, worker(None, 1), "Its lease on c is over."),
            (blocked, worker(None, 1), "It holds c, which is blocked and waits for a key."),
            (held("c", Status::Active), late, "A renewal of what it holds (c) is missing."),
            (
                held("c", Status::Active),
                worker(None, 40),
                "It holds 40 items, and one more is worth less than the load costs; furthest is c with 40 %.",
            ),
        ];
        for (held, worker, reason) in cases {
            let found = answer(vec![item("a", Priority::High), held], worker, Some("ada"), None);
            assert_eq!((found.action, &*found.reason), (RecommendedAction::Finish, reason));
            assert_eq!(found.alternatives[0].work_id, "a");
        }
    }

    #[test]
    fn where_nothing_suits_it_is_told_why() {
        let later = OpenItem { ready: false, not_before: Some(1_003_600), ..item("a", Priority::High) };
        let go = OpenItem { capabilities: vec!["go".into()], ..item("b", Priority::High) };
        let cases = [
            (later, worker(None, 0), None, "No item is ready; 1 pending item is not ready, the next is offered in 1h."),
            (
                go.clone(),
                worker(None, 0),
                None,
                "1 item is ready, and it may have none: they need capabilities that it lacks or are kept for others; no pending item is not ready.",
            ),
            (go, worker(None, 0), Some("doc"), "No item of type \"doc\" is ready; no pending item is not ready."),
            (item("a", Priority::High), worker(Some(0), 0), None, "It may hold no item."),
        ];
        for (item, worker, work_type, reason) in cases {
            let found = answer(vec![item], worker, Some("ada"), work_type);
            assert_eq!((found.action, &*found.reason, found.confidence), (RecommendedAction::Wait, reason, 1.0));
        }
    }
}

//! What to do next, by the priority score.

use super::words::{by, confidence, count, length, part, sentence};
use crate::analysis::advice::{ItemPriority, PriorityFigures, Term, known};
use crate::board::Status;
use crate::claude::answers::{ItemAdvice, Opportunity, Priorities};

/// The most items that the answer lists.
const LISTED: usize = 20;

/// The answer that the figures give.
#[must_use]
pub fn priorities(figures: &PriorityFigures) -> Priorities {
    let listed = || figures.items.iter().take(LISTED);
    let told = known(listed().flat_map(|item| &item.terms)).unwrap_or(1.0);
    Priorities {
        summary: summary(figures),
        items: listed().map(advice).collect(),
        opportunities: opportunities(figures),
        confidence: confidence(told * part(figures.scored, figures.not_read)),
    }
}

fn summary(figures: &PriorityFigures) -> String {
    let Some(first) = figures.items.first() else { return "No item is open.".to_owned() };
    let listed = figures.items.len().min(LISTED) as u64;
    let mut parts =
        vec![format!("{} {} scored", count(figures.scored, "open item"), by(figures.scored, "was", "were"))];
    if figures.scored > listed {
        parts.push(format!("the {listed} highest scores are listed"));
    }
    if figures.not_read > 0 {
        parts.push(format!(
            "{} of the least urgent {} not read",
            figures.not_read,
            by(figures.not_read, "was", "were")
        ));
    }
    if figures.overdue > 0 {
        parts.push(format!("{} {} overdue", figures.overdue, by(figures.overdue, "is", "are")));
    }
    let (id, score) = (&first.work_id, first.score);
    format!("{}. Highest is {id} with {score} of 100: {}.", parts.join(", "), reason(first))
}

fn advice(item: &ItemPriority) -> ItemAdvice {
    ItemAdvice {
        work_id: item.work_id.clone(),
        score: item.score,
        priority: item.suggested.into(),
        action: action(item),
        reason: sentence(&reason(item)),
    }
}

/// What is to be done about an item where it stands.
fn action(item: &ItemPriority) -> String {
    let holder = item.agent_id.as_deref().unwrap_or("its holder");
    match item.status {
        _ if item.in_circle => "change its dependencies: it depends on itself".to_owned(),
        status if status.is_held() && item.lease_over => format!("take it back: the lease of {holder} is over"),
        status if status.is_held() && item.holder_gone => format!("reassign it: {holder} is gone"),
        Status::Blocked if item.blocked_on.is_empty() => "unblock it".to_owned(),
        Status::Blocked => format!("unblock it: {holder} waits for {}", item.blocked_on),
        status if status.is_held() => format!("let {holder} finish it"),
        _ if item.ready => "claim it".to_owned(),
        _ => match (&item.depends_on[..], item.offered_in_seconds) {
            ([], None) => "wait: it is not offered yet".to_owned(),
            ([], Some(seconds)) => format!("wait: it is offered in {}", length(seconds)),
            ([one], _) => format!("complete {one} first"),
            ([one, others @ ..], _) => format!("complete {one} and {} first", count(others.len() as u64, "other")),
        },
    }
}

/// What the score is made of, what brings most first.
fn reason(item: &ItemPriority) -> String {
    let mut terms: Vec<&Term> = item.terms.iter().filter(|term| term.hundredths() > 0).collect();
    terms.sort_by_key(|term| -term.hundredths());
    terms.into_iter().filter_map(|term| words(item, &term.name)).collect::<Vec<_>>().join(", ")
}

/// A term of the score in words.
fn words(item: &ItemPriority, term: &str) -> Option<String> {
    let more = if item.waiting_more { "more than " } else { "" };
    Some(match term {
        "priority" if item.counted_priority > item.priority => {
            format!("an item of priority {} waits on it", item.counted_priority.word())
        }
        "priority" => format!("priority {}", item.priority.word()),
        "due" => due(item)?,
        "waiting" => format!("{more}{} {} on it", count(item.waiting, "item"), by(item.waiting, "waits", "wait")),
        "chain" => chain(item),
        "age" => format!("on the board for {}", length(item.age_seconds?)),
        "staleness" => format!("unchanged for {}", length(item.silent_seconds?)),
        _ => return None,
    })
}

fn due(item: &ItemPriority) -> Option<String> {
    let seconds = item.due_in_seconds?;
    let whose = if item.due_is_own { "" } else { "what waits on it is " };
    Some(match seconds {
        0.. => format!("{whose}due in {}", length(seconds)),
        _ => format!("{whose}overdue by {}", length(seconds)),
    })
}

fn chain(item: &ItemPriority) -> String {
    let usual = item.chain_hours.map(|hours| format!(", usually {hours} h of work")).unwrap_or_default();
    format!("the longest chain behind it is {}{usual}", count(item.chain, "item"))
}

/// What the figures show beyond single items.
fn opportunities(figures: &PriorityFigures) -> Vec<Opportunity> {
    let raise = figures.to_raise;
    let circles = figures.in_circles;
    let longest = figures.items.iter().max_by_key(|item| item.chain).filter(|item| item.chain > 1);
    let mut found = Vec::new();
    if raise > 0 {
        found.push(Opportunity {
            title: format!("Raise the priority of {}", count(raise, "item")),
            reason: format!(
                "{} by the score a more urgent word than {} now.",
                by(raise, "It has", "They have"),
                by(raise, "it has", "they have")
            ),
        });
    }
    if circles > 0 {
        found.push(Opportunity {
            title: format!("Free {} from circles of dependencies", count(circles, "item")),
            reason: format!(
                "{} on {}, so {} never ready.",
                by(circles, "It depends", "They depend"),
                by(circles, "itself", "themselves"),
                by(circles, "it is", "they are")
            ),
        });
    }
    if let Some(item) = longest {
        found.push(Opportunity {
            title: format!("Shorten the chain behind {}", item.work_id),
            reason: format!("{}.", sentence(&chain(item))),
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::advice::{OpenItem, Subject, Worker, priorities as figures};
    use crate::board::{Liveness, Priority};
    use crate::claude::Answer;

    const NOW: i64 = 1_800_000_000;
    const HOUR: i64 = 3600;

    fn item(id: &str) -> OpenItem {
        OpenItem {
            work_id: id.into(),
            created_at: NOW - 148 * HOUR,
            changed_at: NOW - HOUR,
            ready: true,
            ..OpenItem::default()
        }
    }

    fn answer(open: Vec<OpenItem>) -> Priorities {
        priorities(&figures(&Subject { at: NOW, open, ..Subject::default() }))
    }

    #[test]
    fn the_reason_names_what_the_score_is_made_of() {
        let waits = OpenItem { depends_on: vec!["a".into()], ready: false, ..item("b") };
        let due = OpenItem { due: Some(NOW + 2 * HOUR), priority: Priority::High, ..item("a") };
        let found = answer(vec![due, waits]);
        let reason = "Priority high, due in 2h, on the board for 6d 4h, 1 item waits on it, the longest chain behind it is 1 item, unchanged for 1h";
        assert_eq!(found.items[0].reason, reason);
        assert_eq!((&*found.items[0].action, &*found.items[1].action), ("claim it", "complete a first"));
        assert!(found.summary.starts_with("2 open items were scored. Highest is a with "), "{}", found.summary);
        assert_eq!(found.faults(), Vec::<String>::new());
    }

    #[test]
    fn nobody_is_told_to_wait_for_an_agent_that_is_gone() {
        let held = OpenItem { status: Status::Active, agent_id: Some("ada".into()), ready: false, ..item("x") };
        let ada = Worker {
            agent_id: "ada".into(),
            team: String::new(),
            role: String::new(),
            capabilities: Vec::new(),
            capacity: None,
            state: Liveness::Gone,
            load: 1,
            completed: 0,
            failed: 0,
            last_sign_at: None,
        };
        let subject = Subject { at: NOW, open: vec![held], agents: vec![ada], ..Subject::default() };
        assert_eq!(priorities(&figures(&subject)).items[0].action, "reassign it: ada is gone");
    }

    #[test]
    fn each_action_fits_where_the_item_stands() {
        let held = |status| OpenItem { status, agent_id: Some("ada".into()), ready: false, ..item("x") };
        let cases = [
            (OpenItem { depends_on: vec!["x".into()], ..item("x") }, "change its dependencies: it depends on itself"),
            (held(Status::Active), "let ada finish it"),
            (OpenItem { lease_over: true, ..held(Status::Blocked) }, "take it back: the lease of ada is over"),
            (OpenItem { blocked_on: "a key".into(), ..held(Status::Blocked) }, "unblock it: ada waits for a key"),
            (held(Status::Blocked), "unblock it"),
            (item("x"), "claim it"),
            (OpenItem { ready: false, not_before: Some(NOW + HOUR), ..item("x") }, "wait: it is offered in 1h"),
            (OpenItem { ready: false, ..item("x") }, "wait: it is not offered yet"),
            (
                OpenItem { ready: false, depends_on: vec!["p".into(), "q".into()], ..item("x") },
                "complete p and 1 other first",
            ),
        ];
        for (item, action) in cases {
            assert_eq!(answer(vec![item.clone()]).items[0].action, action, "{item:?}");
        }
    }

    #[test]
    fn what_is_inherited_is_said_to_be() {
        let low = OpenItem { priority: Priority::Low, ..item("a") };
        let urgent =
            OpenItem { priority: Priority::Critical, due: Some(NOW - HOUR), depends_on: vec!["a".into()], ..item("b") };
        let found = answer(vec![low, urgent]);
        assert!(
            found.items[0]
                .reason
                .starts_with("An item of priority critical waits on it, what waits on it is overdue by 1h")
        );
        assert_eq!(found.opportunities[0].title, "Raise the priority of 1 item");
    }

    #[test]
    fn the_answer_is_as_sure_as_the_board_tells() {
        // No due date: 25 of 100 points are unknown.
        assert_eq!(answer(vec![item("a")]).confidence, 0.75);
        assert_eq!(answer(vec![OpenItem { due: Some(NOW), ..item("a") }]).confidence, 1.0);
        let half = Subject { at: NOW, open: vec![item("a")], open_left_out: 1, ..Subject::default() };
        assert_eq!(priorities(&figures(&half)).confidence, 0.38);
        let none = answer(Vec::new());
        assert_eq!((&*none.summary, none.confidence, none.items.len()), ("No item is open.", 1.0, 0));
    }

    #[test]
    fn the_answer_lists_the_highest_and_counts_the_rest() {
        let found = answer((0..25).map(|n| item(&format!("w{n}"))).collect());
        assert_eq!(found.items.len(), 20);
        assert!(
            found.summary.starts_with("25 open items were scored, the 20 highest scores are listed."),
            "{}",
            found.summary
        );
    }
}

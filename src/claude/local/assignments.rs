//! Who should take what, by the matching that is worth most.

use super::words::{by, confidence, count, part, sentence};
use crate::analysis::advice::assignments::{Bar, Cause, Left, Pair};
use crate::analysis::advice::{AssignmentFigures, Term, known};
use crate::claude::answers::{AssignmentAdvice, Assignments, Unassigned};

/// The most pairs that the answer lists.
const PAIRS: usize = 50;
/// The most items without an agent that the answer lists.
const LEFT: usize = 20;

/// The answer that the figures give.
#[must_use]
pub fn assignments(figures: &AssignmentFigures) -> Assignments {
    let counts = &figures.counts;
    let told = known(figures.pairs.iter().flat_map(|pair| &pair.terms)).unwrap_or(1.0);
    let items = part(counts.items, counts.items_left_out + counts.items_not_read);
    let agents = part(counts.agents, counts.agents_left_out + counts.agents_not_read);
    Assignments {
        summary: summary(figures),
        assignments: figures.pairs.iter().take(PAIRS).map(advice).collect(),
        unassigned: figures.unassigned.iter().take(LEFT).map(unassigned).collect(),
        confidence: confidence(told * items * agents),
    }
}

fn summary(figures: &AssignmentFigures) -> String {
    let (pairs, counts) = (figures.pairs.len() as u64, &figures.counts);
    let nobody = figures.unassigned.len() as u64 + figures.unassigned_more;
    let mut text = match pairs + nobody {
        0 => format!("No item is ready to be claimed; {}.", not_ready(counts.not_ready)),
        ready => {
            format!(
                "Of {} that {} ready {} {} an agent",
                count(ready, "item"),
                by(ready, "is", "are"),
                pairs,
                by(pairs, "gets", "get")
            ) + &agents(figures)
        }
    };
    if pairs > 0 {
        text += &improvement(figures);
    }
    text + &left_out(figures)
}

fn not_ready(number: u64) -> String {
    format!(
        "{} {} for others or for {} time",
        count(number, "pending item"),
        by(number, "waits", "wait"),
        by(number, "its", "their")
    )
}

fn agents(figures: &AssignmentFigures) -> String {
    let counts = &figures.counts;
    let free = format!(
        "{} {} there and {} room",
        count(counts.agents, "agent"),
        by(counts.agents, "is", "are"),
        by(counts.agents, "has", "have")
    );
    let full = (counts.agents_full > 0)
        .then(|| format!("{} {} full", counts.agents_full, by(counts.agents_full, "is", "are")));
    let away = (counts.agents_away > 0)
        .then(|| format!("{} {} late or gone", counts.agents_away, by(counts.agents_away, "is", "are")));
    let all: Vec<String> = [Some(free), full, away].into_iter().flatten().collect();
    format!(": {}.", all.join(", "))
}

/// What the advice changes.
fn improvement(figures: &AssignmentFigures) -> String {
    let (advised, present) = (&figures.advised, &figures.present);
    let other = figures.pairs.iter().filter(|pair| !pair.also_at_present).count() as u64;
    if other == 0 && advised.assigned == present.assigned {
        return " It is what the agents would take by themselves.".to_owned();
    }
    format!(
        " It is worth {} points, against {} where the idlest agent takes what is offered first ({} against {}); {} differ{}.",
        advised.worth,
        present.worth,
        count(advised.assigned, "item"),
        present.assigned,
        count(other, "pair"),
        by(other, "s", ""),
    )
}

fn left_out(figures: &AssignmentFigures) -> String {
    let counts = &figures.counts;
    let items = counts.items_left_out + counts.items_not_read;
    let agents = counts.agents_left_out + counts.agents_not_read;
    match (items, agents) {
        (0, 0) => String::new(),
        (items, agents) => format!(" Not looked at: {} and {}.", count(items, "item"), count(agents, "agent")),
    }
}

fn advice(pair: &Pair) -> AssignmentAdvice {
    AssignmentAdvice {
        work_id: pair.work_id.clone(),
        agent_id: pair.agent_id.clone(),
        reason: sentence(&reason(&pair.terms, pair.done_before)),
    }
}

/// What a pair is worth and why, in words.
pub(super) fn reason(terms: &[Term], done_before: u64) -> String {
    let value = |name: &str| terms.iter().find(|term| term.name == name).and_then(|term| term.value);
    let load = value("load").map(|held| match held {
        held if held < 1.0 => "it holds nothing yet".to_owned(),
        held => format!("it holds {}", count(held as u64, "item")),
    });
    let parts = [
        value("urgency").map(|score| format!("priority score {score}")),
        (value("team") == Some(1.0)).then(|| "same team".to_owned()),
        (done_before > 0).then(|| format!("it has completed {} of this type", count(done_before, "item"))),
        reliability(terms),
        load,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn reliability(terms: &[Term]) -> Option<String> {
    let term = terms.iter().find(|term| term.name == "reliability")?;
    let attempts = term.value?;
    Some(format!("{:.0} % reliable over {}", term.share * 100.0, count(attempts as u64, "attempt")))
}

fn unassigned(left: &Left) -> Unassigned {
    let reason = match (left.cause, &left.bar) {
        (Cause::NoAgent, _) => "No agent is there that has room.".to_owned(),
        (Cause::NobodyMay, Some(Bar::Lacks(capability))) => {
            format!("No free agent may have it: the idlest lacks the capability {capability:?}.")
        }
        (Cause::NobodyMay, Some(Bar::Reserved(kind, name))) => {
            format!("It is kept for the {kind} {name:?}, who has no room or is not there.")
        }
        (Cause::NobodyMay, None) => "No free agent may have it.".to_owned(),
        (Cause::OthersFirst, _) => "The agents that may have it get items that are worth more.".to_owned(),
        (Cause::LeftOut, _) => "There are more items than are matched; its score is among the lowest.".to_owned(),
    };
    Unassigned { work_id: left.work_id.clone(), reason }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::advice::{Finished, OpenItem, Subject, Worker, assignments as figures};
    use crate::board::{Liveness, Priority};
    use crate::claude::Answer;

    fn worker(id: &str, state: Liveness) -> Worker {
        Worker {
            agent_id: id.into(),
            team: "red".into(),
            role: String::new(),
            capabilities: vec!["sql".into()],
            capacity: Some(1),
            state,
            load: 0,
            completed: 3,
            failed: 0,
            last_sign_at: None,
        }
    }

    fn item(id: &str, capability: Option<&str>) -> OpenItem {
        let capabilities = capability.into_iter().map(str::to_owned).collect();
        OpenItem {
            work_id: id.into(),
            work_type: "fix".into(),
            team: "red".into(),
            ready: true,
            capabilities,
            ..OpenItem::default()
        }
    }

    #[test]
    fn pairs_and_leftovers_say_why() {
        let open = vec![
            item("a", Some("sql")),
            item("b", Some("go")),
            OpenItem { priority: Priority::Low, ..item("c", None) },
        ];
        let finished = vec![Finished { agent_id: "ada".into(), work_type: "fix".into(), ..Finished::default() }];
        let agents = vec![worker("ada", Liveness::Idle), worker("bob", Liveness::Gone)];
        let found = assignments(&figures(&Subject { at: 9, open, agents, finished, ..Subject::default() }));
        assert_eq!(
            found.assignments[0].reason,
            "Priority score 14, same team, it has completed 1 item of this type, 80 % reliable over 3 attempts, it holds nothing yet"
        );
        let reasons: Vec<_> = found.unassigned.iter().map(|one| (one.work_id.as_str(), one.reason.as_str())).collect();
        assert_eq!(
            reasons,
            [
                ("c", "The agents that may have it get items that are worth more."),
                ("b", "No free agent may have it: the idlest lacks the capability \"go\"."),
            ]
        );
        assert_eq!(
            found.summary,
            "Of 3 items that are ready 1 gets an agent: 1 agent is there and has room, 1 is late or gone. It is what the agents would take by themselves."
        );
        assert_eq!((found.faults(), found.confidence), (Vec::new(), 1.0));
    }

    #[test]
    fn what_is_gained_is_told() {
        let generalist = worker("a", Liveness::Idle);
        let plain = Worker { capabilities: Vec::new(), ..worker("b", Liveness::Idle) };
        let open = vec![OpenItem { priority: Priority::High, ..item("x", None) }, item("y", Some("sql"))];
        let found =
            assignments(&figures(&Subject { at: 9, open, agents: vec![generalist, plain], ..Subject::default() }));
        assert!(found.summary.contains("(2 items against 1); 2 pairs differ."), "{}", found.summary);
    }

    #[test]
    fn nothing_to_give_is_said() {
        let found = assignments(&figures(&Subject {
            open: vec![OpenItem { ready: false, ..item("x", None) }],
            ..Subject::default()
        }));
        assert_eq!(
            (&*found.summary, found.confidence),
            ("No item is ready to be claimed; 1 pending item waits for others or for its time.", 1.0)
        );
        let nobody =
            assignments(&figures(&Subject { open: vec![item("x", None)], agents_left_out: 2, ..Subject::default() }));
        assert_eq!(
            nobody.summary,
            "Of 1 item that is ready 0 gets an agent: no agent is there and has room. Not looked at: no item and 2 agents."
        );
    }
}

//! A question, answered with facts alone: what the board says of everything that the question names.

use crate::analysis::advice::{OpenItem, Subject, Worker};
use crate::board::Status;
use crate::claude::answers::{Evidence, Question};
use crate::claude::{Failed, Kind};
use crate::clock::stamp;
use crate::text::{agree, many};
use std::collections::BTreeSet;

/// The most facts that are told.
const FACTS: usize = 20;
/// The most ids that go with a fact.
const IDS: usize = 10;

/// The facts about the items, agents, teams, types of work and statuses that a question names.
///
/// The confidence is the share of the question's words of four letters and more that stand in the name of something.
///
/// # Errors
/// [`Kind::Unavailable`] where it names nothing that is on the board: figures cannot answer it.
pub fn ask(subject: &Subject, question: &str) -> Result<Question, Failed> {
    let words = words(question);
    let mut evidence: Vec<Evidence> =
        subject.open.iter().filter(|item| words.contains(&item.work_id)).map(of_item).collect();
    evidence.extend(
        subject.agents.iter().filter(|agent| words.contains(&agent.agent_id)).map(|agent| of_agent(agent, subject)),
    );
    evidence.extend(named(subject, &words, "team", |item| &item.team));
    evidence.extend(named(subject, &words, "work type", |item| &item.work_type));
    evidence.extend(
        Status::ALL.into_iter().filter(|status| words.contains(status.word())).map(|status| of_status(subject, status)),
    );
    if evidence.is_empty() {
        let message =
            "figures answer only questions that name items, agents, teams, types of work or statuses of this board";
        let hint = "set ANTHROPIC_API_KEY or install the claude program to have Claude answer, or see \"coordctl claude health\"";
        return Err(Failed::new(Kind::Unavailable, message, hint));
    }
    let left_out = evidence.len().saturating_sub(FACTS);
    evidence.truncate(FACTS);
    let facts: Vec<&str> = evidence.iter().map(|one| one.fact.as_str()).collect();
    let more = if left_out > 0 {
        format!(" {} {} left out.", many(left_out as u64, "more fact"), agree(left_out as u64, "is", "are"))
    } else {
        String::new()
    };
    let answer = format!("What the board says of what the question names: {}.{more}", facts.join("; "));
    Ok(Question { answer, confidence: confidence(&words, subject), evidence })
}

/// The words of a question, as names could be written.
fn words(question: &str) -> BTreeSet<String> {
    let split = question
        .split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '?' | '!' | ',' | ';' | ':' | '(' | ')'));
    split.map(|word| word.trim_end_matches('.').to_owned()).filter(|word| !word.is_empty()).collect()
}

fn of_item(item: &OpenItem) -> Evidence {
    let holder = item.agent_id.as_ref().map(|agent| format!(", held by {agent}")).unwrap_or_default();
    let waits = match item.depends_on.as_slice() {
        [] => String::new(),
        waits => format!(", and waits for {}", waits.join(", ")),
    };
    let due = item.due.map(|due| format!(", due {}", stamp(due))).unwrap_or_default();
    Evidence {
        fact: format!(
            "{} is {} with priority {}{holder}, on the board since {}{due}{waits}",
            item.work_id,
            item.status.word(),
            item.priority.word(),
            stamp(item.created_at)
        ),
        work_ids: vec![item.work_id.clone()],
        agent_ids: item.agent_id.iter().cloned().collect(),
    }
}

fn of_agent(agent: &Worker, subject: &Subject) -> Evidence {
    let holds = |item: &&OpenItem| item.agent_id.as_ref() == Some(&agent.agent_id);
    let seen = agent.last_sign_at.map(|at| format!(", last seen {}", stamp(at))).unwrap_or_default();
    Evidence {
        fact: format!(
            "{} of team {} is {}, holds {}, has completed {} and failed {}{seen}",
            agent.agent_id,
            agent.team,
            agent.state.word(),
            many(agent.load, "item"),
            agent.completed,
            agent.failed
        ),
        work_ids: subject.open.iter().filter(holds).take(IDS).map(|item| item.work_id.clone()).collect(),
        agent_ids: vec![agent.agent_id.clone()],
    }
}

/// A fact for each name of a sort that the question has.
fn named<'a>(
    subject: &'a Subject,
    words: &'a BTreeSet<String>,
    what: &'a str,
    name: impl Fn(&OpenItem) -> &str + Copy + 'a,
) -> impl Iterator<Item = Evidence> + 'a {
    let names: BTreeSet<&str> = subject.open.iter().map(name).filter(|name| words.contains(*name)).collect();
    names.into_iter().map(move |wanted| {
        let items: Vec<&OpenItem> = subject.open.iter().filter(|item| name(item) == wanted).collect();
        let ready = items.iter().filter(|item| item.ready).count();
        let held = items.iter().filter(|item| item.status.is_held()).count();
        Evidence {
            fact: format!(
                "{what} {wanted} has {}, {held} of them held and {ready} ready",
                many(items.len() as u64, "open item")
            ),
            work_ids: items.iter().take(IDS).map(|item| item.work_id.clone()).collect(),
            agent_ids: Vec::new(),
        }
    })
}

fn of_status(subject: &Subject, status: Status) -> Evidence {
    let count = subject.count(status);
    let items = subject.open.iter().filter(|item| item.status == status).take(IDS);
    Evidence {
        fact: format!("{} {} {}", many(count, "item"), agree(count, "is", "are"), status.word()),
        work_ids: items.map(|item| item.work_id.clone()).collect(),
        agent_ids: Vec::new(),
    }
}

fn confidence(words: &BTreeSet<String>, subject: &Subject) -> f64 {
    let long: Vec<&String> = words.iter().filter(|word| word.chars().count() >= 4).collect();
    let is_name = |word: &&&String| {
        let of_item = |item: &OpenItem| [&item.work_id, &item.team, &item.work_type].contains(*word);
        subject.open.iter().any(of_item)
            || subject.agents.iter().any(|agent| agent.agent_id == ***word)
            || Status::ALL.iter().any(|status| status.word() == word.as_str())
    };
    let known = long.iter().filter(is_name).count();
    if long.is_empty() { 0.0 } else { known as f64 / long.len() as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject() -> Subject {
        let item = |id: &str, team: &str, agent: Option<&str>| OpenItem {
            work_id: id.to_owned(),
            team: team.to_owned(),
            agent_id: agent.map(str::to_owned),
            status: if agent.is_some() { Status::Blocked } else { Status::Pending },
            ready: agent.is_none(),
            ..OpenItem::default()
        };
        let open = vec![item("work_1", "compiler", Some("ada")), item("work_2", "compiler", None)];
        Subject { open, counts: [1, 0, 0, 1, 5, 0, 0], ..Subject::default() }
    }

    #[test]
    fn only_what_is_named_is_told_and_nothing_is_made_up() {
        let answer = ask(&subject(), "Why is work_1 blocked, and what does compiler do?").expect("it names something");
        let facts: Vec<_> = answer.evidence.iter().map(|one| one.fact.as_str()).collect();
        assert!(facts[0].starts_with("work_1 is blocked with priority medium, held by ada"), "{facts:?}");
        assert_eq!(facts[1], "team compiler has 2 open items, 1 of them held and 1 ready");
        assert_eq!(facts[2], "1 item is blocked");
        assert_eq!(answer.evidence.len(), 3);
        // work_1, blocked, what, does, compiler
        assert!((answer.confidence - 0.6).abs() < 1e-9, "{}", answer.confidence);
        let failed = ask(&subject(), "What is the meaning of life?").expect_err("figures cannot tell");
        assert_eq!(failed.kind, Kind::Unavailable);
    }
}

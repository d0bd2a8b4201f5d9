//! What is new between two looks at a board, without Claude.

use crate::analysis::advice::{OpenItem, Subject, Worker};
use crate::board::{Liveness, Priority, Status};
use crate::claude::answers::{Observation, Observations, Severity};
use crate::text::many;
use std::collections::HashMap;

/// What an observation is about: everything, or what bears this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus<'a> {
    /// The whole board.
    All,
    /// A team, an agent or a type of work.
    Named(&'a str),
}

impl<'a> Focus<'a> {
    /// The focus that a word means: the name of something on the board, else the whole board.
    #[must_use]
    pub fn of(word: &'a str, subject: &Subject) -> Self {
        let of_item = |item: &OpenItem| item.team == word || item.work_type == word;
        let of_agent = |agent: &Worker| agent.agent_id == word || agent.team == word;
        match subject.open.iter().any(of_item) || subject.agents.iter().any(of_agent) {
            true => Focus::Named(word),
            false => Focus::All,
        }
    }

    fn has_item(self, item: &OpenItem) -> bool {
        let named = |name: &str| item.team == name || item.work_type == name || item.agent_id.as_deref() == Some(name);
        match self {
            Focus::All => true,
            Focus::Named(name) => named(name),
        }
    }

    fn has_agent(self, agent: &Worker) -> bool {
        match self {
            Focus::All => true,
            Focus::Named(name) => agent.agent_id == name || agent.team == name,
        }
    }
}

/// What changed between two looks and is worth knowing, the most urgent first; on the first look, what stands out.
#[must_use]
pub fn observations(before: Option<&Subject>, now: &Subject, focus: Focus<'_>) -> Observations {
    let mut observations = Vec::new();
    let earlier: HashMap<&str, &OpenItem> = items(before);
    for item in now.open.iter().filter(|item| focus.has_item(item)) {
        observations.extend(of_item(earlier.get(item.work_id.as_str()).copied(), item, before.is_some()));
    }
    observations.extend(before.into_iter().flat_map(|before| closed(before, now, focus)));
    let agents: HashMap<&str, &Worker> =
        before.map(|before| &before.agents).into_iter().flatten().map(|one| (one.agent_id.as_str(), one)).collect();
    for agent in now.agents.iter().filter(|agent| focus.has_agent(agent)) {
        observations.extend(of_agent(agents.get(agent.agent_id.as_str()).copied(), agent));
    }
    observations.sort_by_key(|one| one.severity);
    // Every observation is a fact of the board.
    Observations { observations, confidence: 1.0 }
}

fn items(subject: Option<&Subject>) -> HashMap<&str, &OpenItem> {
    subject.into_iter().flat_map(|subject| &subject.open).map(|item| (item.work_id.as_str(), item)).collect()
}

fn said(severity: Severity, text: String, item: Option<&OpenItem>, agent: Option<&str>) -> Observation {
    Observation {
        severity,
        text,
        work_ids: item.map(|item| item.work_id.clone()).into_iter().collect(),
        agent_ids: agent.map(str::to_owned).into_iter().collect(),
    }
}

/// What is new about an open item.
fn of_item(before: Option<&OpenItem>, item: &OpenItem, is_later_look: bool) -> Vec<Observation> {
    let (id, agent) = (&item.work_id, item.agent_id.as_deref());
    let mut told = Vec::new();
    let mut tell = |is_so: bool, was_so: bool, severity, text: String| {
        if is_so && !was_so {
            told.push(said(severity, text, Some(item), agent));
        }
    };
    let holder = agent.unwrap_or("nobody");
    let was = |test: &dyn Fn(&OpenItem) -> bool| before.is_some_and(test);
    tell(
        item.lease_over,
        was(&|one| one.lease_over),
        Severity::Critical,
        format!("the lease of {holder} on {id} is over"),
    );
    let unheld = |one: &OpenItem| one.priority == Priority::Critical && !one.status.is_held();
    tell(unheld(item), was(&unheld), Severity::Critical, format!("{id} is critical, and nobody holds it"));
    let blocked = |one: &OpenItem| one.status == Status::Blocked;
    let on = if item.blocked_on.is_empty() { "something" } else { &item.blocked_on };
    tell(blocked(item), was(&blocked), Severity::High, format!("{holder} holds {id}, which waits for {on}"));
    let failed = item.failed_attempts > before.map_or(0, |one| one.failed_attempts);
    tell(
        failed && is_later_look,
        false,
        Severity::High,
        format!("{id} has failed {}", many(item.failed_attempts, "time")),
    );
    if is_later_look {
        let is_new = before.is_none();
        tell(is_new, false, Severity::Low, format!("{id} came onto the board with priority {}", item.priority.word()));
        let taken = agent.is_some() && before.is_some_and(|one| one.agent_id.as_deref() != agent);
        tell(taken, false, Severity::Low, format!("{holder} took {id}"));
        let done = before.is_some_and(|one| one.progress < 100 && item.progress > one.progress);
        tell(done, false, Severity::Low, format!("{holder} has {id} at {} %", item.progress));
    }
    told
}

/// The items that are not open any more.
fn closed<'a>(before: &'a Subject, now: &'a Subject, focus: Focus<'a>) -> impl Iterator<Item = Observation> + 'a {
    let open = items(Some(now));
    let gone = before.open.iter().filter(move |item| focus.has_item(item) && !open.contains_key(item.work_id.as_str()));
    gone.map(|item| {
        let done = now.finished.iter().find(|done| done.work_id == item.work_id);
        match done {
            Some(done) => said(
                Severity::Low,
                format!("{} completed {}", done.agent_id, item.work_id),
                Some(item),
                Some(&done.agent_id).filter(|agent| !agent.is_empty()).map(String::as_str),
            ),
            None => {
                said(Severity::High, format!("{} is closed without being completed", item.work_id), Some(item), None)
            }
        }
    })
}

fn of_agent(before: Option<&Worker>, agent: &Worker) -> Option<Observation> {
    let (id, held) = (&agent.agent_id, many(agent.load, "item"));
    let was = before.map(|one| one.state);
    let (severity, text) = match agent.state {
        state if was == Some(state) => return None,
        Liveness::Late if agent.load > 0 => {
            (Severity::Medium, format!("{id} is late with its sign of life, and holds {held}"))
        }
        Liveness::Gone if agent.load > 0 => (Severity::High, format!("{id} is gone, and holds {held}")),
        _ if before.is_none() => return None,
        state => (Severity::Low, format!("{id} is {} now", state.word())),
    };
    Some(said(severity, text, None, Some(id)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::advice::Finished;

    fn item(id: &str) -> OpenItem {
        OpenItem { work_id: id.to_owned(), team: "compiler".to_owned(), ..OpenItem::default() }
    }

    fn board(open: Vec<OpenItem>) -> Subject {
        Subject { open, ..Subject::default() }
    }

    fn told(before: Option<&Subject>, now: &Subject, focus: Focus<'_>) -> Vec<String> {
        observations(before, now, focus).observations.into_iter().map(|one| one.text).collect()
    }

    #[test]
    fn only_what_changed_is_told_the_most_urgent_first() {
        let held = OpenItem { agent_id: Some("ada".to_owned()), status: Status::Active, ..item("work_2") };
        let before = board(vec![item("work_1"), held.clone(), item("work_3")]);
        assert_eq!(told(Some(&before), &before, Focus::All), Vec::<String>::new());
        let taken = OpenItem { agent_id: Some("bob".to_owned()), status: Status::Active, ..item("work_1") };
        let over = OpenItem { lease_over: true, ..held };
        let mut now = board(vec![taken, over, OpenItem { priority: Priority::High, ..item("work_4") }]);
        now.finished =
            vec![Finished { work_id: "work_3".to_owned(), agent_id: "cy".to_owned(), ..Finished::default() }];
        let expected = [
            "the lease of ada on work_2 is over",
            "bob took work_1",
            "work_4 came onto the board with priority high",
            "cy completed work_3",
        ];
        assert_eq!(told(Some(&before), &now, Focus::All), expected);
        assert_eq!(told(Some(&before), &now, Focus::Named("ada")), ["the lease of ada on work_2 is over"]);
        now.finished.clear();
        assert!(told(Some(&before), &now, Focus::All).contains(&"work_3 is closed without being completed".to_owned()));
    }

    #[test]
    fn a_first_look_tells_what_stands_out_and_no_more() {
        let critical = OpenItem { priority: Priority::Critical, ..item("work_2") };
        let now = board(vec![item("work_1"), critical]);
        assert_eq!(told(None, &now, Focus::All), ["work_2 is critical, and nobody holds it"]);
        assert_eq!(Focus::of("compiler", &now), Focus::Named("compiler"));
        assert_eq!(Focus::of("performance", &now), Focus::All);
    }
}

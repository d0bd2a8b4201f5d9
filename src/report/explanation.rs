//! Why a work item is offered to some agents and not to others: the facts, and the sentences.

use super::item::attempt;
use super::obstacles::{Told, sentences};
use crate::board::{AgentId, Attempt, Prerequisite, Status, WorkId};
use crate::text::quote;
use serde::Serialize;

/// The name of this form of data.
pub const SCHEMA: &str = "coordctl.explain.v1";

/// Everything that decides who gets an item.
#[derive(Debug, Clone, Serialize)]
pub struct Explanation {
    /// The name of this form of data: [`SCHEMA`].
    pub schema: &'static str,
    /// The item.
    pub work_id: WorkId,
    /// What is to be done.
    pub description: String,
    /// How urgent it is.
    pub priority: String,
    /// Its status, as it stands in the row.
    pub status: String,
    /// What the status counts as.
    pub stands: Status,
    /// Whose work it is.
    pub team: String,
    /// The pattern of the rule that said so, where nobody named a team.
    pub routed_by: Option<String>,
    /// When it was closed, and with what result.
    pub closed: Option<Closing>,
    /// Who holds it.
    pub holder: Option<Holding>,
    /// What its holder waits for.
    pub blocked_on: Option<String>,
    /// How often it was claimed, the present claim included.
    pub claims: u64,
    /// How many attempts have failed.
    pub failures: u64,
    /// How many may.
    pub max_attempts: u64,
    /// The attempts that have ended and that the row still tells of, oldest first.
    pub attempts: Vec<Attempt>,
    /// Whether anybody may have it now.
    pub ready: bool,
    /// What keeps everybody from it.
    pub obstacles: Vec<Told>,
    /// What it depends on.
    pub waits_for: Vec<Prerequisite>,
    /// The pending items that depend on it.
    pub needed_by: Vec<Dependent>,
    /// How many more there are.
    pub needed_by_left_out: u64,
    /// The agents of the board, those seen last first, and what each may expect.
    pub agents: Vec<Verdict>,
    /// How many more there are.
    pub agents_left_out: u64,
    /// Its place among the ready items if nobody were unfit for any, from 1; `None` where it is not ready or far behind.
    pub place: Option<u64>,
    /// How many ready items were counted at most to find its place.
    pub places_counted: u64,
    /// The sequence number of the newest change.
    pub sequence: u64,
}

/// How an item's life ended.
#[derive(Debug, Clone, Serialize)]
pub struct Closing {
    /// When.
    pub at: String,
    /// With what result.
    pub result: String,
}

/// A claim.
#[derive(Debug, Clone, Serialize)]
pub struct Holding {
    /// Who holds it.
    pub agent_id: AgentId,
    /// Since when.
    pub since: String,
    /// The fence.
    pub fence: u64,
    /// When the lease ends; `None` where it does not end by itself.
    pub lease_expires_at: Option<String>,
    /// Whether the claim is over, so that the next `claim --next` takes the item back.
    pub is_over: bool,
    /// Whether it was handed to the holder, who has not taken it up yet.
    pub handed: bool,
    /// What the item becomes when it is taken back, where the claim is over.
    pub becomes: Option<Status>,
}

/// An item that depends on this one.
#[derive(Debug, Clone, Serialize)]
pub struct Dependent {
    /// The item.
    pub work_id: WorkId,
    /// What it is about.
    pub description: String,
}

/// What one agent may expect.
#[derive(Debug, Clone, Serialize)]
pub struct Verdict {
    /// The agent.
    pub agent_id: AgentId,
    /// Whether the item is offered to it now.
    pub offered: bool,
    /// Its place among the items that are offered to this agent, from 1; `None` where it is not offered or far behind.
    pub place: Option<u64>,
    /// What keeps this agent from it, beside what keeps everybody.
    pub obstacles: Vec<Told>,
}

impl Explanation {
    /// All of it in sentences, in the order in which one would ask.
    #[must_use]
    pub fn sentences(&self) -> Vec<String> {
        let mut told = vec![format!("{} \"{}\" is {}.", self.work_id, self.description, self.status)];
        told.extend(self.closed.as_ref().map(closing));
        told.extend(self.routing());
        told.extend(self.holder.as_ref().map(holding));
        told.extend(self.blocked_on.as_ref().map(|on| format!("Its holder waits for: {on}")));
        told.push(self.claims());
        told.extend(self.attempts.iter().map(|ended| format!("  {}", attempt(ended))));
        told.extend(self.in_the_way());
        told.extend(self.dependents());
        told.extend(self.queue());
        told.extend(self.dead_letter());
        told
    }

    fn routing(&self) -> Option<String> {
        let rule = self.routed_by.as_ref()?;
        Some(format!(
            "It is work of {}: nobody named a team, and its type fits {} in work.routes.",
            self.team,
            quote(rule)
        ))
    }

    fn claims(&self) -> String {
        let times = match self.claims {
            0 => "It was never claimed".to_owned(),
            1 => "It was claimed once".to_owned(),
            times => format!("It was claimed {times} times"),
        };
        match self.failures {
            0 => format!("{times}."),
            failures => format!("{times}; {failures} of {} attempts failed.", self.max_attempts),
        }
    }

    fn in_the_way(&self) -> Vec<String> {
        let mut told = Vec::new();
        let reasons = sentences(&self.obstacles, &self.waits_for);
        if !self.stands.is_closed() && self.holder.is_none() && !reasons.is_empty() {
            told.push("It cannot be claimed now:".to_owned());
            told.extend(reasons.iter().map(|reason| format!("  {reason}")));
        } else if self.holder.is_some() {
            let deeper = |other: &&Prerequisite| !other.dependency.is_met();
            told.extend(self.waits_for.iter().filter(deeper).map(|other| format!("Beside that {other}.")));
        }
        let met = self.waits_for.iter().filter(|other| other.dependency.is_met());
        told.extend(met.map(|other| format!("What it depends on is done: \"{}\".", other.dependency.work_id)));
        told
    }

    fn dependents(&self) -> Vec<String> {
        let waits = |other: &Dependent| format!("\"{}\" ({}) waits for it.", other.work_id, other.description);
        let more =
            (self.needed_by_left_out > 0).then(|| format!("{} more items wait for it.", self.needed_by_left_out));
        self.needed_by.iter().map(waits).chain(more).collect()
    }

    /// For whom it is offered, and when each may expect it.
    fn queue(&self) -> Vec<String> {
        if self.stands.is_closed() || self.holder.as_ref().is_some_and(|held| held.becomes == Some(Status::Failed)) {
            return Vec::new();
        }
        let next = self.agents.iter().filter(|agent| agent.place == Some(1));
        let mut told: Vec<String> = named(next)
            .map(|names| format!("It is ready: the next \"coordctl claim --next\" by {names} gets it."))
            .into_iter()
            .collect();
        let later = self.agents.iter().filter(|agent| agent.offered && agent.place != Some(1));
        told.extend(later.map(|agent| self.later(agent)));
        let offered = self.agents.iter().any(|agent| agent.offered);
        if self.ready && !offered {
            let place =
                self.place.map_or(format!("behind more than {}", self.places_counted), |place| place.to_string());
            told.push(format!("It is ready, in place {place} of the queue, for any agent that is fit for it."));
        }
        told.extend(self.unfit());
        told.extend(
            (self.agents_left_out > 0).then(|| format!("{} more agents were not looked at.", self.agents_left_out)),
        );
        told
    }

    fn later(&self, agent: &Verdict) -> String {
        let before = match agent.place {
            Some(2) => "1 item comes".to_owned(),
            Some(place) => format!("{} items come", place.saturating_sub(1)),
            None => format!("more than {} items come", self.places_counted),
        };
        format!("It is ready; for \"{}\" {before} before it.", agent.agent_id)
    }

    /// To whom it is not offered for a reason of its own: agents with the same reasons in one sentence.
    fn unfit(&self) -> Vec<String> {
        let mut groups: Vec<(String, Vec<&Verdict>)> = Vec::new();
        for agent in self.agents.iter().filter(|agent| !agent.obstacles.is_empty()) {
            let reasons: Vec<&str> = agent.obstacles.iter().map(|told| told.sentence.as_str()).collect();
            let reasons = reasons.join("; ");
            match groups.iter_mut().find(|(known, _)| *known == reasons) {
                Some((_, agents)) => agents.push(agent),
                None => groups.push((reasons, vec![agent])),
            }
        }
        let told = |(reasons, agents): (String, Vec<&Verdict>)| {
            named(agents.into_iter()).map(|names| format!("It is not offered to {names}: {reasons}."))
        };
        groups.into_iter().filter_map(told).collect()
    }

    fn dead_letter(&self) -> Vec<String> {
        if self.stands != Status::Failed {
            return Vec::new();
        }
        let id = &self.work_id;
        vec![
            format!("It was given up: \"coordctl dead-letters requeue {id}\" offers it again,"),
            format!("and \"coordctl dead-letters drop {id} --reason …\" calls it off."),
        ]
    }
}

fn closing(closing: &Closing) -> String {
    let result = if closing.result.is_empty() { String::new() } else { format!(": {}", closing.result) };
    format!("That has been so since {}{result}", closing.at)
}

fn holding(held: &Holding) -> String {
    let Holding { agent_id, since, fence, .. } = held;
    let lease = held.lease_expires_at.as_ref();
    let until = match (lease, held.is_over, held.becomes) {
        (None, ..) => "without a lease".to_owned(),
        (Some(at), false, _) => format!("with a lease until {at}"),
        (Some(at), true, Some(Status::Failed)) => {
            format!("but its lease ended at {at}: the next claim takes it back and gives it up, no attempt is left")
        }
        (Some(at), true, _) => format!("but its lease ended at {at}: the next claim takes it back"),
    };
    let handed = if held.handed { "; it was handed to it, and waits to be taken up" } else { "" };
    format!("\"{agent_id}\" holds it since {since} under fence {fence}, {until}{handed}.")
}

/// The names of some agents, `None` for none.
fn named<'a>(agents: impl Iterator<Item = &'a Verdict>) -> Option<String> {
    let names: Vec<String> = agents.map(|agent| format!("\"{}\"", agent.agent_id)).collect();
    let (last, others) = names.split_last()?;
    Some(if others.is_empty() { last.clone() } else { format!("{} or {last}", others.join(", ")) })
}

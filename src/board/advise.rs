//! What a report advises is done to the board, and taken back.
//!
//! Two things can be advised: another priority of an open item, and that a pending item is kept for an agent for a
//! while. Each change is marked on its item with the report's id; marks alone decide what taking back may touch.

mod mark;
mod retract;

pub use mark::{Changed, Mark, Skipped};
pub use retract::{Retracted, retract};

use super::{AgentId, Backoff, Obstacle, Priority, Reservation, Rows, WorkId, WorkItem, unfitness};
use crate::clock::Now;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The field of a row that another priority changes.
const PRIORITY: &str = "priority";
/// The field of a row that a reservation changes.
const RESERVED: &str = "reserved";

/// One change that a report advises.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advised {
    /// The item.
    pub work_id: WorkId,
    /// What is to become of it.
    pub change: Proposal,
}

/// What is to become of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proposal {
    /// Another priority.
    Priority {
        /// The one that the advice was given under: where it is another by now, the advice is out of date.
        from: Priority,
        /// The one it should have.
        to: Priority,
    },
    /// It is kept for an agent.
    Reserve {
        /// The agent.
        agent: AgentId,
        /// For how long, in seconds.
        seconds: u64,
    },
}

/// What came of advice.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Advice {
    /// The report that gave it.
    pub report_id: String,
    /// What was changed, in the order of the advice.
    pub changed: Vec<Changed>,
    /// What was left alone, and why.
    pub skipped: Vec<Skipped>,
}

/// Does what a report advises, as far as it still fits the board; the rest is told with the reason.
///
/// A held item may get another priority: nothing of its holder, fence or lease changes. Neither does any of its times,
/// so that advice makes no item look worked on.
///
/// # Errors
/// Where a row cannot be read.
pub fn advise<R: Rows>(rows: &mut R, now: &Now, report_id: &str, advised: &[Advised]) -> Result<Advice, R::Error> {
    let mut advice = Advice { report_id: report_id.to_owned(), ..Advice::default() };
    for Advised { work_id, change } in advised {
        let found = rows.work(work_id)?;
        let done = match (found, change) {
            (None, _) => Err("it is not on this board".to_owned()),
            (Some(item), Proposal::Priority { from, to }) => prioritise(item, *from, *to),
            (Some(item), Proposal::Reserve { agent, seconds }) => reserve(rows, now, item, agent, *seconds)?,
        };
        match done {
            Err(reason) => advice.skipped.push(Skipped { work_id: work_id.clone(), reason }),
            Ok((mut item, changed)) => {
                Mark::of(report_id, now, &changed).put(&mut item);
                rows.put_work(item);
                advice.changed.push(changed);
            }
        }
    }
    Ok(advice)
}

/// The item after a change and what was changed, or why nothing was.
type Done = Result<(WorkItem, Changed), String>;

fn prioritise(mut item: WorkItem, from: Priority, to: Priority) -> Done {
    if item.status().is_closed() {
        return Err(format!("it is {}", item.status().word()));
    }
    match item.priority() {
        present if present == to => return Err(format!("its priority is {} already", to.word())),
        present if present != from => return Err(format!("its priority is {} by now", present.word())),
        _ => {}
    }
    let changed = changed(&item, PRIORITY, to.word().into());
    item.set(PRIORITY, to.word());
    Ok((item, changed))
}

fn reserve<R: Rows>(
    rows: &mut R,
    now: &Now,
    mut item: WorkItem,
    agent: &AgentId,
    seconds: u64,
) -> Result<Done, R::Error> {
    let Some(known) = rows.agent(agent)? else {
        return Ok(Err(format!("no agent \"{agent}\" is on this board")));
    };
    if let Some(reason) = unreservable(now, &item, &known.profile()) {
        return Ok(Err(reason));
    }
    // One that has ended is as good as none.
    Reservation::clear(&mut item);
    let changed = changed(&item, RESERVED, json!({ "agent": agent }));
    let end = Some(Backoff::begun(now, seconds.saturating_mul(1000)));
    Reservation { kind: "agent".to_owned(), name: agent.as_str().to_owned(), end }.put(&mut item);
    Ok(Ok((item, changed)))
}

/// Why an item cannot be kept for an agent. What was handed on stays with those it was handed to.
fn unreservable(now: &Now, item: &WorkItem, who: &super::Profile) -> Option<String> {
    if item.status() != super::Status::Pending {
        return Some(format!("it is {}", item.status().word()));
    }
    if who.is_retired {
        return Some(Obstacle::Retired.to_string());
    }
    let kept = Reservation::live(item, now).map(|Reservation { kind, name, .. }| match kind.as_str() {
        "agent" => format!("it is reserved for the agent \"{name}\" already"),
        _ => format!("it was handed to the {kind} \"{name}\""),
    });
    kept.or_else(|| unfitness(now, item, who).first().map(ToString::to_string))
}

fn changed(item: &WorkItem, field: &str, after: Value) -> Changed {
    let before = item.row().get(field).cloned().unwrap_or_default();
    Changed { work_id: item.id(), field: field.to_owned(), before, after }
}

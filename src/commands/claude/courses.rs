//! What became of the items that advice was about, from their rows.

use crate::analysis::advice::{Course, Past, Rollout};
use crate::board::{Attempt, Mark, Status, WorkId, WorkItem};
use crate::store::{Snapshot, StoreError};
use std::collections::HashMap;

/// Adds to each rollout what became of the items that it names.
pub(super) fn follow(snapshot: &mut Snapshot, rollouts: &mut [Past]) -> Result<(), StoreError> {
    let mut known: HashMap<String, Option<WorkItem>> = HashMap::new();
    for past in rollouts {
        for id in named(&past.rollout) {
            if !known.contains_key(&id) {
                known.insert(id.clone(), snapshot.work(&WorkId::from_row(&id))?);
            }
            if let Some(item) = known.get(&id).and_then(Option::as_ref) {
                let course = course(item, &past.report_id, past.rollout.board_sequence);
                past.courses.insert(id, course);
            }
        }
    }
    Ok(())
}

fn named(rollout: &Rollout) -> Vec<String> {
    let planned = rollout.planned.iter().chain(&rollout.control);
    planned.map(|planned| planned.advised.work_id.as_str().to_owned()).chain(rollout.others.iter().cloned()).collect()
}

/// What became of an item since a change of the board: a claim since has a larger fence.
fn course(item: &WorkItem, report_id: &str, since: u64) -> Course {
    let ended = Attempt::ended(item).into_iter().map(|attempt| (attempt.fence, attempt.agent_id));
    let newest = Some(item.text("agent_id")).filter(|agent| !agent.is_empty());
    let newest = newest.map(|agent| (item.fence(), Some(crate::board::AgentId::from_row(agent))));
    let first = ended.chain(newest).filter(|(fence, _)| *fence > since).min_by_key(|(fence, _)| *fence);
    let marks: Vec<Mark> = Mark::all(item).into_iter().filter(|mark| mark.report == report_id).collect();
    Course {
        started: first.as_ref().map(|(fence, _)| *fence),
        started_by: first.and_then(|(_, agent)| agent).map(|agent| agent.as_str().to_owned()),
        completed_at: item.time("completed_at").filter(|_| item.status() == Status::Completed),
        is_undone: marks.last().is_some_and(|mark| mark.undone_at.is_some()),
        is_marked: !marks.is_empty(),
    }
}

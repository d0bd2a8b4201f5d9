//! What an edited status comes to: a claim, a phase, a release, an end, or nothing that is allowed.

use crate::board::{Status, WorkItem};

/// What only a holder at work writes.
const OF_WORK: [&str; 3] = ["status", "progress", "last_update"];

/// What another program's edit does to the life of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Nothing: other fields were edited.
    None,
    /// An agent took an item that nobody held.
    Claim,
    /// The holder works on, in this or another phase.
    Work,
    /// The holder gave it back.
    Release,
    /// It has ended so.
    Close(Status),
}

/// Judges the edited status and agent of a row against the item as it stands, or says why not.
pub(super) fn step(item: &WorkItem, theirs: &WorkItem, edited: &[&str]) -> Result<Step, String> {
    let is_edited = |field: &str| edited.contains(&field);
    if is_edited("status") && theirs.text("status").is_empty() {
        return Err("its status is no word".to_owned());
    }
    let word = if is_edited("status") { theirs.text("status") } else { item.text("status") };
    let (was, is, names) = (item.status(), Status::of(word), theirs.text("agent_id"));
    match (was, is) {
        _ if was.is_closed() && (is != was || is_edited("agent_id")) => Err(format!("it is {} already", was.word())),
        _ if was.is_closed() => Ok(Step::None),
        (Status::Pending, Status::Pending) => Ok(Step::None),
        (Status::Pending, _) if is.is_held() && names.is_empty() => Err("the claim names no agent".to_owned()),
        (Status::Pending, _) if is.is_held() => Ok(Step::Claim),
        (_, Status::Pending) => Ok(Step::Release),
        _ if is_edited("agent_id") && item.holder().is_none() && is.is_held() && !names.is_empty() => Ok(Step::Claim),
        _ if is_edited("agent_id") => Err(format!("\"{}\" holds it", item.text("agent_id"))),
        _ if is.is_held() && !edited.iter().any(|field| OF_WORK.contains(field)) => Ok(Step::None),
        _ if is.is_held() => Ok(Step::Work),
        _ => Ok(Step::Close(is)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_pair_of_statuses_leads_somewhere_or_is_refused() {
        use Step::{Claim, Close, None, Release, Work};
        let refused: Result<Step, ()> = Err(());
        // Status here, agent here, status there, agent there, what it comes to.
        let cases = [
            ("pending", "", "available", "", Ok(None)),
            ("pending", "", "active", "bob", Ok(Claim)),
            ("pending", "", "testing", "bob", Ok(Claim)),
            ("pending", "", "active", "", refused),
            ("pending", "", "completed", "", Ok(Close(Status::Completed))),
            ("pending", "", "failed", "", Ok(Close(Status::Failed))),
            ("active", "ada", "in_progress", "ada", Ok(Work)),
            ("active", "ada", "testing", "ada", Ok(Work)),
            ("active", "ada", "active", "bob", refused),
            ("active", "ada", "in_progress", "", refused),
            ("active", "", "active", "bob", Ok(Claim)),
            ("blocked", "ada", "active", "ada", Ok(Work)),
            ("active", "ada", "pending", "", Ok(Release)),
            ("active", "ada", "pending", "ada", Ok(Release)),
            ("in_progress", "ada", "completed", "ada", Ok(Close(Status::Completed))),
            ("in_progress", "ada", "completed", "bob", refused),
            ("in_progress", "ada", "done", "ada", Ok(Close(Status::Completed))),
            ("active", "ada", "failed", "ada", Ok(Close(Status::Failed))),
            ("active", "ada", "cancelled", "ada", Ok(Close(Status::Cancelled))),
            ("active", "ada", "", "ada", refused),
            ("completed", "ada", "active", "ada", refused),
            ("completed", "ada", "pending", "", refused),
            ("completed", "ada", "failed", "", refused),
            ("completed", "ada", "completed", "bob", refused),
            ("completed", "ada", "done", "ada", Ok(None)),
            ("failed", "", "pending", "", refused),
            ("cancelled", "", "active", "bob", refused),
        ];
        for (status, agent, new_status, new_agent, expected) in cases {
            let item = |status: &str, agent: &str| {
                let row = json!({ "work_item_id": "w", "status": status, "agent_id": agent });
                WorkItem::from_row(row.as_object().cloned().unwrap_or_default())
            };
            let (ours, theirs) = (item(status, agent), item(new_status, new_agent));
            let edited = crate::board::merge::edits(theirs.row(), ours.row());
            let got = step(&ours, &theirs, &edited).map_err(|_why| ());
            assert_eq!(got, expected, "{status} of {agent:?} to {new_status} of {new_agent:?}");
        }
    }
}

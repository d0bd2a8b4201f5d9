//! What a holder says after it has lost its claim: kept, but with no effect.

use super::{AgentId, Attempt, Caller, Rows, WorkId, WorkItem, item_of};
use crate::clock::Now;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// Something that was said too late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Late {
    /// The item.
    pub work_id: WorkId,
    /// Who said it, where that is known.
    pub agent_id: Option<AgentId>,
}

/// Keeps what was said with `verb` under a lost claim as a note marked as late; saying it again changes nothing.
///
/// # Errors
/// [`super::Refusal::NoSuchItem`].
pub fn late_note<R: Rows>(
    rows: &mut R,
    now: &Now,
    id: &WorkId,
    caller: &Caller,
    verb: &str,
    text: &str,
) -> Result<Late, R::Error> {
    let mut item = item_of(rows, id)?;
    let agent_id = caller.agent.clone().or_else(|| holder_under(&item, caller.fence?));
    let said = json!({ "agent_id": agent_id, "text": text, "late": true, "verb": verb, "fence": caller.fence });
    if item.notes().any(|note| is_same(note, &said)) {
        rows.rely_on(&item);
    } else {
        let mut note = Map::from_iter([("at".to_owned(), now.stamp().into())]);
        note.extend(said.as_object().cloned().unwrap_or_default());
        item.append_note(note.into());
        rows.put_work(item);
    }
    Ok(Late { work_id: id.clone(), agent_id })
}

/// Who held the item under a fence, as far as its row remembers.
fn holder_under(item: &WorkItem, fence: u64) -> Option<AgentId> {
    let ended = Attempt::ended(item).into_iter().rfind(|attempt| attempt.fence == fence);
    ended.and_then(|attempt| attempt.agent_id).or_else(|| item.holder().filter(|_| item.fence() == fence))
}

fn is_same(note: &Value, said: &Value) -> bool {
    ["agent_id", "text", "late", "verb", "fence"].iter().all(|field| note.get(field) == said.get(field))
}

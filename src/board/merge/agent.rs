//! An agent's row as another program wrote it.

use super::base::{Foreign, is_later_counting, time};
use super::{Merged, changed_here_too, is_known, wanted};
use crate::board::{Agent, AgentId, Rows};
use serde_json::{Map, Value};

/// Takes an edit of a known agent into the board. Its load and its figures are counted here, whatever others write.
///
/// # Errors
/// Where a row cannot be read.
pub fn merge_agent<R: Rows>(rows: &mut R, foreign: &Foreign<'_>) -> Result<Merged, R::Error> {
    let Some(base) = foreign.base() else { return Ok(Merged::Nothing) };
    let id = AgentId::from_row(foreign.theirs.get("agent_id").and_then(Value::as_str).unwrap_or_default());
    let Some(agent) = rows.agent(&id)?.filter(|agent| agent.id() == id) else {
        return Ok(Merged::Refused("the row has no id of its own".to_owned()));
    };
    if is_known(foreign, agent.row()) {
        return Ok(Merged::Nothing);
    }
    let edited = wanted(foreign, base, agent.row());
    if let Some(field) = changed_here_too(foreign, base, agent.row(), &edited) {
        return Ok(Merged::Refused(format!("its {field} was changed here too")));
    }
    let mut row = agent.into_row();
    for field in edited {
        take(&mut row, field, foreign.theirs);
    }
    rows.put_agent(Agent::from_row(row));
    Ok(Merged::Taken)
}

/// Takes an agent that the board does not know, as an import does.
pub fn merge_new_agent<R: Rows>(rows: &mut R, theirs: &Map<String, Value>) {
    rows.put_agent(Agent::from_row(theirs.clone()));
}

/// Takes one field over; of two times the later.
pub(super) fn take(row: &mut Map<String, Value>, field: &str, theirs: &Map<String, Value>) {
    let Some(value) = theirs.get(field) else { return };
    let is_older = || row.get(field).and_then(time) >= time(value);
    if !(is_later_counting(field) && is_older()) {
        row.insert(field.to_owned(), value.clone());
    }
}

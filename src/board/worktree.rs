//! The worktree of git in which an item is worked on: written down in the item's row.

use super::edit::{editable, store};
use super::hold::held_by;
use super::{Caller, Edited, Refusal, Rows, WorkId, WorkItem, item_of};
use crate::clock::Now;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The field of the row.
const FIELD: &str = "worktree";

/// A worktree as the board knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worktree {
    /// Its absolute path.
    pub path: String,
    /// The branch that was made for it, or taken.
    pub branch: String,
    /// What the branch was made from.
    pub base: String,
    /// The port that its programs may listen on.
    pub port: u16,
    /// The main worktree of its repository.
    pub repository: String,
    /// When it was registered.
    pub at: String,
}

impl Worktree {
    /// The worktree of an item; `None` where it has none, or one that cannot be read.
    #[must_use]
    pub fn of(item: &WorkItem) -> Option<Self> {
        serde_json::from_value(item.row().get(FIELD)?.clone()).ok()
    }
}

/// Registers the worktree of an open item.
///
/// # Errors
/// [`Refusal::NoSuchItem`]; [`Refusal::WrongStatus`] once it is closed; where it is held, as [`super::progress()`].
pub fn register_worktree<R: Rows>(
    rows: &mut R,
    now: &Now,
    id: &WorkId,
    caller: &Caller,
    worktree: &Worktree,
) -> Result<Edited, R::Error> {
    let mut item = editable(rows, now, id, caller)?;
    if item.status().is_closed() {
        return Err(Refusal::WrongStatus { id: id.clone(), status: item.status(), verb: "given a worktree" }.into());
    }
    // Plain data with text for keys: its serialisation cannot fail.
    item.set(FIELD, serde_json::to_value(worktree).unwrap_or(Value::Null));
    Ok(store(rows, now, item))
}

/// Forgets the worktree of an item, whoever holds it: it is gone.
///
/// # Errors
/// [`Refusal::NoSuchItem`].
pub fn forget_worktree<R: Rows>(rows: &mut R, now: &Now, id: &WorkId) -> Result<Edited, R::Error> {
    let mut item = item_of(rows, id)?;
    item.unset(FIELD);
    Ok(store(rows, now, item))
}

/// Lets only an item through that nobody is at work on.
///
/// # Errors
/// [`Refusal::Held`].
pub fn at_rest(item: &WorkItem, now: &Now) -> Result<(), Refusal> {
    match item.holder() {
        Some(holder) if !item.is_expired(now) => Err(held_by(item, holder)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::Lease;
    use serde_json::json;

    fn at(seconds: u64) -> Now {
        Now { wall_ns: seconds * 1_000_000_000, boot_ns: seconds * 1_000_000_000, boot_id: "b".into() }
    }

    #[test]
    fn an_item_rests_where_nobody_holds_it_or_the_lease_has_ended() {
        let row = json!({ "work_item_id": "work_1", "status": "active", "agent_id": "ada", "fence": 1 });
        let mut held = WorkItem::from_row(row.as_object().cloned().unwrap_or_default());
        held.set_lease(Some(&Lease::granted(&at(1), 60)));
        assert!(at_rest(&held, &at(2)).is_err());
        assert!(at_rest(&held, &at(62)).is_ok());
        held.set("status", "pending");
        assert!(at_rest(&held, &at(2)).is_ok());
    }
}

//! Requests with an id: sent again they have one effect and one answer (I17).

use super::ask::ask;
use super::calls::{Answer, Call};
use super::durable::Run;
use super::shown::failed;
use coordctl::clock::Now;
use coordctl::store::{Ask, Room, StoreError, Txn, Updated, digest};
use proptest::prelude::*;

/// A request that was answered.
pub(super) struct Asked {
    pub(super) id: String,
    pub(super) call: Call,
    pub(super) answer: Answer,
    /// The items in its record.
    pub(super) items: Vec<String>,
}

impl Run {
    /// The same request again has the same answer, whatever happened since, and no effect (I17).
    pub(super) fn repeat(&mut self, n: usize) -> Result<(), TestCaseError> {
        let Asked { id, call, answer, items } = &self.requests[n];
        let decide = |_: &mut Txn<'_>, _: &Now| Err(StoreError::RequestConflict("decided again".into()));
        let done = self.store(|store| store.update::<Answer>(&about(call, Some(id)), decide));
        let Updated { committed, published, .. } = done.map_err(failed)?;
        prop_assert!(committed.replayed, "I17: {:?} was not known again", call);
        prop_assert_eq!(&committed.answer, answer, "I17: {:?}", call);
        let items = items.clone();
        self.committed(&committed, published, false)?;
        self.remember("confirm", &items);
        Ok(())
    }

    /// Another request under a known id is refused.
    pub(super) fn conflict(&mut self, n: usize) -> Result<(), TestCaseError> {
        let id = &self.requests[n].id;
        let done = self
            .store(|store| store.update(&about(&Call::Reclaim, Some(id)), |txn, now| ask(txn, now, &Call::Reclaim)));
        let is_same = matches!(self.requests[n].call, Call::Reclaim);
        let is_conflict = matches!(done, Err(StoreError::RequestConflict(_)));
        prop_assert!(is_same || is_conflict, "I17: another request under a known id gave {:?}", done);
        if is_same {
            let items = self.requests[n].items.clone();
            self.sequence = done.map_err(failed)?.committed.sequence;
            self.remember("confirm", &items);
        }
        Ok(())
    }
}

/// What the store is told of a call.
pub(super) fn about<'a>(call: &Call, request_id: Option<&'a str>) -> Ask<'a> {
    let digest = digest(&[&format!("{call:?}")]);
    Ask { verb: call.verb(), agent: None, request_id, digest, room: Room::KeepReserve }
}

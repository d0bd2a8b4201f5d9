//! The rows on their way onto the board.

use super::Migration;
use crate::board::{self, Adoption, Newcomer};
use crate::clock::Now;
use crate::legacy::{Fate, Plan};
use crate::store::{Ask, Committed, Published, Room, StoreError, Txn, Updated};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// How many rows are stored by one change, and about how many bytes: none may hold the lock for long.
pub(super) const ROWS: usize = 500;
const BYTES: usize = 4 << 20;

/// The verb in the journal, which is that of rows that came with the making of a board: nothing that anyone did here.
const VERB: &str = "import";
/// Who it is in the journal: nobody who works here.
const BY: &str = "migrate";

impl Migration<'_> {
    /// Stores the rows, some hundred at a time, and returns how many open claims there were. What somebody else stored in
    /// between is counted as merged.
    pub(super) fn write(&self, plan: &mut Plan) -> anyhow::Result<u64> {
        let writing = self.context.terminal.progress("taking over", Some(plan.takes.len() as u64));
        let (mut done, mut claims, mut is_owed) = (0, 0, false);
        while done < plan.takes.len() {
            let list = batch(plan, done);
            let Updated { committed, published, .. } = self.adopt(&list)?;
            let Committed { answer: Adoption { were_there, claims: more }, .. } = committed;
            were_there.into_iter().for_each(|place| was_there(plan, done + place));
            claims += more;
            is_owed |= published == Published::Owed;
            done += list.len();
            writing.at(done as u64);
        }
        if is_owed {
            self.context.publish_later();
        }
        Ok(claims)
    }

    fn adopt(&self, list: &[Newcomer]) -> anyhow::Result<Updated<Adoption>> {
        self.update(|txn, now| board::adopt(txn, now, list, self.ttl))
    }

    pub(super) fn update<T: Serialize + DeserializeOwned>(
        &self,
        mut rule: impl FnMut(&mut Txn<'_>, &Now) -> Result<T, StoreError>,
    ) -> anyhow::Result<Updated<T>> {
        let ask = Ask { verb: VERB, agent: Some(BY), request_id: None, digest: String::new(), room: Room::KeepReserve };
        Ok(self.context.with_store(|store| store.update(&ask, &mut rule))?)
    }
}

/// The next rows that are stored together.
fn batch(plan: &Plan, from: usize) -> Vec<Newcomer> {
    let mut bytes = 0;
    let fits = |newcomer: &Newcomer| {
        let fits = bytes < BYTES;
        bytes += serde_json::to_vec(row(newcomer)).map_or(0, |text| text.len());
        fits
    };
    let rest = plan.takes.iter().skip(from).take(ROWS);
    rest.map(|take| take.newcomer.clone()).take_while(fits).collect()
}

fn row(newcomer: &Newcomer) -> &serde_json::Map<String, serde_json::Value> {
    match newcomer {
        Newcomer::Work(origin) | Newcomer::Agent(origin) | Newcomer::Completion(_, origin) => origin.row(),
    }
}

/// Counts a row that was not stored, because it was there by then.
fn was_there(plan: &mut Plan, place: usize) {
    let is_it = |fate: &Fate| *fate == Fate::Taken(place);
    if let Some(counted) = plan.counted.iter_mut().flatten().find(|counted| is_it(&counted.fate)) {
        counted.fate = Fate::Merged("what came onto the board meanwhile".to_owned(), Vec::new());
    }
}

//! The rows on their way onto the board.

use super::Migration;
use crate::board::{self, Adoption, Newcomer, Status};
use crate::legacy::{Fate, Plan};
use crate::store::{Ask, Committed, Published, Room, Updated};

/// How many rows are stored by one change, and about how many bytes: none may hold the lock for long.
const ROWS: usize = 500;
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
        let ask = Ask { verb: VERB, agent: Some(BY), request_id: None, digest: String::new(), room: Room::KeepReserve };
        let adopt =
            |store: &crate::store::Store<'_>| store.update(&ask, |txn, now| board::adopt(txn, now, list, self.ttl));
        Ok(self.context.with_store(adopt)?)
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

/// How many open claims there are among the rows to be taken.
pub(super) fn open_claims(plan: &Plan) -> u64 {
    let is_open = |newcomer: &Newcomer| match newcomer {
        Newcomer::Work(origin) => Status::of(origin.text("status")).is_held(),
        _ => false,
    };
    plan.takes.iter().filter(|take| is_open(&take.newcomer)).count() as u64
}

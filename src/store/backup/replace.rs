//! Putting a backup in the place of a board that cannot be read, or is not there: what was there is set aside whole.

use super::super::ask::Ask;
use super::super::compose::{Change, Composed};
use super::super::create::ignore;
use super::super::dir::Dir;
use super::super::error::StoreError;
use super::super::files::{Files, STATE, read_format};
use super::super::import::PUBLIC;
use super::super::index::Header;
use super::super::journal::{Room, name_of, number_in};
use super::super::lock::acquire;
use super::super::record::Place;
use super::super::row::Kind;
use super::super::{Store, step, update};
use super::lay_out::{UNFINISHED, aside, lay_out, put_beside, write_behind};
use super::places::JOURNAL;
use super::standing::row_in;
use super::tally::Tally;
use super::unpack::BackupFile;
use crate::board::{Agent, WorkItem, nanoseconds_in, put_back};
use serde_json::Value;
use std::io::Read;
use std::path::PathBuf;

/// How far sequence numbers go beyond what can be read of a damaged journal: what cannot be read gave fewer.
const MARGIN: u64 = 1_000_000;
/// The verb in the journal.
pub(super) const VERB: &str = "restore";

/// A board that was made of a backup in the place of a damaged one.
#[derive(Debug)]
pub struct Replaced {
    /// Where the former state is; `None` where there was none.
    pub aside: Option<PathBuf>,
    /// How many claims of the backup came to an end.
    pub ended_claims: u64,
    /// What went wrong without hurting it.
    pub warnings: Vec<String>,
}

impl Store<'_> {
    /// Makes the board of a backup in the place of one that cannot be read. No claim stays, and no fence is given again.
    ///
    /// # Errors
    /// Where it cannot be written: then everything is as it was.
    pub fn restore_damaged(&self, backup: &BackupFile) -> Result<Replaced, StoreError> {
        let root = super::super::open_root(&self.path)?.trusted()?;
        let now = self.now()?;
        let known = highest(&root, backup);
        let staged = step("restore.write").in_scope(|| lay_out(&root, backup, &now))?;
        raise(&staged.state, backup, known, &now)?;
        let ended_claims = self.end_claims(&backup.manifest.cut.at)?;
        put_beside(&root, backup)?;
        ignore(&root)?;
        staged.finish()?;
        let aside = self.swap(&root)?;
        let (_, warnings) = self.sync()?;
        Ok(Replaced { aside, ended_claims, warnings })
    }

    /// Ends the claims of the state in the making: nobody can tell which of them still stand.
    fn end_claims(&self, from: &str) -> Result<u64, StoreError> {
        let root = Dir::open(&self.path)?.trusted()?;
        let state = root.open_dir(UNFINISHED)?;
        let format = read_format(&state)?.ok_or_else(|| StoreError::damaged(state.path("format"), "is missing"))?;
        let files = Files { root, state, format };
        let ask = Ask { verb: VERB, agent: None, request_id: None, digest: String::new(), room: Room::KeepReserve };
        let appended = update::append(&files, &self.options, &ask, |txn, now| {
            let mut ended: u64 = 0;
            for slot in txn.index.slots()? {
                if slot.columns.kind == Kind::Work && slot.columns.status.is_held() {
                    let (id, row) = row_in(txn.journal, slot.place, slot.key)?;
                    let item = WorkItem::from_row(row);
                    if let Some(holder) = item.holder()
                        && let Some(row) = txn.row_of(Kind::Agent, holder.as_str())?
                    {
                        let mut agent = Agent::from_row(row);
                        agent.change_load(-1);
                        txn.put_row(Kind::Agent, holder.as_str(), agent.into_row())?;
                    }
                    txn.put_row(Kind::Work, &id, put_back(item, None, now, from).into_row())?;
                    ended += 1;
                }
            }
            Ok(ended)
        })?;
        if let Some(upto) = appended.upto {
            appended.journal.flush(upto.segment)?;
        }
        Ok(appended.committed.answer)
    }

    /// Puts the new state in the place of the former one, which keeps all its files under another name.
    fn swap(&self, root: &Dir) -> Result<Option<PathBuf>, StoreError> {
        let now = self.now()?;
        let Some(_) = root.stat(STATE)? else {
            root.rename(UNFINISHED, root, STATE)?;
            root.sync()?;
            return Ok(None);
        };
        let former = root.open_dir(STATE).ok();
        // Where there is no directory to lock in, nobody can be at work in it.
        let lock = former.as_ref().map(|former| acquire(former, "lock", &self.options.patience())).transpose()?;
        if let Some(former) = &former {
            let public = former.make_dir("public", former.mode_below())?;
            PUBLIC.iter().for_each(|(name, ..)| root.link(name, &public));
        }
        let path = match root.exchange(UNFINISHED, root, STATE)? {
            true => aside(root, UNFINISHED, &now)?,
            false => {
                let path = aside(root, STATE, &now)?;
                root.rename(UNFINISHED, root, STATE)?;
                path
            }
        };
        root.sync()?;
        drop(lock);
        Ok(Some(path))
    }
}

/// The largest sequence number and id number of which anything is left: in the journal, in the public claims, in the backup.
fn highest(root: &Dir, backup: &BackupFile) -> (u64, u64) {
    let mut tally = Tally::default();
    // What cannot be read counts for nothing here: that is what the margin is for.
    if let Ok(journal) = root.open_dir(STATE).and_then(|state| state.open_dir(JOURNAL)) {
        let mut names = journal.names().unwrap_or_default();
        names.retain(|name| number_in(name).is_some());
        names.sort();
        for name in names {
            let bytes = contents(&journal, &name);
            tally.segment(number_in(&name).unwrap_or(0), &bytes);
        }
    }
    let claims: Vec<Value> = serde_json::from_slice(&contents(root, PUBLIC[0].0)).unwrap_or_default();
    let fence = claims.iter().filter_map(|claim| claim.get("fence")?.as_u64()).max().unwrap_or(0);
    let id = claims.iter().filter_map(|claim| nanoseconds_in(claim.get("work_item_id")?.as_str()?)).max().unwrap_or(0);
    let known = &backup.tally;
    (known.sequence.max(tally.sequence).max(fence), known.last_id.max(tally.last_id).max(id))
}

fn contents(dir: &Dir, name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Ok(Some(mut file)) = dir.read(name) {
        // What is read before an error counts.
        let _ = file.read_to_end(&mut bytes);
    }
    bytes
}

/// Appends a record without rows to the state in the making, with a number above everything known.
fn raise(state: &Dir, backup: &BackupFile, known: (u64, u64), now: &crate::clock::Now) -> Result<(), StoreError> {
    let (segment, offset) = backup.tally.end;
    let header = Header {
        sequence: known.0.saturating_add(MARGIN),
        segment,
        offset,
        newest: Place::default(),
        checksum: backup.tally.checksum,
        last_id: known.1,
        ..Header::default()
    };
    let change = Change { op: VERB, by: None, request: None, puts: Vec::new(), last_id: known.1, drops: None };
    let line = Composed::new(&header, now, change).line;
    write_behind(state, &name_of(segment), offset, &line)
}

//! A backup beside the board as it stands: what would change. Nothing is written.

use super::super::error::StoreError;
use super::super::files::Files;
use super::super::record::Put;
use super::super::row::{Kind, key};
use super::super::scan::{Piece, scan};
use super::super::snapshot::Snapshot;
use super::super::{Store, open_root, step};
use super::places::segment_of;
use super::standing::{Back, Differing, Wanted, plan, text_in};
use super::tally::hash;
use super::unpack::BackupFile;
use crate::clock::Now;
use std::collections::HashSet;

/// A backup, compared with a board.
#[derive(Debug)]
pub struct Comparison {
    pub(super) wanted: Wanted,
    /// The sequence number of the board when they were compared.
    pub sequence: u64,
    /// What differs.
    pub differing: Differing,
}

impl Store<'_> {
    /// Compares a backup with the board; inside, why there is no board that can be read.
    ///
    /// # Errors
    /// [`StoreError::OtherBoard`] unless `any_board`, [`StoreError::Newer`], and where the backup cannot be read.
    pub fn compare(&self, backup: &BackupFile, any_board: bool) -> Result<Result<Comparison, String>, StoreError> {
        let files = match open_root(&self.path).and_then(Files::open) {
            Ok(Ok(files)) => files,
            Ok(Err(root)) => return Ok(Err(format!("there is no {}", root.path(".coordctl/format").display()))),
            Err(e @ (StoreError::NoBoard(_) | StoreError::Damaged { .. })) => return Ok(Err(e.to_string())),
            Err(e) => return Err(e),
        };
        let (theirs, ours) = (backup.manifest.board.clone(), files.format.board.clone());
        if theirs != ours && !any_board {
            return Err(StoreError::OtherBoard { path: backup.path.clone(), theirs, ours });
        }
        let _step = step("backup.compare").entered();
        match compared(&files, backup, &self.now()?) {
            Err(StoreError::Damaged { path, what }) if path != backup.path => {
                Ok(Err(StoreError::Damaged { path, what }.to_string()))
            }
            done => done.map(Ok),
        }
    }
}

/// Compares; by the journal alone where a row is not where the index says.
fn compared(files: &Files, backup: &BackupFile, now: &Now) -> Result<Comparison, StoreError> {
    let by = |snapshot: Snapshot| with(snapshot, backup, now);
    match Snapshot::open(files, now.clone()).and_then(by) {
        Err(StoreError::IndexFault(_)) => Snapshot::open_by_journal(files, now.clone()).and_then(by),
        done => done,
    }
}

fn with(mut snapshot: Snapshot, backup: &BackupFile, now: &Now) -> Result<Comparison, StoreError> {
    let slots = snapshot.slots()?;
    let mut wanted = Wanted::default();
    for slot in slots.iter().filter(|slot| slot.gone.is_none() && slot.columns.kind != Kind::Request) {
        let Some(row) = backup.tally.rows().get(&slot.key) else { continue };
        if hash(text_in(snapshot.journal(), slot.place, slot.key)?.1.get()) == row.hash {
            wanted.same.insert(slot.key, slot.place);
        }
    }
    let needed = backup.tally.rows().keys().filter(|key| !wanted.same.contains_key(key)).copied().collect();
    read_rows(backup, &needed, &mut wanted)?;
    let differing = plan(&slots, snapshot.journal(), &wanted, backup, now)?.differing;
    Ok(Comparison { wanted, sequence: snapshot.sequence(), differing })
}

/// Reads the newest rows of some keys out of a backup.
fn read_rows(backup: &BackupFile, needed: &HashSet<u64>, wanted: &mut Wanted) -> Result<(), StoreError> {
    let mut newest = 0;
    backup.each(|entry, reader| {
        let Some(number) = segment_of(&entry.name) else { return Ok(()) };
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).map_err(StoreError::io("read", &backup.path))?;
        scan(&bytes, number, 0, newest, |piece| {
            let Piece::Record(record, ..) = piece else { return Ok(()) };
            newest = record.sequence;
            let needed = |put: &Put<'_>| needed.contains(&key(put.kind, &put.id));
            for (nth, put) in record.puts.iter().enumerate().filter(|(_, put)| needed(put)) {
                let key = key(put.kind, &put.id);
                if put.gone {
                    wanted.rows.remove(&key);
                    continue;
                }
                let row = serde_json::from_str(put.row.get()).map_err(|e| {
                    StoreError::damaged(&backup.path, format!("record {newest} in it holds no row: {e}"))
                })?;
                let since = wanted.rows.get(&key).map_or((newest, nth), |earlier| earlier.since);
                wanted.rows.insert(key, Back { kind: put.kind, id: put.id.to_string(), row, since });
            }
            Ok::<(), StoreError>(())
        })?;
        Ok(())
    })?;
    wanted.order = wanted.rows.keys().copied().collect();
    wanted.order.sort_by_key(|key| wanted.rows.get(key).map(|back| back.since));
    Ok(())
}

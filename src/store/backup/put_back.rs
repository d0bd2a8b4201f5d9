//! Putting a backup back onto a board that is at work: one change of many rows. The journal goes on, so that no number is
//! given twice; nothing of what happened is lost from it.

use super::super::ask::{Ask, Updated};
use super::super::dir::{Dir, flush};
use super::super::error::StoreError;
use super::super::journal::Room;
use super::super::{Store, Txn};
use super::compare::Comparison;
use super::lay_out::{add, put_beside};
use super::make::{Backup, BackupWanted};
use super::manifest::Cut;
use super::places::{JOURNAL, Spot, spot};
use super::replace::VERB;
use super::standing::{Differing, plan};
use super::unpack::BackupFile;
use crate::clock::Now;
use serde::{Deserialize, Serialize};
use std::io::{Read, Write};

/// What a restore came to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Restored {
    /// What differed, as it was decided under the lock.
    pub differing: Differing,
    /// The end of the journal before it.
    pub before: Cut,
}

impl Store<'_> {
    /// Puts a backup back onto the board.
    ///
    /// Rows that changed since the comparison are decided anew, as they stand now.
    ///
    /// # Errors
    /// As every change; nothing has changed then.
    pub fn restore(&self, backup: &BackupFile, comparison: &Comparison) -> Result<Updated<Restored>, StoreError> {
        let ask = Ask { verb: VERB, agent: None, request_id: None, digest: String::new(), room: Room::KeepReserve };
        self.update(&ask, |txn, now| put_back(txn, now, backup, comparison))
    }

    /// Adds the files of a backup that the board does not have: of the archive, of reports, and those of its owner. None is
    /// replaced.
    ///
    /// # Errors
    /// Where one cannot be written; those before it are there.
    pub fn restore_files(&self, backup: &BackupFile) -> Result<u64, StoreError> {
        let files = self.files_to_change()?;
        let mut added = 0;
        backup.each(|entry, reader| {
            let Some(Spot::Folder(folder, name)) = spot(&entry.name) else { return Ok(()) };
            if [JOURNAL, "foreign"].contains(&folder) {
                return Ok(());
            }
            let dir = files.state.make_dir(folder, files.state.mode_below())?;
            match (dir.stat(name)?.is_some(), name) {
                (false, _) => {
                    added += 1;
                    add(&dir, name, reader)?;
                    dir.sync()
                }
                (true, "index.jsonl") => add_lines(&dir, name, reader),
                _ => Ok(()),
            }
        })?;
        put_beside(&files.root, backup)?;
        Ok(added)
    }

    /// A backup of the board as it was right before a restore, where it changed since the one that was made first.
    ///
    /// # Errors
    /// As [`Store::backup`].
    pub fn backup_before(&self, restored: &Restored) -> Result<Backup, StoreError> {
        let wanted = BackupWanted { to: None, keep: None, archive: true, spans: false };
        self.backup_of(&self.files()?, &wanted, Some(&restored.before))
    }
}

fn put_back(
    txn: &mut Txn<'_>,
    now: &Now,
    backup: &BackupFile,
    comparison: &Comparison,
) -> Result<Restored, StoreError> {
    let header = txn.index.header;
    let slots = txn.index.slots()?;
    let plan = plan(&slots, txn.journal, &comparison.wanted, backup, now)?;
    // Where the board lost its end, or is another one, the backup may have seen numbers that were not given here yet.
    txn.number_above(backup.tally.sequence);
    txn.keep_ids_above(&format!("work_{}", backup.tally.last_id));
    for (kind, id) in &plan.off {
        txn.take_off(*kind, id)?;
    }
    for (kind, id, row) in plan.puts {
        txn.put_row(kind, &id, row)?;
    }
    let before = Cut {
        sequence: header.sequence,
        first: header.first,
        segment: header.segment,
        offset: header.offset,
        at: now.precise(),
    };
    Ok(Restored { differing: plan.differing, before })
}

/// Adds the lines that a list of files does not have.
fn add_lines(dir: &Dir, name: &str, reader: &mut dyn Read) -> Result<(), StoreError> {
    let (mut theirs, mut ours) = (String::new(), String::new());
    let unread = || StoreError::io("read", dir.path(name));
    reader.read_to_string(&mut theirs).map_err(unread())?;
    if let Some(mut file) = dir.read(name)? {
        file.read_to_string(&mut ours).map_err(unread())?;
    }
    let missing: String =
        theirs.lines().filter(|line| !ours.lines().any(|own| own == *line)).map(|line| format!("{line}\n")).collect();
    let mut file = dir.append(name)?;
    file.write_all(missing.as_bytes()).and_then(|()| flush(&file)).map_err(StoreError::io("write", dir.path(name)))
}

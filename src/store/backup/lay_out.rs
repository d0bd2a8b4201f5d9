//! The state of a board made out of a backup: whole under another name first, then put in place in one step.

use super::super::create::{FIRST_SPACE, ignore, make_directory, sync_parent};
use super::super::dir::{Dir, flush};
use super::super::error::StoreError;
use super::super::files::STATE;
use super::super::import::PUBLIC;
use super::super::journal::extend;
use super::super::lock::{Held, acquire_now, sign};
use super::super::notes::{Identity, Notes};
use super::super::{Store, holds_state, step};
use super::places::{CHANGING, JOURNAL, Spot, UNCHANGING, segment_of, spot};
use super::unpack::BackupFile;
use crate::clock::Now;
use std::fs::File;
use std::io::{Read, Write};
use std::os::unix::fs::FileExt;
use std::path::PathBuf;

/// The state directory while it is being made.
pub(super) const UNFINISHED: &str = ".coordctl.new";
/// The file in it that says so, locked by whoever makes it.
const MARK: &str = "restoring";
/// What a state directory is called that was set aside, before its stamp.
const ASIDE: &str = ".coordctl.damaged-";

/// A state directory in the making.
pub(super) struct Staged {
    pub(super) state: Dir,
    mark: Held,
}

impl Store<'_> {
    /// Makes the board of a backup in a directory that has none, as it was; leases of this boot still run.
    ///
    /// # Errors
    /// Where there is a board already, and where it cannot be written: then there is none.
    pub fn restore_new(&self, backup: &BackupFile) -> Result<Vec<String>, StoreError> {
        if holds_state(&self.path) {
            return Err(StoreError::damaged(&self.path, "holds a board already"));
        }
        make_directory(&self.path)?;
        let root = Dir::open(&self.path)?.trusted()?;
        let staged = step("restore.write").in_scope(|| lay_out(&root, backup, &self.now()?))?;
        ignore(&root)?;
        put_beside(&root, backup)?;
        staged.finish()?;
        root.rename(UNFINISHED, &root, STATE)?;
        root.sync()?;
        sync_parent(&self.path)?;
        self.sync().map(|(_, warnings)| warnings)
    }
}

impl Staged {
    /// Says that all of it is there.
    pub(super) fn finish(self) -> Result<(), StoreError> {
        self.state.remove(MARK)?;
        drop(self.mark);
        self.state.sync()
    }
}

/// Makes the state directory of a backup under another name. A failure leaves nothing of it.
pub(super) fn lay_out(root: &Dir, backup: &BackupFile, now: &Now) -> Result<Staged, StoreError> {
    clear(root, now)?;
    let state = root.make_dir(UNFINISHED, root.mode_below())?;
    let mark = acquire_now(&state, MARK)?;
    sign(&mark, "restore");
    match filled(root, &state, backup, now) {
        Ok(()) => Ok(Staged { state, mark }),
        Err(e) => {
            // The first trouble is the one to tell of.
            let _ = clear_away(root, &state);
            Err(e)
        }
    }
}

fn filled(root: &Dir, state: &Dir, backup: &BackupFile, now: &Now) -> Result<(), StoreError> {
    state.make_dir(JOURNAL, state.mode_below())?;
    backup.each(|entry, reader| match spot(&entry.name) {
        Some(Spot::State(name)) => copy(state, name, reader).map(drop),
        Some(Spot::Folder(folder, name)) => {
            let file = copy(&state.make_dir(folder, root.mode_below())?, name, reader)?;
            match segment_of(&entry.name) {
                Some(_) => {
                    make_room(&file, entry.size).map_err(StoreError::io("reserve space in", state.path(&entry.name)))
                }
                None => Ok(()),
            }
        }
        Some(Spot::Beside(_)) | None => Ok(()),
    })?;
    let mut identities: [Option<Identity>; 3] = Default::default();
    for (identity, (name, ..)) in identities.iter_mut().zip(PUBLIC) {
        *identity = root.stat(name)?.map(|stat| Identity::of(&stat));
    }
    // Public files that are there now are of the board that goes: nothing is taken in from them.
    Notes::begin(state, now, identities)?;
    // Nobody else can want it yet; a board has one from its making on.
    drop(acquire_now(state, "lock")?);
    for folder in [JOURNAL].into_iter().chain(UNCHANGING).chain(CHANGING) {
        if state.stat(folder)?.is_some() {
            state.open_dir(folder)?.sync()?;
        }
    }
    state.sync()
}

fn copy(dir: &Dir, name: &str, reader: &mut dyn Read) -> Result<File, StoreError> {
    let mut file = dir.make(name)?;
    let mut buffer = vec![0; 256 << 10];
    loop {
        // What cannot be read of a backup is told by its reader.
        let read = reader.read(&mut buffer).map_err(StoreError::io("read the backup for", dir.path(name)))?;
        if read == 0 {
            break;
        }
        file.write_all(&buffer[..read]).map_err(StoreError::io("write", dir.path(name)))?;
    }
    flush(&file).map_err(StoreError::io("flush", dir.path(name)))?;
    Ok(file)
}

fn make_room(file: &File, size: u64) -> std::io::Result<()> {
    extend(file, size, (size + 1).next_multiple_of(FIRST_SPACE)).and_then(|()| flush(file))
}

/// Puts the files of a board's owner beside it, where there are none: what is there is never replaced.
pub(super) fn put_beside(root: &Dir, backup: &BackupFile) -> Result<(), StoreError> {
    backup.each(|entry, reader| match spot(&entry.name) {
        Some(Spot::Beside(name)) if root.stat(name)?.is_none() => add(root, name, reader),
        _ => Ok(()),
    })
}

/// Adds a file in one step.
pub(super) fn add(dir: &Dir, name: &str, reader: &mut dyn Read) -> Result<(), StoreError> {
    let unfinished = format!("{name}.new");
    dir.remove(&unfinished)?;
    copy(dir, &unfinished, reader)?;
    dir.rename(&unfinished, dir, name)
}

/// Writes bytes into the last segment of a state in the making, behind what is there.
pub(super) fn write_behind(state: &Dir, name: &str, offset: u32, line: &[u8]) -> Result<(), StoreError> {
    let journal = state.open_dir(JOURNAL)?;
    let file = journal.write_or_make(name)?;
    let end = u64::from(offset) + line.len() as u64;
    file.write_all_at(line, u64::from(offset))
        .and_then(|()| make_room(&file, end.max(file.metadata()?.len())))
        .map_err(StoreError::io("write", journal.path(name)))
}

/// Makes room for a state in the making: what a restore left that died is removed, what is whole is set aside.
fn clear(root: &Dir, now: &Now) -> Result<(), StoreError> {
    if root.stat(UNFINISHED)?.is_none() {
        return Ok(());
    }
    let left = root.open_dir(UNFINISHED)?;
    if left.stat(MARK)?.is_none() && !left.names()?.iter().all(|name| name.starts_with('.')) {
        // No mark: it is the state that the last restore took out of its place.
        return aside(root, UNFINISHED, now).map(drop);
    }
    let _alone = acquire_now(&left, MARK)?;
    clear_away(root, &left)
}

/// Removes a state in the making; its mark goes last.
fn clear_away(root: &Dir, state: &Dir) -> Result<(), StoreError> {
    for folder in [JOURNAL].into_iter().chain(UNCHANGING).chain(CHANGING) {
        if state.stat(folder)?.is_some() {
            let dir = state.open_dir(folder)?;
            for name in dir.names()?.iter().filter(|name| !name.starts_with('.')) {
                dir.remove(name)?;
            }
            state.remove_dir(folder)?;
        }
    }
    for name in state.names()?.iter().filter(|name| !name.starts_with('.') && *name != MARK) {
        state.remove(name)?;
    }
    state.remove(MARK)?;
    root.remove_dir(UNFINISHED)
}

/// Gives a state directory a name that says that it was set aside, and returns its path.
pub(super) fn aside(root: &Dir, name: &str, now: &Now) -> Result<PathBuf, StoreError> {
    let stamp = now.stamp().replace(':', "");
    for times in 1.. {
        let new = if times == 1 { format!("{ASIDE}{stamp}") } else { format!("{ASIDE}{stamp}-{times}") };
        if root.stat(&new)?.is_none() {
            root.rename(name, root, &new)?;
            return Ok(root.path(&new));
        }
    }
    Err(StoreError::TimedOut("there is no name left for what is set aside".to_owned()))
}

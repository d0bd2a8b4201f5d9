//! Repairs that cannot lose anything: each by the store's own means and under its own locks.
//!
//! None removes anything. What is damaged is kept in quarantine first, and each says what it did in sentences.

use super::super::error::StoreError;
use super::super::files::{Files, STATE};
use super::super::foreign;
use super::super::index::{Header, Index};
use super::super::journal::Journal;
use super::super::lock::{acquire, sign};
use super::super::notes::Notes;
use super::super::quarantine::{QUARANTINE, keep, set_aside};
use super::super::recover::{Home, Scrap};
use super::super::reindex::make_index;
use super::super::replace::Publisher;
use super::super::{Store, publish};
use super::modes::{Place, open_to_others, told};
use super::{Site, journal, leftovers, public};

/// The verb that lock files tell of.
const VERB: &str = "doctor";

impl Store<'_> {
    /// Takes the right to write from everybody, where it is not for everybody to write.
    ///
    /// # Errors
    /// Where something is not ours.
    pub fn close_to_others(&self) -> Result<Vec<String>, StoreError> {
        let site = self.site_to_repair()?;
        let mut said = Vec::new();
        for (place, name, what) in open_to_others(&site)? {
            match place {
                Place::Root => site.root.close_to_others(&name)?,
                Place::State => site.state.close_to_others(&name)?,
                Place::Journal => site.state.open_dir("journal")?.close_to_others(&name)?,
            }
            said.push(format!("only owner and group may write {what}"));
        }
        Ok(said)
    }

    /// Sets damaged bytes of the journal aside and makes the index anew.
    ///
    /// Numbers that the old index has given are not given again, also where the journal has lost their changes.
    ///
    /// # Errors
    /// Where the journal cannot be read whole or something cannot be written.
    pub fn mend_journal(&self) -> Result<Vec<String>, StoreError> {
        let files = self.files_to_change()?;
        let lock = acquire(&files.state, "lock", &self.options.patience())?;
        sign(&lock, VERB);
        let now = self.now()?;
        let journal = Journal::open(files.state.open_dir("journal")?, true);
        let home = Home { boot_id: &now.boot_id, board_id: &files.format.board };
        let before = old_header(&files, home);
        let (mut index, scraps) = make_index(&files, &journal, home)?;
        let mut said = set_aside(&files.state, &journal, &scraps, &now)?;
        let lost: u64 = scraps.iter().map(Scrap::numbers_lost).sum();
        let header = &mut index.header;
        header.sequence = (header.sequence + lost).max(before.sequence);
        header.last_id = header.last_id.max(before.last_id);
        index.save()?;
        said.push(format!("{STATE}/index is made anew from the journal"));
        Ok(said)
    }

    /// Takes in what other programs wrote, keeps public files of ours that say something else than the journal, and makes
    /// all of them anew.
    ///
    /// # Errors
    /// Where a public file cannot be replaced.
    pub fn republish(&self) -> Result<Vec<String>, StoreError> {
        let files = self.files_to_change()?;
        let mut said = self.keep_differing(&files)?;
        let (_, warnings) = publish::publish_all(&files, &self.options, &self.now()?)?;
        said.extend(warnings);
        said.push("the public files show the board".to_owned());
        Ok(said)
    }

    /// Copies what is to be replaced into quarantine, and has all public files be made anew.
    fn keep_differing(&self, files: &Files) -> Result<Vec<String>, StoreError> {
        let site = self.site_to_repair()?;
        let lock = acquire(&files.state, super::notes::NAME, &self.options.patience())?;
        let mut notes = Notes::read(&lock, &site.now);
        let Some(seen) = journal::look(&site, notes.clone(), &mut Vec::new())? else { return Ok(Vec::new()) };
        let differing = public::differing(&site, &seen)?;
        let mut said = Vec::new();
        for (name, bytes) in &differing {
            let kept = keep(&files.state, name, bytes, &site.now)?;
            said.push(format!("{name} is kept as it was in {kept}"));
        }
        // What a dead script has left goes when files are put in place.
        let is_left = foreign::holder_of_old_lock(&files.root, &site.now)?.is_some_and(|(_, lives)| !lives);
        if is_left || !differing.is_empty() {
            let mut publisher = Publisher::new(files, &lock, &self.options, &site.now);
            publisher.take_in(&mut notes);
            publisher.replace_all(&mut notes)?;
            notes.write(&lock, files)?;
            said.append(&mut publisher.warnings);
        }
        Ok(said)
    }

    /// Moves files in the making that nobody makes any more into quarantine.
    ///
    /// # Errors
    /// Where something cannot be moved.
    pub fn set_leftovers_aside(&self) -> Result<Vec<String>, StoreError> {
        let site = self.site_to_repair()?;
        // In this order: nobody who has the board's lock waits for the publisher's.
        let _publisher = acquire(&site.state, super::notes::NAME, &self.options.patience())?;
        let lock = acquire(&site.state, "lock", &self.options.patience())?;
        sign(&lock, VERB);
        let quarantine = site.state.make_dir(QUARANTINE, site.state.mode_below())?;
        let mut said = Vec::new();
        for name in leftovers::names(&site)? {
            let kept = free_name(&quarantine, &format!("{}.{name}", site.now.stamp().replace(':', "")))?;
            site.state.rename(&name, &quarantine, &kept)?;
            said.push(format!("{} is now {}", told(Place::State, &name), quarantine.path(&kept).display()));
        }
        Ok(said)
    }

    fn site_to_repair(&self) -> Result<Site, StoreError> {
        let Files { root, state, format } = self.files_to_change()?;
        Ok(Site { root, state, format: Some(format), now: self.now()? })
    }
}

/// A name that nothing in a directory has yet.
fn free_name(dir: &super::Dir, wanted: &str) -> Result<String, StoreError> {
    let mut name = wanted.to_owned();
    for times in 2_u32.. {
        if dir.stat(&name)?.is_none() {
            break;
        }
        name = format!("{wanted}-{times}");
    }
    Ok(name)
}

/// What the index has counted up to, where it was made here; else nothing.
fn old_header(files: &Files, home: Home<'_>) -> Header {
    let file = files.state.read("index").ok().flatten();
    let index = file.and_then(|file| Index::open(file).ok()).filter(|index| home.made(index));
    index.map_or_else(Header::default, |index| index.header)
}

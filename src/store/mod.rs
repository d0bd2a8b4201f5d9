//! The durable board: what is on disk, and the two ways to it.
//!
//! [`Store::update`] is the only way to change anything and [`Store::read`] the only way to look. Nothing outside this
//! folder knows a path, opens a state file or takes a lock. `docs/state.md` describes the format and its guarantees.
//!
//! A change, from request to answer:
//! 1. take the lock (`lock`), with a bounded wait;
//! 2. bring the index up to the journal, or make it anew (`index`, `recover`);
//! 3. read the clock, let the rule decide over the rows it asks for (`txn`);
//! 4. make room, append one record (`compose`, `journal`), enter it into the index;
//! 5. release the lock, **then** flush: the kernel merges the flushes of all who wait;
//! 6. publish the public files under a lock of their own (`publish`, `view`).

mod alone;
mod archive;
mod ask;
mod backup;
mod beginning;
mod bell;
mod boot;
mod changed;
mod changes;
mod choose;
mod compact;
mod compose;
mod costs;
mod create;
mod cron_log;
mod departed;
mod dir;
mod error;
mod event;
mod examine;
mod files;
mod foreign;
mod group;
mod heartbeats;
mod hints;
mod hold;
mod import;
mod index;
mod journal;
mod lock;
mod lookup;
mod notes;
mod originals;
mod processes;
mod publish;
mod quarantine;
mod record;
mod recover;
mod rehearsal;
mod reindex;
mod remembered;
mod replace;
mod reports;
mod row;
mod scan;
mod size;
mod snapshot;
mod spans;
mod tail;
mod txn;
mod update;
mod view;
mod waiting;
mod watch;

pub use alone::Alone;
pub use archive::{
    Archive, ArchiveFile, ArchivedHistory, ArchivedRow, ArchivedRows, ArchivedSpans, Archiving, Chosen, RESTORE,
    Search, Standing, What,
};
pub use ask::{Ask, Committed, Updated};
pub use backup::{
    Backup, BackupFile, BackupWanted, Comparison, Cut, DamagedPlace, Differing, Ids, Manifest, Replaced, Restored,
};
pub use boot::{Clock, now};
pub use changes::{ChangedRow, Changes, JournalChange, Mark};
pub use compact::Compacted;
pub use create::{holds_state, is_board};
pub use error::StoreError;
pub use event::{Event, History};
pub use examine::{Fault, Sign};
pub use foreign::{HeldElsewhere, OldWriters};
pub use journal::Room;
pub use originals::Migrating;
pub use processes::{has_ended, process};
pub use publish::Published;
pub use rehearsal::Rehearsal;
pub use remembered::Remembered;
pub use reports::ReportName;
pub use snapshot::{Found, Snapshot};
pub use spans::{
    Cursor, ExportCursor, LostSpans, Place, Rotation, RotationDue, SpanFile, SpanFollow, SpanLimits, SpanWatch, Turn,
    append_span, count_lost_span, export_cursors, finish_rotation, lost_spans, rotate_spans, rotation_due, span_files,
};
pub use txn::Txn;
pub use watch::{Name, Watch, name_of};

use crate::clock::Now;
use dir::Dir;
use files::Files;
use import::Legacy;
use lock::Patience;
use serde::{Serialize, de::DeserializeOwned};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Whether an acknowledged change must survive a power cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Durability {
    /// Every change is flushed to the disk before it is acknowledged.
    Full,
    /// Nothing is flushed: for scratch boards. A change survives the death of its process, not that of the machine.
    None,
}

/// How the store is to behave.
pub struct Options<'a> {
    /// Whether changes are flushed.
    pub durability: Durability,
    /// Whether public files are flushed before they are put in place.
    pub durable_views: bool,
    /// The longest wait for a lock.
    pub lock_timeout: Duration,
    /// How to live with an older tool that may write the public files.
    pub old_writers: OldWriters<'a>,
    /// What tells the time.
    pub clock: Clock<'a>,
    /// Called once with a description of the holder when a wait gets noticeable.
    pub on_wait: &'a dyn Fn(&str),
    /// Called with everything that went wrong without hurting the command, at once.
    pub on_warning: &'a dyn Fn(&str),
}

impl Options<'_> {
    fn patience(&self) -> Patience<'_> {
        Patience { limit: self.lock_timeout, notice: self.on_wait }
    }

    fn durable_views(&self) -> bool {
        self.durable_views && self.durability == Durability::Full
    }
}

/// One board.
pub struct Store<'a> {
    path: PathBuf,
    options: Options<'a>,
}

impl<'a> Store<'a> {
    /// The board in a directory; nothing is opened yet.
    #[must_use]
    pub fn new(path: &Path, options: Options<'a>) -> Self {
        Store { path: path.to_owned(), options }
    }

    /// Changes the board by a rule, and returns when the change is durable.
    ///
    /// `decide` may be called a second time, if the index turns out to be unusable the first time.
    ///
    /// # Errors
    /// Any [`StoreError`]; nothing has changed then, but for [`StoreError::OutcomeUnknown`].
    pub fn update<T: Serialize + DeserializeOwned>(
        &self,
        ask: &Ask<'_>,
        decide: impl FnMut(&mut Txn<'_>, &Now) -> Result<T, StoreError>,
    ) -> Result<Updated<T>, StoreError> {
        let (files, mut found) = update::open_or_create(&self.path, &self.options)?;
        let before = foreign::take_in_first(&files, &self.options, &self.now()?);
        found.extend(before.warnings);
        self.warn(&found);
        let appended = update::append(&files, &self.options, ask, decide);
        if before.is_owed && !matches!(appended, Ok(update::Appended { upto: Some(_), .. })) {
            // The change comes to nothing, and does not show what was taken in before it.
            let shown = self.now().and_then(|now| publish::publish_all(&files, &self.options, &now));
            self.warn(&shown.map_or_else(|e| vec![not_shown(&e)], |(_, warnings)| warnings));
        }
        let update::Appended { mut committed, upto, lives, journal } = appended?;
        committed.warnings.splice(0..0, found);
        let Some(upto) = upto else { return Ok(Updated { committed, published: Published::Now, lives }) };
        if self.options.durability == Durability::Full {
            step("store.flush").in_scope(|| journal.flush(upto.segment))?;
        }
        // From here on the change is durable: what fails now is a warning (I11).
        let publish = || self.now().and_then(|now| publish::publish(&files, &journal, upto, &self.options, &now));
        let published = match step("store.publish").in_scope(publish) {
            Ok((published, warnings)) => {
                self.warn(&warnings);
                committed.warnings.extend(warnings);
                published
            }
            Err(e) => {
                let warning = not_shown(&e);
                (self.options.on_warning)(&warning);
                committed.warnings.push(warning);
                Published::Later
            }
        };
        Ok(Updated { committed, published, lives })
    }

    /// Makes the board if there is none, and brings the public files up to date.
    ///
    /// # Errors
    /// Where the board cannot be made or a public file cannot be replaced.
    pub fn init(&self) -> Result<(u64, Vec<String>), StoreError> {
        let (_, mut warnings) = update::open_or_create(&self.path, &self.options)?;
        self.warn(&warnings);
        let (sequence, more) = self.sync()?;
        warnings.extend(more);
        Ok((sequence, warnings))
    }

    /// Brings the public files of a board up to date.
    ///
    /// # Errors
    /// Where there is no board, or a public file cannot be replaced.
    pub fn sync(&self) -> Result<(u64, Vec<String>), StoreError> {
        let (sequence, warnings) = publish::publish_all(&self.files_to_change()?, &self.options, &self.now()?)?;
        self.warn(&warnings);
        Ok((sequence, warnings))
    }

    /// The version of the board's format.
    ///
    /// # Errors
    /// Where there is no board, or one of a newer version.
    pub fn format(&self) -> Result<u64, StoreError> {
        Ok(self.files()?.format.v)
    }

    /// How long until large public files are due.
    ///
    /// # Errors
    /// Where there is no board.
    pub fn due_in(&self) -> Result<Duration, StoreError> {
        let files = self.files_to_change()?;
        publish::due_in_ns(&files, &self.options, &self.now()?).map(Duration::from_nanos)
    }

    /// Opens the board for reading: no lock, no write, no wait.
    ///
    /// # Errors
    /// [`StoreError::NoBoard`] where there is neither a board nor a file of an older tool.
    pub fn read(&self) -> Result<Snapshot, StoreError> {
        self.open_by(Snapshot::open)
    }

    /// Opens the board by its journal alone, as if there were no index: takes time in proportion to the journal.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn read_journal(&self) -> Result<Snapshot, StoreError> {
        self.open_by(Snapshot::open_by_journal)
    }

    /// Reads the board: if a row is not where the index says, once more by the journal alone.
    ///
    /// # Errors
    /// As [`Store::read`], and those of `read`.
    pub fn reading<T>(&self, mut read: impl FnMut(&mut Snapshot) -> anyhow::Result<T>) -> anyhow::Result<T> {
        match read(&mut self.read()?) {
            Err(e) if matches!(e.downcast_ref(), Some(StoreError::IndexFault(_))) => {
                let mut snapshot = self.read_journal()?;
                // Else a part of the journal was dropped while it was read.
                if snapshot.damaged() > 0 {
                    (self.options.on_warning)(&format!(
                        "the journal has {} damaged places; the records around them are used, and the next change sets them aside",
                        snapshot.damaged()
                    ));
                }
                read(&mut snapshot)
            }
            done => done,
        }
    }

    fn open_by(&self, open: impl Fn(&Files, Now) -> Result<Snapshot, StoreError>) -> Result<Snapshot, StoreError> {
        let _step = step("store.load").entered();
        let now = self.now()?;
        match open_root(&self.path).and_then(Files::open)? {
            Ok(files) => open(&files, now),
            Err(root) => {
                let legacy = Legacy::read(&root)?;
                if legacy.is_empty() {
                    return Err(StoreError::NoBoard(self.path.clone()));
                }
                self.warn(&legacy.warnings());
                Snapshot::of_legacy(&legacy, now)
            }
        }
    }

    /// The sequence number that the public files show.
    ///
    /// # Errors
    /// Where there is no board.
    pub fn published(&self) -> Result<u64, StoreError> {
        publish::shown(&self.files()?, &self.now()?)
    }

    /// The public files that another program has changed and that the board does not show yet.
    ///
    /// # Errors
    /// Where there is no board.
    pub fn unseen(&self) -> Result<Vec<&'static str>, StoreError> {
        foreign::unseen(&self.files()?, &self.now()?)
    }

    /// Who holds the lock of an older tool, and whether that one lives.
    ///
    /// # Errors
    /// Where there is no board.
    pub fn old_lock(&self) -> Result<Option<(String, bool)>, StoreError> {
        foreign::holder_of_old_lock(&self.files()?.root, &self.now()?)
    }

    fn now(&self) -> Result<Now, StoreError> {
        (self.options.clock)()
    }

    fn warn(&self, warnings: &[String]) {
        warnings.iter().for_each(|warning| (self.options.on_warning)(warning));
    }

    fn files(&self) -> Result<Files, StoreError> {
        self.board_in(open_root(&self.path)?)
    }

    /// The files of a board that we may write to.
    fn files_to_change(&self) -> Result<Files, StoreError> {
        self.board_in(open_root(&self.path)?.trusted()?)
    }

    fn board_in(&self, root: Dir) -> Result<Files, StoreError> {
        Files::open(root)?.ok().ok_or_else(|| StoreError::NoBoard(self.path.clone()))
    }
}

/// A hash of a verb and its arguments, 16 hexadecimal digits: whether a repeated request asks for the same.
#[must_use]
pub fn digest(parts: &[&str]) -> String {
    let lengths_and_parts: String = parts.iter().map(|part| format!("{}:{part}", part.len())).collect();
    format!("{:016x}", xxhash_rust::xxh3::xxh3_64(lengths_and_parts.as_bytes()))
}

fn not_shown(e: &StoreError) -> String {
    format!("the public files could not be brought up to date: {e}")
}

/// A span inside that of a command, for something that takes time.
fn step(name: &'static str) -> tracing::Span {
    tracing::debug_span!("step", "otel.name" = name)
}

fn open_root(path: &Path) -> Result<Dir, StoreError> {
    match Dir::open(path) {
        Err(StoreError::Io { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => {
            Err(StoreError::NoBoard(path.to_owned()))
        }
        opened => opened,
    }
}

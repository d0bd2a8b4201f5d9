//! Moving rows from the board into the archive: first they are all in a file there, then they leave the board, some at a
//! time, each only as it was written.

use super::super::compose::{Change, Composed, gone};
use super::super::error::StoreError;
use super::super::hold::hold;
use super::super::index::Slot;
use super::super::journal::{Journal, Room};
use super::super::publish::{self, Published};
use super::super::record::{Place, Record};
use super::super::row::{Kind, key};
use super::super::snapshot::{Found, Snapshot};
use super::super::tail::Tail;
use super::super::update::{Upto, Writing};
use super::super::{Durability, step};
use super::catalogue::{ArchiveFile, What};
use super::finding::{names, order};
use super::line::Line;
use super::making::Making;
use super::{Archiving, making::Counts};
use crate::board::{WorkItem, may_be_worked_on};
use crate::clock::Now;
use std::borrow::Cow;
use std::collections::HashSet;
use std::time::{Duration, Instant};

/// The verb of the changes, as it stands in the journal.
const ARCHIVE: &str = "archive";
/// How many rows a file has at most.
const FILE_ROWS: u64 = 32_768;
/// How many rows leave the board with one record.
const AT_ONCE: usize = 16;
/// How long rows are taken off before the lock is let go.
const STEP: Duration = Duration::from_millis(6);
/// How often it is tried where the index turns out to be unusable.
const TRIES: u32 = 3;

/// Rows that are to leave the board, as they were found.
#[derive(Debug, Clone, Default)]
pub struct Chosen {
    /// The rows; closed, and not needed when they were chosen.
    pub rows: Vec<Found>,
    /// The sequence number of the board when they were.
    pub sequence: u64,
}

/// What became of them.
#[derive(Debug, Clone, Default)]
pub struct ArchivedRows {
    /// The files that were made.
    pub files: Vec<ArchiveFile>,
    /// How many items left the board.
    pub items: u64,
    /// How many completions did.
    pub completions: u64,
    /// How many agents did.
    pub agents: u64,
    /// How many rows stayed because they changed meanwhile, or are needed meanwhile.
    pub changed: u64,
    /// The longest that the board's lock was held, and how often it was.
    pub longest_hold: Duration,
    /// See `longest_hold`.
    pub steps: u64,
    /// Whether the public files show it; `None` where nothing left the board.
    pub published: Option<Published>,
}

/// A row in a file of the archive that is still on the board.
struct Leaving {
    kind: Kind,
    id: String,
    key: u64,
    place: Place,
}

/// What open items came to depend on since the rows were chosen.
struct Needs {
    tail: Tail,
    needed: HashSet<u64>,
}

impl Archiving<'_> {
    /// Moves rows into the archive.
    ///
    /// # Errors
    /// Where a file cannot be written, or a row cannot be read; what was moved before stays moved.
    pub fn rows(&self, chosen: &Chosen, mut tell: impl FnMut(u64)) -> Result<ArchivedRows, StoreError> {
        let mut done = ArchivedRows::default();
        let journal = || Ok::<_, StoreError>(Journal::open(self.files.state.open_dir("journal")?, false));
        let mut needs = Needs { tail: Tail::after(journal()?, chosen.sequence)?, needed: HashSet::new() };
        let snapshot = Snapshot::open(&self.files, self.store.now()?)?;
        let (mut left, mut last) = (chosen.rows.as_slice(), None);
        while !left.is_empty() {
            let leaving;
            (leaving, left) = self.write(&snapshot, left, &mut done)?;
            let (mut rows, mut in_vain) = (leaving.as_slice(), 0);
            while !rows.is_empty() && in_vain < TRIES {
                let (passed, upto) = self.take_off(rows, &mut needs, &mut done)?;
                in_vain = if passed == 0 { in_vain + 1 } else { 0 };
                (rows, last) = (&rows[passed..], upto.or(last));
                tell(done.items + done.completions + done.agents + done.changed);
            }
            done.changed += rows.len() as u64;
        }
        if let Some(upto) = last {
            done.published = Some(self.show(&journal()?, upto)?);
        }
        Ok(done)
    }

    /// Writes as many rows as one file takes, and returns those, and the rest.
    fn write<'r>(
        &self,
        snapshot: &Snapshot,
        rows: &'r [Found],
        done: &mut ArchivedRows,
    ) -> Result<(Vec<Leaving>, &'r [Found]), StoreError> {
        let now = self.store.now()?;
        let stamp = now.stamp();
        let mut making = Making::begin(&self.dir, self.next_name(&now.stamp())?)?;
        let (mut leaving, mut rest) = (Vec::new(), rows);
        while let [found, behind @ ..] = rest {
            if making.lines() >= FILE_ROWS {
                break;
            }
            rest = behind;
            let Some(standing) = snapshot.standing(found)? else {
                // Its record is damaged by now: it is none of our business.
                done.changed += 1;
                continue;
            };
            let (kind, id) = (found.columns.kind, standing.id);
            let line = Line {
                kind,
                id: Cow::Borrowed(&id),
                row: Cow::Borrowed(&standing.text),
                sequence: standing.sequence,
                archived_at: Cow::Borrowed(&stamp),
            };
            making.row(&line, found.columns.changed_at)?;
            let key = key(kind, &id);
            leaving.push(Leaving { kind, id, key, place: found.place });
        }
        if leaving.is_empty() {
            return Ok((leaving, rest));
        }
        done.files.push(step("store.archive").in_scope(|| making.finish(What::Items, &now))?);
        Ok((leaving, rest))
    }

    /// The name of the next file; names only grow, also where the clock was set back.
    fn next_name(&self, stamp: &str) -> Result<String, StoreError> {
        let plain: String = stamp.chars().filter(|c| !matches!(c, '-' | ':')).collect();
        let named = |number: u64| format!("{}{plain}-{number}.jsonl.gz", What::Items.prefix());
        let Some(newest) = names(&self.dir, What::Items)?.into_iter().next() else { return Ok(named(1)) };
        if order(&named(1)) > order(&newest) {
            return Ok(named(1));
        }
        let (head, _) = newest.rsplit_once('-').unwrap_or((&newest, ""));
        let number = order(&newest).last().map_or(1, |number| number + 1);
        Ok(format!("{head}-{number}.jsonl.gz"))
    }

    /// Takes rows off the board while the lock may be held, those that still stand as they were written and that nothing
    /// open needs; returns how many were looked at, and where the journal ends.
    fn take_off(
        &self,
        rows: &[Leaving],
        needs: &mut Needs,
        done: &mut ArchivedRows,
    ) -> Result<(usize, Option<Upto>), StoreError> {
        needs.read_on()?;
        let (store, now) = (self.store, self.store.now()?);
        let step = |writing: &mut Writing<'_>| take_some(writing, rows, needs, &now);
        let (step, held) = hold(&self.files, &store.options, ARCHIVE, step)?;
        done.longest_hold = done.longest_hold.max(held);
        done.steps += 1;
        if let Some(upto) =
            step.as_ref().and_then(|taken| taken.upto).filter(|_| store.options.durability == Durability::Full)
        {
            // So that whoever ends this segment has little left to flush.
            Journal::open(self.files.state.open_dir("journal")?, false).flush(upto.segment)?;
        }
        // Whoever waits for the lock has it for as long as we had.
        std::thread::sleep(held);
        // Without an index that was to be used, which is made anew by now, nothing was done.
        let Some(Taken { counts, passed, upto }) = step else { return Ok((0, None)) };
        done.items += counts.items;
        done.completions += counts.completions;
        done.agents += counts.agents;
        done.changed += passed as u64 - counts.all();
        Ok((passed, upto))
    }

    /// Makes durable that rows left the board, and shows it.
    fn show(&self, journal: &Journal, upto: Upto) -> Result<Published, StoreError> {
        let options = &self.store.options;
        if options.durability == Durability::Full {
            journal.flush(upto.segment)?;
        }
        let (published, warnings) = publish::publish(&self.files, journal, upto, options, &self.store.now()?)?;
        self.store.warn(&warnings);
        Ok(published)
    }
}

/// What was done while the lock was held once.
struct Taken {
    counts: Counts,
    /// How many rows were looked at.
    passed: usize,
    /// Where the journal ends, where anything was written.
    upto: Option<Upto>,
}

fn take_some(writing: &mut Writing<'_>, rows: &[Leaving], needs: &mut Needs, now: &Now) -> Result<Taken, StoreError> {
    let started = Instant::now();
    needs.read_on()?;
    let mut taken = Taken { counts: Counts::default(), passed: 0, upto: None };
    // What we cannot read, somebody may need.
    let is_known = needs.tail.sequence() >= writing.index.header.sequence;
    for some in rows.chunks(AT_ONCE) {
        if taken.passed > 0 && started.elapsed() >= STEP {
            break;
        }
        taken.passed += some.len();
        let mut puts = Vec::new();
        for row in some.iter().filter(|row| is_known && !needs.needed.contains(&row.key)) {
            let Some((_, slot)) = writing.index.find(row.key)?.filter(|(_, slot)| row.is_unchanged(slot)) else {
                continue;
            };
            puts.push(gone(row.kind, row.id.clone(), Some(slot.place)));
            taken.counts.add(row.kind);
        }
        if !puts.is_empty() {
            writing.rotate()?;
            let header = writing.index.header;
            let composed = Composed::new(&header, now, Change::of_upkeep(ARCHIVE, puts, &header));
            writing.write(&composed, Room::UseReserve)?;
            taken.upto = Some(Upto::of(&writing.index.header));
        }
    }
    Ok(taken)
}

impl Leaving {
    /// Whether a row on the board is the very one that was written, and closed.
    fn is_unchanged(&self, slot: &Slot) -> bool {
        let is_closed = self.kind != Kind::Work || slot.columns.status.is_closed();
        slot.place == self.place && is_closed
    }
}

impl Needs {
    /// Reads what was changed since the last look.
    fn read_on(&mut self) -> Result<(), StoreError> {
        while let Some(told) = self.tail.read_on(false, |record| Some(needed_by(record)))? {
            self.needed.extend(told.into_iter().flatten());
        }
        Ok(())
    }
}

/// What the items of a change depend on, those that may still be worked on.
fn needed_by(record: &Record<'_>) -> Vec<u64> {
    let mut needed = Vec::new();
    for put in record.puts.iter().filter(|put| put.kind == Kind::Work) {
        if memchr::memmem::find(put.row.get().as_bytes(), b"\"depends_on\"").is_none() {
            continue;
        }
        let item = serde_json::from_str(put.row.get()).map(WorkItem::from_row);
        if let Ok(item) = item
            && may_be_worked_on(item.status())
        {
            needed.extend(item.depends_on().iter().map(|id| key(Kind::Work, id.as_str())));
        }
    }
    needed
}

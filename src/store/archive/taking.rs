//! Moving rows from the board into the archive: first they are all in a file there, then they leave the board, some at a
//! time, each only as it was written.

use super::super::ask::Ask;
use super::super::error::StoreError;
use super::super::index::Slot;
use super::super::journal::{Journal, Room};
use super::super::publish::{self, Published};
use super::super::record::{Place, Record};
use super::super::row::{Kind, key};
use super::super::snapshot::{Found, Snapshot};
use super::super::tail::Tail;
use super::super::update::{self, Upto};
use super::super::{Durability, step};
use super::catalogue::{ArchiveFile, What};
use super::finding::{names, order};
use super::line::Line;
use super::making::Making;
use super::{Archiving, making::Counts};
use crate::board::{Rows, WorkItem, may_be_worked_on};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::HashSet;
use std::time::Duration;

/// The verb of the changes, as it stands in the journal.
const ARCHIVE: &str = "archive";
/// How many rows a file has at most.
const FILE_ROWS: u64 = 32_768;
/// How many rows leave the board with one record.
const AT_ONCE: usize = 16;

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
            for rows in leaving.chunks(AT_ONCE) {
                last = self.take_off(rows, &mut needs, &mut done)?.or(last);
                tell(done.items + done.completions + done.agents + done.changed);
            }
        }
        if let Some((journal, upto)) = last {
            done.published = Some(self.show(&journal, upto)?);
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
        done.files.push(step("archive.write").in_scope(|| making.finish(What::Items, &now))?);
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

    /// Takes rows off the board that still stand as they were written and that nothing open needs.
    fn take_off(
        &self,
        rows: &[Leaving],
        needs: &mut Needs,
        done: &mut ArchivedRows,
    ) -> Result<Option<(Journal, Upto)>, StoreError> {
        needs.read_on()?;
        let ask = Ask { verb: ARCHIVE, agent: None, request_id: None, digest: String::new(), room: Room::UseReserve };
        let appended = update::append(&self.files, &self.store.options, &ask, |txn, _| {
            needs.read_on()?;
            let mut taken = Taken::default();
            // What we cannot read, somebody may need.
            let is_known = needs.tail.sequence() + 1 == txn.sequence();
            for row in rows.iter().filter(|row| is_known && !needs.needed.contains(&row.key)) {
                let slot = txn.index.find(row.key)?;
                if slot.is_some_and(|(_, slot)| row.is_unchanged(&slot)) && txn.take_off(row.kind, &row.id)? {
                    taken.add(row.kind);
                }
            }
            Ok(taken)
        })?;
        let taken = appended.committed.answer;
        done.items += taken.items;
        done.completions += taken.completions;
        done.agents += taken.agents;
        done.changed += rows.len() as u64 - taken.all();
        done.longest_hold = done.longest_hold.max(appended.held);
        done.steps += 1;
        self.store.warn(&appended.committed.warnings);
        // Whoever waits for the lock has it for as long as we had.
        std::thread::sleep(appended.held);
        Ok(appended.upto.map(|upto| (appended.journal, upto)))
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

/// How many rows left the board with a change.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
struct Taken {
    items: u64,
    completions: u64,
    agents: u64,
}

impl Taken {
    fn add(&mut self, kind: Kind) {
        let mut counts = Counts { items: self.items, completions: self.completions, agents: self.agents };
        counts.add(kind);
        *self = Taken { items: counts.items, completions: counts.completions, agents: counts.agents };
    }

    fn all(self) -> u64 {
        self.items + self.completions + self.agents
    }
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

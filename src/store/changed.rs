//! What the public files do not show yet: the rows that came, changed and left behind what is published.

use super::error::StoreError;
use super::import::PUBLIC;
use super::journal::Journal;
use super::notes::Notes;
use super::record::{CARRY, Put, decode};
use super::row::Kind;
use super::scan::{Piece, scan};
use super::update::Upto;
use super::view::Line;
use std::collections::{HashMap, HashSet};

/// The rows that changed between what is published and `upto`, by public file, in journal order; `None` where the
/// journal does not tell what a file shows of one of them: then all of it is to be made anew.
pub(super) fn changed_since(
    journal: &Journal,
    notes: &Notes,
    upto: Upto,
) -> Result<Option<[Vec<Line>; 3]>, StoreError> {
    match read_since(journal, notes, upto) {
        // A part of it has been dropped meanwhile.
        Err(StoreError::IndexFault(_)) => Ok(None),
        read => read,
    }
}

fn read_since(journal: &Journal, notes: &Notes, upto: Upto) -> Result<Option<[Vec<Line>; 3]>, StoreError> {
    let mut changed: [Changed; 3] = Default::default();
    for segment in notes.segment..=upto.segment {
        let from = if segment == notes.segment { notes.offset } else { 0 };
        let bytes = match segment == upto.segment {
            true => journal.bytes(segment, from, upto.offset.saturating_sub(from) as usize)?,
            false => journal.rest(segment, from)?,
        };
        let scanned = scan(&bytes, segment, from, notes.sequence, |piece| match piece {
            // Rows that are stored once more are shown as they are.
            Piece::Record(record, ..) if record.op != CARRY => {
                record.puts.iter().try_for_each(|put| enter(&mut changed, journal, put))
            }
            _ => Ok(()),
        });
        if scanned.is_err() {
            return Ok(None);
        }
    }
    Ok(Some(changed.map(|changed| changed.lines)))
}

/// A row that is to leave a file, and the journal does not tell what it looks like there.
struct Untold;

/// The lines of one file, and what became of each row so far.
#[derive(Default)]
struct Changed {
    lines: Vec<Line>,
    /// Where the newest line of a row on the board is.
    newest: HashMap<String, usize>,
    /// The rows that have left since: one that comes back stands behind all others.
    left: HashSet<String>,
}

fn enter(changed: &mut [Changed; 3], journal: &Journal, put: &Put<'_>) -> Result<(), Untold> {
    let Some(view) = PUBLIC.iter().position(|(_, kind, _)| *kind == put.kind) else { return Ok(()) };
    match put.gone {
        true => changed[view].leaves(journal, put),
        false => changed[view].stands(journal, put),
    }
}

impl Changed {
    fn stands(&mut self, journal: &Journal, put: &Put<'_>) -> Result<(), Untold> {
        let text = put.row.get().to_owned();
        if let Some(&at) = self.newest.get(put.id.as_ref()) {
            self.lines[at].text = Some(text);
            return Ok(());
        }
        let mut is_new = put.before.is_none() || self.left.contains(put.id.as_ref());
        if put.kind == Kind::Completion && !is_new {
            // A completion never changes: it is stored once more, or it comes back.
            is_new = text_before(journal, put)?.is_none();
            if !is_new {
                return Ok(());
            }
        }
        self.newest.insert(put.id.to_string(), self.lines.len());
        self.lines.push(Line { name: put.id.to_string(), text: Some(text), is_new });
        Ok(())
    }

    fn leaves(&mut self, journal: &Journal, put: &Put<'_>) -> Result<(), Untold> {
        self.left.insert(put.id.to_string());
        match self.newest.remove(put.id.as_ref()) {
            Some(at) => self.lines[at].text = None,
            None => self.lines.push(Line { name: name_in_file(journal, put)?, text: None, is_new: false }),
        }
        Ok(())
    }
}

/// By what the file knows a row that leaves it: a completion by its text, since no field tells one from another.
fn name_in_file(journal: &Journal, put: &Put<'_>) -> Result<String, Untold> {
    match put.kind {
        Kind::Completion => text_before(journal, put)?.ok_or(Untold),
        _ => Ok(put.id.to_string()),
    }
}

/// The row as it stood before; `None` where it was not on the board.
fn text_before(journal: &Journal, put: &Put<'_>) -> Result<Option<String>, Untold> {
    let line = put.place_before().and_then(|place| journal.line(place).ok()).ok_or(Untold)?;
    let record = decode(&line).ok_or(Untold)?;
    let before = record.puts.iter().find(|before| before.kind == put.kind && before.id == put.id).ok_or(Untold)?;
    Ok((!before.gone).then(|| before.row.get().to_owned()))
}

//! Taking a version of a public file into the board: a change of its own, in the journal as `merge`.

use super::super::ask::Ask;
use super::super::error::StoreError;
use super::super::import::PUBLIC;
use super::super::journal::{Journal, Room};
use super::super::quarantine::{keep, kept_of};
use super::super::replace::Publisher;
use super::super::row::Kind;
use super::super::txn::Txn;
use super::super::update::{Appended, Upto, append};
use super::inbox;
use super::read::Found;
use super::sift::{Called, Novel, sift};
use super::versions::{Past, past_of};
use crate::board::{
    Foreign, Merged, Rows, Terms, merge_agent, merge_departed, merge_new_agent, merge_new_work, merge_work,
};
use crate::clock::Now;
use serde_json::Value;

/// The verb of the change, as it stands in the journal.
pub(super) const MERGE: &str = "merge";
/// The longest row that is taken, in bytes: it must fit into a record with what we add to it.
const LONGEST: usize = 512 << 10;
/// How many files of refused rows are kept for each public file: a program in a loop must not fill the disk.
const REFUSED_KEPT: usize = 1000;
/// How many refused rows are told of one by one.
const TOLD: usize = 3;

/// Takes a version into the board and returns where the journal ends behind it, where it said something new. It is not
/// durable yet.
pub(super) fn merge(
    publisher: &mut Publisher<'_>,
    view: usize,
    found: Found,
) -> Result<Option<(Journal, Upto)>, StoreError> {
    let Publisher { files, options, now, .. } = *publisher;
    if let Some((damage, bytes)) = &found.damage {
        let kept = keep(&files.state, PUBLIC[view].0, bytes, now)?;
        publisher.warnings.push(format!(
            "{} was changed by another program and {damage}; its whole rows ({}) are taken in, its version is kept in {kept}",
            files.root.path(PUBLIC[view].0).display(),
            found.rows.len()
        ));
    }
    let novel = sift(files, now, view, found.rows)?;
    if novel.is_empty() {
        return Ok(None);
    }
    let ask = Ask { verb: MERGE, agent: None, request_id: None, digest: String::new(), room: Room::KeepReserve };
    let terms = options.old_writers.terms();
    let decide = |txn: &mut Txn<'_>, now: &Now| decide(txn, now, PUBLIC[view].1, &novel, &terms);
    let Appended { committed, upto, journal, .. } = append(files, options, &ask, decide)?;
    publisher.warnings.extend(committed.warnings);
    // Says that other programs write here.
    inbox::make(files)?;
    tell(publisher, view, &novel, &committed.answer)?;
    Ok(upto.map(|upto| (journal, upto)))
}

/// Decides over every row, and answers which were refused and why.
fn decide(
    txn: &mut Txn<'_>,
    now: &Now,
    kind: Kind,
    novel: &[Novel],
    terms: &Terms<'_>,
) -> Result<Vec<(usize, String)>, StoreError> {
    let pasts: Vec<Past> = novel.iter().map(|novel| past(txn, kind, novel)).collect::<Result<_, _>>()?;
    let of = |(novel, past): (&'_ Novel, &'_ Past)| -> Option<u64> {
        let foreign = Foreign { theirs: &novel.row, versions: &past.versions, read_before: None };
        foreign.made_old_by().or(past.left_with)
    };
    // A version is read at one moment: a row that is old in it tells before which change that was.
    let read_before = novel.iter().zip(&pasts).filter_map(of).min();
    let mut refused = Vec::new();
    for (at, (novel, past)) in novel.iter().zip(&pasts).enumerate() {
        let foreign = Foreign { theirs: &novel.row, versions: &past.versions, read_before };
        let merged = match was_archived(past) {
            true => merge_departed(&foreign),
            false => merge_row(txn, now, kind, novel, &foreign, terms)?,
        };
        if let Merged::Refused(why) = merged {
            refused.push((at, why));
        }
    }
    Ok(refused)
}

fn past(txn: &Txn<'_>, kind: Kind, novel: &Novel) -> Result<Past, StoreError> {
    match &novel.called {
        Called::Named(id) | Called::Again(id) => past_of(txn, kind, id, &novel.row),
        Called::Unnamed => Ok(Past::default()),
    }
}

/// Whether a row was on the board and has left it: who writes it back read it before. The one place that decides it.
fn was_archived(past: &Past) -> bool {
    past.left_with.is_some()
}

fn merge_row(
    txn: &mut Txn<'_>,
    now: &Now,
    kind: Kind,
    novel: &Novel,
    foreign: &Foreign<'_>,
    terms: &Terms<'_>,
) -> Result<Merged, StoreError> {
    if Value::from(novel.row.clone()).to_string().len() > LONGEST {
        return Ok(Merged::Refused("the row is too long".to_owned()));
    }
    match (&novel.called, kind) {
        (_, Kind::Completion) => txn.put_completion(novel.row.clone()),
        (Called::Unnamed, _) => txn.put_unnamed(kind, novel.row.clone()),
        (Called::Again(_), _) if foreign.versions.is_empty() => {
            return Ok(Merged::Refused("it is the second row with this id".to_owned()));
        }
        (_, Kind::Work) if !foreign.versions.is_empty() => return merge_work(txn, now, foreign, terms),
        (_, Kind::Agent) if !foreign.versions.is_empty() => return merge_agent(txn, foreign),
        (Called::Named(id), Kind::Work) => {
            txn.keep_ids_above(id);
            merge_new_work(txn, now, &novel.row, terms)?;
        }
        _ => merge_new_agent(txn, &novel.row),
    }
    Ok(Merged::Taken)
}

/// Keeps the rows that were refused, and says why they were.
fn tell(
    publisher: &mut Publisher<'_>,
    view: usize,
    novel: &[Novel],
    refused: &[(usize, String)],
) -> Result<(), StoreError> {
    if refused.is_empty() {
        return Ok(());
    }
    let (name, _, field) = PUBLIC[view];
    let rows: Vec<String> = refused.iter().map(|(at, _)| Value::from(novel[*at].row.clone()).to_string()).collect();
    let refused_name = name.replace(".json", ".refused.json");
    let bytes = format!("[\n{}\n]\n", rows.join(",\n"));
    let state = &publisher.files.state;
    let kept = match kept_of(state, &refused_name)? >= REFUSED_KEPT {
        true => format!("no copy of it is kept, since there are {REFUSED_KEPT} already"),
        false => format!("a copy of it is kept in {}", keep(state, &refused_name, bytes.as_bytes(), publisher.now)?),
    };
    let path = publisher.files.root.path(name);
    let what = |at: usize| novel[at].row.get(field).and_then(Value::as_str).unwrap_or("a row without an id");
    for (at, why) in refused.iter().take(TOLD) {
        let what = crate::text::quote(what(*at));
        publisher.warnings.push(format!(
            "{} was changed by another program; its edit of {what} is not taken: {why}; {kept}",
            path.display()
        ));
    }
    if let Some(more) = refused.len().checked_sub(TOLD).filter(|more| *more > 0) {
        publisher.warnings.push(format!("{}: {more} more edits of other rows are not taken", path.display()));
    }
    Ok(())
}

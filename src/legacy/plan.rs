//! What becomes of every record: each is counted once.

use super::known::Known;
use super::records::{Piece, pieces};
use super::rows::{self, Mended, REPEATED};
use super::sources::{Sort, Source};
use super::velocity;
use crate::board::{Kind, Newcomer, WorkItem};
use crate::conservation::hash;
use serde_json::{Map, Value, json};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// The longest record that is taken, in bytes: its row must fit into a record of the journal.
const LONGEST: usize = 400 << 10;
/// The longest text that is kept beside the row that was repaired from it, and the longest result, in bytes.
const TEXT: usize = 16 << 10;

/// A file that was read.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// Its path in the old directory.
    pub file: &'a str,
    /// What it is.
    pub source: Source,
    /// What is in it.
    pub bytes: &'a [u8],
}

/// What becomes of a record.
#[derive(Debug, Clone, PartialEq)]
pub enum Fate {
    /// A new row, by its place in [`Plan::takes`].
    Taken(usize),
    /// What it says is there already: where, and which of its fields say something else there.
    Merged(String, Vec<String>),
    /// It cannot be taken, and why.
    SetAside(String),
}

/// A record and what becomes of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// Where it begins in its file, in bytes.
    pub offset: usize,
    /// How long it is, in bytes.
    pub length: usize,
    /// What becomes of it.
    pub fate: Fate,
}

/// A record that becomes a row.
#[derive(Debug)]
pub struct Take {
    /// The row.
    pub newcomer: Newcomer,
    /// The record as it was read.
    pub content: Map<String, Value>,
}

impl Take {
    /// What the row is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match &self.newcomer {
            Newcomer::Work(_) => Kind::Work,
            Newcomer::Agent(_) => Kind::Agent,
            Newcomer::Completion(..) => Kind::Completion,
        }
    }
}

/// What is to be done.
#[derive(Debug, Default)]
pub struct Plan {
    /// The rows to be stored, in their order.
    pub takes: Vec<Take>,
    /// The records of each file, in the order of the files.
    pub counted: Vec<Vec<Counted>>,
    /// How often something was repaired, by what it was.
    pub repairs: BTreeMap<&'static str, u64>,
}

/// An object that was found in a file.
struct Found {
    file: usize,
    offset: usize,
    length: usize,
    content: Map<String, Value>,
    repairs: Vec<&'static str>,
}

/// Decides about every record of some files, beside what the board holds.
#[must_use]
pub fn plan(inputs: &[Input<'_>], known: Known) -> Plan {
    let mut planner = Planner { inputs, known, plan: Plan::default(), places: HashMap::new() };
    planner.plan.counted = vec![Vec::new(); inputs.len()];
    planner.named(Sort::Work, Kind::Work, rows::work);
    planner.named(Sort::Agents, Kind::Agent, rows::agent);
    planner.completions();
    planner.velocity();
    planner.results();
    planner.plan.counted.iter_mut().for_each(|file| file.sort_by_key(|counted| counted.offset));
    planner.plan
}

struct Planner<'a> {
    inputs: &'a [Input<'a>],
    known: Known,
    plan: Plan,
    /// Where items are that are taken.
    places: HashMap<String, usize>,
}

impl Planner<'_> {
    /// The files of a sort, those that count first in front.
    fn files(&self, sort: Sort) -> Vec<usize> {
        let mut files: Vec<usize> = (0..self.inputs.len()).filter(|&n| self.inputs[n].source.sort == sort).collect();
        files.sort_by_key(|&n| (self.inputs[n].source.rank, Reverse(self.inputs[n].file)));
        files
    }

    /// The objects of the files of a sort; what is none is set aside. The files that count first come first.
    fn found(&mut self, sort: Sort) -> Vec<Found> {
        let mut all = Vec::new();
        for file in self.files(sort) {
            for Piece { offset, length, content } in pieces(self.inputs[file].bytes, sort) {
                match content {
                    Ok(_) if length > LONGEST => {
                        self.count(file, offset, length, Fate::SetAside("longer than a row may be".into()))
                    }
                    Ok((content, repairs)) => all.push(Found { file, offset, length, content, repairs }),
                    Err(why) => self.count(file, offset, length, Fate::SetAside(why)),
                }
            }
        }
        all
    }

    fn count(&mut self, file: usize, offset: usize, length: usize, fate: Fate) {
        self.plan.counted[file].push(Counted { offset, length, fate });
    }

    /// Takes a record: the row is stored, and its repairs are counted.
    fn take(&mut self, found: &Found, mut row: Mended, made: impl FnOnce(Mended) -> Newcomer) -> usize {
        row.repairs.extend(&found.repairs);
        if !found.repairs.is_empty() && found.length <= TEXT {
            let text = self.inputs[found.file].bytes.get(found.offset..found.offset + found.length).unwrap_or_default();
            row.origin.note("text", String::from_utf8_lossy(text));
        }
        for repair in &row.repairs {
            *self.plan.repairs.entry(repair).or_default() += 1;
        }
        let place = self.plan.takes.len();
        self.plan.takes.push(Take { newcomer: made(row), content: found.content.clone() });
        self.count(found.file, found.offset, found.length, Fate::Taken(place));
        place
    }

    /// Rows that have a name: of several versions one is taken, the others are merged with it.
    fn named(&mut self, sort: Sort, kind: Kind, mend: impl Fn(&Map<String, Value>, &str) -> Result<Mended, String>) {
        let found = self.found(sort);
        let mut mended: Vec<Option<Mended>> = Vec::with_capacity(found.len());
        for one in &found {
            mended.push(
                mend(&one.content, self.inputs[one.file].file)
                    .map_err(|why| {
                        self.count(one.file, one.offset, one.length, Fate::SetAside(why));
                    })
                    .ok(),
            );
        }
        let best = self.best(&found, &mended);
        for (n, one) in found.iter().enumerate() {
            let Some(row) = mended[n].take() else { continue };
            let on_board =
                if kind == Kind::Work { self.known.works.get(&row.id) } else { self.known.agents.get(&row.id) };
            let fate = match (on_board, best[&row.id]) {
                (Some(there), _) => merged(&row.id, self.known.place(kind, &row.id), &one.content, there),
                (None, best) if best == n => {
                    let id = row.id.clone();
                    let place = self.take(one, row, |row| match kind {
                        Kind::Work => Newcomer::Work(row.origin),
                        _ => Newcomer::Agent(row.origin),
                    });
                    self.places.extend((kind == Kind::Work).then_some((id, place)));
                    continue;
                }
                (None, best) => {
                    let file = self.inputs[found[best].file].file;
                    merged(
                        &row.id,
                        &format!("in {file} at byte {}", found[best].offset),
                        &one.content,
                        &found[best].content,
                    )
                }
            };
            self.count(one.file, one.offset, one.length, fate);
        }
    }

    /// Which version of each row counts: that of the first file, and within one file the one that changed last.
    fn best(&self, found: &[Found], mended: &[Option<Mended>]) -> HashMap<String, usize> {
        let mut best: HashMap<String, (usize, i64)> = HashMap::new();
        for (n, row) in mended.iter().enumerate().filter_map(|(n, row)| Some((n, row.as_ref()?))) {
            let changed = WorkItem::from_row(row.origin.row().clone()).changed_at();
            let other = best.entry(row.id.clone()).or_insert((n, changed));
            if found[other.0].file == found[n].file && changed > other.1 {
                *other = (n, changed);
            }
        }
        best.into_iter().map(|(id, (n, _))| (id, n)).collect()
    }

    /// Completions: the same one counts once, another of the same item stays but scores nothing.
    fn completions(&mut self) {
        let mut first: HashMap<u128, String> = HashMap::new();
        for one in self.found(Sort::Completions) {
            let file = self.inputs[one.file].file;
            let mut row = match rows::completion(&one.content, file) {
                Ok(row) => row,
                Err(why) => {
                    self.count(one.file, one.offset, one.length, Fate::SetAside(why));
                    continue;
                }
            };
            let hash = hash(&one.content);
            if self.known.completions.contains_key(&hash) {
                let there = || self.known.place(Kind::Completion, &hash.to_string()).to_owned();
                let place = first.get(&hash).cloned().unwrap_or_else(there);
                let with = format!("the completion of {} {place}", row.id);
                self.count(one.file, one.offset, one.length, Fate::Merged(with, Vec::new()));
                continue;
            }
            first.insert(hash, format!("in {file} at byte {}", one.offset));
            if self.known.completed.contains(&row.id) && row.origin.row().contains_key("velocity_points") {
                row.set("velocity_points", 0, REPEATED);
                row.origin.note("repeats", true);
            }
            self.known.complete(&one.content);
            self.take(&one, row, |row| Newcomer::Completion(format!("migrated.{hash:032x}"), row.origin));
        }
    }

    /// Lines of points: those of a known completion say nothing new, others are all that is left of theirs.
    fn velocity(&mut self) {
        let mut taken: HashMap<u128, u64> = HashMap::new();
        for file in self.files(Sort::Velocity) {
            let Input { file: name, bytes, .. } = self.inputs[file];
            let lines = velocity::lines(bytes);
            let items = self.known.scores.clone().matched(&lines);
            let mut times: HashMap<u128, u64> = HashMap::new();
            for (line, item) in lines.iter().zip(items) {
                let content = velocity::content(&line.text);
                let (hash, length) = (hash(&content), line.text.len());
                let fate = match (&line.score, item) {
                    (None, _) => Fate::SetAside("no line of points".to_owned()),
                    (Some(_), Some(id)) => Fate::Merged(format!("the completion of {id}"), Vec::new()),
                    (Some(score), None) => {
                        let time = times.entry(hash).and_modify(|times| *times += 1).or_insert(1);
                        let there = self.known.completions.get(&hash).copied().unwrap_or(0);
                        let taken = taken.entry(hash).or_insert(there);
                        if *time > *taken {
                            *taken = *time;
                            let found = Found { file, offset: line.offset, length, content, repairs: Vec::new() };
                            let key = format!("migrated.{hash:032x}.{time}");
                            let mut row = velocity::completion(&line.text, score, name);
                            row.origin.note("occurrence", *time);
                            self.take(&found, row, |row| Newcomer::Completion(key, row.origin));
                            continue;
                        }
                        Fate::Merged("the same line of points".to_owned(), Vec::new())
                    }
                };
                self.count(file, line.offset, length, fate);
            }
        }
    }

    /// Results go to the items that name their files.
    fn results(&mut self) {
        let named = |row: &Map<String, Value>| row.get("result_file").and_then(Value::as_str).map(base);
        let taken = self.places.iter().filter_map(|(id, &n)| Some((named(&self.plan.takes[n].content)?, id.clone())));
        let known = self.known.works.iter().filter_map(|(id, row)| Some((named(row)?, id.clone())));
        let items: HashMap<String, String> = known.chain(taken).collect();
        for one in self.found(Sort::Results) {
            let name = base(self.inputs[one.file].file);
            let fate = match items.get(&name) {
                None => Fate::SetAside("no item names this file".to_owned()),
                Some(id) if self.known.results.contains(&(id.clone(), name.clone())) => {
                    Fate::Merged(format!("{id} {}", self.known.place(Kind::Work, id)), Vec::new())
                }
                Some(id) => self.attach(id, name, &one),
            };
            self.count(one.file, one.offset, one.length, fate);
        }
    }

    fn attach(&mut self, id: &str, name: String, one: &Found) -> Fate {
        let Some(Newcomer::Work(origin)) = self.places.get(id).map(|&n| &mut self.plan.takes[n].newcomer) else {
            return Fate::SetAside(format!("{id} was {} without it", self.known.place(Kind::Work, id)));
        };
        let mut results = origin.noted("results").and_then(Value::as_object).cloned().unwrap_or_default();
        if one.length > TEXT || results.contains_key(&name) {
            return Fate::SetAside(format!("too long for {id}, or not the only one in its file"));
        }
        results.insert(name, Value::Object(one.content.clone()));
        origin.note("results", json!(results));
        Fate::Merged(id.to_owned(), Vec::new())
    }
}

/// A record that is merged with a row: where that is, and which fields say something else.
fn merged(id: &str, place: &str, content: &Map<String, Value>, there: &Map<String, Value>) -> Fate {
    let is_other = |(name, value): &(&String, &Value)| there.get(*name) != Some(value);
    let lacks = there.keys().filter(|name| !content.contains_key(*name));
    let differs = content.iter().filter(is_other).map(|(name, _)| name).chain(lacks).cloned().collect();
    Fate::Merged(format!("{id} {place}"), differs)
}

fn base(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_owned()
}

#[cfg(test)]
mod tests;

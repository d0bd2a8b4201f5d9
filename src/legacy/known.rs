//! What the board holds already.

use super::velocity::Scores;
use crate::board::{Kind, Origin};
use crate::conservation::hash;
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};

/// Where a row is that was taken before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whereabouts {
    /// On the board.
    Board,
    /// In the archive alone.
    Archive,
}

/// The rows of a board, as far as old ones are compared with them.
#[derive(Debug, Default)]
pub struct Known {
    /// Items by their ids, as they came.
    pub(super) works: HashMap<String, Map<String, Value>>,
    /// Agents by their ids, as they came.
    pub(super) agents: HashMap<String, Map<String, Value>>,
    /// How many completions there are of each content.
    pub(super) completions: HashMap<u128, u64>,
    /// The items that were completed.
    pub(super) completed: HashSet<String>,
    /// What lines of the velocity log may belong to.
    pub(super) scores: Scores,
    /// Files of results that items have already: item and name.
    pub(super) results: HashSet<(String, String)>,
    /// Items and agents of the archive by their ids, completions by the hashes of what they say.
    archived: HashSet<(Kind, String)>,
}

impl Known {
    /// Adds a row of the board, or of its archive.
    pub fn add(&mut self, kind: Kind, row: Map<String, Value>, place: Whereabouts) {
        let origin = Origin::of(row.clone());
        let results = origin.as_ref().and_then(|origin| origin.noted("results")?.as_object().cloned());
        let row = origin.map_or(row, Origin::restored);
        if place == Whereabouts::Archive {
            self.archived.insert((kind, name_of(kind, &row)));
        }
        match kind {
            Kind::Work => {
                let id = name_of(kind, &row);
                self.results.extend(results.into_iter().flatten().map(|(name, _)| (id.clone(), name)));
                self.works.insert(id, row);
            }
            Kind::Agent => {
                self.agents.insert(name_of(kind, &row), row);
            }
            Kind::Completion => self.complete(&row),
            Kind::Request => {}
        }
    }

    /// Where a row is, in words: an item or agent by its id, a completion by the hash of what it says.
    pub(super) fn place(&self, kind: Kind, name: &str) -> &'static str {
        match self.archived.contains(&(kind, name.to_owned())) {
            true => "in the archive",
            false => "on the board",
        }
    }

    /// Adds a completion, as it came.
    pub(super) fn complete(&mut self, content: &Map<String, Value>) {
        *self.completions.entry(hash(content)).or_default() += 1;
        let id = ["work_item_id", "work_id"].into_iter().find_map(|field| content.get(field)?.as_str());
        self.completed.extend(id.map(str::to_owned));
        self.scores.add(content);
    }
}

/// What a row is called here: an item and an agent by the id, a completion by the hash of what it says.
fn name_of(kind: Kind, row: &Map<String, Value>) -> String {
    let text = |field| row.get(field).and_then(Value::as_str).unwrap_or_default();
    match kind {
        Kind::Agent => text("agent_id").to_owned(),
        Kind::Completion => hash(row).to_string(),
        _ if text("work_item_id").is_empty() => text("work_id").to_owned(),
        _ => text("work_item_id").to_owned(),
    }
}

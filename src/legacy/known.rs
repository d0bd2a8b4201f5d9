//! What the board holds already.

use super::velocity::Scores;
use crate::board::{Kind, Origin};
use crate::conservation::hash;
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};

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
}

impl Known {
    /// Adds a row of the board.
    pub fn add(&mut self, kind: Kind, row: Map<String, Value>) {
        let origin = Origin::of(row.clone());
        let results = origin.as_ref().and_then(|origin| origin.noted("results")?.as_object().cloned());
        let row = origin.map_or(row, Origin::restored);
        let text = |field| row.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
        match kind {
            Kind::Work => {
                let id = Some(text("work_item_id")).filter(|id| !id.is_empty()).unwrap_or_else(|| text("work_id"));
                self.results.extend(results.into_iter().flatten().map(|(name, _)| (id.clone(), name)));
                self.works.insert(id, row);
            }
            Kind::Agent => {
                self.agents.insert(text("agent_id"), row);
            }
            Kind::Completion => self.complete(&row),
            Kind::Request => {}
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

//! One change as one line of a stream.

use super::Format;
use crate::board::{AgentId, WorkId};
use crate::commands::history;
use crate::report::age::stamp;
use crate::store::Event;
use crate::text::escape;
use serde::Serialize;
use serde_json::{Map, Value};

/// Which changes are shown.
#[derive(Debug, Default)]
pub(super) struct Filter {
    pub(super) work: Option<WorkId>,
    pub(super) agent: Option<AgentId>,
}

impl Filter {
    /// Whether all are.
    pub(super) fn is_empty(&self) -> bool {
        self.work.is_none() && self.agent.is_none()
    }

    /// Whether this one is.
    pub(super) fn fits(&self, event: &Event) -> bool {
        let is_about = |id: &WorkId| event.items().any(|(name, _)| name == id.as_str());
        let is_by = |agent: &AgentId| history::agent(event) == Some(agent.as_str());
        self.work.as_ref().is_none_or(is_about) && self.agent.as_ref().is_none_or(is_by)
    }

    /// The line of a change that is shown, with its end.
    pub(super) fn line(&self, event: &Event, format: Format) -> String {
        let is_wanted =
            |(name, _): &(&str, Option<&Map<String, Value>>)| self.work.as_ref().is_none_or(|id| id.as_str() == *name);
        let line = Line::of(event, event.items().find(is_wanted));
        match format {
            // Plain data: its serialisation cannot fail.
            Format::Jsonl => serde_json::to_string(&line).unwrap_or_default() + "\n",
            Format::Text => line.text(),
        }
    }
}

/// What a line of JSON holds.
#[derive(Debug, Serialize)]
struct Line<'a> {
    sequence: u64,
    at: &'a str,
    verb: &'a str,
    agent: Option<&'a str>,
    #[serde(flatten)]
    item: Item<'a>,
    note: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    items: Vec<Item<'a>>,
}

/// What a change made of an item.
#[derive(Debug, Default, Serialize)]
struct Item<'a> {
    work_id: Option<&'a str>,
    status: Option<&'a str>,
    fence: Option<u64>,
}

impl<'a> Item<'a> {
    fn of((name, row): (&'a str, Option<&'a Map<String, Value>>)) -> Self {
        Item {
            work_id: Some(name),
            status: row.and_then(|row| row.get("status")?.as_str()),
            fence: row.and_then(|row| row.get("fence")?.as_u64()),
        }
    }
}

impl<'a> Line<'a> {
    fn of(event: &'a Event, item: Option<(&'a str, Option<&'a Map<String, Value>>)>) -> Self {
        Line {
            sequence: event.sequence,
            at: &event.at,
            verb: &event.verb,
            agent: history::agent(event),
            item: item.map(Item::of).unwrap_or_default(),
            note: item.and_then(|(_, row)| row).map(|row| history::gist(&event.verb, row)).unwrap_or_default(),
            items: if event.items().count() > 1 { event.items().map(Item::of).collect() } else { Vec::new() },
        }
    }

    fn text(&self) -> String {
        let at = stamp(crate::clock::parse_stamp(self.at).unwrap_or(0));
        let shown = |text: Option<&str>| text.map_or("–".into(), |text| escape(text).into_owned());
        let [verb, item, agent] = [Some(self.verb), self.item.work_id, self.agent].map(shown);
        format!("{:>8}  {at}  {verb:<9}  {item}  {agent}  {}\n", self.sequence, escape(&self.note))
    }
}

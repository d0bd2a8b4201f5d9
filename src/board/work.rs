//! One work item: a row of JSON with the fields of the public file, known and unknown.

use super::{AgentId, Attempt, Lease, Priority, Process, Status, WorkId};
use crate::clock::{Now, parse_stamp};
use serde_json::{Map, Value, json};

/// How many notes a row keeps; older ones stay in its history.
const NOTES_KEPT: usize = 20;

/// A row of `work_claims.json`. Fields that we do not know stay where they are for ever (I9).
#[derive(Debug, Clone, PartialEq)]
pub struct WorkItem(Map<String, Value>);

impl WorkItem {
    /// Takes a row as it is.
    #[must_use]
    pub fn from_row(row: Map<String, Value>) -> Self {
        WorkItem(row)
    }

    /// The row.
    #[must_use]
    pub fn row(&self) -> &Map<String, Value> {
        &self.0
    }

    /// Gives the row back.
    #[must_use]
    pub fn into_row(self) -> Map<String, Value> {
        self.0
    }

    /// The text of a field, or `""` where it is missing, null or no text.
    #[must_use]
    pub fn text(&self, field: &str) -> &str {
        self.0.get(field).and_then(Value::as_str).unwrap_or_default()
    }

    /// A whole number in a field.
    #[must_use]
    pub fn number(&self, field: &str) -> Option<u64> {
        self.0.get(field).and_then(Value::as_u64)
    }

    /// Sets a field, keeping its place in the row.
    pub fn set(&mut self, field: &str, value: impl Into<Value>) {
        self.0.insert(field.to_owned(), value.into());
    }

    /// Sets a field where there is something to set.
    pub fn set_some(&mut self, field: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.set(field, value);
        }
    }

    /// Sets a list, or takes it away where it is empty.
    pub fn set_list(&mut self, field: &str, values: Vec<Value>) {
        match values.is_empty() {
            true => self.unset(field),
            false => self.set(field, values),
        }
    }

    /// Takes a field away.
    pub fn unset(&mut self, field: &str) {
        self.0.shift_remove(field);
    }

    /// The item's id.
    #[must_use]
    pub fn id(&self) -> WorkId {
        WorkId::from_row(self.text("work_item_id"))
    }

    /// Where the item stands.
    #[must_use]
    pub fn status(&self) -> Status {
        Status::of(self.text("status"))
    }

    /// How urgent it is.
    #[must_use]
    pub fn priority(&self) -> Priority {
        Priority::of(self.text("priority"))
    }

    /// Who holds it now.
    #[must_use]
    pub fn holder(&self) -> Option<AgentId> {
        let agent = self.text("agent_id");
        (self.status().is_held() && !agent.is_empty()).then(|| AgentId::from_row(agent))
    }

    /// The fence of the newest claim; 0 where the item was never claimed here.
    #[must_use]
    pub fn fence(&self) -> u64 {
        self.number("fence").unwrap_or(0)
    }

    /// How many claims the item has had, the present one included.
    #[must_use]
    pub fn attempt(&self) -> u64 {
        self.number("attempt").unwrap_or(u64::from(!self.text("agent_id").is_empty()))
    }

    /// The lease of the present claim.
    #[must_use]
    pub fn lease(&self) -> Option<Lease> {
        Lease::of(&self.0)
    }

    /// Sets or clears the lease.
    pub fn set_lease(&mut self, lease: Option<&Lease>) {
        match lease {
            Some(lease) => self.set("lease", lease.to_value()),
            None => self.unset("lease"),
        }
    }

    /// Whether the present claim has a lease that is over.
    #[must_use]
    pub fn is_expired(&self, now: &Now) -> bool {
        self.status().is_held() && self.lease().is_some_and(|lease| lease.is_over(now))
    }

    /// The item's trace, 32 hexadecimal digits, where it has one in that form.
    #[must_use]
    pub fn trace_id(&self) -> Option<&str> {
        let trace = self.0.get("telemetry")?.get("trace_id")?.as_str()?;
        crate::text::is_hex_id(trace, 32).then_some(trace)
    }

    /// The labels of the item.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.texts("labels")
    }

    /// What an agent must be able to do to claim it.
    pub fn capabilities(&self) -> impl Iterator<Item = &str> {
        self.texts("capabilities")
    }

    /// The items that must be completed before it is offered.
    #[must_use]
    pub fn depends_on(&self) -> Vec<WorkId> {
        self.texts("depends_on").map(WorkId::from_row).collect()
    }

    fn texts(&self, field: &str) -> impl Iterator<Item = &str> {
        self.0.get(field).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
    }

    /// A time in a field, in seconds since 1970.
    #[must_use]
    pub fn time(&self, field: &str) -> Option<i64> {
        parse_stamp(self.text(field))
    }

    /// The process that holds it, where its claim named one.
    #[must_use]
    pub fn process(&self) -> Option<Process> {
        serde_json::from_value(self.0.get("process")?.clone()).ok()
    }

    /// Whether an agent held it in an attempt that has ended.
    #[must_use]
    pub fn was_held_by(&self, agent: &AgentId) -> bool {
        Attempt::ended(self).iter().any(|attempt| attempt.agent_id.as_ref() == Some(agent))
    }

    /// The agent it was handed to and that has not taken it up yet.
    #[must_use]
    pub fn offered_to(&self) -> Option<AgentId> {
        let handoff = self.0.get("handoff")?;
        let agent = handoff.get("to")?.get("agent")?.as_str()?;
        // Any claim since has another fence: what was handed over once is not offered for ever.
        let is_newest = handoff.get("fence")?.as_u64()? == self.fence();
        self.holder().filter(|holder| is_newest && holder.as_str() == agent)
    }

    /// When the item came onto the board, in seconds since 1970; 0 where nothing tells.
    #[must_use]
    pub fn created_at(&self) -> i64 {
        let written = |field| parse_stamp(self.text(field));
        let in_id = || super::id::nanoseconds_in(self.text("work_item_id")).map(|ns| (ns / 1_000_000_000) as i64);
        // A claim is no better than a guess: the next one is later, and must not make the item younger.
        written("created_at").or_else(in_id).or_else(|| written("claimed_at")).unwrap_or(0)
    }

    /// When anything last happened to it, in seconds since 1970; 0 where nothing tells.
    #[must_use]
    pub fn changed_at(&self) -> i64 {
        ["claimed_at", "last_update", "completed_at", "released_at", "failed_at", "updated_at", "created_at"]
            .iter()
            .filter_map(|field| parse_stamp(self.text(field)))
            .max()
            .unwrap_or(0)
    }

    /// How many seconds passed between its newest claim and its completion; `None` where it does not tell.
    #[must_use]
    pub fn seconds_held(&self) -> Option<i64> {
        let [claimed, completed] = ["claimed_at", "completed_at"].map(|field| parse_stamp(self.text(field)));
        completed?.checked_sub(claimed?).filter(|&seconds| seconds >= 0)
    }

    /// The notes that the row keeps, oldest first.
    pub fn notes(&self) -> impl Iterator<Item = &Value> {
        self.0.get("notes").and_then(Value::as_array).into_iter().flatten()
    }

    /// The newest notes since a time, at most `most`, oldest first.
    #[must_use]
    pub fn notes_since(&self, stamp: &str, most: usize) -> Vec<Value> {
        let is_newer = |note: &&Value| note.get("at").and_then(Value::as_str).is_some_and(|at| at >= stamp);
        let newer: Vec<Value> = self.notes().filter(is_newer).cloned().collect();
        newer[newer.len().saturating_sub(most)..].to_vec()
    }

    /// Adds a note of an agent, keeping the last `NOTES_KEPT`.
    pub fn add_note(&mut self, now: &Now, agent: Option<&AgentId>, text: &str) {
        self.append_note(json!({ "at": now.stamp(), "agent_id": agent.map(AgentId::as_str), "text": text }));
    }

    /// Adds a note as it is.
    pub(super) fn append_note(&mut self, note: Value) {
        let mut notes = match self.0.get("notes") {
            Some(Value::Array(notes)) => notes.clone(),
            None | Some(Value::Null) => Vec::new(),
            // An old row's own kind of notes comes first.
            Some(other) => vec![other.clone()],
        };
        notes.push(note);
        let surplus = notes.len().saturating_sub(NOTES_KEPT);
        notes.drain(..surplus);
        self.set("notes", notes);
    }

    /// Sets a field of the item's `telemetry` object, keeping its other fields.
    pub fn set_telemetry(&mut self, field: &str, value: &str) {
        let telemetry = self.0.entry("telemetry").or_insert_with(|| json!({}));
        if !telemetry.is_object() {
            *telemetry = match telemetry.take() {
                Value::Null => json!({}),
                other => json!({ "before": other }),
            };
        }
        if let Some(telemetry) = telemetry.as_object_mut() {
            telemetry.insert(field.to_owned(), value.into());
        }
    }

    /// Takes a field out of the item's `telemetry` object.
    pub fn unset_telemetry(&mut self, field: &str) {
        if let Some(telemetry) = self.0.get_mut("telemetry").and_then(Value::as_object_mut) {
            telemetry.shift_remove(field);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(row: Value) -> WorkItem {
        match row {
            Value::Object(row) => WorkItem::from_row(row),
            other => panic!("{other} is no row"),
        }
    }

    #[test]
    fn a_row_without_any_known_field_is_still_readable() {
        let odd = item(json!({ "x": 1, "status": null, "telemetry": "text", "progress": "12" }));
        assert_eq!((odd.status(), odd.holder(), odd.fence(), odd.attempt()), (Status::Pending, None, 0, 0));
        assert_eq!((odd.created_at(), odd.changed_at(), odd.trace_id()), (0, 0, None));
    }

    #[test]
    fn changing_a_field_keeps_the_order_and_the_unknown_fields() {
        let mut row = item(json!({ "a": 1.5, "status": "active", "z": [null] }));
        row.set("status", "blocked");
        row.add_note(&Now { wall_ns: 0, boot_ns: 0, boot_id: "b".into() }, None, "n");
        assert_eq!(row.row().keys().collect::<Vec<_>>(), ["a", "status", "z", "notes"]);
        row.unset("status");
        assert_eq!(row.row().keys().collect::<Vec<_>>(), ["a", "z", "notes"]);
    }

    #[test]
    fn old_fields_of_another_shape_are_kept_inside_the_new_ones() {
        let mut row = item(json!({ "notes": "call Bob", "telemetry": "span-7" }));
        row.add_note(&Now { wall_ns: 0, boot_ns: 0, boot_id: "b".into() }, None, "n");
        row.set_telemetry("span_id", "1");
        assert_eq!((&row.row()["notes"][0], &row.row()["telemetry"]["before"]), (&json!("call Bob"), &json!("span-7")));
    }

    #[test]
    fn only_the_newest_notes_stay_in_the_row() {
        let mut row = item(json!({}));
        let now = Now { wall_ns: 0, boot_ns: 0, boot_id: "b".into() };
        (0..NOTES_KEPT + 5).for_each(|n| row.add_note(&now, None, &n.to_string()));
        let notes = row.row()["notes"].as_array().cloned().unwrap_or_default();
        assert_eq!((notes.len(), &notes[0]["text"]), (NOTES_KEPT, &json!("5")));
    }
}

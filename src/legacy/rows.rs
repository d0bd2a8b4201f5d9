//! What a record becomes on a board: mended where a rule needs it, every field kept as it came beside that.

use crate::board::{AgentId, Origin, Priority, Status, WorkId};
use crate::clock::{parse_stamp, stamp};
use serde_json::{Map, Value};

/// The team of those who named none, in the old tool.
const NO_TEAM: &str = "autonomous_team";

const TIME: &str = "time in another form";
const PRIORITY: &str = "unknown priority";
const SHIFTED: &str = "shifted arguments";
const NOBODY: &str = "held by nobody";
const NAMES: &str = "field under another name";
const TEXT_NUMBER: &str = "number as text";
const ELSEWHERE: &str = "claim of another board";
/// A completion of an item that was completed before.
pub(super) const REPEATED: &str = "points of a repeated completion";

/// A row on its way onto the board.
#[derive(Debug)]
pub(super) struct Mended {
    pub(super) id: String,
    pub(super) origin: Origin,
    pub(super) repairs: Vec<&'static str>,
}

impl Mended {
    pub(super) fn new(content: &Map<String, Value>, file: &str) -> Self {
        Mended { id: String::new(), origin: Origin::new(content.clone(), file), repairs: Vec::new() }
    }

    pub(super) fn set(&mut self, field: &str, value: impl Into<Value>, repair: &'static str) {
        self.origin.set(field, value);
        self.say(repair);
    }

    fn unset(&mut self, field: &str, repair: &'static str) {
        if self.origin.row().contains_key(field) {
            self.origin.unset(field);
            self.say(repair);
        }
    }

    fn say(&mut self, repair: &'static str) {
        if !self.repairs.contains(&repair) {
            self.repairs.push(repair);
        }
    }

    /// Takes a field from where another tool wrote it.
    fn rename(&mut self, from: &str, to: &str) {
        let text = self.origin.text(from).to_owned();
        if !self.origin.row().contains_key(to) && !text.is_empty() {
            self.set(to, text, NAMES);
        }
    }

    fn times(&mut self, fields: &[&str]) {
        for field in fields {
            let text = self.origin.text(field);
            let plain = parse_stamp(text).map(stamp).filter(|plain| plain != text);
            if let Some(plain) = plain {
                self.set(field, plain, TIME);
            }
        }
    }

    fn numbers(&mut self, fields: &[&str]) {
        for field in fields {
            if let Ok(number) = self.origin.text(field).trim().parse::<u64>() {
                self.set(field, number, TEXT_NUMBER);
            }
        }
    }
}

/// A row of a work item.
///
/// # Errors
/// Why it cannot be one.
pub(super) fn work(content: &Map<String, Value>, file: &str) -> Result<Mended, String> {
    let mut row = Mended::new(content, file);
    row.rename("work_id", "work_item_id");
    row.rename("claimed_by", "agent_id");
    row.id = id(&row.origin, "work_item_id", |text| WorkId::parse(text).is_ok())?;
    priority(&mut row);
    for field in ["fence", "lease", "process"] {
        row.unset(field, ELSEWHERE);
    }
    if Status::of(row.origin.text("status")).is_held() && row.origin.text("agent_id").is_empty() {
        row.set("status", Status::Pending.word(), NOBODY);
    }
    row.times(&["created_at", "claimed_at", "last_update", "updated_at", "released_at", "failed_at", "completed_at"]);
    row.numbers(&["progress", "velocity_points", "story_points"]);
    Ok(row)
}

/// A row of an agent.
///
/// # Errors
/// Why it cannot be one.
pub(super) fn agent(content: &Map<String, Value>, file: &str) -> Result<Mended, String> {
    let mut row = Mended::new(content, file);
    row.id = id(&row.origin, "agent_id", |text| AgentId::parse(text).is_ok())?;
    row.times(&["registered_at", "retired_at", "last_heartbeat"]);
    Ok(row)
}

/// A row of the log of completions.
///
/// # Errors
/// Why it cannot be one.
pub(super) fn completion(content: &Map<String, Value>, file: &str) -> Result<Mended, String> {
    let mut row = Mended::new(content, file);
    row.rename("work_id", "work_item_id");
    row.id = id(&row.origin, "work_item_id", |_| true)?;
    row.times(&["completed_at"]);
    row.numbers(&["velocity_points"]);
    Ok(row)
}

fn id(origin: &Origin, field: &str, is_id: impl Fn(&str) -> bool) -> Result<String, String> {
    match origin.text(field) {
        "" => Err(format!("no {field}")),
        text if is_id(text) => Ok(text.to_owned()),
        text => Err(format!("{field} is {}, which is no id", crate::text::quote(text))),
    }
}

/// A word that is no priority: the argument behind it, where all of them moved up by one, else what it always counted as.
fn priority(row: &mut Mended) {
    let word = row.origin.text("priority").to_owned();
    if word.is_empty() || Priority::named(&word).is_some() {
        return;
    }
    let description = row.origin.text("description").to_owned();
    let is_shifted = Priority::named(&description).is_some() && matches!(row.origin.text("team"), "" | NO_TEAM);
    if is_shifted && word.ends_with("_team") {
        row.set("team", word, SHIFTED);
        row.set("priority", description, SHIFTED);
        row.set("description", "", SHIFTED);
    } else {
        row.set("priority", Priority::of(&word).word(), PRIORITY);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn mended(content: &Value) -> (Map<String, Value>, Vec<&'static str>) {
        let content = content.as_object().cloned().expect("an object");
        let row = work(&content, "old.json").expect("a row");
        assert_eq!(row.origin.clone().restored(), content, "it cannot be given back");
        (row.origin.row().clone(), row.repairs)
    }

    #[test]
    fn what_a_rule_needs_is_mended_and_every_field_can_be_given_back() {
        let (row, repairs) =
            mended(&json!({ "work_item_id": "a", "status": "active", "agent_id": "x", "priority": "high" }));
        assert_eq!((row.len(), repairs), (4, vec![]));
        let cases = [
            (json!({ "claimed_at": "2025-06-16T07:56:01.3NZ" }), "claimed_at", json!("2025-06-16T07:56:01Z"), TIME),
            (json!({ "claimed_at": "2025-06-16T00:56:01-07:00" }), "claimed_at", json!("2025-06-16T07:56:01Z"), TIME),
            (json!({ "priority": "test" }), "priority", json!("medium"), PRIORITY),
            (
                json!({ "priority": "a_team", "description": "high", "team": NO_TEAM }),
                "priority",
                json!("high"),
                SHIFTED,
            ),
            (json!({ "priority": "a_team", "description": "high", "team": NO_TEAM }), "team", json!("a_team"), SHIFTED),
            (
                json!({ "priority": "a_team", "description": "high", "team": "mine" }),
                "priority",
                json!("medium"),
                PRIORITY,
            ),
            (json!({ "status": "active", "agent_id": null }), "status", json!("pending"), NOBODY),
            (json!({ "status": "testing" }), "status", json!("pending"), NOBODY),
            (json!({ "progress": "75" }), "progress", json!(75), TEXT_NUMBER),
            (json!({ "claimed_by": "x", "status": "claimed" }), "agent_id", json!("x"), NAMES),
            (json!({ "fence": 900 }), "fence", Value::Null, ELSEWHERE),
        ];
        for (mut content, field, value, repair) in cases {
            content["work_item_id"] = "a".into();
            let (row, repairs) = mended(&content);
            assert_eq!((row.get(field).unwrap_or(&Value::Null), repairs), (&value, vec![repair]), "{content}");
        }
    }

    #[test]
    fn what_cannot_be_a_row_is_told() {
        for (content, told) in [
            (json!({ "status": "active" }), "no work_item_id"),
            (json!({ "work_item_id": 7 }), "no work_item_id"),
            (json!({ "work_item_id": "../x y" }), "work_item_id is \"../x y\", which is no id"),
        ] {
            assert_eq!(work(content.as_object().expect("an object"), "f").expect_err("no row"), told);
        }
    }
}

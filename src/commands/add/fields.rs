//! The fields of a listed item, and the checks of their values: the same as those of the options.

use super::options::max_attempts;
use crate::board::NewWork;
use crate::commands::arguments::{name, priority, text, time, work_id};
use crate::commands::work_options::points;
use crate::settings::BadInput;
use crate::text::{nearest, quote};
use serde_json::Value;

/// Every field and the names it goes by, the first being its own.
const FIELDS: [&[&str]; 15] = [
    &["type", "work_type"],
    &["description"],
    &["key"],
    &["body"],
    &["priority"],
    &["team"],
    &["points", "story_points"],
    &["labels"],
    &["capabilities"],
    &["depends_on"],
    &["accept", "acceptance"],
    &["not_before"],
    &["due"],
    &["max_attempts"],
    &["estimate"],
];

/// Fields that hold several values: a cell of a table parts them by `;`.
const LISTS: [&str; 5] = ["labels", "capabilities", "depends_on", "accept", "acceptance"];

/// An item as the file describes it.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// What to make of it.
    pub(super) new: NewWork,
    /// What other items of the file call it.
    pub(super) key: Option<String>,
    /// Keys and ids of what must be completed first; `None` where the item says nothing of it.
    pub(super) depends_on: Option<Vec<String>>,
}

impl Item {
    /// Reads the fields of an item; what they leave open is as in `usual`.
    pub(super) fn read(fields: &[(String, Value)], usual: &NewWork) -> Result<Self, BadInput> {
        let mut item = Item { new: usual.clone(), key: None, depends_on: None };
        let mut seen: Vec<&str> = Vec::new();
        for (field, value) in fields.iter().filter(|(_, value)| !value.is_null()) {
            let names = FIELDS.iter().find(|names| names.contains(&field.as_str())).ok_or_else(|| unknown(field))?;
            if seen.contains(&names[0]) {
                let message = format!("{} and {} are one field", quote(names[0]), quote(names[names.len() - 1]));
                return Err(BadInput::new(message, "use one of the two"));
            }
            seen.push(names[0]);
            item.set(names[0], value).map_err(|e| BadInput::new(format!("{field}: {}", e.message), e.hint))?;
        }
        for needed in ["type", "description"] {
            if !seen.contains(&needed) {
                return Err(BadInput::new(
                    format!("the field \"{needed}\" is missing"),
                    "every item needs a type and a description",
                ));
            }
        }
        Ok(item)
    }

    fn set(&mut self, field: &str, value: &Value) -> Result<(), BadInput> {
        let new = &mut self.new;
        match field {
            "type" => new.work_type = name("type", &words(value)?)?,
            "description" => new.description = text("description", &words(value)?)?,
            "key" => self.key = Some(key(&words(value)?)?),
            "body" => new.body = Some(text("body", words(value)?.trim_end_matches(['\n', '\r']))?),
            "priority" => new.priority = priority(&words(value)?)?,
            "team" => new.team = Some(name("team", &words(value)?)?),
            "points" => new.points = Some(points(&words_or_number(value)?)?),
            "labels" => new.labels = each(value, |word| name("label", word))?,
            "capabilities" => new.capabilities = each(value, |word| name("capability", word))?,
            "depends_on" => self.depends_on = Some(each(value, |word| Ok(word.to_owned()))?),
            "accept" => new.acceptance = each(value, |word| text("criterion", word))?,
            "not_before" => new.not_before = Some(time("not_before", &words(value)?)?),
            "due" => new.due = Some(time("due", &words(value)?)?),
            "max_attempts" => new.max_attempts = Some(max_attempts(&words_or_number(value)?)?),
            "estimate" => new.estimate = name("estimate", &words(value)?)?,
            other => return Err(unknown(other)),
        }
        Ok(())
    }
}

/// Parts the cells of a table that may hold several values.
pub(super) fn part_cells(fields: &mut [(String, Value)]) {
    for (_, value) in fields.iter_mut().filter(|(field, _)| LISTS.contains(&field.as_str())) {
        if let Value::String(cell) = value {
            let parts = cell.split(';').map(str::trim).filter(|part| !part.is_empty());
            *value = parts.collect::<Vec<_>>().into();
        }
    }
}

fn unknown(field: &str) -> BadInput {
    let names: Vec<&str> = FIELDS.iter().flat_map(|names| names.iter().copied()).collect();
    let known: Vec<&str> = FIELDS.iter().map(|names| names[0]).collect();
    let meant = nearest(field, names.iter().copied(), 1).first().map(|name| format!("did you mean \"{name}\"? "));
    let hint = format!("{}fields are: {}", meant.unwrap_or_default(), known.join(", "));
    BadInput::new(format!("{} is no field of a work item", quote(field)), hint)
}

/// A name within the file. It cannot look like an id, or it would not be clear which is meant.
fn key(text: &str) -> Result<String, BadInput> {
    let fits = work_id(text).map_err(|e| BadInput::new(format!("{} is no key", quote(text)), e.hint))?;
    match fits.as_str().starts_with("work_") {
        true => Err(BadInput::new(
            format!("{} is no key, but looks like an id", quote(text)),
            "begin it with something else than work_",
        )),
        false => Ok(text.to_owned()),
    }
}

fn words(value: &Value) -> Result<String, BadInput> {
    match value {
        Value::String(text) => Ok(text.clone()),
        other => Err(BadInput::new(format!("{} is no text", quote(&other.to_string())), "write it in \"quotes\"")),
    }
}

fn words_or_number(value: &Value) -> Result<String, BadInput> {
    match value {
        Value::Number(number) => Ok(number.to_string()),
        other => words(other),
    }
}

/// Several values, or a single one.
fn each(value: &Value, read: impl Fn(&str) -> Result<String, BadInput>) -> Result<Vec<String>, BadInput> {
    match value {
        Value::Array(values) => values.iter().map(|value| read(&words(value)?)).collect(),
        Value::String(text) => Ok(vec![read(text)?]),
        other => {
            Err(BadInput::new(format!("{} is no list of texts", quote(&other.to_string())), "write [\"one\", \"two\"]"))
        }
    }
}

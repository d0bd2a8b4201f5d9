//! Where a row came from, and what it was there: the field `migrated`.
//!
//! What had to be mended for the rules of this board is mended in its field, and the field as it was is kept in
//! `migrated.original`; `migrated.added` names the fields that it did not have. So the row can be given back as it came.

use serde_json::{Map, Value, json};

/// The field.
const FIELD: &str = "migrated";
const ORIGINAL: &str = "original";
const ADDED: &str = "added";

/// A row of another tool on its way onto the board.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    row: Map<String, Value>,
    mark: Map<String, Value>,
}

impl Origin {
    /// A row as it came from `file`.
    #[must_use]
    pub fn new(row: Map<String, Value>, file: &str) -> Self {
        Self::marked(row, Map::from_iter([("from".to_owned(), Value::from(file))]))
    }

    /// A row of which nobody knows any more which file it came from.
    #[must_use]
    pub fn unknown(row: Map<String, Value>) -> Self {
        Self::marked(row, Map::new())
    }

    fn marked(mut row: Map<String, Value>, mut mark: Map<String, Value>) -> Self {
        if let Some(earlier) = row.shift_remove(FIELD) {
            mark.insert(ORIGINAL.to_owned(), json!({ FIELD: earlier }));
        }
        Origin { row, mark }
    }

    /// A row that [`Origin::into_row`] gave; `None` where its mark is missing or no mark.
    #[must_use]
    pub fn of(mut row: Map<String, Value>) -> Option<Self> {
        match row.shift_remove(FIELD) {
            Some(Value::Object(mark)) => Some(Origin { row, mark }),
            _ => None,
        }
    }

    /// The row as it stands.
    #[must_use]
    pub fn row(&self) -> &Map<String, Value> {
        &self.row
    }

    /// The text of a field, or `""`.
    #[must_use]
    pub fn text(&self, field: &str) -> &str {
        self.row.get(field).and_then(Value::as_str).unwrap_or_default()
    }

    /// Sets a field and remembers what it was.
    pub fn set(&mut self, field: &str, value: impl Into<Value>) {
        let before = self.row.insert(field.to_owned(), value.into());
        self.remember(field, before);
    }

    /// Takes a field away and remembers what it was.
    pub fn unset(&mut self, field: &str) {
        if let before @ Some(_) = self.row.shift_remove(field) {
            self.remember(field, before);
        }
    }

    /// Says something about the row in its mark.
    pub fn note(&mut self, name: &str, value: impl Into<Value>) {
        self.mark.insert(name.to_owned(), value.into());
    }

    /// What the mark says under a name.
    #[must_use]
    pub fn noted(&self, name: &str) -> Option<&Value> {
        self.mark.get(name)
    }

    /// The row with its mark in it.
    #[must_use]
    pub fn into_row(self) -> Map<String, Value> {
        let Origin { mut row, mark } = self;
        row.insert(FIELD.to_owned(), Value::Object(mark));
        row
    }

    /// The row as it came.
    #[must_use]
    pub fn restored(self) -> Map<String, Value> {
        let Origin { mut row, mut mark } = self;
        for field in mark.get(ADDED).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
            row.shift_remove(field);
        }
        if let Some(Value::Object(original)) = mark.shift_remove(ORIGINAL) {
            row.extend(original);
        }
        row
    }

    fn remember(&mut self, field: &str, before: Option<Value>) {
        let is_known = |list: Option<&Value>| match list {
            Some(Value::Array(added)) => added.iter().any(|name| name == field),
            Some(Value::Object(original)) => original.contains_key(field),
            _ => false,
        };
        if is_known(self.mark.get(ADDED)) || is_known(self.mark.get(ORIGINAL)) {
            return;
        }
        match before {
            Some(before) => {
                let original = self.mark.entry(ORIGINAL).or_insert_with(|| json!({}));
                original.as_object_mut().map(|original| original.insert(field.to_owned(), before));
            }
            None => {
                let added = self.mark.entry(ADDED).or_insert_with(|| json!([]));
                added.as_array_mut().map(|added| added.push(field.into())).unwrap_or_default();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_given_back_as_it_came_whatever_was_done_to_it() {
        for came in [json!({ "a": 1, "b": null }), json!({ "a": "x", "migrated": { "added": ["a"] } }), json!({})] {
            let came = came.as_object().cloned().unwrap_or_default();
            let mut origin = Origin::new(came.clone(), "old.json");
            for value in [2, 3] {
                origin.set("a", value);
                origin.set("c", value);
            }
            origin.unset("b");
            origin.unset("c");
            origin.note("at", "now");
            let row = origin.into_row();
            assert_eq!(
                (row.get("a"), row.get("b"), &row["migrated"]["from"]),
                (Some(&3.into()), None, &"old.json".into())
            );
            assert_eq!(Origin::of(row).map(Origin::restored), Some(came));
        }
    }
}

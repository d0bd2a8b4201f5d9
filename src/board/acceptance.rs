//! Acceptance criteria: what must hold, or be waived, before an item is completed.

use super::{AgentId, Refusal, WorkItem};
use crate::clock::Now;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A criterion of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Its place in the row, from 1.
    pub number: usize,
    /// What must hold.
    pub text: String,
    /// When it was said to hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted_at: Option<String>,
    /// Who said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted_by: Option<String>,
    /// Why it need not hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waived: Option<String>,
}

/// Which criteria are said to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Accepted {
    /// Those with these numbers.
    Numbers(Vec<usize>),
    /// All that are not waived.
    All,
}

impl Default for Accepted {
    fn default() -> Self {
        Accepted::Numbers(Vec::new())
    }
}

impl Accepted {
    fn covers(&self, number: usize) -> bool {
        match self {
            Accepted::Numbers(numbers) => numbers.contains(&number),
            Accepted::All => true,
        }
    }

    fn named(&self) -> &[usize] {
        match self {
            Accepted::Numbers(numbers) => numbers,
            Accepted::All => &[],
        }
    }
}

impl Criterion {
    /// The criteria of an item, those of old rows too: a text, or a list of texts and objects.
    ///
    /// What is neither, such as a rate or a truth value, asks for nothing and is no criterion.
    #[must_use]
    pub fn all(item: &WorkItem) -> Vec<Self> {
        elements(item).iter().enumerate().filter_map(|(place, element)| Self::read(place + 1, element)).collect()
    }

    /// Whether it is neither accepted nor waived.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.accepted_at.is_none() && self.waived.is_none()
    }

    fn read(number: usize, element: &Value) -> Option<Self> {
        let field = |name: &str| element.get(name).and_then(told);
        let text = match element {
            Value::String(text) if !text.trim().is_empty() => text.clone(),
            Value::Object(_) => field("text").unwrap_or_else(|| element.to_string()),
            _ => return None,
        };
        let (accepted_at, accepted_by, waived) = (field("accepted_at"), field("accepted_by"), field("waived"));
        Some(Criterion { number, text, accepted_at, accepted_by, waived })
    }
}

/// Accepts and waives criteria in a row; those that are closed already stay as they are.
///
/// # Errors
/// [`Refusal::NoSuchCriterion`] for a number that none has, [`Refusal::OpenCriteria`] where some are left.
pub(super) fn close(
    item: &mut WorkItem,
    now: &Now,
    by: Option<&AgentId>,
    accepted: &Accepted,
    waived: &[(usize, String)],
) -> Result<(), Refusal> {
    let criteria = Criterion::all(item);
    check_numbers(item, &criteria, accepted.named().iter().chain(waived.iter().map(|(number, _)| number)))?;
    let mut elements = elements(item);
    let mut open = Vec::new();
    for criterion in criteria.iter().filter(|criterion| criterion.is_open()) {
        let element = &mut elements[criterion.number - 1];
        let reason = waived.iter().find(|(number, _)| *number == criterion.number);
        match reason {
            Some((_, reason)) => mark(element, &[("waived", reason.as_str().into())]),
            None if accepted.covers(criterion.number) => {
                mark(element, &[("accepted_at", now.stamp().into()), ("accepted_by", json!(by.map(AgentId::as_str)))]);
            }
            None => open.push((criterion.number, criterion.text.clone())),
        }
    }
    if !open.is_empty() {
        return Err(Refusal::OpenCriteria { id: item.id(), open });
    }
    if criteria.iter().any(Criterion::is_open) {
        item.set("acceptance", elements);
    }
    Ok(())
}

fn check_numbers<'a>(
    item: &WorkItem,
    criteria: &[Criterion],
    mut named: impl Iterator<Item = &'a usize>,
) -> Result<(), Refusal> {
    match named.find(|number| criteria.iter().all(|criterion| criterion.number != **number)) {
        Some(&number) => {
            let most = criteria.last().map_or(0, |criterion| criterion.number);
            Err(Refusal::NoSuchCriterion { id: item.id(), number, most })
        }
        None => Ok(()),
    }
}

/// The elements of the row's list; a value that is no list is its only one.
fn elements(item: &WorkItem) -> Vec<Value> {
    match item.row().get("acceptance") {
        Some(Value::Array(elements)) => elements.clone(),
        None | Some(Value::Null) => Vec::new(),
        Some(other) => vec![other.clone()],
    }
}

fn mark(element: &mut Value, fields: &[(&str, Value)]) {
    if !element.is_object() {
        *element = json!({ "text": element.take() });
    }
    if let Some(object) = element.as_object_mut() {
        object.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
    }
}

/// What a field tells, as text; `None` where it says nothing or says no.
fn told(value: &Value) -> Option<String> {
    match value {
        Value::Null | Value::Bool(false) => None,
        Value::String(text) => (!text.trim().is_empty()).then(|| text.clone()),
        other => Some(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(acceptance: &Value) -> WorkItem {
        let row = json!({ "work_item_id": "w", "acceptance": acceptance });
        WorkItem::from_row(row.as_object().cloned().unwrap_or_default())
    }

    fn now() -> Now {
        Now { wall_ns: 0, boot_ns: 0, boot_id: "b".into() }
    }

    #[test]
    fn criteria_of_old_rows_are_read_in_any_shape() {
        let texts = |acceptance: Value| {
            let all = Criterion::all(&item(&acceptance));
            all.into_iter()
                .map(|c| format!("{}{} {}", c.number, if c.is_open() { "" } else { "!" }, c.text))
                .collect::<Vec<_>>()
        };
        assert_eq!(texts(json!("it works")), ["1 it works"]);
        assert_eq!(texts(json!(["a", null, " ", { "text": "b" }, 7])), ["1 a", "4 b"]);
        assert_eq!(texts(json!({ "what": "c" })), ["1 {\"what\":\"c\"}"]);
        assert_eq!(
            texts(json!([{ "text": "d", "waived": "no time" }, { "text": "e", "accepted_at": true }])),
            ["1! d", "2! e"]
        );
        assert_eq!(texts(json!([{ "text": "f", "waived": false, "accepted_at": "" }])), ["1 f"]);
        for none in [json!(null), json!(0.95), json!(true), json!(""), json!([])] {
            assert_eq!(texts(none.clone()), [""; 0], "{none}");
        }
    }

    #[test]
    fn closing_criteria_keeps_everything_else_in_the_row() {
        let mut row = item(&json!(["a", { "text": "b", "owner": "bob" }, 7, { "text": "c", "accepted_at": "before" }]));
        let waived = [(2, "no time".to_owned())];
        assert_eq!(close(&mut row, &now(), Some(&AgentId::from_row("ada")), &Accepted::All, &waived), Ok(()));
        let expected = json!([
            { "text": "a", "accepted_at": "1970-01-01T00:00:00Z", "accepted_by": "ada" },
            { "text": "b", "owner": "bob", "waived": "no time" },
            7,
            { "text": "c", "accepted_at": "before" },
        ]);
        assert_eq!(row.row()["acceptance"], expected);
    }

    #[test]
    fn a_number_that_no_criterion_has_is_refused_before_open_ones_are() {
        let closed = |accepted: &[usize]| {
            let mut row = item(&json!(["a", "b"]));
            close(&mut row, &now(), None, &Accepted::Numbers(accepted.to_vec()), &[])
        };
        assert!(matches!(closed(&[1, 3]), Err(Refusal::NoSuchCriterion { number: 3, most: 2, .. })));
        assert!(matches!(closed(&[2, 2]), Err(Refusal::OpenCriteria { open, .. }) if open == [(1, "a".to_owned())]));
        assert_eq!(closed(&[2, 1]), Ok(()));
    }
}

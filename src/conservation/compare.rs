//! What became of the rows of a baseline.

use super::baseline::{Baseline, KindOf};
use serde::Serialize;
use std::collections::{BTreeMap, HashSet};

/// How far the entropy of a field may move before it is told, as a part of what it was.
const TOLERANCE: f64 = 0.01;

/// Something that a baseline knows is gone, or is not as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NotConserved(pub String);

/// Two states of a board.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Comparison {
    /// Kind by kind, those first that the baseline knows.
    pub kinds: Vec<KindChange>,
}

/// What became of the rows of a kind. Lists are sorted.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct KindChange {
    /// `work`, `agent` or `completion`.
    pub kind: String,
    /// How many rows there were.
    pub before: u64,
    /// How many there are.
    pub after: u64,
    /// Rows that were not there. Completions have no ids: they are named by the hashes of what they say.
    pub added: Vec<String>,
    /// Rows that say something else.
    pub changed: Vec<String>,
    /// Those of them that were completed, and are not any more.
    pub reopened: Vec<String>,
    /// Rows that moved to the archive.
    pub archived: Vec<String>,
    /// Rows that are nowhere.
    pub lost: Vec<String>,
    /// Fields that tell more or less than they did, by more than one per cent.
    pub fields: Vec<FieldChange>,
}

/// A field before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldChange {
    /// Its name.
    pub field: String,
    /// How many rows had it.
    pub present_before: u64,
    /// How many have it.
    pub present_after: u64,
    /// The entropy of its values in bits.
    pub entropy_before: f64,
    /// See `entropy_before`.
    pub entropy_after: f64,
}

impl Comparison {
    /// How many rows are nowhere.
    #[must_use]
    pub fn lost(&self) -> u64 {
        self.kinds.iter().map(|kind| kind.lost.len() as u64).sum()
    }

    /// How many completed items are open again.
    #[must_use]
    pub fn reopened(&self) -> u64 {
        self.kinds.iter().map(|kind| kind.reopened.len() as u64).sum()
    }

    /// Whether both states say the same.
    #[must_use]
    pub fn is_same(&self) -> bool {
        let nothing =
            |kind: &KindChange| [&kind.added, &kind.changed, &kind.archived, &kind.lost].iter().all(|l| l.is_empty());
        self.kinds.iter().all(nothing)
    }
}

/// Compares a baseline with a later state; `is_archived` answers for a row that is not on the board: its kind, its id, and
/// the hash of what it said.
pub fn compare(before: &Baseline, after: &Baseline, mut is_archived: impl FnMut(&str, &str) -> bool) -> Comparison {
    let none = KindOf::default();
    let names: Vec<&String> =
        before.kinds.keys().chain(after.kinds.keys().filter(|name| !before.kinds.contains_key(*name))).collect();
    let kinds = names.into_iter().map(|name| {
        let of = |baseline: &'_ BTreeMap<String, KindOf>| baseline.get(name).cloned().unwrap_or_else(|| none.clone());
        of_kind(name, &of(&before.kinds), &of(&after.kinds), |id| is_archived(name, id))
    });
    Comparison { kinds: kinds.collect() }
}

fn of_kind(name: &str, before: &KindOf, after: &KindOf, mut is_archived: impl FnMut(&str) -> bool) -> KindChange {
    let mut change =
        KindChange { kind: name.to_owned(), before: before.count, after: after.count, ..Default::default() };
    for (id, was) in &before.rows {
        match after.rows.get(id) {
            Some(is) if is == was => {}
            Some(is) if is_fewer(was, is) => change.put_away(id, is_archived(id)),
            Some(is) => {
                change.changed.push(id.clone());
                change.reopened.extend((is_completed(was) && !is_completed(is)).then(|| id.clone()));
            }
            None => change.put_away(id, is_archived(id)),
        }
    }
    change.added = after.rows.keys().filter(|id| !before.rows.contains_key(*id)).cloned().collect();
    change.fields = fields(before, after);
    change
}

impl KindChange {
    fn put_away(&mut self, id: &str, is_archived: bool) {
        let list = if is_archived { &mut self.archived } else { &mut self.lost };
        list.push(id.to_owned());
    }
}

/// Whether rows without an id, of which these numbers say how many there are, have become fewer.
fn is_fewer(was: &str, is: &str) -> bool {
    let number = |text: &str| text.parse::<u64>().ok().filter(|_| text.len() < 20);
    matches!((number(was), number(is)), (Some(was), Some(is)) if is < was)
}

fn is_completed(row: &str) -> bool {
    row.starts_with("completed ")
}

fn fields(before: &KindOf, after: &KindOf) -> Vec<FieldChange> {
    let names: HashSet<&String> = before.fields.keys().chain(after.fields.keys()).collect();
    let of =
        |kind: &KindOf, name: &String| kind.fields.get(name).map_or((0, 0.0), |field| (field.present, field.entropy));
    let change = |name: &String| {
        let ((present_before, entropy_before), (present_after, entropy_after)) = (of(before, name), of(after, name));
        let is_told = (present_before == 0) != (present_after == 0)
            || (entropy_after - entropy_before).abs() > TOLERANCE * entropy_before.max(TOLERANCE);
        let field = name.clone();
        is_told.then_some(FieldChange { field, present_before, present_after, entropy_before, entropy_after })
    };
    let mut all: Vec<FieldChange> = names.into_iter().filter_map(change).collect();
    all.sort_by(|a, b| a.field.cmp(&b.field));
    all
}

#[cfg(test)]
mod tests {
    use super::super::baseline::{RowsOf, SCHEMA, Versions};
    use super::*;
    use serde_json::{Value, json};

    fn state(work: &[(&str, Value)], completions: &[Value]) -> Baseline {
        let row = |value: &Value| value.as_object().cloned().expect("an object");
        let (mut items, mut done) = (RowsOf::default(), RowsOf::default());
        work.iter().for_each(|(id, value)| items.add(id, value["status"].as_str(), &row(value)));
        completions.iter().for_each(|value| done.add("", None, &row(value)));
        Baseline {
            schema: SCHEMA.into(),
            versions: Versions { coordctl: String::new(), format: None },
            taken_at: String::new(),
            path: String::new(),
            sequence: 0,
            kinds: BTreeMap::from([("work".to_owned(), items.finish()), ("completion".to_owned(), done.finish())]),
            latency: BTreeMap::new(),
            checksum: String::new(),
        }
    }

    fn changes(before: &Baseline, after: &Baseline) -> (KindChange, KindChange) {
        let mut all = compare(before, after, |_, id| id == "work_a").kinds;
        let work = all.pop().expect("work");
        (work, all.pop().expect("completions"))
    }

    #[test]
    fn rows_are_added_changed_reopened_archived_or_lost() {
        let before = state(
            &[
                ("work_a", json!({ "status": "completed" })),
                ("work_b", json!({ "status": "pending" })),
                ("work_c", json!({ "status": "completed" })),
                ("work_d", json!({ "status": "completed" })),
                ("work_e", json!({ "status": "pending" })),
            ],
            &[],
        );
        let after = state(
            &[
                ("work_c", json!({ "status": "pending" })),
                ("work_d", json!({ "status": "completed", "late": 1 })),
                ("work_e", json!({ "status": "pending" })),
                ("work_f", json!({ "status": "pending" })),
            ],
            &[],
        );
        let (work, _) = changes(&before, &after);
        assert_eq!((work.before, work.after), (5, 4));
        assert_eq!((work.added, work.changed), (vec!["work_f".to_owned()], vec!["work_c".into(), "work_d".into()]));
        assert_eq!((work.reopened, work.archived), (vec!["work_c".to_owned()], vec!["work_a".to_owned()]));
        assert_eq!(work.lost, ["work_b"]);
        let all = compare(&before, &after, |_, _| false);
        assert_eq!((all.lost(), all.reopened(), all.is_same()), (2, 1, false));
        assert!(compare(&before, &before, |_, _| false).is_same());
    }

    #[test]
    fn a_completion_that_is_there_once_less_is_lost_and_once_more_is_changed() {
        let (one, other) = (json!({ "a": 1 }), json!({ "a": 2 }));
        let twice = state(&[], &[one.clone(), one.clone(), other.clone()]);
        let once = state(&[], &[one, other]);
        let (_, fewer) = changes(&twice, &once);
        assert_eq!((fewer.lost.len(), fewer.changed.len()), (1, 0));
        let (_, more) = changes(&once, &twice);
        assert_eq!((more.lost.len(), more.changed.len()), (0, 1));
    }

    #[test]
    fn a_field_is_told_once_it_says_something_else() {
        let all = |values: &[u64]| {
            let rows: Vec<(String, Value)> =
                values.iter().enumerate().map(|(n, v)| (format!("w{n}"), json!({ "v": v, "k": 1 }))).collect();
            state(&rows.iter().map(|(id, row)| (id.as_str(), row.clone())).collect::<Vec<_>>(), &[])
        };
        let (rich, poor) = (all(&[1, 2, 3, 4]), all(&[1, 1, 1, 1]));
        let (work, _) = changes(&rich, &poor);
        assert_eq!(work.fields.len(), 1);
        let field = &work.fields[0];
        assert_eq!((field.field.as_str(), field.entropy_before, field.entropy_after), ("v", 2.0, 0.0));
        assert_eq!(changes(&rich, &rich).0.fields, []);
        let (gone, _) = changes(&rich, &all(&[]));
        assert_eq!(gone.fields.iter().map(|field| field.field.as_str()).collect::<Vec<_>>(), ["k", "v"]);
    }
}

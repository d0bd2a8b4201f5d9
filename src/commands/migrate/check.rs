//! Whether everything that was taken is on the board: read again, and compared with what was read from the old files.

use super::super::Context;
use super::{read, taken};
use crate::board::{Kind, Newcomer, Origin};
use crate::conservation::{Sum, Values, compared, hash};
use crate::legacy::{Conservation, Kept, Lost, Plan, Take};
use crate::store::Snapshot;
use serde_json::{Map, Value};
use std::collections::HashSet;

/// The kinds of rows, and what they are called.
const KINDS: [(Kind, &str); 3] =
    [(Kind::Work, "work items"), (Kind::Agent, "agents"), (Kind::Completion, "completions")];

/// One side of the comparison.
#[derive(Debug, Default)]
struct Side {
    sum: Sum,
    values: Values,
    /// The rows as they stand, repaired.
    standing: Values,
}

impl Side {
    fn add(&mut self, content: &Map<String, Value>) {
        self.sum.add(hash(content));
        self.values.add(content);
    }

    /// Adds a row of the board as it came.
    fn restore(&mut self, origin: Origin) {
        self.standing.add(origin.row());
        self.add(&origin.restored());
    }

    fn kept(&self) -> Kept {
        Kept { records: self.sum.count, hash: self.sum.to_string() }
    }
}

/// The rows that were taken, kind by kind, before and after.
pub(super) fn rows(context: &Context<'_>, plan: &Plan, dry_run: bool) -> anyhow::Result<Vec<Conservation>> {
    let mut all = Vec::new();
    for (kind, name) in KINDS {
        let takes: Vec<&Take> = taken(plan).filter(|take| take.kind() == kind).collect();
        let mut before = Side::default();
        takes.iter().for_each(|take| before.add(&take.content));
        let after = match dry_run {
            true => planned(&takes),
            false => read(context, |snapshot| on_board(snapshot, kind, &takes))?.unwrap_or_default(),
        };
        all.push(Conservation {
            kind: name,
            compared_with: if dry_run { "plan" } else { "board" },
            before: before.kept(),
            after: after.kept(),
            fields: compared(&before.values, &after.values, &after.standing),
        });
    }
    Ok(all)
}

/// The rows as they would be stored.
fn planned(takes: &[&Take]) -> Side {
    let mut side = Side::default();
    takes.iter().for_each(|take| side.restore(origin(take).clone()));
    side
}

fn origin(take: &Take) -> &Origin {
    match &take.newcomer {
        Newcomer::Work(origin) | Newcomer::Agent(origin) | Newcomer::Completion(_, origin) => origin,
    }
}

/// What the board gives back of the rows that were taken: items and agents by their ids, completions by what they say.
fn on_board(snapshot: &mut Snapshot, kind: Kind, takes: &[&Take]) -> anyhow::Result<Side> {
    let field = if kind == Kind::Agent { "agent_id" } else { "work_item_id" };
    let names: HashSet<&str> = takes.iter().map(|take| origin(take).text(field)).collect();
    let contents: HashSet<(u128, u64)> = takes.iter().map(|take| said(origin(take).clone())).collect();
    let mut side = Side::default();
    for found in snapshot.rows(kind)? {
        let Some(origin) = Origin::of(snapshot.row(&found)?) else { continue };
        let is_ours = match kind {
            Kind::Completion => contents.contains(&said(origin.clone())),
            _ => names.contains(origin.text(field)),
        };
        if is_ours {
            side.restore(origin);
        }
    }
    Ok(side)
}

/// What a completion says, and which of those it is that say the same.
fn said(origin: Origin) -> (u128, u64) {
    let occurrence = origin.noted("occurrence").and_then(Value::as_u64).unwrap_or(1);
    (hash(&origin.restored()), occurrence)
}

/// What was not conserved, in a sentence.
pub(super) fn lost(conservation: &[Conservation]) -> Option<Lost> {
    let wrong = conservation.iter().find(|one| !one.holds())?;
    let Conservation { kind, before, after, .. } = wrong;
    Some(Lost(format!(
        "the {kind} are not what they were: {} with the hash {} were taken, and the board gives back {} with the hash {}",
        before.records, before.hash, after.records, after.hash
    )))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::adopt;
    use crate::clock::Now;
    use crate::store::{Ask, Durability, OldWriters, Options, Room, Store};
    use serde_json::json;
    use std::time::Duration;

    fn take(id: &str) -> Take {
        let content = Map::from_iter([("work_item_id".to_owned(), id.into()), ("status".to_owned(), "active".into())]);
        Take { newcomer: Newcomer::Work(Origin::new(content.clone(), "f")), content }
    }

    #[test]
    fn what_is_compared_is_what_the_board_gives_back() {
        let (there, lost) = (take("work_1"), take("work_2"));
        let place = tempfile::tempdir().expect("a directory can be made");
        let options = Options {
            durability: Durability::None,
            durable_views: false,
            lock_timeout: Duration::from_secs(30),
            clock: &|| Ok(Now { wall_ns: 1 << 60, boot_ns: 1, boot_id: "a boot".into() }),
            on_wait: &|_| {},
            on_warning: &|_| {},
            old_writers: OldWriters::default(),
        };
        let store = Store::new(place.path(), options);
        let ask = Ask { verb: "test", agent: None, request_id: None, digest: String::new(), room: Room::KeepReserve };
        let list = [there.newcomer.clone()];
        store.update(&ask, |txn, now| adopt(txn, now, &list, Some(60))).expect("a row can be stored");
        let side = store.reading(|snapshot| on_board(snapshot, Kind::Work, &[&there, &lost])).expect("a board");
        let mut before = Side::default();
        before.add(&there.content);
        assert_eq!(side.kept(), before.kept());
    }

    fn conserved(before: &[Value], after: &[Value]) -> Option<Lost> {
        let side = |rows: &[Value]| {
            let mut side = Side::default();
            rows.iter().for_each(|row| side.restore(Origin::new(row.as_object().cloned().unwrap_or_default(), "f")));
            side
        };
        let (before, after) = (side(before), side(after));
        let fields = compared(&before.values, &after.values, &after.standing);
        let one =
            Conservation { kind: "rows", compared_with: "board", before: before.kept(), after: after.kept(), fields };
        lost(&[one])
    }

    #[test]
    fn a_row_that_is_gone_changed_or_doubled_is_noticed() {
        let [a, b] = [json!({ "a": 1 }), json!({ "a": 2 })];
        assert_eq!(conserved(&[a.clone(), b.clone()], &[b.clone(), a.clone()]), None);
        for after in [vec![a.clone()], vec![a.clone(), json!({ "a": 3 })], vec![a.clone(), b.clone(), b.clone()]] {
            assert!(conserved(&[a.clone(), b.clone()], &after).is_some(), "{after:?}");
        }
    }
}

//! Whether a change is one that is waited for.

use super::verdict::Met;
use crate::board::{Kind, Wanted as Filter, WorkId, WorkItem};
use crate::store::Event;

/// The end of a wait for any change, where this one is it.
pub(super) fn met(event: &Event, id: Option<&WorkId>, filter: &Filter) -> Option<Met> {
    let of = |wanted: Kind| event.rows.iter().filter(move |(kind, ..)| *kind == wanted);
    let counts = |name: &str, item: &WorkItem| id.is_none_or(|id| id.as_str() == name) && filter.fits(item);
    let items = of(Kind::Work).map(|(_, name, row)| (name.clone(), WorkItem::from_row(row.clone())));
    let (mut ids, mut items): (Vec<String>, Vec<WorkItem>) = items.filter(|(name, item)| counts(name, item)).unzip();
    if ids.is_empty() && id.is_none() && *filter == Filter::default() {
        ids = of(Kind::Agent).map(|(_, name, _)| name.clone()).collect();
    }
    if ids.is_empty() && *filter == Filter::default() {
        // What an item was that has left the board, its change does not tell.
        let left = event.items().filter(|(name, row)| row.is_none() && id.is_none_or(|id| id.as_str() == *name));
        ids = left.map(|(name, _)| name.to_owned()).collect();
    }
    if ids.is_empty() {
        return None;
    }
    let item = (!items.is_empty()).then(|| items.swap_remove(0));
    Some(Met { ids, item, sequence: event.sequence, reason: format!("changed by {}", event.verb) })
}

//! Which open items get a line of their own first.

use crate::analysis::advice::OpenItem;
use crate::board::{Priority, Rank};
use std::cmp::Reverse;
use std::collections::HashMap;

/// The places of the items in the order in which they are told.
pub(super) fn of(open: &[OpenItem], at: i64) -> Vec<usize> {
    let mut waited_on: HashMap<&str, usize> = HashMap::new();
    open.iter().flat_map(|item| &item.depends_on).for_each(|id| *waited_on.entry(id).or_default() += 1);
    let key = |&place: &usize| {
        let item = &open[place];
        let waiting = waited_on.get(item.work_id.as_str()).copied().unwrap_or(0);
        (Reverse(cannot_wait(item, at)), Reverse(waiting), rank(item), place)
    };
    let mut places: Vec<usize> = (0..open.len()).collect();
    places.sort_by_cached_key(key);
    places
}

/// Whether an item is late, critical, or held under a lease that ended.
fn cannot_wait(item: &OpenItem, at: i64) -> bool {
    item.priority == Priority::Critical || item.lease_over || item.due.is_some_and(|due| due <= at)
}

fn rank(item: &OpenItem) -> Rank {
    let seconds = |at: i64| u32::try_from(at).unwrap_or(u32::MAX);
    Rank::new(item.priority, item.due.map_or(u32::MAX, seconds), seconds(item.created_at))
}

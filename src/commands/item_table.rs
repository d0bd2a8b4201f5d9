//! Work items as a table.

use super::WIDE;
use crate::board::WorkItem;
use crate::report::age::age;
use crate::report::table::{Column, table};

/// The cells of an item, for [`text`].
pub(super) fn cells(item: &WorkItem, now: i64, width: usize) -> Vec<String> {
    let percent = item.number("progress").map(|percent| format!("{percent}%")).unwrap_or_default();
    let mut row = vec![
        item.id().as_str().to_owned(),
        item.text("status").to_owned(),
        percent,
        item.text("priority").to_owned(),
        age(now - item.created_at()),
        item.text("description").to_owned(),
    ];
    if width >= WIDE {
        row.insert(5, item.holder().map_or("–".to_owned(), |holder| holder.as_str().to_owned()));
    }
    row
}

/// The table of some items, `width` terminal columns wide.
pub(super) fn text(rows: &[Vec<String>], width: usize) -> String {
    let mut columns = vec![
        Column::whole("item"),
        Column::left("status"),
        Column::right("done"),
        Column::left("priority"),
        Column::right("age"),
        Column::flexible("description"),
    ];
    if width >= WIDE {
        columns.insert(5, Column::left("holder"));
    }
    match rows.is_empty() {
        true => "no work items match\n".to_owned(),
        false => table(rows, &columns, width, true),
    }
}

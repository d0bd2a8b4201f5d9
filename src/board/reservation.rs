//! Whom a pending item is kept for, and until when.

use super::{Backoff, WorkItem};
use crate::clock::{Now, stamp};
use serde_json::json;

/// An item that only one agent, role or team may claim: by a hand-off without an end, by advice with one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reservation {
    /// `agent`, `role` or `team`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// When anybody may have it, counted in time since boot like a lease (I15); `None` where it has no end.
    pub end: Option<Backoff>,
}

impl Reservation {
    /// The reservation in a row, ended or not. One whose end cannot be read is none: no item is kept back for ever.
    #[must_use]
    pub fn of(item: &WorkItem) -> Option<Self> {
        let (kind, name) = item.row().get("reserved")?.as_object()?.iter().next()?;
        let end = match item.row().get("reserved_until") {
            Some(until) => Some(Backoff::from_value(until)?),
            None => None,
        };
        Some(Reservation { kind: kind.clone(), name: name.as_str()?.to_owned(), end })
    }

    /// The reservation that holds now.
    #[must_use]
    pub fn live(item: &WorkItem, now: &Now) -> Option<Self> {
        Self::of(item).filter(|reservation| !reservation.is_over(now))
    }

    /// Whether its end has passed; one of another boot has.
    #[must_use]
    pub fn is_over(&self, now: &Now) -> bool {
        self.end.as_ref().is_some_and(|end| end.is_over(now))
    }

    /// The end by the wall clock, for people.
    #[must_use]
    pub fn until(&self) -> Option<String> {
        self.end.as_ref().map(|end| stamp(end.until))
    }

    /// Writes it into a row, in place of any other.
    pub(super) fn put(&self, item: &mut WorkItem) {
        Self::clear(item);
        item.set("reserved", json!({ self.kind.as_str(): self.name }));
        item.set_some("reserved_until", self.end.as_ref().map(Backoff::to_value));
    }

    /// Takes it out of a row.
    pub(super) fn clear(item: &mut WorkItem) {
        item.unset("reserved");
        item.unset("reserved_until");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn at(boot_id: &str, boot_s: u64) -> Now {
        Now { wall_ns: 0, boot_ns: boot_s * 1_000_000_000, boot_id: boot_id.into() }
    }

    fn item(row: Value) -> WorkItem {
        WorkItem::from_row(row.as_object().cloned().unwrap_or_default())
    }

    #[test]
    fn it_survives_its_row_and_ends_with_time_or_with_the_boot() {
        let end = Backoff::begun(&at("b", 100), 60_000);
        let reservation = Reservation { kind: "agent".into(), name: "ada".into(), end: Some(end) };
        let mut row = item(json!({ "reserved": { "team": "t" } }));
        reservation.put(&mut row);
        assert_eq!(Reservation::of(&row), Some(reservation));
        let lives = |boot, seconds| Reservation::live(&row, &at(boot, seconds)).is_some();
        assert_eq!([lives("b", 159), lives("b", 160), lives("c", 101)], [true, false, false]);
        Reservation::clear(&mut row);
        assert_eq!(row, item(json!({})));
    }

    #[test]
    fn without_an_end_it_lasts_and_with_an_unreadable_one_it_is_none() {
        let lives = |row: Value| Reservation::live(&item(row), &at("b", u64::MAX / 2_000_000_000)).is_some();
        assert!(lives(json!({ "reserved": { "role": "r" } })));
        for until in [json!(null), json!("soon"), json!({ "boot_id": "b", "until": "x" })] {
            assert!(!lives(json!({ "reserved": { "agent": "ada" }, "reserved_until": until })), "{until}");
        }
    }
}

//! What came onto the board, and how long it has been there.

use super::Moment;
use super::advice::OLD;
use super::throughput::{DAYS, day_of};
use crate::board::{Columns, Kind};

/// What the times at which items were made tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arrivals {
    /// When the first item came onto the board, in seconds since 1970; `None` where nothing tells.
    pub began_at: Option<i64>,
    /// Items that came onto the board on each of the last days, oldest first; the last is today.
    pub per_day: [u64; DAYS],
    /// Open items whose age is known.
    pub open_dated: u64,
    /// Of these, those that have been there for longer than [`OLD`].
    pub open_old: u64,
}

impl Arrivals {
    /// Counts a work item; one of an unknown time is not counted, one of a day to come on no day.
    pub(super) fn add(&mut self, columns: &Columns, at: &Moment<'_>) {
        let created = i64::from(columns.created_at);
        if columns.kind != Kind::Work || created == 0 {
            return;
        }
        self.began_at = Some(self.began_at.map_or(created, |began| began.min(created)));
        if let Some(day) = day_of(created, at) {
            self.per_day[day] += 1;
        }
        if !columns.status.is_closed() {
            self.open_dated += 1;
            self.open_old += u64::from(at.seconds - created > OLD);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::throughput::DAY;
    use super::*;
    use crate::board::Status;

    #[test]
    fn an_item_counts_on_its_day_and_as_old_after_a_week() {
        let now = 20_000 * DAY + 10;
        let at = Moment { seconds: now, boot_ns: 0, boot_id: "b" };
        let item = |ago: i64, status| Columns { created_at: (now - ago) as u32, status, ..Columns::empty(Kind::Work) };
        let mut arrivals = Arrivals::default();
        let rows = [
            item(0, Status::Pending),
            item(11, Status::Completed),
            item(OLD, Status::Active),
            item(OLD + 1, Status::Blocked),
            item(99 * DAY, Status::Failed),
            item(-2 * DAY, Status::Pending),
            Columns::empty(Kind::Work),
            Columns { created_at: 5, ..Columns::empty(Kind::Completion) },
        ];
        rows.iter().for_each(|row| arrivals.add(row, &at));
        let mut per_day = [0; DAYS];
        (per_day[13], per_day[12], per_day[6]) = (1, 1, 2);
        assert_eq!(arrivals.per_day, per_day);
        assert_eq!((arrivals.open_dated, arrivals.open_old, arrivals.began_at), (4, 1, Some(now - 99 * DAY)));
    }
}

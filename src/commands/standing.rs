//! How the board stands, for gates and rules of upkeep: one pass over its columns.

use super::dashboard::health;
use crate::analysis::advice::{HealthFigures, Reliability};
use crate::analysis::{Concern, Endings, Moment, Overview, Vitals, of_lease};
use crate::board::Kind;
use crate::store::{Found, Snapshot, StoreError};

/// How the board stands.
pub(super) struct Standing {
    /// When it was looked at, in seconds since 1970.
    pub(super) at: i64,
    /// The number of the newest change that was looked at.
    pub(super) sequence: u64,
    /// How many places of the journal are damaged.
    pub(super) damaged: u32,
    /// How many items stand where.
    pub(super) vitals: Vitals,
    /// The positions of held items whose lease has ended.
    pub(super) late: Vec<usize>,
    /// Everything else that the columns tell.
    pub(super) overview: Overview,
    /// The rows, as positions name them.
    pub(super) rows: Vec<Found>,
    /// The code of the type that does not count.
    left_out: Option<u32>,
}

impl Standing {
    /// Looks at the board; items of the type with the code `left_out` count neither among the vitals nor for its health: what
    /// asks for attention is not work, and must not be what the next look finds.
    pub(super) fn of(snapshot: &mut Snapshot, left_out: Option<u32>) -> Result<Self, StoreError> {
        let rows = snapshot.all_rows()?;
        let now = snapshot.now();
        let at = Moment { seconds: now.seconds(), boot_ns: now.boot_ns, boot_id: &now.boot_id };
        let columns = || rows.iter().map(|found| &found.columns);
        Ok(Standing {
            at: at.seconds,
            sequence: snapshot.sequence(),
            damaged: snapshot.damaged(),
            vitals: Vitals::of(columns(), &at, left_out),
            late: late(snapshot, &rows, &at)?,
            overview: Overview::of(columns(), &at),
            rows,
            left_out,
        })
    }

    /// Health, as the dashboard shows it.
    pub(super) fn health(
        &self,
        snapshot: &Snapshot,
        counted: Option<Reliability>,
    ) -> Result<HealthFigures, StoreError> {
        let is_left_out =
            |found: &&Found| found.columns.kind == Kind::Work && Some(found.columns.work_type) == self.left_out;
        if !self.rows.iter().any(|found| is_left_out(&found)) {
            return health(snapshot, &self.rows, &self.overview, counted);
        }
        let rows: Vec<Found> = self.rows.iter().filter(|found| !is_left_out(found)).copied().collect();
        let now = snapshot.now();
        let at = Moment { seconds: now.seconds(), boot_ns: now.boot_ns, boot_id: &now.boot_id };
        let overview = Overview::of(rows.iter().map(|found| &found.columns), &at);
        health(snapshot, &rows, &overview, counted)
    }

    /// What ended since a time, in seconds since 1970.
    pub(super) fn ended_since(&self, since: i64) -> Endings {
        Endings::since(self.rows.iter().map(|found| &found.columns), since)
    }
}

/// Held items whose lease has ended: a renewal shows on the item alone.
fn late(snapshot: &Snapshot, rows: &[Found], at: &Moment<'_>) -> Result<Vec<usize>, StoreError> {
    let mut late = Vec::new();
    for (row, found) in rows.iter().enumerate() {
        let looks_over = found.columns.deadline_ns().is_some_and(|deadline| deadline <= at.boot_ns);
        let is_over = |concern: Option<(Concern, i64)>| concern.is_some_and(|(one, _)| one == Concern::LeaseExpired);
        if looks_over && is_over(of_lease(&snapshot.item(found)?, at)) {
            late.push(row);
        }
    }
    Ok(late)
}

//! What the columns of a board tell: counts, concerns, load and pace, in one pass however many rows there are. And
//! what its spans tell ([`spans`]).
//!
//! Pure: rows come in as [`Columns`](crate::board::Columns), and the moment is given. Rows are named by their position
//! in the pass; who wants the names of those shown reads these rows alone.

pub mod advice;
mod arrivals;
mod attention;
mod crew;
pub mod flow;
pub mod metrics;
mod overview;
pub mod scrum;
pub mod spans;
mod throughput;
mod vitals;

pub use arrivals::Arrivals;
pub use attention::{Candidate, Concern, Ranked, of_lease};
pub use crew::{AgentTally, Crew, TeamTally};
pub use overview::Overview;
pub use throughput::{DAYS, Pace, SAMPLE, median, median_hours};
pub use vitals::{Endings, Oldest, Vitals};

/// The moment at which a board is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Moment<'a> {
    /// The wall clock in seconds since 1970.
    pub seconds: i64,
    /// Nanoseconds since the boot.
    pub boot_ns: u64,
    /// Which boot it is.
    pub boot_id: &'a str,
}

impl Moment<'_> {
    /// How many seconds ago `at` was, in seconds since 1970; `None` where `at` is 0, which stands for unknown.
    fn since(&self, at: u32) -> Option<i64> {
        (at != 0).then(|| self.seconds.saturating_sub(i64::from(at)))
    }

    /// How many seconds ago the deadline passed, in nanoseconds since boot; negative while it is to come.
    fn since_deadline(&self, deadline_ns: u64) -> i64 {
        let seconds = |ns: u64| i64::try_from(ns / NANOSECONDS).unwrap_or(i64::MAX);
        match self.boot_ns.checked_sub(deadline_ns) {
            Some(over) => seconds(over),
            None => -seconds(deadline_ns - self.boot_ns),
        }
    }
}

/// Nanoseconds in a second.
const NANOSECONDS: u64 = 1_000_000_000;

//! What is known about a row without reading it: the columns that lists, counts and choices need.

use super::{Lease, Priority, Status, WorkItem};
use crate::clock::parse_stamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use xxhash_rust::xxh3::xxh3_64;

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Kind {
    /// A work item.
    Work = 1,
    /// An agent.
    Agent = 2,
    /// A completion in the log.
    Completion = 3,
    /// A request id that was answered; it has no row of its own.
    Request = 4,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 4] = [Kind::Work, Kind::Agent, Kind::Completion, Kind::Request];

    /// The kind with this number in an index slot.
    #[must_use]
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| *kind as u8 == code)
    }
}

/// The columns of a row that lists, counts and choices need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    /// What the row is.
    pub kind: Kind,
    /// The state of a work item.
    pub status: Status,
    /// The priority of a work item.
    pub priority: Priority,
    /// The progress of a work item in per cent.
    pub progress: u8,
    /// [`code`] of the team; 0 for none.
    pub team: u32,
    /// [`code`] of the work type; 0 for none.
    pub work_type: u32,
    /// [`code`] of the agent that holds or held it; 0 for none.
    pub agent: u32,
    /// When the row came to be, in seconds since 1970: creation, registration, completion.
    pub created_at: u32,
    /// When the row last changed, in seconds since 1970.
    pub changed_at: u32,
    /// For a held work item the end of its lease in nanoseconds since boot: 0 for none, 1 for one of an earlier boot.
    /// For a pending one two times in seconds since 1970, 0 for none: due in the lower half, not before in the upper.
    /// For a completed one and for a completion in the log the points.
    pub extra: u64,
}

/// A 32-bit code for a name, for comparing columns; a match must be checked on the row.
#[must_use]
pub fn code(name: &str) -> u32 {
    if name.is_empty() { 0 } else { (xxh3_64(name.as_bytes()) as u32).max(1) }
}

impl Columns {
    /// The columns of a row, for the boot named `boot_id`.
    #[must_use]
    pub fn of(kind: Kind, row: Map<String, Value>, boot_id: &str) -> Self {
        match kind {
            Kind::Work => Self::of_work(&WorkItem::from_row(row), boot_id),
            Kind::Agent => Self::of_agent(&row),
            Kind::Completion => Self::of_completion(&row),
            Kind::Request => Self::empty(kind),
        }
    }

    /// Columns with nothing in them.
    #[must_use]
    pub fn empty(kind: Kind) -> Self {
        Columns {
            kind,
            status: Status::Pending,
            priority: Priority::Medium,
            progress: 0,
            team: 0,
            work_type: 0,
            agent: 0,
            created_at: 0,
            changed_at: 0,
            extra: 0,
        }
    }

    /// The end of a work item's lease, where it has one.
    #[must_use]
    pub fn deadline_ns(&self) -> Option<u64> {
        (self.kind == Kind::Work && self.status.is_held() && self.extra != 0).then_some(self.extra)
    }

    /// When a pending work item is due, in seconds since 1970.
    #[must_use]
    pub fn due(&self) -> Option<u32> {
        self.is_pending().then_some(self.extra as u32).filter(|&due| due != 0)
    }

    /// Before when a pending work item is not offered, in seconds since 1970; 0 where it always is.
    #[must_use]
    pub fn not_before(&self) -> u32 {
        if self.is_pending() { (self.extra >> 32) as u32 } else { 0 }
    }

    /// Whether this is a work item that waits.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        self.kind == Kind::Work && self.status == Status::Pending
    }

    /// The points of a completed work item or of a completion in the log; 0 where none are known.
    #[must_use]
    pub fn points(&self) -> u64 {
        let is_scored = self.kind == Kind::Completion || self.kind == Kind::Work && self.status == Status::Completed;
        if is_scored { self.extra } else { 0 }
    }

    /// The columns of an item as if it were pending.
    #[must_use]
    pub(super) fn of_pending(item: &WorkItem) -> Self {
        let (due, not_before) = (seconds(item.time("due")), seconds(item.time("not_before")));
        let extra = u64::from(not_before) << 32 | u64::from(due);
        Columns { status: Status::Pending, extra, ..Self::of_item(item) }
    }

    fn of_work(item: &WorkItem, boot_id: &str) -> Self {
        let deadline = |lease: Lease| if lease.boot_id == boot_id { lease.deadline_ns.max(2) } else { 1 };
        let extra = match item.status() {
            Status::Pending => return Self::of_pending(item),
            Status::Completed => item.number("velocity_points").unwrap_or(0),
            status if status.is_held() => item.lease().map_or(0, deadline),
            _ => 0,
        };
        Columns { extra, ..Self::of_item(item) }
    }

    /// What the columns of every item have in common.
    fn of_item(item: &WorkItem) -> Self {
        Columns {
            kind: Kind::Work,
            status: item.status(),
            priority: item.priority(),
            progress: item.number("progress").unwrap_or(0).min(100) as u8,
            team: code(item.text("team")),
            work_type: code(item.text("work_type")),
            agent: code(item.text("agent_id")),
            created_at: seconds(Some(item.created_at())),
            changed_at: seconds(Some(item.changed_at())),
            extra: 0,
        }
    }

    fn of_agent(row: &Map<String, Value>) -> Self {
        Columns {
            team: code(text(row, "team")),
            agent: code(text(row, "agent_id")),
            created_at: seconds(parse_stamp(text(row, "registered_at"))),
            changed_at: seconds(parse_stamp(text(row, "last_heartbeat"))),
            ..Self::empty(Kind::Agent)
        }
    }

    fn of_completion(row: &Map<String, Value>) -> Self {
        let at = seconds(parse_stamp(text(row, "completed_at")));
        let points = row.get("velocity_points").and_then(Value::as_u64).unwrap_or(0);
        Columns {
            agent: code(text(row, "agent_id")),
            created_at: at,
            changed_at: at,
            extra: points,
            ..Self::empty(Kind::Completion)
        }
    }
}

fn text<'a>(row: &'a Map<String, Value>, field: &str) -> &'a str {
    row.get(field).and_then(Value::as_str).unwrap_or_default()
}

fn seconds(at: Option<i64>) -> u32 {
    u32::try_from(at.unwrap_or(0)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn points_are_never_taken_for_the_end_of_a_lease() {
        let lease = json!({ "boot_id": "b", "deadline_boottime_ns": "9", "ttl_seconds": 1,
            "expires_at": "2025-06-16T06:38:08Z" });
        let cases = [("completed", None, 8), ("active", Some(9), 0), ("in_progress", Some(9), 0), ("failed", None, 0)];
        for (status, deadline, points) in cases {
            let row = json!({ "status": status, "velocity_points": 8, "lease": lease });
            let columns = Columns::of(Kind::Work, row.as_object().cloned().unwrap_or_default(), "b");
            assert_eq!((columns.deadline_ns(), columns.points()), (deadline, points), "{status}");
        }
    }
}

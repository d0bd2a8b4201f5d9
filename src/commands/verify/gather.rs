//! The board as it stands: what all its rows say, and what they break.

use super::archived::Archived;
use crate::board::{Agent, Breach, Inspection, Kind, WorkItem};
use crate::clock::{stamp, wall_seconds};
use crate::commands::{Context, telemetry};
use crate::conservation::{Baseline, KindOf, Latency, RowsOf, SCHEMA, Versions};
use crate::report::latency::milliseconds;
use crate::store::Snapshot;
use std::collections::{BTreeMap, HashSet};

/// How often a board that changes all the time is read to have the same state by the index and by the journal.
const TRIES: u32 = 5;
/// The kinds of rows, and what they are called in a baseline.
const KINDS: [(Kind, &str); 3] = [(Kind::Work, "work"), (Kind::Agent, "agent"), (Kind::Completion, "completion")];

/// A board at one moment.
pub(super) struct State {
    pub(super) now: Baseline,
    pub(super) breaches: Vec<Breach>,
    /// Whether the rows by the index were compared with those by the journal alone.
    pub(super) read_twice: bool,
    pub(super) archived: Archived,
}

/// Rows as one reading found them.
struct Read {
    sequence: u64,
    damaged: u32,
    kinds: BTreeMap<String, KindOf>,
    inspection: Inspection,
}

/// Reads everything.
pub(super) fn state(context: &Context<'_>) -> anyhow::Result<State> {
    let format = context.with_store(|store| store.format()).ok();
    let (read, read_twice, mut breaches) = twice(context, format.is_some())?;
    let mut archived = Archived::of(context, format.is_some())?;
    let elsewhere: Vec<_> = read.inspection.elsewhere().cloned().collect();
    let elsewhere: HashSet<_> = elsewhere.into_iter().filter(|id| archived.holds("work", id.as_str())).collect();
    breaches.extend(read.inspection.finish(&elsewhere));
    if read.damaged > 0 {
        let what = format!("{} places of the journal are damaged", read.damaged);
        breaches.insert(0, Breach { invariant: "journal", id: String::new(), what });
    }
    let now = Baseline {
        schema: SCHEMA.to_owned(),
        versions: Versions { coordctl: env!("CARGO_PKG_VERSION").to_owned(), format },
        taken_at: stamp(wall_seconds()),
        path: context.location.path.display().to_string(),
        sequence: read.sequence,
        kinds: read.kinds,
        latency: latency(context)?,
        checksum: String::new(),
    };
    Ok(State { now: now.sealed(), breaches, read_twice, archived })
}

/// Reads the board by its index and, where it has one, by its journal alone: both must say the same (I8). `false` where no
/// two readings were of the same change.
fn twice(context: &Context<'_>, has_journal: bool) -> anyhow::Result<(Read, bool, Vec<Breach>)> {
    let mut by_index = context.read(rows)?;
    for _ in 0..TRIES {
        if !has_journal {
            break;
        }
        let by_journal = context.with_store(|store| -> anyhow::Result<Read> { rows(&mut store.read_journal()?) })?;
        by_index.damaged = by_journal.damaged;
        if by_index.sequence == by_journal.sequence {
            let breaches = KINDS.iter().filter_map(|(_, name)| differ(name, &by_index, &by_journal)).collect();
            return Ok((by_index, true, breaches));
        }
        by_index = context.read(rows)?;
    }
    Ok((by_index, false, Vec::new()))
}

fn differ(name: &str, by_index: &Read, by_journal: &Read) -> Option<Breach> {
    let (index, journal) = (&by_index.kinds[name], &by_journal.kinds[name]);
    (index != journal).then(|| Breach {
        invariant: "index",
        id: String::new(),
        what: format!(
            "the {name} rows are {} with the hash {} by the index, and {} with {} by the journal alone",
            index.count, index.hash, journal.count, journal.hash
        ),
    })
}

/// Every row of a snapshot.
fn rows(snapshot: &mut Snapshot) -> anyhow::Result<Read> {
    let all = snapshot.all_rows()?;
    let mut inspection = Inspection::of(snapshot.sequence());
    let mut kinds = BTreeMap::new();
    for (kind, name) in KINDS {
        let mut rows = RowsOf::default();
        for found in all.iter().filter(|found| found.columns.kind == kind) {
            let row = snapshot.row(found)?;
            match kind {
                Kind::Work => {
                    let item = WorkItem::from_row(row);
                    inspection.work(&item);
                    rows.add(item.id().as_str(), Some(item.status().word()), item.row());
                }
                Kind::Agent => {
                    let agent = Agent::from_row(row);
                    inspection.agent(&agent);
                    rows.add(agent.id().as_str(), None, agent.row());
                }
                Kind::Completion | Kind::Request => {
                    inspection.completion(&row);
                    rows.add("", None, &row);
                }
            }
        }
        kinds.insert(name.to_owned(), rows.finish());
    }
    Ok(Read { sequence: snapshot.sequence(), damaged: snapshot.damaged(), kinds, inspection })
}

fn latency(context: &Context<'_>) -> anyhow::Result<BTreeMap<String, Latency>> {
    let all = telemetry::stats::operations(context)?;
    let of = |(name, figures): (String, crate::analysis::spans::Figures)| {
        let [p50_ms, p95_ms, p99_ms] = [figures.p50_ns, figures.p95_ns, figures.p99_ns].map(milliseconds);
        (name, Latency { count: figures.count, p50_ms, p95_ms, p99_ms })
    };
    Ok(all.into_iter().map(of).collect())
}

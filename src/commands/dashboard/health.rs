//! Health and forecast from what the dashboard looks at anyway.

use crate::analysis::advice::{ForecastInput, HealthFigures, HealthInput, Reliability, days_told, forecast, judge};
use crate::analysis::{AgentTally, Overview};
use crate::board::{Liveness, SILENCE, Status};
use crate::commands::roster::Member;
use crate::store::{Found, Snapshot, StoreError};

/// How many agents are read; whether the others are there is judged by the columns alone.
const AGENTS_READ: usize = 200;

/// How well the work goes: the components of `claude health`, by the columns and what was counted before.
pub(in crate::commands) fn health(
    snapshot: &Snapshot,
    rows: &[Found],
    overview: &Overview,
    reliability: Option<Reliability>,
) -> Result<HealthFigures, StoreError> {
    let (arrivals, pace, at) = (&overview.arrivals, &overview.pace, snapshot.now().seconds());
    let foreseen = forecast(&ForecastInput {
        sequence: snapshot.sequence(),
        at,
        began_at: arrivals.began_at,
        open: overview.open(),
        arrived_per_day: arrivals.per_day,
        completed_per_day: pace.completed_per_day,
    });
    let input = HealthInput {
        days: days_told(at, arrivals.began_at),
        arrived: arrivals.per_day.iter().sum(),
        completed: pace.completed_per_day.iter().sum(),
        open_dated: arrivals.open_dated,
        open_old: arrivals.open_old,
        done: overview.count(Status::Completed),
        dead_letters: overview.count(Status::Failed),
        loads: loads(snapshot, rows, &overview.agents)?,
        reliability,
        ..HealthInput::default()
    };
    Ok(judge(&input, foreseen))
}

/// How many items each agent holds that is there.
fn loads(snapshot: &Snapshot, rows: &[Found], agents: &[AgentTally]) -> Result<Vec<u64>, StoreError> {
    let (read, judged) = agents.split_at(agents.len().min(AGENTS_READ));
    let mut loads = Vec::new();
    for tally in read {
        let load = tally.held.len() as u64;
        let is_there = match load {
            0 => matches!(Member::read(snapshot, rows, tally)?.state, Liveness::Idle),
            _ => !is_retired(snapshot, rows, tally)?,
        };
        loads.extend(is_there.then_some(load));
    }
    let silent = |tally: &AgentTally| snapshot.now().seconds() - i64::from(tally.last_sign) >= SILENCE;
    let there = judged.iter().filter(|tally| !tally.held.is_empty() || !silent(tally));
    loads.extend(there.map(|tally| tally.held.len() as u64));
    Ok(loads)
}

fn is_retired(snapshot: &Snapshot, rows: &[Found], tally: &AgentTally) -> Result<bool, StoreError> {
    let own = tally.own_row.map(|own| snapshot.agent(&rows[own])).transpose()?;
    Ok(own.is_some_and(|agent| agent.profile().is_retired))
}

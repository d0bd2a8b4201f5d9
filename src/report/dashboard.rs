//! The board at a glance: what a dashboard knows, and how a terminal shows it.
//!
//! Pure: the moment, the width and whether to colour are all given.

use super::page::Page;
use crate::analysis::Concern;
use crate::analysis::advice::HealthFigures;
use crate::board::Liveness;
use serde::Serialize;

/// The name of this form of data.
pub const SCHEMA: &str = "coordctl.dashboard.v1";

/// Everything the dashboard shows, as it was at one moment.
#[derive(Debug, Clone, Serialize)]
pub struct Dashboard {
    /// The name of this form of data: [`SCHEMA`].
    pub schema: &'static str,
    /// The path of the board.
    pub board: String,
    /// Now, in seconds since 1970.
    pub at: i64,
    /// How many items are in which state.
    pub counts: Counts,
    /// The sequence number of the newest change.
    pub sequence: u64,
    /// How well the work goes, and when the open items will be done: as `claude health` computes it, by what was counted
    /// when metrics were last asked for.
    pub health: HealthFigures,
    /// How many agents hold at least one item.
    pub agents_active: u64,
    /// How many agents the board knows.
    pub agents_known: u64,
    /// What someone should look at, most urgent first.
    pub attention: Vec<Attention>,
    /// How many more need attention.
    pub attention_left_out: u64,
    /// The agents, those that hold most first.
    pub agents: Vec<AgentLine>,
    /// How many more agents there are.
    pub agents_left_out: u64,
    /// The teams.
    pub teams: Vec<TeamLine>,
    /// How many more teams there are.
    pub teams_left_out: u64,
    /// What was finished, and how fast.
    pub throughput: Throughput,
    /// What happened last, newest first.
    pub events: Vec<EventLine>,
}

/// How many items are in which state.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Counts {
    /// All items.
    pub total: u64,
    /// Those that are not closed: pending, active, in progress and blocked.
    pub open: u64,
    /// Held by nobody.
    pub pending: u64,
    /// Claimed, no progress reported yet.
    pub active: u64,
    /// Claimed, and progress was reported.
    pub in_progress: u64,
    /// Claimed, and waiting for something.
    pub blocked: u64,
    /// Done.
    pub completed: u64,
    /// Given up.
    pub failed: u64,
    /// Called off.
    pub cancelled: u64,
}

/// One item that needs attention.
#[derive(Debug, Clone, Serialize)]
pub struct Attention {
    /// Why it does.
    pub kind: Concern,
    /// The item.
    pub work_id: String,
    /// What is to be done.
    pub description: String,
    /// The team it belongs to; empty where it has none.
    pub team: String,
    /// Who holds it.
    pub agent: Option<String>,
    /// For how many seconds it has been so; negative for what is still to come, such as the end of a lease.
    pub since_seconds: i64,
}

/// One agent.
#[derive(Debug, Clone, Serialize)]
pub struct AgentLine {
    /// The agent.
    pub agent_id: String,
    /// Its team; empty where it has none.
    pub team: String,
    /// What it is doing, as far as the board can tell.
    pub state: Liveness,
    /// How many items it holds.
    pub load: u64,
    /// How many items it has completed.
    pub completed: u64,
    /// When it last showed a sign of life, in seconds since 1970.
    pub last_sign_at: Option<i64>,
}

/// One team.
#[derive(Debug, Clone, Serialize)]
pub struct TeamLine {
    /// The team.
    pub team: String,
    /// How many of its items are not closed.
    pub open: u64,
    /// How many of its items are completed.
    pub completed: u64,
    /// The points of its completed items, where they are known.
    pub points: u64,
}

/// What was finished, and how fast.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Throughput {
    /// Items completed today (UTC).
    pub completed_today: u64,
    /// Items completed on each of the last days, oldest first; the last is today.
    pub completed_per_day: Vec<u64>,
    /// Points of the items completed on each of the same days.
    pub points_per_day: Vec<u64>,
    /// Points of all completed items.
    pub points_total: u64,
    /// All completions in the log, which may know of items that the board no longer holds.
    pub completed_total: u64,
    /// The median time from claim to completion, in hours; `None` where no item tells it.
    pub median_hours: Option<f64>,
}

/// One thing that happened.
#[derive(Debug, Clone, Serialize)]
pub struct EventLine {
    /// When, in seconds since 1970.
    pub at: i64,
    /// What was done: `claim`, `complete`.
    pub verb: String,
    /// To which item.
    pub work_id: Option<String>,
    /// By whom.
    pub agent: Option<String>,
    /// What was said about it; empty where nothing was.
    pub note: String,
}

/// Shows `dashboard` in lines of at most `width` terminal columns, with ANSI colours only where `colour`.
///
/// The lines `Active Work Items: N` and `Active Agents: N` are for scripts: they hold nothing else, and are
/// never coloured.
#[must_use]
pub fn render(dashboard: &Dashboard, width: usize, colour: bool) -> String {
    let page = Page { width, colour };
    let parts = [
        page.headline(&dashboard.board, dashboard.at),
        page.counts(dashboard),
        page.health(&dashboard.health),
        page.attention(dashboard),
        page.agents(dashboard),
        page.teams(dashboard),
        page.throughput(&dashboard.throughput),
        page.events(dashboard),
    ];
    parts.concat()
}

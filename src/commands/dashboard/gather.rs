//! From a snapshot of the board to the dashboard: one pass over the columns, and only shown rows are read.

use super::health::health;
use super::limits::Limits;
use crate::analysis::advice::Reliability;
use crate::analysis::{AgentTally, Candidate, Moment, Overview, TeamTally};
use crate::analysis::{median_hours, of_lease};
use crate::board::{Status, WorkItem};
use crate::commands::history;
use crate::commands::roster::Member;
use crate::report::dashboard::{AgentLine, Attention, Counts, Dashboard};
use crate::report::dashboard::{EventLine, SCHEMA, TeamLine, Throughput};
use crate::store::{Found, Snapshot, StoreError};

/// The verb of the records that took over the files of an older tool: nothing that anyone did.
const IMPORT: &str = "import";

/// What is known of the board.
struct Board<'a> {
    snapshot: &'a Snapshot,
    rows: &'a [Found],
    overview: &'a Overview,
    at: Moment<'a>,
}

/// Looks at the whole board.
///
/// `reliability` was counted before; `None` where it never was.
pub(super) fn dashboard(
    snapshot: &mut Snapshot,
    path: String,
    limits: Limits,
    reliability: Option<Reliability>,
) -> Result<Dashboard, StoreError> {
    let rows = snapshot.all_rows()?;
    let events = events(snapshot, limits.events)?;
    let now = snapshot.now();
    let at = Moment { seconds: now.seconds(), boot_ns: now.boot_ns, boot_id: &now.boot_id };
    let overview = &Overview::of(rows.iter().map(|found| &found.columns), &at);
    let board = Board { snapshot, rows: &rows, overview, at };
    let (attention, attention_left_out) = board.attention(limits.attention)?;
    let (agents, teams) = (board.agents(limits.agents)?, board.teams(limits.teams)?);
    Ok(Dashboard {
        schema: SCHEMA,
        board: path,
        at: at.seconds,
        counts: counts(overview),
        sequence: snapshot.sequence(),
        health: health(snapshot, &rows, overview, reliability)?,
        agents_active: overview.agents.iter().filter(|agent| !agent.held.is_empty()).count() as u64,
        agents_known: overview.agents.len() as u64,
        attention,
        attention_left_out,
        agents_left_out: (overview.agents.len() - agents.len()) as u64,
        agents,
        teams_left_out: (overview.teams.len() - teams.len()) as u64,
        teams,
        throughput: board.throughput()?,
        events,
    })
}

fn counts(overview: &Overview) -> Counts {
    Counts {
        total: overview.total(),
        open: overview.open(),
        pending: overview.count(Status::Pending),
        active: overview.count(Status::Active),
        in_progress: overview.count(Status::InProgress),
        blocked: overview.count(Status::Blocked),
        completed: overview.count(Status::Completed),
        failed: overview.count(Status::Failed),
        cancelled: overview.count(Status::Cancelled),
    }
}

fn events(snapshot: &mut Snapshot, most: usize) -> Result<Vec<EventLine>, StoreError> {
    let events = snapshot.events(most)?;
    Ok(events.iter().filter(|event| event.verb != IMPORT).map(history::line).collect())
}

impl Board<'_> {
    /// The most urgent items, and how many more there are.
    fn attention(&self, most: usize) -> Result<(Vec<Attention>, u64), StoreError> {
        let leases = self.confirmed_leases()?;
        let (Overview { leases: ranked, others, .. }, confirmed) = (self.overview, leases.len());
        let total = confirmed as u64 + ranked.beyond + others.first.len() as u64 + others.beyond;
        let shown = leases.into_iter().chain(others.first.iter().copied()).take(most);
        let shown: Vec<Attention> = shown.map(|one| self.attention_line(&one)).collect::<Result<_, _>>()?;
        let left_out = total - shown.len() as u64;
        Ok((shown, left_out))
    }

    /// What is true of the leases that look expired or ending: a renewal shows in the item alone.
    fn confirmed_leases(&self) -> Result<Vec<Candidate>, StoreError> {
        let mut confirmed = Vec::new();
        for candidate in &self.overview.leases.first {
            if let Some((concern, since)) = of_lease(&self.item(candidate.row)?, &self.at) {
                confirmed.push(Candidate { concern, since, ..*candidate });
            }
        }
        confirmed.sort_by_key(Candidate::urgency);
        Ok(confirmed)
    }

    fn attention_line(&self, candidate: &Candidate) -> Result<Attention, StoreError> {
        let item = self.item(candidate.row)?;
        Ok(Attention {
            kind: candidate.concern,
            work_id: item.id().as_str().to_owned(),
            description: item.text("description").to_owned(),
            team: item.text("team").to_owned(),
            agent: item.holder().map(|holder| holder.as_str().to_owned()),
            since_seconds: candidate.since,
        })
    }

    fn agents(&self, most: usize) -> Result<Vec<AgentLine>, StoreError> {
        self.overview.agents.iter().take(most).map(|agent| self.agent_line(agent)).collect()
    }

    fn agent_line(&self, tally: &AgentTally) -> Result<AgentLine, StoreError> {
        let member = Member::read(self.snapshot, self.rows, tally)?;
        Ok(AgentLine {
            agent_id: member.agent.text("agent_id").to_owned(),
            team: member.agent.text("team").to_owned(),
            state: member.state,
            load: member.load,
            completed: member.completed,
            last_sign_at: member.last_sign,
        })
    }

    fn teams(&self, most: usize) -> Result<Vec<TeamLine>, StoreError> {
        let line = |team: &TeamTally| {
            let TeamTally { open, completed, points, row } = *team;
            Ok(TeamLine { team: self.item(row)?.text("team").to_owned(), open, completed, points })
        };
        self.overview.teams.iter().take(most).map(line).collect()
    }

    fn throughput(&self) -> Result<Throughput, StoreError> {
        let (pace, sample) = (&self.overview.pace, &self.overview.newest_completed);
        let sample: Vec<WorkItem> = sample.iter().map(|&row| self.item(row)).collect::<Result<_, _>>()?;
        Ok(Throughput {
            completed_today: pace.completed_per_day.last().copied().unwrap_or(0),
            completed_per_day: pace.completed_per_day.to_vec(),
            points_per_day: pace.points_per_day.to_vec(),
            points_total: pace.points,
            completed_total: pace.completed,
            median_hours: median_hours(&sample),
        })
    }

    fn item(&self, row: usize) -> Result<WorkItem, StoreError> {
        self.snapshot.item(&self.rows[row])
    }
}

//! `agent list`: the agents of the board, with their states and figures.

use crate::analysis::{AgentTally, Crew};
use crate::board::Liveness;
use crate::commands::Context;
use crate::commands::arguments::{misspelt, number};
use crate::commands::roster::{Figures, Member};
use crate::report::age::{age, span};
use crate::report::table::{Column, table};
use crate::settings::BadInput;
use crate::store::{Found, Snapshot};
use clap::Args;
use serde_json::json;

pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl agent list
  coordctl agent list --state gone --json | jq -r '.agents[].agent_id'
  coordctl agent list --team compiler --limit 0

States, computed from what each agent holds, its leases as last renewed, and its last sign of life:
  working  holds items, and has renewed all of them within two thirds of their leases
  idle     holds nothing, and was seen within 24 hours
  late     holds an item whose lease is two thirds over, or over, without being renewed
  gone     holds nothing and was not seen for 24 hours; or the leases of all it holds have been over for as long as they
           were, or since the last boot, and it was not seen since
  retired  was retired; \"coordctl agent register\" has it back
A claim without a lease counts as renewed whenever its agent is seen: late after 24 hours, gone after 48.
Seen: the last claim, progress, completion, heartbeat or registration. Completed, failed and median time are computed
from what happened; the median is over the newest 20 completions of each agent, and over 200 in \"coordctl agent show\".";

/// Over how many completions of each agent the median is taken here, where many agents are told at once.
const SAMPLED: usize = 20;

/// List agents with their states and figures
#[derive(Debug, Args)]
pub struct ListArgs {
    /// Only agents of this team
    #[arg(long)]
    team: Option<String>,
    /// Only agents in this state: working, idle, late, gone or retired
    #[arg(long)]
    state: Option<String>,
    /// Show at most this many, those that hold most first; 0 shows all
    #[arg(long, value_name = "N", default_value = "50", allow_negative_numbers = true)]
    limit: String,
}

/// Which agents are wanted.
struct Filter<'a> {
    team: Option<&'a str>,
    state: Option<Liveness>,
    limit: usize,
}

/// Runs `agent list`.
///
/// # Errors
/// Bad values, or a board that cannot be read.
pub fn run(context: &Context<'_>, args: &ListArgs) -> anyhow::Result<()> {
    let filter = args.filter()?;
    context.read(|snapshot| tell(context, &filter, snapshot))
}

fn tell(context: &Context<'_>, filter: &Filter<'_>, snapshot: &mut Snapshot) -> anyhow::Result<()> {
    let rows = snapshot.all_rows()?;
    let crew = Crew::of(rows.iter().map(|found| &found.columns)).agents();
    let (agents, total) = filter.figures(snapshot, &rows, &crew)?;
    if context.terminal.json {
        let document = json!({
            "schema": "coordctl.agent-list.v1",
            "total": total,
            "has_more": total > agents.len(),
            "sequence": snapshot.sequence(),
            "agents": agents,
        });
        return Ok(context.terminal.document(&document)?);
    }
    let (now, width) = (snapshot.now().seconds(), context.terminal.list_width());
    context.terminal.data(&text(&agents, now, width))?;
    if total > agents.len() {
        context.terminal.say(&format!("{} of {total} shown; --limit 0 shows all", agents.len()));
    }
    Ok(())
}

impl ListArgs {
    fn filter(&self) -> Result<Filter<'_>, BadInput> {
        let state = |word: &str| {
            Liveness::named(word).ok_or_else(|| misspelt("state", word, &Liveness::ALL.map(Liveness::word)))
        };
        let limit = match usize::try_from(number("limit", &self.limit, u64::from(u32::MAX))?).unwrap_or(usize::MAX) {
            0 => usize::MAX,
            limit => limit,
        };
        Ok(Filter { team: self.team.as_deref(), state: self.state.as_deref().map(state).transpose()?, limit })
    }
}

impl Filter<'_> {
    /// The figures of the agents to show, and how many match. Agents beyond the limit are read only to be counted.
    fn figures(
        &self,
        snapshot: &mut Snapshot,
        rows: &[Found],
        crew: &[AgentTally],
    ) -> anyhow::Result<(Vec<Figures>, usize)> {
        let (mut figures, mut total) = (Vec::new(), 0);
        for tally in crew {
            if figures.len() >= self.limit && self.team.is_none() && self.state.is_none() {
                total += 1;
                continue;
            }
            let member = Member::read(snapshot, rows, tally)?;
            if self.matches(&member) {
                total += 1;
                if figures.len() < self.limit {
                    figures.push(member.figures(snapshot, rows, tally, SAMPLED)?);
                }
            }
        }
        Ok((figures, total))
    }

    fn matches(&self, member: &Member) -> bool {
        self.team.is_none_or(|team| member.agent.text("team") == team)
            && self.state.is_none_or(|state| member.state == state)
    }
}

fn text(agents: &[Figures], now: i64, width: usize) -> String {
    let columns = [
        Column::whole("agent"),
        Column::left("state"),
        Column::left("team"),
        Column::flexible("role"),
        Column::right("held"),
        Column::right("done"),
        Column::right("failed"),
        Column::right("median"),
        Column::right("seen"),
    ];
    let rows: Vec<Vec<String>> = agents.iter().map(|agent| cells(agent, now)).collect();
    if rows.is_empty() { "no agents match\n".to_owned() } else { table(&rows, &columns, width, true) }
}

fn cells(agent: &Figures, now: i64) -> Vec<String> {
    let or_none = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
    let held = agent.capacity.map_or(agent.load.to_string(), |capacity| format!("{}/{capacity}", agent.load));
    let seen = agent.last_seen_at.as_deref().and_then(crate::clock::parse_stamp);
    vec![
        agent.agent_id.clone(),
        agent.state.word().to_owned(),
        or_none(&agent.team),
        or_none(&agent.role),
        held,
        agent.completed.to_string(),
        agent.failed.to_string(),
        agent.median_seconds.map_or("–".to_owned(), span),
        seen.map_or("–".to_owned(), |at| age(now.saturating_sub(at))),
    ]
}

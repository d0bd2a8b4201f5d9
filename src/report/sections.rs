//! The sections of a dashboard: which rows and which words each of them has.

use super::age::{age, span};
use super::dashboard::{AgentLine, Attention, Counts};
use super::dashboard::{Dashboard, EventLine, TeamLine, Throughput};
use super::page::{DIM, PLAIN, Page, RED, YELLOW};
use super::sparkline::sparkline;
use super::table::{Column, fit};
use crate::analysis::Concern;
use crate::board::Liveness;

/// What stands where a value is not known.
const UNKNOWN: &str = "unknown";

const ATTENTION: [Column; 5] = [
    Column::left("why"),
    Column::right("since"),
    Column::whole("item"),
    Column::left("who"),
    Column::flexible("description"),
];

const AGENTS: [Column; 6] = [
    Column::flexible("agent"),
    Column::left("state"),
    Column::left("team"),
    Column::right("held"),
    Column::right("completed"),
    Column::right("last sign"),
];

const TEAMS: [Column; 4] =
    [Column::flexible("team"), Column::right("open"), Column::right("completed"), Column::right("points")];

const THROUGHPUT: [Column; 4] =
    [Column::left(""), Column::flexible("by day"), Column::right("today"), Column::right("in all")];

const EVENTS: [Column; 5] =
    [Column::right("ago"), Column::left("event"), Column::whole("item"), Column::left("who"), Column::flexible("note")];

impl Page {
    /// The two lines for scripts, and the number of items in every state.
    pub(super) fn counts(&self, dashboard: &Dashboard) -> String {
        let c = &dashboard.counts;
        let held = c.active.saturating_add(c.in_progress).saturating_add(c.blocked);
        let items = fit(&format!("Active Work Items: {held}"), self.width);
        let agents = fit(&format!("Active Agents: {}", dashboard.agents_active), self.width);
        let columns = states(c).map(|(state, _)| Column::right(state));
        let row = states(c).map(|(_, count)| count.to_string()).to_vec();
        let states = self.indent(&self.table(&[row], &columns, |_, _| PLAIN));
        format!("\n{items}\n{agents}\n\n{states}")
    }

    /// What someone should look at.
    pub(super) fn attention(&self, dashboard: &Dashboard) -> String {
        let list = &dashboard.attention;
        let rows: Vec<_> = list.iter().map(attention_row).collect();
        let body = self.table(&rows, &ATTENTION, |row, column| match column {
            0 if list[row].kind == Concern::LeaseExpired => RED,
            0 => YELLOW,
            1 => DIM,
            _ => PLAIN,
        });
        let (left_out, none) = (dashboard.attention_left_out, "nothing needs attention");
        self.section("NEEDS ATTENTION", &body, left_out, none)
    }

    /// Who is there, and who holds how much.
    pub(super) fn agents(&self, dashboard: &Dashboard) -> String {
        let row = |agent: &AgentLine| agent_row(agent, dashboard.at);
        let rows: Vec<_> = dashboard.agents.iter().map(row).collect();
        let body = self.table(&rows, &AGENTS, |row, column| match (column, dashboard.agents[row].state) {
            (1, Liveness::Late) => YELLOW,
            (1, Liveness::Gone) => RED,
            (5, _) => DIM,
            _ => PLAIN,
        });
        let none = match dashboard.agents_known {
            0 => "no agents known yet".to_owned(),
            known => format!("none listed of the {known} known"),
        };
        self.section("AGENTS", &body, dashboard.agents_left_out, &none)
    }

    /// What is left for each team, and what it has done.
    pub(super) fn teams(&self, dashboard: &Dashboard) -> String {
        let row = |line: &TeamLine| {
            let numbers = [line.open, line.completed, line.points].map(|n| n.to_string());
            [&[or_none(&line.team)], &numbers[..]].concat()
        };
        let rows: Vec<_> = dashboard.teams.iter().map(row).collect();
        let body = self.table(&rows, &TEAMS, |_, _| PLAIN);
        self.section("TEAMS", &body, dashboard.teams_left_out, "no teams yet")
    }

    /// What was finished on each of the last days, and how fast.
    pub(super) fn throughput(&self, done: &Throughput) -> String {
        if done.completed_total == 0 {
            return self.section("THROUGHPUT", "", 0, "no completions yet");
        }
        let (days, today) = (&done.completed_per_day, Some(done.completed_today));
        let items = trend("completed", days, today, done.completed_total);
        let (days, today) = (&done.points_per_day, done.points_per_day.last().copied());
        let points = trend("points", days, today, done.points_total);
        let body = self.table(&[items, points], &THROUGHPUT, |_, _| PLAIN);
        let median = done.median_hours.map(|hours| span(hours * 3600.0));
        let median = median.unwrap_or_else(|| UNKNOWN.to_owned());
        let median = self.faint(&format!("median from claim to completion: {median}"));
        self.section("THROUGHPUT", &body, 0, "") + &median
    }

    /// What happened last.
    pub(super) fn events(&self, dashboard: &Dashboard) -> String {
        let row = |event: &EventLine| event_row(event, dashboard.at);
        let rows: Vec<_> = dashboard.events.iter().map(row).collect();
        let body = self.table(&rows, &EVENTS, age_in(0));
        self.section("RECENT EVENTS", &body, 0, "no events yet")
    }
}

fn states(counts: &Counts) -> [(&'static str, u64); 8] {
    [
        ("open", counts.open),
        ("pending", counts.pending),
        ("active", counts.active),
        ("in progress", counts.in_progress),
        ("blocked", counts.blocked),
        ("completed", counts.completed),
        ("failed", counts.failed),
        ("cancelled", counts.cancelled),
    ]
}

fn attention_row(one: &Attention) -> Vec<String> {
    let why = match one.kind {
        Concern::LeaseExpired => "expired",
        Concern::LeaseEnding => "expiring",
        Concern::Critical => "critical",
        Concern::Stale => "stale",
        Concern::GivenUp => "given up",
        Concern::OldPending => "waiting",
    };
    let who = match (&one.agent, one.team.as_str()) {
        (Some(agent), _) => agent.clone(),
        (None, "") => "nobody".to_owned(),
        (None, team) => format!("team {team}"),
    };
    let (item, text) = (one.work_id.clone(), one.description.clone());
    vec![why.to_owned(), age(one.since_seconds), item, who, text]
}

/// The row of an agent, `now` in seconds since 1970.
fn agent_row(agent: &AgentLine, now: i64) -> Vec<String> {
    let sign = agent.last_sign_at.map(|at| age(now.saturating_sub(at)));
    let sign = sign.unwrap_or_else(|| UNKNOWN.to_owned());
    let [load, completed] = [agent.load, agent.completed].map(|n| n.to_string());
    let (name, team) = (agent.agent_id.clone(), or_none(&agent.team));
    vec![name, agent.state.word().to_owned(), team, load, completed, sign]
}

/// The row of an event, `now` in seconds since 1970.
fn event_row(event: &EventLine, now: i64) -> Vec<String> {
    let names = [&event.work_id, &event.agent];
    let [item, who] = names.map(|name| or_none(name.as_deref().unwrap_or_default()));
    let ago = age(now.saturating_sub(event.at));
    vec![ago, event.verb.clone(), item, who, event.note.clone()]
}

/// A sparkline of the days, and the numbers of today and of all time.
fn trend(name: &str, days: &[u64], today: Option<u64>, total: u64) -> Vec<String> {
    let today = today.map_or(UNKNOWN.to_owned(), |n| n.to_string());
    let shape = or_none(&sparkline(days));
    vec![name.to_owned(), shape, today, total.to_string()]
}

/// The colours of a table that has ages in the column numbered `at`.
fn age_in(at: usize) -> impl Fn(usize, usize) -> &'static str {
    move |_, column| if column == at { DIM } else { PLAIN }
}

/// The text, or a mark that there is none.
fn or_none(text: &str) -> String {
    if text.is_empty() { "–" } else { text }.to_owned()
}

//! What each team did, does and is kept from.

use super::sheet::Sheet;
use super::teams::dependency;
use crate::analysis::scrum::{DailyStandup, Doing, Impediment, ItemLine, Standup, day_of};
use crate::report::age::stamp;
use crate::text::{many, quote};

/// How many lines a list of a team has at most.
const LINES: usize = 10;

/// The stand-up of every team.
#[must_use]
pub fn daily_standup(figures: &DailyStandup, width: usize, colour: bool) -> String {
    let mut sheet = Sheet::open("DAILY STANDUP", &figures.head, width, colour);
    sheet.heading("TEAM UPDATES");
    sheet.say(&format!("Yesterday: since {}", figures.since));
    sheet.standups(&figures.teams);
    sheet.close()
}

impl Sheet {
    /// A block for each team.
    pub(super) fn standups(&mut self, teams: &[Standup]) {
        if teams.is_empty() {
            self.remark("not recorded: no item, agent or program names a team");
        }
        for team in teams {
            self.heading(&format!("{} TEAM", team.team.to_uppercase()));
            self.list("Yesterday", "nothing happened to its items", &team.yesterday, doing);
            self.list("Today", "nothing is in progress", &team.today, today);
            self.list("Next", "no item is ready to be claimed", &team.next, next);
            self.list("Impediments", "none is recorded", &team.impediments, impediment);
            self.list("Dependencies", "it waits for no other team", &team.dependencies, dependency);
        }
    }

    fn list<T>(&mut self, name: &str, none: &str, all: &[T], line: impl Fn(&T) -> String) {
        if all.is_empty() {
            return self.say(&format!("{name}: {none}"));
        }
        self.say(&format!("{name}:"));
        for one in all.iter().rev().take(LINES).rev() {
            self.point(&line(one));
        }
        if all.len() > LINES {
            self.remark(&format!("  … and {} more", all.len() - LINES));
        }
    }
}

fn by(agent: Option<&String>) -> String {
    agent.map(|agent| format!(" by {agent}")).unwrap_or_default()
}

fn doing(one: &Doing) -> String {
    let note = if one.note.is_empty() { String::new() } else { format!(": {}", one.note) };
    let changes =
        if one.changes > 1 { format!(", the last of {}", many(one.changes as u64, "change")) } else { String::new() };
    format!("{} {}{} at {}{changes}{note}", one.work_id, one.verb, by(one.agent.as_ref()), stamp(one.at))
}

fn today(one: &ItemLine) -> String {
    format!("{} {}{}: {}", one.work_id, one.status.word(), by(one.agent.as_ref()), one.description)
}

fn next(one: &ItemLine) -> String {
    format!("{} ({}): {}", one.work_id, one.priority.word(), one.description)
}

fn impediment(one: &Impediment) -> String {
    match one {
        Impediment::Blocked { work_id, agent, on } => {
            let on = if on.is_empty() { "what for is not recorded".to_owned() } else { format!("on {}", quote(on)) };
            format!("{work_id} is blocked {on}{}", by(agent.as_ref()).replacen(" by", ", held by", 1))
        }
        Impediment::LeaseOver { work_id, agent } => {
            format!("the lease of {work_id} is over{}", by(agent.as_ref()).replacen(" by", ", held by", 1))
        }
        Impediment::DeadLetter { work_id, reason } if reason.is_empty() => format!("{work_id} was given up"),
        Impediment::DeadLetter { work_id, reason } => format!("{work_id} was given up: {reason}"),
        Impediment::Overdue { work_id, due } => format!("{work_id} was due on {}", day_of(*due)),
    }
}

//! What the ceremonies are asked about: days, teams, and how futures are drawn.
//!
//! The structs have no documentation of their own: it would stand in the help in place of what a ceremony does.

use crate::analysis::scrum::{Period, PeriodSource, Scene, day_of};
use crate::clock::wall_seconds;
use crate::commands::arguments::{name, number};
use crate::commands::past::past;
use crate::settings::BadInput;
use crate::text::{nearest, quote};
use clap::Args;

/// Seconds of a day: how long ago what is of late began.
const DAY: i64 = 24 * 3600;
/// How many futures are drawn at most.
const MOST_RUNS: u64 = 100_000;

// How futures are drawn.
#[derive(Debug, Args)]
#[group(skip)]
pub(super) struct Drawn {
    /// Draw so many futures for the forecast
    #[arg(long, value_name = "N", default_value = "1000", allow_negative_numbers = true)]
    runs: String,
    /// Draw the same futures as with this seed before, from the same past [default: the number of the newest change]
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    seed: Option<String>,
}

// From when on.
#[derive(Debug, Args)]
#[group(skip)]
pub(super) struct Since {
    /// Tell of what was done since this time, or since so long ago, such as 3d
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
}

// Over which days.
#[derive(Debug, Args)]
#[group(skip)]
pub(super) struct Over {
    /// Over this sprint of program.toml [default: the newest that is over, else the last 7 days]
    #[arg(long, value_name = "NAME", conflicts_with = "since")]
    sprint: Option<String>,
    /// Over the days since this time, or since so long ago, such as 30d
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
}

// Of which team.
#[derive(Debug, Args)]
#[group(skip)]
pub(super) struct TeamOnly {
    /// Only of this team
    #[arg(long)]
    team: Option<String>,
}

impl Drawn {
    pub(super) fn runs(&self) -> Result<usize, BadInput> {
        match number("number of runs", &self.runs, MOST_RUNS)? {
            0 => Err(BadInput::new("\"0\" is no number of runs", format!("use a whole number from 1 to {MOST_RUNS}"))),
            runs => Ok(usize::try_from(runs).unwrap_or(1)),
        }
    }

    pub(super) fn seed(&self) -> Result<Option<u64>, BadInput> {
        self.seed.as_deref().map(|text| number("seed", text, u64::MAX)).transpose()
    }
}

impl Since {
    /// The time that was given, in seconds since 1970.
    pub(super) fn given(&self) -> Result<Option<i64>, BadInput> {
        self.since.as_deref().map(|text| past("--since", text, wall_seconds())).transpose()
    }

    /// The time that was given, else a day ago.
    pub(super) fn of_late(&self) -> Result<i64, BadInput> {
        Ok(self.given()?.unwrap_or(wall_seconds() - DAY))
    }
}

impl Over {
    /// The days: of a sprint, or since a time, else those of the newest sprint that is over, else the last 7.
    pub(super) fn period(&self, calendar: &Scene) -> Result<Period, BadInput> {
        if let Some(name) = &self.sprint {
            return sprint(calendar, name);
        }
        if let Some(text) = &self.since {
            return Ok(asked(past("--since", text, calendar.at)?, calendar.at));
        }
        let today = day_of(calendar.at);
        let over = calendar.program.sprints.iter().rev().find(|sprint| sprint.stretch.end < today);
        Ok(over.map_or_else(
            || Period { name: "the last 7 days".to_owned(), ..asked(calendar.at - 6 * DAY, calendar.at) },
            |sprint| Period::planned(&sprint.stretch),
        ))
    }
}

impl TeamOnly {
    /// The team, which somebody must be of.
    pub(super) fn of<'a>(&'a self, scene: &Scene) -> Result<Option<&'a str>, BadInput> {
        let Some(team) = self.team.as_deref() else { return Ok(None) };
        name("team", team)?;
        let teams = scene.teams();
        if teams.iter().any(|one| one == team) {
            return Ok(Some(team));
        }
        let near = nearest(team, teams.iter().map(String::as_str), 1);
        let hint = near.first().map_or_else(
            || "run \"coordctl list --status all\" to see the teams of items".to_owned(),
            |near| format!("did you mean {}?", quote(near)),
        );
        Err(BadInput::new(format!("no item, agent or program names the team {}", quote(team)), hint))
    }
}

/// The whole days from that of a time to that of the report.
pub(super) fn asked(since: i64, now: i64) -> Period {
    let start = day_of(since.min(now));
    Period { name: format!("the days since {start}"), start, end: day_of(now), source: PeriodSource::Asked }
}

/// A sprint of the program by its name.
pub(super) fn sprint(scene: &Scene, wanted: &str) -> Result<Period, BadInput> {
    name("sprint", wanted)?;
    let sprints = &scene.program.sprints;
    let found = sprints.iter().find(|sprint| sprint.stretch.name == wanted);
    found.map(|sprint| Period::planned(&sprint.stretch)).ok_or_else(|| {
        let names: Vec<&str> = sprints.iter().map(|sprint| sprint.stretch.name.as_str()).collect();
        let hint = match names.is_empty() {
            true => "program.toml records no sprints; \"coordctl program init\" makes the file".to_owned(),
            false => format!("program.toml records: {}", names.join(", ")),
        };
        BadInput::new(format!("there is no sprint {}", quote(wanted)), hint)
    })
}

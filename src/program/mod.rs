//! `program.toml`: what people plan and a board cannot know. Read from its text; nothing here touches a file.
//!
//! Every part may be missing. A report says of what is missing that it is not recorded.

mod check;
mod fault;
mod fields;
mod read;
mod template;

pub use check::{OnBoard, check};
pub use fault::{Fault, Severity};
pub use read::read;
pub use template::TEMPLATE;

use chrono::NaiveDate;
use serde::Serialize;

/// The name of the file in the board's directory.
pub const FILE: &str = "program.toml";

/// The columns of the portfolio, in the order in which an epic goes through them.
pub const COLUMNS: [&str; 5] = ["funnel", "analyzing", "portfolio_backlog", "implementing", "done"];

/// How grave a risk may be said to be, the gravest first.
pub const SEVERITIES: [&str; 3] = ["high", "medium", "low"];

/// What was planned.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Program {
    /// The name of the Agile Release Train.
    pub art: Option<String>,
    /// What the portfolio is for.
    pub vision: Option<String>,
    /// The Program Increment.
    pub pi: Option<Stretch>,
    /// What the Program Increment is to reach.
    pub objectives: Vec<Objective>,
    /// The sprints, by their first day.
    pub sprints: Vec<Sprint>,
    /// The teams.
    pub teams: Vec<Team>,
    /// The epics of the portfolio.
    pub epics: Vec<Epic>,
    /// What may go wrong.
    pub risks: Vec<Risk>,
    /// Labels with a meaning of their own.
    pub labels: Labels,
    /// What the flow of work is to reach.
    pub targets: Targets,
}

/// A named stretch of days, both ends included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stretch {
    /// Its name.
    pub name: String,
    /// Its first day.
    pub start: NaiveDate,
    /// Its last day.
    pub end: NaiveDate,
}

/// An objective of the Program Increment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Objective {
    /// What is to be reached.
    pub name: String,
    /// The label of the items that work towards it.
    pub label: Option<String>,
    /// What it is worth.
    pub value: Option<u64>,
    /// Whose it is.
    pub team: Option<String>,
    /// The line it begins in.
    #[serde(skip)]
    pub line: usize,
}

/// A sprint of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sprint {
    /// Its days.
    #[serde(flatten)]
    pub stretch: Stretch,
    /// What it is to reach.
    pub goal: Option<String>,
    /// The label of the items that were committed to.
    pub label: Option<String>,
    /// The line it begins in.
    #[serde(skip)]
    pub line: usize,
}

/// A team of the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Team {
    /// Its name, as items name it.
    pub name: String,
    /// Story points that it can do in one sprint.
    pub capacity: Option<u64>,
    /// The most items that it should hold at once.
    pub wip_limit: Option<u64>,
    /// The line it begins in.
    #[serde(skip)]
    pub line: usize,
}

/// An epic of the portfolio.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Epic {
    /// Its name.
    pub name: String,
    /// One of [`COLUMNS`].
    pub column: String,
    /// The label of its items.
    pub label: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// The line it begins in.
    #[serde(skip)]
    pub line: usize,
}

/// Something that may go wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Risk {
    /// What it is.
    pub name: String,
    /// One of [`SEVERITIES`].
    pub severity: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// By when it is to be dealt with.
    pub due: Option<NaiveDate>,
}

/// Labels that tell what an item is for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Labels {
    /// Items that try something new.
    pub innovation: Option<String>,
    /// Items that pay back technical debt.
    pub debt: Option<String>,
    /// Items that came out of a workshop on how to work better.
    pub improvement: Option<String>,
}

/// What the flow of work is to reach.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Targets {
    /// Days from arrival to completion, of 85 of 100 items.
    pub lead_days: Option<u64>,
    /// Time in somebody's hands, in per cent of all time.
    pub efficiency_percent: Option<u64>,
}

impl Stretch {
    /// Whether a day lies in it.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        (self.start..=self.end).contains(&day)
    }
}

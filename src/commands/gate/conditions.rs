//! The conditions of `gate`: those of a file, and those of the flags over them.

use super::super::Context;
use crate::gates::{self, Condition, FILE, GateFile, Unfit, WINDOW};
use crate::settings::{BadInput, duration, text_at};
use crate::text::{escape, many, quote};
use clap::Args;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Conditions on the command line; each may be repeated.
#[derive(Debug, Default, Args)]
#[group(skip)]
#[command(next_help_heading = "Conditions")]
pub(super) struct Conditions {
    /// The longest median of the spans of a verb, such as claim=20ms
    #[arg(long, value_name = "VERB=DURATION", allow_hyphen_values = true)]
    p50: Vec<String>,
    /// The longest 95th percentile of the spans of a verb
    #[arg(long, value_name = "VERB=DURATION", allow_hyphen_values = true)]
    p95: Vec<String>,
    /// The longest 99th percentile of the spans of a verb
    #[arg(long, value_name = "VERB=DURATION", allow_hyphen_values = true)]
    p99: Vec<String>,
    /// The longest of all spans of a verb
    #[arg(long, value_name = "VERB=DURATION", allow_hyphen_values = true)]
    max: Vec<String>,
    /// The largest part of the commands that may fail, such as 1%, or of one verb, such as claim=1%
    #[arg(long, value_name = "[VERB=]PERCENT", allow_hyphen_values = true)]
    error_rate: Vec<String>,
    /// How old the oldest open item of a priority, or of any, may be, such as critical=4h
    #[arg(long, value_name = "PRIORITY=DURATION", allow_hyphen_values = true)]
    max_age: Vec<String>,
    /// The most items that may wait
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    max_pending: Vec<String>,
    /// The most items that may be blocked
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    max_blocked: Vec<String>,
    /// The most items that may have been given up
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    max_dead_letters: Vec<String>,
    /// The most held items whose lease may have ended
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    max_late: Vec<String>,
    /// The most spans that may have been lost
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    max_lost_spans: Vec<String>,
    /// The most damaged places that the journal may have
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    max_damage: Vec<String>,
    /// The most US dollars that Claude may have cost in so long, such as 5/1d
    #[arg(long, value_name = "USD/DURATION", allow_hyphen_values = true)]
    max_cost: Vec<String>,
    /// The least score of health, from 0 to 100
    #[arg(long, value_name = "POINTS", allow_hyphen_values = true)]
    min_health: Vec<String>,
    /// The fewest completions in so long, such as 10/1d
    #[arg(long, value_name = "N/DURATION", allow_hyphen_values = true)]
    min_throughput: Vec<String>,
    /// The least part of what ended that was completed, such as 90%
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    min_completion_rate: Vec<String>,
}

/// What a gate is to judge.
#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) conditions: Vec<Condition>,
    /// How far back spans and what ended are looked at.
    pub(super) window: Duration,
}

impl Conditions {
    /// The keys of `gates.toml` with the values that flags gave.
    fn given(&self) -> [(&'static str, &[String]); gates::KEYS.len()] {
        [
            ("p50", &self.p50),
            ("p95", &self.p95),
            ("p99", &self.p99),
            ("max", &self.max),
            ("error_rate", &self.error_rate),
            ("max_age", &self.max_age),
            ("max_pending", &self.max_pending),
            ("max_blocked", &self.max_blocked),
            ("max_dead_letters", &self.max_dead_letters),
            ("max_late", &self.max_late),
            ("max_lost_spans", &self.max_lost_spans),
            ("max_damage", &self.max_damage),
            ("max_cost", &self.max_cost),
            ("min_health", &self.min_health),
            ("min_throughput", &self.min_throughput),
            ("min_completion_rate", &self.min_completion_rate),
        ]
    }

    /// Those of the file, with those of the flags beside them or in their place.
    pub(super) fn wanted(
        &self,
        context: &Context<'_>,
        file: Option<&Path>,
        window: Option<&str>,
    ) -> Result<Wanted, BadInput> {
        let GateFile { window: in_file, mut conditions } = of_file(context, file)?;
        for (key, texts) in self.given() {
            for text in texts {
                of_flag(key, text)?.add_to(&mut conditions);
            }
        }
        let window = match (window, &in_file) {
            (Some(text), _) => duration("--window", text)?,
            (None, Some(text)) => duration("window", text)?,
            (None, None) => duration("window", WINDOW)?,
        };
        match conditions.is_empty() {
            false => Ok(Wanted { conditions, window }),
            true => Err(BadInput::of_usage(
                format!("there is no condition: neither in {FILE} nor as a flag"),
                "name one, such as --max-dead-letters 0; \"coordctl gate --help\" has them all",
            )),
        }
    }
}

fn of_flag(key: &str, text: &str) -> Result<Condition, BadInput> {
    Condition::read(key, text).map_err(|unfit| {
        let Unfit { what, hint } = unfit.unwrap_or(Unfit { what: "no condition", hint: "" });
        BadInput::new(format!("--{} is {}, which is {what}", key.replace('_', "-"), quote(text)), hint)
    })
}

/// The file that was named, which must be there, else that of the board.
fn of_file(context: &Context<'_>, named: Option<&Path>) -> Result<GateFile, BadInput> {
    let path = named.map_or_else(|| context.location.path.join(FILE), PathBuf::from);
    let Some(text) = text_at(&path)? else {
        return match named {
            None => Ok(GateFile::default()),
            Some(path) => Err(BadInput::new(
                format!("there is no file {}", quote(&path.to_string_lossy())),
                "name a file of conditions; docs/gate.md shows one",
            )),
        };
    };
    let (file, faults) = gates::read(&text);
    let Some(first) = faults.first() else { return Ok(file) };
    let more = match faults.len() as u64 - 1 {
        0 => String::new(),
        more => format!(", and {}", many(more, "more fault")),
    };
    let message = format!("{}:{}: {}{more}", escape(&path.to_string_lossy()), first.line, first.message);
    Err(BadInput::new(message, "correct the line; docs/gate.md has every key with its values"))
}

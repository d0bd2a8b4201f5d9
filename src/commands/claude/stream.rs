//! `claude stream`: observations while the board changes.

use super::super::arguments::text;
use super::super::{Context, history};
use super::options::{Asked, Asking};
use super::questions::question;
use super::task::{Source, Task, analyse};
use super::{board, spending::now};
use crate::analysis::advice::Subject;
use crate::claude::answers::{Observation, Observations};
use crate::claude::{Analysis, Report, local};
use crate::report::advice;
use crate::settings::{BadInput, duration};
use crate::store::Event;
use crate::text::quote;
use clap::Args;
use serde::Serialize;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl claude stream all
  coordctl claude stream compiler --for 10m --provider local
  coordctl claude stream \"the release\" --for 1h --every 5m --json";

/// The shortest time between two looks.
const SHORTEST: Duration = Duration::from_millis(100);
/// The time between two looks where nothing is said: Claude costs money and takes a while, figures do not.
const EVERY_LOCAL: Duration = Duration::from_secs(1);
const EVERY_CLAUDE: Duration = Duration::from_secs(30);
/// The time between two looks where nothing changed: that a lease ended is written down by nobody.
const IDLE: Duration = Duration::from_secs(2);
/// The most changes that are told to Claude at once.
const CHANGES: usize = 100;

/// Tell what is worth knowing while the board changes
#[derive(Debug, Args)]
pub struct StreamArgs {
    /// What to look at: a team, an agent, a type of work, all; for Claude anything
    focus: String,
    /// For how long
    #[arg(long = "for", value_name = "DURATION", default_value = "60s")]
    length: String,
    /// How often to look, where something changed [default: 1s, with Claude 30s]
    #[arg(long, value_name = "DURATION")]
    every: Option<String>,
    #[command(flatten)]
    asking: Asking,
}

/// A line of the stream with `--json`.
#[derive(Serialize)]
struct Line<'a> {
    schema: &'static str,
    at: &'a str,
    provider: &'a str,
    severity: crate::claude::answers::Severity,
    text: &'a str,
    work_ids: &'a [String],
    agent_ids: &'a [String],
    sequence: u64,
}

/// Runs `claude stream`.
///
/// # Errors
/// Bad lengths of time, a board that cannot be read, or Claude's failure.
pub fn run(context: &Context<'_>, args: &StreamArgs) -> anyhow::Result<()> {
    let length = duration("--for", &args.length)?;
    text("focus", &args.focus)?;
    let asked = args.asking.settle(context)?;
    let given = args.every.as_deref().map(every).transpose()?;
    let began = Instant::now();
    let left = || length.saturating_sub(began.elapsed());
    let mut watch = context.with_store(|store| store.watch())?;
    let (mut before, mut events): (Option<Subject>, Vec<Event>) = (None, Vec::new());
    let mut every = given.unwrap_or(EVERY_LOCAL);
    loop {
        let subject = board::look_with(context, asked.settings.redact)?;
        let (lines, by_claude) = look(context, args, &asked, before.as_ref(), &subject, &events)?.unwrap_or_default();
        if given.is_none() && by_claude {
            every = EVERY_CLAUDE;
        }
        if !lines.is_empty() && !context.terminal.data_wanted(&lines)? {
            return Ok(());
        }
        (before, events) = (Some(subject), Vec::new());
        let looked = Instant::now();
        while looked.elapsed() < every || events.is_empty() && looked.elapsed() < every.max(IDLE) {
            if left().is_zero() {
                return Ok(());
            }
            let next = if events.is_empty() { every.max(IDLE) } else { every };
            watch.rest(left().min(next.saturating_sub(looked.elapsed())).max(SHORTEST / 10));
            events.extend(watch.more(&[], false)?);
        }
    }
}

fn every(text: &str) -> Result<Duration, BadInput> {
    let every = duration("--every", text)?;
    match every >= SHORTEST {
        true => Ok(every),
        false => Err(BadInput::new(
            format!("--every is {}, which is shorter than 100ms", quote(text)),
            "write 100ms or more",
        )),
    }
}

/// One look: the lines that it comes to, and whether Claude wrote them; `None` where there was nothing to look at.
fn look(
    context: &Context<'_>,
    args: &StreamArgs,
    asked: &Asked,
    before: Option<&Subject>,
    subject: &Subject,
    events: &[Event],
) -> anyhow::Result<Option<(String, bool)>> {
    let focus = local::Focus::of(&args.focus, subject);
    let seen = local::observations(before, subject, focus);
    // Claude is asked only where there is something to be asked about.
    if before.is_some() && events.is_empty() && seen.observations.is_empty() {
        return Ok(None);
    }
    let line = |event: &Event| {
        let mut line = history::line(event);
        if asked.settings.redact {
            line.note.clear();
        }
        json!(line)
    };
    let changes: Vec<Value> = events.iter().rev().take(CHANGES).map(line).collect();
    let (figures, changes) = (serde_json::to_value(&seen)?, Value::from(changes));
    let task = Task {
        analysis: Analysis::Stream,
        arguments: vec![args.focus.clone()],
        question: question(Analysis::Stream, Some(&args.focus)),
        source: Source::Board { subject, figures: &figures, changes: before.map(|_| &changes) },
        latest: None,
    };
    let done = analyse::<Observations>(context, asked, &task, || Ok(seen))?;
    let lines = done.answer.observations.iter().map(|one| told(context, &done.report, one)).collect();
    Ok(Some((lines, done.report.provider != "local")))
}

fn told(context: &Context<'_>, report: &Report, one: &Observation) -> String {
    let at = now();
    if !context.terminal.json {
        return advice::observation(&at, one, context.terminal.colour);
    }
    let line = Line {
        schema: "coordctl.claude_observation.v1",
        at: &at,
        provider: &report.provider,
        severity: one.severity,
        text: &one.text,
        work_ids: &one.work_ids,
        agent_ids: &one.agent_ids,
        sequence: report.board_sequence,
    };
    // Plain data: its serialisation cannot fail.
    serde_json::to_string(&line).unwrap_or_default() + "\n"
}

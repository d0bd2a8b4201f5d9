//! `dashboard`: what needs attention, who is at work, and what came of it.

mod gather;
mod health;
mod limits;
mod watch;

pub(super) use health::health;

use super::Context;
use super::metrics::reliability_counted;
use crate::report::dashboard::{Dashboard, render};
use crate::settings::{BadInput, duration};
use crate::text::quote;
use clap::Args;
use limits::Limits;
use std::time::Duration;

/// The shortest and the longest time between two drawings.
const INTERVALS: std::ops::RangeInclusive<Duration> = Duration::from_millis(100)..=Duration::from_secs(24 * 3600);

/// Show what needs attention, who is at work, and what came of it
#[derive(Debug, Args)]
pub struct DashboardArgs {
    /// Draw it again and again until interrupted: in place on a terminal, one after the other in a pipe
    ///
    /// On a terminal it is drawn in place, as much of it as fits, and Ctrl-C ends it with exit code 0. In a pipe or a
    /// file each drawing is followed by an empty line, and with --json each is one line; it ends when the reader goes.
    #[arg(long)]
    watch: bool,
    /// How often to draw it with --watch, at least 100ms
    #[arg(long, value_name = "DURATION", default_value = "2s", requires = "watch")]
    interval: String,
}

/// Runs `dashboard`.
///
/// # Errors
/// A bad interval, or a board that cannot be read.
pub fn run(context: &Context<'_>, args: &DashboardArgs) -> anyhow::Result<()> {
    let interval = interval(&args.interval)?;
    if args.watch {
        return watch::run(context, interval);
    }
    context.tell_unseen();
    let dashboard = look(context, Limits::FULL)?;
    match context.terminal.json {
        true => Ok(context.terminal.document(&dashboard)?),
        false => Ok(context.terminal.data(&text(context, &dashboard, context.terminal.width()))?),
    }
}

/// The board as it is now.
fn look(context: &Context<'_>, limits: Limits) -> anyhow::Result<Dashboard> {
    let board = context.location.path.display().to_string();
    let reliability = reliability_counted(context);
    context.read(|snapshot| Ok(gather::dashboard(snapshot, board.clone(), limits, reliability)?))
}

fn text(context: &Context<'_>, dashboard: &Dashboard, width: usize) -> String {
    render(dashboard, width, context.terminal.colour)
}

fn interval(text: &str) -> Result<Duration, BadInput> {
    let interval = duration("--interval", text)?;
    match INTERVALS.contains(&interval) {
        true => Ok(interval),
        false => Err(BadInput::new(
            format!("--interval is {}, which is not between 100ms and 1d", quote(text)),
            "write a length of time such as 2s or 500ms",
        )),
    }
}

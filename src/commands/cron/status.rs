//! `cron status`.

use super::super::{Context, Passed};
use super::place::{Place, PlaceArgs};
use super::plan::board;
use super::remove::has_crontab;
use super::runs::last_runs;
use super::{crontab, systemd};
use crate::clock::{local, parse_stamp, stamp, wall_seconds};
use crate::report::table::{Column, table};
use crate::schedule::crontab::job_of;
use crate::schedule::standing::{Run, Verdict, judge};
use crate::schedule::{Fields, JOBS};
use clap::Args;
use serde::Serialize;
use std::collections::BTreeMap;

/// The exit code of a gate that is not met.
const GATE: u8 = 50;

/// Tell when each job ran last, how it ended, when it is due, and whether it should have run
#[derive(Debug, Args)]
pub(super) struct StatusArgs {
    #[command(flatten)]
    place: PlaceArgs,
    /// Exit 50 where a job failed, is overdue or never ran
    #[arg(long)]
    check: bool,
}

/// A job that is installed somewhere.
struct Installed {
    place: Place,
    job: String,
    schedule: String,
    /// In seconds since 1970; 0 where nobody can say.
    since: i64,
}

/// A job as it is told.
#[derive(Debug, Serialize)]
struct Told {
    job: String,
    place: Option<Place>,
    schedule: Option<String>,
    installed_at: Option<String>,
    last_run_at: Option<String>,
    took_ms: Option<u64>,
    exit: Option<i64>,
    next_due_at: Option<String>,
    verdict: Verdict,
}

/// Runs `cron status`.
pub(super) fn run(context: &Context<'_>, args: &StatusArgs) -> anyhow::Result<()> {
    context.read(|_| Ok(()))?;
    let installed = installed(context, args)?;
    let runs = last_runs(&context.location.path)?;
    let now = wall_seconds();
    let mut all: Vec<Told> = installed.iter().map(|one| told(one, runs.get(&one.job), now)).collect();
    let missing = JOBS.iter().filter(|job| installed.iter().all(|one| one.job != job.name));
    all.extend(missing.map(|job| absent(job.name, &runs)));
    tell(context, &all)?;
    match args.check && all.iter().any(|one| one.verdict.is_trouble()) {
        true => Err(Passed(GATE).into()),
        false => Ok(()),
    }
}

fn installed(context: &Context<'_>, args: &StatusArgs) -> anyhow::Result<Vec<Installed>> {
    let (board, named) = (board(context)?, args.place.named());
    let since = |text: &str| parse_stamp(text).unwrap_or(0);
    let mut all = Vec::new();
    if named != Some(Place::Systemd)
        && (named.is_some() || has_crontab(context))
        && let Some(block) = crontab::installed(&board)?
    {
        let lines = block.lines.iter().filter_map(|line| job_of(line));
        let since = since(&block.installed);
        all.extend(lines.map(|(schedule, job)| Installed { place: Place::Crontab, job, schedule, since }));
    }
    if named != Some(Place::Crontab) {
        let timers = systemd::installed(context, &board)?;
        if !timers.is_empty() && !systemd::answers() {
            context
                .terminal
                .warn("timers are installed, and the systemd of this user does not answer: they do not run");
        }
        all.extend(timers.into_iter().map(|timer| Installed {
            place: Place::Systemd,
            since: since(&timer.installed),
            job: timer.job,
            schedule: timer.schedule,
        }));
    }
    Ok(all)
}

fn told(installed: &Installed, run: Option<&Run>, now: i64) -> Told {
    let fields = Fields::parse(&installed.schedule);
    Told {
        job: installed.job.clone(),
        place: Some(installed.place),
        schedule: Some(installed.schedule.clone()),
        installed_at: (installed.since > 0).then(|| stamp(installed.since)),
        last_run_at: run.map(|run| stamp(run.started)),
        took_ms: run.map(|run| run.took_ms),
        exit: run.map(|run| run.exit),
        next_due_at: fields.and_then(|fields| fields.next(now, local)).map(stamp),
        verdict: judge(fields, installed.since, run, now, local),
    }
}

/// A job that is not installed.
fn absent(job: &str, runs: &BTreeMap<String, Run>) -> Told {
    let run = runs.get(job);
    Told {
        job: job.to_owned(),
        place: None,
        schedule: None,
        installed_at: None,
        last_run_at: run.map(|run| stamp(run.started)),
        took_ms: run.map(|run| run.took_ms),
        exit: run.map(|run| run.exit),
        next_due_at: None,
        verdict: Verdict::NotInstalled,
    }
}

fn tell(context: &Context<'_>, all: &[Told]) -> anyhow::Result<()> {
    if !context.settings.telemetry {
        context.terminal.warn("spans are off, and nothing is known of runs: see telemetry.enabled in docs/settings.md");
    }
    if context.terminal.json {
        let document = serde_json::json!({ "schema": "coordctl.cron_status.v1", "jobs": all });
        return Ok(context.terminal.document(&document)?);
    }
    let columns = [
        Column::whole("job"),
        Column::left("verdict"),
        Column::left("in"),
        Column::left("schedule"),
        Column::left("last run"),
        Column::right("took"),
        Column::right("exit"),
        Column::left("next due"),
    ];
    let rows: Vec<Vec<String>> = all.iter().map(row).collect();
    context.terminal.data(&table(&rows, &columns, context.terminal.list_width(), true))?;
    for one in all.iter().filter(|one| one.verdict.is_trouble()) {
        let since = one.last_run_at.as_ref().map(|at| format!(", last run {at}")).unwrap_or_default();
        context.terminal.warn(&format!("the job {}: {}{since}", one.job, one.verdict.word()));
    }
    Ok(())
}

fn row(told: &Told) -> Vec<String> {
    let or_dash = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
    vec![
        told.job.clone(),
        told.verdict.word().to_owned(),
        or_dash(told.place.map(|place| place.word().to_owned())),
        or_dash(told.schedule.clone()),
        or_dash(told.last_run_at.clone()),
        or_dash(told.took_ms.map(|ms| format!("{:.2}s", ms as f64 / 1000.0))),
        or_dash(told.exit.map(|exit| exit.to_string())),
        or_dash(told.next_due_at.clone()),
    ]
}

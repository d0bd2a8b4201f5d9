//! `cron run`: a job once, with a trace of it.

use super::super::arguments::text;
use super::super::run::stage_words;
use super::super::{Context, Passed};
use super::plan::job;
use crate::clock::{stamp, wall_seconds};
use crate::schedule::{Job, Wanted};
use crate::settings::BadInput;
use crate::store::StoreError;
use crate::supervise::CannotStart;
use clap::Args;
use std::ffi::OsString;
use std::fs::File;
use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::time::Instant;
use tracing::Span;

/// Do a job once, as cron does: its output goes to logs/cron.log in the board's directory
#[derive(Debug, Args)]
pub(super) struct RunArgs {
    /// Which job
    job: String,
    /// The schedule that it is done by, for its span
    #[arg(long, value_name = "FIELDS")]
    schedule: Option<String>,
    /// Leave its output where ours goes, for the journal of systemd
    #[arg(long)]
    to_stdout: bool,
    /// The file of the job metrics
    #[arg(long, value_name = "PATH")]
    textfile: Option<PathBuf>,
}

/// Runs `cron run`; ends as the job does.
pub(super) fn run(context: &Context<'_>, args: &RunArgs) -> anyhow::Result<()> {
    let job = job(&args.job)?;
    let schedule = args.schedule.as_deref().map(|schedule| text("schedule", schedule)).transpose()?;
    let span = Span::current();
    span.record("coordctl.cron.job", job.name);
    if let Some(schedule) = &schedule {
        span.record("coordctl.cron.schedule", schedule.as_str());
    }
    let words = words(context, args, job)?;
    let task = format!("cron-{}", job.name);
    let verb = format!("cron run {}", job.name);
    let _alone = match context.with_store(|store| store.alone_now(&task, &verb)) {
        Err(StoreError::Busy { .. }) => {
            span.record("coordctl.outcome", "skipped");
            context.terminal.say(&format!("{} still runs from the last time", job.name));
            return Ok(());
        }
        alone => alone?,
    };
    let log = if args.to_stdout { None } else { Some(context.with_store(|store| store.cron_log())?) };
    let (began, mut log) = (Instant::now(), log.map(|(file, path)| Log { file, path, job: job.name }));
    log.as_mut().map_or(Ok(()), |log| log.line("begins"))?;
    let status = start(context, &words, log.as_ref())?;
    let code = code(status);
    let took = began.elapsed().as_secs_f64();
    log.as_mut().map_or(Ok(()), |log| log.line(&format!("ended with exit status {code} after {took:.3}s")))?;
    if code == 0 { Ok(()) } else { Err(Passed(code).into()) }
}

/// The verb of a job with its arguments.
fn words(context: &Context<'_>, args: &RunArgs, job: &Job) -> Result<Vec<OsString>, BadInput> {
    let mut words = vec!["/proc/self/exe".into(), "--dir".into(), context.location.path.clone().into_os_string()];
    words.extend(job.words.iter().map(OsString::from));
    match (job.wanted, &args.textfile) {
        (Wanted::WithTextfile, Some(path)) => {
            words.push(path.clone().into_os_string());
        }
        (Wanted::WithTextfile, None) => {
            let message = format!("the job \"{}\" needs a file", job.name);
            return Err(BadInput::new(message, "name it with --textfile"));
        }
        (_, Some(path)) => {
            let message =
                format!("the job \"{}\" has no use for {}", job.name, crate::text::quote(&path.to_string_lossy()));
            return Err(BadInput::new(message, "leave --textfile out"));
        }
        (_, None) => {}
    }
    Ok(words)
}

/// Runs the job to its end, by way of a stage: it dies with us.
fn start(context: &Context<'_>, words: &[OsString], log: Option<&Log>) -> anyhow::Result<ExitStatus> {
    let mut stage = stage_words(&context.location.path)?.into_iter();
    let mut command = Command::new(stage.next().unwrap_or_default());
    command.args(stage).args(words).stdin(Stdio::null());
    if let Some(log) = log {
        command.stdout(log.file.try_clone()?).stderr(log.file.try_clone()?);
    }
    let trace = context.trace;
    command.env("TRACEPARENT", format!("00-{}-{}-01", trace.trace_id, trace.span_id));
    if context.caller.trace_id.as_deref() != Some(&trace.trace_id) {
        command.env_remove("TRACESTATE");
    }
    Ok(command.status().map_err(|e| CannotStart::new(command.get_program(), e))?)
}

/// The status as a shell tells it.
fn code(status: ExitStatus) -> u8 {
    let code = status.code().unwrap_or_else(|| 128 + status.signal().unwrap_or_default());
    u8::try_from(code).unwrap_or(u8::MAX)
}

/// The log of all jobs.
struct Log {
    file: File,
    path: PathBuf,
    job: &'static str,
}

impl Log {
    /// Says something of the job, with the time.
    fn line(&mut self, what: &str) -> Result<(), StoreError> {
        let line = format!("{} {} {what}\n", stamp(wall_seconds()), self.job);
        let wrote = self.file.write_all(line.as_bytes());
        wrote.map_err(|source| StoreError::Io { doing: "write", path: self.path.clone(), source })
    }
}

//! `telemetry export`: spans to OTLP receivers, files and stdout.

mod reader;
mod receiver;
mod since;
mod sinks;
mod summary;
mod variables;
mod worker;

pub(in super::super) use sinks::named_receivers;

use super::super::{Context, Passed};
use crate::settings::duration;
use crate::store::{Cursor, Place, StoreError, span_files};
use crate::supervise::Signals;
use crate::telemetry::export::{Failed, Kind, Post, Retry, Sink, Writer};
use crate::terminal::{Out, Progress};
use clap::Args;
use since::Since;
use sinks::{Planned, Target};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;
use summary::{Document, Report};
use tracing::Span;
use worker::{Event, Worker};

/// Send spans to OTLP receivers, files or stdout
///
/// Each sink has a cursor of its own below .coordctl/export, so that every span is sent to each of them once, and a
/// batch twice only where the export was killed between the answer and the cursor. Without --endpoint, --to and --sink:
/// to the endpoint that the environment or coordctl.toml names, and to every sink of coordctl.toml; where there is none,
/// to http://localhost:4318.
///
/// Exit code 0 says that every sink took everything; else the code is that of the first sink that did not.
#[derive(Debug, Default, Args)]
pub struct ExportArgs {
    /// Send to this receiver, to whose path v1/traces is appended; may be given several times
    #[arg(long, value_name = "URL")]
    endpoint: Vec<String>,
    /// Append OTLP/JSON lines to this file, or write them to stdout for -; may be given several times
    #[arg(long, value_name = "FILE")]
    to: Vec<PathBuf>,
    /// Send to this sink of coordctl.toml; may be given several times
    #[arg(long, value_name = "NAME")]
    sink: Vec<String>,
    /// How requests are encoded [default: http/protobuf]
    #[arg(long, value_name = "http/protobuf|http/json")]
    protocol: Option<String>,
    /// Begin here and leave the cursors where they are: a cursor that was printed, begin, or a time back such as 24h
    #[arg(long, value_name = "CURSOR", allow_hyphen_values = true)]
    since: Option<String>,
    /// Go on with what comes, until interrupted
    #[arg(long)]
    follow: bool,
    /// Give a receiver up that takes nothing for this long [default: 60s, and never with --follow]
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    retry_for: Option<String>,
}

/// The end of `telemetry export --help`.
pub(super) const EXAMPLES: &str = "Examples:
  coordctl telemetry export
  coordctl telemetry export --endpoint http://localhost:4318 --to spans.jsonl
  coordctl telemetry export --follow
  coordctl telemetry export --to - --since 24h | jq .";

/// How long a receiver is tried that takes nothing.
const RETRY_FOR: Duration = Duration::from_secs(60);

/// Runs `telemetry export`.
///
/// # Errors
/// Bad values, no board, [`Failed`] where a sink did not take everything.
pub(super) fn run(context: &Context<'_>, args: &ExportArgs) -> anyhow::Result<()> {
    let since = args.since.as_deref().map(Since::parse).transpose()?;
    let retry_for = args.retry_for.as_deref().map(|text| duration("--retry-for", text)).transpose()?;
    let planned = sinks::plan(context, args)?;
    let files = span_files(&context.location.path)?;
    since.as_ref().map(|since| since.check(&files)).transpose()?;
    let total = files.iter().map(|file| file.bytes).sum::<u64>() * planned.len() as u64;
    drop(files);
    let signals = Signals::take(false)?;
    let (events, told) = channel();
    let run = Run { context, args, since, retry_for, signals: &signals, events };
    let is_stdout_taken = planned.iter().any(|one| matches!(one.target, Target::Stdout));
    let workers = planned.into_iter().enumerate().map(|(number, one)| run.worker(number, one));
    let workers = workers.collect::<Result<Vec<_>, StoreError>>()?;
    drop(run);
    let bar = context.terminal.progress("exporting spans", Some(total));
    let reports = at_work(context, workers, &told, (!args.follow).then_some(&bar));
    drop(bar);
    tell(context, &reports, is_stdout_taken)?;
    end(context, args, &reports, &signals)
}

/// What all workers share.
struct Run<'a> {
    context: &'a Context<'a>,
    args: &'a ExportArgs,
    since: Option<Since>,
    retry_for: Option<Duration>,
    signals: &'a Signals,
    events: Sender<Event>,
}

impl<'a> Run<'a> {
    /// Makes a worker for a sink. The inner error is that of a sink which fails at once; the others go on.
    fn worker(&self, number: usize, planned: Planned) -> Result<Result<Worker<'a>, Box<Report>>, StoreError> {
        let report = Report::new(&planned.name);
        let failed = |failed| Ok(Err(Box::new(Report { failed: Some(failed), ..report.clone() })));
        let cursor = match Cursor::take(&self.context.location.path, &planned.key, &planned.name) {
            Ok(cursor) => cursor,
            Err(StoreError::Busy { holder, .. }) => return failed(busy(&planned.name, &holder)),
            Err(e) => return Err(e),
        };
        let begin = match &self.since {
            Some(since) => since.begin(),
            None => (self.stored(&cursor)?, 0),
        };
        let sink = match sink(planned.target) {
            Ok(sink) => sink,
            Err(e) => return failed(Failed { message: format!("{}: {}", planned.name, e.message), ..e }),
        };
        let limit = if self.args.follow { None } else { Some(RETRY_FOR) };
        Ok(Ok(Worker {
            number,
            name: planned.name,
            board: &self.context.location.path,
            sink,
            cursor,
            begin,
            keep: self.since.is_none(),
            follow: self.args.follow,
            retry: Retry::new(self.retry_for.or(limit)),
            signals: self.signals,
            events: self.events.clone(),
            report,
        }))
    }

    /// Where the export goes on. Without a cursor that can be read all is sent again: nothing is lost.
    fn stored(&self, cursor: &Cursor) -> Result<Place, StoreError> {
        match cursor.read() {
            Err(e @ StoreError::Damaged { .. }) => {
                self.context.terminal.warn(&format!("{e}: beginning with the oldest span"));
                Ok(Place::default())
            }
            read => read.map(Option::unwrap_or_default),
        }
    }
}

fn busy(name: &str, holder: &str) -> Failed {
    let message = format!("{name}: {holder} exports to it just now");
    Failed::new(Kind::Busy, message, "wait until that has ended, or export to another sink")
}

fn sink(target: Target) -> Result<Box<dyn Sink>, Failed> {
    let failed = |kind, e: String, hint: &str| Failed::new(kind, e, hint);
    match target {
        Target::Receiver(receiver) => match Post::new(*receiver, Span::current()) {
            Ok(post) => Ok(Box::new(post)),
            Err(e) => Err(failed(Kind::Refused, e, "check the certificates and keys that are named for it")),
        },
        Target::File(path) => match open(&path) {
            Ok(file) => Ok(Box::new(Writer::new(file, |file| file.sync_data()))),
            Err(e) => Err(failed(Kind::Output, e.to_string(), "name a file that can be appended to")),
        },
        Target::Stdout => Ok(Box::new(Writer::new(Out, Write::flush))),
    }
}

/// Opens a file for appending, behind a whole line: the last one may be torn by a crash.
#[expect(clippy::disallowed_methods, reason = "a file of the caller, which is no state of the board")]
fn open(path: &Path) -> std::io::Result<File> {
    let mut file = File::options().read(true).append(true).create(true).open(path)?;
    let mut last = [b'\n'];
    if file.metadata()?.is_file() && file.seek(SeekFrom::End(0))? > 0 {
        file.seek(SeekFrom::End(-1))?;
        file.read_exact(&mut last)?;
    }
    if last != [b'\n'] {
        file.write_all(b"\n")?;
    }
    Ok(file)
}

/// Lets all work at the same time, tells what they tell, and returns their reports in the order of the sinks.
fn at_work(
    context: &Context<'_>,
    workers: Vec<Result<Worker<'_>, Box<Report>>>,
    told: &Receiver<Event>,
    bar: Option<&Progress>,
) -> Vec<Report> {
    let mut read = vec![0; workers.len()];
    std::thread::scope(|scope| {
        let start = workers.into_iter().map(|worker| worker.map(|worker| scope.spawn(|| worker.run())));
        let running: Vec<_> = start.collect();
        for event in told {
            match (event, bar) {
                (Event::Read { worker, bytes }, Some(bar)) => {
                    read[worker] = bytes;
                    bar.at(read.iter().sum());
                }
                (Event::Warning(text), Some(bar)) => bar.beside(|| context.terminal.warn(&text)),
                (Event::Warning(text), None) => context.terminal.warn(&text),
                (Event::Read { .. }, None) => {}
            }
        }
        let report = |ended: std::thread::Result<Report>| ended.unwrap_or_else(|e| std::panic::resume_unwind(e));
        running.into_iter().map(|one| one.map_or_else(|failed| *failed, |thread| report(thread.join()))).collect()
    })
}

fn tell(context: &Context<'_>, reports: &[Report], is_stdout_taken: bool) -> anyhow::Result<()> {
    let document = Document { schema: "coordctl.telemetry_export.v1", sinks: reports };
    match (context.terminal.json, is_stdout_taken) {
        (true, false) => context.terminal.document(&document)?,
        (true, true) => context.terminal.aside(&document),
        (false, _) => reports.iter().for_each(|report| context.terminal.say(&report.sentence())),
    }
    Ok(())
}

/// The first failure is that of the command, the others are told too.
fn end(context: &Context<'_>, args: &ExportArgs, reports: &[Report], signals: &Signals) -> anyhow::Result<()> {
    let mut failures = reports.iter().filter_map(Report::failure);
    let first = failures.next();
    failures.for_each(|failed| context.terminal.warn(&failed.message));
    match (first, signals.ending()) {
        (Some(failed), _) => Err(failed.into()),
        // What is followed has no other end.
        (None, Some(signal)) if !args.follow && reports.iter().any(|report| report.signalled) => {
            Err(Passed(u8::try_from(128 + signal).unwrap_or(u8::MAX)).into())
        }
        (None, _) => Ok(()),
    }
}

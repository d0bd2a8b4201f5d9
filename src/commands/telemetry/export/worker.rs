//! One sink at work, in a thread of its own: it reads, sends and remembers for itself alone.

use super::reader::{Batch, Reader};
use super::since::told;
use super::summary::Report;
use crate::store::{Cursor, Place, SpanFile, SpanWatch, StoreError, span_files};
use crate::supervise::Signals;
use crate::telemetry::export::{Answer, Failed, Kind, Retry, SPANS, Sink, count, split};
use crate::telemetry::otlp::Request;
use crate::text::escape;
use std::path::Path;
use std::sync::mpsc::Sender;
use std::time::Duration;

/// How often it is looked for a signal while nothing happens.
const TICK: Duration = Duration::from_millis(500);

/// What a worker tells while it works.
pub(super) enum Event {
    /// How much of all files it has read, in bytes on the disk.
    Read {
        /// Which worker.
        worker: usize,
        bytes: u64,
    },
    /// Something that did not end it.
    Warning(String),
}

/// Why a worker ends before its end.
pub(super) enum End {
    Failed(Failed),
    Signalled,
}

impl From<Failed> for End {
    fn from(failed: Failed) -> Self {
        End::Failed(failed)
    }
}

impl From<StoreError> for End {
    fn from(e: StoreError) -> Self {
        End::Failed(Failed::new(Kind::Output, e.to_string(), "look at the disk and try again"))
    }
}

/// A sink with everything it needs.
pub(super) struct Worker<'a> {
    pub(super) number: usize,
    pub(super) name: String,
    pub(super) board: &'a Path,
    pub(super) sink: Box<dyn Sink>,
    pub(super) cursor: Cursor,
    /// Where it begins, and the time before which spans are left out.
    pub(super) begin: (Place, u64),
    /// Whether the cursor moves.
    pub(super) keep: bool,
    pub(super) follow: bool,
    pub(super) retry: Retry,
    pub(super) signals: &'a Signals,
    pub(super) events: Sender<Event>,
    pub(super) report: Report,
}

impl Worker<'_> {
    /// Sends what there is, and goes on if it is asked to.
    pub(super) fn run(mut self) -> Report {
        let ended = self.export();
        self.report.signalled = matches!(ended, Err(End::Signalled));
        if let Err(End::Failed(failed)) = ended {
            if self.follow {
                self.warn(&format!("it is given up: {}", failed.message));
            }
            self.report.failed = Some(failed);
        }
        self.report
    }

    fn export(&mut self) -> Result<(), End> {
        let mut watch = SpanWatch::over(self.board)?;
        loop {
            self.pass(span_files(self.board)?)?;
            if !self.follow {
                return Ok(());
            }
            while !watch.changed()? {
                self.check()?;
                watch.rest(TICK);
            }
        }
    }

    /// Sends everything that is in the files now.
    fn pass(&mut self, files: Vec<SpanFile>) -> Result<(), End> {
        let (place, since_ns) = self.begin.clone();
        let (mut reader, warning) = Reader::new(files, &place, since_ns);
        warning.iter().for_each(|warning| self.warn(warning));
        while let Some(batch) = reader.next()? {
            self.check()?;
            self.take(batch)?;
        }
        Ok(())
    }

    /// Sends a batch, and moves the cursor behind it: whoever is killed in between sends it once more.
    fn take(&mut self, mut batch: Batch) -> Result<(), End> {
        batch.warning.iter().for_each(|warning| self.warn(warning));
        if batch.spans > 0 {
            self.deliver(std::mem::take(&mut batch.request), &batch.begin)?;
        }
        if self.keep {
            self.cursor.save(&batch.end)?;
        }
        self.report.unreadable += batch.unreadable;
        self.report.skipped += batch.unsampled;
        self.report.cursor = Some(told(&batch.end));
        self.begin.0 = batch.end;
        self.tell(Event::Read { worker: self.number, bytes: batch.read });
        Ok(())
    }

    fn deliver(&mut self, request: Request, begin: &Place) -> Result<(), End> {
        let mut parts = vec![request];
        while let Some(part) = parts.pop() {
            let spans = count(&part);
            let answer = match spans > SPANS {
                true => Answer::TooLarge(String::new()),
                false => self.offer(&part)?,
            };
            match answer {
                Answer::TooLarge(_) if spans > 1 => {
                    let (before, behind) = split(part, SPANS.min(spans / 2));
                    parts.extend([behind, before]);
                }
                Answer::TooLarge(why) | Answer::Bad(why) => self.drop(spans, &why, begin),
                Answer::Taken { rejected, message } => self.count(spans, rejected, &message),
                Answer::Refused { why, hint } => return Err(self.failed(Kind::Refused, &why, hint).into()),
                Answer::Closed(why) => {
                    return Err(self
                        .failed(Kind::Output, &why, "what was not written is written the next time")
                        .into());
                }
                Answer::Later { why, .. } => return Err(self.failed(Kind::Unreachable, &why, "try again").into()),
            }
        }
        Ok(())
    }

    /// Offers spans until they are taken or refused, or the time for it is over.
    fn offer(&mut self, request: &Request) -> Result<Answer, End> {
        loop {
            let (after, why) = match self.sink.offer(request) {
                Answer::Later { after, why } => (after, why),
                answer => {
                    self.retry.reset();
                    return Ok(answer);
                }
            };
            let Some(pause) = self.retry.pause(after, crate::clock::wall_ns()) else {
                let asked = after.map(|after| format!(", and asks to wait for {}", humantime::format_duration(after)));
                let why = format!("{why}{}", asked.unwrap_or_default());
                let hint = "what was not sent is sent the next time; try longer with --retry-for 10m";
                return Err(self.failed(Kind::Unreachable, &why, hint).into());
            };
            if self.retry.failures() == 1 {
                self.warn(&format!("{why}; it is tried again"));
            }
            self.report.retries += 1;
            self.signals.wait(pause);
            self.check()?;
        }
    }

    fn count(&mut self, spans: usize, rejected: u64, message: &str) {
        let rejected = usize::try_from(rejected).unwrap_or(spans).min(spans);
        self.report.batches += 1;
        self.report.sent += spans - rejected;
        self.report.rejected += rejected;
        let said = if message.is_empty() { "it does not say why".to_owned() } else { crate::text::quote(message) };
        if rejected > 0 {
            self.warn(&format!("{rejected} of {spans} spans were not taken and are not sent again: {said}"));
        } else if !message.is_empty() {
            self.warn(&format!("it took all spans, and says {said}"));
        }
    }

    /// Passes over spans that nobody takes.
    fn drop(&mut self, spans: usize, why: &str, begin: &Place) {
        self.report.rejected += spans;
        let from = match begin.segment.is_empty() {
            true => "begin".to_owned(),
            false => told(begin),
        };
        self.warn(&format!("{spans} spans are passed over: {why}; --since {from} offers them again"));
    }

    fn check(&self) -> Result<(), End> {
        match self.signals.ending() {
            Some(_) => Err(End::Signalled),
            None => Ok(()),
        }
    }

    fn failed(&self, kind: Kind, why: &str, hint: impl Into<String>) -> Failed {
        Failed::new(kind, format!("{}: {why}", self.name), hint)
    }

    fn warn(&self, text: &str) {
        self.tell(Event::Warning(format!("{}: {}", escape(&self.name), text)));
    }

    fn tell(&self, event: Event) {
        // Nobody listens any more where the command is about to end.
        let _ = self.events.send(event);
    }
}

//! The verbs: one file each, with the arguments (whose documentation is the help) and what it does.

pub mod add;
pub mod agent;
pub mod archive;
pub mod backup;
pub mod block;
pub mod blocked;
pub mod claim;
pub mod claude;
pub mod complete;
pub mod cron;
pub mod dashboard;
pub mod dead_letters;
pub mod doctor;
pub mod events;
pub mod explain;
pub mod fail;
pub mod gate;
pub mod generate_id;
pub mod guard;
pub mod handoff;
pub mod heartbeat;
pub mod init;
pub mod label;
pub mod legacy;
pub mod list;
pub mod metrics;
pub mod migrate;
pub mod note;
pub mod program;
pub mod progress;
pub mod ready;
pub mod reclaim;
pub mod release;
pub mod restore;
pub mod run;
pub mod scrum;
pub mod set;
pub mod show;
pub mod sync;
pub mod telemetry;
pub mod tend;
pub mod trace;
pub mod verify;
pub mod wait;
pub mod whereabouts;
pub mod whoami;
pub mod worktree;

mod arguments;
mod detached;
mod filters;
mod history;
mod identity;
mod input;
mod item_table;
mod late;
mod output;
mod past;
mod roster;
mod standing;
mod work_options;

pub use arguments::{Holder, Identity, Repeat};
pub use identity::{Rule, Who};

use crate::board::{Edited, Kind, Refusal, TraceContext, WorkId};
use crate::clock::Now;
use crate::location::Location;
use crate::settings::{Environment, Settings};
use crate::store::{
    Ask, Committed, OldWriters, Options, Published, Room, Snapshot, Store, StoreError, Txn, Updated, digest,
};
use crate::telemetry::{self as spans, Caller};
use crate::terminal::Terminal;
use anyhow::Context as _;
use serde::{Serialize, de::DeserializeOwned};
use std::path::Path;
use tracing::Span;

/// From this width on, in terminal columns, lists also say who; below it they would have to cut ids.
const WIDE: usize = 110;

/// What every verb has at hand.
pub struct Context<'a> {
    /// Where words go.
    pub terminal: &'a Terminal,
    /// What the caller wants.
    pub settings: &'a Settings,
    /// The environment.
    pub environment: &'a Environment,
    /// Where the board is.
    pub location: &'a Location,
    /// The trace and span of this command.
    pub trace: &'a TraceContext,
    /// The trace that the caller is in.
    pub caller: &'a Caller,
    /// Whether it is called by a name of the older tool, for scripts that look for its words.
    pub has_old_face: bool,
}

/// The end of a command that we ran for somebody, who said himself what there was to say: its exit status is ours.
#[derive(Debug, thiserror::Error)]
#[error("exit status {0}")]
pub struct Passed(pub u8);

/// A change to ask for.
struct Change<'a> {
    verb: &'static str,
    identity: &'a Identity,
    repeat: &'a Repeat,
    /// The arguments that make the request what it is.
    arguments: Vec<&'a str>,
    room: Room,
}

/// An answer as a JSON document.
#[derive(Serialize)]
struct Document<'a, T: Serialize> {
    schema: &'static str,
    #[serde(flatten)]
    answer: &'a T,
    sequence: u64,
    replayed: bool,
    warnings: &'a [String],
}

impl Context<'_> {
    /// Reads the board. What `read` prints is printed at its end, since it may be called a second time.
    fn read<T>(&self, read: impl FnMut(&mut Snapshot) -> anyhow::Result<T>) -> anyhow::Result<T> {
        self.with_store(|store| store.reading(read).map_err(|e| with_archived(store, e)))
    }

    /// Says which public files another program has changed, where the board does not show it yet.
    fn tell_unseen(&self) {
        for name in self.with_store(|store| store.unseen()).unwrap_or_default() {
            let what = "was changed by another program, which the board does not show yet";
            self.terminal.warn(&format!("{name} {what}; \"coordctl sync\" takes it in"));
        }
    }

    /// Changes the board by a rule; returns when the change is on the disk.
    fn change<T: Serialize + DeserializeOwned>(
        &self,
        change: &Change<'_>,
        decide: impl FnMut(&mut Txn<'_>, &Now) -> Result<T, StoreError>,
    ) -> anyhow::Result<Committed<T>> {
        let agent = change.identity.agent(self.environment)?;
        let request_id = change.repeat.request_id()?;
        let mut parts = vec![change.verb, agent.as_ref().map_or("", |agent| agent.as_str())];
        parts.extend(&change.arguments);
        let ask = Ask {
            verb: change.verb,
            agent: agent.as_ref().map(|agent| agent.as_str()),
            request_id,
            digest: digest(&parts),
            room: change.room,
        };
        let Updated { committed, published, lives } = self.with_store(|store| {
            let updated = store.update(&ask, decide).map_err(|e| with_nearest(store, e));
            updated.map_err(|e| with_archived(store, e.into()))
        })?;
        spans::changed(&lives, self.trace, self.caller);
        if published == Published::Owed {
            self.publish_later();
        }
        Span::current().record("coordctl.sequence", committed.sequence);
        Span::current().record("coordctl.replayed", committed.replayed);
        if committed.replayed {
            Span::current().record("coordctl.outcome", "replayed");
        }
        Ok(committed)
    }

    /// Writes an answer: its document, or its one line of data and a sentence for people.
    fn answer<T: Serialize>(
        &self,
        schema: &'static str,
        committed: &Committed<T>,
        data: Option<&str>,
        sentence: &str,
    ) -> anyhow::Result<()> {
        let Committed { answer, sequence, replayed, warnings } = committed;
        if self.terminal.json {
            let document = Document { schema, answer, sequence: *sequence, replayed: *replayed, warnings };
            return answered(*sequence, self.terminal.document(&document));
        }
        if let Some(data) = data {
            answered(*sequence, self.terminal.line(data))?;
        }
        let again = if *replayed { " (answered before)" } else { "" };
        self.terminal.say(&format!("{sentence}{again}"));
        Ok(())
    }

    /// A span of its own for a part of this command that is a whole attempt, as if the caller had begun it.
    fn span_inside(&self, verb: &str) -> (TraceContext, Span) {
        let trace = self.caller.context(crate::clock::steady_ns());
        let span = spans::command_span(verb, &trace, self.caller);
        (trace, span)
    }

    /// Lends the board's store, which talks to people through the terminal.
    fn with_store<T>(&self, work: impl FnOnce(&Store<'_>) -> T) -> T {
        self.with_store_in(&self.location.path, work)
    }

    /// The same of a board in another directory.
    fn with_store_in<T>(&self, path: &Path, work: impl FnOnce(&Store<'_>) -> T) -> T {
        let options = Options {
            durability: self.settings.durability,
            durable_views: self.settings.durable_views,
            lock_timeout: self.settings.lock_timeout,
            old_writers: OldWriters {
                lock: self.settings.old_writers,
                ttl_seconds: self.settings.ttl_seconds,
                ttl_by_type: &self.settings.ttl_by_type,
            },
            clock: &crate::store::now,
            on_wait: &|holder| self.terminal.wait_for(holder),
            on_warning: &|warning| self.terminal.warn(warning),
        };
        work(&Store::new(path, options))
    }

    /// Starts a process that brings the large public files up to date when they are due, and outlives this one.
    fn publish_later(&self) {
        if let Err(e) = detached::start(&self.location.path, &["sync", "--when-due"], &[]) {
            self.terminal.warn(&format!("the public files will be brought up to date by a later change only: {e}"));
        }
    }
}

/// The failure to say what was done must not look like a failure to do it (I11).
fn answered(sequence: u64, written: std::io::Result<()>) -> anyhow::Result<()> {
    written.with_context(|| format!("the change is made, as number {sequence}, but its answer could not be written"))
}

/// Adds to an unknown id those on the board that look like it.
fn with_nearest(store: &Store<'_>, error: StoreError) -> StoreError {
    match error {
        StoreError::Refused(Refusal::NoSuchItem { id, near, archived_at }) => {
            let unknown = store.reading(|snapshot| Ok(arguments::unknown(snapshot, &id)));
            unknown.unwrap_or_else(|_| Refusal::NoSuchItem { id, near, archived_at }.into())
        }
        StoreError::Refused(Refusal::NoSuchAgent { id, near }) => {
            let unknown = store.reading(|snapshot| Ok(arguments::unknown_agent(snapshot, &id)));
            unknown.unwrap_or_else(|_| Refusal::NoSuchAgent { id, near }.into())
        }
        error => error,
    }
}

/// Adds to an item that is not on the board that it was archived, where it was.
fn with_archived(store: &Store<'_>, error: anyhow::Error) -> anyhow::Error {
    match error.downcast::<StoreError>() {
        Ok(StoreError::Refused(Refusal::NoSuchItem { id, near, .. })) => {
            let archived = store.archive().and_then(|archive| archive.row(Kind::Work, id.as_str()));
            let archived_at = archived.ok().and_then(|search| search.found).map(|row| row.archived_at);
            StoreError::from(Refusal::NoSuchItem { id, near, archived_at }).into()
        }
        Ok(error) => error.into(),
        Err(error) => error,
    }
}

/// Tells of an item that was changed.
fn edited(
    context: &Context<'_>,
    schema: &'static str,
    committed: &Committed<Edited>,
    sentence: &str,
) -> anyhow::Result<()> {
    let done = &committed.answer;
    record_item(&done.work_id, done.fence);
    context.answer(schema, committed, None, sentence)
}

/// Puts what the answer tells of an item into the span of this command.
fn record_item(work_id: &WorkId, fence: u64) {
    let span = Span::current();
    span.record("coordctl.work.id", work_id.as_str());
    if fence > 0 {
        span.record("coordctl.fence", fence);
    }
}

//! `progress`: say how far the work is.

use super::arguments::{misspelt, name, number, text, work_id};
use super::{Change, Context, Holder, Repeat, late, record_item};
use crate::board::{self, Progress, Progressed, Status};
use crate::settings::BadInput;
use crate::store::{Committed, Room};
use clap::Args;
use tracing::Span;

/// The longest note, in bytes: notes stay in the row.
const NOTE_LIMIT: usize = 4096;

/// Report how far the work is, and renew the lease
#[derive(Debug, Default, Args)]
pub struct ProgressArgs {
    /// The work item
    work_id: String,
    /// How much is done, from 0 to 100
    #[arg(allow_negative_numbers = true)]
    percent: String,
    /// The phase, such as testing; shown as the item's status
    #[arg(default_values_t = [Status::InProgress.word().to_owned()])]
    phase: Vec<String>,
    /// A note for whoever looks at the item
    #[arg(long)]
    note: Option<String>,
    #[command(flatten)]
    holder: Holder,
    #[command(flatten)]
    repeat: Repeat,
}

/// Runs `progress`.
///
/// # Errors
/// Bad values, a refusal of the board, or a store that cannot be written.
pub fn run(context: &Context<'_>, args: &ProgressArgs) -> anyhow::Result<()> {
    let committed = report(context, args)?;
    let done = &committed.answer;
    let sentence = format!("{} is at {} % ({})", done.work_id, done.percent, crate::text::escape(&done.status));
    context.answer("coordctl.progress.v1", &committed, None, &sentence)
}

/// Reports, and returns when it is on the disk.
pub(super) fn report(context: &Context<'_>, args: &ProgressArgs) -> anyhow::Result<Committed<Progressed>> {
    let id = work_id(&args.work_id)?;
    let percent = number("per cent value", args.percent.trim_end_matches('%'), 100)?;
    let report = Progress {
        percent: u8::try_from(percent)?,
        phase: phase(&args.phase.join(" "))?,
        note: args.note.as_deref().map(note).transpose()?,
        trace: context.trace.clone(),
    };
    let caller = args.holder.caller(context.environment)?;
    let change = Change {
        verb: "progress",
        identity: &args.holder.identity,
        repeat: &args.repeat,
        arguments: vec![
            &args.work_id,
            &args.percent,
            &report.phase,
            args.note.as_deref().unwrap_or_default(),
            args.holder.fence(),
        ],
        room: Room::UseReserve,
    };
    let committed = context
        .change(&change, |txn, now| board::progress(txn, now, &id, &caller, report.clone()))
        .map_err(|e| late::keep(context, e, &change, &id, &caller, args.note.as_deref().unwrap_or_default()))?;
    let done = &committed.answer;
    record_item(&done.work_id, done.fence);
    Span::current().record("coordctl.progress", u64::from(done.percent));
    Ok(committed)
}

impl ProgressArgs {
    /// A report of so many per cent, in this phase.
    pub(super) fn of(work_id: &str, percent: &str, phase: &str) -> Self {
        let text = str::to_owned;
        ProgressArgs { work_id: text(work_id), percent: text(percent), phase: vec![text(phase)], ..Self::default() }
    }
}

/// A phase may be any words but those that stand for another state, which have verbs of their own.
fn phase(words: &str) -> Result<String, BadInput> {
    let words = name("phase", words)?;
    match Status::of(&words) {
        Status::InProgress | Status::Active | Status::Blocked => Ok(words),
        state => {
            let verb = match state {
                Status::Completed => "run \"coordctl complete\" to complete it",
                Status::Pending => "run \"coordctl release\" to give it back",
                _ => "use another word for the phase",
            };
            Err(BadInput::new(format!("\"{words}\" is a state of its own and no phase of the work"), verb))
        }
    }
}

/// Checks a note.
pub(super) fn note(words: &str) -> Result<String, BadInput> {
    if words.len() > NOTE_LIMIT {
        let message = format!("the note is {} bytes long, more than the {NOTE_LIMIT} that fit", words.len());
        return Err(BadInput::new(message, "put long text into a file and name the file"));
    }
    text("note", words)
}

/// Reads a status word for a filter.
pub(super) fn status_named(word: &str) -> Result<Status, BadInput> {
    Status::ALL.into_iter().find(|status| status.word() == word).ok_or_else(|| {
        let mut words = vec!["open", "closed", "all"];
        words.extend(Status::ALL.map(Status::word));
        misspelt("status", word, &words)
    })
}

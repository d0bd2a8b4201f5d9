//! `claude undo`: take back what was done as a report advised.

use super::super::{Change, Context, Identity, Repeat};
use super::{reports, tell};
use crate::board::{self, Kind, Mark, Retracted, WorkId};
use crate::report::advice::Acted;
use crate::store::{Room, Snapshot};
use clap::Args;

pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl claude undo report_1750055888000000000

Exit codes: 0 done, also where nothing was left to take back, 3 no such report";

/// Take back what was done as a report advised, where nobody has touched it since
///
/// A priority that is still the advised one becomes again what it was; an item that is still kept for its agent is free for
/// all. Whatever was changed, claimed or closed since stays as it is, and is told with the reason.
#[derive(Debug, Args)]
pub struct UndoArgs {
    /// The report
    #[arg(value_name = "REPORT_ID")]
    report_id: String,
    #[command(flatten)]
    identity: Identity,
    #[command(flatten)]
    repeat: Repeat,
}

/// Runs `claude undo`.
///
/// # Errors
/// An unknown report, or a store that cannot be written.
pub fn run(context: &Context<'_>, args: &UndoArgs) -> anyhow::Result<()> {
    let id = args.report_id.as_str();
    args.identity.agent(context.environment)?;
    args.repeat.request_id()?;
    let marked = context.read(|snapshot| marked(snapshot, id))?;
    if marked.is_empty() {
        // Without a mark on any item only the report can tell whether there ever was such advice.
        reports::named(context, id)?;
        return tell::acted(
            context,
            &acted(Retracted { report_id: id.to_owned(), ..Retracted::default() }, None, false),
        );
    }
    let change = Change {
        verb: "retract",
        identity: &args.identity,
        repeat: &args.repeat,
        arguments: vec![id],
        room: Room::KeepReserve,
    };
    let committed = context.change(&change, |txn, now| board::retract(txn, now, id, &marked))?;
    committed.warnings.iter().for_each(|warning| context.terminal.warn(warning));
    tell::acted(context, &acted(committed.answer, Some(committed.sequence), committed.replayed))
}

/// The items that carry a mark of a report. A row that does not name the report is not taken apart.
fn marked(snapshot: &mut Snapshot, report_id: &str) -> anyhow::Result<Vec<WorkId>> {
    let mut marked = Vec::new();
    for found in snapshot.rows(Kind::Work)? {
        if !snapshot.item_text(&found)?.get().contains(report_id) {
            continue;
        }
        let item = snapshot.item(&found)?;
        if Mark::all(&item).iter().any(|mark| mark.report == report_id) {
            marked.push(item.id());
        }
    }
    Ok(marked)
}

fn acted(retracted: Retracted, sequence: Option<u64>, replayed: bool) -> Acted {
    Acted {
        report_id: retracted.report_id,
        mode: "undo",
        done: !retracted.reverted.is_empty(),
        changed: retracted.reverted,
        skipped: retracted.skipped,
        left_out: 0,
        control: 0,
        sequence,
        replayed,
    }
}

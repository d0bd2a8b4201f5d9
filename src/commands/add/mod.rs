//! `add`: put work on the board for anyone: one item, or all that a file lists.

mod cycle;
mod fields;
mod format;
mod many;
mod options;

use super::work_options::WorkOptions;
use super::{Change, Context, Identity, Repeat, record_item};
use crate::board;
use crate::store::Room;
use clap::Args;
use options::MoreOptions;
use std::path::PathBuf;

pub(super) use options::max_attempts;

/// Add a work item that nobody holds yet
#[derive(Debug, Args)]
pub struct AddArgs {
    /// The type of the work item
    #[arg(value_name = "TYPE", required_unless_present = "from")]
    work_type: Option<String>,
    /// What is to be done
    #[arg(required_unless_present = "from")]
    description: Option<String>,
    /// Add every item that a file lists, or stdin for -: all or none; the options are for items that say nothing else
    #[arg(long, value_name = "FILE", conflicts_with_all = ["work_type", "description", "body_file"])]
    from: Option<PathBuf>,
    /// How the file is written: json, jsonl or csv [default: by its name, else by what is in it]
    #[arg(long, value_name = "FORMAT", requires = "from", conflicts_with_all = ["work_type", "description"])]
    format: Option<String>,
    #[command(flatten)]
    options: WorkOptions,
    #[command(flatten)]
    more: MoreOptions,
    #[command(flatten)]
    identity: Identity,
    #[command(flatten)]
    repeat: Repeat,
}

/// Runs `add`.
///
/// # Errors
/// Bad values, a refusal of the board, or a store that cannot be written.
pub fn run(context: &Context<'_>, args: &AddArgs) -> anyhow::Result<()> {
    match &args.from {
        Some(path) => many::run(context, args, path),
        None => one(context, args),
    }
}

fn one(context: &Context<'_>, args: &AddArgs) -> anyhow::Result<()> {
    let (work_type, description) =
        (args.work_type.as_deref().unwrap_or_default(), args.description.as_deref().unwrap_or_default());
    let mut new = args.more.complete(args.options.work(context, work_type, description)?, context.trace)?;
    context.settings.routes.apply(&mut new);
    let typed = args.typed();
    let change = Change {
        verb: "add",
        identity: &args.identity,
        repeat: &args.repeat,
        arguments: vec![work_type, description, &typed, new.body.as_deref().unwrap_or_default()],
        room: Room::KeepReserve,
    };
    let committed = context.change(&change, |txn, now| board::add(txn, now, new.clone()))?;
    let id = &committed.answer.work_id;
    record_item(id, 0);
    context.answer("coordctl.add.v1", &committed, Some(id.as_str()), &format!("added {id}"))
}

impl AddArgs {
    /// The options as they were typed: `--due 2d` stays the same whenever it is said again.
    fn typed(&self) -> String {
        format!("{:?} {:?} {:?}", self.options, self.more, self.format)
    }
}

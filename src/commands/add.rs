//! `add`: put work on the board for anyone.

use super::arguments::{name, number, text, time, work_id};
use super::work_options::WorkOptions;
use super::{Change, Context, Identity, Repeat, record_item};
use crate::board::{self, NewWork};
use crate::settings::BadInput;
use crate::store::Room;
use clap::Args;
use std::path::PathBuf;

/// Arguments of `add`.
#[derive(Debug, Args)]
pub struct AddArgs {
    /// The type of the work item
    #[arg(value_name = "TYPE")]
    work_type: String,
    /// What is to be done
    description: String,
    #[command(flatten)]
    options: WorkOptions,
    #[command(flatten)]
    more: MoreOptions,
    #[command(flatten)]
    identity: Identity,
    #[command(flatten)]
    repeat: Repeat,
}

/// What only an item that waits needs.
#[derive(Debug, Clone, Args)]
pub struct MoreOptions {
    /// An item that must be completed first; may be repeated
    #[arg(long = "depends-on", value_name = "WORK_ID", num_args = 1..)]
    depends_on: Vec<String>,
    /// What an agent must be able to do to claim it; may be repeated
    #[arg(long = "capability", value_name = "NAME")]
    capabilities: Vec<String>,
    /// Offer it from then on: a time, or how far ahead it is, such as 2h
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    not_before: Option<String>,
    /// To be done by then: among items of one priority the earliest is offered first
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    due: Option<String>,
    /// How many attempts may fail before it is given up [default: work.max_attempts, 3]
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    max_attempts: Option<String>,
    /// Long text from a file, or - for stdin
    #[arg(long, value_name = "FILE")]
    body_file: Option<PathBuf>,
    /// What must hold when it is completed; may be repeated
    #[arg(long = "accept", value_name = "CRITERION")]
    acceptance: Vec<String>,
}

/// Runs `add`.
///
/// # Errors
/// Bad values, a refusal of the board, or a store that cannot be written.
pub fn run(context: &Context<'_>, args: &AddArgs) -> anyhow::Result<()> {
    let new = args.more.complete(args.options.work(context, &args.work_type, &args.description)?)?;
    let more = format!("{new:?}");
    let change = Change {
        verb: "add",
        identity: &args.identity,
        repeat: &args.repeat,
        arguments: vec![&more],
        room: Room::KeepReserve,
    };
    let committed = context.change(&change, |txn, now| board::add(txn, now, new.clone()))?;
    let id = &committed.answer.work_id;
    record_item(id, "", 0);
    context.answer("coordctl.add.v1", &committed, Some(id.as_str()), &format!("added {id}"))
}

impl MoreOptions {
    /// The item with these options.
    fn complete(&self, new: NewWork) -> Result<NewWork, BadInput> {
        let when = |place: &str, text: &Option<String>| text.as_deref().map(|text| time(place, text)).transpose();
        Ok(NewWork {
            depends_on: self.depends_on.iter().map(|id| work_id(id)).collect::<Result<_, _>>()?,
            capabilities: self.capabilities.iter().map(|word| name("capability", word)).collect::<Result<_, _>>()?,
            acceptance: self.acceptance.iter().map(|words| text("criterion", words)).collect::<Result<_, _>>()?,
            not_before: when("--not-before", &self.not_before)?,
            due: when("--due", &self.due)?,
            max_attempts: self.max_attempts.as_deref().map(max_attempts).transpose()?,
            body: self.body_file.as_deref().map(super::input::read).transpose()?,
            ..new
        })
    }
}

/// Reads how many attempts may fail.
pub(super) fn max_attempts(text: &str) -> Result<u64, BadInput> {
    match number("number of attempts", text, 1000)? {
        0 => Err(BadInput::new("\"0\" is no number of attempts", "use a whole number from 1 to 1000")),
        attempts => Ok(attempts),
    }
}

//! `label`: put labels on an item, or take them off.

use super::arguments::{name, work_id};
use super::{Change, Context, Holder, Repeat, edited};
use crate::board;
use crate::settings::BadInput;
use crate::store::Room;
use clap::Args;

/// Put labels on a work item, or take them off
#[derive(Debug, Args)]
pub struct LabelArgs {
    /// The work item
    work_id: String,
    /// Labels to put on it
    #[arg(value_name = "LABEL", required_unless_present = "remove")]
    add: Vec<String>,
    /// A label to take off it; may be repeated
    #[arg(long, value_name = "LABEL")]
    remove: Vec<String>,
    #[command(flatten)]
    holder: Holder,
    #[command(flatten)]
    repeat: Repeat,
}

/// Runs `label`.
///
/// # Errors
/// Bad values, a refusal of the board, or a store that cannot be written.
pub fn run(context: &Context<'_>, args: &LabelArgs) -> anyhow::Result<()> {
    let id = work_id(&args.work_id)?;
    let labels = |words: &[String]| words.iter().map(|word| name("label", word)).collect::<Result<Vec<_>, BadInput>>();
    let (add, remove) = (labels(&args.add)?, labels(&args.remove)?);
    let caller = args.holder.caller(context.environment)?;
    let mut arguments = vec![args.work_id.as_str(), args.holder.fence()];
    arguments.extend(add.iter().map(String::as_str));
    arguments.push("without");
    arguments.extend(remove.iter().map(String::as_str));
    let change = Change {
        verb: "label",
        identity: &args.holder.identity,
        repeat: &args.repeat,
        arguments,
        room: Room::KeepReserve,
    };
    let committed = context.change(&change, |txn, now| board::label(txn, now, &id, &caller, &add, &remove))?;
    let labels = committed.answer.item.get("labels").and_then(serde_json::Value::as_array);
    let labels: Vec<&str> = labels.into_iter().flatten().filter_map(serde_json::Value::as_str).collect();
    let said =
        if labels.is_empty() { "no label".to_owned() } else { crate::text::escape(&labels.join(", ")).into_owned() };
    edited(context, "coordctl.label.v1", &committed, &format!("{id} now has {said}"))
}

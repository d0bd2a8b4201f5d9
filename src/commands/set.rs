//! `set`: change what is written about an open item.

use super::add::max_attempts;
use super::arguments::{name, priority, text, time, work_id};
use super::work_options::points;
use super::{Change, Context, Holder, Repeat, edited};
use crate::board::{self, Setting, WorkId};
use crate::settings::BadInput;
use crate::store::Room;
use clap::Args;

/// Change the priority, description, team, dates or dependencies of a work item
#[derive(Debug, Args)]
pub struct SetArgs {
    /// The work item
    work_id: String,
    #[command(flatten)]
    fields: Fields,
    #[command(flatten)]
    holder: Holder,
    #[command(flatten)]
    repeat: Repeat,
}

/// What may be changed; at least one of them.
#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct Fields {
    /// How urgent it is: critical, high, medium or low
    #[arg(long)]
    priority: Option<String>,
    /// What is to be done
    #[arg(long)]
    description: Option<String>,
    /// Whose work it is
    #[arg(long)]
    team: Option<String>,
    /// To be done by then: a time, how far ahead it is such as 2h, or none
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    due: Option<String>,
    /// Offer it from then on: a time, how far ahead it is such as 2h, or none
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    not_before: Option<String>,
    /// Story points
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    points: Option<String>,
    /// How many attempts may fail before it is given up
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    max_attempts: Option<String>,
    /// A further item that must be completed first; may be repeated
    #[arg(long = "depends-on", value_name = "WORK_ID")]
    depends_on: Vec<String>,
    /// An item that need not be completed first any more; may be repeated
    #[arg(long = "independent-of", value_name = "WORK_ID")]
    independent_of: Vec<String>,
}

/// Runs `set`.
///
/// # Errors
/// Bad values, a refusal of the board, or a store that cannot be written.
pub fn run(context: &Context<'_>, args: &SetArgs) -> anyhow::Result<()> {
    let id = work_id(&args.work_id)?;
    let setting = args.fields.setting()?;
    let caller = args.holder.caller(context.environment)?;
    let typed = format!("{:?}", args.fields);
    let change = Change {
        verb: "set",
        identity: &args.holder.identity,
        repeat: &args.repeat,
        arguments: vec![&args.work_id, &typed, args.holder.fence()],
        room: Room::KeepReserve,
    };
    let committed = context.change(&change, |txn, now| board::set(txn, now, &id, &caller, &setting))?;
    edited(context, "coordctl.set.v1", &committed, &format!("changed {id}"))
}

impl Fields {
    fn setting(&self) -> Result<Setting, BadInput> {
        let ids = |texts: &[String]| texts.iter().map(|id| work_id(id)).collect::<Result<Vec<WorkId>, _>>();
        Ok(Setting {
            priority: self.priority.as_deref().map(priority).transpose()?,
            description: self.description.as_deref().map(|words| text("description", words)).transpose()?,
            team: self.team.as_deref().map(|word| name("team", word)).transpose()?,
            due: self.due.as_deref().map(|text| time_or_none("--due", text)).transpose()?,
            not_before: self.not_before.as_deref().map(|text| time_or_none("--not-before", text)).transpose()?,
            points: self.points.as_deref().map(points).transpose()?,
            max_attempts: self.max_attempts.as_deref().map(max_attempts).transpose()?,
            depends_on: ids(&self.depends_on)?,
            independent_of: ids(&self.independent_of)?,
        })
    }
}

fn time_or_none(place: &str, text: &str) -> Result<Option<i64>, BadInput> {
    if text == "none" { Ok(None) } else { time(place, text).map(Some) }
}

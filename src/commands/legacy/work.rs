//! The old commands that change work and agents.

use super::LegacyArgs;
use crate::board::{self, Refusal, Registration, Status};
use crate::commands::arguments::{agent_id, name, number};
use crate::commands::claim::{self, ClaimArgs, Claims};
use crate::commands::complete::{self, CompleteArgs};
use crate::commands::progress::{self, ProgressArgs};
use crate::commands::work_options::default_team;
use crate::commands::{Change, Context, Identity, Repeat, answered};
use crate::report::old_face;
use crate::settings::BadInput;
use crate::store::{Committed, Room, StoreError};

/// `claim`: creates an item and claims it in one step.
pub(super) fn claim(context: &Context<'_>, args: &LegacyArgs) -> anyhow::Result<()> {
    let committed = claim::claim(context, &wanted(args)?)?;
    tell_claim(context, &committed, "", "")
}

/// The claim that is asked for.
pub(super) fn wanted(args: &LegacyArgs) -> Result<ClaimArgs, BadInput> {
    let work_type = work_type(args)?;
    let priority = args.argument(3).unwrap_or(board::Priority::default().word());
    Ok(ClaimArgs::of_new(work_type, description(args, work_type), priority, args.argument(4)))
}

pub(super) fn work_type(args: &LegacyArgs) -> Result<&str, BadInput> {
    args.argument(1)
        .ok_or_else(|| BadInput::new("No type of work specified", "write claim <type> <description> [priority] [team]"))
}

/// What is to be done; where nothing is said of it, the type says it.
pub(super) fn description<'a>(args: &'a LegacyArgs, work_type: &'a str) -> &'a str {
    args.argument(2).unwrap_or(work_type)
}

/// Tells of a claim: in one piece, once it is on the disk.
pub(super) fn tell_claim(
    context: &Context<'_>,
    committed: &Committed<Claims>,
    before: &str,
    after: &str,
) -> anyhow::Result<()> {
    let Some(claimed) = committed.answer.claims.first() else { return Ok(()) };
    let text = old_face::claimed(claimed, &context.trace.trace_id);
    answered(committed.sequence, context.terminal.data(&format!("{before}{text}{after}")))
}

/// `progress`: says how far the work is.
pub(super) fn progress(context: &Context<'_>, args: &LegacyArgs) -> anyhow::Result<()> {
    let work_id = item(context, args)?;
    let percent = args
        .argument(2)
        .ok_or_else(|| BadInput::new("No percentage specified", "write progress <work id> <0 to 100> [status]"))?;
    check_board(context)?;
    let phase = args.argument(3).unwrap_or(Status::InProgress.word());
    let committed = progress::report(context, &ProgressArgs::of(work_id, percent, phase))?;
    answered(committed.sequence, context.terminal.data(&old_face::progressed(&committed.answer)))
}

/// `complete`: the work is done.
pub(super) fn complete(context: &Context<'_>, args: &LegacyArgs) -> anyhow::Result<()> {
    let work_id = item(context, args)?;
    check_board(context)?;
    let result = args.argument(2).unwrap_or("success");
    let Committed { answer: done, sequence, .. } =
        complete::complete(context, &CompleteArgs::of(work_id, result, args.argument(3)))?;
    if done.already_completed {
        let refusal = Refusal::WrongStatus { id: done.work_id, status: Status::Completed, verb: "completed" };
        return Err(StoreError::from(refusal).into());
    }
    let team = context.read(|snapshot| {
        let item = snapshot.work(&done.work_id)?;
        Ok(item.map(|item| item.text("team").to_owned()).unwrap_or_default())
    })?;
    answered(sequence, context.terminal.data(&old_face::completed(&done, &team)))
}

/// The item: the first argument, else `CURRENT_WORK_ITEM`.
fn item<'a>(context: &'a Context<'_>, args: &'a LegacyArgs) -> Result<&'a str, BadInput> {
    args.argument(1)
        .or(context.environment.get("CURRENT_WORK_ITEM"))
        .ok_or_else(|| BadInput::new("No work item ID specified", "name the item first, or set CURRENT_WORK_ITEM"))
}

/// Who changes an item where there is no board has come to the wrong place, and no board is made for it.
fn check_board(context: &Context<'_>) -> anyhow::Result<()> {
    context.read(|_| Ok(())).map_err(|e| match e.downcast_ref() {
        Some(StoreError::NoBoard(_)) => e.context("Work claims file not found"),
        _ => e,
    })
}

/// `register`: who an agent is.
pub(super) fn register(context: &Context<'_>, args: &LegacyArgs) -> anyhow::Result<()> {
    let agent = args.argument(1).or(context.environment.get("AGENT_ID"));
    let (team, specialization) = (args.argument(2), args.argument(4));
    let percent = number("capacity", args.argument(3).unwrap_or("100").trim_end_matches('%'), 1_000_000)?;
    let registration = Registration {
        agent: agent.map(agent_id).transpose()?,
        team: team.map(|team| name("team", team)).transpose()?,
        default_team: default_team(context.environment)?,
        specialization: specialization.map(|text| name("specialization", text)).transpose()?,
        percent: Some(percent),
        speaks_itself: true,
        ..Registration::default()
    };
    let identity = Identity::default();
    let change = Change {
        verb: "register",
        identity: &identity,
        repeat: &Repeat::default(),
        arguments: [agent, team, specialization].map(Option::unwrap_or_default).to_vec(),
        room: Room::KeepReserve,
    };
    let Committed { answer, sequence, .. } =
        context.change(&change, |txn, now| board::register(txn, now, &registration))?;
    let text = old_face::registered(answer.agent_id.as_str(), &answer.team, percent);
    answered(sequence, context.terminal.data(&text))
}

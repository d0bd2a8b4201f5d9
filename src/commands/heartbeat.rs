//! `heartbeat`: still at work.

use super::arguments::work_id;
use super::{Change, Context, Holder, Repeat, record_item};
use crate::board::{self, AgentId, Caller, Lookup, Refusal, Renewed, WorkId};
use crate::clock::Now;
use crate::settings::{BadInput, ttl};
use crate::store::{Committed, Room, StoreError, Txn};
use crate::text::escape;
use clap::Args;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// Renew the leases on work items: those named, or all that the agent holds
#[derive(Debug, Args)]
pub struct HeartbeatArgs {
    /// The work items [default: all that the agent holds]
    #[arg(value_name = "WORK_ID")]
    work_ids: Vec<String>,
    /// Renew for this long instead of the time that each claim asked for
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    ttl: Option<String>,
    #[command(flatten)]
    holder: Holder,
}

/// What a heartbeat over several items did.
#[derive(Debug, Serialize, Deserialize)]
struct Beat {
    agent_id: Option<AgentId>,
    renewed: Vec<Renewed>,
    not_renewed: Vec<NotRenewed>,
}

#[derive(Debug, Serialize, Deserialize)]
struct NotRenewed {
    work_id: WorkId,
    why: String,
}

/// How to renew, whatever the item.
struct Renewing {
    caller: Caller,
    ttl_seconds: Option<u64>,
}

/// Runs `heartbeat`.
///
/// # Errors
/// Bad values, a refusal of the board, or a store that cannot be written.
pub fn run(context: &Context<'_>, args: &HeartbeatArgs) -> anyhow::Result<()> {
    let ids: Vec<WorkId> = args.work_ids.iter().map(|text| work_id(text)).collect::<Result<_, _>>()?;
    let renewing = Renewing {
        caller: args.holder.caller(context.environment)?,
        ttl_seconds: args.ttl.as_deref().map(length).transpose()?,
    };
    match ids.as_slice() {
        [id] => one(context, &args.holder, &renewing, id),
        ids => several(context, &args.holder, &renewing, ids),
    }
}

/// Renews the lease on an item, for the time its claim asked for where none is given.
pub(super) fn renew(
    context: &Context<'_>,
    holder: &Holder,
    id: &WorkId,
    caller: &Caller,
    ttl_seconds: Option<u64>,
) -> anyhow::Result<Committed<Renewed>> {
    let renewing = Renewing { caller: caller.clone(), ttl_seconds };
    change(context, holder, |txn, now| renewing.renew(txn, now, id))
}

fn change<T: Serialize + DeserializeOwned>(
    context: &Context<'_>,
    holder: &Holder,
    decide: impl FnMut(&mut Txn<'_>, &Now) -> Result<T, StoreError>,
) -> anyhow::Result<Committed<T>> {
    let (identity, repeat) = (&holder.identity, Repeat::default());
    let change = Change { verb: "heartbeat", identity, repeat: &repeat, arguments: Vec::new(), room: Room::UseReserve };
    context.change(&change, decide)
}

fn one(context: &Context<'_>, holder: &Holder, renewing: &Renewing, id: &WorkId) -> anyhow::Result<()> {
    let committed = renew(context, holder, id, &renewing.caller, renewing.ttl_seconds)?;
    let renewed = &committed.answer;
    record_item(&renewed.work_id, renewed.fence);
    context.answer("coordctl.heartbeat.v1", &committed, None, &sentence(renewed))
}

/// Renews what can be renewed, then fails where something could not: with a lost claim before anything else.
fn several(context: &Context<'_>, holder: &Holder, renewing: &Renewing, ids: &[WorkId]) -> anyhow::Result<()> {
    renewing.check_several(ids)?;
    let mut refusals = Vec::new();
    let committed = change(context, holder, |txn, now| {
        refusals.clear();
        renewing.renew_each(txn, now, ids, &mut refusals)
    })?;
    context.answer("coordctl.heartbeats.v1", &committed, None, &sentences(&committed.answer))?;
    refusals.sort_by_key(|refusal| !matches!(refusal, Refusal::LeaseLost { .. }));
    refusals.into_iter().next().map_or(Ok(()), |refusal| Err(StoreError::from(refusal).into()))
}

impl Renewing {
    fn check_several(&self, ids: &[WorkId]) -> Result<(), BadInput> {
        if self.caller.fence.is_some() {
            return Err(BadInput::new("--fence belongs to one claim", "name its work item, or leave the fence out"));
        }
        if ids.is_empty() && self.caller.agent.is_none() {
            let hint = "use --agent, or set AGENT_ID; \"coordctl whoami\" tells who acts";
            return Err(BadInput::new("neither a work item nor an agent is named", hint));
        }
        Ok(())
    }

    /// Renews one item, and notes that its holder is alive.
    fn renew(&self, txn: &mut Txn<'_>, now: &Now, id: &WorkId) -> Result<Renewed, StoreError> {
        let (item, renewed) = board::renew(txn, now, id, &self.caller, self.ttl_seconds)?;
        if let Some(holder) = item.holder() {
            txn.sign(&holder)?;
        }
        txn.renew(item);
        Ok(renewed)
    }

    /// Renews the items named, or all that the agent holds; `refusals` tells which could not be.
    fn renew_each(
        &self,
        txn: &mut Txn<'_>,
        now: &Now,
        ids: &[WorkId],
        refusals: &mut Vec<Refusal>,
    ) -> Result<Beat, StoreError> {
        let agent_id = self.caller.agent.clone();
        let mut beat = Beat { agent_id, renewed: Vec::new(), not_renewed: Vec::new() };
        for id in self.chosen(txn, ids)? {
            match self.renew(txn, now, &id) {
                Ok(renewed) => beat.renewed.push(renewed),
                Err(StoreError::Refused(refusal)) => {
                    beat.not_renewed.push(NotRenewed { work_id: id, why: refusal.to_string() });
                    refusals.push(refusal);
                }
                Err(e) => return Err(e),
            }
        }
        if let Some(agent) = &beat.agent_id {
            txn.sign(agent)?;
        }
        Ok(beat)
    }

    fn chosen(&self, txn: &mut Txn<'_>, ids: &[WorkId]) -> Result<Vec<WorkId>, StoreError> {
        match &self.caller.agent {
            Some(agent) if ids.is_empty() => Ok(txn.held_by(agent)?.iter().map(board::WorkItem::id).collect()),
            _ => Ok(ids.to_vec()),
        }
    }
}

fn sentence(renewed: &Renewed) -> String {
    match &renewed.lease_expires_at {
        Some(at) => format!("the lease on {} now ends at {at}", renewed.work_id),
        None => format!("{} has no lease to renew", renewed.work_id),
    }
}

fn sentences(beat: &Beat) -> String {
    let lost = beat.not_renewed.iter().map(|lost| format!("not renewed: {}", lost.why));
    // Ids of old rows hold anything.
    let lines: Vec<String> =
        beat.renewed.iter().map(sentence).chain(lost).map(|line| escape(&line).into_owned()).collect();
    match (lines.is_empty(), &beat.agent_id) {
        (true, Some(agent)) => format!("{agent} holds nothing to renew"),
        _ => lines.join("\n"),
    }
}

/// A lease can be renewed for some time only: one without an end is a new claim.
fn length(text: &str) -> Result<u64, BadInput> {
    let endless =
        || BadInput::new("--ttl is \"none\", and a lease cannot lose its end", "write a length of time such as 2h");
    ttl("--ttl", text)?.ok_or_else(endless)
}

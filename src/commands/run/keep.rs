//! Keeping the lease of a claim while its command works.

use super::super::{Change, Context, Identity, Repeat};
use crate::board::{self, Caller, Claimed, Lease, Lookup, Refusal};
use crate::clock::since_boot;
use crate::settings::Settings;
use crate::store::{Room, StoreError};
use crate::supervise::{Child, Renewal, Step};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// The longest that one renewal may wait for the board: the command is not looked after meanwhile.
const PATIENCE: Duration = Duration::from_secs(2);

/// Why a claim is lost.
#[derive(Debug)]
pub(super) struct Lost {
    pub(super) why: String,
}

/// The lease of a claim.
pub(super) struct Keeper<'a> {
    claimed: &'a Claimed,
    renewal: Renewal,
    settings: Settings,
    /// What hinders the renewals now.
    hindrance: Option<String>,
}

/// What a renewal found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Found {
    /// The claim is ours.
    Held,
    /// It was completed, failed or given back with our fence: by the command itself, for all that one can see.
    LetGo,
}

impl<'a> Keeper<'a> {
    /// Keeps a claim that was asked for at `asked`.
    pub(super) fn new(context: &Context<'_>, claimed: &'a Claimed, asked: Duration) -> Self {
        let ttl = Lease::of(&claimed.item).map(|lease| Duration::from_secs(lease.ttl_seconds));
        let patience = ttl.map_or(PATIENCE, |ttl| PATIENCE.min(ttl / 6));
        let lock_timeout = context.settings.lock_timeout.min(patience);
        let settings = Settings { lock_timeout, ..context.settings.clone() };
        Keeper { claimed, renewal: Renewal::new(ttl, asked), settings, hindrance: None }
    }

    /// Renews once before anything is started, so that a renewal has its place on the disk when the disk is full.
    pub(super) fn settle(&mut self, context: &Context<'_>) {
        // A claim that is lost this early is found so at the next renewal.
        let _ = self.renew(context);
    }

    /// Waits for the end of a command and renews meanwhile; says where the claim is lost before.
    pub(super) fn until_ended(&mut self, context: &Context<'_>, child: &Child) -> std::io::Result<Option<Lost>> {
        loop {
            match self.renewal.step(since_boot()) {
                Step::Wait(time) if child.ended_within(time)? => return Ok(None),
                Step::Wait(_) => {}
                Step::GiveUp => return Ok(Some(Lost { why: self.given_up() })),
                Step::Renew => {
                    if let Err(lost) = self.renew(context) {
                        return Ok(Some(lost));
                    }
                }
            }
        }
    }

    /// How long the claim may still be relied on; `None` where it has no lease.
    pub(super) fn left(&self) -> Option<Duration> {
        self.renewal.limit().map(|limit| limit.saturating_sub(since_boot()))
    }

    fn given_up(&self) -> String {
        let why = self.hindrance.as_deref().unwrap_or("this program did not get to it");
        format!("its lease could not be renewed: {why}")
    }

    fn renew(&mut self, context: &Context<'_>) -> Result<(), Lost> {
        let asked = since_boot();
        let hurried = Context { settings: &self.settings, ..*context };
        match renew(&hurried, self.claimed) {
            Ok(Found::Held) => self.renewal.succeeded(asked),
            Ok(Found::LetGo) => self.renewal.let_go(asked),
            Err(e) => return self.failed(context, &e),
        }
        self.hindrance = None;
        Ok(())
    }

    fn failed(&mut self, context: &Context<'_>, error: &anyhow::Error) -> Result<(), Lost> {
        if let Some(StoreError::Refused(refusal)) = error.downcast_ref() {
            return Err(Lost { why: reason(refusal) });
        }
        if self.hindrance.is_none() {
            let id = &self.claimed.work_id;
            context.terminal.warn(&format!("the lease on {id} is not renewed yet, and will be tried again: {error:#}"));
        }
        self.hindrance = Some(format!("{error:#}"));
        self.renewal.failed(since_boot());
        Ok(())
    }
}

/// Why a refusal says that the claim is lost.
pub(super) fn reason(refusal: &Refusal) -> String {
    match refusal {
        Refusal::LeaseLost { why, .. } => why.clone(),
        other => other.to_string(),
    }
}

/// Who we are to the board while we hold a claim: its fence says it all.
pub(super) fn caller(claimed: &Claimed) -> Caller {
    Caller { agent: Some(claimed.agent_id.clone()), fence: Some(claimed.fence) }
}

/// The agent of a claim, as the flag that would name it.
pub(super) fn identity(claimed: &Claimed) -> Identity {
    Identity { agent: Some(claimed.agent_id.as_str().to_owned()) }
}

fn renew(context: &Context<'_>, claimed: &Claimed) -> anyhow::Result<Found> {
    let (identity, repeat) = (identity(claimed), Repeat::default());
    let change = Change {
        verb: "heartbeat",
        identity: &identity,
        repeat: &repeat,
        arguments: Vec::new(),
        room: Room::UseReserve,
    };
    let committed = context.change(&change, |txn, now| {
        let known = txn.work(&claimed.work_id)?;
        if known.is_some_and(|item| item.fence() == claimed.fence && !item.status().is_held()) {
            return Ok(Found::LetGo);
        }
        let (item, _) = board::renew(txn, now, &claimed.work_id, &caller(claimed), None)?;
        txn.renew(item);
        Ok(Found::Held)
    })?;
    Ok(committed.answer)
}

//! Which item a command is run for, and its claim.

use super::super::arguments::{name, names, priority, text, work_id};
use super::super::work_options::{default_team, named_team};
use super::super::{Change, Context, Repeat, claim};
use super::RunArgs;
use crate::board::{self, AgentId, Claimed, NewWork, Priority, Take, Wanted, WorkId};
use crate::settings::BadInput;
use crate::store::{Room, process};
use anyhow::Context as _;

/// What is to be claimed.
pub(super) enum Subject {
    Next(Wanted),
    Waiting(WorkId),
    New(Box<NewWork>),
}

impl Subject {
    /// What the arguments name.
    pub(super) fn of(context: &Context<'_>, args: &RunArgs) -> Result<Self, BadInput> {
        // Values that only the claim needs are checked too, before anything is started.
        args.take(context, None)?;
        if let Some(id) = &args.work {
            return work_id(id).map(Subject::Waiting);
        }
        let work_type = args.work_type.as_deref().map(|word| name("type", word)).transpose()?;
        match (&args.description, work_type) {
            (Some(description), Some(work_type)) => {
                let mut new = NewWork {
                    work_type,
                    description: text("description", description)?,
                    priority: args.priority.as_deref().map_or(Ok(Priority::Medium), priority)?,
                    team: named_team(args.team.as_deref(), context.environment)?,
                    labels: args.labels()?,
                    ..NewWork::default()
                };
                context.settings.routes.apply(&mut new);
                Ok(Subject::New(Box::new(new)))
            }
            (_, work_type) => Ok(Subject::Next(Wanted {
                work_type,
                team: args.team.as_deref().map(|word| name("team", word)).transpose()?,
                labels: args.labels()?,
                priority_at_least: args.priority_at_least.as_deref().map(priority).transpose()?,
            })),
        }
    }

    /// Claims it for an agent; `None` for the one that the caller names, or a new one.
    pub(super) fn claim(
        &self,
        context: &Context<'_>,
        args: &RunArgs,
        agent: Option<&AgentId>,
    ) -> anyhow::Result<Claimed> {
        let take = args.take(context, agent)?;
        let policy = &context.settings.retry;
        let repeat = Repeat::default();
        let change = Change {
            verb: "claim",
            identity: &args.identity,
            repeat: &repeat,
            arguments: Vec::new(),
            room: Room::KeepReserve,
        };
        let committed = context.change(&change, |txn, now| match self {
            Subject::Next(wanted) => Ok(board::claim_next(txn, now, wanted, &take, 1, policy)?.pop()),
            Subject::Waiting(id) => board::take(txn, now, id, &take, policy).map(Some),
            Subject::New(new) => board::create(txn, now, NewWork::clone(new), &take).map(Some),
        });
        let claimed = committed.inspect_err(|e| claim::take_back(context, &args.identity, e))?.answer;
        claimed.context("nothing was claimed, and nothing refused")
    }
}

impl RunArgs {
    fn team(&self, context: &Context<'_>) -> Result<String, BadInput> {
        self.team.as_deref().map_or_else(|| default_team(context.environment), |team| name("team", team))
    }

    fn labels(&self) -> Result<Vec<String>, BadInput> {
        names("label", &self.labels)
    }

    fn take(&self, context: &Context<'_>, agent: Option<&AgentId>) -> Result<Take, BadInput> {
        let named = self.identity.agent(context.environment)?;
        let (ttl_seconds, ttl_by_type) = claim::lengths(context, self.ttl.as_deref())?;
        Ok(Take {
            agent: named.or_else(|| agent.cloned()),
            team: self.team(context)?,
            ttl_seconds,
            ttl_by_type,
            capabilities: names("capability", &self.capabilities)?,
            process: process(std::process::id()),
            trace: context.trace.clone(),
        })
    }
}

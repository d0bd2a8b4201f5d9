//! Arguments that several verbs share, and their checks.

use super::identity::Who;
use crate::board::{AgentId, Caller, Kind, Priority, Refusal, WorkId};
use crate::clock::parse_stamp;
use crate::settings::{BadInput, Environment, duration};
use crate::store::{Snapshot, StoreError};
use crate::text::{Unfit, check_text, nearest, quote};
use clap::Args;

/// How many ids are offered where the one asked for is unknown, and how many of the newest are compared.
const OFFERED: usize = 3;
const COMPARED: usize = 1000;

/// The longest name of a type, team or label, in bytes.
const NAME_LIMIT: usize = 128;

/// The first time that is too late: what columns of the index can hold ends in 2106.
const LATEST: i64 = u32::MAX as i64;

/// Who acts.
#[derive(Debug, Clone, Default, Args)]
pub struct Identity {
    /// Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]
    #[arg(long, value_name = "AGENT")]
    pub agent: Option<String>,
}

impl Identity {
    /// The agent that the flag or the environment names.
    ///
    /// # Errors
    /// As [`Identity::who`].
    pub fn agent(&self, environment: &Environment) -> Result<Option<AgentId>, BadInput> {
        self.who(environment).map(|who| who.agent)
    }

    /// The agent that the flag or the environment names, and the rule that named it.
    ///
    /// # Errors
    /// [`BadInput`] for a name that cannot be one.
    pub fn who(&self, environment: &Environment) -> Result<Who, BadInput> {
        Who::of(self.agent.as_deref(), environment)
    }
}

/// Whose claim it is.
#[derive(Debug, Clone, Default, Args)]
pub struct Holder {
    /// The fence that claim answered
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    fence: Option<String>,
    #[command(flatten)]
    pub(super) identity: Identity,
}

impl Holder {
    /// Whoever holds the claim with a fence.
    pub(super) fn of_fence(fence: &str) -> Self {
        Holder { fence: Some(fence.to_owned()), identity: Identity::default() }
    }

    /// The caller of a verb that changes a held item.
    pub(super) fn caller(&self, environment: &Environment) -> Result<Caller, BadInput> {
        let fence = self.fence.as_deref().map(parse_fence).transpose()?;
        Ok(Caller { agent: self.identity.agent(environment)?, fence })
    }

    /// The fence as it was typed.
    pub(super) fn fence(&self) -> &str {
        self.fence.as_deref().unwrap_or_default()
    }
}

/// Makes repeating a command safe.
#[derive(Debug, Clone, Default, Args)]
pub struct Repeat {
    /// Do this at most once: the same id and arguments get the first answer again
    #[arg(long, value_name = "ID")]
    pub request_id: Option<String>,
}

impl Repeat {
    pub(super) fn request_id(&self) -> Result<Option<&str>, BadInput> {
        match self.request_id.as_deref() {
            Some(id) => {
                AgentId::parse(id).map_err(|e| bad_id("request id", id, &e.to_string()))?;
                Ok(Some(id))
            }
            None => Ok(None),
        }
    }
}

/// Reads a work id that a caller typed.
pub(super) fn work_id(text: &str) -> Result<WorkId, BadInput> {
    WorkId::parse(text).map_err(|e| bad_id("work id", text, &e.to_string()))
}

/// Reads the name of an agent that a caller typed.
pub(super) fn agent_id(text: &str) -> Result<AgentId, BadInput> {
    AgentId::parse(text).map_err(|e| bad_id("agent", text, &e.to_string()))
}

/// Reads a priority; a misspelt one is answered with the nearest.
pub(super) fn priority(text: &str) -> Result<Priority, BadInput> {
    Priority::named(text).ok_or_else(|| {
        let words = Priority::ALL.map(Priority::word);
        misspelt("priority", text, &words)
    })
}

/// The error for a word that is none of `words`, naming the nearest.
pub(super) fn misspelt(what: &str, text: &str, words: &[&str]) -> BadInput {
    let hint = match nearest(text, words.iter().copied(), 1).first() {
        Some(word) => format!("did you mean \"{word}\"? allowed are: {}", words.join(", ")),
        None => format!("allowed are: {}", words.join(", ")),
    };
    BadInput::new(format!("{} is no {what}", quote(text)), hint)
}

/// Checks a short name: one line of at most 128 bytes.
pub(super) fn name(what: &str, text: &str) -> Result<String, BadInput> {
    if text.len() > NAME_LIMIT {
        let hint = format!("use at most {NAME_LIMIT} bytes");
        return Err(BadInput::new(format!("the {what} {} is {} bytes long", quote(text), text.len()), hint));
    }
    if text.contains(['\n', '\t']) {
        return Err(BadInput::new(format!("the {what} {} has more than one line", quote(text)), "use a single line"));
    }
    self::text(what, text)
}

/// Checks short names, each as [`name`] does.
pub(super) fn names(what: &str, texts: &[String]) -> Result<Vec<String>, BadInput> {
    texts.iter().map(|text| name(what, text)).collect()
}

/// Checks free text.
pub(super) fn text(what: &str, text: &str) -> Result<String, BadInput> {
    let hint = |unfit: &Unfit| match unfit {
        Unfit::Empty => format!("say something as the {what}"),
        Unfit::TooLong(_) => "put long text into a file and name the file".to_owned(),
        Unfit::Control(_) => "remove it: such characters would act on a terminal".to_owned(),
    };
    match check_text(text) {
        Ok(()) => Ok(text.to_owned()),
        Err(unfit) => Err(BadInput::new(format!("the {what} {} {unfit}", quote(text)), hint(&unfit))),
    }
}

/// Reads a whole number.
pub(super) fn number(what: &str, text: &str, most: u64) -> Result<u64, BadInput> {
    let bad = || BadInput::new(format!("{} is no {what}", quote(text)), format!("use a whole number from 0 to {most}"));
    text.parse().ok().filter(|&number| number <= most).ok_or_else(bad)
}

/// Lets a cursor through that this board has reached.
pub(super) fn check_cursor(newest: u64, since: u64) -> Result<(), BadInput> {
    match since <= newest {
        true => Ok(()),
        false => Err(BadInput::new(
            format!("the cursor \"{since}\" is ahead of this board, whose newest change is {newest}"),
            "use a sequence number that this board answered, or 0 for everything",
        )),
    }
}

/// Reads a fence.
pub(super) fn parse_fence(text: &str) -> Result<u64, BadInput> {
    let fence = number("fence", text, u64::MAX)?;
    match fence {
        0 => Err(BadInput::new("\"0\" is no fence", "use the number that claim answered")),
        fence => Ok(fence),
    }
}

fn bad_id(what: &str, text: &str, rule: &str) -> BadInput {
    BadInput::new(format!("{} is no {what}", quote(text)), rule)
}

/// The refusal for an id that is not on the board, with those that look like it.
pub(super) fn unknown(snapshot: &mut Snapshot, id: &WorkId) -> StoreError {
    let ids = newest_ids(snapshot).unwrap_or_default();
    let near = nearest(id.as_str(), ids.iter().map(String::as_str), OFFERED);
    let near = near.into_iter().map(str::to_owned).collect();
    Refusal::NoSuchItem { id: id.clone(), near, archived_at: None }.into()
}

fn newest_ids(snapshot: &mut Snapshot) -> Result<Vec<String>, StoreError> {
    let rows = snapshot.rows(Kind::Work)?;
    rows.iter().rev().take(COMPARED).map(|row| Ok(snapshot.item(row)?.id().as_str().to_owned())).collect()
}

/// The refusal for an agent that is not on the board, with those that look like it.
pub(super) fn unknown_agent(snapshot: &mut Snapshot, id: &AgentId) -> StoreError {
    let ids = newest_agents(snapshot).unwrap_or_default();
    let near = nearest(id.as_str(), ids.iter().map(String::as_str), OFFERED);
    Refusal::NoSuchAgent { id: id.clone(), near: near.into_iter().map(str::to_owned).collect() }.into()
}

fn newest_agents(snapshot: &mut Snapshot) -> Result<Vec<String>, StoreError> {
    let rows = snapshot.rows(Kind::Agent)?;
    rows.iter().rev().take(COMPARED).map(|row| Ok(snapshot.agent(row)?.id().as_str().to_owned())).collect()
}

/// Reads a point in time: a date and time, or a length of time from now on such as `2h`. In seconds since 1970.
pub(super) fn time(place: &str, text: &str) -> Result<i64, BadInput> {
    let (named, now) = (parse_stamp(text), crate::clock::wall_seconds());
    let from_now = duration(place, text).ok().and_then(|length| i64::try_from(length.as_secs()).ok());
    let at = named.or_else(|| now.checked_add(from_now?)).filter(|at| (0..LATEST).contains(at));
    at.ok_or_else(|| {
        let message = format!("{place} is {}, which is neither a time nor a length of time", quote(text));
        BadInput::new(message, "write a time such as 2026-01-31T12:00:00Z, or how far ahead it is, such as 30m or 2d")
    })
}

//! `wait`: until something holds on the board.

mod change;
mod verdict;

use super::arguments::{agent_id, misspelt, name, number, unknown, work_id};
use super::{Context, record_item};
use crate::board::{AgentId, Wanted as Filter, WorkId, WorkItem};
use crate::settings::{BadInput, duration};
use crate::store::{Name, Snapshot, Store, StoreError, Watch, name_of};
use clap::Args;
use serde_json::json;
use std::time::{Duration, Instant};
use verdict::{Met, Verdict, Wanted};

/// Even if nothing is heard of the board it is looked at this often: for what no file tells, such as a clock that was
/// set or a process that died. A look at a large board is made up to [`SHARE`] times its own length apart.
const TICK: Duration = Duration::from_secs(2);
/// See [`TICK`].
const SHARE: u32 = 50;

/// Wait until an item is done, ready or released, or until anything changes
///
/// What holds at once ends the wait at once, but for any-change. A lease that ends is noticed without anybody writing.
/// The lock is not taken and nothing is written, so that any number of processes may wait. A change may be seen a moment
/// before it is flushed to the disk, as with every verb that reads.
#[derive(Debug, Args)]
pub struct WaitArgs {
    /// The work item
    work_id: Option<String>,
    /// What to wait for: done, ready, released or any-change
    ///
    /// done: it is completed, failed or cancelled; the answer says which. ready: it can be claimed now. released: nobody
    /// holds it any more. any-change: anything was recorded about it or, without an id, about anything on the board; a
    /// heartbeat records nothing.
    #[arg(long, value_name = "WORD")]
    until: String,
    /// With ready: wait for any item that can be claimed, the most urgent and oldest first
    #[arg(long, conflicts_with = "work_id")]
    next: bool,
    /// Only items with this label; may be repeated
    #[arg(long = "label", value_name = "LABEL", conflicts_with = "work_id")]
    labels: Vec<String>,
    /// Only items of this team
    #[arg(long, value_name = "TEAM", conflicts_with = "work_id")]
    team: Option<String>,
    /// Only items of this type
    #[arg(long = "type", value_name = "TYPE", conflicts_with = "work_id")]
    work_type: Option<String>,
    /// With ready: wait until this agent can claim it, by its capabilities and whom the item is kept for; how many items
    /// it holds does not count
    #[arg(long, value_name = "AGENT")]
    agent: Option<String>,
    /// With any-change: count changes after this one, a sequence number of an earlier answer, so that none is missed
    #[arg(long, value_name = "CURSOR", allow_negative_numbers = true)]
    since: Option<String>,
    /// Give up after this long, with exit code 23; without it the wait has no end
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    timeout: Option<String>,
}

/// Runs `wait`.
///
/// # Errors
/// Bad values, an unknown item, a board that cannot be read, or the time is over.
pub fn run(context: &Context<'_>, args: &WaitArgs) -> anyhow::Result<()> {
    let wait = args.wait()?;
    let met = context.with_store(|store| wait.run(store).map_err(|e| super::with_archived(store, e)))?;
    tell(context, &args.until, &met)
}

/// A wait that makes sense.
struct Wait {
    wanted: Wanted,
    /// For whom an item is to be ready; `None` for any agent that is fit for it.
    agent: Option<AgentId>,
    since: Option<u64>,
    /// The time to wait, and how it was written.
    timeout: Option<(Duration, String)>,
    /// What it waits for, in words.
    what: String,
}

impl WaitArgs {
    fn wait(&self) -> Result<Wait, BadInput> {
        let id = self.work_id.as_deref().map(work_id).transpose()?;
        let filter = Filter {
            labels: super::arguments::names("label", &self.labels)?,
            team: self.team.as_deref().map(|team| name("team", team)).transpose()?,
            work_type: self.work_type.as_deref().map(|word| name("type", word)).transpose()?,
            priority_at_least: None,
        };
        let about = id.as_ref().map_or("what was asked for".to_owned(), |id| format!("\"{id}\""));
        let wanted = self.wanted(id, filter)?;
        if self.since.is_some() && !matches!(wanted, Wanted::Change(..)) {
            return Err(BadInput::new("--since is for any-change only", "use --until any-change, or no --since"));
        }
        if self.agent.is_some() && !matches!(wanted, Wanted::Ready(_) | Wanted::Next(_)) {
            return Err(BadInput::new("--agent is for ready only", "use --until ready, or no --agent"));
        }
        let timeout = |text: &String| Ok((duration("--timeout", text)?, text.clone()));
        Ok(Wait {
            wanted,
            agent: self.agent.as_deref().map(agent_id).transpose()?,
            since: self.since.as_deref().map(|text| number("cursor", text, u64::MAX)).transpose()?,
            timeout: self.timeout.as_ref().map(timeout).transpose()?,
            what: format!("{} for {about}", self.until),
        })
    }

    fn wanted(&self, id: Option<WorkId>, filter: Filter) -> Result<Wanted, BadInput> {
        let nameless = || {
            let message = format!("no work item is named to wait until it is {}", self.until);
            BadInput::new(message, "name one; --until ready --next waits for any, --until any-change for anything")
        };
        if self.next && self.until != "ready" && WORDS.contains(&self.until.as_str()) {
            return Err(BadInput::new("--next is for ready only", "use --until ready --next"));
        }
        match (self.until.as_str(), id) {
            ("done", id) => Ok(Wanted::Done(id.ok_or_else(nameless)?)),
            ("released", id) => Ok(Wanted::Released(id.ok_or_else(nameless)?)),
            ("ready", None) if self.next => Ok(Wanted::Next(filter)),
            ("ready", id) => Ok(Wanted::Ready(id.ok_or_else(nameless)?)),
            ("any-change", id) => Ok(Wanted::Change(id, filter)),
            _ => Err(misspelt("state to wait for", &self.until, &WORDS)),
        }
    }
}

/// What can be waited for.
const WORDS: [&str; 4] = ["done", "ready", "released", "any-change"];

impl Wait {
    fn run(&self, store: &Store<'_>) -> anyhow::Result<Met> {
        let deadline = self.timeout.as_ref().and_then(|(time, _)| Instant::now().checked_add(*time));
        let mut watch = self.watch(store)?;
        loop {
            let begun = Instant::now();
            let verdict = store.reading(|snapshot| self.wanted.judge(snapshot, self.agent.as_ref()))?;
            let (in_time, names) = match verdict {
                Verdict::Met(met) => return Ok(*met),
                Verdict::NotYet(in_time, names) => (in_time, names),
            };
            let tick = TICK.max(begun.elapsed() * SHARE);
            let look_again = Instant::now() + in_time.map_or(tick, |time| time.min(tick));
            if let Some(met) = self.sleep(&mut watch, &names, look_again, deadline)? {
                return Ok(met);
            }
        }
    }

    fn watch(&self, store: &Store<'_>) -> anyhow::Result<Watch> {
        let Some(since) = self.since else { return Ok(store.watch()?) };
        super::arguments::check_cursor(store.read()?.sequence(), since)?;
        Ok(store.watch_since(since)?)
    }

    /// Sleeps until there is a reason to look again; what a change by itself decides is returned.
    fn sleep(
        &self,
        watch: &mut Watch,
        names: &[Name],
        look_again: Instant,
        deadline: Option<Instant>,
    ) -> anyhow::Result<Option<Met>> {
        loop {
            let events = watch.more(names, false)?;
            if let Wanted::Change(id, filter) = &self.wanted {
                if let Some(met) = events.iter().find_map(|event| change::met(event, id.as_ref(), filter)) {
                    return Ok(Some(met));
                }
            } else if events.iter().any(|event| self.wanted.may_be_met_by(event)) {
                return Ok(None);
            }
            if !events.is_empty() {
                continue;
            }
            let now = Instant::now();
            if deadline.is_some_and(|deadline| deadline <= now) {
                return Err(self.timed_out().into());
            }
            let end = deadline.map_or(look_again, |deadline| deadline.min(look_again));
            if look_again <= now {
                return Ok(None);
            }
            watch.rest(end - now);
        }
    }

    fn timed_out(&self) -> StoreError {
        let waited = self.timeout.as_ref().map_or("the time", |(_, text)| text);
        StoreError::TimedOut(format!("waited {waited} in vain: {}", self.what))
    }
}

/// The item with this id, or the refusal that names the nearest.
fn item(snapshot: &mut Snapshot, id: &WorkId) -> Result<WorkItem, StoreError> {
    match snapshot.work(id)? {
        Some(item) => Ok(item),
        None => Err(unknown(snapshot, id)),
    }
}

/// The names of an item and of all that it depends on.
fn names(item: &WorkItem, id: &WorkId) -> Vec<Name> {
    let others = item.depends_on().into_iter().map(|other| name_of(other.as_str()));
    [name_of(id.as_str())].into_iter().chain(others).collect()
}

fn tell(context: &Context<'_>, until: &str, met: &Met) -> anyhow::Result<()> {
    if let (Some(item), [_]) = (&met.item, met.ids.as_slice()) {
        record_item(&item.id(), item.fence());
    }
    if context.terminal.json {
        let document = json!({
            "schema": "coordctl.wait.v1",
            "until": until,
            "work_id": met.ids.first(),
            "matched": met.ids,
            "status": met.item.as_ref().map(|item| item.status().word()),
            "reason": met.reason,
            "item": met.item.as_ref().map(WorkItem::row),
            "sequence": met.sequence,
        });
        return Ok(context.terminal.document(&document)?);
    }
    for id in &met.ids {
        context.terminal.line(&crate::text::escape(id))?;
    }
    context.terminal.say(&format!(
        "{}: {}",
        crate::text::escape(&met.ids.join(", ")),
        crate::text::escape(&met.reason)
    ));
    Ok(())
}

//! The rules: what may happen to a work item, decided over the few rows a verb asks for.
//!
//! Pure: no file, no clock, no environment; the time is an argument and rows come and go through [`Rows`]. The same
//! rules run on the file store and, in tests, on a map.
//!
//! # Invariants
//! The numbers are used throughout the code and in `docs/state.md`, which says how each is kept.
//!
//! - **I1** Exit 0 means that the change survives `kill -9`, a panic and a power cut.
//! - **I2** Without exit 0 the change is wholly there or wholly absent.
//! - **I3** At any instant at most one claim of an item is live; fences strictly grow.
//! - **I4** An item is handed out again only after a release, an ended lease or a retry, each in the journal first.
//! - **I5** Every history is a path of the table of states in `docs/state.md`.
//! - **I6** Ids are unique and strictly increasing in journal order.
//! - **I7** A public file is at every instant one complete JSON array equal to the board at some sequence number.
//! - **I8** The index is a function of the journal: deleting it changes no answer.
//! - **I9** Unknown fields of a row survive any number of changes.
//! - **I10** Damage is never read as empty, never overwritten, always reported.
//! - **I11** An error before the append changes nothing; one after it never hides a durable change.
//! - **I12** While the reserve lasts, closing work succeeds on a full disk.
//! - **I13** Readers never wait, write, or fail because of a writer.
//! - **I14** The cost of a change does not depend on the size of the board.
//! - **I15** A stepping wall clock ends no lease, reorders no id and skips no item.
//! - **I16** No wait is without an end.
//! - **I17** One request id has at most one effect.
//! - **I18** No text from others reaches a terminal, a file name or a log unescaped.
//! - **I19** A change made by an older tool beside us is taken in or kept aside, never silently lost.
//! - **I20** A newer format is refused; an older one is migrated by copying.

mod acceptance;
mod add;
mod adopt;
mod advise;
mod agent;
mod attempt;
mod claim;
mod close;
mod columns;
mod dead_letter;
mod dependencies;
mod edit;
mod evidence;
mod fail;
mod guard;
mod handoff;
mod hold;
mod id;
mod invariants;
mod late;
mod lease;
mod life;
mod liveness;
mod merge;
mod next;
mod offers;
mod origin;
mod process;
mod progress;
mod ready;
mod reclaim;
mod refusal;
mod registry;
mod reservation;
mod restore;
mod retention;
mod retry;
mod routing;
mod status;
mod tend;
mod work;
mod worktree;

pub use acceptance::{Accepted, Criterion};
pub use add::{Added, DEFAULT_TEAM, Entry, NewWork, add, add_all};
pub use adopt::{Adoption, Newcomer, adopt, is_endless, limit};
pub use advise::{Advice, Advised, Changed, Mark, Proposal, Retracted, Skipped, advise, retract};
pub use agent::Agent;
pub use attempt::{Attempt, Outcome};
pub use claim::{Claimed, Profile, Take, create, room, take};
pub use close::{Closed, Completion, Released, complete, may_complete, release};
pub use columns::{Columns, Kind, code};
pub use dead_letter::{Dealt, drop_letter, is_retried, requeue, requeue_by_rule};
pub use dependencies::{Dependency, Prerequisite, check_acyclic, dependencies, prerequisites};
pub use edit::{Edited, Setting, block, label, note, set, unblock};
pub use evidence::{Artifact, Check, Commit, Evidence};
pub use fail::{Failed, Failing, fail};
pub use guard::{Guarded, guard};
pub use handoff::{Handed, Handing, Recipient, handoff, reassign};
pub use hold::{Caller, Shown, check as check_holder};
pub use id::{AgentId, NotAnId, WorkId, nanoseconds_in};
pub use invariants::{Breach, Broken, INVARIANTS, Inspection};
pub use late::{Late, late_note};
pub use lease::Lease;
pub use life::{EndedAttempt, Life, Stand};
pub use liveness::{Liveness, SILENCE};
pub use merge::{
    Foreign, Merged, Terms, Version, canonical, edits, merge_agent, merge_departed, merge_new_agent, merge_new_work,
    merge_work, same,
};
pub use next::{Rank, Wanted, claim_next};
pub use offers::{Offer, Offers};
pub use origin::Origin;
pub use process::Process;
pub use progress::{Progress, Progressed, Renewed, progress, renew};
pub use ready::{Obstacle, obstacles, unfitness};
pub use reclaim::{Reclaimed, is_over, reclaim, reclaim_abandoned};
pub use refusal::Refusal;
pub use registry::{Registered, Registration, Retirement, register, retire};
pub use reservation::Reservation;
pub use restore::put_back;
pub use retention::{Patterns, Retention, may_be_worked_on};
pub use retry::{Backoff, Policy};
pub use routing::Routes;
pub use status::{Priority, Status};
pub use tend::{Alarm, Raised, call_off, is_untouched, raise, rule_of};
pub use work::WorkItem;
pub use worktree::{Worktree, at_rest, forget_worktree, register_worktree};

use serde_json::{Map, Value};

/// The rows that may be looked at, by whoever decides or explains.
pub trait Lookup {
    /// What can go wrong beside a refusal.
    type Error: From<Refusal>;

    /// The item with this id, its lease as last renewed.
    ///
    /// # Errors
    /// Where the row cannot be read.
    fn work(&mut self, id: &WorkId) -> Result<Option<WorkItem>, Self::Error>;

    /// The agent with this id.
    ///
    /// # Errors
    /// Where the row cannot be read.
    fn agent(&mut self, id: &AgentId) -> Result<Option<Agent>, Self::Error>;

    /// The items that an agent holds, an ended lease included, oldest first.
    ///
    /// # Errors
    /// Where a row cannot be read.
    fn held_by(&mut self, agent: &AgentId) -> Result<Vec<WorkItem>, Self::Error>;

    /// Whether a process that holds items still runs on this host.
    fn runs(&mut self, process: &Process) -> bool;
}

/// The rows that a rule may ask for and change. Changes count only if the rule says yes.
pub trait Rows: Lookup {
    /// The pending item at a place, from 0, in the order of [`Rank`] among those whose columns fit what is wanted.
    ///
    /// The order is that of the board before this change; the item is as this change has left it. Items that
    /// [`obstacles`] keep from `who` may be left out. Places are asked for one after the other.
    ///
    /// # Errors
    /// Where a row cannot be read.
    fn waiting(
        &mut self,
        wanted: &Wanted,
        who: Option<&Profile>,
        place: usize,
    ) -> Result<Option<WorkItem>, Self::Error>;

    /// Held items whose claim is over, see [`is_over`]: all of them, or as many as `most`.
    ///
    /// # Errors
    /// Where a row cannot be read.
    fn overdue(&mut self, most: usize) -> Result<Vec<WorkItem>, Self::Error>;

    /// Stores an item.
    fn put_work(&mut self, item: WorkItem);

    /// Stores an agent.
    fn put_agent(&mut self, agent: Agent);

    /// Appends a row to the log of completions.
    fn put_completion(&mut self, row: Map<String, Value>);

    /// Appends a row to the log of completions under a name, unless there is one with this name; whether it did.
    ///
    /// # Errors
    /// Where the row cannot be read.
    fn put_completion_once(&mut self, name: &str, row: Map<String, Value>) -> Result<bool, Self::Error>;

    /// A number larger than every one given before: the clock, or the last one plus one (I6).
    fn next_id(&mut self) -> u64;

    /// The sequence number that this change will get: the fence of a claim made by it.
    fn sequence(&self) -> u64;

    /// Says that the answer rests on an item as it stands, which must be durable before the answer is given (I1).
    fn rely_on(&mut self, item: &WorkItem);
}

/// Where a change is recorded in a trace: the ids of the span that describes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TraceContext {
    /// 32 hexadecimal digits.
    pub trace_id: String,
    /// 16 hexadecimal digits.
    pub span_id: String,
    /// The caller's span, where it named one: 16 hexadecimal digits, in the same trace.
    pub parent_span_id: Option<String>,
    /// When the span began, in nanoseconds since 1970.
    pub started_ns: u64,
    /// Whether the trace is the caller's.
    pub joined: bool,
}

impl TraceContext {
    /// Where one change takes several items, the context of each but the first: a trace of its own, unless it is the
    /// caller's, and a span of its own. Both ids follow from the first one's and the item (XXH3).
    #[must_use]
    pub fn beside(&self, work_id: &WorkId) -> Self {
        let text = format!("{}/{}/{work_id}", self.trace_id, self.span_id);
        let trace_id = match self.joined {
            true => self.trace_id.clone(),
            false => format!("{:032x}", xxhash_rust::xxh3::xxh3_128(text.as_bytes()).max(1)),
        };
        let span_id = format!("{:016x}", xxhash_rust::xxh3::xxh3_64(text.as_bytes()).max(1));
        TraceContext { trace_id, span_id, ..self.clone() }
    }
}

fn item_of<L: Lookup>(rows: &mut L, id: &WorkId) -> Result<WorkItem, L::Error> {
    rows.work(id)?.ok_or_else(|| Refusal::NoSuchItem { id: id.clone(), near: Vec::new(), archived_at: None }.into())
}

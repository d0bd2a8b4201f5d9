//! One item of the model, and the rules that look at nothing else.

use super::calls::{Refused, Shows, Wants};
use coordctl::clock::Now;

/// Failures that are tried again unless the item names a number, and the first and longest pause between them.
pub(super) const MAX_ATTEMPTS: u64 = 3;
pub(super) const PAUSE_MS: u64 = 1_000;
pub(super) const LONGEST_PAUSE_MS: u64 = 1_500;
/// The lease of a holder for whom nothing names another.
pub(super) const DEFAULT_TTL: u64 = 600;
/// How many notes and ended attempts a row keeps.
const KEPT: usize = 20;

/// The end of a claim: counted from a boot, never by the wall clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lease {
    pub(super) boot: String,
    pub(super) deadline_ns: u64,
    pub(super) ttl: u64,
}

/// A pause after a failure. It ends at a moment between two that chance decides; see [`Item::settle`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rest {
    pub(super) boot: String,
    pub(super) earliest_ns: u64,
    pub(super) latest_ns: u64,
}

/// A claim that has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ended {
    pub(super) attempt: u64,
    pub(super) agent: Option<String>,
    pub(super) fence: u64,
    pub(super) how: &'static str,
    /// In the words of a holder that failed.
    pub(super) reason: String,
}

/// A work item as far as the rules can change it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) status: String,
    /// Who holds it, or held it when it was completed.
    pub(super) agent: Option<String>,
    pub(super) fence: u64,
    pub(super) attempt: u64,
    pub(super) lease: Option<Lease>,
    pub(super) process: Option<u32>,
    pub(super) ended: Vec<Ended>,
    pub(super) failures: u64,
    pub(super) max_attempts: Option<u64>,
    pub(super) rest: Option<Rest>,
    /// Handed to its holder, who has not taken it up yet.
    pub(super) offered: bool,
    /// Handed to a role or team: its kind and name.
    pub(super) reserved: Option<(String, String)>,
    pub(super) percent: Option<u64>,
    pub(super) result: Option<String>,
    pub(super) points: Option<u64>,
    pub(super) scored: Option<u64>,
    pub(super) unfenced: bool,
    pub(super) notes: Vec<String>,
    pub(super) kind: String,
    pub(super) urgency: u8,
    pub(super) labels: Vec<String>,
    pub(super) needs: Vec<String>,
    pub(super) depends_on: Vec<String>,
    /// Acceptance criteria that neither hold nor are waived.
    pub(super) open: Vec<String>,
    /// Calendar times, in seconds since 1970.
    pub(super) not_before: Option<i64>,
    pub(super) due: Option<i64>,
    pub(super) created_at: i64,
}

impl Lease {
    pub(super) fn of(now: &Now, ttl: u64) -> Self {
        Lease { boot: now.boot_id.clone(), deadline_ns: now.boot_ns + ttl * 1_000_000_000, ttl }
    }

    fn is_over(&self, now: &Now) -> bool {
        self.boot != now.boot_id || now.boot_ns >= self.deadline_ns
    }

    /// Never earlier than it was, unless that was in another boot.
    fn renew(&mut self, now: &Now, ttl: u64) {
        let fresh = Lease::of(now, ttl);
        if self.boot != fresh.boot || self.deadline_ns <= fresh.deadline_ns {
            *self = fresh;
        }
    }
}

impl Item {
    pub(super) fn is_held(&self) -> bool {
        !self.is_pending() && !self.is_closed()
    }

    pub(super) fn is_closed(&self) -> bool {
        ["completed", "failed", "cancelled"].contains(&self.status.as_str())
    }

    pub(super) fn is_pending(&self) -> bool {
        ["pending", "available", ""].contains(&self.status.as_str())
    }

    pub(super) fn is_held_by(&self, agent: &str) -> bool {
        self.is_held() && self.agent.as_deref() == Some(agent)
    }

    pub(super) fn is_expired(&self, now: &Now) -> bool {
        self.is_held() && self.lease.as_ref().is_some_and(|lease| lease.is_over(now))
    }

    /// Whether the claim is over: a process that still runs may keep it for one more length of its lease.
    pub(super) fn is_over(&self, now: &Now, runs: impl Fn(u32) -> bool) -> bool {
        let Some(lease) = self.lease.as_ref().filter(|_| self.is_expired(now)) else { return false };
        let has_grace = lease.boot == now.boot_id && now.boot_ns < lease.deadline_ns + lease.ttl * 1_000_000_000;
        !(has_grace && self.process.is_some_and(runs))
    }

    /// Whether it rests after a failure.
    pub(super) fn rests(&self, now: &Now) -> bool {
        self.rest.as_ref().is_some_and(|rest| rest.boot == now.boot_id && now.boot_ns < rest.latest_ns)
    }

    pub(super) fn renew(&mut self, now: &Now, ttl: Option<u64>) {
        // A claim without a lease has none to renew.
        if let Some(lease) = &mut self.lease {
            lease.renew(now, ttl.unwrap_or(lease.ttl));
        }
    }

    pub(super) fn add_note(&mut self, note: String) {
        self.notes.push(note);
        let surplus = self.notes.len().saturating_sub(KEPT);
        self.notes.drain(..surplus);
    }

    /// Takes the item from its holder and remembers the attempt.
    pub(super) fn end(&mut self, how: &'static str, reason: &str) {
        let (attempt, agent, fence) = (self.attempt, self.agent.take(), self.fence);
        self.ended.push(Ended { attempt, agent, fence, how, reason: reason.to_owned() });
        let surplus = self.ended.len().saturating_sub(KEPT);
        self.ended.drain(..surplus);
        (self.lease, self.process, self.offered) = (None, None, false);
    }

    /// Counts a failure: tried again after a pause, or given up when the attempts are used up.
    pub(super) fn fail(&mut self, now: &Now, retry: Option<bool>, rests: bool) {
        self.failures += 1;
        let may_fail = self.max_attempts.unwrap_or(MAX_ATTEMPTS);
        let again = retry.unwrap_or(self.failures < may_fail);
        self.status = if again { "pending" } else { "failed" }.to_owned();
        let doubled = PAUSE_MS << (self.failures - 1).min(20);
        let whole_ns = doubled.min(LONGEST_PAUSE_MS) * 1_000_000;
        let (earliest_ns, latest_ns) = (now.boot_ns + whole_ns / 2, now.boot_ns + whole_ns);
        self.rest = (again && rests).then(|| Rest { boot: now.boot_id.clone(), earliest_ns, latest_ns });
    }

    /// Takes over the end of a pause as the board has drawn it, if it is one that may be drawn.
    pub(super) fn settle(&mut self, drawn: &Item) {
        if let (Some(rest), Some(drawn)) = (&mut self.rest, &drawn.rest)
            && (rest.earliest_ns..=rest.latest_ns).contains(&drawn.latest_ns)
        {
            (rest.earliest_ns, rest.latest_ns) = (drawn.latest_ns, drawn.latest_ns);
        }
    }

    pub(super) fn is_wanted(&self, wants: &Wants) -> bool {
        wants.kind.is_none_or(|kind| self.kind == kind)
            && wants.label.is_none_or(|label| self.labels.iter().any(|has| has == label))
            && wants.least.is_none_or(|least| self.urgency >= least)
    }

    fn was_held_by(&self, agent: Option<&str>) -> bool {
        agent.is_some() && self.ended.iter().any(|ended| ended.agent.as_deref() == agent)
    }

    /// Lets the holder of the newest claim through and nobody else; says whether anything was shown.
    pub(super) fn let_through(&self, by: &Shows, now: &Now) -> Result<bool, Refused> {
        let agent = by.agent.as_deref();
        let had_it = by.fence.map_or(self.was_held_by(agent), |fence| fence <= self.fence);
        if self.is_pending() && had_it {
            return Err(Refused::LeaseLost);
        }
        if !self.is_held() {
            return Err(Refused::WrongStatus);
        }
        if let Some(fence) = by.fence {
            return if fence == self.fence { Ok(true) } else { Err(Refused::LeaseLost) };
        }
        if agent.is_some() && self.agent.is_some() && by.agent != self.agent {
            return Err(if self.was_held_by(agent) { Refused::LeaseLost } else { Refused::Held });
        }
        let shows_nothing_again = agent.is_none() && self.attempt > 1;
        if self.is_expired(now) || shows_nothing_again {
            return Err(Refused::LeaseLost);
        }
        Ok(agent.is_some())
    }

    /// A repeat is the same claim saying the same thing: the fence tells which claim, without one the name does.
    pub(super) fn is_completed_again(&self, by: &Shows, result: &str) -> Result<(), Refused> {
        match (by.fence, by.agent.as_deref()) {
            (Some(fence), _) if fence != self.fence => Err(Refused::LeaseLost),
            (None, None) if self.attempt > 1 => Err(Refused::LeaseLost),
            (None, agent @ Some(_)) if by.agent != self.agent && self.was_held_by(agent) => Err(Refused::LeaseLost),
            (None, Some(_)) if by.agent != self.agent => Err(Refused::WrongStatus),
            _ if self.result.as_deref() != Some(result) => Err(Refused::WrongStatus),
            _ => Ok(()),
        }
    }

    /// Whether this very failure was recorded before: the same claim, the same words, and nobody has it since.
    pub(super) fn is_failed_again(&self, by: &Shows, reason: &str) -> bool {
        let last = self.ended.last().filter(|ended| ended.how == "failed" && ended.reason == reason);
        !self.is_held() && by.fence == Some(self.fence) && last.is_some_and(|ended| ended.fence == self.fence)
    }
}

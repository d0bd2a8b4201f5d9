//! Claims that nobody may be working on any more.

use super::super::Context;
use super::finding::{Finding, Severity};
use crate::board::{Kind, Status, WorkId, WorkItem, is_over};
use crate::clock::Now;
use crate::store::{Snapshot, has_ended};
use std::collections::HashSet;

/// An ended lease is worth a warning when nobody has claimed or reclaimed anything for so long, in seconds.
const LONG_S: i64 = 3600;
/// A claim without a lease is told of when it is so old, in seconds.
const OLD_S: i64 = 86_400;

/// What was found among the items that are held.
#[derive(Debug, Default)]
struct Claims {
    ended: Vec<WorkId>,
    /// How many of those ended with an earlier boot.
    of_earlier_boots: usize,
    /// The earliest end.
    since: Option<i64>,
    abandoned: Vec<WorkId>,
    endless: Vec<WorkId>,
    of_unknown: Vec<WorkId>,
}

/// Looks at every item that is held. What cannot be read is told with the board itself.
pub(super) fn check(context: &Context<'_>) -> Vec<Finding> {
    let Ok(found) = context.read(look) else { return Vec::new() };
    told(&found.0, &found.1)
}

/// The items whose claims named a process that has ended, although their leases have not.
pub(super) fn abandoned(context: &Context<'_>) -> anyhow::Result<Vec<WorkId>> {
    Ok(context.read(look)?.0.abandoned)
}

fn look(snapshot: &mut Snapshot) -> anyhow::Result<(Claims, Now)> {
    let now = snapshot.now().clone();
    let mut claims = Claims::default();
    let mut agents = HashSet::new();
    for found in snapshot.rows(Kind::Agent)? {
        agents.insert(snapshot.agent(&found)?.id());
    }
    for found in snapshot.rows(Kind::Work)? {
        if found.columns.status.is_held() && found.columns.status != Status::Pending {
            let item = snapshot.item(&found)?;
            let over = is_over(snapshot, &now, &item);
            claims.take(&item, over, &now);
            if item.holder().is_some_and(|holder| !agents.contains(&holder)) {
                claims.of_unknown.push(item.id());
            }
        }
    }
    Ok((claims, now))
}

impl Claims {
    fn take(&mut self, item: &WorkItem, is_over: bool, now: &Now) {
        match item.lease() {
            Some(lease) if is_over => {
                self.of_earlier_boots += usize::from(lease.boot_id != now.boot_id);
                self.since = Some(self.since.map_or(lease.expires_at, |since| since.min(lease.expires_at)));
                self.ended.push(item.id());
            }
            _ if item.process().is_some_and(|process| has_ended(&process)) => self.abandoned.push(item.id()),
            None if now.seconds().saturating_sub(item.changed_at()) > OLD_S => self.endless.push(item.id()),
            _ => {}
        }
    }
}

fn told(claims: &Claims, now: &Now) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(since) = claims.since {
        let is_long = now.seconds().saturating_sub(since) > LONG_S;
        let severity = if is_long { Severity::Warning } else { Severity::Info };
        let evidence = format!(
            "{}, the first ended at {}; {} with an earlier boot",
            some(&claims.ended),
            crate::clock::stamp(since),
            claims.of_earlier_boots
        );
        findings.push(
            Finding::new(severity, "leases_ended", "leases have ended, and nobody has taken the items back", evidence)
                .hint("the next claim takes them back; \"coordctl reclaim\" does it now"),
        );
    }
    let mut add = |ids: &[WorkId], severity, code, what: &str, hint: &str| {
        if !ids.is_empty() {
            findings.push(Finding::new(severity, code, what, some(ids)).hint(hint));
        }
    };
    let what = "the processes that held these items have ended";
    let hint = "they come back when their leases end; \"coordctl release\" gives one back now";
    add(&claims.abandoned, Severity::Warning, "claims_abandoned", what, hint);
    let what = "items have been held without a lease for more than a day";
    let hint = "such a claim never ends by itself: \"coordctl show\" tells who has it";
    add(&claims.endless, Severity::Info, "claims_without_lease", what, hint);
    let what = "the agents that hold these items are not on the board";
    add(&claims.of_unknown, Severity::Info, "holders_unknown", what, "\"coordctl agent register\" enters an agent");
    findings
}

/// How many there are, and the first of them.
fn some(ids: &[WorkId]) -> String {
    let first: Vec<&str> = ids.iter().take(3).map(WorkId::as_str).collect();
    let more = if ids.len() > first.len() { ", …" } else { "" };
    format!("{} items: {}{more}", ids.len(), first.join(", "))
}

//! The rule that offers dead letters again.

use super::look::Look;
use super::{Pass, off};
use crate::board::{self, Dealt, WorkId, WorkItem};
use crate::commands::{Change, Identity, Repeat};
use crate::report::tend::{Deed, Line};
use crate::store::Room;
use crate::tending::TYPE;
use crate::text::many;

/// The most items of one change.
const AT_ONCE: usize = 64;

/// Offers again what was given up long enough ago.
pub(super) fn retry(pass: &Pass<'_>) -> anyhow::Result<Line> {
    let rule = &pass.rules.retry;
    if !rule.enabled {
        return Ok(off("retry"));
    }
    let due = Look::dead_letters(pass.context, |item, now| is_due(pass, item, now))?;
    let threshold = format!("given up {} ago, at most {}", rule.after.text(), many(rule.times, "time"));
    let line = Line::new("retry", format!("{} due", many(due.len() as u64, "dead letter")), threshold);
    if due.is_empty() {
        return Ok(line);
    }
    let mut ids = Vec::new();
    for some in due.chunks(AT_ONCE) {
        match pass.is_dry {
            true => ids.extend(some.iter().map(|id| id.as_str().to_owned())),
            false => ids.extend(requeued(pass, some)?),
        }
    }
    let words = pass.done("offered again", "offer again", &many(ids.len() as u64, "item"));
    let deed = if ids.is_empty() { Deed::None } else { Deed::Done };
    Ok(Line { work_ids: ids, ..line.with(deed, words) })
}

fn is_due(pass: &Pass<'_>, item: &WorkItem, now: i64) -> bool {
    let rule = &pass.rules.retry;
    let work_type = item.text("work_type");
    let is_meant = rule.types.is_empty() || rule.types.iter().any(|one| one == work_type);
    let failed_at = item.time("failed_at").unwrap_or_else(|| item.changed_at());
    let is_old = now.saturating_sub(failed_at) >= rule.after.seconds();
    work_type != TYPE && is_meant && is_old && board::is_retried(item, rule.times)
}

fn requeued(pass: &Pass<'_>, ids: &[WorkId]) -> anyhow::Result<Vec<String>> {
    let rule = &pass.rules.retry;
    let why = format!("the rule retry: it was given up more than {} ago", rule.after.text());
    let (identity, repeat) = (Identity::default(), Repeat::default());
    let change = Change {
        verb: "requeue",
        identity: &identity,
        repeat: &repeat,
        arguments: ids.iter().map(WorkId::as_str).collect(),
        room: Room::KeepReserve,
    };
    let committed = pass.context.change(&change, |txn, now| {
        let mut done: Vec<Dealt> = Vec::new();
        for id in ids {
            done.extend(board::requeue_by_rule(txn, now, id, &why, rule.times)?);
        }
        Ok(done)
    })?;
    Ok(committed.answer.iter().map(|dealt| dealt.work_id.as_str().to_owned()).collect())
}

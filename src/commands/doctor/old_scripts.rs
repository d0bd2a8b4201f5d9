//! Other programs that write the public files, and the lock that the older tool uses.

use super::super::Context;
use super::finding::{Finding, Severity};

/// Looks for edits that wait, and for the lock. What cannot be looked at is told with the board itself.
pub(super) fn check(context: &Context<'_>) -> Vec<Finding> {
    let (unseen, lock) = context.with_store(|store| (store.unseen(), store.old_lock()));
    let mut findings = Vec::new();
    let names = unseen.unwrap_or_default();
    if !names.is_empty() {
        let what = "another program changed public files, which the board does not show yet";
        findings.push(
            Finding::new(Severity::Info, "edits_not_shown", what, names.join(", "))
                .hint("the next change takes it in; \"coordctl sync\" does it now"),
        );
    }
    findings.extend(lock.ok().flatten().map(|(who, lives)| {
        match lives {
            true => Finding::new(Severity::Info, "old_lock", "an old script holds its lock", who).for_people(),
            false => Finding::new(Severity::Warning, "old_lock", "the lock of an old script was left behind", who)
                .hint("the next change that puts public files in place removes it"),
        }
    }));
    findings
}

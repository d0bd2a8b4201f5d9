//! What stands between an item and its completion, and what was shown for it.

use super::age;
use crate::board::{Criterion, Evidence};
use crate::text::escape;

/// Acceptance criteria, a line each: `[ ]` open, `[x]` accepted, `[-]` waived.
#[must_use]
pub fn criteria(criteria: &[Criterion]) -> String {
    criteria.iter().map(criterion).collect()
}

/// The pieces of evidence, a line each.
#[must_use]
pub fn evidence(evidence: &Evidence) -> String {
    let artifacts = evidence.artifacts.iter().map(|artifact| {
        format!(
            "  artifact  {}  {} bytes  sha256 {}\n",
            escape(&artifact.path),
            artifact.size,
            escape(&artifact.sha256)
        )
    });
    let commits = evidence.commits.iter().map(|commit| {
        let verified = if commit.verified { "found by git" } else { "not looked up" };
        format!("  commit    {}  {verified}\n", escape(&commit.sha))
    });
    let checks = evidence.checks.iter().map(|check| {
        let took = check.duration.as_secs_f64();
        format!("  check     {}  exited with {} after {took:.3}s\n", escape(&check.command), check.exit_status)
    });
    artifacts.chain(commits).chain(checks).collect()
}

fn criterion(criterion: &Criterion) -> String {
    let (mark, why) = match criterion {
        Criterion { waived: Some(reason), .. } => ('-', format!("  waived: {}", escape(reason))),
        Criterion { accepted_at: Some(at), accepted_by, .. } => ('x', accepted(at, accepted_by.as_deref())),
        _ => (' ', String::new()),
    };
    format!("  {} [{mark}] {}{why}\n", criterion.number, escape(&criterion.text))
}

fn accepted(at: &str, by: Option<&str>) -> String {
    let at = crate::clock::parse_stamp(at).map_or_else(|| escape(at).into_owned(), age::stamp);
    format!("  accepted {at} by {}", escape(by.unwrap_or("–")))
}

//! An answer to a question, and observations.

use crate::claude::answers::{Observation, Question, Severity};
use crate::report::page::{BOLD, DIM, Page, RED, YELLOW};
use crate::report::prose::wrap;
use crate::text::escape;

/// The answer, and below it what it rests on.
#[must_use]
pub fn question(answer: &Question, width: usize, colour: bool) -> String {
    let page = Page { width, colour };
    let facts: String =
        answer.evidence.iter().map(|one| wrap(&one.fact, width.saturating_sub(4), "- ", "  ")).collect();
    let text: String = answer.answer.lines().map(|line| wrap(line, width, "", "")).collect();
    format!("{text}{}", page.section("What it rests on", &facts, 0, "nothing on the board"))
}

/// One line for an observation.
#[must_use]
pub fn observation(at: &str, one: &Observation, colour: bool) -> String {
    let page = Page { width: usize::MAX, colour };
    let word = page.ink(ink(one.severity), &format!("{:<8}", severity(one.severity)));
    format!("{}  {word}  {}\n", page.ink(DIM, at), escape(&one.text))
}

/// The word for how bad something is.
pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "critical",
        Severity::High => "high",
        Severity::Medium => "medium",
        Severity::Low => "low",
    }
}

/// The colour of how bad something is.
pub(super) fn ink(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => RED,
        Severity::High => YELLOW,
        Severity::Medium => BOLD,
        Severity::Low => DIM,
    }
}

//! An answer to a question, and observations.

use super::notes::ink;
use crate::claude::answers::{Observation, Question};
use crate::report::page::{DIM, Page};
use crate::report::prose::wrap;
use crate::text::escape;

/// The answer, and below it what it rests on.
#[must_use]
pub fn question(answer: &Question, width: usize, colour: bool) -> String {
    let page = Page { width, colour };
    let facts: String = answer.evidence.iter().map(|one| page.point(&one.fact)).collect();
    let text: String = answer.answer.lines().map(|line| wrap(line, width, "", "")).collect();
    format!("{text}{}", page.section("What it rests on", &facts, 0, "nothing on the board"))
}

/// One line for an observation.
#[must_use]
pub fn observation(at: &str, one: &Observation, colour: bool) -> String {
    let page = Page { width: usize::MAX, colour };
    let word = page.ink(ink(one.severity), &format!("{:<8}", one.severity.word()));
    format!("{}  {word}  {}\n", page.ink(DIM, at), escape(&one.text))
}

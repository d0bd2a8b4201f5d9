//! Analyses of the whole board, which differ only in what is computed, advised and shown.

use super::super::Context;
use super::acting::Intent;
use super::board;
use super::options::Asking;
use super::task::{Task, analyse};
use super::tell::tell_acted;
use crate::analysis::advice::{Planned, Subject};
use crate::claude::{Analysis, Answer};
use serde::Serialize;

/// An analysis with figures of the sort `F`, answered by an `A`.
pub(super) struct Judged<F, A> {
    pub(super) analysis: Analysis,
    /// What is computed from the board.
    pub(super) figures: fn(&Subject) -> F,
    /// The answer that the figures give.
    pub(super) local: fn(&F) -> A,
    /// Both as text, for so many columns, with colours or without.
    pub(super) page: fn(&A, &F, usize, bool) -> String,
}

impl<F: Serialize, A: Answer> Judged<F, A> {
    /// Makes the analysis and tells it.
    ///
    /// # Errors
    /// A board that cannot be read, or Claude's failure.
    pub(super) fn run(&self, context: &Context<'_>, asking: &Asking) -> anyhow::Result<()> {
        self.run_acting(context, asking, None, |_, _| Vec::new())
    }

    /// The same; where something is to be done about it, that is what `plan` makes of the answer.
    ///
    /// # Errors
    /// A board that cannot be read or changed, or Claude's failure.
    pub(super) fn run_acting(
        &self,
        context: &Context<'_>,
        asking: &Asking,
        intent: Option<Intent<'_>>,
        plan: impl FnOnce(&A, &Subject) -> Vec<Planned>,
    ) -> anyhow::Result<()> {
        let asked = asking.settle(context)?;
        let subject = board::look_with(context, asked.settings.redact)?;
        let figures = (self.figures)(&subject);
        let value = serde_json::to_value(&figures)?;
        let task = Task::of_board(self.analysis, &subject, &value);
        let mut done = analyse(context, &asked, &task, || Ok((self.local)(&figures)))?;
        let acted = intent
            .map(|intent| intent.act(context, &mut done.report, &subject, plan(&done.answer, &subject)))
            .transpose()?;
        tell_acted(context, &done, acted.as_ref(), |width, colour| (self.page)(&done.answer, &figures, width, colour))
    }
}

//! An analysis from the question to the report: who is asked, what is sent, what is kept.

use super::super::Context;
use super::known::Shown;
use super::options::Asked;
use super::providers::{Chosen, choose};
use super::saved;
use super::spending::now;
use super::talk::{Conversation, Spoken};
use crate::analysis::advice::Subject;
use crate::claude::{Analysis, Answer, Failed, Known, Material, Prompt, REPORT_SCHEMA, Report};
use serde_json::Value;
use std::time::Instant;
use tracing::Span;

/// What is asked.
pub(super) struct Task<'a> {
    pub(super) analysis: Analysis,
    /// What is asked in particular: equal for equal questions.
    pub(super) arguments: Vec<String>,
    /// The same in words, for the model; empty where the analysis says it all.
    pub(super) question: String,
    /// What it is about.
    pub(super) source: Source<'a>,
    /// The file beside the public ones that the report is put into.
    pub(super) latest: Option<String>,
}

/// What an analysis is about.
#[derive(Clone, Copy)]
pub(super) enum Source<'a> {
    /// A board, with what was computed from it, and for one who watches what happened since the last look.
    Board { subject: &'a Subject, figures: &'a Value, changes: Option<&'a Value> },
    /// A text from elsewhere.
    Text(&'a str),
}

impl<'a> Task<'a> {
    /// An analysis of a board; nothing is asked in particular.
    pub(super) fn of_board(analysis: Analysis, subject: &'a Subject, figures: &'a Value) -> Self {
        let source = Source::Board { subject, figures, changes: None };
        Task { analysis, arguments: Vec::new(), question: String::new(), source, latest: analysis.file() }
    }

    /// An analysis of a text.
    pub(super) fn of_text(analysis: Analysis, text: &'a str) -> Self {
        Task { analysis, arguments: Vec::new(), question: String::new(), source: Source::Text(text), latest: None }
    }

    /// What is sent, in about so many tokens.
    pub(super) fn prompt(&self, tokens: u64) -> Prompt {
        match self.source {
            Source::Board { subject, figures, changes } => {
                let material = Material { subject, figures, changes };
                Prompt::of_board(self.analysis, &self.question, &material, tokens)
            }
            Source::Text(text) => Prompt::of_text(self.analysis, text),
        }
    }
}

/// An analysis that came about.
pub(super) struct Done<A> {
    pub(super) report: Report,
    pub(super) answer: A,
    /// Whether it had been made before.
    pub(super) from_cache: bool,
}

impl Source<'_> {
    /// Whether it is not one of many looks at the same board.
    fn is_first_look(&self) -> bool {
        !matches!(self, Source::Board { changes: Some(_), .. })
    }

    fn sequence(&self) -> u64 {
        match self {
            Source::Board { subject, .. } => subject.sequence,
            Source::Text(_) => 0,
        }
    }
}

/// Makes an analysis, or gives one that was made before of the same board.
///
/// `local` answers from the board's own figures.
pub(super) fn analyse<A: Answer>(
    context: &Context<'_>,
    asked: &Asked,
    task: &Task<'_>,
    local: impl FnOnce() -> Result<A, Failed>,
) -> anyhow::Result<Done<A>> {
    let settings = &asked.settings;
    let began = Instant::now();
    let (report, answer) = match choose(context, settings, asked.require_claude)? {
        Chosen::Local { reason } => {
            if let Some(reason) = reason.as_ref().filter(|_| task.source.is_first_look()) {
                context.terminal.say(&format!("no Claude: {reason}; this is computed from the board alone"));
            }
            let answer = local()?;
            (Report { provider: "local".to_owned(), reason, ..blank(task, &answer) }, answer)
        }
        Chosen::Claude(provider) => {
            let key = saved::key(task, settings, provider.name());
            if !asked.fresh
                && let Some((report, answer)) = saved::find(context, &key, task.source.sequence(), settings.cache_age)
            {
                return Ok(Done { report, answer, from_cache: true });
            }
            let board = context.with_store(|store| store.read()).ok();
            let shown = match task.source {
                Source::Board { subject, .. } => Some(Shown::of(subject, board)),
                Source::Text(_) => None,
            };
            let known = shown.as_ref().map(|shown| shown as &dyn Known);
            let spoken = Conversation::new(context, settings, task, provider.as_ref()).hold::<A>(known)?;
            of_claude(task, provider.name(), spoken)
        }
    };
    let duration_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    Span::current().record("coordctl.claude.provider", report.provider.as_str());
    let report = saved::save(context, task, settings, Report { duration_ms, ..report });
    Ok(Done { report, answer, from_cache: false })
}

fn of_claude<A: Answer>(task: &Task<'_>, provider: &str, spoken: Spoken<A>) -> (Report, A) {
    let Spoken { answer, model, usage, corrected, size } = spoken;
    let report = Report {
        provider: provider.to_owned(),
        model: Some(model),
        usage,
        corrected,
        digest: Some(size),
        ..blank(task, &answer)
    };
    (report, answer)
}

/// A report that says only what was asked and answered.
fn blank<A: Answer>(task: &Task<'_>, answer: &A) -> Report {
    let figures = match task.source {
        Source::Board { figures, .. } => figures.clone(),
        Source::Text(_) => Value::Null,
    };
    Report {
        schema: REPORT_SCHEMA.to_owned(),
        report_id: String::new(),
        analysis: task.analysis.name().to_owned(),
        arguments: task.arguments.clone(),
        provider: String::new(),
        reason: None,
        model: None,
        prompt_version: crate::claude::PROMPT_VERSION,
        board_sequence: task.source.sequence(),
        at: now(),
        duration_ms: 0,
        usage: crate::claude::Usage::default(),
        corrected: false,
        confidence: answer.confidence(),
        digest: None,
        answer: serde_json::to_value(answer).unwrap_or_default(),
        figures,
        advice: None,
    }
}

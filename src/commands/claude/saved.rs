//! Reports that are kept: found again while the board is the same, and put in their places.

use super::super::Context;
use super::task::Task;
use crate::claude::{Answer, PROMPT_VERSION, Report};
use crate::clock::{parse_stamp, wall_seconds};
use crate::settings::ClaudeSettings;
use crate::store::{ReportName, StoreError, digest};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::time::Duration;

/// The key of a question: equal keys ask the same, of the same model, in the same words.
pub(super) fn key(task: &Task<'_>, settings: &ClaudeSettings, provider: &str) -> String {
    let (version, tokens, most) =
        (PROMPT_VERSION.to_string(), settings.digest_tokens.to_string(), settings.max_tokens.to_string());
    let effort = settings.effort.map_or("", |effort| effort.word());
    let redact = if settings.redact { "redact" } else { "" };
    let mut parts = vec![provider, &settings.model, effort, redact, &version, &tokens, &most, &task.question];
    parts.extend(task.arguments.iter().map(String::as_str));
    format!("{}-{}", task.analysis.name(), digest(&parts))
}

/// The newest answer to a question, if the board has not changed since and it is not too old.
pub(super) fn find<A: Answer>(context: &Context<'_>, key: &str, sequence: u64, age: Duration) -> Option<(Report, A)> {
    let report = context.with_store(|store| {
        let name = store.reports().ok()?.into_iter().find(|name| name.key == key)?;
        store.report(&name).ok()?
    })?;
    let report: Report = serde_json::from_slice(&report).ok()?;
    let made = parse_stamp(&report.at)?;
    let since = wall_seconds().checked_sub(made)?;
    let is_young = u64::try_from(since).is_ok_and(|since| Duration::from_secs(since) <= age);
    let answer = is_young.then(|| serde_json::from_value(report.answer.clone()).ok()).flatten()?;
    (report.board_sequence == sequence).then_some((report, answer))
}

/// A document as a file holds it.
pub(super) fn document(document: &impl Serialize) -> Vec<u8> {
    // Plain data: its serialisation cannot fail.
    let mut text = serde_json::to_vec_pretty(document).unwrap_or_default();
    text.push(b'\n');
    text
}

/// Keeps a report, where there is a board to keep it in; gives it back with its id. That it cannot be kept is told, and
/// no reason to keep back an answer that may have been paid for.
pub(super) fn save(context: &Context<'_>, task: &Task<'_>, settings: &ClaudeSettings, mut report: Report) -> Report {
    if !task.analysis.is_kept() {
        return report;
    }
    let key = key(task, settings, &report.provider);
    let text = |id: &str| {
        report.report_id = id.to_owned();
        document(&report)
    };
    match context.with_store(|store| store.save_report(&key, task.latest.as_deref(), text)) {
        Ok((_, aside)) => aside.iter().for_each(|aside| context.terminal.warn(aside)),
        Err(e) => {
            report.report_id.clear();
            tell_lost(context, &e);
        }
    }
    report
}

fn tell_lost(context: &Context<'_>, e: &StoreError) {
    match e {
        StoreError::NoBoard(_) => {
            context.terminal.say("the report is not kept: there is no board here yet, only files of an older tool");
        }
        StoreError::Foreign { .. } => {
            context.terminal.say("the report is not kept: the board belongs to somebody else");
        }
        e => context.terminal.warn(&format!("the report is not kept: {e}")),
    }
}

/// A report by its name; `None` where there is none that can be read.
pub(super) fn read<T: DeserializeOwned>(context: &Context<'_>, name: &ReportName) -> anyhow::Result<Option<T>> {
    let text = context.with_store(|store| store.report(name))?;
    Ok(text.and_then(|text| serde_json::from_slice(&text).ok()))
}

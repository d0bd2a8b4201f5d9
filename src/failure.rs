//! Every way to fail: exit code, code word, and what to do next. The one table of exit codes.

mod context;

use crate::analysis::spans::NotMet;
use crate::board::Refusal;
use crate::repository;
use crate::schedule;
use crate::settings::BadInput;
use crate::store::StoreError;
use crate::supervise::CannotStart;
use crate::telemetry::export::{Failed, Kind};
use serde::Serialize;
use std::io::ErrorKind;

/// A row of the table of exit codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ExitCode {
    /// The number.
    pub code: u8,
    /// The code word in JSON errors.
    pub word: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// Whether the same command may succeed later without any change.
    pub retryable: bool,
}

const fn row(code: u8, word: &'static str, meaning: &'static str, retryable: bool) -> ExitCode {
    ExitCode { code, word, meaning, retryable }
}

/// Every exit code that coordctl has today.
pub const EXIT_CODES: [ExitCode; 32] = [
    row(0, "done", "done, and on the disk", false),
    row(1, "unexpected", "unexpected failure: a bug or the system", false),
    row(2, "usage", "wrong usage", false),
    row(3, "bad_value", "bad input value", false),
    row(4, "no_board", "no board here", false),
    row(5, "permission", "permission denied", false),
    row(10, "held", "held by another: the race is lost", true),
    row(11, "no_such_agent", "no such agent", false),
    row(12, "capacity", "the agent holds as many items as it may", true),
    row(13, "no_such_item", "no such work item", false),
    row(14, "wrong_status", "not allowed in this status", false),
    row(15, "nothing_to_claim", "nothing to claim", true),
    row(16, "lease_lost", "lease lost or fence stale", false),
    row(17, "refused", "refused by a rule, such as open criteria or dependencies", false),
    row(20, "claude_unavailable", "Claude is not to be had: no credential, not reached, not allowed or too busy", true),
    row(21, "analysis_failed", "Claude was reached, and the analysis failed", true),
    row(22, "answer_invalid", "Claude's answer was not what was asked for, also when corrected", true),
    row(23, "timed_out", "timed out", true),
    row(24, "declined", "the model declined to answer", false),
    row(25, "answer_cut", "the answer was cut off by a limit of tokens", false),
    row(26, "over_budget", "it would cost more than is left of the budget", false),
    row(30, "exists", "worktree: it is there already", false),
    row(31, "git_failed", "worktree: git, or a program beside it, could not do it", false),
    row(32, "not_clean", "worktree: something would be lost", false),
    row(33, "no_resource", "worktree: no port is free", true),
    row(40, "busy", "store busy: the lock was not had in time, try again", true),
    row(41, "damaged", "store damaged: set aside or needs a look", false),
    row(
        42,
        "io",
        "disk full or input/output error: nothing changed, or the outcome is unknown and the message says so",
        true,
    ),
    row(43, "newer", "written by a newer version", false),
    row(50, "gate", "gate not met", false),
    row(126, "not_executable", "run: the command cannot be started", false),
    row(127, "not_found", "run: there is no such command", false),
];

/// A failure ready to be told.
#[derive(Debug, Serialize)]
pub struct Failure {
    /// The number to exit with.
    #[serde(skip)]
    pub exit: u8,
    /// The code word.
    pub code: &'static str,
    /// What happened, with values quoted.
    pub message: String,
    /// Whether trying again may help.
    pub retryable: bool,
    /// A harmless next step.
    pub hint: Option<String>,
    /// Further facts.
    pub context: serde_json::Value,
}

impl Failure {
    /// A command line that cannot be read.
    #[must_use]
    pub fn of_usage(message: String, hint: String) -> Self {
        let ExitCode { code: exit, word: code, retryable, .. } = EXIT_CODES[2];
        Failure { exit, code, message, retryable, hint: Some(hint), context: serde_json::json!({}) }
    }

    /// What an error means to the caller.
    #[must_use]
    pub fn of(error: &anyhow::Error) -> Self {
        let (word, hint) = classify(error);
        let row = EXIT_CODES.into_iter().find(|row| row.word == word).unwrap_or(EXIT_CODES[1]);
        Failure {
            exit: row.code,
            code: row.word,
            message: told(error),
            retryable: row.retryable,
            hint,
            context: context::context(error),
        }
    }
}

/// An error with its causes, each told once: most of ours name their cause themselves.
fn told(error: &anyhow::Error) -> String {
    error
        .chain()
        .skip(1)
        .map(ToString::to_string)
        .fold(error.to_string(), |text, cause| if text.contains(&cause) { text } else { format!("{text}: {cause}") })
}

fn classify(error: &anyhow::Error) -> (&'static str, Option<String>) {
    if let Some(bad) = error.downcast_ref::<BadInput>() {
        return (if bad.is_usage { "usage" } else { "bad_value" }, Some(bad.hint.clone()));
    }
    if let Some(refused) = error.downcast_ref::<CannotStart>() {
        return match refused.is_missing() {
            true => ("not_found", Some("check the spelling of the command, and PATH".to_owned())),
            false => ("not_executable", Some("name a program that may be run: see ls -l and chmod +x".to_owned())),
        };
    }
    if let Some(Failed { kind, hint, .. }) = error.downcast_ref() {
        return (of_export(*kind), Some(hint.clone()));
    }
    if let Some(failed) = error.downcast_ref::<crate::claude::Failed>() {
        return (failed.kind.word(), Some(failed.hint.clone()));
    }
    if let Some(repository::Failed { kind, hint, .. }) = error.downcast_ref() {
        return (of_repository(*kind), Some(hint.clone()));
    }
    if let Some(schedule::Failed { hint, .. }) = error.downcast_ref() {
        return ("unexpected", Some(hint.clone()));
    }
    if let Some(NotMet { hint, .. }) = error.downcast_ref() {
        return ("gate", Some((*hint).to_owned()));
    }
    if error.is::<crate::conservation::NotConserved>() {
        let hint =
            "every id is listed by \"coordctl verify --baseline FILE --json\"; a backup from before may have the rows";
        return ("gate", Some(hint.to_owned()));
    }
    if error.is::<crate::board::Broken>() {
        return ("damaged", Some("run \"coordctl doctor\" to see what is wrong with the files".to_owned()));
    }
    if error.is::<crate::legacy::Lost>() {
        let hint = "the old directory is as it was; run it again, and compare with what --report wrote";
        return ("damaged", Some(hint.to_owned()));
    }
    match error.downcast_ref::<StoreError>() {
        Some(error) => of_store(error),
        None => ("unexpected", None),
    }
}

fn of_export(kind: Kind) -> &'static str {
    match kind {
        Kind::Unreachable => "timed_out",
        Kind::Refused => "refused",
        Kind::Output => "io",
        Kind::Busy => "busy",
    }
}

fn of_repository(kind: repository::Kind) -> &'static str {
    match kind {
        repository::Kind::Exists => "exists",
        repository::Kind::Git => "git_failed",
        repository::Kind::NotClean => "not_clean",
        repository::Kind::NoResource => "no_resource",
    }
}

fn of_store(error: &StoreError) -> (&'static str, Option<String>) {
    let hint = |text: &str| Some(text.to_owned());
    match error {
        StoreError::Refused(refusal) => of_refusal(refusal),
        StoreError::NoBoard(_) => (
            "no_board",
            hint("run \"coordctl where\" to see where a board is looked for, or \"coordctl init\" to make one"),
        ),
        StoreError::Busy { .. } => ("busy", hint("try again, or wait longer with --lock-timeout 60s")),
        StoreError::Foreign { .. } => {
            ("permission", hint("run as its owner, or have the owner share it with a group: chmod g+ws"))
        }
        StoreError::Newer { .. } => {
            ("newer", hint("install the version of coordctl that wrote this board, or a newer one"))
        }
        StoreError::NewerBackup { .. } => {
            ("newer", hint("install the version of coordctl that wrote this backup, or a newer one"))
        }
        StoreError::OtherBoard { .. } => (
            "refused",
            hint(
                "look at it in a directory of its own with --into DIR; --other-board puts its rows onto this board all the same",
            ),
        ),
        StoreError::Damaged { .. } => {
            ("damaged", hint("nothing was changed; look at the file, and restore it from a copy if you have one"))
        }
        StoreError::RequestConflict(_) => ("bad_value", hint("use a new request id for a new request")),
        StoreError::TooLarge(_) => ("bad_value", hint("put long text into a file and name the file")),
        StoreError::OutcomeUnknown { .. } => {
            ("io", hint("run the same command again; with the same --request-id it has its effect only once"))
        }
        StoreError::Io { source, .. } => of_io(source.kind()),
        StoreError::TimedOut(_) => {
            ("timed_out", hint("wait longer, or without --timeout; \"coordctl events\" shows what happened"))
        }
        StoreError::IndexFault(_) => ("unexpected", None),
    }
}

fn of_io(kind: ErrorKind) -> (&'static str, Option<String>) {
    let hint = |text: &str| Some(text.to_owned());
    match kind {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            ("permission", hint("check who owns the board's directory, or name another with --dir"))
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            ("io", hint("free some space; completing and releasing work is still possible"))
        }
        ErrorKind::NotADirectory => ("damaged", hint("name a directory with --dir")),
        _ => ("io", hint("nothing was changed; look at the disk and try again")),
    }
}

fn of_refusal(refusal: &Refusal) -> (&'static str, Option<String>) {
    match refusal {
        Refusal::NoSuchItem { id, archived_at: Some(at), .. } => {
            ("no_such_item", Some(format!("archived on {at}: \"coordctl archive show {id}\" shows it")))
        }
        Refusal::NotArchived { .. } => {
            ("no_such_item", Some("run \"coordctl archive search\" to see what is archived".into()))
        }
        Refusal::OnBoard { id, .. } => ("wrong_status", Some(format!("run \"coordctl show {id}\" to see it"))),
        Refusal::NoSuchItem { .. } => {
            ("no_such_item", Some("run \"coordctl list\" to see the items of this board".into()))
        }
        Refusal::Held { .. } => ("held", Some("run \"coordctl list --status pending\" to see what is free".into())),
        Refusal::NoSuchAgent { .. } => {
            ("no_such_agent", Some("run \"coordctl agent list\" to see the agents of this board".into()))
        }
        Refusal::AtCapacity { agent, .. } => (
            "capacity",
            Some(format!("complete or release something: \"coordctl list --agent {agent}\" shows what it holds")),
        ),
        Refusal::Retired { agent } => {
            ("refused", Some(format!("run \"coordctl agent register {agent}\" to have it back")))
        }
        Refusal::StillHolds { agent, .. } => (
            "refused",
            Some(format!("complete or release them first: \"coordctl list --agent {agent}\" shows what it holds")),
        ),
        Refusal::NothingToClaim { .. } => {
            ("nothing_to_claim", Some("run \"coordctl blocked\" to see what waits for what".into()))
        }
        Refusal::NotReady { id, .. } => ("refused", Some(format!("run \"coordctl explain {id}\" to see all of it"))),
        Refusal::Cycle { path } => {
            let first = path.first().map(ToString::to_string).unwrap_or_default();
            ("refused", Some(format!("run \"coordctl show {first}\" to see what it depends on")))
        }
        Refusal::CycleAmongNew { .. } => ("refused", Some("leave out one of these dependencies".into())),
        Refusal::WrongStatus { id, .. } => {
            ("wrong_status", Some(format!("run \"coordctl show {id}\" to see its history")))
        }
        Refusal::LeaseLost { id, .. } => {
            ("lease_lost", Some(format!("stop working on it, and run \"coordctl show {id}\" to see who has it now")))
        }
        Refusal::OpenCriteria { open, .. } => ("refused", Some(of_criteria(open))),
        Refusal::NoSuchCriterion { id, .. } => {
            ("bad_value", Some(format!("run \"coordctl show {id}\" to see its acceptance criteria")))
        }
        Refusal::CheckFailed { .. } => {
            ("refused", Some("nothing has changed: mend what it found, and run the same command again".into()))
        }
    }
}

/// How the open criteria are closed.
fn of_criteria(open: &[(usize, String)]) -> String {
    let numbers: Vec<String> = open.iter().map(|(number, _)| number.to_string()).collect();
    let first = numbers.first().map_or("1", String::as_str);
    format!("add --accepted {} for what holds, or --waive {first}=REASON for what need not hold", numbers.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_code_and_no_word_stands_for_two_things() {
        for (n, one) in EXIT_CODES.iter().enumerate() {
            assert!(
                EXIT_CODES[n + 1..].iter().all(|other| other.code != one.code && other.word != one.word),
                "{one:?}"
            );
        }
    }

    #[test]
    fn a_cause_is_told_once() {
        let cause = || std::io::Error::from(ErrorKind::Interrupted);
        let error = StoreError::Io { doing: "list", path: "b".into(), source: cause() };
        assert_eq!(Failure::of(&error.into()).message, format!("could not list b: {}", cause()));
        let error = anyhow::Error::from(cause()).context("not answered");
        assert_eq!(Failure::of(&error).message, format!("not answered: {}", cause()));
    }
}

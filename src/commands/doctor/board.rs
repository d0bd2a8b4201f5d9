//! Whether the board can be read.

use super::super::Context;
use super::finding::{Finding, Severity};
use super::signs;
use crate::store::{StoreError, is_board};

/// Reads the board and looks at all it is made of; where it cannot be read, the failure is handed on too.
pub(super) fn check(context: &Context<'_>) -> anyhow::Result<(Vec<Finding>, Option<StoreError>)> {
    let (read, format, faults) = context.with_store(|store| (store.read(), store.format(), store.examine()));
    let mut findings = signs::findings(faults?);
    let snapshot = match read {
        Ok(snapshot) => snapshot,
        // It was one, or is one in the making: what is missing is told.
        Err(StoreError::NoBoard(_)) if is_board(&context.location.path) => return Ok((findings, None)),
        Err(e @ StoreError::NoBoard(_)) => return Err(e.into()),
        Err(e) => {
            findings.push(Finding::new(Severity::Error, "board_unreadable", "the board cannot be read", e.to_string()));
            return Ok((findings, Some(e)));
        }
    };
    let path = context.location.path.display();
    let (what, evidence) = match format {
        Ok(format) => ("the board is readable", format!("{path}: format {format}, {} changes", snapshot.sequence())),
        Err(_) => ("the first change makes a board of these files", format!("{path}: files of an older tool")),
    };
    findings.push(Finding::new(Severity::Info, "board", what, evidence));
    Ok((findings, None))
}

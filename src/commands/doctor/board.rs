//! Whether the board can be read.

use super::super::Context;
use super::finding::{Finding, Severity};
use crate::store::StoreError;

/// Reads the board; where that fails, the failure is handed on too.
pub(super) fn check(context: &Context<'_>) -> anyhow::Result<(Vec<Finding>, Option<StoreError>)> {
    let (read, format) = context.with_store(|store| (store.read(), store.format()));
    let snapshot = match read {
        Ok(snapshot) => snapshot,
        Err(e @ StoreError::NoBoard(_)) => return Err(e.into()),
        Err(e) => {
            let found = Finding::new(Severity::Error, "board_unreadable", "the board cannot be read", e.to_string());
            return Ok((vec![found], Some(e)));
        }
    };
    let path = context.location.path.display();
    let mut findings = vec![match format {
        Ok(format) => {
            let evidence = format!("{path}: format {format}, {} changes", snapshot.sequence());
            Finding::new(Severity::Info, "board", "the board is readable", evidence)
        }
        Err(_) => {
            let evidence = format!("{path}: files of an older tool");
            Finding::new(Severity::Info, "board", "the first change makes a board of these files", evidence)
        }
    }];
    if snapshot.damaged() > 0 {
        let evidence = format!("{} damaged places in .coordctl/journal", snapshot.damaged());
        findings.push(
            Finding::new(Severity::Warning, "board_damaged", "a part of the journal is damaged", evidence)
                .hint("the records around it are used; the next change keeps what it was in .coordctl/quarantine"),
        );
    }
    Ok((findings, None))
}

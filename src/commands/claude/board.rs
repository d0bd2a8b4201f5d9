//! The board as analyses see it.

use super::super::Context;
use super::super::metrics::reliability;
use super::gather;
use crate::analysis::advice::{Reliability, Subject};
use crate::store::StoreError;

/// Looks at the board.
pub(super) fn look(context: &Context<'_>) -> anyhow::Result<Subject> {
    let sequence = context.read(|snapshot| Ok(snapshot.sequence()))?;
    let reliability = match reliability(context, sequence) {
        // There are only files of an older tool: nothing was counted.
        Err(e) if matches!(e.downcast_ref(), Some(StoreError::NoBoard(_))) => Reliability::default(),
        counted => counted?,
    };
    context.read(|snapshot| Ok(gather::subject(snapshot, reliability)?))
}

//! The board as analyses see it.

use super::super::Context;
use super::super::metrics::reliability;
use super::gather;
use crate::analysis::advice::{Reliability, Subject};
use crate::store::StoreError;

/// What stands in place of a text that is left out.
const WITHHELD: &str = "[withheld]";

/// Looks at the board; with `redact` nothing that is computed from it can hold what people wrote about an item.
pub(super) fn look_with(context: &Context<'_>, redact: bool) -> anyhow::Result<Subject> {
    let mut subject = look(context)?;
    let texts = subject.open.iter_mut().flat_map(|item| [&mut item.description, &mut item.blocked_on]);
    texts.filter(|text| redact && !text.is_empty()).for_each(|text| WITHHELD.clone_into(text));
    Ok(subject)
}

/// Looks at the board.
pub(super) fn look(context: &Context<'_>) -> anyhow::Result<Subject> {
    let mut subject = context.read(|snapshot| Ok(gather::subject(snapshot)?))?;
    subject.reliability = match reliability(context, subject.sequence) {
        // There are only files of an older tool: nothing was counted.
        Err(e) if matches!(e.downcast_ref(), Some(StoreError::NoBoard(_))) => Reliability::default(),
        counted => counted?,
    };
    Ok(subject)
}

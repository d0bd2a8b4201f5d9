//! `program.toml` as reports need it: without a mistake, or not at all.

use crate::commands::Context;
use crate::program::{Fault, OnBoard, Program, Severity, check, read};
use crate::settings::{BadInput, program_text};

/// What was planned, and everything that is wrong with it; `None` where there is no `program.toml`.
pub(in crate::commands) fn checked(
    context: &Context<'_>,
    board: Option<&OnBoard>,
) -> Result<Option<(Program, Vec<Fault>)>, BadInput> {
    let Some(text) = program_text(&context.location.path)? else { return Ok(None) };
    let (program, mut faults) = read(&text);
    faults.extend(check(&program, board));
    faults.sort_by_key(|fault| fault.line);
    Ok(Some((program, faults)))
}

/// What was planned, where nothing is wrong with it.
pub(super) fn sound(context: &Context<'_>) -> Result<Option<Program>, BadInput> {
    let Some((program, faults)) = checked(context, None)? else { return Ok(None) };
    match faults.iter().find(|fault| fault.severity == Severity::Error) {
        None => Ok(Some(program)),
        Some(fault) => Err(BadInput::new(fault.to_string(), "run \"coordctl program check\" to see all that is wrong")),
    }
}

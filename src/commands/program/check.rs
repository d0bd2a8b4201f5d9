//! `program check`.

use crate::commands::Context;
use crate::commands::scrum::{checked, facts};
use crate::program::{FILE, Fault, Severity};
use crate::settings::BadInput;
use crate::text::{escape, many};
use serde_json::json;

/// Runs `program check`.
pub(super) fn run(context: &Context<'_>) -> anyhow::Result<()> {
    let board = facts(context)?;
    let Some((_, faults)) = checked(context, Some(&board))? else {
        let message = format!("there is no {FILE} in the board's directory");
        return Err(BadInput::new(message, "run \"coordctl program init\" to have one written").into());
    };
    let errors = faults.iter().filter(|fault| fault.severity == Severity::Error).count() as u64;
    let (path, is_sound) = (context.location.path.join(FILE).display().to_string(), errors == 0);
    if context.terminal.json {
        let document =
            json!({ "schema": "coordctl.program-check.v1", "path": path, "is_sound": is_sound, "faults": faults });
        context.terminal.document(&document)?;
    } else {
        context.terminal.data(&faults.iter().map(line).collect::<String>())?;
    }
    if errors > 0 {
        let message = format!("{FILE} has {}", many(errors, "error"));
        return Err(BadInput::new(message, "correct the lines named; until then no ceremony can be shown").into());
    }
    context.terminal.say(&format!("{FILE} can be used"));
    Ok(())
}

fn line(fault: &Fault) -> String {
    format!("{}\n", escape(&fault.to_string()))
}

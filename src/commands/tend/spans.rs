//! The rule that keeps the files of spans small.

use super::{Pass, off};
use crate::report::tend::{Deed, Line};
use crate::store::{Rotation, Turn, rotate_spans, rotation_due};
use crate::text::many;

/// Turns the file of spans if it is due, compresses and removes what was turned.
pub(super) fn rotate(pass: &Pass<'_>) -> anyhow::Result<Line> {
    if !pass.rules.rotate.enabled {
        return Ok(off("rotate"));
    }
    let (board, limits) = (&pass.context.location.path, &pass.context.settings.span_limits);
    let due = rotation_due(board, limits)?;
    let value = format!("{} to turn, {} to compress", u64::from(due.turn), due.compress);
    let line = Line::new("rotate", value, "as telemetry.rotate_size and so on say");
    if pass.is_dry {
        let deed = if due.turn || due.compress > 0 { Deed::Done } else { Deed::None };
        let words = format!("would turn {}, compress {}", u64::from(due.turn), due.compress + u64::from(due.turn));
        return Ok(if deed == Deed::Done { line.with(deed, words) } else { line });
    }
    Ok(told(line, &rotate_spans(board, limits, false)?))
}

fn told(line: Line, rotation: &Rotation) -> Line {
    let mut words = Vec::new();
    if let Turn::Turned(name) = &rotation.turn {
        words.push(format!("turned the file into {name}"));
    }
    for (what, names) in [("compressed", &rotation.compressed), ("removed", &rotation.removed)] {
        if !names.is_empty() {
            words.push(format!("{what} {}", many(names.len() as u64, "file")));
        }
    }
    match words.is_empty() {
        true if rotation.is_left_to_another => line.with(Deed::Held, "another process is at it"),
        true => line,
        false => line.with(Deed::Done, words.join(", ")),
    }
}

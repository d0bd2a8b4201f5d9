//! `telemetry rotate`.

use super::super::{Context, detached};
use crate::store::{Rotation, Turn, finish_rotation, rotate_spans};
use clap::Args;
use serde_json::json;
use std::path::Path;

/// Turn the file of spans if it is large or old enough
#[derive(Debug, Args)]
pub struct RotateArgs {
    /// Turn it however small and new it is
    #[arg(long)]
    now: bool,
    /// Only compress and remove what was turned before
    #[arg(long, hide = true, conflicts_with = "now")]
    finish: bool,
}

/// The end of `telemetry rotate --help`.
pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl telemetry rotate
  coordctl telemetry rotate --now --json | jq -r .turned

A file that was turned is compressed, and removed when it is too old or all are too large: see rotate_size, rotate_age,
keep and keep_size in docs/settings.md. What an export has not had yet is kept. Commands do all this by themselves.
Exit codes: 0 done, whether or not there was anything to do, 4 no board, 42 disk full";

/// Runs `telemetry rotate`.
///
/// # Errors
/// Where there is no board, or the system refuses.
pub(super) fn run(context: &Context<'_>, args: &RotateArgs) -> anyhow::Result<()> {
    let (board, limits) = (&context.location.path, &context.settings.span_limits);
    let rotation = match args.finish {
        true => finish_rotation(board, limits)?,
        false => rotate_spans(board, limits, args.now)?,
    };
    if context.terminal.json {
        return Ok(context.terminal.document(&document(&rotation))?);
    }
    for line in sentences(&rotation) {
        context.terminal.say(&line);
    }
    Ok(())
}

/// Starts a process that compresses and removes turned files, and outlives this one. It leaves no span: that could fill
/// the next file.
pub fn finish_later(board: &Path) {
    // If it cannot be started the next rotation does it.
    let _ = detached::start(board, &["telemetry", "rotate", "--finish"], &[("OTEL_SDK_DISABLED", "true")]);
}

fn document(rotation: &Rotation) -> serde_json::Value {
    let turned = match &rotation.turn {
        Turn::Turned(name) => Some(name),
        _ => None,
    };
    json!({
        "schema": "coordctl.telemetry_rotate.v1",
        "turned": turned,
        "not_turned_because": reason(&rotation.turn),
        "compressed": rotation.compressed,
        "removed": rotation.removed,
        "kept_for_export": rotation.kept_for_export,
        "left_to_another_process": rotation.is_left_to_another,
    })
}

/// Why the file was not turned, in a word.
fn reason(turn: &Turn) -> Option<&'static str> {
    match turn {
        Turn::Turned(_) => None,
        Turn::Empty => Some("empty"),
        Turn::NotDue => Some("not_due"),
        Turn::Busy => Some("being_written"),
    }
}

fn sentences(rotation: &Rotation) -> Vec<String> {
    let mut lines = vec![match &rotation.turn {
        Turn::Turned(name) => format!("turned telemetry_spans.jsonl into {name}"),
        Turn::Empty => "not turned: there is no span in telemetry_spans.jsonl".to_owned(),
        Turn::NotDue => "not turned: telemetry_spans.jsonl is neither large nor old enough".to_owned(),
        Turn::Busy => {
            "not turned: a line is being written to telemetry_spans.jsonl; a later command does it".to_owned()
        }
    }];
    let mut tell = |what: &str, names: &[String]| {
        if !names.is_empty() {
            lines.push(format!("{what} {}", names.join(", ")));
        }
    };
    tell("compressed", &rotation.compressed);
    tell("removed", &rotation.removed);
    tell("kept, because an export has not had all of it:", &rotation.kept_for_export);
    if rotation.is_left_to_another {
        lines.push("another process is compressing and removing turned files".to_owned());
    }
    lines
}

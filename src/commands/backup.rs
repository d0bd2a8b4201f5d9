//! `backup`: the board at one point in time, in one file.

use super::Context;
use crate::report::backup as report;
use crate::settings::BadInput;
use crate::store::{Backup, BackupWanted};
use crate::text::quote;
use clap::Args;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tracing::Span;

/// Write the whole board at one point in time into a file
///
/// Nobody waits for it: no lock is taken. The file is a compressed tar archive with its checksums in front. It is flushed,
/// read back from the disk and checked, and only then gets its name; beside it is a .sha256 file for "sha256sum -c".
#[derive(Debug, Args)]
pub struct BackupArgs {
    /// The directory for the file, made where it is missing; backups in the board's directory where none is named
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
    /// Keep only the newest N backups of this board there, this one included
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    keep: Option<String>,
    /// Leave the files of the archive out
    #[arg(long)]
    no_archive: bool,
    /// Take the files of spans along
    #[arg(long)]
    with_spans: bool,
}

/// Runs `backup`.
///
/// # Errors
/// [`BadInput`], where there is no board, and where the file cannot be written or does not verify.
pub fn run(context: &Context<'_>, args: &BackupArgs) -> anyhow::Result<()> {
    let keep = args.keep.as_deref().map(count).transpose()?;
    args.to.as_deref().map_or(Ok(()), check)?;
    let wanted = BackupWanted { to: args.to.as_deref(), keep, archive: !args.no_archive, spans: args.with_spans };
    let made = context.with_store(|store| store.backup(&wanted))?;
    made.warnings.iter().for_each(|warning| context.terminal.warn(warning));
    Span::current().record("coordctl.sequence", made.manifest.cut.sequence);
    if context.terminal.json {
        return Ok(context.terminal.document(&document(&made))?);
    }
    context.terminal.line(&made.path.display().to_string())?;
    for removed in &made.removed {
        context.terminal.say(&format!("removed the older {removed}"));
    }
    let counts = report::counts(&made.manifest.counts);
    let size = bytesize::ByteSize(made.bytes).display().si();
    context
        .terminal
        .say(&format!("{size} with {counts}, as of change {}, read back and whole", made.manifest.cut.sequence));
    Ok(())
}

/// What `--json` prints.
fn document(made: &Backup) -> Value {
    let mut document = described(made);
    document["schema"] = "coordctl.backup.v1".into();
    document["removed"] = json!(made.removed);
    document["warnings"] = json!(made.warnings);
    document
}

/// A backup as part of a document.
pub(super) fn described(made: &Backup) -> Value {
    let manifest = &made.manifest;
    json!({
        "path": made.path, "bytes": made.bytes, "sha256": made.sha256, "board": manifest.board,
        "sequence": manifest.cut.sequence, "at": manifest.cut.at, "counts": manifest.counts,
        "files": manifest.files(), "file_bytes": manifest.bytes(), "damaged": manifest.damaged,
        "archive": manifest.archive, "spans": manifest.spans,
    })
}

fn count(text: &str) -> Result<usize, BadInput> {
    let count = text.parse().ok().filter(|count| (1..=1_000_000).contains(count));
    count.ok_or_else(|| {
        let message = format!("{} is no number of backups to keep", quote(text));
        BadInput::new(message, "write a whole number from 1 on, such as 7")
    })
}

fn check(path: &Path) -> Result<(), BadInput> {
    let is_empty = path.as_os_str().is_empty();
    if is_empty || path.exists() && !path.is_dir() {
        let message = format!("{} is no directory", quote(&path.to_string_lossy()));
        return Err(BadInput::new(message, "name a directory for the backup, or leave --to out"));
    }
    Ok(())
}

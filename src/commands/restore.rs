//! `restore`: back to what a backup holds.

use super::Context;
use super::backup::described;
use crate::report::backup as report;
use crate::settings::BadInput;
use crate::store::{
    Backup, BackupFile, BackupWanted, Comparison, Differing, Manifest, Published, Replaced, holds_state,
};
use crate::text::quote;
use clap::Args;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tracing::Span;

/// Put the board back to what a backup holds
///
/// Shows what differs, makes a backup of the present, and then puts the rows back in one change. The journal goes on: no
/// sequence number and no fence is given twice. A claim stays only if it is the very same one in the backup and now; every
/// other one ends, and its holder may not write any more (16). A board that cannot be read any more is set aside whole, and
/// the backup takes its place.
#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// The backup
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Check the backup and show what would change, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Make the board in this directory instead, which has none
    #[arg(long, value_name = "DIR", conflicts_with = "other_board")]
    into: Option<PathBuf>,
    /// Put back the backup of another board
    #[arg(long)]
    other_board: bool,
}

/// Runs `restore`.
///
/// # Errors
/// [`BadInput`], a backup that is not whole or of a newer version, and a board that cannot be written.
pub fn run(context: &Context<'_>, args: &RestoreArgs) -> anyhow::Result<()> {
    check(&args.file)?;
    let backup = BackupFile::open(&args.file)?;
    if let Some(into) = &args.into {
        return make(context, args, &backup, into);
    }
    match context.with_store(|store| store.compare(&backup, args.other_board))? {
        Ok(comparison) => put_back(context, args, &backup, &comparison),
        Err(why) => replace(context, args, &backup, &why),
    }
}

/// Makes the board in a directory of its own.
fn make(context: &Context<'_>, args: &RestoreArgs, backup: &BackupFile, into: &Path) -> anyhow::Result<()> {
    let is_bad = into.as_os_str().is_empty() || into.exists() && !into.is_dir();
    if is_bad || holds_state(into) {
        let what = if is_bad { "is no directory" } else { "holds a board already" };
        let message = format!("{} {what}", quote(&into.to_string_lossy()));
        return Err(BadInput::new(message, "name a directory that is not there yet, or an empty one").into());
    }
    let manifest = &backup.manifest;
    if !args.dry_run {
        context.with_store_in(into, |store| store.restore_new(backup))?;
    }
    let fields = json!({ "into": into });
    let doing = if args.dry_run { "would be made" } else { "is made" };
    let sentence = format!("the board {doing} in {}, with {}", into.display(), report::counts(&manifest.counts));
    tell(context, &document(args, backup, "into", fields), &[], &sentence)
}

/// Puts the rows back onto a board that can be read.
fn put_back(
    context: &Context<'_>,
    args: &RestoreArgs,
    backup: &BackupFile,
    comparison: &Comparison,
) -> anyhow::Result<()> {
    if args.dry_run || comparison.differing.is_empty() {
        let files = if args.dry_run { 0 } else { only_files(context, backup)? };
        let fields =
            json!({ "differing": comparison.differing, "board_sequence": comparison.sequence, "files_added": files });
        let lines = lines(&comparison.differing, false);
        let sentence = if comparison.differing.is_empty() { "nothing differs" } else { "nothing was changed" };
        return tell(context, &document(args, backup, "in_place", fields), &lines, sentence);
    }
    let wanted = BackupWanted { to: None, keep: None, archive: true, spans: false };
    let mut safety = context.with_store(|store| store.backup(&wanted))?;
    let updated = context.with_store(|store| store.restore(backup, comparison))?;
    let restored = &updated.committed.answer;
    if updated.published == Published::Owed {
        context.publish_later();
    }
    if restored.before.sequence != safety.manifest.cut.sequence {
        // Somebody was at work between the two: the journal still has the state right before.
        match context.with_store(|store| store.backup_before(restored)) {
            Ok(exact) => safety = exact,
            Err(e) => context.terminal.warn(&format!("the backup lacks what was changed meanwhile: {e}")),
        }
    }
    let files = context.with_store(|store| store.restore_files(backup))?;
    Span::current().record("coordctl.sequence", updated.committed.sequence);
    let fields = json!({
        "differing": restored.differing, "sequence": updated.committed.sequence, "files_added": files,
        "safety": described(&safety), "warnings": updated.committed.warnings,
    });
    let sentence = format!("the board is put back to {}; {}", backup.manifest.cut.at, way_back(&safety));
    tell(context, &document(args, backup, "in_place", fields), &lines(&restored.differing, true), &sentence)
}

/// The rows are as in the backup; the rest may lack something, where a restore was killed.
fn only_files(context: &Context<'_>, backup: &BackupFile) -> anyhow::Result<u64> {
    context.with_store(|store| {
        let files = store.restore_files(backup)?;
        store.sync()?;
        Ok(files)
    })
}

/// Puts the backup in the place of what cannot be read.
fn replace(context: &Context<'_>, args: &RestoreArgs, backup: &BackupFile, why: &str) -> anyhow::Result<()> {
    context.terminal.warn(&format!("the board cannot be read: {why}"));
    if args.dry_run {
        let sentence =
            format!("it would be set aside whole, and a board made with {}", report::counts(&backup.manifest.counts));
        return tell(context, &document(args, backup, "replaced", json!({ "why": why })), &[], &sentence);
    }
    let Replaced { aside, ended_claims, warnings } = context.with_store(|store| store.restore_damaged(backup))?;
    let fields = json!({ "why": why, "aside": aside, "ended_claims": ended_claims, "warnings": warnings });
    let kept = aside.map_or(String::new(), |path| format!("; what was there is in {}", path.display()));
    let sentence = format!(
        "the board is made anew with {}; {} ended{kept}",
        report::counts(&backup.manifest.counts),
        crate::text::many(ended_claims, "claim")
    );
    tell(context, &document(args, backup, "replaced", fields), &[], &sentence)
}

fn way_back(safety: &Backup) -> String {
    format!("\"coordctl restore {}\" puts it back to what it was before", safety.path.display())
}

fn document(args: &RestoreArgs, backup: &BackupFile, how: &str, fields: Value) -> Value {
    let Manifest { board, cut, counts, .. } = &backup.manifest;
    let mut document = json!({
        "schema": "coordctl.restore.v1", "how": how, "dry_run": args.dry_run,
        "backup": { "path": backup.path(), "sha256": backup.sha256, "board": board, "sequence": cut.sequence, "at": cut.at,
            "counts": counts, "coordctl": backup.manifest.coordctl },
    });
    if let (Some(all), Value::Object(fields)) = (document.as_object_mut(), fields) {
        all.extend(fields);
    }
    document
}

fn tell(context: &Context<'_>, document: &Value, lines: &[String], sentence: &str) -> anyhow::Result<()> {
    if context.terminal.json {
        return Ok(context.terminal.document(document)?);
    }
    for line in lines {
        context.terminal.line(line)?;
    }
    context.terminal.say(&crate::text::escape(sentence));
    Ok(())
}

/// What differs, in lines.
fn lines(differing: &Differing, done: bool) -> Vec<String> {
    let rows = [("item", &differing.work), ("agent", &differing.agents), ("completion", &differing.completions)];
    let of =
        |(name, ids): (&str, &crate::store::Ids)| report::differing(name, [&ids.added, &ids.changed, &ids.lost], done);
    rows.into_iter().flat_map(of).chain(report::released(&differing.released, done)).collect()
}

fn check(path: &Path) -> Result<(), BadInput> {
    if path.is_file() {
        return Ok(());
    }
    let what = if path.is_dir() { "is a directory" } else { "is not there" };
    let message = format!("{} {what}: a backup is a file", quote(&path.to_string_lossy()));
    Err(BadInput::new(message, "name a file that \"coordctl backup\" printed"))
}

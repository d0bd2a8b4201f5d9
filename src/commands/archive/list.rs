//! `archive list`.

use super::super::Context;
use crate::report::table::{Column, table};
use crate::store::{ArchiveFile, StoreError, What};
use bytesize::ByteSize;
use clap::Args;
use serde_json::json;

/// The end of the help.
pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl archive list
  coordctl archive list --check
  coordctl archive list --json | jq '.files[] | {name, rows, sha256}'

Exit codes: 0 listed, 4 no board, 41 --check found damage";

/// List the files of the archive
#[derive(Debug, Args)]
pub struct ListArgs {
    /// Read every file, and compare it with its checksum
    #[arg(long)]
    check: bool,
}

/// Runs `archive list`.
///
/// # Errors
/// Where there is no board; [`StoreError::Damaged`] where a file is damaged and that was asked for.
pub(super) fn run(context: &Context<'_>, args: &ListArgs) -> anyhow::Result<()> {
    let archive = context.with_store(|store| store.archive())?;
    let (files, unreadable) = archive.files()?;
    let mut damaged = Vec::new();
    if args.check {
        for file in &files {
            damaged.extend(archive.check(file)?);
        }
        damaged.extend((unreadable > 0).then(|| told_unreadable(unreadable)));
    } else if unreadable > 0 {
        context.terminal.warn(&told_unreadable(unreadable));
    }
    match context.terminal.json {
        true => context.terminal.document(&json!({
            "schema": "coordctl.archive_list.v1",
            "files": files,
            "checked": args.check,
            "damaged": damaged,
        }))?,
        false => context.terminal.data(&text(&files, context.terminal.list_width()))?,
    }
    damaged.iter().for_each(|what| context.terminal.warn(what));
    match damaged.is_empty() {
        true => Ok(()),
        false => {
            let what = format!("{} of the archive are damaged; the others are used", files_of(damaged.len() as u64));
            Err(StoreError::Damaged { path: context.location.path.join(".coordctl/archive"), what }.into())
        }
    }
}

fn told_unreadable(lines: usize) -> String {
    format!("{} of index.jsonl in the archive cannot be read", crate::text::many(lines as u64, "line"))
}

fn files_of(count: u64) -> String {
    crate::text::many(count, "file")
}

fn text(files: &[ArchiveFile], width: usize) -> String {
    let columns = [
        Column::whole("file"),
        Column::left("what"),
        Column::right("rows"),
        Column::right("size"),
        Column::left("oldest"),
        Column::left("newest"),
        Column::left("sha256"),
    ];
    let row = |file: &ArchiveFile| {
        let time = |at: &Option<String>| at.clone().unwrap_or_else(|| "–".to_owned());
        vec![
            file.name.clone(),
            word(file.what).to_owned(),
            file.rows.to_string(),
            ByteSize(file.bytes).to_string(),
            time(&file.oldest),
            time(&file.newest),
            file.sha256.chars().take(16).collect(),
        ]
    };
    match files.is_empty() {
        true => "the archive is empty\n".to_owned(),
        false => table(&files.iter().map(row).collect::<Vec<_>>(), &columns, width, true),
    }
}

fn word(what: What) -> &'static str {
    match what {
        What::Items => "items",
        What::History => "history",
        What::Spans => "spans",
    }
}

//! `metrics`: the figures of the board for Prometheus.

mod count;
mod look;
mod memory;
mod spans;
mod textfile;

use super::{Context, output};
use crate::analysis::advice::Reliability;
use crate::report::metrics::{Family, of_figures, of_totals, text};
use clap::Args;
use serde_json::json;
use std::path::{Path, PathBuf};

/// Print figures of the board in the text format of Prometheus
///
/// Gauges tell how the board stands now. Counters and histograms tell what was done since the counting began; what was
/// counted is kept in .coordctl/metrics, so that the next time only what is new is read. If that file goes, everything
/// that the journal and the files of spans still hold is counted anew.
///
/// Every sample has the label board, the path of the board's directory: the files of several boards may lie side by side
/// in one directory of the node exporter's textfile collector.
#[derive(Debug, Args)]
pub struct MetricsArgs {
    /// Write them to this file instead, in one step; its name must end in .prom, and its directory must be there
    #[arg(long, value_name = "PATH")]
    textfile: Option<PathBuf>,
}

/// Runs `metrics`.
///
/// # Errors
/// A bad path, a board that cannot be read, or a file that cannot be written.
pub fn run(context: &Context<'_>, args: &MetricsArgs) -> anyhow::Result<()> {
    args.textfile.as_deref().map_or(Ok(()), textfile::check)?;
    let board = context.location.path.display().to_string();
    let (families, sequence) = families(context)?;
    match &args.textfile {
        Some(path) => written(context, path, place(path, &families, &board)?, sequence),
        None if context.terminal.json => {
            let document =
                json!({ "schema": "coordctl.metrics.v1", "board": board, "metrics": families, "sequence": sequence });
            Ok(context.terminal.document(&document)?)
        }
        None => Ok(context.terminal.data(&text(&families, &board))?),
    }
}

/// Writes the figures of now to a file, as `--textfile` does.
///
/// # Errors
/// As [`run`].
pub(super) fn refresh(context: &Context<'_>, path: &Path) -> anyhow::Result<()> {
    textfile::check(path)?;
    let (families, _) = families(context)?;
    place(path, &families, &context.location.path.display().to_string())?;
    Ok(())
}

/// Writes the file, and returns its length.
fn place(path: &Path, families: &[Family], board: &str) -> anyhow::Result<usize> {
    let text = text(families, board);
    output::write(path, text.as_bytes(), Some(textfile::MODE))?;
    Ok(text.len())
}

/// Checks the name of a file for the node exporter.
///
/// # Errors
/// A name that does not end in .prom, or one in no directory.
pub(super) fn check_textfile(path: &Path) -> Result<(), crate::settings::BadInput> {
    textfile::check(path)
}

/// How reliably work is done, by everything that was counted; changes up to the number `newest` are there.
///
/// # Errors
/// Where the journal cannot be read.
pub(super) fn reliability(context: &Context<'_>, newest: u64) -> anyhow::Result<Reliability> {
    let memory = count::counted(context, newest)?;
    Ok(memory.figures.reliability(&memory.totals))
}

/// How reliably work is done, by what was counted when it was last counted; `None` where it never was. Nothing is read
/// but that, and nothing written.
pub(super) fn reliability_counted(context: &Context<'_>) -> Option<Reliability> {
    let bytes = context.with_store(|store| store.recall());
    let memory = memory::Memory::parse(&bytes).filter(|_| !bytes.is_empty())?;
    Some(memory.figures.reliability(&memory.totals))
}

/// All metrics, and the number of the newest change that the gauges show.
fn families(context: &Context<'_>) -> anyhow::Result<(Vec<Family>, u64)> {
    let standing = context.with_store(|store| {
        let sizes = store.sizes()?;
        store.reading(|snapshot| Ok(look::standing(snapshot, sizes.clone())?))
    })?;
    let counted = count::counted(context, standing.sequence)?;
    let families = [standing.families(), of_totals(&counted.totals), of_figures(&counted.figures)].concat();
    Ok((families, standing.sequence))
}

fn written(context: &Context<'_>, path: &Path, bytes: usize, sequence: u64) -> anyhow::Result<()> {
    let path = path.display().to_string();
    if context.terminal.json {
        let document =
            json!({ "schema": "coordctl.metrics_written.v1", "path": path, "bytes": bytes, "sequence": sequence });
        return Ok(context.terminal.document(&document)?);
    }
    context.terminal.say(&format!("{bytes} bytes of metrics are in {}", crate::text::quote(&path)));
    Ok(())
}

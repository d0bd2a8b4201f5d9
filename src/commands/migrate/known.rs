//! What the board has already, and what has left it for the archive: neither is taken again.

use super::super::Context;
use super::read;
use crate::board::Kind;
use crate::legacy::{Known, Whereabouts};
use crate::store::{Snapshot, StoreError};

/// The rows on the board and in its archive, and what is wrong with which file of the archive.
pub(super) fn known(context: &Context<'_>) -> anyhow::Result<(Known, Vec<String>)> {
    let all = |snapshot: &mut Snapshot| {
        let mut known = Known::default();
        for found in snapshot.all_rows()?.iter().filter(|found| found.columns.kind != Kind::Request) {
            known.add(found.columns.kind, snapshot.row(found)?, Whereabouts::Board);
        }
        let damaged = archived(context, snapshot, &mut known)?;
        Ok((known, damaged))
    };
    Ok(read(context, all)?.unwrap_or_default())
}

/// Adds what is in the archive alone: a row that came back is on the board. A row that leaves the board while this runs is
/// in the archive before it has left, and the archive is listed after the board.
fn archived(context: &Context<'_>, board: &mut Snapshot, known: &mut Known) -> anyhow::Result<Vec<String>> {
    let archive = context.with_store(|store| store.archive())?;
    let mut failed = None;
    let read = archive.each_row(
        |_| true,
        |row| match board.has(row.kind, &row.id) {
            Ok(is_there) => {
                if !is_there {
                    known.add(row.kind, row.row, Whereabouts::Archive);
                }
                true
            }
            Err(e) => {
                failed = Some(e);
                false
            }
        },
    )?;
    failed.map_or(Ok(read.damaged), |e: StoreError| Err(e.into()))
}

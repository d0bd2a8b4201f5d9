//! Removing what is too old or too much, but never what an export still needs.

use super::super::dir::Dir;
use super::super::error::StoreError;
use super::cursor::export_cursors;
use super::files::span_files;
use super::limits::SpanLimits;
use super::{NAME, turned_ns};
use crate::clock::wall_ns;
use std::path::Path;

/// What became of the files that were to go.
#[derive(Debug, Default)]
pub(super) struct Retained {
    pub(super) removed: Vec<String>,
    pub(super) kept_for_export: Vec<String>,
}

/// Removes the oldest turned files while they are too old or all together too large.
pub(super) fn retain(board: &Path, root: &Dir, limits: &SpanLimits) -> Result<Retained, StoreError> {
    let mut names: Vec<String> = root.names()?.into_iter().filter(|name| turned_ns(name).is_some()).collect();
    names.sort();
    let bytes_of = |name: &str| Ok(root.stat(name)?.map_or(0, |stat| u64::try_from(stat.st_size).unwrap_or(0)));
    let sizes = names.iter().map(|name| bytes_of(name)).collect::<Result<Vec<_>, StoreError>>()?;
    let mut all = sizes.iter().sum::<u64>() + bytes_of(NAME)?;
    let (now, mut done) = (wall_ns(), Retained::default());
    let mut needed_from = None;
    for (name, bytes) in names.into_iter().zip(sizes) {
        let turned = turned_ns(&name).unwrap_or(u64::MAX);
        if !limits.is_expired(turned, now) && limits.keep_bytes.is_none_or(|most| all <= most) {
            break;
        }
        let needed_from = match needed_from {
            Some(known) => known,
            None => *needed_from.insert(first_needed(board)?),
        };
        match turned >= needed_from {
            true => done.kept_for_export.push(name),
            false => {
                root.remove(&name)?;
                all = all.saturating_sub(bytes);
                done.removed.push(name);
            }
        }
    }
    Ok(done)
}

/// When the oldest file was turned that an export still needs, in nanoseconds since 1970; the greatest number for none.
///
/// A cursor that cannot be read, or whose file is not there, may need every file.
pub(in super::super) fn first_needed(board: &Path) -> Result<u64, StoreError> {
    let cursors = export_cursors(board)?;
    if cursors.is_empty() {
        return Ok(u64::MAX);
    }
    let files = span_files(board)?;
    let needs = cursors.iter().map(|cursor| {
        let segment = cursor.place.as_ref().map(|place| &place.segment).filter(|segment| !segment.is_empty());
        match segment.and_then(|segment| files.iter().find(|file| file.segment == *segment)) {
            Some(file) => file.turned_at().unwrap_or(u64::MAX),
            None => 0,
        }
    });
    Ok(needs.min().unwrap_or(u64::MAX))
}

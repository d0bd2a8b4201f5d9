//! The whole of a rotation: turn, compress, remove.

use super::super::dir::Dir;
use super::super::error::StoreError;
use super::super::files::Files;
use super::super::lock::{acquire_now, sign, whole};
use super::super::open_root;
use super::append::is_due;
use super::compress::{clean, compress};
use super::limits::SpanLimits;
use super::lost::prepare;
use super::retain::retain;
use super::turn::turn;
use super::{NAME, turned_ns};
use std::path::Path;
use std::time::Duration;

/// The lock of those who compress and remove: one at a time is enough.
pub(in super::super) const LOCK: &str = "spans.lock";
/// How often the file is tried to be had alone, and the pause after each.
const TRIES: usize = 100;
const PAUSE: Duration = Duration::from_millis(1);

/// Whether the file was turned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Turn {
    /// It was, and has this name now.
    Turned(String),
    /// There is nothing in it.
    Empty,
    /// It is neither large nor old enough.
    NotDue,
    /// A line is being written to it, for longer than a line takes.
    Busy,
}

/// What a rotation would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RotationDue {
    /// Whether the file is to be turned.
    pub turn: bool,
    /// How many turned files are to be compressed.
    pub compress: u64,
}

/// What a rotation did; files by their names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rotation {
    /// Whether the file was turned.
    pub turn: Turn,
    /// Turned files that were compressed; the names they had before.
    pub compressed: Vec<String>,
    /// Turned files that were removed.
    pub removed: Vec<String>,
    /// Turned files that were to be removed but for an export that has not had them.
    pub kept_for_export: Vec<String>,
    /// Whether another process was compressing and removing, so that we did not.
    pub is_left_to_another: bool,
}

/// Turns the file if it is large or old enough, or in any case with `now`; then does what is left to do.
///
/// # Errors
/// Where there is no board, or the system refuses.
pub fn rotate_spans(board: &Path, limits: &SpanLimits, now: bool) -> Result<Rotation, StoreError> {
    let files = opened(board)?;
    let turn = turn_if(&files.root, limits, now)?;
    finish(board, &files, limits, turn)
}

/// What a rotation would do now, but for removing what is too old or too much; nothing is written.
///
/// # Errors
/// Where there is no board, or it cannot be read.
pub fn rotation_due(board: &Path, limits: &SpanLimits) -> Result<RotationDue, StoreError> {
    let root = Files::open(open_root(board)?)?.ok().ok_or_else(|| StoreError::NoBoard(board.to_owned()))?.root;
    let turn = match root.read(NAME)? {
        Some(file) => is_due(&file, limits).map_err(|e| StoreError::io("look at", root.path(NAME))(e.into()))?,
        None => None,
    };
    let plain = |name: &&String| turned_ns(name).is_some() && !name.ends_with(".gz");
    Ok(RotationDue { turn: turn == Some(true), compress: root.names()?.iter().filter(plain).count() as u64 })
}

/// Does what is left to do of rotations: compresses turned files, removes those that are not to be kept.
///
/// # Errors
/// As [`rotate_spans`].
pub fn finish_rotation(board: &Path, limits: &SpanLimits) -> Result<Rotation, StoreError> {
    finish(board, &opened(board)?, limits, Turn::NotDue)
}

fn opened(board: &Path) -> Result<Files, StoreError> {
    Files::open(open_root(board)?.trusted()?)?.ok().ok_or_else(|| StoreError::NoBoard(board.to_owned()))
}

fn turn_if(root: &Dir, limits: &SpanLimits, now: bool) -> Result<Turn, StoreError> {
    for _ in 0..TRIES {
        let Some(file) = root.write(NAME)? else { return Ok(Turn::Empty) };
        match is_due(&file, limits).map_err(|e| StoreError::io("look at", root.path(NAME))(e.into()))? {
            None => return Ok(Turn::Empty),
            Some(false) if !now => return Ok(Turn::NotDue),
            Some(_) => {}
        }
        if let Ok(held) = whole(file)
            && let Some(name) = turn(root, held)?
        {
            return Ok(Turn::Turned(name));
        }
        std::thread::sleep(PAUSE);
    }
    Ok(Turn::Busy)
}

fn finish(board: &Path, files: &Files, limits: &SpanLimits, turn: Turn) -> Result<Rotation, StoreError> {
    let mut done = Rotation {
        turn,
        compressed: Vec::new(),
        removed: Vec::new(),
        kept_for_export: Vec::new(),
        is_left_to_another: false,
    };
    let held = match acquire_now(&files.state, LOCK) {
        Ok(held) => held,
        Err(StoreError::Busy { .. }) => return Ok(Rotation { is_left_to_another: true, ..done }),
        Err(e) => return Err(e),
    };
    sign(&held, "telemetry rotate");
    clean(&files.state)?;
    prepare(&files.state)?;
    // First what makes room, then what needs some, then what the files are too large for even so.
    done.removed = retain(board, &files.root, limits)?.removed;
    done.compressed = compress_all(files)?;
    let retained = retain(board, &files.root, limits)?;
    done.removed.extend(retained.removed);
    done.kept_for_export = retained.kept_for_export;
    Ok(done)
}

/// Compresses what was turned, also what others turn meanwhile: they see that we are at it, and leave it to us.
fn compress_all(files: &Files) -> Result<Vec<String>, StoreError> {
    let mut compressed = Vec::new();
    loop {
        let before = compressed.len();
        let mut plain: Vec<String> = files.root.names()?;
        plain.retain(|name| turned_ns(name).is_some() && !name.ends_with(".gz"));
        plain.sort();
        for name in plain {
            if compress(&files.root, &files.state, &name)? {
                compressed.push(name);
            }
        }
        if compressed.len() == before {
            return Ok(compressed);
        }
    }
}

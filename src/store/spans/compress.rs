//! Compressing turned files.

use super::super::dir::{Dir, flush};
use super::super::error::StoreError;
use super::super::lock::whole;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs::File;
use std::io::{self, BufWriter, Write};

/// The compressed file while it is being made, below `.coordctl/`.
const UNFINISHED: &str = "spans.gz.new";

/// Puts `<name>.gz` in the place of a turned file; `false` where that has gone, or somebody still writes to it.
///
/// Until the plain file is removed readers take that one. If we die in between, the next rotation begins anew.
pub(in super::super) fn compress(root: &Dir, state: &Dir, name: &str) -> Result<bool, StoreError> {
    let Some(plain) = root.write(name)? else { return Ok(false) };
    // Nobody should have it any more; only who appends without our lock, such as another tool.
    let Ok(plain) = whole(plain) else { return Ok(false) };
    let made = state
        .write_or_make(UNFINISHED)
        .and_then(|zipped| zip(plain.file(), &zipped).map_err(StoreError::io("write", state.path(UNFINISHED))));
    if let Err(e) = made {
        state.remove(UNFINISHED)?;
        return Err(e);
    }
    state.rename(UNFINISHED, root, &format!("{name}.gz"))?;
    root.sync()?;
    root.remove(name)?;
    Ok(true)
}

/// Removes what a rotation left that died.
pub(super) fn clean(state: &Dir) -> Result<(), StoreError> {
    state.remove(UNFINISHED)
}

fn zip(mut plain: &File, zipped: &File) -> io::Result<()> {
    zipped.set_len(0)?;
    let mut encoder = GzEncoder::new(BufWriter::new(zipped), Compression::default());
    io::copy(&mut plain, &mut encoder)?;
    encoder.finish()?.flush()?;
    flush(zipped)
}

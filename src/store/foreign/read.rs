//! Reading a version of a public file that another program wrote, and may still be writing.

use super::super::dir::Dir;
use super::super::error::StoreError;
use super::super::import::{LIMIT, PUBLIC, Row, rows_in};
use super::super::notes::Identity;
use std::io::Read;
use std::time::{Duration, Instant};

/// How long a version that is not whole is looked at again: some programs write in place.
const PATIENCE: Duration = Duration::from_millis(100);
/// How long between two looks.
const PAUSE: Duration = Duration::from_millis(20);

/// A version as it was read.
pub(super) struct Found {
    pub(super) rows: Vec<Row>,
    pub(super) identity: Identity,
    /// What is wrong with it, and its bytes.
    pub(super) damage: Option<(String, Vec<u8>)>,
}

/// Reads a version; `None` where there is none any more.
pub(super) fn read(dir: &Dir, name: &str, view: usize) -> Result<Option<Found>, StoreError> {
    let started = Instant::now();
    loop {
        let found = read_once(dir, name, view)?;
        let is_whole = found.as_ref().is_none_or(|found| found.damage.is_none());
        if is_whole || started.elapsed() >= PATIENCE {
            return Ok(found);
        }
        std::thread::sleep(PAUSE);
    }
}

fn read_once(dir: &Dir, name: &str, view: usize) -> Result<Option<Found>, StoreError> {
    let Some(mut file) = dir.read(name)? else { return Ok(None) };
    // By what it was before it was read: what is written meanwhile makes it another one.
    let identity = Identity::of_file(&file).map_err(StoreError::io("look at", dir.path(name)))?;
    if identity.size > LIMIT {
        return Err(StoreError::damaged(dir.path(name), "is larger than 1 GiB and was not read"));
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(StoreError::io("read", dir.path(name)))?;
    let (rows, damage) = rows_in(&bytes, PUBLIC[view].2);
    Ok(Some(Found { rows, identity, damage: damage.map(|damage| (damage, bytes)) }))
}

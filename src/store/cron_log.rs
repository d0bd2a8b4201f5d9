//! `logs/cron.log`: what jobs of cron said. It is turned when it is full; the newest turned ones are kept.

use super::Store;
use super::dir::Dir;
use super::error::StoreError;
use std::fs::File;
use std::path::PathBuf;

/// The directory, in the board's.
const LOGS: &str = "logs";
/// The file.
const NAME: &str = "cron.log";
/// The size at which it is turned, in bytes.
const FULL: i64 = 1 << 20;
/// How many turned ones are kept.
const KEPT: usize = 5;

impl Store<'_> {
    /// The log, opened for appending, and where it is. Who has it open goes on with the same file when it is turned.
    ///
    /// # Errors
    /// Where there is no board, or the system refuses.
    pub fn cron_log(&self) -> Result<(File, PathBuf), StoreError> {
        let files = self.files_to_change()?;
        let dir = files.root.make_dir(LOGS, files.root.mode_below())?;
        let _alone = self.alone("cron-log", "turn the log of cron")?;
        if dir.stat(NAME)?.is_some_and(|stat| stat.st_size >= FULL) {
            turn(&dir)?;
        }
        Ok((dir.append(NAME)?, dir.path(NAME)))
    }
}

/// `cron.log.4` becomes `cron.log.5`, and so on; the oldest goes.
fn turn(dir: &Dir) -> Result<(), StoreError> {
    let name = |number: usize| if number == 0 { NAME.to_owned() } else { format!("{NAME}.{number}") };
    for number in (0..KEPT).rev() {
        if dir.stat(&name(number))?.is_some() {
            dir.rename(&name(number), dir, &name(number + 1))?;
        }
    }
    Ok(())
}

//! Upkeep by rules, one process at a time.

use super::Store;
use super::error::StoreError;
use super::lock::{Held, acquire_now, sign};

/// The lock, below `.coordctl/`.
const LOCK: &str = "tend.lock";

/// The right to tend a board, until it is dropped.
#[derive(Debug)]
pub struct Tending {
    _held: Held,
}

impl Store<'_> {
    /// Takes the right to tend the board; does not wait.
    ///
    /// # Errors
    /// [`StoreError::Busy`] where another process has it, and where there is no board.
    pub fn begin_tending(&self) -> Result<Tending, StoreError> {
        let held = acquire_now(&self.files_to_change()?.state, LOCK)?;
        sign(&held, "tend");
        Ok(Tending { _held: held })
    }
}

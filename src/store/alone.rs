//! `.coordctl/tasks/<name>.lock`: locks of tasks that one process at a time may be at, beside the board's own lock.

use super::Store;
use super::error::StoreError;
use super::lock::{Held, acquire, acquire_now, sign};

/// The directory, below `.coordctl/`.
const TASKS: &str = "tasks";

/// The right to be at a task, until this is dropped; the system takes it back from a process that dies.
#[derive(Debug)]
pub struct Alone {
    _held: Held,
}

impl Store<'_> {
    /// Waits until nobody else is at a task.
    ///
    /// # Errors
    /// [`StoreError::NoBoard`], and [`StoreError::Busy`] where it takes too long.
    pub fn alone(&self, task: &str, verb: &str) -> Result<Alone, StoreError> {
        let files = self.files_to_change()?;
        let dir = files.state.make_dir(TASKS, files.root.mode_below())?;
        let held = acquire(&dir, &format!("{task}.lock"), &self.options.patience())?;
        sign(&held, verb);
        Ok(Alone { _held: held })
    }

    /// The right to be at a task if nobody is; does not wait.
    ///
    /// # Errors
    /// [`StoreError::NoBoard`], and [`StoreError::Busy`] where somebody else is at it.
    pub fn alone_now(&self, task: &str, verb: &str) -> Result<Alone, StoreError> {
        let files = self.files_to_change()?;
        let dir = files.state.make_dir(TASKS, files.root.mode_below())?;
        let held = acquire_now(&dir, &format!("{task}.lock"))?;
        sign(&held, verb);
        Ok(Alone { _held: held })
    }
}

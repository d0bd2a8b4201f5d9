//! A machine whose clocks, boots and processes do what a test says, and the store on it.

use super::clocks::{Tick, beginning, moved};
use coordctl::clock::Now;
use coordctl::store::{Durability, Options, Store};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// The machine.
pub(super) struct Machine {
    now: Now,
    boots: usize,
    /// The process that stands for whoever says that one does.
    process: Option<Child>,
}

impl Machine {
    pub(super) fn new() -> Self {
        Machine { now: beginning(), boots: 0, process: start().ok() }
    }

    pub(super) fn now(&self) -> &Now {
        &self.now
    }

    /// The number of the process.
    pub(super) fn process(&self) -> Option<u32> {
        self.process.as_ref().map(Child::id)
    }

    pub(super) fn tick(&mut self, tick: &Tick) {
        self.boots += usize::from(matches!(tick, Tick::Reboot));
        self.now = moved(&self.now, tick, self.boots);
        if matches!(tick, Tick::Reboot | Tick::ProcessEnds) {
            let next = start().ok();
            self.end_process();
            self.process = next;
        }
    }

    /// Lends the store in a directory as the next process would open it.
    pub(super) fn with_store<T>(&self, path: &Path, durability: Durability, work: impl FnOnce(&Store<'_>) -> T) -> T {
        let options = Options {
            old_writers: coordctl::store::OldWriters::default(),
            durability,
            durable_views: true,
            lock_timeout: Duration::from_secs(30),
            clock: &|| Ok(self.now.clone()),
            on_wait: &|_| {},
            on_warning: &|_| {},
        };
        work(&Store::new(path, options))
    }

    fn end_process(&mut self) {
        if let Some(mut process) = self.process.take() {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        self.end_process();
    }
}

/// A process that waits for an end that never comes while the test runs, and ends with it.
fn start() -> std::io::Result<Child> {
    Command::new("cat").stdin(Stdio::piped()).stdout(Stdio::null()).spawn()
}

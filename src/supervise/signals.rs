//! Signals that this process gets, passed on to the commands that it runs.

use super::Group;
use rustix::process::Signal;
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2};
use signal_hook::iterator::Signals as Received;
use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Those that are passed on.
const PASSED: [i32; 6] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2];
/// Those that also ask for the end: nothing new is begun after them.
const ENDING: [i32; 4] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM];
/// Those that a terminal sends to everybody in our process group, our commands included.
const OF_TERMINAL: [i32; 2] = [SIGINT, SIGQUIT];

/// The signals of this process. From its making on they are passed on and do nothing else.
#[derive(Debug, Clone)]
pub struct Signals {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    running: Vec<Group>,
    ending: Option<i32>,
    terminal: bool,
}

impl Signals {
    /// Takes the signals over, but for those that were ignored from the start, as `nohup` has it.
    ///
    /// `terminal` says that the commands share our process group: what a terminal sends reaches them without us.
    ///
    /// # Errors
    /// Where the system refuses.
    pub fn take(terminal: bool) -> io::Result<Self> {
        let ignored = ignored();
        let taken = PASSED.into_iter().filter(|signal| ignored >> (signal - 1) & 1 == 0);
        let mut received = Received::new(taken)?;
        let shared =
            Arc::new(Shared { state: Mutex::new(State { terminal, ..State::default() }), ..Shared::default() });
        let signals = Signals { shared: Arc::clone(&shared) };
        std::thread::spawn(move || received.forever().for_each(|signal| shared.pass(signal)));
        Ok(signals)
    }

    /// The signal that asked for the end, if one did.
    #[must_use]
    pub fn ending(&self) -> Option<i32> {
        self.shared.state().ending
    }

    /// Waits for a time, or until a signal asks for the end.
    pub fn wait(&self, time: Duration) {
        let state = self.shared.state();
        // A wait that ends early is looked at by the caller in any case.
        let _ = self.shared.changed.wait_timeout_while(state, time, |state| state.ending.is_none());
    }

    /// Passes signals on to a command from now on, beginning with one that asked for the end before it ran.
    pub fn enter(&self, group: Group) {
        let mut state = self.shared.state();
        state.running.push(group);
        if let Some(signal) = state.ending.and_then(Signal::from_named_raw) {
            group.signal(signal);
        }
    }

    /// Passes nothing on to a command any more: its process id is about to become free.
    pub fn leave(&self, group: Group) {
        self.shared.state().running.retain(|other| *other != group);
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn pass(&self, number: i32) {
        let mut state = self.state();
        if ENDING.contains(&number) {
            state.ending.get_or_insert(number);
            self.changed.notify_all();
        }
        if let Some(signal) =
            Signal::from_named_raw(number).filter(|_| !(state.terminal && OF_TERMINAL.contains(&number)))
        {
            state.running.iter().for_each(|group| group.signal(signal));
        }
    }
}

/// The signals that this process ignores, a bit for each, as the system tells it; none where it does not.
#[expect(clippy::disallowed_methods, reason = "the system's file about this process is no file of the board")]
fn ignored() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0)
}

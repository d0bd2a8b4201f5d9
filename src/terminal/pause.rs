//! Waiting between two drawings: for the time to pass, for a signal, or for the reader to go.

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Signal, getpid, kill_process};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use std::io::{self, Read};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Whether a reader of stdout is there; nothing is asked of stdout: a reader that goes is told without asking.
pub(super) fn is_read() -> bool {
    let out = io::stdout();
    let mut watched = [PollFd::new(&out, PollFlags::empty())];
    let now = Timespec { tv_sec: 0, tv_nsec: 0 };
    poll(&mut watched, Some(&now)).is_err() || !watched[0].revents().intersects(PollFlags::ERR | PollFlags::HUP)
}

/// Why a pause ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Woken {
    /// It is time to draw again, or the terminal has another size.
    Again,
    /// The user wants the shell back for a while.
    Suspended,
    /// A signal asked for the end, or nobody reads any more.
    Ended,
}

/// Pauses that a signal cuts short. From its making on, signals do nothing but that.
#[derive(Debug)]
pub struct Pause {
    bell: UnixStream,
    ended: Arc<AtomicBool>,
    suspended: Arc<AtomicBool>,
}

impl Pause {
    /// Takes the signals over.
    ///
    /// # Errors
    /// Where the system refuses.
    pub fn new() -> io::Result<Self> {
        let (bell, rope) = UnixStream::pair()?;
        bell.set_nonblocking(true)?;
        let (ended, suspended) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] {
            signal_hook::flag::register(signal, Arc::clone(&ended))?;
        }
        signal_hook::flag::register(SIGTSTP, Arc::clone(&suspended))?;
        // After the flags: they must be set when the bell rings.
        for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGWINCH] {
            signal_hook::low_level::pipe::register(signal, rope.try_clone()?)?;
        }
        Ok(Pause { bell, ended, suspended })
    }

    /// Waits for `time`, or until something happens.
    ///
    /// # Errors
    /// Where the system cannot wait.
    pub fn wait(&mut self, time: Duration) -> io::Result<Woken> {
        let reader_gone = self.sleep(time)?;
        self.silence();
        let is_set = |flag: &AtomicBool| flag.swap(false, Ordering::SeqCst);
        Ok(match (reader_gone || is_set(&self.ended), is_set(&self.suspended)) {
            (true, _) => Woken::Ended,
            (false, true) => Woken::Suspended,
            (false, false) => Woken::Again,
        })
    }

    /// Stops this process until it is told to go on.
    ///
    /// # Errors
    /// Where the system refuses.
    pub fn suspend() -> io::Result<()> {
        Ok(kill_process(getpid(), Signal::STOP)?)
    }

    /// Sleeps until the bell rings, the time is over or the reader goes; says whether it went.
    fn sleep(&self, time: Duration) -> io::Result<bool> {
        let limit = Timespec::try_from(time).map_err(io::Error::other)?;
        let out = io::stdout();
        // Nothing is asked of stdout: a reader that goes is told without asking.
        let mut watched = [PollFd::new(&self.bell, PollFlags::IN), PollFd::new(&out, PollFlags::empty())];
        match poll(&mut watched, Some(&limit)) {
            Ok(_) => Ok(watched[1].revents().intersects(PollFlags::ERR | PollFlags::HUP)),
            // A signal: its flag says which.
            Err(rustix::io::Errno::INTR) => Ok(false),
            Err(e) => Err(e.into()),
        }
    }

    fn silence(&mut self) {
        let mut rings = [0; 64];
        while matches!(self.bell.read(&mut rings), Ok(n) if n > 0) {}
    }
}

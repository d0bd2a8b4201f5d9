//! Being woken when the journal may have grown, without asking again and again where the system can tell.

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher, event::AccessKind};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread::sleep;
use std::time::Duration;

/// Between two looks at a board that changes all the time at least this much passes, and up to twice as much: each
/// process has its own pace, so that many that wait do not all look at once.
const PACE_MS: u64 = 120;
/// Where nothing rings, as where all of the user's notifications are taken, the journal is looked at this often.
const POLL: Duration = Duration::from_millis(150);

/// A bell that rings when something is written to the journal.
#[derive(Debug)]
pub(super) struct Bell {
    rope: Option<(RecommendedWatcher, Receiver<()>)>,
    pace: Duration,
}

impl Bell {
    /// Hangs a bell over a directory; a silent one where the system has none to give.
    pub(super) fn over(dir: &Path) -> Self {
        let spread = u64::from(std::process::id()).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        let pace = Duration::from_millis(PACE_MS + spread % PACE_MS);
        let (sender, receiver) = sync_channel(1);
        let ring = move |event: notify::Result<Event>| {
            if !matches!(event, Ok(Event { kind: EventKind::Access(AccessKind::Open(_)), .. })) {
                // A full channel rings already.
                let _ = sender.try_send(());
            }
            sleep(pace);
        };
        let hang = || {
            let mut watcher = notify::recommended_watcher(ring)?;
            watcher.watch(dir, RecursiveMode::NonRecursive).map(|()| watcher)
        };
        Bell { rope: hang().ok().map(|watcher| (watcher, receiver)), pace }
    }

    /// Waits until it rings or `limit` is over, and in any case for the pace.
    pub(super) fn wait(&self, limit: Duration) {
        let Some((_, rings)) = &self.rope else { return sleep(limit.min(POLL.max(self.pace))) };
        match rings.recv_timeout(limit) {
            Ok(()) => sleep(self.pace.min(limit)),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => sleep(limit.min(POLL)),
        }
    }
}

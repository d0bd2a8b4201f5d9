//! A bar for what takes long, shown only to a person and only if it does take long.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::cell::Cell;
use std::time::Duration;

/// What takes less than this shows nothing.
const LONG: Duration = Duration::from_millis(500);

/// How far something is. Gone when it is dropped.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    wanted: Cell<bool>,
}

impl Progress {
    /// Begins something that goes up to `total`, where that is known; nothing is shown yet.
    pub(super) fn new(what: &'static str, total: Option<u64>, wanted: bool) -> Self {
        let template = match total {
            Some(_) => "{msg} {wide_bar} {human_pos} of {human_len}",
            None => "{spinner} {msg} {bytes} ({elapsed})",
        };
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::hidden());
        Progress { bar: bar.with_style(style).with_message(what), wanted: Cell::new(wanted) }
    }

    /// Says how far it is.
    pub fn at(&self, position: u64) {
        self.bar.set_position(position);
        if self.wanted.get() && self.bar.elapsed() > LONG {
            self.wanted.set(false);
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.bar.enable_steady_tick(Duration::from_millis(120));
        }
    }

    /// Does something that prints, out of the bar's way.
    pub fn beside(&self, print: impl FnOnce()) {
        self.bar.suspend(print);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

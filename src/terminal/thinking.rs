//! Waiting for an answer that may take minutes: the time, the tokens, and the text as it comes, for a person who looks on.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::Duration;

/// The most of the text that stands beside the spinner, in characters.
const TAIL: usize = 60;

/// An answer that is waited for. Gone when it is dropped.
#[derive(Debug)]
pub struct Thinking {
    bar: ProgressBar,
    what: String,
}

impl Thinking {
    pub(super) fn new(what: &str, wanted: bool) -> Self {
        let style = ProgressStyle::with_template("{spinner} {prefix} ({elapsed}) {msg}")
            .unwrap_or_else(|_| ProgressStyle::default_spinner());
        let target = if wanted { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target).with_style(style).with_prefix(what.to_owned());
        bar.enable_steady_tick(Duration::from_millis(120));
        Thinking { bar, what: what.to_owned() }
    }

    /// Shows how many tokens have come.
    pub fn tokens(&self, tokens: u64) {
        self.bar.set_prefix(format!("{}, {tokens} tokens", self.what));
    }

    /// Shows a line of the text that has come, and the end of what is coming.
    pub fn text(&self, finished: &[String], current: &str) {
        for line in finished {
            self.bar.println(format!("  {}", crate::text::escape(line)));
        }
        let length = current.chars().count();
        let tail: String = current.chars().skip(length.saturating_sub(TAIL)).collect();
        self.bar.set_message(crate::text::escape(&tail).into_owned());
    }

    /// Does something that prints, out of the way of what is shown.
    pub fn beside(&self, print: impl FnOnce()) {
        self.bar.suspend(print);
    }
}

impl Drop for Thinking {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

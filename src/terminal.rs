//! Where words go: data to stdout, talk to stderr. The only place that prints.

mod out;
mod pause;
mod progress;
mod question;
mod screen;
mod thinking;

pub use out::Out;
pub use pause::{Pause, Woken};
pub use progress::Progress;
pub use screen::Screen;
pub use thinking::Thinking;

use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use std::cell::RefCell;
use std::io::{self, IsTerminal, Write};
use std::time::Duration;

/// What older scripts look for where another process has the lock.
const CONFLICT: &str = "⚠️ CONFLICT: Another process is updating work claims";

/// The terminal, or the pipes in its place.
#[derive(Debug)]
pub struct Terminal {
    /// Whether output is one JSON document.
    pub json: bool,
    /// Whether talk is left out.
    pub quiet: bool,
    /// Whether text is coloured.
    pub colour: bool,
    waiting: RefCell<Option<ProgressBar>>,
    /// Where failures go to stdout, as older scripts expect: the talk that waits for the first data.
    held_back: RefCell<Option<Vec<String>>>,
    has_old_face: bool,
}

impl Terminal {
    /// A terminal for one command. `forced` is what `NO_COLOR` and `CLICOLOR_FORCE` say, where they say something.
    #[must_use]
    pub fn new(json: bool, quiet: bool, forced: Option<bool>) -> Self {
        let colour = forced.unwrap_or_else(|| io::stdout().is_terminal());
        let (waiting, held_back) = (RefCell::default(), RefCell::default());
        Terminal { json, quiet, colour, waiting, held_back, has_old_face: false }
    }

    /// The same for scripts that read both streams as one and look for the first id in it: talk waits for the first data,
    /// and failures are data.
    #[must_use]
    pub fn with_old_face(self) -> Self {
        Terminal { held_back: RefCell::new(Some(Vec::new())), has_old_face: true, ..self }
    }

    /// How many columns there are: those of the terminal, and 80 in a pipe.
    #[must_use]
    pub fn width(&self) -> usize {
        let size = io::stdout().is_terminal().then(|| rustix::termios::tcgetwinsize(io::stdout()).ok()).flatten();
        size.map(|size| usize::from(size.ws_col)).filter(|&columns| columns >= 40).unwrap_or(80)
    }

    /// How many columns a list may have: those of the terminal, and as many as it takes in a pipe.
    #[must_use]
    pub fn list_width(&self) -> usize {
        if self.is_interactive() { self.width() } else { usize::MAX }
    }

    /// Whether stdout is a terminal that a person looks at.
    #[must_use]
    pub fn is_interactive(&self) -> bool {
        io::stdout().is_terminal()
    }

    /// Writes data.
    ///
    /// # Errors
    /// Where stdout takes nothing; a reader that has gone is no error.
    pub fn data(&self, text: &str) -> io::Result<()> {
        self.data_wanted(text).map(|_| ())
    }

    /// Writes data and says whether anybody still reads it.
    ///
    /// # Errors
    /// As [`Terminal::data`].
    pub fn data_wanted(&self, text: &str) -> io::Result<bool> {
        self.stop_waiting();
        let mut out = io::stdout().lock();
        let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        self.hold_back_no_more();
        match written {
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(false),
            written => written.map(|()| true),
        }
    }

    /// Says what was held back.
    pub fn hold_back_no_more(&self) {
        let held_back = self.held_back.take();
        held_back.into_iter().flatten().for_each(|text| self.talk(&text));
    }

    /// Whether anybody may still read stdout, without writing to it.
    #[must_use]
    pub fn is_read(&self) -> bool {
        pause::is_read()
    }

    /// Writes a line of data.
    ///
    /// # Errors
    /// As [`Terminal::data`].
    pub fn line(&self, text: &str) -> io::Result<()> {
        self.data(&format!("{text}\n"))
    }

    /// Writes a JSON document.
    ///
    /// # Errors
    /// As [`Terminal::data`].
    pub fn document(&self, document: &impl Serialize) -> io::Result<()> {
        self.line(&serde_json::to_string(document)?)
    }

    /// Writes a JSON document to stderr, where stdout belongs to somebody else.
    pub fn aside(&self, document: &impl Serialize) {
        self.talk(&serde_json::to_string(document).unwrap_or_default());
    }

    /// Says something to people, unless they asked for quiet.
    pub fn say(&self, text: &str) {
        if !self.quiet {
            self.talk(text);
        }
    }

    /// Warns, also where quiet was asked for.
    pub fn warn(&self, text: &str) {
        self.talk(&format!("warning: {}", crate::text::escape(text)));
    }

    /// Tells a failure: in words, or as a JSON object.
    pub fn fail(&self, failure: &crate::failure::Failure) {
        if self.json {
            return self.talk(&serde_json::to_string(failure).unwrap_or_default());
        }
        let message = crate::text::escape(&failure.message);
        match (self.has_old_face, failure.code) {
            (false, _) => self.talk(&format!("error: {message}")),
            // Where stdout takes nothing, the exit code still tells.
            (true, "busy") => drop(self.line(&format!("{CONFLICT}: {message}"))),
            (true, _) => drop(self.line(&format!("❌ ERROR: {message}"))),
        }
        if let Some(hint) = &failure.hint {
            self.talk(&format!("hint: {}", crate::text::escape(hint)));
        }
    }

    /// Says for whom we wait: as a moving line where a person looks on, else once.
    pub fn wait_for(&self, holder: &str) {
        let text = format!("waiting for {}, which holds the board's lock", crate::text::escape(holder));
        if self.quiet {
            return;
        }
        if !io::stderr().is_terminal() {
            return self.talk(&text);
        }
        let style = ProgressStyle::with_template("{spinner} {msg} ({elapsed})")
            .unwrap_or_else(|_| ProgressStyle::default_spinner());
        let spinner = ProgressBar::new_spinner().with_style(style).with_message(text);
        spinner.enable_steady_tick(Duration::from_millis(120));
        *self.waiting.borrow_mut() = Some(spinner);
    }

    /// Begins something that may take long: a bar, where a person looks on and wants to be told.
    #[must_use]
    pub fn progress(&self, what: &'static str, total: Option<u64>) -> Progress {
        Progress::new(what, total, !self.quiet && !self.json && io::stderr().is_terminal())
    }

    /// Waits for an answer: with a spinner, where a person looks on and wants to be told.
    #[must_use]
    pub fn thinking(&self, what: &str) -> Thinking {
        Thinking::new(what, !self.quiet && !self.json && io::stderr().is_terminal())
    }

    fn stop_waiting(&self) {
        if let Some(spinner) = self.waiting.borrow_mut().take() {
            spinner.finish_and_clear();
        }
    }

    fn talk(&self, text: &str) {
        self.stop_waiting();
        if let Some(held_back) = self.held_back.borrow_mut().as_mut() {
            return held_back.push(text.to_owned());
        }
        // Nobody is left to tell if stderr takes nothing.
        let _ = io::stderr().lock().write_all(format!("{text}\n").as_bytes());
    }
}

/// Writes a line of diagnostics to stderr.
pub fn diagnose(line: &str) {
    // Nobody is left to tell if stderr takes nothing.
    let _ = io::stderr().lock().write_all(format!("{line}\n").as_bytes());
}

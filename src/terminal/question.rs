//! Questions to the person at the terminal.

use super::Terminal;
use std::io::{self, BufRead, IsTerminal, Write};

impl Terminal {
    /// Whether there is somebody who can be asked: what is asked is seen, and the answer is typed.
    #[must_use]
    pub fn can_ask(&self) -> bool {
        io::stdin().is_terminal() && io::stderr().is_terminal()
    }

    /// Asks, also where quiet was asked for; only `y` and `yes` mean yes.
    ///
    /// # Errors
    /// Where the terminal cannot be read.
    pub fn ask(&self, question: &str) -> io::Result<bool> {
        self.stop_waiting();
        let mut out = io::stderr().lock();
        out.write_all(format!("{} [y/N] ", crate::text::escape(question)).as_bytes()).and_then(|()| out.flush())?;
        let mut answer = String::new();
        io::stdin().lock().read_line(&mut answer)?;
        Ok(["y", "yes"].contains(&answer.trim().to_lowercase().as_str()))
    }
}

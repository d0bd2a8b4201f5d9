//! A screen of one's own on the terminal: drawn in place without flicker, and given back at the end.

use super::Pause;
use rustix::io::retry_on_intr;
use std::io;

/// Takes the alternate screen and hides the cursor.
const TAKE: &str = "\u{1b}[?1049h\u{1b}[?25l";
/// Shows the cursor and gives the screen back as it was.
const GIVE_BACK: &str = "\u{1b}[?25h\u{1b}[?1049l";
/// To the first place of the screen.
const HOME: &str = "\u{1b}[H";
/// Erases the rest of a line: what an earlier drawing left there.
const REST_OF_LINE: &str = "\u{1b}[K";
/// Erases what is below.
const BELOW: &str = "\u{1b}[J";
/// The size of a terminal that does not tell it: columns, lines.
const UNTOLD: (usize, usize) = (80, 24);

/// The alternate screen of the terminal. Dropping it gives the terminal back.
#[derive(Debug)]
pub struct Screen {
    drawn: bool,
}

impl Screen {
    /// Takes the screen.
    ///
    /// # Errors
    /// Where the terminal takes nothing.
    pub fn take() -> io::Result<Self> {
        let screen = Screen { drawn: true };
        write(TAKE)?;
        Ok(screen)
    }

    /// Columns and lines of the terminal, as they are now.
    #[must_use]
    pub fn size() -> (usize, usize) {
        match rustix::termios::tcgetwinsize(io::stdout()) {
            Ok(size) if size.ws_col > 0 && size.ws_row > 0 => (size.ws_col.into(), size.ws_row.into()),
            _ => UNTOLD,
        }
    }

    /// Draws lines over what was drawn before, in one write. They must fit on the screen.
    ///
    /// # Errors
    /// Where the terminal takes nothing.
    pub fn draw(&mut self, text: &str) -> io::Result<()> {
        write(&frame(text))
    }

    /// Gives the terminal back, stops this process, and takes the screen again when it goes on.
    ///
    /// # Errors
    /// Where the process cannot be stopped, or the terminal takes nothing.
    pub fn suspend(&mut self) -> io::Result<()> {
        write(GIVE_BACK)?;
        self.drawn = false;
        Pause::suspend()?;
        self.drawn = true;
        write(TAKE)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        if self.drawn {
            // A terminal that is gone needs nothing back.
            let _ = write(GIVE_BACK);
        }
    }
}

/// Lines as they are drawn: no newline after the last, or the screen would scroll.
fn frame(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("{line}{REST_OF_LINE}")).collect();
    format!("{HOME}{}{BELOW}", lines.join("\r\n"))
}

/// Writes past the buffer of stdout, which would split a drawing at its last line.
fn write(text: &str) -> io::Result<()> {
    let out = io::stdout().lock();
    let mut rest = text.as_bytes();
    while let Some(written) = (!rest.is_empty()).then(|| retry_on_intr(|| rustix::io::write(&out, rest))) {
        rest = rest.get(written?..).unwrap_or_default();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_erases_what_was_there_before_and_never_scrolls() {
        assert_eq!(frame("a\n\nb\n"), "\u{1b}[Ha\u{1b}[K\r\n\u{1b}[K\r\nb\u{1b}[K\u{1b}[J");
    }
}

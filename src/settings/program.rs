//! Files of the user's, which coordctl only reads: `program.toml` in the board's directory, conditions, rules.

use super::BadInput;
use crate::program::FILE;
use std::io::ErrorKind;
use std::path::Path;

/// The text of `program.toml`; `None` where there is none.
///
/// # Errors
/// [`BadInput`] where it cannot be read.
pub fn program_text(board: &Path) -> Result<Option<String>, BadInput> {
    text_at(&board.join(FILE))
}

/// The text of a file; `None` where there is none.
///
/// # Errors
/// [`BadInput`] where it cannot be read.
#[expect(clippy::disallowed_methods, reason = "a file of the user's, which this module reads")]
pub fn text_at(path: &Path) -> Result<Option<String>, BadInput> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(e) if matches!(e.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(e) => {
            let message = format!("could not read {}: {e}", crate::text::quote(&path.to_string_lossy()));
            Err(BadInput::new(message, "make it a readable file of UTF-8 text"))
        }
    }
}

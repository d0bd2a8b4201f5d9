//! Where this program is.

use std::path::PathBuf;

/// The absolute path of this program, links resolved.
///
/// # Errors
/// Where the system does not tell, or the program was replaced since it was started.
#[expect(clippy::disallowed_methods, reason = "what the system says of this process, as the environment")]
pub fn own_program() -> std::io::Result<PathBuf> {
    std::env::current_exe()?.canonicalize()
}

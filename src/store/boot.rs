//! The running boot, and the time in it.

use super::error::StoreError;
use crate::clock::Now;
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::sync::OnceLock;

/// What tells a store the time: [`now`], or in tests a clock that is set by hand.
pub type Clock<'a> = &'a dyn Fn() -> Result<Now, StoreError>;

/// The clocks of this machine.
///
/// # Errors
/// Where the kernel does not name the running boot.
pub fn now() -> Result<Now, StoreError> {
    Ok(Now::read(boot_id()?))
}

/// The id of the running boot, which no process, no lease and no index outlives.
pub(super) fn boot_id() -> Result<&'static str, StoreError> {
    static BOOT_ID: OnceLock<String> = OnceLock::new();
    match BOOT_ID.get() {
        Some(boot_id) => Ok(boot_id),
        None => read_boot_id().map(|boot_id| BOOT_ID.get_or_init(|| boot_id).as_str()),
    }
}

#[expect(clippy::disallowed_methods, reason = "a file of the kernel, not of the board")]
fn read_boot_id() -> Result<String, StoreError> {
    let path = "/proc/sys/kernel/random/boot_id";
    let file = File::open(path).map_err(StoreError::io("open", path))?;
    // The kernel hands out the 36 characters in one piece.
    let mut bytes = [0; 36];
    file.read_exact_at(&mut bytes, 0).map_err(StoreError::io("read", path))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

//! Text that a caller hands over in a file, or on stdin.

use super::arguments::text;
use crate::settings::BadInput;
use std::io::Read;
use std::path::Path;

/// The most that is read of one file, in bytes: what a record of the journal can hold has its own, smaller bound.
const LIMIT: u64 = 64 << 20;

/// Reads a text to be kept in a field: a file, or `-` for stdin.
///
/// # Errors
/// [`BadInput`] for a file that cannot be read, is no UTF-8, or holds what no field may.
pub(super) fn read(path: &Path) -> Result<String, BadInput> {
    let whole = read_all(path)?;
    text(&format!("text in {}", path.display()), whole.trim_end_matches(['\n', '\r']))
}

/// Reads a whole file, or stdin for `-`, as text.
///
/// # Errors
/// [`BadInput`] for a file that cannot be read, is larger than 64 MiB or is no UTF-8.
pub(super) fn read_all(path: &Path) -> Result<String, BadInput> {
    read_all_with(path, |_| ())
}

/// As [`read_all`], up to a size of its own in bytes: for files that this program wrote.
pub(super) fn read_up_to(path: &Path, limit: u64) -> Result<String, BadInput> {
    read_within(path, limit, |_| ())
}

/// As [`read_all`]; `told` hears after every piece how many bytes there are.
pub(super) fn read_all_with(path: &Path, told: impl FnMut(u64)) -> Result<String, BadInput> {
    read_within(path, LIMIT, told)
}

fn read_within(path: &Path, limit: u64, told: impl FnMut(u64)) -> Result<String, BadInput> {
    let mut bytes = Vec::new();
    let read = open(path).and_then(|source| read_pieces(source, limit, &mut bytes, told));
    let bad = |what: String, hint: &str| {
        BadInput::new(format!("{} {what}", crate::text::quote(&path.to_string_lossy())), hint)
    };
    match read {
        Err(e) => Err(bad(format!("cannot be read: {e}"), "name a file that can be read, or - for stdin")),
        Ok(_) if bytes.len() as u64 > limit => Err(bad(format!("is larger than {} MiB", limit >> 20), "split it")),
        Ok(_) => String::from_utf8(bytes).map_err(|e| {
            let at = e.utf8_error().valid_up_to();
            bad(format!("is no UTF-8 text: byte {at} is not"), "convert it to UTF-8")
        }),
    }
}

fn read_pieces(
    mut source: Box<dyn Read>,
    limit: u64,
    bytes: &mut Vec<u8>,
    mut told: impl FnMut(u64),
) -> std::io::Result<()> {
    let mut piece = vec![0; 64 << 10];
    while bytes.len() as u64 <= limit {
        match source.read(&mut piece) {
            Ok(0) => break,
            Ok(length) => bytes.extend_from_slice(&piece[..length]),
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
        told(bytes.len() as u64);
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "a file of the caller, which is no state of the board")]
fn open(path: &Path) -> std::io::Result<Box<dyn Read>> {
    match path == Path::new("-") {
        true => Ok(Box::new(std::io::stdin())),
        false => Ok(Box::new(std::fs::File::open(path)?)),
    }
}

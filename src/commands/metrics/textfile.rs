//! A file of the caller for the node exporter's textfile collector.

use crate::settings::BadInput;
use crate::text::quote;
use std::path::Path;

/// Anybody may read it: the node exporter runs as a user of its own.
pub(super) const MODE: u32 = 0o644;

/// Checks the name, before anything is done.
pub(super) fn check(path: &Path) -> Result<(), BadInput> {
    let bad = |what: &str, hint: &str| Err(BadInput::new(format!("{} {what}", quote(&path.to_string_lossy())), hint));
    if path.extension().is_none_or(|extension| extension != "prom") {
        return bad(
            "does not end in .prom",
            "name a file such as coordctl.prom: the node exporter passes over all others",
        );
    }
    if path.is_dir() || !directory(path).is_dir() {
        return bad(
            "is no file in a directory that is there",
            "name a file such as coordctl.prom in an existing directory",
        );
    }
    Ok(())
}

fn directory(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

//! Everything in a directory, to see whether a command left it as it was.

use std::collections::BTreeMap;
use std::fs::{read, read_dir, read_link};
use std::path::{Path, PathBuf};

/// Every path below a directory with what it holds.
pub(crate) type Listing = BTreeMap<PathBuf, Vec<u8>>;

/// Lists a directory with contents. The spans are left out, because every command leaves one or is counted for having
/// left none, and so is what the lock says of its last holder.
pub(crate) fn listing(dir: &Path) -> Listing {
    let mut found = Listing::new();
    add(dir, &mut found);
    found.retain(|path, _| !path.ends_with("telemetry_spans.jsonl") && !path.ends_with(".coordctl/spans_lost"));
    found.iter_mut().filter(|(path, _)| path.ends_with(".coordctl/lock")).for_each(|(_, holder)| holder.clear());
    found
}

fn add(path: &Path, found: &mut Listing) {
    let kind = path.symlink_metadata().expect("a path can be looked at").file_type();
    let contents = match (kind.is_dir(), kind.is_symlink()) {
        (true, _) => b"a directory".to_vec(),
        (_, true) => format!("a link to {:?}", read_link(path).expect("a link can be read")).into_bytes(),
        _ => read(path).expect("a file can be read"),
    };
    found.insert(path.to_owned(), contents);
    if kind.is_dir() {
        let entries = read_dir(path).expect("a directory can be listed");
        entries.for_each(|entry| add(&entry.expect("an entry can be read").path(), found));
    }
}

/// Which paths differ between two listings.
pub(crate) fn changed(before: &Listing, after: &Listing) -> Vec<PathBuf> {
    let paths = before.keys().chain(after.keys().filter(|path| !before.contains_key(*path)));
    paths.filter(|path| before.get(*path) != after.get(*path)).cloned().collect()
}

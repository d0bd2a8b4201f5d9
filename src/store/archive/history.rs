//! Moving old parts of the journal into the archive: a copy of each is there before any leaves the journal.

use super::super::Store;
use super::super::compact::{self, Compacted};
use super::super::error::StoreError;
use super::Archiving;
use super::catalogue::{ArchiveFile, What};
use super::finding::names;
use super::making::Making;
use super::reading::keys_of_record;

/// What left the journal.
#[derive(Debug, Default)]
pub struct ArchivedHistory {
    /// The files that were made, one for each segment.
    pub files: Vec<ArchiveFile>,
    /// How the journal took it; `None` where nothing was old enough, or worth it.
    pub compacted: Option<Compacted>,
}

impl Archiving<'_> {
    /// Moves the segments whose newest change is from before a moment, in nanoseconds since 1970, as far as it is worth it.
    ///
    /// # Errors
    /// Where a file cannot be written, or the journal cannot be read or written; then every segment is still there.
    pub fn history(&self, before_ns: u64) -> Result<ArchivedHistory, StoreError> {
        let mut files = Vec::new();
        let compacted = self.store.compact(before_ns, |segment, bytes| {
            files.extend(self.keep(segment, bytes)?);
            Ok(())
        })?;
        Ok(ArchivedHistory { files, compacted })
    }

    /// Keeps the records of a segment; `None` where they are kept already. A sealed segment never changes.
    fn keep(&self, segment: u32, bytes: &[u8]) -> Result<Option<ArchiveFile>, StoreError> {
        let begin = format!("{}{segment:08}-{segment:08}-", What::History.prefix());
        if names(&self.dir, What::History)?.iter().any(|name| name.starts_with(&begin)) {
            return Ok(None);
        }
        let now = self.store.now()?;
        let stamp: String = now.stamp().chars().filter(|c| !matches!(c, '-' | ':')).collect();
        let mut making = Making::begin(&self.dir, format!("{begin}{stamp}.jsonl.gz"))?;
        for line in bytes.split_inclusive(|&byte| byte == b'\n') {
            let (keys, at) = keys_of_record(line);
            making.line(line, keys, at)?;
        }
        making.finish(What::History, &now).map(Some)
    }
}

impl Store<'_> {
    /// How many segments a pass would move, and the bytes of their records.
    ///
    /// # Errors
    /// Where the journal cannot be read.
    pub fn old_history(&self, before_ns: u64) -> Result<(u32, u64), StoreError> {
        let plan = compact::plan(&self.files()?, &self.options, before_ns)?;
        Ok(plan.map_or((0, 0), |plan| (plan.segments.len() as u32, plan.bytes)))
    }
}

//! What of a board is in its archive.

use crate::board::Kind;
use crate::commands::Context;
use crate::conservation::hash;
use crate::store::Archive;
use std::collections::HashSet;

/// The archive of a board, asked for single rows.
pub(super) struct Archived {
    /// `None` where there is no board yet, but files of an older tool.
    archive: Option<Archive>,
    /// The hashes of what completions say, once one was asked for.
    completions: Option<HashSet<String>>,
    /// Files that could not be read, so that what is in them counts as lost.
    pub(super) damaged: Vec<String>,
}

impl Archived {
    pub(super) fn of(context: &Context<'_>, has_board: bool) -> anyhow::Result<Self> {
        let archive = has_board.then(|| context.with_store(|store| store.archive())).transpose()?;
        Ok(Archived { archive, completions: None, damaged: Vec::new() })
    }

    /// Whether a row that is not on the board is in the archive: an item or agent by its id, a completion by the hash of
    /// what it says. What cannot be read is not there.
    pub(super) fn holds(&mut self, kind: &str, id: &str) -> bool {
        match kind {
            "work" => self.has(Kind::Work, id),
            "agent" => self.has(Kind::Agent, id),
            _ => self.completions().contains(id),
        }
    }

    fn has(&mut self, kind: Kind, id: &str) -> bool {
        let Some(archive) = &self.archive else { return false };
        match archive.row(kind, id) {
            Ok(search) => {
                self.tell(search.damaged);
                search.found.is_some()
            }
            Err(e) => {
                self.tell(vec![e.to_string()]);
                false
            }
        }
    }

    fn completions(&mut self) -> &HashSet<String> {
        if self.completions.is_none() {
            let mut found = HashSet::new();
            if let Some(archive) = &self.archive {
                let is_completion = |line: &[u8]| line.starts_with(b"{\"k\":\"completion\"");
                let read = archive.each_row(is_completion, |row| {
                    found.insert(format!("{:032x}", hash(&row.row)));
                    true
                });
                self.tell(read.map_or_else(|e| vec![e.to_string()], |search| search.damaged));
            }
            self.completions = Some(found);
        }
        self.completions.get_or_insert_default()
    }

    fn tell(&mut self, damaged: Vec<String>) {
        for what in damaged {
            if !self.damaged.contains(&what) {
                self.damaged.push(what);
            }
        }
    }
}

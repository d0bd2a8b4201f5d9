//! Writing a backup: a gzip file of a tar archive, with the manifest in front.

use super::gather::{Content, Gathered, hex};
use super::manifest::NAME;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::os::unix::fs::FileExt;
use tar::{Builder, EntryType, Header};

/// How hard it is compressed: beyond that the time grows faster than the file shrinks.
const LEVEL: u32 = 3;

/// Writes everything that was gathered; `false` where a file is not any more what it was then.
pub(super) fn pack(gathered: &Gathered, to: &File) -> io::Result<bool> {
    let mut tar = Builder::new(GzEncoder::new(BufWriter::new(to), Compression::new(LEVEL)));
    let manifest = serde_json::to_vec_pretty(&gathered.manifest)?;
    append(&mut tar, NAME, manifest.len() as u64, manifest.as_slice())?;
    for (entry, content) in gathered.manifest.entries.iter().zip(&gathered.contents) {
        match content {
            Content::Held(bytes) => append(&mut tar, &entry.name, entry.size, bytes.as_slice())?,
            Content::File(file) => {
                let mut reading = Reading { file, at: 0, left: entry.size, sha: Sha256::new() };
                append(&mut tar, &entry.name, entry.size, &mut reading)?;
                if reading.left > 0 || hex(&reading.sha.finalize()) != entry.sha256 {
                    return Ok(false);
                }
            }
        }
    }
    tar.into_inner()?.finish()?.flush()?;
    Ok(true)
}

fn append(tar: &mut Builder<impl Write>, name: &str, size: u64, bytes: impl Read) -> io::Result<()> {
    let mut header = Header::new_gnu();
    header.set_entry_type(EntryType::Regular);
    header.set_mode(0o600);
    header.set_size(size);
    tar.append_data(&mut header, name, bytes)
}

/// The beginning of a file, wherever others stand in it.
struct Reading<'a> {
    file: &'a File,
    at: u64,
    left: u64,
    sha: Sha256,
}

impl Read for Reading<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left).map_or(buffer.len(), |left| left.min(buffer.len()));
        let read = self.file.read_at(&mut buffer[..most], self.at)?;
        self.sha.update(&buffer[..read]);
        self.at += read as u64;
        self.left -= read as u64;
        Ok(read)
    }
}

//! What lies in the directories: kinds of files, second names, unknown names, sizes.

use super::super::error::StoreError;
use super::super::import::PUBLIC;
use super::super::{create::ORIGINALS, files::STATE};
use super::known::{Known, in_state, is_ours};
use super::modes::{Place, entries, told};
use super::{Fault, Faults, Sign, Site};
use rustix::fs::{FileType, Stat};

/// The largest public file, heartbeats, and so on, in bytes: nobody needs so many open rows.
const LARGE_FILE: u64 = 256 << 20;
/// The largest journal in bytes.
const LARGE_JOURNAL: u64 = 4 << 30;

/// Looks at the kinds of all entries, and at their names.
pub(super) fn look(site: &Site, faults: &mut Faults) -> Result<(), StoreError> {
    let public = |name: &str| PUBLIC.iter().any(|(public, ..)| *public == name);
    for (_, name, stat) in entries(&site.root, Place::Root, public)? {
        if let Some(what) = wrong_kind(&stat, Known::File) {
            faults.push(Fault::new(Sign::PublicNotAFile, format!("{name} is {what}")));
        }
    }
    let state = entries(&site.state, Place::State, |_| true)?;
    if is_unmade(site)? {
        faults.push(Fault::new(Sign::Unmade, format!("there is neither {STATE}/format nor {STATE}/journal")));
    } else if !state.iter().any(|(_, name, _)| name == "format") {
        faults.push(Fault::new(Sign::FormatMissing, format!("there is no {STATE}/format")));
    }
    let mut unknown = Vec::new();
    for (place, name, stat) in &state {
        match in_state(name) {
            Some(known) => kind(*place, name, stat, known, faults),
            None => unknown.push(told(*place, name)),
        }
    }
    if let Ok(journal) = site.state.open_dir("journal") {
        for (place, name, stat) in entries(&journal, Place::Journal, |_| true)? {
            match super::super::journal::number_in(&name) {
                Some(_) => kind(place, &name, &stat, Known::File, faults),
                None => unknown.push(told(place, &name)),
            }
        }
    }
    if !unknown.is_empty() {
        faults.push(Fault::new(Sign::UnknownEntry, unknown.join(", ")));
    }
    Ok(())
}

/// Whether the making of the board was interrupted before it had a journal.
pub(super) fn is_unmade(site: &Site) -> Result<bool, StoreError> {
    Ok(site.state.stat("format")?.is_none() && site.state.stat("journal")?.is_none())
}

fn kind(place: Place, name: &str, stat: &Stat, known: Known, faults: &mut Faults) {
    let told = told(place, name);
    if let Some(what) = wrong_kind(stat, known) {
        faults.push(Fault::new(Sign::StateNotAFile, format!("{told} is {what}")));
    } else if known == Known::File && stat.st_nlink > 1 {
        faults.push(Fault::new(Sign::HardLinks, format!("{told} has {} names", stat.st_nlink)));
    }
}

/// What stands in the place of what belongs there; `None` where that does.
fn wrong_kind(stat: &Stat, known: Known) -> Option<&'static str> {
    match (FileType::from_raw_mode(stat.st_mode), known) {
        (FileType::RegularFile, Known::File) | (FileType::Directory, Known::Directory) => None,
        (FileType::RegularFile | FileType::Directory, Known::Unfinished) => None,
        (FileType::Symlink, _) => Some("a symbolic link, which is not followed"),
        (FileType::Directory, _) => Some("a directory where a file belongs"),
        (FileType::RegularFile, _) => Some("a file where a directory belongs"),
        _ => Some("neither a file nor a directory"),
    }
}

/// Looks for what has grown too large.
pub(super) fn sizes(site: &Site, faults: &mut Faults) -> Result<(), StoreError> {
    let mut large = Vec::new();
    let size = |stat: &Stat| u64::try_from(stat.st_size).unwrap_or(0);
    let mut add = |what: String, bytes: u64, most: u64| {
        if bytes > most {
            large.push(format!("{what} has {bytes} bytes, more than {most}"));
        }
    };
    let public = |name: &str| is_ours(name) && PUBLIC.iter().any(|(public, ..)| *public == name);
    for (place, name, stat) in entries(&site.root, Place::Root, public)? {
        add(told(place, &name), size(&stat), LARGE_FILE);
    }
    for (place, name, stat) in entries(&site.state, Place::State, |name| name != "index")? {
        add(told(place, &name), size(&stat), LARGE_FILE);
    }
    for (below, most) in [("journal", LARGE_JOURNAL), ("quarantine", LARGE_FILE), (ORIGINALS, LARGE_FILE)] {
        // What is missing, or no directory, is told elsewhere.
        let Ok(dir) = site.state.open_dir(below) else { continue };
        let all = entries(&dir, Place::State, |_| true)?.iter().map(|(_, _, stat)| size(stat)).sum();
        add(format!("{STATE}/{below}"), all, most);
    }
    if !large.is_empty() {
        faults.push(Fault::new(Sign::Oversized, large.join("; ")));
    }
    Ok(())
}

//! Owners and permissions.

use super::super::error::StoreError;
use super::super::files::STATE;
use super::known::{WRITTEN, is_ours};
use super::{Fault, Faults, Sign, Site};
use crate::store::dir::Dir;
use rustix::fs::Stat;

/// The bit that lets everybody write.
const OTHERS: u32 = 0o002;

/// Looks at whom things belong to, and at who may write them.
pub(super) fn look(site: &Site, faults: &mut Faults) -> Result<(), StoreError> {
    let own = site.root.stat_self()?;
    let is_shared = own.st_mode & 0o2020 == 0o2020;
    let user = rustix::process::geteuid().as_raw();
    let path = site.root.path("");
    if own.st_uid != user && !is_shared {
        let evidence = format!("{} belongs to user {}, and this is user {user}", path.display(), own.st_uid);
        faults.push(Fault::new(Sign::DirectoryForeign, evidence));
    } else {
        not_writable(site, faults);
    }
    let open: Vec<String> = open_to_others(site)?.into_iter().map(|(_, _, name)| name).collect();
    if !open.is_empty() {
        faults.push(Fault::new(Sign::ModeOpen, open.join(", ")));
    }
    if !is_shared {
        mixed(site, own.st_uid, faults)?;
    }
    Ok(())
}

/// What is the board's and open to everybody: the directory it is in, its name there, and its name for people.
pub(super) fn open_to_others(site: &Site) -> Result<Vec<(Place, String, String)>, StoreError> {
    let is_open = |stat: &Stat| stat.st_mode & OTHERS != 0 && !is_link(stat);
    let mut open = Vec::new();
    if is_open(&site.root.stat_self()?) {
        open.push((Place::Root, ".".to_owned(), "the board's directory".to_owned()));
    }
    for (place, name, stat) in ours(site)? {
        if is_open(&stat) {
            let told = told(place, &name);
            open.push((place, name, told));
        }
    }
    Ok(open)
}

/// One of the directories of a board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Root,
    State,
    Journal,
}

/// A name with its directory, from the board's own on.
pub(super) fn told(place: Place, name: &str) -> String {
    let path = match place {
        Place::Root => name.to_owned(),
        Place::State => format!("{STATE}/{name}"),
        Place::Journal => format!("{STATE}/journal/{name}"),
    };
    path.trim_end_matches("/.").to_owned()
}

/// Everything of the board, but for what lies in directories that hold no state.
fn ours(site: &Site) -> Result<Vec<(Place, String, Stat)>, StoreError> {
    let mut found = entries(&site.root, Place::Root, |name| name == STATE || is_ours(name))?;
    found.extend(entries(&site.state, Place::State, |_| true)?);
    if let Ok(journal) = site.state.open_dir("journal") {
        found.extend(entries(&journal, Place::Journal, |_| true)?);
    }
    Ok(found)
}

/// The names in a directory with what the system says of them; what goes meanwhile is left out.
pub(super) fn entries(
    dir: &Dir,
    place: Place,
    is_wanted: impl Fn(&str) -> bool,
) -> Result<Vec<(Place, String, Stat)>, StoreError> {
    let mut names = dir.names()?;
    names.retain(|name| name != "." && name != ".." && is_wanted(name));
    names.sort_unstable();
    let mut found = Vec::new();
    for name in names {
        // A name that is no text cannot be looked at by it, and is none of ours.
        if let Some(stat) = dir.stat(&name)? {
            found.push((place, name, stat));
        }
    }
    Ok(found)
}

pub(super) fn is_link(stat: &Stat) -> bool {
    rustix::fs::FileType::from_raw_mode(stat.st_mode).is_symlink()
}

/// What every change writes and this process may not.
fn not_writable(site: &Site, faults: &mut Faults) {
    let mut closed = Vec::new();
    if !site.root.may_write(".") {
        closed.push("the board's directory".to_owned());
    }
    let there = |dir: &Dir, name: &str| dir.stat(name).ok().flatten().is_some_and(|stat| !is_link(&stat));
    let of_state = WRITTEN.iter().chain(&["."]).filter(|name| there(&site.state, name) && !site.state.may_write(name));
    closed.extend(of_state.map(|name| told(Place::State, name)));
    if let Ok(journal) = site.state.open_dir("journal") {
        let names = journal.names().unwrap_or_default();
        let of_journal = names.iter().filter(|name| *name != ".." && there(&journal, name) && !journal.may_write(name));
        closed.extend(of_journal.map(|name| told(Place::Journal, name)));
    }
    if !closed.is_empty() {
        faults.push(Fault::new(Sign::NotWritable, closed.join(", ")));
    }
}

fn mixed(site: &Site, owner: u32, faults: &mut Faults) -> Result<(), StoreError> {
    let others: Vec<String> = ours(site)?
        .into_iter()
        .filter(|(_, _, stat)| stat.st_uid != owner)
        .map(|(place, name, stat)| format!("{} of user {}", told(place, &name), stat.st_uid))
        .collect();
    if !others.is_empty() {
        let evidence = format!("the directory belongs to user {owner}; {}", others.join(", "));
        faults.push(Fault::new(Sign::OwnerMixed, evidence));
    }
    Ok(())
}

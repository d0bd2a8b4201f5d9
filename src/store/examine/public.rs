//! The public files against the journal: each row that they show, as it stood at the change that they are to show.

use super::super::error::StoreError;
use super::super::import::PUBLIC;
use super::super::notes::Identity;
use super::super::row::Kind;
use super::journal::Seen;
use super::{Fault, Faults, Sign, Site};
use serde::de::IgnoredAny;
use serde_json::value::RawValue;
use std::collections::HashMap;
use std::io::Read;
use xxhash_rust::xxh3::xxh3_64;

/// A larger one is not read.
const TOO_LARGE: u64 = 256 << 20;

/// Looks at each of them.
pub(super) fn look(site: &Site, seen: &Seen, faults: &mut Faults) -> Result<(), StoreError> {
    for (view, (name, kind, _)) in PUBLIC.into_iter().enumerate() {
        match site.root.read(name) {
            // What stands there instead is told with the other entries.
            Err(StoreError::Damaged { .. }) => {}
            Err(e) => return Err(e),
            Ok(None) if seen.newest.is_some() => faults.push(Fault::new(Sign::PublicMissing, name)),
            Ok(None) => {}
            Ok(Some(file)) => {
                let identity = Identity::of_file(&file).map_err(StoreError::io("look at", site.root.path(name)))?;
                if identity.size > TOO_LARGE {
                    continue;
                }
                let mut text = Vec::new();
                (&file).read_to_end(&mut text).map_err(StoreError::io("read", site.root.path(name)))?;
                let is_ours = seen.notes.views[view].as_ref() == Some(&identity);
                let fault = match is_ours {
                    true if seen.notes.merged[view].is_none() => against(&text, seen, kind),
                    true => None,
                    false => no_json(&text),
                };
                let sign = if is_ours { Sign::PublicDiffers } else { Sign::PublicNotJson };
                faults.extend(fault.map(|why| Fault::new(sign, format!("{name}: {why}"))));
            }
        }
    }
    Ok(())
}

/// Why a text is no array of objects; `None` where it is one. An empty file of another program is none of ours.
fn no_json(text: &[u8]) -> Option<String> {
    let read = serde_json::from_slice::<Vec<HashMap<String, IgnoredAny>>>(text);
    read.err().map(|e| format!("{} bytes that are no array of objects: {e}", text.len()))
}

/// What a file of ours shows that the journal does not say, or not.
fn against(text: &[u8], seen: &Seen, kind: Kind) -> Option<String> {
    let rows: Vec<&RawValue> = match serde_json::from_slice(text) {
        Ok(rows) => rows,
        Err(e) => return Some(format!("it is no JSON: {e}")),
    };
    if seen.notes.sequence == 0 || seen.is_carried_on {
        // Of another boot, or the rows as they were then are gone: how it should be is not known.
        return None;
    }
    let mut wanted: HashMap<u64, i64> = HashMap::new();
    for row in seen.rows.values().filter(|row| row.kind == kind) {
        row.shown.into_iter().for_each(|hash| *wanted.entry(hash).or_default() += 1);
    }
    for row in &rows {
        *wanted.entry(xxh3_64(row.get().as_bytes())).or_default() -= 1;
    }
    let missing: i64 = wanted.values().filter(|count| **count > 0).sum();
    let unknown: i64 = -wanted.values().filter(|count| **count < 0).sum::<i64>();
    (missing + unknown > 0).then(|| {
        let sequence = seen.notes.sequence;
        format!("at change {sequence} it lacks {missing} rows of the journal and has {unknown} others")
    })
}

/// The public files of ours that say something else than the journal, as they are now, with all that they hold.
///
/// For a publisher, who has the lock: nobody changes them meanwhile.
pub(super) fn differing(site: &Site, seen: &Seen) -> Result<Vec<(&'static str, Vec<u8>)>, StoreError> {
    let mut differing = Vec::new();
    for (view, (name, kind, _)) in PUBLIC.into_iter().enumerate() {
        let Some(mut file) = site.root.read(name)? else { continue };
        let identity = Identity::of_file(&file).map_err(StoreError::io("look at", site.root.path(name)))?;
        if seen.notes.views[view].as_ref() != Some(&identity) || identity.size > TOO_LARGE {
            continue;
        }
        let mut text = Vec::new();
        file.read_to_end(&mut text).map_err(StoreError::io("read", site.root.path(name)))?;
        if against(&text, seen, kind).is_some() {
            differing.push((name, text));
        }
    }
    Ok(differing)
}

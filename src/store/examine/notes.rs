//! What publishers have left for each other.

use super::super::error::StoreError;
use super::super::files::read_text;
use super::super::import::PUBLIC;
use super::super::notes::Notes;
use super::entries::is_unmade;
use super::modes::{Place, told};
use super::{Fault, Faults, Sign, Site};

/// Where publishers leave their notes.
pub(super) const NAME: &str = "publish.lock";

/// Looks whether the notes are there and can be read, and returns them; without them blank ones.
pub(super) fn look(site: &Site, faults: &mut Faults) -> Result<Notes, StoreError> {
    let is_whole = |text: &str| text.trim().is_empty() || serde_json::from_str::<Notes>(text.trim()).is_ok();
    let text = match read_text(&site.state, NAME) {
        // What stands there instead is told with the other entries.
        Err(StoreError::Damaged { .. }) => return Ok(Notes::default()),
        // A publisher may be writing them at this moment.
        Ok(Some(text)) if !is_whole(&text) => read_text(&site.state, NAME)?,
        text => text?,
    };
    match text.as_deref().map(str::trim) {
        None => {
            if any_public(site)? && !is_unmade(site)? {
                faults.push(Fault::new(Sign::NotesMissing, format!("there is no {}", told(Place::State, NAME))));
            }
        }
        // Made by somebody who was killed, or was busy with something else, before the first notes were written.
        Some("") => {}
        Some(text) if !is_whole(text) => {
            let evidence = format!("{} holds {} bytes that are no notes", told(Place::State, NAME), text.len());
            faults.push(Fault::new(Sign::NotesDamaged, evidence));
        }
        Some(_) => {}
    }
    Ok(Notes::parse(text.as_deref().unwrap_or_default(), &site.now))
}

fn any_public(site: &Site) -> Result<bool, StoreError> {
    for (name, ..) in PUBLIC {
        if site.root.stat(name)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

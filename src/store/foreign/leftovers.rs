//! What a publisher leaves that was killed while it put public files in place.

use super::super::error::StoreError;
use super::super::import::PUBLIC;
use super::super::notes::{Identity, Notes};
use super::super::replace::{Publisher, unfinished};
use super::inbox::put_aside;

/// Finds out how far a killed publisher came, and sets aside what another program had put in the place of its file.
///
/// Between the exchange and the look at what came out, that stands under the name of the unfinished file. It is ours if
/// the notes know it, or if no exchange was begun. Afterwards no exchange counts as begun.
pub(super) fn settle(publisher: &Publisher<'_>, notes: &mut Notes) -> Result<(), StoreError> {
    let is_blank = notes.is_blank();
    if !is_blank && notes.coming.iter().all(Option::is_none) {
        return Ok(());
    }
    for view in 0..PUBLIC.len() {
        if is_blank || notes.coming[view].is_some() {
            settle_one(publisher, notes, view, is_blank)?;
        }
    }
    if is_blank { Ok(()) } else { notes.write(publisher.lock, publisher.files) }
}

fn settle_one(publisher: &Publisher<'_>, notes: &mut Notes, view: usize, is_blank: bool) -> Result<(), StoreError> {
    let (root, state) = (&publisher.files.root, &publisher.files.state);
    let name = unfinished(view);
    if let Some(left) = state.stat(&name)?.map(|stat| Identity::of(&stat)) {
        let is_ours = match is_blank {
            // There are no notes. What is not whole was never put in place.
            true => !is_array(publisher, &name),
            false => notes.know(view, &left),
        };
        match is_ours {
            true => state.remove(&name)?,
            false => put_aside(publisher.files, &name, view, publisher.now)?,
        }
    }
    let in_place = root.stat(PUBLIC[view].0)?.map(|stat| Identity::of(&stat));
    let coming = notes.coming[view].take();
    if coming.is_some() && coming == in_place {
        (notes.views[view], notes.merged[view]) = (coming, None);
        // It is newer than the notes: nothing may be spliced into it.
        notes.sequence = 0;
    }
    Ok(())
}

fn is_array(publisher: &Publisher<'_>, name: &str) -> bool {
    let file = publisher.files.state.read(name).ok().flatten();
    file.is_some_and(|file| {
        serde_json::from_reader::<_, Vec<serde::de::IgnoredAny>>(std::io::BufReader::new(file)).is_ok()
    })
}

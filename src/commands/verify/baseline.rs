//! The file of a baseline.

use crate::commands::{input, output};
use crate::conservation::{Baseline, Unfit, VERSION};
use crate::settings::BadInput;
use crate::store::StoreError;
use crate::text::quote;
use std::path::Path;

/// The longest baseline, in bytes: some 80 for each row.
const LONGEST: u64 = 2 << 30;

/// Reads one.
pub(super) fn read(path: &Path) -> anyhow::Result<Baseline> {
    let text = input::read_up_to(path, LONGEST)?;
    Baseline::parse(&text).map_err(|unfit| match unfit {
        Unfit::Newer(found) => StoreError::Newer { path: path.to_owned(), found, known: VERSION }.into(),
        unfit => {
            let message = format!("{}: {unfit}", quote(&path.to_string_lossy()));
            BadInput::new(message, "name a file that \"coordctl verify --save FILE\" wrote, as it wrote it").into()
        }
    })
}

/// Writes one in the place of an older one, in one step.
pub(super) fn write(path: &Path, baseline: &Baseline) -> anyhow::Result<()> {
    output::write(path, baseline.text().as_bytes(), None)
}

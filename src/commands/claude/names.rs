//! The names of analyses on the command line.

use crate::claude::Analysis;
use crate::settings::BadInput;
use crate::text::{nearest, quote};

/// The analysis with a name.
pub(super) fn analysis(name: &str) -> Result<Analysis, BadInput> {
    Analysis::named(name).ok_or_else(|| {
        let names = Analysis::ALL.map(Analysis::name);
        let near = nearest(name, names.into_iter(), 1);
        let hint = match near.first() {
            Some(near) => format!("did you mean {near}? There are: {}", names.join(", ")),
            None => format!("there are: {}", names.join(", ")),
        };
        BadInput::new(format!("there is no analysis {}", quote(name)), hint)
    })
}

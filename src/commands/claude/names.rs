//! The names of analyses on the command line.

use super::super::arguments::misspelt;
use crate::claude::Analysis;
use crate::settings::BadInput;

/// The analysis with a name.
pub(super) fn analysis(name: &str) -> Result<Analysis, BadInput> {
    Analysis::named(name).ok_or_else(|| misspelt("analysis", name, &Analysis::ALL.map(Analysis::name)))
}

//! `[legacy]`: how to live with an older tool on the same directory.

use crate::store::HeldElsewhere;
use serde::Deserialize;

/// `[legacy]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LegacyTable {
    /// `auto`, `yes` or `no`.
    pub writers: Option<HeldElsewhere>,
}

//! The figures that monitoring asks for: how the board stands, what was done on it, and how long that took.
//!
//! [`Census`] is one pass over the columns. [`Totals`] and [`Figures`] only ever grow: they are counted on from where
//! they were left, so what they hold can be kept between two processes.

mod census;
mod figures;
mod histogram;
mod totals;

pub use census::{Cell, Census, Most};
pub use figures::{Ended, Figures, Usage, is_change};
pub use histogram::{ATTEMPT_BOUNDS_NS, Histogram, OPERATION_BOUNDS_NS};
pub use totals::{Deed, Totals};

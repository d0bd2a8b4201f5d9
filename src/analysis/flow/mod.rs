//! How work flows: how long items take and where that time goes, how many are under way, and when the rest will be done.
//!
//! Everything rests on the times that the rows of the items carry ([`Story`]): when an item arrived, when somebody held it,
//! when it was closed. What a row does not tell is not guessed; each figure says how many items it rests on.

mod ageing;
mod cumulative;
mod futures;
mod story;
mod times;

pub use ageing::{Ageing, AgeingItem, ageing};
pub use cumulative::{CumulativeDay, CumulativeFlow, cumulative_flow};
pub use futures::{DoneBy, Futures, WINDOW_DAYS, futures};
pub use story::{Ended, Held, Phase, Story};
pub use times::{FlowTimes, Spread, flow_times};

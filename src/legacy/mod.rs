//! What older tools left in a directory, taken apart and made into rows of a board.
//!
//! Files are known by name (`sources`), taken apart into objects whatever stands around them (`records`), mended where a
//! rule of the board needs it (`rows`, `velocity`), and each is counted once: taken, merged or set aside (`plan`). That
//! nothing was lost is shown by [`crate::conservation`]. Pure: bytes in, rows and reasons out.

mod account;
mod known;
mod plan;
mod records;
mod rows;
mod sources;
mod velocity;

pub use account::{Account, Aside, Conservation, FileCount, Kept, Leases, Lost, Merged, Unread, add_up};
pub use known::{Known, Whereabouts};
pub use plan::{Counted, Fate, Input, Plan, Take, plan};
pub use sources::{FOLDERS, Sort, Source, source};

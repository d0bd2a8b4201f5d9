//! Backups: the board at one point in time in one compressed file, and the ways back from it.
//!
//! The journal is append-only: up to the end of some record it is one consistent point, however much is written behind it
//! meanwhile. So a backup takes no lock (I13). [`pack`] writes the file, [`unpack`] reads it and checks every byte of it;
//! a file gets its name only once it was read back from the disk. [`gather`] says what belongs into one, [`tally`] what the
//! journal in it comes to. `docs/backup.md` describes the format.

mod compare;
mod gather;
mod keep;
mod lay_out;
mod make;
mod manifest;
mod pack;
mod places;
mod put_back;
mod replace;
mod standing;
mod tally;
mod unpack;

#[cfg(test)]
mod across_a_pass;

pub use compare::Comparison;
pub use make::{Backup, BackupWanted};
pub use manifest::{Cut, DamagedPlace, Manifest};
pub use put_back::Restored;
pub use replace::Replaced;
pub use standing::{Differing, Ids};
pub use unpack::BackupFile;

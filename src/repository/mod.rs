//! A repository of git and its worktrees, by the `git` program: what is there, what would be lost, and how it is kept.
//! It knows nothing of boards.

mod archive;
mod failed;
mod git;
mod left;
mod listing;
mod stash;

pub use archive::{Archived, archive};
pub use failed::{Failed, Kind};
pub use git::Git;
pub use left::Left;
pub use listing::{Linked, listing};
pub use stash::stash;

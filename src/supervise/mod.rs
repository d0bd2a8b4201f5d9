//! A command at work under guard: started, watched, signalled and ended. It knows nothing of boards.
//!
//! A command is not started directly but by a *stage*: this program once more, which asks the system to be killed when
//! its parent dies ([`stage()`]) and then becomes the command. So a supervisor that is killed leaves no command behind
//! that works on without a lease.

mod child;
mod converse;
mod program;
mod renewal;
mod signals;
mod stage;
mod tail;

pub use child::{Child, Ended, Exit, Group};
pub use converse::{Limits, Said, converse};
pub use program::{CannotStart, check, find};
pub use renewal::{Renewal, Step};
pub use signals::Signals;
pub use stage::stage;
pub use tail::Tail;

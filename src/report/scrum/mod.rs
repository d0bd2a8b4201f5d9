//! The ceremonies as people read them: under the titles and headings that they always had, what was computed, and
//! "not recorded" where nothing tells.

mod flow;
mod goals;
mod improving;
mod meeting;
mod planning;
mod portfolio;
mod sheet;
mod showing;
mod standup;
mod teams;
mod value_stream;

pub use improving::{inspect_adapt, retrospective};
pub use meeting::{art_sync, scrum_of_scrums};
pub use planning::{innovation_planning, pi_planning};
pub use portfolio::{coach_training, portfolio_kanban};
pub use showing::system_demo;
pub use standup::daily_standup;
pub use value_stream::value_stream;

#[cfg(test)]
mod cells;
#[cfg(test)]
mod tests;

//! What the ceremonies of Scrum at Scale look at: computed from the items of a board, what happened to them, and the
//! program that people wrote down. What neither tells is not recorded, and stays empty.

mod calendar;
mod dependencies;
mod goals;
mod improving;
mod item;
mod learned;
mod meeting;
mod metrics;
mod planning;
mod portfolio;
mod scene;
mod showing;
mod standup;
mod teams;
mod value_stream;
mod velocity;

pub use calendar::{Period, PeriodSource, day_of, midnight, quarter, weeks_before};
pub use dependencies::{Dependency, Late};
pub use goals::{EpicFigures, LabelShare, ObjectiveFigures, Progress, ValueFigures};
pub use improving::InspectAdapt;
pub use item::ItemLine;
pub use learned::{Learned, Reason, Retrospective, SlowItem};
pub use meeting::{ArtSync, ScrumOfScrums};
pub use metrics::{ArtMetrics, RiskFigures};
pub use planning::{InnovationPlanning, PiPlanning, Unplanned};
pub use portfolio::{CoachTraining, PortfolioColumn, PortfolioKanban, Practice};
pub use scene::{Happening, Head, Member, Scene};
pub use showing::SystemDemo;
pub use standup::{DailyStandup, Doing, Impediment, Standup};
pub use teams::{ArtLoad, TeamLoad};
pub use value_stream::{TypeWait, ValueStream};
pub use velocity::{Predictability, TeamVelocity, Velocity, slope};

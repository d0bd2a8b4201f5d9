//! Planning as people read it.

use super::sheet::{Sheet, period};
use crate::analysis::scrum::{InnovationPlanning, PiPlanning};
use crate::text::many;

/// The plan of a Program Increment.
#[must_use]
pub fn pi_planning(figures: &PiPlanning, width: usize, colour: bool) -> String {
    let mut sheet = Sheet::open("STARTING PI PLANNING SESSION", &figures.head, width, colour);
    sheet.heading(&format!("PI PLANNING FOR: {}", figures.head.pi.name));
    sheet.heading("PI OBJECTIVES (Business Value Prioritized)");
    sheet.objectives(&figures.objectives);
    sheet.value(&figures.value);
    sheet.heading("TEAM CAPACITY PLANNING");
    sheet.loads(&figures.teams);
    sheet.heading("TOTAL ART CAPACITY");
    sheet.art_load(&figures.total);
    sheet.heading("VELOCITY");
    sheet.velocity(&figures.velocity);
    sheet.heading("CROSS-TEAM DEPENDENCIES");
    sheet.dependencies(&figures.dependencies);
    sheet.heading("PROGRAM RISKS");
    match figures.risks.is_empty() {
        true => sheet.missing("[[risks]]"),
        false => sheet.risks(&figures.risks),
    }
    sheet.futures(&figures.forecast);
    sheet.close()
}

/// The plan of the time for innovation.
#[must_use]
pub fn innovation_planning(figures: &InnovationPlanning, width: usize, colour: bool) -> String {
    let mut sheet = Sheet::open("INNOVATION AND PLANNING (IP) ITERATION", &figures.head, width, colour);
    sheet.figure("ART", figures.head.art.clone());
    sheet.heading("INNOVATION TIME (20%)");
    sheet.remark("the 20 % and 80 % of the headings are their names, not figures of this board");
    sheet.label_share("Innovation", figures.innovation.as_ref(), "innovation");
    sheet.part("Technical Debt");
    sheet.label_share("Debt", figures.debt.as_ref(), "debt");
    sheet.heading("PLANNING ACTIVITIES (80%)");
    let unplanned = &figures.unplanned;
    sheet.say(&format!(
        "{}: {} without points, {} without a due date",
        many(unplanned.open as u64, "open item"),
        unplanned.unpointed,
        unplanned.undated
    ));
    sheet.say(&format!("{} without items", many(unplanned.objectives_without_items as u64, "objective")));
    sheet.figure("Next sprint", figures.next_sprint.as_ref().map(period));
    sheet.heading("INNOVATION BACKLOG ITEMS");
    if figures.innovation.is_none() && figures.debt.is_none() {
        sheet.missing("[labels]");
    } else if figures.backlog.is_empty() {
        sheet.remark("none: no open item has one of these labels");
    } else {
        sheet.say(&format!("{} of {}", figures.backlog.len(), many(figures.backlog_items as u64, "open item")));
        sheet.items(&figures.backlog);
    }
    sheet.close()
}

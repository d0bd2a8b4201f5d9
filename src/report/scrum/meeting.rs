//! Meetings of several teams as people read them.

use super::sheet::{Sheet, in_brackets};
use crate::analysis::scrum::{ArtSync, RiskFigures, ScrumOfScrums};
use crate::program::SEVERITIES;
use crate::text::many;

/// What the teams have to tell each other.
#[must_use]
pub fn scrum_of_scrums(figures: &ScrumOfScrums, width: usize, colour: bool) -> String {
    let mut sheet = Sheet::open("SCRUM OF SCRUMS COORDINATION", &figures.head, width, colour);
    sheet.heading("TEAM UPDATES");
    sheet.say(&format!("Yesterday: since {}", figures.since));
    sheet.standups(&figures.teams);
    sheet.heading("CROSS-TEAM COORDINATION ACTIONS");
    sheet.dependencies(&figures.actions);
    sheet.heading("ART METRICS");
    sheet.metrics(&figures.metrics);
    sheet.close()
}

/// Whether the train is on its way.
#[must_use]
pub fn art_sync(figures: &ArtSync, width: usize, colour: bool) -> String {
    let mut sheet = Sheet::open("ART SYNC - ALIGNMENT ACROSS TEAMS", &figures.head, width, colour);
    sheet.heading("PROGRAM RISKS AND DEPENDENCIES");
    for severity in SEVERITIES {
        sheet.part(&format!("{} RISK", severity.to_uppercase()));
        sheet.of_severity(&figures.risks, severity);
    }
    sheet.heading("CROSS-TEAM DEPENDENCIES");
    sheet.dependencies(&figures.dependencies);
    sheet.heading("ART HEALTH METRICS");
    let achieved = figures.sprint.as_ref().and_then(|sprint| {
        let (done, committed) = (sprint.done?, sprint.committed?);
        Some(format!("{done} of {} committed to{}", many(committed as u64, "item"), in_brackets(sprint.share)))
    });
    sheet.figure("Sprint Goal Achievement", achieved);
    sheet.metrics(&figures.metrics);
    sheet.heading("WORK IN PROGRESS");
    sheet.limits(&figures.teams);
    sheet.heading("AGEING ITEMS");
    sheet.ageing(&figures.ageing);
    sheet.futures(&figures.forecast);
    sheet.close()
}

impl Sheet {
    fn of_severity(&mut self, risks: &[RiskFigures], severity: &str) {
        let meant: Vec<&RiskFigures> = risks.iter().filter(|one| one.risk.severity == severity).collect();
        match (risks.is_empty(), meant.is_empty()) {
            (true, _) => self.missing("[[risks]]"),
            (false, true) => self.remark("none is recorded"),
            (false, false) => self.risks(meant),
        }
    }
}

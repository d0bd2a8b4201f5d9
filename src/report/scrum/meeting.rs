//! Meetings of several teams as people read them.

use super::sheet::{Sheet, percent};
use crate::analysis::scrum::{ArtSync, RiskFigures, ScrumOfScrums};
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
    sheet.part("HIGH RISK");
    sheet.of_severity(&figures.risks, &["high"]);
    sheet.part("MEDIUM RISK");
    sheet.of_severity(&figures.risks, &["medium"]);
    sheet.part("LOW RISK");
    sheet.of_severity(&figures.risks, &["low"]);
    sheet.heading("CROSS-TEAM DEPENDENCIES");
    sheet.dependencies(&figures.dependencies);
    sheet.heading("ART HEALTH METRICS");
    let achieved = figures.sprint.as_ref().and_then(|sprint| {
        let (done, committed) = (sprint.done?, sprint.committed?);
        let share = sprint.share.map(|share| format!(" ({})", percent(share))).unwrap_or_default();
        Some(format!("{done} of {} committed to{share}", many(committed as u64, "item")))
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
    fn of_severity(&mut self, risks: &[RiskFigures], severity: &[&str; 1]) {
        let is_meant = |one: &&RiskFigures| severity.contains(&one.risk.severity.as_str());
        match (risks.is_empty(), risks.iter().any(|one| is_meant(&one))) {
            (true, _) => self.missing("[[risks]]"),
            (false, false) => self.remark("none is recorded"),
            (false, true) => self.risks(risks, severity),
        }
    }
}

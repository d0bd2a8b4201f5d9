//! The portfolio, and what was practised, as people read them.

use super::goals::share;
use super::sheet::{NONE, Sheet, or_none};
use crate::analysis::scrum::{CoachTraining, EpicFigures, PortfolioKanban, Practice};
use crate::report::table::Column;
use crate::text::many;

/// The epics by column.
#[must_use]
pub fn portfolio_kanban(figures: &PortfolioKanban, width: usize, colour: bool) -> String {
    let mut sheet = Sheet::open("PORTFOLIO KANBAN - EPIC FLOW", &figures.head, width, colour);
    sheet.heading("PORTFOLIO VISION");
    match &figures.vision {
        Some(vision) => sheet.say(vision),
        None => sheet.missing("vision"),
    }
    let is_bare = figures.columns.iter().all(|column| column.epics.is_empty());
    for column in &figures.columns {
        sheet.heading(&column.column.to_uppercase().replace('_', " "));
        match (is_bare, column.epics.is_empty()) {
            (true, _) => sheet.missing("[[epics]]"),
            (false, true) => sheet.remark("none is recorded"),
            (false, false) => sheet.epics(&column.epics),
        }
    }
    sheet.close()
}

/// What a coach can see of how the board is used.
#[must_use]
pub fn coach_training(figures: &CoachTraining, width: usize, colour: bool) -> String {
    let mut sheet = Sheet::open("SCRUM AT SCALE COACH TRAINING", &figures.head, width, colour);
    for heading in ["TRAINING PROGRAM", "LEARNING OBJECTIVES"] {
        sheet.heading(heading);
        sheet.remark("not recorded: a board knows of no training");
    }
    sheet.heading("PRACTICAL EXERCISES");
    sheet.say(&format!(
        "Verbs that changed items since {}, and by how many agents; {} here now",
        figures.since,
        many(figures.agents as u64, "agent")
    ));
    sheet.practised(&figures.practised);
    sheet.say("How a verb works, with examples: \"coordctl help\" and its name.");
    sheet.heading("COACHING COMPETENCY AREAS");
    sheet.remark("not recorded: a board knows of no competencies of people");
    sheet.figure("Release Train Engineer", None);
    sheet.close()
}

impl Sheet {
    fn epics(&mut self, epics: &[EpicFigures]) {
        let columns = [Column::flexible("epic"), Column::left("owner"), Column::right("items"), Column::right("done")];
        let row = |one: &EpicFigures| {
            let items =
                one.progress.map_or(NONE.to_owned(), |progress| format!("{}/{}", progress.done, progress.items));
            vec![one.epic.name.clone(), or_none(one.epic.owner.clone()), items, share(one.progress)]
        };
        let rows: Vec<Vec<String>> = epics.iter().map(row).collect();
        self.table(&rows, &columns);
    }

    fn practised(&mut self, practised: &[Practice]) {
        if practised.is_empty() {
            return self.remark("not recorded: no item was changed since then");
        }
        let columns = [Column::left("verb"), Column::right("times"), Column::right("agents")];
        let row = |one: &Practice| vec![one.verb.clone(), one.changes.to_string(), one.agents.to_string()];
        let rows: Vec<Vec<String>> = practised.iter().map(row).collect();
        self.table(&rows, &columns);
    }
}

//! Objectives, epics and risks.

use super::sheet::{NONE, Sheet, decimal, in_brackets, or_none, percent};
use crate::analysis::scrum::{LabelShare, ObjectiveFigures, Progress, RiskFigures, ValueFigures};
use crate::report::table::Column;
use crate::text::{many, quote};

impl Sheet {
    /// The objectives and how far each is.
    pub(super) fn objectives(&mut self, objectives: &[ObjectiveFigures]) {
        if objectives.is_empty() {
            return self.missing("[[objectives]]");
        }
        let columns = [
            Column::flexible("objective"),
            Column::left("team"),
            Column::right("value"),
            Column::right("items"),
            Column::right("points"),
            Column::right("done"),
            Column::right("achieved"),
        ];
        let row = |one: &ObjectiveFigures| {
            vec![
                one.objective.name.clone(),
                or_none(one.objective.team.clone()),
                or_none(one.objective.value),
                one.progress.map_or(NONE.to_owned(), |progress| format!("{}/{}", progress.done, progress.items)),
                one.progress
                    .map_or(NONE.to_owned(), |progress| format!("{}/{}", progress.points_done, progress.points)),
                share(one.progress),
                or_none(one.value_achieved.map(decimal)),
            ]
        };
        let rows: Vec<Vec<String>> = objectives.iter().map(row).collect();
        self.table(&rows, &columns);
    }

    /// What the objectives are worth, and what of it is achieved.
    pub(super) fn value(&mut self, value: &ValueFigures) {
        let share = value.planned.zip(value.achieved).filter(|(planned, _)| *planned > 0);
        let told = value.planned.map(|planned| {
            let achieved = value.achieved.map_or_else(|| "not recorded".to_owned(), decimal);
            let part = share.map(|(planned, achieved)| achieved / planned as f64);
            format!("{achieved} of {planned}{}", in_brackets(part))
        });
        self.figure("Business Value Delivered", told);
    }

    /// Some risks.
    pub(super) fn risks<'a>(&mut self, risks: impl IntoIterator<Item = &'a RiskFigures>) {
        for RiskFigures { risk, is_overdue } in risks {
            let owner =
                risk.owner.as_ref().map_or_else(|| "owner not recorded".to_owned(), |owner| format!("owner {owner}"));
            let due = risk.due.map_or_else(|| "date not recorded".to_owned(), |due| format!("due {due}"));
            let late = if *is_overdue == Some(true) { ", OVERDUE" } else { "" };
            self.point(&format!("{} ({}; {owner}; {due}{late})", risk.name, risk.severity));
        }
    }

    /// The part that items with a label have.
    pub(super) fn label_share(&mut self, name: &str, share: Option<&LabelShare>, field: &str) {
        match share {
            None => self.missing(&format!("labels.{field}")),
            Some(one) => {
                let part = in_brackets(one.share);
                let label = quote(&one.label);
                self.say(&format!(
                    "{name}: {} of {} open or completed in this PI, by the label {label}{part}",
                    one.items,
                    many(one.of as u64, "item")
                ));
            }
        }
    }
}

/// How far some items are.
pub(super) fn share(progress: Option<Progress>) -> String {
    progress.and_then(|progress| progress.share).map_or(NONE.to_owned(), percent)
}

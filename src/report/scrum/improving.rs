//! Inspect and adapt, and the retrospective, as people read them.

use super::sheet::{Sheet, period};
use crate::analysis::scrum::{InspectAdapt, Learned, Retrospective, SlowItem};
use crate::report::age::span;
use crate::report::table::Column;
use crate::text::{many, quote};

/// What the Program Increment came to.
#[must_use]
pub fn inspect_adapt(figures: &InspectAdapt, width: usize, colour: bool) -> String {
    let mut sheet = Sheet::open("INSPECT AND ADAPT (I&A) WORKSHOP", &figures.head, width, colour);
    sheet.heading("PI RESULTS AND METRICS");
    sheet.value(&figures.value);
    sheet.objectives(&figures.objectives);
    sheet.metrics(&figures.metrics);
    sheet.part("Predictability: done in time of what was committed to");
    sheet.predictability(&figures.predictability);
    sheet.heading("PROBLEM-SOLVING WORKSHOP");
    sheet.counts(&figures.learned);
    sheet.part("Root cause analysis");
    sheet.reasons(&figures.learned);
    sheet.heading("IMPROVEMENT BACKLOG ITEMS");
    match &figures.improvements {
        None => sheet.missing("labels.improvement"),
        Some(items) if items.is_empty() => sheet.remark("none: no open item has the label"),
        Some(items) => sheet.items(items),
    }
    sheet.close()
}

/// What some days tell about how work went.
#[must_use]
pub fn retrospective(figures: &Retrospective, width: usize, colour: bool) -> String {
    let mut sheet = Sheet::open("RETROSPECTIVE", &figures.head, width, colour);
    let team = figures.team.as_ref().map(|team| format!(", the team {}", quote(team))).unwrap_or_default();
    sheet.say(&format!("{}{team}", period(&figures.period)));
    sheet.heading("WHAT WAS DONE");
    sheet.say(&format!(
        "{} completed, {} of them in more than one attempt",
        many(figures.learned.completed as u64, "item"),
        figures.learned.retried
    ));
    sheet.times(&figures.times);
    sheet.heading("WHAT DID NOT GO WELL");
    sheet.counts(&figures.learned);
    sheet.part("Why attempts failed");
    sheet.reasons(&figures.learned);
    sheet.heading("WHAT TOOK LONG");
    sheet.slow("From the first claim to completion", &figures.learned.longest);
    sheet.slow("In nobody's hands", &figures.learned.waited);
    sheet.close()
}

impl Sheet {
    fn counts(&mut self, learned: &Learned) {
        let counts = [
            (learned.failures, "attempt failed", "attempts failed"),
            (
                learned.expiries,
                "lease ended under an agent that fell silent",
                "leases ended under agents that fell silent",
            ),
            (learned.releases, "attempt was given back", "attempts were given back"),
            (learned.handoffs, "attempt was handed on", "attempts were handed on"),
            (learned.given_up, "item was given up and still is", "items were given up and still are"),
            (learned.requeued, "item was taken back onto the board", "items were taken back onto the board"),
        ];
        for (count, one, more) in counts {
            self.say(&format!("{count} {}", crate::text::agree(count as u64, one, more)));
        }
    }

    fn reasons(&mut self, learned: &Learned) {
        if learned.reasons.is_empty() {
            self.remark("not recorded: no failed attempt says why");
        }
        for one in &learned.reasons {
            self.point(&format!("{} × {}", one.count, quote(&one.reason)));
        }
    }

    fn slow(&mut self, name: &str, items: &[SlowItem]) {
        self.part(name);
        if items.is_empty() {
            return self.remark("not recorded: no completed item tells it");
        }
        let columns = [Column::whole("item"), Column::left("team"), Column::flexible("type"), Column::right("for")];
        let row = |one: &SlowItem| {
            vec![one.work_id.clone(), one.team.clone(), one.work_type.clone(), span(one.seconds as f64)]
        };
        let rows: Vec<Vec<String>> = items.iter().map(row).collect();
        self.table(&rows, &columns);
    }
}

//! The value stream as people read it.

use super::sheet::{Sheet, decimal, percent, period};
use crate::analysis::flow::Spread;
use crate::analysis::scrum::{TypeWait, ValueStream};
use crate::program::Targets;
use crate::report::age::span;
use crate::report::table::Column;
use crate::text::quote;

/// Seconds of a day.
const DAY: f64 = 86_400.0;

/// Where time goes.
#[must_use]
pub fn value_stream(figures: &ValueStream, width: usize, colour: bool) -> String {
    let mut sheet = Sheet::open("VALUE STREAM MAPPING - END-TO-END FLOW", &figures.head, width, colour);
    let team = figures.team.as_ref().map(|team| format!(", the team {}", quote(team))).unwrap_or_default();
    sheet.say(&format!("Items completed in {}{team}", period(&figures.period)));
    sheet.heading("CURRENT STATE MAP");
    sheet.times(&figures.times);
    sheet.heading("CURRENT STATE METRICS");
    let lead = figures.times.lead.map(|lead| {
        format!("p50 {}, p85 {}, p95 {}", span(lead.p50 as f64), span(lead.p85 as f64), span(lead.p95 as f64))
    });
    sheet.figure("Total Lead Time", lead);
    sheet
        .figure("Process Efficiency", figures.times.efficiency.map(|part| format!("{} (touch ÷ lead)", percent(part))));
    sheet.part("Throughput");
    sheet.velocity(&figures.throughput);
    sheet.part("Work in progress");
    sheet.limits(&figures.work_in_progress);
    sheet.part("Ageing");
    sheet.ageing(&figures.ageing);
    sheet.part("Cumulative flow");
    sheet.cumulative(&figures.cumulative);
    sheet.heading("FUTURE STATE VISION");
    sheet.targets(&figures.targets, figures.times.lead, figures.times.efficiency);
    sheet.heading("IMPROVEMENT OPPORTUNITIES");
    sheet.waits(&figures.waits);
    sheet.futures(&figures.forecast);
    sheet.close()
}

impl Sheet {
    fn targets(&mut self, targets: &Targets, lead: Option<Spread>, efficiency: Option<f64>) {
        if *targets == Targets::default() {
            return self.missing("[targets]");
        }
        if let Some(days) = targets.lead_days {
            let now = lead.map_or_else(|| "not recorded".to_owned(), |lead| decimal(lead.p85 as f64 / DAY));
            self.say(&format!("Lead time of 85 of 100 items: {now} days, to be {days}"));
        }
        if let Some(target) = targets.efficiency_percent {
            let now = efficiency.map_or_else(|| "not recorded".to_owned(), percent);
            self.say(&format!("Process efficiency: {now}, to be {target} %"));
        }
    }

    fn waits(&mut self, waits: &[TypeWait]) {
        if waits.is_empty() {
            return self.remark("not recorded: no completed item tells how long it waited");
        }
        self.say("Where completed items waited longest in sum, by type of work:");
        let columns = [
            Column::flexible("type"),
            Column::right("items"),
            Column::right("in sum"),
            Column::right("p50"),
            Column::right("p85"),
        ];
        let row = |one: &TypeWait| {
            let [sum, p50, p85] = [one.wait.sum, one.wait.p50, one.wait.p85].map(|seconds| span(seconds as f64));
            vec![one.work_type.clone(), one.wait.items.to_string(), sum, p50, p85]
        };
        let rows: Vec<Vec<String>> = waits.iter().map(row).collect();
        self.table(&rows, &columns);
    }
}

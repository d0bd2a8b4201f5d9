//! How work flows.

use super::sheet::{NONE, Sheet, decimal, or_none, percent};
use crate::analysis::advice::Percentiles;
use crate::analysis::flow::{Ageing, CumulativeFlow, FlowTimes, Futures, Spread};
use crate::analysis::scrum::{ArtMetrics, day_of};
use crate::report::age::span;
use crate::report::table::Column;
use crate::text::many;

impl Sheet {
    /// How long completed items took.
    pub(super) fn times(&mut self, times: &FlowTimes) {
        let columns = [
            Column::left("time"),
            Column::right("items"),
            Column::right("p50"),
            Column::right("p85"),
            Column::right("p95"),
            Column::flexible("from … to"),
        ];
        let row = |name: &str, spread: Option<Spread>, what: &str| {
            let told =
                |of: fn(&Spread) -> i64| spread.as_ref().map_or(NONE.to_owned(), |spread| span(of(spread) as f64));
            let items = or_none(spread.map(|spread| spread.items));
            vec![name.into(), items, told(|one| one.p50), told(|one| one.p85), told(|one| one.p95), what.to_owned()]
        };
        if times.completed == 0 {
            return self.remark("not recorded: no item was completed in these days");
        }
        let rows = [
            row("lead", times.lead, "arrival to completion"),
            row("cycle", times.cycle, "first claim to completion"),
            row("touch", times.touch, "in somebody's hands"),
            row("wait", times.wait, "in nobody's hands: lead less touch"),
        ];
        self.table(&rows, &columns);
        self.remark(&format!(
            "items: how many of {} have the times recorded; percentiles by nearest rank",
            many(times.completed as u64, "completed item")
        ));
    }

    /// The figures of the train.
    pub(super) fn metrics(&mut self, metrics: &ArtMetrics) {
        let unpointed = match metrics.unpointed {
            0 => String::new(),
            n => format!(", {n} without points"),
        };
        self.say(&format!(
            "Completed: {}, {} points{unpointed}",
            many(metrics.completed as u64, "item"),
            metrics.points
        ));
        self.figure("Throughput", metrics.per_week.map(|n| format!("{} items a week", decimal(n))));
        let spread = |spread: Option<Spread>| {
            spread.map(|one| format!("p50 {}, p85 {}", span(one.p50 as f64), span(one.p85 as f64)))
        };
        self.figure("Lead time", spread(metrics.times.lead));
        self.figure("Cycle time", spread(metrics.times.cycle));
        self.figure("Process efficiency", metrics.times.efficiency.map(percent));
        self.figure("Predictability of the last sprint", metrics.predictability.map(percent));
        self.say(&format!(
            "Now: {} open, {} in progress, {} blocked, {}; escaped in these days: {}",
            metrics.open,
            metrics.in_progress,
            metrics.blocked,
            many(metrics.dead_letters as u64, "dead letter"),
            metrics.escaped
        ));
    }

    /// Items under way for long.
    pub(super) fn ageing(&mut self, ageing: &Ageing) {
        let over = match (ageing.over, ageing.usual_seconds) {
            (Some(over), Some(usual)) => format!("{over} for longer than the p85 cycle time of {}", span(usual as f64)),
            _ => "what is usual is not recorded: no completed item tells its cycle time".to_owned(),
        };
        self.say(&format!("{} in progress; {over}", many(ageing.in_progress as u64, "item")));
        if ageing.undated > 0 {
            self.say(&format!("when it was first taken up is not recorded for {}", ageing.undated));
        }
        let columns = [
            Column::whole("item"),
            Column::left("team"),
            Column::flexible("who"),
            Column::right("age"),
            Column::left(""),
        ];
        let row = |one: &crate::analysis::flow::AgeingItem| {
            let over = if one.is_over { "over" } else { "" };
            vec![
                one.work_id.clone(),
                one.team.clone(),
                or_none(one.agent.clone()),
                span(one.seconds as f64),
                over.into(),
            ]
        };
        let rows: Vec<Vec<String>> = ageing.oldest.iter().map(row).collect();
        self.table(&rows, &columns);
    }

    /// How many items stood where, day by day.
    pub(super) fn cumulative(&mut self, flow: &CumulativeFlow) {
        let headings = ["arrived", "waiting", "in progress", "done", "given up", "called off"];
        let mut columns = vec![Column::left("end of")];
        columns.extend(headings.map(Column::right));
        let row = |day: &crate::analysis::flow::CumulativeDay| {
            let counts = [day.arrived, day.waiting, day.in_progress, day.done, day.given_up, day.called_off];
            let mut row = vec![day_of(day.at).to_string()];
            row.extend(counts.map(|count| count.to_string()));
            row
        };
        let rows: Vec<Vec<String>> = flow.days.iter().map(row).collect();
        self.table(&rows, &columns);
        if flow.undated > 0 {
            self.remark(&format!("{} left out: their times are not recorded", many(flow.undated as u64, "item")));
        }
    }

    /// When the open items will be done.
    pub(super) fn futures(&mut self, futures: &Futures) {
        self.heading("FORECAST: WHEN THE OPEN ITEMS WILL BE DONE");
        if let Some(why) = &futures.not_recorded {
            return self.remark(&format!("not recorded: {why}"));
        }
        let columns = [Column::left("of 100 futures"), Column::right("50"), Column::right("85"), Column::right("95")];
        let beyond = format!("> {} days", futures.horizon_days);
        let days = |of: Option<Percentiles>| {
            let of = of.unwrap_or_default();
            [of.p50_days, of.p85_days, of.p95_days]
                .map(|days| days.map_or(beyond.clone(), |n| many(u64::from(n), "day")))
        };
        let row = |name: &str, cells: [String; 3]| std::iter::once(name.to_owned()).chain(cells).collect::<Vec<_>>();
        let dates = futures.done_by.map_or([None; 3], |by| [by.p50, by.p85, by.p95]);
        let rows = [
            row("nothing more arrives", days(futures.without_arrivals)),
            row("which is by", dates.map(|day| day.map_or(beyond.clone(), |day| day.to_string()))),
            row("as much arrives as did", days(futures.with_arrivals)),
        ];
        self.table(&rows, &columns);
        self.remark(&format!(
            "{} open; {} futures drawn from {} with {} completed and {} arrived; seed {}",
            futures.open,
            futures.runs,
            many(futures.days_seen as u64, "whole day"),
            futures.completed,
            futures.arrived,
            futures.seed
        ));
    }
}

//! What came of past advice, as people read it.

use crate::analysis::advice::{Followed, Group, Scorecard};
use crate::report::prose::wrap;
use crate::report::table::{Column, table};

/// A line for all advice of each sort, then one for each time that it was acted on, and how to read them.
#[must_use]
pub fn scorecard(card: &Scorecard, width: usize) -> String {
    if card.reports.is_empty() {
        return "no advice was acted on or noted in this time\n".to_owned();
    }
    let columns = [
        Column::whole("advice"),
        Column::left("went"),
        Column::right("followed"),
        Column::right("done"),
        Column::right("half in"),
        Column::right("others done"),
        Column::right("half in"),
        Column::left("they"),
    ];
    let totals = card.totals.iter().map(|total| {
        let name = format!("{}, all {}", total.analysis, total.rollouts);
        line(name, total.mode.word(), total.followed, &total.advised, &total.compared, total.verdict.words())
    });
    let reports = card.reports.iter().map(|one| {
        line(one.report_id.clone(), one.mode.word(), one.followed, &one.advised, &one.compared, one.verdict.words())
    });
    let rows: Vec<Vec<String>> = totals.chain(reports).collect();
    let note = format!(
        "\"half in\" is the time from the advice to the completion of half of the items, what is not done counting as \
         longest. With a canary the others are the control group, else the items that waited then and were not named. \
         With fewer than {} items on a side there are too few to tell. Without a canary a difference may come from \
         which items were chosen.",
        card.fewest
    );
    format!("{}\n{}", table(&rows, &columns, width, true), wrap(&note, width.min(100), "", ""))
}

fn line(name: String, mode: &str, followed: Followed, advised: &Group, others: &Group, verdict: &str) -> Vec<String> {
    let done = |group: &Group| format!("{} of {}", group.completed, group.items);
    vec![
        name,
        mode.to_owned(),
        told(followed),
        done(advised),
        half(advised),
        done(others),
        half(others),
        verdict.to_owned(),
    ]
}

fn told(followed: Followed) -> String {
    match followed.yes + followed.no {
        0 => "-".to_owned(),
        decided => format!("{} of {decided}", followed.yes),
    }
}

fn half(group: &Group) -> String {
    let seconds = |seconds: i64| crate::report::age::span(seconds as f64);
    group.median_seconds.map_or("-".to_owned(), seconds)
}

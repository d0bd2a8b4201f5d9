//! Which item an agent should take.

use super::prose::wrapped;
use crate::analysis::advice::recommend::Suitable;
use crate::analysis::advice::{HeldItem, RecommendFigures};
use crate::claude::answers::{Recommendation, RecommendedAction};
use crate::report::page::{BOLD, PLAIN, Page, RED};
use crate::report::table::Column;
use crate::text::escape;

/// The advice and its reason, what else would do, what it holds, and the terms of the board's own candidates.
#[must_use]
pub fn recommend(answer: &Recommendation, figures: &RecommendFigures, width: usize, colour: bool) -> String {
    let page = Page { width, colour };
    let mut text = page.ink(BOLD, &headline(answer)) + "\n" + &wrapped(&answer.reason, 2, width);
    if !answer.alternatives.is_empty() {
        text += &page.section("Others that would do", &alternatives(answer, &page), 0, "");
    }
    if !figures.held.is_empty() {
        let more = figures.load.saturating_sub(figures.held.len() as u64);
        text += &page.section("What it holds", &held(figures, &page), more, "");
    }
    text + &page.section(
        "What it may have",
        &candidates(figures, &page),
        figures.candidates_more,
        "nothing is ready for it",
    )
}

fn headline(answer: &Recommendation) -> String {
    match (answer.action, &answer.work_id) {
        (RecommendedAction::Claim, Some(work_id)) => format!("claim {}", escape(work_id)),
        (RecommendedAction::Claim, None) => "claim".to_owned(),
        (RecommendedAction::Finish, _) => "finish what it holds first".to_owned(),
        (RecommendedAction::Wait, _) => "wait".to_owned(),
    }
}

fn alternatives(answer: &Recommendation, page: &Page) -> String {
    let columns = [Column::whole("item"), Column::flexible("why")];
    let rows: Vec<Vec<String>> =
        answer.alternatives.iter().map(|one| vec![one.work_id.clone(), one.reason.clone()]).collect();
    page.table(&rows, &columns, |_, _| PLAIN)
}

fn held(figures: &RecommendFigures, page: &Page) -> String {
    let columns = [
        Column::whole("item"),
        Column::left("type"),
        Column::left("status"),
        Column::right("done"),
        Column::left("lease"),
        Column::flexible("waits for"),
    ];
    let row = |item: &HeldItem| {
        let lease = if item.lease_over { "over" } else { "" };
        let cells = [&item.work_id, &item.work_type, item.status.word(), &format!("{} %", item.progress), lease];
        cells.into_iter().chain([item.blocked_on.as_str()]).map(str::to_owned).collect()
    };
    let rows: Vec<Vec<String>> = figures.held.iter().map(row).collect();
    page.table(&rows, &columns, |_, column| if column == 4 { RED } else { PLAIN })
}

fn candidates(figures: &RecommendFigures, page: &Page) -> String {
    let columns = [
        Column::whole("item"),
        Column::flexible("type"),
        Column::right("worth"),
        Column::right("taken"),
        Column::right("urgency"),
        Column::right("team"),
        Column::right("fit"),
        Column::right("experience"),
        Column::right("reliability"),
        Column::right("load"),
    ];
    let row = |one: &Suitable| {
        let points = one.terms.iter().map(|term| format!("{:.2}", term.points));
        [one.work_id.clone(), one.work_type.clone(), format!("{:.2}", one.worth)].into_iter().chain(points).collect()
    };
    let rows: Vec<Vec<String>> = figures.candidates.iter().map(row).collect();
    page.table(&rows, &columns, |_, _| PLAIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::advice::{OpenItem, Subject, recommend as figures};
    use crate::board::Status;

    fn shown(open: Vec<OpenItem>) -> String {
        let figures = figures(&Subject { at: 1, open, ..Subject::default() }, Some("ada"), None);
        recommend(&crate::claude::local::recommend(&figures), &figures, 100, false)
    }

    #[test]
    fn the_advice_comes_first_and_what_it_rests_on_after_it() {
        let item =
            |id: &str| OpenItem { work_id: id.into(), work_type: "fix".into(), ready: true, ..OpenItem::default() };
        let text = shown(vec![item("x"), item("y")]);
        assert!(text.starts_with("claim x\n  Of 2 items that it may have this one is worth most:"), "{text}");
        for part in [
            "\nOthers that would do\n  item  why\n  y     Priority score 14, it holds nothing yet\n",
            "\n  x     fix   62.00  40.00     7.00  0.00  10.00        0.00         5.00  0.00\n",
        ] {
            assert!(text.contains(part), "no {part:?} in:\n{text}");
        }
        let held = OpenItem {
            status: Status::Blocked,
            agent_id: Some("ada".into()),
            ready: false,
            lease_over: true,
            blocked_on: "a key".into(),
            ..item("z")
        };
        let text = shown(vec![item("x"), held]);
        assert!(
            text.starts_with("finish what it holds first\n  Its lease on z is over; it holds z, which is blocked"),
            "{text}"
        );
        assert!(text.contains("  z     fix   blocked   0 %  over   a key\n"), "{text}");
        assert!(shown(Vec::new()).starts_with("wait\n  No item is ready; no pending item is not ready."));
    }
}

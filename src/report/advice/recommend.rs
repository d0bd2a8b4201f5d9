//! Which item an agent should take.

use crate::analysis::advice::recommend::Suitable;
use crate::analysis::advice::{HeldItem, RecommendFigures};
use crate::claude::answers::{Recommendation, RecommendedAction};
use crate::report::page::{BOLD, PLAIN, Page, RED};
use crate::report::prose::wrap;
use crate::report::table::Column;
use crate::text::escape;

/// The advice and its reason, what else would do, what it holds, and the terms of the board's own candidates.
#[must_use]
pub fn recommend(answer: &Recommendation, figures: &RecommendFigures, width: usize, colour: bool) -> String {
    let page = Page { width, colour };
    let mut text = page.ink(BOLD, &headline(answer)) + "\n" + &wrap(&answer.reason, width, "  ", "  ");
    if !answer.alternatives.is_empty() {
        text += &page.section("OTHERS THAT WOULD DO", &alternatives(answer, &page), 0, "");
    }
    if !figures.held.is_empty() {
        let more = figures.load.saturating_sub(figures.held.len() as u64);
        text += &page.section("WHAT IT HOLDS", &held(figures, &page), more, "");
    }
    text + &page.section(
        "WHAT IT MAY HAVE",
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
    answer.alternatives.iter().map(|one| page.about(&one.work_id, &one.reason)).collect()
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
    figures.candidates.iter().map(|one: &Suitable| page.sum(&one.work_id, one.worth, &one.terms)).collect()
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
            "\nOTHERS THAT WOULD DO\n  y: Priority score 14, it holds nothing yet\n",
            "\n  x: 62 = taken 40 of 40, urgency 7 of 50, team – of 15, fit 10 of 10,",
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

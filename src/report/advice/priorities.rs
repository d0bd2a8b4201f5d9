//! What to do next, and how the scores came about.

use crate::analysis::advice::{ItemPriority, PriorityFigures};
use crate::board::Priority;
use crate::claude::answers::{ItemAdvice, Opportunity, Priorities};
use crate::report::page::{PLAIN, Page, RED, YELLOW};
use crate::report::prose::wrap;
use crate::report::table::Column;

/// The answer with its reasons, and the terms of the scores of the items that it names.
#[must_use]
pub fn priorities(answer: &Priorities, figures: &PriorityFigures, width: usize, colour: bool) -> String {
    let page = Page { width, colour };
    let summary = wrap(&answer.summary, width, "", "");
    let items = page.section("WHAT TO DO NEXT", &items(answer, figures, &page), 0, "nothing is open");
    let terms = page.section("THE BOARD'S SCORES", &terms(answer, figures, &page), 0, "nothing is open");
    let more = match answer.opportunities.is_empty() {
        true => String::new(),
        false => page.section("BEYOND SINGLE ITEMS", &opportunities(answer, &page), 0, ""),
    };
    summary + &items + &terms + &more
}

fn items(answer: &Priorities, figures: &PriorityFigures, page: &Page) -> String {
    let columns =
        [Column::right("score"), Column::whole("item"), Column::left("priority"), Column::flexible("description")];
    let rows: Vec<Vec<String>> = answer.items.iter().map(|item| row(item, of_board(figures, &item.work_id))).collect();
    let code = |row: usize, column: usize| if column == 2 { ink(answer.items[row].priority.into()) } else { PLAIN };
    let reason = |item: &ItemAdvice| format!("Do: {}. Why: {}", item.action, item.reason);
    page.with_reasons(&page.table(&rows, &columns, code), answer.items.iter().map(reason))
}

fn row(item: &ItemAdvice, known: Option<&ItemPriority>) -> Vec<String> {
    let wanted = Priority::from(item.priority);
    let priority = match known.map(|known| known.priority) {
        Some(present) if present != wanted => format!("{} → {}", present.word(), wanted.word()),
        _ => wanted.word().to_owned(),
    };
    let description = known.map(|known| known.description.clone()).unwrap_or_default();
    vec![format!("{:.1}", item.score), item.work_id.clone(), priority, description]
}

fn of_board<'a>(figures: &'a PriorityFigures, work_id: &str) -> Option<&'a ItemPriority> {
    figures.items.iter().find(|item| item.work_id == work_id)
}

/// How the scores of the items that are named came about, as far as the board told them one by one.
fn terms(answer: &Priorities, figures: &PriorityFigures, page: &Page) -> String {
    let known = answer.items.iter().filter_map(|item| of_board(figures, &item.work_id));
    known.map(|item| page.sum(&item.work_id, item.score, &item.terms)).collect()
}

fn opportunities(answer: &Priorities, page: &Page) -> String {
    let width = page.room();
    let told = |one: &Opportunity| wrap(&one.title, width, "", "") + &wrap(&one.reason, width, "    ", "    ");
    answer.opportunities.iter().map(told).collect()
}

fn ink(priority: Priority) -> &'static str {
    match priority {
        Priority::Critical => RED,
        Priority::High => YELLOW,
        Priority::Medium | Priority::Low => PLAIN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::advice::{OpenItem, Subject, priorities as figures};

    const NOW: i64 = 1_800_000_000;

    fn shown(width: usize, colour: bool) -> String {
        let item = |id: &str, priority, needs: &str| OpenItem {
            work_id: id.into(),
            description: "a\u{1b}[2J thing to do".into(),
            priority,
            depends_on: needs.split_whitespace().map(str::to_owned).collect(),
            created_at: NOW - 40 * 24 * 3600,
            changed_at: NOW - 40 * 24 * 3600,
            ready: needs.is_empty(),
            ..OpenItem::default()
        };
        let open = vec![item("work_1", Priority::Low, ""), item("work_2", Priority::Critical, "work_1")];
        let figures = figures(&Subject { at: NOW, open, ..Subject::default() });
        priorities(&crate::claude::local::priorities(&figures), &figures, width, colour)
    }

    #[test]
    fn the_items_stand_with_their_reasons_and_the_terms_of_their_scores() {
        let text = shown(160, false);
        assert!(text.starts_with("2 open items were scored. Highest is work_1 with 58.32 of 100:"), "{text}");
        for part in [
            "\nWHAT TO DO NEXT\n  score  item    priority",
            "58.3  work_1  low → high  a\\u{1b}[2J thing to do\n      Do: claim it. Why: An item of priority critical waits on it,",
            "52.6  work_2  critical    a\\u{1b}[2J thing to do\n      Do: complete work_1 first. Why: Priority critical, ",
            "  work_1: 58.32 = priority 35 of 35, due – of 25, waiting 3 of 12, chain 2.67 of 8, age 10.21 of 12, ",
            "\nBEYOND SINGLE ITEMS\n  Raise the priority of 1 item\n      It has by the score a more urgent word than it has now.\n",
        ] {
            assert!(text.contains(part), "no {part:?} in:\n{text}");
        }
    }

    #[test]
    fn colour_is_where_it_is_wanted_and_no_line_of_a_table_is_too_wide() {
        assert!(shown(100, true).contains("\u{1b}[31mcritical\u{1b}[0m") && !shown(100, false).contains('\u{1b}'));
        use unicode_width::UnicodeWidthStr;
        let text = shown(60, false);
        assert!(text.lines().all(|line| line.width() <= 60), "{text}");
    }
}

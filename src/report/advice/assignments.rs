//! Who should take what, and what it changes.

use crate::analysis::advice::AssignmentFigures;
use crate::analysis::advice::assignments::{Outcome, Pair};
use crate::claude::answers::{AssignmentAdvice, Assignments};
use crate::report::page::{PLAIN, Page};
use crate::report::prose::wrap;
use crate::report::table::Column;

/// The answer with its reasons, what it is worth against the present, and the terms of the board's own pairs.
#[must_use]
pub fn assignments(answer: &Assignments, figures: &AssignmentFigures, width: usize, colour: bool) -> String {
    let page = Page { width, colour };
    let unassigned = match answer.unassigned.is_empty() {
        true => String::new(),
        false => page.section("FOR NOBODY NOW", &unassigned(answer, &page), left_out(answer, figures), ""),
    };
    wrap(&answer.summary, width, "", "")
        + &page.section("WHO SHOULD TAKE WHAT", &pairs(answer, figures, &page), 0, "nobody should take anything now")
        + &unassigned
        + &page.section("WHAT THE BOARD'S MATCHING IS WORTH", &outcomes(figures, &page), 0, "")
        + &page.section("ITS PAIRS", &terms(figures, &page), 0, "there is no pair")
}

/// How many items without an agent the answer does not tell; the figures know it where they name the first that it does.
fn left_out(answer: &Assignments, figures: &AssignmentFigures) -> u64 {
    let is_of_board =
        answer.unassigned.iter().zip(&figures.unassigned).all(|(told, left)| told.work_id == left.work_id);
    let all = figures.unassigned.len() as u64 + figures.unassigned_more;
    if is_of_board { all.saturating_sub(answer.unassigned.len() as u64) } else { 0 }
}

fn pairs(answer: &Assignments, figures: &AssignmentFigures, page: &Page) -> String {
    let columns = [Column::whole("item"), Column::flexible("type"), Column::whole("agent"), Column::right("worth")];
    let row = |one: &AssignmentAdvice| {
        let pair = figures.pairs.iter().find(|pair| pair.work_id == one.work_id && pair.agent_id == one.agent_id);
        let worth = pair.map(|pair| format!("{:.2}", pair.worth)).unwrap_or_default();
        let work_type = figures.pairs.iter().find(|pair| pair.work_id == one.work_id);
        let work_type = work_type.map(|pair| pair.work_type.clone()).unwrap_or_default();
        vec![one.work_id.clone(), work_type, one.agent_id.clone(), worth]
    };
    let rows: Vec<Vec<String>> = answer.assignments.iter().map(row).collect();
    let reasons = answer.assignments.iter().map(|one| one.reason.clone());
    page.with_reasons(&page.table(&rows, &columns, |_, _| PLAIN), reasons)
}

fn unassigned(answer: &Assignments, page: &Page) -> String {
    answer.unassigned.iter().map(|one| page.about(&one.work_id, &one.reason)).collect()
}

fn outcomes(figures: &AssignmentFigures, page: &Page) -> String {
    let columns =
        [Column::left(""), Column::right("worth"), Column::right("items taken"), Column::right("most held by one")];
    let row = |name: &str, of: &Outcome| {
        vec![name.to_owned(), format!("{:.2}", of.worth), of.assigned.to_string(), of.most_held.to_string()]
    };
    let rows = [row("as matched", &figures.advised), row("without advice", &figures.present)];
    page.table(&rows, &columns, |_, _| PLAIN)
}

/// How the worth of each pair came about.
fn terms(figures: &AssignmentFigures, page: &Page) -> String {
    let pair = |pair: &Pair| page.sum(&format!("{} for {}", pair.work_id, pair.agent_id), pair.worth, &pair.terms);
    figures.pairs.iter().map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::advice::{OpenItem, Subject, Worker, assignments as figures};
    use crate::board::{Liveness, Priority};

    fn worker(id: &str, capabilities: &[&str]) -> Worker {
        Worker {
            agent_id: id.into(),
            team: String::new(),
            role: String::new(),
            capabilities: capabilities.iter().map(|&name| name.into()).collect(),
            capacity: Some(1),
            state: Liveness::Idle,
            load: 0,
            completed: 0,
            failed: 0,
            last_sign_at: None,
        }
    }

    #[test]
    fn pairs_stand_with_their_reasons_and_with_what_they_change() {
        let item = |id: &str, priority, needs: &[&str]| OpenItem {
            work_id: id.into(),
            work_type: "fix".into(),
            priority,
            capabilities: needs.iter().map(|&name| name.into()).collect(),
            ready: true,
            ..OpenItem::default()
        };
        let open =
            vec![item("x", Priority::High, &[]), item("y", Priority::Low, &["sql"]), item("z", Priority::Low, &["go"])];
        let agents = vec![worker("a", &["sql"]), worker("b", &[])];
        let figures = figures(&Subject { at: 1, open, agents, ..Subject::default() });
        let text = assignments(&crate::claude::local::assignments(&figures), &figures, 100, false);
        for part in [
            "Of 3 items that are ready 2 get an agent",
            "\nWHO SHOULD TAKE WHAT\n  item  type  agent  worth\n  x     fix   b      67.25\n      Priority score 24.5, it holds nothing yet\n",
            "\nFOR NOBODY NOW\n  z: No free agent may have it: the idlest lacks the capability \"go\".\n",
            "  as matched      124.00            2                 1\n",
            "  without advice   62.25            1                 1\n",
            "  x for b: 67.25 = taken 40 of 40, urgency 12.25 of 50, team – of 15, fit 10 of 10, experience – of",
        ] {
            assert!(text.contains(part), "no {part:?} in:\n{text}");
        }
    }

    #[test]
    fn an_empty_board_says_so() {
        let figures = figures(&Subject::default());
        let text = assignments(&crate::claude::local::assignments(&figures), &figures, 80, false);
        assert!(text.contains("nobody should take anything now") && !text.contains("For nobody"), "{text}");
    }
}

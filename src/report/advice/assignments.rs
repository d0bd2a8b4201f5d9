//! Who should take what, and what it changes.

use super::prose::{with_notes, wrapped};
use crate::analysis::advice::AssignmentFigures;
use crate::analysis::advice::assignments::{Outcome, Pair};
use crate::claude::answers::{AssignmentAdvice, Assignments};
use crate::report::page::{PLAIN, Page};
use crate::report::table::Column;

/// How far reasons are indented, in terminal columns.
const INDENT: usize = 4;

/// The answer with its reasons, what it is worth against the present, and the terms of the board's own pairs.
#[must_use]
pub fn assignments(answer: &Assignments, figures: &AssignmentFigures, width: usize, colour: bool) -> String {
    let page = Page { width, colour };
    let unassigned = match answer.unassigned.is_empty() {
        true => String::new(),
        false => page.section("For nobody now", &unassigned(answer, &page), left_out(answer, figures), ""),
    };
    wrapped(&answer.summary, 0, width)
        + &page.section("Who should take what", &pairs(answer, figures, &page), 0, "nobody should take anything now")
        + &unassigned
        + &page.section("What the matching of the board is worth", &outcomes(figures, &page), 0, "")
        + &page.section("Where its worth comes from", &terms(figures, &page), 0, "there is no pair")
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
    let reason = |one: &AssignmentAdvice| wrapped(&one.reason, INDENT, page.width.saturating_sub(2));
    let reasons: Vec<String> = answer.assignments.iter().map(reason).collect();
    with_notes(&page.table(&rows, &columns, |_, _| PLAIN), &reasons)
}

fn unassigned(answer: &Assignments, page: &Page) -> String {
    let columns = [Column::whole("item"), Column::flexible("why")];
    let rows: Vec<Vec<String>> =
        answer.unassigned.iter().map(|one| vec![one.work_id.clone(), one.reason.clone()]).collect();
    page.table(&rows, &columns, |_, _| PLAIN)
}

fn outcomes(figures: &AssignmentFigures, page: &Page) -> String {
    let columns =
        [Column::left(""), Column::right("worth"), Column::right("items taken"), Column::right("most held by one")];
    let row = |name: &str, of: &Outcome| {
        vec![name.to_owned(), format!("{:.2}", of.worth), of.assigned.to_string(), of.most_held.to_string()]
    };
    let rows = [row("as matched", &figures.advised), row("the idlest takes what is offered first", &figures.present)];
    page.table(&rows, &columns, |_, _| PLAIN)
}

/// The points of each term, a row a pair.
fn terms(figures: &AssignmentFigures, page: &Page) -> String {
    let columns = [
        Column::whole("item"),
        Column::whole("agent"),
        Column::right("taken"),
        Column::right("urgency"),
        Column::right("team"),
        Column::right("fit"),
        Column::right("experience"),
        Column::right("reliability"),
        Column::right("load"),
    ];
    let row = |pair: &Pair| {
        let points = pair.terms.iter().map(|term| format!("{:.2}", term.points));
        [pair.work_id.clone(), pair.agent_id.clone()].into_iter().chain(points).collect()
    };
    let rows: Vec<Vec<String>> = figures.pairs.iter().map(row).collect();
    page.table(&rows, &columns, |_, _| PLAIN)
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
            "\nWho should take what\n  item  type  agent  worth\n  x     fix   b      67.25\n      Priority score 24.5, it holds nothing yet\n",
            "\nFor nobody now\n  item  why\n  z     No free agent may have it: the idlest lacks the capability \"go\".\n",
            "  as matched                              124.00            2                 1\n",
            "  the idlest takes what is offered first   62.25            1                 1\n",
            "  x     b      40.00    12.25  0.00  10.00        0.00         5.00  0.00\n",
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

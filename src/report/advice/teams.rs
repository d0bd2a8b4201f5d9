//! How teams should be formed, as people read it.

use super::team::name;
use crate::analysis::advice::{Formation, Seats, TeamFigures};
use crate::claude::answers::{Move, ProposedTeam, Teams};
use crate::report::page::{BOLD, PLAIN, Page, YELLOW};
use crate::report::prose::wrap;
use crate::report::table::{Column, fit};

const SEATS: [Column; 6] = [
    Column::flexible("team"),
    Column::right("open"),
    Column::right("quota"),
    Column::right("seats"),
    Column::right("now"),
    Column::right("after the moves"),
];

/// The answer, and the shares that it comes from.
#[must_use]
pub fn teams(answer: &Teams, figures: &TeamFigures, width: usize, colour: bool) -> String {
    let page = Page { width, colour };
    let moves: String = answer.moves.iter().map(|one| page.moved(one)).collect();
    let seats = figures.formation.as_ref().map_or(String::new(), |formation| page.seats(formation));
    let proposed: String = answer.teams.iter().map(|one| page.proposed(one)).collect();
    let parts = [
        wrap(&answer.summary, width, "", ""),
        page.section("MOVES", &moves, 0, "none"),
        page.section("PROPOSED TEAMS", &proposed, 0, "none"),
        page.section("AGENTS BY WORK (largest remainder)", &seats, 0, "nothing to share out"),
    ];
    parts.concat()
}

impl Page {
    fn moved(&self, one: &Move) -> String {
        let title = format!("{}: {} to {}", one.agent_id, name(&one.from), name(&one.to));
        format!("{}\n{}", self.ink(BOLD, &fit(&title, self.room())), self.point(&one.reason))
    }

    fn proposed(&self, one: &ProposedTeam) -> String {
        let list = |word: &str, names: &[String]| match names {
            [] => String::new(),
            names => self.point(&format!("{word}: {}", names.join(", "))),
        };
        let title = self.ink(BOLD, &fit(name(&one.team), self.room()));
        let (agents, types) = (list("agents", &one.agents), list("work", &one.work_types));
        format!("{title}\n{}{agents}{types}", self.point(&one.purpose))
    }

    fn seats(&self, formation: &Formation) -> String {
        let rows: Vec<_> = formation.seats.iter().map(row).collect();
        self.table(&rows, &SEATS, |row, column| match &formation.seats[row] {
            seats if column == 5 && seats.after != seats.seats => YELLOW,
            _ => PLAIN,
        })
    }
}

fn row(seats: &Seats) -> Vec<String> {
    let [demand, share, living, after] =
        [seats.demand, seats.seats, seats.living, seats.after].map(|count| count.to_string());
    vec![name(&seats.team).to_owned(), demand, format!("{:.2}", seats.quota), share, living, after]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::advice::{OpenItem, Subject, Worker, teams as figures};
    use crate::board::Liveness;
    use crate::claude::local;

    #[test]
    fn moves_and_seats_are_told() {
        let agent = |id: &str| Worker {
            agent_id: id.into(),
            team: "b".into(),
            role: String::new(),
            capabilities: Vec::new(),
            capacity: None,
            state: Liveness::Idle,
            load: 0,
            completed: 0,
            failed: 0,
            last_sign_at: None,
        };
        let item = OpenItem { team: "a".into(), work_type: "build".into(), ..OpenItem::default() };
        let figures = figures(&Subject { open: vec![item], agents: vec![agent("ada")], ..Subject::default() });
        let text = teams(&local::teams(&figures), &figures, 120, false);
        for line in [
            "  ada: b to a",
            "  - agents: ada",
            "  - work: build",
            "  a        1   1.00      1    0                1",
            "  b        0   0.00      0    1                0",
        ] {
            assert!(text.contains(&format!("\n{line}\n")), "{line}\n\n{text}");
        }
    }
}

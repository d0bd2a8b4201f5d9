//! How teams stand, as people read it.

use crate::analysis::advice::{TeamFigures, TeamStanding};
use crate::claude::answers::{TeamAssessment, TeamReport};
use crate::report::page::{BOLD, PLAIN, Page, RED, YELLOW};
use crate::report::prose::wrap;
use crate::report::table::{Column, fit};

const TEAMS: [Column; 11] = [
    Column::flexible("team"),
    Column::right("open"),
    Column::right("pending"),
    Column::right("blocked"),
    Column::right("working"),
    Column::right("idle"),
    Column::right("late"),
    Column::right("gone"),
    Column::right("full"),
    Column::right("work"),
    Column::right("agents"),
];

/// The answer, and the figures of the teams that it tells of.
#[must_use]
pub fn team(answer: &TeamReport, figures: &TeamFigures, width: usize, colour: bool) -> String {
    let page = Page { width, colour };
    let told: Vec<&TeamStanding> = answer.teams.iter().filter_map(|one| figures.team(&one.team)).collect();
    let parts = [
        wrap(&answer.summary, width, "", ""),
        page.section("TEAMS", &page.standings(&told), 0, "none is known"),
        answer.teams.iter().map(|one| page.assessment(one)).collect(),
    ];
    parts.concat()
}

/// A team's name, or what stands for none.
pub(super) fn name(team: &str) -> &str {
    if team.is_empty() { "no team" } else { team }
}

impl Page {
    fn standings(&self, teams: &[&TeamStanding]) -> String {
        let rows: Vec<_> = teams.iter().map(|team| row(team)).collect();
        self.table(&rows, &TEAMS, |row, column| match column {
            3 | 6 if rows[row][column] != "0" => YELLOW,
            7 if rows[row][column] != "0" => RED,
            _ => PLAIN,
        })
    }

    fn assessment(&self, one: &TeamAssessment) -> String {
        let lists = [("lacks", &one.gaps), ("risk", &one.risks), ("to do", &one.actions)];
        let lines: String = lists
            .iter()
            .flat_map(|(word, texts)| texts.iter().map(move |text| self.point(&format!("{word}: {text}"))))
            .collect();
        match lines.as_str() {
            "" => String::new(),
            lines => format!("\n{}\n{}", self.ink(BOLD, &fit(name(&one.team), self.width)), self.indent(lines)),
        }
    }
}

fn row(team: &TeamStanding) -> Vec<String> {
    let counts = [team.open, team.pending, team.blocked, team.working, team.idle, team.late, team.gone];
    let per_cent = |share: f64| format!("{:.0} %", share * 100.0);
    let full = match (team.utilisation, team.capacity) {
        (Some(full), Some(most)) => format!("{} ({} of {most})", per_cent(full), team.load),
        _ => format!("holds {}", team.load),
    };
    let mut row = vec![name(&team.team).to_owned()];
    row.extend(counts.map(|count| count.to_string()));
    row.extend([full, per_cent(team.share_of_work), per_cent(team.share_of_agents)]);
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::advice::{OpenItem, Subject, teams};
    use crate::claude::local;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn a_team_stands_with_its_counts_and_what_it_lacks() {
        let item = |team: &str| OpenItem { team: team.into(), capabilities: vec!["gpu".into()], ..OpenItem::default() };
        let figures = teams(&Subject { open: vec![item("a"), item(""), item("a")], ..Subject::default() });
        let text = team(&local::team(&figures, Some("a")), &figures, 200, false);
        let row = "  a        2        2        0        0     0     0     0  holds 0  67 %     0 %";
        assert!(text.contains(&format!("\n{row}\n")), "{text}");
        assert!(text.contains("\na\n  - lacks: no living agent for 2 open items\n"), "{text}");
        assert!(!text.contains("no team"), "{text}");
        let all = team(&local::team(&figures, None), &figures, 60, false);
        assert!(all.contains("\nno team\n"), "{all}");
        assert!(all.lines().map(UnicodeWidthStr::width).max() <= Some(60), "{all}");
    }
}

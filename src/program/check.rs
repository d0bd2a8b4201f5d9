//! What is wrong with a program as a whole, and between it and the board.

use super::{Fault, Program, Sprint};
use crate::text::quote;
use std::collections::{HashMap, HashSet};

/// What the items of a board name.
#[derive(Debug, Clone, Default)]
pub struct OnBoard {
    /// Their labels.
    pub labels: HashSet<String>,
    /// Their teams.
    pub teams: HashSet<String>,
}

/// Everything that does not go together, by its lines: errors in the program itself, and warnings about what no item of
/// the board has, where a board is given.
#[must_use]
pub fn check(program: &Program, board: Option<&OnBoard>) -> Vec<Fault> {
    let mut faults = names(program);
    faults.extend(calendar(program));
    faults.extend(board.into_iter().flat_map(|board| unused(program, board)));
    faults.sort_by_key(|fault| fault.line);
    faults
}

fn names(program: &Program) -> Vec<Fault> {
    let objectives = program.objectives.iter().map(|one| (one.name.as_str(), one.line));
    let sprints = program.sprints.iter().map(|one| (one.stretch.name.as_str(), one.line));
    let teams = program.teams.iter().map(|one| (one.name.as_str(), one.line));
    let epics = program.epics.iter().map(|one| (one.name.as_str(), one.line));
    [
        twice("objective", objectives.collect()),
        twice("sprint", sprints.collect()),
        twice("team", teams.collect()),
        twice("epic", epics.collect()),
    ]
    .concat()
}

/// Names that came before, in the order of the file.
fn twice(what: &str, mut named: Vec<(&str, usize)>) -> Vec<Fault> {
    named.sort_by_key(|(_, line)| *line);
    let mut first: HashMap<&str, usize> = HashMap::new();
    let mut faults = Vec::new();
    for (name, line) in named {
        match first.get(name) {
            Some(before) => {
                faults
                    .push(Fault::error(line, format!("the {what} {} is named in line {before} already", quote(name))));
            }
            None => {
                first.insert(name, line);
            }
        }
    }
    faults
}

/// Sprints come sorted by their first day.
fn calendar(program: &Program) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (n, sprint) in program.sprints.iter().enumerate() {
        let before = program.sprints[..n].iter().find(|before| before.stretch.end >= sprint.stretch.start);
        faults.extend(before.map(|before| overlap(before, sprint)));
        if let Some(pi) = &program.pi
            && !(pi.holds(sprint.stretch.start) && pi.holds(sprint.stretch.end))
        {
            let (name, pi_name) = (quote(&sprint.stretch.name), quote(&pi.name));
            faults.push(Fault::warning(sprint.line, format!("the sprint {name} does not lie within {pi_name}")));
        }
    }
    faults
}

fn overlap(before: &Sprint, sprint: &Sprint) -> Fault {
    let message = format!(
        "the sprint {} begins on {}, but {} ends on {}",
        quote(&sprint.stretch.name),
        sprint.stretch.start,
        quote(&before.stretch.name),
        before.stretch.end
    );
    Fault::error(sprint.line, message)
}

fn unused(program: &Program, board: &OnBoard) -> Vec<Fault> {
    let objectives = program.objectives.iter().map(|one| ("objective", &one.name, &one.label, one.line));
    let epics = program.epics.iter().map(|one| ("epic", &one.name, &one.label, one.line));
    let sprints = program.sprints.iter().map(|one| ("sprint", &one.stretch.name, &one.label, one.line));
    let labelled = objectives.chain(epics).chain(sprints);
    let mut faults: Vec<Fault> = labelled
        .filter_map(|(what, name, label, line)| {
            let label = label.as_ref().filter(|label| !board.labels.contains(*label))?;
            let message = format!("no item has the label {} of the {what} {}", quote(label), quote(name));
            Some(Fault::warning(line, message))
        })
        .collect();
    let teams = program.teams.iter().filter(|team| !board.teams.contains(&team.name));
    faults.extend(teams.map(|team| Fault::warning(team.line, format!("no item is of the team {}", quote(&team.name)))));
    faults
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    const TEXT: &str = "[pi]\nname = \"P\"\nstart = 2026-10-05\nend = 2026-12-27\n\
        [[sprints]]\nname = \"S1\"\nstart = 2026-10-05\nend = 2026-10-18\nlabel = \"s1\"\n\
        [[sprints]]\nname = \"S2\"\nstart = 2026-10-18\nend = 2026-10-31\n\
        [[sprints]]\nname = \"S2\"\nstart = 2026-12-20\nend = 2027-01-02\n\
        [[teams]]\nname = \"red\"\n[[teams]]\nname = \"red\"\n";

    fn told(board: Option<&OnBoard>) -> Vec<String> {
        let (program, faults) = read(TEXT);
        assert_eq!(faults, []);
        check(&program, board).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_does_not_go_together_is_told_with_its_line() {
        let expected = [
            "program.toml:10: the sprint \"S2\" begins on 2026-10-18, but \"S1\" ends on 2026-10-18",
            "program.toml:14: the sprint \"S2\" is named in line 10 already",
            "program.toml:14: warning: the sprint \"S2\" does not lie within \"P\"",
            "program.toml:20: the team \"red\" is named in line 18 already",
        ];
        assert_eq!(told(None), expected);
    }

    #[test]
    fn what_no_item_names_is_a_warning() {
        let with = told(Some(&OnBoard::default()));
        assert!(with[0] == "program.toml:5: warning: no item has the label \"s1\" of the sprint \"S1\"", "{with:?}");
        assert!(with.iter().any(|one| one == "program.toml:18: warning: no item is of the team \"red\""), "{with:?}");
        let board = OnBoard { labels: ["s1".to_owned()].into(), teams: ["red".to_owned()].into() };
        assert_eq!(told(Some(&board)), told(None));
    }
}

//! From the text of `program.toml` to what was planned.

use super::fields::{Fields, Source};
use super::{COLUMNS, Epic, Fault, Labels, Objective, Program, Risk, SEVERITIES, Sprint, Stretch, Targets, Team};
use crate::text::quote;
use toml::de::DeTable;

/// The largest number of points, items and days.
const MOST: u64 = 1_000_000;

const FIELDS: [&str; 10] =
    ["art", "vision", "pi", "objectives", "sprints", "teams", "epics", "risks", "labels", "targets"];
const PI: [&str; 3] = ["name", "start", "end"];
const OBJECTIVE: [&str; 4] = ["name", "label", "value", "team"];
const SPRINT: [&str; 5] = ["name", "start", "end", "goal", "label"];
const TEAM: [&str; 3] = ["name", "capacity", "wip_limit"];
const EPIC: [&str; 4] = ["name", "column", "label", "owner"];
const RISK: [&str; 4] = ["name", "severity", "owner", "due"];
const LABELS: [&str; 3] = ["innovation", "debt", "improvement"];
const TARGETS: [&str; 2] = ["lead_days", "efficiency_percent"];

/// Reads what was planned, as far as it can be read, and everything that keeps it from being read, by its lines.
#[must_use]
pub fn read(text: &str) -> (Program, Vec<Fault>) {
    let (root, errors) = DeTable::parse_recoverable(text);
    let source = Source::new(text);
    let program = program(&Fields::new(&source, "", 1, root.get_ref(), &FIELDS), &source);
    let mut faults = source.into_faults();
    let source = Source::new(text);
    for error in &errors {
        let line = source.line_at(error.span().map_or(0, |span| span.start));
        let shown = quote(text.lines().nth(line - 1).unwrap_or_default().trim());
        source.fault(line, format!("{shown} is no TOML: {}", error.message().replace('\n', "; ")));
    }
    let malformed = source.into_faults();
    if !malformed.is_empty() {
        // What stands in such a line is taken for something else, or for nothing.
        faults.retain(|fault| !fault.is_missing() && malformed.iter().all(|other| other.line != fault.line));
    }
    faults.extend(malformed);
    faults.sort_by_key(|fault| fault.line);
    (program, faults)
}

fn program(root: &Fields<'_, '_>, source: &Source<'_>) -> Program {
    let mut sprints: Vec<Sprint> =
        root.list("sprints", &SPRINT).iter().filter_map(|fields| sprint(fields, source)).collect();
    sprints.sort_by_key(|sprint| sprint.stretch.start);
    Program {
        art: root.text("art"),
        vision: root.text("vision"),
        pi: root.table("pi", &PI).and_then(|fields| stretch(&fields, source)),
        objectives: root.list("objectives", &OBJECTIVE).iter().filter_map(objective).collect(),
        sprints,
        teams: root.list("teams", &TEAM).iter().filter_map(team).collect(),
        epics: root.list("epics", &EPIC).iter().filter_map(epic).collect(),
        risks: root.list("risks", &RISK).iter().filter_map(risk).collect(),
        labels: root.table("labels", &LABELS).map(|fields| labels(&fields)).unwrap_or_default(),
        targets: root.table("targets", &TARGETS).map(|fields| targets(&fields)).unwrap_or_default(),
    }
}

fn stretch(fields: &Fields<'_, '_>, source: &Source<'_>) -> Option<Stretch> {
    let (name, start, end) = (fields.needed("name"), fields.needed_day("start"), fields.needed_day("end"));
    let stretch = Stretch { name: name?, start: start?, end: end? };
    if stretch.end < stretch.start {
        let Stretch { name, start, end } = &stretch;
        source.fault(fields.line, format!("{} ends on {end}, before it begins on {start}", quote(name)));
        return None;
    }
    Some(stretch)
}

fn sprint(fields: &Fields<'_, '_>, source: &Source<'_>) -> Option<Sprint> {
    let (goal, label) = (fields.text("goal"), fields.text("label"));
    Some(Sprint { stretch: stretch(fields, source)?, goal, label, line: fields.line })
}

fn objective(fields: &Fields<'_, '_>) -> Option<Objective> {
    let (label, value, team) = (fields.text("label"), fields.number("value", MOST), fields.text("team"));
    Some(Objective { name: fields.needed("name")?, label, value, team, line: fields.line })
}

fn team(fields: &Fields<'_, '_>) -> Option<Team> {
    let (capacity, wip_limit) = (fields.number("capacity", MOST), fields.number("wip_limit", MOST));
    Some(Team { name: fields.needed("name")?, capacity, wip_limit, line: fields.line })
}

fn epic(fields: &Fields<'_, '_>) -> Option<Epic> {
    let (label, owner, column) = (fields.text("label"), fields.text("owner"), fields.word("column", &COLUMNS));
    Some(Epic { name: fields.needed("name")?, column: column?, label, owner, line: fields.line })
}

fn risk(fields: &Fields<'_, '_>) -> Option<Risk> {
    let (owner, due, severity) = (fields.text("owner"), fields.day("due"), fields.word("severity", &SEVERITIES));
    Some(Risk { name: fields.needed("name")?, severity: severity?, owner, due })
}

fn labels(fields: &Fields<'_, '_>) -> Labels {
    Labels { innovation: fields.text("innovation"), debt: fields.text("debt"), improvement: fields.text("improvement") }
}

fn targets(fields: &Fields<'_, '_>) -> Targets {
    Targets {
        lead_days: fields.number("lead_days", MOST),
        efficiency_percent: fields.number("efficiency_percent", 100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The faults of a text, each as its line and message.
    fn faults(text: &str) -> Vec<(usize, String)> {
        read(text).1.into_iter().map(|fault| (fault.line, fault.message)).collect()
    }

    #[test]
    fn every_fault_is_told_with_its_line_and_value() {
        let text = "art = 7\nvison = \"x\"\n[pi]\nname = \"P\"\nstart = 2026-10-05\nend = \"soon\"\n\
                    [[teams]]\ncapacity = -1\n[[epics]]\nname = \"e\"\ncolumn = \"donne\"\n\
                    [[sprints]]\nname = \"S\"\nstart = 2026-10-05\nend = 2026-10-01\n[targets]\nefficiency_percent = 101\n";
        let expected = [
            (1, "art is \"7\", not a text in quotes"),
            (2, "unknown field \"vison\"; did you mean \"vision\"?"),
            (6, "pi.end is \"soon\", not a day such as 2026-10-05"),
            (7, "teams.name is missing"),
            (8, "teams.capacity is \"-1\", not a whole number from 0 to 1000000"),
            (11, "epics.column is \"donne\", not one of: funnel, analyzing, portfolio_backlog, implementing, done"),
            (12, "\"S\" ends on 2026-10-01, before it begins on 2026-10-05"),
            (17, "targets.efficiency_percent is \"101\", not a whole number from 0 to 100"),
        ];
        let expected = expected.map(|(line, message)| (line, message.to_owned()));
        assert_eq!(faults(text), expected);
    }

    #[test]
    fn what_is_no_toml_is_told_with_its_line() {
        let found = faults("art = 7\n[pi]\nname = \"P\"\nstart = 2026-02-29\nend = \nlength = 3\n");
        let lines: Vec<usize> = found.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [1, 4, 5, 6], "{found:?}");
        assert!(found[1].1.starts_with("\"start = 2026-02-29\" is no TOML: "), "{found:?}");
        assert_eq!(faults("pi = 3\n")[0].1, "pi is \"3\", not a table: write [pi]");
        assert_eq!(faults("teams = [1]\n")[0].1, "teams is \"[1]\", not a list of tables: write [[teams]]");
    }

    #[test]
    fn days_may_stand_in_quotes_and_sprints_in_any_order() {
        let text = "[[sprints]]\nname = \"B\"\nstart = \"2026-10-19\"\nend = 2026-11-01\n\
                    [[sprints]]\nname = \"A\"\nstart = 2026-10-05\nend = \"2026-10-18\"\n";
        let (program, faults) = read(text);
        let names: Vec<&str> = program.sprints.iter().map(|sprint| sprint.stretch.name.as_str()).collect();
        assert_eq!((names, faults), (vec!["A", "B"], vec![]));
    }
}

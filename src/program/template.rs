//! What `program init` writes.

/// A program with everything in it as a comment: it records nothing yet.
pub const TEMPLATE: &str = include_str!("template.toml");

#[cfg(test)]
mod tests {
    use super::super::{Program, check, read};
    use super::*;

    #[test]
    fn it_records_nothing_until_it_is_filled_in_and_then_everything() {
        assert_eq!(read(TEMPLATE), (Program::default(), vec![]));
        let bare = TEMPLATE.lines().map(|line| line.strip_prefix("# ").unwrap_or(line));
        let filled: Vec<&str> = bare.filter(|line| line.starts_with('[') || line.contains(" = ")).collect();
        let (program, faults) = read(&filled.join("\n"));
        assert_eq!((faults, check(&program, None)), (vec![], vec![]));
        let empty = Program::default();
        assert!(program.art != empty.art && program.vision != empty.vision && program.pi != empty.pi);
        assert!(program.labels != empty.labels && program.targets != empty.targets);
        let lists = [program.objectives.len(), program.sprints.len(), program.teams.len()];
        assert_eq!((lists, program.epics.len(), program.risks.len()), ([1; 3], 1, 1));
    }
}

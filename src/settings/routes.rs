//! `[[work.routes]]`: whose work a type of work is, where nobody says it.

use super::BadInput;
use crate::board::Routes;
use crate::text::{check_text, quote};
use serde::Deserialize;

/// The longest name of a team, in bytes.
const LONGEST: usize = 128;

/// One rule.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RouteTable {
    /// A type of work; `*` stands for any text, `?` for one character.
    #[serde(rename = "type")]
    pub work_type: String,
    /// Whose work it is.
    pub team: String,
}

/// The rules in their order.
pub(super) fn read(tables: &[RouteTable]) -> Result<Routes, BadInput> {
    let mut routes = Routes::default();
    for (n, RouteTable { work_type, team }) in tables.iter().enumerate() {
        let place = format!("rule {} of work.routes", n + 1);
        if work_type.is_empty() {
            let hint = "write a type of work, such as build, or a pattern, such as *trace*";
            return Err(BadInput::new(format!("the type in {place} is empty"), hint));
        }
        let unfit = |why: String| BadInput::new(format!("the team {} in {place} {why}", quote(team)), "write a name");
        check_text(team).map_err(|e| unfit(e.to_string()))?;
        if team.contains(['\n', '\t']) || team.len() > LONGEST {
            return Err(unfit(format!("is no single line of at most {LONGEST} bytes")));
        }
        routes.push(work_type, team);
    }
    Ok(routes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_without_a_type_or_a_name_for_a_team_is_refused_with_its_place() {
        let table = |work_type: &str, team: &str| RouteTable { work_type: work_type.into(), team: team.into() };
        assert!(read(&[table("*", "core")]).is_ok());
        for (bad, said) in [(table("", "core"), "type in rule 2"), (table("build", "a\nb"), "\"a\\nb\"")] {
            let error = read(&[table("x", "core"), bad]).expect_err(said);
            assert!(error.message.contains(said), "{error}");
        }
    }
}

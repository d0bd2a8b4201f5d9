//! Whose work a type of work is, where nobody says it.

use super::NewWork;
use wildmatch::WildMatchPattern;

/// `*` stands for any text, `?` for one character; letters are the same in both cases.
type Pattern = WildMatchPattern<'*', '?'>;

/// A rule: work of a type that fits the pattern is this team's.
#[derive(Debug, Clone, PartialEq)]
struct Route {
    /// As it was written.
    text: String,
    pattern: Pattern,
    team: String,
}

/// Rules in their order: the first that fits counts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Routes(Vec<Route>);

impl Routes {
    /// Adds a rule behind the others.
    pub fn push(&mut self, pattern: &str, team: &str) {
        let route =
            Route { text: pattern.to_owned(), pattern: Pattern::new_case_insensitive(pattern), team: team.to_owned() };
        self.0.push(route);
    }

    /// Gives work that nobody gave to a team to that of the first rule that fits, and notes the rule.
    pub fn apply(&self, new: &mut NewWork) {
        if new.team.is_some() {
            return;
        }
        if let Some(route) = self.0.iter().find(|route| route.pattern.matches(&new.work_type)) {
            new.team = Some(route.team.clone());
            new.routed_by = Some(route.text.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_rule_that_fits_the_type_counts_unless_a_team_is_named() {
        let mut routes = Routes::default();
        for (pattern, team) in [("trace_8020", "both"), ("*trace*", "tracing"), ("perf?", "speed"), ("*80/20*", "p")] {
            routes.push(pattern, team);
        }
        let cases = [
            ("trace_8020", None, Some("both"), Some("trace_8020")),
            ("my_Trace_x", None, Some("tracing"), Some("*trace*")),
            ("trace", None, Some("tracing"), Some("*trace*")),
            ("perfs", None, Some("speed"), Some("perf?")),
            ("perf", None, None, None),
            ("an 80/20 cut", None, Some("p"), Some("*80/20*")),
            ("trace", Some("named"), Some("named"), None),
            ("other", None, None, None),
        ];
        for (work_type, named, team, rule) in cases {
            let team_named = named.map(str::to_owned);
            let mut new = NewWork { work_type: work_type.to_owned(), team: team_named, ..NewWork::default() };
            routes.apply(&mut new);
            assert_eq!((new.team.as_deref(), new.routed_by.as_deref()), (team, rule), "{work_type}");
        }
    }
}

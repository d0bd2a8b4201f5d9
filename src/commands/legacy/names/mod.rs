//! Every name that the command line of `coordination_helper.sh` had, or that was written of it, and what became of it.

mod documented;
mod gone;
mod worked;

use crate::text::nearest;

/// What an old name has become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Now {
    /// A command with the old arguments and the old words on stdout.
    Own(Own),
    /// Words of today: see [`super::rewrite`] for how old arguments find their place in them.
    Is(&'static str),
    /// Nothing.
    Gone {
        /// Why.
        why: &'static str,
        /// What to do instead.
        instead: &'static str,
    },
}

/// A command with the old arguments and the old words on stdout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Own {
    /// Creates an item and claims it.
    Claim,
    /// The same, with a recommendation asked for before.
    ClaimIntelligent,
    /// Reports progress.
    Progress,
    /// Completes an item.
    Complete,
    /// Registers an agent.
    Register,
    /// Prints an id.
    GenerateId,
    /// Lists what is held.
    ListWork,
    /// The same with counts, for a team.
    ListWorkFast,
    /// Shows agents, items and points.
    Dashboard,
    /// The same, with the time that it took.
    DashboardFast,
    /// Says whether there is anything to make smaller.
    Optimize,
    /// Lists the commands.
    Help,
}

/// The heading that a command stands under in the old help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Work.
    Work,
    /// Agents and reports of the whole.
    Scrum,
    /// Analyses.
    Claude,
    /// Not in the help: it never existed, or it is gone.
    Hidden,
}

/// A command of the old command line with all its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OldName {
    /// Its names.
    pub names: &'static [&'static str],
    /// What it has become.
    pub now: Now,
    /// Where the help lists it.
    pub group: Group,
    /// Its arguments and what it does, for the help.
    pub about: &'static str,
}

/// A name that is only read about: it never worked, or it works no more.
const fn hidden(names: &'static [&'static str], now: Now) -> OldName {
    OldName { names, now, group: Group::Hidden, about: "" }
}

/// All of them: those that worked, those that never did and mean something today, those that are gone.
pub fn all() -> impl Iterator<Item = &'static OldName> {
    worked::ROWS.iter().chain(documented::ROWS).chain(gone::ROWS)
}

/// The command with this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static OldName> {
    all().find(|old| old.names.contains(&name))
}

/// The name that was probably meant.
#[must_use]
pub fn meant(name: &str) -> Option<&'static str> {
    let names = all().filter(|old| !matches!(old.now, Now::Gone { .. })).flat_map(|old| old.names.iter().copied());
    nearest(name, names, 1).first().copied()
}

impl OldName {
    /// What became of it, in words.
    #[must_use]
    pub fn meaning(&self) -> String {
        match self.now {
            Now::Own(_) => "as before".to_owned(),
            Now::Is(template) => {
                let words = |text: &str| {
                    let plain = |word: &&str| !word.starts_with(['{', '%']);
                    let words: Vec<&str> = text.split(" %").next().unwrap_or_default().split(' ').collect();
                    let is_filled = |at: usize| words.get(at + 1).is_some_and(|next| next.starts_with('{'));
                    let kept = words.iter().enumerate().filter(|(at, word)| !word.starts_with("--") || !is_filled(*at));
                    kept.map(|(_, word)| *word).filter(plain).collect::<Vec<_>>().join(" ")
                };
                let ways: Vec<String> = template.split(" ; ").map(|way| format!("`coordctl {}`", words(way))).collect();
                ways.join(", else ")
            }
            Now::Gone { why, instead } => format!("gone: {why}; {instead}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_stands_for_two_things() {
        let mut names: Vec<&str> = all().flat_map(|old| old.names.iter().copied()).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "a name stands twice");
        assert!(count >= 170, "only {count} names");
    }

    #[test]
    fn the_nearest_name_is_one_that_works() {
        assert_eq!(meant("claimm"), Some("claim"));
        assert_eq!(meant("dashbord"), Some("dashboard"));
        assert_eq!(meant("xyzzy"), None);
    }

    #[test]
    fn what_became_of_a_name_is_told_without_the_places_of_its_arguments() {
        let told = |name| find(name).map(OldName::meaning).unwrap_or_default();
        assert_eq!(told("agent-status"), "`coordctl agent show`, else `coordctl agent list`");
        assert_eq!(told("create-work"), "`coordctl add`");
        assert_eq!(told("monitor"), "`coordctl dashboard --watch`");
        assert_eq!(told("claim"), "as before");
        assert!(told("serve").starts_with("gone: "));
    }
}

//! What spans tell: how often, how long, how often in vain.

mod gate;
mod gathered;
mod slowest;
mod tally;

pub use gate::{Limit, Limits, NotMet, Verdict};
pub use gathered::{Gathered, Seen};
pub use slowest::{Slow, Slowest};
pub use tally::{Figures, Tally};

/// What a span stands for. Durations of different sorts are never counted together: a claim takes milliseconds, an
/// attempt takes hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sort {
    /// A command that ends as soon as it can.
    Operation,
    /// A part of a command, and whatever came from elsewhere.
    Step,
    /// The life of an item, an attempt at one, and commands that last as long as somebody wants.
    Life,
}

/// Commands that work or wait as long as they are told to.
const LASTING: [&str; 5] = ["run", "wait", "events", "dashboard", "telemetry_tail"];

/// What the names of commands' spans begin with.
pub const PREFIX: &str = "work.";

/// What the names of analyses begin with, which take as long as Claude does.
pub const ANALYSES: &str = "claude.";

/// The wait for the board's lock, a step.
pub const LOCK: &str = "store.lock";

/// The name of the spans of an operation that people name by its verb, as `claim` or `agent register`.
#[must_use]
pub fn span_name(operation: &str) -> String {
    match operation.contains('.') {
        true => operation.to_owned(),
        false => format!("{PREFIX}{}", operation.replace(['-', ' '], "_")),
    }
}

impl Sort {
    /// The sort of the spans with a name.
    #[must_use]
    pub fn of(name: &str) -> Self {
        if name.starts_with(ANALYSES) {
            return Sort::Life;
        }
        match name.strip_prefix(PREFIX) {
            Some("item" | "attempt") => Sort::Life,
            Some(verb) if LASTING.contains(&verb) => Sort::Life,
            Some(_) => Sort::Operation,
            None => Sort::Step,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_a_sort() {
        let cases = [
            ("work.claim", Sort::Operation),
            ("work.telemetry_stats", Sort::Operation),
            ("work.item", Sort::Life),
            ("work.attempt", Sort::Life),
            ("work.run", Sort::Life),
            ("claude.health", Sort::Life),
            ("chat claude-opus-5-5", Sort::Step),
            ("store.lock", Sort::Step),
            ("POST", Sort::Step),
            ("", Sort::Step),
        ];
        for (name, sort) in cases {
            assert_eq!(Sort::of(name), sort, "{name}");
        }
    }
}

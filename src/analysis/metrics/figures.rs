//! What the spans of commands tell: how often, how long, at what cost.

use super::histogram::{ATTEMPT_BOUNDS_NS, Histogram, OPERATION_BOUNDS_NS};
use super::totals::Totals;
use crate::analysis::advice::Reliability;
use crate::analysis::spans::{ANALYSES, PREFIX};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Operations that last by nature, or may: how long says nothing of the board. They are counted, not timed.
const LASTING: [&str; 7] = [
    "work.run",
    "work.wait",
    "work.guard",
    "work.events",
    "work.dashboard",
    "work.telemetry_tail",
    "work.telemetry_export",
];
/// The changes of the board that every agent makes: how long they take says how quick the board is.
const COMMON: [&str; 3] = ["claim", "progress", "complete"];
/// The commands that change the board.
const CHANGING: [&str; 17] = [
    "add",
    "claim",
    "progress",
    "complete",
    "fail",
    "release",
    "handoff",
    "reassign",
    "block",
    "unblock",
    "note",
    "label",
    "set",
    "heartbeat",
    "reclaim",
    "agent_register",
    "agent_retire",
];
/// The most values of one label; those met later count as [`OTHER`]. Anybody can write a span with any name.
const VALUES: usize = 100;
/// The value of a label that stands for all without one of their own.
const OTHER: &str = "other";

/// How an operation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ended {
    /// It did what was asked.
    Done,
    /// It gave an earlier answer again.
    Replayed,
    /// A rule of the board, or another agent's claim, stood against it.
    Refused,
    /// It could not do what was asked.
    Failed,
}

impl Ended {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Ended::Done => "done",
            Ended::Replayed => "replayed",
            Ended::Refused => "refused",
            Ended::Failed => "failed",
        }
    }

    /// What a span says: its word, else its exit code (as in the table of exit codes), else whether it is an error.
    #[must_use]
    pub fn of(word: Option<&str>, exit: Option<i64>, is_error: bool) -> Self {
        match (word, exit) {
            (Some("done"), _) => Ended::Done,
            (Some("replayed"), _) => Ended::Replayed,
            (Some("refused"), _) => Ended::Refused,
            (Some("failed"), _) => Ended::Failed,
            (_, Some(10..=17)) => Ended::Refused,
            (_, Some(0)) => Ended::Done,
            (_, Some(_)) => Ended::Failed,
            (_, None) => {
                if is_error {
                    Ended::Failed
                } else {
                    Ended::Done
                }
            }
        }
    }
}

/// What a model of Claude was used for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// Tokens sent.
    pub input_tokens: u64,
    /// Tokens received.
    pub output_tokens: u64,
    /// The cost in billionths of a US dollar.
    pub cost_nano_usd: u64,
}

/// What the spans tell. Nothing here ever gets smaller.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// Operations by name and end.
    pub operations: BTreeMap<String, BTreeMap<Ended, u64>>,
    /// How long operations took, by name; bounds are [`OPERATION_BOUNDS_NS`].
    pub durations: BTreeMap<String, Histogram>,
    /// How long commands waited for the board's lock; bounds are [`OPERATION_BOUNDS_NS`].
    pub lock_wait: Histogram,
    /// How long attempts took, by outcome; bounds are [`ATTEMPT_BOUNDS_NS`].
    pub attempts: BTreeMap<String, Histogram>,
    /// The use of Claude by model.
    pub claude: BTreeMap<String, Usage>,
    /// Lines that were no spans.
    pub unreadable: u64,
}

/// Whether the spans of a name are those of a command that changes the board. Commands that only look are not counted
/// where failures are: looking must not change what is seen.
#[must_use]
pub fn is_change(name: &str) -> bool {
    name.strip_prefix(PREFIX).is_some_and(|verb| CHANGING.contains(&verb))
}

impl Figures {
    /// Counts an operation.
    pub fn add_operation(&mut self, name: &str, ended: Ended, duration_ns: u64) {
        let name = label(&self.operations, name);
        if !LASTING.contains(&name.as_str()) && !name.starts_with(ANALYSES) {
            self.durations.entry(name.clone()).or_default().add(OPERATION_BOUNDS_NS, duration_ns);
        }
        *self.operations.entry(name).or_default().entry(ended).or_default() += 1;
    }

    /// What is needed to judge how reliably work is done. Commands that only look are not counted: looking must not change
    /// what is seen.
    #[must_use]
    pub fn reliability(&self, totals: &Totals) -> Reliability {
        let counted = |verb: &&str| self.operations.get(&format!("work.{verb}"));
        let ended = |wanted: &[Ended]| -> u64 {
            CHANGING.iter().filter_map(counted).flat_map(|ends| wanted.iter().filter_map(|one| ends.get(one))).sum()
        };
        let changes = COMMON.iter().filter_map(|verb| self.durations.get(&format!("work.{verb}")));
        Reliability {
            claims: totals.claims,
            expiries: totals.expiries,
            failures: totals.failures,
            completions: totals.completions,
            commands: ended(&[Ended::Done, Ended::Replayed, Ended::Failed]),
            commands_failed: ended(&[Ended::Failed]),
            change_p95_ns: Histogram::quantile(changes, OPERATION_BOUNDS_NS, 95),
        }
    }

    /// Counts a wait for the board's lock.
    pub fn add_lock_wait(&mut self, duration_ns: u64) {
        self.lock_wait.add(OPERATION_BOUNDS_NS, duration_ns);
    }

    /// Counts an attempt that has ended.
    pub fn add_attempt(&mut self, outcome: &str, duration_ns: u64) {
        let outcome = label(&self.attempts, outcome);
        self.attempts.entry(outcome).or_default().add(ATTEMPT_BOUNDS_NS, duration_ns);
    }

    /// Counts a use of Claude.
    pub fn add_usage(&mut self, model: &str, usage: Usage) {
        let model = label(&self.claude, model);
        let sum = self.claude.entry(model).or_default();
        sum.input_tokens = sum.input_tokens.saturating_add(usage.input_tokens);
        sum.output_tokens = sum.output_tokens.saturating_add(usage.output_tokens);
        sum.cost_nano_usd = sum.cost_nano_usd.saturating_add(usage.cost_nano_usd);
    }

    /// Whether its histograms have the buckets of today.
    #[must_use]
    pub fn is_of_today(&self) -> bool {
        let operations = self.durations.values().chain([&self.lock_wait]);
        operations.into_iter().all(|histogram| histogram.fits(OPERATION_BOUNDS_NS))
            && self.attempts.values().all(|histogram| histogram.fits(ATTEMPT_BOUNDS_NS))
    }
}

/// The value of a label: the name itself, while there are not too many.
fn label<T>(known: &BTreeMap<String, T>, name: &str) -> String {
    match known.contains_key(name) || known.len() < VALUES {
        true => name.to_owned(),
        false => OTHER.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lasts_by_nature_is_counted_and_not_timed() {
        let mut figures = Figures::default();
        figures.add_operation("work.claim", Ended::Done, 5);
        figures.add_operation("work.claim", Ended::Refused, 7);
        figures.add_operation("work.run", Ended::Failed, 9);
        assert_eq!(figures.operations["work.claim"], BTreeMap::from([(Ended::Done, 1), (Ended::Refused, 1)]));
        assert_eq!(figures.operations["work.run"], BTreeMap::from([(Ended::Failed, 1)]));
        assert_eq!(figures.durations.keys().collect::<Vec<_>>(), ["work.claim"]);
        assert_eq!((figures.durations["work.claim"].count(), figures.durations["work.claim"].sum_ns), (2, 12));
    }

    #[test]
    fn names_without_end_do_not_make_series_without_end() {
        let mut figures = Figures::default();
        for n in 0..VALUES + 50 {
            figures.add_operation(&format!("work.{n}"), Ended::Done, 1);
            figures.add_usage(&format!("m{n}"), Usage { input_tokens: 1, ..Usage::default() });
        }
        assert_eq!((figures.operations.len(), figures.claude.len()), (VALUES + 1, VALUES + 1));
        assert_eq!(figures.operations[OTHER][&Ended::Done], 50);
        figures.add_operation("work.3", Ended::Done, 1);
        assert_eq!(figures.operations["work.3"][&Ended::Done], 2);
    }

    #[test]
    fn the_word_of_a_span_goes_before_its_exit_code() {
        let cases = [
            (Some("replayed"), Some(0), false, Ended::Replayed),
            (Some("refused"), Some(1), true, Ended::Refused),
            (Some("odd"), Some(10), true, Ended::Refused),
            (None, Some(0), false, Ended::Done),
            (None, Some(3), true, Ended::Failed),
            (None, Some(40), true, Ended::Failed),
            (None, Some(5), true, Ended::Failed),
            (None, None, true, Ended::Failed),
            (None, None, false, Ended::Done),
        ];
        for (word, exit, is_error, expected) in cases {
            assert_eq!(Ended::of(word, exit, is_error), expected, "{word:?} {exit:?} {is_error}");
        }
    }

    #[test]
    fn looking_is_no_change() {
        let changes = ["work.claim", "work.agent_register", "work.reclaim"];
        let looks = ["work.list", "work.gate", "claim", "work.", "claude.claim"];
        assert!(changes.into_iter().all(is_change) && !looks.into_iter().any(is_change));
    }

    #[test]
    fn figures_with_other_buckets_are_not_of_today() {
        let mut figures = Figures::default();
        figures.add_attempt("completed", 1);
        figures.add_lock_wait(1);
        assert!(figures.is_of_today());
        figures.lock_wait = Histogram::default();
        figures.lock_wait.add(&[1, 2], 1);
        assert!(!figures.is_of_today());
    }
}

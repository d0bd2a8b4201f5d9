//! What was done, as counters and histograms.

use super::Family;
use crate::analysis::metrics::{ATTEMPT_BOUNDS_NS, Figures, OPERATION_BOUNDS_NS, Totals};

/// Billionths.
const NANO: f64 = 1e-9;

/// The metrics of what the journal tells.
#[must_use]
pub fn of_totals(totals: &Totals) -> Vec<Family> {
    let changes = Family::counter("coordctl_changes_total", "Changes of the board.");
    let count = |name, help, value: u64| Family::counter(name, help).with(&[], value as f64);
    vec![
        totals.changes.iter().fold(changes, |family, (verb, count)| family.with(&[("verb", verb)], *count as f64)),
        count("coordctl_items_created_total", "Items that came onto the board.", totals.created),
        count("coordctl_claims_total", "Items that were claimed.", totals.claims),
        count("coordctl_completions_total", "Items that were completed.", totals.completions),
        count("coordctl_failures_total", "Attempts that failed, as their holder said.", totals.failures),
        count("coordctl_expiries_total", "Attempts that were ended because their lease was over.", totals.expiries),
        count("coordctl_releases_total", "Items that were given back.", totals.releases),
        count("coordctl_handoffs_total", "Items that were handed on or reassigned.", totals.handoffs),
        count("coordctl_given_up_total", "Items that were given up: dead letters made.", totals.given_up),
    ]
}

/// The metrics of what the spans tell.
#[must_use]
pub fn of_figures(figures: &Figures) -> Vec<Family> {
    let unreadable = "Lines in the files of spans that are none.";
    let unreadable = Family::counter("coordctl_span_lines_unreadable_total", unreadable);
    let mut families = vec![operations(figures), durations(figures), lock_wait(figures), attempts(figures)];
    families.extend(claude(figures));
    families.push(unreadable.with(&[], figures.unreadable as f64));
    families
}

fn operations(figures: &Figures) -> Family {
    let mut family = Family::counter("coordctl_operations_total", "Commands, by how they ended.");
    for (operation, ends) in &figures.operations {
        for (ended, count) in ends {
            family.add("", &[("operation", operation), ("outcome", ended.word())], *count as f64);
        }
    }
    family
}

fn durations(figures: &Figures) -> Family {
    let name = "coordctl_operation_duration_seconds";
    let mut family = Family::histogram(name, "How long commands took, but for those that last by nature.");
    for (operation, histogram) in &figures.durations {
        family.add_histogram(&[("operation", operation)], histogram, OPERATION_BOUNDS_NS);
    }
    family
}

fn lock_wait(figures: &Figures) -> Family {
    let name = "coordctl_lock_wait_duration_seconds";
    let mut family = Family::histogram(name, "How long commands waited for the board's lock.");
    family.add_histogram(&[], &figures.lock_wait, OPERATION_BOUNDS_NS);
    family
}

fn attempts(figures: &Figures) -> Family {
    let name = "coordctl_attempt_duration_seconds";
    let mut family = Family::histogram(name, "How long items were held, from a claim to its end.");
    for (outcome, histogram) in &figures.attempts {
        family.add_histogram(&[("outcome", outcome)], histogram, ATTEMPT_BOUNDS_NS);
    }
    family
}

fn claude(figures: &Figures) -> [Family; 2] {
    let mut tokens = Family::counter("coordctl_claude_tokens_total", "Tokens sent to and received from Claude.");
    let mut cost = Family::counter("coordctl_claude_cost_usd_total", "What Claude cost, in US dollars.");
    for (model, usage) in &figures.claude {
        tokens.add("", &[("model", model), ("direction", "input")], usage.input_tokens as f64);
        tokens.add("", &[("model", model), ("direction", "output")], usage.output_tokens as f64);
        cost.add("", &[("model", model)], usage.cost_nano_usd as f64 * NANO);
    }
    [tokens, cost]
}

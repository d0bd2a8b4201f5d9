//! The components of health: what each is worth, and how its points come about.

use super::Reliability;
use super::health::{HealthComponent, HealthInput};
use super::length::{length, per_cent};
use crate::text::{agree, many};

/// Of 100 claims that so many end with their lease, and of closed items that so many are given up, is as bad as it gets.
const WORST_LOSS: f64 = 0.2;
/// Of 100 commands that so many fail is as bad as it gets.
const WORST_ERRORS: f64 = 0.1;
/// A change that takes no longer is quick enough, in milliseconds.
const QUICK_MS: f64 = 100.0;
/// A change that takes so long is as bad as it gets, in milliseconds.
const SLOW_MS: f64 = 10_000.0;

/// All components, the heaviest first.
pub(super) fn components(input: &HealthInput) -> Vec<HealthComponent> {
    let reliability = input.reliability.as_ref();
    vec![
        flow(input),
        ageing(input),
        lease_losses(reliability),
        errors(reliability),
        dead_letters(input),
        latency(reliability),
        balance(input),
    ]
}

/// What was found, and what it is worth.
struct Found {
    value: f64,
    /// From 0 to 1.
    worth: f64,
    seen: String,
    raise: String,
}

fn component(name: &str, weight: f64, unit: &str, formula: &str, found: Result<Found, String>) -> HealthComponent {
    let (value, points, seen, raise) = match found {
        Err(why) => (None, None, why, None),
        Ok(found) => {
            let points = 100.0 * found.worth.clamp(0.0, 1.0);
            (Some(found.value), Some(points), found.seen, (points < 100.0).then_some(found.raise))
        }
    };
    HealthComponent {
        name: name.to_owned(),
        value,
        unit: unit.to_owned(),
        formula: formula.to_owned(),
        seen,
        weight,
        counted_weight: 0.0,
        points,
        cost: 0.0,
        raise,
        work_ids: Vec::new(),
        agent_ids: Vec::new(),
    }
}

fn flow(input: &HealthInput) -> HealthComponent {
    let &HealthInput { days, arrived, completed, .. } = input;
    let span = length(days * 86_400.0);
    let found = match (arrived, completed) {
        // Work takes its time: what came an hour ago and is not done yet says nothing.
        _ if days < 1.0 => Err("the board is younger than a day".to_owned()),
        (0, 0) => Err(format!("nothing arrived and nothing was completed in {span}")),
        (0, _) => Ok(1.0),
        _ => Ok(completed as f64 / arrived as f64),
    };
    let found = found.map(|value| Found {
        value,
        worth: value,
        seen: format!("{completed} completed and {arrived} arrived in {span}"),
        raise: format!(
            "{} in {span}, where {} arrived",
            many(arrived.saturating_sub(completed), "more completion"),
            many(arrived, "item")
        ),
    });
    let formula = "completions ÷ arrivals of the last 14 days; points = 100 × min(1, value)";
    component("flow", 25.0, "completions for each arrival", formula, found)
}

fn ageing(input: &HealthInput) -> HealthComponent {
    let &HealthInput { open_dated: dated, open_old: old, .. } = input;
    let found = ratio(old, dated, "no open item has a known age").map(|value| Found {
        value,
        worth: 1.0 - value,
        seen: format!("{old} of {} {} older than 7 days", many(dated, "open item"), part_is(old, dated)),
        raise: format!("closing the {} that {} older than 7 days", many(old, "open item"), agree(old, "is", "are")),
    });
    let formula = "open items older than 7 days ÷ open items; points = 100 × (1 − value)";
    let work_ids = input.oldest.clone();
    HealthComponent { work_ids, ..component("ageing", 15.0, "share of the open items", formula, found) }
}

fn lease_losses(reliability: Option<&Reliability>) -> HealthComponent {
    let found = reliability.ok_or_else(not_looked_up).and_then(|counted| {
        let Reliability { claims, expiries, .. } = *counted;
        ratio(expiries, claims, "no claim was counted").map(|value| Found {
            value,
            worth: 1.0 - value / WORST_LOSS,
            seen: format!("{expiries} of {} ended with their lease", many(claims, "claim")),
            raise: format!("no more leases that end: {expiries} of {} did", many(claims, "claim")),
        })
    });
    let formula = "leases that ended ÷ claims since the counting began; points = 100 × max(0, 1 − value ÷ 0.2)";
    component("lease_losses", 15.0, "share of the claims", formula, found)
}

fn errors(reliability: Option<&Reliability>) -> HealthComponent {
    let found = reliability.ok_or_else(not_looked_up).and_then(|counted| {
        let Reliability { commands, commands_failed: failed, .. } = *counted;
        ratio(failed, commands, "no command was counted").map(|value| Found {
            value,
            worth: 1.0 - value / WORST_ERRORS,
            seen: format!("{failed} of {} failed", many(commands, "command")),
            raise: format!("no more commands that fail: {failed} of {} did", many(commands, "command")),
        })
    });
    let formula = "commands that failed ÷ commands, without those that a rule refused, since the counting began; \
                   points = 100 × max(0, 1 − value ÷ 0.1)";
    component("errors", 15.0, "share of the commands", formula, found)
}

fn dead_letters(input: &HealthInput) -> HealthComponent {
    let &HealthInput { done, dead_letters: dead, .. } = input;
    let closed = done.saturating_add(dead);
    let found = ratio(dead, closed, "no item was completed or given up").map(|value| Found {
        value,
        worth: 1.0 - value / WORST_LOSS,
        seen: format!("{dead} given up, {done} completed: {} given up", per_cent(value)),
        raise: format!(
            "dealing with {} that {} for somebody's decision",
            many(dead, "dead letter"),
            agree(dead, "waits", "wait")
        ),
    });
    let formula = "items given up ÷ items completed or given up; points = 100 × max(0, 1 − value ÷ 0.2)";
    component("dead_letters", 10.0, "share of the items that ended", formula, found)
}

fn latency(reliability: Option<&Reliability>) -> HealthComponent {
    let counted = reliability.ok_or_else(not_looked_up);
    let found = counted.and_then(|counted| match counted.change_p95_ns {
        0 => Err("no change was timed".to_owned()),
        ns => {
            let value = ns as f64 / 1e6;
            let worst = (SLOW_MS / QUICK_MS).log10();
            Ok(Found {
                value,
                worth: 1.0 - (value / QUICK_MS).log10() / worst,
                seen: format!("95 of 100 changes took at most {value:.1} ms"),
                raise: format!("95 of 100 changes within {QUICK_MS:.0} ms instead of {value:.1} ms"),
            })
        }
    });
    let formula = "upper bound of the time of 95 of 100 claims, reports of progress and completions; \
                   points = 100 × (1 − log₁₀(value ÷ 100 ms) ÷ 2): 100 up to 100 ms, 0 from 10 s on";
    component("latency", 10.0, "milliseconds", formula, found)
}

/// The items that would have to go to another agent until nobody holds more than the mean, rounded up.
fn balance(input: &HealthInput) -> HealthComponent {
    let (agents, held) = (input.loads.len() as u64, input.loads.iter().sum::<u64>());
    let fair = held.div_ceil(agents.max(1));
    let over: u64 = input.loads.iter().map(|load| load.saturating_sub(fair)).sum();
    let found = match (agents, held) {
        (0 | 1, _) => Err(format!("{} there: nothing to balance", many(agents, "agent"))),
        (_, 0) => Err(format!("none of the {agents} agents there holds anything")),
        _ => Ok(over as f64 / held as f64),
    };
    let found = found.map(|value| Found {
        value,
        worth: 1.0 - value,
        seen: format!(
            "{over} of {} {} more than {fair} an agent, for {agents} agents",
            many(held, "held item"),
            part_is(over, held)
        ),
        raise: format!("{} in the hands of agents that hold less than {fair}", many(over, "held item")),
    });
    let formula = "held items above the mean load rounded up, of the agents that hold an item or gave a sign of life \
                   within a day ÷ held items; points = 100 × (1 − value)";
    let over = input.loads.iter().filter(|load| **load > fair).count();
    let agent_ids = input.busiest.iter().take(over).cloned().collect();
    HealthComponent { agent_ids, ..component("balance", 10.0, "share of the held items", formula, found) }
}

fn ratio(part: u64, of: u64, none: &str) -> Result<f64, String> {
    if of == 0 { Err(none.to_owned()) } else { Ok(part as f64 / of as f64) }
}

/// `1 of 2 is`, `2 of 2 are`, `0 of 1 is`.
fn part_is(part: u64, of: u64) -> &'static str {
    agree(if of == 1 { 1 } else { part }, "is", "are")
}

fn not_looked_up() -> String {
    "not counted yet: `coordctl metrics` counts".to_owned()
}

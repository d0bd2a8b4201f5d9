//! What the rules of attention find.

use super::Attention;
use super::rules::Above;
use crate::analysis::Endings;
use crate::board::Priority;
use crate::text::{agree, many};

/// What the rules judge.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figures {
    /// What ended within the window of the rule.
    pub ended: Endings,
    /// The score of health; `None` where there is nothing to judge it by.
    pub health: Option<f64>,
    /// Items that wait.
    pub pending: u64,
    /// Agents that are there: they hold something, or gave a sign of life within a day.
    pub agents: u64,
    /// Those of them that hold nothing.
    pub idle: u64,
    /// Agents with what each holds.
    pub held_by_agent: Vec<(String, u64)>,
    /// Teams with what each holds.
    pub held_by_team: Vec<(String, u64)>,
    /// The oldest open item of the priority of the rule: its id, and its age in seconds.
    pub oldest: Option<(String, i64)>,
    /// Items that were given up.
    pub dead_letters: u64,
    /// Spans that could not be written.
    pub lost_spans: u64,
}

/// What a rule says of a subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static str,
    /// What it is about: an agent, a team; empty for the board.
    pub subject: String,
    /// What was found.
    pub value: String,
    /// What it is held to.
    pub threshold: String,
    /// What that means.
    pub state: State,
}

/// What a finding means.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    /// The rule is off.
    Off,
    /// There is nothing to judge by.
    NoData,
    /// All is well.
    Calm,
    /// Somebody should look at it.
    Raised {
        /// How urgently.
        priority: Priority,
        /// In a line.
        says: String,
    },
}

/// What each rule finds, in the order of the rules; at least one finding each.
#[must_use]
pub fn findings(rules: &Attention, figures: &Figures) -> Vec<Finding> {
    let mut all = vec![completion_rate(rules, figures), health(rules, figures)];
    all.extend(held("held_per_agent", "agent", &rules.held_per_agent, &figures.held_by_agent));
    all.extend(held("held_per_team", "team", &rules.held_per_team, &figures.held_by_team));
    all.push(pending_per_agent(rules, figures));
    all.push(idle(rules, figures));
    all.push(oldest(rules, figures));
    let dead = |count| format!("{} given up and not dealt with", were(count, "item"));
    all.push(count("dead_letters", &rules.dead_letters, figures.dead_letters, dead));
    let lost = |count| format!("{} lost", were(count, "span"));
    all.push(count("lost_spans", &rules.lost_spans, figures.lost_spans, lost));
    for finding in &mut all {
        finding.state = match std::mem::replace(&mut finding.state, State::Off) {
            state if rules.enabled => state,
            _ => State::Off,
        };
    }
    all
}

fn were(count: u64, one: &str) -> String {
    format!("{} {}", many(count, one), agree(count, "was", "were"))
}

fn raised(is_raised: bool, priority: Priority, says: String) -> State {
    if is_raised { State::Raised { priority, says } } else { State::Calm }
}

fn completion_rate(rules: &Attention, figures: &Figures) -> Finding {
    let rule = &rules.completion_rate;
    let Endings { completed, given_up } = figures.ended;
    let (all, rate) = (completed + given_up, figures.ended.completion_rate());
    let state = match rate {
        _ if !rule.enabled => State::Off,
        Some(rate) if all >= rule.at_least => {
            let says = format!("only {completed} of {all} items that ended in {} were completed", rule.window.text());
            raised(rate < rule.below.0, rule.priority.0, says)
        }
        _ => State::NoData,
    };
    Finding {
        rule: "completion_rate",
        subject: String::new(),
        value: rate.map_or_else(|| "–".to_owned(), |rate| format!("{rate:.1} % of {all}")),
        threshold: format!("below {} % of at least {}", rule.below.0, rule.at_least),
        state,
    }
}

fn health(rules: &Attention, figures: &Figures) -> Finding {
    let rule = &rules.health;
    let state = match figures.health {
        _ if !rule.enabled => State::Off,
        None => State::NoData,
        Some(score) => {
            let says = format!("the health of the board is {score} of 100, less than {}", rule.below.0);
            raised(score < rule.below.0, rule.priority.0, says)
        }
    };
    Finding {
        rule: "health",
        subject: String::new(),
        value: figures.health.map_or_else(|| "–".to_owned(), |score| score.to_string()),
        threshold: format!("below {}", rule.below.0),
        state,
    }
}

/// A finding for each that holds too much; one for all where none does.
fn held(name: &'static str, what: &str, rule: &Above, held: &[(String, u64)]) -> Vec<Finding> {
    let finding = |subject: &str, count: u64, state| Finding {
        rule: name,
        subject: subject.to_owned(),
        value: format!("{count} held"),
        threshold: format!("above {}", rule.above),
        state,
    };
    let most = held.iter().map(|(_, count)| *count).max().unwrap_or(0);
    if !rule.enabled || most <= rule.above {
        return vec![finding("", most, if rule.enabled { State::Calm } else { State::Off })];
    }
    let over = held.iter().filter(|(_, count)| *count > rule.above);
    let raise = |(subject, count): &(String, u64)| {
        let says = format!("{what} {subject} holds {}, more than {}", many(*count, "item"), rule.above);
        finding(subject, *count, State::Raised { priority: rule.priority.0, says })
    };
    over.map(raise).collect()
}

/// Where no agent is there, everything waits for one that might come.
fn pending_per_agent(rules: &Attention, figures: &Figures) -> Finding {
    let rule = &rules.pending_per_agent;
    let (pending, agents) = (figures.pending, figures.agents.max(1));
    let there = agree(figures.agents, "agent that is there", "agents that are there");
    let says = format!("{} for {} {there}", waits(pending), figures.agents);
    let is_over = pending > rule.above.saturating_mul(agents);
    Finding {
        rule: "pending_per_agent",
        subject: String::new(),
        value: format!("{:.1}", pending as f64 / agents as f64),
        threshold: format!("above {}", rule.above),
        state: if rule.enabled { raised(is_over, rule.priority.0, says) } else { State::Off },
    }
}

fn idle(rules: &Attention, figures: &Figures) -> Finding {
    let rule = &rules.idle;
    let (idle, pending) = (figures.idle, figures.pending);
    let is_waste = idle >= rule.agents.max(1) && pending >= rule.pending.max(1);
    let agents = format!("{} {}", many(idle, "agent"), agree(idle, "has", "have"));
    let says = format!("{agents} nothing to do while {}", waits(pending));
    Finding {
        rule: "idle",
        subject: String::new(),
        value: format!("{idle} idle, {pending} pending"),
        threshold: format!("{} idle, {} pending", rule.agents.max(1), rule.pending.max(1)),
        state: if rule.enabled { raised(is_waste, rule.priority.0, says) } else { State::Off },
    }
}

fn oldest(rules: &Attention, figures: &Figures) -> Finding {
    let rule = &rules.oldest;
    let word = rule.of.0.word();
    let state = match &figures.oldest {
        _ if !rule.enabled => State::Off,
        None => State::Calm,
        Some((id, age)) => {
            let says = format!("{id}, of {word} priority, has been open for more than {}", rule.older_than.text());
            raised(*age > rule.older_than.seconds(), rule.priority.0, says)
        }
    };
    let length =
        |age: i64| humantime::format_duration(std::time::Duration::from_secs(age.max(0).unsigned_abs())).to_string();
    Finding {
        rule: "oldest",
        subject: figures
            .oldest
            .as_ref()
            .filter(|_| matches!(state, State::Raised { .. }))
            .map_or_else(String::new, |(id, _)| id.clone()),
        value: figures.oldest.as_ref().map_or_else(|| "–".to_owned(), |(_, age)| length(*age)),
        threshold: format!("{word} older than {}", rule.older_than.text()),
        state,
    }
}

fn count(rule: &'static str, above: &Above, found: u64, says: impl Fn(u64) -> String) -> Finding {
    let says = format!("{}, more than {}", says(found), above.above);
    Finding {
        rule,
        subject: String::new(),
        value: found.to_string(),
        threshold: format!("above {}", above.above),
        state: if above.enabled { raised(found > above.above, above.priority.0, says) } else { State::Off },
    }
}

fn waits(count: u64) -> String {
    format!("{} {}", many(count, "item"), agree(count, "waits", "wait"))
}

#[cfg(test)]
mod tests;

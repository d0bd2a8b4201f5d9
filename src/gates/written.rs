//! How conditions are written: the same in a flag and in `gates.toml`.

use super::{Condition, Measure, Quantity, Rank};
use crate::analysis::spans::span_name;
use crate::board::Priority;
use std::time::Duration;

/// A value that makes no sense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit {
    /// What it is not.
    pub what: &'static str,
    /// What to write instead.
    pub hint: &'static str,
}

const PER_VERB: &str = "write VERB=DURATION, such as claim=100ms or store.lock=50ms";
const PER_PRIORITY: &str = "write PRIORITY=DURATION, such as critical=4h; any=7d stands for all priorities";
const PERCENT: &str = "write a number from 0 to 100, such as 1% or 0.5; for one verb as claim=1%";
const COUNT: &str = "write a whole number, such as 0";
const POINTS: &str = "write a number from 0 to 100, such as 80";
const RATE: &str = "write how many in how long, such as 10/1d";
const COST: &str = "write how many US dollars in how long, such as 5/1d";

impl Condition {
    /// Reads the value of a key.
    ///
    /// # Errors
    /// [`Unfit`] for a value that makes no sense, `None` for a key that is none.
    pub fn read(key: &str, text: &str) -> Result<Self, Option<Unfit>> {
        let text = text.trim();
        match key {
            "p50" => latency(Rank::P50, text),
            "p95" => latency(Rank::P95, text),
            "p99" => latency(Rank::P99, text),
            "max" => latency(Rank::Max, text),
            "error_rate" => error_rate(text),
            "max_age" => age(text),
            "max_pending" => count(Measure::Pending, text),
            "max_blocked" => count(Measure::Blocked, text),
            "max_dead_letters" => count(Measure::DeadLetters, text),
            "max_late" => count(Measure::Late, text),
            "max_lost_spans" => count(Measure::LostSpans, text),
            "max_damage" => count(Measure::Damage, text),
            "max_cost" => cost(text),
            "min_health" => health(text),
            "min_throughput" => throughput(text),
            "min_completion_rate" => completion_rate(text),
            _ => return Err(None),
        }
        .map_err(Some)
    }
}

/// Reads a percentage such as `1%` or `0.5`.
#[must_use]
pub fn percent(text: &str) -> Option<f64> {
    let number = text.strip_suffix('%').unwrap_or(text).trim().parse().ok();
    number.filter(|percent| (0.0..=100.0).contains(percent))
}

fn latency(rank: Rank, text: &str) -> Result<Condition, Unfit> {
    let unfit = Unfit { what: "no verb with a length of time", hint: PER_VERB };
    let (verb, limit) = text.split_once('=').ok_or_else(|| unfit.clone())?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || " _.-".contains(c);
    let verb = Some(verb.trim()).filter(|verb| !verb.is_empty() && verb.chars().all(is_name));
    let (verb, limit) = verb.zip(nanoseconds(limit)).ok_or(unfit)?;
    Ok(Condition { measure: Measure::Latency(rank, span_name(verb)), limit: Quantity::Duration(limit) })
}

fn error_rate(text: &str) -> Result<Condition, Unfit> {
    let unfit = Unfit { what: "no percentage", hint: PERCENT };
    let (verb, limit) = match text.split_once('=') {
        Some((verb, limit)) => (Some(verb.trim()), limit),
        None => (None, text),
    };
    let limit = percent(limit.trim()).filter(|_| verb != Some("")).ok_or(unfit)?;
    Ok(Condition { measure: Measure::ErrorRate(verb.map(span_name)), limit: Quantity::Percent(limit) })
}

fn age(text: &str) -> Result<Condition, Unfit> {
    let unfit = Unfit { what: "no priority with a length of time", hint: PER_PRIORITY };
    let (word, limit) = text.split_once('=').ok_or_else(|| unfit.clone())?;
    let priority = match word.trim() {
        "any" => None,
        word => Some(Priority::named(word).ok_or_else(|| unfit.clone())?),
    };
    let limit = nanoseconds(limit).ok_or(unfit)?;
    Ok(Condition { measure: Measure::Age(priority), limit: Quantity::Duration(limit) })
}

fn count(measure: Measure, text: &str) -> Result<Condition, Unfit> {
    let limit = text.parse().ok().ok_or(Unfit { what: "no whole number", hint: COUNT })?;
    Ok(Condition { measure, limit: Quantity::Count(limit) })
}

fn health(text: &str) -> Result<Condition, Unfit> {
    let points = text.parse().ok().filter(|points| (0.0..=100.0).contains(points));
    let limit = points.ok_or(Unfit { what: "no score", hint: POINTS })?;
    Ok(Condition { measure: Measure::Health, limit: Quantity::Points(limit) })
}

fn completion_rate(text: &str) -> Result<Condition, Unfit> {
    let limit = percent(text).ok_or(Unfit { what: "no percentage", hint: PERCENT })?;
    Ok(Condition { measure: Measure::CompletionRate, limit: Quantity::Percent(limit) })
}

fn throughput(text: &str) -> Result<Condition, Unfit> {
    let read = || {
        let (number, length) = text.split_once('/')?;
        Some((number.trim().parse().ok()?, stretch(length)?))
    };
    let (number, length) = read().ok_or(Unfit { what: "no number in a length of time", hint: RATE })?;
    Ok(Condition { measure: Measure::Throughput(length), limit: Quantity::Count(number) })
}

fn cost(text: &str) -> Result<Condition, Unfit> {
    let read = || {
        let (usd, length) = text.split_once('/')?;
        let usd = usd.trim().parse::<f64>().ok().filter(|usd| usd.is_finite() && *usd >= 0.0)?;
        Some((usd, stretch(length)?))
    };
    let (usd, length) = read().ok_or(Unfit { what: "no amount in a length of time", hint: COST })?;
    Ok(Condition { measure: Measure::Cost(length), limit: Quantity::Usd(usd) })
}

fn nanoseconds(text: &str) -> Option<u64> {
    u64::try_from(humantime::parse_duration(text.trim()).ok()?.as_nanos()).ok()
}

/// A length of time of at least a second.
fn stretch(text: &str) -> Option<Duration> {
    humantime::parse_duration(text.trim()).ok().filter(|length| length.as_secs() > 0)
}

#[cfg(test)]
mod tests {
    use super::super::KEYS;
    use super::*;

    fn is(measure: Measure, limit: Quantity) -> Option<Condition> {
        Some(Condition { measure, limit })
    }

    #[test]
    fn each_key_reads_its_values_and_no_other() {
        use Measure as M;
        use Quantity as Q;
        let day = Duration::from_secs(86_400);
        let name = |verb: &str| format!("work.{verb}");
        let cases = [
            ("p50", "claim=100ms", is(M::Latency(Rank::P50, name("claim")), Q::Duration(100_000_000))),
            (
                "p95",
                "agent register = 1s",
                is(M::Latency(Rank::P95, name("agent_register")), Q::Duration(1_000_000_000)),
            ),
            ("p99", "store.lock=5us", is(M::Latency(Rank::P99, "store.lock".into()), Q::Duration(5_000))),
            ("max", "claim=1ns", is(M::Latency(Rank::Max, name("claim")), Q::Duration(1))),
            ("max", "100ms", None),
            ("max", "=100ms", None),
            ("max", "cl\u{1b}im=100ms", None),
            ("max", "claim=soon", None),
            ("error_rate", "1%", is(M::ErrorRate(None), Q::Percent(1.0))),
            ("error_rate", "claim=0.5", is(M::ErrorRate(Some(name("claim"))), Q::Percent(0.5))),
            ("error_rate", "=1", None),
            ("error_rate", "101", None),
            ("max_age", "critical=4h", is(M::Age(Some(Priority::Critical)), Q::Duration(14_400_000_000_000))),
            ("max_age", "any=1d", is(M::Age(None), Q::Duration(86_400_000_000_000))),
            ("max_age", "urgent=4h", None),
            ("max_age", "4h", None),
            ("max_pending", "7", is(M::Pending, Q::Count(7))),
            ("max_blocked", "0", is(M::Blocked, Q::Count(0))),
            ("max_dead_letters", "0", is(M::DeadLetters, Q::Count(0))),
            ("max_late", "1", is(M::Late, Q::Count(1))),
            ("max_lost_spans", "2", is(M::LostSpans, Q::Count(2))),
            ("max_damage", "3", is(M::Damage, Q::Count(3))),
            ("max_damage", "-1", None),
            ("max_damage", "1.5", None),
            ("min_health", "80.5", is(M::Health, Q::Points(80.5))),
            ("min_health", "100.1", None),
            ("min_health", "NaN", None),
            ("min_throughput", "10/1d", is(M::Throughput(day), Q::Count(10))),
            ("min_throughput", "10", None),
            ("min_throughput", "10/0s", None),
            ("min_completion_rate", "90%", is(M::CompletionRate, Q::Percent(90.0))),
            ("min_completion_rate", "x=90%", None),
            ("max_cost", "2.5/1d", is(M::Cost(day), Q::Usd(2.5))),
            ("max_cost", "0/1d", is(M::Cost(day), Q::Usd(0.0))),
            ("max_cost", "-2/1d", None),
            ("max_cost", "inf/1d", None),
        ];
        for (key, text, expected) in &cases {
            let read = Condition::read(key, text);
            assert_eq!(read.ok(), *expected, "{key} {text}");
        }
        assert_eq!(Condition::read("p96", "claim=1s"), Err(None));
        assert!(KEYS.iter().all(|key| cases.iter().any(|(tried, ..)| tried == key)));
    }

    #[test]
    fn a_percentage_may_say_so() {
        let cases = [
            ("1%", Some(1.0)),
            ("0.5", Some(0.5)),
            ("100 %", Some(100.0)),
            ("0", Some(0.0)),
            ("101", None),
            ("-1", None),
            ("NaN", None),
            ("1%%", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(percent(text), expected, "{text}");
        }
    }
}

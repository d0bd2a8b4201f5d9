//! What conditions are judged by, looked up once however many conditions need it.

use super::super::Context;
use super::super::metrics::reliability;
use super::super::standing::Standing;
use super::super::telemetry::Which;
use super::conditions::Wanted;
use crate::analysis::metrics::{Ended, is_change};
use crate::analysis::spans::{Figures, Tally};
use crate::claude::ledger::calls;
use crate::clock::{parse_stamp, stamp, wall_ns};
use crate::gates::{Measure, Quantity, Rank};
use crate::store::lost_spans;
use crate::telemetry::otlp::{Brief, BriefLine};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// Everything that was looked up.
pub(super) struct Looked {
    standing: Standing,
    /// The score of health; `None` where no condition asks for it, or there is nothing to judge it by.
    health: Option<f64>,
    window: Duration,
    spans: BTreeMap<String, Named>,
    /// Commands that change the board: how many there were, and how many of them failed.
    changes: Commands,
    lost_spans: u64,
    /// When each call of Claude began, in seconds since 1970, and what it cost.
    costs: Vec<(i64, f64)>,
}

/// The spans of one name.
#[derive(Default)]
struct Named {
    figures: Figures,
    commands: Commands,
}

/// Commands, without those that a rule of the board or another agent stood against.
#[derive(Debug, Default, Clone, Copy)]
struct Commands {
    counted: u64,
    failed: u64,
}

/// What one thread sees of the spans.
#[derive(Default)]
struct Seen {
    names: BTreeMap<String, (Tally, Commands)>,
    changes: Commands,
}

impl Looked {
    /// Looks at everything that the conditions need, and at no more.
    pub(super) fn at(context: &Context<'_>, wanted: &Wanted) -> anyhow::Result<Self> {
        let measures = || wanted.conditions.iter().map(|condition| &condition.measure);
        let (standing, health) = standing(context, measures().any(|one| *one == Measure::Health))?;
        let (spans, changes) = spans(context, wanted)?;
        let lost_spans = lost_spans(&context.location.path)?.map_or(0, |lost| lost.count);
        let longest =
            measures().filter_map(|one| if let Measure::Cost(length) = one { Some(*length) } else { None }).max();
        let since = longest.map(|length| begin(&standing, length));
        let costs = since.map_or_else(|| Ok(Vec::new()), |since| costs(context, since))?;
        Ok(Looked { standing, health, window: wanted.window, spans, changes, lost_spans, costs })
    }

    /// What is found for a measure; `None` where there is nothing to judge it by.
    pub(super) fn found(&self, measure: &Measure) -> Option<Quantity> {
        let Standing { vitals, late, damaged, .. } = &self.standing;
        Some(match measure {
            Measure::Latency(rank, name) => self.latency(*rank, name)?,
            Measure::ErrorRate(None) => self.changes.error_rate()?,
            Measure::ErrorRate(Some(name)) => self.spans.get(name)?.commands.error_rate()?,
            // Nothing that is open is old.
            Measure::Age(priority) => {
                let age = vitals.oldest(*priority).map_or(0, |oldest| oldest.age.max(0).unsigned_abs());
                Quantity::Duration(age.saturating_mul(1_000_000_000))
            }
            Measure::Pending => Quantity::Count(vitals.pending),
            Measure::Blocked => Quantity::Count(vitals.blocked),
            Measure::DeadLetters => Quantity::Count(vitals.dead_letters),
            Measure::Late => Quantity::Count(late.len() as u64),
            Measure::LostSpans => Quantity::Count(self.lost_spans),
            Measure::Damage => Quantity::Count(u64::from(*damaged)),
            Measure::Cost(length) => Quantity::Usd(self.cost(*length)),
            Measure::Health => Quantity::Points(self.health?),
            Measure::Throughput(length) => {
                Quantity::Count(self.standing.ended_since(begin(&self.standing, *length)).completed)
            }
            Measure::CompletionRate => {
                let ended = self.standing.ended_since(begin(&self.standing, self.window));
                Quantity::Percent(ended.completion_rate()?)
            }
        })
    }

    /// The number of the newest change that was looked at.
    pub(super) fn sequence(&self) -> u64 {
        self.standing.sequence
    }

    fn latency(&self, rank: Rank, name: &str) -> Option<Quantity> {
        let figures = self.spans.get(name)?.figures;
        Some(Quantity::Duration(match rank {
            Rank::P50 => figures.p50_ns,
            Rank::P95 => figures.p95_ns,
            Rank::P99 => figures.p99_ns,
            Rank::Max => figures.max_ns,
        }))
    }

    fn cost(&self, length: Duration) -> f64 {
        let since = begin(&self.standing, length);
        self.costs.iter().filter(|(at, _)| *at >= since).fold(0.0, |sum, (_, usd)| sum + usd)
    }
}

/// How the board stands, and where it is wanted the score of health, for which is counted what was done.
fn standing(context: &Context<'_>, is_judged: bool) -> anyhow::Result<(Standing, Option<f64>)> {
    let counted = match is_judged {
        true => Some(reliability(context, context.read(|snapshot| Ok(snapshot.sequence()))?)?),
        false => None,
    };
    context.read(|snapshot| {
        let standing = Standing::of(snapshot, None)?;
        let health = match counted {
            Some(counted) => standing.health(snapshot, Some(counted))?.score,
            None => None,
        };
        Ok((standing, health))
    })
}

/// When a stretch of time began that ends now, in seconds since 1970.
fn begin(standing: &Standing, length: Duration) -> i64 {
    standing.at.saturating_sub(i64::try_from(length.as_secs()).unwrap_or(i64::MAX))
}

/// The spans of the names that conditions ask for, and the commands that change the board, if a condition asks for them.
fn spans(context: &Context<'_>, wanted: &Wanted) -> anyhow::Result<(BTreeMap<String, Named>, Commands)> {
    let (mut names, mut is_needed) = (BTreeSet::new(), false);
    for condition in &wanted.conditions {
        match &condition.measure {
            Measure::Latency(_, name) | Measure::ErrorRate(Some(name)) => is_needed |= names.insert(name.as_str()),
            Measure::ErrorRate(None) => is_needed = true,
            _ => {}
        }
    }
    if !is_needed {
        return Ok((BTreeMap::new(), Commands::default()));
    }
    let since_ns = wall_ns().saturating_sub(u64::try_from(wanted.window.as_nanos()).unwrap_or(u64::MAX));
    let take = |seen: &mut Seen, line: &BriefLine<'_>| {
        line.spans().filter(|span| span.ended_ns() >= since_ns).for_each(|span| seen.add(&span, &names));
    };
    let (parts, _) = Which::default().read(context, take)?;
    let mut all = Seen::default();
    parts.into_iter().for_each(|part| all.merge(part));
    let named =
        |(name, (tally, commands)): (String, (Tally, Commands))| (name, Named { figures: tally.figures(), commands });
    Ok((all.names.into_iter().map(named).collect(), all.changes))
}

/// When the calls of Claude since a day began, and what they cost.
fn costs(context: &Context<'_>, since: i64) -> anyhow::Result<Vec<(i64, f64)>> {
    let day: String = stamp(since).chars().take("YYYY-MM-DD".len()).collect();
    let days = context.with_store(|store| store.costs(&day))?;
    let spent = days.iter().flat_map(|lines| calls(lines).0);
    Ok(spent.filter_map(|call| Some((parse_stamp(&call.begun.at)?, call.usd()?))).collect())
}

impl Seen {
    fn add(&mut self, span: &Brief<'_>, names: &BTreeSet<&str>) {
        let (name, attributes) = (span.name(), span.own());
        let outcome = attributes.text("coordctl.outcome");
        let ended = Ended::of(outcome.as_deref(), attributes.integer("process.exit.code"), span.failed());
        if is_change(name) {
            self.changes.add(ended);
        }
        if names.contains(name) {
            let (tally, commands) = self.names.entry(name.to_owned()).or_default();
            tally.add(span.duration_ns(), span.failed());
            commands.add(ended);
        }
    }

    fn merge(&mut self, other: Self) {
        self.changes.merge(other.changes);
        for (name, (tally, commands)) in other.names {
            let own = self.names.entry(name).or_default();
            own.0.merge(tally);
            own.1.merge(commands);
        }
    }
}

impl Commands {
    fn add(&mut self, ended: Ended) {
        self.counted += u64::from(ended != Ended::Refused);
        self.failed += u64::from(ended == Ended::Failed);
    }

    fn merge(&mut self, other: Self) {
        self.counted += other.counted;
        self.failed += other.failed;
    }

    fn error_rate(self) -> Option<Quantity> {
        (self.counted > 0).then(|| Quantity::Percent(self.failed as f64 * 100.0 / self.counted as f64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_race_is_no_error_and_no_command_either() {
        let mut commands = Commands::default();
        for ended in [Ended::Done, Ended::Refused, Ended::Replayed, Ended::Failed, Ended::Refused, Ended::Done] {
            commands.add(ended);
        }
        assert_eq!((commands.counted, commands.failed), (4, 1));
        assert_eq!(commands.error_rate(), Some(Quantity::Percent(25.0)));
        assert_eq!(Commands::default().error_rate(), None);
    }
}

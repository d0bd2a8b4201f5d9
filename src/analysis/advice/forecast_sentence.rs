//! A forecast in a sentence.

use super::{ForecastFigures, Percentiles};
use crate::text::{agree, many};

impl ForecastFigures {
    /// When all will be done, with what it rests on; or why nothing is foretold.
    #[must_use]
    pub fn sentence(&self) -> String {
        let (Some(without), Some(with)) = (self.without_arrivals, self.with_arrivals) else {
            let why = self.no_forecast.as_deref().unwrap_or("nothing was looked at");
            return format!("No forecast: {why}");
        };
        format!(
            "{} done in {}; with what arrives meanwhile in {} ({} drawn from {}: {} completed, {} arrived)",
            many(self.open, "open item"),
            without.sentence(self.horizon_days),
            with.sentence(self.horizon_days),
            many(self.runs as u64, "future"),
            many(self.days_seen as u64, "complete day"),
            self.completed,
            self.arrived
        )
    }
}

impl Percentiles {
    /// `7 days (p50), 9 (p85), 11 (p95)`.
    #[must_use]
    pub fn sentence(&self, horizon_days: u32) -> String {
        let days =
            |days: Option<u32>| days.map_or_else(|| format!("more than {horizon_days}"), |days| days.to_string());
        match (self.p50_days, self.p95_days) {
            (None, None) => format!("more than {horizon_days} days"),
            _ => format!(
                "{} {} (p50), {} (p85), {} (p95)",
                days(self.p50_days),
                agree(u64::from(self.p50_days.unwrap_or(0)), "day", "days"),
                days(self.p85_days),
                days(self.p95_days)
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forecast_says_what_it_rests_on() {
        let figures = ForecastFigures {
            open: 20,
            days_seen: 13,
            completed: 39,
            arrived: 38,
            runs: 1_000,
            horizon_days: 365,
            without_arrivals: Some(Percentiles { p50_days: Some(7), p85_days: Some(8), p95_days: Some(9) }),
            with_arrivals: Some(Percentiles { p50_days: Some(200), ..Percentiles::default() }),
            no_forecast: None,
        };
        let expected = "20 open items done in 7 days (p50), 8 (p85), 9 (p95); with what arrives meanwhile in 200 days \
                        (p50), more than 365 (p85), more than 365 (p95) (1000 futures drawn from 13 complete days: 39 \
                        completed, 38 arrived)";
        assert_eq!(figures.sentence(), expected);
        let none = ForecastFigures { no_forecast: Some("no item is open".into()), ..ForecastFigures::default() };
        assert_eq!(none.sentence(), "No forecast: no item is open");
    }
}

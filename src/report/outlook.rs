//! Health and forecast in two lines.

use super::page::{BOLD, DIM, PLAIN, Page, RED, YELLOW};
use super::table::fit;
use crate::analysis::advice::{ForecastFigures, HealthFigures, Percentiles};
use crate::text::{agree, many};

impl Page {
    /// The score with what costs most of it, and when the open items will be done.
    pub(super) fn health(&self, health: &HealthFigures) -> String {
        let score = match health.score {
            Some(score) => format!("{score:.1} of 100"),
            None => "unknown".to_owned(),
        };
        let code = match health.score {
            None => DIM,
            Some(score) if score < 25.0 => RED,
            Some(score) if score < 75.0 => YELLOW,
            Some(_) => PLAIN,
        };
        let (health, outlook) = (basis(health), outlook(&health.forecast));
        let first = self.line("Health", code, &score, &health);
        format!("\n{first}{}", self.line("Forecast", PLAIN, &outlook, ""))
    }

    fn line(&self, name: &str, code: &str, value: &str, rest: &str) -> String {
        let name = fit(&format!("{name}:"), self.width);
        let value = fit(value, self.width.saturating_sub(name.chars().count() + 1));
        let rest = fit(rest, self.width.saturating_sub(name.chars().count() + 1 + value.chars().count()));
        let (name, value) = (self.ink(BOLD, &name), self.ink(code, &value));
        format!("{name} {value}{rest}").trim_end().to_owned() + "\n"
    }
}

fn basis(health: &HealthFigures) -> String {
    let known = health.components.iter().filter(|one| one.points.is_some()).count();
    let costly: Vec<String> = health.costliest(2).iter().map(|one| format!("{} {:.1}", one.name, one.cost)).collect();
    let costly = if costly.is_empty() { String::new() } else { format!(", costs most: {}", costly.join(", ")) };
    format!(" by {known} of {} components{costly}", health.components.len())
}

/// `20 items in 7 to 9 days, 10 to 13 with arrivals (p50 to p95)`.
fn outlook(forecast: &ForecastFigures) -> String {
    let (Some(without), Some(with)) = (&forecast.without_arrivals, &forecast.with_arrivals) else {
        return format!("none: {}", forecast.no_forecast.as_deref().unwrap_or("nothing was looked at"));
    };
    let days = |of: &Percentiles| {
        let day =
            |days: Option<u32>| days.map_or_else(|| format!("over {}", forecast.horizon_days), |day| day.to_string());
        let (from, to) = (day(of.p50_days), day(of.p95_days));
        if from == to { from } else { format!("{from} to {to}") }
    };
    let days_word = agree(u64::from(without.p95_days.unwrap_or(0)), "day", "days");
    let (items, without, with) = (many(forecast.open, "item"), days(without), days(with));
    format!("{items} in {without} {days_word}, {with} with arrivals (p50 to p95)")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::advice::{HealthInput, judge};

    fn shown(forecast: ForecastFigures, width: usize) -> String {
        let input = HealthInput { arrived: 4, completed: 3, days: 14.0, ..HealthInput::default() };
        Page { width, colour: false }.health(&judge(&input, forecast))
    }

    #[test]
    fn the_score_stands_with_what_it_costs_and_the_forecast_with_its_range() {
        let days = |p50, p95| Some(Percentiles { p50_days: p50, p85_days: p95, p95_days: p95 });
        let forecast = ForecastFigures {
            open: 20,
            horizon_days: 365,
            without_arrivals: days(Some(7), Some(9)),
            with_arrivals: days(Some(100), None),
            ..ForecastFigures::default()
        };
        let expected = "\nHealth: 75.0 of 100 by 1 of 7 components, costs most: flow 25.0\n\
                        Forecast: 20 items in 7 to 9 days, 100 to over 365 with arrivals (p50 to p95)\n";
        assert_eq!(shown(forecast.clone(), 90), expected);
        assert!(shown(forecast, 30).lines().all(|line| line.chars().count() <= 30));
    }

    #[test]
    fn an_empty_board_is_unknown() {
        let page = Page { width: 80, colour: false };
        let why = ForecastFigures { no_forecast: Some("no item is open".into()), ..ForecastFigures::default() };
        let expected = "\nHealth: unknown by 0 of 7 components\nForecast: none: no item is open\n";
        assert_eq!(page.health(&judge(&HealthInput::default(), why)), expected);
    }
}

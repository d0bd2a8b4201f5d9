//! Health as people read it.

use crate::analysis::advice::{ForecastFigures, HealthComponent, HealthFigures, Percentiles};
use crate::claude::answers::{Health, Risk};
use crate::report::page::{BOLD, DIM, PLAIN, Page, RED, YELLOW};
use crate::report::prose::wrap;
use crate::report::table::{Column, fit};

const COMPONENTS: [Column; 6] = [
    Column::whole("component"),
    Column::right("points"),
    Column::right("weight"),
    Column::right("costs"),
    Column::right("value"),
    Column::flexible("seen"),
];

const FORECAST: [Column; 4] =
    [Column::left("the open items are done"), Column::right("p50"), Column::right("p85"), Column::right("p95")];

/// The answer, and the figures that the score comes from.
#[must_use]
pub fn health(answer: &Health, figures: &HealthFigures, width: usize, colour: bool) -> String {
    let page = Page { width, colour };
    let score = match answer.score {
        Some(score) => format!("Health: {score:.1} of 100"),
        None => "Health: unknown".to_owned(),
    };
    let parts = [
        format!("{}\n", page.ink(BOLD, &fit(&score, width))),
        wrap(&answer.summary, width, "", ""),
        page.section("RISKS", &page.risks(&answer.risks), 0, "none is known"),
        page.section("COMPONENTS", &page.components(&figures.components), 0, ""),
        page.section("WHAT WOULD RAISE IT", &page.raises(figures), 0, "nothing that is known"),
        page.section("HOW EACH IS JUDGED", &page.formulas(&figures.components), 0, ""),
        page.forecast(&figures.forecast),
    ];
    parts.concat()
}

impl Page {
    fn risks(&self, risks: &[Risk]) -> String {
        let risk = |risk: &Risk| {
            let title = self.graded(risk.severity, &risk.title);
            format!("{title}{}{}", self.point(&risk.evidence), self.point(&risk.action))
        };
        risks.iter().map(risk).collect()
    }

    fn components(&self, components: &[HealthComponent]) -> String {
        let rows: Vec<_> = components.iter().map(row).collect();
        self.table(&rows, &COMPONENTS, |row, column| match (column, components[row].points) {
            (1, Some(points)) if points < 25.0 => RED,
            (1, Some(points)) if points < 75.0 => YELLOW,
            (_, None) => DIM,
            _ => PLAIN,
        })
    }

    fn raises(&self, figures: &HealthFigures) -> String {
        let raise = |one: &HealthComponent| {
            Some(self.point(&format!("{}, {} points: {}", one.name, one.cost, one.raise.as_ref()?)))
        };
        figures.costliest(figures.components.len()).into_iter().filter_map(raise).collect()
    }

    fn formulas(&self, components: &[HealthComponent]) -> String {
        components.iter().map(|one| self.point(&format!("{}: {}", one.name, one.formula))).collect()
    }

    fn forecast(&self, forecast: &ForecastFigures) -> String {
        let row = |name: &str, of: &Percentiles| {
            let days = |days: Option<u32>| match days {
                Some(days) => format!("{days}d"),
                None => format!(">{}d", forecast.horizon_days),
            };
            vec![name.to_owned(), days(of.p50_days), days(of.p85_days), days(of.p95_days)]
        };
        let rows: Vec<_> =
            [("if nothing arrives", &forecast.without_arrivals), ("with arrivals", &forecast.with_arrivals)]
                .into_iter()
                .filter_map(|(name, of)| Some(row(name, of.as_ref()?)))
                .collect();
        let body = self.table(&rows, &FORECAST, |_, _| PLAIN);
        let basis = wrap(&forecast.sentence(), self.room(), "", "");
        self.section("FORECAST", &format!("{body}{basis}"), 0, "")
    }
}

fn row(one: &HealthComponent) -> Vec<String> {
    let known = |of: Option<f64>| of.map_or_else(|| "–".to_owned(), |of| of.to_string());
    vec![
        one.name.clone(),
        known(one.points),
        format!("{:.1} %", one.counted_weight),
        known(one.points.map(|_| one.cost)),
        value(one),
        one.seen.clone(),
    ]
}

fn value(one: &HealthComponent) -> String {
    match one.value {
        None => "–".to_owned(),
        Some(value) if one.unit.starts_with("share") => format!("{:.1} %", value * 100.0),
        Some(value) if one.unit == "milliseconds" => format!("{value:.1} ms"),
        Some(value) => format!("{value:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::advice::{HealthInput, judge};
    use crate::claude::local;
    use unicode_width::UnicodeWidthStr;

    fn page(width: usize) -> String {
        let input =
            HealthInput { arrived: 4, completed: 3, days: 14.0, loads: vec![3, 0, 0], ..HealthInput::default() };
        let figures = judge(&input, ForecastFigures::default());
        health(&local::health(&figures), &figures, width, false)
    }

    #[test]
    fn each_component_stands_with_its_figures_and_its_formula() {
        let text = page(200);
        // (25·75 + 10·33.3) / 35
        assert!(text.starts_with("Health: 63.1 of 100\n"), "{text}");
        for line in [
            "  flow              75  71.4 %   17.9    0.75  3 completed and 4 arrived in 14.0 days",
            "  balance         33.3  28.6 %     19  66.7 %  2 of 3 held items are more than 1 an agent, for 3 agents",
            "  errors             –   0.0 %      –       –  not counted yet: `coordctl metrics` counts",
            "  high: balance: 33.3 of 100 points",
            "  - flow, 17.9 points: 1 more completion in 14.0 days, where 4 items arrived",
            "  No forecast: nothing was looked at",
        ] {
            assert!(text.contains(&format!("\n{line}\n")), "{line}\n\n{text}");
        }
        assert!(text.contains("\n  - flow: completions ÷ arrivals of the last 14 days; points = "), "{text}");
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        for width in [24, 60, 80] {
            let text = page(width);
            let widest = text.lines().map(UnicodeWidthStr::width).max();
            assert!(widest <= Some(width), "at {width}:\n{text}");
        }
    }
}

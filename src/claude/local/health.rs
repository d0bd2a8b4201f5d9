//! Health from figures.

use crate::analysis::advice::{HealthComponent, HealthFigures};
use crate::claude::answers::{Health, Risk, Severity};

/// What the figures say; the confidence is the part of all weight that there is data for.
#[must_use]
pub fn health(figures: &HealthFigures) -> Health {
    let costly = figures.costliest(figures.components.len());
    Health {
        summary: summary(figures, &costly),
        score: figures.score,
        risks: costly.into_iter().map(risk).collect(),
        confidence: figures.known,
    }
}

fn summary(figures: &HealthFigures, costly: &[&HealthComponent]) -> String {
    let Some(score) = figures.score else {
        return "Nothing is known of this board's health: there is data for none of its components".to_owned();
    };
    let known = figures.components.iter().filter(|one| one.points.is_some()).count();
    let most: Vec<String> = costly.iter().take(2).map(|one| format!("{} ({} points)", one.name, one.cost)).collect();
    let lost = match most.as_slice() {
        [] => "none of them costs anything".to_owned(),
        most => format!("most is lost by {}", most.join(" and ")),
    };
    let of = figures.components.len();
    format!("Health is {score} of 100 by {known} of {of} components; {lost}. {}", figures.forecast.sentence())
}

fn risk(component: &HealthComponent) -> Risk {
    let points = component.points.unwrap_or(0.0);
    let raise = component.raise.as_deref().unwrap_or("nothing is left to raise");
    Risk {
        severity: severity(points),
        title: format!("{}: {points} of 100 points", component.name),
        evidence: component.seen.clone(),
        action: format!("{raise}; that is worth {} points of the score", component.cost),
        work_ids: component.work_ids.clone(),
        agent_ids: component.agent_ids.clone(),
    }
}

/// Below 25 points critical, below 50 high, below 75 medium, else low.
fn severity(points: f64) -> Severity {
    match points {
        points if points < 25.0 => Severity::Critical,
        points if points < 50.0 => Severity::High,
        points if points < 75.0 => Severity::Medium,
        _ => Severity::Low,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::advice::{ForecastFigures, HealthInput, judge};
    use crate::claude::Answer;

    #[test]
    fn every_risk_carries_its_figures_the_costliest_first() {
        let input = HealthInput {
            days: 14.0,
            arrived: 10,
            completed: 5,
            open_dated: 4,
            open_old: 4,
            oldest: vec!["work_1".into()],
            ..HealthInput::default()
        };
        let answer = health(&judge(&input, ForecastFigures::default()));
        // (25·50 + 15·0) / 40
        assert_eq!((answer.score, answer.confidence), (Some(31.3), 0.4));
        let told: Vec<_> = answer.risks.iter().map(|one| (one.severity, one.title.as_str())).collect();
        let expected = [(Severity::Critical, "ageing: 0 of 100 points"), (Severity::Medium, "flow: 50 of 100 points")];
        assert_eq!(told, expected);
        assert_eq!(answer.risks[0].work_ids, ["work_1"]);
        assert_eq!(answer.risks[1].evidence, "5 completed and 10 arrived in 14.0 days");
        assert!(answer.summary.starts_with("Health is 31.3 of 100 by 2 of 7 components"), "{}", answer.summary);
        assert_eq!(answer.faults(), [""; 0]);
    }

    #[test]
    fn of_an_empty_board_nothing_is_known() {
        let answer = health(&judge(&HealthInput::default(), ForecastFigures::default()));
        assert_eq!((answer.score, answer.risks.len(), answer.confidence), (None, 0, 0.0));
        assert!(answer.summary.starts_with("Nothing is known"));
    }
}

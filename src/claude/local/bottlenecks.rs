//! Bottlenecks from figures.

use crate::analysis::advice::{BottleneckFigures, Gravity, Obstruction};
use crate::claude::answers::{Bottleneck, Bottlenecks, Severity};
use crate::text::many;

/// What the figures say.
///
/// What single items wait for is known for certain, queues as far as there is a pace: the confidence is the mean of 1 and
/// the part of the teams' queues there is a pace for; 0 where nothing is open.
#[must_use]
pub fn bottlenecks(figures: &BottleneckFigures) -> Bottlenecks {
    Bottlenecks {
        summary: summary(figures),
        bottlenecks: figures.obstructions.iter().map(|one| bottleneck(one, figures.open)).collect(),
        confidence: if figures.open == 0 { 0.0 } else { f64::midpoint(1.0, figures.known.unwrap_or(0.0)) },
    }
}

fn summary(figures: &BottleneckFigures) -> String {
    let open = figures.open;
    let found = figures.obstructions.len() as u64 + figures.obstructions_left_out;
    match figures.obstructions.first() {
        _ if open == 0 => "Nothing is known to wait: no item is open".to_owned(),
        None => format!(
            "Of {} none is known to be held up, in {}",
            many(open, "open item"),
            many(figures.queues.len() as u64, "queue")
        ),
        Some(worst) => format!(
            "{} among {}; the worst is {}, which holds up {}: {}",
            many(found, "bottleneck"),
            many(open, "open item"),
            worst.title(),
            worst.holds_up,
            worst.evidence
        ),
    }
}

fn bottleneck(one: &Obstruction, open: u64) -> Bottleneck {
    let stuck = if one.is_stuck { "; nobody is there to clear it" } else { "" };
    Bottleneck {
        severity: severity(one.gravity),
        place: one.title(),
        evidence: format!("{}: {} of {}{stuck}", one.evidence, one.holds_up, many(open, "open item")),
        action: one.remedy.clone(),
        work_ids: one.work_ids.clone(),
        agent_ids: one.agent_ids.clone(),
    }
}

fn severity(gravity: Gravity) -> Severity {
    match gravity {
        Gravity::Critical => Severity::Critical,
        Gravity::High => Severity::High,
        Gravity::Medium => Severity::Medium,
        Gravity::Low => Severity::Low,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::advice::{OpenItem, Subject, bottlenecks as figures};

    #[test]
    fn each_bottleneck_says_what_it_holds_up() {
        let item = |id: &str, waits: &[&str]| OpenItem {
            work_id: id.to_owned(),
            depends_on: waits.iter().map(|one| (*one).to_owned()).collect(),
            ..OpenItem::default()
        };
        let subject = Subject { open: vec![item("w1", &[]), item("w2", &["w1"])], ..Subject::default() };
        let answer = bottlenecks(&figures(&subject));
        let awaited = answer.bottlenecks.iter().find(|one| one.place == "item w1").expect("it is awaited");
        let expected = "1 open item waits for it; it is pending and nobody holds it: 1 of 2 open items";
        assert_eq!(awaited.evidence, expected);
        assert_eq!(awaited.action, "claiming w1 next: its completion frees 1 item");
        assert_eq!((awaited.severity, answer.confidence), (Severity::Low, 0.5));
    }

    #[test]
    fn of_an_empty_board_nothing_is_told() {
        let answer = bottlenecks(&BottleneckFigures::default());
        assert_eq!((answer.bottlenecks.len(), answer.confidence), (0, 0.0));
        assert_eq!(answer.summary, "Nothing is known to wait: no item is open");
    }
}

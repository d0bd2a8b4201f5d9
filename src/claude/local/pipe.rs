//! What is read out of a list of work items, without Claude.

use super::{bottlenecks, health, priorities};
use crate::analysis::advice::{self, Subject};
use crate::claude::answers::{
    PipeAction, PipeActions, PipeBottleneck, PipeBottlenecks, PipeGeneral, PipeRecommendation, PipeRecommendations,
};

/// What is to be done about the items: the most urgent ones, by their score.
#[must_use]
pub fn pipe_actions(subject: &Subject) -> PipeActions {
    let answer = priorities(&advice::priorities(subject));
    let action = |item: crate::claude::answers::ItemAdvice| PipeAction {
        action: format!("{}: {}", item.work_id, item.action),
        priority: item.priority,
        reason: item.reason,
    };
    PipeActions { confidence: answer.confidence, actions: answer.items.into_iter().map(action).collect() }
}

/// Where the items wait.
#[must_use]
pub fn pipe_bottlenecks(subject: &Subject) -> PipeBottlenecks {
    let answer = bottlenecks(&advice::bottlenecks(subject));
    let place = |one: crate::claude::answers::Bottleneck| PipeBottleneck {
        place: one.place,
        severity: one.severity,
        evidence: one.evidence,
    };
    PipeBottlenecks { confidence: answer.confidence, bottlenecks: answer.bottlenecks.into_iter().map(place).collect() }
}

/// What would free the items that wait.
#[must_use]
pub fn pipe_recommendations(subject: &Subject) -> PipeRecommendations {
    let answer = bottlenecks(&advice::bottlenecks(subject));
    let advised = |one: crate::claude::answers::Bottleneck| PipeRecommendation {
        recommendation: one.action,
        benefit: format!("frees {}", one.place),
        reason: one.evidence,
    };
    let recommendations = answer.bottlenecks.into_iter().map(advised).collect();
    PipeRecommendations { confidence: answer.confidence, recommendations }
}

/// How the items stand.
#[must_use]
pub fn pipe_general(subject: &Subject) -> PipeGeneral {
    let answer = health(&advice::health(subject));
    let findings = answer.risks.into_iter().map(|risk| format!("{}: {}", risk.title, risk.evidence)).collect();
    PipeGeneral { summary: answer.summary, findings, confidence: answer.confidence }
}

//! What is asked: which analysis, and in words what in particular.

use super::super::arguments::misspelt;
use crate::claude::Analysis;
use crate::settings::BadInput;

/// The analysis with a name.
pub(super) fn analysis(name: &str) -> Result<Analysis, BadInput> {
    Analysis::named(name).ok_or_else(|| misspelt("analysis", name, &Analysis::ALL.map(Analysis::name)))
}

/// The question of an analysis with an argument; empty where there is none.
pub(super) fn question(analysis: Analysis, argument: Option<&str>) -> String {
    let Some(argument) = argument else { return String::new() };
    match analysis {
        Analysis::Team => format!("The team: {argument}"),
        Analysis::Ask => format!("Question: {argument}"),
        Analysis::Stream => format!("Focus: {argument}"),
        _ => format!("In particular: {argument}"),
    }
}

/// Which agent asks, and for what type of work.
pub(super) fn of_agent(agent: Option<&str>, work_type: Option<&str>) -> String {
    let work_type =
        work_type.map(|work_type| format!(", which wants work of the type {work_type}")).unwrap_or_default();
    format!("The agent: {}{work_type}", agent.unwrap_or("a new one, without a name"))
}

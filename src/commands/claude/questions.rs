//! What is asked in particular, in words.

use crate::claude::Analysis;

/// The question of an analysis with an argument; empty where there is none.
pub(super) fn question(analysis: Analysis, argument: Option<&str>) -> String {
    let Some(argument) = argument else { return String::new() };
    match analysis {
        Analysis::Team => format!("The team: {argument}"),
        Analysis::Recommend => format!("The agent and the type of work it wants: {argument}"),
        Analysis::Ask => format!("Question: {argument}"),
        Analysis::Stream => format!("Focus: {argument}"),
        _ => format!("In particular: {argument}"),
    }
}

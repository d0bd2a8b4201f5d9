//! Which analyses there are, and which were made.

use crate::report::age::age;
use crate::report::table::{Column, table};
use serde::Serialize;

/// An analysis, with the newest report of it where there is one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportLine {
    /// The analysis.
    pub analysis: String,
    /// What was asked in particular.
    pub arguments: Vec<String>,
    /// The newest report; `None` for none.
    pub report_id: Option<String>,
    /// When it was made, RFC 3339.
    pub at: Option<String>,
    /// How old it is, in seconds.
    pub age_seconds: Option<i64>,
    /// Who answered.
    pub provider: Option<String>,
    /// The model that answered.
    pub model: Option<String>,
    /// The cost in US dollars, where it is known.
    pub cost_usd: Option<f64>,
    /// How sure the answer is of itself.
    pub confidence: Option<f64>,
    /// How many changes the board has seen since.
    pub changes_since: Option<u64>,
    /// How many reports of it are kept.
    pub kept: u64,
}

/// One line an analysis.
#[must_use]
pub fn reports(lines: &[ReportLine], width: usize) -> String {
    let columns = [
        Column::left("analysis"),
        Column::left("age"),
        Column::left("by"),
        Column::right("cost"),
        Column::right("sure"),
        Column::right("changes since"),
        Column::right("kept"),
        Column::whole("report"),
    ];
    let rows: Vec<Vec<String>> = lines.iter().map(row).collect();
    table(&rows, &columns, width, true)
}

fn row(line: &ReportLine) -> Vec<String> {
    let by = line.model.as_ref().or(line.provider.as_ref()).cloned();
    let never = || "never".to_owned();
    vec![
        line.analysis.clone(),
        line.age_seconds.map_or_else(never, age),
        by.unwrap_or_default(),
        line.cost_usd.map(|usd| format!("${usd:.4}")).unwrap_or_default(),
        line.confidence.map(|sure| format!("{:.0} %", sure * 100.0)).unwrap_or_default(),
        line.changes_since.map(|changes| changes.to_string()).unwrap_or_default(),
        line.kept.to_string(),
        line.report_id.clone().unwrap_or_default(),
    ]
}

//! What a pass of upkeep found and did, as a table and as a document.

use super::table::{Column, table};
use serde::Serialize;

/// What became of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// It is switched off.
    Off,
    /// There was nothing to do.
    None,
    /// There would have been something to do, but for what the words say.
    Held,
    /// It was done, or would be in earnest.
    Done,
    /// It failed.
    Failed,
}

/// One line of a pass.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// The rule.
    pub rule: &'static str,
    /// What it is about; empty for the board.
    pub subject: String,
    /// What was found.
    pub value: String,
    /// What it is held to.
    pub threshold: String,
    /// What became of it.
    pub deed: Deed,
    /// The same in words.
    pub action: String,
    /// The items that it was done to.
    pub work_ids: Vec<String>,
}

impl Line {
    /// A line of a rule.
    #[must_use]
    pub fn new(rule: &'static str, value: impl Into<String>, threshold: impl Into<String>) -> Self {
        Line {
            rule,
            subject: String::new(),
            value: value.into(),
            threshold: threshold.into(),
            deed: Deed::None,
            action: String::new(),
            work_ids: Vec::new(),
        }
    }

    /// What became of it.
    #[must_use]
    pub fn with(self, deed: Deed, action: impl Into<String>) -> Self {
        Line { deed, action: action.into(), ..self }
    }
}

/// As a table whose lines are at most `width` terminal columns.
#[must_use]
pub fn text(lines: &[Line], width: usize) -> String {
    let or_none = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
    let cells = |line: &Line| {
        let rule = format!("{} {}", line.rule, line.subject);
        vec![rule.trim().to_owned(), or_none(&line.value), or_none(&line.threshold), or_none(&line.action)]
    };
    let columns = [Column::left("rule"), Column::left("value"), Column::left("threshold"), Column::flexible("action")];
    table(&lines.iter().map(cells).collect::<Vec<_>>(), &columns, width, true)
}

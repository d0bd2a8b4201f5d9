//! What was done about a report, as people read it.

use crate::board::{Changed, Skipped};
use crate::report::prose::wrap;
use crate::report::table::{Column, table};
use crate::text::many;
use serde::Serialize;
use serde_json::Value;

/// What was done about a report, or would be.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Acted {
    /// The report.
    pub report_id: String,
    /// `dry_run`, `shadow`, `canary`, `full`, or `undo`.
    pub mode: &'static str,
    /// Whether the board was changed.
    pub done: bool,
    /// What was changed, or would be.
    pub changed: Vec<Changed>,
    /// What was left alone, and why.
    pub skipped: Vec<Skipped>,
    /// Changes beyond the number that may be made at once.
    pub left_out: u64,
    /// Changes that chance left out, to be compared with.
    pub control: u64,
    /// The number of the change of the board; nothing where it was not changed.
    pub sequence: Option<u64>,
    /// Whether this is the answer that was given to the same request before.
    pub replayed: bool,
}

/// A line for each change, then what was left alone and why.
#[must_use]
pub fn change(acted: &Acted, width: usize) -> String {
    let columns = [Column::whole("item"), Column::left("field"), Column::left("before"), Column::flexible("after")];
    let row = |changed: &Changed| {
        let id = changed.work_id.as_str().to_owned();
        vec![id, changed.field.clone(), value(&changed.before), value(&changed.after)]
    };
    let rows: Vec<Vec<String>> = acted.changed.iter().map(row).collect();
    let table = if rows.is_empty() { String::new() } else { table(&rows, &columns, width, true) };
    let skipped = acted
        .skipped
        .iter()
        .map(|skipped| wrap(&format!("{} is left alone: {}", skipped.work_id, skipped.reason), width, "", "  "));
    table + &skipped.collect::<String>()
}

/// The sentence about all of it.
#[must_use]
pub fn change_sentence(acted: &Acted) -> String {
    let items = many(acted.changed.len() as u64, "item");
    let done = match (acted.mode, acted.done) {
        ("undo", false) => format!("nothing of {} was left to take back", acted.report_id),
        ("undo", true) => format!("{items} as before {}", acted.report_id),
        ("shadow", _) => format!("noted for the scorecard, and nothing changed: {items}"),
        (_, true) => format!("{items} changed; \"coordctl claude undo {}\" takes that back", acted.report_id),
        ("dry_run", _) => format!("nothing is changed; {items} would be"),
        _ => "nothing is to be changed".to_owned(),
    };
    let more = [
        (acted.skipped.len() as u64, "left alone"),
        (acted.left_out, "beyond --max-changes"),
        (acted.control, "left out by chance, to be compared with"),
    ];
    let more = more.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("; {count} {what}"));
    let again = if acted.replayed { " (answered before)" } else { "" };
    format!("{done}{}{again}", more.collect::<String>())
}

/// A value of a field: a reservation by whom it is for.
fn value(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        Value::Object(fields) => {
            let field = |(kind, name): (&String, &Value)| format!("{kind} {}", name.as_str().unwrap_or_default());
            fields.iter().map(field).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::WorkId;
    use serde_json::json;

    fn acted(mode: &'static str, done: bool) -> Acted {
        let work_id = WorkId::from_row("work_1");
        let changed =
            |field: &str, before, after| Changed { work_id: work_id.clone(), field: field.into(), before, after };
        Acted {
            report_id: "report_1".into(),
            mode,
            done,
            changed: vec![
                changed("priority", json!("low"), json!("high")),
                changed("reserved", Value::Null, json!({ "agent": "ada" })),
            ],
            skipped: vec![Skipped { work_id: work_id.clone(), reason: "it is completed".into() }],
            left_out: 3,
            control: 0,
            sequence: done.then_some(7),
            replayed: false,
        }
    }

    #[test]
    fn each_change_has_a_line_and_each_exception_a_reason() {
        let expected = "item    field     before  after\n\
                        work_1  priority  low     high\n\
                        work_1  reserved  -       agent ada\n\
                        work_1 is left alone: it is completed\n";
        assert_eq!(change(&acted("full", true), 80), expected);
    }

    #[test]
    fn the_sentence_claims_no_more_than_was_done() {
        let rest = "; 1 left alone; 3 beyond --max-changes";
        let cases = [
            (acted("full", true), "2 items changed; \"coordctl claude undo report_1\" takes that back"),
            (acted("dry_run", false), "nothing is changed; 2 items would be"),
            (acted("shadow", false), "noted for the scorecard, and nothing changed: 2 items"),
            (Acted { changed: Vec::new(), ..acted("canary", false) }, "nothing is to be changed"),
        ];
        for (acted, expected) in cases {
            assert_eq!(change_sentence(&acted), format!("{expected}{rest}"));
        }
    }
}

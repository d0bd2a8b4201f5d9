//! Taking back what a report changed, where nobody has touched it since.

use super::mark::{Changed, Mark, Skipped};
use super::{PRIORITY, RESERVED};
use crate::board::{Reservation, Rows, Status, WorkId, WorkItem};
use crate::clock::Now;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What came of taking a report's changes back.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Retracted {
    /// The report.
    pub report_id: String,
    /// What is again as it was before the report: `before` is what the report had made of it.
    pub reverted: Vec<Changed>,
    /// What stays as it is, and why.
    pub skipped: Vec<Skipped>,
}

/// Takes back what a report changed of these items. Saying it again changes nothing.
///
/// # Errors
/// Where a row cannot be read.
pub fn retract<R: Rows>(rows: &mut R, now: &Now, report_id: &str, ids: &[WorkId]) -> Result<Retracted, R::Error> {
    let mut retracted = Retracted { report_id: report_id.to_owned(), ..Retracted::default() };
    for id in ids {
        let mut told = |reason: String| retracted.skipped.push(Skipped { work_id: id.clone(), reason });
        let Some(mut item) = rows.work(id)? else {
            told("it is not on this board".to_owned());
            continue;
        };
        let marks = Mark::all(&item);
        let mut is_changed = false;
        for (at, mark) in marks.iter().enumerate().rev().filter(|(_, mark)| mark.report == report_id) {
            match touched(&item, mark, &marks[at + 1..]) {
                Some(reason) => retracted.skipped.push(Skipped { work_id: id.clone(), reason }),
                None => {
                    restore(&mut item, mark);
                    mark.undo(&mut item, now);
                    retracted.reverted.push(reverted(id, mark));
                    is_changed = true;
                }
            }
        }
        match is_changed {
            true => rows.put_work(item),
            // That it was undone before is part of the answer.
            false => rows.rely_on(&item),
        }
    }
    Ok(retracted)
}

/// Why a change stays as it is; `None` where nobody has touched it. `later` are the marks that came after it.
fn touched(item: &WorkItem, mark: &Mark, later: &[Mark]) -> Option<String> {
    if let Some(at) = &mark.undone_at {
        return Some(format!("it was undone already, at {at}"));
    }
    let other = later.iter().rfind(|later| later.field == mark.field && later.undone_at.is_none());
    if let Some(other) = other {
        return Some(format!("a later report changed it again: {}", other.report));
    }
    if item.status().is_closed() {
        return Some(format!("it is {}", item.status().word()));
    }
    let present = item.row().get(&mark.field).unwrap_or(&Value::Null);
    match mark.field.as_str() {
        PRIORITY if *present != mark.after => Some(format!("its priority is {} by now", item.priority().word())),
        RESERVED if item.status() != Status::Pending || present.is_null() => Some("it was claimed since".to_owned()),
        RESERVED if *present != mark.after => Some("it was reserved for others since".to_owned()),
        PRIORITY | RESERVED => None,
        // A mark that only a later version can have made.
        other => Some(format!("this version cannot take back a change of \"{other}\"")),
    }
}

fn restore(item: &mut WorkItem, mark: &Mark) {
    if mark.field == RESERVED {
        Reservation::clear(item);
    }
    match mark.before.is_null() {
        true => item.unset(&mark.field),
        false => item.set(&mark.field, mark.before.clone()),
    }
}

fn reverted(id: &WorkId, mark: &Mark) -> Changed {
    Changed { work_id: id.clone(), field: mark.field.clone(), before: mark.after.clone(), after: mark.before.clone() }
}

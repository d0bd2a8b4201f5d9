//! The log of points: lines beside the log of completions, one for each, unless one of the two files lost its own.

use super::rows::Mended;
use crate::clock::{parse_stamp, stamp};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// How much later than its completion a line may have been written, in seconds.
const LATE: i64 = 2;
const FROM_LINE: &str = "points that only the velocity log knows";

/// A line of the log.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) offset: usize,
    pub(super) text: String,
    /// When, for which team, and how many points; `None` for a line that tells of none.
    pub(super) score: Option<(i64, String, u64)>,
}

/// The lines of a file that are not blank.
pub(super) fn lines(bytes: &[u8]) -> Vec<Line> {
    let mut offset = 0;
    let mut lines = Vec::new();
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        let text = String::from_utf8_lossy(line.trim_ascii()).into_owned();
        let indent = line.len() - line.trim_ascii_start().len();
        if !text.is_empty() {
            lines.push(Line { offset: offset + indent, score: score(&text), text });
        }
        offset += line.len();
    }
    lines
}

/// `<time>: Team <team> +<points> velocity points`.
fn score(text: &str) -> Option<(i64, String, u64)> {
    let (time, rest) = text.split_once(": Team ")?;
    let (team, points) = rest.strip_suffix(" velocity points")?.rsplit_once(" +")?;
    Some((parse_stamp(time)?, team.to_owned(), points.parse().ok()?))
}

/// The line as a record: what is hashed.
pub(super) fn content(text: &str) -> Map<String, Value> {
    Map::from_iter([("line".to_owned(), Value::from(text))])
}

/// A completion of which only the line is left.
pub(super) fn completion(text: &str, (seconds, team, points): &(i64, String, u64), file: &str) -> Mended {
    let mut row = Mended::new(&content(text), file);
    row.origin.unset("line");
    row.set("completed_at", stamp(*seconds), FROM_LINE);
    row.set("team", team.as_str(), FROM_LINE);
    row.set("velocity_points", *points, FROM_LINE);
    row
}

/// The completions that lines may belong to, by time and points.
#[derive(Debug, Clone, Default)]
pub(super) struct Scores(HashMap<(i64, u64), Vec<String>>);

impl Scores {
    pub(super) fn add(&mut self, completion: &Map<String, Value>) {
        let text = |field| completion.get(field).and_then(Value::as_str).unwrap_or_default();
        let points = completion.get("velocity_points");
        let points = points.and_then(|points| points.as_u64().or_else(|| points.as_str()?.trim().parse().ok()));
        if let (Some(seconds), Some(points), false) =
            (parse_stamp(text("completed_at")), points, text("work_item_id").is_empty())
        {
            self.0.entry((seconds, points)).or_default().push(text("work_item_id").to_owned());
        }
    }

    /// For each line the item whose completion it tells of; every completion is used once. The nearest time first.
    pub(super) fn matched(mut self, lines: &[Line]) -> Vec<Option<String>> {
        let mut matched = vec![None; lines.len()];
        for late in 0..=LATE {
            for (line, item) in lines.iter().zip(&mut matched) {
                let Some((seconds, _, points)) = line.score.as_ref().filter(|_| item.is_none()) else { continue };
                *item = self
                    .0
                    .get_mut(&(seconds - late, *points))
                    .filter(|items| !items.is_empty())
                    .map(|items| items.remove(0));
            }
        }
        matched
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn each_line_belongs_to_one_completion_of_its_time_and_points() {
        let text = "2025-06-16T06:00:05Z: Team a +5 velocity points\n\n2025-06-16T06:00:05Z: Team a +5 velocity points\n\
                    Memory session done\n2025-06-16T06:00:07Z: Team b c +8 velocity points\n";
        let lines = lines(text.as_bytes());
        assert_eq!(
            lines.iter().filter_map(|line| text.get(line.offset..line.offset + line.text.len())).collect::<Vec<_>>(),
            lines.iter().map(|line| &line.text).collect::<Vec<_>>()
        );
        assert_eq!(lines[3].score.as_ref().map(|score| (score.1.as_str(), score.2)), Some(("b c", 8)));
        let mut scores = Scores::default();
        for (id, at, points) in
            [("late", "05:00:05", json!(5)), ("one", "06:00:05", json!("5")), ("two", "06:00:06", json!(8))]
        {
            let row =
                json!({ "work_item_id": id, "completed_at": format!("2025-06-16T{at}Z"), "velocity_points": points });
            scores.add(row.as_object().expect("an object"));
        }
        assert_eq!(scores.matched(&lines), [Some("one".into()), None, None, Some("two".into())]);
        let score = lines[1].score.as_ref().expect("points");
        let row = completion(&lines[1].text, score, "velocity_log.txt");
        assert_eq!(
            (row.origin.row()["velocity_points"].clone(), row.origin.clone().restored()),
            (json!(5), content(&lines[1].text))
        );
    }
}

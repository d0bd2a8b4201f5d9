//! The text of a public file: a JSON array with one row on each line.

use serde_json::value::RawValue;
use std::collections::HashMap;
use std::io::{self, BufRead, Write};

/// A row to be in the file or to leave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// By what the file knows it: its id, or its text where no field tells rows apart.
    pub(super) name: String,
    /// Its text; `None` where it leaves.
    pub(super) text: Option<String>,
    /// Whether the file can hold no older one.
    pub(super) is_new: bool,
}

/// Writes an array, one row a line.
pub(super) struct Array<W: Write> {
    out: W,
    rows: u64,
}

impl<W: Write> Array<W> {
    /// An array without rows.
    pub(super) fn new(out: W) -> Self {
        Array { out, rows: 0 }
    }

    /// Adds a row.
    pub(super) fn push(&mut self, text: &[u8]) -> io::Result<()> {
        self.out.write_all(if self.rows == 0 { b"[\n" } else { b",\n" })?;
        self.rows += 1;
        self.out.write_all(text)
    }

    /// Ends the array.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.out.write_all(if self.rows == 0 { b"[]\n" } else { b"\n]\n" })?;
        self.out.flush()
    }
}

/// Copies an old array with some rows replaced, some left out and some added; only the first two are looked for.
///
/// Rows are known by `field`; without one by their whole text: equal rows are the same to a reader.
///
/// # Errors
/// `InvalidData` where the old text is not an array of ours, or does not hold what is to leave it.
pub(super) fn splice(mut old: impl BufRead, field: Option<&str>, changed: &[Line], out: impl Write) -> io::Result<()> {
    let mut known = Known::of(changed);
    let mut array = Array::new(out);
    let mut line = Vec::new();
    loop {
        line.clear();
        if old.read_until(b'\n', &mut line)? == 0 {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let row = line.strip_suffix(b"\n").unwrap_or(&line);
        let row = row.strip_suffix(b",").unwrap_or(row);
        match row {
            b"[" => continue,
            b"]" | b"[]" => break,
            row if !row.starts_with(b"{") => return Err(io::ErrorKind::InvalidData.into()),
            row => match known.take(row, field) {
                None => array.push(row)?,
                Some(newer) => newer.text.iter().try_for_each(|text| array.push(text.as_bytes()))?,
            },
        }
    }
    if known.is_any_to_leave() {
        return Err(io::ErrorKind::InvalidData.into());
    }
    for line in changed.iter().filter(|line| line.is_new || known.holds(line)) {
        line.text.iter().try_for_each(|text| array.push(text.as_bytes()))?;
    }
    array.finish()
}

/// The lines that the old text may hold an older row of, and that it was not met yet.
struct Known<'a>(HashMap<&'a str, Vec<&'a Line>>);

impl<'a> Known<'a> {
    fn of(changed: &'a [Line]) -> Self {
        let mut known: HashMap<&str, Vec<&Line>> = HashMap::new();
        for line in changed.iter().filter(|line| !line.is_new) {
            known.entry(&line.name).or_default().push(line);
        }
        Known(known)
    }

    /// What is to stand in the place of a row, where that is something else.
    fn take(&mut self, row: &[u8], field: Option<&str>) -> Option<&'a Line> {
        if self.0.is_empty() {
            return None;
        }
        let name = field.map_or_else(|| String::from_utf8_lossy(row).into_owned(), |field| id_of(row, field));
        let lines = self.0.get_mut(name.as_str())?;
        let line = lines.pop();
        if lines.is_empty() {
            self.0.remove(name.as_str());
        }
        line
    }

    fn is_any_to_leave(&self) -> bool {
        self.0.values().flatten().any(|line| line.text.is_none())
    }

    fn holds(&self, line: &Line) -> bool {
        self.0.contains_key(line.name.as_str())
    }
}

/// The id in a row: at its beginning in rows that we made, anywhere in rows of an older tool.
fn id_of(row: &[u8], field: &str) -> String {
    let start = format!("{{\"{field}\":\"");
    if let Some(rest) = row.strip_prefix(start.as_bytes())
        && let Some(end) = rest.iter().position(|&byte| byte == b'"' || byte == b'\\')
        && rest[end] == b'"'
    {
        return String::from_utf8_lossy(&rest[..end]).into_owned();
    }
    let fields: HashMap<String, &RawValue> = serde_json::from_slice(row).unwrap_or_default();
    fields.get(field).and_then(|value| serde_json::from_str(value.get()).ok()).unwrap_or_default()
}

#[cfg(test)]
mod against_rebuild;
#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: &str, n: u32, is_new: bool) -> Line {
        Line { name: id.into(), text: Some(format!("{{\"id\":\"{id}\",\"n\":{n}}}")), is_new }
    }

    fn gone(name: &str) -> Line {
        Line { name: name.into(), text: None, is_new: false }
    }

    fn spliced(old: &str, changed: &[Line]) -> String {
        let mut out = Vec::new();
        splice(old.as_bytes(), Some("id"), changed, &mut out).expect("the old text is an array");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn rows_are_replaced_in_place_and_added_at_the_end() {
        let old = "[\n{\"id\":\"a\",\"n\":0},\n{\"x\":1,\"id\":\"b\"},\n{\"id\":\"c\",\"n\":0}\n]\n";
        let new = spliced(old, &[line("b", 1, false), line("d", 1, true)]);
        let expected =
            "[\n{\"id\":\"a\",\"n\":0},\n{\"id\":\"b\",\"n\":1},\n{\"id\":\"c\",\"n\":0},\n{\"id\":\"d\",\"n\":1}\n]\n";
        assert_eq!(new, expected);
        assert_eq!(spliced(old, &[]), old);
    }

    #[test]
    fn an_empty_array_takes_its_first_row_and_a_missing_row_is_added() {
        assert_eq!(spliced("[]\n", &[line("a", 1, true)]), "[\n{\"id\":\"a\",\"n\":1}\n]\n");
        assert_eq!(spliced("[]\n", &[line("a", 1, false)]), "[\n{\"id\":\"a\",\"n\":1}\n]\n");
        assert_eq!(spliced("[]\n", &[]), "[]\n");
    }

    #[test]
    fn a_text_that_is_not_ours_or_not_whole_is_refused() {
        for bad in ["", "[\n", "[\n{\"id\":\"a\"},\n", "{\"claims\":[]}x\n", "[{\"id\":\"a\"}]\n", "garbage"] {
            assert!(splice(bad.as_bytes(), Some("id"), &[], Vec::new()).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn what_leaves_is_left_out_and_what_comes_back_stands_behind_all_others() {
        let old = "[\n{\"id\":\"a\",\"n\":0},\n{\"id\":\"b\",\"n\":0},\n{\"id\":\"c\",\"n\":0}\n]\n";
        let new = spliced(old, &[gone("a"), line("b", 1, false), line("a", 2, true)]);
        assert_eq!(new, "[\n{\"id\":\"b\",\"n\":1},\n{\"id\":\"c\",\"n\":0},\n{\"id\":\"a\",\"n\":2}\n]\n");
        assert_eq!(spliced(&new, &[gone("a"), gone("b"), gone("c")]), "[]\n");
    }

    #[test]
    fn of_equal_rows_without_an_id_as_many_leave_as_are_to_leave() {
        let old = "[\n{\"n\":1},\n{\"n\":1},\n{\"n\":2},\n{\"n\":1}\n]\n";
        let splice_by_text = |changed: &[Line]| {
            let mut out = Vec::new();
            splice(old.as_bytes(), None, changed, &mut out).map(|()| String::from_utf8(out).expect("text"))
        };
        let two = [gone("{\"n\":1}"), gone("{\"n\":1}")];
        assert_eq!(splice_by_text(&two).expect("they are there"), "[\n{\"n\":2},\n{\"n\":1}\n]\n");
        assert!(splice_by_text(&[gone("{\"n\":3}")]).is_err(), "a row that is not there cannot leave");
        assert!(splice_by_text(&[gone("{\"n\":2}"), gone("{\"n\":2}")]).is_err(), "it is there once");
    }
}

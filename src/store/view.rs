//! The text of a public file: a JSON array with one row on each line.

use serde_json::value::RawValue;
use std::collections::HashMap;
use std::io::{self, BufRead, Write};

/// A row to be in the file: its id, its text, and whether the file may hold an older one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) id: String,
    pub(super) text: String,
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

/// Copies an old array with some rows replaced and some added; only the replaced rows are looked for.
///
/// # Errors
/// `InvalidData` where the old text is not an array of ours.
pub(super) fn splice(mut old: impl BufRead, field: &str, changed: &[Line], out: impl Write) -> io::Result<()> {
    let mut replaced: HashMap<&str, &Line> =
        changed.iter().filter(|line| !line.is_new).map(|line| (line.id.as_str(), line)).collect();
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
            row => {
                let newer = if replaced.is_empty() { None } else { replaced.remove(id_of(row, field).as_str()) };
                array.push(newer.map_or(row, |line| line.text.as_bytes()))?;
            }
        }
    }
    for line in changed.iter().filter(|line| line.is_new || replaced.contains_key(line.id.as_str())) {
        array.push(line.text.as_bytes())?;
    }
    array.finish()
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
        Line { id: id.into(), text: format!("{{\"id\":\"{id}\",\"n\":{n}}}"), is_new }
    }

    fn spliced(old: &str, changed: &[Line]) -> String {
        let mut out = Vec::new();
        splice(old.as_bytes(), "id", changed, &mut out).expect("the old text is an array");
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
            assert!(splice(bad.as_bytes(), "id", &[], Vec::new()).is_err(), "{bad:?}");
        }
    }
}

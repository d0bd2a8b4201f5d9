//! Taking over what an older tool left in the public files, damage included.

use super::compose::{Change, Composed, raw, seal};
use super::dir::Dir;
use super::error::StoreError;
use super::index::Index;
use super::notes::Identity;
use super::record::Put;
use super::recover::Home;
use super::row::Kind;
use crate::board::nanoseconds_in;
use crate::clock::Now;
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::collections::HashSet;
use std::io::Read;
use xxhash_rust::xxh3::xxh3_64;

/// The public files: name, kind of row, the field that names a row.
pub(super) const PUBLIC: [(&str, Kind, &str); 3] = [
    ("work_claims.json", Kind::Work, "work_item_id"),
    ("agent_status.json", Kind::Agent, "agent_id"),
    ("coordination_log.json", Kind::Completion, "work_item_id"),
];

/// Claims of later versions of the older tool, one on a line, that stand in no public file. The file stays as it is.
pub(super) const UNLISTED: &str = "work_claims_fast.jsonl";

/// The largest file that is taken over, in bytes.
pub(super) const LIMIT: u64 = 1 << 30;

/// Rows of an older tool, and what could not be read of them.
#[derive(Debug, Default)]
pub(super) struct Legacy {
    rows: Vec<(Kind, String, Box<RawValue>)>,
    /// The largest fence among the rows.
    largest_fence: u64,
    /// The files that were read.
    pub(super) names: Vec<&'static str>,
    /// By what the files are known again, as they were when they were read.
    pub(super) identities: [Option<Identity>; 3],
    /// Files that were not whole: name, contents, and what is wrong with them.
    pub(super) damaged: Vec<(&'static str, Vec<u8>, String)>,
}

impl Legacy {
    /// Reads the public files of a directory that has no board yet.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where a file holds something, but no row that can be read.
    pub(super) fn read(root: &Dir) -> Result<Self, StoreError> {
        let mut legacy = Legacy::default();
        for (view, (name, kind, field)) in PUBLIC.into_iter().enumerate() {
            let Some((identity, bytes)) = contents(root, name)? else { continue };
            let (rows, damage) = rows_in(&bytes, field);
            if let Some(damage) = damage {
                if rows.is_empty() && !bytes.trim_ascii().is_empty() {
                    let what = format!("{damage}, and no row in it can be read; restore it or move it aside");
                    return Err(StoreError::damaged(root.path(name), what));
                }
                legacy.damaged.push((name, bytes, format!("{damage}; {} rows were read", rows.len())));
            }
            legacy.names.push(name);
            legacy.identities[view] = Some(identity);
            legacy.add(kind, rows);
        }
        legacy.add_unlisted(root)?;
        Ok(legacy)
    }

    /// Adds the claims that no public file has.
    fn add_unlisted(&mut self, root: &Dir) -> Result<(), StoreError> {
        let Some((_, bytes)) = contents(root, UNLISTED)? else { return Ok(()) };
        let (_, kind, field) = PUBLIC[0];
        let (mut rows, is_whole) = lines_in(&bytes, field);
        if !is_whole {
            self.damaged.push((UNLISTED, bytes, format!("has lines that are no rows; {} rows were read", rows.len())));
        }
        let listed = self.rows.iter().filter(|(of, ..)| *of == kind).map(|(_, id, _)| id.clone());
        let mut known: HashSet<String> = listed.collect();
        rows.retain(|row| row.name.as_ref().is_some_and(|name| known.insert(name.clone())));
        self.add(kind, rows);
        Ok(())
    }

    /// Whether there is nothing to take over.
    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty() && self.rows.is_empty()
    }

    /// What was found damaged, in sentences.
    pub(super) fn warnings(&self) -> Vec<String> {
        self.damaged.iter().map(|(name, _, damage)| format!("{name} {damage}")).collect()
    }

    /// Writes the rows as the first records of a journal; `each` is given every finished segment.
    pub(super) fn compose(
        &self,
        home: Home<'_>,
        now: &Now,
        segment_bytes: u32,
        mut each: impl FnMut(u32, Vec<u8>) -> Result<(), StoreError>,
    ) -> Result<Index, StoreError> {
        let mut index = Index::new(xxh3_64(home.boot_id.as_bytes()), xxh3_64(home.board_id.as_bytes()));
        index.reserve()?;
        // The sequence begins above every fence that was ever given for these rows: fences only grow (I3).
        index.header.sequence = self.largest_fence;
        let mut bytes = Vec::new();
        let last_id = self.rows.iter().filter_map(|(_, id, _)| nanoseconds_in(id)).max().unwrap_or(0);
        for (kind, id, row) in &self.rows {
            if index.header.offset >= segment_bytes {
                let (segment, end) = (index.header.segment, seal(&index.header, now));
                append(&mut index, &mut bytes, &end, home)?;
                each(segment, std::mem::take(&mut bytes))?;
            }
            let puts = vec![Put { kind: *kind, id: id.into(), before: None, gone: false, row: Cow::Borrowed(row) }];
            let change = Change { op: "import", by: None, request: None, puts, last_id, drops: None };
            let composed = Composed::new(&index.header, now, change);
            append(&mut index, &mut bytes, &composed, home)?;
        }
        each(index.header.segment, bytes)?;
        Ok(index)
    }

    /// A row without an id gets one for the journal only; one whose id came before is kept beside it.
    fn add(&mut self, kind: Kind, rows: Vec<Row>) {
        let names: Vec<Option<String>> = rows.iter().map(|row| row.name.clone()).collect();
        // Ids that we make up keep clear of every name in the file, also of those further down.
        let mut taken: HashSet<String> = names.iter().flatten().cloned().collect();
        let mut given = HashSet::new();
        for (n, (row, name)) in rows.into_iter().zip(names).enumerate() {
            let id =
                match (kind, name) {
                    (Kind::Completion, _) => format!("import.{n}"),
                    (_, Some(name)) if given.insert(name.clone()) => name,
                    (_, Some(name)) => free(&mut taken, |times| format!("{name}#{}", times + 1)),
                    (_, None) => free(&mut taken, |times| {
                        if times == 1 { format!("unnamed.{n}") } else { format!("unnamed.{n}#{times}") }
                    }),
                };
            self.largest_fence = self.largest_fence.max(row.fence);
            self.rows.push((kind, id, row.text));
        }
    }
}

/// The first of the ids `made` for 1, 2, 3 … that is not taken yet.
fn free(taken: &mut HashSet<String>, made: impl Fn(u64) -> String) -> String {
    (1..).map(made).find(|id| taken.insert(id.clone())).unwrap_or_default()
}

fn append(index: &mut Index, bytes: &mut Vec<u8>, composed: &Composed<'_>, home: Home<'_>) -> Result<(), StoreError> {
    index.reserve()?;
    composed.apply(index, home.boot_id)?;
    bytes.extend_from_slice(&composed.line);
    Ok(())
}

/// One row: its text, which is one line as a record is, and what the import asks of it.
pub(super) struct Row {
    pub(super) text: Box<RawValue>,
    /// What the row calls itself.
    pub(super) name: Option<String>,
    /// The fence of its newest claim, or 0. A larger number than a journal can give was made up, and counts for nothing.
    fence: u64,
}

impl Row {
    /// A value of an array, if it is an object. Its numbers keep the text they came with.
    fn of(value: &RawValue, field: &str) -> Option<Self> {
        Some(Self::of_map(&serde_json::from_str(value.get()).ok()?, field))
    }

    fn of_map(row: &Map<String, Value>, field: &str) -> Self {
        let name = row.get(field).and_then(Value::as_str).filter(|name| !name.is_empty());
        let fence = row.get("fence").and_then(Value::as_u64).filter(|fence| *fence < 1 << 48);
        Row { text: raw(row), name: name.map(str::to_owned), fence: fence.unwrap_or(0) }
    }
}

/// What a file says, and by what it is known again; `None` where there is none.
fn contents(root: &Dir, name: &str) -> Result<Option<(Identity, Vec<u8>)>, StoreError> {
    let Some(mut file) = root.read(name)? else { return Ok(None) };
    let identity = Identity::of_file(&file).map_err(StoreError::io("look at", root.path(name)))?;
    if identity.size > LIMIT {
        return Err(StoreError::damaged(root.path(name), "is larger than 1 GiB and was not read"));
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(StoreError::io("read", root.path(name)))?;
    Ok(Some((identity, bytes)))
}

/// The rows of a file with one on a line, and whether every line is one.
fn lines_in(bytes: &[u8], field: &str) -> (Vec<Row>, bool) {
    let lines = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    let row = |line| serde_json::from_slice(line).ok().map(|row| Row::of_map(&row, field));
    match lines.map(row).collect() {
        Some(rows) => (rows, true),
        None => (whole_objects(bytes, field), false),
    }
}

/// The rows of an array file, and what is wrong with it: whole rows are found whatever stands around them.
pub(super) fn rows_in(bytes: &[u8], field: &str) -> (Vec<Row>, Option<String>) {
    let no_list = || (Vec::new(), Some("holds no list of rows".to_owned()));
    if let Ok(values) = serde_json::from_slice::<Vec<&RawValue>>(bytes) {
        return objects(&values, field);
    }
    match serde_json::from_slice::<Value>(bytes) {
        Ok(Value::Object(wrapper)) => match wrapper.into_iter().find(|(_, value)| value.is_array()) {
            Some((_, list)) => rows_in(list.to_string().as_bytes(), field),
            None => no_list(),
        },
        Ok(_) => no_list(),
        Err(_) if bytes.trim_ascii().is_empty() => (Vec::new(), Some("is empty, not a list".to_owned())),
        Err(e) => (whole_objects(bytes, field), Some(format!("is not whole JSON ({e})"))),
    }
}

fn objects(values: &[&RawValue], field: &str) -> (Vec<Row>, Option<String>) {
    let rows: Vec<Row> = values.iter().filter_map(|value| Row::of(value, field)).collect();
    let odd = values.len() - rows.len();
    (rows, (odd > 0).then(|| format!("holds {odd} entries that are no rows")))
}

fn whole_objects(bytes: &[u8], field: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut at = 0;
    while let Some(open) = memchr::memchr(b'{', &bytes[at..]) {
        let start = at + open;
        let mut stream = serde_json::Deserializer::from_slice(&bytes[start..]).into_iter::<Map<String, Value>>();
        match stream.next() {
            Some(Ok(row)) if row.contains_key(field) => {
                at = start + stream.byte_offset();
                rows.push(Row::of_map(&row, field));
            }
            _ => at = start + 1,
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> (Vec<String>, bool) {
        let (rows, damage) = rows_in(text.as_bytes(), "work_item_id");
        (rows.iter().map(|row| row.name.clone().unwrap_or_default()).collect(), damage.is_some())
    }

    #[test]
    fn whole_rows_come_out_of_damaged_files() {
        let a = r#"{"work_item_id":"a","telemetry":{"trace_id":""}}"#;
        let b = r#"{"work_item_id":"b"}"#;
        let cases = [
            (format!("[{a},{b}]"), vec!["a", "b"], false),
            ("[]".to_owned(), vec![], false),
            (format!("{{\"claims\":[{a}]}}"), vec!["a"], false),
            (format!("[{a},{b}"), vec!["a", "b"], true),
            (format!("[{a},{{\"work_item"), vec!["a"], true),
            (format!("{a}\n{b}\n"), vec!["a", "b"], true),
            (format!("[{{\"work_item_id\": ,}},{b}]"), vec!["b"], true),
            (format!("[{a},7,null]"), vec!["a"], true),
            (String::new(), vec![], true),
            (" \n".to_owned(), vec![], true),
            ("jq: error".to_owned(), vec![], true),
        ];
        for (text, expected, damaged) in cases {
            assert_eq!(ids(&text), (expected.into_iter().map(str::to_owned).collect(), damaged), "{text}");
        }
    }

    #[test]
    fn rows_with_the_same_id_are_both_kept() {
        let mut legacy = Legacy::default();
        let row = |text| Row::of_map(&Map::from_iter([("work_item_id".to_owned(), Value::from(text))]), "work_item_id");
        legacy.add(Kind::Work, vec![row("a"), row("a"), row("")]);
        let ids: Vec<&str> = legacy.rows.iter().map(|(_, id, _)| id.as_str()).collect();
        assert_eq!(ids, ["a", "a#2", "unnamed.2"]);
    }
}

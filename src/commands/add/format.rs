//! The three ways a file may list work items, taken apart into fields with the line where each item begins.

use crate::commands::arguments::misspelt;
use crate::settings::BadInput;
use crate::text::quote;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;
use std::path::Path;

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// An array of objects, or an object whose `items` are one.
    Json,
    /// An object on each line.
    Jsonl,
    /// A header and a row for each item; several values in one cell are parted by `;`.
    Csv,
}

/// One item as it stands in the file, or what is wrong with it.
pub(super) struct Listed {
    /// The line where it begins, from 1.
    pub(super) line: u64,
    /// Its fields in their order.
    pub(super) fields: Result<Vec<(String, Value)>, BadInput>,
}

/// What is wrong with the file as a whole, and in which line, where one can be named.
pub(super) struct Broken(pub(super) Option<u64>, pub(super) BadInput);

impl Format {
    /// The format that a flag names, else the one that the name of the file or its beginning shows.
    pub(super) fn of(flag: Option<&str>, path: &Path, text: &str) -> Result<Self, BadInput> {
        let named = |word: &str| match word.to_ascii_lowercase().as_str() {
            "json" => Some(Format::Json),
            "jsonl" | "ndjson" => Some(Format::Jsonl),
            "csv" => Some(Format::Csv),
            _ => None,
        };
        match flag {
            Some(word) => named(word).ok_or_else(|| misspelt("format", word, &["json", "jsonl", "csv"])),
            None => Ok(path.extension().and_then(|e| named(e.to_str()?)).unwrap_or_else(|| Self::seen_in(text))),
        }
    }

    fn seen_in(text: &str) -> Self {
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let is_whole_item = || serde_json::from_str::<Fields>(first).is_ok_and(|fields| fields.get("items").is_none());
        match first.trim_start().chars().next() {
            Some('{') if is_whole_item() => Format::Jsonl,
            Some('[' | '{') => Format::Json,
            _ => Format::Csv,
        }
    }

    /// Takes a text apart.
    pub(super) fn take_apart(self, text: &str) -> Result<Vec<Listed>, Broken> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        match self {
            Format::Json => of_json(text),
            Format::Jsonl => Ok(of_lines(text)),
            Format::Csv => of_csv(text),
        }
    }
}

fn of_lines(text: &str) -> Vec<Listed> {
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(line, text)| Listed { line, fields: object(text) }).collect()
}

fn of_json(text: &str) -> Result<Vec<Listed>, Broken> {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Items<'a> {
        #[serde(borrow)]
        items: Vec<&'a RawValue>,
    }
    let is_object = text.trim_start().starts_with('{');
    let elements: Vec<&RawValue> = match is_object {
        true => serde_json::from_str(text).map(|all: Items<'_>| all.items),
        false => serde_json::from_str(text),
    }
    .map_err(|e| Broken(Some(e.line() as u64), not_json(&e, "write an array of objects, or {\"items\": […]}")))?;
    let (mut line, mut from) = (1, 0);
    let listed = elements.into_iter().map(|element| {
        let at = element.get().as_ptr() as usize - text.as_ptr() as usize;
        line += memchr::memchr_iter(b'\n', &text.as_bytes()[from..at]).count() as u64;
        from = at;
        Listed { line, fields: object(element.get()) }
    });
    Ok(listed.collect())
}

fn of_csv(text: &str) -> Result<Vec<Listed>, Broken> {
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let header = reader.headers().map_err(|e| broken(&e))?.clone();
    let names: Vec<&str> = header.iter().map(str::trim).collect();
    if let Some(name) = names.iter().enumerate().find_map(|(n, name)| names[..n].contains(name).then_some(name)) {
        return Err(Broken(
            Some(1),
            BadInput::new(format!("the column {} is there twice", quote(name)), "name it once"),
        ));
    }
    let mut listed = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| broken(&e))?;
        let start = record.position().map_or(0, |position| position.byte() as usize);
        let cells = names.iter().zip(&record).filter(|(_, cell)| !cell.trim().is_empty());
        let fields = cells.map(|(name, cell)| ((*name).to_owned(), Value::from(cell))).collect();
        listed.push(Listed { line: line_of(text, start), fields: Ok(fields) });
    }
    Ok(listed)
}

/// The line of the first thing at or behind a byte that is no end of a line.
fn line_of(text: &str, start: usize) -> u64 {
    let blank = text.as_bytes()[start..].iter().take_while(|&&byte| byte == b'\n' || byte == b'\r').count();
    1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..start + blank]).count() as u64
}

fn broken(e: &csv::Error) -> Broken {
    let line = e.position().map(csv::Position::line);
    let what = match e.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("the row has {len} cells, and the header {expected_len}")
        }
        _ => e.to_string(),
    };
    Broken(line, BadInput::new(what, "write a cell for each column; one with a comma in it stands in \"quotes\""))
}

/// The fields of one object.
fn object(text: &str) -> Result<Vec<(String, Value)>, BadInput> {
    let hint = "write an object such as {\"type\": \"review\", \"description\": \"Review the parser\"}";
    match serde_json::from_str::<Fields>(text) {
        Ok(fields) => Ok(fields.0),
        Err(e) if e.is_data() && !text.trim_start().starts_with('{') => {
            Err(BadInput::new(format!("{} is no object", quote(text.trim())), hint))
        }
        Err(e) => Err(not_json(&e, hint)),
    }
}

/// What serde says, without its own line, which may be counted from elsewhere.
fn not_json(e: &serde_json::Error, hint: &str) -> BadInput {
    let told = e.to_string();
    let what = told.rsplit_once(" at line ").map_or(told.as_str(), |(what, _)| what);
    let kind = if e.is_data() { "this does not fit" } else { "this is no JSON" };
    BadInput::new(format!("{kind}: {what} (column {})", e.column()), hint)
}

/// An object whose fields keep their order, none of them twice.
struct Fields(Vec<(String, Value)>);

impl Fields {
    fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }
}

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Objects;
        impl<'de> Visitor<'de> for Objects {
            type Value = Fields;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = Fields(Vec::new());
                while let Some((name, value)) = map.next_entry::<String, Value>()? {
                    if fields.get(&name).is_some() {
                        return Err(serde::de::Error::custom(format!("the field {} is there twice", quote(&name))));
                    }
                    fields.0.push((name, value));
                }
                Ok(fields)
            }
        }
        deserializer.deserialize_map(Objects)
    }
}

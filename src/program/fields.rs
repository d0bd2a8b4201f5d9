//! The fields of one table, taken one by one; what does not fit is noted with its line, and the rest is read on.

use super::Fault;
use crate::text::{check_text, nearest, quote};
use chrono::NaiveDate;
use std::cell::RefCell;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The longest name, in bytes.
const NAME_LIMIT: usize = 128;

/// The text that is read, and what is wrong with it so far.
#[derive(Debug)]
pub(super) struct Source<'t> {
    text: &'t str,
    faults: RefCell<Vec<Fault>>,
}

/// One table of it.
pub(super) struct Fields<'s, 't> {
    source: &'s Source<'t>,
    /// What it is called in faults, such as `sprints`; empty for the whole file.
    name: &'static str,
    /// The line it begins in.
    pub(super) line: usize,
    table: &'s DeTable<'t>,
}

impl<'t> Source<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Source { text, faults: RefCell::default() }
    }

    pub(super) fn fault(&self, line: usize, message: impl Into<String>) {
        self.faults.borrow_mut().push(Fault::error(line, message));
    }

    /// The line, from 1, that a byte stands in.
    pub(super) fn line_at(&self, offset: usize) -> usize {
        1 + self.text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
    }

    pub(super) fn into_faults(self) -> Vec<Fault> {
        self.faults.into_inner()
    }
}

impl<'s, 't> Fields<'s, 't> {
    /// A table; each field that is none of `known` is noted.
    pub(super) fn new(
        source: &'s Source<'t>,
        name: &'static str,
        line: usize,
        table: &'s DeTable<'t>,
        known: &[&str],
    ) -> Self {
        for key in table.keys() {
            let word = key.get_ref().as_ref();
            if !known.contains(&word) {
                let meant = nearest(word, known.iter().copied(), 1);
                let hint = meant.first().map_or_else(
                    || format!("known here are: {}", known.join(", ")),
                    |meant| format!("did you mean \"{meant}\"?"),
                );
                source.fault(source.line_at(key.span().start), format!("unknown field {}; {hint}", quote(word)));
            }
        }
        Fields { source, name, line, table }
    }

    fn value(&self, field: &str) -> Option<&'s Spanned<DeValue<'t>>> {
        self.table.iter().find(|(key, _)| key.get_ref() == field).map(|(_, value)| value)
    }

    /// Notes that a value does not fit.
    fn unfit(&self, value: &Spanned<DeValue<'_>>, field: &str, wanted: &str) {
        let shown = self.source.text.get(value.span()).unwrap_or_default().trim_matches(['"', '\'']);
        let place = self.place(field);
        self.source
            .fault(self.source.line_at(value.span().start), format!("{place} is {}, not {wanted}", quote(shown)));
    }

    fn place(&self, field: &str) -> String {
        if self.name.is_empty() { field.to_owned() } else { format!("{}.{field}", self.name) }
    }

    /// A text of one line.
    pub(super) fn text(&self, field: &str) -> Option<String> {
        let value = self.value(field)?;
        match value.get_ref().as_str() {
            Some(text) if check_text(text).is_ok() && !text.contains(['\n', '\t']) && text.len() <= NAME_LIMIT * 4 => {
                Some(text.to_owned())
            }
            Some(_) => {
                self.unfit(value, field, "a text of one line, of at most 512 bytes and without control characters");
                None
            }
            None => {
                self.unfit(value, field, "a text in quotes");
                None
            }
        }
    }

    /// A text that must be there.
    pub(super) fn needed(&self, field: &str) -> Option<String> {
        if self.value(field).is_none() {
            self.lacks(field);
        }
        self.text(field)
    }

    fn lacks(&self, field: &str) {
        self.source.faults.borrow_mut().push(Fault::missing(self.line, &self.place(field)));
    }

    /// One of a few words.
    pub(super) fn word(&self, field: &str, words: &[&str]) -> Option<String> {
        let text = self.needed(field)?;
        if words.contains(&text.as_str()) {
            return Some(text);
        }
        self.unfit(self.value(field)?, field, &format!("one of: {}", words.join(", ")));
        None
    }

    /// A whole number from 0 to `most`.
    pub(super) fn number(&self, field: &str, most: u64) -> Option<u64> {
        let value = self.value(field)?;
        let number = value.get_ref().as_integer().and_then(|digits| {
            u64::from_str_radix(digits.as_str(), digits.radix()).ok().filter(|number| *number <= most)
        });
        if number.is_none() {
            self.unfit(value, field, &format!("a whole number from 0 to {most}"));
        }
        number
    }

    /// A day, with or without quotes.
    pub(super) fn day(&self, field: &str) -> Option<NaiveDate> {
        let value = self.value(field)?;
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(time) => time.to_string(),
            _ => String::new(),
        };
        let day = NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok();
        if day.is_none() {
            self.unfit(value, field, "a day such as 2026-10-05");
        }
        day
    }

    /// A day that must be there.
    pub(super) fn needed_day(&self, field: &str) -> Option<NaiveDate> {
        if self.value(field).is_none() {
            self.lacks(field);
        }
        self.day(field)
    }

    /// A table below this one.
    pub(super) fn table(&self, field: &'static str, known: &[&str]) -> Option<Fields<'s, 't>> {
        let value = self.value(field)?;
        let Some(table) = value.get_ref().as_table() else {
            self.unfit(value, field, &format!("a table: write [{field}]"));
            return None;
        };
        Some(Fields::new(self.source, field, self.source.line_at(value.span().start), table, known))
    }

    /// The tables of a list below this one.
    pub(super) fn list(&self, field: &'static str, known: &[&str]) -> Vec<Fields<'s, 't>> {
        let Some(value) = self.value(field) else { return Vec::new() };
        let tables = value.get_ref().as_array().map(|list| {
            let table = |one: &'s Spanned<DeValue<'t>>| Some((one.span().start, one.get_ref().as_table()?));
            list.iter().map(table).collect::<Option<Vec<_>>>()
        });
        let Some(Some(tables)) = tables else {
            self.unfit(value, field, &format!("a list of tables: write [[{field}]]"));
            return Vec::new();
        };
        let fields = |(at, table)| Fields::new(self.source, field, self.source.line_at(at), table, known);
        tables.into_iter().map(fields).collect()
    }
}

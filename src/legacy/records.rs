//! The objects of a file, one by one, whatever stands around them.
//!
//! Every byte of a file belongs to an object, to a piece that no object can be read from, or to what holds objects
//! together: white space, brackets, commas, the name of a list around them.

use super::sources::Sort;
use crate::recovery::{Extent, extent, object};
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The longest object, in bytes.
const MOST: usize = 1 << 20;
/// The longest text that may be the beginning of a list, in bytes.
const HEAD: usize = 64;

/// The names of lists that rows stand in.
const LISTS: [&str; 7] = ["claims", "agents", "operations", "work_items", "active_claims", "completions", "completed"];

/// An object, and the repairs that it took to read it.
type Object = (Map<String, Value>, Vec<&'static str>);

/// A piece of a file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// Where it begins, in bytes.
    pub(super) offset: usize,
    /// How long it is, in bytes.
    pub(super) length: usize,
    /// The object with the repairs that it took to read it, or why it is none.
    pub(super) content: Result<Object, String>,
}

/// The fields of which a row has one.
fn names(sort: Sort) -> &'static [&'static str] {
    match sort {
        Sort::Agents => &["agent_id"],
        _ => &["work_item_id", "work_id"],
    }
}

/// The pieces of a file that holds rows, in their order.
#[must_use]
pub(super) fn pieces(bytes: &[u8], sort: Sort) -> Vec<Piece> {
    let mark = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let lists: &[&str] = if sort == Sort::Results { &[] } else { &LISTS };
    let mut reader = Reader { bytes, names: names(sort), lists, pieces: Vec::new() };
    let rest = bytes.get(mark..).unwrap_or_default();
    match serde_json::from_slice::<Vec<&RawValue>>(rest) {
        Ok(values) => values.iter().for_each(|value| reader.value(value)),
        Err(_) => reader.scan(mark, bytes.len()),
    }
    reader.pieces
}

struct Reader<'a> {
    bytes: &'a [u8],
    names: &'static [&'static str],
    /// The names of lists that rows may stand in.
    lists: &'static [&'static str],
    pieces: Vec<Piece>,
}

impl Reader<'_> {
    /// A value of a whole list.
    fn value(&mut self, value: &RawValue) {
        let content = match value.get().starts_with('{') {
            true => object(value.get()),
            false => Err("no object".to_owned()),
        };
        self.put(self.place(value), value.get().len(), content);
    }

    /// Where a value stands that was borrowed from the file.
    fn place(&self, value: &RawValue) -> usize {
        value.get().as_ptr().addr() - self.bytes.as_ptr().addr()
    }

    fn put(&mut self, offset: usize, length: usize, content: Result<Object, String>) {
        self.pieces.push(Piece { offset, length, content });
    }

    /// Looks for objects in a part of a file that is no whole list.
    fn scan(&mut self, from: usize, to: usize) {
        let mut at = from;
        while let Some(&byte) = self.bytes.get(at).filter(|_| at < to) {
            if is_glue(byte) {
                at += 1;
                continue;
            }
            at = match self.read(at, to) {
                Ok((length, content)) => {
                    self.object(at, length, content);
                    at + length
                }
                Err(why) => self.broken(at, to, why),
            };
        }
    }

    /// The object at a place.
    fn read(&self, at: usize, to: usize) -> Result<(usize, Object), String> {
        let rest = self.bytes.get(at..to.min(at + MOST)).unwrap_or_default();
        if !rest.starts_with(b"{") {
            return Err("no object".to_owned());
        }
        let length = match extent(rest) {
            Extent::Whole(length) => length,
            Extent::Unfinished => return Err("an object without an end".to_owned()),
            Extent::TooDeep => return Err("too many objects and lists in one another".to_owned()),
        };
        let text = std::str::from_utf8(rest.get(..length).unwrap_or_default());
        let text = text.map_err(|e| format!("no UTF-8 at byte {}", e.valid_up_to()))?;
        Ok((length, object(text)?))
    }

    /// An object that was read: a row, or one around a list of rows.
    fn object(&mut self, at: usize, length: usize, content: Object) {
        let is_list = |(name, value): (&String, &Value)| self.lists.contains(&name.as_str()) && value.is_array();
        if self.is_row(&content.0) || !content.0.iter().any(is_list) {
            return self.put(at, length, Ok(content));
        }
        let text = std::str::from_utf8(self.bytes.get(at..at + length).unwrap_or_default()).unwrap_or_default();
        let lists = serde_json::from_str::<BTreeMap<String, &RawValue>>(text).unwrap_or_default();
        let lists: Vec<(usize, usize)> = lists
            .iter()
            .filter(|(name, value)| self.lists.contains(&name.as_str()) && value.get().starts_with('['))
            .map(|(_, value)| (self.place(value), value.get().len()))
            .collect();
        // Where it took a repair to read the whole, the rows in it are looked for one by one.
        if lists.is_empty() {
            let head = memchr::memchr(b'[', text.as_bytes()).unwrap_or(0);
            return self.scan(at + head, at + length);
        }
        lists.into_iter().for_each(|(at, length)| self.scan(at, at + length));
    }

    fn is_row(&self, content: &Map<String, Value>) -> bool {
        self.names.iter().any(|name| content.contains_key(*name))
    }

    /// Sets aside what is broken up to the next row, and answers where that begins.
    fn broken(&mut self, at: usize, to: usize, why: String) -> usize {
        let is_row = |next: &usize| self.read(*next, to).is_ok_and(|(_, (content, _))| self.is_row(&content));
        let behind = self.bytes.get(at + 1..to).unwrap_or_default();
        let next = memchr::memchr_iter(b'{', behind).map(|found| at + 1 + found).find(is_row).unwrap_or(to);
        let piece = self.bytes.get(at..next).unwrap_or_default();
        let length = piece.len() - piece.iter().rev().take_while(|byte| is_glue(**byte)).count();
        if !is_frame(self.bytes.get(at..at + length).unwrap_or_default()) {
            self.put(at, length, Err(why));
        }
        next
    }
}

fn is_glue(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'[' | b']' | b',')
}

/// Whether a piece is only the beginning of a list with a name, or its end.
fn is_frame(piece: &[u8]) -> bool {
    let bare: Vec<u8> = piece.iter().copied().filter(|byte| !is_glue(*byte)).take(HEAD).collect();
    bare == b"}" || LISTS.iter().any(|list| bare == format!("{{\"{list}\":").as_bytes())
}

#[cfg(test)]
mod tests;

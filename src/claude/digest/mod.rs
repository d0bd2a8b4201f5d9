//! What of a board is sent: a JSON document of bounded size.
//!
//! Open items come before closed ones, of which only the newest few stand for themselves. Among the open ones those come
//! first that cannot wait: late, critical, or with a lease that ended; then those that others wait on, most first; then
//! in the order in which the board offers them. Agents come in the order of what they hold. Whatever has no line of its
//! own is in the statistics of the rest, so that the whole board is told in any case. A token is taken for three bytes,
//! which is on the safe side for this kind of text.
//!
//! Every text is masked: what looks like a secret is replaced.

mod entry;
mod order;
mod rest;
mod shorten;

use super::prompt::in_json;
use super::report::DigestSize;
use crate::analysis::advice::Subject;
use serde_json::{Value, json};

/// How many bytes are taken for one token.
pub const BYTES_PER_TOKEN: u64 = 3;

/// The parts of the size, in hundredths: what agents, completed items and figures may take at most. Items take what is left.
const AGENTS_PART: usize = 20;
const FINISHED_PART: usize = 5;
const FIGURES_PART: usize = 30;

/// What is to be told.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// The board.
    pub subject: &'a Subject,
    /// What was computed from it for this analysis.
    pub figures: &'a Value,
    /// What happened since the last look, for one who watches.
    pub changes: Option<&'a Value>,
}

/// What is sent of a board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// The document.
    pub text: String,
    /// What it holds.
    pub size: DigestSize,
}

impl Digest {
    /// The digest of a board in about `tokens` tokens.
    #[must_use]
    pub fn of(material: &Material<'_>, tokens: u64) -> Self {
        let whole = usize::try_from(tokens.saturating_mul(BYTES_PER_TOKEN)).unwrap_or(usize::MAX);
        let subject = material.subject;
        let part = |hundredths: usize| whole / 100 * hundredths;
        let figures = shorten::to(&entry::value(material.figures), part(FIGURES_PART));
        let changes = material.changes.map(|changes| shorten::to(&entry::value(changes), part(FINISHED_PART)));
        let (agents, agents_size) = fill(subject.agents.iter().map(entry::agent), part(AGENTS_PART));
        let done = subject.finished.iter().map(entry::finished);
        let (finished, finished_size) = fill(done, part(FINISHED_PART));
        let board = entry::value(&rest::board(subject));
        let parts = [&board, &figures, changes.as_ref().unwrap_or(&Value::Null)].map(length).iter().sum::<usize>();
        let (items, rest) = items_within(whole.saturating_sub(parts + agents_size + finished_size + FRAME), subject);
        let size = DigestSize {
            items: items.len() as u64,
            items_left_out: (subject.open.len() - items.len()) as u64 + subject.open_left_out,
            agents: agents.len() as u64,
            agents_left_out: (subject.agents.len() - agents.len()) as u64 + subject.agents_left_out,
            ..DigestSize::default()
        };
        let document = json!({
            "board": board,
            "items": items,
            "items_left_out": { "count": size.items_left_out, "of_these": rest },
            "agents": agents,
            "agents_left_out": size.agents_left_out,
            "completed_of_late": finished,
            "figures": figures,
            "changes": changes,
        });
        let text = in_json(&document.to_string());
        Digest { text, size }
    }
}

/// The bytes of everything around the parts: names, brackets, counts.
const FRAME: usize = 300;

/// The lines of as many items as so many bytes have room for, and the statistics of the others; `null` where there is no
/// room even for these.
fn items_within(room: usize, subject: &Subject) -> (Vec<Value>, Value) {
    let ranked = order::of(&subject.open, subject.at);
    let all: Vec<_> = ranked.iter().map(|&place| &subject.open[place]).collect();
    let rest_after = |told: usize| entry::value(&rest::items(&all[told..], subject));
    let beside = |rest: &Value| room.saturating_sub(length(rest));
    // The statistics of all stand for the room that those of the rest will need.
    let lines = all.iter().map(|item| entry::item(item, subject.at));
    let (mut items, mut taken) = fill(lines, beside(&rest_after(0)));
    let mut rest = rest_after(items.len());
    // They need more where the rest has longer names than are frequent among all.
    while taken > beside(&rest) && !items.is_empty() {
        let most = beside(&rest);
        while taken > most
            && let Some(item) = items.pop()
        {
            taken -= length(&item) + 1;
        }
        rest = rest_after(items.len());
    }
    let rest = Some(rest).filter(|rest| length(rest) <= room).unwrap_or_default();
    (items, rest)
}

/// As many of some values as fit into so many bytes, and how many they take.
fn fill(values: impl Iterator<Item = Value>, most: usize) -> (Vec<Value>, usize) {
    let (mut kept, mut size) = (Vec::new(), 0);
    for value in values {
        let more = length(&value) + 1;
        if size + more > most {
            break;
        }
        size += more;
        kept.push(value);
    }
    (kept, size)
}

/// How many bytes a value takes in the document.
fn length(value: &Value) -> usize {
    in_json(&value.to_string()).len()
}

#[cfg(test)]
mod tests;

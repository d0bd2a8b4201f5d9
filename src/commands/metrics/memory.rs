//! What was counted up to which place: the text of `.coordctl/metrics`.

use crate::analysis::metrics::{Figures, Totals};
use crate::store::Mark;
use serde::{Deserialize, Serialize};

/// The form of today. Another one is not read: the counting begins anew.
const SCHEMA: &str = "coordctl.metrics_memory.v1";

/// What was counted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Memory {
    schema: String,
    /// The place in the journal that `totals` reaches up to.
    pub(super) mark: Option<Mark>,
    /// What the journal told.
    pub(super) totals: Totals,
    /// The places in the files of spans that `figures` reaches up to.
    pub(super) read: Vec<Read>,
    /// What the spans told.
    pub(super) figures: Figures,
}

/// How far a file of spans was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Read {
    /// Which file, see `SpanFile::segment`.
    pub(super) segment: String,
    /// Up to where, in bytes before compression.
    pub(super) offset: u64,
    /// Whether nothing will be appended to it any more.
    pub(super) is_done: bool,
}

impl Memory {
    /// Reads it; `None` where it is damaged or of another version.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        if bytes.is_empty() {
            return Some(Memory::default());
        }
        let memory: Memory = serde_json::from_slice(bytes).ok()?;
        (memory.schema == SCHEMA && memory.figures.is_of_today()).then_some(memory)
    }

    /// Its text.
    pub(super) fn text(&self) -> Vec<u8> {
        // Plain data with text for keys: its serialisation cannot fail.
        serde_json::to_vec(&Memory { schema: SCHEMA.to_owned(), ..self.clone() }).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::metrics::{Ended, Usage};

    #[test]
    fn it_comes_back_as_it_was_and_damage_never_passes_for_it() {
        let mut memory = Memory { schema: SCHEMA.to_owned(), ..Memory::default() };
        memory.totals.add_change("claim");
        memory.figures.add_operation("work.claim", Ended::Done, u64::MAX);
        memory.figures.add_usage("m", Usage { cost_nano_usd: 12_345_678_901_234_567, ..Usage::default() });
        memory.read.push(Read { segment: "a".into(), offset: u64::MAX, is_done: true });
        let text = memory.text();
        assert_eq!(Memory::parse(&text), Some(memory));
        for length in 1..text.len() {
            assert_eq!(Memory::parse(&text[..length]), None, "cut at {length}");
        }
        let other = String::from_utf8_lossy(&text).replace("memory.v1", "memory.v2");
        assert_eq!(Memory::parse(other.as_bytes()), None);
        assert_eq!(Memory::parse(b""), Some(Memory::default()));
    }
}

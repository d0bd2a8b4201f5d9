//! Why an item was not offered when it was last looked at, so that its row need not be read again to find out.
//!
//! A hint speaks of one record of one slot: its checksum covers both, so that a hint about an older row, and one that
//! was damaged, are no hints. Nothing depends on there being one.

use super::layout::HINT;
use crate::board::{AgentId, Profile, code};
use crate::clock::Now;

/// How many bits of a word are left for what a hint names.
const BITS: u32 = 30;

/// Something that keeps a pending item from being offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Hint {
    /// It depends on the item in this slot, which was not completed.
    WaitsFor(u64),
    /// It needs the capability with this code.
    Needs(u32),
    /// It is kept for the agent, role or team with this code.
    KeptFor(u32),
    /// It rests until so many seconds since boot have passed.
    RestsUntil(u64),
}

impl Hint {
    /// A hint about a capability.
    pub(in crate::store) fn needs(capability: &str) -> Self {
        Hint::Needs(short(capability))
    }

    /// A hint about an item that was handed on.
    pub(in crate::store) fn kept_for(name: &str) -> Self {
        Hint::KeptFor(short(name))
    }

    /// Whether the item would not be offered to this agent, or to anyone, now. `is_completed` tells of the item in a slot.
    pub(in crate::store) fn keeps<E>(
        self,
        who: Option<&Profile>,
        now: &Now,
        is_completed: impl FnOnce(u64) -> Result<bool, E>,
    ) -> Result<bool, E> {
        let is_named = |who: &Profile, name| {
            let agent = who.agent.as_ref().map_or("", AgentId::as_str);
            [agent, &who.role, &who.team].iter().any(|own| short(own) == name)
        };
        Ok(match self {
            Hint::WaitsFor(slot) => !is_completed(slot)?,
            Hint::Needs(capability) => {
                who.is_some_and(|who| !who.capabilities.iter().any(|has| short(has) == capability))
            }
            Hint::KeptFor(name) => who.is_some_and(|who| !is_named(who, name)),
            Hint::RestsUntil(seconds) => now.boot_ns / 1_000_000_000 < seconds,
        })
    }

    /// The hint as one word, never 0; `None` where it names something too large for it.
    pub(in crate::store) fn word(self) -> Option<u32> {
        let (kind, what) = match self {
            Hint::WaitsFor(slot) => (0, slot + 1),
            Hint::Needs(code) => (1, code.into()),
            Hint::KeptFor(code) => (2, code.into()),
            Hint::RestsUntil(seconds) => (3, seconds),
        };
        u32::try_from(what).ok().filter(|what| *what < 1 << BITS).map(|what| kind << BITS | what)
    }

    /// The hint that a word stands for; `None` for 0.
    pub(in crate::store) fn from_word(word: u32) -> Option<Self> {
        let what = word & ((1 << BITS) - 1);
        Some(match word >> BITS {
            0 => Hint::WaitsFor(u64::from(what).checked_sub(1)?),
            1 => Hint::Needs(what),
            2 => Hint::KeptFor(what),
            _ => Hint::RestsUntil(what.into()),
        })
    }
}

pub(super) fn encode(number: u64, sequence: u64, word: u32) -> [u8; HINT] {
    let mut bytes = [0; HINT];
    bytes[..4].copy_from_slice(&word.to_le_bytes());
    bytes[4..].copy_from_slice(&checksum(number, sequence, word).to_le_bytes());
    bytes
}

/// The word of a hint about this record of this slot; 0 where there is none.
pub(super) fn decode(number: u64, sequence: u64, bytes: &[u8]) -> u32 {
    let word = |at: usize| bytes.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_le_bytes);
    if word(0) != 0 && word(4) == checksum(number, sequence, word(0)) { word(0) } else { 0 }
}

fn short(name: &str) -> u32 {
    code(name) & ((1 << BITS) - 1)
}

fn checksum(number: u64, sequence: u64, word: u32) -> u32 {
    let place = crc32c::crc32c_append(crc32c::crc32c(&number.to_le_bytes()), &sequence.to_le_bytes());
    crc32c::crc32c_append(place, &word.to_le_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HINTS: [Hint; 5] =
        [Hint::WaitsFor(0), Hint::WaitsFor(999_999), Hint::Needs(7), Hint::KeptFor(0), Hint::RestsUntil(86_400)];

    #[test]
    fn a_hint_survives_its_word_and_counts_only_for_its_own_record() {
        for hint in HINTS {
            let word = hint.word().expect("it is small");
            assert_eq!(Hint::from_word(word), Some(hint));
            let bytes = encode(3, 8, word);
            assert_eq!(decode(3, 8, &bytes), word);
            assert_eq!((decode(4, 8, &bytes), decode(3, 9, &bytes), decode(3, 8, &[0; HINT])), (0, 0, 0));
            for bit in 0..HINT * 8 {
                let mut bad = bytes;
                bad[bit / 8] ^= 1 << (bit % 8);
                assert_eq!(decode(3, 8, &bad), 0, "bit {bit} went unnoticed");
            }
        }
        assert_eq!((Hint::from_word(0), Hint::WaitsFor(1 << BITS).word()), (None, None));
    }

    #[test]
    fn a_hint_keeps_an_item_from_those_it_speaks_of() {
        let now = |seconds: u64| Now { wall_ns: 0, boot_ns: seconds * 1_000_000_000, boot_id: "b".into() };
        let able = Profile { capabilities: vec!["rust".into()], role: "reviewer".into(), ..Profile::default() };
        let keeps = |hint: Hint, who, seconds, done| {
            hint.keeps(who, &now(seconds), |_| Ok::<_, ()>(done)).expect("nothing is read")
        };
        let other = Profile::default();
        assert!(keeps(Hint::WaitsFor(1), Some(&able), 0, false) && !keeps(Hint::WaitsFor(1), Some(&able), 0, true));
        assert!(keeps(Hint::needs("rust"), Some(&other), 0, true) && !keeps(Hint::needs("rust"), Some(&able), 0, true));
        assert!(
            keeps(Hint::kept_for("reviewer"), Some(&other), 0, true)
                && !keeps(Hint::kept_for("reviewer"), Some(&able), 0, true)
        );
        assert!(keeps(Hint::RestsUntil(9), Some(&able), 8, true) && !keeps(Hint::RestsUntil(9), Some(&able), 9, true));
    }
}

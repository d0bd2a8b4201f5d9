//! What `tend.toml` says. Every rule and every field may be missing; an unknown one is an error.

use super::{Length, Percent, Size, Urgency};
use crate::board::Priority;
use bytesize::ByteSize;
use serde::Deserialize;
use std::path::PathBuf;
use std::time::Duration;

/// All rules.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rules {
    /// Take back what ended leases hold.
    pub reclaim: Switch,
    /// Offer dead letters again.
    pub retry: Retry,
    /// Move what is closed and old into the archive.
    pub archive: Archive,
    /// Turn the file of spans, compress and remove turned ones.
    pub rotate: Switch,
    /// Write the metrics into a file.
    pub metrics: Metrics,
    /// Ask people to look.
    pub attention: Attention,
}

/// A rule that is on unless it is switched off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Switch {
    /// Whether it is on.
    pub enabled: bool,
}

/// `[retry]`: off by default, since a dead letter wants a person.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Retry {
    /// Whether it is on.
    pub enabled: bool,
    /// The types of work that it is for; of every type where none is named.
    pub types: Vec<String>,
    /// How long after it was given up.
    pub after: Length,
    /// How often the rule offers the same item again.
    pub times: u64,
}

/// `[archive]`: what goes is what the settings of the archive say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Archive {
    /// Whether it is on.
    pub enabled: bool,
    /// More completed and cancelled items than this,
    pub closed_above: u64,
    /// or more bytes of journal.
    pub journal_above: Size,
}

/// `[metrics]`
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Metrics {
    /// The file, from the board's directory on; without it nothing is written.
    pub textfile: Option<PathBuf>,
}

/// `[attention]`
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Attention {
    /// Whether any of its rules is on.
    pub enabled: bool,
    /// The most items of these rules that are open at once.
    pub limit: u64,
    /// How long after such an item was closed the same is not asked again.
    pub cooldown: Length,
    /// Whether an item that nobody has touched is called off once its reason has passed.
    pub auto_close: bool,
    /// Too little of what ended was completed.
    pub completion_rate: CompletionRate,
    /// The score of health is low.
    pub health: Below,
    /// An agent holds too much.
    pub held_per_agent: Above,
    /// A team holds too much.
    pub held_per_team: Above,
    /// Too much waits for each agent that is there.
    pub pending_per_agent: Above,
    /// Agents have nothing to do while items wait.
    pub idle: Idle,
    /// An item has been open for too long.
    pub oldest: Oldest,
    /// Too much was given up.
    pub dead_letters: Above,
    /// Spans could not be written.
    pub lost_spans: Above,
}

/// `[attention.completion_rate]`
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CompletionRate {
    /// Whether it is on.
    pub enabled: bool,
    /// Less than so many of a hundred.
    pub below: Percent,
    /// How far back it looks.
    pub window: Length,
    /// Of fewer it says nothing.
    pub at_least: u64,
    /// How urgent the item is.
    pub priority: Urgency,
}

/// A rule on a score.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Below {
    /// Whether it is on.
    pub enabled: bool,
    /// Fewer points than this.
    pub below: Percent,
    /// How urgent the item is.
    pub priority: Urgency,
}

/// A rule on a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Above {
    /// Whether it is on.
    #[serde(default = "on")]
    pub enabled: bool,
    /// More than this.
    pub above: u64,
    /// How urgent the item is.
    #[serde(default = "high")]
    pub priority: Urgency,
}

/// `[attention.idle]`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Idle {
    /// Whether it is on.
    pub enabled: bool,
    /// So many agents that are there hold nothing,
    pub agents: u64,
    /// while so many items wait.
    pub pending: u64,
    /// How urgent the item is.
    pub priority: Urgency,
}

/// `[attention.oldest]`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Oldest {
    /// Whether it is on.
    pub enabled: bool,
    /// The priority of the items that it looks at.
    pub of: Urgency,
    /// Open for longer than this.
    pub older_than: Length,
    /// How urgent the item is.
    pub priority: Urgency,
}

/// Reads rules.
///
/// # Errors
/// The line, from 1, of the first thing that does not fit, and what is wrong with it.
pub fn read(text: &str) -> Result<Rules, (usize, String)> {
    toml::from_str(text).map_err(|e| {
        let at = e.span().map_or(0, |span| span.start);
        let line = 1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count();
        (line, e.message().replace('\n', "; "))
    })
}

fn on() -> bool {
    true
}

fn high() -> Urgency {
    Urgency(Priority::High)
}

const fn hours(hours: u64) -> Length {
    Length(Duration::from_secs(hours * 3600))
}

impl Above {
    const fn than(above: u64) -> Self {
        Above { enabled: true, above, priority: Urgency(Priority::High) }
    }
}

impl Default for Switch {
    fn default() -> Self {
        Switch { enabled: true }
    }
}

impl Default for Retry {
    fn default() -> Self {
        Retry { enabled: false, types: Vec::new(), after: hours(1), times: 1 }
    }
}

impl Default for Archive {
    fn default() -> Self {
        Archive { enabled: true, closed_above: 5_000, journal_above: Size(ByteSize::mib(64)) }
    }
}

impl Default for Attention {
    fn default() -> Self {
        Attention {
            enabled: true,
            limit: 5,
            cooldown: hours(6),
            auto_close: true,
            completion_rate: CompletionRate::default(),
            health: Below::default(),
            held_per_agent: Above::than(20),
            held_per_team: Above::than(100),
            pending_per_agent: Above::than(50),
            idle: Idle::default(),
            oldest: Oldest::default(),
            dead_letters: Above::than(10),
            lost_spans: Above { priority: Urgency(Priority::Medium), ..Above::than(0) },
        }
    }
}

impl Default for CompletionRate {
    fn default() -> Self {
        CompletionRate { enabled: true, below: Percent(80.0), window: hours(24), at_least: 10, priority: high() }
    }
}

impl Default for Below {
    fn default() -> Self {
        Below { enabled: true, below: Percent(50.0), priority: high() }
    }
}

impl Default for Idle {
    fn default() -> Self {
        Idle { enabled: true, agents: 2, pending: 10, priority: Urgency(Priority::Medium) }
    }
}

impl Default for Oldest {
    fn default() -> Self {
        let critical = Urgency(Priority::Critical);
        Oldest { enabled: true, of: critical, older_than: hours(4), priority: critical }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_said_is_as_it_was() {
        assert_eq!(read(""), Ok(Rules::default()));
        let rules =
            read("[reclaim]\nenabled = false\n[attention.dead_letters]\nabove = 3\n[attention.health]\nbelow = 60\n");
        let rules = rules.expect("rules");
        assert!(!rules.reclaim.enabled && rules.rotate.enabled && !rules.retry.enabled);
        assert_eq!(rules.attention.dead_letters, Above::than(3));
        assert_eq!(rules.attention.health, Below { below: Percent(60.0), ..Below::default() });
        assert_eq!(rules.attention.limit, 5);
    }

    #[test]
    fn what_does_not_fit_is_told_with_its_line() {
        let cases = [
            ("[reclaim]\nenabled = true\n[retri]\n", 3, "retri"),
            ("[attention]\ncooldown = \"soon\"\n", 2, "\"soon\" is no length of time"),
            ("[attention.health]\nbelow = 101\n", 2, "\"101\" is no number from 0 to 100"),
            (
                "[attention.oldest]\n\nof = \"urgent\"\n",
                3,
                "\"urgent\" is no priority; allowed are: critical, high, medium, low",
            ),
            ("[attention.idle]\nagent = 2\n", 2, "unknown field `agent`"),
            ("limit = \n", 1, "value"),
            ("[retry]\ntimes = -1\n", 2, "-1"),
            ("[archive]\njournal_above = \"much\"\n", 2, "\"much\" is no size such as 64MiB"),
        ];
        for (text, line, told) in cases {
            let (at, message) = read(text).expect_err(text);
            assert!(at == line && message.contains(told), "{text}: {at}: {message}");
        }
    }
}

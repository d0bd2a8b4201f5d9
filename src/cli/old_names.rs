//! Names that analyses and ceremonies had in older tools: `coordctl claude-health` is `coordctl claude health`,
//! `coordctl vsm` is `coordctl scrum vsm`.

use std::ffi::{OsStr, OsString};

/// Each old name with what it is called now.
const OLD_NAMES: [(&str, &str); 24] = [
    ("claude-priorities", "priorities"),
    ("claude-analyze-priorities", "priorities"),
    ("claude-optimize", "assignments"),
    ("claude-optimize-assignments", "assignments"),
    ("claude-assignments", "assignments"),
    ("claude-health", "health"),
    ("claude-health-analysis", "health"),
    ("claude-analyze-health", "health"),
    ("claude-team", "team"),
    ("claude-team-analysis", "team"),
    ("claude-teams", "teams"),
    ("claude-suggest-teams", "teams"),
    ("claude-recommend", "recommend"),
    ("claude-recommend-work", "recommend"),
    ("claude-bottlenecks", "bottlenecks"),
    ("claude-ask", "ask"),
    ("claude-stream", "stream"),
    ("claude-intelligence-stream", "stream"),
    ("claude-pipe", "pipe"),
    ("claude-enhanced", "enhanced"),
    ("claude-dashboard", "reports"),
    ("claude-reports", "reports"),
    ("intelligence", "reports"),
    ("undo", "undo"),
];

/// Ceremonies, which were verbs of their own, and their short names.
const CEREMONIES: [&str; 14] = [
    "pi-planning",
    "scrum-of-scrums",
    "innovation-planning",
    "ip",
    "system-demo",
    "inspect-adapt",
    "ia",
    "art-sync",
    "portfolio-kanban",
    "coach-training",
    "value-stream",
    "vsm",
    "daily-standup",
    "retrospective",
];

/// Global options that are followed by a value.
const WITH_VALUE: [&str; 3] = ["--dir", "--lock-timeout", "--durability"];

/// The arguments with an old name replaced by two words of today.
pub(super) fn renewed(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let Some(place) = verb(&arguments) else { return arguments };
    let new = OLD_NAMES.iter().find(|(old, _)| arguments[place] == *old).map(|(_, new)| *new);
    if let Some(new) = new {
        arguments.splice(place..=place, ["claude".into(), new.into()]);
    } else if CEREMONIES.iter().any(|name| arguments[place] == *name) {
        arguments.insert(place, "scrum".into());
    }
    arguments
}

/// Where the verb stands.
fn verb(arguments: &[OsString]) -> Option<usize> {
    let mut place = 1;
    while let Some(argument) = arguments.get(place) {
        match argument.as_encoded_bytes().starts_with(b"-") {
            false => return Some(place),
            true => place += if WITH_VALUE.iter().any(|option| argument == OsStr::new(option)) { 2 } else { 1 },
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_verb_is_renewed() {
        let cases = [
            ("coordctl claude-health --json", "coordctl claude health --json"),
            ("coordctl --dir claude-team -q claude-optimize", "coordctl --dir claude-team -q claude assignments"),
            ("coordctl --dir=x undo report_1", "coordctl --dir=x claude undo report_1"),
            ("coordctl --json vsm --since 3d", "coordctl --json scrum vsm --since 3d"),
            ("coordctl scrum ip", "coordctl scrum ip"),
            ("coordctl add review claude-health", "coordctl add review claude-health"),
            ("coordctl", "coordctl"),
            ("coordctl --json", "coordctl --json"),
        ];
        for (old, new) in cases {
            let words = |text: &str| text.split(' ').map(OsString::from).collect::<Vec<_>>();
            assert_eq!(renewed(words(old)), words(new), "{old}");
        }
    }
}

//! Names of the older tool in front of today's words.
//!
//! `coordctl legacy <command>`, and the program under the name `coordination_helper.sh`, have the old face: every old name,
//! and what scripts that use them expect. `coordctl claude-health` is only another name of `coordctl claude health`, and `coordctl vsm` of
//! `coordctl scrum value-stream`.

use crate::commands::legacy::names::{Now, find};
use crate::commands::legacy::rewrite::rewritten;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

/// The name of the older tool, and of a link that stands for it.
const OLD_PROGRAM: &str = "coordination_helper.sh";

/// Global options that are followed by a value.
const WITH_VALUE: [&str; 3] = ["--dir", "--lock-timeout", "--durability"];

/// A command line in today's words.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Called {
    /// The words.
    pub(super) arguments: Vec<OsString>,
    /// Whether scripts of the older tool call.
    pub(super) has_old_face: bool,
    /// The link that was called, where it is one of the old name.
    pub(super) link: Option<PathBuf>,
    /// Old arguments that have no use any more.
    pub(super) unused: Vec<String>,
}

/// Reads a command line as it was typed.
pub(super) fn called(mut arguments: Vec<OsString>) -> Called {
    let program = arguments.first().map(PathBuf::from).unwrap_or_default();
    let place = verb(&arguments, 1);
    if program.file_name() == Some(OsStr::new(OLD_PROGRAM)) {
        // Hints name the program whose verbs they mean.
        arguments[0] = "coordctl".into();
        return Called { link: Some(program), ..old_face(arguments, 1) };
    }
    match arguments.get(place) {
        Some(word) if word == "legacy" => {
            arguments.remove(place);
            old_face(arguments, place)
        }
        Some(word) if word == "undo" => {
            arguments.insert(place, "claude".into());
            Called { arguments, ..Called::default() }
        }
        Some(word) if stands_alone(word) => renewed(arguments, place).0,
        _ => Called { arguments, ..Called::default() },
    }
}

/// Whether an old name means the same without the old face: those of analyses and ceremonies.
fn stands_alone(word: &OsStr) -> bool {
    let Some(word) = word.to_str() else { return false };
    let is_ceremony = matches!(find(word).map(|old| old.now), Some(Now::Is(words)) if words.starts_with("scrum "));
    is_ceremony || word.starts_with("claude-") || word == "intelligence"
}

/// The old command that stands behind `from`, or behind options from there on.
fn old_face(mut arguments: Vec<OsString>, from: usize) -> Called {
    let place = verb(&arguments, from);
    let options = &arguments[from.min(arguments.len())..place];
    if arguments.get(place).is_none() && !options.iter().any(|word| word == "--version" || word == "-V") {
        arguments.retain(|word| word != "--help" && word != "-h");
        arguments.push("help".into());
        return old_face(arguments, from);
    }
    let (called, is_renewed) = renewed(arguments, place);
    let mut called = Called { has_old_face: true, ..called };
    if !is_renewed && place < called.arguments.len() {
        // Nothing behind it is an option of today: a description may begin with a dash.
        called.arguments.splice(place..place, ["legacy".into(), "--".into()]);
    }
    called
}

/// The command line with an old name, and what stands behind it, in today's words, and whether that is what it was.
fn renewed(mut arguments: Vec<OsString>, place: usize) -> (Called, bool) {
    let name = arguments.get(place).and_then(|word| word.to_str()).and_then(find);
    let Some(Now::Is(template)) = name.map(|old| old.now) else {
        return (Called { arguments, ..Called::default() }, false);
    };
    let old = arguments.split_off(place);
    let new = rewritten(template, &old[1..]);
    arguments.extend(new.words);
    (Called { arguments, unused: new.unused, ..Called::default() }, true)
}

/// Where the verb stands, or would stand, from a place on.
fn verb(arguments: &[OsString], from: usize) -> usize {
    let mut place = from;
    while let Some(argument) = arguments.get(place).filter(|word| word.as_encoded_bytes().starts_with(b"-")) {
        place += if WITH_VALUE.iter().any(|option| argument == OsStr::new(option)) { 2 } else { 1 };
    }
    place.min(arguments.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<OsString> {
        text.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn only_the_verb_is_renewed() {
        let cases = [
            ("coordctl claude-health --json", "coordctl claude health --json"),
            ("coordctl --dir claude-team -q claude-optimize", "coordctl --dir claude-team -q claude assignments"),
            ("coordctl --dir=x undo report_1", "coordctl --dir=x claude undo report_1"),
            ("coordctl --json vsm --since 3d", "coordctl --json scrum value-stream --since 3d"),
            ("coordctl scrum ip", "coordctl scrum ip"),
            ("coordctl add review claude-health", "coordctl add review claude-health"),
            ("coordctl status", "coordctl status"),
            ("coordctl", "coordctl"),
            ("coordctl --json", "coordctl --json"),
        ];
        for (old, new) in cases {
            let called = called(words(old));
            assert_eq!((called.arguments, called.has_old_face), (words(new), false), "{old}");
        }
    }

    #[test]
    fn a_link_and_the_verb_have_the_same_face() {
        let cases = [
            ("claim t -d --help", "legacy -- claim t -d --help"),
            ("status --json", "dashboard --json"),
            ("--dir claim -q claim-next ada", "--dir claim -q claim --next --agent ada"),
            ("xyzzy", "legacy -- xyzzy"),
            ("--help", "legacy -- help"),
            ("--json -h", "--json legacy -- help"),
            ("--version", "--version"),
        ];
        for (old, new) in cases {
            for before in ["/a/coordination_helper.sh", "coordctl legacy"] {
                let called = called(words(&format!("{before} {old}")));
                assert_eq!(called.arguments, words(&format!("coordctl {new}")), "{old}");
                assert!(called.has_old_face && called.link.is_some() == before.starts_with('/'), "{called:?}");
            }
        }
        let nothing = [words("coordination_helper.sh"), words("c legacy")].map(|line| called(line).arguments.len());
        assert_eq!(nothing, [4, 4], "help");
    }
}

//! From old arguments to words of today, by a template.
//!
//! `add {1} {2} --priority {3|--priority} % 5 --worktree` reads: the first and second word stand behind `add`; the third, or
//! what the old option `--priority` says, behind `--priority`, which is left out where there is neither; a fifth word and the
//! old option `--worktree` are not used. `{1|all}` is `all` where there is no first word, `{--stale-only?gone}` is `gone`
//! where that old flag is given. `A ; B` is B where A lacks a place with `!`. What the template does not name follows
//! behind it as it is, so that options of today work beside old names, but for empty words, which count as missing.

use std::ffi::{OsStr, OsString};

/// Words of today.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Rewritten {
    /// The words.
    pub words: Vec<OsString>,
    /// Old arguments that have no use any more.
    pub unused: Vec<String>,
}

/// The old arguments, read.
#[derive(Default)]
struct Given {
    positional: Vec<OsString>,
    named: Vec<(String, OsString)>,
    /// From the first option on that the template does not name.
    rest: Vec<OsString>,
}

/// The words that a template makes of old arguments.
#[must_use]
pub fn rewritten(template: &str, old: &[OsString]) -> Rewritten {
    template.split(" ; ").find_map(|way| filled(way, old)).unwrap_or_default()
}

/// One way; `None` where it lacks what it needs.
fn filled(way: &str, old: &[OsString]) -> Option<Rewritten> {
    let (places, spare) = way.split_once(" % ").unwrap_or((way, ""));
    let given = Given::read(way, old);
    let (mut words, mut used, mut option) = (Vec::new(), Vec::new(), None);
    for token in places.split_whitespace() {
        match token.strip_prefix('{').and_then(|token| token.split_once('}')) {
            Some((place, suffix)) => {
                let value = given.value(place, &mut used);
                if place.contains('!') && value.is_none() {
                    return None;
                }
                let option: Option<&str> = option.take();
                if let Some(mut value) = value.filter(|_| !option.is_some_and(|name| given.has(name))) {
                    value.push(suffix);
                    words.extend(option.map(OsString::from));
                    words.push(value);
                }
            }
            None if token.starts_with("--") => words.extend(option.replace(token).map(OsString::from)),
            None if option.is_some_and(|name| given.has(name)) => option = None,
            None => words.extend(option.take().into_iter().chain([token]).map(OsString::from)),
        }
    }
    words.extend(option.map(OsString::from));
    let unused = given.spare(spare, &mut used);
    let left = given.positional.iter().enumerate().filter(|(at, word)| !used.contains(at) && !word.is_empty());
    words.extend(left.map(|(_, word)| word.clone()));
    words.extend(given.rest);
    Some(Rewritten { words, unused })
}

impl Given {
    fn read(way: &str, old: &[OsString]) -> Self {
        let mut given = Given::default();
        let mut old = old.iter();
        while let Some(word) = old.next() {
            let text = word.to_str().unwrap_or_default();
            let (name, value) = text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)));
            match (name.starts_with("--"), kind(way, name)) {
                (true, Some(Takes::Value)) => {
                    let value = value.map_or_else(|| old.next().cloned().unwrap_or_default(), OsString::from);
                    given.named.push((name.to_owned(), value));
                }
                (true, Some(Takes::Nothing)) => given.named.push((name.to_owned(), OsString::new())),
                (false, _) if given.rest.is_empty() => given.positional.push(word.clone()),
                _ => given.rest.push(word.clone()),
            }
        }
        given
    }

    /// What stands in a place, from the first of its sources that has something.
    fn value(&self, place: &str, used: &mut Vec<usize>) -> Option<OsString> {
        place.split('|').find_map(|source| {
            let source = source.trim_end_matches('!');
            if let Some(at) = position(source) {
                let found = self.positional.get(at).filter(|word| !word.is_empty()).cloned();
                used.extend(found.is_some().then_some(at));
                return found;
            }
            match source.split_once('?') {
                Some((flag, word)) => self.named(flag).map(|_| word.into()),
                None if source.starts_with("--") => self.named(source).map(OsStr::to_owned),
                None => Some(source.into()),
            }
        })
    }

    /// What is given and has no use.
    fn spare(&self, spare: &str, used: &mut Vec<usize>) -> Vec<String> {
        let shown = |source: &str| {
            if let Some(at) = position(source) {
                let word = self.positional.get(at)?;
                used.push(at);
                return Some(word.to_string_lossy().into_owned());
            }
            let flag = source.trim_end_matches('?');
            self.named(flag).map(|value| format!("{flag} {}", value.to_string_lossy()).trim_end().to_owned())
        };
        spare.split_whitespace().filter_map(shown).collect()
    }

    fn named(&self, name: &str) -> Option<&OsStr> {
        self.named.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_os_str())
    }

    /// Whether an option of today is given beside.
    fn has(&self, option: &str) -> bool {
        let is_it = |word: &OsString| word.to_str().is_some_and(|word| word.split('=').next() == Some(option));
        self.rest.iter().any(is_it)
    }
}

/// Which old word a digit means; a longer number is a value like any other.
fn position(source: &str) -> Option<usize> {
    match source.as_bytes() {
        [digit @ b'1'..=b'9'] => Some(usize::from(digit - b'1')),
        _ => None,
    }
}

/// What an old option takes.
enum Takes {
    Value,
    Nothing,
}

/// How a template reads an old option; `None` where it does not name it.
fn kind(way: &str, name: &str) -> Option<Takes> {
    let (places, spare) = way.split_once(" % ").unwrap_or((way, ""));
    let inside = places.split('{').skip(1).filter_map(|part| part.split('}').next()).flat_map(|part| part.split('|'));
    let source = inside.chain(spare.split_whitespace()).find(|source| source.split('?').next() == Some(name))?;
    Some(if source.contains('?') { Takes::Nothing } else { Takes::Value })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<OsString> {
        text.split_whitespace().map(OsString::from).collect()
    }

    #[test]
    fn an_empty_argument_counts_as_missing() {
        let stream = "claude stream {1|all} --for {2|30}s";
        for (template, old, new) in [
            (stream, vec![""; 3], "claude stream all --for 30s"),
            (stream, vec!["", "5"], "claude stream all --for 5s"),
            ("agent show {1!} ; agent list", vec![""], "agent list"),
            ("dashboard", vec!["", "--team", ""], "dashboard --team"),
        ] {
            let old: Vec<OsString> = old.into_iter().map(OsString::from).collect();
            let mut expected = words(new);
            // Behind an option of today an empty word is its value.
            expected.extend((template == "dashboard").then(OsString::new));
            assert_eq!(rewritten(template, &old).words, expected, "{old:?}");
        }
    }

    #[test]
    fn old_arguments_find_their_place() {
        let register = "agent register {1|--id} --team {2|--team} % --worktree --count?";
        let cases = [
            ("claude health", "--json", "claude health --json", ""),
            ("add {1} {2} --priority {3} % 4", "t d", "add t d", ""),
            ("add {1} {2} --priority {3} % 4", "t d high x more", "add t d --priority high more", "x"),
            (register, "--team a --worktree w --id b --count", "agent register b --team a", "--worktree w, --count"),
            (register, "b a", "agent register b --team a", ""),
            (register, "b --team=a", "agent register b --team a", ""),
            ("claude stream {1|all} --for {2|30}s", "", "claude stream all --for 30s", ""),
            ("claude stream {1|all} --for {2|30}s", "core 5", "claude stream core --for 5s", ""),
            ("claude stream {1|all} --for {2|30}s", "core --for 10m", "claude stream core --for 10m", ""),
            ("agent list --state {--stale?gone}", "--stale --limit 3", "agent list --state gone --limit 3", ""),
            ("agent list --state {--stale?gone}", "", "agent list", ""),
            ("agent show {1!} ; agent list", "ada", "agent show ada", ""),
            ("agent show {1!} ; agent list", "--json", "agent list --json", ""),
            ("dashboard --watch", "--interval 1s", "dashboard --watch --interval 1s", ""),
            ("claim --next --agent {1}", "ada", "claim --next --agent ada", ""),
            ("claude team {1} --provider local", "core", "claude team core --provider local", ""),
            ("claude team {1} --provider local", "--provider=api", "claude team --provider=api", ""),
        ];
        for (template, old, new, unused) in cases {
            let rewritten = rewritten(template, &words(old));
            assert_eq!((rewritten.words, rewritten.unused.join(", ")), (words(new), unused.to_owned()), "{old}");
        }
    }
}

//! Every value that can be given on the command line has a kind, and every kind has wrong values that are refused.
//!
//! A new option needs a row in [`ROWS`], and a new verb one in [`VERBS`] too: the first test says what is missing.

use crate::bad_input::check_words;
use crate::listing::{changed, listing};
use crate::sandbox::Sandbox;
use Kind::{Agent, AnyItem, Count, Duration, Elsewhere, File, Free, Item, Request, Text, Time, Word};

/// What a value stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    /// The id of a work item.
    Item,
    /// The id of a work item that need not be on the board.
    AnyItem,
    /// The name of an agent.
    Agent,
    /// An id that makes repeating safe.
    Request,
    /// A number.
    Count,
    /// A length of time.
    Duration,
    /// A point in time.
    Time,
    /// One of a few words: a misspelt one, and the one that was meant.
    Word(&'static str, &'static str),
    /// A file to be read.
    File,
    /// Words that are kept and shown.
    Text,
    /// Words that are only compared: any will do.
    Free,
    /// What it may be is tested where it is described.
    Elsewhere,
}

impl Kind {
    /// Wrong values, each with its exit code and what the hint says to do instead.
    fn wrong(self) -> Vec<(&'static str, i32, &'static str)> {
        match self {
            Item => vec![("../x", 3, "letters, digits"), ("", 3, "letters, digits"), ("work_1", 13, "coordctl list")],
            AnyItem | Agent | Request => vec![("a b", 3, "letters, digits"), ("", 3, "letters, digits")],
            Count => vec![("x", 3, ""), ("-1", 3, ""), ("1.5", 3, ""), ("", 3, ""), ("99999999999999999999", 3, "")],
            Duration => vec![("soon", 3, "such as"), ("5", 3, "such as"), ("-5s", 3, "such as"), ("", 3, "such as")],
            Time => vec![("yesterday", 3, "such as"), ("2026-13-01T00:00:00Z", 3, "such as"), ("", 3, "such as")],
            Word(misspelt, meant) => vec![(misspelt, 3, meant), ("zzz", 3, "allowed are"), ("", 3, "allowed are")],
            File => vec![("absent/file", 3, "- for stdin"), (".", 3, "- for stdin")],
            Text => vec![("", 3, ""), (" \t", 3, ""), ("a\u{1b}[2J", 3, "terminal"), ("a\u{202e}b", 3, "terminal")],
            Free | Elsewhere => Vec::new(),
        }
    }
}

/// Each verb with what it needs to get as far as its options; `{held}` is an item that ada holds, `{free}` one that waits.
const VERBS: &[(&str, &[&str])] = &[
    ("add", &["t", "d"]),
    ("claim", &["t", "d"]),
    ("progress", &["{held}", "5", "testing"]),
    ("complete", &["{held}", "done"]),
    ("fail", &["{held}", "--reason", "why"]),
    ("release", &["{held}"]),
    ("block", &["{held}", "--on", "rain"]),
    ("unblock", &["{held}"]),
    ("note", &["{held}", "a note"]),
    ("label", &["{held}", "l"]),
    ("set", &["{held}", "--team", "x"]),
    ("handoff", &["{held}", "--to-team", "x", "--text", "read this"]),
    ("reassign", &["{held}", "--to-team", "x", "--reason", "why"]),
    ("heartbeat", &["{held}"]),
    ("reclaim", &[]),
    ("list", &[]),
    ("show", &["{held}"]),
    ("dashboard", &[]),
    ("events", &[]),
    ("where", &[]),
    ("generate-id", &[]),
    ("init", &[]),
    ("sync", &[]),
];

const PRIORITY: Kind = Word("hgih", "did you mean \"high\"? allowed are: critical, high, medium, low");

/// Verbs (`*` for all that have the option), option or name of the argument, kind.
const ROWS: &[(&str, &str, Kind)] = &[
    ("", "--dir", Elsewhere),
    ("", "--lock-timeout", Duration),
    ("", "--durability", Elsewhere),
    ("*", "--agent", Agent),
    ("*", "--request-id", Request),
    ("*", "--fence", Count),
    ("*", "WORK_ID", Item),
    ("*", "--ttl", Duration),
    ("*", "--depends-on", Item),
    ("*", "--points", Count),
    ("*", "--max-attempts", Count),
    ("*", "--reason", Text),
    ("add claim", "--priority", PRIORITY),
    ("set list", "--priority", PRIORITY),
    ("claim", "--priority-at-least", PRIORITY),
    ("add claim set", "--team", Text),
    ("add claim", "--label", Text),
    ("add claim", "--estimate", Text),
    ("add", "TYPE", Text),
    ("add claim", "DESCRIPTION", Text),
    ("add", "--from", File),
    ("add", "--format", Word("jsnol", "did you mean \"jsonl\"? allowed are: json, jsonl, csv")),
    ("add claim", "--capability", Text),
    ("add set", "--not-before", Time),
    ("add set", "--due", Time),
    ("add", "--body-file", File),
    ("add", "--accept", Text),
    ("claim", "TYPE|WORK_ID", Text),
    ("claim", "--type", Text),
    ("claim", "--count", Count),
    ("claim", "--pid", Count),
    ("progress", "PERCENT", Count),
    ("progress", "PHASE", Text),
    ("progress", "--note", Text),
    ("complete", "RESULT", Text),
    ("complete", "--artifact", Elsewhere),
    ("complete", "--commit", Elsewhere),
    ("complete", "--check", Elsewhere),
    ("complete", "--accepted", Elsewhere),
    ("complete", "--waive", Elsewhere),
    ("block", "--on", Text),
    ("note", "TEXT", Text),
    ("label", "LABEL", Text),
    ("label", "--remove", Text),
    ("set", "--description", Text),
    ("set", "--independent-of", AnyItem),
    ("handoff reassign", "--to", Agent),
    ("handoff reassign", "--to-role", Text),
    ("handoff reassign", "--to-team", Text),
    ("handoff", "--context", File),
    ("handoff", "--text", Text),
    ("list", "--status", Word("actve", "did you mean \"active\"? allowed are: open, closed, all")),
    ("list", "--team", Free),
    ("list", "--type", Free),
    ("list", "--label", Free),
    ("list", "--since", Time),
    ("list events", "--limit", Count),
    ("list", "--sort", Word("craeted", "did you mean \"created\"? allowed are: created, changed, priority")),
    ("show", "--history", Count),
    ("dashboard", "--interval", Duration),
];

/// Where an option stands that needs others with it, or goes instead of them: the whole command line, `{}` for the value.
const WHOLE: &[(&str, &str, &[&str])] = &[
    ("add", "--from", &["add", "--from={}"]),
    ("add", "--format", &["add", "--from", "board.csv", "--format={}"]),
    ("claim", "--type", &["claim", "--next", "--type={}"]),
    ("claim", "--priority-at-least", &["claim", "--next", "--priority-at-least={}"]),
    ("claim", "--capability", &["claim", "--next", "--capability={}"]),
    ("claim", "--count", &["claim", "--next", "--count={}"]),
    ("fail", "--reason", &["fail", "{held}", "--reason={}"]),
    ("block", "--on", &["block", "{held}", "--on={}"]),
    ("set", "--team", &["set", "{held}", "--team={}"]),
    ("handoff", "--to", &["handoff", "{held}", "--to={}", "--text", "x"]),
    ("handoff", "--to-role", &["handoff", "{held}", "--to-role={}", "--text", "x"]),
    ("handoff", "--to-team", &["handoff", "{held}", "--to-team={}", "--text", "x"]),
    ("handoff", "--context", &["handoff", "{held}", "--to-team", "x", "--context={}"]),
    ("handoff", "--text", &["handoff", "{held}", "--to-team", "x", "--text={}"]),
    ("reassign", "--to", &["reassign", "{held}", "--to={}", "--reason", "x"]),
    ("reassign", "--to-role", &["reassign", "{held}", "--to-role={}", "--reason", "x"]),
    ("reassign", "--to-team", &["reassign", "{held}", "--to-team={}", "--reason", "x"]),
    ("reassign", "--reason", &["reassign", "{held}", "--to-team", "x", "--reason={}"]),
];

/// A value that the command line takes.
#[derive(Debug)]
struct Place {
    /// The verb with those above it; empty for what all take.
    verb: String,
    /// The long option, or the name of the argument.
    name: String,
    /// Which argument it is, from 1; `None` for an option.
    index: Option<usize>,
}

/// Everything below a command that takes a value.
fn places(command: &clap::Command, verb: &str) -> Vec<Place> {
    let takes = command.get_arguments().filter(|argument| argument.get_action().takes_values());
    let place = |argument: &clap::Arg| Place {
        verb: verb.to_owned(),
        name: argument.get_long().map_or_else(|| name_of(argument), |long| format!("--{long}")),
        index: argument.get_index(),
    };
    let mut found: Vec<Place> = takes.map(place).collect();
    for below in command.get_subcommands().filter(|below| below.get_name() != "help") {
        found.extend(places(below, format!("{verb} {}", below.get_name()).trim()));
    }
    found
}

fn name_of(argument: &clap::Arg) -> String {
    argument
        .get_value_names()
        .and_then(|names| names.first())
        .map_or_else(|| argument.get_id().to_string(), ToString::to_string)
}

fn all_places() -> Vec<Place> {
    let mut command = coordctl::cli::command();
    command.build();
    let mut all = places(&command, "");
    let general: Vec<String> =
        all.iter().filter(|place| place.verb.is_empty()).map(|place| place.name.clone()).collect();
    all.retain(|place| place.verb.is_empty() || !general.contains(&place.name));
    all
}

fn kind_of(place: &Place) -> Option<Kind> {
    let is_it = |verbs: &str| {
        verbs == "*" && !place.verb.is_empty() || verbs == place.verb || verbs.split(' ').any(|verb| verb == place.verb)
    };
    ROWS.iter().find(|(verbs, name, _)| *name == place.name && is_it(verbs)).map(|(_, _, kind)| *kind)
}

/// The command line that gives a value in a place.
fn command_line(place: &Place, value: &str, held: &str, free: &str) -> Vec<String> {
    let whole = WHOLE.iter().find(|(verb, name, _)| *verb == place.verb && *name == place.name);
    let verb = if place.verb.is_empty() { "list" } else { &place.verb };
    let words: Vec<&str> = verb.split(' ').collect();
    let mut line: Vec<String> = match whole {
        Some((_, _, line)) => line.iter().map(|word| word.replace("{}", value)).collect(),
        None => {
            let needed = VERBS.iter().find(|(known, _)| *known == verb).map_or(&[][..], |(_, needed)| needed);
            words.iter().chain(needed).map(|word| (*word).to_owned()).collect()
        }
    };
    match place.index {
        _ if whole.is_some() => {}
        Some(index) => line[words.len() + index - 1] = value.to_owned(),
        None => line.push(format!("{}={value}", place.name)),
    }
    line.iter().map(|word| word.replace("{held}", held).replace("{free}", free)).collect()
}

#[test]
fn every_value_has_a_kind_and_every_row_a_value() {
    let places = all_places();
    let missing: Vec<&Place> = places.iter().filter(|place| kind_of(place).is_none()).collect();
    assert!(missing.is_empty(), "add a row to ROWS for each of these: {missing:#?}");
    for (verbs, name, _) in ROWS {
        let stands = |verb: &str| places.iter().any(|place| place.name == *name && (verb == "*" || place.verb == verb));
        let gone = verbs.split(' ').any(|verb| !stands(verb));
        assert!(!gone, "there is no {name} of {verbs} any more");
    }
    let command = coordctl::cli::command();
    for verb in command.get_subcommands().filter(|verb| verb.get_subcommands().next().is_none()) {
        assert!(VERBS.iter().any(|(known, _)| *known == verb.get_name()), "add a row to VERBS for {}", verb.get_name());
    }
}

#[test]
fn every_wrong_value_is_quoted_and_changes_nothing() {
    let board = Sandbox::new();
    let (held, free) = (board.claim("ada"), board.pending());
    std::fs::write(board.root().join("board.csv"), "type,description\nt,d\n").expect("a file can be written");
    let before = listing(board.root());
    let mut count = 0;
    for place in all_places() {
        for (value, code, hint) in kind_of(&place).map_or_else(Vec::new, Kind::wrong) {
            let line = command_line(&place, value, &held, &free);
            let words: Vec<&str> = line.iter().map(String::as_str).collect();
            let quoted = format!("\"{}\"", value.escape_default());
            check_words(&words, &board.run(&words), code, &quoted, hint);
            count += 1;
        }
    }
    assert!(count > 300, "only {count} values were tried");
    assert!(changed(&before, &listing(board.root())).is_empty());
}

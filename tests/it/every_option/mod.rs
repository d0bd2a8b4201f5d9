//! Every value that can be given on the command line has a kind, and every kind has wrong values that are refused.
//!
//! A new option needs a row in [`rows::ROWS`], and a new verb one in [`rows::VERBS`] too: the first test says what is missing.

mod archive;
mod rows;
mod surroundings;
mod upkeep;
mod whole;

use crate::bad_input::fault;
use crate::listing::{changed, listing};
use crate::sandbox::Sandbox;
use rows::Kind;
use whole::WHOLE;

/// The rows of all topics; those in front count first.
fn rows() -> impl Iterator<Item = &'static (&'static str, &'static str, Kind)> {
    archive::ROWS.iter().chain(upkeep::ROWS).chain(surroundings::ROWS).chain(rows::ROWS)
}

/// The verbs of all topics.
fn verbs() -> impl Iterator<Item = &'static (&'static str, &'static [&'static str])> {
    archive::VERBS.iter().chain(upkeep::VERBS).chain(surroundings::VERBS).chain(rows::VERBS)
}

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
        verbs == "*" && !place.verb.is_empty()
            || verbs == place.verb
            || verbs.split([' ', ',']).any(|verb| verb == place.verb)
            || verbs.split(',').any(|verb| verb == place.verb)
    };
    rows().find(|(verbs, name, _)| *name == place.name && is_it(verbs)).map(|(_, _, kind)| *kind)
}

/// The command line that gives a value in a place.
fn command_line(place: &Place, value: &str, held: &str, free: &str) -> Vec<String> {
    let whole = WHOLE.iter().find(|(verb, name, _)| *verb == place.verb && *name == place.name);
    let verb = if place.verb.is_empty() { "list" } else { &place.verb };
    let words: Vec<&str> = verb.split(' ').collect();
    let mut line: Vec<String> = match whole {
        Some((_, _, line)) => line.iter().map(|word| word.replace("{}", value)).collect(),
        None => {
            let needed = verbs().find(|(known, _)| *known == verb).map_or(&[][..], |(_, needed)| needed);
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
    for (verbs, name, _) in rows() {
        let stands = |verb: &str| places.iter().any(|place| place.name == *name && (verb == "*" || place.verb == verb));
        let gone = verbs.split(',').any(|verb| !stands(verb));
        assert!(!gone, "there is no {name} of {verbs} any more");
    }
    let command = coordctl::cli::command();
    for verb in command.get_subcommands().filter(|verb| verb.get_subcommands().next().is_none()) {
        assert!(
            self::verbs().any(|(known, _)| *known == verb.get_name()),
            "add a row to VERBS for {}",
            verb.get_name()
        );
    }
}

#[test]
fn every_wrong_value_is_quoted_and_changes_nothing() {
    let board = Sandbox::new();
    let (held, free) = (board.claim("ada"), board.pending());
    std::fs::write(board.root().join("board.csv"), "type,description\nt,d\n").expect("a file can be written");
    let before = listing(board.root());
    let (mut count, mut faults) = (0, Vec::new());
    for place in all_places() {
        for (value, code, hint) in kind_of(&place).map_or_else(Vec::new, Kind::wrong) {
            let line = command_line(&place, value, &held, &free);
            let words: Vec<&str> = line.iter().map(String::as_str).collect();
            let quoted = format!("\"{}\"", value.escape_default());
            faults.extend(fault(&words, &board.run(&words), code, &quoted, hint));
            count += 1;
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert!(count > 300, "only {count} values were tried");
    assert!(changed(&before, &listing(board.root())).is_empty());
}

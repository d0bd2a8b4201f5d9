//! A command line that cannot be read: told in the form of every other failure.

use crate::failure::Failure;
use crate::terminal::Terminal;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;

/// Tells what clap found and returns the exit code. Help and version are no failures.
pub(super) fn tell(error: &clap::Error, arguments: &[OsString]) -> u8 {
    let json = arguments.iter().take_while(|word| *word != "--").any(|word| word == "--json");
    let is_help = error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    if !error.use_stderr() || is_help && !json {
        // Nobody is left to tell if they cannot be written.
        let _ = error.print();
        return u8::try_from(error.exit_code()).unwrap_or(2);
    }
    let failure = Failure::of_usage(if is_help { "no verb was given".to_owned() } else { message(error) }, hint(error));
    Terminal::new(json, false, Some(false)).fail(&failure);
    failure.exit
}

/// The first paragraph of clap's own words, on one line.
fn message(error: &clap::Error) -> String {
    let text = error.to_string();
    let first = text.split("\n\n").next().unwrap_or_default();
    let words: Vec<&str> = first.split_whitespace().collect();
    words.join(" ").trim_start_matches("error: ").to_owned()
}

/// What was probably meant, and where to read how it is written.
fn hint(error: &clap::Error) -> String {
    let help = format!("run \"{} --help\"", verb(error));
    let similar = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let meant = similar.into_iter().find_map(|kind| match error.get(kind)? {
        ContextValue::String(word) => Some(word.clone()),
        // The best comes last.
        ContextValue::Strings(words) => words.last().cloned(),
        _ => None,
    });
    meant.map_or(help.clone(), |word| format!("did you mean '{word}'? else {help}"))
}

/// The program and the verb with its own verb, as the usage line has them.
fn verb(error: &clap::Error) -> String {
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    let mut words = usage.trim_start_matches("Usage: ").split_whitespace();
    let program = words.next().unwrap_or("coordctl");
    let verbs = words.take_while(|word| word.starts_with(|c: char| c.is_ascii_lowercase()));
    [program].into_iter().chain(verbs).collect::<Vec<_>>().join(" ")
}

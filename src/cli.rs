//! The command line: global flags, the list of verbs, and the one match.

use crate::commands::{Context, Passed};
use crate::failure::{EXIT_CODES, Failure};
use crate::location::Location;
use crate::settings::{BadInput, Environment, Flags, Settings};
use crate::store::{Durability, SpanLimits, append_span, count_lost_span};
use crate::telemetry::{self, Diagnostics};
use crate::terminal::Terminal;
use clap::{ArgMatches, Args, CommandFactory, FromArgMatches, Parser};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use tracing::Span;
use verbs::Verb;

/// One board of work that many agents, scripts and jobs on one machine share
///
/// Claim work, report progress, complete it, watch it. Exactly one agent gets an item; exit code 0 means that the
/// change is on the disk; a dead agent's work comes back, and the dead agent cannot return and overwrite it.
#[derive(Debug, Parser)]
#[command(name = "coordctl", version, after_help = examples::ROOT, after_long_help = long_end())]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    verb: Verb,
}

/// Flags that every verb takes.
#[derive(Debug, Args)]
struct Global {
    /// The board's directory [env: COORDINATION_DIR]
    #[arg(long, global = true, value_name = "DIR", help_heading = "Global options")]
    dir: Option<PathBuf>,
    /// Print one JSON document, and errors as JSON
    #[arg(long, global = true, help_heading = "Global options")]
    json: bool,
    /// Say nothing but data, warnings and errors
    #[arg(long, short, global = true, help_heading = "Global options")]
    quiet: bool,
    /// Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]
    #[arg(long, short, global = true, action = clap::ArgAction::Count, help_heading = "Global options")]
    verbose: u8,
    /// Wait at most this long for the board's lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]
    #[arg(long, global = true, value_name = "DURATION", help_heading = "Global options")]
    lock_timeout: Option<String>,
    /// Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]
    #[arg(long, global = true, value_name = "full|none", value_parser = durability, help_heading = "Global options")]
    durability: Option<Durability>,
}

mod examples;
mod old_face;
mod old_names;
mod usage;
mod verbs;

/// The command line as a value: help, man pages and completions are made from it.
#[must_use]
pub fn command() -> clap::Command {
    let mut command = Cli::command();
    command.build();
    command
}

/// Runs a command line and returns the exit code.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>, environment: &Environment) -> u8 {
    let called = old_names::called(arguments.into_iter().collect());
    let (arguments, has_old_face) = (&called.arguments, called.has_old_face);
    let old_environment = has_old_face.then(|| old_face::environment(environment));
    let environment = old_environment.as_ref().unwrap_or(environment);
    let parsed = Cli::command().try_get_matches_from(arguments).and_then(|matches| {
        let verb = verb_of(&matches);
        Cli::from_arg_matches(&matches).map(|cli| (cli, verb))
    });
    let (cli, verb) = match parsed {
        Ok(parsed) => parsed,
        Err(e) => return usage::tell(&e, arguments),
    };
    let location = location(&cli, &called, environment);
    let terminal = Terminal::new(cli.global.json, cli.global.quiet, colour(environment));
    let (verb, terminal) = match &cli.verb {
        Verb::Legacy(args) => (args.verb().to_owned(), terminal.with_old_face()),
        _ => (verb, terminal),
    };
    let flags = Flags { durability: cli.global.durability, lock_timeout: cli.global.lock_timeout.clone() };
    let settings = match Settings::settle(&flags, environment, &location.path) {
        Ok(settings) => settings,
        Err(e) => return told(&terminal, &e.into()),
    };
    let diagnostics = match diagnostics(cli.global.verbose, environment) {
        Ok(diagnostics) => diagnostics,
        Err(e) => return told(&terminal, &e.into()),
    };
    let spans =
        settings.telemetry.then(|| (sink(&location.path, &settings.span_limits), service(environment, has_old_face)));
    telemetry::start(spans, diagnostics);
    let caller = caller(environment, has_old_face);
    let trace = caller.context(crate::clock::steady_ns());
    let span = telemetry::command_span(&verb, &trace, &caller);
    let context = Context {
        terminal: &terminal,
        settings: &settings,
        environment,
        location: &location,
        trace: &trace,
        caller: &caller,
        has_old_face,
    };
    if !called.unused.is_empty() {
        terminal.say(&crate::text::escape(&format!("not used: {}", called.unused.join(", "))));
    }
    let exit = span.in_scope(|| match cli.verb.run(&context) {
        Ok(()) => 0,
        Err(e) => e.downcast_ref().map_or_else(|| told(&terminal, &e), |Passed(status)| *status),
    });
    if exit != 0 {
        span.record("coordctl.outcome", outcome(exit));
    }
    span.record("process.exit.code", u64::from(exit));
    terminal.hold_back_no_more();
    exit
}

/// Where the board is: by the rules, else beside the link of the old name.
fn location(cli: &Cli, called: &old_names::Called, environment: &Environment) -> Location {
    let found = Location::find(cli.global.dir.as_deref(), environment);
    match called.link.as_deref() {
        Some(link) => found.or_beside(link, environment),
        None => found,
    }
}

/// The trace that the caller is in.
fn caller(environment: &Environment, has_old_face: bool) -> telemetry::Caller {
    let old = has_old_face.then(|| old_face::caller(environment)).flatten();
    old.unwrap_or_else(|| {
        let (parent, state) = (environment.get("TRACEPARENT"), environment.get("TRACESTATE"));
        telemetry::Caller::read(parent, state, old_trace_id(environment))
    })
}

/// The trace id in the variables of older tools.
fn old_trace_id(environment: &Environment) -> Option<&str> {
    environment.first(&["FORCE_TRACE_ID", "COORDINATION_TRACE_ID", "TRACE_ID", "OTEL_TRACE_ID"])
}

/// The verb, and the verb below it where there is one.
fn verb_of(matches: &ArgMatches) -> String {
    let mut words = Vec::new();
    let mut below = matches.subcommand();
    while let Some((word, matches)) = below {
        words.push(word);
        below = matches.subcommand();
    }
    words.join(" ")
}

/// What came of a command that was not done, in a word: rules of the board and other agents refuse, all else fails.
fn outcome(exit: u8) -> &'static str {
    match exit {
        10..=17 => "refused",
        _ => "failed",
    }
}

fn told(terminal: &Terminal, error: &anyhow::Error) -> u8 {
    let failure = Failure::of(error);
    Span::current().record("error.type", failure.code);
    if let Some(work_id) = failure.context.get("work_id").and_then(serde_json::Value::as_str) {
        Span::current().record("coordctl.work.id", work_id);
    }
    terminal.fail(&failure);
    failure.exit
}

/// Where spans go. One that cannot be written is lost and counted; its command is not. Who fills the file turns it.
fn sink(board: &Path, limits: &SpanLimits) -> telemetry::Sink {
    let (board, limits) = (board.to_owned(), limits.clone());
    Box::new(move |line| match append_span(&board, line, &limits) {
        Ok(true) => crate::commands::telemetry::rotate::finish_later(&board),
        Ok(false) => {}
        Err(e) => count_lost_span(&board, &e),
    })
}

fn service(environment: &Environment, has_old_face: bool) -> telemetry::Service {
    let text = |name| environment.get(name).map(str::to_owned);
    let (name, attributes) = (text("OTEL_SERVICE_NAME"), text("OTEL_RESOURCE_ATTRIBUTES"));
    let service = telemetry::Service { name, attributes, ..telemetry::Service::default() };
    if has_old_face { old_face::service(service, environment) } else { service }
}

/// What is to be told on stderr of what the command does: what `-v` asks for, else `COORDCTL_LOG`.
fn diagnostics(verbose: u8, environment: &Environment) -> Result<Option<Diagnostics>, BadInput> {
    match (verbose, environment.get("COORDCTL_LOG")) {
        (0, None) => Ok(None),
        (0, Some(text)) => Diagnostics::filtered(text, crate::terminal::diagnose).map(Some).map_err(|e| {
            let message = format!("COORDCTL_LOG is {}, which is no filter: {e}", crate::text::quote(text));
            BadInput::new(
                message,
                "write a level, such as debug, or levels of parts, such as coordctl::store=trace,info",
            )
        }),
        (times, _) => Ok(Some(Diagnostics::verbose(times, crate::terminal::diagnose))),
    }
}

/// What `NO_COLOR` and `CLICOLOR_FORCE` ask for.
fn colour(environment: &Environment) -> Option<bool> {
    match (environment.get("NO_COLOR"), environment.get("CLICOLOR_FORCE")) {
        (Some(_), _) => Some(false),
        (None, Some(force)) if force != "0" => Some(true),
        _ => None,
    }
}

fn durability(word: &str) -> Result<Durability, String> {
    match word {
        "full" => Ok(Durability::Full),
        "none" => Ok(Durability::None),
        _ => Err("it is full or none".to_owned()),
    }
}

/// The end of `--help`: examples and exit codes.
fn long_end() -> String {
    let row = |row: &crate::failure::ExitCode| format!("  {:>3}  {}\n", row.code, row.meaning);
    let codes: String = EXIT_CODES.iter().map(row).collect();
    format!("{}\n\nExit codes:\n{codes}", examples::ROOT)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_well_formed() {
        super::command().debug_assert();
    }
}

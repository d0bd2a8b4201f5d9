//! `legacy`: the command line of `coordination_helper.sh`, as a link of that name has it.

pub mod names;
pub mod rewrite;

mod advised;
mod board;
mod help;
mod work;

use super::Context;
use crate::settings::BadInput;
use crate::text::quote;
use clap::Args;
use names::{Now, Own};

/// Do what a command of coordination_helper.sh did; a link with that name does the same
#[derive(Debug, Args)]
pub struct LegacyArgs {
    /// The old command and its arguments [default: help]
    #[arg(value_name = "COMMAND", trailing_var_arg = true, allow_hyphen_values = true)]
    words: Vec<String>,
}

impl LegacyArgs {
    fn name(&self) -> &str {
        self.words.first().map_or("help", String::as_str)
    }

    /// An argument of the old command, from 1; an empty one counts as missing.
    fn argument(&self, number: usize) -> Option<&str> {
        self.words.get(number).map(String::as_str).filter(|word| !word.is_empty())
    }

    fn own(&self) -> Option<Own> {
        match names::find(self.name()).map(|old| old.now) {
            Some(Now::Own(own)) => Some(own),
            _ => None,
        }
    }

    /// The verb of today that does the same, by which spans are named.
    #[must_use]
    pub fn verb(&self) -> &'static str {
        match self.own() {
            Some(Own::Claim | Own::ClaimIntelligent) => "claim",
            Some(Own::Progress) => "progress",
            Some(Own::Complete) => "complete",
            Some(Own::Register) => "agent register",
            Some(Own::GenerateId) => "generate-id",
            Some(Own::ListWork | Own::ListWorkFast) => "list",
            Some(Own::Dashboard | Own::DashboardFast) => "dashboard",
            Some(Own::Optimize | Own::Help) | None => "legacy",
        }
    }
}

/// Runs `legacy`.
///
/// # Errors
/// An unknown command, bad values, a refusal of the board, or a store that cannot be written.
pub fn run(context: &Context<'_>, args: &LegacyArgs) -> anyhow::Result<()> {
    let own = args.own().ok_or_else(|| not_there(args.name()))?;
    let asks_for_help = matches!(args.argument(1), Some("--help" | "-h"));
    if own != Own::Help && !asks_for_help && context.terminal.json {
        return Err(no_document(args.verb()).into());
    }
    match own {
        _ if asks_for_help => help::run(context),
        Own::Help => help::run(context),
        Own::Claim => work::claim(context, args),
        Own::ClaimIntelligent => advised::claim(context, args),
        Own::Progress => work::progress(context, args),
        Own::Complete => work::complete(context, args),
        Own::Register => work::register(context, args),
        Own::GenerateId => super::generate_id::run(context, &super::generate_id::GenerateIdArgs::default()),
        Own::ListWork => board::list_work(context),
        Own::ListWorkFast => board::list_work_fast(context, args.argument(1)),
        Own::Dashboard => board::dashboard(context, false),
        Own::DashboardFast => board::dashboard(context, true),
        Own::Optimize => board::optimize(context),
    }
}

/// Why a command is not to be had.
fn not_there(name: &str) -> BadInput {
    if let Some(Now::Gone { why, instead }) = names::find(name).map(|old| old.now) {
        return BadInput::of_usage(format!("{} is gone: {why}", quote(name)), instead);
    }
    let list = "run \"coordctl legacy help\"";
    let hint =
        names::meant(name).map_or(list.to_owned(), |meant| format!("did you mean {}? else {list}", quote(meant)));
    BadInput::of_usage(format!("unknown command {}", quote(name)), hint)
}

fn no_document(verb: &str) -> BadInput {
    let hint = match verb {
        "legacy" => "leave out --json".to_owned(),
        verb => format!("\"coordctl {verb} --json\" prints one"),
    };
    BadInput::of_usage("the old commands print text and no JSON document", hint)
}

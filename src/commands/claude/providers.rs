//! Who is asked.

use super::super::Context;
use crate::claude::{Failed, Kind, Provider};
use crate::settings::{BadInput, ClaudeSettings, ProviderChoice};

/// Who is asked, and why.
pub(super) enum Chosen {
    /// Claude.
    Claude(Box<dyn Provider>),
    /// The board's own figures; with the reason, where Claude was wanted and is not to be had.
    Local { reason: Option<String> },
}

/// Chooses: what was asked for, else the API where there is a credential, else the claude program where it is installed,
/// else the board's own figures.
pub(super) fn choose(context: &Context<'_>, settings: &ClaudeSettings, require: bool) -> anyhow::Result<Chosen> {
    match settings.provider {
        ProviderChoice::Local if require => {
            let message = "--require-claude with the provider local";
            Err(BadInput::new(message, "leave out one of them, or take --provider auto, api or cli").into())
        }
        ProviderChoice::Local => Ok(Chosen::Local { reason: None }),
        ProviderChoice::Api => api(context, settings)?.ok_or_else(|| unavailable(NO_CREDENTIAL).into()),
        ProviderChoice::Cli => cli(context, settings)?.ok_or_else(|| unavailable(NO_PROGRAM).into()),
        ProviderChoice::Auto => auto(context, settings, require),
    }
}

const NO_CREDENTIAL: &str = "neither ANTHROPIC_API_KEY nor ANTHROPIC_AUTH_TOKEN is set";
const NO_PROGRAM: &str = "there is no program claude on PATH";

fn auto(context: &Context<'_>, settings: &ClaudeSettings, require: bool) -> anyhow::Result<Chosen> {
    if let Some(api) = api(context, settings)? {
        return Ok(api);
    }
    if let Some(cli) = cli(context, settings)? {
        return Ok(cli);
    }
    let reason = format!("{NO_CREDENTIAL}, and {NO_PROGRAM}");
    match require {
        true => Err(unavailable(&reason).into()),
        false => Ok(Chosen::Local { reason: Some(reason) }),
    }
}

fn unavailable(reason: &str) -> Failed {
    let hint = "set one of them or install the claude program; --provider local takes the board's own figures";
    Failed::new(Kind::Unavailable, reason, hint)
}

fn api(_context: &Context<'_>, _settings: &ClaudeSettings) -> anyhow::Result<Option<Chosen>> {
    Ok(None)
}

fn cli(_context: &Context<'_>, _settings: &ClaudeSettings) -> anyhow::Result<Option<Chosen>> {
    Ok(None)
}

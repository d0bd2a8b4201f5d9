//! Who is asked.

use super::super::Context;
use super::super::run::stage_words;
use super::spending::price;
use crate::claude::api::{Api, ApiSettings, Credential, custom_headers};
use crate::claude::cli::{Cli, CliSettings};
use crate::claude::{Failed, Kind, Provider};
use crate::settings::{BadInput, ClaudeSettings, ProviderChoice};
use crate::supervise::find;
use crate::telemetry::export::base;
use reqwest::Url;
use std::ffi::OsStr;

/// Where the API is, if nothing else is said.
const API: &str = "https://api.anthropic.com";
/// The variable that names another place.
const BASE_URL: &str = "ANTHROPIC_BASE_URL";
/// The claude program, on PATH.
const PROGRAM: &str = "claude";

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

/// The API, where there is a credential; of two the key is taken.
fn api(context: &Context<'_>, settings: &ClaudeSettings) -> anyhow::Result<Option<Chosen>> {
    let environment = context.environment;
    let get = |name: &'static str| environment.get(name).map(|value| (name, value));
    let credential = get("ANTHROPIC_API_KEY").map(|(name, key)| Credential::key(key).map_err(|e| unfit(name, &e)));
    let token =
        || get("ANTHROPIC_AUTH_TOKEN").map(|(name, token)| Credential::token(token).map_err(|e| unfit(name, &e)));
    let Some(credential) = credential.or_else(token).transpose()? else { return Ok(None) };
    let base_url = base_url(context)?;
    let headers = get("ANTHROPIC_CUSTOM_HEADERS").map(|(name, text)| custom_headers(text).map_err(|e| unfit(name, &e)));
    let api = Api::new(ApiSettings {
        base_url,
        credential,
        headers: headers.transpose()?.unwrap_or_default(),
        connect_timeout: settings.connect_timeout,
        silence_timeout: settings.silence_timeout,
        retries: settings.retries,
    })?;
    let prices = settings.prices.clone();
    let api = api.priced(Box::new(move |model, usage| Some(price(&prices, model)?.cost(usage))));
    Ok(Some(Chosen::Claude(Box::new(api))))
}

fn base_url(context: &Context<'_>) -> Result<Url, BadInput> {
    let address = context.environment.get(BASE_URL).unwrap_or(API);
    base(address).map_err(|e| unfit(BASE_URL, &e))
}

/// Where the API is, for those who ask whether it can be reached; `None` where nothing says that it is to be asked.
pub(in super::super) fn api_address(context: &Context<'_>) -> Result<Option<Url>, BadInput> {
    let is_set = |name: &&str| context.environment.get(name).is_some();
    let is_wanted = match context.settings.claude.provider {
        ProviderChoice::Local | ProviderChoice::Cli => false,
        ProviderChoice::Api => true,
        ProviderChoice::Auto => ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", BASE_URL].iter().any(is_set),
    };
    is_wanted.then(|| base_url(context)).transpose()
}

/// A variable whose value cannot be used; the value is not told, since it may be secret.
fn unfit(variable: &str, why: &str) -> BadInput {
    BadInput::new(format!("{variable} cannot be used: {why}"), format!("set {variable} anew, or unset it"))
}

/// The claude program, where it is on PATH.
fn cli(context: &Context<'_>, settings: &ClaudeSettings) -> anyhow::Result<Option<Chosen>> {
    let environment = context.environment;
    let Some(path) = environment.get("PATH") else { return Ok(None) };
    let Ok(program) = find(OsStr::new(PROGRAM), path) else { return Ok(None) };
    let unset = |(name, _): &(&str, String)| environment.get(name).is_none();
    let variables = [
        ("CLAUDE_CODE_MAX_RETRIES", settings.retries.to_string()),
        ("API_TIMEOUT_MS", settings.cli_timeout.as_millis().to_string()),
    ];
    let cli = Cli::new(CliSettings {
        // It is started in another directory.
        program: std::path::absolute(program)?,
        stage: stage_words(&context.location.path)?,
        limit: settings.cli_timeout,
        bare: settings.bare,
        // What somebody has set for the program stays.
        variables: variables.into_iter().filter(unset).collect(),
    });
    Ok(Some(Chosen::Claude(Box::new(cli))))
}

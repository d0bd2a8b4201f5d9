//! `[claude]`: how Claude is asked. Flags of the verbs go before the environment, that before the file.

use super::{BadInput, Environment, duration};
use crate::text::quote;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::time::Duration;

/// `[claude]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ClaudeTable {
    /// `auto`, `api`, `cli` or `local`.
    pub provider: Option<ProviderChoice>,
    /// Such as `claude-opus-5-5`.
    pub model: Option<String>,
    /// `low`, `medium`, `high`, `xhigh` or `max`.
    pub effort: Option<Effort>,
    /// The most tokens of an answer, thinking included.
    pub max_tokens: Option<u64>,
    /// About how many tokens of the board are sent.
    pub digest_tokens: Option<u64>,
    /// How long a connection may take, such as `10s`.
    pub connect_timeout: Option<String>,
    /// How long the API may be silent while an answer is waited for, such as `3m`.
    pub silence_timeout: Option<String>,
    /// How long the claude program may take, such as `15m`.
    pub cli_timeout: Option<String>,
    /// How often the API is asked again.
    pub retries: Option<u32>,
    /// How long an answer about an unchanged board is given again, such as `10m`.
    pub cache_age: Option<String>,
    /// The most US dollars a day (UTC).
    pub daily_budget: Option<f64>,
    /// The most US dollars an analysis.
    pub call_budget: Option<f64>,
    /// Whether descriptions are left out of what is sent.
    pub redact: Option<bool>,
    /// Whether the claude program is started with `--bare`: without hooks, memory and stored logins.
    pub bare: Option<bool>,
    /// US dollars for a million tokens, by model.
    pub prices: BTreeMap<String, PriceTable>,
}

/// `[claude.prices.<model>]`, in US dollars for a million tokens.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceTable {
    /// Of what is sent.
    pub input: f64,
    /// Of what is answered.
    pub output: f64,
}

/// Who is to be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ProviderChoice {
    /// The API with a key, else the claude program, else the board's own figures.
    Auto,
    /// The Messages API of Anthropic.
    Api,
    /// The claude program.
    Cli,
    /// The board's own figures.
    Local,
}

/// How much effort is to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Effort {
    /// The least.
    Low,
    /// The usual.
    Medium,
    /// More.
    High,
    /// Much more.
    Xhigh,
    /// The most.
    Max,
}

impl ProviderChoice {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Auto, Self::Api, Self::Cli, Self::Local];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Api => "api",
            Self::Cli => "cli",
            Self::Local => "local",
        }
    }

    /// The one with this word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

impl Effort {
    /// All of them, the least first.
    pub const ALL: [Self; 5] = [Self::Low, Self::Medium, Self::High, Self::Xhigh, Self::Max];

    /// The one with this word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Effort::Low => "low",
            Effort::Medium => "medium",
            Effort::High => "high",
            Effort::Xhigh => "xhigh",
            Effort::Max => "max",
        }
    }
}

/// How Claude is asked, settled.
#[derive(Debug, Clone)]
pub struct ClaudeSettings {
    /// Who is to be asked.
    pub provider: ProviderChoice,
    /// The model.
    pub model: String,
    /// How much effort; `None` for the provider's default.
    pub effort: Option<Effort>,
    /// The most tokens of an answer, thinking included.
    pub max_tokens: u64,
    /// About how many tokens of the board are sent.
    pub digest_tokens: u64,
    /// How long a connection may take.
    pub connect_timeout: Duration,
    /// How long the API may be silent.
    pub silence_timeout: Duration,
    /// How long the claude program may take.
    pub cli_timeout: Duration,
    /// How often the API is asked again.
    pub retries: u32,
    /// How long an answer about an unchanged board is given again.
    pub cache_age: Duration,
    /// The most US dollars a day (UTC).
    pub daily_budget: Option<f64>,
    /// The most US dollars an analysis.
    pub call_budget: Option<f64>,
    /// Whether descriptions are left out of what is sent.
    pub redact: bool,
    /// Whether the claude program is started with `--bare`.
    pub bare: bool,
    /// Prices that differ from those we know, by model.
    pub prices: BTreeMap<String, PriceTable>,
}

/// The model that is asked where nothing else is said.
const DEFAULT_MODEL: &str = "claude-opus-5-5";
const DEFAULT_MAX_TOKENS: u64 = 16_000;
const DEFAULT_DIGEST_TOKENS: u64 = 30_000;
/// The fewest tokens in which a digest says anything.
const LEAST_DIGEST_TOKENS: u64 = 1_000;
const DEFAULT_CONNECT_TIMEOUT: &str = "10s";
const DEFAULT_SILENCE_TIMEOUT: &str = "3m";
const DEFAULT_CLI_TIMEOUT: &str = "15m";
const DEFAULT_RETRIES: u32 = 4;
const DEFAULT_CACHE_AGE: &str = "10m";
const DEFAULT_CALL_BUDGET: f64 = 2.0;

impl ClaudeTable {
    /// Settles everything that no flag says.
    pub(super) fn settle(self, environment: &Environment) -> Result<ClaudeSettings, BadInput> {
        let time = |name: &str, text: &Option<String>, default: &str| {
            duration(&format!("claude.{name}"), text.as_deref().unwrap_or(default))
        };
        let model = environment.first(&["COORDCTL_CLAUDE_MODEL", "ANTHROPIC_MODEL"]).map(str::to_owned);
        Ok(ClaudeSettings {
            provider: provider(environment)?.or(self.provider).unwrap_or(ProviderChoice::Auto),
            model: model.or(self.model).unwrap_or_else(|| DEFAULT_MODEL.to_owned()),
            effort: self.effort,
            max_tokens: at_least("max_tokens", self.max_tokens.unwrap_or(DEFAULT_MAX_TOKENS), 1)?,
            digest_tokens: at_least(
                "digest_tokens",
                self.digest_tokens.unwrap_or(DEFAULT_DIGEST_TOKENS),
                LEAST_DIGEST_TOKENS,
            )?,
            connect_timeout: time("connect_timeout", &self.connect_timeout, DEFAULT_CONNECT_TIMEOUT)?,
            silence_timeout: time("silence_timeout", &self.silence_timeout, DEFAULT_SILENCE_TIMEOUT)?,
            cli_timeout: time("cli_timeout", &self.cli_timeout, DEFAULT_CLI_TIMEOUT)?,
            retries: self.retries.unwrap_or(DEFAULT_RETRIES),
            cache_age: time("cache_age", &self.cache_age, DEFAULT_CACHE_AGE)?,
            daily_budget: self.daily_budget.map(|usd| money("daily_budget", usd)).transpose()?,
            call_budget: Some(money("call_budget", self.call_budget.unwrap_or(DEFAULT_CALL_BUDGET))?),
            redact: self.redact.unwrap_or(false),
            bare: self.bare.unwrap_or(false),
            prices: self.prices,
        })
    }
}

fn provider(environment: &Environment) -> Result<Option<ProviderChoice>, BadInput> {
    let Some(word) = environment.get("COORDCTL_CLAUDE_PROVIDER") else { return Ok(None) };
    ProviderChoice::named(word).map(Some).ok_or_else(|| {
        let message = format!("COORDCTL_CLAUDE_PROVIDER is {}, which is no provider", quote(word));
        BadInput::new(message, "write auto, api, cli or local")
    })
}

fn at_least(name: &str, number: u64, least: u64) -> Result<u64, BadInput> {
    match number >= least {
        true => Ok(number),
        false => Err(BadInput::new(format!("claude.{name} is {number}"), format!("write at least {least}"))),
    }
}

/// US dollars: a number that is not negative.
fn money(name: &str, usd: f64) -> Result<f64, BadInput> {
    match usd.is_finite() && usd >= 0.0 {
        true => Ok(usd),
        false => Err(BadInput::new(format!("claude.{name} is {usd}"), "write US dollars, such as 2.5")),
    }
}

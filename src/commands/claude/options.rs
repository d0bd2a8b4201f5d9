//! How Claude is to be asked, for one command.

use super::super::Context;
use super::super::arguments::{misspelt, name, number};
use crate::settings::{BadInput, ClaudeSettings, Effort, ProviderChoice};
use clap::Args;

/// The most tokens that any model answers with.
const MOST_TOKENS: u64 = 1_000_000;

/// How an analysis is asked for.
#[derive(Debug, Clone, Default, Args)]
#[group(skip)]
pub(super) struct Asking {
    /// Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board's own figures
    #[arg(long, help_heading = "Claude")]
    provider: Option<String>,
    /// Fail rather than take the board's own figures where Claude is not to be had
    #[arg(long, help_heading = "Claude")]
    require_claude: bool,
    /// The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]
    #[arg(long, help_heading = "Claude")]
    model: Option<String>,
    /// How much effort is to be made: low, medium, high, xhigh or max
    #[arg(long, help_heading = "Claude")]
    effort: Option<String>,
    /// The most tokens of the answer, thinking included
    #[arg(long, value_name = "N", help_heading = "Claude", allow_negative_numbers = true)]
    max_tokens: Option<String>,
    /// Ask again even if the board has not changed since the last answer
    #[arg(long, help_heading = "Claude")]
    fresh: bool,
    /// Leave out of what is sent what people wrote about the items
    #[arg(long, help_heading = "Claude")]
    redact: bool,
}

/// How an analysis is asked for, settled.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) settings: ClaudeSettings,
    /// Whether there must be an answer of Claude.
    pub(super) require_claude: bool,
    /// Whether an earlier answer will not do.
    pub(super) fresh: bool,
}

impl Asking {
    /// How this command asks: its flags go before all.
    pub(super) fn settle(&self, context: &Context<'_>) -> Result<Asked, BadInput> {
        let settings = &context.settings.claude;
        let settings = ClaudeSettings {
            provider: self.provider.as_deref().map(provider).transpose()?.unwrap_or(settings.provider),
            model: self.model.as_deref().map(|text| name("model", text)).transpose()?.unwrap_or(settings.model.clone()),
            effort: self.effort.as_deref().map(effort).transpose()?.or(settings.effort),
            max_tokens: self.max_tokens.as_deref().map(tokens).transpose()?.unwrap_or(settings.max_tokens),
            redact: self.redact || settings.redact,
            ..settings.clone()
        };
        Ok(Asked { settings, require_claude: self.require_claude, fresh: self.fresh })
    }
}

fn provider(word: &str) -> Result<ProviderChoice, BadInput> {
    ProviderChoice::named(word)
        .ok_or_else(|| misspelt("provider", word, &ProviderChoice::ALL.map(ProviderChoice::word)))
}

fn effort(word: &str) -> Result<Effort, BadInput> {
    Effort::named(word).ok_or_else(|| misspelt("effort", word, &Effort::ALL.map(Effort::word)))
}

fn tokens(text: &str) -> Result<u64, BadInput> {
    match number("number of tokens", text, MOST_TOKENS)? {
        0 => Err(BadInput::new("--max-tokens is \"0\"", "write at least 1")),
        tokens => Ok(tokens),
    }
}

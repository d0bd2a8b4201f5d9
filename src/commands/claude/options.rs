//! How Claude is to be asked, for one command.

use super::super::Context;
use crate::settings::{ClaudeSettings, Effort, ProviderChoice};
use clap::Args;

/// How an analysis is asked for.
#[derive(Debug, Clone, Default, Args)]
#[group(skip)]
pub(super) struct Asking {
    /// Who is asked: auto takes the API if a key is set, else the claude program, else the board's own figures
    #[arg(long, value_enum, help_heading = "Claude")]
    pub(super) provider: Option<ProviderChoice>,
    /// Fail rather than take the board's own figures where Claude is not to be had
    #[arg(long, help_heading = "Claude")]
    pub(super) require_claude: bool,
    /// The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]
    #[arg(long, help_heading = "Claude")]
    pub(super) model: Option<String>,
    /// How much effort is to be made
    #[arg(long, value_enum, help_heading = "Claude")]
    pub(super) effort: Option<Effort>,
    /// The most tokens of the answer, thinking included
    #[arg(long, value_name = "N", help_heading = "Claude", value_parser = clap::value_parser!(u64).range(1..))]
    pub(super) max_tokens: Option<u64>,
    /// Ask again even if the board has not changed since the last answer
    #[arg(long, help_heading = "Claude")]
    pub(super) fresh: bool,
    /// Leave descriptions out of what is sent
    #[arg(long, help_heading = "Claude")]
    pub(super) redact: bool,
}

impl Asking {
    /// The settings for this command: its flags go before all.
    pub(super) fn settle(&self, settings: &ClaudeSettings) -> ClaudeSettings {
        ClaudeSettings {
            provider: self.provider.unwrap_or(settings.provider),
            model: self.model.clone().unwrap_or_else(|| settings.model.clone()),
            effort: self.effort.or(settings.effort),
            max_tokens: self.max_tokens.unwrap_or(settings.max_tokens),
            redact: self.redact || settings.redact,
            ..settings.clone()
        }
    }

    /// Whether descriptions are left out.
    pub(super) fn redacts(&self, context: &Context<'_>) -> bool {
        self.redact || context.settings.claude.redact
    }
}

//! What every provider of Claude is asked, and what it answers.

use super::Failed;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::ops::AddAssign;
use std::time::Duration;

/// A question to Claude.
#[derive(Debug, Clone)]
pub struct Call<'a> {
    /// What the analysis is for and how to answer: the same whatever the board looks like, so it can be cached.
    pub system: &'a str,
    /// What is asked, with everything known of the board.
    pub user: &'a str,
    /// The JSON Schema that the answer must fit.
    pub schema: &'a Value,
    /// The model, such as `claude-opus-5-5`.
    pub model: &'a str,
    /// How much effort is to be made, such as `medium`; `None` for the provider's default.
    pub effort: Option<&'a str>,
    /// The most tokens of an answer, its thinking included.
    pub max_tokens: u64,
    /// The most that the call may cost, in US dollars, where there is such a limit.
    pub max_cost_usd: Option<f64>,
    /// An earlier answer to the same question, with what is wrong with it.
    pub correction: Option<Correction<'a>>,
}

/// An answer that must be corrected.
#[derive(Debug, Clone, Copy)]
pub struct Correction<'a> {
    /// The answer, as it came.
    pub answer: &'a str,
    /// What is wrong with it, as it is told to the model.
    pub faults: &'a str,
}

/// What was answered.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reply {
    /// The JSON text of the answer.
    pub text: String,
    /// The model that answered.
    pub model: String,
    /// What was used.
    pub usage: Usage,
    /// The provider's name for the exchange, for its support; empty where it has none.
    pub request_id: String,
    /// The model's name for the message; empty where it has none.
    pub response_id: String,
    /// Why the answer ended, in the provider's word.
    pub stop_reason: String,
}

/// Tokens, and what they cost.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Usage {
    /// Tokens sent that were not read from the cache, those written to it included.
    pub input_tokens: u64,
    /// Tokens received, thinking included.
    pub output_tokens: u64,
    /// Tokens sent that were read from the cache.
    pub cache_read_tokens: u64,
    /// Tokens sent that were written to the cache; they are among `input_tokens`.
    pub cache_write_tokens: u64,
    /// The cost in US dollars, where the provider says it.
    pub cost_usd: Option<f64>,
}

impl AddAssign for Usage {
    fn add_assign(&mut self, more: Usage) {
        self.input_tokens += more.input_tokens;
        self.output_tokens += more.output_tokens;
        self.cache_read_tokens += more.cache_read_tokens;
        self.cache_write_tokens += more.cache_write_tokens;
        self.cost_usd = match (self.cost_usd, more.cost_usd) {
            (None, None) => None,
            (one, other) => Some(one.unwrap_or(0.0) + other.unwrap_or(0.0)),
        };
    }
}

/// What happens while an answer is waited for.
#[derive(Debug, Clone, PartialEq)]
pub enum Heard<'a> {
    /// More of the answer's text.
    Text(&'a str),
    /// How many tokens of the answer have come so far, as far as the provider says so.
    Tokens(u64),
    /// It is tried again after a pause.
    Again {
        /// How long the pause is.
        pause: Duration,
        /// Why.
        why: &'a str,
    },
}

/// Whoever wants to know what happens meanwhile.
pub type Hearing<'a> = &'a dyn Fn(&Heard<'_>);

/// A way to Claude.
pub trait Provider {
    /// `api` or `cli`.
    fn name(&self) -> &'static str;

    /// Whether it keeps to [`Call::max_cost_usd`] by itself.
    fn keeps_to_cost(&self) -> bool;

    /// How many tokens a call would send; `None` where the provider cannot tell.
    ///
    /// # Errors
    /// As [`Provider::ask`].
    fn count(&self, call: &Call<'_>) -> Result<Option<u64>, Failed>;

    /// Asks, and waits for the whole answer.
    ///
    /// # Errors
    /// [`Failed`], with what was used nevertheless.
    fn ask(&self, call: &Call<'_>, hearing: Hearing<'_>) -> Result<Reply, Failed>;
}

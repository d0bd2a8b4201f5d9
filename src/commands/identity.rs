//! Who acts: the rules that name the agent, in their order.

use super::arguments::agent_id;
use crate::board::AgentId;
use crate::settings::{BadInput, Environment};
use serde::Serialize;

/// The rule that named the agent: the first that applies, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// The flag `--agent`.
    Flag,
    /// The variable `COORDCTL_AGENT`.
    CoordctlAgent,
    /// The variable `AGENT_ID`.
    AgentId,
    /// Claude Code runs us, and exports the id of its session.
    ClaudeCode,
    /// Codex runs us, and exports the id of its thread.
    Codex,
    /// None: each claim is made by a new agent, `agent_<nanoseconds>`.
    None,
}

/// The variables that name an agent, with what stands before their value in its name.
const VARIABLES: [(Rule, &str, &str); 4] = [
    (Rule::CoordctlAgent, "COORDCTL_AGENT", ""),
    (Rule::AgentId, "AGENT_ID", ""),
    (Rule::ClaudeCode, "CLAUDE_CODE_SESSION_ID", "claude-"),
    (Rule::Codex, "CODEX_THREAD_ID", "codex-"),
];

/// Who acts, and by which rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Who {
    /// The agent; `None` where no rule names one.
    #[serde(rename = "agent_id")]
    pub agent: Option<AgentId>,
    /// The rule that named it.
    pub rule: Rule,
    /// The variable that it was read from, where one was.
    pub variable: Option<&'static str>,
}

impl Who {
    /// The agent that the flag or the environment names.
    ///
    /// # Errors
    /// [`BadInput`] for a name that cannot be one: going on without it would be acting as somebody else.
    pub(super) fn of(flag: Option<&str>, environment: &Environment) -> Result<Self, BadInput> {
        if let Some(name) = flag {
            return Ok(Who { agent: Some(agent_id(name)?), rule: Rule::Flag, variable: None });
        }
        let set = VARIABLES.iter().find_map(|(rule, name, prefix)| Some((rule, name, prefix, environment.get(name)?)));
        let Some((rule, variable, prefix, value)) = set else {
            return Ok(Who { agent: None, rule: Rule::None, variable: None });
        };
        let agent = AgentId::parse(&format!("{prefix}{value}")).map_err(|e| bad_variable(variable, value, &e))?;
        Ok(Who { agent: Some(agent), rule: *rule, variable: Some(variable) })
    }
}

fn bad_variable(variable: &str, value: &str, rule: &crate::board::NotAnId) -> BadInput {
    let message = format!("{variable} is {}, which is no agent", crate::text::quote(value));
    BadInput::new(message, format!("{rule}; or name one with --agent"))
}

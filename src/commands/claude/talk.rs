//! A conversation with Claude: the question, the answer, and at most one correction.

use super::super::Context;
use super::spending::Purse;
use super::task::{Source, Task};
use crate::claude::{
    Answer, BYTES_PER_TOKEN, Call, Correction, DigestSize, Draft, Failed, Heard, Kind, Known, Prompt, Provider, Reply,
    Usage, judge, schema_of,
};
use crate::settings::ClaudeSettings;
use crate::terminal::Thinking;
use crate::text::quote;
use serde_json::Value;
use std::cell::RefCell;
use std::time::Instant;

/// A prompt is cut once more where the provider counts more tokens than this part of what was wanted, in hundredths.
const TOO_MANY: u64 = 110;
/// The most of an answer that is given back to be corrected, in bytes.
const ANSWER_LIMIT: usize = 100_000;

/// Somebody who asks Claude.
pub(super) struct Conversation<'a> {
    context: &'a Context<'a>,
    settings: &'a ClaudeSettings,
    task: &'a Task<'a>,
    provider: &'a dyn Provider,
    purse: Purse<'a>,
    used: Usage,
}

/// What came of it.
pub(super) struct Spoken<A> {
    pub(super) answer: A,
    pub(super) model: String,
    pub(super) usage: Usage,
    pub(super) corrected: bool,
    pub(super) size: DigestSize,
}

impl<'a> Conversation<'a> {
    pub(super) fn new(
        context: &'a Context<'a>,
        settings: &'a ClaudeSettings,
        task: &'a Task<'a>,
        provider: &'a dyn Provider,
    ) -> Self {
        let purse = Purse::new(context, settings, task.analysis.name(), provider.name());
        Conversation { context, settings, task, provider, purse, used: Usage::default() }
    }

    /// Asks; what is wrong with the answer is said once, and then it must be right.
    pub(super) fn hold<A: Answer>(mut self, known: Option<&dyn Known>) -> anyhow::Result<Spoken<A>> {
        let schema = schema_of::<A>();
        let (prompt, tokens) = self.prompt(&schema)?;
        let first = self.ask(&prompt, &schema, tokens, None)?;
        let spoken = |answer, reply: Reply, corrected, used| Spoken {
            answer,
            model: reply.model,
            usage: used,
            corrected,
            size: DigestSize { bytes: prompt.bytes(), tokens, ..prompt.size },
        };
        let faults = match judge::<A>(&first.text, known) {
            Ok(answer) => return Ok(spoken(answer, first, false, self.used)),
            Err(faults) => faults,
        };
        self.context.terminal.say(&format!("the answer is not right, it is asked for once more: {}", told(&faults)));
        let list = format!("Your answer cannot be used:\n- {}\nAnswer again, wholly.", faults.join("\n- "));
        let answer = crate::text::clip(&first.text, ANSWER_LIMIT);
        let correction = Correction { answer, faults: &list };
        let more = (answer.len() + list.len()) as u64 / BYTES_PER_TOKEN;
        let second = self.ask(&prompt, &schema, tokens + more, Some(correction))?;
        match judge::<A>(&second.text, known) {
            Ok(answer) => Ok(spoken(answer, second, true, self.used)),
            Err(faults) => {
                let message = format!("the answer is not what was asked for, also when corrected: {}", told(&faults));
                let hint = "nothing was changed or saved; try again, or with another --model or more --effort";
                Err(Failed::new(Kind::Invalid, message, hint).into())
            }
        }
    }

    /// What is sent, and how many tokens it has: as the provider counts them, else by their bytes.
    fn prompt(&self, schema: &Value) -> anyhow::Result<(Prompt, u64)> {
        let wanted = self.settings.digest_tokens;
        let prompt = self.task.prompt(wanted);
        let tokens = self.count(&prompt, schema)?;
        let Source::Board { .. } = self.task.source else { return Ok((prompt, tokens)) };
        if tokens <= wanted.saturating_mul(TOO_MANY) / 100 {
            return Ok((prompt, tokens));
        }
        let fewer = wanted.saturating_mul(wanted) / tokens.max(1);
        let prompt = self.task.prompt(fewer);
        let tokens = self.count(&prompt, schema)?;
        Ok((prompt, tokens))
    }

    fn count(&self, prompt: &Prompt, schema: &Value) -> anyhow::Result<u64> {
        let counted = match self.provider.count(&self.call(prompt, schema, None, None)) {
            Ok(counted) => counted,
            Err(failed) if matches!(failed.kind, Kind::Unavailable | Kind::TimedOut) => return Err(failed.into()),
            // Not every server that answers can count.
            Err(_) => None,
        };
        Ok(counted.unwrap_or((prompt.bytes() + schema.to_string().len() as u64) / BYTES_PER_TOKEN))
    }

    fn call<'b>(
        &'b self,
        prompt: &'b Prompt,
        schema: &'b Value,
        max_cost_usd: Option<f64>,
        correction: Option<Correction<'b>>,
    ) -> Call<'b> {
        Call {
            system: &prompt.system,
            user: &prompt.user,
            schema,
            model: &self.settings.model,
            effort: self.settings.effort.map(|effort| effort.word()),
            max_tokens: self.settings.max_tokens,
            max_cost_usd,
            correction,
        }
    }

    fn ask(
        &mut self,
        prompt: &Prompt,
        schema: &Value,
        tokens: u64,
        correction: Option<Correction<'_>>,
    ) -> anyhow::Result<Reply> {
        let allowed = self.purse.allow(tokens, self.provider.keeps_to_cost())?;
        let began = Instant::now();
        let outcome = {
            let listener = Listener::new(self.context, &format!("asking {}", self.settings.model));
            let call = self.call(prompt, schema, allowed.usd, correction);
            self.provider.ask(&call, &|heard| listener.hear(heard))
        };
        let usage = match &outcome {
            Ok(reply) => self.priced(reply.usage, &reply.model),
            Err(failed) if failed.kind == Kind::Unavailable => Usage { cost_usd: Some(0.0), ..failed.usage },
            Err(failed) => self.priced(failed.usage, &self.settings.model),
        };
        let word = outcome.as_ref().map_or_else(|failed| failed.kind.word(), |_| "done");
        let duration_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.purse.settle(&allowed, word, usage, duration_ms);
        self.used += usage;
        Ok(outcome?)
    }

    /// What was used, with its cost; where nothing is known to have been used, the cost is not known either.
    fn priced(&self, usage: Usage, model: &str) -> Usage {
        let is_known = usage.input_tokens + usage.output_tokens + usage.cache_read_tokens > 0;
        let price = self.purse.price(model).or_else(|| self.purse.price(&self.settings.model));
        let computed = price.filter(|_| is_known).map(|price| price.cost(&usage));
        Usage { cost_usd: usage.cost_usd.or(computed), ..usage }
    }
}

fn told(faults: &[String]) -> String {
    crate::text::escape(&faults.join("; ")).into_owned()
}

/// Shows a person what happens meanwhile.
struct Listener<'a> {
    context: &'a Context<'a>,
    thinking: Thinking,
    draft: RefCell<Draft>,
}

impl<'a> Listener<'a> {
    fn new(context: &'a Context<'a>, what: &str) -> Self {
        Listener { context, thinking: context.terminal.thinking(what), draft: RefCell::default() }
    }

    fn hear(&self, heard: &Heard<'_>) {
        match heard {
            Heard::Text(text) => {
                let mut draft = self.draft.borrow_mut();
                draft.add(text);
                let finished = draft.finished();
                self.thinking.text(&finished, draft.current());
            }
            Heard::Tokens(tokens) => self.thinking.tokens(*tokens),
            Heard::Again { pause, why } => self.thinking.beside(|| {
                let pause = humantime::format_duration(std::time::Duration::from_millis(pause.as_millis() as u64));
                self.context.terminal.say(&format!("asked again in {pause}: {}", quote(why)));
            }),
        }
    }
}

//! The span of one question to Claude, by the conventions for generative AI.

use super::{Failed, Reply, Usage};
use crate::telemetry::otlp::CLIENT;
use tracing::Span;
use tracing::field::Empty;

/// A question that is being asked: a step of the command.
pub(super) struct Chat(Span);

impl Chat {
    /// A question to a model, at an address where there is one.
    pub(super) fn open(model: &str, address: Option<&str>) -> Self {
        Chat(tracing::info_span!(
            "step",
            "otel.name" = format!("chat {model}"),
            "otel.kind" = CLIENT,
            "gen_ai.operation.name" = "chat",
            "gen_ai.provider.name" = "anthropic",
            "gen_ai.output.type" = "json",
            "gen_ai.request.model" = model,
            "gen_ai.response.model" = Empty,
            "gen_ai.response.id" = Empty,
            "gen_ai.response.finish_reasons" = Empty,
            "gen_ai.usage.input_tokens" = Empty,
            "gen_ai.usage.output_tokens" = Empty,
            "gen_ai.usage.cache_read.input_tokens" = Empty,
            "gen_ai.usage.cache_creation.input_tokens" = Empty,
            "coordctl.claude.cost_usd" = Empty,
            "server.address" = address,
            "http.request.resend_count" = Empty,
            "http.response.status_code" = Empty,
            "error.type" = Empty,
        ))
    }

    /// The status of an answer.
    pub(super) fn status(&self, status: u16) {
        self.0.record("http.response.status_code", u64::from(status));
    }

    /// How often the question was sent again.
    pub(super) fn again(&self, times: u32) {
        self.0.record("http.request.resend_count", u64::from(times));
    }

    /// What was answered.
    pub(super) fn answered(&self, reply: &Reply) {
        for (name, value) in [
            ("gen_ai.response.model", &reply.model),
            ("gen_ai.response.id", &reply.response_id),
            ("gen_ai.response.finish_reasons", &reply.stop_reason),
        ] {
            if !value.is_empty() {
                self.0.record(name, value.as_str());
            }
        }
        self.used(&reply.usage);
    }

    /// It came to nothing: the word for it, and what was used nevertheless.
    pub(super) fn failed(&self, failed: &Failed, word: &str) {
        self.0.record("error.type", word);
        if failed.usage != Usage::default() {
            self.used(&failed.usage);
        }
    }

    /// All tokens that were sent count as input, those read from the cache too.
    fn used(&self, usage: &Usage) {
        self.0.record("gen_ai.usage.input_tokens", usage.input_tokens.saturating_add(usage.cache_read_tokens));
        self.0.record("gen_ai.usage.output_tokens", usage.output_tokens);
        self.0.record("gen_ai.usage.cache_read.input_tokens", usage.cache_read_tokens);
        self.0.record("gen_ai.usage.cache_creation.input_tokens", usage.cache_write_tokens);
        if let Some(cost) = usage.cost_usd {
            self.0.record("coordctl.claude.cost_usd", cost);
        }
    }
}

//! `--online`: whether those who are to get spans, and Claude, can be reached. Nothing is sent but the question.

use super::super::Context;
use super::super::claude::api_address;
use super::super::telemetry::export::named_receivers;
use super::finding::{Finding, Severity};
use crate::telemetry::export::{Protocol, Receiver, reach, shown};
use std::time::Duration;

/// How long each of them is waited for.
const LIMIT: Duration = Duration::from_secs(3);

/// Asks all that are configured.
pub(super) fn check(context: &Context<'_>) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for receiver in named_receivers(context)? {
        findings.push(ask(&receiver, "exporter_reachable", "exporter_unreachable", "the receiver of spans"));
    }
    if let Some(url) = api_address(context)? {
        let receiver = Receiver {
            url,
            protocol: Protocol::Json,
            gzip: false,
            headers: Vec::new(),
            timeout: LIMIT,
            certificate: None,
            identity: None,
        };
        findings.push(ask(&receiver, "claude_reachable", "claude_unreachable", "the Claude API"));
    }
    if findings.is_empty() {
        context.terminal.say("nobody was asked: neither a receiver of spans nor the Claude API is configured");
    }
    Ok(findings)
}

fn ask(receiver: &Receiver, reachable: &'static str, unreachable: &'static str, who: &str) -> Finding {
    let asked = format!("HEAD {}", shown(&receiver.url));
    match reach(receiver, LIMIT) {
        Ok(status) => {
            Finding::new(Severity::Info, reachable, format!("{who} answers"), format!("{asked}: status {status}"))
        }
        Err(why) => {
            Finding::new(Severity::Warning, unreachable, format!("{who} does not answer"), format!("{asked}: {why}"))
                .hint("see that the address is right and that this machine may reach it")
        }
    }
}

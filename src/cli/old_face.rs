//! What scripts of the older tool say in the environment, as it was meant.

use crate::settings::Environment;
use crate::telemetry::{Caller, Service};

/// What spans of the older tool said they came from.
const OLD_SERVICE: &str = "s2s-coordination";

/// Variables that named no agent to the older tool, and are there for other reasons.
const FOREIGN: [&str; 2] = ["CLAUDE_CODE_SESSION_ID", "CODEX_THREAD_ID"];

/// The environment as the older tool read it: `AGENT_ID` says who acts.
pub(super) fn environment(environment: &Environment) -> Environment {
    let environment = environment.without(&FOREIGN);
    match environment.get("AGENT_ID") {
        Some(_) => environment.without(&["COORDCTL_AGENT"]),
        None => environment,
    }
}

/// The trace of the caller: the old variables in their order, before those of today.
pub(super) fn caller(environment: &Environment) -> Option<Caller> {
    let trace_id = super::old_trace_id(environment);
    Caller::read_old(trace_id, environment.first(&["OTEL_SPAN_ID", "OTEL_PARENT_SPAN_ID"]))
}

/// What spans come from, with the old name and the variables that only the older tool read.
pub(super) fn service(service: Service, environment: &Environment) -> Service {
    let variables = [("service.version", "OTEL_SERVICE_VERSION"), ("deployment.environment", "DEPLOYMENT_ENV")];
    let named = variables.into_iter().filter_map(|(key, name)| Some((key, environment.get(name)?.to_owned())));
    Service { default_name: Some(OLD_SERVICE), named: named.collect(), ..service }
}

//! Starting the command of a work item.

use super::super::Context;
use super::Plan;
use super::close;
use crate::board::Claimed;
use crate::supervise::{Child, stage};
use rustix::process::getpgrp;
use rustix::termios::tcgetpgrp;
use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::Command;

/// Starts the command of a claim, by way of a stage that dies with us.
pub(super) fn start(context: &Context<'_>, plan: &Plan<'_>, claimed: &Claimed) -> io::Result<Child> {
    let mut command = Command::new("/proc/self/exe");
    command.arg("--dir").arg(&context.location.path).args(["--quiet", "run", "--stage"]);
    command.arg(std::process::id().to_string()).arg("--").args(&plan.args.command);
    command.env("COORDCTL_WORK_ID", claimed.work_id.as_str()).env("COORDCTL_FENCE", claimed.fence.to_string());
    command.env("AGENT_ID", claimed.agent_id.as_str()).env("COORDCTL_AGENT", claimed.agent_id.as_str());
    command.env("COORDINATION_DIR", &context.location.path);
    let trace_id = trace_id(context, claimed);
    command.env("TRACEPARENT", format!("00-{trace_id}-{}-01", context.trace.span_id));
    if context.caller.trace_id.as_deref() != Some(trace_id) {
        // It belongs to the caller's trace, and this is another. BAGGAGE belongs to nobody's, and is passed on.
        command.env_remove("TRACESTATE");
    }
    Child::start(&mut command, plan.on_terminal)
}

/// What stands in front of a command that is to die with us: it becomes that command.
pub(in crate::commands) fn stage_words(board: &Path) -> io::Result<Vec<OsString>> {
    let id = std::process::id().to_string();
    let board = std::path::absolute(board)?.into_os_string();
    let words = ["/proc/self/exe", "--quiet", "run", "--stage", &id, "--"].map(OsString::from);
    let [program, quiet, run, stage, id, end] = words;
    Ok(vec![program, "--dir".into(), board, quiet, run, stage, id, end])
}

/// The item's trace, or where an old row has none that can be joined, ours.
fn trace_id<'a>(context: &'a Context<'_>, claimed: &'a Claimed) -> &'a str {
    if claimed.trace_id.is_empty() { &context.trace.trace_id } else { &claimed.trace_id }
}

/// Becomes the command; where that is not possible gives the item back, which is not to blame.
pub(super) fn become_command(context: &Context<'_>, parent: u32, command: &[OsString]) -> anyhow::Result<()> {
    let refused = stage(parent, command);
    let held = ["COORDCTL_WORK_ID", "COORDCTL_FENCE"].map(|name| context.environment.get(name));
    if let [Some(id), Some(fence)] = held {
        close::give_back(context, id, fence, &refused.to_string())?;
    }
    Err(refused.into())
}

/// Whether we are started from a terminal by a person: then the command reads from it and is reached by its keys.
pub(super) fn is_on_terminal() -> bool {
    tcgetpgrp(io::stdin()).is_ok_and(|foreground| foreground == getpgrp())
}

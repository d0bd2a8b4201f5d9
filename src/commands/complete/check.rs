//! A check: a command that must succeed, while the claim on the item is kept alive.

use crate::board::{Caller, Check, Lease, Refusal, WorkId};
use crate::clock::Now;
use crate::commands::{Context, Holder, heartbeat};
use crate::store::StoreError;
use crate::text::escape;
use anyhow::Context as _;
use std::io;
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// Renews the lease on an item at each third of its length.
pub(super) struct Keeper<'a> {
    context: &'a Context<'a>,
    holder: &'a Holder,
    id: &'a WorkId,
    caller: &'a Caller,
    third: Duration,
    /// When to renew next; `None` where there is no lease to renew.
    due: Option<Instant>,
}

impl<'a> Keeper<'a> {
    /// The keeper of an item with this lease at this time.
    pub(super) fn new(
        context: &'a Context<'_>,
        holder: &'a Holder,
        id: &'a WorkId,
        caller: &'a Caller,
        lease: Option<&Lease>,
        now: &Now,
    ) -> Self {
        let third = Duration::from_secs(lease.map_or(0, |lease| lease.ttl_seconds)) / 3;
        let first = |lease: &Lease| left(lease, now).saturating_sub(third * 2);
        let due = lease.map(|lease| Instant::now() + first(lease));
        Keeper { context, holder, id, caller, third, due }
    }

    /// How long until the lease is to be renewed.
    fn rest(&self) -> Duration {
        self.due.map_or(Duration::MAX, |due| due.saturating_duration_since(Instant::now()))
    }

    /// Renews the lease. Where that fails the check goes on, and completing tells the outcome.
    fn renew(&mut self) {
        self.due = Some(Instant::now() + self.third);
        if let Err(e) = heartbeat::renew(self.context, self.holder, self.id, self.caller, None) {
            self.context.terminal.warn(&format!("the lease is not renewed while the check runs: {e}"));
            if matches!(e.downcast_ref(), Some(StoreError::Refused(_))) {
                self.due = None;
            }
        }
    }
}

/// Runs a command to its end.
///
/// # Errors
/// [`Refusal::CheckFailed`] unless it exits with 0.
pub(super) fn run(command: &str, keeper: &mut Keeper<'_>) -> anyhow::Result<Check> {
    if !keeper.context.terminal.json {
        keeper.context.terminal.say(&format!("running the check: {}", escape(command)));
    }
    let started = Instant::now();
    let child = shell(command, keeper).spawn().context("could not start sh to run a check")?;
    let status = wait(child, keeper).context("could not wait for a check")?;
    match status.code() {
        Some(0) => Ok(Check { command: command.to_owned(), exit_status: 0, duration: started.elapsed() }),
        _ => {
            let failed = Refusal::CheckFailed { id: keeper.id.clone(), command: command.to_owned(), how: how(status) };
            Err(StoreError::from(failed).into())
        }
    }
}

/// The shell with the command: it reads nothing, and all its output is talk.
fn shell(command: &str, keeper: &Keeper<'_>) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", command]).stdin(Stdio::null()).stdout(io::stderr());
    shell.env("COORDCTL_WORK_ID", keeper.id.as_str()).env_remove("COORDCTL_FENCE");
    if let Some(fence) = keeper.caller.fence {
        shell.env("COORDCTL_FENCE", fence.to_string());
    }
    shell
}

fn wait(mut child: Child, keeper: &mut Keeper<'_>) -> io::Result<ExitStatus> {
    let (ended, end) = channel();
    std::thread::spawn(move || ended.send(child.wait()));
    loop {
        match end.recv_timeout(keeper.rest()) {
            Ok(status) => return status,
            Err(RecvTimeoutError::Timeout) => keeper.renew(),
            Err(RecvTimeoutError::Disconnected) => return Err(io::Error::other("its end was not told")),
        }
    }
}

fn how(status: ExitStatus) -> String {
    match (status.code(), status.signal()) {
        (Some(code), _) => format!("exited with {code}"),
        (None, Some(signal)) => format!("was ended by signal {signal}"),
        (None, None) => "ended in an unknown way".to_owned(),
    }
}

/// How much of a lease is left; nothing of one from another boot.
fn left(lease: &Lease, now: &Now) -> Duration {
    match lease.is_over(now) {
        true => Duration::ZERO,
        false => Duration::from_nanos(lease.deadline_ns.saturating_sub(now.boot_ns)),
    }
}

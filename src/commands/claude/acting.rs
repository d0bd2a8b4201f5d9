//! Acting on a report: what is asked for, and the way from its changes to the board.

use super::super::arguments::number;
use super::super::{Change, Context, Identity, Repeat};
use super::rollouts;
use super::spending::now;
use crate::analysis::advice::{Applied, Mode, Planned, Rollout, Subject};
use crate::board::{self, Advice, Advised};
use crate::claude::Report;
use crate::claude::plan::{Bounds, Plan, still_fitting};
use crate::clock::parse_stamp;
use crate::report::advice::Acted;
use crate::settings::{BadInput, duration};
use crate::store::{Rehearsal, Room};
use crate::text::{many, quote};
use clap::Args;

/// How many items may change where nothing is said.
const MAX_CHANGES: usize = 20;
/// The most that may be allowed.
const MOST: u64 = 1_000;
/// For how long an item is kept for an agent where nothing is said, and at most.
const HOLD: &str = "1h";
const LONGEST_HOLD: u64 = 30 * 24 * 3600;

/// Whether the board is changed as a report advises.
#[derive(Debug, Clone, Default, Args)]
#[group(skip)]
pub(super) struct Acting {
    /// Change the board as advised, all in one step; on a terminal you are asked first
    #[arg(long, help_heading = "Acting", conflicts_with = "shadow")]
    apply: bool,
    #[command(flatten)]
    how: How,
}

/// How far it goes. Each command that has this also has an argument `apply`.
#[derive(Debug, Clone, Default, Args)]
#[group(skip)]
pub(super) struct How {
    /// Only tell what would be changed
    #[arg(long, help_heading = "Acting", requires = "apply")]
    dry_run: bool,
    /// Do not ask; needed where nobody can be asked
    #[arg(long, help_heading = "Acting", requires = "apply", conflicts_with_all = ["dry_run", "shadow"])]
    yes: bool,
    /// Change at most so many items, the most urgent first [default: 20]
    #[arg(long, value_name = "N", help_heading = "Acting", allow_negative_numbers = true)]
    max_changes: Option<String>,
    /// Change only this share of the items, chosen by chance, and compare them with the rest: such as 10%
    #[arg(
        long,
        value_name = "SHARE",
        help_heading = "Acting",
        requires = "apply",
        conflicts_with = "shadow",
        allow_hyphen_values = true
    )]
    canary: Option<String>,
    /// Only note what would be changed, so that the scorecard tells later what came of it
    #[arg(long, help_heading = "Acting", conflicts_with = "dry_run")]
    shadow: bool,
    #[command(flatten)]
    identity: Identity,
    #[command(flatten)]
    repeat: Repeat,
}

/// How long an item is kept for the agent that should take it.
#[derive(Debug, Clone, Default, Args)]
#[group(skip)]
pub(super) struct Hold {
    /// Keep an item so long for the agent that should take it; after that anybody may [default: 1h]
    #[arg(long, value_name = "DURATION", help_heading = "Acting", allow_hyphen_values = true)]
    hold: Option<String>,
}

/// Acting that makes sense.
#[derive(Debug, Clone)]
pub(super) struct Intent<'a> {
    how: &'a How,
    step: Step,
    bounds: Bounds,
    /// What makes a repeated request the same.
    request: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    DryRun,
    Shadow,
    Apply,
}

impl Acting {
    /// What is to be done; `None` where the report is all that is wanted. To be asked before a report is made and paid for.
    pub(super) fn intent(&self, context: &Context<'_>) -> Result<Option<Intent<'_>>, BadInput> {
        if self.apply || self.how.shadow {
            return self.how.intent(context, "").map(Some);
        }
        match &self.how.max_changes {
            Some(_) => Err(BadInput::new("--max-changes is for --apply and --shadow", "add one of them")),
            None => Ok(None),
        }
    }
}

impl Acting {
    /// As [`Acting::intent`], for items that are kept for agents.
    pub(super) fn intent_for(&self, context: &Context<'_>, hold: &Hold) -> Result<Option<Intent<'_>>, BadInput> {
        let intent = self.intent(context)?;
        if intent.is_none() && hold.is_said() {
            return Err(BadInput::new("--hold is for --apply and --shadow", "add one of them"));
        }
        let seconds = hold.seconds()?;
        Ok(intent.map(|intent| Intent { request: format!("{} {seconds}", intent.request), ..intent }))
    }
}

impl Hold {
    /// The time in seconds.
    pub(super) fn seconds(&self) -> Result<u64, BadInput> {
        let text = self.hold.as_deref().unwrap_or(HOLD);
        let seconds = duration("--hold", text)?.as_secs();
        if (1..=LONGEST_HOLD).contains(&seconds) {
            return Ok(seconds);
        }
        let message = format!("--hold is {}, which is not between a second and 30 days", quote(text));
        Err(BadInput::new(message, "name a length of time such as 30m or 4h"))
    }

    pub(super) fn is_said(&self) -> bool {
        self.hold.is_some()
    }
}

impl How {
    /// What is to be done; `request` is what the caller named beside it.
    pub(super) fn intent(&self, context: &Context<'_>, request: &str) -> Result<Intent<'_>, BadInput> {
        // Everything is judged before a report is made and paid for.
        self.identity.agent(context.environment)?;
        self.repeat.request_id()?;
        let share = self.canary.as_deref().map(share).transpose()?;
        let step = match (self.dry_run, self.shadow) {
            (true, _) => Step::DryRun,
            (_, true) => Step::Shadow,
            _ => Step::Apply,
        };
        if step == Step::Apply && !self.yes && !context.terminal.can_ask() {
            let message = "the board is to be changed, and nobody can be asked whether it may be";
            return Err(BadInput::new(message, "add --yes, or look first with --dry-run"));
        }
        let mode = match (step, share) {
            (Step::Shadow, _) => Mode::Shadow,
            (_, Some(_)) => Mode::Canary,
            _ => Mode::Full,
        };
        let max_changes = self.max_changes.as_deref().map_or(Ok(MAX_CHANGES), max_changes)?;
        let bounds = Bounds { mode, share: share.unwrap_or(1.0), max_changes };
        Ok(Intent { how: self, step, bounds, request: format!("{request} {bounds:?}") })
    }
}

fn max_changes(text: &str) -> Result<usize, BadInput> {
    match number("number of changes", text, MOST)? {
        0 => Err(BadInput::new("--max-changes is \"0\"", "write at least 1, or --dry-run to change nothing")),
        number => Ok(usize::try_from(number).unwrap_or(usize::MAX)),
    }
}

/// Reads a share such as `10%`.
fn share(text: &str) -> Result<f64, BadInput> {
    let number = text.strip_suffix('%').filter(|digits| digits.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
    let percent =
        number.and_then(|digits| digits.parse::<f64>().ok()).filter(|percent| (0.0..=100.0).contains(percent));
    percent.filter(|percent| *percent > 0.0).map(|percent| percent / 100.0).ok_or_else(|| {
        let message = format!("--canary is {}, which is no share", quote(text));
        BadInput::new(message, "name a share above 0% and up to 100%, such as 10%")
    })
}

impl Intent<'_> {
    /// Makes the changes that a report advises, or tells of them.
    ///
    /// What is planned is kept with the report before the board is changed, and what came of it after: whoever is ended
    /// in between leaves marks on the items that `undo` and the scorecard go by.
    ///
    /// # Errors
    /// A report that is not kept, a refusal by the person asked, or a store that cannot be written.
    pub(super) fn act(
        &self,
        context: &Context<'_>,
        report: &mut Report,
        subject: &Subject,
        changes: Vec<Planned>,
    ) -> anyhow::Result<Acted> {
        if report.report_id.is_empty() {
            let message = "the report is not kept, so that nothing can be done about it";
            return Err(BadInput::new(message, "make a board of your own with \"coordctl init\"").into());
        }
        let (changes, outdated) = still_fitting(changes, subject, parse_stamp(&report.at));
        let mut plan = Plan::within(&self.bounds, &report.report_id, changes, subject);
        let advised: Vec<Advised> = plan.planned.iter().map(|planned| planned.advised.clone()).collect();
        let rehearsed = rehearsal(context, &report.report_id, &advised)?;
        // What the board would not let be changed is no part of what is compared later.
        plan.planned.retain(|planned| rehearsed.changed.iter().any(|one| one.work_id == planned.advised.work_id));
        let is_wanted = !rehearsed.changed.is_empty() || self.how.repeat.request_id.is_some();
        let mut acted = match self.step {
            Step::Shadow => {
                rollouts::add(context, report, &self.rollout(context, &plan, subject))?;
                self.acted(&plan, rehearsed)
            }
            Step::Apply if is_wanted => {
                self.confirm(context, rehearsed.changed.len())?;
                self.apply(context, report, subject, &plan, &advised)?
            }
            Step::Apply | Step::DryRun => self.acted(&plan, rehearsed),
        };
        acted.skipped.extend(outdated);
        Ok(acted)
    }

    fn apply(
        &self,
        context: &Context<'_>,
        report: &mut Report,
        subject: &Subject,
        plan: &Plan,
        advised: &[Advised],
    ) -> anyhow::Result<Acted> {
        let mut rollout = self.rollout(context, plan, subject);
        rollouts::add(context, report, &rollout)?;
        let change = Change {
            verb: "advise",
            identity: &self.how.identity,
            repeat: &self.how.repeat,
            arguments: vec![&report.analysis, &self.request],
            room: Room::KeepReserve,
        };
        let id = report.report_id.clone();
        let committed = context.change(&change, |txn, now| board::advise(txn, now, &id, advised));
        // What did not happen is not kept as if it had.
        if committed.as_ref().map_or(true, |committed| committed.replayed) {
            rollouts::remove(context, report, &rollout)?;
        }
        let committed = committed?;
        let advice = committed.answer;
        if !committed.replayed {
            rollout.applied = Some(Applied {
                at: now(),
                sequence: committed.sequence,
                changed: advice.changed.clone(),
                skipped: advice.skipped.clone(),
            });
            rollouts::settle(context, report, &rollout);
        }
        let (done, sequence) = (!advice.changed.is_empty(), Some(committed.sequence));
        committed.warnings.iter().for_each(|warning| context.terminal.warn(warning));
        Ok(Acted { done, sequence, replayed: committed.replayed, ..self.acted(plan, advice) })
    }

    fn confirm(&self, context: &Context<'_>, count: usize) -> anyhow::Result<()> {
        if self.how.yes || context.terminal.ask(&format!("Change {} of the board?", many(count as u64, "item")))? {
            return Ok(());
        }
        let hint = "--dry-run shows what would be changed";
        Err(BadInput::new("it was not confirmed, and nothing is changed", hint).into())
    }

    fn rollout(&self, context: &Context<'_>, plan: &Plan, subject: &Subject) -> Rollout {
        Rollout {
            mode: self.bounds.mode,
            span_id: context.trace.span_id.clone(),
            at: now(),
            board_sequence: subject.sequence,
            planned: plan.planned.clone(),
            control: plan.control.clone(),
            left_out: plan.left_out,
            others: plan.others.clone(),
            others_left_out: plan.others_left_out,
            applied: None,
        }
    }

    fn acted(&self, plan: &Plan, advice: Advice) -> Acted {
        Acted {
            report_id: advice.report_id,
            mode: if self.step == Step::DryRun { "dry_run" } else { self.bounds.mode.word() },
            done: false,
            changed: advice.changed,
            skipped: advice.skipped,
            left_out: plan.left_out,
            control: plan.control.len() as u64,
            sequence: None,
            replayed: false,
        }
    }
}

/// What the board would make of advice now.
fn rehearsal(context: &Context<'_>, report_id: &str, advised: &[Advised]) -> anyhow::Result<Advice> {
    context.read(|snapshot| {
        let now = snapshot.now().clone();
        Ok(board::advise(&mut Rehearsal::of(snapshot)?, &now, report_id, advised)?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_a_percentage_of_more_than_nothing() {
        let cases = [("10%", Some(0.1)), ("100%", Some(1.0)), ("2.5%", Some(0.025))];
        let bad = ["0%", "101%", "10", "0.1", "-5%", "%", "1e1%", "inf%", "NaN%", ""];
        for (text, expected) in cases.into_iter().chain(bad.map(|text| (text, None))) {
            assert_eq!(share(text).ok(), expected, "{text:?}");
        }
    }
}

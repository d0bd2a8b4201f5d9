//! `claim-intelligent`: a claim for which a recommendation is asked first.

use super::LegacyArgs;
use super::work::{description, tell_claim, wanted, work_type};
use crate::board::{Status, WorkId};
use crate::claude::Report;
use crate::commands::Context;
use crate::commands::claim::{self, ClaimArgs};
use crate::commands::claude::recommend;
use crate::report::old_face;

/// Asks which item of this type the agent should take. If that is one with this description, it is claimed, so that the
/// same work does not come onto the board twice; else a new one is made, as told.
pub(super) fn claim(context: &Context<'_>, args: &LegacyArgs) -> anyhow::Result<()> {
    let wanted = wanted(args)?;
    // Nothing is locked while it is thought about.
    let advice = recommend::report(context, work_type(args)?);
    let told = match &advice {
        Ok(report) => old_face::recommended(report),
        Err(e) => old_face::not_recommended(&e.to_string()),
    };
    let same = match &advice {
        Ok(report) => same_work(context, report, args)?,
        Err(_) => None,
    };
    let waiting = same.and_then(|id| claim::claim(context, &ClaimArgs::of_waiting(id.as_str(), args.argument(4))).ok());
    let committed = waiting.map_or_else(|| claim::claim(context, &wanted), Ok)?;
    tell_claim(context, &committed, old_face::ADVISED, &told)
}

/// The item that is recommended, where it is the work that was asked for.
fn same_work(context: &Context<'_>, report: &Report, args: &LegacyArgs) -> anyhow::Result<Option<WorkId>> {
    let Some(id) = report.answer["work_id"].as_str().and_then(|id| WorkId::parse(id).ok()) else { return Ok(None) };
    let wanted = (work_type(args)?, description(args, work_type(args)?));
    context.read(|snapshot| {
        let item = snapshot.work(&id)?.filter(|item| item.status() == Status::Pending);
        let is_same = item.is_some_and(|item| (item.text("work_type"), item.text("description")) == wanted);
        Ok(is_same.then(|| id.clone()))
    })
}

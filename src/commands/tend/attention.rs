//! The rules that ask people to look.

use super::Pass;
use super::look::Look;
use crate::board::{self, Alarm, NewWork, Priority, Raised, WorkId};
use crate::commands::{Change, Identity, Repeat};
use crate::report::age::span;
use crate::report::tend::{Deed, Line};
use crate::store::Room;
use crate::tending::{Finding, Known, LABEL, State, Step, TYPE, findings, plan};

/// What every change of these rules is called.
const VERB: &str = "tend";

/// Adds items for what people should look at, and calls off those whose reason has passed.
pub(super) fn attention(pass: &Pass<'_>) -> anyhow::Result<Vec<Line>> {
    let rules = &pass.rules.attention;
    let look = Look::of(pass.context, rules)?;
    let found = findings(rules, &look.figures);
    let (steps, closing) = plan(rules, &found, &look.known, look.at);
    let mut lines = Vec::new();
    // What is called off makes room for what is added.
    for item in closing {
        // It is called off because a finding of its rule says that all is well.
        if let Some(finding) = found.iter().find(|finding| finding.rule == item.rule) {
            lines.push(call_off(pass, finding, item)?);
        }
    }
    for (finding, step) in found.iter().zip(&steps) {
        lines.push(deal(pass, finding, step)?);
    }
    Ok(lines)
}

fn line(finding: &Finding) -> Line {
    let line = Line::new(finding.rule, finding.value.clone(), finding.threshold.clone());
    Line { subject: finding.subject.clone(), ..line }
}

fn deal(pass: &Pass<'_>, finding: &Finding, step: &Step) -> anyhow::Result<Line> {
    let line = line(finding);
    let limit = pass.rules.attention.limit;
    Ok(match (step, &finding.state) {
        (Step::Raise, State::Raised { says, .. }) if pass.is_dry => line.with(Deed::Done, format!("would add: {says}")),
        (Step::Raise, State::Raised { priority, says }) => match raise(pass, finding, *priority, says)? {
            Raised::Added(id) => named(line, Deed::Done, format!("added {id}: {says}"), &id),
            Raised::IsOpen(id) => named(line, Deed::Held, format!("{id} is open"), &id),
            Raised::Full => line.with(Deed::Held, format!("{limit} are open already")),
        },
        (Step::IsOpen(id), _) => named(line, Deed::Held, format!("{id} is open"), &WorkId::from_row(id)),
        (Step::Cooling(ago), _) => line.with(Deed::Held, format!("asked and closed {} ago", span(*ago as f64))),
        (Step::Full, _) => line.with(Deed::Held, format!("{limit} are open already")),
        (_, State::Off) => line.with(Deed::Off, "off"),
        (_, State::NoData) => line.with(Deed::None, "no data"),
        _ => line,
    })
}

fn named(line: Line, deed: Deed, action: String, id: &WorkId) -> Line {
    Line { work_ids: vec![id.as_str().to_owned()], ..line.with(deed, action) }
}

fn raise(pass: &Pass<'_>, finding: &Finding, priority: Priority, says: &str) -> anyhow::Result<Raised> {
    let Finding { rule, subject, value, threshold, .. } = finding;
    let mut new = NewWork {
        work_type: TYPE.to_owned(),
        description: format!("{rule}: {says}"),
        body: Some(format!("The rule {rule} of tend found {value}; its threshold is {threshold}.")),
        priority,
        labels: vec![LABEL.to_owned()],
        added_by: Some(pass.context.trace.clone()),
        ..NewWork::default()
    };
    pass.context.settings.routes.apply(&mut new);
    let alarm = Alarm { rule, subject: subject.clone(), new, most: pass.rules.attention.limit };
    let (identity, repeat) = (Identity::default(), Repeat::default());
    let change = Change {
        verb: VERB,
        identity: &identity,
        repeat: &repeat,
        arguments: vec![rule, subject],
        room: Room::KeepReserve,
    };
    Ok(pass.context.change(&change, |txn, now| board::raise(txn, now, &alarm))?.answer)
}

fn call_off(pass: &Pass<'_>, finding: &Finding, item: &Known) -> anyhow::Result<Line> {
    let line = Line { subject: item.subject.clone(), ..line(finding) };
    let (rule, id) = (finding.rule, WorkId::from_row(&item.work_id));
    if pass.is_dry {
        return Ok(named(line, Deed::Done, format!("would call off {id}: its reason has passed"), &id));
    }
    let why = format!(
        "called off by the rule {rule}: it finds {}, and its threshold is {}",
        finding.value, finding.threshold
    );
    let (identity, repeat) = (Identity::default(), Repeat::default());
    let change = Change {
        verb: VERB,
        identity: &identity,
        repeat: &repeat,
        arguments: vec![rule, id.as_str()],
        room: Room::UseReserve,
    };
    let is_done = pass.context.change(&change, |txn, now| board::call_off(txn, now, &id, &why))?.answer;
    Ok(match is_done {
        true => named(line, Deed::Done, format!("called off {id}: its reason has passed"), &id),
        false => named(line, Deed::Held, format!("somebody has begun to look at {id}"), &id),
    })
}

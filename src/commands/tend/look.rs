//! From the board to what the rules judge.

use crate::analysis::Vitals;
use crate::board::{Kind, Liveness, Status, WorkId, WorkItem, code, is_over, is_untouched, rule_of};
use crate::commands::Context;
use crate::commands::metrics::reliability_counted;
use crate::commands::roster::Member;
use crate::commands::standing::Standing;
use crate::store::{Found, Snapshot, StoreError, lost_spans};
use crate::tending::{Attention, Figures, Known, TYPE};

/// The most agents that are read: those that hold most, then the liveliest.
const AGENTS_READ: usize = 1_000;

/// Which part of the weight of all components of health there must be data for: by less it is no reason to call somebody.
const ENOUGH: f64 = 0.25;

/// What was seen of the board.
pub(super) struct Look {
    /// When, in seconds since 1970.
    pub(super) at: i64,
    /// What the rules of attention judge.
    pub(super) figures: Figures,
    /// The items that they added.
    pub(super) known: Vec<Known>,
}

impl Look {
    /// Everything that the rules of attention need; nothing is written.
    pub(super) fn of(context: &Context<'_>, rules: &Attention) -> anyhow::Result<Self> {
        let counted = reliability_counted(context);
        let lost = lost_spans(&context.location.path)?.map_or(0, |lost| lost.count);
        context.read(|snapshot| {
            let standing = Standing::of(snapshot, Some(code(TYPE)))?;
            let health = standing.health(snapshot, counted)?;
            let health = health.score.filter(|_| health.known >= ENOUGH);
            let window = rules.completion_rate.window.seconds();
            let mut figures = Figures {
                ended: standing.ended_since(standing.at.saturating_sub(window)),
                health,
                pending: standing.vitals.pending,
                held_by_team: teams(snapshot, &standing)?,
                oldest: oldest(snapshot, &standing, rules)?,
                dead_letters: standing.vitals.dead_letters,
                lost_spans: lost,
                ..Figures::default()
            };
            count_agents(snapshot, &standing, &mut figures)?;
            Ok(Look { at: standing.at, figures, known: known(snapshot, &standing.rows)? })
        })
    }

    /// The items whose lease is over, by the rule of `reclaim`.
    pub(super) fn over(context: &Context<'_>) -> anyhow::Result<Vec<String>> {
        context.read(|snapshot| {
            let now = snapshot.now().clone();
            let standing = Standing::of(snapshot, None)?;
            let mut over = Vec::new();
            for &row in &standing.late {
                let item = snapshot.item(&standing.rows[row])?;
                if is_over(snapshot, &now, &item) {
                    over.push(item.id().as_str().to_owned());
                }
            }
            Ok(over)
        })
    }

    /// How many items are completed or cancelled, and how many bytes the journal takes.
    pub(super) fn closed(context: &Context<'_>) -> anyhow::Result<(u64, u64)> {
        let is_journal = |(part, _): &&(&str, u64)| *part == "journal";
        let sizes = context.with_store(|store| store.sizes())?;
        let journal = sizes.iter().find(is_journal).map_or(0, |(_, bytes)| *bytes);
        let closed = context.read(|snapshot| {
            let is_done = |found: &&Found| matches!(found.columns.status, Status::Completed | Status::Cancelled);
            Ok(snapshot.rows(Kind::Work)?.iter().filter(is_done).count() as u64)
        })?;
        Ok((closed, journal))
    }

    /// The items that were given up and that `is_wanted` takes, at the time in seconds since 1970.
    pub(super) fn dead_letters(
        context: &Context<'_>,
        is_wanted: impl Fn(&WorkItem, i64) -> bool,
    ) -> anyhow::Result<Vec<WorkId>> {
        context.read(|snapshot| {
            let at = snapshot.now().seconds();
            let mut found = snapshot.rows(Kind::Work)?;
            found.retain(|found| found.columns.status == Status::Failed);
            let mut ids = Vec::new();
            for found in &found {
                let item = snapshot.item(found)?;
                ids.extend(is_wanted(&item, at).then(|| item.id()));
            }
            Ok(ids)
        })
    }
}

fn teams(snapshot: &Snapshot, standing: &Standing) -> Result<Vec<(String, u64)>, StoreError> {
    let Vitals { held_by_team, .. } = &standing.vitals;
    let named = |(held, row): &(u64, usize)| Ok((snapshot.item(&standing.rows[*row])?.text("team").to_owned(), *held));
    held_by_team.iter().map(named).collect()
}

fn oldest(snapshot: &Snapshot, standing: &Standing, rules: &Attention) -> Result<Option<(String, i64)>, StoreError> {
    let Some(oldest) = standing.vitals.oldest(Some(rules.oldest.of.0)) else { return Ok(None) };
    Ok(Some((snapshot.item(&standing.rows[oldest.row])?.id().as_str().to_owned(), oldest.age)))
}

fn count_agents(snapshot: &Snapshot, standing: &Standing, figures: &mut Figures) -> Result<(), StoreError> {
    for tally in standing.overview.agents.iter().take(AGENTS_READ) {
        let member = Member::read(snapshot, &standing.rows, tally)?;
        figures.idle += u64::from(member.state == Liveness::Idle);
        figures.agents += u64::from(!matches!(member.state, Liveness::Gone | Liveness::Retired));
        if member.load > 0 {
            figures.held_by_agent.push((member.agent.text("agent_id").to_owned(), member.load));
        }
    }
    Ok(())
}

/// The items that rules of attention added, as far as they are on the board.
fn known(snapshot: &Snapshot, rows: &[Found]) -> Result<Vec<Known>, StoreError> {
    let wanted = code(TYPE);
    let mut known = Vec::new();
    for found in rows.iter().filter(|found| found.columns.kind == Kind::Work && found.columns.work_type == wanted) {
        let item = snapshot.item(found)?;
        let Some((rule, subject)) = rule_of(&item) else { continue };
        known.push(Known {
            work_id: item.id().as_str().to_owned(),
            rule: rule.to_owned(),
            subject: subject.to_owned(),
            is_open: !item.status().is_closed(),
            is_untouched: is_untouched(&item),
            changed_at: item.changed_at(),
        });
    }
    Ok(known)
}

//! The old commands that show the board.

use crate::board::{Kind, Status, WorkItem};
use crate::clock::steady_ns;
use crate::commands::Context;
use crate::commands::arguments::number;
use crate::report::old_face::{self, AgentLine, Board, ItemLine};
use crate::store::Snapshot;

/// From how many items on `optimize` speaks of the whole board: the old default, which counted lines.
const THRESHOLD: &str = "1000";

/// `list-work`: what is held.
pub(super) fn list_work(context: &Context<'_>) -> anyhow::Result<()> {
    let board = context.read(|snapshot| look(snapshot, None))?;
    Ok(context.terminal.data(&old_face::list(&board.items))?)
}

/// `list-work-fast`: the same with counts, of one team or of all.
pub(super) fn list_work_fast(context: &Context<'_>, team: Option<&str>) -> anyhow::Result<()> {
    let began = steady_ns();
    let board = context.read(|snapshot| look(snapshot, team.filter(|team| *team != "all")))?;
    Ok(context.terminal.data(&old_face::counted_list(&board.items, millis(began)))?)
}

/// `dashboard`, and `dashboard-fast` with the time that it took.
pub(super) fn dashboard(context: &Context<'_>, is_timed: bool) -> anyhow::Result<()> {
    let began = steady_ns();
    let board = context.read(|snapshot| look(snapshot, None))?;
    let took = is_timed.then(|| millis(began));
    Ok(context.terminal.data(&old_face::dashboard(&board, took))?)
}

/// `optimize`: nothing has to be made smaller, and nothing is lost.
pub(super) fn optimize(context: &Context<'_>) -> anyhow::Result<()> {
    let began = steady_ns();
    let threshold = context.environment.get("OPTIMIZATION_THRESHOLD").unwrap_or(THRESHOLD);
    let threshold = number("OPTIMIZATION_THRESHOLD", threshold, u64::MAX)?;
    let (total, completed) = context.read(|snapshot| {
        let rows = snapshot.rows(Kind::Work)?;
        let completed = rows.iter().filter(|row| row.columns.status == Status::Completed).count();
        Ok((rows.len() as u64, completed as u64))
    })?;
    let text = match total < threshold {
        true => old_face::below_threshold(total, threshold),
        false => old_face::optimized(total, completed, millis(began)),
    };
    Ok(context.terminal.data(&text)?)
}

fn millis(began: u64) -> u64 {
    steady_ns().saturating_sub(began) / 1_000_000
}

/// The agents, the items that are held, and the points of the board, or of one team's items.
fn look(snapshot: &mut Snapshot, team: Option<&str>) -> anyhow::Result<Board> {
    let mut board = Board::default();
    for row in snapshot.rows(Kind::Work)?.iter().filter(|row| row.columns.status.is_held()) {
        let item = snapshot.item(row)?;
        if team.is_none_or(|team| item.text("team") == team) {
            board.items.push(item_line(&item));
        }
    }
    for row in &snapshot.rows(Kind::Agent)? {
        let agent = snapshot.agent(row)?;
        let text = |field| agent.text(field).to_owned();
        if !agent.profile().is_retired {
            let (team, specialization) = (text("team"), text("specialization"));
            board.agents.push(AgentLine { agent_id: text("agent_id"), team, specialization });
        }
    }
    board.points = snapshot.rows(Kind::Completion)?.iter().map(|row| row.columns.points()).sum();
    Ok(board)
}

fn item_line(item: &WorkItem) -> ItemLine {
    let text = |field| item.text(field).to_owned();
    ItemLine {
        work_id: item.id().as_str().to_owned(),
        work_type: text("work_type"),
        priority: text("priority"),
        team: text("team"),
        agent: text("agent_id"),
        description: text("description"),
    }
}

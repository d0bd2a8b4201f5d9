//! From a snapshot of the board to what the ceremonies look at.

use super::program::sound;
use crate::analysis::flow::Story;
use crate::analysis::scrum::{Happening, Member, Scene};
use crate::analysis::{Concern, Crew, Moment, of_lease};
use crate::board::{Kind, Status, WorkId, WorkItem, obstacles};
use crate::clock::{wall_seconds, wall_stamp};
use crate::commands::Context;
use crate::commands::history::line_of;
use crate::commands::roster;
use crate::program::{OnBoard, Program};
use crate::store::{Event, Found, Snapshot, StoreError};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Records of the journal in which nothing happens to an item: rows of an older tool, and rows stored once more.
const NO_CHANGE: [&str; 2] = ["import", "confirm"];

/// The calendar alone: nothing of the board is read.
pub(super) fn calendar(context: &Context<'_>) -> anyhow::Result<Scene> {
    let program = sound(context)?;
    let has_program = program.is_some();
    Ok(Scene { at: wall_seconds(), program: program.unwrap_or_default(), has_program, ..Scene::default() })
}

/// The board, the program, and what happened since a time (seconds since 1970), where that is wanted.
pub(super) fn scene(context: &Context<'_>, since: Option<i64>) -> anyhow::Result<Scene> {
    let Scene { program, has_program, .. } = calendar(context)?;
    context.read(|snapshot| Ok(look(snapshot, &program, has_program, since)?))
}

/// What the items of the board name.
pub(in crate::commands) fn facts(context: &Context<'_>) -> anyhow::Result<OnBoard> {
    let scene = context.read(|snapshot| Ok(look(snapshot, &Program::default(), false, None)?))?;
    let mut facts = OnBoard::default();
    for story in scene.stories {
        facts.labels.extend(story.labels);
        facts.teams.insert(story.team);
    }
    Ok(facts)
}

fn look(
    snapshot: &mut Snapshot,
    program: &Program,
    has_program: bool,
    since: Option<i64>,
) -> Result<Scene, StoreError> {
    let rows = snapshot.all_rows()?;
    let happenings = since.map(|since| happenings(snapshot, since)).transpose()?;
    let mut stories = stories(snapshot, &rows)?;
    points_of_log(snapshot, &rows, &mut stories)?;
    Ok(Scene {
        at: snapshot.now().seconds(),
        sequence: snapshot.sequence(),
        stories,
        crew: crew(snapshot, &rows)?,
        happenings: happenings.unwrap_or_default(),
        since: since.unwrap_or(i64::MAX),
        program: program.clone(),
        has_program,
    })
}

fn stories(snapshot: &mut Snapshot, rows: &[Found]) -> Result<Vec<Story>, StoreError> {
    let work = rows.iter().filter(|found| found.columns.kind == Kind::Work);
    work.map(|found| {
        let item = snapshot.item(found)?;
        story(snapshot, &item)
    })
    .collect()
}

fn story(snapshot: &mut Snapshot, item: &WorkItem) -> Result<Story, StoreError> {
    let now = snapshot.now().clone();
    let at = Moment { seconds: now.seconds(), boot_ns: now.boot_ns, boot_id: &now.boot_id };
    let is_over = || of_lease(item, &at).is_some_and(|(concern, _)| concern == Concern::LeaseExpired);
    let is_pending = item.status() == Status::Pending;
    Ok(Story {
        lease_over: item.status().is_held() && is_over(),
        ready: is_pending && obstacles(snapshot, &now, item, None)?.is_empty(),
        ..Story::of(item)
    })
}

/// Older tools wrote the points of a completion into their log alone.
fn points_of_log(snapshot: &Snapshot, rows: &[Found], stories: &mut [Story]) -> Result<(), StoreError> {
    let lacks = |story: &Story| story.status == Status::Completed && story.points.is_none();
    if !stories.iter().any(lacks) {
        return Ok(());
    }
    let mut points = HashMap::new();
    for found in rows.iter().filter(|found| found.columns.kind == Kind::Completion) {
        let row = snapshot.row(found)?;
        let id = row.get("work_item_id").and_then(Value::as_str).unwrap_or_default();
        points.extend(row.get("velocity_points").and_then(Value::as_u64).map(|points| (id.to_owned(), points)));
    }
    for story in stories.iter_mut().filter(|story| lacks(story)) {
        story.points = points.get(&story.work_id).copied();
    }
    Ok(())
}

fn crew(snapshot: &Snapshot, rows: &[Found]) -> Result<Vec<Member>, StoreError> {
    let agents = Crew::of(rows.iter().map(|found| &found.columns)).agents();
    let member = |tally| {
        let member = roster::Member::read(snapshot, rows, tally)?;
        Ok(Member { team: member.agent.profile().team, state: member.state })
    };
    agents.iter().map(member).collect()
}

/// What happened to items, oldest first.
fn happenings(snapshot: &mut Snapshot, since: i64) -> Result<Vec<Happening>, StoreError> {
    let from = u64::try_from(since).unwrap_or(0).saturating_mul(1_000_000_000);
    let events = snapshot.events_since(&wall_stamp(from))?;
    let is_change = |event: &&Event| !NO_CHANGE.contains(&event.verb.as_str());
    Ok(events.iter().rev().filter(is_change).flat_map(of_event).collect())
}

/// What a change did to each item.
fn of_event(event: &Event) -> Vec<Happening> {
    let items = event.rows.iter().filter(|(kind, ..)| *kind == Kind::Work);
    let happening = |(_, id, row): &(Kind, String, Map<String, Value>)| {
        let line = line_of(event, &WorkId::from_row(id));
        // A claim also takes back for others what ended leases hold.
        let is_held = row.get("status").and_then(Value::as_str).is_some_and(|word| Status::of(word).is_held());
        let (verb, agent) = match line.verb == "claim" && !is_held {
            true => ("reclaim".to_owned(), None),
            false => (line.verb, line.agent),
        };
        Happening { at: line.at, verb, agent, work_id: id.clone(), note: line.note }
    };
    items.map(happening).collect()
}

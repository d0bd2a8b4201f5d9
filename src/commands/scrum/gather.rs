//! From a snapshot of the board to what the ceremonies look at.

use super::program::sound;
use crate::analysis::flow::Story;
use crate::analysis::scrum::{Happening, Member, Scene};
use crate::analysis::{Concern, Crew, Moment, of_lease};
use crate::board::{Kind, Status, WorkId, WorkItem, obstacles};
use crate::clock::{wall_seconds, wall_stamp};
use crate::commands::Context;
use crate::commands::history::{agent, line_of};
use crate::commands::roster;
use crate::program::{OnBoard, Program};
use crate::store::{Event, Found, Snapshot, StoreError};
use std::collections::HashMap;

/// How taking over the rows of an older tool is called in the journal: it is no event.
const IMPORT: &str = "import";

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
        let id = row.get("work_item_id").and_then(serde_json::Value::as_str).unwrap_or_default();
        points.extend(
            row.get("velocity_points").and_then(serde_json::Value::as_u64).map(|points| (id.to_owned(), points)),
        );
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
        let profile = member.agent.profile();
        Ok(Member {
            agent_id: member.agent.id().as_str().to_owned(),
            team: profile.team,
            state: member.state,
            capacity: profile.capacity,
        })
    };
    agents.iter().map(member).collect()
}

/// What happened, oldest first; a change of several items once for each.
fn happenings(snapshot: &mut Snapshot, since: i64) -> Result<Vec<Happening>, StoreError> {
    let from = u64::try_from(since).unwrap_or(0).saturating_mul(1_000_000_000);
    let events = snapshot.events_since(&wall_stamp(from))?;
    Ok(events.iter().rev().filter(|event| event.verb != IMPORT).flat_map(of_event).collect())
}

fn of_event(event: &Event) -> Vec<Happening> {
    let items = event.rows.iter().filter(|(kind, ..)| *kind == Kind::Work);
    let happening = |(_, id, _): &(Kind, String, _)| {
        let line = line_of(event, &WorkId::from_row(id));
        Happening { at: line.at, verb: line.verb, agent: line.agent, work_id: line.work_id, note: line.note }
    };
    let mut all: Vec<Happening> = items.map(happening).collect();
    if all.is_empty() {
        all.push(Happening {
            at: crate::clock::parse_stamp(&event.at).unwrap_or(0),
            verb: event.verb.clone(),
            agent: agent(event).map(str::to_owned),
            work_id: None,
            note: String::new(),
        });
    }
    all
}

//! From a snapshot of the board to what advice is computed from.

use crate::analysis::advice::{Finished, OpenItem, Subject, Worker};
use crate::analysis::{AgentTally, Concern, Moment, Overview, of_lease};
use crate::board::{Columns, Kind, Liveness, Rank, Reservation, Status, WorkItem, dependencies, obstacles};
use crate::commands::roster::Member;
use crate::store::{Found, Snapshot, StoreError};

/// The most open items that are read; of more, the least urgent are left out and counted.
const OPEN_READ: usize = 20_000;
/// The most agents that are read: those that hold most, then the liveliest.
const AGENTS_READ: usize = 1_000;
/// The most completed items that are read, the newest first.
const FINISHED_READ: usize = 5_000;

/// Looks at the whole board; how reliably work is done is not told by it.
pub(super) fn subject(snapshot: &mut Snapshot) -> Result<Subject, StoreError> {
    let rows = snapshot.all_rows()?;
    let now = snapshot.now();
    // To the minute: what is sent of a board that does not change stays the same for so long, and can be looked at before.
    let at = Moment { seconds: now.seconds() / 60 * 60, boot_ns: now.boot_ns, boot_id: &now.boot_id };
    let overview = Overview::of(rows.iter().map(|found| &found.columns), &at);
    let mut subject = Subject {
        at: at.seconds,
        sequence: snapshot.sequence(),
        counts: Status::ALL.map(|status| overview.count(status)),
        arrived_per_day: overview.arrivals.per_day,
        completed_per_day: overview.pace.completed_per_day,
        began_at: overview.arrivals.began_at,
        ..Subject::default()
    };
    open(snapshot, &rows, &mut subject)?;
    agents(snapshot, &rows, &overview.agents, &mut subject)?;
    finished(snapshot, &rows, &mut subject)?;
    Ok(subject)
}

fn open(snapshot: &mut Snapshot, rows: &[Found], subject: &mut Subject) -> Result<(), StoreError> {
    let is_open = |columns: &Columns| columns.kind == Kind::Work && !columns.status.is_closed();
    let mut places: Vec<usize> = (0..rows.len()).filter(|&place| is_open(&rows[place].columns)).collect();
    if places.len() > OPEN_READ {
        subject.open_left_out = (places.len() - OPEN_READ) as u64;
        places.select_nth_unstable_by_key(OPEN_READ, |&place| Rank::of(&rows[place].columns));
        places.truncate(OPEN_READ);
        places.sort_unstable();
    }
    for place in places {
        let item = snapshot.item(&rows[place])?;
        subject.open.push(open_item(snapshot, &item)?);
    }
    Ok(())
}

fn open_item(snapshot: &mut Snapshot, item: &WorkItem) -> Result<OpenItem, StoreError> {
    let now = snapshot.now().clone();
    let at = Moment { seconds: now.seconds(), boot_ns: now.boot_ns, boot_id: &now.boot_id };
    let waits_for = dependencies(snapshot, item)?.into_iter().filter(|dependency| !dependency.is_met());
    let depends_on = waits_for.map(|dependency| dependency.work_id.as_str().to_owned()).collect();
    let over = of_lease(item, &at).is_some_and(|(concern, _)| concern == Concern::LeaseExpired);
    Ok(OpenItem {
        depends_on,
        lease_over: over,
        reserved_for: Reservation::live(item, &now).map(|kept| (kept.kind, kept.name)),
        ready: item.status() == Status::Pending && obstacles(snapshot, &now, item, None)?.is_empty(),
        ..item_of(item)
    })
}

/// An item by its row alone: `depends_on` is all that it names, and whether it is ready is not known.
pub(super) fn item_of(item: &WorkItem) -> OpenItem {
    OpenItem {
        work_id: item.id().as_str().to_owned(),
        work_type: item.text("work_type").to_owned(),
        description: item.text("description").to_owned(),
        team: item.text("team").to_owned(),
        priority: item.priority(),
        status: item.status(),
        agent_id: item.holder().map(|holder| holder.as_str().to_owned()),
        labels: item.labels().map(str::to_owned).collect(),
        capabilities: item.capabilities().map(str::to_owned).collect(),
        depends_on: item.depends_on().iter().map(|id| id.as_str().to_owned()).collect(),
        created_at: item.created_at(),
        changed_at: item.changed_at(),
        due: item.time("due"),
        not_before: item.time("not_before"),
        progress: item.number("progress").unwrap_or(0).min(100),
        points: item.number("story_points"),
        failed_attempts: item.number("failures").unwrap_or(0),
        reserved_for: Reservation::of(item).map(|kept| (kept.kind, kept.name)),
        blocked_on: item.text("blocked_on").to_owned(),
        lease_over: false,
        ready: false,
    }
}

fn agents(snapshot: &Snapshot, rows: &[Found], crew: &[AgentTally], subject: &mut Subject) -> Result<(), StoreError> {
    subject.agents_left_out = crew.len().saturating_sub(AGENTS_READ) as u64;
    for tally in crew.iter().take(AGENTS_READ) {
        let member = Member::read(snapshot, rows, tally)?;
        if member.state != Liveness::Retired {
            subject.agents.push(worker(&member, tally));
        }
    }
    Ok(())
}

fn worker(member: &Member, tally: &AgentTally) -> Worker {
    let profile = member.agent.profile();
    Worker {
        agent_id: member.agent.text("agent_id").to_owned(),
        team: profile.team,
        role: profile.role,
        capabilities: profile.capabilities,
        capacity: profile.capacity,
        state: member.state,
        load: member.load,
        completed: tally.completed(),
        failed: member.agent.failures(),
        last_sign_at: member.last_sign,
    }
}

fn finished(snapshot: &Snapshot, rows: &[Found], subject: &mut Subject) -> Result<(), StoreError> {
    let is_done = |columns: &Columns| columns.kind == Kind::Work && columns.status == Status::Completed;
    let mut done: Vec<&Found> = rows.iter().filter(|found| is_done(&found.columns)).collect();
    done.sort_by_key(|found| std::cmp::Reverse(found.columns.changed_at));
    for found in done.into_iter().take(FINISHED_READ) {
        let item = snapshot.item(found)?;
        let claimed = item.time("claimed_at");
        subject.finished.push(Finished {
            work_id: item.id().as_str().to_owned(),
            agent_id: item.text("agent_id").to_owned(),
            work_type: item.text("work_type").to_owned(),
            team: item.text("team").to_owned(),
            at: item.time("completed_at").unwrap_or(i64::from(found.columns.changed_at)),
            seconds_held: item.seconds_held(),
            seconds_waited: claimed.map(|claimed| claimed - item.created_at()).filter(|&seconds| seconds >= 0),
        });
    }
    Ok(())
}

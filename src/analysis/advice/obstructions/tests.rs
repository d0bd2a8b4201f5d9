use super::super::bottlenecks::Gravity;
use super::*;

const NOW: i64 = 1_000_000;

fn item(id: &str, status: Status, holder: &str, depends_on: &[&str]) -> OpenItem {
    OpenItem {
        work_id: id.to_owned(),
        status,
        agent_id: Some(holder.to_owned()).filter(|holder| !holder.is_empty()),
        depends_on: depends_on.iter().map(|id| (*id).to_owned()).collect(),
        created_at: NOW - 100,
        ..OpenItem::default()
    }
}

fn agent(id: &str, state: Liveness, capabilities: &[&str]) -> Worker {
    Worker {
        agent_id: id.to_owned(),
        team: "a".to_owned(),
        role: "builder".to_owned(),
        capabilities: capabilities.iter().map(|one| (*one).to_owned()).collect(),
        capacity: None,
        state,
        load: 0,
        completed: 0,
        failed: 0,
        last_sign_at: None,
    }
}

fn found(subject: &Subject) -> Vec<Obstruction> {
    obstructions(subject, subject.open.len() as u64)
}

#[test]
fn an_item_that_others_wait_for_is_told_with_its_holder() {
    let subject = Subject {
        at: NOW,
        open: vec![
            item("w1", Status::Active, "ada", &[]),
            item("w2", Status::Pending, "", &["w1"]),
            item("w3", Status::Pending, "", &["w1", "lost"]),
            item("w4", Status::Active, "gus", &[]),
            item("w5", Status::Pending, "", &["w4"]),
        ],
        agents: vec![agent("ada", Liveness::Working, &[]), agent("gus", Liveness::Gone, &[])],
        ..Subject::default()
    };
    let told: Vec<_> =
        found(&subject).into_iter().map(|o| (o.place, o.holds_up, o.is_stuck, o.gravity, o.evidence)).collect();
    let expected = [
        ("lost", 1, true, Gravity::Medium, "1 open item waits for it; it is not open any more, and was not completed"),
        ("w1", 2, false, Gravity::High, "2 open items wait for it; it is active and held by \"ada\""),
        ("w4", 1, true, Gravity::Medium, "1 open item waits for it; it is active and held by \"gus\", who is gone"),
    ];
    assert_eq!(
        told,
        expected.map(|(place, n, stuck, gravity, why)| (place.to_owned(), n, stuck, gravity, why.to_owned()))
    );
}

#[test]
fn the_ids_are_on_the_board() {
    let subject = Subject {
        at: NOW,
        open: vec![item("w2", Status::Pending, "", &["lost"]), item("w3", Status::Blocked, "nobody_known", &[])],
        ..Subject::default()
    };
    let all = found(&subject);
    assert_eq!(all.len(), 1);
    assert_eq!((all[0].work_ids.as_slice(), all[0].agent_ids.len()), (["w2".to_owned()].as_slice(), 0));
}

#[test]
fn a_holder_of_blocked_items_is_told_where_others_depend_on_them() {
    let mut blocked = item("w1", Status::Blocked, "ada", &[]);
    blocked.blocked_on = "a review".to_owned();
    let subject = Subject {
        at: NOW,
        open: vec![
            blocked,
            item("w2", Status::Blocked, "bob", &[]),
            item("w3", Status::Pending, "", &["w1"]),
            item("w4", Status::Pending, "", &["w1"]),
        ],
        agents: vec![agent("ada", Liveness::Working, &[]), agent("bob", Liveness::Working, &[])],
        ..Subject::default()
    };
    let holders: Vec<_> = found(&subject).into_iter().filter(|o| o.kind == ObstructionKind::BlockedHolder).collect();
    assert_eq!(holders.len(), 1);
    assert_eq!((holders[0].place.as_str(), holders[0].holds_up, holders[0].longest_seconds), ("ada", 2, Some(100)));
    assert_eq!(holders[0].evidence, "it holds 1 blocked item that 2 open items depend on; it waits for \"a review\"");
    assert_eq!(holders[0].work_ids, ["w1", "w3", "w4"]);
}

#[test]
fn what_nobody_living_can_do_or_may_claim_is_stuck() {
    let needs = |id: &str, needed: &str| OpenItem {
        capabilities: vec![needed.to_owned()],
        ..item(id, Status::Pending, "", &[])
    };
    let reserved = |id: &str, kind: &str, name: &str| OpenItem {
        reserved_for: Some((kind.to_owned(), name.to_owned())),
        ..item(id, Status::Pending, "", &[])
    };
    let subject = Subject {
        at: NOW,
        open: vec![
            needs("w1", "rust"),
            needs("w2", "gpu"),
            needs("w3", "gpu"),
            reserved("w4", "agent", "gus"),
            reserved("w5", "role", "builder"),
            reserved("w6", "team", "b"),
        ],
        agents: vec![agent("ada", Liveness::Idle, &["rust"]), agent("gus", Liveness::Gone, &["gpu"])],
        ..Subject::default()
    };
    let told: Vec<_> =
        found(&subject).into_iter().map(|o| (o.kind, o.place, o.work_ids.join(" "), o.is_stuck)).collect();
    let expected = [
        (ObstructionKind::MissingCapability, "gpu", "w2 w3"),
        (ObstructionKind::ReservedForGone, "gus", "w4"),
        (ObstructionKind::ReservedForGone, "b", "w6"),
    ];
    assert_eq!(told, expected.map(|(kind, place, ids)| (kind, place.to_owned(), ids.to_owned(), true)));
}

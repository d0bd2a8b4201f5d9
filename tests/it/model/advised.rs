//! What a report advises, done to rows in maps and taken back.

use super::ask::POLICY;
use super::clocks::{Tick, beginning, moved};
use super::memory::Memory;
use coordctl::board::{
    self, Advice, Advised, AgentId, Priority, Proposal, Reservation, Retracted, Take, Wanted, WorkId, WorkItem,
};
use coordctl::clock::Now;
use serde_json::{Value, json};

const REPORT: &str = "report_1";
const HOLD: u64 = 60;

/// Items named by their fields, and the agents ada, bob and the retired eve.
fn board(items: &[(&str, Value)]) -> Memory {
    let row = |value: &Value| value.as_object().cloned().unwrap_or_default();
    let items = items.iter().map(|(id, fields)| {
        let mut fields = row(fields);
        fields.insert("work_item_id".into(), (*id).into());
        ((*id).to_owned(), fields)
    });
    let agent = |name: &str, status: &str| {
        let agent = json!({ "agent_id": name, "status": status, "capabilities": ["rust"], "role": "maker" });
        (name.to_owned(), row(&agent))
    };
    let agents = [agent("ada", "active"), agent("bob", "active"), agent("eve", "retired")];
    Memory { items: items.collect(), agents: agents.into(), sequence: 100, ..Memory::default() }
}

fn urge(id: &str, from: Priority, to: Priority) -> Advised {
    Advised { work_id: WorkId::from_row(id), change: Proposal::Priority { from, to } }
}

fn keep(id: &str, agent: &str) -> Advised {
    let change = Proposal::Reserve { agent: AgentId::from_row(agent), seconds: HOLD };
    Advised { work_id: WorkId::from_row(id), change }
}

fn advise(board: &mut Memory, now: &Now, report: &str, advised: &[Advised]) -> Advice {
    board.change(now, |rows| board::advise(rows, now, report, advised)).expect("nothing is refused")
}

fn undo(board: &mut Memory, now: &Now, report: &str, ids: &[&str]) -> Retracted {
    let ids: Vec<WorkId> = ids.iter().map(|id| WorkId::from_row(id)).collect();
    board.change(now, |rows| board::retract(rows, now, report, &ids)).expect("nothing is refused")
}

/// Claims whatever is next, or the item that is named; the item that was claimed.
fn claim(board: &mut Memory, now: &Now, agent: &str, id: Option<&str>) -> Option<String> {
    let take = Take { agent: Some(AgentId::from_row(agent)), ttl_seconds: Some(600), ..Take::default() };
    let id = id.map(WorkId::from_row);
    let claimed = board.change(now, |rows| match &id {
        Some(id) => board::take(rows, now, id, &take, &POLICY).map(|claimed| vec![claimed]),
        None => board::claim_next(rows, now, &Wanted::default(), &take, 1, &POLICY),
    });
    claimed.ok().map(|claimed| claimed[0].work_id.as_str().to_owned())
}

fn reasons(skipped: &[board::Skipped]) -> Vec<&str> {
    skipped.iter().map(|skipped| skipped.reason.as_str()).collect()
}

#[test]
fn advice_that_no_longer_fits_is_left_out_with_the_reason() {
    use Priority::{Critical, High, Low, Medium};
    let mut board = board(&[
        ("open", json!({ "status": "pending", "priority": "low" })),
        (
            "held",
            json!({ "status": "active", "agent_id": "ada", "priority": "low", "claimed_at": "2026-01-01T00:00:00Z" }),
        ),
        ("done", json!({ "status": "completed", "priority": "low" })),
        ("theirs", json!({ "status": "pending", "reserved": { "role": "tester" } })),
        ("hard", json!({ "status": "pending", "capabilities": ["sql"] })),
    ]);
    let cases = [
        (urge("open", Low, High), None),
        (urge("held", Low, Critical), None),
        (urge("open", Low, High), Some("its priority is high already")),
        (urge("open", Medium, Critical), Some("its priority is high by now")),
        (urge("done", Low, High), Some("it is completed")),
        (urge("gone", Low, High), Some("it is not on this board")),
        (keep("open", "ada"), None),
        (keep("open", "ada"), Some("it is reserved for the agent \"ada\" already")),
        (keep("open", "bob"), Some("it is reserved for the agent \"ada\" already")),
        (keep("held", "bob"), Some("it is active")),
        (keep("done", "bob"), Some("it is completed")),
        (keep("theirs", "bob"), Some("it was handed to the role \"tester\"")),
        (keep("hard", "bob"), Some("it needs the capability \"sql\"")),
        (keep("open", "zoe"), Some("no agent \"zoe\" is on this board")),
        (keep("open", "eve"), Some("the agent is retired")),
    ];
    for (n, (advised, reason)) in cases.into_iter().enumerate() {
        let before = board.items.clone();
        let advice = advise(&mut board, &beginning(), REPORT, &[advised]);
        assert_eq!(reasons(&advice.skipped), reason.into_iter().collect::<Vec<_>>(), "case {n}");
        assert_eq!(board.items != before, reason.is_none(), "case {n}");
    }
    let held = WorkItem::from_row(board.items["held"].clone());
    assert_eq!((held.text("priority"), held.text("agent_id"), held.text("status")), ("critical", "ada", "active"));
    assert_eq!(held.changed_at(), held.time("claimed_at").unwrap_or(0), "advice makes it look worked on");
}

#[test]
fn a_kept_item_goes_to_its_agent_and_after_the_hold_to_anyone() {
    let kept = || {
        let mut board = board(&[("w", json!({ "status": "pending" }))]);
        assert_eq!(advise(&mut board, &beginning(), REPORT, &[keep("w", "ada")]).changed.len(), 1);
        board
    };
    let times = [(HOLD - 1, None), (HOLD, Some("w".to_owned()))];
    for (passed, expected) in times {
        for id in [None, Some("w")] {
            let now = moved(&beginning(), &Tick::Pass(passed), 1);
            assert_eq!(claim(&mut kept(), &now, "bob", id), expected, "after {passed} s, {id:?}");
        }
    }
    let reboot = moved(&beginning(), &Tick::Reboot, 1);
    assert!(claim(&mut kept(), &reboot, "bob", None).is_some(), "a reboot ends it");
    let stepped = moved(&beginning(), &Tick::WallStep(9_000_000), 1);
    assert_eq!(claim(&mut kept(), &stepped, "bob", None), None, "the wall clock ended it");
    let mut board = kept();
    assert!(claim(&mut board, &beginning(), "ada", None).is_some(), "its agent is kept from it");
    assert_eq!(Reservation::of(&WorkItem::from_row(board.items["w"].clone())), None);
}

#[test]
fn what_is_untouched_goes_back_and_the_rest_says_why_not() {
    use Priority::{Critical, High, Low, Medium};
    let names = ["urged", "set", "closed", "kept", "taken", "again"];
    let mut board = board(&names.map(|name| (name, json!({ "status": "pending", "priority": "low" }))));
    let start = board.items.clone();
    let now = beginning();
    let mut advised: Vec<Advised> = names[..3].iter().map(|id| urge(id, Low, High)).collect();
    advised.extend([keep("kept", "ada"), keep("taken", "ada"), urge("again", Low, Medium)]);
    assert_eq!(advise(&mut board, &now, REPORT, &advised).changed.len(), 6);
    board.items.get_mut("set").expect("it is there")["priority"] = "critical".into();
    board.items.get_mut("closed").expect("it is there")["status"] = "completed".into();
    assert!(claim(&mut board, &now, "ada", Some("taken")).is_some());
    advise(&mut board, &now, "report_2", &[urge("again", Medium, Critical)]);
    let undone = undo(&mut board, &now, REPORT, &names);
    let reverted: Vec<&str> = undone.reverted.iter().map(|changed| changed.work_id.as_str()).collect();
    assert_eq!(reverted, ["urged", "kept"]);
    let expected = [
        "its priority is critical by now",
        "it is completed",
        "it was claimed since",
        "a later report changed it again: report_2",
    ];
    assert_eq!(reasons(&undone.skipped), expected);
    for id in ["urged", "kept"] {
        let mut row = board.items[id].clone();
        row.shift_remove("advice");
        assert_eq!(row, start[id], "{id} is not as it was");
    }
    let before = board.items.clone();
    let again = undo(&mut board, &now, REPORT, &["urged", "kept"]);
    assert!(again.reverted.is_empty() && board.items == before, "undoing twice changes something");
    assert!(reasons(&again.skipped).iter().all(|reason| reason.starts_with("it was undone already, at ")));
    assert_eq!(undo(&mut board, &now, "report_2", &["again"]).reverted[0].after, json!("medium"));
    assert_eq!(undo(&mut board, &now, REPORT, &["again"]).reverted[0].after, json!("low"));
}

#[test]
fn a_hold_that_has_ended_makes_room_for_the_next() {
    let mut board = board(&[("w", json!({ "status": "pending" }))]);
    advise(&mut board, &beginning(), REPORT, &[keep("w", "ada")]);
    let later = moved(&beginning(), &Tick::Pass(HOLD), 1);
    let advice = advise(&mut board, &later, "report_2", &[keep("w", "bob")]);
    assert_eq!((advice.changed[0].before.clone(), claim(&mut board, &later, "ada", None)), (Value::Null, None));
    assert_eq!(undo(&mut board, &later, REPORT, &["w"]).reverted, []);
    assert_eq!(undo(&mut board, &later, "report_2", &["w"]).reverted.len(), 1);
    assert!(claim(&mut board, &later, "zoe", None).is_some());
}

#[test]
fn what_was_kept_for_others_or_begun_since_stays_as_it_is() {
    let mut board = board(&["others", "begun"].map(|name| (name, json!({ "status": "pending" }))));
    advise(&mut board, &beginning(), REPORT, &[keep("others", "ada"), keep("begun", "ada")]);
    board.items.get_mut("others").expect("it is there")["reserved"] = json!({ "agent": "bob" });
    // As a version would leave it that does not know of reservations.
    board.items.get_mut("begun").expect("it is there")["status"] = "active".into();
    let before = board.items.clone();
    let undone = undo(&mut board, &beginning(), REPORT, &["others", "begun"]);
    assert_eq!(reasons(&undone.skipped), ["it was reserved for others since", "it was claimed since"]);
    assert!(undone.reverted.is_empty() && board.items == before, "{undone:?}");
}

#[test]
fn an_item_keeps_its_newest_ten_marks() {
    use Priority::{High, Low};
    let mut board = board(&[("w", json!({ "status": "pending", "priority": "low" }))]);
    for n in 0..12 {
        let (from, to) = if n % 2 == 0 { (Low, High) } else { (High, Low) };
        advise(&mut board, &beginning(), &format!("report_{n}"), &[urge("w", from, to)]);
    }
    let marks = board::Mark::all(&WorkItem::from_row(board.items["w"].clone()));
    let reports: Vec<&str> = marks.iter().map(|mark| mark.report.as_str()).collect();
    assert_eq!((reports.len(), reports[0], reports[9]), (10, "report_2", "report_11"));
    assert!(undo(&mut board, &beginning(), "report_0", &["w"]).reverted.is_empty());
}

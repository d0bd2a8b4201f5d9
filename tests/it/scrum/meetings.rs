//! Meetings on a board made by real commands.

use crate::sandbox::{Sandbox, eventually};
use serde_json::{Value, json};

/// Two teams that wait for each other.
fn busy() -> (Sandbox, [String; 5]) {
    let board = Sandbox::new();
    let claim =
        |agent: &str, team: &str, what: &str| board.ok(&["claim", "fix", what, "--agent", agent, "--team", team]);
    let done = claim("ada", "red", "is done");
    let _ = board.ok(&["fail", &done, "--reason", "disk full", "--agent", "ada"]);
    let _ = board.ok(&["dead-letters", "list"]);
    let done_at_last = claim("ada", "red", "is done at once");
    let _ = board.ok(&["progress", &done_at_last, "50", "--agent", "ada"]);
    let _ = board.ok(&["complete", &done_at_last, "all of it", "--agent", "ada", "--points", "5"]);
    let blocked = claim("bob", "blue", "is blocked");
    let _ = board.ok(&["block", &blocked, "--on", "the rain", "--agent", "bob"]);
    let _ = board.ok(&["set", &blocked, "--due", "1d", "--agent", "bob"]);
    let waits = board.ok(&["add", "fix", "waits", "--team", "red", "--depends-on", &blocked, "--due", "2h"]);
    let given_up = claim("cy", "blue", "is given up");
    let _ = board.ok(&["fail", &given_up, "--reason", "no way", "--no-retry", "--agent", "cy"]);
    (board, [done, done_at_last, blocked, waits, given_up])
}

fn team<'a>(document: &'a Value, name: &str) -> &'a Value {
    document["teams"].as_array().expect("a list").iter().find(|team| team["team"] == name).expect("the team")
}

fn ids(list: &Value) -> Vec<&str> {
    list.as_array().expect("a list").iter().map(|one| one["work_id"].as_str().expect("an id")).collect()
}

#[test]
fn the_standup_tells_what_was_done_is_held_and_keeps_from_going_on() {
    let (board, [failed, done, blocked, waits, given_up]) = busy();
    let found = board.json(&["scrum", "daily-standup"]);
    let (red, blue) = (team(&found, "red"), team(&found, "blue"));
    let mut told = ids(&red["yesterday"]);
    told.sort_unstable();
    let mut expected = [failed.as_str(), &done, &waits];
    expected.sort_unstable();
    assert_eq!(told, expected);
    let last = red["yesterday"].as_array().expect("a list").iter().find(|one| one["work_id"] == done.as_str());
    assert_eq!(
        last.map(|one| (&one["verb"], &one["note"], &one["changes"])),
        Some((&json!("complete"), &json!("all of it"), &json!(3)))
    );
    assert_eq!((ids(&blue["today"]), ids(&red["today"])), (vec![blocked.as_str()], vec![]));
    let kinds: Vec<_> =
        blue["impediments"].as_array().expect("a list").iter().map(|one| (&one["kind"], &one["work_id"])).collect();
    let expected = [(&json!("blocked"), &json!(blocked)), (&json!("dead_letter"), &json!(given_up))];
    assert_eq!(kinds, expected);
    assert_eq!(blue["impediments"][0]["on"], "the rain");
    let one = board.json(&["scrum", "daily-standup", "--team", "blue"]);
    assert_eq!(one["teams"].as_array().map(Vec::len), Some(1));
    let nobody = board.run(&["scrum", "daily-standup", "--team", "bleu"]);
    assert!(nobody.code == 3 && nobody.stderr.contains("did you mean \"blue\"?"), "{nobody:?}");
}

#[test]
fn a_dependency_that_is_due_after_what_waits_for_it_is_late() {
    let (board, [_, _, blocked, waits, _]) = busy();
    let found = board.json(&["scrum", "scrum-of-scrums"]);
    let action = &found["actions"][0];
    assert_eq!((&action["work_id"], &action["depends_on"]), (&json!(waits), &json!(blocked)));
    assert_eq!((&action["late"], &action["other_agent"]), (&json!("due_after_dependent"), &json!("bob")));
    assert_eq!(found["actions"].as_array().map(Vec::len), Some(1));
    let text = board.ok(&["scrum", "scrum-of-scrums"]);
    for heading in ["RED TEAM", "BLUE TEAM", "Yesterday:", "Today:", "Impediments:", "Dependencies:"] {
        assert!(text.contains(heading), "{heading}: {text}");
    }
}

#[test]
fn the_retrospective_counts_what_went_wrong() {
    let (board, [.., given_up]) = busy();
    let found = board.json(&["scrum", "retrospective", "--since", "1d"]);
    let learned = &found["learned"];
    assert_eq!([&learned["completed"], &learned["failures"], &learned["given_up"]], [&json!(1), &json!(2), &json!(1)]);
    let mut reasons: Vec<_> = learned["reasons"].as_array().expect("a list").iter().map(|one| &one["reason"]).collect();
    reasons.sort_by_key(|reason| reason.to_string());
    assert_eq!(reasons, ["disk full", "no way"]);
    let _ = board.ok(&["dead-letters", "requeue", &given_up]);
    let again = board.json(&["scrum", "retrospective"]);
    assert_eq!([&again["learned"]["requeued"], &again["learned"]["given_up"]], [&json!(1), &json!(0)]);
    let blue = board.json(&["scrum", "retrospective", "--team", "blue"]);
    assert_eq!([&blue["learned"]["completed"], &blue["learned"]["failures"]], [&json!(0), &json!(1)]);
}

#[test]
fn the_coach_sees_the_verbs_that_were_used() {
    let (board, _) = busy();
    let found = board.json(&["scrum", "coach-training"]);
    let practised: Vec<_> = found["practised"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| (one["verb"].as_str().unwrap_or_default(), &one["changes"], &one["agents"]))
        .collect();
    let events = board.json(&["events", "--limit", "1000"]);
    let count = |verb: &str| {
        let of = |event: &&Value| event["event"]["verb"] == verb;
        events["events"].as_array().expect("a list").iter().filter(of).count()
    };
    assert!(practised.contains(&("claim", &json!(4), &json!(3))), "{practised:?}");
    assert!(practised.iter().all(|(verb, changes, _)| *changes == count(verb)), "{practised:?}");
}

#[test]
fn what_a_claim_takes_back_for_another_is_no_claim_of_it() {
    let board = Sandbox::new();
    let lost =
        board.ok(&["claim", "fix", "is lost", "--agent", "ada", "--team", "red", "--ttl", "1s", "--priority", "low"]);
    let urgent = board.ok(&["add", "fix", "is urgent", "--team", "blue", "--priority", "critical"]);
    eventually("the lease runs out", || {
        let told = board.json(&["scrum", "daily-standup"]);
        team(&told, "red")["impediments"][0]["kind"] == "lease_over"
    });
    assert_eq!(board.ok(&["claim", "--next", "--agent", "bob"]), urgent);
    let found = board.json(&["scrum", "daily-standup"]);
    let doing = &team(&found, "red")["yesterday"][0];
    assert_eq!((&doing["work_id"], &doing["verb"], &doing["agent"]), (&json!(lost), &json!("reclaim"), &Value::Null));
    assert_eq!(board.json(&["scrum", "retrospective"])["learned"]["expiries"], 1);
}

#[test]
fn what_happened_before_the_time_asked_about_is_left_out() {
    let (board, [_, done, ..]) = busy();
    let events = board.json(&["events", "--limit", "1000"]);
    let events = events["events"].as_array().expect("a list");
    let last = events.iter().map(|one| one["event"]["at"].as_i64().expect("a time")).max().expect("an event");
    let yesterday = |since: i64| {
        let told = board.json(&["scrum", "daily-standup", "--since", &coordctl::clock::stamp(since)]);
        ["red", "blue"].map(|name| ids(&team(&told, name)["yesterday"]).len())
    };
    assert_eq!(yesterday(last + 1), [0, 0]);
    assert_eq!(yesterday(last - 3600), [3, 2]);
    let completed = events.iter().find(|one| one["event"]["verb"] == "complete").expect("a completion");
    let at = completed["event"]["at"].as_i64().expect("a time");
    let told = board.json(&["scrum", "daily-standup", "--since", &coordctl::clock::stamp(at)]);
    assert!(ids(&team(&told, "red")["yesterday"]).contains(&done.as_str()), "{told}");
}

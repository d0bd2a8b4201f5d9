//! `show` for people: what is a list is told in lines, and the history says why.

use crate::sandbox::Sandbox;
use serde_json::json;

#[test]
fn the_lists_of_an_item_are_lines_and_not_json() {
    let row = json!([{ "work_item_id": "work_2", "status": "completed", "description": "the base", "result": "built" },
        { "work_item_id": "work_1", "agent_id": "ada", "status": "active", "description": "d", "depends_on": ["work_2"],
        "attempts": [{ "attempt": 1, "agent_id": "bob", "fence": 3, "claimed_at": "2025-06-16T06:38:08Z",
            "ended_at": "2025-06-16T07:38:08Z", "outcome": "failed", "reason": "no \u{1b}network", "progress": 40 }],
        "notes": ["an old note", { "at": "2025-06-16T06:39:00Z", "agent_id": "bob", "text": "half way" },
            { "at": "2025-06-16T08:39:00Z", "agent_id": "bob", "text": "done", "late": true, "verb": "complete" }],
        "handoff": { "from": "bob", "to": { "agent": "ada" }, "by": "boss", "at": "2025-06-16T08:00:00Z",
            "text": "yours" } }]);
    let board = Sandbox::with_files(&[("work_claims.json", &row.to_string())]);
    let text = board.ok(&["show", "work_1"]);
    let expected = "
depends_on
  work_2  completed  the base: built

attempts
  attempt 1 by \"bob\" failed at 40 % at 2025-06-16T07:38:08Z: no \\u{1b}network

handoff
  2025-06-16T08:00:00Z from \"bob\" to agent \"ada\" by \"boss\": yours

notes
  an old note
  2025-06-16T06:39:00Z  bob: half way
  2025-06-16T08:39:00Z  bob too late: done

history
";
    assert!(text.contains(expected), "{text}");
    assert!(!text.contains('{') || text.matches('{').count() == 1, "only the escaped character has a brace: {text}");
    let odd = json!([{ "work_item_id": "work_1", "status": "pending", "attempts": "none", "notes": 7, "handoff": [] }]);
    let odd = Sandbox::with_files(&[("work_claims.json", &odd.to_string())]).ok(&["show", "work_1"]);
    for line in ["attempts      none", "notes         7", "handoff       []"] {
        assert!(odd.lines().any(|other| other == line), "{line} is lost:\n{odd}");
    }
}

#[test]
fn the_history_says_why() {
    let board = Sandbox::new();
    let claim = board.json(&["claim", "a", "the work", "--agent", "ada"]);
    let id = claim["work_id"].as_str().expect("an id");
    let _ = board.ok(&["fail", id, "--reason", "no network", "--agent", "ada"]);
    let other = board.json(&["claim", "a", "other work", "--agent", "ada"]);
    let other = other["work_id"].as_str().expect("an id");
    let _ = board.ok(&["fail", other, "--reason", "given up", "--no-retry", "--agent", "ada"]);
    let _ = board.ok(&["dead-letters", "requeue", other]);
    let _ = board.ok(&["claim", other, "--agent", "bob"]);
    let late = board.run(&["progress", other, "50", "--note", "too late", "--fence", "1"]);
    assert_eq!(late.code, 16, "{late:?}");
    let ends_with = |id: &str, verb: &str, gist: &str| {
        let text = board.ok(&["show", id]);
        let told = |line: &str| line.contains(&format!("  {verb} ")) && line.trim_end().ends_with(gist);
        assert!(text.lines().any(told), "{verb} does not say {gist:?}:\n{text}");
    };
    let third = &*board.claim("ada");
    let _ = board.ok(&["block", third, "--on", "the review", "--agent", "ada"]);
    let _ = board.ok(&["note", third, "it is long", "--agent", "ada"]);
    let _ = board.ok(&["handoff", third, "--to", "bob", "--text", "go on from page 7", "--agent", "ada"]);
    ends_with(third, "block", "the review");
    ends_with(third, "note", "it is long");
    ends_with(third, "handoff", "to agent \"bob\": go on from page 7");
    ends_with(id, "fail", "no network");
    ends_with(other, "fail", "given up");
    ends_with(other, "requeue", "–");
    ends_with(other, "late-note", "too late");
}

#[test]
fn an_item_among_many_in_one_change_is_told_in_its_own_history() {
    let lease = json!({ "boot_id": "gone", "deadline_boottime_ns": "9", "ttl_seconds": 1,
        "expires_at": "2025-06-16T06:38:08Z" });
    let row = |n: u8| {
        json!({ "work_item_id": format!("work_{n}"), "agent_id": "ada", "status": "active", "lease": lease,
            "description": format!("d{n}") })
    };
    let board = Sandbox::with_files(&[("work_claims.json", &json!([row(1), row(2)]).to_string())]);
    let _ = board.ok(&["reclaim"]);
    for id in ["work_1", "work_2"] {
        let history = board.json(&["show", id])["history"].clone();
        let last = history.as_array().and_then(|lines| lines.last()).cloned().expect("a line");
        assert_eq!((&last["event"]["work_id"], &last["event"]["verb"]), (&json!(id), &json!("reclaim")));
        assert_eq!(last["event"]["note"], "its lease ended at 2025-06-16T06:38:08Z");
    }
}

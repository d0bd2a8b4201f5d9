//! A span for every command, and one trace for every work item.

use crate::sandbox::Sandbox;
use serde_json::Value;

pub(crate) const TRACE: &str = "0af7651916cd43dd8448eb211c80319c";
pub(crate) const PARENT: &str = "b7ad6b7169203331";

/// The spans on a board, in the order they were written.
pub(crate) fn spans(board: &Sandbox) -> Vec<Value> {
    let text = std::fs::read_to_string(board.path("telemetry_spans.jsonl")).expect("commands leave spans");
    let spans = |line: &str| -> Vec<Value> {
        let request: Value = serde_json::from_str(line).expect("a line is one document");
        request["resourceSpans"][0]["scopeSpans"][0]["spans"].as_array().cloned().expect("spans")
    };
    text.lines().flat_map(spans).collect()
}

pub(crate) fn attribute(span: &Value, name: &str) -> Value {
    let attributes = span["attributes"].as_array().cloned().unwrap_or_default();
    let found = attributes.into_iter().find(|attribute| attribute["key"] == name);
    let value = found.and_then(|it| it["value"].as_object()?.values().next().cloned());
    value.unwrap_or(Value::Null)
}

/// The spans with a name.
pub(crate) fn named(board: &Sandbox, name: &str) -> Vec<Value> {
    spans(board).into_iter().filter(|span| span["name"] == name).collect()
}

pub(crate) fn only(board: &Sandbox, name: &str) -> Value {
    let mut found = named(board, name);
    assert_eq!(found.len(), 1, "spans named {name}: {found:#?}");
    found.remove(0)
}

fn nanoseconds(span: &Value, end: &str) -> u64 {
    span[end].as_str().and_then(|text| text.parse().ok()).expect("a time in nanoseconds as text")
}

/// Whether a span lies within another, and names it as its parent.
pub(crate) fn is_inside(inner: &Value, outer: &Value) -> bool {
    let (start, end) = ("startTimeUnixNano", "endTimeUnixNano");
    inner["parentSpanId"] == outer["spanId"]
        && inner["traceId"] == outer["traceId"]
        && nanoseconds(inner, start) >= nanoseconds(outer, start)
        && nanoseconds(inner, end) <= nanoseconds(outer, end)
}

pub(crate) fn traced(board: &Sandbox, arguments: &[&str]) -> String {
    let said = board.run_with(&[("TRACEPARENT", &format!("00-{TRACE}-{PARENT}-01"))], arguments);
    assert_eq!(said.code, 0, "{said:?}");
    said.stdout.trim().to_owned()
}

#[test]
fn an_item_is_a_tree_of_attempts_commands_and_steps_in_one_trace() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let _ = board.ok(&["progress", &id, "50", "--agent", "ada"]);
    let _ = board.ok(&["heartbeat", &id, "--agent", "ada"]);
    let _ = board.ok(&["complete", &id, "--agent", "ada"]);
    let (item, attempt) = (only(&board, "work.item"), only(&board, "work.attempt"));
    assert!(is_inside(&attempt, &item), "{attempt} {item}");
    assert_eq!((&item["parentSpanId"], &item["flags"]), (&Value::Null, &257.into()));
    for command in ["work.claim", "work.progress", "work.heartbeat", "work.complete"] {
        let command = only(&board, command);
        assert!(is_inside(&command, &attempt), "{command} {attempt}");
        let steps: Vec<Value> =
            spans(&board).into_iter().filter(|span| span["parentSpanId"] == command["spanId"]).collect();
        let names: Vec<&str> = steps.iter().filter_map(|step| step["name"].as_str()).collect();
        let lock = names.iter().position(|name| *name == "store.lock");
        assert!(lock.is_some() && names.contains(&"store.append"), "{command}: {names:?}");
        assert!(steps.iter().all(|step| is_inside(step, &command)), "{steps:#?}");
    }
    assert_eq!(attribute(&attempt, "coordctl.outcome"), "completed");
    assert_eq!(board.item(&id)["telemetry"]["trace_id"], item["traceId"]);
}

#[test]
fn each_item_has_a_trace_of_its_own_and_its_row_names_the_span_of_its_claim() {
    let board = Sandbox::new();
    let ids = [board.claim("ada"), board.claim("bob")];
    let claims = named(&board, "work.claim");
    let rows = ids.map(|id| board.item(&id)["telemetry"].clone());
    for (row, claim) in rows.iter().zip(&claims) {
        assert_eq!((&row["trace_id"], &row["span_id"]), (&claim["traceId"], &claim["spanId"]));
    }
    assert_ne!(claims[0]["traceId"], claims[1]["traceId"]);
}

#[test]
fn failure_and_retry_stay_in_the_trace_and_attempts_are_linked() {
    let board = Sandbox::new();
    let id = board.ok(&["add", "test", "twice"]);
    for agent in ["ada", "bob"] {
        let _ = board.ok(&["claim", &id, "--agent", agent]);
        let _ = board.ok(&["release", &id, "--agent", agent]);
    }
    let (attempts, item) = (named(&board, "work.attempt"), board.item(&id));
    assert_eq!(attempts.len(), 2);
    assert!(attempts.iter().all(|attempt| attempt["traceId"] == item["telemetry"]["trace_id"]));
    assert_eq!(attempts[0]["links"], Value::Null);
    assert_eq!(attempts[1]["links"][0]["spanId"], attempts[0]["spanId"]);
    assert_eq!(attempts.iter().map(|it| attribute(it, "coordctl.outcome")).collect::<Vec<_>>(), ["released"; 2]);
    assert!(named(&board, "work.item").is_empty(), "it is still open");
    let added = only(&board, "work.add");
    assert_ne!(added["traceId"], attempts[0]["traceId"]);
    let claims = named(&board, "work.claim");
    assert_eq!(claims[0]["links"][0]["spanId"], added["spanId"], "the first claim is linked");
    assert_eq!(claims[1]["links"], Value::Null, "and no later one");
    let releases = named(&board, "work.release");
    let agents: Vec<Value> = releases.iter().map(|release| attribute(release, "coordctl.agent.id")).collect();
    assert_eq!(agents, ["ada", "bob"], "who held it until then");
    let _ = board.ok(&["claim", &id, "--agent", "cy"]);
    let _ = board.ok(&["complete", &id, "--agent", "cy"]);
    let item = only(&board, "work.item");
    assert_eq!(item["links"][0]["spanId"], added["spanId"]);
    assert!(nanoseconds(&item, "startTimeUnixNano") <= nanoseconds(&added, "endTimeUnixNano"), "it lives from its add");
}

#[test]
fn an_attempt_whose_lease_ended_is_told_of_by_whoever_takes_the_item() {
    let board = Sandbox::new();
    let id = board.ok(&["claim", "test", "slow", "--agent", "ada", "--ttl", "1s"]);
    let taken = || board.run(&["claim", &id, "--agent", "bob"]).code == 0;
    crate::sandbox::eventually("the lease ends", taken);
    let expired = only(&board, "work.attempt");
    assert_eq!(attribute(&expired, "coordctl.outcome"), "expired");
    assert_eq!(
        (attribute(&expired, "coordctl.agent.id"), attribute(&expired, "error.type")),
        ("ada".into(), "expired".into())
    );
    let taken = named(&board, "work.claim").pop().expect("claims");
    assert!(nanoseconds(&expired, "endTimeUnixNano") <= nanoseconds(&taken, "startTimeUnixNano"), "it was over before");
    assert_eq!(taken["traceId"], expired["traceId"]);
    assert_ne!(taken["parentSpanId"], expired["spanId"], "the new claim is an attempt of its own");
}

#[test]
fn an_item_that_was_given_up_and_requeued_lives_twice_in_one_trace() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let _ = board.ok(&["fail", &id, "--no-retry", "--reason", "no", "--agent", "ada"]);
    let _ = board.ok(&["dead-letters", "requeue", &id]);
    let _ = board.ok(&["claim", &id, "--agent", "bob"]);
    let _ = board.ok(&["complete", &id, "--agent", "bob"]);
    let lives = named(&board, "work.item");
    let outcomes: Vec<Value> = lives.iter().map(|life| attribute(life, "coordctl.outcome")).collect();
    assert_eq!(outcomes, ["failed", "completed"]);
    assert_eq!(lives[0]["traceId"], lives[1]["traceId"]);
    assert_ne!(lives[0]["spanId"], lives[1]["spanId"]);
    let attempts = named(&board, "work.attempt");
    assert!(is_inside(&attempts[0], &lives[0]) && is_inside(&attempts[1], &lives[1]), "{attempts:#?} {lives:#?}");
    assert_eq!(lives[0]["status"]["code"], 2);
    let failed = ["error.type", "cicd.pipeline.task.run.result"].map(|name| attribute(&attempts[0], name));
    assert_eq!((failed, &attempts[0]["status"]["code"]), (["failed".into(), "failure".into()], &2.into()));
}

#[test]
fn several_items_claimed_at_once_have_a_trace_each_and_their_rows_name_spans_that_are_there() {
    let board = Sandbox::new();
    let ids: Vec<String> = (0..3).map(|_| board.ok(&["add", "test", "one of three"])).collect();
    let _ = board.ok(&["claim", "--next", "--count", "3", "--agent", "ada"]);
    let claims = named(&board, "work.claim");
    let mut traces = Vec::new();
    for id in &ids {
        let row = board.item(id)["telemetry"].clone();
        let is_its = |span: &&Value| span["spanId"] == row["span_id"] && span["traceId"] == row["trace_id"];
        let claim = claims.iter().find(is_its).unwrap_or_else(|| panic!("{row} {claims:#?}"));
        assert_eq!(attribute(claim, "coordctl.work.id"), id.as_str());
        traces.push(row["trace_id"].clone());
    }
    traces.dedup();
    assert_eq!(traces.len(), 3);
    for (id, claim) in ids.iter().zip(&claims).skip(1) {
        assert_eq!(claim["links"][0]["spanId"], claims[0]["spanId"], "the command that took it");
        let _ = board.ok(&["complete", id, "--agent", "ada"]);
        let attempt = named(&board, "work.attempt").pop().expect("it has ended");
        assert!(is_inside(claim, &attempt), "{claim} {attempt}");
    }
    let more: Vec<String> = (0..2).map(|_| board.ok(&["add", "test", "one of two"])).collect();
    let _ = traced(&board, &["claim", "--next", "--count", "2", "--agent", "cy"]);
    for id in &more {
        assert_eq!(board.item(id)["telemetry"]["trace_id"], TRACE, "all are in the caller's trace");
    }
}

#[test]
fn a_claim_that_finds_ended_leases_in_passing_is_in_the_trace_of_its_own_item() {
    let board = Sandbox::new();
    let retried = board.pending();
    let slow = board.ok(&["claim", "test", "slow", "--agent", "ada", "--ttl", "1s"]);
    crate::sandbox::eventually("the lease ends", || board.json(&["show", &slow])["expired"] == true);
    assert_eq!(board.ok(&["claim", "--next", "--agent", "bob"]), retried);
    let claim = named(&board, "work.claim").pop().expect("claims");
    let attempts = named(&board, "work.attempt");
    assert_eq!(attempts.len(), 2, "the other's attempt has ended in passing");
    assert!(nanoseconds(&attempts[1], "endTimeUnixNano") <= nanoseconds(&claim, "startTimeUnixNano"), "before");
    let row = board.item(&retried)["telemetry"].clone();
    assert_eq!((&row["trace_id"], &row["span_id"]), (&claim["traceId"], &claim["spanId"]));
}

#[test]
fn a_heartbeat_over_several_items_is_in_the_trace_of_none_of_them() {
    let board = Sandbox::new();
    let ids = [board.claim("ada"), board.claim("ada")];
    let _ = board.ok(&["heartbeat", "--agent", "ada"]);
    let beat = only(&board, "work.heartbeat");
    assert!(ids.iter().all(|id| board.item(id)["telemetry"]["trace_id"] != beat["traceId"]), "{beat}");
}

#[test]
fn a_request_that_is_answered_again_ends_nothing_again() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    for _ in 0..2 {
        let _ = board.ok(&["complete", &id, "--agent", "ada", "--request-id", "one"]);
    }
    let again = named(&board, "work.complete").pop().expect("two commands");
    assert_eq!(attribute(&again, "coordctl.replayed"), true);
    let outcomes: Vec<Value> =
        named(&board, "work.complete").iter().map(|span| attribute(span, "coordctl.outcome")).collect();
    assert_eq!(outcomes, ["done", "replayed"]);
    // Each once.
    assert_eq!(only(&board, "work.item")["traceId"], only(&board, "work.attempt")["traceId"]);
    assert_ne!(again["traceId"], only(&board, "work.item")["traceId"], "it changed nothing");
}

#[test]
fn what_is_changed_after_the_end_is_not_in_the_trace_and_ends_nothing_again() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let _ = board.ok(&["complete", &id, "--agent", "ada"]);
    let _ = board.ok(&["note", &id, "well done", "--agent", "bob"]);
    let note = only(&board, "work.note");
    assert_eq!(attribute(&note, "coordctl.work.id"), id.as_str());
    assert_ne!(note["traceId"], only(&board, "work.item")["traceId"]);
}

#[test]
fn a_refusal_is_a_failed_span_and_names_the_item() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let _ = board.run(&["claim", &id, "--agent", "bob"]);
    let refused = named(&board, "work.claim").pop().expect("a span");
    assert_eq!((&refused["status"]["code"], attribute(&refused, "error.type")), (&2.into(), "held".into()));
    assert_eq!(attribute(&refused, "process.exit.code"), "10");
    assert_eq!(attribute(&refused, "coordctl.outcome"), "refused");
    assert_eq!(attribute(&refused, "coordctl.work.id"), id.as_str());
    assert_ne!(refused["traceId"], board.item(&id)["telemetry"]["trace_id"], "it changed nothing");
}

#[test]
fn what_switches_telemetry_off_leaves_no_span() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let before = spans(&board).len();
    let _ = board.run_with(&[("OTEL_SDK_DISABLED", "true")], &["list"]);
    assert_eq!(spans(&board).len(), before);
    std::fs::write(board.path("coordctl.toml"), "[telemetry]\nenabled = false\n").expect("settings");
    let id = board.claim("ada");
    let _ = board.ok(&["complete", &id, "--agent", "ada"]);
    assert_eq!(spans(&board).len(), before);
}

#[test]
fn diagnostics_tell_on_stderr_what_takes_time() {
    let board = Sandbox::new();
    let told = |arguments: &[&str]| board.run(arguments).stderr;
    let claim = ["claim", "test", "seen", "--agent", "ada"];
    assert!(!told(&claim).contains("ms  "));
    let once = told(&[&["-v"], claim.as_slice()].concat());
    assert!(once.contains("ms  work.claim") && !once.contains("store.flush"), "{once}");
    let twice = told(&[&["-vv"], claim.as_slice()].concat());
    assert!(twice.contains("ms  work.claim") && twice.contains("ms  store.flush"), "{twice}");
    let filtered = board.run_with(&[("COORDCTL_LOG", "coordctl::store=debug")], &claim).stderr;
    assert!(!filtered.contains("work.claim") && filtered.contains("store.flush"), "{filtered}");
    let off = board.run_with(&[("COORDCTL_LOG", "info"), ("OTEL_SDK_DISABLED", "true")], &claim).stderr;
    assert!(off.contains("ms  work.claim"), "it does not need the file: {off}");
    let bad = board.run_with(&[("COORDCTL_LOG", "a=b")], &claim);
    assert_eq!(bad.code, 3);
    assert!(bad.stderr.contains("COORDCTL_LOG is \"a=b\""), "{bad:?}");
}

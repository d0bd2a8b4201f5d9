//! The trace that a caller is in: joined, linked, and handed on.

use crate::sandbox::Sandbox;
use crate::spans::{PARENT, TRACE, attribute, is_inside, named, only, spans, traced};
use serde_json::Value;

#[test]
fn a_claim_joins_the_trace_of_its_caller() {
    let board = Sandbox::new();
    let id = traced(&board, &["claim", "test", "traced", "--agent", "ada"]);
    let _ = traced(&board, &["complete", &id, "--agent", "ada"]);
    let item = only(&board, "work.item");
    assert_eq!((&item["traceId"], &item["parentSpanId"], &item["flags"]), (&TRACE.into(), &PARENT.into(), &769.into()));
    for command in ["work.claim", "work.complete"] {
        assert!(is_inside(&only(&board, command), &only(&board, "work.attempt")), "{command}");
    }
    assert_eq!(board.item(&id)["telemetry"]["trace_id"], TRACE);
}

#[test]
fn a_caller_in_another_trace_is_linked_and_no_parent_across_traces() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let _ = traced(&board, &["progress", &id, "10", "--agent", "ada"]);
    let (progress, claim) = (only(&board, "work.progress"), only(&board, "work.claim"));
    assert_eq!((&progress["traceId"], &progress["parentSpanId"]), (&claim["traceId"], &claim["parentSpanId"]));
    let link = &progress["links"][0];
    assert_eq!((&link["traceId"], &link["spanId"]), (&TRACE.into(), &PARENT.into()));
}

#[test]
fn a_caller_inside_the_trace_of_the_item_stays_the_parent() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let trace = board.item(&id)["telemetry"]["trace_id"].as_str().expect("a trace").to_owned();
    let inside = format!("00-{trace}-{PARENT}-01");
    let said = board.run_with(&[("TRACEPARENT", &inside)], &["progress", &id, "10", "--agent", "ada"]);
    assert_eq!(said.code, 0, "{said:?}");
    let progress = only(&board, "work.progress");
    assert_eq!((&progress["traceId"], &progress["parentSpanId"]), (&trace.into(), &PARENT.into()));
}

#[test]
fn old_variables_give_the_trace_in_their_old_order() {
    let names = ["FORCE_TRACE_ID", "COORDINATION_TRACE_ID", "TRACE_ID", "OTEL_TRACE_ID"];
    let id = |n: usize| format!("{:032x}", n + 1);
    for first in 0..names.len() {
        let board = Sandbox::new();
        let ids: Vec<String> = (0..names.len()).map(id).collect();
        let set: Vec<(&str, &str)> = (first..names.len()).map(|n| (names[n], ids[n].as_str())).collect();
        let said = board.run_with(&set, &["claim", "test", "old"]);
        assert_eq!(said.code, 0, "{said:?}");
        assert_eq!(only(&board, "work.claim")["traceId"], ids[first].as_str(), "{}", names[first]);
    }
}

#[test]
fn nothing_of_a_trace_that_is_not_sampled_is_marked_as_sampled() {
    let board = Sandbox::new();
    let caller = [("TRACEPARENT", format!("00-{TRACE}-{PARENT}-00"))];
    let caller = caller.each_ref().map(|(name, value)| (*name, value.as_str()));
    let run = |arguments: &[&str]| {
        let said = board.run_with(&caller, arguments);
        assert_eq!(said.code, 0, "{said:?}");
        said.stdout.trim_end().to_owned()
    };
    let id = run(&["add", "test", "one"]);
    run(&["add", "test", "two"]);
    run(&["claim", "--next", "--count", "2", "--agent", "ada"]);
    run(&["release", &id, "--agent", "ada"]);
    run(&["claim", &id, "--agent", "ada"]);
    run(&["complete", &id, "--agent", "ada"]);
    let all = spans(&board);
    let sampled: Vec<_> =
        all.iter().filter(|span| span["flags"].as_u64().is_some_and(|flags| flags & 1 == 1)).collect();
    assert!(all.len() > 8 && sampled.is_empty(), "{sampled:?}");
}

#[test]
fn the_state_and_the_sampling_of_a_caller_go_with_his_trace_only() {
    let board = Sandbox::new();
    let parent = format!("00-{TRACE}-{PARENT}-00");
    let caller = [("TRACEPARENT", parent.as_str()), ("TRACESTATE", "vendor=1")];
    let id = board.run_with(&caller, &["claim", "test", "joined"]).stdout.trim().to_owned();
    let other = board.claim("ada");
    let _ = board.run_with(&caller, &["progress", &other, "5", "--agent", "ada"]);
    let (joined, linked) = (named(&board, "work.claim")[0].clone(), only(&board, "work.progress"));
    assert_eq!((&joined["traceState"], &joined["flags"]), (&"vendor=1".into(), &768.into()), "{id}");
    assert_eq!((&linked["traceState"], &linked["flags"]), (&Value::Null, &769.into()));
    let flags = |command: &Value| {
        let steps = spans(&board).into_iter().filter(|span| span["parentSpanId"] == command["spanId"]);
        let mut flags: Vec<Value> = steps.map(|step| step["flags"].clone()).collect();
        flags.dedup();
        flags
    };
    assert_eq!((flags(&joined), flags(&linked)), (vec![256.into()], vec![257.into()]), "steps are sampled alike");
}

#[test]
fn run_hands_the_trace_to_its_command() {
    let board = Sandbox::new();
    let env = ["sh", "-c", "echo \"$TRACEPARENT|$TRACESTATE|$BAGGAGE\""];
    let run = |caller: &[(&str, &str)]| {
        let mut arguments = vec!["run", "--type", "test", "--description", "traced", "--agent", "ada", "--"];
        arguments.extend(env);
        let said = board.run_with(caller, &arguments);
        assert_eq!(said.code, 0, "{said:?}");
        let span = named(&board, "work.run").pop().expect("a span");
        let text = |field: &str| span[field].as_str().unwrap_or_default().to_owned();
        (said.stdout.trim().to_owned(), format!("00-{}-{}-01", text("traceId"), text("spanId")))
    };
    let path = ("PATH", "/usr/bin:/bin");
    let (said, parent) = run(&[path, ("BAGGAGE", "a=b")]);
    assert_eq!(said, format!("{parent}||a=b"));
    let caller = format!("00-{TRACE}-{PARENT}-01");
    let (said, parent) = run(&[path, ("TRACEPARENT", &caller), ("TRACESTATE", "v=1")]);
    assert_eq!(said, format!("{parent}|v=1|"));
    assert!(parent.contains(TRACE), "{parent}");
    let id = board.pending();
    let _ = board.ok(&["claim", &id, "--agent", "bob"]);
    let _ = board.ok(&["release", &id, "--agent", "bob"]);
    let mut arguments = vec!["run", "--work", &id, "--agent", "ada", "--"];
    arguments.extend(env);
    let said = board.run_with(&[path, ("TRACEPARENT", &caller), ("TRACESTATE", "v=1")], &arguments);
    let trace = board.item(&id)["telemetry"]["trace_id"].as_str().expect("a trace").to_owned();
    assert!(said.stdout.contains(&trace) && said.stdout.contains("||"), "the state is of another trace: {said:?}");
}

#[test]
fn each_item_of_a_loop_has_a_trace_of_its_own() {
    let board = Sandbox::new();
    let ids = [board.ok(&["add", "test", "one"]), board.ok(&["add", "test", "two"])];
    let loops = ["run", "--next", "--loop", "--idle-exit", "100ms", "--agent", "ada", "--", "true"];
    let said = board.run_with(&[("PATH", "/usr/bin:/bin")], &loops);
    assert_eq!(said.code, 0, "{said:?}");
    let items = named(&board, "work.item");
    assert_eq!(items.len(), 2);
    assert_ne!(items[0]["traceId"], items[1]["traceId"]);
    for (item, id) in items.iter().zip(ids) {
        assert_eq!(attribute(item, "coordctl.work.id"), id.as_str());
        let run = |span: &Value| span["name"] == "work.run" && span["traceId"] == item["traceId"];
        assert_eq!(spans(&board).into_iter().filter(run).count(), 1, "each run is told of once, in its item's trace");
    }
    assert_eq!(named(&board, "work.run").len(), 3, "each item, the whole loop, and no try that found nothing");
    assert!(spans(&board).iter().all(|span| attribute(span, "coordctl.outcome") != "failed"));
    let failing = board.ok(&["add", "test", "three", "--max-attempts", "1"]);
    let loops = ["run", "--next", "--loop", "--idle-exit", "100ms", "--agent", "ada", "--", "false"];
    let _ = board.run_with(&[("PATH", "/usr/bin:/bin")], &loops);
    let run = |span: &Value| span["name"] == "work.run" && attribute(span, "coordctl.work.id") == failing.as_str();
    let outcomes: Vec<Value> =
        spans(&board).iter().filter(|span| run(span)).map(|span| attribute(span, "coordctl.outcome")).collect();
    assert_eq!(outcomes, ["failed"]);
}

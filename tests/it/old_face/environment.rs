//! What the environment said to the older tool it still says.

use super::{Old, first_id};
use serde_json::Value;

/// The span of the newest claim, and the attributes of its resource.
fn newest(old: &Old) -> (Value, Vec<(String, String)>) {
    let text = std::fs::read_to_string(old.board.path("telemetry_spans.jsonl")).expect("there are spans");
    let line = text.lines().rev().find(|line| line.contains("\"work.claim\"")).expect("the line of a claim");
    let line: Value = serde_json::from_str(line).expect("JSON");
    let resource = &line["resourceSpans"][0];
    let spans = resource["scopeSpans"][0]["spans"].as_array().expect("spans");
    let span = spans.iter().find(|span| span["name"] == "work.claim").expect("the span of a claim").clone();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let attributes = resource["resource"]["attributes"].as_array().expect("attributes");
    let pairs = attributes.iter().map(|pair| (text(&pair["key"]), text(&pair["value"]["stringValue"])));
    (span, pairs.collect())
}

/// The trace that a claim prints, which must be that of its span and of the item, and the span of the caller.
fn traced(old: &Old, environment: &[(&str, &str)]) -> (String, Value) {
    let said = old.run_with(environment, &["claim", "test", "x"]);
    assert_eq!(said.code, 0, "{said:?}");
    let trace = said.stdout.lines().find_map(|line| line.strip_prefix("🔍 Trace ID: ")).expect("a trace id");
    assert_eq!(newest(old).0["traceId"], trace, "{environment:?}");
    let telemetry = old.board.item(&first_id(&said.stdout))["telemetry"].clone();
    assert_eq!(telemetry["trace_id"], trace);
    (trace.to_owned(), telemetry["parent_span_id"].clone())
}

#[test]
fn the_trace_ids_count_in_their_old_order_and_before_those_of_today() {
    let old = Old::new();
    let id = |digit: &str| digit.repeat(32);
    let parent = format!("00-{}-b7ad6b7169203331-01", id("5"));
    let ids = [id("1"), id("2"), id("3"), id("4")];
    let names = ["FORCE_TRACE_ID", "COORDINATION_TRACE_ID", "TRACE_ID", "OTEL_TRACE_ID"];
    let mut environment: Vec<(&str, &str)> = names.into_iter().zip(ids.iter().map(String::as_str)).collect();
    environment.push(("TRACEPARENT", &parent));
    for expected in ["1", "2", "3", "4", "5"] {
        let (trace, parent) = traced(&old, &environment);
        assert_eq!((trace, parent.is_null()), (id(expected), expected != "5"), "{environment:?}");
        environment.remove(0);
    }
    let (first, second) = (traced(&old, &environment).0, traced(&old, &environment).0);
    assert_ne!(first, second, "without any of them each command has a trace of its own");
}

#[test]
fn an_id_of_another_form_stands_for_one_trace() {
    let old = Old::new();
    let master = [("FORCE_TRACE_ID", "master_1750055888"), ("OTEL_PARENT_SPAN_ID", "B7AD6B7169203331")];
    let (first, parent) = traced(&old, &master);
    assert_eq!((traced(&old, &master).0, &parent), (first.clone(), &"b7ad6b7169203331".into()));
    assert_ne!(traced(&old, &[("FORCE_TRACE_ID", "master_1750055889")]).0, first);
    assert_ne!(traced(&old, &[("FORCE_TRACE_ID", "unknown")]).0, traced(&old, &[("FORCE_TRACE_ID", "unknown")]).0);
}

#[test]
fn spans_say_what_the_old_variables_call_the_service() {
    let old = Old::new();
    let _ = traced(&old, &[("OTEL_SERVICE_VERSION", "1.1.0"), ("DEPLOYMENT_ENV", "staging")]);
    let (_, attributes) = newest(&old);
    for (key, value) in
        [("service.name", "s2s-coordination"), ("service.version", "1.1.0"), ("deployment.environment", "staging")]
    {
        assert!(attributes.contains(&(key.to_owned(), value.to_owned())), "{key}: {attributes:?}");
    }
    let _ = traced(&old, &[("OTEL_SERVICE_NAME", "swarm")]);
    assert!(newest(&old).1.contains(&("service.name".to_owned(), "swarm".to_owned())));
    let _ = old.board.claim("ada");
    assert!(newest(&old).1.contains(&("service.name".to_owned(), "coordctl".to_owned())), "today's own name");
}

#[test]
fn only_the_old_variable_says_who_acts() {
    let old = Old::new();
    let session = [("CLAUDE_CODE_SESSION_ID", "7"), ("AGENT_TEAM", "core")];
    let id = first_id(&old.run_with(&session, &["claim", "test", "x"]).stdout);
    let item = old.board.item(&id);
    let agent = item["agent_id"].as_str().unwrap_or_default().to_owned();
    assert!(agent.starts_with("agent_"), "a new agent, not the session: {agent}");
    assert_eq!(item["team"], "core", "where the arguments name no team");
    assert_eq!(old.run_with(&[("CODEX_THREAD_ID", "9")], &["progress", &id, "5"]).code, 0, "nobody is asked who he is");
    assert_eq!(old.board.item(&id)["unfenced"], true);
    let both = [("COORDCTL_AGENT", "eve"), ("AGENT_ID", agent.as_str())];
    assert_eq!(old.run_with(&both, &["complete", &id]).code, 0);
}

#[test]
fn the_team_of_a_claim_is_named_by_its_argument_else_by_the_variable_else_by_the_routes() {
    let old = Old::new();
    std::fs::create_dir(old.board.board()).expect("a directory can be made");
    let routes = "[[work.routes]]\ntype = \"test\"\nteam = \"testers\"\n";
    std::fs::write(old.board.path("coordctl.toml"), routes).expect("a file can be written");
    let cases = [
        ("core", ["test", "crew"], "crew"),
        ("core", ["test", ""], "core"),
        ("", ["test", ""], "testers"),
        ("", ["other", ""], "autonomous_team"),
    ];
    for (variable, [work_type, named], team) in cases {
        let said = old.run_with(&[("AGENT_TEAM", variable)], &["claim", work_type, "x", "", named]).stdout;
        assert!(said.contains(&format!(" for team {team}\n")), "{said}");
        let id = first_id(&said);
        let done = old.run(&["complete", &id]).stdout;
        assert!(done.ends_with(&format!("Added 5 points to team {team} velocity\n")), "{done}");
    }
}

//! What the API is asked, as whom, and what is recorded of it.

use super::messages::{Messages, Step};
use super::stream::USED;
use super::{HEALTH, asking, environment};
use crate::sandbox::Sandbox;
use serde_json::Value;

fn answering() -> Messages {
    Messages::start([Step::Answer(HEALTH.to_owned())])
}

fn board() -> Sandbox {
    let board = Sandbox::new();
    board.claim("ada");
    board
}

#[test]
fn the_question_is_one_that_current_models_take() {
    let (board, api) = (board(), answering());
    let said = asking(&board, &api, &["claude", "health", "--effort", "high", "--max-tokens", "9000"]);
    assert_eq!(said.code, 0, "{said:?}");
    let asked = &api.asked()[0];
    assert_eq!((asked.path.as_str(), asked.header("content-type")), ("/v1/messages", "application/json"));
    assert_eq!(asked.header("anthropic-version"), "2026-10-21");
    let body = asked.body.as_object().expect("an object");
    let mut names: Vec<&str> = body.keys().map(String::as_str).collect();
    names.sort_unstable();
    assert_eq!(names, ["max_tokens", "messages", "model", "output_config", "stream", "system"]);
    assert_eq!(
        (&body["stream"], &body["max_tokens"], &body["output_config"]["effort"]),
        (&true.into(), &9000.into(), &"high".into())
    );
    assert_eq!(body["output_config"]["format"]["type"], "json_schema");
    let counted = &api.counted()[0].body;
    assert!(counted.get("stream").is_none() && counted.get("max_tokens").is_none(), "{counted}");
    assert_eq!((&counted["messages"], &counted["system"]), (&body["messages"], &body["system"]));
}

#[test]
fn a_key_goes_before_a_token_and_only_one_is_sent() {
    let (board, api) = (board(), answering());
    let url = api.url();
    let ask = |more: &[(&str, &str)]| {
        let environment = [&[("ANTHROPIC_BASE_URL", url.as_str())], more].concat();
        let said = board.run_with(&environment, &["claude", "health", "--fresh"]);
        assert_eq!(said.code, 0, "{said:?}");
        api.asked().pop().expect("a question")
    };
    let both = ask(&[("ANTHROPIC_API_KEY", "key-one"), ("ANTHROPIC_AUTH_TOKEN", "token-two")]);
    assert_eq!((both.header("x-api-key"), both.header("authorization")), ("key-one", ""));
    let token =
        ask(&[("ANTHROPIC_AUTH_TOKEN", "token-two"), ("ANTHROPIC_CUSTOM_HEADERS", "X-Team: core\nX-Place: a:b")]);
    assert_eq!((token.header("x-api-key"), token.header("authorization")), ("", "Bearer token-two"));
    assert_eq!((token.header("x-team"), token.header("x-place")), ("core", "a:b"));
}

#[test]
fn what_cannot_be_sent_is_refused_without_being_shown() {
    let board = board();
    let base = ("ANTHROPIC_BASE_URL", "http://127.0.0.1:9");
    for (name, value) in [
        ("ANTHROPIC_API_KEY", "geheim\u{7f}wort"),
        ("ANTHROPIC_AUTH_TOKEN", "geheim\nwort"),
        ("ANTHROPIC_CUSTOM_HEADERS", "geheim wort"),
        ("ANTHROPIC_BASE_URL", "geheim://wort"),
    ] {
        let environment = [("ANTHROPIC_API_KEY", "k-of-no-use"), base, (name, value)];
        let environment = if name == "ANTHROPIC_AUTH_TOKEN" { &environment[1..] } else { &environment };
        let said = board.run_with(environment, &["claude", "health"]);
        assert_eq!(said.code, 3, "{name}: {said:?}");
        assert!(said.stderr.contains(name) && !said.stderr.contains("wort"), "{said:?}");
    }
}

/// The attributes of the step that asked, by name.
pub(super) fn chat(board: &Sandbox) -> serde_json::Map<String, Value> {
    let text = std::fs::read_to_string(board.path("telemetry_spans.jsonl")).expect("there are spans");
    let last = text.lines().rfind(|line| line.contains("\"chat ")).expect("a question was asked");
    let line: Value = serde_json::from_str(last).expect("a line");
    let spans = line["resourceSpans"][0]["scopeSpans"][0]["spans"].as_array().cloned().expect("spans");
    let span =
        spans.into_iter().find(|span| span["name"].as_str().is_some_and(|name| name.starts_with("chat "))).expect("it");
    assert_eq!((&span["name"], &span["kind"]), (&"chat claude-opus-5-5".into(), &3.into()));
    let attributes = span["attributes"].as_array().cloned().expect("attributes");
    attributes.iter().map(|one| (one["key"].as_str().expect("a key").to_owned(), one["value"].clone())).collect()
}

#[test]
fn a_question_leaves_a_step_that_metrics_count() {
    let (board, api) = (board(), answering());
    assert_eq!(asking(&board, &api, &["claude", "health"]).code, 0);
    let attributes = chat(&board);
    let [input, written, read, output] = USED;
    let usd = (input as f64 * 4.0 + written as f64 * 5.0 + read as f64 * 0.4 + output as f64 * 20.0) / 1e6;
    let int = |number: u64| serde_json::json!({"intValue": number.to_string()});
    let text = |text: &str| serde_json::json!({"stringValue": text});
    for (name, value) in [
        ("gen_ai.operation.name", text("chat")),
        ("gen_ai.provider.name", text("anthropic")),
        ("gen_ai.output.type", text("json")),
        ("gen_ai.request.model", text("claude-opus-5-5")),
        ("gen_ai.response.model", text("claude-opus-5-5")),
        ("gen_ai.response.id", text("msg_01XFDUDYJgAACzvnptvVoYEL")),
        ("gen_ai.response.finish_reasons", serde_json::json!({"arrayValue": {"values": [text("end_turn")]}})),
        ("gen_ai.usage.input_tokens", int(input + written + read)),
        ("gen_ai.usage.output_tokens", int(output)),
        ("gen_ai.usage.cache_read.input_tokens", int(read)),
        ("gen_ai.usage.cache_creation.input_tokens", int(written)),
        ("server.address", text("127.0.0.1")),
        ("http.response.status_code", int(200)),
    ] {
        assert_eq!(attributes.get(name), Some(&value), "{name}");
    }
    let told = attributes["coordctl.claude.cost_usd"]["doubleValue"].as_f64().expect("a cost");
    assert!((told - usd).abs() < 1e-9, "{told} {usd}");
    let metrics = board.ok(&["metrics"]);
    let told = |name: &str, words: &str| {
        let line = metrics.lines().find(|line| line.starts_with(name) && line.contains(words));
        line.and_then(|line| line.rsplit(' ').next()).and_then(|value| value.parse::<f64>().ok()).expect(name)
    };
    let tokens = told("coordctl_claude_tokens_total{", "model=\"claude-opus-5-5\",direction=\"input\"");
    assert!((tokens - (input + written + read) as f64).abs() < 0.5, "{tokens}");
    let cost = told("coordctl_claude_cost_usd_total{", "model=\"claude-opus-5-5\"");
    assert!((cost - usd).abs() < 1e-9, "{cost}");
}

#[test]
fn a_failed_question_leaves_its_reason_in_its_step() {
    let (board, api) = (board(), Messages::start([Step::error(401, "authentication_error", "no")]));
    assert_eq!(asking(&board, &api, &["claude", "health"]).code, 20);
    let attributes = chat(&board);
    assert_eq!(attributes["error.type"]["stringValue"], "401");
    assert_eq!(attributes["http.response.status_code"]["intValue"], "401");
    assert!(!attributes.contains_key("gen_ai.usage.input_tokens"), "{attributes:?}");
}

#[test]
fn a_board_below_a_path_of_its_own_is_asked_there() {
    let (board, api) = (board(), Messages::start([Step::Answer(HEALTH.to_owned())]));
    let [_, key] = environment(&api);
    let base = format!("{}/proxy/", api.url());
    let said = board.run_with(&[("ANTHROPIC_BASE_URL", &base), (key.0, &key.1)], &["claude", "health"]);
    // Nobody is there: the path is what is asked for.
    assert!(said.code == 20 && said.stderr.contains("404 Not Found"), "{said:?}");
}

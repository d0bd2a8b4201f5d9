//! What is kept of analyses: reports, the cache, what they cost, and a budget that many share.

use super::{HEALTH, asking, environment};
use crate::claude::messages::{Messages, Step};
use crate::sandbox::{Said, Sandbox};
use serde_json::{Value, json};

/// The report that a command printed.
fn report(said: &Said) -> Value {
    assert_eq!(said.code, 0, "{said:?}");
    serde_json::from_str(&said.stdout).unwrap_or_else(|e| panic!("{e}: {said:?}"))
}

/// Makes a kept report older than it is.
fn made_at(board: &Sandbox, report: &Value, at: &str) {
    let id = report["report_id"].as_str().expect("an id");
    let kept = std::fs::read_dir(board.path(".coordctl/reports")).expect("reports are kept");
    let mut paths = kept.map(|entry| entry.expect("it can be listed").path());
    let path = paths.find(|path| path.to_string_lossy().contains(id)).expect("it is kept");
    let text = std::fs::read_to_string(&path).expect("it can be read");
    std::fs::write(&path, text.replace(report["at"].as_str().expect("a time"), at)).expect("it can be written");
}

#[test]
fn the_same_question_about_the_same_board_is_asked_once() {
    let (board, api) = (Sandbox::new(), Messages::start([Step::Answer(HEALTH.to_owned())]));
    let id = board.claim("ada");
    let ask = |more: &[&str]| report(&asking(&board, &api, &[&["--json", "claude", "health"], more].concat()));
    let first = ask(&[]);
    assert_eq!((&first["from_cache"], api.asked().len()), (&json!(false), 1));
    let again = ask(&[]);
    assert_eq!((&again["from_cache"], &again["report_id"], api.asked().len()), (&json!(true), &first["report_id"], 1));
    assert_eq!(ask(&["--fresh"])["from_cache"], false);
    assert_eq!(ask(&["--model", "claude-haiku-5-5"])["from_cache"], false);
    assert_eq!(ask(&["--redact"])["from_cache"], false);
    assert_eq!(ask(&["--effort", "low"])["from_cache"], false);
    assert_eq!(ask(&["--max-tokens", "7000"])["from_cache"], false);
    assert_eq!(api.asked().len(), 6);
    board.ok(&["progress", &id, "10", "--agent", "ada"]);
    let changed = ask(&[]);
    assert_eq!((&changed["from_cache"], api.asked().len()), (&json!(false), 7));
    assert_eq!(changed["board_sequence"].as_u64(), first["board_sequence"].as_u64().map(|n| n + 1));
    made_at(&board, &changed, "2020-01-01T00:00:00Z");
    let aged = |age: &str| std::fs::write(board.path("coordctl.toml"), format!("[claude]\ncache_age = \"{age}\"\n"));
    aged("999999h").expect("a file can be written");
    assert_eq!(ask(&[])["from_cache"], true, "it is not too old");
    aged("1h").expect("a file can be written");
    assert_eq!(ask(&[])["from_cache"], false, "it is too old");
    let text = asking(&board, &api, &["claude", "health"]);
    assert!(text.stdout.contains("all is well"), "{text:?}");
}

#[test]
fn a_report_is_whole_in_its_place_and_in_the_history() {
    let (board, api) = (Sandbox::new(), Messages::start([Step::Answer(HEALTH.to_owned())]));
    board.claim("ada");
    std::fs::write(board.path("claude_health_analysis.json"), "{\"health_score\": 0.85}")
        .expect("a file can be written");
    let said = asking(&board, &api, &["--json", "claude", "health"]);
    assert!(said.stderr.contains("was written by another tool"), "{said:?}");
    let first = report(&said);
    let newest: Value =
        serde_json::from_str(&std::fs::read_to_string(board.path("claude_health_analysis.json")).unwrap()).unwrap();
    assert_eq!(newest["report_id"], first["report_id"]);
    let aside = std::fs::read_dir(board.path(".coordctl/quarantine")).expect("it is kept").count();
    assert_eq!(aside, 1);
    let id = first["report_id"].as_str().expect("an id");
    assert_eq!(board.json(&["claude", "reports", id])["answer"], first["answer"]);
    for field in ["provider", "model", "prompt_version", "board_sequence", "at", "duration_ms", "confidence", "figures"]
    {
        assert!(!first[field].is_null(), "{field}: {first}");
    }
    assert!(first["usage"]["input_tokens"].as_u64().unwrap() > 0 && first["usage"]["cost_usd"].as_f64().unwrap() > 0.0);
    let lines = board.json(&["claude", "reports"])["reports"].as_array().cloned().expect("reports");
    let health = lines.iter().find(|line| line["analysis"] == "health").expect("health was made");
    assert_eq!((&health["report_id"], &health["kept"]), (&first["report_id"], &json!(1)));
    assert_eq!(board.run(&["claude", "reports", "report_1"]).code, 3);
}

#[test]
fn an_answer_is_told_also_where_its_report_cannot_be_kept() {
    let board = Sandbox::new();
    board.claim("ada");
    std::fs::write(board.path(".coordctl/reports"), "a file where a directory belongs").expect("a file can be written");
    let said = board.run(&["--json", "claude", "health", "--provider", "local"]);
    assert!(said.stderr.contains("the report is not kept"), "{said:?}");
    let report = report(&said);
    assert_eq!((&report["report_id"], report["answer"]["summary"].is_string()), (&json!(""), true));
    // Nothing is done about a report that nobody can find again.
    assert_eq!(board.run(&["claude", "priorities", "--provider", "local", "--apply", "--yes"]).code, 3);
}

#[test]
fn reports_of_many_processes_are_all_kept() {
    let board = Sandbox::new();
    board.claim("ada");
    let all = board.race(12, |_| ["--json", "claude", "health", "--provider", "local"].map(str::to_owned).to_vec());
    let mut ids: Vec<String> = all.iter().map(|said| report(said)["report_id"].as_str().unwrap().to_owned()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 12);
    for id in &ids {
        assert_eq!(board.json(&["claude", "reports", id])["report_id"], id.as_str());
    }
}

#[test]
fn what_calls_cost_is_summed_up() {
    let (board, api) = (Sandbox::new(), Messages::start([Step::Answer(HEALTH.to_owned())]));
    board.claim("ada");
    let each: Vec<f64> = (0..2)
        .map(|_| report(&asking(&board, &api, &["--json", "claude", "health", "--fresh"])))
        .map(|report| report["usage"]["cost_usd"].as_f64().expect("a price"))
        .collect();
    let costs = board.json(&["claude", "costs"]);
    let total = costs["total"]["cost_usd"].as_f64().expect("a sum");
    assert!((total - each.iter().sum::<f64>()).abs() < 1e-9, "{costs}");
    assert_eq!((&costs["total"]["calls"], &costs["by_analysis"]["health"]["calls"]), (&json!(2), &json!(2)));
    assert_eq!(board.json(&["claude", "costs", "--since", "2100-01-01T00:00:00Z"])["total"]["calls"], 0);
    // The price of the default: 4 US dollars for a million tokens sent, 20 for those received.
    let usage = report(&asking(&board, &api, &["--json", "claude", "health", "--fresh"]))["usage"].clone();
    let tokens = |name: &str| usage[name].as_f64().expect("a number");
    let plain = tokens("input_tokens") - tokens("cache_write_tokens");
    let sent = plain + 1.25 * tokens("cache_write_tokens") + 0.1 * tokens("cache_read_tokens");
    let expected = (4.0 * sent + 20.0 * tokens("output_tokens")) / 1e6;
    assert!((tokens("cost_usd") - expected).abs() < 1e-12, "{usage}");
}

#[test]
fn a_budget_of_a_day_is_spent_once_however_many_ask() {
    let (board, api) = (Sandbox::new(), Messages::start([Step::Answer(HEALTH.to_owned())]));
    board.claim("ada");
    // A call may cost 0.02 US dollars for 1,000 tokens of an answer, and something for what is sent; it costs 0.0119. So
    // after three there is not enough left for a fourth.
    let settings = "[claude]\ndaily_budget = 0.05\nmax_tokens = 1000\ndigest_tokens = 1000\n";
    std::fs::write(board.path("coordctl.toml"), settings).expect("a file can be written");
    let allowed = |said: &&Said| said.code == 0;
    let start = |_: usize| {
        let mut command = board.command(&["claude", "health", "--fresh"]);
        command.envs(environment(&api)).stdout(std::process::Stdio::null()).stderr(std::process::Stdio::piped());
        command.spawn().expect("coordctl can be started")
    };
    let running: Vec<_> = (0..8).map(start).collect();
    let said: Vec<Said> =
        running.into_iter().map(|child| Said::of(&child.wait_with_output().expect("it ends"))).collect();
    assert!(said.iter().all(|said| matches!(said.code, 0 | 26)), "{said:?}");
    let costs = board.json(&["claude", "costs"]);
    assert!(costs["today_usd"].as_f64().unwrap() <= 0.05, "{costs}");
    assert_eq!(said.iter().filter(allowed).count(), api.asked().len());
    assert!((1..=3).contains(&api.asked().len()), "{costs}");
    std::fs::write(board.path("coordctl.toml"), settings.replace("0.05", "0.001")).expect("a file can be written");
    let before = api.asked().len();
    let refused = asking(&board, &api, &["claude", "health", "--fresh"]);
    assert_eq!((refused.code, api.asked().len()), (26, before), "{refused:?}");
    assert!(refused.stderr.contains("were spent today") && refused.stderr.contains("claude costs"), "{refused:?}");
    std::fs::write(board.path("coordctl.toml"), "[claude]\ncall_budget = 0.01\n").expect("a file can be written");
    let refused = asking(&board, &api, &["claude", "health", "--fresh"]);
    assert_eq!((refused.code, api.asked().len()), (26, before), "{refused:?}");
}

#[test]
fn a_model_without_a_price_is_refused_under_a_budget_and_allowed_without() {
    let (board, api) = (Sandbox::new(), Messages::start([Step::Answer(HEALTH.to_owned())]));
    board.claim("ada");
    let ask = || asking(&board, &api, &["--json", "claude", "health", "--fresh", "--model", "claude-unheard-of"]);
    assert!(report(&ask())["usage"]["cost_usd"].is_null());
    std::fs::write(board.path("coordctl.toml"), "[claude]\ndaily_budget = 5.0\n").expect("a file can be written");
    assert_eq!(ask().code, 26);
    let priced = "[claude]\ndaily_budget = 5.0\n[claude.prices.claude-unheard-of]\ninput = 1.0\noutput = 1.0\n";
    std::fs::write(board.path("coordctl.toml"), priced).expect("a file can be written");
    assert!(report(&ask())["usage"]["cost_usd"].as_f64().unwrap() > 0.0);
}

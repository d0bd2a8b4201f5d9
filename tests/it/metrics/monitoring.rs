//! What Prometheus and Grafana are given: judged by promtool, and never a name that is not told.

use super::Scrape;
use super::claude::{append, line, usage};
use crate::sandbox::{Sandbox, skip};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn file(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// A board on which everything has happened that there is a metric for.
fn full_board() -> Sandbox {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let _ = board.ok(&["complete", &id, "--agent", "ada"]);
    let bad = board.claim("ada");
    let _ = board.ok(&["fail", &bad, "--reason", "no", "--no-retry", "--agent", "ada"]);
    let _ = (board.ok(&["add", "test", "x"]), board.claim("bob"));
    append(&board, &[line(&usage("m", 1, 2, r#"{"doubleValue":0.5}"#))]);
    board
}

/// Runs promtool; `None` where it is not installed.
fn promtool(arguments: &[&str], input: &str) -> Option<(bool, String)> {
    let mut command = Command::new("promtool");
    command.args(arguments).current_dir(path("examples/monitoring"));
    let spawned = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let Ok(mut child) = spawned else {
        skip("promtool is not installed");
        return None;
    };
    let mut stdin = child.stdin.take().expect("it is piped");
    stdin.write_all(input.as_bytes()).expect("promtool reads");
    drop(stdin);
    let output = child.wait_with_output().expect("promtool ends");
    let said = [output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat();
    Some((output.status.success(), said))
}

#[test]
fn promtool_has_nothing_to_say_about_the_metrics() {
    let odd =
        r#"[{"work_item_id":"work_1","status":"active","agent_id":"a\"b\\c\nd","team":"x\\\"}\n1","work_type":"t"}]"#;
    for board in [full_board(), Sandbox::with_files(&[("work_claims.json", odd)])] {
        let text = board.ok(&["metrics"]) + "\n";
        let Some((is_good, said)) = promtool(&["check", "metrics"], &text) else { return };
        assert!(is_good && said.trim().is_empty(), "{said}\n{text}");
    }
    let Some((is_good, said)) = promtool(&["check", "metrics"], "coordctl_x{a=\"b} 1\n") else { return };
    assert!(!is_good, "it takes anything: {said}");
}

#[test]
fn each_alert_fires_on_sample_data_and_not_without_reason() {
    let Some((is_good, said)) = promtool(&["check", "rules", "alerts.yml"], "") else { return };
    assert!(is_good, "{said}");
    let Some((is_good, said)) = promtool(&["test", "rules", "alerts_test.yml"], "") else { return };
    assert!(is_good, "{said}");
    let (rules, cases) = (file("examples/monitoring/alerts.yml"), file("examples/monitoring/alerts_test.yml"));
    let alerts: BTreeSet<&str> = rules.lines().filter_map(|line| line.trim().strip_prefix("- alert: ")).collect();
    let fired = |alert: &&&str| cases.contains(&format!("alertname: {alert}\n        exp_alerts:\n"));
    let silent: Vec<_> = alerts.iter().filter(|alert| !fired(alert)).collect();
    assert!(alerts.len() >= 5 && silent.is_empty(), "no sample data makes these fire: {silent:?}");
}

/// The selectors of metrics in an expression: name, and the labels that are compared.
fn selectors(expression: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut found = Vec::new();
    for (at, _) in expression.match_indices("coordctl_") {
        let rest = &expression[at..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        let inside =
            rest[end..].strip_prefix('{').and_then(|labels| labels.split_once('}')).map_or("", |(labels, _)| labels);
        let compared = inside.split(',').filter_map(|one| one.split_once(['=', '~']));
        let clean = |value: &str| value.trim_start_matches(['~', '=']).trim_matches('"').to_owned();
        found.push((
            rest[..end].to_owned(),
            compared.map(|(label, value)| (label.trim().to_owned(), clean(value))).collect(),
        ));
    }
    found
}

/// Every expression of the dashboard, that of its variable included.
fn queries(value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) => {
            let own =
                ["expr", "query", "definition"].iter().filter_map(|key| fields.get(*key)?.as_str().map(str::to_owned));
            own.chain(fields.values().flat_map(queries)).collect()
        }
        Value::Array(values) => values.iter().flat_map(queries).collect(),
        _ => Vec::new(),
    }
}

/// The expressions of the rules.
fn expressions(rules: &str) -> Vec<String> {
    let parts = rules.split("expr:").skip(1);
    parts.map(|part| part.split("for:").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn dashboard_and_alerts_ask_only_for_what_is_told() {
    let scrape = Scrape::of(&full_board());
    let dashboard: Value = serde_json::from_str(&file("examples/monitoring/dashboard.json")).expect("it is JSON");
    let all = [queries(&dashboard), expressions(&file("examples/monitoring/alerts.yml"))].concat();
    let asked: Vec<_> = all.iter().flat_map(|expression| selectors(expression)).collect();
    assert!(asked.len() > 35, "only {} were found", asked.len());
    for (name, labels) in &asked {
        let series: Vec<&String> = scrape.0.keys().filter(|key| key.split('{').next() == Some(name)).collect();
        assert!(!series.is_empty(), "nothing tells {name}");
        for (label, value) in labels.iter().filter(|(label, _)| label != "board") {
            let has = |key: &&&String| key.contains(&format!("{label}=\""));
            assert!(series.iter().any(|key| has(&key)), "{name} has no label {label}");
            let is_told = |key: &String| value.split('|').any(|value| key.contains(&format!("{label}=\"{value}\"")));
            let may_come = value == "failed" && name == "coordctl_operations_total";
            assert!(may_come || series.iter().any(|key| is_told(key)), "no {name} has {label}=\"{value}\"");
        }
    }
    assert!(dashboard["schemaVersion"].as_u64().is_some_and(|version| version >= 36));
    let variables = dashboard["templating"]["list"].as_array().expect("variables");
    assert!(variables.iter().any(|variable| variable["type"] == "datasource"), "the data source is fixed");
}

#[test]
fn every_metric_is_documented_with_its_type_and_labels_and_no_other() {
    let text = full_board().ok(&["metrics"]);
    let types = text.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split_once(' '));
    let mut told: BTreeMap<&str, (&str, BTreeSet<&str>)> =
        types.map(|(name, kind)| (name, (kind, BTreeSet::new()))).collect();
    for (series, _) in
        text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once("{board=\""))
    {
        let start =
            |name: &str| series.strip_prefix(name).is_some_and(|end| ["", "_bucket", "_sum", "_count"].contains(&end));
        let (_, (_, labels)) = told.iter_mut().find(|(name, _)| start(name)).expect("each sample has a type");
        let line = text.lines().filter(|line| line.split('{').next() == Some(series));
        let names = line
            .flat_map(|line| line.match_indices("=\"").map(|(at, _)| line[..at].rsplit([',', '{']).next().unwrap()));
        labels.extend(names.filter(|name| !["board", "le"].contains(name)));
    }
    let table = file("docs/metrics.md");
    let documented: BTreeMap<&str, (&str, BTreeSet<&str>)> = table
        .lines()
        .filter_map(|line| {
            line.strip_prefix("| `coordctl_").map(|_| line.split('|').map(str::trim).collect::<Vec<_>>())
        })
        .map(|cells| {
            let labels = cells[3].split(", ").map(|label| label.trim_matches('`')).filter(|label| !label.is_empty());
            (cells[1].trim_matches('`'), (cells[2], labels.collect()))
        })
        .collect();
    assert_eq!(told, documented);
}

#[test]
fn the_line_for_cron_writes_the_file() {
    let board = full_board();
    let crontab = file("examples/monitoring/scrape.cron");
    let line = crontab.lines().find_map(|line| line.strip_prefix("* * * * * ")).expect("there is a line for cron");
    let command = line
        .replacen("coordctl", env!("CARGO_BIN_EXE_coordctl"), 1)
        .replace("/srv/work/agent_coordination", &board.board().display().to_string())
        .replace("/var/lib/prometheus/node-exporter", &board.root().display().to_string());
    let output = Command::new("sh").args(["-c", &command]).env_clear().output().expect("sh can be started");
    assert!(output.status.success() && output.stdout.is_empty() && output.stderr.is_empty(), "{output:?}");
    let text = std::fs::read_to_string(board.root().join("coordctl.prom")).expect("it is there");
    assert_eq!(Scrape::parse(&text).get("coordctl_completions_total"), Some(1.0));
}

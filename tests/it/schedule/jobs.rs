//! What a job leaves behind, and what status makes of it.

use super::Home;
use crate::sandbox::COORDCTL;
use coordctl::schedule::JOBS;
use nix::fcntl::{Flock, FlockArg};
use std::fs::File;

const FAILS: &str = "exit 1";

#[test]
fn every_job_is_a_verb() {
    let command = coordctl::cli::command();
    for job in JOBS {
        let mut known = &command;
        for word in job.words.iter().take_while(|word| !word.starts_with("--")) {
            known = known.find_subcommand(word).unwrap_or_else(|| panic!("{}: there is no verb {word}", job.name));
        }
        for option in job.words.iter().filter_map(|word| word.strip_prefix("--")) {
            let has = known.get_arguments().any(|argument| argument.get_long() == Some(option));
            assert!(has, "{}: there is no --{option}", job.name);
        }
    }
}

#[test]
fn status_tells_runs_failures_and_what_should_have_run() {
    let home = Home::new(FAILS);
    assert_eq!(home.status("doctor")["verdict"], "not_installed");
    let _ = home.json(&["cron", "install", "--textfile", "x.prom"]);
    assert_eq!(home.status("doctor")["verdict"], "not_due");
    assert_eq!(home.run(&["cron", "status", "--check"]).code, 0);
    assert_eq!(home.run(&["cron", "run", "doctor", "--schedule", "17 * * * *"]).code, 0);
    let status = home.status("doctor");
    assert_eq!((&status["verdict"], &status["exit"]), (&"ok".into(), &0.into()));
    assert!(status["last_run_at"].is_string() && status["took_ms"].is_u64() && status["next_due_at"].is_string());
    // A job ends as its verb does.
    assert_eq!(home.run(&["cron", "run", "metrics", "--textfile", "/nonexistent/x.prom"]).code, 3);
    let status = home.status("metrics");
    assert_eq!((&status["verdict"], &status["exit"]), (&"failed".into(), &3.into()));
    assert_eq!(home.run(&["cron", "status", "--check"]).code, 50);
    // Installed long ago.
    let crontab = std::fs::read_to_string(home.crontab()).expect("it can be read");
    let stamp = crontab.lines().next().and_then(|line| line.split(' ').next_back()).expect("a stamp").to_owned();
    std::fs::write(home.crontab(), crontab.replace(&stamp, "2026-01-01T00:00:00Z")).expect("a file can be written");
    assert_eq!(home.status("tend")["verdict"], "never_ran");
    let said = home.run(&["cron", "status"]);
    assert!(said.code == 0 && said.stderr.contains("the job tend: never ran"), "{said:?}");
    // Its last run is long ago, in a file of spans that was turned since.
    let spans = home.board.path("telemetry_spans.jsonl");
    let text = std::fs::read_to_string(&spans).expect("there are spans");
    let (own, others): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.contains("\"cron run\""));
    let long_ago = own.join("\n").replace("\"startTimeUnixNano\":\"1", "\"startTimeUnixNano\":\"0");
    std::fs::write(&spans, format!("{}\n{long_ago}\n", others.join("\n"))).expect("a file can be written");
    assert_eq!(home.run(&["telemetry", "rotate", "--now"]).code, 0);
    assert_eq!(home.status("doctor")["verdict"], "overdue");
}

#[test]
fn a_run_leaves_a_span_around_that_of_its_verb() {
    let home = Home::new(FAILS);
    assert_eq!(home.run(&["cron", "run", "tend", "--schedule", "*/5 * * * *"]).code, 0);
    let text = std::fs::read_to_string(home.board.path("telemetry_spans.jsonl")).expect("there are spans");
    let spans: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let named = |name: &str| {
        let span = |line: &serde_json::Value| line["resourceSpans"][0]["scopeSpans"][0]["spans"][0].clone();
        spans.iter().map(span).find(|span| span["name"] == name).unwrap_or_else(|| panic!("no {name} in {text}"))
    };
    let (run, verb) = (named("cron.run"), named("work.tend"));
    assert_eq!((&verb["parentSpanId"], &verb["traceId"]), (&run["spanId"], &run["traceId"]));
    let attributes = run["attributes"].to_string();
    for expected in ["coordctl.cron.job", "\"tend\"", "coordctl.cron.schedule", "\"*/5 * * * *\"", "process.exit.code"]
    {
        assert!(attributes.contains(expected), "{expected} is not in {attributes}");
    }
}

#[test]
fn a_job_that_still_runs_is_not_begun_again() {
    let home = Home::new(FAILS);
    assert_eq!(home.run(&["cron", "run", "tend"]).code, 0);
    let before = home.status("tend");
    let lock = File::open(home.board.path(".coordctl/tasks/cron-tend.lock")).expect("there is a lock");
    let held = Flock::lock(lock, FlockArg::LockExclusiveNonblock).expect("nobody has it");
    let said = home.run(&["cron", "run", "tend"]);
    assert!(said.code == 0 && said.stderr.contains("still runs"), "{said:?}");
    assert_eq!(home.status("tend")["last_run_at"], before["last_run_at"], "it counts as a run");
    drop(held);
    let log = std::fs::read_to_string(home.board.path("logs/cron.log")).expect("there is a log");
    assert_eq!(log.matches("tend begins").count(), 1, "{log}");
}

#[test]
fn the_log_is_turned_when_it_is_full_and_five_are_kept() {
    let home = Home::new(FAILS);
    for round in 0..7 {
        assert_eq!(home.run(&["cron", "run", "tend"]).code, 0);
        let log = home.board.path("logs/cron.log");
        let file = File::options().append(true).open(&log).expect("there is a log");
        file.set_len((1 << 20) + round).expect("it can be made long");
    }
    let _ = home.run(&["cron", "run", "doctor", "--to-stdout"]);
    let mut names: Vec<String> = std::fs::read_dir(home.board.path("logs"))
        .expect("it can be listed")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let expected = ["cron.log", "cron.log.1", "cron.log.2", "cron.log.3", "cron.log.4", "cron.log.5"];
    assert_eq!(names, expected);
    let length = |name: &str| home.board.path("logs").join(name).metadata().expect("it is there").len() - (1 << 20);
    assert_eq!(expected.map(length), [6, 5, 4, 3, 2, 1]);
}

#[test]
fn to_stdout_leaves_the_output_to_the_caller() {
    let home = Home::new(FAILS);
    let said = home.run(&["cron", "run", "doctor", "--to-stdout"]);
    assert!(said.code == 0 && said.stdout.contains("the board is readable"), "{said:?}");
    assert!(!home.board.path("logs").exists());
}

#[test]
fn without_a_board_nothing_is_installed() {
    let home = Home::new(FAILS);
    let mut command = std::process::Command::new(COORDCTL);
    command.args(["cron", "install", "--crontab"]).env_clear().env("COORDINATION_DIR", "/nonexistent/board");
    assert_eq!(command.output().expect("coordctl can be started").status.code(), Some(4));
    assert!(!home.crontab().exists());
}

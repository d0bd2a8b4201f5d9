//! A key is written nowhere: not by any verb, not in any file, not in any message.

use super::HEALTH;
use super::messages::{Messages, Step};
use crate::sandbox::{Said, Sandbox};
use std::path::Path;

/// Values that do not look like secrets: only who knows them can keep them in.
const KEY: &str = "canary-for-the-key";
const TOKEN: &str = "canary-for-the-token";
const HEADER: &str = "canary-in-a-header";

/// Every verb that has no verbs below it.
fn verbs(command: &clap::Command, above: &[String]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for below in command.get_subcommands().filter(|below| below.get_name() != "help") {
        let verb = [above, &[below.get_name().to_owned()]].concat();
        let deeper = verbs(below, &verb);
        found.extend(if deeper.is_empty() { vec![verb] } else { deeper });
    }
    found
}

/// What a verb needs in order to do something, or to end.
fn arguments(verb: &str) -> &'static [&'static str] {
    match verb {
        "claude ask" => &["What is late?"],
        "claude stream" => &["all", "--for", "200ms"],
        "claude prompt" | "claude schema" => &["health"],
        "claude recommend" => &["--agent", "ada"],
        "claim" | "add" => &["review", "something"],
        "run" => &["--next", "--agent", "ada", "--", "true"],
        "wait" => &["--until", "any-change", "--timeout", "50ms"],
        "telemetry export" => &["--to", "-"],

        _ => &[],
    }
}

/// Runs coordctl with every credential that there is.
fn run(board: &Sandbox, api: &Messages, words: &[&str]) -> Said {
    let (url, header) = (api.url(), format!("X-Own: {HEADER}"));
    let environment = [
        ("ANTHROPIC_BASE_URL", url.as_str()),
        ("ANTHROPIC_API_KEY", KEY),
        ("ANTHROPIC_AUTH_TOKEN", TOKEN),
        ("ANTHROPIC_CUSTOM_HEADERS", header.as_str()),
    ];
    board.run_with(&environment, words)
}

fn is_clean(text: &[u8]) -> bool {
    let holds = |secret: &str| text.windows(secret.len()).any(|piece| piece == secret.as_bytes());
    ![KEY, TOKEN, HEADER].into_iter().any(holds)
}

fn assert_clean(said: &Said, words: &[&str]) {
    assert!(is_clean(said.stdout.as_bytes()) && is_clean(said.stderr.as_bytes()), "{words:?}: {said:?}");
}

/// Reads every file below a directory, and says how many there are.
fn assert_clean_below(folder: &Path) -> usize {
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("a directory can be listed") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            count += assert_clean_below(&path);
        } else {
            assert!(is_clean(&std::fs::read(&path).expect("a file can be read")), "{}", path.display());
            count += 1;
        }
    }
    count
}

#[test]
fn no_verb_writes_a_credential_anywhere() {
    let (board, api) = (Sandbox::new(), Messages::start([Step::Answer(HEALTH.to_owned())]));
    board.claim("ada");
    let mut command = coordctl::cli::command();
    command.build();
    let all = verbs(&command, &[]);
    assert!(all.len() > 40, "too few verbs were found: {all:?}");
    for verb in &all {
        let more = arguments(&verb.join(" "));
        for flags in [&["-vv"][..], &["--json"]] {
            let words: Vec<&str> =
                flags.iter().copied().chain(verb.iter().map(String::as_str)).chain(more.iter().copied()).collect();
            assert_clean(&run(&board, &api, &words), &words);
        }
    }
    assert!(api.asked().iter().any(|asked| asked.header("x-api-key") == KEY && asked.header("x-own") == HEADER));
    assert!(assert_clean_below(board.root()) > 8);
}

#[test]
fn a_credential_that_the_api_gives_back_is_masked() {
    let echo = format!("your key {KEY} and header {HEADER} are not known");
    let error = |status| Step::error_with(status, "authentication_error", &echo, &format!("x-echo: {KEY}\r\n"));
    for step in [
        error(401),
        error(400),
        error(418),
        Step::Status(502, String::new(), format!("<html>{echo}</html>")),
        Step::Ended("odd", echo.clone()),
        Step::Answer(echo.clone()),
        Step::ErrorAfter("x".to_owned()),
    ] {
        let (board, api) = (Sandbox::new(), Messages::start([step.clone()]));
        board.claim("ada");
        std::fs::write(board.path("coordctl.toml"), "[claude]\nretries = 0\n").expect("a file can be written");
        for flags in [&["-vv"][..], &["--json"]] {
            let words = [flags, &["claude", "health"]].concat();
            let said = run(&board, &api, &words);
            assert!(said.code >= 20, "{step:?}: {said:?}");
            assert_clean(&said, &words);
        }
        assert_clean_below(board.root());
    }
}

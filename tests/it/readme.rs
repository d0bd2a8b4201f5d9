//! README.md says only what is true today.

use crate::sandbox::{COORDCTL, Sandbox};
use coordctl::failure::EXIT_CODES;
use std::path::Path;
use std::process::{Command, Output};

/// The most lines that README.md may have.
const LINES: usize = 150;

/// A file of the repository.
fn file(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Runs a script with the program under test as `coordctl`, in a sandbox.
fn shell(sandbox: &Sandbox, script: &str) -> Output {
    let programs = Path::new(COORDCTL).parent().expect("the program is in a directory");
    let path = format!("{}:/usr/local/bin:/usr/bin:/bin", programs.display());
    let mut command = Command::new("sh");
    command.args(["-c", script]).env_clear().env("PATH", path).env("HOME", sandbox.root());
    command.current_dir(sandbox.root()).output().expect("sh can be started")
}

/// The commands of the session in README.md, each with what it said there.
fn session() -> Vec<(String, Vec<String>)> {
    let mut steps: Vec<(String, Vec<String>)> = Vec::new();
    let readme = file("README.md");
    let block = readme.lines().skip_while(|line| *line != "```console").skip(1);
    for line in block.take_while(|line| *line != "```") {
        match (line.strip_prefix("$ "), steps.last_mut()) {
            (Some(command), _) => steps.push((command.to_owned(), Vec::new())),
            (None, Some((_, said))) => said.push(line.to_owned()),
            (None, None) => panic!("the session begins with no command: {line}"),
        }
    }
    steps
}

/// A line without what differs from run to run: ids, times, ages, and the spaces that depend on them.
fn settled(line: &str) -> String {
    let words = line.split_whitespace().map(|word| {
        let shape: String = word.chars().map(|c| if c.is_ascii_digit() { 'd' } else { c }).collect();
        let bare = shape.trim_matches(['(', ')', '"', ',', ';', ':']);
        let is_age = ["ds", "dds", "dm"].contains(&bare);
        let is_time = ["dddd-dd-ddTdd:dd:ddZ", "dddd-dd-dd", "dd:dd:ddZ"].contains(&bare);
        let is_id = bare.strip_prefix("work_").is_some_and(|id| id.trim_matches(['d', '…']).is_empty());
        if is_age || is_time || is_id { shape.replacen(bare, "…", 1) } else { word.to_owned() }
    });
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn the_session_says_what_it_says() {
    let steps = session();
    assert!(steps.len() > 3, "there is no session in README.md");
    let commands: String = steps.iter().map(|(command, _)| format!("{command}\necho '== end'\n")).collect();
    let output = shell(&Sandbox::new(), &format!("exec 2>&1\n{commands}"));
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(said.matches("== end\n").count(), steps.len(), "the session was cut short: {said}");
    for ((command, expected), said) in steps.iter().zip(said.split("== end\n")) {
        let expected: Vec<String> = expected.iter().map(|line| settled(line)).collect();
        let settled: Vec<String> = said.lines().map(settled).collect();
        assert_eq!(settled, expected, "$ {command}\n{said}");
    }
}

#[test]
fn ids_and_times_may_differ_and_nothing_else() {
    let line = "claimed work_1750055888000000000 for ada (fence 1, lease until 2025-06-16T06:38:08Z)";
    assert_eq!(settled(line), "claimed … for ada (fence 1, lease until …)");
    assert_eq!(settled("work_175005588800…  active  40%   12s  ada"), "… active 40% … ada");
}

#[test]
fn the_table_of_exit_codes_is_the_one_in_the_program() {
    let table = file("docs/exit-codes.md");
    let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| ")).skip(1).collect();
    let again = |retryable| if retryable { "yes" } else { "" };
    let row = |row: &coordctl::failure::ExitCode| {
        format!("| {} | `{}` | {} | {} |", row.code, row.word, row.meaning, again(row.retryable)).replace("|  |", "| |")
    };
    assert_eq!(rows, EXIT_CODES.iter().map(row).collect::<Vec<_>>());
}

#[test]
fn every_verb_is_named() {
    let readme = file("README.md");
    let command = coordctl::cli::command();
    for verb in command.get_subcommands().filter(|verb| !verb.is_hide_set() && verb.get_name() != "help") {
        assert!(readme.contains(&format!("`{}`", verb.get_name())), "README.md does not name {}", verb.get_name());
    }
}

#[test]
fn it_can_be_read_in_one_go() {
    let lines = file("README.md").lines().count();
    assert!(lines <= LINES, "README.md has {lines} lines, more than {LINES}");
}

#[test]
fn every_linked_file_is_there() {
    for document in [
        "README.md",
        "CONTRIBUTING.md",
        "docs/archive.md",
        "docs/settings.md",
        "docs/state.md",
        "docs/telemetry.md",
        "docs/metrics.md",
        "docs/migration.md",
        "docs/backup.md",
        "docs/doctor.md",
        "docs/analysis.md",
        "docs/claude.md",
        "docs/exit-codes.md",
        "docs/legacy.md",
        "docs/performance.md",
        "docs/scrum.md",
        "docs/verify.md",
        "docs/gate.md",
        "docs/tend.md",
        "docs/schedule.md",
        "docs/worktree.md",
    ] {
        let text = file(document);
        for link in text.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0)) {
            let link = link.split('#').next().unwrap_or_default();
            if !link.contains("://") {
                let folder = Path::new(document).parent().expect("a file is in a folder");
                file(folder.join(link).to_str().expect("UTF-8"));
            }
        }
    }
}

#[test]
fn the_test_command_is_the_one_that_ci_runs() {
    assert!(file("README.md").contains("cargo test --locked") && file("Makefile").contains("\tcargo test --locked\n"));
}

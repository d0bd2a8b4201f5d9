//! The examples do what they say.

use crate::sandbox::{COORDCTL, Sandbox};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

fn text(name: &str) -> String {
    std::fs::read_to_string(example(name)).expect("the example is there")
}

/// A script on the sandbox's board, with the program under test as `coordctl`.
fn script(sandbox: &Sandbox, words: &str) -> Command {
    let programs = Path::new(COORDCTL).parent().expect("the program is in a directory");
    let mut command = Command::new("sh");
    command.args(["-e", "-c", words]).current_dir(sandbox.root()).env_clear();
    command.env("PATH", format!("{}:/usr/local/bin:/usr/bin:/bin", programs.display()));
    command.env("COORDINATION_DIR", sandbox.board()).env("HOME", sandbox.root());
    command
}

/// The output of a command that must succeed.
fn ok(mut command: Command) -> Output {
    let output = command.output().expect("sh can be started");
    assert!(output.status.success(), "{output:?}");
    output
}

#[test]
fn the_quickstart_proves_that_nothing_got_lost() {
    let mut quickstart = Command::new(example("quickstart.sh"));
    quickstart.env("COORDCTL", COORDCTL).env("AGENT_ID", "somebody-else");
    let output = ok(quickstart);
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("agents done: 3, acknowledged: 16, completed on the board: 16\n"), "{said}");
}

#[test]
fn advice_is_given_acted_on_and_taken_back() {
    let mut advice = Command::new(example("advice.sh"));
    advice.env("COORDCTL", COORDCTL).env("AGENT_ID", "somebody-else");
    let output = ok(advice);
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("the longest chain\n      behind it is 2 items"), "{said}");
    let (_, back) = said.split_once("# Taken back\n").expect("something is taken back");
    for agent in ["ada", "bob"] {
        assert_eq!(back.matches(&format!("  agent {agent}  -\n")).count(), 1, "{back}");
    }
}

#[test]
fn the_pipeline_works_on_every_line_once() {
    let board = Sandbox::new();
    let pipeline = format!("printf '%s\\n' one two 'three \"3\"' | {} echo seen", example("pipeline.sh").display());
    ok(script(&board, &format!("{pipeline} & {pipeline}; wait; {pipeline}")));
    let mut results: Vec<_> = board.items().iter().map(|item| item["result"].clone()).collect();
    results.sort_by_key(ToString::to_string);
    assert_eq!(results, ["seen one", "seen three \"3\"", "seen two"]);
}

#[test]
fn the_pipeline_says_what_failed() {
    let board = Sandbox::new();
    ok(script(&board, &format!("echo one | {} false", example("pipeline.sh").display())));
    let item = &board.items()[0];
    assert_eq!((&item["status"], &item["attempts"][0]["reason"]), (&"pending".into(), &"false failed on it".into()));
}

#[test]
fn the_line_for_cron_makes_one_item_a_night() {
    let board = Sandbox::new();
    std::fs::create_dir(board.root().join("documents")).expect("a directory can be made");
    let crontab = text("cron.txt");
    let line = crontab.lines().find(|line| line.starts_with("30 2 * * * ")).expect("there is a line for cron");
    let command = line.trim_start_matches("30 2 * * * ").replace("\\%", "%");
    for _ in 0..2 {
        ok(script(&board, &command));
    }
    let items = board.items();
    assert_eq!((items.len(), &items[0]["status"]), (1, &"completed".into()));
}

#[test]
fn workers_share_what_is_ready_and_hand_each_item_to_their_command() {
    let board = Sandbox::new();
    let ids: Vec<String> = (0..6).map(|n| board.ok(&["add", "test", &format!("item {n}")])).collect();
    let worker = format!("IDLE_EXIT=1s JOBS=2 {} sh -c", example("worker.sh").display());
    let command = "cat >> \"seen.$COORDCTL_WORK_ID\"";
    ok(script(&board, &format!("{worker} '{command}' & {worker} '{command}'; wait")));
    for id in ids {
        assert_eq!(board.item(&id)["status"], "completed", "{id}");
        let seen = std::fs::read_to_string(board.root().join(format!("seen.{id}"))).expect("the command had it");
        let seen: serde_json::Value = serde_json::from_str(&seen).expect("it got one document, once");
        assert_eq!(seen["item"]["work_item_id"], id.as_str());
    }
}

#[test]
fn nothing_is_deployed_while_the_board_does_not_keep_to_its_conditions() {
    let board = Sandbox::new();
    let workflow = text("github-actions.yml");
    let gate =
        workflow.lines().find_map(|line| line.trim().strip_prefix("run: coordctl gate ")).expect("there is a gate");
    let code = || script(&board, &format!("coordctl gate {gate}")).status().expect("sh can be started").code();
    let id = board.claim("ada");
    assert_eq!(code(), Some(0));
    let _ = board.ok(&["fail", &id, "--reason", "no", "--no-retry", "--agent", "ada"]);
    assert_eq!(code(), Some(50));
    assert!(board.root().join("gate.xml").is_file() && workflow.contains("    needs: gate\n"));
}

#[test]
fn the_line_for_cron_that_does_upkeep_is_silent() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let crontab = text("cron.txt");
    let line = crontab.lines().find(|line| line.ends_with("coordctl -q tend")).expect("there is a line");
    let output = ok(script(&board, line.trim_start_matches("*/10 * * * * ")));
    assert!(output.stdout.is_empty() && output.stderr.is_empty(), "{output:?}");
}

#[test]
fn of_two_runs_on_one_commit_one_deploys() {
    let board = Sandbox::new();
    let workflow = text("github-actions.yml");
    let (_, block) = workflow.split_once("run: |\n").expect("there is a block of commands");
    let commands = block.replace("./deploy.sh", "(echo deployed >>log)");
    for run in ["1", "2"] {
        let mut script = script(&board, &commands);
        script.env("GITHUB_SHA", "3f2a1b9").env("GITHUB_RUN_ATTEMPT", "1").env("GITHUB_RUN_ID", run);
        ok(script);
    }
    assert_eq!(std::fs::read_to_string(board.root().join("log")).expect("a log"), "deployed\n");
    assert_eq!(board.items()[0]["result"], "deployed by run 1");
}

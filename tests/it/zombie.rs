//! A holder that comes back after its lease: it changes nothing, and what it says is kept.

use crate::sandbox::{COORDCTL, Sandbox, eventually};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::{Value, json};
use std::process::Stdio;

fn late_notes(item: &Value) -> Vec<&Value> {
    item["notes"].as_array().into_iter().flatten().filter(|note| note["late"] == true).collect()
}

/// A shell that claims, works until it is told to go on, and completes with the fence it was given.
fn worker(sandbox: &Sandbox) -> std::process::Child {
    let script = format!(
        "claim=$({COORDCTL} claim --next --agent zombie --ttl 1s --json) && touch claimed &&
         while [ ! -e finish ]; do sleep 0.01; done
         {COORDCTL} complete \"$(echo \"$claim\" | sed 's/.*\"work_id\":\"\\([^\"]*\\).*/\\1/')\" 'what the zombie found' \
             --fence \"$(echo \"$claim\" | sed 's/.*\"fence\":\\([0-9]*\\).*/\\1/')\""
    );
    let mut command = std::process::Command::new("sh");
    command.args(["-c", &script]).env("COORDINATION_DIR", sandbox.board()).current_dir(sandbox.root());
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("a shell starts")
}

#[test]
fn a_stopped_holder_that_goes_on_after_another_has_completed_its_item_is_refused_and_its_text_kept() {
    let sandbox = Sandbox::new();
    let id = sandbox.ok(&["add", "test", "x"]);
    let zombie = worker(&sandbox);
    eventually("the worker has claimed", || sandbox.root().join("claimed").exists());
    let pid = Pid::from_raw(i32::try_from(zombie.id()).expect("a process number"));
    kill(pid, Signal::SIGSTOP).expect("the worker can be stopped");
    eventually("its lease ends and the item is claimed by another", || {
        sandbox.run(&["claim", "--next", "--agent", "ada"]).code == 0
    });
    let _ = sandbox.ok(&["complete", &id, "what ada found", "--agent", "ada"]);
    let before = sandbox.item(&id);
    std::fs::write(sandbox.root().join("finish"), "").expect("a file");
    kill(pid, Signal::SIGCONT).expect("the worker can go on");
    let said = zombie.wait_with_output().expect("the worker ends");
    let stderr = String::from_utf8_lossy(&said.stderr);
    assert_eq!(said.status.code(), Some(16), "{stderr}");
    assert!(stderr.contains("late note"), "{stderr}");
    let item = sandbox.item(&id);
    for field in ["status", "result", "agent_id", "fence", "completed_at", "velocity_points"] {
        assert_eq!(item[field], before[field], "{field}");
    }
    let late = late_notes(&item);
    assert_eq!(late.len(), 1, "{item}");
    assert_eq!((&late[0]["text"], &late[0]["agent_id"]), (&json!("what the zombie found"), &json!("zombie")));
    assert_eq!(sandbox.view("coordination_log.json").len(), 1, "it is scored once");
}

#[test]
fn the_text_of_every_verb_of_a_lost_claim_is_kept_once() {
    let sandbox = Sandbox::new();
    let claim = sandbox.json(&["claim", "test", "x", "--agent", "ada"]);
    let (id, old) = (claim["work_id"].as_str().expect("an id"), claim["fence"].to_string());
    let _ = sandbox.ok(&["release", id, "--agent", "ada"]);
    let _ = sandbox.ok(&["claim", id, "--agent", "bob"]);
    let file = sandbox.root().join("context.txt");
    std::fs::write(&file, "for the next\n").expect("a file");
    let file = file.to_str().expect("a path");
    let verbs: [&[&str]; 7] = [
        &["complete", id, "my result"],
        &["progress", id, "50", "--note", "half of it"],
        &["release", id, "--reason", "not mine"],
        &["fail", id, "--reason", "it broke"],
        &["block", id, "--on", "a key"],
        &["note", id, "by the way"],
        &["handoff", id, "--to-team", "b", "--context", file],
    ];
    for verb in verbs {
        for shown in [["--fence", old.as_str()], ["--fence", old.as_str()]] {
            let mut words = verb.to_vec();
            words.extend(shown);
            let said = sandbox.run(&words);
            assert_eq!(said.code, 16, "{words:?}: {said:?}");
        }
    }
    let item = sandbox.item(id);
    let texts: Vec<&str> = late_notes(&item).into_iter().filter_map(|note| note["text"].as_str()).collect();
    assert_eq!(texts, ["my result", "half of it", "not mine", "it broke", "a key", "by the way", "for the next"]);
    assert_eq!((&item["agent_id"], &item["status"]), (&"bob".into(), &"active".into()));
    // By its name a former holder is told the same; one that never held it is told who does.
    assert_eq!(sandbox.run(&["complete", id, "again mine", "--agent", "ada"]).code, 16);
    assert_eq!(sandbox.run(&["complete", id, "never mine", "--agent", "cyd"]).code, 10);
    assert_eq!(late_notes(&sandbox.item(id)).len(), 8, "nothing is kept of a stranger");
}

#[test]
fn a_caller_that_shows_nothing_is_refused_once_the_item_was_claimed_again() {
    let sandbox = Sandbox::new();
    let id = sandbox.claim("ada");
    let _ = sandbox.ok(&["progress", &id, "10"]);
    let _ = sandbox.ok(&["release", &id, "--agent", "ada"]);
    let _ = sandbox.ok(&["claim", &id, "--agent", "bob"]);
    let said = sandbox.run(&["complete", &id, "who am I"]);
    assert_eq!(said.code, 16, "{said:?}");
    assert!(said.stderr.contains("hint: "), "{said:?}");
    assert_eq!(late_notes(&sandbox.item(&id)).len(), 1);
}

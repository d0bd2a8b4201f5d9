//! How a command ends, and what becomes of its item.

use super::{NEW, Running, first_attempt, only, run, text};
use crate::bad_input::check_words;
use crate::sandbox::Sandbox;
use serde_json::Value;

#[test]
fn a_command_that_succeeds_completes_its_item() {
    let board = Sandbox::new();
    let said = run(&board, &[], "echo data; echo talk >&2");
    assert_eq!((said.code, said.stdout.as_str()), (0, "data\n"), "{said:?}");
    assert!(said.stderr.contains("talk\n") && said.stderr.contains("completed work_"), "{said:?}");
    let item = only(&board);
    assert_eq!((&item["status"], &item["agent_id"]), (&"completed".into(), &"ada".into()));
    assert!(text(&item["result"]).starts_with("exit status 0 in "), "{item}");
    let seen = &item["evidence"]["run"];
    assert_eq!((&seen["exit_status"], &seen["stderr"]), (&0.into(), &vec!["talk"].into()), "{item}");
}

#[test]
fn a_command_that_fails_leaves_what_was_seen_of_it_as_evidence() {
    let board = Sandbox::new();
    let script = "x=$(head -c 30000000 /dev/zero | tr '\\0' x); i=0
        while [ $i -lt 30 ]; do i=$((i+1)); echo line $i >&2; done; sleep 0.2; exit 3";
    let said = run(&board, &[], script);
    assert_eq!((said.code, said.stderr.matches("line ").count()), (3, 30), "{said:?}");
    let item = only(&board);
    assert_eq!((&item["status"], &item["failures"]), (&"pending".into(), &1.into()), "{item}");
    let attempt = first_attempt(&item);
    assert_eq!((&attempt["outcome"], &attempt["reason"]), (&"failed".into(), &"exit status 3".into()));
    let seen = &attempt["evidence"];
    let lines: Vec<String> = (11..=30).map(|n| format!("line {n}")).collect();
    assert_eq!((&seen["exit_status"], &seen["stderr"]), (&3.into(), &lines.into()));
    let (seconds, bytes) = (seen["duration_seconds"].as_f64(), seen["peak_memory_bytes"].as_u64());
    assert!(seconds.is_some_and(|seconds| (0.2..60.0).contains(&seconds)), "{seen}");
    assert!(bytes.is_some_and(|bytes| (30_000_000..500_000_000).contains(&bytes)), "{seen}");
}

#[test]
fn the_exit_status_is_that_of_the_command_also_where_it_is_one_of_ours() {
    let board = Sandbox::new();
    for code in [1, 15, 16, 42, 126, 127, 255] {
        let said = run(&board, &[], &format!("exit {code}"));
        assert_eq!((said.code, said.stderr.contains("error: ")), (code, false), "{said:?}");
    }
    assert!(board.items().iter().all(|item| item["failures"] == 1), "{:?}", board.items());
}

#[test]
fn in_json_the_document_goes_to_stderr_and_stdout_is_the_command_s() {
    let board = Sandbox::new();
    let words = [&["--json", "run"], &NEW[..], &["--", "sh", "-c", "echo data; exit 4"]].concat();
    let said = board.run(&words);
    assert_eq!((said.code, said.stdout.as_str()), (4, "data\n"));
    let document: Value = serde_json::from_str(&said.stderr).unwrap_or_else(|e| panic!("{e}: {said:?}"));
    let item = only(&board);
    assert_eq!((&document["schema"], &document["outcome"]), (&"coordctl.run.v1".into(), &"failed".into()));
    assert_eq!((&document["work_id"], &document["fence"]), (&item["work_item_id"], &item["fence"]));
    assert_eq!(document["evidence"], first_attempt(&item)["evidence"]);
}

#[test]
fn for_a_command_that_cannot_be_started_nothing_is_claimed() {
    let board = Sandbox::new();
    let id = board.pending();
    let before = board.item(&id);
    for (command, code, hint) in [("nosuch", 127, "PATH"), ("./nosuch", 127, "PATH"), ("/etc/passwd", 126, "chmod")] {
        let words = ["run", "--next", "--", command];
        let said = board.run_with(&[("PATH", "/usr/bin:/bin")], &words);
        check_words(&words, &said, code, command, hint);
        assert_eq!(board.item(&id), before, "{command}");
    }
}

#[test]
fn what_cannot_be_started_although_it_is_there_gives_its_item_back() {
    let board = Sandbox::new();
    let id = board.pending();
    std::fs::write(board.root().join("script"), "#!/nonexistent/interpreter\n").expect("a file can be written");
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(board.root().join("script"), mode).expect("a mode can be set");
    for (command, code) in [("./script", 127), ("nosuch", 127)] {
        // Without PATH nobody but the system knows where it would look.
        let words = ["run", "--next", "--", command];
        let said = board.run(&words);
        assert_eq!(said.code, code, "{said:?}");
        assert!(said.stderr.contains(&format!("error: could not start \"{command}\"")), "{said:?}");
        let item = board.item(&id);
        let last = item["attempts"].as_array().and_then(|attempts| attempts.last()).cloned().unwrap_or_default();
        assert_eq!((&item["status"], &item["failures"]), (&"pending".into(), &Value::Null), "{item}");
        assert_eq!(last["outcome"], "released", "{item}");
        assert!(text(&last["reason"]).contains(command), "{item}");
    }
}

#[test]
fn a_claim_that_is_refused_starts_nothing() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let words = ["run", "--next", "--agent", "bob", "--", "touch", "started"];
    check_words(&words, &board.run(&words), 15, "nothing to claim", "coordctl blocked");
    let words = ["run", "--work", &id, "--agent", "bob", "--", "touch", "started"];
    check_words(&words, &board.run(&words), 10, "\"ada\"", "--status pending");
    assert!(!board.root().join("started").exists(), "the command was started");
}

#[test]
fn the_next_item_is_one_of_those_that_are_wanted() {
    let board = Sandbox::new();
    let make = |words: &[&str]| {
        let id = board.ok(&[&["claim"], words, &["--agent", "maker"]].concat());
        let _ = board.ok(&["release", &id, "--agent", "maker"]);
        id
    };
    let _ = make(&["build", "b", "--priority", "critical"]);
    let wanted = make(&["test", "t", "--priority", "high", "--team", "red", "--label", "slow"]);
    let _ = make(&["test", "t", "--priority", "low", "--team", "red", "--label", "slow"]);
    let filter = ["--type", "test", "--team", "red", "--label", "slow", "--priority-at-least", "medium"];
    let go = || Running::start(&board, &filter, "echo $COORDCTL_WORK_ID").end();
    assert_eq!(go().stdout.trim_end(), wanted);
    assert_eq!(go().code, 15, "another one is taken");
}

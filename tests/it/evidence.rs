//! Evidence of a completion: files, commits and checks, recorded as they were found, or nothing is completed.

use crate::bad_input::check_words;
use crate::listing::{changed, listing};
use crate::sandbox::{Sandbox, skip};
use nix::sys::stat::Mode;
use nix::unistd::mkfifo;
use serde_json::{Value, json};
use std::fs::write;
use std::process::Command;

/// A board with an item that ada holds.
fn held() -> (Sandbox, String) {
    let board = Sandbox::new();
    let id = board.claim("ada");
    (board, id)
}

fn words<'a>(id: &'a str, flags: &[&'a str]) -> Vec<&'a str> {
    [&["complete", id, "--agent", "ada"], flags].concat()
}

/// Refuses a completion in words, and looks that nothing changed.
fn refuse(board: &Sandbox, id: &str, flags: &[&str], code: i32, quoted: &str, hint: &str) {
    let before = listing(board.root());
    check_words(flags, &board.run(&words(id, flags)), code, quoted, hint);
    let changed = changed(&before, &listing(board.root()));
    assert!(changed.is_empty(), "{flags:?} changed {changed:?}");
}

/// What a program prints, in the sandbox; `None` where it cannot be started.
fn output(board: &Sandbox, program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(board.root())
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .ok()?;
    assert!(output.status.success(), "{program} {arguments:?}: {output:?}");
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Makes the sandbox a git repository with one commit, and returns its id; `None` without git.
fn repository(board: &Sandbox) -> Option<String> {
    let git = |arguments: &[&str]| output(board, "git", arguments);
    if git(&["init", "--quiet", "."]).is_none() {
        skip("git is not installed");
        return None;
    }
    git(&["-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--allow-empty", "-m", "one"])?;
    git(&["rev-parse", "HEAD"])
}

#[test]
fn an_artifact_is_recorded_with_the_hash_that_sha256sum_tells() {
    let (board, id) = held();
    let long: Vec<u8> = (0..1_000_003_u32).map(|n| (n.wrapping_mul(n) >> 7) as u8).collect();
    write(board.root().join("long.bin"), &long).expect("a file can be written");
    write(board.root().join("empty"), "").expect("a file can be written");
    let absolute = board.root().join("empty").display().to_string();
    let done = board.json(&words(&id, &["--artifact", "./long.bin", "--artifact", &absolute]));
    for (n, (path, size)) in [("./long.bin", 1_000_003), (absolute.as_str(), 0)].into_iter().enumerate() {
        let sum = output(&board, "sha256sum", &[path]).expect("sha256sum is installed");
        let name = path.trim_start_matches("./");
        let expected = json!({ "path": path, "absolute_path": board.root().join(name), "size": size,
            "sha256": sum.split(' ').next() });
        assert_eq!(done["evidence"]["artifacts"][n], expected);
    }
    assert_eq!(board.item(&id)["evidence"], done["evidence"]);
    assert_eq!(board.view("work_claims.json")[0]["evidence"], done["evidence"]);
}

#[test]
fn what_is_no_readable_file_is_no_artifact() {
    let (board, id) = held();
    let refuse = |path: &str, why: &str| {
        let quoted = format!("the artifact \"{path}\" cannot be read: {why}");
        refuse(&board, &id, &["--artifact", path], 3, &quoted, "regular file");
    };
    std::os::unix::fs::symlink("nowhere", board.root().join("link")).expect("a link can be made");
    refuse("missing.txt", "No such file");
    refuse("agent_coordination", "it is a directory");
    refuse("/dev/null", "it is no regular file");
    refuse("link", "No such file");
    check_words(&[], &board.run(&words(&id, &["--artifact", " "])), 3, "path of an artifact", "say something");
}

#[test]
fn a_pipe_is_not_waited_for() {
    let (board, id) = held();
    mkfifo(&board.root().join("pipe"), Mode::S_IRWXU).expect("a pipe can be made");
    let said = board.run(&words(&id, &["--artifact", "pipe"]));
    check_words(&[], &said, 3, "\"pipe\" cannot be read: it is no regular file", "regular file");
}

#[test]
fn a_commit_is_looked_up_where_there_is_a_repository() {
    let (board, id) = held();
    let Some(sha) = repository(&board) else { return };
    let short = sha.get(..9).expect("an id is longer");
    let tree = output(&board, "git", &["rev-parse", "HEAD^{tree}"]).expect("git is installed");
    output(&board, "git", &["branch", "badcafe"]);
    for unknown in [&"0".repeat(40), &tree, &"1".repeat(64), "badcafe"] {
        refuse(&board, &id, &["--commit", unknown], 3, &format!("no commit \"{unknown}\""), "git log");
    }
    let upper = sha.to_ascii_uppercase();
    let done = board.json(&words(&id, &["--commit", short, "--commit", &upper]));
    let found = json!({ "sha": sha, "verified": true });
    assert_eq!(done["evidence"], json!({ "commits": [found, found] }));
}

#[test]
fn a_commit_is_taken_as_it_is_where_there_is_no_repository() {
    let (board, id) = held();
    let long = "a".repeat(65);
    for bad in ["abc123", "not-hexa", "HEAD", &long, ""] {
        refuse(&board, &id, &["--commit", bad], 3, "is no commit", "7 to 64 hexadecimal digits");
    }
    let done = board.json(&words(&id, &["--commit", "ABC1234"]));
    assert_eq!(done["evidence"], json!({ "commits": [{ "sha": "abc1234", "verified": false }] }));
}

#[test]
fn a_check_that_succeeds_is_recorded() {
    let (board, id) = held();
    let fence = board.item(&id)["fence"].to_string();
    let told = "test \"$COORDCTL_WORK_ID/$COORDCTL_FENCE\" = \"$EXPECTED\" && ! read line";
    let expected = format!("{id}/{fence}");
    let flags = ["--fence", &fence, "--check", told, "--check", "echo to-stdout; echo to-stderr >&2; sleep 0.05"];
    let said = board.run_with(&[("EXPECTED", &expected)], &[&["--json"], words(&id, &flags).as_slice()].concat());
    assert_eq!((said.code, said.stderr.as_str()), (0, "to-stdout\nto-stderr\n"));
    let done: Value = serde_json::from_str(&said.stdout).unwrap_or_else(|e| panic!("{e}: {said:?}"));
    let checks = &done["evidence"]["checks"];
    assert_eq!((&checks[0]["command"], &checks[0]["exit_status"]), (&told.into(), &0.into()));
    let seconds = checks[1]["duration_seconds"].as_f64().expect("a number");
    assert!((0.05..60.0).contains(&seconds) && (seconds * 1000.0).fract().abs() < 1e-6, "{checks}");
    assert_eq!(board.item(&id)["evidence"], done["evidence"]);
}

#[test]
fn a_fence_that_was_not_given_is_not_told_to_a_check() {
    let (board, id) = held();
    let said = board.run_with(&[("COORDCTL_FENCE", "7")], &words(&id, &["--check", "test -z \"$COORDCTL_FENCE\""]));
    assert_eq!(said.code, 0, "{said:?}");
}

#[test]
fn a_check_that_fails_leaves_the_item_held() {
    let (board, id) = held();
    let fails = [("exit 3", "\"exit 3\" exited with 3"), ("kill -9 $$", "was ended by signal 9"), ("no-such", "127")];
    for (command, how) in fails {
        refuse(&board, &id, &["--check", command], 17, how, "run the same command again");
        let after = ["--check", "true", "--check", command, "--check", "touch ran-on", "--artifact", "missing"];
        refuse(&board, &id, &after, 17, how, "nothing has changed");
    }
    assert_eq!((&board.item(&id)["status"], &board.item(&id)["agent_id"]), (&"active".into(), &"ada".into()));
    let said = board.run(&[&["--json"], words(&id, &["--check", "exit 3"]).as_slice()].concat());
    let object: Value = serde_json::from_str(&said.stderr).unwrap_or_else(|e| panic!("{e}: {said:?}"));
    assert_eq!((&object["code"], &object["context"]), (&"refused".into(), &json!({ "work_id": id })));
}

#[test]
fn a_check_may_make_the_artifact() {
    let (board, id) = held();
    let done = board.json(&words(&id, &["--artifact", "made", "--check", "printf abc > made"]));
    let sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(done["evidence"]["artifacts"][0]["sha256"], sha256);
}

#[test]
fn no_check_is_run_for_who_may_not_complete() {
    let (board, id) = held();
    let run = ["--check", "touch ran"];
    let others: [(&[&str], i32); 5] = [
        (&["complete", &id, "--agent", "bob"], 10),
        (&["complete", &id, "--fence", "99"], 16),
        (&["complete", "work_7", "--agent", "ada"], 13),
        (&["complete", &id, "--agent", "ada", "--commit", "HEAD"], 3),
        (&["complete", &id, "--agent", "ada", "--accepted", "1"], 3),
    ];
    for (arguments, code) in others {
        let said = board.run(&[arguments, &run].concat());
        assert_eq!(said.code, code, "{arguments:?}: {said:?}");
    }
    let _ = board.ok(&["release", &id, "--agent", "ada"]);
    assert_eq!(board.run(&words(&id, &run)).code, 16);
    assert!(!board.root().join("ran").exists(), "the check was run");
}

#[test]
fn a_claim_lost_while_the_check_ran_completes_nothing() {
    let (board, id) = held();
    let script = format!("{} release {id} --agent ada && {0} claim {id} --agent bob", env!("CARGO_BIN_EXE_coordctl"));
    let said = board.run(&words(&id, &["--check", &script]));
    assert!([10, 16].contains(&said.code), "{said:?}");
    let item = board.item(&id);
    assert_eq!((&item["agent_id"], &item["status"], item.get("evidence")), (&"bob".into(), &"active".into(), None));
}

#[test]
fn the_lease_is_renewed_while_a_check_runs() {
    let board = Sandbox::new();
    let id = board.ok(&["claim", "a", "b", "--agent", "ada", "--ttl", "3s"]);
    let before = board.item(&id)["lease"]["deadline_boottime_ns"].clone();
    let coordctl = env!("CARGO_BIN_EXE_coordctl");
    // It ends well with the first renewal, and badly with the lease that it began with.
    let script = format!(
        "while {coordctl} --json show {id} > seen && grep -q {before} seen; do ! grep -q '\"expired\":true' seen || exit 9; done"
    );
    let said = board.run(&words(&id, &["--check", &script]));
    assert_eq!(said.code, 0, "{said:?}");
}

#[test]
fn a_short_check_renews_nothing() {
    let (board, id) = held();
    let before = board.item(&id)["lease"].clone();
    assert_eq!(board.run(&words(&id, &["--check", "false"])).code, 17);
    assert_eq!(board.item(&id)["lease"], before);
}

#[test]
fn a_repeat_gathers_nothing_and_is_answered_as_before() {
    let (board, id) = held();
    write(board.root().join("file"), "abc").expect("a file can be written");
    let flags = ["--artifact", "file", "--check", "test ! -e ran && touch ran", "--request-id", "r1"];
    let first = board.json(&words(&id, &flags));
    std::fs::remove_file(board.root().join("file")).expect("a file can be removed");
    let mut replayed = board.json(&words(&id, &flags));
    assert_eq!(replayed["replayed"], true);
    (replayed["replayed"], replayed["sequence"]) = (false.into(), first["sequence"].clone());
    assert_eq!(replayed, first);
    for flags in [&flags[..4], &[]] {
        let again = board.json(&words(&id, flags));
        assert_eq!((&again["already_completed"], &again["evidence"]), (&true.into(), &first["evidence"]));
    }
    for other in [["--artifact", "other"], ["--check", "true"], ["--commit", "abc1234"]] {
        let other = words(&id, &[&other[..], &flags[2..]].concat());
        check_words(&other, &board.run(&other), 3, "\"r1\"", "new request id");
    }
}

#[test]
fn show_tells_the_evidence_in_words() {
    let (board, id) = held();
    write(board.root().join("file"), "abc").expect("a file can be written");
    let flags = ["--artifact", "file", "--commit", "abc1234", "--check", "printf '\\t'"];
    let _ = board.ok(&words(&id, &flags));
    let shown = board.ok(&["show", &id]);
    let (_, evidence) = shown.split_once("\nevidence\n").unwrap_or_else(|| panic!("no evidence: {shown}"));
    let lines: Vec<&str> = evidence.lines().take(3).collect();
    assert!(lines[0].starts_with("  artifact  file  3 bytes  sha256 ba7816bf8f01cfea"), "{shown}");
    assert_eq!(lines[1], "  commit    abc1234  not looked up");
    assert!(lines[2].starts_with("  check     printf '\\t'  exited with 0 after 0."), "{shown}");
    assert!(!shown.contains("\"sha256\""), "the evidence is told twice: {shown}");
}

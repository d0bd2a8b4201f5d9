//! Claims that nobody works on any more, and other programs that are in the way.

use super::{codes, examined, fixed, is};
use crate::sandbox::{Sandbox, eventually};
use std::fs::write;
use std::process::{Command, Stdio};

#[test]
fn what_an_ended_process_holds_is_named_and_taken_back_when_asked() {
    let board = Sandbox::new();
    let mut process = Command::new("sleep").arg("60").stdin(Stdio::null()).spawn().expect("a process can be started");
    let pid = process.id().to_string();
    let id = board.ok(&["claim", "test", "x", "--agent", "ada", "--pid", &pid]);
    let kept = board.claim("bob");
    assert_eq!(examined(&board).0, 0, "its process runs");
    process.kill().and_then(|()| process.wait()).expect("it is ours");
    let (code, findings) = examined(&board);
    assert_eq!(code, 41);
    is(&findings, "claims_abandoned", "warning", &format!("1 items: {id}"));
    let (code, done, left) = fixed(&board);
    assert_eq!((code, done[0]["codes"][0].as_str()), (0, Some("claims_abandoned")), "{done:?} {left:?}");
    let (item, kept) = (board.item(&id), board.item(&kept));
    assert_eq!((&item["status"], &kept["status"]), (&"pending".into(), &"active".into()));
    let reason = item["attempts"][0]["reason"].as_str().expect("a reason");
    assert!(reason.contains(&format!("process {pid}, which held it, has ended")), "{reason}");
}

#[test]
fn ended_leases_are_named_and_taken_back_when_asked() {
    let board = Sandbox::new();
    let id = board.ok(&["claim", "test", "x", "--agent", "ada", "--ttl", "1s"]);
    eventually("the lease ends", || codes(&examined(&board).1).contains(&"leases_ended"));
    let (code, findings) = examined(&board);
    assert_eq!(code, 0);
    is(&findings, "leases_ended", "info", &id);
    assert_eq!(fixed(&board).0, 0);
    assert_eq!((codes(&examined(&board).1), &board.item(&id)["status"]), (vec!["board"], &"pending".into()));
}

#[test]
fn a_lock_of_a_dead_script_goes_and_that_of_a_living_one_stays() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let lock = board.path("work_claims.json.lock");
    write(&lock, format!("{}\n", std::process::id())).expect("it can be written");
    let (code, done, _) = fixed(&board);
    assert!(code == 0 && done.is_empty() && lock.exists(), "{done:?}");
    write(&lock, format!("{}\n", i32::MAX)).expect("it can be written");
    assert_eq!(examined(&board).0, 41);
    let (code, done, _) = fixed(&board);
    assert!(code == 0 && !lock.exists(), "{done:?}");
}

#[test]
fn who_holds_the_lock_is_named() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let lock = std::fs::File::options().write(true).open(board.path(".coordctl/lock")).expect("it is there");
    lock.lock().expect("nobody has it");
    let (code, findings) = examined(&board);
    assert_eq!(code, 0, "looking waits for nobody");
    is(&findings, "lock_held", "info", &format!(".coordctl/lock by process {}", std::process::id()));
    let old = std::time::SystemTime::now() - std::time::Duration::from_secs(600);
    lock.set_modified(old).expect("a time can be set");
    is(&examined(&board).1, "lock_held", "warning", "since 20");
}

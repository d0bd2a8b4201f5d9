//! `guard`: exit 0 only while a claim stands.

use crate::bad_input::check_words;
use crate::sandbox::{Sandbox, eventually};
use serde_json::Value;

fn claim(board: &Sandbox, flags: &[&str]) -> (String, String) {
    let claim = board.json(&[&["claim", "a", "b", "--agent", "ada"], flags].concat());
    (claim["work_id"].as_str().expect("an id").to_owned(), claim["fence"].to_string())
}

#[test]
fn a_claim_that_stands_is_let_through_in_silence() {
    let board = Sandbox::new();
    let (id, fence) = claim(&board, &["--ttl", "1h"]);
    let before = crate::listing::listing(board.root());
    for flags in [&[][..], &["--agent", "ada"], &["--for", "30m"]] {
        let said = board.run(&[&["guard", &id, "--fence", &fence], flags].concat());
        assert_eq!((said.code, &*said.stdout, &*said.stderr), (0, "", ""), "{flags:?}");
    }
    let document = board.json(&["guard", &id, "--fence", &fence]);
    let keys: Vec<&String> = document.as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["schema", "work_id", "agent_id", "fence", "lease_expires_at", "remaining_seconds", "sequence"]);
    assert_eq!((&document["schema"], &document["agent_id"]), (&"coordctl.guard.v1".into(), &"ada".into()));
    assert!(document["remaining_seconds"].as_u64().is_some_and(|left| (3500..=3600).contains(&left)), "{document}");
    let changed = crate::listing::changed(&before, &crate::listing::listing(board.root()));
    assert!(changed.is_empty(), "{changed:?}");
    let (id, fence) = claim(&board, &["--ttl", "none"]);
    assert_eq!(board.json(&["guard", &id, "--fence", &fence, "--for", "300d"])["remaining_seconds"], Value::Null);
}

#[test]
fn whatever_ended_the_claim_is_told_with_who_has_it_now() {
    let board = Sandbox::new();
    let (id, fence) = claim(&board, &["--ttl", "1s"]);
    let guard = |flags: &[&str]| board.run(&[&["guard", &id, "--fence", &fence], flags].concat());
    eventually("the lease ends", || guard(&[]).code == 16);
    check_words(&["guard"], &guard(&[]), 16, "its lease is over: nobody has taken the item yet", "coordctl show");
    let newer = board.json(&["claim", &id, "--agent", "bob"]);
    check_words(&["guard"], &guard(&[]), 16, "; \"bob\" holds it until ", "coordctl show");
    let newer = newer["fence"].to_string();
    let _ = board.ok(&["guard", &id, "--fence", &newer]);
    for (flags, why) in [(&["--agent", "ada"][..], "\"bob\" holds it"), (&["--for", "364d"], "are needed")] {
        let said = board.run(&[&["guard", &id, "--fence", &newer], flags].concat());
        check_words(&["guard"], &said, 16, why, "coordctl show");
    }
    let _ = board.ok(&["complete", &id, "--fence", &newer]);
    check_words(&["guard"], &board.run(&["guard", &id, "--fence", &newer]), 16, "it is completed", "coordctl show");
    let said = board.run(&["--json", "guard", &id, "--fence", &newer]);
    let error: Value = serde_json::from_str(&said.stderr).expect("an object");
    assert_eq!((&error["code"], &error["context"]["work_id"]), (&"lease_lost".into(), &id.into()));
}

#[test]
fn what_cannot_be_asked_is_refused() {
    let board = Sandbox::new();
    let (id, _) = claim(&board, &[]);
    let bad = |arguments: &[&str], code, quoted: &str, hint: &str| {
        check_words(arguments, &board.run(&[&["guard"], arguments].concat()), code, quoted, hint);
    };
    bad(&[&id], 2, "--fence", "coordctl guard --help");
    bad(&["work_1", "--fence", "1"], 13, "\"work_1\"", "coordctl list");
    bad(&["a/b", "--fence", "1"], 3, "\"a/b\"", "letters");
    for fence in ["0", "-1", "x", ""] {
        bad(&[&id, "--fence", fence], 3, &format!("\"{fence}\""), "number");
    }
    for length in ["5", "soon", "-5s"] {
        bad(&[&id, "--fence", "1", "--for", length], 3, &format!("\"{length}\""), "90s");
    }
}

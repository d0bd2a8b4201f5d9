//! Rules that do something themselves.

use super::{dead, tended, with, write};
use crate::sandbox::{Sandbox, eventually};

#[test]
fn what_an_ended_lease_holds_is_taken_back() {
    let board = with("");
    let id = board.ok(&["claim", "test", "x", "--agent", "ada", "--ttl", "1s"]);
    eventually("the lease of a second is over", || tended(&board, "reclaim")[0].1 == [id.as_str()]);
    assert_eq!(board.item(&id)["status"], "pending");
    assert_eq!(tended(&board, "reclaim"), [("none".to_owned(), vec![])]);
    let history = board.ok(&["show", &id]);
    assert!(history.contains("reclaim") && history.contains("its lease ended at"), "{history}");
    write(&board, "[reclaim]\nenabled = false\n");
    assert_eq!(tended(&board, "reclaim"), [("off".to_owned(), vec![])]);
}

#[test]
fn a_dead_letter_is_offered_again_only_by_a_rule_and_as_often_as_it_says() {
    let board = with("");
    let id = dead(&board);
    assert_eq!(tended(&board, "retry"), [("off".to_owned(), vec![])]);
    write(&board, "[retry]\nenabled = true\nafter = \"1h\"\n");
    assert_eq!(tended(&board, "retry"), [("none".to_owned(), vec![])]);
    write(&board, "[retry]\nenabled = true\nafter = \"0s\"\ntypes = [\"other\"]\n");
    assert_eq!(tended(&board, "retry"), [("none".to_owned(), vec![])]);
    write(&board, "[retry]\nenabled = true\nafter = \"0s\"\ntypes = [\"other\", \"test\"]\ntimes = 2\n");
    for _ in 0..2 {
        assert_eq!(tended(&board, "retry"), [("done".to_owned(), vec![id.clone()])]);
        assert_eq!(board.item(&id)["status"], "pending");
        assert_eq!(tended(&board, "retry"), [("none".to_owned(), vec![])]);
        let _ = board.ok(&["claim", &id, "--agent", "bob"]);
        let _ = board.ok(&["fail", &id, "--reason", "no", "--no-retry", "--agent", "bob"]);
    }
    assert_eq!(tended(&board, "retry"), [("none".to_owned(), vec![])]);
    assert_eq!((&board.item(&id)["status"], &board.item(&id)["requeued_by_rule"]), (&"failed".into(), &2.into()));
    let history = board.ok(&["events"]);
    assert!(history.contains("the rule retry: it was given up more than 0s ago"), "{history}");
}

#[test]
fn what_is_closed_and_old_is_archived_once_there_is_much_of_it() {
    let board = with("");
    std::fs::write(board.path("coordctl.toml"), "[archive]\nolder_than = \"0s\"\nkeep_last = 1\n").expect("written");
    let ids: Vec<String> = (0..3).map(|_| board.claim("ada")).collect();
    for id in &ids {
        let _ = board.ok(&["complete", id, "ok", "--agent", "ada"]);
    }
    for rules in ["", "[archive]\nclosed_above = 3\n", "[archive]\nclosed_above = 0\nenabled = false\n"] {
        write(&board, rules);
        assert_ne!(tended(&board, "archive")[0].0, "done", "{rules}");
    }
    assert_eq!(board.items().len(), 3);
    write(&board, "[archive]\nclosed_above = 2\n");
    let would = board.ok(&["tend", "--dry-run"]);
    eventually("they have been closed for a moment", || board.ok(&["tend"]).contains("archived 2 items"));
    assert!(would.contains("would archive") || would.contains("nothing is old enough"), "{would}");
    assert_eq!(board.items().len(), 1);
    assert_eq!(tended(&board, "archive"), [("none".to_owned(), vec![])]);
    assert!(board.ok(&["events"]).contains("archive"));
    write(&board, "[archive]\njournal_above = \"1B\"\n");
    assert!(board.ok(&["tend"]).contains("nothing is old enough"), "the journal is larger than that");
}

#[test]
fn a_file_of_spans_that_is_due_is_turned_and_compressed() {
    let board = with("");
    let quiet = [("OTEL_SDK_DISABLED", "true")];
    std::fs::write(board.path("telemetry_spans.jsonl"), "x".repeat(2000) + "\n").expect("a file can be written");
    let settings = |text: &str| std::fs::write(board.path("coordctl.toml"), text).expect("a file can be written");
    let pass = |words: &[&str]| board.run_with(&quiet, words).stdout;
    settings("[telemetry]\nrotate_size = \"3kB\"\n");
    assert!(pass(&["tend"]).contains("0 to turn, 0 to compress"));
    settings("[telemetry]\nrotate_size = \"1kB\"\n");
    assert!(pass(&["tend", "--dry-run"]).contains("would turn 1, compress 1"));
    let said = pass(&["tend"]);
    assert!(said.contains("turned the file into telemetry_spans-") && said.contains("compressed 1 file"), "{said}");
    let names: Vec<String> = std::fs::read_dir(board.board())
        .expect("it can be listed")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with("telemetry_spans"))
        .collect();
    assert!(names.len() == 1 && names[0].ends_with(".jsonl.gz"), "{names:?}");
    assert!(pass(&["tend"]).contains("0 to turn, 0 to compress"));
}

#[test]
fn metrics_are_written_where_a_rule_says_so() {
    let board = with("[metrics]\ntextfile = \"board.prom\"\n");
    let _ = board.claim("ada");
    assert_eq!(tended(&board, "metrics"), [("done".to_owned(), vec![])]);
    let text = std::fs::read_to_string(board.path("board.prom")).expect("it is beside the rules");
    assert!(text.contains("\ncoordctl_claims_total{"), "{text}");
}

#[test]
fn a_rule_that_fails_keeps_no_other_from_its_work() {
    let board = with("[metrics]\ntextfile = \"absent/board.prom\"\n[attention.dead_letters]\nabove = 0\n");
    let _ = dead(&board);
    let said = board.run(&["-q", "tend"]);
    assert_eq!(said.code, 3, "{said:?}");
    assert!(said.stderr.contains("warning: the rule metrics failed: ") && said.stderr.contains("absent/board.prom"));
    let is_asked = |item: &serde_json::Value| item["tend_rule"] == "dead_letters";
    assert!(super::asked(&board, "pending").iter().any(is_asked), "the rules behind it are followed");
    let document: serde_json::Value =
        serde_json::from_str(&board.run(&["--json", "tend"]).stdout).expect("a document all the same");
    assert_eq!(super::lines(&document, "metrics"), [("failed".to_owned(), vec![])]);
}

#[test]
fn cron_gets_no_mail_where_all_is_well() {
    let board = with("[attention.dead_letters]\nabove = 0\n");
    let _ = dead(&board);
    for _ in 0..2 {
        let said = board.run(&["-q", "tend"]);
        assert_eq!((said.code, said.stdout.as_str(), said.stderr.as_str()), (0, "", ""));
    }
    assert_eq!(super::asked(&board, "pending").len(), 1);
    assert_eq!(Sandbox::new().run(&["tend"]).code, 4, "a pass makes no board");
}

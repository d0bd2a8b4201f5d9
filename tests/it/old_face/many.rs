//! Many scripts at once, and scripts that read one line only.

use super::{Old, first_id};
use crate::sandbox::{Said, skip};
use std::collections::BTreeSet;
use std::process::{Child, Stdio};

/// What twenty calls of the link at once say.
fn twenty(old: &Old, words: impl Fn(usize) -> Vec<String>) -> Vec<Said> {
    let start = |n: usize| {
        let words = words(n);
        let mut command = old.command(&words.iter().map(String::as_str).collect::<Vec<_>>());
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the link can be called")
    };
    let running: Vec<Child> = (0..20).map(start).collect();
    running.into_iter().map(|child| Said::of(&child.wait_with_output().expect("an end"))).collect()
}

#[test]
fn twenty_claims_at_once_are_twenty_items() {
    let old = Old::new();
    let said = twenty(&old, |n| ["claim".into(), "test".into(), format!("item {n}")].to_vec());
    assert!(said.iter().all(|said| said.code == 0 && said.stdout.contains("SUCCESS: Claimed work item")), "{said:?}");
    let told: BTreeSet<String> = said.iter().map(|said| first_id(&said.stdout)).collect();
    let items = old.board.items();
    let there: BTreeSet<String> = items.iter().map(|item| item["work_item_id"].as_str().unwrap().to_owned()).collect();
    assert_eq!((told.len(), &told), (20, &there));
}

#[test]
fn of_twenty_completions_of_one_item_one_counts() {
    let old = Old::new();
    let id = first_id(&old.run(&["claim", "test", "x"]).stdout);
    let said = twenty(&old, |_| ["complete".into(), id.clone(), "done".into(), "3".into()].to_vec());
    let codes: Vec<i32> = said.iter().map(|said| said.code).collect();
    assert_eq!(codes.iter().filter(|code| **code == 0).count(), 1, "{codes:?}");
    assert_eq!(codes.iter().filter(|code| **code == 14).count(), 19, "{codes:?}");
    let told = said.iter().filter(|said| said.stdout.contains("VELOCITY")).count();
    assert_eq!((told, old.board.view("coordination_log.json").len()), (1, 1));
}

#[test]
fn a_reader_of_the_first_line_leaves_the_change_whole() {
    let old = Old::new();
    let script = r#"set -o pipefail
        for n in 1 2 3; do "$helper" claim test "item $n" high core 2>&1 | head -1 | cut -d: -f1; echo "$?"; done"#;
    let Some(said) = old.bash(script) else { return skip("bash is not installed") };
    assert_eq!(said, ["🔍 Trace ID\n0"; 3].join("\n"), "quiet, and without an error");
    let closed =
        old.bash(r#""$helper" claim test "item 4" >&- 2>&-; "$helper" claim test "item 5" 2>&1 | true; echo end"#);
    assert_eq!(closed.as_deref(), Some("end"));
    let (reader, writer) = std::io::pipe().expect("a pipe can be made");
    drop(reader);
    let said = old.command(&["claim", "test", "item 6"]).stdout(writer).output().expect("the link can be called");
    assert_eq!((said.status.code(), String::from_utf8_lossy(&said.stderr).as_ref()), (Some(0), ""), "nobody reads it");
    let (items, agents) = (old.board.items(), old.board.view("agent_status.json"));
    assert_eq!((items.len(), agents.len()), (6, 6));
    assert!(items.iter().all(|item| item["status"] == "active"), "{items:?}");
}

//! Many scripts at once, and scripts that read one line only.

use super::{Old, first_id};
use crate::sandbox::{Said, skip};
use std::collections::BTreeSet;
use std::process::{Child, Stdio};

#[test]
fn twenty_claims_at_once_are_twenty_items() {
    let old = Old::new();
    let start = |n: usize| {
        let mut command = old.command(&["claim", "test", &format!("item {n}")]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the link can be called")
    };
    let running: Vec<Child> = (0..20).map(start).collect();
    let said: Vec<Said> =
        running.into_iter().map(|child| Said::of(&child.wait_with_output().expect("an end"))).collect();
    assert!(said.iter().all(|said| said.code == 0 && said.stdout.contains("SUCCESS: Claimed work item")), "{said:?}");
    let told: BTreeSet<String> = said.iter().map(|said| first_id(&said.stdout)).collect();
    let items = old.board.items();
    let there: BTreeSet<String> = items.iter().map(|item| item["work_item_id"].as_str().unwrap().to_owned()).collect();
    assert_eq!((told.len(), &told), (20, &there));
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
    let (items, agents) = (old.board.items(), old.board.view("agent_status.json"));
    assert_eq!((items.len(), agents.len()), (5, 5));
    assert!(items.iter().all(|item| item["status"] == "active"), "{items:?}");
}

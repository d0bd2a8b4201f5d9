//! Passes beside writers: nothing is lost, nothing is there twice, and nothing that is needed goes.

use super::{ALL, found, on_board};
use crate::sandbox::{COORDCTL, Sandbox};
use std::collections::BTreeSet;
use std::process::{Child, Command, Stdio};

const WRITERS: usize = 4;
const ITEMS: usize = 8;

/// A shell that adds, claims, completes and depends, and notes every id that it was told.
fn writer(board: &Sandbox, n: usize) -> Child {
    let script = format!(
        r#"for i in $(seq {ITEMS}); do
            id=$("$COORDCTL" -q claim test "item $i") || exit 1
            echo "$id" >> ids.$AGENT_ID
            "$COORDCTL" -q complete "$id" "done" || exit 1
            # What was just completed may be archived by now: then it is refused, and depends on nothing.
            if next=$("$COORDCTL" -q add later "after $id" --depends-on "$id" 2>/dev/null); then
                echo "$next" >> ids.$AGENT_ID
            elif [ $? != 13 ]; then
                exit 1
            fi
        done"#
    );
    let mut command = Command::new("sh");
    command.args(["-c", &script]).env("COORDINATION_DIR", board.board()).env("AGENT_ID", format!("writer-{n}"));
    command.env("COORDCTL", COORDCTL).current_dir(board.root()).stdin(Stdio::null());
    command.stdout(Stdio::null()).spawn().expect("a shell starts")
}

#[test]
fn beside_four_writers_every_item_is_in_exactly_one_place() {
    let board = Sandbox::new();
    let _ = board.ok(&["init"]);
    let mut writers: Vec<Child> = (0..WRITERS).map(|n| writer(&board, n)).collect();
    let (mut passes, mut moved) = (0, 0);
    while writers.iter_mut().any(|writer| writer.try_wait().expect("it can be asked").is_none()) {
        let pass = board.json(&ALL);
        moved += pass["items"].as_u64().expect("a number");
        assert!(pass["longest_hold_ms"].as_f64().is_some_and(|ms| ms >= 0.0));
        passes += 1;
    }
    for mut writer in writers {
        assert!(writer.wait().expect("it ends").success(), "a writer failed");
    }
    let told = |n: usize| std::fs::read_to_string(board.root().join(format!("ids.writer-{n}"))).expect("ids");
    let told: BTreeSet<String> =
        (0..WRITERS).flat_map(|n| told(n).lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    let (there, archived) = (on_board(&board), found(&board, &[]));
    let all: BTreeSet<String> = there.iter().chain(&archived).cloned().collect();
    assert_eq!(there.len() + archived.len(), all.len(), "an item is in both places");
    assert_eq!(all, told, "an item is lost, or was made up");
    assert!(passes > 1 && moved > 0 && moved as usize == archived.len(), "{passes} passes moved {moved}");
    // What an open item depends on is on the board, so that it is ready.
    let ready = board.json(&["ready", "--limit", "0"])["items"].as_array().map(Vec::len);
    let open = board.items().iter().filter(|item| item["status"] == "pending").count();
    assert_eq!(ready, Some(open), "a dependency was archived under an open item");
    assert!(open > 0, "nothing depended on anything");
}

#[test]
fn two_passes_at_once_are_one_after_the_other_or_one_of_them_is_told() {
    let board = Sandbox::new();
    let ids: BTreeSet<String> = (0..4).map(|n| super::done(&board, "test", &format!("item {n}"))).collect();
    let said = board.race(4, |_| ALL.map(str::to_owned).to_vec());
    assert!(said.iter().all(|said| matches!(said.code, 0 | 40)) && said.iter().any(|said| said.code == 0), "{said:?}");
    assert!(on_board(&board).is_empty());
    assert_eq!(found(&board, &[]).into_iter().collect::<BTreeSet<_>>(), ids);
    assert_eq!(board.run(&["archive", "list", "--check"]).code, 0);
}

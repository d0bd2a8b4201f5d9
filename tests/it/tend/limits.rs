//! Nobody is asked twice, or too often, or for too much.

use super::{asked, dead, tended, with, write};

const ONE: &str = "[attention.dead_letters]\nabove = 0\n";

#[test]
fn the_same_is_asked_once_while_it_is_open_also_when_it_is_held() {
    let board = with(ONE);
    let _ = dead(&board);
    let id = tended(&board, "dead_letters")[0].1[0].clone();
    let _ = dead(&board);
    assert_eq!(tended(&board, "dead_letters"), [("held".to_owned(), vec![id.clone()])]);
    let _ = board.ok(&["claim", &id, "--agent", "ada"]);
    assert_eq!(tended(&board, "dead_letters"), [("held".to_owned(), vec![id])]);
}

#[test]
fn what_was_closed_is_asked_again_only_after_a_while() {
    let board = with(ONE);
    let _ = dead(&board);
    let id = tended(&board, "dead_letters")[0].1[0].clone();
    let _ = board.ok(&["claim", &id, "--agent", "ada"]);
    let _ = board.ok(&["complete", &id, "seen", "--agent", "ada"]);
    assert_eq!(tended(&board, "dead_letters"), [("held".to_owned(), vec![])]);
    assert!(board.ok(&["tend"]).contains("asked and closed"));
    write(&board, &format!("[attention]\ncooldown = \"0s\"\n{ONE}"));
    let done = tended(&board, "dead_letters");
    assert!(done[0].0 == "done" && done[0].1[0] != id, "{done:?}");
}

#[test]
fn no_more_are_open_than_may_be() {
    let rules = "[attention]\nlimit = 2\n[attention.held_per_agent]\nabove = 0\n";
    let board = with(&format!("{rules}{ONE}"));
    for agent in ["ada", "bob", "cyd"] {
        let _ = board.claim(agent);
    }
    let _ = dead(&board);
    let _ = board.ok(&["tend"]);
    assert_eq!(asked(&board, "pending").len(), 2);
    assert!(board.ok(&["tend"]).contains("2 are open already"));
    let first = asked(&board, "pending")[0]["work_item_id"].as_str().expect("an id").to_owned();
    let _ = board.ok(&["claim", &first, "--agent", "eve"]);
    let _ = board.ok(&["tend"]);
    assert_eq!(asked(&board, "pending").len(), 1, "one that somebody holds is open too");
    write(&board, "[attention]\nenabled = false\n");
    assert!(tended(&board, "dead_letters")[0].0 == "off" && asked(&board, "pending").len() == 1);
}

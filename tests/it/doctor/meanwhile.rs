//! Looking while others work.

use super::{codes, examined};
use crate::sandbox::{Sandbox, eventually};
use std::fs::{read_to_string, write};
use std::sync::atomic::{AtomicBool, Ordering};

#[test]
fn a_board_that_is_worked_on_is_not_called_damaged() {
    let board = Sandbox::new();
    let _ = board.ok(&["init"]);
    // Many parts of the journal come to be.
    let format = read_to_string(board.path(".coordctl/format")).expect("a format");
    write(board.path(".coordctl/format"), format.replace("8388608", "2048")).expect("it can be written");
    let over = AtomicBool::new(false);
    let looks = std::thread::scope(|scope| {
        let worker = |name: &'static str| {
            let (board, over) = (&board, &over);
            move || {
                while !over.load(Ordering::Relaxed) {
                    let id = board.claim(name);
                    let _ = board.ok(&["progress", &id, "50", "--agent", name]);
                    let _ = board.ok(&["complete", &id, "merged", "--agent", name]);
                }
            }
        };
        let workers = ["ada", "bob", "eve"].map(|name| scope.spawn(worker(name)));
        let looks: Vec<_> = (0..12).map(|_| examined(&board)).collect();
        eventually("the journal has several parts", || board.path(".coordctl/journal/00000003.jsonl").exists());
        over.store(true, Ordering::Relaxed);
        workers.into_iter().for_each(|worker| worker.join().expect("it works"));
        looks
    });
    for (code, findings) in looks {
        let others: Vec<&str> =
            codes(&findings).into_iter().filter(|code| !["board", "lock_held"].contains(code)).collect();
        assert_eq!((code, others), (0, Vec::new()), "{findings:?}");
    }
}

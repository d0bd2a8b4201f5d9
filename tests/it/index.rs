//! The index is disposable: whatever happens to it, every answer stays the same and nobody has to help.

use crate::disk::{Disk, VIEWS};
use crate::sandbox::Sandbox;
use crate::trial::{Prepared, Seen};

const INDEX: &str = ".coordctl/index";

/// A board, an item on it, and its index as it was some changes ago.
struct Board {
    disk: Disk,
    item: String,
    older: Vec<u8>,
}

impl Board {
    fn new() -> Self {
        let prepared = Prepared::new();
        let board = Sandbox::new();
        prepared.disk.put(&board.board());
        for (_, arguments) in prepared.changes().iter().take(4) {
            let _ = board.ok(arguments);
        }
        Board { disk: Disk::of(&board.board()), item: prepared.held, older: prepared.disk.whole(INDEX) }
    }

    /// What list and show answer.
    fn answers(&self, board: &Sandbox) -> [String; 2] {
        let list = board.ok(&["list", "--status", "all", "--limit", "0", "--json"]);
        [list, board.ok(&["show", &self.item, "--json"])]
    }

    /// Checks that readers and the next writer see the board as it is, with this index or none.
    fn check(&self, what: &str, index: Option<Vec<u8>>) {
        println!("the index is {what}");
        let (whole, harmed) = (Sandbox::new(), Sandbox::new());
        self.disk.put(&whole.board());
        let disk = index.map_or_else(|| self.disk.without(INDEX), |bytes| self.disk.with(INDEX, bytes));
        disk.put(&harmed.board());
        assert_eq!(self.answers(&harmed), self.answers(&whole), "other answers");
        let before = harmed.items();
        let claimed = harmed.run(&["claim", "test", "next", "--agent", "next"]);
        assert_eq!(claimed.code, 0, "{claimed:?}");
        let mut after = Seen::at(&harmed).items;
        assert_eq!(after.pop().expect("the new item is listed")["work_item_id"], claimed.stdout.trim());
        assert_eq!(after, before, "the claim changed other items");
        if claimed.stderr.contains("warning") {
            // Only the place where the new row was to be entered is bad: the change stands, and the next one repairs.
            assert!(claimed.stderr.contains("the index is not usable"), "{claimed:?}");
            let next = harmed.run(&["claim", "test", "after the next", "--agent", "next"]);
            assert!(next.code == 0 && !next.stderr.contains("warning"), "{next:?}");
        }
    }
}

#[test]
fn a_lost_index_changes_no_answer() {
    Board::new().check("deleted", None);
}

#[test]
fn an_older_index_changes_no_answer() {
    let board = Board::new();
    assert_ne!(board.older, board.disk.whole(INDEX));
    board.check("an older copy of itself", Some(board.older.clone()));
}

#[test]
fn an_index_ahead_of_its_journal_changes_no_answer() {
    let mut board = Board::new();
    let newer = board.disk.whole(INDEX);
    let journal = ".coordctl/journal/00000001.jsonl";
    // The journal as it was at the third newest change, as in a restored copy; the publisher's notes left out, and the public
    // files, of which the board would take in what the journal lacks.
    let mut bytes = board.disk.whole(journal);
    let ends: Vec<usize> = (0..bytes.len()).filter(|&at| bytes[at] == b'\n').collect();
    bytes[ends[ends.len() - 3] + 1..].fill(0);
    board.disk = board.disk.with(journal, bytes).without(INDEX).without(".coordctl/publish.lock");
    board.disk = VIEWS.iter().fold(board.disk, |disk, name| disk.without(name));
    board.check("ahead of the journal", Some(newer));
}

#[test]
fn the_index_of_another_board_changes_no_answer() {
    Board::new().check("that of another board", Some(Prepared::new().disk.whole(INDEX)));
}

#[test]
fn an_index_cut_off_anywhere_changes_no_answer() {
    let board = Board::new();
    let index = board.disk.whole(INDEX);
    let lengths = [0, 1, 8, 95, 96, 97, 4095, 4096, 4097, 9000, 20_479, 20_480, 20_500, 20_544, 21_000];
    for length in lengths.into_iter().chain([index.len() / 2, index.len() - 1]) {
        board.check(&format!("cut off at {length}"), Some(index[..length].to_vec()));
    }
}

#[test]
fn an_index_garbled_anywhere_changes_no_answer() {
    let board = Board::new();
    let index = board.disk.whole(INDEX);
    let used: Vec<usize> =
        (0..index.len()).step_by(64).filter(|&at| index[at..][..64].iter().any(|&b| b != 0)).collect();
    assert!(used.len() > 30, "only {} places are in use", used.len());
    for at in used {
        for (within, length) in [(0, 4), (20, 16)] {
            let mut garbled = index.clone();
            garbled[at + within..][..length].iter_mut().for_each(|byte| *byte = !*byte);
            board.check(&format!("garbled at {}", at + within), Some(garbled));
        }
    }
    board.check("nothing but zeros", Some(vec![0; index.len()]));
    board.check("nothing but noise", Some((0..index.len()).map(|n| (n * 7 % 251) as u8).collect()));
}

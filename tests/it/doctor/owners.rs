//! Boards and files of others.

use super::{examined, fixed, is};
use crate::listing::{changed, listing};
use crate::sandbox::{Sandbox, skip};
use std::os::unix::fs::chown;
use std::path::PathBuf;

/// A user who is not us.
const SOMEBODY: u32 = 65_534;

#[test]
fn a_board_of_another_user_is_looked_at_and_never_touched() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    if chown(board.board(), Some(SOMEBODY), None).is_err() {
        return skip("only root can give a directory away");
    }
    std::fs::remove_file(board.path("work_claims.json")).expect("it is there");
    let before = listing(board.root());
    let (code, findings) = examined(&board);
    assert_eq!(code, 5);
    is(&findings, "directory_foreign", "error", "belongs to user 65534");
    is(&findings, "owner_mixed", "warning", ".coordctl of user 0");
    let (code, done, _) = fixed(&board);
    assert!(code == 5 && done.iter().all(|fixed| fixed["done"] == false), "{done:?}");
    assert_eq!(changed(&before, &listing(board.root())), Vec::<PathBuf>::new());
}

#[test]
fn a_file_of_another_user_is_named() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    if chown(board.path(".coordctl/index"), Some(SOMEBODY), None).is_err() {
        return skip("only root can give a file away");
    }
    let (code, findings) = examined(&board);
    assert_eq!(code, 41);
    is(&findings, "owner_mixed", "warning", ".coordctl/index of user 65534");
}

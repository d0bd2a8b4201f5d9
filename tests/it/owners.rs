//! Boards of others, and boards that a group shares.

use crate::sandbox::{Sandbox, skip};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};

/// A user who is not us.
const SOMEBODY: u32 = 65_534;

/// A board that belongs to somebody else; `None` where we may not give it away.
fn of_somebody() -> Option<(Sandbox, String)> {
    let board = Sandbox::new();
    let id = board.claim("ada");
    if chown(board.board(), Some(SOMEBODY), None).is_err() {
        skip("only root can give a directory away");
        return None;
    }
    Some((board, id))
}

#[test]
fn a_directory_of_somebody_else_is_read_and_not_written() {
    let Some((board, id)) = of_somebody() else { return };
    std::fs::remove_file(board.path("telemetry_spans.jsonl")).expect("there are spans");
    std::fs::remove_file(board.path("agent_status.json")).expect("there is a public file");
    for verb in [&["claim", "test", "more"][..], &["complete", &id, "--agent", "ada"], &["sync"], &["init"]] {
        let said = board.run(verb);
        assert_eq!(said.code, 5, "{verb:?}: {said:?}");
        assert!(said.stderr.contains("belongs to user 65534") && said.stderr.contains("chmod g+ws"), "{said:?}");
    }
    assert_eq!(board.items().len(), 1);
    assert!(!board.path("telemetry_spans.jsonl").exists(), "a reader left a file of its own");
    assert!(!board.path("agent_status.json").exists(), "a public file was made in a foreign directory");
}

#[test]
fn every_file_of_a_shared_board_can_be_written_by_the_group() {
    let board = Sandbox::with_files(&[]);
    let shared = std::fs::Permissions::from_mode(0o2770);
    std::fs::set_permissions(board.board(), shared).expect("the directory is ours");
    let _ = board.claim("ada");
    std::fs::remove_file(board.path("work_claims.json")).expect("there is a public file");
    let _ = board.ok(&["sync"]);
    for name in ["work_claims.json", "telemetry_spans.jsonl", ".coordctl/lock", ".coordctl/journal/00000001.jsonl"] {
        let mode = board.path(name).metadata().expect("it is there").mode();
        assert_eq!(mode & 0o660, 0o660, "{name} has mode {mode:o}");
    }
}

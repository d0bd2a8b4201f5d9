//! A disk without room: new work is refused with nothing changed, work that is held can still be closed.

use crate::bad_input::check_words;
use crate::listing::{changed, listing};
use crate::run::{Running, make, until};
use crate::sandbox::{Said, Sandbox, eventually};
use nix::mount::{MntFlags, MsFlags, mount, umount2};
use nix::sched::{CloneFlags, unshare};
use std::fs::{File, create_dir, remove_dir_all, remove_file};
use std::io::Write;
use std::path::PathBuf;

/// A small file system on the board's directory, seen by this thread and what it starts only.
struct Disk {
    board: Sandbox,
}

impl Disk {
    /// Mounts one; `None`, and a line that says so, where this may not be done.
    fn new(options: &str) -> Option<Self> {
        let board = Sandbox::new();
        create_dir(board.board()).expect("a directory can be made");
        let mounted = unshare(CloneFlags::CLONE_NEWNS)
            .and_then(|()| mount(None::<&str>, "/", None::<&str>, MsFlags::MS_REC | MsFlags::MS_PRIVATE, None::<&str>))
            .and_then(|()| mount(Some("tmpfs"), &board.board(), Some("tmpfs"), MsFlags::empty(), Some(options)));
        match mounted {
            Ok(()) => Some(Disk { board }),
            Err(e) => {
                println!("skipped: a small file system cannot be mounted: {e}");
                let required =
                    std::env::var_os("COORDCTL_REQUIRE_ALL").is_some() && rustix::process::geteuid().is_root();
                assert!(!required, "COORDCTL_REQUIRE_ALL is set, and a file system cannot be mounted: {e}");
                None
            }
        }
    }

    fn filler(&self) -> PathBuf {
        self.board.path("filler")
    }

    /// Takes all the room there is.
    fn fill(&self) {
        let mut file = File::create(self.filler()).expect("a file can be made");
        while file.write_all(&[b'x'; 4096]).is_ok() {}
    }

    fn free(&self) {
        remove_file(self.filler()).expect("a file can be removed");
    }

    /// Claims new work, ever smaller, until none of any size is taken, and returns the last refusal.
    fn claim_until_refused(&self) -> Said {
        let refused = |length: usize| {
            let text = "x".repeat(length);
            let claim = || self.board.run(&["claim", "large", &text, "--quiet"]);
            (0..60).map(|_| claim()).find(|said| said.code != 0).expect("a full disk takes no new work for ever")
        };
        [60_000, 6_000, 1].map(refused)[2].clone()
    }

    /// Everything is well: a change is made without a warning, and the public files show the board.
    fn check_health(&self) {
        let said = self.board.run(&["claim", "a", "b", "--quiet"]);
        assert_eq!((said.code, said.stderr.as_str()), (0, ""));
        let _ = self.board.ok(&["sync"]);
        assert_eq!(self.board.view("work_claims.json").len(), self.board.items().len());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // A publisher that is on its way may still use it.
        let _ = umount2(&self.board.board(), MntFlags::MNT_DETACH);
    }
}

#[test]
fn a_full_disk_takes_no_new_work_but_lets_held_work_be_closed() {
    let Some(disk) = Disk::new("size=6m") else { return };
    let board = &disk.board;
    let [done, given_back] = [board.claim("ada"), board.claim("ada")];
    disk.fill();
    let refused = disk.claim_until_refused();
    check_words(&["claim"], &refused, 42, ".coordctl/journal/00000001.jsonl", "free some space");
    let (before, items) = (listing(board.root()), board.items());
    assert_eq!(disk.claim_until_refused().code, 42);
    let said = board.run(&["--json", "doctor"]);
    assert!(said.code == 42 && said.stdout.contains("\"space_none\""), "{said:?}");
    assert_eq!(changed(&before, &listing(board.root())), Vec::<PathBuf>::new(), "a refused change wrote");
    let note = "x".repeat(4000);
    for _ in 0..8 {
        let said = board.run(&["progress", &done, "50", "--note", &note]);
        assert_eq!(said.code, 0, "the reserve does not last: {said:?}");
    }
    for closing in [
        &["progress", &done, "90"][..],
        &["complete", &done, "merged"],
        &["release", &given_back],
        &["where"],
        &["dashboard"],
    ] {
        assert_eq!(board.run(closing).code, 0, "{closing:?}");
    }
    assert_eq!(
        (&board.item(&done)["status"], &board.item(&given_back)["status"]),
        (&"completed".into(), &"pending".into())
    );
    assert_eq!(board.items().len(), items.len());
    assert!(board.view("work_claims.json").len() <= items.len(), "a public file is whole, if not of today");
    disk.free();
    disk.check_health();
}

#[test]
fn on_a_full_disk_work_is_closed_also_without_the_index() {
    let Some(disk) = Disk::new("size=6m") else { return };
    let board = &disk.board;
    let id = board.claim("ada");
    remove_file(board.path(".coordctl/index")).expect("the index can be removed");
    disk.fill();
    let said = board.run(&["complete", &id, "merged", "--agent", "ada"]);
    assert_eq!((said.code, &board.item(&id)["status"]), (0, &"completed".into()), "{said:?}");
    disk.free();
    disk.check_health();
}

#[test]
fn on_a_full_disk_a_run_keeps_its_lease_and_closes_its_item() {
    for (code, status) in [(0, "completed"), (3, "pending")] {
        let Some(disk) = Disk::new("size=6m") else { return };
        let board = &disk.board;
        let id = board.pending();
        let script = format!("echo > ready; {}; echo 'no space' >&2; exit {code}", until("go"));
        let running = Running::start(board, &["--next", "--ttl", "1s", "--agent", "ada"], &script);
        running.file("ready");
        disk.fill();
        assert_eq!(disk.claim_until_refused().code, 42);
        let deadline = || board.item(&id)["lease"]["deadline_boottime_ns"].to_string();
        let first = deadline();
        eventually("the lease is renewed", || deadline() > first);
        make(board, "go");
        let said = running.end();
        assert_eq!((said.code, &board.item(&id)["status"]), (code, &status.into()), "{said:?}");
        disk.free();
        disk.check_health();
    }
}

#[test]
fn on_a_full_disk_a_backup_leaves_nothing_and_a_restore_changes_nothing() {
    let Some(disk) = Disk::new("size=6m") else { return };
    let board = &disk.board;
    let id = board.claim("ada");
    let file = board.ok(&["backup", "--quiet"]);
    let _ = board.ok(&["release", &id, "--agent", "ada"]);
    disk.fill();
    let (items, before) = (board.items(), listing(&board.path("backups")));
    for refused in [&["backup"][..], &["restore", &file], &["restore", &file, "--into", &format!("{file}.d")]] {
        let said = board.run(refused);
        assert_eq!((said.code, said.stdout.as_str()), (42, ""), "{refused:?}: {said:?}");
    }
    let mut after = listing(&board.path("backups"));
    after.retain(|path, bytes| !(path.to_string_lossy().contains(".d") && bytes.starts_with(b"a directory")));
    assert_eq!(changed(&before, &after), Vec::<PathBuf>::new(), "something is left of a backup");
    assert_eq!(board.items(), items);
    disk.free();
    let _ = board.ok(&["restore", &file]);
    disk.check_health();
}

#[test]
fn a_disk_without_room_for_a_board_takes_none() {
    let Some(disk) = Disk::new("size=512k") else { return };
    let board = &disk.board;
    for verb in [&["claim", "a", "b"][..], &["init"]] {
        check_words(verb, &board.run(verb), 42, "journal.new", "free some space");
    }
    assert_eq!(board.run(&["list"]).code, 4, "half a board is taken for one");
}

#[test]
fn on_a_full_disk_lost_spans_are_counted_and_no_line_is_torn() {
    let Some(disk) = Disk::new("size=6m") else { return };
    let board = &disk.board;
    let _ = board.claim("ada");
    disk.fill();
    let lines = || std::fs::read_to_string(board.path("telemetry_spans.jsonl")).expect("there are spans");
    let (before, commands) = (lines().lines().count(), 30);
    for said in board.race(commands, |_| vec!["list".to_owned()]) {
        assert_eq!((said.code, said.stderr.contains("warning")), (0, false), "{said:?}");
    }
    let written = lines().lines().count() - before;
    assert!(lines().ends_with('\n') && written < commands / 2, "{written} were written");
    for line in lines().lines() {
        let read: Result<serde_json::Value, _> = serde_json::from_str(line);
        assert!(read.is_ok(), "a torn line is left: {line}");
    }
    disk.free();
    let said = board.run(&["doctor"]);
    let told = format!("{} since 20", commands - written);
    assert!(said.code == 41 && said.stdout.contains(&told) && said.stdout.contains("append to"), "{told}: {said:?}");
    disk.check_health();
}

#[test]
fn without_inodes_changes_are_made_and_shown_later() {
    let Some(disk) = Disk::new("size=16m,nr_inodes=100") else { return };
    let board = &disk.board;
    let id = board.claim("ada");
    let many = board.path("many");
    create_dir(&many).expect("a directory can be made");
    while (0..).try_for_each(|n: u32| File::create(many.join(n.to_string())).map(drop)).is_ok() {}
    for change in [&["claim", "a", "b"][..], &["complete", &id, "merged"]] {
        let said = board.run(change);
        assert!(said.code == 0 && said.stderr.contains("warning: the public files"), "{change:?}: {said:?}");
    }
    assert_eq!((board.items().len(), &board.item(&id)["status"]), (2, &"completed".into()));
    remove_dir_all(many).expect("a directory can be removed");
    disk.check_health();
}

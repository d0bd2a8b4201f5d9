//! `metrics --textfile`: the old file or the new one, never a part of it.

use super::Scrape;
use crate::sandbox::{COORDCTL, Sandbox, skip};
use std::os::unix::fs::PermissionsExt;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

fn names(board: &Sandbox) -> Vec<String> {
    let entries = std::fs::read_dir(board.root()).expect("it can be listed");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn everyone_may_read_it_whatever_the_umask_and_nothing_is_left_beside_it() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let script = format!("umask 077; exec {COORDCTL} metrics --textfile c.prom");
    let mut shell = Command::new("sh");
    shell.args(["-c", &script]).current_dir(board.root()).env("COORDINATION_DIR", board.board());
    let output = shell.output().expect("sh can be started");
    assert!(output.status.success() && output.stdout.is_empty(), "{output:?}");
    let path = board.root().join("c.prom");
    assert_eq!(path.metadata().expect("it is there").permissions().mode() & 0o777, 0o644);
    let scrape = Scrape::parse(&std::fs::read_to_string(&path).expect("it is there"));
    assert_eq!(scrape.get("coordctl_claims_total"), Some(1.0));
    assert_eq!(names(&board), ["agent_coordination", "c.prom"]);
}

#[test]
fn a_reader_never_sees_a_part_of_it() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let write = || board.ok(&["metrics", "--textfile", "c.prom"]);
    let _ = write();
    let (path, is_over) = (board.root().join("c.prom"), AtomicBool::new(false));
    let whole = std::thread::scope(|scope| {
        let reading = scope.spawn(|| {
            let mut is_whole = true;
            while !is_over.load(Ordering::Relaxed) {
                let text = std::fs::read_to_string(&path).expect("it is always there");
                is_whole &= text.contains("\ncoordctl_span_lines_unreadable_total{") && text.ends_with(" 0\n");
            }
            is_whole
        });
        (0..20).for_each(|_| drop(write()));
        is_over.store(true, Ordering::Relaxed);
        reading.join().expect("the file was always there")
    });
    assert!(whole, "a reader saw a part of it");
}

#[test]
fn a_failure_leaves_the_old_one_and_says_why() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let full = board.root().join("full");
    std::fs::create_dir(&full).expect("a directory can be made");
    let mount = ["-t", "tmpfs", "-o", "size=4k", "tmpfs"];
    if !Command::new("mount").args(mount).arg(&full).status().is_ok_and(|status| status.success()) {
        skip("only root can mount a small file system");
        return;
    }
    std::fs::write(full.join("c.prom"), "old 1\n").expect("there is room for a little");
    let said = board.run(&["metrics", "--textfile", "full/c.prom"]);
    let (kept, left) = (std::fs::read_to_string(full.join("c.prom")), std::fs::read_dir(&full).map(Iterator::count));
    let unmounted = Command::new("umount").arg(&full).status();
    assert!(unmounted.is_ok_and(|status| status.success()));
    assert_eq!(said.code, 42, "{said:?}");
    assert!(said.stderr.contains("could not write full/c.prom"), "{said:?}");
    assert_eq!((kept.expect("it is there").as_str(), left.expect("it can be listed")), ("old 1\n", 1));
}

#[test]
fn a_name_that_the_node_exporter_passes_over_is_refused() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    std::fs::create_dir(board.root().join("d.prom")).expect("a directory can be made");
    for (path, hint) in [("c.txt", "node exporter"), (".prom", "node exporter"), ("d.prom", "existing directory")] {
        let said = board.run(&["metrics", "--textfile", path]);
        assert!(said.code == 3 && said.stderr.contains(hint) && said.stderr.contains(path), "{path}: {said:?}");
    }
    assert_eq!(names(&board), ["agent_coordination", "d.prom"]);
}

#[test]
fn the_same_figures_are_one_document() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let document = board.json(&["metrics"]);
    assert_eq!((&document["schema"], &document["sequence"]), (&"coordctl.metrics.v1".into(), &1.into()));
    let metrics = document["metrics"].as_array().expect("metrics");
    let claims = metrics.iter().find(|metric| metric["name"] == "coordctl_claims_total").expect("claims are told");
    assert_eq!((&claims["type"], &claims["samples"][0]["value"]), (&"counter".into(), &1.0.into()));
    let build = metrics.iter().find(|metric| metric["name"] == "coordctl_build_info").expect("the build is told");
    assert_eq!(build["samples"][0]["labels"]["version"], env!("CARGO_PKG_VERSION"));
    let written = board.json(&["metrics", "--textfile", "c.prom"]);
    let bytes = board.root().join("c.prom").metadata().expect("it is there").len();
    assert_eq!((&written["schema"], &written["path"]), (&"coordctl.metrics_written.v1".into(), &"c.prom".into()));
    assert_eq!(written["bytes"], bytes);
}

//! Timers of the user's systemd.

use super::Home;
use crate::sandbox::skip;
use std::path::PathBuf;
use std::process::Command;

const WORKS: &str = "exit 0";

/// The names and texts of the units that are there.
fn units(home: &Home) -> Vec<(PathBuf, String)> {
    let Ok(entries) = std::fs::read_dir(home.board.root().join(".config/systemd/user")) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), std::fs::read_to_string(path).expect("text"))).collect()
}

#[test]
fn timers_are_installed_where_systemd_answers_and_taken_away_again() {
    let home = Home::new(WORKS);
    let installed = home.json(&["cron", "install", "--only", "doctor,tend"]);
    assert_eq!((&installed["place"], &installed["changed"]), (&"systemd".into(), &true.into()));
    let first = units(&home);
    assert_eq!(first.len(), 4);
    let log = || std::fs::read_to_string(home.board.root().join("systemctl.log")).expect("systemctl was called");
    assert!(log().contains("--user daemon-reload\n--user enable --now coordctl-"), "{}", log());
    assert_eq!(home.json(&["cron", "install", "--only", "doctor,tend"])["changed"], false);
    assert_eq!(units(&home), first);
    assert_eq!(home.status("doctor")["place"], "systemd");
    // What is not wanted any more goes.
    let _ = home.json(&["cron", "install", "--only", "doctor", "--every", "doctor=4h"]);
    let left = units(&home);
    assert_eq!(left.len(), 2);
    assert!(left.iter().any(|(_, text)| text.contains("OnCalendar=*-*-* 0/4:17:00")), "{left:?}");
    assert_eq!(home.json(&["cron", "remove"])["removed_from"][0], "systemd");
    assert!(units(&home).is_empty() && log().ends_with("--user daemon-reload\n"), "{}", log());
}

#[test]
fn what_systemd_will_not_have_is_taken_back() {
    let home =
        Home::new("case \"$*\" in *show-environment) exit 0;; *'enable --now'*) echo 'no such' >&2; exit 1;; esac");
    let said = home.run(&["cron", "install", "--systemd"]);
    assert!(said.code == 1 && said.stderr.contains("no such"), "{said:?}");
    assert!(units(&home).is_empty(), "half of it is installed");
    // What was there before is there again.
    let home = Home::new("[ ! -e \"$HOME/broken\" ] || case \"$*\" in *enable*) exit 1;; esac");
    let _ = home.json(&["cron", "install", "--systemd", "--only", "doctor"]);
    let before = units(&home);
    std::fs::write(home.board.root().join("broken"), "").expect("a file can be written");
    assert_eq!(home.run(&["cron", "install", "--systemd", "--every", "doctor=4h"]).code, 1);
    assert_eq!(units(&home), before);
}

#[test]
fn without_a_user_manager_nothing_is_written() {
    let home = Home::new("exit 1");
    let said = home.run(&["cron", "install", "--systemd"]);
    assert!(said.code == 1 && said.stderr.contains("does not answer") && said.stderr.contains("--crontab"), "{said:?}");
    assert!(!home.board.root().join(".config").exists());
}

#[test]
fn systemd_finds_nothing_wrong_with_the_units() {
    if Command::new("systemd-analyze").arg("--version").output().is_err() {
        return skip("systemd-analyze is not installed");
    }
    let home = Home::new(WORKS);
    let odd = home.board.root().join("it's 100% \"odd\" $HOME \\n");
    for arguments in [&["init"][..], &["cron", "install", "--systemd", "--textfile", "x.prom"]] {
        let output = home.command(arguments).env("COORDINATION_DIR", &odd).output().expect("coordctl can be started");
        assert!(output.status.success(), "{output:?}");
    }
    let mut analyze = Command::new("systemd-analyze");
    analyze.args(["--user", "verify"]).args(units(&home).iter().map(|(path, _)| path));
    analyze.env("HOME", home.board.root()).env("XDG_RUNTIME_DIR", home.board.root());
    let output = analyze.output().expect("systemd-analyze can be started");
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    for (_, text) in units(&home) {
        let Some(calendar) = text.lines().find_map(|line| line.strip_prefix("OnCalendar=")) else { continue };
        let output = Command::new("systemd-analyze").args(["calendar", calendar]).output().expect("it can be started");
        assert!(output.status.success(), "{calendar}: {output:?}");
    }
}

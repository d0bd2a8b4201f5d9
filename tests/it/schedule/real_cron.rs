//! Debian's cron itself, with a spool of its own.

use crate::sandbox::{COORDCTL, Said, Sandbox, skip};
use rustix::process::geteuid;
use std::process::Command;

/// Installs an entry for every minute, has cron run it, and takes it away; in a namespace where cron sees nothing of the
/// machine's own tables. `$1` is a scratch directory, `$2` the program.
const SCRIPT: &str = r#"
set -eu
mkdir -p "$1/spool/crontabs" "$1/run" "$1/empty"
touch "$1/none"
chmod 1730 "$1/spool/crontabs"; chgrp crontab "$1/spool/crontabs"
mount --bind "$1/spool" /var/spool/cron
mount --bind "$1/run" /run
mount --bind "$1/empty" /etc/cron.d
mount --bind "$1/none" /etc/crontab
printf 'MAILTO=""\n' | crontab -
crontab -l > "$1/before"
"$2" cron install --crontab --only tend --every tend=1m
crontab -l > "$1/during"
cron -f & cron=$!
trap 'kill $cron' EXIT
tries=0
until grep -qs '"cron.run"' "$COORDINATION_DIR/telemetry_spans.jsonl" || [ $tries = 750 ]; do
    sleep 0.1; tries=$((tries + 1))
done
"$2" --json cron status > "$1/status"
"$2" cron remove --crontab
crontab -l > "$1/after"
"#;

#[test]
#[ignore = "waits up to a minute for cron: .ci/run runs it beside the other tests"]
fn an_installed_entry_runs_and_leaves_its_trace() {
    let has =
        |program: &str| ["/usr/sbin", "/usr/bin"].iter().any(|dir| std::path::Path::new(dir).join(program).exists());
    if !geteuid().is_root() || !has("cron") || !has("crontab") || !has("unshare") {
        return skip("it needs root, the package cron and unshare");
    }
    if !Command::new("unshare").args(["--mount", "true"]).status().is_ok_and(|status| status.success()) {
        return skip("unshare may not make a namespace here");
    }
    let board = Sandbox::new();
    let _ = board.ok(&["init"]);
    let scratch = board.root().join("scratch");
    std::fs::create_dir(&scratch).expect("a directory can be made");
    let mut command = Command::new("unshare");
    command.args(["--mount", "--propagation", "private", "sh", "-c", SCRIPT, "sh"]).arg(&scratch).arg(COORDCTL);
    command.env_clear().env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin").env("HOME", board.root());
    command.env("COORDINATION_DIR", board.board()).current_dir("/");
    let said = Said::of(&command.output().expect("unshare can be started"));
    assert_eq!(said.code, 0, "{said:?}");
    let text = |name: &str| std::fs::read_to_string(scratch.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
    assert!(text("during").contains("* * * * * ") && text("during").starts_with(&text("before")), "{}", text("during"));
    assert_eq!(text("after"), text("before"));
    let status: serde_json::Value = serde_json::from_str(&text("status")).expect("a document");
    let job = &status["jobs"][0];
    assert_eq!((&job["job"], &job["verdict"], &job["exit"]), (&"tend".into(), &"ok".into(), &0.into()), "{status}");
    let log = std::fs::read_to_string(board.path("logs/cron.log")).expect("there is a log");
    assert!(log.contains("tend ended with exit status 0"), "{log}");
}

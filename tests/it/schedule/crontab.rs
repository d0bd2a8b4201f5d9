//! The user's crontab: only our lines change.

use super::Home;
use crate::sandbox::COORDCTL;
use std::os::unix::fs::PermissionsExt;

const FAILS: &str = "exit 1";

#[test]
fn every_other_byte_of_the_crontab_stays_and_the_former_one_is_kept() {
    let others: [&[u8]; 4] = [
        b"# mine\nMAILTO=\"\"\n*/5 * * * * date +\\%F\n",
        b"A=1\r\n0 1 * * * x\r\n",
        b"0 1 * * * no newline at the end",
        b"\xff\xfe\n",
    ];
    for other in others {
        let home = Home::new(FAILS);
        std::fs::write(home.crontab(), other).expect("a file can be written");
        let installed = home.json(&["cron", "install"]);
        assert_eq!((&installed["place"], &installed["changed"]), (&"crontab".into(), &true.into()));
        let kept = installed["former_crontab"].as_str().expect("it is kept");
        assert_eq!(std::fs::read(kept).expect("it can be read"), other);
        assert_eq!(std::fs::metadata(kept).expect("it is there").permissions().mode() & 0o777, 0o600);
        let with_ours = std::fs::read(home.crontab()).expect("it can be read");
        assert!(with_ours.starts_with(other) && with_ours.len() > other.len());
        assert_eq!(home.json(&["cron", "install"])["changed"], false, "a second time changes something");
        assert_eq!(std::fs::read(home.crontab()).expect("it can be read"), with_ours);
        assert_eq!(home.json(&["cron", "remove"])["removed_from"][0], "crontab");
        assert_eq!(std::fs::read(home.crontab()).expect("it can be read"), other);
        assert_eq!(home.json(&["cron", "remove"])["removed_from"], serde_json::json!([]));
    }
}

#[test]
fn several_boards_stand_side_by_side() {
    let home = Home::new(FAILS);
    let other = home.board.root().join("an other 100%");
    let on_other = |arguments: &[&str]| {
        let output = home.command(arguments).env("COORDINATION_DIR", &other).output().expect("coordctl can be started");
        assert!(output.status.success(), "{output:?}");
    };
    on_other(&["init"]);
    on_other(&["cron", "install", "--crontab"]);
    let only_other = std::fs::read(home.crontab()).expect("it can be read");
    let _ = home.json(&["cron", "install", "--crontab", "--only", "doctor", "--every", "doctor=4h"]);
    let _ = home.json(&["cron", "install", "--crontab", "--only", "tend"]);
    let both = std::fs::read_to_string(home.crontab()).expect("it can be read");
    assert_eq!(both.matches("cron run").count(), 6, "{both}");
    let _ = home.json(&["cron", "remove"]);
    assert_eq!(std::fs::read(home.crontab()).expect("it can be read"), only_other);
}

#[test]
fn a_line_does_its_job_as_a_shell_of_cron_reads_it() {
    let home = Home::new(FAILS);
    let odd = home.board.root().join("it's 100% \"odd\" $HOME");
    let on_odd = |arguments: &[&str]| {
        let output = home.command(arguments).env("COORDINATION_DIR", &odd).output().expect("coordctl can be started");
        assert!(output.status.success(), "{output:?}");
    };
    on_odd(&["init"]);
    on_odd(&["cron", "install", "--crontab", "--only", "tend"]);
    let crontab = std::fs::read_to_string(home.crontab()).expect("it can be read");
    let line = crontab.lines().find(|line| line.contains("cron run")).expect("a line");
    let (schedule, command) = line.split_at(line.match_indices(' ').nth(4).expect("five fields").0);
    assert_eq!(schedule, "*/5 * * * *");
    assert!(command.trim_start().starts_with(['/', '\'']) && command.contains(COORDCTL), "no absolute path: {line}");
    // cron ends a command at a % that is not escaped, and takes the backslash from those that are.
    assert_eq!(command.matches('%').count(), command.matches("\\%").count());
    let mut shell = std::process::Command::new("/bin/sh");
    let output =
        shell.args(["-c", &command.replace("\\%", "%")]).env_clear().env("HOME", "/").current_dir("/").output();
    let output = output.expect("sh can be started");
    assert!(output.status.success() && output.stdout.is_empty() && output.stderr.is_empty(), "{output:?}");
    let log = std::fs::read_to_string(odd.join("logs/cron.log")).expect("there is a log");
    assert!(log.contains("tend ended with exit status 0"), "{log}");
}

#[test]
fn a_crontab_that_cannot_be_read_or_understood_stops_everything() {
    let home = Home::new(FAILS);
    let whole = b"# mine\n".to_vec();
    std::fs::write(home.crontab(), &whole).expect("a file can be written");
    let mut command = home.command(&["cron", "install"]);
    let output = command.env("CRONTAB_ERROR", "you are not allowed to use this program").output().expect("it starts");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("not allowed to use this"), "{output:?}");
    assert_eq!(std::fs::read(home.crontab()).expect("it can be read"), whole);
    let _ = home.json(&["cron", "install"]);
    let torn = std::fs::read_to_string(home.crontab()).expect("it can be read").replace("# coordctl end", "# gone");
    std::fs::write(home.crontab(), &torn).expect("a file can be written");
    for verb in ["install", "remove"] {
        let said = home.run(&["cron", verb]);
        assert!(said.code == 1 && said.stderr.contains("marks"), "{said:?}");
    }
    assert_eq!(std::fs::read_to_string(home.crontab()).expect("it can be read"), torn);
}

#[test]
fn show_prints_what_install_writes_and_changes_nothing() {
    let home = Home::new(FAILS);
    let shown = home.run(&["cron", "show", "--every", "tend=10m", "--textfile", "x.prom"]);
    assert!(shown.code == 0 && !home.crontab().exists(), "{shown:?}");
    let _ = home.json(&["cron", "install", "--every", "tend=10m", "--textfile", "x.prom"]);
    let installed = std::fs::read_to_string(home.crontab()).expect("it can be read");
    let lines = |text: &str| text.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(lines(&shown.stdout), lines(&installed));
    assert!(
        installed.contains("*/10 * * * *") && installed.contains(&format!("{}/x.prom", home.board.root().display()))
    );
}

#[test]
fn values_that_no_schedule_can_have_are_quoted_and_nothing_is_installed() {
    let home = Home::new(FAILS);
    for (arguments, quoted, hint) in [
        (["--every", "doctor=7m"], "\"doctor=7m\"", "use 1, 2"),
        (["--every", "doctor=soon"], "\"soon\"", "such as"),
        (["--every", "doctor"], "\"doctor\" has no =", "doctor=30m"),
        (["--every", "docter=5m"], "\"docter\"", "did you mean \"doctor\""),
        (["--at", "doctor=25:00"], "\"doctor=25:00\"", "04:30"),
        (["--at", "doctor=03:00"], "more than once a day", "--every"),
        (["--only", "metrics"], "\"metrics\" needs a file", "--textfile"),
    ] {
        let said = home.run(&[&["cron", "install"], arguments.as_slice()].concat());
        assert!(said.code == 3 && said.stderr.contains(quoted) && said.stderr.contains(hint), "{said:?}");
    }
    assert!(!home.crontab().exists());
    let daily = home.json(&["cron", "show", "--only", "doctor", "--every", "doctor=1d", "--at", "doctor=04:30"]);
    assert_eq!(daily["jobs"][0]["schedule"], "30 4 * * *");
}

//! The file of spans is turned, compressed and removed while commands write to it: no line is lost, none is there twice.

use crate::sandbox::{Sandbox, eventually};
use crate::tracer::{Outcome, kill_after, number_of, observe, stop_after};
use coordctl::store::span_files;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs::{read_to_string, write};
use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

const SPANS: &str = "telemetry_spans.jsonl";
/// Far more than any command takes that waits for nobody.
const SOON: Duration = Duration::from_secs(5);
/// A command that leaves no span of its own.
const OFF: [(&str, &str); 1] = [("OTEL_SDK_DISABLED", "true")];

/// A board with a setting of its own in `[telemetry]`.
fn board_with(settings: &str) -> Sandbox {
    let board = Sandbox::with_files(&[("coordctl.toml", &format!("[telemetry]\n{settings}\n"))]);
    let _ = board.run_with(&OFF, &["init"]);
    board
}

/// Every line in the files of spans, the oldest first. In a turned file each must be whole; one that is on its way to the
/// other is not there yet.
fn lines(board: &Path) -> Vec<String> {
    let mut text = String::new();
    for file in span_files(board).expect("the files can be read") {
        file.read_from(0).and_then(|mut of| of.read_to_string(&mut text)).expect("a file can be read");
        let whole = text.rfind('\n').map_or(0, |last| last + 1);
        assert!(file.current || whole == text.len(), "{} ends within a line", file.path.display());
        text.truncate(whole);
    }
    text.lines().map(str::to_owned).collect()
}

/// The ids of the operations of lines.
fn ids(lines: &[String]) -> BTreeSet<String> {
    let id = |line: &String| {
        let request: Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
        request["resourceSpans"][0]["scopeSpans"][0]["spans"][0]["spanId"].to_string()
    };
    let ids: BTreeSet<String> = lines.iter().map(id).collect();
    assert_eq!(ids.len(), lines.len(), "a line is there twice");
    ids
}

/// The names of turned files.
fn turned(board: &Sandbox) -> Vec<String> {
    let entries = std::fs::read_dir(board.board()).expect("the board can be listed");
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| name.starts_with("telemetry_spans-")).collect();
    names.sort();
    names
}

fn names(value: &Value) -> Vec<&str> {
    value.as_array().expect("a list").iter().filter_map(Value::as_str).collect()
}

#[test]
fn many_writers_lose_no_line_while_the_file_is_turned_again_and_again() {
    let board = board_with("rotate_size = \"6kB\"");
    let path = board.board();
    let over = AtomicBool::new(false);
    let (mut rotations, mut looks) = (0, 0);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let (mut seen, mut looks) = (0, 0);
            while !over.load(Ordering::Relaxed) {
                let now = ids(&lines(&path)).len();
                assert!(now >= seen, "{seen} lines were there, now {now}");
                (seen, looks) = (now, looks + 1);
            }
            looks
        });
        let rotator = scope.spawn(|| {
            let mut rotations = 0;
            while !over.load(Ordering::Relaxed) {
                let _ = board.json(&["telemetry", "rotate", "--now"]);
                rotations += 1;
            }
            rotations
        });
        for _ in 0..3 {
            for said in board.race(66, |n| vec!["list".to_owned(), "--team".to_owned(), format!("{n}")]) {
                assert_eq!(said.code, 0, "{said:?}");
            }
        }
        over.store(true, Ordering::Relaxed);
        (rotations, looks) = (rotator.join().expect("it rotates"), reader.join().expect("it reads"));
    });
    assert!(rotations > 2 && looks > 2, "{rotations} rotations, {looks} looks");
    assert_eq!(ids(&lines(&path)).len(), 3 * 66 + rotations, "a line for each command");
    assert!(turned(&board).len() > 10, "it was hardly ever turned: {:?}", turned(&board));
    let findings = board.run(&["--json", "doctor"]);
    assert!(!findings.stdout.contains("spans_lost"), "{findings:?}");
    eventually("everything is compressed", || {
        let _ = board.run_with(&OFF, &["telemetry", "rotate"]);
        turned(&board).iter().all(|name| name.ends_with(".gz"))
    });
}

#[test]
fn a_full_file_is_turned_and_compressed_without_being_asked() {
    for settings in ["rotate_size = \"1B\"", "rotate_age = \"1ms\""] {
        let board = board_with(settings);
        // Made a while before it is looked at.
        let _ = board.ok(&["list"]);
        let _ = board.ok(&["list"]);
        eventually("the full file is compressed", || {
            turned(&board).iter().any(|name| name.ends_with(".gz")) && turned(&board).iter().all(|n| n.ends_with(".gz"))
        });
        assert_eq!(ids(&lines(&board.board())).len(), 2, "{settings}");
    }
    let board = board_with("rotate_size = \"none\"\nrotate_age = \"none\"");
    let _ = board.ok(&["list"]);
    let said = board.json(&["telemetry", "rotate"]);
    assert_eq!((said["turned"].as_str(), said["not_turned_because"].as_str()), (None, Some("not_due")), "{said}");
    assert_eq!(turned(&board), Vec::<String>::new());
}

#[test]
fn a_writer_that_stands_still_delays_nobody_and_keeps_its_line() {
    let board = board_with("rotate_size = \"none\"");
    let held = stop_after(&mut board.command(&["list"]), number_of("flock"), 1);
    let started = Instant::now();
    let said = board.run(&["--json", "telemetry", "rotate", "--now"]);
    let told: Value = serde_json::from_str(&said.stdout).unwrap_or_else(|e| panic!("{e}: {said:?}"));
    assert_eq!((said.code, told["not_turned_because"].as_str()), (0, Some("empty")), "{said:?}");
    let said = board.run(&["--json", "telemetry", "rotate", "--now"]);
    assert!(said.code == 0 && said.stdout.contains("being_written"), "{said:?}");
    let _ = board.ok(&["list"]);
    assert!(started.elapsed() < SOON, "somebody waited for it");
    assert_eq!(held.resume().outcome, Outcome::Exited(0));
    assert_eq!(ids(&lines(&board.board())).len(), 4);
    let said = board.json(&["telemetry", "rotate", "--now"]);
    assert!(said["turned"].is_string(), "{said}");
    assert_eq!(ids(&lines(&board.board())).len(), 5);
}

#[test]
fn a_writer_that_opened_the_file_before_it_was_turned_writes_to_the_new_one() {
    let board = board_with("rotate_size = \"none\"");
    let _ = board.ok(&["list"]);
    let calls = observe(&mut board.command(&["list"])).calls;
    let lock = calls.iter().position(|call| call.name == "flock").expect("it locks the file of spans");
    let opened = calls[..lock].iter().filter(|call| call.name == "openat").count();
    let held = stop_after(&mut board.command(&["list"]), number_of("openat"), opened);
    let said = board.json(&["telemetry", "rotate", "--now"]);
    let name = said["turned"].as_str().expect("nobody has locked the file").to_owned();
    assert_eq!(held.resume().outcome, Outcome::Exited(0));
    assert_eq!(ids(&lines(&board.board())).len(), 4);
    assert_eq!(read_to_string(board.path(SPANS)).expect("there is a new file").lines().count(), 2, "{name}");
}

#[test]
fn a_rotation_that_is_killed_loses_no_line_and_the_next_one_finishes_it() {
    let start = board_with("rotate_size = \"none\"");
    (0..3).for_each(|_| drop(start.ok(&["list"])));
    let before = lines(&start.board());
    let command = |board: &Sandbox| {
        let mut command = board.command(&["telemetry", "rotate", "--now"]);
        command.envs(OFF);
        command
    };
    let calls = observe(&mut command(&start.copy())).calls;
    let changes: Vec<_> = calls.into_iter().filter(|call| call.changes).collect();
    assert!(changes.len() > 5, "{changes:?}");
    for call in &changes {
        let board = start.copy();
        let traced = kill_after(&mut command(&board), call.nr, call.occurrence);
        assert_eq!(traced.outcome, Outcome::Killed(9), "{call:?}");
        assert_eq!(lines(&board.board()), before, "killed after {call:?}");
        let said = board.run_with(&OFF, &["telemetry", "rotate", "--now"]);
        assert_eq!(said.code, 0, "{said:?}");
        assert_eq!(lines(&board.board()), before, "rotated again after {call:?}");
        let left = turned(&board);
        assert!(left.len() == 1 && left[0].ends_with(".gz"), "after {call:?}: {left:?}");
        assert!(!board.path(".coordctl/spans.gz.new").exists(), "after {call:?} something is left");
    }
}

/// Puts turned files there, each with one line, which were turned so many days ago.
fn put_turned(board: &Sandbox, days: &[u64]) -> Vec<String> {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("it is later than 1970");
    let put = |days: &u64| {
        let name = format!("telemetry_spans-{:020}.jsonl", (now - Duration::from_hours(24 * days)).as_nanos());
        write(board.path(&name), format!("{{\"turned\":{days}}}\n")).expect("a file can be written");
        name
    };
    days.iter().map(put).collect()
}

/// The segment of a turned file.
fn segment(board: &Sandbox, name: &str) -> String {
    let files = span_files(&board.board()).expect("the files can be read");
    files.into_iter().find(|file| file.path.ends_with(name)).expect("it is there").segment
}

fn put_cursor(board: &Sandbox, sink: &str, text: &str) {
    std::fs::create_dir_all(board.path(".coordctl/export")).expect("a directory can be made");
    write(board.path(&format!(".coordctl/export/{sink}.json")), text).expect("a file can be written");
}

#[test]
fn what_is_too_old_goes_and_nothing_else() {
    let board = board_with("keep = \"5d\"");
    let names = put_turned(&board, &[9, 6, 4, 1]);
    let other = "telemetry_spans-old.jsonl";
    write(board.path(other), "mine\n").expect("a file can be written");
    let said = board.json(&["telemetry", "rotate"]);
    assert_eq!(self::names(&said["removed"]), names[..2]);
    assert_eq!(self::names(&said["compressed"]), names[2..]);
    let left: Vec<String> = names[2..].iter().map(|name| format!("{name}.gz")).chain([other.to_owned()]).collect();
    assert_eq!(turned(&board), left);
}

#[test]
fn the_oldest_go_while_all_are_too_large() {
    let board = board_with("keep = \"none\"\nkeep_size = \"100B\"");
    let names = put_turned(&board, &[4, 3, 2]);
    write(board.path(&names[2]), "x".repeat(90)).expect("a file can be written");
    let said = board.json(&["telemetry", "rotate"]);
    assert_eq!(self::names(&said["removed"]), names[..2]);
    let said = board.run(&["telemetry", "rotate"]);
    assert!(said.code == 0 && said.stderr.contains("removed "), "with its own span it is too large: {said:?}");
    assert_eq!(turned(&board), Vec::<String>::new());
}

#[test]
fn what_an_export_needs_is_kept_and_told() {
    let board = board_with("keep = \"1d\"");
    let names = put_turned(&board, &[9, 8, 7, 6]);
    put_cursor(&board, "a", &format!("{{\"segment\":\"{}\",\"offset\":3,\"v\":9}}", segment(&board, &names[1])));
    put_cursor(&board, "b", &format!("{{\"segment\":\"{}\",\"offset\":0}}", segment(&board, &names[2])));
    let said = board.json(&["telemetry", "rotate"]);
    assert_eq!(self::names(&said["removed"]), names[..1]);
    let kept: Vec<String> = names[1..].iter().map(|name| format!("{name}.gz")).collect();
    assert_eq!(self::names(&said["kept_for_export"]), kept);
    let said = board.run(&["telemetry", "rotate"]);
    assert!(
        said.stderr.contains("because an export has not had all of it") && said.stderr.contains(&kept[2]),
        "{said:?}"
    );
    // One that cannot be read, and one whose file is gone, may need everything.
    for unclear in ["", "{\"segment\":\"0123456789abcdef\",\"offset\":1}", "{\"segment\":\"\",\"offset\":0}"] {
        put_cursor(&board, "a", unclear);
        let said = board.json(&["telemetry", "rotate"]);
        assert_eq!(
            (self::names(&said["kept_for_export"]), self::names(&said["removed"]).len()),
            (kept.iter().map(String::as_str).collect(), 0)
        );
    }
    put_cursor(&board, "a", &format!("{{\"segment\":\"{}\",\"offset\":0}}", segment(&board, SPANS)));
    let said = board.json(&["telemetry", "rotate"]);
    assert_eq!(self::names(&said["removed"]), kept[..1], "only b needs anything, from its file on");
}

#[test]
fn names_grow_also_where_the_clock_was_set_back() {
    let board = board_with("rotate_size = \"none\"");
    let ahead = "telemetry_spans-09000000000000000000.jsonl";
    write(board.path(ahead), "{}\n").expect("a file can be written");
    let _ = board.ok(&["list"]);
    let said = board.json(&["telemetry", "rotate", "--now"]);
    assert_eq!(said["turned"], "telemetry_spans-09000000000000000001.jsonl");
}

#[test]
fn looking_after_the_size_costs_no_system_call() {
    let board = board_with("rotate_size = \"1GiB\"");
    let _ = board.ok(&["list"]);
    let calls: Vec<&str> = observe(&mut board.command(&["list"])).calls.iter().map(|call| call.name).collect();
    let lock = calls.iter().position(|name| *name == "flock").expect("it locks the file of spans");
    let wrote = lock + calls[lock..].iter().position(|name| *name == "write").expect("it writes");
    let after: Vec<&&str> =
        calls[wrote + 1..].iter().filter(|name| ["fstat", "statx", "flock", "rename"].contains(name)).collect();
    assert_eq!((wrote - lock, after.len()), (2, 0), "lock, is it still the same file, write: {:?}", &calls[lock..]);
}

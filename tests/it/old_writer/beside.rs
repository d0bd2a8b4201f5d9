//! coordctl and a script in the old style at once on one directory.

use super::{changes, has_tools};
use crate::sandbox::{Said, Sandbox};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Processes of coordctl at once.
const WORKERS: usize = 8;
const PUBLIC: [&str; 3] = ["work_claims.json", "agent_status.json", "coordination_log.json"];

/// What the processes of coordctl did.
#[derive(Debug, Default)]
struct Done {
    changes: AtomicUsize,
    completed: Mutex<BTreeSet<String>>,
    warnings: Mutex<Vec<String>>,
}

impl Done {
    /// Runs a change, which must be acknowledged.
    fn change(&self, board: &Sandbox, arguments: &[&str]) -> String {
        let Said { code, stdout, stderr } = board.run(arguments);
        assert_eq!(code, 0, "{arguments:?}: {stderr}");
        self.changes.fetch_add(1, Ordering::Relaxed);
        let warnings = stderr.lines().filter(|line| line.starts_with("warning: ")).map(str::to_owned);
        self.warnings.lock().expect("no thread panicked").extend(warnings);
        stdout.trim_end().to_owned()
    }

    /// Claims, reports and completes until the time is over.
    fn work(&self, board: &Sandbox, agent: &str, until: Instant) {
        while Instant::now() < until {
            let id = self.change(board, &["claim", "new", "by coordctl", "--agent", agent]);
            self.change(board, &["progress", &id, "50", "--agent", agent]);
            self.change(board, &["complete", &id, agent, "--agent", agent]);
            self.completed.lock().expect("no thread panicked").insert(id);
        }
    }
}

fn script(board: &Sandbox, name: &str, seconds: u64, ending: &[&str]) -> Child {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/old_writer/writer.sh");
    let mut command = Command::new("bash");
    command.arg(script).arg(board.board()).args([name, &seconds.to_string(), &log_of(board, name)]).args(ending);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("bash can be started")
}

fn log_of(board: &Sandbox, name: &str) -> String {
    board.root().join(format!("{name}.log")).display().to_string()
}

/// The ids that a script told of with a word.
fn told(board: &Sandbox, name: &str, word: &str) -> BTreeSet<String> {
    let log = std::fs::read_to_string(log_of(board, name)).expect("the script told something");
    log.lines().filter_map(|line| line.strip_prefix(&format!("{word} "))).map(str::to_owned).collect()
}

/// Reads the public files as often as it can; returns how often. Each must be an array every time.
fn read_all_the_time(board: &Sandbox, is_over: &AtomicBool) -> usize {
    let mut times = 0;
    while !is_over.load(Ordering::Relaxed) {
        board.all_public_files_are_whole();
        times += 1;
        std::thread::sleep(Duration::from_millis(1));
    }
    times
}

/// Runs scripts and coordctl beside each other; a reader looks on where every version is to be whole.
fn run(board: &Sandbox, seconds: u64, scripts: &[&[&str]], is_read: bool) -> (Done, usize) {
    let first = board.claim("first");
    let _ = board.ok(&["complete", &first, "--agent", "first"]);
    let done = Done::default();
    let is_over = AtomicBool::new(false);
    let until = Instant::now() + Duration::from_secs(seconds);
    let mut running: Vec<Child> = Vec::new();
    for (n, ending) in scripts.iter().enumerate() {
        running.push(script(board, &format!("bob{n}"), seconds, ending));
    }
    let mut reads = 0;
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| if is_read { read_all_the_time(board, &is_over) } else { 0 });
        let work = |n: usize| {
            let done = &done;
            scope.spawn(move || done.work(board, &format!("ada{n}"), until))
        };
        let workers: Vec<_> = (0..WORKERS).map(work).collect();
        workers.into_iter().for_each(|worker| worker.join().expect("every change is acknowledged"));
        for child in &mut running {
            let _ = child.wait();
        }
        is_over.store(true, Ordering::Relaxed);
        reads = reader.join().expect("every file is whole at every moment");
    });
    let _ = board.ok(&["sync"]);
    (done, reads)
}

/// Every acknowledged change is on the board, each completion once.
fn nothing_of_ours_is_lost(board: &Sandbox, done: &Done) {
    let items = board.items();
    let of = |id: &String| items.iter().filter(|item| item["work_item_id"] == id.as_str()).collect::<Vec<_>>();
    let log = board.view("coordination_log.json");
    let completed = done.completed.lock().expect("no thread panicked");
    assert!(completed.len() >= WORKERS, "too little was done: {}", completed.len());
    for id in completed.iter() {
        let found = of(id);
        assert!(found.len() == 1 && found[0]["status"] == "completed", "{id}: {found:?}");
        assert!(found[0]["result"] == found[0]["agent_id"] && found[0]["progress"] == 100, "{id}: {found:?}");
        assert_eq!(log.iter().filter(|row| row["work_item_id"] == id.as_str()).count(), 1, "{id} in the log");
    }
    assert_eq!(board.view("work_claims.json"), items, "the public file does not show the board");
}

fn one_script_beside_coordctl(seconds: u64) {
    if !has_tools() {
        return;
    }
    let board = Sandbox::new();
    let (done, reads) = run(&board, seconds, &[&[]], true);
    nothing_of_ours_is_lost(&board, &done);
    let items = board.items();
    let status =
        |id: &String| items.iter().find(|item| item["work_item_id"] == id.as_str()).map(|item| item["status"].clone());
    let words = ["claimed", "progressed", "completed", "conflict"];
    let [claimed, progressed, completed, conflicts] = words.map(|word| told(&board, "bob0", word));
    assert!(!completed.is_empty(), "the script did nothing");
    let lost: Vec<_> = claimed.iter().filter(|id| status(id).is_none()).collect();
    let unfinished: Vec<_> = completed.iter().filter(|id| status(id) != Some("completed".into())).collect();
    let log = board.view("coordination_log.json");
    let unlogged: Vec<_> = completed
        .iter()
        .filter(|id| log.iter().filter(|row| row["work_item_id"] == id.as_str()).count() != 1)
        .collect();
    let warnings = done.warnings.lock().expect("no thread panicked");
    println!(
        "{} s: {} changes by coordctl, {} items completed; the script claimed {}, progressed {}, completed {}, met the \
         lock {} times; {} merges, {} warnings, {reads} looks of a reader; lost of ours 0, of the script's: {} rows, \
         {} completions, {} log rows",
        seconds,
        done.changes.load(Ordering::Relaxed),
        done.completed.lock().expect("no thread panicked").len(),
        claimed.len(),
        progressed.len(),
        completed.len(),
        conflicts.len(),
        changes(&board, "merge"),
        warnings.len(),
        lost.len(),
        unfinished.len(),
        unlogged.len()
    );
    assert!(changes(&board, "merge") > 0, "nothing was merged");
    warnings.iter().for_each(|warning| println!("{warning}"));
    unfinished.iter().for_each(|id| println!("{}", board.ok(&["show", id])));
    assert!(lost.is_empty() && unfinished.is_empty() && unlogged.is_empty(), "{lost:?} {unfinished:?} {unlogged:?}");
    assert!(warnings.is_empty(), "{warnings:?}");
    assert!(!board.path("work_claims.json.lock").exists(), "a lock is left");
}

#[test]
fn a_script_beside_eight_processes_loses_nothing_and_nothing_is_lost_by_it() {
    one_script_beside_coordctl(3);
}

#[test]
#[ignore = "takes a minute: run it by name with --ignored --nocapture"]
fn a_minute_beside_a_script_loses_nothing() {
    one_script_beside_coordctl(60);
}

#[test]
fn scripts_that_damage_each_others_files_lose_nothing_of_ours() {
    if !has_tools() {
        return;
    }
    let board = Sandbox::new();
    // Two scripts with the same temporary file, as the old ones had: they wipe and cut their own versions.
    let (done, _) = run(&board, 3, &[&["tmp"], &["tmp"]], false);
    nothing_of_ours_is_lost(&board, &done);
    for name in PUBLIC {
        let _ = board.view(name);
    }
}

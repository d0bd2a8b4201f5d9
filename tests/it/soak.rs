//! Upkeep all the time beside work all the time: nothing is lost, no reader sees a broken file, nobody holds the lock long.

use crate::sandbox::{COORDCTL, Said, Sandbox};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Processes that work at once.
const WORKERS: usize = 8;
/// How long the board's lock may be held, where nothing else delays the holder.
const HOLD: Duration = Duration::from_millis(50);

/// What was acknowledged: for each item its status and when.
#[derive(Default)]
struct Ledger {
    items: Mutex<BTreeMap<String, (&'static str, Instant)>>,
    changes: AtomicUsize,
    /// How often each kind of upkeep ran.
    upkeep: Mutex<BTreeMap<&'static str, usize>>,
    /// The newest backup, and when it began.
    backup: Mutex<Option<(Instant, String)>>,
    /// The longest that an archive run says it held the lock, in milliseconds.
    archive_hold_ms: Mutex<f64>,
}

impl Ledger {
    fn change(&self, board: &Sandbox, arguments: &[&str]) -> String {
        let Said { code, stdout, stderr } = board.run(arguments);
        assert_eq!(code, 0, "{arguments:?}: {stderr}");
        self.changes.fetch_add(1, Ordering::Relaxed);
        stdout.trim_end().to_owned()
    }

    fn note(&self, id: &str, status: &'static str) {
        self.items.lock().expect("no thread panicked").insert(id.to_owned(), (status, Instant::now()));
    }

    /// Claims, reports and completes until the time is over; every tenth item stays held.
    fn work(&self, board: &Sandbox, agent: &str, until: Instant) {
        for n in 0.. {
            if Instant::now() >= until {
                break;
            }
            let id = self.change(board, &["claim", "soak", "an item", "--agent", agent]);
            self.note(&id, "active");
            self.change(board, &["progress", &id, "50", "--agent", agent]);
            self.note(&id, "in_progress");
            if n % 10 != 9 {
                self.change(board, &["complete", &id, agent, "--agent", agent]);
                self.note(&id, "completed");
            }
        }
    }

    fn count(&self, kind: &'static str) {
        *self.upkeep.lock().expect("no thread panicked").entry(kind).or_default() += 1;
    }

    /// Archives, backs up, turns spans and tends, each every second.
    fn keep_up(&self, board: &Sandbox, until: Instant) {
        while Instant::now() < until {
            let began = Instant::now();
            let told = board.json(&["archive", "--older-than", "1s", "--keep-last", "20"]);
            let hold = told["longest_hold_ms"].as_f64().expect("an archive run says how long it held the lock");
            let mut longest = self.archive_hold_ms.lock().expect("no thread panicked");
            *longest = longest.max(hold);
            drop(longest);
            self.count("archive");
            let start = Instant::now();
            let told = board.json(&["backup", "--keep", "3"]);
            let path = told["path"].as_str().expect("a path").to_owned();
            *self.backup.lock().expect("no thread panicked") = Some((start, path));
            self.count("backup");
            let _ = board.ok(&["telemetry", "rotate", "--now"]);
            self.count("rotate");
            let said = board.run(&["tend"]);
            assert_eq!(said.code, 0, "{}", said.stderr);
            self.count("tend");
            std::thread::sleep(Duration::from_secs(1).saturating_sub(began.elapsed()));
        }
    }
}

/// Reads the public files as often as it can; returns how often.
fn read_all_the_time(board: &Sandbox, is_over: &AtomicBool) -> usize {
    let mut times = 0;
    while !is_over.load(Ordering::Relaxed) {
        board.all_public_files_are_whole();
        let _ = board.json(&["list", "--status", "all"]);
        times += 1;
    }
    times
}

/// Follows the changes from the first on until the board is told to be over; returns the numbers it was told.
fn follow(board: &Sandbox) -> std::process::Child {
    let file = std::fs::File::create(board.root().join("followed.jsonl")).expect("a file can be made");
    let mut command = Command::new(COORDCTL);
    command.args(["events", "--since", "0", "--follow", "--format", "jsonl"]).env("COORDINATION_DIR", board.board());
    command.stdin(Stdio::null()).stdout(file).stderr(Stdio::null()).spawn().expect("it can be started")
}

/// The status of every item, on the board or in the archive.
fn standing(board: &Sandbox) -> (BTreeMap<String, String>, usize, usize) {
    let status = |item: &Value| {
        let text = |name: &str| item[name].as_str().expect("a text").to_owned();
        (text("work_item_id"), text("status"))
    };
    let mut all: BTreeMap<String, String> = board.items().iter().map(status).collect();
    let on_board = all.len();
    let found = board.json(&["archive", "search", "--limit", "1000000"]);
    let archived: Vec<(String, String)> =
        found["results"].as_array().expect("a list").iter().map(|one| status(&one["row"])).collect();
    let in_archive = archived.len();
    for (id, status) in archived {
        assert!(!all.contains_key(&id), "{id} is on the board and in the archive");
        all.insert(id, status);
    }
    (all, on_board, in_archive)
}

/// The longest time between getting the board's lock and having appended, over all commands, by their spans.
fn longest_hold(board: &Sandbox) -> (Duration, usize) {
    let mut files: Vec<PathBuf> = Vec::new();
    for dir in [board.board(), board.path(".coordctl/archive")] {
        let entries = std::fs::read_dir(dir).into_iter().flatten().flatten().map(|entry| entry.path());
        files.extend(
            entries.filter(|path| path.to_string_lossy().contains("spans-") || path.ends_with("telemetry_spans.jsonl")),
        );
    }
    let (mut longest, mut count) = (0, 0);
    for file in files.iter().filter(|file| !file.to_string_lossy().ends_with(".idx")) {
        let bytes = std::fs::read(file).unwrap_or_default();
        let mut text = String::new();
        match bytes.starts_with(&[0x1f, 0x8b]) {
            true => flate2::read::MultiGzDecoder::new(&bytes[..]).read_to_string(&mut text).expect("gzip"),
            false => (&bytes[..]).read_to_string(&mut text).expect("UTF-8"),
        };
        for line in text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
            let spans = line["resourceSpans"][0]["scopeSpans"][0]["spans"].as_array().cloned().unwrap_or_default();
            let at =
                |span: &Value, name: &str| span[name].as_str().and_then(|ns| ns.parse::<u64>().ok()).expect("a time");
            let of = |name: &'static str| spans.iter().filter(move |span| span["name"] == name);
            for append in of("store.append") {
                let began = at(append, "startTimeUnixNano");
                let locked = of("store.lock").map(|lock| at(lock, "endTimeUnixNano")).filter(|end| *end <= began).max();
                let Some(locked) = locked else { continue };
                longest = longest.max(at(append, "endTimeUnixNano") - locked);
                count += 1;
            }
        }
    }
    (Duration::from_nanos(longest), count)
}

/// Everything that was acknowledged before a backup began is in it.
fn the_backup_is_whole(board: &Sandbox, ledger: &Ledger) {
    let (began, path) = ledger.backup.lock().expect("no thread panicked").clone().expect("there is a backup");
    let into = Sandbox::new();
    let dir = into.board();
    let _ = board.ok(&["restore", &path, "--into", dir.to_str().expect("UTF-8")]);
    let (there, ..) = standing(&into);
    for (id, (status, when)) in ledger.items.lock().expect("no thread panicked").iter() {
        if *when < began {
            assert_eq!(there.get(id).map(String::as_str), Some(*status), "{id} in the backup");
        }
    }
    assert_eq!(into.run(&["verify"]).code, 0);
}

fn soak(board: &Sandbox, seconds: u64) {
    let _ = board.ok(&["init"]);
    let ledger = Ledger::default();
    let is_over = AtomicBool::new(false);
    let until = Instant::now() + Duration::from_secs(seconds);
    let mut follower = follow(board);
    let mut reads = 0;
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| read_all_the_time(board, &is_over));
        let upkeep = scope.spawn(|| ledger.keep_up(board, until));
        let work = |n: usize| {
            let ledger = &ledger;
            scope.spawn(move || ledger.work(board, &format!("ada{n}"), until))
        };
        let workers: Vec<_> = (0..WORKERS).map(work).collect();
        let ended: Vec<_> = workers.into_iter().chain([upkeep]).map(|thread| thread.join()).collect();
        is_over.store(true, Ordering::Relaxed);
        reads = reader.join().expect("every file is whole at every moment");
        ended.into_iter().for_each(|ended| ended.expect("every change and all upkeep is acknowledged"));
    });
    let (there, on_board, in_archive) = standing(board);
    let items = ledger.items.lock().expect("no thread panicked").clone();
    for (id, (status, _)) in &items {
        assert_eq!(there.get(id).map(String::as_str), Some(*status), "{id}");
    }
    let made = there.keys().filter(|id| !items.contains_key(*id)).count();
    the_backup_is_whole(board, &ledger);
    assert_eq!(board.run(&["verify"]).code, 0, "{}", board.run(&["verify"]).stdout);
    let last = board.json(&["where"])["sequence"].as_u64().expect("a number");
    let followed = followed(board, &mut follower, &items);
    let (hold, commands) = longest_hold(board);
    let archive_hold = *ledger.archive_hold_ms.lock().expect("no thread panicked");
    eprintln!(
        "{seconds} s: {} changes by {WORKERS} workers, {} items ({on_board} on the board, {in_archive} archived, {made} made \
         by upkeep), {reads} looks by readers, {followed} events followed up to change {last}, upkeep {:?}; the longest hold \
         of the lock {hold:?} of {commands} changes, {archive_hold} ms by archiving",
        ledger.changes.load(Ordering::Relaxed),
        items.len(),
        ledger.upkeep.lock().expect("no thread panicked"),
    );
    assert!(
        in_archive > 0 && archive_hold < HOLD.as_secs_f64() * 1e3 * 4.0,
        "{in_archive} archived, {archive_hold} ms"
    );
}

/// Waits until the follower was told of every item's last change, and counts what it was told: no number twice.
fn followed(
    board: &Sandbox,
    follower: &mut std::process::Child,
    items: &BTreeMap<String, (&'static str, Instant)>,
) -> usize {
    let path = board.root().join("followed.jsonl");
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let mut count = 0;
    crate::sandbox::eventually("the follower is told of everything", || {
        let text = std::fs::read_to_string(&path).expect("it follows");
        let whole = text.rfind('\n').map_or("", |end| &text[..end]);
        let lines: Vec<Value> = whole.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        let numbers: Vec<u64> = lines.iter().filter_map(|line| line["sequence"].as_u64()).collect();
        assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]), "a change was told twice, or out of order");
        count = lines.len();
        seen = lines
            .iter()
            .filter_map(|line| Some((line["work_id"].as_str()?.to_owned(), line["status"].as_str()?.to_owned())))
            .collect();
        items.iter().all(|(id, (status, _))| seen.get(id).map(String::as_str) == Some(*status))
    });
    let _ = follower.kill();
    let _ = follower.wait();
    count
}

#[test]
fn nothing_is_lost_while_upkeep_runs_all_the_time() {
    soak(&Sandbox::new(), 4);
}

#[test]
#[ignore = "takes ten minutes on a disk, or as many seconds as COORDCTL_SOAK_SECONDS says"]
fn nothing_is_lost_in_ten_minutes_of_upkeep() {
    let seconds = std::env::var("COORDCTL_SOAK_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    soak(&Sandbox::on_disk(), seconds.unwrap_or(600));
}

//! One change tried on a prepared board: how the board looks before it and after it, and that it is either of the two.

use crate::disk::{Disk, VIEWS};
use crate::sandbox::Sandbox;
use crate::tracer::{Call, Outcome, kill_after, observe};
use serde_json::Value;
use std::process::Command;

/// A board with some history on it.
pub(crate) struct Prepared {
    pub(crate) disk: Disk,
    /// An item that ada holds.
    pub(crate) held: String,
    /// An item that waits.
    pub(crate) waiting: String,
    /// An item that bob holds.
    pub(crate) other: String,
}

impl Prepared {
    /// Makes the board.
    pub(crate) fn new() -> Self {
        let board = Sandbox::new();
        let held = board.claim("ada");
        let _ = board.ok(&["progress", &held, "20", "--agent", "ada", "--note", "begun"]);
        let done = board.claim("bob");
        let _ = board.ok(&["complete", &done, "merged", "--agent", "bob", "--points", "2"]);
        let waiting = board.pending();
        let other = board.claim("bob");
        let _ = board.ok(&["progress", &other, "5", "--agent", "bob"]);
        Prepared { disk: Disk::of(&board.board()), held, waiting, other }
    }

    /// The changes that are tried, each with its arguments.
    pub(crate) fn changes(&self) -> [(&'static str, Vec<&str>); 5] {
        let (held, waiting) = (self.held.as_str(), self.waiting.as_str());
        [
            ("claim", vec!["claim", "test", "something new", "--agent", "ada", "--points", "3"]),
            ("claim of a waiting item", vec!["claim", waiting, "--agent", "bob"]),
            ("progress", vec!["progress", held, "60", "testing", "--agent", "ada", "--note", "half way"]),
            ("complete", vec!["complete", held, "merged", "--agent", "ada", "--points", "8"]),
            ("release", vec!["release", held, "--agent", "ada", "--reason", "stuck"]),
        ]
    }

    /// The trial of a change by its name.
    pub(crate) fn trial(&self, name: &str) -> Trial {
        let changes = self.changes();
        let (_, arguments) = changes.iter().find(|(known, _)| *known == name).expect("the change is known");
        Trial::new(self.disk.clone(), arguments)
    }
}

/// What a user can learn about a board.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Seen {
    pub(crate) items: Vec<Value>,
    pub(crate) agents: Vec<Value>,
    pub(crate) log: Vec<Value>,
}

impl Seen {
    /// Looks at a board whose public files are up to date.
    pub(crate) fn at(board: &Sandbox) -> Self {
        let seen = Seen {
            items: board.items(),
            agents: board.view("agent_status.json"),
            log: board.view("coordination_log.json"),
        };
        assert_eq!(board.view("work_claims.json"), seen.items, "the public file and list tell different things");
        seen
    }
}

/// A change, and the board it is tried on.
pub(crate) struct Trial {
    pub(crate) start: Disk,
    pub(crate) arguments: Vec<String>,
    pub(crate) before: Seen,
    pub(crate) after: Seen,
}

impl Trial {
    /// Carries the change out once, undisturbed, to see what comes of it.
    pub(crate) fn new(start: Disk, arguments: &[&str]) -> Self {
        let with_json = ["--json"].iter().chain(arguments);
        let arguments = with_json.map(|word| (*word).to_owned()).collect();
        let mut trial = Trial { start, arguments, before: Seen::default(), after: Seen::default() };
        let (board, _) = trial.board();
        let _ = board.ok(&["init"]);
        let _ = board.ok(&["sync"]);
        trial.before = Seen::at(&board);
        let _ = board.ok(&trial.words());
        trial.after = Seen::at(&board);
        assert_ne!(trial.before, trial.after, "{:?} changes nothing", trial.arguments);
        trial
    }

    /// A fresh copy of the board, and its contents.
    pub(crate) fn board(&self) -> (Sandbox, Disk) {
        let board = Sandbox::new();
        let disk = self.start.put(&board.board());
        (board, disk)
    }

    /// The arguments of the change.
    pub(crate) fn words(&self) -> Vec<&str> {
        self.arguments.iter().map(String::as_str).collect()
    }

    /// The command that makes the change.
    pub(crate) fn command(&self, board: &Sandbox) -> Command {
        board.command(&self.words())
    }

    /// The calls of the change that change a file.
    pub(crate) fn changing_calls(&self) -> Vec<Call> {
        let (board, _) = self.board();
        let traced = observe(&mut self.command(&board));
        assert_eq!(traced.outcome, Outcome::Exited(0), "{traced:?}");
        traced.calls.into_iter().filter(|call| call.changes).collect()
    }

    /// Kills the change behind each of its calls that change a file: between two of them every stop leaves the same.
    ///
    /// Returns how many kills there were; `each` as with [`Trial::kill_behind`].
    pub(crate) fn kill_behind_changes(&self, mut each: impl FnMut(&Sandbox, &Disk, Option<Value>, bool)) -> usize {
        let calls = self.changing_calls();
        calls.iter().for_each(|call| self.kill_behind(call, &mut each));
        calls.len()
    }

    /// Kills the change right behind one of its calls and checks the board; hands it on with its contents, the answer
    /// and whether the change is made.
    pub(crate) fn kill_behind(&self, call: &Call, each: impl FnOnce(&Sandbox, &Disk, Option<Value>, bool)) {
        let (board, _) = self.board();
        let traced = kill_after(&mut self.command(&board), call.nr, call.occurrence);
        assert_eq!(traced.outcome, Outcome::Killed(9), "after {call:?}: {traced:?}");
        let disk = Disk::of(&board.board());
        let made = self.is_made(&board, &disk, &traced.stdout);
        each(&board, &disk, whole_line(&traced.stdout), made);
    }

    /// Checks that the board is as before the change or as after it, wholly, and returns whether it is as after it.
    pub(crate) fn is_made(&self, board: &Sandbox, disk: &Disk, stdout: &[u8]) -> bool {
        let items = self.items(board);
        let made = items != self.before.items;
        if made {
            assert_same("items", &items, &self.before.items, &self.after.items);
        }
        self.check_views(disk, made, &items);
        if let Some(answer) = whole_line(stdout) {
            assert!(made, "it was answered and is not there: {answer}");
            let row = items.iter().find(|row| row["work_item_id"] == answer["work_id"]).expect("the item is listed");
            assert!(answer["item"].is_null() || answer["item"] == *row, "{row} is not what was answered: {answer}");
        }
        made
    }

    /// Checks that the next command works, and that the board tells the same on all its ways.
    pub(crate) fn goes_on(&self, board: &Sandbox, made: bool) {
        let next = board.run(&["claim", "test", "what comes next", "--agent", "next"]);
        assert_eq!(next.code, 0, "the next command failed: {next:?}");
        assert!(!next.stderr.contains("warning"), "nothing is wrong: {next:?}");
        let mut rest = Seen::at(board);
        let row = rest.items.pop().expect("the next item is listed");
        assert_eq!(row["work_item_id"], next.stdout.trim(), "the next item stands behind all others");
        assert!(rest.items.iter().all(|other| other["work_item_id"] != row["work_item_id"]), "{row} is there twice");
        rest.agents.retain(|agent| agent["agent_id"] != "next");
        let expected = if made { &self.after } else { &self.before };
        assert_same("items", &rest.items, &self.before.items, &expected.items);
        assert_same("agents", &rest.agents, &self.before.agents, &expected.agents);
        assert_same("completions", &rest.log, &self.before.log, &expected.log);
    }

    /// Every item; none where the change was to make the board and there is none.
    fn items(&self, board: &Sandbox) -> Vec<Value> {
        match self.start.is_empty() && board.run(&["list"]).code == 4 {
            true => Vec::new(),
            false => board.items(),
        }
    }

    /// A public file may lag behind, but it shows one of three states: as found, before the change, after it.
    fn check_views(&self, disk: &Disk, made: bool, items: &[Value]) {
        let known = [
            (&self.before.items, &self.after.items),
            (&self.before.agents, &self.after.agents),
            (&self.before.log, &self.after.log),
        ];
        for (view, (before, after)) in known.into_iter().enumerate() {
            if self.start.is_empty() && disk.bytes(VIEWS[view]).is_empty() {
                continue;
            }
            let rows = disk.rows(view);
            if rows == *before || !self.start.bytes(VIEWS[view]).is_empty() && rows == self.start.rows(view) {
                continue;
            }
            assert!(made, "{} shows what is not on the board: {rows:?}", VIEWS[view]);
            assert_same(VIEWS[view], &rows, before, after);
            assert!(view > 0 || rows == items, "{rows:?} are not the rows of the board: {items:?}");
        }
    }
}

/// A JSON document that was written to its end.
fn whole_line(stdout: &[u8]) -> Option<Value> {
    let line = stdout.strip_suffix(b"\n")?;
    Some(serde_json::from_slice(line).expect("the answer is JSON"))
}

/// Rows that the change leaves alone are the same to the letter; the others but for times and ids of traces.
pub(crate) fn assert_same(what: &str, rows: &[Value], before: &[Value], expected: &[Value]) {
    assert_eq!(rows.len(), expected.len(), "{what}: {rows:#?}");
    for (n, (row, expected)) in rows.iter().zip(expected).enumerate() {
        match before.get(n) {
            Some(before) if before == expected => assert_eq!(row, expected, "{what}, row {n} has changed"),
            before => assert_eq!(masked(row, before.is_none()), masked(expected, before.is_none()), "{what}, row {n}"),
        }
    }
}

/// A row without what differs from run to run: times and ids of traces, and the own id of a new row.
fn masked(row: &Value, is_new: bool) -> Value {
    match row {
        Value::String(text) if is_new && text.starts_with("work_") => "work_".into(),
        Value::String(text) if is_random(text) => "~".into(),
        Value::Array(values) => values.iter().map(|value| masked(value, is_new)).collect(),
        Value::Object(fields) => {
            let field = |(name, value): (&String, &Value)| {
                let value = if ["seconds", "seconds_total", "average_completion_time"].contains(&name.as_str()) {
                    0.into()
                } else {
                    masked(value, is_new)
                };
                (name.clone(), value)
            };
            Value::Object(fields.iter().map(field).collect())
        }
        other => other.clone(),
    }
}

/// A time, a number of nanoseconds, or an id of a trace or span.
fn is_random(text: &str) -> bool {
    let is_time = text.len() == 20 && text.ends_with('Z') && text.starts_with("20");
    let is_id = [16, 32].contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_time || is_id || !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

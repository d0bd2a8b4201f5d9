//! Many agents at mixed work: the board, every history and the public files tell the same, and what was acknowledged.

use crate::sandbox::{Said, Sandbox};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

const AGENTS: usize = 50;
const CHANGES: usize = 20;

/// The public files.
const PUBLIC: [&str; 3] = ["work_claims.json", "agent_status.json", "coordination_log.json"];

/// A change that coordctl said is done.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Done {
    sequence: u64,
    verb: &'static str,
    agent: String,
    id: String,
}

/// One agent: what it holds, and what it was told.
struct Driver<'a> {
    board: &'a Sandbox,
    released: &'a Mutex<Vec<String>>,
    name: String,
    random: u64,
    held: Vec<String>,
    done: Vec<Done>,
}

impl Driver<'_> {
    /// A number below `limit`, the same in every run of the test.
    fn below(&mut self, limit: usize) -> usize {
        self.random = self.random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.random >> 33) as usize % limit
    }

    /// Runs a verb; the change is noted where it was acknowledged.
    fn run(&mut self, verb: &'static str, rest: &[&str]) -> Said {
        let mut arguments = vec!["--json", "--lock-timeout", "50s", verb];
        arguments.extend(rest);
        arguments.extend(["--agent", &self.name]);
        let said = self.board.run(&arguments);
        if said.code == 0 {
            let answer: Value = serde_json::from_str(&said.stdout).expect("an answer is a document");
            let id = answer["work_id"].as_str().expect("an answer names its item").to_owned();
            let sequence = answer["sequence"].as_u64().expect("an answer has a number");
            self.done.push(Done { sequence, verb, agent: self.name.clone(), id });
        }
        said
    }

    /// Does one of the verbs to something.
    fn step(&mut self) {
        let own = (!self.held.is_empty()).then(|| self.below(self.held.len()));
        match (self.below(6), own) {
            (0 | 1, _) | (_, None) => self.claim_new(),
            (2, Some(own)) => self.report(own),
            (3, Some(own)) => self.close(own),
            (4, Some(own)) => self.give_back(own),
            (_, Some(_)) => self.claim_released(),
        }
    }

    fn claim_new(&mut self) {
        let description = format!("by {}", self.name);
        let said = self.run("claim", &["race", &description]);
        assert_eq!(said.code, 0, "{said:?}");
        self.held.extend(self.done.last().map(|done| done.id.clone()));
    }

    fn report(&mut self, own: usize) {
        let (id, percent) = (self.held[own].clone(), self.below(101).to_string());
        let said = self.run("progress", &[&id, &percent, "testing"]);
        assert_eq!(said.code, 0, "{said:?}");
    }

    fn close(&mut self, own: usize) {
        let id = self.held.swap_remove(own);
        let said = self.run("complete", &[&id, "merged"]);
        assert_eq!(said.code, 0, "{said:?}");
    }

    fn give_back(&mut self, own: usize) {
        let id = self.held.swap_remove(own);
        let said = self.run("release", &[&id]);
        assert_eq!(said.code, 0, "{said:?}");
        self.released.lock().unwrap_or_else(PoisonError::into_inner).push(id);
    }

    /// Claims what anybody gave back, its own included; another may have been faster.
    fn claim_released(&mut self) {
        let released = self.released.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if released.is_empty() {
            return self.claim_new();
        }
        let id = released[self.below(released.len())].clone();
        let said = self.run("claim", &[&id]);
        match said.code {
            0 => self.held.push(id),
            10 | 14 => {}
            _ => panic!("{said:?}"),
        }
    }
}

/// Lets all agents work at once and returns what they were told, in the order of the board.
fn work_at_once(board: &Sandbox) -> Vec<Done> {
    let released = Mutex::new(Vec::new());
    let agent = |n: usize| {
        let name = format!("agent-{n}");
        let mut driver =
            Driver { board, released: &released, name, random: n as u64, held: Vec::new(), done: Vec::new() };
        (0..CHANGES).for_each(|_| driver.step());
        driver.done
    };
    let agent = &agent;
    let mut done: Vec<Done> = thread::scope(|scope| {
        let running: Vec<_> = (0..AGENTS).map(|n| scope.spawn(move || agent(n))).collect();
        running.into_iter().flat_map(|driver| driver.join().expect("an agent ends well")).collect()
    });
    done.sort_by_key(|done| done.sequence);
    done
}

/// Ends the reading when it is dropped, also by a failure.
struct Stop<'a>(&'a AtomicBool);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Reads in every way until told to stop, and returns how often.
fn read_on(board: &Sandbox, stop: &AtomicBool) -> usize {
    let mut rounds = 0;
    while !stop.load(Ordering::Relaxed) {
        let _ = board.json(&["list", "--status", "all", "--limit", "0"]);
        assert_eq!(board.run(&["dashboard"]).code, 0);
        PUBLIC.iter().for_each(|name| drop(board.view(name)));
        rounds += 1;
    }
    rounds
}

/// Follows the changes of one item and fails where one may not follow the other.
fn walk(id: &str, changes: &[&Done]) -> (&'static str, Option<String>) {
    let (mut status, mut holder): (_, Option<&str>) = ("new", None);
    for change in changes {
        let by = change.agent.as_str();
        (status, holder) = match (change.verb, status) {
            ("claim", "new" | "pending") => ("active", Some(by)),
            ("progress", "active" | "testing") if holder == Some(by) => ("testing", holder),
            ("release", "active" | "testing") if holder == Some(by) => ("pending", None),
            ("complete", "active" | "testing") if holder == Some(by) => ("completed", holder),
            _ => panic!("{id}: {change:?} cannot follow \"{status}\" held by {holder:?}: {changes:?}"),
        };
    }
    (status, holder.map(str::to_owned))
}

/// The history of an item as the board tells it.
fn history(board: &Sandbox, id: &str) -> Vec<(u64, String, String)> {
    let shown = board.json(&["show", id, "--history", "1000"]);
    let told = |one: &Value| {
        let text = |field: &str| one["event"][field].as_str().unwrap_or_default().to_owned();
        (one["sequence"].as_u64().unwrap_or(0), text("verb"), text("agent"))
    };
    shown["history"].as_array().expect("a list").iter().map(told).collect()
}

/// Compares every item with what its agents were told of it.
fn check_items(board: &Sandbox, done: &[Done]) {
    let mut of_item: BTreeMap<&str, Vec<&Done>> = BTreeMap::new();
    done.iter().for_each(|done| of_item.entry(&done.id).or_default().push(done));
    let items = board.items();
    assert_eq!(items.len(), of_item.len(), "the board has other items than were claimed");
    for item in &items {
        let id = item["work_item_id"].as_str().expect("an id");
        let changes = &of_item[id];
        let told: Vec<_> = changes.iter().map(|d| (d.sequence, d.verb.to_owned(), d.agent.clone())).collect();
        assert_eq!(history(board, id), told, "the history of {id} is not what was acknowledged");
        let (status, holder) = walk(id, changes);
        assert_eq!((item["status"].as_str(), item["agent_id"].as_str()), (Some(status), holder.as_deref()), "{item}");
    }
}

#[test]
fn mixed_changes_by_many_are_all_kept_in_order_and_scored_once() {
    let board = Sandbox::new();
    let _ = board.ok(&["init"]);
    let stop = AtomicBool::new(false);
    let (done, rounds) = thread::scope(|scope| {
        let readers: Vec<_> = (0..2).map(|_| scope.spawn(|| read_on(&board, &stop))).collect();
        let working = Stop(&stop);
        let done = work_at_once(&board);
        drop(working);
        (done, readers.into_iter().map(|reader| reader.join().expect("no read fails")).sum::<usize>())
    });
    assert!(rounds > 0 && done.len() > AGENTS * CHANGES / 2, "{rounds} rounds of reading, {} changes", done.len());
    assert!(done.is_sorted_by(|a, b| a.sequence < b.sequence), "two changes have one number");
    check_items(&board, &done);
    let completed: Vec<String> =
        done.iter().filter(|done| done.verb == "complete").map(|done| done.id.clone()).collect();
    let scored: Vec<String> = board.view("coordination_log.json").iter().map(id_in).collect();
    assert_eq!(scored, completed, "completions are not scored once each, in order");
    assert_eq!(board.view("work_claims.json"), board.items());
    check_loads(&board);
}

fn id_in(row: &Value) -> String {
    row["work_item_id"].as_str().expect("an id").to_owned()
}

/// Every agent's load is the number of items that it holds.
fn check_loads(board: &Sandbox) {
    let open = board.json(&["list", "--limit", "0"]);
    let held_by = |agent: &Value| {
        let items = open["items"].as_array().expect("a list");
        items.iter().filter(|item| item["agent_id"] == *agent).count()
    };
    for agent in board.view("agent_status.json") {
        assert_eq!(agent["current_workload"], held_by(&agent["agent_id"]), "{agent}");
    }
}

//! The rules of merging against random histories, on the rules alone: whatever another program read and wrote.

use crate::model::config;
use crate::model::memory::Memory;
use coordctl::board::{
    AgentId, Caller, Completion, Foreign, Merged, NewWork, Policy, Progress, Refusal, Take, Terms, Version, WorkId,
    add, complete, merge_work, note, progress, release, same, take,
};
use coordctl::clock::Now;
use proptest::prelude::*;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

const AGENTS: [&str; 2] = ["ada", "bob"];
/// What a script writes into a row: fields, and words that mean something and words that do not.
/// The lease is not among them: by it the version is known that the script read.
const FIELDS: [&str; 8] = ["status", "agent_id", "progress", "result", "priority", "fence", "last_update", "own_field"];
const WORDS: [&str; 8] = ["pending", "active", "testing", "completed", "failed", "cancelled", "ada", "script"];

/// A change of the only item on the board by one of ours.
#[derive(Debug, Clone)]
enum Ours {
    Claim(usize),
    Progress(usize, u8),
    Note(usize),
    Release(usize),
    Complete(usize),
}

fn ours() -> impl Strategy<Value = Ours> {
    let agent = 0..AGENTS.len();
    prop_oneof![
        3 => agent.clone().prop_map(Ours::Claim),
        3 => (agent.clone(), 0..=100_u8).prop_map(|(agent, percent)| Ours::Progress(agent, percent)),
        1 => agent.clone().prop_map(Ours::Note),
        2 => agent.clone().prop_map(Ours::Release),
        1 => agent.prop_map(Ours::Complete),
    ]
}

fn theirs() -> impl Strategy<Value = Vec<(usize, usize)>> {
    proptest::collection::vec((0..FIELDS.len(), 0..WORDS.len()), 0..4)
}

/// A board of one item, with every version of it.
struct History {
    memory: Memory,
    versions: Vec<Version>,
    id: WorkId,
    seconds: u64,
}

impl History {
    fn new() -> Self {
        let mut history = History {
            memory: Memory::default(),
            versions: Vec::new(),
            id: WorkId::from_row(""),
            seconds: 1_750_000_000,
        };
        let now = history.now();
        let made = history.memory.change(&now, |rows| add(rows, &now, NewWork::default())).expect("it can be added");
        history.id = made.work_id;
        history.note(false);
        history
    }

    /// Time goes on with every change.
    fn now(&mut self) -> Now {
        self.seconds += 1;
        let boot_ns = (self.seconds - 1_749_000_000) * 1_000_000_000;
        Now { wall_ns: self.seconds * 1_000_000_000, boot_ns, boot_id: "b".into() }
    }

    fn row(&self) -> Map<String, Value> {
        self.memory.items[self.id.as_str()].clone()
    }

    /// Notes the row as a version where it is a new one.
    fn note(&mut self, is_theirs: bool) {
        let row = self.row();
        if self.versions.first().is_none_or(|newest| newest.row != row) {
            self.versions.insert(0, Version { sequence: self.memory.sequence, is_theirs, row });
        }
    }

    fn change(&mut self, ours: &Ours) {
        let (now, id) = (self.now(), self.id.clone());
        let caller = |agent: &usize| Caller { agent: Some(AgentId::from_row(AGENTS[*agent])), fence: None };
        let _: Result<(), Refusal> = self.memory.change(&now, |rows| match ours {
            Ours::Claim(agent) => {
                let agent = Some(AgentId::from_row(AGENTS[*agent]));
                let wanted = Take { agent, ttl_seconds: Some(3600), ..Take::default() };
                let policy = Policy { max_attempts: 3, base_ms: 0, cap_ms: 0 };
                take(rows, &now, &id, &wanted, &policy).map(|_| ())
            }
            Ours::Progress(agent, percent) => {
                let report =
                    Progress { percent: *percent, phase: "in_progress".into(), note: None, trace: Default::default() };
                progress(rows, &now, &id, &caller(agent), report).map(|_| ())
            }
            Ours::Note(agent) => note(rows, &now, &id, &caller(agent), "a note").map(|_| ()),
            Ours::Release(agent) => release(rows, &now, &id, &caller(agent), None).map(|_| ()),
            Ours::Complete(agent) => complete(rows, &now, &id, &caller(agent), Completion::default()).map(|_| ()),
        });
        self.note(false);
    }

    fn merge(&mut self, theirs: &Map<String, Value>) -> Merged {
        let (now, versions) = (self.now(), self.versions.clone());
        let lengths = BTreeMap::new();
        let terms = Terms { ttl_seconds: Some(7200), ttl_by_type: &lengths };
        let foreign = Foreign { theirs, versions: &versions, read_before: None };
        let merged = self.memory.change(&now, |rows| merge_work(rows, &now, &foreign, &terms));
        self.note(true);
        merged.expect("a row can be read")
    }
}

fn fence(row: &Map<String, Value>) -> u64 {
    row.get("fence").and_then(Value::as_u64).unwrap_or(0)
}

fn is_closed(row: &Map<String, Value>) -> bool {
    row["status"].as_str().is_some_and(|word| ["completed", "failed", "cancelled"].contains(&word))
}

/// Checks one merge of a row that was read when it was so many versions old, and edited.
fn check(history: &mut History, age: usize, edits: &[(usize, usize)]) -> Result<(), TestCaseError> {
    let read = &history.versions[age].row.clone();
    let versions = history.versions.clone();
    let mut theirs = read.clone();
    for (field, word) in edits {
        theirs.insert(FIELDS[*field].to_owned(), WORDS[*word].into());
    }
    let before = history.row();
    let merged = history.merge(&theirs);
    let after = history.row();
    let field = |row: &Map<String, Value>, name: &str| row.get(name).cloned().unwrap_or(Value::Null);
    if theirs == *read {
        prop_assert_eq!(&merged, &Merged::Nothing, "a copy without an edit did something");
    }
    if merged != Merged::Taken {
        prop_assert_eq!(&after, &before, "refused, and changed all the same");
    }
    prop_assert!(fence(&after) >= fence(&before), "the fence went down");
    prop_assert!(!is_closed(&before) || after["status"] == before["status"], "a closed item came back");
    for name in FIELDS.iter().filter(|name| !["last_update", "fence"].contains(name)) {
        let (was, is) = (field(read, name), field(&before, name));
        // What we were the last to change since they read stays as we said.
        let changes = |n: &usize| !same(&field(&versions[*n].row, name), &field(&versions[n + 1].row, name));
        let is_ours = (0..age).find(changes).is_some_and(|n| !versions[n].is_theirs);
        if is_ours && !same(&was, &is) {
            prop_assert!(same(&field(&after, name), &is), "{} went from {} to {}", name, is, field(&after, name));
        }
    }
    if fence(&before) != fence(read) {
        for name in ["status", "agent_id", "progress", "result"] {
            prop_assert!(
                same(&field(&after, name), &field(&before, name)),
                "{} of a newer claim was overwritten",
                name
            );
        }
    }
    let again = history.merge(&theirs);
    prop_assert!(again != Merged::Taken, "taken twice: {:?}", theirs);
    prop_assert_eq!(history.row(), after, "merging twice is not merging once");
    Ok(())
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn nothing_that_changed_since_is_overwritten_whatever_is_written(
        steps in proptest::collection::vec((proptest::collection::vec(ours(), 0..6), 0..8_usize, theirs()), 1..5)
    ) {
        let mut history = History::new();
        for (changes, age, edits) in steps {
            changes.iter().for_each(|change| history.change(change));
            let age = age.min(history.versions.len() - 1);
            check(&mut history, age, &edits)?;
        }
    }
}

//! The pure rules over maps, with clocks that move as they like.

use super::memory::Memory;
use super::old_rows::{OldRow, Start, start};
use super::reference::{Call, Model};
use super::steps::{Step, step};
use super::{ask, compare, config, kind};
use coordctl::board::{self, Caller, Status, WorkId, WorkItem};
use coordctl::clock::Now;
use proptest::prelude::*;
use proptest::sample::select;

const DAY: u64 = 86_400;
const SECOND_NS: u64 = 1_000_000_000;
const TTLS: [Option<u64>; 4] = [None, Some(30), Some(600), Some(30 * DAY)];

/// What the clocks do before a step.
#[derive(Debug, Clone)]
enum Tick {
    Stay,
    Pass(u64),
    Reboot,
    /// The wall clock alone steps, by days.
    WallStep(i64),
}

fn tick() -> impl Strategy<Value = Tick> {
    prop_oneof![
        4 => Just(Tick::Stay),
        4 => select(&[1, 29, 31, 599, 601, 40 * DAY][..]).prop_map(Tick::Pass),
        1 => Just(Tick::Reboot),
        2 => (-9..9i64).prop_map(Tick::WallStep),
    ]
}

fn moved(now: &Now, tick: &Tick, boot: usize) -> Now {
    match tick {
        Tick::Stay => now.clone(),
        Tick::Pass(seconds) => Now {
            wall_ns: now.wall_ns + seconds * SECOND_NS,
            boot_ns: now.boot_ns + seconds * SECOND_NS,
            boot_id: now.boot_id.clone(),
        },
        Tick::Reboot => Now { boot_ns: 5 * SECOND_NS, boot_id: format!("boot {boot}"), ..now.clone() },
        Tick::WallStep(days) => {
            let step = days * (DAY * SECOND_NS) as i64;
            Now { wall_ns: now.wall_ns.saturating_add_signed(step), ..now.clone() }
        }
    }
}

/// The rules, the model beside them, and what was seen so far.
struct Run {
    board: Memory,
    model: Model,
    now: Now,
    /// The largest fence given (I3).
    fence: u64,
    /// The largest number in an id that was made (I6).
    id: u64,
}

impl Run {
    fn of(start: &Start) -> Self {
        let model = start.model();
        let rows = |old: &[OldRow]| old.iter().map(|old| (old.id.clone(), old.fields())).collect();
        let (items, agents) = (rows(&start.items), rows(&start.agents));
        // Fences of an earlier board are below every new one.
        let board =
            Memory { items, agents, log: Vec::new(), sequence: 100, last_id: model.last_id, ..Memory::default() };
        let now = Now { wall_ns: 1_790_000_000 * SECOND_NS, boot_ns: 100 * SECOND_NS, boot_id: "boot 0".into() };
        Run { fence: board.sequence, id: board.last_id, board, model, now }
    }

    fn step(&mut self, n: usize, tick: &Tick, step: &Step) -> Result<(), TestCaseError> {
        self.tick(n, tick)?;
        let call = step.on(&self.model);
        let sequence = self.board.sequence + 1;
        let before = self.rows();
        let expected = self.model.ask(&self.now, sequence, &call);
        let now = self.now.clone();
        let got = self.board.change(&now, |rows| ask(rows, &now, &call));
        let got = got.map_err(|refusal| kind(&refusal));
        prop_assert_eq!(&got, &expected, "step {}: {:?} at {:?}", n, call, now);
        self.check_state(n, &call)?;
        if let Ok(answer) = got {
            self.check_walk(&before, &call, &answer.id)?;
            self.check_numbers(&call, &answer.id, answer.fence)?;
            self.check_fences(&answer.id)?;
        }
        Ok(())
    }

    /// A step of the wall clock ends no lease and revives none (I15).
    fn tick(&mut self, n: usize, tick: &Tick) -> Result<(), TestCaseError> {
        let expired = |rows: &[WorkItem], now: &Now| rows.iter().map(|item| item.is_expired(now)).collect::<Vec<_>>();
        let next = moved(&self.now, tick, n);
        if matches!(tick, Tick::WallStep(_)) {
            let rows = self.rows();
            prop_assert_eq!(expired(&rows, &self.now), expired(&rows, &next), "the wall clock ended a lease");
        }
        self.now = next;
        Ok(())
    }

    fn rows(&self) -> Vec<WorkItem> {
        self.board.items.values().cloned().map(WorkItem::from_row).collect()
    }

    fn check_state(&self, n: usize, call: &Call) -> Result<(), TestCaseError> {
        let items: Vec<_> = self.board.items.iter().map(|(id, row)| (id, compare::item(row))).collect();
        let expected: Vec<_> = self.model.items.iter().map(|(id, item)| (id, item.clone())).collect();
        prop_assert_eq!(items, expected, "step {}: {:?}", n, call);
        let agents: Vec<_> = self.board.agents.iter().map(|(id, row)| (id, compare::agent(row))).collect();
        let expected: Vec<_> = self.model.agents.iter().map(|(id, agent)| (id, agent.clone())).collect();
        prop_assert_eq!(agents, expected, "step {}: {:?}", n, call);
        let log: Vec<_> = self.board.log.iter().map(compare::completion).collect();
        prop_assert_eq!(&log, &self.model.log, "step {}: {:?}", n, call);
        Ok(())
    }

    /// Only steps of the table of states are taken (I5), and none hands out what is held (I4).
    fn check_walk(&self, before: &[WorkItem], call: &Call, id: &str) -> Result<(), TestCaseError> {
        let before = before.iter().find(|item| item.id().as_str() == id);
        let after = WorkItem::from_row(self.board.items[id].clone()).status();
        let from = before.map(WorkItem::status);
        prop_assert!(is_in_table(from, call, after), "{:?} went from {:?} to {:?}", call, from, after);
        if let (Call::Take { .. }, Some(item)) = (call, before) {
            let free = item.holder().is_none() || item.is_expired(&self.now);
            prop_assert!(free, "{:?} was handed out while it was held", id);
        }
        Ok(())
    }

    /// Fences and ids only grow (I3, I6).
    fn check_numbers(&mut self, call: &Call, id: &str, fence: u64) -> Result<(), TestCaseError> {
        if matches!(call, Call::Create { .. } | Call::Take { .. }) {
            prop_assert!(fence > self.fence, "fence {} after {}", fence, self.fence);
            self.fence = fence;
        }
        if matches!(call, Call::Create { .. }) {
            let number = board::nanoseconds_in(id).unwrap_or(0);
            prop_assert!(number > self.id, "id {} after {}", number, self.id);
            self.id = number;
        }
        self.id = self.id.max(self.board.last_id);
        Ok(())
    }

    /// Of all the fences that an item was ever given, at most the newest lets anybody through (I3).
    fn check_fences(&self, id: &str) -> Result<(), TestCaseError> {
        let row = &self.board.items[id];
        let mut probe = Memory { items: [(id.to_owned(), row.clone())].into(), ..Memory::default() };
        let mut lets_through = |fence: u64| {
            let caller = Caller { agent: None, fence: Some(fence) };
            probe.change(&self.now, |rows| board::renew(rows, &self.now, &WorkId::from_row(id), &caller, None)).is_ok()
        };
        let given = self.model.fences.get(id).map(Vec::as_slice).unwrap_or_default();
        let live: Vec<u64> = given.iter().copied().filter(|fence| lets_through(*fence)).collect();
        let newest = compare::item(row).fence;
        prop_assert!(live.is_empty() || live == [newest], "{:?} of {:?} are live", live, given);
        Ok(())
    }
}

/// The table of states, as far as there are verbs.
fn is_in_table(from: Option<Status>, call: &Call, to: Status) -> bool {
    use Status::{Active, Blocked, Completed, InProgress, Pending};
    match (call, from) {
        (Call::Create { .. }, None) => to == Active,
        (Call::Take { .. }, Some(Pending | Active | InProgress | Blocked)) => to == Active,
        (Call::Progress { .. }, Some(Active | InProgress | Blocked)) => matches!(to, InProgress | Blocked),
        (Call::Renew { .. }, Some(Active | InProgress | Blocked)) => Some(to) == from,
        (Call::Complete { .. }, Some(Active | InProgress | Blocked | Completed)) => to == Completed,
        (Call::Release { .. }, Some(Active | InProgress | Blocked)) => to == Pending,
        _ => false,
    }
}

proptest! {
    #![proptest_config(config(2000))]

    #[test]
    fn the_rules_do_what_the_model_says(
        steps in prop::collection::vec((tick(), step(&TTLS)), 1..=40),
        start in prop_oneof![2 => start(0), 1 => start(3)],
    ) {
        let mut run = Run::of(&start);
        for (n, (tick, step)) in steps.iter().enumerate() {
            run.step(n, tick, step)?;
        }
        for (old, row) in start.items.iter().map(|old| (old, &run.board.items[&old.id])) {
            old.survives_in(&serde_json::to_string(row).unwrap_or_default())?;
        }
    }
}

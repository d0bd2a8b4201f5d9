//! The pure rules over maps, with clocks that move as they like.

use super::ask::{ask, kind};
use super::calls::Call;
use super::clocks::{TTLS, Tick, beginning, moved, tick};
use super::memory::Memory;
use super::old_rows::{OldRow, Start, start};
use super::reference::Model;
use super::steps::{Step, step};
use super::witness::{Items, Witness, check_wall_step};
use super::{compare, config};
use coordctl::board::{self, Caller, WorkId, WorkItem};
use coordctl::clock::Now;
use proptest::prelude::*;

/// The rules, the model beside them, and what was seen so far.
struct Run {
    board: Memory,
    model: Model,
    now: Now,
    witness: Witness,
    /// The newest process.
    process: u32,
}

impl Run {
    fn of(start: &Start) -> Self {
        let mut model = start.model();
        model.running.insert(1);
        let rows = |old: &[OldRow]| old.iter().map(|old| (old.id.clone(), old.fields())).collect();
        let (items, agents) = (rows(&start.items), rows(&start.agents));
        // Fences of an earlier board are below every new one.
        let (sequence, last_id, running) = (100, model.last_id, model.running.clone());
        let board = Memory { items, agents, log: Vec::new(), sequence, last_id, running };
        let witness = Witness { fence: board.sequence, id: board.last_id };
        Run { board, model, now: beginning(), witness, process: 1 }
    }

    fn step(&mut self, n: usize, tick: &Tick, step: &Step) -> Result<(), TestCaseError> {
        self.tick(n, tick)?;
        let (call, now) = (step.on(&self.model, &self.now), self.now.clone());
        let before = self.items();
        let expected = self.model.ask(&now, self.board.sequence + 1, &call);
        let got = self.board.change(&now, |rows| ask(rows, &now, &call));
        let got = got.map_err(|refusal| kind(&refusal));
        prop_assert_eq!(&got, &expected, "step {}: {:?} at {:?}", n, call, now);
        self.check_state(n, &call)?;
        let after = self.items();
        self.witness.see(&now, &call, &before, &after)?;
        self.witness.id = self.witness.id.max(self.board.last_id);
        let changed = after.iter().filter(|(id, item)| before.get(*id) != Some(item));
        changed.into_iter().try_for_each(|(id, _)| self.check_fences(id))
    }

    fn tick(&mut self, n: usize, tick: &Tick) -> Result<(), TestCaseError> {
        let next = moved(&self.now, tick, n + 1);
        match tick {
            Tick::WallStep(_) => check_wall_step(&self.items(), &self.now, &next)?,
            Tick::ProcessEnds | Tick::Reboot => {
                self.process += 1;
                self.model.running = [self.process].into();
                self.board.running = self.model.running.clone();
            }
            Tick::Stay | Tick::Pass(_) => {}
        }
        self.now = next;
        Ok(())
    }

    fn items(&self) -> Items {
        self.board.items.iter().map(|(id, row)| (id.clone(), WorkItem::from_row(row.clone()))).collect()
    }

    fn check_state(&mut self, n: usize, call: &Call) -> Result<(), TestCaseError> {
        prop_assert_eq!(self.board.items.len(), self.model.items.len(), "step {}: {:?}", n, call);
        for (id, expected) in &mut self.model.items {
            let item = self.board.items.get(id).map(compare::item);
            if let Some(item) = &item {
                expected.settle(item);
            }
            prop_assert_eq!(item.as_ref(), Some(&*expected), "step {}: {} after {:?}", n, id, call);
        }
        let agents: Vec<_> = self.board.agents.iter().map(|(id, row)| (id, compare::agent(row))).collect();
        let expected: Vec<_> = self.model.agents.iter().map(|(id, agent)| (id, agent.clone())).collect();
        prop_assert_eq!(agents, expected, "step {}: {:?}", n, call);
        let log: Vec<_> = self.board.log.iter().map(compare::completion).collect();
        prop_assert_eq!(&log, &self.model.log, "step {}: {:?}", n, call);
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
        prop_assert!(live.is_empty() || live == [newest], "I3: {:?} of {:?} are live", live, given);
        Ok(())
    }
}

proptest! {
    #![proptest_config(config(3000))]

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

//! How a change finds items by what they hold: through summaries, so that the cost does not grow with the board (I14).

use super::error::StoreError;
use super::hints::hint;
use super::index::{Blocks, Slot};
use super::txn::Txn;
use super::waiting::Waiting;
use crate::board::{AgentId, Kind, Profile, Wanted, WorkItem, code, is_over};

impl<'a> Txn<'a> {
    /// The items that an agent holds, oldest first.
    pub(super) fn find_held(&mut self, agent: &AgentId) -> Result<Vec<WorkItem>, StoreError> {
        let code = code(agent.as_str());
        let mut held = Vec::new();
        for block in self.blocks()?.held_by(code) {
            for (number, slot) in self.blocks()?.open(block)? {
                if is_held(&slot) && slot.columns.agent == code {
                    held.extend(self.item_in(number, &slot)?);
                }
            }
        }
        held.retain(|item| item.holder().as_ref() == Some(agent));
        Ok(held)
    }

    /// Held items whose claim is over, at most `most`.
    pub(super) fn find_overdue(&mut self, most: usize) -> Result<Vec<WorkItem>, StoreError> {
        let (now, mut overdue) = (self.now, Vec::new());
        for block in self.blocks()?.ended_by(now.boot_ns) {
            let mut first_end: Option<u64> = None;
            for (number, slot) in self.blocks()?.open(block)? {
                if overdue.len() == most {
                    return Ok(overdue);
                }
                let Some(mut end) = slot.columns.deadline_ns() else { continue };
                if end <= now.boot_ns {
                    // What was renewed ends later than the slot tells. An item that cannot be read never ends.
                    let Some(item) = self.item_in(number, &slot)? else { continue };
                    if is_over(self, now, &item) {
                        overdue.push(item);
                    } else if let Some(lease) = item.lease() {
                        end = lease.deadline_ns;
                    }
                }
                first_end = Some(first_end.map_or(end, |first| first.min(end)));
            }
            self.blocks()?.ends(block, first_end)?;
        }
        Ok(overdue)
    }

    /// The next pending item in the order of ranks; the first one where `is_first`.
    pub(super) fn find_waiting(
        &mut self,
        wanted: &Wanted,
        who: Option<&Profile>,
        is_first: bool,
    ) -> Result<Option<WorkItem>, StoreError> {
        let begun = self.waiting.take().filter(|_| !is_first);
        let mut waiting = match begun {
            Some(waiting) => waiting,
            None => Waiting::new(self.blocks()?, wanted, who),
        };
        self.remember_why(&mut waiting)?;
        let (index, now) = (self.index, self.now);
        let mut found = None;
        while found.is_none()
            && let Some(number) = waiting.next(index, self.blocks()?, now)?
        {
            let slot = index.slot(number)?;
            found = self.item_in(number, &slot)?;
            waiting.offered = found.clone().map(|item| (number, slot.sequence, item));
        }
        self.waiting = Some(waiting);
        Ok(found)
    }

    /// Keeps a hint about the item offered last, where the rule has passed it over.
    fn remember_why(&self, waiting: &mut Waiting) -> Result<(), StoreError> {
        let Some((number, sequence, item)) = waiting.offered.take() else { return Ok(()) };
        if self.is_changed(Kind::Work, item.id().as_str()) {
            return Ok(());
        }
        match hint(self.index, &item, &self.now.boot_id, waiting.who())? {
            Some(hint) => self.index.remember(number, sequence, hint),
            None => Ok(()),
        }
    }

    fn blocks(&mut self) -> Result<&mut Blocks<'a>, StoreError> {
        let blocks = match self.blocks.take() {
            Some(blocks) => blocks,
            None => Blocks::of(self.index)?,
        };
        Ok(self.blocks.insert(blocks))
    }
}

fn is_held(slot: &Slot) -> bool {
    slot.columns.kind == Kind::Work && slot.columns.status.is_held()
}

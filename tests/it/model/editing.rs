//! The model of the verbs that change what is written about an item, and of dead letters.

use super::calls::{Answer, Call, Changes, Refused, Shows};
use super::reference::{Model, note_by};
use coordctl::clock::Now;

impl Model {
    pub(super) fn edit(&mut self, now: &Now, call: &Call) -> Result<Answer, Refused> {
        match call {
            Call::Block { id, by } => self.wait(now, id, by, "blocked"),
            Call::Unblock { id, by } => {
                let (item, _) = self.held(id, by, now)?;
                if item.status != "blocked" {
                    return Err(Refused::WrongStatus);
                }
                self.wait(now, id, by, "in_progress")
            }
            Call::Note { id, by } => self.note(now, id, by),
            Call::Label { id, by, add, remove } => {
                self.check_editor(now, id, by)?;
                let item = self.item_mut(id)?;
                item.labels.retain(|label| !remove.contains(&label.as_str()));
                for label in add {
                    if !item.labels.iter().any(|has| has == label) {
                        item.labels.push((*label).to_owned());
                    }
                }
                Ok(Answer::new(id, None, item.fence))
            }
            Call::Set { id, by, changes } => self.set(now, id, by, changes),
            Call::Requeue { id } => self.deal(id, "pending"),
            Call::Drop { id } => self.deal(id, "cancelled"),
            Call::Late { id, by, text } => self.say_late(id, by, text),
            other => panic!("{other:?} is no edit"),
        }
    }

    /// A holder that waits keeps its item and its lease goes on.
    fn wait(&mut self, now: &Now, id: &str, by: &Shows, status: &str) -> Result<Answer, Refused> {
        let (item, shown) = self.held(id, by, now)?;
        (item.status, item.unfenced) = (status.to_owned(), !shown);
        item.renew(now, None);
        Ok(Answer::new(id, None, item.fence))
    }

    /// Anyone may add a note; one under an old fence is refused, one of the holder renews the lease.
    fn note(&mut self, now: &Now, id: &str, by: &Shows) -> Result<Answer, Refused> {
        let item = self.item_mut(id)?;
        if by.fence.is_some_and(|fence| fence != item.fence) {
            return Err(Refused::LeaseLost);
        }
        if item.let_through(by, now) == Ok(true) {
            item.renew(now, None);
        }
        let holder = item.agent.clone().filter(|_| item.is_held() && by.fence.is_some());
        item.add_note(note_by(by.agent.clone().or(holder).as_deref(), "a note"));
        Ok(Answer::new(id, None, item.fence))
    }

    /// Anyone may edit an item that nobody holds, else its holder.
    fn check_editor(&self, now: &Now, id: &str, by: &Shows) -> Result<(), Refused> {
        let item = self.item(id)?;
        if item.is_held() { item.let_through(by, now).map(|_| ()) } else { Ok(()) }
    }

    fn set(&mut self, now: &Now, id: &str, by: &Shows, changes: &Changes) -> Result<Answer, Refused> {
        self.check_editor(now, id, by)?;
        if self.item(id)?.is_closed() {
            return Err(Refused::WrongStatus);
        }
        if changes.more.iter().any(|other| !self.items.contains_key(other)) {
            return Err(Refused::NoSuchItem);
        }
        if changes.more.iter().any(|other| self.needs_directly_or_not(other, id, self.items.len())) {
            return Err(Refused::Cycle);
        }
        let item = self.item_mut(id)?;
        item.depends_on.retain(|other| !changes.less.contains(other));
        for other in &changes.more {
            if !item.depends_on.contains(other) {
                item.depends_on.push(other.clone());
            }
        }
        item.urgency = changes.urgency.unwrap_or(item.urgency);
        item.due = changes.due.unwrap_or(item.due);
        item.not_before = changes.not_before.unwrap_or(item.not_before);
        item.max_attempts = changes.max_attempts.or(item.max_attempts);
        Ok(Answer::new(id, None, item.fence))
    }

    /// Whether `id` is `other` or depends on it within so many steps.
    fn needs_directly_or_not(&self, id: &str, other: &str, steps: usize) -> bool {
        let on = self.items.get(id).map(|item| item.depends_on.as_slice()).unwrap_or_default();
        id == other || steps > 0 && on.iter().any(|next| self.needs_directly_or_not(next, other, steps - 1))
    }

    /// Offers a dead letter again with all its attempts, or calls it off.
    fn deal(&mut self, id: &str, status: &str) -> Result<Answer, Refused> {
        let item = self.item_mut(id)?;
        if item.status != "failed" {
            return Err(Refused::WrongStatus);
        }
        item.status = status.to_owned();
        if status == "pending" {
            (item.failures, item.rest) = (0, None);
        }
        Ok(Answer::about(id))
    }

    /// What is said under a lost claim is kept once, as a note without any effect.
    fn say_late(&mut self, id: &str, by: &Shows, text: &str) -> Result<Answer, Refused> {
        let item = self.item_mut(id)?;
        let under = |fence: u64| {
            let ended = item.ended.iter().rfind(|ended| ended.fence == fence).and_then(|ended| ended.agent.clone());
            ended.or_else(|| item.agent.clone().filter(|_| item.is_held() && item.fence == fence))
        };
        let agent = by.agent.clone().or_else(|| under(by.fence?));
        let note = note_by(agent.as_deref(), &format!("{text} (late, fence {:?})", by.fence));
        if !item.notes.contains(&note) {
            item.add_note(note);
        }
        Ok(Answer::new(id, agent.as_deref(), 0))
    }
}

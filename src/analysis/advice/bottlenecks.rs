//! Where work waits, and for whom: queues, and what single items, agents and missing abilities hold up.

use super::Subject;
use super::obstructions::obstructions;
use super::queues::{Queue, queues};
use serde::{Deserialize, Serialize};

/// A queue whose servers are busy for this part of their time is a bottleneck, whatever waits: waits grow steeply from
/// there on.
const BUSY: f64 = 0.8;
/// Queues and obstructions are told up to so many.
const TOLD: usize = 20;
/// How many items and agents an obstruction names at most.
pub(super) const NAMED: usize = 10;

/// Where work waits.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BottleneckFigures {
    /// How many items are open.
    pub open: u64,
    /// What holds work up, the worst first.
    pub obstructions: Vec<Obstruction>,
    /// How many more there are.
    pub obstructions_left_out: u64,
    /// The queues: of the teams by name, then of types of work.
    pub queues: Vec<Queue>,
    /// Which part of the teams' queues there is a pace for, from 0 to 1; `None` where there is no queue.
    pub known: Option<f64>,
}

/// How bad it is, by the rule of [`severity`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gravity {
    /// A large part of the open items stands still.
    Critical,
    /// Much does, or something does for good.
    High,
    /// Some items wait.
    Medium,
    /// One item waits.
    Low,
}

/// What it is that holds work up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObstructionKind {
    /// No living agent can do what pending items need.
    MissingCapability,
    /// Pending items are reserved for somebody who is gone.
    ReservedForGone,
    /// Open items depend on an item.
    AwaitedItem,
    /// An agent holds blocked items that others depend on.
    BlockedHolder,
    /// A queue that grows, or whose servers are nearly always busy.
    Queue,
}

/// Something that holds work up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Obstruction {
    /// What it is.
    pub kind: ObstructionKind,
    /// How bad it is.
    pub gravity: Gravity,
    /// Where: the id of the item or the agent, the capability, whom it is reserved for, the title of the queue.
    pub place: String,
    /// How many open items it holds up.
    pub holds_up: u64,
    /// Whether nobody is there who would clear it in the course of things.
    pub is_stuck: bool,
    /// The longest that one of these items has been on the board, in seconds, where it is known.
    pub longest_seconds: Option<i64>,
    /// The facts beside these numbers, in a sentence.
    pub evidence: String,
    /// What would clear it.
    pub remedy: String,
    /// The items that it is about, the oldest first; not all of them.
    pub work_ids: Vec<String>,
    /// The agents that it is about; not all of them.
    pub agent_ids: Vec<String>,
}

/// How bad it is that so many of all open items are held up: from 25 % and three items on critical, from 10 % and two on
/// high, from two items on medium, else low; one step worse where it is stuck.
#[must_use]
pub fn severity(held_up: u64, open: u64, is_stuck: bool) -> Gravity {
    let is_part = |of: u64| held_up.saturating_mul(of) >= open;
    let gravity = match held_up {
        3.. if is_part(4) => Gravity::Critical,
        2.. if is_part(10) => Gravity::High,
        2.. => Gravity::Medium,
        _ => Gravity::Low,
    };
    match (is_stuck, gravity) {
        (true, Gravity::Low) => Gravity::Medium,
        (true, Gravity::Medium) => Gravity::High,
        (true, _) => Gravity::Critical,
        (false, gravity) => gravity,
    }
}

/// Where work on a board waits, and for whom.
#[must_use]
pub fn bottlenecks(subject: &Subject) -> BottleneckFigures {
    let open = subject.open_count().max(subject.open.len() as u64);
    let queues = queues(subject);
    let mut found = obstructions(subject, open);
    found.extend(queues.iter().filter(|queue| is_bottleneck(queue)).map(|queue| of_queue(queue, open)));
    found.sort_by(|one, other| {
        let order = |it: &Obstruction| (it.gravity, std::cmp::Reverse(it.holds_up), it.kind);
        order(one).cmp(&order(other)).then_with(|| one.place.cmp(&other.place))
    });
    let left_out = found.len().saturating_sub(TOLD) as u64;
    found.truncate(TOLD);
    BottleneckFigures { open, obstructions: found, obstructions_left_out: left_out, known: known(&queues), queues }
}

fn is_bottleneck(queue: &Queue) -> bool {
    let is_busy = queue.utilisation.is_some_and(|utilisation| utilisation >= BUSY);
    queue.pending > 0 && (queue.grows || is_busy || queue.servers == 0)
}

fn of_queue(queue: &Queue, open: u64) -> Obstruction {
    let is_stuck = queue.servers == 0;
    Obstruction {
        kind: ObstructionKind::Queue,
        gravity: severity(queue.pending, open, is_stuck || queue.grows),
        place: queue.title(),
        holds_up: queue.pending,
        is_stuck,
        longest_seconds: queue.oldest_wait_seconds,
        evidence: queue.sentence(),
        remedy: queue.remedy(),
        work_ids: queue.work_ids.clone(),
        agent_ids: Vec::new(),
    }
}

impl Obstruction {
    /// Where it is, with the word for what it is: `item work_1`, `agent "ada"`, `team "a"`.
    #[must_use]
    pub fn title(&self) -> String {
        match self.kind {
            ObstructionKind::MissingCapability => format!("capability \"{}\"", self.place),
            ObstructionKind::ReservedForGone => format!("reserved for \"{}\"", self.place),
            ObstructionKind::AwaitedItem => format!("item {}", self.place),
            ObstructionKind::BlockedHolder => format!("agent \"{}\"", self.place),
            ObstructionKind::Queue => self.place.clone(),
        }
    }
}

fn known(queues: &[Queue]) -> Option<f64> {
    let teams: Vec<_> = queues.iter().filter(|queue| queue.of == super::QueueOf::Team).collect();
    let paced = teams.iter().filter(|queue| queue.services_per_day.is_some() && queue.arrivals_per_day.is_some());
    (!teams.is_empty()).then(|| paced.count() as f64 / teams.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_of_severity_has_these_edges() {
        use Gravity::{Critical, High, Low, Medium};
        let cases = [
            (1, 1, false, Low),
            (2, 8, false, High),
            (2, 20, false, High),
            (2, 21, false, Medium),
            (3, 12, false, Critical),
            (3, 13, false, High),
            (1, 100, true, Medium),
            (2, 100, true, High),
            (10, 100, true, Critical),
            (0, 0, false, Low),
        ];
        for (held_up, open, is_stuck, expected) in cases {
            assert_eq!(severity(held_up, open, is_stuck), expected, "{held_up} of {open}, {is_stuck}");
        }
    }

    #[test]
    fn an_empty_board_has_no_bottleneck() {
        assert_eq!(bottlenecks(&Subject::default()), BottleneckFigures::default());
    }
}

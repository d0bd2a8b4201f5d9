//! Random verbs.

use super::calls::{Call, Changes, Wants};
use super::chances::{
    Grab, LABELS, Plan, Recipient, Target, Token, Who, grab, offset, plan, recipient, shows, target, token, wants, who,
};
use super::reference::Model;
use coordctl::clock::Now;
use proptest::prelude::*;
use proptest::sample::select;

/// A caller and the item that it means.
type Approach = (Target, Who, Token);
/// A calendar time: left as it is, taken away, or set.
type NewTime = Option<Option<i64>>;

/// A verb.
#[derive(Debug, Clone)]
pub(super) enum Step {
    Add(Plan),
    Create(Plan, Grab),
    Take(Target, Grab),
    Next(Wants, Grab, usize),
    Progress(Approach, u8, &'static str, bool),
    Renew(Approach, Option<u64>),
    Complete(Approach, &'static str, Option<u64>, bool),
    Release(Approach),
    Fail(Approach, &'static str, Option<bool>),
    Reclaim,
    Handoff(Approach, Recipient, Option<Option<u64>>),
    Reassign(Target, Recipient, Option<Option<u64>>),
    Block(Approach),
    Unblock(Approach),
    Note(Approach),
    Label(Approach, Option<&'static str>, Option<&'static str>),
    Set(Approach, Option<u8>, (NewTime, NewTime), Option<u64>, Vec<Target>, Vec<Target>),
    Requeue(Target),
    Drop(Target),
    Late(Approach, &'static str),
}

/// Any verb, with leases of the given lengths.
pub(super) fn step(ttls: &'static [Option<u64>]) -> impl Strategy<Value = Step> {
    prop_oneof![12 => taking(ttls), 16 => holding(ttls), 6 => passing(ttls), 4 => editing()]
}

fn taking(ttls: &'static [Option<u64>]) -> impl Strategy<Value = Step> {
    prop_oneof![
        5 => plan().prop_map(Step::Add),
        2 => (plan(), grab(ttls)).prop_map(|(p, g)| Step::Create(p, g)),
        6 => (target(), grab(ttls)).prop_map(|(t, g)| Step::Take(t, g)),
        7 => (wants(), grab(ttls), 1..=3usize).prop_map(|(w, g, n)| Step::Next(w, g, n)),
        1 => Just(Step::Reclaim),
    ]
}

fn holding(ttls: &'static [Option<u64>]) -> impl Strategy<Value = Step> {
    let points = prop_oneof![Just(None), Just(Some(8))];
    let phase = select(&["in_progress", "testing", "blocked"][..]);
    let result = select(&["success", "merged"][..]);
    let retry = prop_oneof![4 => Just(None), 1 => Just(Some(true)), 1 => Just(Some(false))];
    prop_oneof![
        3 => (approach(), 0..=100u8, phase, any::<bool>()).prop_map(|(a, n, p, note)| Step::Progress(a, n, p, note)),
        3 => (approach(), select(ttls)).prop_map(|(a, ttl)| Step::Renew(a, ttl)),
        5 => (approach(), result, points, any::<bool>()).prop_map(|(a, result, p, all)| Step::Complete(a, result, p, all)),
        2 => approach().prop_map(Step::Release),
        6 => (approach(), select(&["oom", "red"][..]), retry).prop_map(|(a, why, retry)| Step::Fail(a, why, retry)),
    ]
}

fn passing(ttls: &'static [Option<u64>]) -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (approach(), recipient(), prop::option::of(select(ttls))).prop_map(|(a, to, ttl)| Step::Handoff(a, to, ttl)),
        2 => (target(), recipient(), prop::option::of(select(ttls))).prop_map(|(t, to, ttl)| Step::Reassign(t, to, ttl)),
        1 => target().prop_map(Step::Requeue),
        1 => target().prop_map(Step::Drop),
    ]
}

fn editing() -> impl Strategy<Value = Step> {
    let label = || prop::option::of(select(&LABELS[..]));
    let when = || prop::option::weighted(0.3, prop::option::of(offset()));
    let targets = || prop::collection::vec(target(), 0..2);
    let numbers = (prop::option::of(1..=4u8), prop::option::of(1..=4u64));
    let set = (approach(), numbers, (when(), when()), targets(), targets());
    prop_oneof![
        1 => approach().prop_map(Step::Block),
        1 => approach().prop_map(Step::Unblock),
        2 => approach().prop_map(Step::Note),
        1 => (approach(), label(), label()).prop_map(|(a, add, remove)| Step::Label(a, add, remove)),
        2 => set.prop_map(|(a, (urgency, most), when, more, less)| Step::Set(a, urgency, when, most, more, less)),
        2 => (approach(), select(&["success", "oom"][..])).prop_map(|(a, text)| Step::Late(a, text)),
    ]
}

fn approach() -> impl Strategy<Value = Approach> {
    (target(), who(), token())
}

impl Step {
    /// The verb with the names, numbers and times that it has on this board now.
    pub(super) fn on(&self, board: &Model, now: &Now) -> Call {
        let on = |(target, who, token): &Approach| shows(board, target, who, token);
        match self {
            Step::Add(plan) => Call::Add { new: plan.on(board, now) },
            Step::Create(plan, grab) => Call::Create { new: plan.at_once(board, now), taker: grab.on(board, "") },
            Step::Take(target, grab) => {
                let id = target.on(board);
                Call::Take { taker: grab.on(board, &id), id }
            }
            Step::Next(wants, grab, count) => {
                Call::Next { wants: wants.clone(), taker: grab.on(board, ""), count: *count }
            }
            Step::Reclaim => Call::Reclaim,
            Step::Reassign(target, to, ttl) => {
                let id = target.on(board);
                Call::Reassign { to: to.on(board, &id), id, ttl: *ttl }
            }
            Step::Requeue(target) => Call::Requeue { id: target.on(board) },
            Step::Drop(target) => Call::Drop { id: target.on(board) },
            Step::Progress(a, ..)
            | Step::Renew(a, _)
            | Step::Complete(a, ..)
            | Step::Release(a)
            | Step::Fail(a, ..)
            | Step::Handoff(a, ..)
            | Step::Block(a)
            | Step::Unblock(a)
            | Step::Note(a)
            | Step::Label(a, ..)
            | Step::Set(a, ..)
            | Step::Late(a, _) => self.by(board, now, on(a)),
        }
    }

    fn by(&self, board: &Model, now: &Now, (id, by): (String, super::calls::Shows)) -> Call {
        let targets = |targets: &[Target]| targets.iter().map(|target| target.on(board)).collect();
        let at = |time: &NewTime| time.map(|time| time.map(|offset| now.seconds() + offset));
        match self {
            Step::Progress(_, percent, phase, note) => Call::Progress { id, by, percent: *percent, phase, note: *note },
            Step::Renew(_, ttl) => Call::Renew { id, by, ttl: *ttl },
            Step::Complete(_, result, points, accept) => {
                Call::Complete { id, by, result, points: *points, accept: *accept }
            }
            Step::Release(_) => Call::Release { id, by },
            Step::Fail(_, reason, retry) => Call::Fail { id, by, reason, retry: *retry },
            Step::Handoff(_, to, ttl) => Call::Handoff { to: to.on(board, &id), id, by, ttl: *ttl },
            Step::Block(_) => Call::Block { id, by },
            Step::Unblock(_) => Call::Unblock { id, by },
            Step::Note(_) => Call::Note { id, by },
            Step::Label(_, add, remove) => {
                Call::Label { id, by, add: add.iter().copied().collect(), remove: remove.iter().copied().collect() }
            }
            Step::Set(_, urgency, (due, not_before), max_attempts, more, less) => {
                let (more, less) = (targets(more), targets(less));
                let (due, not_before, max_attempts) = (at(due), at(not_before), *max_attempts);
                Call::Set { id, by, changes: Changes { urgency: *urgency, due, not_before, max_attempts, more, less } }
            }
            Step::Late(_, text) => Call::Late { id, by, text },
            other => panic!("{other:?} has no caller"),
        }
    }
}

//! Random steps: symbolic, so that they stay meaningful while a failing sequence shrinks.

use super::reference::{Call, Model, Shows};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// The names of agents.
pub(super) const NAMES: [&str; 3] = ["ada", "bob", "cyd"];

/// Which agent.
#[derive(Debug, Clone)]
pub(super) enum Who {
    Nobody,
    Holder,
    Named(&'static str),
}

/// Which fence.
#[derive(Debug, Clone)]
pub(super) enum Token {
    None,
    Newest,
    Older(Index),
    OfAnother(Index),
}

/// Which item.
#[derive(Debug, Clone)]
pub(super) enum Target {
    Known(Index),
    Unknown,
}

/// A verb.
#[derive(Debug, Clone)]
pub(super) enum Step {
    Create(Who, Option<u64>, Option<u64>),
    Take(Target, Who, Option<u64>),
    Progress(Target, Who, Token, u8, &'static str, bool),
    Renew(Target, Who, Token, Option<u64>),
    Complete(Target, Who, Token, &'static str, Option<u64>),
    Release(Target, Who, Token),
}

/// Any verb, with leases of the given lengths.
pub(super) fn step(ttls: &'static [Option<u64>]) -> impl Strategy<Value = Step> {
    let points = || prop_oneof![Just(None), Just(Some(8))];
    let phase = select(&["in_progress", "testing", "blocked"][..]);
    let result = select(&["success", "merged"][..]);
    prop_oneof![
        3 => (who(), select(ttls), points()).prop_map(|(w, ttl, p)| Step::Create(w, ttl, p)),
        5 => (target(), who(), select(ttls)).prop_map(|(t, w, ttl)| Step::Take(t, w, ttl)),
        4 => (target(), who(), token(), 0..=100u8, phase, any::<bool>())
            .prop_map(|(t, w, f, percent, phase, note)| Step::Progress(t, w, f, percent, phase, note)),
        3 => (target(), who(), token(), select(ttls)).prop_map(|(t, w, f, ttl)| Step::Renew(t, w, f, ttl)),
        3 => (target(), who(), token(), result, points())
            .prop_map(|(t, w, f, result, p)| Step::Complete(t, w, f, result, p)),
        3 => (target(), who(), token()).prop_map(|(t, w, f)| Step::Release(t, w, f)),
    ]
}

fn who() -> impl Strategy<Value = Who> {
    prop_oneof![2 => Just(Who::Holder), 2 => Just(Who::Nobody), 3 => select(&NAMES[..]).prop_map(Who::Named)]
}

fn token() -> impl Strategy<Value = Token> {
    prop_oneof![
        4 => Just(Token::None),
        3 => Just(Token::Newest),
        1 => any::<Index>().prop_map(Token::Older),
        1 => any::<Index>().prop_map(Token::OfAnother),
    ]
}

fn target() -> impl Strategy<Value = Target> {
    prop_oneof![20 => any::<Index>().prop_map(Target::Known), 1 => Just(Target::Unknown)]
}

impl Step {
    /// The verb with the names and numbers that it has on this board.
    pub(super) fn on(&self, board: &Model) -> Call {
        match self {
            Step::Create(who, ttl, points) => Call::Create { agent: who.on(board, ""), ttl: *ttl, points: *points },
            Step::Take(target, who, ttl) => {
                let id = target.on(board);
                Call::Take { agent: who.on(board, &id), id, ttl: *ttl }
            }
            Step::Progress(target, who, token, percent, phase, note) => {
                let (id, by) = shows(board, target, who, token);
                Call::Progress { id, by, percent: *percent, phase, note: *note }
            }
            Step::Renew(target, who, token, ttl) => {
                let (id, by) = shows(board, target, who, token);
                Call::Renew { id, by, ttl: *ttl }
            }
            Step::Complete(target, who, token, result, points) => {
                let (id, by) = shows(board, target, who, token);
                Call::Complete { id, by, result, points: *points }
            }
            Step::Release(target, who, token) => {
                let (id, by) = shows(board, target, who, token);
                Call::Release { id, by }
            }
        }
    }
}

fn shows(board: &Model, target: &Target, who: &Who, token: &Token) -> (String, Shows) {
    let id = target.on(board);
    let by = Shows { agent: who.on(board, &id), fence: token.on(board, &id).filter(|fence| *fence > 0) };
    (id, by)
}

impl Target {
    fn on(&self, board: &Model) -> String {
        match self {
            Target::Known(n) if !board.items.is_empty() => {
                board.items.keys().nth(n.index(board.items.len())).cloned().unwrap_or_default()
            }
            _ => "work_1".to_owned(),
        }
    }
}

impl Who {
    fn on(&self, board: &Model, id: &str) -> Option<String> {
        match self {
            Who::Nobody => None,
            Who::Holder => board.items.get(id).and_then(|item| item.agent.clone()),
            Who::Named(name) => Some((*name).to_owned()),
        }
    }
}

impl Token {
    fn on(&self, board: &Model, id: &str) -> Option<u64> {
        let of = |id: &str, n: &Index| board.fences.get(id).filter(|f| !f.is_empty()).map(|f| *n.get(f));
        match self {
            Token::None => None,
            Token::Newest => board.items.get(id).map(|item| item.fence),
            Token::Older(n) => of(id, n).or(Some(1)),
            Token::OfAnother(n) => match board.fences.len() {
                0 => None,
                others => board.fences.keys().nth(n.index(others)).and_then(|id| of(id, n)),
            },
        }
    }
}

//! Chance's choices: who, which item, which fence, what kind of work; symbolic, so that they stay meaningful while a
//! failing sequence shrinks.

use super::calls::{New, Shows, Taker, To, Wants};
use super::reference::Model;
use super::taking::TEAM;
use coordctl::clock::Now;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// The names of agents.
pub(super) const NAMES: [&str; 3] = ["ada", "bob", "cyd"];
/// What agents can do, and items need.
pub(super) const ABILITIES: [&str; 2] = ["rust", "sql"];
pub(super) const ROLES: [&str; 2] = ["maker", "tester"];
pub(super) const KINDS: [&str; 2] = ["bug", "test"];
pub(super) const LABELS: [&str; 2] = ["x", "y"];
const DAY: i64 = 86_400;
/// Calendar times, in seconds from the moment of the step.
const OFFSETS: [i64; 6] = [-DAY, -1, 1, 30, DAY, 3 * DAY];

/// Which agent.
#[derive(Debug, Clone)]
pub(super) enum Who {
    Nobody,
    Holder,
    Former,
    Named(&'static str),
}

/// Which fence.
#[derive(Debug, Clone)]
pub(super) enum Token {
    None,
    Newest,
    Next,
    Older(Index),
    OfAnother(Index),
}

/// Which item.
#[derive(Debug, Clone)]
pub(super) enum Target {
    Known(Index),
    /// The item that changed hands last.
    Latest,
    Unknown,
}

/// A new item, its times counted from the step.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    kind: &'static str,
    urgency: u8,
    labels: Vec<&'static str>,
    needs: Vec<&'static str>,
    has_criterion: bool,
    depends_on: Vec<Target>,
    not_before: Option<i64>,
    due: Option<i64>,
    max_attempts: Option<u64>,
    points: Option<u64>,
}

/// Who takes, for how long, and whether a process stands for them.
#[derive(Debug, Clone)]
pub(super) struct Grab {
    who: Who,
    ttl: Option<u64>,
    by_process: bool,
    can: Vec<&'static str>,
}

/// Who gets an item.
#[derive(Debug, Clone)]
pub(super) enum Recipient {
    Agent(Who),
    Role(&'static str),
    Team(&'static str),
}

pub(super) fn who() -> impl Strategy<Value = Who> {
    prop_oneof![
        4 => Just(Who::Holder),
        3 => Just(Who::Nobody),
        1 => Just(Who::Former),
        6 => select(&NAMES[..]).prop_map(Who::Named),
    ]
}

pub(super) fn token() -> impl Strategy<Value = Token> {
    prop_oneof![
        8 => Just(Token::None),
        6 => Just(Token::Newest),
        1 => Just(Token::Next),
        2 => any::<Index>().prop_map(Token::Older),
        1 => any::<Index>().prop_map(Token::OfAnother),
    ]
}

pub(super) fn target() -> impl Strategy<Value = Target> {
    prop_oneof![20 => any::<Index>().prop_map(Target::Known), 12 => Just(Target::Latest), 1 => Just(Target::Unknown)]
}

pub(super) fn offset() -> impl Strategy<Value = i64> {
    select(&OFFSETS[..])
}

pub(super) fn plan() -> impl Strategy<Value = Plan> {
    let some = |texts: &'static [&'static str]| prop::option::weighted(0.25, select(texts));
    let texts = |texts| some(texts).prop_map(|text| text.into_iter().collect::<Vec<_>>());
    let depends_on = prop_oneof![2 => Just(Vec::new()), 1 => prop::collection::vec(target(), 1..3)];
    let what = (select(&KINDS[..]), 1..=4u8, texts(&LABELS), texts(&ABILITIES), prop::bool::weighted(0.15));
    let when = (prop::option::weighted(0.2, offset()), prop::option::weighted(0.3, offset()));
    let numbers = (prop::option::weighted(0.3, 1..=2u64), prop_oneof![Just(None), Just(Some(8))]);
    (what, depends_on, when, numbers).prop_map(|(what, depends_on, when, numbers)| Plan {
        kind: what.0,
        urgency: what.1,
        labels: what.2,
        needs: what.3,
        has_criterion: what.4,
        depends_on,
        not_before: when.0,
        due: when.1,
        max_attempts: numbers.0,
        points: numbers.1,
    })
}

pub(super) fn grab(ttls: &'static [Option<u64>]) -> impl Strategy<Value = Grab> {
    let can = prop_oneof![2 => Just(Vec::new()), 1 => select(&ABILITIES[..]).prop_map(|can| vec![can])];
    (who(), select(ttls), prop::bool::weighted(0.3), can).prop_map(|(who, ttl, by_process, can)| Grab {
        who,
        ttl,
        by_process,
        can,
    })
}

pub(super) fn wants() -> impl Strategy<Value = Wants> {
    let kind = prop::option::weighted(0.2, select(&KINDS[..]));
    let label = prop::option::weighted(0.1, select(&LABELS[..]));
    (kind, label, prop::option::weighted(0.2, 1..=4u8)).prop_map(|(kind, label, least)| Wants { kind, label, least })
}

pub(super) fn recipient() -> impl Strategy<Value = Recipient> {
    prop_oneof![
        6 => select(&NAMES[..]).prop_map(|name| Recipient::Agent(Who::Named(name))),
        1 => Just(Recipient::Agent(Who::Holder)),
        1 => select(&ROLES[..]).prop_map(Recipient::Role),
        1 => select(&[TEAM, "another"][..]).prop_map(Recipient::Team),
    ]
}

impl Target {
    pub(super) fn on(&self, board: &Model) -> String {
        let latest = || board.items.iter().max_by_key(|(_, item)| item.fence).map(|(id, _)| id.clone());
        match self {
            Target::Known(n) if !board.items.is_empty() => {
                board.items.keys().nth(n.index(board.items.len())).cloned().unwrap_or_default()
            }
            Target::Latest if !board.items.is_empty() => latest().unwrap_or_default(),
            _ => "work_1".to_owned(),
        }
    }
}

impl Who {
    pub(super) fn on(&self, board: &Model, id: &str) -> Option<String> {
        let item = board.items.get(id);
        match self {
            Who::Nobody => None,
            Who::Holder => item.and_then(|item| item.agent.clone()),
            Who::Former => item.and_then(|item| item.ended.last()?.agent.clone()),
            Who::Named(name) => Some((*name).to_owned()),
        }
    }
}

impl Token {
    fn on(&self, board: &Model, id: &str) -> Option<u64> {
        let of = |id: &str, n: &Index| board.fences.get(id).filter(|f| !f.is_empty()).map(|f| *n.get(f));
        let newest = board.items.get(id).map(|item| item.fence);
        match self {
            Token::None => None,
            Token::Newest => newest,
            Token::Next => newest.map(|fence| fence.saturating_add(1)),
            Token::Older(n) => of(id, n).or(Some(1)),
            Token::OfAnother(n) => match board.fences.len() {
                0 => None,
                others => board.fences.keys().nth(n.index(others)).and_then(|id| of(id, n)),
            },
        }
    }
}

pub(super) fn shows(board: &Model, target: &Target, who: &Who, token: &Token) -> (String, Shows) {
    let id = target.on(board);
    let by = Shows { agent: who.on(board, &id), fence: token.on(board, &id).filter(|fence| *fence > 0) };
    (id, by)
}

impl Grab {
    /// The newest process that runs stands for whoever takes by one.
    pub(super) fn on(&self, board: &Model, id: &str) -> Taker {
        let process = board.running.last().copied().filter(|_| self.by_process);
        Taker { agent: self.who.on(board, id), ttl: self.ttl, process, can: self.can.clone() }
    }
}

impl Plan {
    pub(super) fn on(&self, board: &Model, now: &Now) -> New {
        let at = |offset: i64| now.seconds() + offset;
        let mut depends_on: Vec<String> = self.depends_on.iter().map(|target| target.on(board)).collect();
        depends_on.dedup();
        New {
            kind: self.kind,
            urgency: self.urgency,
            points: self.points,
            labels: self.labels.clone(),
            needs: self.needs.clone(),
            criteria: if self.has_criterion { vec!["it is green"] } else { Vec::new() },
            depends_on,
            not_before: self.not_before.map(at),
            due: self.due.map(at),
            max_attempts: self.max_attempts,
        }
    }

    /// The same, for whoever begins with it at once.
    pub(super) fn at_once(&self, board: &Model, now: &Now) -> New {
        New { needs: Vec::new(), depends_on: Vec::new(), not_before: None, ..self.on(board, now) }
    }
}

impl Recipient {
    pub(super) fn on(&self, board: &Model, id: &str) -> To {
        match self {
            Recipient::Agent(who) => To::Agent(who.on(board, id).unwrap_or_else(|| NAMES[0].to_owned())),
            Recipient::Role(name) => To::Role(name),
            Recipient::Team(name) => To::Team(name),
        }
    }
}

use super::*;
use crate::analysis::advice::{Finished, Worker};
use crate::board::{Liveness, Priority, Status};
use proptest::prelude::*;
use std::collections::HashSet;

const NOW: i64 = 1_800_000_000;

fn worker(id: &str, load: u64, capacity: Option<u64>) -> Worker {
    Worker {
        agent_id: id.into(),
        team: String::new(),
        role: String::new(),
        capabilities: Vec::new(),
        capacity,
        state: Liveness::Idle,
        load,
        completed: 0,
        failed: 0,
        last_sign_at: None,
    }
}

fn item(id: &str, priority: Priority, capabilities: &[&str]) -> OpenItem {
    OpenItem {
        work_id: id.into(),
        priority,
        capabilities: capabilities.iter().map(|&name| name.into()).collect(),
        created_at: NOW,
        changed_at: NOW,
        ready: true,
        ..OpenItem::default()
    }
}

fn names(figures: &AssignmentFigures) -> Vec<(&str, &str)> {
    figures.pairs.iter().map(|pair| (pair.work_id.as_str(), pair.agent_id.as_str())).collect()
}

#[test]
fn a_generalist_is_left_to_what_only_it_can_do() {
    let generalist = Worker { capabilities: vec!["sql".into()], ..worker("a", 0, Some(1)) };
    let open = vec![item("plain", Priority::Critical, &[]), item("query", Priority::Low, &["sql"])];
    let figures = assignments(&Subject {
        at: NOW,
        open,
        agents: vec![generalist, worker("b", 0, Some(1))],
        ..Subject::default()
    });
    assert_eq!(names(&figures), [("plain", "b"), ("query", "a")]);
    // Without advice the generalist is asked first and takes the plain one: nobody is left for the query.
    assert_eq!(figures.present_pairs, [("plain".to_owned(), "a".to_owned())]);
    assert!(figures.advised.worth > figures.present.worth, "{figures:?}");
    assert!(figures.pairs.iter().all(|pair| !pair.also_at_present));
}

#[test]
fn load_is_spread_and_experience_counts() {
    let done = Finished { agent_id: "b".into(), work_type: "fix".into(), ..Finished::default() };
    let fix = |id| OpenItem { work_type: "fix".into(), ..item(id, Priority::Medium, &[]) };
    let agents = vec![worker("a", 0, None), worker("b", 0, None)];
    let subject =
        Subject { at: NOW, open: vec![fix("1"), fix("2")], agents, finished: vec![done], ..Subject::default() };
    let figures = assignments(&subject);
    assert_eq!(names(&figures).iter().map(|pair| pair.1).collect::<HashSet<_>>(), HashSet::from(["a", "b"]));
    assert_eq!((figures.advised.most_held, figures.advised.assigned), (1, 2));
    let one = assignments(&Subject { open: vec![fix("1")], ..subject });
    assert_eq!(names(&one), [("1", "b")]);
    assert_eq!((one.pairs[0].done_before, one.present_pairs[0].1.as_str()), (1, "a"));
}

#[test]
fn nobody_is_moved_for_nothing() {
    let open = ["1", "2", "3"].map(|id| item(id, Priority::High, &[])).into();
    let agents = vec![worker("a", 0, None), worker("b", 0, None)];
    let figures = assignments(&Subject { at: NOW, open, agents, ..Subject::default() });
    assert_eq!(names(&figures), [("1", "a"), ("2", "b"), ("3", "a")]);
    assert!(figures.pairs.iter().all(|pair| pair.also_at_present));
}

#[test]
fn why_nobody_gets_an_item_is_told() {
    let reserved = OpenItem { reserved_for: Some(("team".into(), "red".into())), ..item("2", Priority::Low, &[]) };
    let waits = OpenItem { ready: false, ..item("3", Priority::Critical, &[]) };
    let open = vec![
        item("1", Priority::High, &["sql"]),
        reserved,
        waits,
        item("4", Priority::High, &[]),
        item("5", Priority::Low, &[]),
    ];
    let subject = Subject { at: NOW, open, agents: vec![worker("a", 0, Some(1))], ..Subject::default() };
    let figures = assignments(&subject);
    let causes = |figures: &AssignmentFigures| -> Vec<(String, Cause)> {
        figures.unassigned.iter().map(|left| (left.work_id.clone(), left.cause)).collect()
    };
    use Cause::{NoAgent, NobodyMay, OthersFirst};
    assert_eq!(names(&figures), [("4", "a")]);
    let expected = [("5", OthersFirst), ("1", NobodyMay), ("2", NobodyMay)].map(|(id, cause)| (id.to_owned(), cause));
    assert_eq!(causes(&figures), expected);
    assert_eq!(figures.unassigned[1].bar, Some(Bar::Lacks("sql".into())));
    assert_eq!((figures.counts.items, figures.counts.not_ready), (2, 1));
    for state in [Liveness::Late, Liveness::Gone] {
        let away = Worker { state, ..worker("a", 0, None) };
        let figures = assignments(&Subject { agents: vec![away, worker("b", 2, Some(2))], ..subject.clone() });
        assert!(figures.pairs.is_empty() && causes(&figures).iter().all(|(_, cause)| *cause == NoAgent));
        assert_eq!((figures.counts.agents_away, figures.counts.agents_full), (1, 1));
    }
}

#[test]
fn what_is_beyond_the_bounds_is_counted() {
    let open = (0..ITEMS + 5).map(|n| item(&format!("w{n:03}"), Priority::Medium, &[])).collect();
    let agents = (0..AGENTS + 3).map(|n| worker(&format!("a{n:03}"), 0, Some(1))).collect();
    let figures = assignments(&Subject { at: NOW, open, agents, ..Subject::default() });
    assert_eq!((figures.counts.items_left_out, figures.counts.agents_left_out), (5, 3));
    assert_eq!((figures.pairs.len(), figures.unassigned.len()), (AGENTS, LEFT_TOLD));
    assert_eq!(figures.unassigned_more as usize, ITEMS + 5 - AGENTS - LEFT_TOLD);
}

fn words(of: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
    prop::sample::subsequence(of, 0..=of.len()).prop_map(|some| some.into_iter().map(str::to_owned).collect())
}

fn one_of(of: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(of).prop_map(str::to_owned)
}

const TEAMS: &[&str] = &["", "red", "blue"];
const KINDS: &[&str] = &["fix", "doc"];

fn any_item() -> impl Strategy<Value = OpenItem> {
    let reserved =
        prop::sample::select(vec![None, None, None, Some(("team", "red")), Some(("agent", "a1")), Some(("role", "x"))]);
    let status = prop::sample::select(vec![Status::Pending, Status::Pending, Status::Pending, Status::Active]);
    let who = (one_of(TEAMS), one_of(KINDS), words(&["rust", "sql"]), reserved);
    let when = (
        prop::sample::select(&Priority::ALL[..]),
        0..40_i64,
        prop::option::of(-3..9_i64),
        prop::bool::weighted(0.9),
        status,
    );
    (who, when).prop_map(|((team, work_type, capabilities, reserved), (priority, age, due, ready, status))| OpenItem {
        team,
        work_type,
        capabilities,
        reserved_for: reserved.map(|(kind, name)| (kind.to_owned(), name.to_owned())),
        created_at: NOW - age * 24 * 3600,
        changed_at: NOW - age * 3600,
        due: due.map(|days| NOW + days * 24 * 3600),
        ready: ready && status == Status::Pending,
        status,
        ..item("", priority, &[])
    })
}

fn any_worker() -> impl Strategy<Value = Worker> {
    let states = vec![Liveness::Idle, Liveness::Working, Liveness::Idle, Liveness::Late, Liveness::Gone];
    let who = (one_of(TEAMS), one_of(&["", "x"]), words(&["rust", "sql", "go"]), prop::sample::select(states));
    (who, prop::option::of(0..5_u64), 0..12_u64, 0..4_u64, 0..4_u64).prop_map(
        |((team, role, capabilities, state), capacity, load, completed, failed)| Worker {
            team,
            role,
            capabilities,
            state,
            completed,
            failed,
            ..worker("", load, capacity)
        },
    )
}

fn any_subject(items: usize, agents: usize) -> impl Strategy<Value = Subject> {
    let done = (0..4_usize, one_of(KINDS), one_of(TEAMS));
    let lists = (prop::collection::vec(any_item(), 0..=items), prop::collection::vec(any_worker(), 0..=agents));
    (lists, prop::collection::vec(done, 0..6)).prop_map(|((mut open, mut agents), done)| {
        open.iter_mut().enumerate().for_each(|(n, item)| item.work_id = format!("w{n}"));
        agents.iter_mut().enumerate().for_each(|(n, agent)| agent.agent_id = format!("a{n}"));
        let finished =
            |(n, work_type, team)| Finished { agent_id: format!("a{n}"), work_type, team, ..Finished::default() };
        Subject { at: NOW, open, agents, finished: done.into_iter().map(finished).collect(), ..Subject::default() }
    })
}

/// Whether the rules let an agent have an item, written down once more.
fn may(item: &OpenItem, agent: &Worker) -> bool {
    let can = item.capabilities.iter().all(|needed| agent.capabilities.contains(needed));
    let meant = match item.reserved_for.as_ref().map(|(kind, name)| (kind.as_str(), name)) {
        None => true,
        Some(("agent", name)) => *name == agent.agent_id,
        Some(("team", name)) => *name == agent.team,
        Some(("role", name)) => *name == agent.role,
        Some(_) => false,
    };
    let is_there = matches!(agent.state, Liveness::Idle | Liveness::Working);
    item.ready && item.status == Status::Pending && is_there && can && meant
}

fn room(agent: &Worker) -> u64 {
    agent.capacity.map_or(AT_ONCE, |capacity| capacity.saturating_sub(agent.load).min(AT_ONCE))
}

/// The most that any way to give the items from `next` on away is worth; `more` is what each agent has been given.
fn most(subject: &Subject, scores: &[f64], history: &History, next: usize, more: &mut [u64]) -> i64 {
    let Some(item) = subject.open.get(next) else { return 0 };
    let mut best = most(subject, scores, history, next + 1, more);
    for (n, agent) in subject.agents.iter().enumerate() {
        if may(item, agent) && more[n] < room(agent) {
            let terms = Candidate::new(agent).terms(item, scores[next], history, agent.load + more[n]);
            more[n] += 1;
            best = best.max(sum(&terms) + most(subject, scores, history, next + 1, more));
            more[n] -= 1;
        }
    }
    best
}

/// The priority scores in the order of the open items.
fn scores(subject: &Subject) -> Vec<f64> {
    let mut scores = vec![0.0; subject.open.len()];
    super::super::Scores::of(subject).scored.iter().for_each(|one| scores[one.place] = one.points());
    scores
}

fn of_points(points: f64) -> i64 {
    (points * 100.0).round() as i64
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_matching_is_worth_as_much_as_the_best_of_all_ways(subject in any_subject(5, 3)) {
        let figures = assignments(&subject);
        let history = History::of(&subject.finished, &subject.agents);
        let best = most(&subject, &scores(&subject), &history, 0, &mut [0; 3]);
        prop_assert_eq!(of_points(figures.advised.worth), best, "{:?}", figures);
    }

    #[test]
    fn the_matching_is_never_worse_than_no_advice_and_every_pair_is_allowed(subject in any_subject(30, 10)) {
        let figures = assignments(&subject);
        prop_assert!(figures.advised.worth >= figures.present.worth && figures.advised.worth >= 0.0, "{:?}", figures);
        let items = |id: &str| subject.open.iter().find(|item| item.work_id == id).expect("an item of the board");
        let agents = |id: &str| subject.agents.iter().find(|agent| agent.agent_id == id).expect("an agent of the board");
        for (work_id, agent_id) in names(&figures).into_iter().chain(figures.present_pairs.iter().map(|(w, a)| (w.as_str(), a.as_str()))) {
            prop_assert!(may(items(work_id), agents(agent_id)), "{} for {}", work_id, agent_id);
        }
        for agent in &subject.agents {
            let given = figures.pairs.iter().filter(|pair| pair.agent_id == agent.agent_id);
            let held: Vec<u64> = given.map(|pair| pair.held).collect();
            prop_assert!(held.len() as u64 <= room(agent), "{} gets {:?}", agent.agent_id, held);
        }
        let given: HashSet<_> = figures.pairs.iter().map(|pair| &pair.work_id).collect();
        prop_assert_eq!(given.len(), figures.pairs.len());
        let worth: i64 = figures.pairs.iter().map(|pair| of_points(pair.worth)).sum();
        prop_assert_eq!(worth, of_points(figures.advised.worth));
        let ready = subject.open.iter().filter(|item| item.ready).count();
        prop_assert_eq!(figures.pairs.len() + figures.unassigned.len() + figures.unassigned_more as usize, ready);
    }

    #[test]
    fn without_advice_the_idlest_takes_what_the_board_offers_first(subject in any_subject(6, 3)) {
        let figures = assignments(&subject);
        let mut loads: Vec<u64> = subject.agents.iter().map(|agent| agent.load).collect();
        let mut open: Vec<&OpenItem> = subject.open.iter().collect();
        // The order of the board, written down once more: priority, due date, age, place.
        open.sort_by_key(|item| (std::cmp::Reverse(item.priority), item.due.unwrap_or(i64::MAX), item.created_at));
        let mut pairs = Vec::new();
        loop {
            let mut turns: Vec<usize> = (0..subject.agents.len()).collect();
            turns.sort_by_key(|&n| (loads[n], &subject.agents[n].agent_id));
            let takes = turns.into_iter().find_map(|n| {
                let agent = &subject.agents[n];
                let place = open.iter().position(|item| may(item, agent))?;
                (loads[n] - agent.load < room(agent)).then_some((n, place))
            });
            let Some((n, place)) = takes else { break };
            loads[n] += 1;
            pairs.push((open.remove(place).work_id.clone(), subject.agents[n].agent_id.clone()));
        }
        pairs.sort();
        let mut found = figures.present_pairs.clone();
        found.sort();
        prop_assert_eq!(found, pairs);
    }
}

#[test]
fn the_figures_survive_a_report() {
    let open = vec![item("1", Priority::High, &["sql"]), item("2", Priority::Low, &[])];
    let figures = assignments(&Subject { at: NOW, open, agents: vec![worker("a", 1, Some(4))], ..Subject::default() });
    let text = serde_json::to_string(&figures).expect("JSON");
    assert_eq!(serde_json::from_str::<AssignmentFigures>(&text).expect("figures"), figures);
}

#[test]
fn nobody_is_moved_where_that_is_worth_nothing() {
    const DAY: i64 = 24 * 3600;
    // The board offers what has a due date first; what is old has the higher score, and comes first in the matching.
    let due = OpenItem { due: Some(NOW + 100 * DAY), ..item("due", Priority::Medium, &[]) };
    let old = OpenItem { created_at: NOW - 30 * DAY, ..item("old", Priority::Medium, &[]) };
    let agents = vec![worker("a", 0, None), worker("b", 0, None)];
    let figures = assignments(&Subject { at: NOW, open: vec![due, old], agents, ..Subject::default() });
    assert_eq!(figures.advised, figures.present);
    assert_eq!(names(&figures), [("old", "b"), ("due", "a")]);
    assert!(figures.pairs.iter().all(|pair| pair.also_at_present), "{figures:?}");
}

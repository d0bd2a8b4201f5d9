use super::*;
use crate::analysis::advice::Worker;
use proptest::prelude::*;

fn input() -> HealthInput {
    HealthInput {
        days: 14.0,
        arrived: 20,
        completed: 15,
        open_dated: 10,
        open_old: 4,
        done: 95,
        dead_letters: 5,
        loads: vec![5, 2, 1, 0],
        reliability: Some(Reliability {
            claims: 100,
            expiries: 10,
            failures: 3,
            completions: 80,
            commands: 1_000,
            commands_failed: 20,
            change_p95_ns: 1_000_000_000,
        }),
        ..HealthInput::default()
    }
}

fn judged(input: &HealthInput) -> HealthFigures {
    judge(input, ForecastFigures::default())
}

fn told(figures: &HealthFigures) -> Vec<(&str, Option<f64>, Option<f64>)> {
    figures.components.iter().map(|one| (one.name.as_str(), one.value, one.points)).collect()
}

#[test]
fn each_component_follows_its_formula() {
    let figures = judged(&input());
    let expected = [
        ("flow", Some(0.75), Some(75.0)),
        ("ageing", Some(0.4), Some(60.0)),
        ("lease_losses", Some(0.1), Some(50.0)),
        ("errors", Some(0.02), Some(80.0)),
        ("dead_letters", Some(0.05), Some(75.0)),
        ("latency", Some(1_000.0), Some(50.0)),
        // A mean of two: three of the five must go.
        ("balance", Some(0.375), Some(62.5)),
    ];
    assert_eq!(told(&figures), expected);
    // 0.25·75 + 0.15·(60 + 50 + 80) + 0.1·(75 + 50 + 62.5)
    assert_eq!((figures.score, figures.known), (Some(66.0), 1.0));
    let costly: Vec<_> = figures.costliest(2).iter().map(|one| (one.name.as_str(), one.cost)).collect();
    assert_eq!(costly, [("lease_losses", 7.5), ("flow", 6.3)]);
}

#[test]
fn a_component_without_data_leaves_its_weight_to_the_others() {
    let figures = judged(&HealthInput { reliability: None, ..input() });
    // 25 + 15 + 10 + 10 of 100 are known: (25·75 + 15·60 + 10·75 + 10·62.5) / 60
    assert_eq!((figures.score, figures.known), (Some(69.2), 0.6));
    let weights: Vec<_> = figures.components.iter().map(|one| one.counted_weight).collect();
    assert_eq!(weights, [41.7, 25.0, 0.0, 0.0, 16.7, 0.0, 16.7]);
    let unknown = figures.components.iter().filter(|one| one.points.is_none());
    assert!(unknown.clone().all(|one| one.raise.is_none() && one.cost == 0.0 && one.seen.contains("not counted")));
    assert_eq!(unknown.count(), 3);
}

#[test]
fn an_empty_board_has_no_score() {
    let figures = health(&Subject::default());
    assert_eq!((figures.score, figures.known), (None, 0.0));
    assert!(figures.components.iter().all(|one| one.value.is_none() && one.counted_weight == 0.0));
    assert!(figures.costliest(9).is_empty());
}

#[test]
fn what_cannot_be_better_asks_for_nothing() {
    let best = HealthInput {
        completed: 20,
        open_old: 0,
        dead_letters: 0,
        // Seven items cannot be spread over four agents more evenly.
        loads: vec![2, 2, 2, 1],
        reliability: Some(Reliability { claims: 1, commands: 1, change_p95_ns: 100_000_000, ..Reliability::default() }),
        ..input()
    };
    let figures = judged(&best);
    assert_eq!(figures.score, Some(100.0));
    assert!(figures.components.iter().all(|one| one.raise.is_none()), "{figures:?}");
}

#[test]
fn nothing_is_lost_on_the_way_to_json_and_back() {
    let figures = judged(&input());
    let text = serde_json::to_string(&figures).unwrap();
    assert_eq!(serde_json::from_str::<HealthFigures>(&text).unwrap(), figures);
}

#[test]
fn days_are_counted_since_the_board_began_at_most_those_told() {
    let now = 20_000 * DAY + DAY / 2;
    let cases = [(None, 0.0), (Some(now - DAY), 1.0), (Some(now - 99 * DAY), 13.5), (Some(now + 5), 0.0)];
    for (began, days) in cases {
        assert_eq!(days_told(now, began), days, "{began:?}");
    }
}

fn any_input() -> impl Strategy<Value = HealthInput> {
    let counts = prop::array::uniform6(0..200_u64);
    let reliability = prop::option::of(prop::array::uniform4(0..500_u64));
    (counts, reliability, prop::collection::vec(0..30_u64, 0..8), 0..20_000_000_000_u64).prop_map(
        |(c, reliability, loads, p95)| HealthInput {
            arrived: c[0],
            completed: c[1],
            open_dated: c[2],
            open_old: c[3].min(c[2]),
            done: c[4],
            dead_letters: c[5],
            loads,
            reliability: reliability.map(|r| Reliability {
                claims: r[0],
                expiries: r[1],
                commands: r[2],
                commands_failed: r[3].min(r[2]),
                change_p95_ns: p95,
                ..Reliability::default()
            }),
            ..HealthInput::default()
        },
    )
}

proptest! {
    #[test]
    fn scores_stay_within_their_bounds(input in any_input()) {
        let figures = judged(&input);
        let points = figures.components.iter().filter_map(|one| one.points);
        prop_assert!(points.chain(figures.score).all(|points| (0.0..=100.0).contains(&points)), "{:?}", figures);
        let weight: f64 = figures.components.iter().map(|one| one.weight).sum();
        prop_assert_eq!(weight, 100.0);
    }

    #[test]
    fn what_gets_worse_never_raises_the_score(input in any_input(), more in 1..50_u64) {
        let score = |input: &HealthInput| judged(input).score;
        let worse = HealthInput { dead_letters: input.dead_letters + more, ..input.clone() };
        prop_assert!(score(&worse) <= score(&input) || score(&input).is_none());
        let mut worse = input.clone();
        worse.open_old = (worse.open_old + more).min(worse.open_dated);
        prop_assert!(score(&worse) <= score(&input));
        let mut worse = input.clone();
        if let Some(counted) = &mut worse.reliability {
            counted.expiries += more;
            counted.commands_failed = (counted.commands_failed + more).min(counted.commands);
            if counted.change_p95_ns > 0 {
                counted.change_p95_ns += more * 1_000_000;
            }
        }
        prop_assert!(score(&worse) <= score(&input));
    }
}

#[test]
fn an_agent_that_is_gone_counts_for_balance_while_it_holds_something() {
    let worker = |state, load| Worker {
        agent_id: format!("{load}"),
        team: String::new(),
        role: String::new(),
        capabilities: Vec::new(),
        capacity: None,
        state,
        load,
        completed: 0,
        failed: 0,
        last_sign_at: None,
    };
    let agents = vec![worker(Liveness::Idle, 1), worker(Liveness::Gone, 4), worker(Liveness::Gone, 0)];
    let input = HealthInput::from(&Subject { agents, ..Subject::default() });
    assert_eq!((input.loads, input.busiest), (vec![4, 1], vec!["4".to_owned(), "1".to_owned()]));
}

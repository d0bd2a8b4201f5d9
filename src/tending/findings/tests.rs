use super::*;

/// Rules with round limits.
fn rules() -> Attention {
    let text = "[completion_rate]\nbelow = 80\nat_least = 10\n[health]\nbelow = 50\n[held_per_agent]\nabove = 3\n\
                [held_per_team]\nabove = 4\n[pending_per_agent]\nabove = 5\n[idle]\nagents = 2\npending = 6\n\
                [oldest]\nolder_than = \"1h\"\n[dead_letters]\nabove = 2\n[lost_spans]\nabove = 0\n";
    toml::from_str(text).expect("rules")
}

/// The rules that raise something, each with its subject.
fn raised_by(figures: &Figures) -> Vec<(&'static str, String)> {
    let is_raised = |finding: &Finding| matches!(finding.state, State::Raised { .. });
    let raised = findings(&rules(), figures).into_iter().filter(is_raised);
    raised.map(|finding| (finding.rule, finding.subject)).collect()
}

fn names(figures: &Figures) -> Vec<&'static str> {
    raised_by(figures).into_iter().map(|(rule, _)| rule).collect()
}

#[test]
fn each_rule_raises_beyond_its_threshold_and_not_at_it() {
    let ended = |completed, given_up| Figures { ended: Endings { completed, given_up }, ..Figures::default() };
    let health = |score| Figures { health: Some(score), ..Figures::default() };
    let agent = |count| Figures { held_by_agent: vec![("ada".into(), 1), ("bob".into(), count)], ..Figures::default() };
    let team = |count| Figures { held_by_team: vec![("core".into(), count)], ..Figures::default() };
    let load = |pending, agents| Figures { pending, agents, ..Figures::default() };
    let idle = |idle, pending| Figures { idle, pending, agents: 9, ..Figures::default() };
    let oldest = |age| Figures { oldest: Some(("work_1".into(), age)), ..Figures::default() };
    let dead = |dead_letters| Figures { dead_letters, ..Figures::default() };
    let lost = |lost_spans| Figures { lost_spans, ..Figures::default() };
    let cases: [(&str, Vec<Figures>, Figures); 12] = [
        ("completion_rate", vec![ended(8, 2), ended(6, 3), ended(0, 9), ended(0, 0), ended(9, 1)], ended(7, 3)),
        ("completion_rate", vec![ended(79, 0)], ended(79, 20)),
        ("health", vec![health(50.0), health(50.1), Figures::default()], health(49.9)),
        ("held_per_agent", vec![agent(3), agent(2)], agent(4)),
        ("held_per_team", vec![team(4), team(3)], team(5)),
        ("pending_per_agent", vec![load(5, 0), load(5, 1), load(10, 2), load(0, 0)], load(11, 2)),
        ("pending_per_agent", vec![load(0, 0)], load(6, 0)),
        ("idle", vec![idle(1, 6), idle(2, 5), idle(0, 40)], idle(2, 6)),
        ("oldest", vec![oldest(3600), oldest(3599), oldest(-5)], oldest(3601)),
        ("dead_letters", vec![dead(2), dead(0)], dead(3)),
        ("lost_spans", vec![lost(0)], lost(1)),
        ("idle", vec![idle(2, 0)], idle(9, 45)),
    ];
    for (rule, calm, over) in cases {
        for figures in calm {
            assert_eq!(names(&figures), Vec::<&str>::new(), "{figures:?}");
        }
        assert_eq!(names(&over), [rule], "{over:?}");
    }
}

#[test]
fn a_rule_that_is_just_kept_is_told_as_kept() {
    let figures = Figures {
        held_by_agent: vec![("ada".into(), 3)],
        held_by_team: vec![("core".into(), 4)],
        ..Figures::default()
    };
    let kept = |rule| findings(&rules(), &figures).into_iter().find(|one| one.rule == rule).map(|one| one.state);
    assert_eq!(["held_per_agent", "held_per_team"].map(kept), [Some(State::Calm), Some(State::Calm)]);
}

#[test]
fn nobody_is_idle_and_nothing_waits_where_the_rule_says_none() {
    let any: Attention = toml::from_str("[idle]\nagents = 0\npending = 0\n").expect("rules");
    let state = |idle, pending| {
        let figures = Figures { idle, pending, agents: 9, ..Figures::default() };
        let found = findings(&any, &figures).into_iter().find(|one| one.rule == "idle");
        matches!(found.map(|one| one.state), Some(State::Raised { .. }))
    };
    assert_eq!([state(0, 9), state(9, 0), state(1, 1)], [false, false, true]);
}

#[test]
fn each_subject_that_is_over_is_told_by_itself() {
    let held_by_agent = vec![("ada".to_owned(), 9), ("bob".to_owned(), 3), ("cyd".to_owned(), 4)];
    let figures = Figures { held_by_agent, oldest: Some(("work_1".into(), 9999)), ..Figures::default() };
    let expected = [("held_per_agent", "ada"), ("held_per_agent", "cyd"), ("oldest", "work_1")];
    assert_eq!(raised_by(&figures), expected.map(|(rule, subject)| (rule, subject.to_owned())));
}

#[test]
fn what_is_switched_off_finds_nothing_and_says_so() {
    let bad = Figures {
        ended: Endings { completed: 0, given_up: 99 },
        health: Some(0.0),
        pending: 999,
        agents: 5,
        idle: 5,
        held_by_agent: vec![("ada".into(), 99)],
        held_by_team: vec![("core".into(), 99)],
        oldest: Some(("work_1".into(), 999_999)),
        dead_letters: 99,
        lost_spans: 99,
    };
    assert_eq!(names(&bad).len(), 9);
    let off = Attention { enabled: false, ..rules() };
    assert!(findings(&off, &bad).iter().all(|finding| finding.state == State::Off));
    for rule in names(&bad) {
        let text = format!(
            "[{rule}]\nenabled = false\n{}",
            if rule.starts_with("held") || rule.contains("pending") || rule.contains("dead") || rule.contains("lost") {
                "above = 0\n"
            } else {
                ""
            }
        );
        let without: Attention = toml::from_str(&text).expect("rules");
        let found = findings(&without, &bad);
        assert!(found.iter().filter(|one| one.rule == rule).all(|one| one.state == State::Off), "{rule}: {found:?}");
    }
}

#[test]
fn a_finding_says_in_a_line_what_was_found() {
    let figures = Figures {
        ended: Endings { completed: 7, given_up: 3 },
        pending: 12,
        agents: 2,
        idle: 2,
        dead_letters: 3,
        oldest: Some(("work_1".into(), 7200)),
        ..Figures::default()
    };
    let said: Vec<String> = findings(&rules(), &figures)
        .into_iter()
        .filter_map(|finding| if let State::Raised { says, .. } = finding.state { Some(says) } else { None })
        .collect();
    let expected = [
        "only 7 of 10 items that ended in 1day were completed",
        "12 items wait for 2 agents that are there",
        "2 agents have nothing to do while 12 items wait",
        "work_1, of critical priority, has been open for more than 1h",
        "3 items were given up and not dealt with, more than 2",
    ];
    assert_eq!(said, expected);
}

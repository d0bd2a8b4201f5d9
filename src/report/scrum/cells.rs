//! Tests: each figure stands in its line, in its cell, under its heading.

use super::*;
use crate::analysis::advice::Percentiles;
use crate::analysis::flow::{Ageing, AgeingItem, CumulativeDay, DoneBy, FlowTimes, Spread, Story};
use crate::analysis::scrum::{
    Dependency, Impediment, ItemLine, LabelShare, Late, Learned, PiPlanning, Practice, Progress, Scene, Standup,
    TeamLoad, TeamVelocity, Unplanned, ValueStream,
};
use crate::board::Status;
use crate::program::read;

const WIDTH: usize = 110;
const NOW: i64 = 1_790_000_000;

/// What stands in the line of a page that begins so, behind its beginning.
fn line<'a>(page: &'a str, beginning: &str) -> &'a str {
    let found = page.lines().find_map(|line| line.trim().strip_prefix(beginning));
    found.unwrap_or_else(|| panic!("no line begins with {beginning:?}:\n{page}")).trim()
}

/// A page whose columns stand apart by one space alone.
fn close_up(page: &str) -> String {
    page.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ") + "\n").collect()
}

fn scene() -> Scene {
    let (program, faults) = read(
        "[[objectives]]\nname = \"goal\"\nvalue = 30\n[[epics]]\nname = \"epic\"\ncolumn = \"funnel\"\n\
         [pi]\nname = \"PI\"\nstart = 2026-09-20\nend = 2026-09-29\n\
         [[sprints]]\nname = \"S1\"\nstart = 2026-09-20\nend = 2026-09-25\nlabel = \"s\"\n\
         [[risks]]\nname = \"over\"\nseverity = \"high\"\ndue = 2026-09-20\nowner = \"bob\"\n\
         [[risks]]\nname = \"ahead\"\nseverity = \"low\"\ndue = 2026-09-22\n[targets]\nlead_days = 7\n",
    );
    assert_eq!(faults, []);
    Scene { at: NOW, program, has_program: true, ..Scene::default() }
}

fn team() -> TeamLoad {
    TeamLoad {
        team: "red".into(),
        capacity: Some(11),
        capacity_left: Some(22),
        load: 33,
        unpointed: 44,
        open: 55,
        utilisation: Some(0.66),
        in_progress: 77,
        wip_limit: Some(88),
        is_over_limit: Some(false),
        dead_letters: 99,
        agents: 12,
    }
}

fn planning() -> PiPlanning {
    let scene = scene();
    scene.pi_planning(scene.futures(1, None))
}

#[test]
fn the_load_and_velocity_of_a_team_stand_under_their_headings() {
    let mut figures = planning();
    let red = TeamVelocity {
        team: "red".into(),
        points: vec![3],
        items: vec![1],
        mean: Some(4.0),
        trend: Some(-2.25),
        ..TeamVelocity::default()
    };
    (figures.teams, figures.velocity.all) = (vec![team()], TeamVelocity { items: vec![2], ..red.clone() });
    figures.velocity.teams = vec![red];
    let page = close_up(&pi_planning(&figures, WIDTH, false));
    assert_eq!(line(&page, "team a sprint left"), "load used open no points agents");
    assert_eq!(line(&page, "red 11"), "22 33 66 % 55 44 12");
    assert_eq!((line(&page, "points (items)"), line(&page, "red 3")), ("S1", "(1) 4 -2.2"));
    assert_eq!(line(&page, "all 3"), "(2) 4 -2.2");
    // The 21st is the second of the ten days.
    assert_eq!(line(&page, "PI: "), "PI (2026-09-20 to 2026-09-29), day 2 of 10");
    assert_eq!(line(&page, "- over"), "(high; owner bob; due 2026-09-20, OVERDUE)");
    assert_eq!(line(&page, "- ahead"), "(low; owner not recorded; due 2026-09-22)");
}

#[test]
fn an_objective_and_an_epic_are_told_as_far_as_they_are() {
    let progress = Progress { items: 8, done: 2, points: 40, points_done: 9, unpointed: 1, share: Some(0.25) };
    let mut figures = planning();
    (figures.objectives[0].progress, figures.objectives[0].value_achieved) = (Some(progress), Some(7.5));
    figures.value.achieved = Some(7.5);
    let page = close_up(&pi_planning(&figures, WIDTH, false));
    assert_eq!(line(&page, "objective team"), "value items points done achieved");
    assert_eq!(line(&page, "goal –"), "30 2/8 9/40 25 % 7.5");
    assert_eq!(line(&page, "Business Value Delivered:"), "7.5 of 30 (25 %)");
    let mut figures = scene().portfolio_kanban();
    figures.columns[0].epics[0].progress = Some(progress);
    assert_eq!(line(&close_up(&portfolio_kanban(&figures, WIDTH, false)), "epic –"), "2/8 25 %");
}

#[test]
fn a_late_dependency_says_why() {
    let mut figures = planning();
    let waits = |id: &str, late| Dependency {
        work_id: id.into(),
        team: "red".into(),
        due: None,
        depends_on: "x".into(),
        other_team: "blue".into(),
        other_status: Status::Active,
        other_agent: Some("ada".into()),
        other_due: Some(NOW),
        late,
    };
    figures.dependencies =
        vec![waits("a", Some(Late::Overdue)), waits("b", Some(Late::DueAfterDependent)), waits("c", None)];
    let page = pi_planning(&figures, 200, false);
    let told = "(red) waits for x (blue, active by ada, due 2026-09-21";
    assert_eq!(line(&page, "- a"), format!("{told}; LATE: its day is over)"));
    assert_eq!(line(&page, "- b"), format!("{told}; LATE: it is due after what waits for it)"));
    assert_eq!(line(&page, "- c"), format!("{told})"));
}

#[test]
fn a_forecast_tells_days_and_the_dates_they_end_on() {
    let mut figures = planning();
    let days = |p50, p85| Some(Percentiles { p50_days: Some(p50), p85_days: Some(p85), p95_days: None });
    let forecast = &mut figures.forecast;
    (forecast.without_arrivals, forecast.with_arrivals) = (days(1, 12), days(3, 34));
    let day = |text: &str| text.parse().ok();
    forecast.done_by = Some(DoneBy { p50: day("2026-09-22"), p85: day("2026-10-03"), p95: None });
    (forecast.open, forecast.runs, forecast.days_seen, forecast.seed) = (5, 600, 7, 8);
    (forecast.completed, forecast.arrived, forecast.not_recorded) = (9, 10, None);
    let page = close_up(&pi_planning(&figures, WIDTH, false));
    assert_eq!(line(&page, "of 100 futures"), "50 85 95");
    assert_eq!(line(&page, "nothing more arrives"), "1 day 12 days > 365 days");
    assert_eq!(line(&page, "which is by"), "2026-09-22 2026-10-03 > 365 days");
    assert_eq!(line(&page, "as much arrives as did"), "3 days 34 days > 365 days");
    assert_eq!(line(&page, "5 open;"), "600 futures drawn from 7 whole days with 9 completed and 10 arrived; seed 8");
}

fn stream() -> ValueStream {
    let scene = scene();
    let mut figures = scene.value_stream(scene.pi(), None, scene.futures(1, None));
    let spread = |items, p50: i64| Some(Spread { items, sum: 1, p50, p85: p50 * 2, p95: p50 * 3 });
    figures.times = FlowTimes {
        completed: 9,
        lead: spread(8, 86_400 * 2),
        cycle: spread(7, 7_200),
        touch: spread(6, 60),
        wait: spread(5, 10),
        efficiency: Some(0.25),
    };
    figures.cumulative.days =
        vec![CumulativeDay { at: NOW, arrived: 15, waiting: 1, in_progress: 2, done: 3, given_up: 4, called_off: 5 }];
    figures
}

#[test]
fn times_and_the_cumulative_flow_stand_under_their_headings() {
    let mut figures = stream();
    figures.work_in_progress = vec![team(), TeamLoad { team: "blue".into(), is_over_limit: Some(true), ..team() }];
    let page = close_up(&value_stream(&figures, WIDTH, false));
    assert_eq!(line(&page, "time items"), "p50 p85 p95 from … to");
    assert_eq!(line(&page, "lead 8"), "2.0d 4.0d 6.0d arrival to completion");
    assert_eq!(line(&page, "cycle 7"), "2.0h 4.0h 6.0h first claim to completion");
    assert_eq!(line(&page, "touch 6"), "1.0m 2.0m 3.0m in somebody's hands");
    assert_eq!(line(&page, "wait 5"), "10s 20s 30s in nobody's hands: lead less touch");
    assert_eq!(line(&page, "Process Efficiency:"), "25 % (touch ÷ lead)");
    assert_eq!(line(&page, "end of"), "arrived waiting in progress done given up called off");
    assert_eq!(line(&page, "2026-09-21"), "15 1 2 3 4 5");
    assert_eq!(line(&page, "team in progress"), "limit");
    assert_eq!((line(&page, "red 77"), line(&page, "blue 77")), ("88", "88 over"));
    assert_eq!(line(&page, "Lead time of 85 of 100 items:"), "4 days, to be 7");
}

#[test]
fn a_risk_stands_under_its_severity_alone() {
    let scene = scene();
    let page = close_up(&art_sync(&scene.art_sync(scene.futures(1, None)), WIDTH, false));
    let told: Vec<&str> = page.lines().filter(|line| line.ends_with(" RISK") || line.starts_with("- ")).collect();
    let over = "- over (high; owner bob; due 2026-09-20, OVERDUE)";
    let ahead = "- ahead (low; owner not recorded; due 2026-09-22)";
    assert_eq!(told, ["HIGH RISK", over, "MEDIUM RISK", "LOW RISK", ahead]);
    assert_eq!(page.lines().filter(|line| *line == "none is recorded").count(), 1);
}

#[test]
fn a_team_of_which_nothing_is_known_is_told_so_and_each_impediment_is_named() {
    let mut figures = scene().daily_standup(None);
    figures.teams = vec![Standup { team: "red".into(), ..Standup::default() }];
    let page = daily_standup(&figures, WIDTH, false);
    let told = ["Yesterday: nothing", "Today:", "Next:", "Impediments:", "Dependencies:"].map(|name| line(&page, name));
    let expected = [
        "happened to its items",
        "nothing is in progress",
        "no item is ready to be claimed",
        "none is recorded",
        "it waits for no other team",
    ];
    assert_eq!(told, expected);
    let id = |id: &str| id.to_owned();
    figures.teams[0].impediments = vec![
        Impediment::Blocked { work_id: id("w1"), agent: Some("ada".into()), on: "rain".into() },
        Impediment::LeaseOver { work_id: id("w2"), agent: None },
        Impediment::DeadLetter { work_id: id("w3"), reason: "disk".into() },
        Impediment::Overdue { work_id: id("w4"), due: NOW },
    ];
    let page = daily_standup(&figures, WIDTH, false);
    assert_eq!(line(&page, "- w1"), "is blocked on \"rain\", held by ada");
    assert_eq!(line(&page, "- the lease of w2"), "is over");
    assert_eq!((line(&page, "- w3"), line(&page, "- w4")), ("was given up: disk", "was due on 2026-09-21"));
}

#[test]
fn the_lines_of_the_train_tell_each_figure_once() {
    let scene = scene();
    let mut figures = scene.system_demo(scene.pi());
    let metrics = &mut figures.metrics;
    (metrics.completed, metrics.points, metrics.unpointed, metrics.per_week) = (1, 2, 3, Some(4.5));
    (metrics.open, metrics.in_progress, metrics.blocked, metrics.dead_letters, metrics.escaped) = (5, 6, 7, 8, 9);
    (metrics.times, metrics.predictability, figures.pi_velocity) = (stream().times, Some(0.125), 10);
    let page = system_demo(&figures, WIDTH, false);
    assert_eq!(line(&page, "Completed:"), "1 item, 2 points, 3 without points");
    assert_eq!(line(&page, "Throughput:"), "4.5 items a week");
    assert_eq!((line(&page, "Lead time:"), line(&page, "Cycle time:")), ("p50 2.0d, p85 4.0d", "p50 2.0h, p85 4.0h"));
    assert_eq!((line(&page, "Process efficiency:"), line(&page, "PI Velocity:")), ("25 %", "10 points"));
    assert_eq!(line(&page, "Predictability of the last sprint:"), "12 %");
    assert_eq!(line(&page, "Now:"), "5 open, 6 in progress, 7 blocked, 8 dead letters; escaped in these days: 9");
    let mut sync = scene.art_sync(scene.futures(1, None));
    let mut sprint = scene.predictability().remove(0);
    (sprint.committed, sprint.done, sprint.share) = (Some(4), Some(3), Some(0.75));
    sync.sprint = Some(sprint.clone());
    let page = art_sync(&sync, WIDTH, false);
    assert_eq!(line(&page, "Sprint Goal Achievement:"), "3 of 4 items committed to (75 %)");
    let mut adapt = scene.inspect_adapt();
    adapt.predictability = vec![sprint];
    assert_eq!(line(&inspect_adapt(&adapt, WIDTH, false), "S1:"), "3 of 4 items (75 %), and it runs");
}

#[test]
fn what_went_wrong_is_told_count_by_count() {
    let scene = scene();
    let mut figures = scene.retrospective(scene.pi(), None);
    figures.learned = Learned {
        completed: 9,
        retried: 8,
        failures: 7,
        expiries: 6,
        releases: 5,
        handoffs: 4,
        given_up: 3,
        requeued: 1,
        ..Learned::default()
    };
    let page = retrospective(&figures, WIDTH, false);
    assert_eq!(line(&page, "9 items completed,"), "8 of them in more than one attempt");
    assert_eq!((line(&page, "7 attempts"), line(&page, "6 leases ended")), ("failed", "under agents that fell silent"));
    assert_eq!((line(&page, "5 attempts were"), line(&page, "4 attempts were")), ("given back", "handed on"));
    assert_eq!(
        (line(&page, "3 items"), line(&page, "1 item")),
        ("were given up and still are", "was taken back onto the board")
    );
}

#[test]
fn what_is_not_planned_and_what_was_practised_is_told_figure_by_figure() {
    let scene = scene();
    let mut figures = scene.innovation_planning();
    figures.debt = Some(LabelShare { label: "d".into(), items: 3, of: 12, share: Some(0.25) });
    figures.unplanned = Unplanned { open: 9, unpointed: 8, undated: 7, objectives_without_items: 6 };
    let page = innovation_planning(&figures, WIDTH, false);
    assert_eq!(line(&page, "Debt: 3 of 12 items"), "open or completed in this PI, by the label \"d\" (25 %)");
    assert_eq!(line(&page, "9 open items:"), "8 without points, 7 without a due date");
    assert_eq!(line(&page, "6 objectives"), "without items");
    let mut figures = scene.coach_training();
    (figures.practised, figures.agents) = (vec![Practice { verb: "claim".into(), changes: 5, agents: 3 }], 2);
    let page = close_up(&coach_training(&figures, WIDTH, false));
    assert_eq!((line(&page, "verb times"), line(&page, "claim 5")), ("agents", "3"));
    assert!(page.contains("by how many agents; 2 agents here now"), "{page}");
}

#[test]
fn what_does_not_fit_is_counted_and_what_is_too_old_is_marked() {
    let scene = scene();
    let mut demo = scene.system_demo(scene.pi());
    (demo.features, demo.features_completed) = (vec![ItemLine::from(&Story::default())], 25);
    assert_eq!(line(&system_demo(&demo, WIDTH, false), "… and 24"), "more");
    let item = |id: &str, seconds, is_over| AgeingItem {
        work_id: id.into(),
        team: "red".into(),
        agent: Some("ada".into()),
        seconds,
        is_over,
    };
    let mut sync = scene.art_sync(scene.futures(1, None));
    let oldest = vec![item("w1", 7200, true), item("w2", 60, false)];
    sync.ageing = Ageing { in_progress: 2, usual_seconds: Some(3600), over: Some(1), undated: 0, oldest };
    let page = close_up(&art_sync(&sync, WIDTH, false));
    assert_eq!(line(&page, "2 items in progress;"), "1 for longer than the p85 cycle time of 1.0h");
    assert_eq!((line(&page, "w1 red"), line(&page, "w2 red")), ("ada 2.0h over", "ada 1.0m"));
    let mut figures = planning();
    (figures.total.capacity, figures.total.capacity_left, figures.total.sprints_left) = (Some(11), Some(22), Some(2));
    (figures.total.load, figures.total.unpointed) = (33, 4);
    let page = pi_planning(&figures, WIDTH, false);
    assert_eq!((line(&page, "In a sprint:"), line(&page, "Left in this PI:")), ("11 points", "22 points in 2 sprints"));
    assert_eq!(line(&page, "Load:"), "33 points, and 4 open items without points");
}

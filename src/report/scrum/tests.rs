use super::*;
use crate::analysis::flow::{Held, Story};
use crate::analysis::scrum::{PeriodSource, Scene, midnight, quarter};
use crate::board::Status;
use crate::program::read;
use unicode_width::UnicodeWidthStr;

/// A scene in which everything is long.
fn scene() -> Scene {
    let now = midnight("2026-11-22".parse().expect("a day")) + 3_600;
    let long = "a name that does not end, 漢字漢字, ".repeat(4);
    let story = |n: i64| Story {
        work_id: format!("work_{:019}", 1_795_264_748_869_315_370_i64 + n),
        work_type: long.clone(),
        description: long.clone(),
        team: format!("{n} {long}"),
        status: Status::ALL[(n % 7) as usize],
        agent: Some(long.clone()),
        labels: vec!["x".into()],
        depends_on: vec![format!("work_{:019}", 1_795_264_748_869_315_370_i64 + n + 1)],
        due: Some(now - 86_400 * 3),
        points: Some(1_000_000),
        created: Some(now - 86_400 * (20 - n)),
        arrived: Some(now - 86_400 * (20 - n)),
        held: vec![Held { from: now - 86_400 * (19 - n), until: (n % 7 == 4).then_some(now - 86_400) }],
        closed: Status::ALL[(n % 7) as usize].is_closed().then_some(now - 86_400),
        blocked_on: long.clone(),
        lease_over: true,
        ready: true,
        ..Story::default()
    };
    let program = format!(
        "art = \"{long}\"\nvision = \"{long}\"\n[[objectives]]\nname = \"{long}\"\nlabel = \"x\"\nvalue = 1000000\n\
         [[sprints]]\nname = \"{long}\"\nstart = 2026-11-20\nend = 2026-11-30\nlabel = \"x\"\ngoal = \"{long}\"\n\
         [[epics]]\nname = \"{long}\"\ncolumn = \"done\"\n[[risks]]\nname = \"{long}\"\nseverity = \"high\"\n\
         owner = \"{long}\"\n[labels]\nimprovement = \"x\"\ndebt = \"x\"\n[targets]\nlead_days = 1\n"
    );
    let (program, faults) = read(&program);
    assert_eq!(faults, []);
    Scene { at: now, stories: (0..12).map(story).collect(), program, has_program: true, ..Scene::default() }
}

#[test]
fn no_line_is_wider_than_the_terminal_whatever_names_are_like() {
    let scene = scene();
    let (pi, futures) = (quarter("2026-11-22".parse().expect("a day")), scene.futures(10, None));
    assert_eq!(pi.source, PeriodSource::Quarter);
    for width in [40, 57, 80, 133] {
        let pages = [
            pi_planning(&scene.pi_planning(futures.clone()), width, false),
            scrum_of_scrums(&scene.scrum_of_scrums(None), width, false),
            innovation_planning(&scene.innovation_planning(), width, false),
            system_demo(&scene.system_demo(pi.clone()), width, false),
            inspect_adapt(&scene.inspect_adapt(), width, false),
            art_sync(&scene.art_sync(futures.clone()), width, false),
            portfolio_kanban(&scene.portfolio_kanban(), width, false),
            coach_training(&scene.coach_training(), width, false),
            value_stream(&scene.value_stream(pi.clone(), None, futures.clone()), width, false),
            daily_standup(&scene.daily_standup(None), width, false),
            retrospective(&scene.retrospective(pi.clone(), None), width, false),
        ];
        for page in pages {
            let wide: Vec<&str> = page.lines().filter(|line| line.width() > width).collect();
            assert!(wide.is_empty(), "at {width}: {wide:#?}\n{page}");
        }
    }
}

#[test]
fn a_share_is_all_only_where_nothing_is_missing() {
    let shown = [0.0, 0.125, 0.994, 0.996, 0.9999, 1.0, 1.5].map(sheet::percent);
    assert_eq!(shown, ["0 %", "12 %", "99 %", "99 %", "99 %", "100 %", "150 %"]);
}

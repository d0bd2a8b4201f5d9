use super::super::Finished;
use super::*;
use proptest::prelude::*;

fn item(id: &str, team: &str, status: Status, capabilities: &[&str]) -> OpenItem {
    OpenItem {
        work_id: id.to_owned(),
        team: team.to_owned(),
        work_type: format!("{team}-work"),
        status,
        capabilities: capabilities.iter().map(|one| (*one).to_owned()).collect(),
        ..OpenItem::default()
    }
}

fn agent(id: &str, team: &str, state: Liveness, load: u64, capabilities: &[&str]) -> Worker {
    Worker {
        agent_id: id.to_owned(),
        team: team.to_owned(),
        role: String::new(),
        capabilities: capabilities.iter().map(|one| (*one).to_owned()).collect(),
        capacity: Some(4),
        state,
        load,
        completed: 0,
        failed: 0,
        last_sign_at: None,
    }
}

/// Six items of "a", two of "b"; three living agents in "b", one in "a".
fn subject() -> Subject {
    use Liveness::{Gone, Idle, Working};
    let mut open: Vec<_> = (0..5).map(|n| item(&format!("a{n}"), "a", Status::Pending, &[])).collect();
    open.push(item("a5", "a", Status::Pending, &["gpu"]));
    open.extend([item("b0", "b", Status::Active, &[]), item("b1", "b", Status::Blocked, &[])]);
    Subject {
        open,
        agents: vec![
            agent("ada", "a", Idle, 0, &[]),
            agent("gus", "a", Gone, 1, &["gpu"]),
            agent("bea", "b", Working, 2, &[]),
            agent("ben", "b", Idle, 0, &[]),
            agent("bob", "b", Idle, 0, &["gpu"]),
        ],
        ..Subject::default()
    }
}

#[test]
fn a_team_is_told_by_its_work_and_its_agents() {
    let figures = teams(&subject());
    let a = figures.team("a").unwrap();
    assert_eq!((a.open, a.pending, a.blocked, a.living(), a.gone), (6, 6, 0, 1, 1));
    assert_eq!((a.load, a.capacity, a.utilisation), (0, Some(4), Some(0.0)));
    assert_eq!((a.share_of_work, a.share_of_agents), (0.75, 0.25));
    let gap = Gap { capability: "gpu".into(), items: 1, work_ids: vec!["a5".into()], elsewhere: vec!["bob".into()] };
    assert_eq!(a.gaps, [gap]);
    let b = figures.team("b").unwrap();
    assert_eq!((b.load, b.capacity, b.utilisation), (2, Some(12), Some(2.0 / 12.0)));
    assert_eq!((b.blocked, b.working, b.idle, b.gaps.len()), (1, 1, 2, 0));
}

#[test]
fn a_team_with_an_agent_without_a_limit_has_no_utilisation() {
    let mut board = subject();
    board.agents[2].capacity = None;
    let figures = teams(&board);
    let b = figures.team("b").unwrap();
    assert_eq!((b.capacity, b.utilisation), (None, None));
}

#[test]
fn idle_agents_go_where_work_is_those_who_fit_first() {
    let formation = teams(&subject()).formation.unwrap();
    // Four living agents, 6 : 2. Of the two idle ones of b, bob can do all six, ben five.
    let seats: Vec<_> =
        formation.seats.iter().map(|one| (one.team.as_str(), one.seats, one.living, one.after)).collect();
    assert_eq!(seats, [("a", 3, 1, 3), ("b", 1, 3, 1)]);
    let moves: Vec<_> = formation.moves.iter().map(|one| (one.agent_id.as_str(), one.fits, one.pending)).collect();
    assert_eq!(moves, [("bob", 6, 6), ("ben", 5, 6)]);
    assert_eq!(formation.seats[0].agent_ids, ["ada", "bob", "ben"]);
}

#[test]
fn experience_decides_between_those_who_fit_alike_and_nobody_goes_who_fits_nothing() {
    let mut board = subject();
    board.agents[4].capabilities.clear();
    board.open.truncate(6);
    board.open.extend((0..4).map(|n| item(&format!("c{n}"), "b", Status::Active, &[])));
    let done = Finished { agent_id: "bob".into(), work_type: "a-work".into(), ..Finished::default() };
    board.finished = vec![done];
    // 6 : 4 of four: 2.4 and 1.6.
    let formation = teams(&board).formation.unwrap();
    let moves: Vec<_> = formation.moves.iter().map(|one| (one.agent_id.as_str(), one.experience)).collect();
    assert_eq!(moves, [("bob", 1)]);
    board.open.iter_mut().for_each(|item| item.capabilities = vec!["welding".into()]);
    assert_eq!(teams(&board).formation.unwrap().moves, []);
}

#[test]
fn without_agents_or_work_nothing_is_shared_out() {
    let subject = subject();
    assert_eq!(teams(&Subject::default()), TeamFigures::default());
    assert_eq!(teams(&Subject { agents: Vec::new(), ..subject.clone() }).formation, None);
    assert_eq!(teams(&Subject { open: Vec::new(), ..subject }).formation, None);
}

proptest! {
    #[test]
    fn moves_keep_everybody_and_never_take_a_team_past_its_seats(
        items in prop::collection::vec((0..4_u8, any::<bool>()), 1..30),
        agents in prop::collection::vec((0..4_u8, 0..3_u8), 1..15),
    ) {
        let team = |n: u8| format!("team_{n}");
        let subject = Subject {
            open: items.iter().enumerate().map(|(n, (of, needs))| {
                item(&format!("w{n}"), &team(*of), Status::Pending, if *needs { &["gpu"] } else { &[] })
            }).collect(),
            agents: agents.iter().enumerate().map(|(n, (of, kind))| {
                let state = if *kind == 0 { Liveness::Working } else { Liveness::Idle };
                agent(&format!("agent_{n:02}"), &team(*of), state, 0, if *kind == 2 { &["gpu"] } else { &[] })
            }).collect(),
            ..Subject::default()
        };
        let figures = teams(&subject);
        prop_assert_eq!(&figures, &teams(&subject));
        let formation = figures.formation.unwrap();
        let count = agents.len() as u64;
        prop_assert_eq!(formation.seats.iter().map(|one| one.seats).sum::<u64>(), count);
        prop_assert_eq!(formation.seats.iter().map(|one| one.after).sum::<u64>(), count);
        for one in &formation.seats {
            prop_assert_eq!(one.agent_ids.len() as u64, one.after);
            let (least, most) = (one.living.min(one.seats), one.living.max(one.seats));
            prop_assert!((least..=most).contains(&one.after), "{:?}", one);
        }
    }
}

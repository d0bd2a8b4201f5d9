use super::*;
use crate::board::{Advised, AgentId, Priority, Proposal, WorkId};

/// What became of an item: the fence and agent of its first claim, and the seconds after which it was completed.
type Fate = (&'static str, Option<(u64, &'static str)>, Option<i64>);

const AT: i64 = 1_000_000;

fn planned(id: &str, status: Status, change: Proposal) -> Planned {
    Planned { status, advised: Advised { work_id: WorkId::from_row(id), change } }
}

fn urged(id: &str) -> Planned {
    planned(id, Status::Pending, Proposal::Priority { from: Priority::Low, to: Priority::High })
}

fn kept(id: &str, agent: &str) -> Planned {
    planned(id, Status::Pending, Proposal::Reserve { agent: AgentId::from_row(agent), seconds: 60 })
}

/// Advice of which everything planned was done.
fn past(mode: Mode, planned: Vec<Planned>, control: Vec<Planned>, others: &[&str], fates: &[Fate]) -> Past {
    let is_planned = |id: &str| planned.iter().any(|planned| planned.advised.work_id.as_str() == id);
    let course = |(id, started, completed): &Fate| {
        let course = Course {
            started: started.map(|(fence, _)| fence),
            started_by: started.map(|(_, agent)| agent.to_owned()),
            completed_at: completed.map(|seconds| AT + seconds),
            is_marked: mode != Mode::Shadow && is_planned(id),
            is_undone: false,
        };
        ((*id).to_owned(), course)
    };
    let courses = fates.iter().map(course).collect();
    let others = others.iter().map(|id| (*id).to_owned()).collect();
    let rollout = Rollout {
        mode,
        span_id: String::new(),
        at: "2026-01-01T00:00:00Z".into(),
        board_sequence: 10,
        planned,
        control,
        left_out: 0,
        others,
        others_left_out: 0,
        applied: None,
    };
    Past { report_id: "report_1".into(), analysis: "x".into(), provider: "local".into(), at: AT, rollout, courses }
}

fn score(past: &Past) -> Score {
    Scorecard::of(std::slice::from_ref(past)).reports.remove(0)
}

/// Five items that were advised and five others, each with the seconds to its completion.
fn five_and_five(mode: Mode, advised: [Option<i64>; 5], others: [Option<i64>; 5]) -> Past {
    let names = [["a0", "a1", "a2", "a3", "a4"], ["o0", "o1", "o2", "o3", "o4"]];
    let fates = names[0].iter().zip(advised).chain(names[1].iter().zip(others));
    let fates: Vec<Fate> = fates.map(|(id, seconds)| (*id, None, seconds)).collect();
    let (control, others) = match mode {
        Mode::Canary => (names[1].map(urged).to_vec(), Vec::new()),
        _ => (Vec::new(), names[1].to_vec()),
    };
    past(mode, names[0].map(urged).to_vec(), control, &others, &fates)
}

#[test]
fn a_group_is_as_quick_as_half_of_it() {
    let all =
        |seconds: i64| [Some(seconds), Some(seconds + 1), Some(seconds + 2), Some(seconds + 3), Some(seconds + 4)];
    let half = [Some(1), Some(9), None, None, Some(5)];
    let few = [Some(1), Some(2), None, None, None];
    let cases = [
        (all(10), all(20), Verdict::Sooner, Some(12), Some(22)),
        (all(20), all(10), Verdict::Later, Some(22), Some(12)),
        (all(10), all(10), Verdict::Alike, Some(12), Some(12)),
        (half, all(20), Verdict::Sooner, Some(9), Some(22)),
        (few, all(20), Verdict::Later, None, Some(22)),
        (all(20), few, Verdict::Sooner, Some(22), None),
        (few, few, Verdict::TooFewToTell, None, None),
    ];
    for mode in Mode::ALL {
        for (n, (advised, others, verdict, median, other)) in cases.into_iter().enumerate() {
            let score = score(&five_and_five(mode, advised, others));
            let medians = (score.advised.median_seconds, score.compared.median_seconds);
            assert_eq!((score.verdict, medians), (verdict, (median, other)), "{mode:?}, case {n}");
        }
    }
    let score = score(&five_and_five(Mode::Full, few, all(0)));
    assert_eq!((score.advised.completed, score.advised.share_completed), (2, Some(0.4)));
}

#[test]
fn fewer_than_five_are_too_few_and_what_was_undone_or_done_later_is_in_no_group() {
    let quick = [1, 2, 3, 4, 5].map(Some);
    let slow = [11, 12, 13, 14, 15].map(Some);
    let mut undone = five_and_five(Mode::Canary, quick, slow);
    undone.courses.get_mut("a0").expect("it is there").is_undone = true;
    let mut late = five_and_five(Mode::Canary, quick, slow);
    late.courses.get_mut("o0").expect("it is there").is_marked = true;
    let (undone, late) = (score(&undone), score(&late));
    assert_eq!((undone.verdict, undone.advised.items, undone.undone), (Verdict::TooFewToTell, 4, 1));
    assert_eq!((late.verdict, late.compared.items), (Verdict::TooFewToTell, 4));
}

#[test]
fn an_assignment_is_followed_by_the_agent_that_was_named() {
    let advised = vec![kept("a", "ada"), kept("b", "ada"), kept("c", "ada")];
    let fates: [Fate; 3] = [("a", Some((11, "ada")), None), ("b", Some((12, "bob")), None), ("c", None, None)];
    let score = score(&past(Mode::Full, advised, Vec::new(), &[], &fates));
    assert_eq!(score.followed, Followed { yes: 1, no: 1, open: 1, not_judged: 0 });
    assert_eq!((score.followed.share(), Followed::default().share()), (Some(0.5), None));
}

#[test]
fn a_priority_is_followed_by_what_is_started_before_half_of_the_others() {
    let started = |fence| Some((fence, "ada"));
    // The claim of the item and of three others, and what is made of it.
    let cases = [
        (started(11), [started(12), started(13), None], Followed { yes: 1, ..Followed::default() }),
        (started(12), [started(11), started(13), None], Followed { yes: 1, ..Followed::default() }),
        (started(13), [started(11), started(12), None], Followed { no: 1, ..Followed::default() }),
        (None, [started(11), started(12), None], Followed { no: 1, ..Followed::default() }),
        (None, [started(11), None, None], Followed { open: 1, ..Followed::default() }),
    ];
    for (n, (own, [one, two, three], expected)) in cases.into_iter().enumerate() {
        let fates: [Fate; 4] = [("a", own, None), ("o", one, None), ("p", two, None), ("q", three, None)];
        let score = score(&past(Mode::Full, vec![urged("a")], Vec::new(), &["o", "p", "q"], &fates));
        assert_eq!(score.followed, expected, "case {n}");
    }
    let lower = planned("a", Status::Pending, Proposal::Priority { from: Priority::High, to: Priority::Low });
    let held = planned("b", Status::Active, Proposal::Priority { from: Priority::Low, to: Priority::High });
    let fates: [Fate; 2] = [("a", started(11), None), ("b", started(9), None)];
    let score = score(&past(Mode::Full, vec![lower, held], Vec::new(), &["o"], &fates));
    assert_eq!((score.followed.not_judged, score.advised.items), (2, 1));
}

#[test]
fn the_totals_pool_what_is_of_one_analysis_and_mode() {
    let one = five_and_five(Mode::Full, [1, 2, 3, 4, 5].map(Some), [2, 3, 4, 5, 6].map(Some));
    let two = five_and_five(Mode::Full, [11, 12, 13, 14, 15].map(Some), [6, 7, 8, 9, 10].map(Some));
    let three = Past { analysis: "y".into(), ..one.clone() };
    let card = Scorecard::of(&[one, two, three]);
    let told: Vec<_> = card.totals.iter().map(|total| (total.analysis.as_str(), total.rollouts)).collect();
    assert_eq!((card.reports.len(), told), (3, vec![("x", 2), ("y", 1)]));
    // 1 2 3 4 5 11 … against 2 3 4 5 6 6 …: the fifth of ten.
    let medians = (card.totals[0].advised.median_seconds, card.totals[0].compared.median_seconds);
    assert_eq!((medians, card.totals[0].verdict), ((Some(5), Some(6)), Verdict::Sooner));
}

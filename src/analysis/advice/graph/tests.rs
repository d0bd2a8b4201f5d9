use super::*;
use proptest::prelude::*;
use std::collections::HashSet;

/// Items by the places of what they depend on.
fn items(needs: &[&[usize]]) -> Vec<OpenItem> {
    let item = |(at, needs): (usize, &&[usize])| OpenItem {
        work_id: format!("w{at}"),
        depends_on: needs.iter().map(|need| format!("w{need}")).collect(),
        ..OpenItem::default()
    };
    needs.iter().enumerate().map(item).collect()
}

fn behind(items: &[OpenItem]) -> Vec<Behind> {
    Graph::of(items).behind(items, |_| 2.0)
}

/// Direct, waiting and chain of each.
fn figures(needs: &[&[usize]]) -> Vec<(u64, u64, u64)> {
    behind(&items(needs)).iter().map(|one| (one.direct, one.waiting, one.chain)).collect()
}

#[test]
fn what_waits_is_counted_once_and_the_longest_chain_is_found() {
    assert_eq!(figures(&[&[], &[], &[9]]), [(0, 0, 0); 3]);
    assert_eq!(figures(&[&[], &[0], &[1]]), [(1, 2, 2), (1, 1, 1), (0, 0, 0)]);
    // Both ways lead to the last: it counts once.
    assert_eq!(figures(&[&[], &[0], &[0], &[1, 2, 0]]), [(3, 3, 2), (1, 1, 1), (1, 1, 1), (0, 0, 0)]);
    assert_eq!(figures(&[&[1, 1], &[]]), [(0, 0, 0), (1, 1, 1)]);
}

#[test]
fn a_circle_ends_and_counts_as_a_whole() {
    assert_eq!(figures(&[&[0]]), [(0, 0, 0)]);
    // 0 and 1 wait on each other, 2 waits on 1, and 0 waits on 3 besides.
    let all = items(&[&[1, 3], &[0], &[1], &[]]);
    let found = behind(&all);
    let chains: Vec<_> = found.iter().map(|one| (one.waiting, one.chain, one.circle)).collect();
    assert_eq!(chains, [(2, 2, true), (2, 2, true), (0, 0, false), (3, 3, false)]);
    assert!(behind(&items(&[&[0]]))[0].circle);
}

#[test]
fn urgency_and_due_dates_of_what_waits_are_known() {
    let mut all = items(&[&[], &[0], &[1]]);
    all[0].priority = Priority::Critical;
    (all[2].priority, all[2].due) = (Priority::High, Some(50));
    all[1].due = Some(70);
    let found: Vec<_> = behind(&all).iter().map(|one| (one.urgent, one.due, one.chain_cost)).collect();
    assert_eq!(found[0], (Some(Priority::High), Some(50), 4.0));
    assert_eq!(found[1], (Some(Priority::High), Some(50), 2.0));
    assert_eq!(found[2], (None, None, 0.0));
}

#[test]
fn the_count_stops_and_says_so() {
    let star = |n: usize| -> Vec<Vec<usize>> { (0..n).map(|at| if at == 0 { vec![] } else { vec![0] }).collect() };
    for (n, expected) in [(100, (99, false)), (101, (100, false)), (102, (100, true))] {
        let needs = star(n);
        let needs: Vec<&[usize]> = needs.iter().map(Vec::as_slice).collect();
        let first = behind(&items(&needs))[0];
        assert_eq!((first.waiting, first.more), expected, "{n} items");
    }
}

#[test]
fn a_chain_of_twenty_thousand_is_followed_to_its_end() {
    let needs: Vec<Vec<usize>> = (0..20_000).map(|at: usize| at.checked_sub(1).into_iter().collect()).collect();
    let needs: Vec<&[usize]> = needs.iter().map(Vec::as_slice).collect();
    let found = behind(&items(&needs));
    assert_eq!((found[0].chain, found[0].more, found[19_990].waiting), (19_999, true, 9));
}

/// Every item that can be reached, by a search of its own.
fn reached(needs: &[Vec<usize>], from: usize) -> HashSet<usize> {
    let mut found = HashSet::from([from]);
    while let Some(next) =
        (0..needs.len()).find(|at| !found.contains(at) && needs[*at].iter().any(|n| found.contains(n)))
    {
        found.insert(next);
    }
    found.remove(&from);
    found
}

/// The longest chain by trying all: only for graphs without circles.
fn longest(needs: &[Vec<usize>], from: usize) -> u64 {
    let next = (0..needs.len()).filter(|at| needs[*at].contains(&from));
    next.map(|at| 1 + longest(needs, at)).max().unwrap_or(0)
}

proptest! {
    #[test]
    fn counts_are_those_of_a_plain_search(needs in prop::collection::vec(prop::collection::vec(0..9_usize, 0..4), 1..9)) {
        let refs: Vec<&[usize]> = needs.iter().map(Vec::as_slice).collect();
        let found = behind(&items(&refs));
        for (at, one) in found.iter().enumerate() {
            prop_assert_eq!(one.waiting, reached(&needs, at).len() as u64, "item {}", at);
        }
    }

    #[test]
    fn chains_are_those_of_trying_all(edges in prop::collection::vec(prop::collection::vec(0..8_usize, 0..3), 1..9)) {
        // Only onto earlier ones: no circle.
        let earlier = |(at, needs): (usize, &Vec<usize>)| needs.iter().copied().filter(|need| *need < at).collect();
        let needs: Vec<Vec<usize>> = edges.iter().enumerate().map(earlier).collect();
        let refs: Vec<&[usize]> = needs.iter().map(Vec::as_slice).collect();
        for (at, one) in behind(&items(&refs)).iter().enumerate() {
            prop_assert_eq!((one.chain, one.chain_cost), (longest(&needs, at), 2.0 * longest(&needs, at) as f64));
            prop_assert!(!one.circle);
        }
    }
}

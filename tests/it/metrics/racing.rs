//! Totals under many processes that work and count at the same time.

use super::Scrape;
use crate::sandbox::Sandbox;
use std::sync::atomic::{AtomicBool, Ordering};

/// How many agents work at the same time.
const AGENTS: usize = 6;
/// How many items each of them claims and completes.
const ITEMS: usize = 15;

/// Claims and completes, as an agent does.
fn work(board: &Sandbox, agent: usize) {
    let name = format!("a{agent}");
    for _ in 0..ITEMS {
        let id = board.claim(&name);
        let _ = board.ok(&["complete", &id, "--agent", &name]);
    }
}

/// Asks again and again until told to stop: no total may ever go back.
fn count(board: &Sandbox, is_over: &AtomicBool) -> usize {
    let (mut before, mut scrapes) = (Scrape::of(board), 1);
    while !is_over.load(Ordering::Relaxed) {
        let now = Scrape::of(board);
        for (name, value) in before.counters() {
            assert!(
                now.get(name).is_some_and(|later| later >= value),
                "{name} went from {value} to {:?}",
                now.get(name)
            );
        }
        (before, scrapes) = (now, scrapes + 1);
    }
    scrapes
}

#[test]
fn nothing_is_lost_or_counted_twice_while_others_work_and_count() {
    let board = Sandbox::new();
    let _ = board.ok(&["init"]);
    let is_over = AtomicBool::new(false);
    let scrapes = std::thread::scope(|scope| {
        let counting: Vec<_> = (0..3).map(|_| scope.spawn(|| count(&board, &is_over))).collect();
        let (board, agents) = (&board, 0..AGENTS);
        let working: Vec<_> = agents.map(|agent| scope.spawn(move || work(board, agent))).collect();
        let ended: Vec<_> = working.into_iter().map(std::thread::ScopedJoinHandle::join).collect();
        is_over.store(true, Ordering::Relaxed);
        assert!(ended.iter().all(Result::is_ok), "an agent failed");
        counting.into_iter().map(|one| one.join().expect("a total went back")).sum::<usize>()
    });
    assert!(scrapes > 6, "only {scrapes} scrapes: nothing was raced");
    let (scrape, all) = (Scrape::of(&board), (AGENTS * ITEMS) as f64);
    for name in [
        "coordctl_claims_total",
        "coordctl_completions_total",
        "coordctl_items_created_total",
        "coordctl_changes_total{verb=\"claim\"}",
        "coordctl_operations_total{operation=\"work.claim\",outcome=\"done\"}",
        "coordctl_operations_total{operation=\"work.complete\",outcome=\"done\"}",
        "coordctl_operation_duration_seconds_count{operation=\"work.claim\"}",
        "coordctl_attempt_duration_seconds_count{outcome=\"completed\"}",
    ] {
        assert_eq!(scrape.get(name), Some(all), "{name}");
    }
    let own = scrape.get("coordctl_operations_total{operation=\"work.metrics\",outcome=\"done\"}");
    assert_eq!(own, Some(scrapes as f64), "each scrape but the last is a command that the last one counts");
}

//! Gauges: how the board stands.

use super::Scrape;
use crate::sandbox::{Sandbox, eventually};

#[test]
fn items_are_told_by_status_team_and_priority() {
    let board = Sandbox::new();
    for (team, priority) in [("red", "high"), ("red", "high"), ("blue", "low")] {
        let _ = board.ok(&["add", "test", "x", "--team", team, "--priority", priority]);
    }
    let id = board.ok(&["claim", "test", "x", "--team", "red", "--agent", "ada"]);
    let _ = board.ok(&["fail", &id, "--reason", "no", "--no-retry", "--agent", "ada"]);
    let scrape = Scrape::of(&board);
    let expected = [
        ("coordctl_items{status=\"failed\",team=\"red\",priority=\"medium\"}", 1.0),
        ("coordctl_items{status=\"pending\",team=\"blue\",priority=\"low\"}", 1.0),
        ("coordctl_items{status=\"pending\",team=\"red\",priority=\"high\"}", 2.0),
    ];
    let items: Vec<_> = scrape.0.iter().filter(|(name, _)| name.starts_with("coordctl_items{")).collect();
    assert_eq!(items.iter().map(|(name, value)| (name.as_str(), **value)).collect::<Vec<_>>(), expected);
    assert_eq!(scrape.get("coordctl_dead_letters"), Some(1.0));
    assert_eq!(scrape.get("coordctl_journal_sequence"), Some(5.0));
}

#[test]
fn a_renewed_lease_is_live_and_one_that_is_over_is_expired() {
    let board = Sandbox::new();
    let renewed = board.json(&["claim", "test", "x", "--agent", "ada", "--ttl", "1s"]);
    let (id, fence) = (renewed["work_id"].as_str().unwrap().to_owned(), renewed["fence"].to_string());
    let _ = board.ok(&["heartbeat", &id, "--ttl", "1h", "--fence", &fence]);
    for (agent, ttl) in [("bob", "1s"), ("cyd", "none"), ("dan", "9h"), ("eve", "2m")] {
        let _ = board.ok(&["claim", "test", "x", "--agent", agent, "--ttl", ttl]);
    }
    let states = ["live", "expiring", "expired", "none"];
    let names = states.map(|state| format!("coordctl_leases{{state=\"{state}\"}}"));
    eventually("the lease of a second is over", || {
        let scrape = Scrape::of(&board);
        names.each_ref().map(|name| scrape.get(name)) == [Some(3.0), Some(0.0), Some(1.0), Some(1.0)]
    });
}

#[test]
fn a_lease_of_hours_that_ends_in_a_minute_is_expiring() {
    let boot = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").expect("the kernel tells its boot");
    let now = nix::time::clock_gettime(nix::time::ClockId::CLOCK_BOOTTIME).expect("there is this clock");
    let deadline = (now.tv_sec() + 60) * 1_000_000_000;
    let row = serde_json::json!([{ "work_item_id": "work_1", "status": "active", "agent_id": "ada", "work_type": "t",
        "lease": { "boot_id": boot.trim(), "deadline_boottime_ns": deadline.to_string(), "ttl_seconds": 7200,
            "expires_at": "2099-01-01T00:00:00Z" } }]);
    let board = Sandbox::with_files(&[("work_claims.json", &row.to_string())]);
    let scrape = Scrape::of(&board);
    let leases = ["live", "expiring"].map(|state| scrape.get(&format!("coordctl_leases{{state=\"{state}\"}}")));
    assert_eq!(leases, [Some(0.0), Some(1.0)]);
}

#[test]
fn the_oldest_ready_item_is_one_that_could_be_claimed() {
    let board = Sandbox::new();
    let age = || Scrape::of(&board).get("coordctl_oldest_ready_item_age_seconds");
    let held = board.claim("ada");
    let blocked = board.ok(&["add", "test", "x", "--depends-on", &held]);
    let _ = board.ok(&["add", "test", "x", "--not-before", "2099-01-01T00:00:00Z"]);
    assert_eq!(age(), None, "nothing is ready");
    let _ = board.ok(&["complete", &held, "--agent", "ada"]);
    assert!(age().is_some_and(|age| age < 60.0), "{blocked} is ready");
    let old = r#"[{"work_item_id":"work_1","status":"pending","work_type":"t","created_at":"2020-01-01T00:00:00Z"}]"#;
    let board = Sandbox::with_files(&[("work_claims.json", old)]);
    assert!(Scrape::of(&board).get("coordctl_oldest_ready_item_age_seconds").is_some_and(|age| age > 1e8));
}

#[test]
fn agents_who_hold_something_or_were_seen_of_late_are_told_by_name() {
    let old = r#"[{"agent_id":"gone","team":"t","status":"active","last_heartbeat":"2020-01-01T00:00:00Z"}]"#;
    let board = Sandbox::with_files(&[("agent_status.json", old)]);
    let _ = (board.claim("ada"), board.claim("ada"), board.ok(&["agent", "register", "bob"]));
    let scrape = Scrape::of(&board);
    let loads = ["ada", "bob", "gone"].map(|agent| scrape.get(&format!("coordctl_agent_load{{agent=\"{agent}\"}}")));
    assert_eq!(loads, [Some(2.0), Some(0.0), None]);
    let states = ["holding", "idle"].map(|state| scrape.get(&format!("coordctl_agents{{state=\"{state}\"}}")));
    assert_eq!(states, [Some(1.0), Some(2.0)]);
}

#[test]
fn a_thousand_agents_make_two_hundred_series() {
    let claims: Vec<String> = (0..1000)
        .map(|n| {
            format!(
                r#"{{"work_item_id":"work_{n}","status":"active","agent_id":"a{n}","team":"t{n}","work_type":"t"}}"#
            )
        })
        .collect();
    let board = Sandbox::with_files(&[("work_claims.json", &format!("[{}]", claims.join(",")))]);
    let scrape = Scrape::of(&board);
    let count = |name: &str| scrape.0.keys().filter(|key| key.starts_with(name)).count();
    assert_eq!((count("coordctl_agent_load{"), count("coordctl_items{")), (200, 101));
    assert_eq!(scrape.get("coordctl_items{status=\"active\",team=\"other\",priority=\"medium\"}"), Some(900.0));
    assert_eq!(scrape.get("coordctl_agents{state=\"holding\"}"), Some(1000.0));
}

#[test]
fn the_size_of_each_part_is_what_it_takes_on_the_disk() {
    use std::os::unix::fs::MetadataExt;
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let size = |part: &str| Scrape::of(&board).get(&format!("coordctl_store_bytes{{part=\"{part}\"}}"));
    let blocks = |name: &str| board.path(name).metadata().expect("it is there").blocks() as f64 * 512.0;
    assert_eq!(size("journal"), Some(blocks(".coordctl/journal/00000001.jsonl")));
    assert_eq!(size("index"), Some(blocks(".coordctl/index")));
    let public = ["work_claims.json", "agent_status.json", "coordination_log.json"].map(blocks);
    assert_eq!(size("public"), Some(public.iter().sum()));
    assert!(size("spans").is_some_and(|bytes| bytes > 0.0));
    assert_eq!(size("quarantine"), Some(0.0));
}

#[test]
fn without_a_board_there_is_nothing_to_tell() {
    let board = Sandbox::new();
    let said = board.run(&["metrics"]);
    assert_eq!((said.code, said.stdout.as_str()), (4, ""), "{said:?}");
    assert!(!board.board().exists(), "a reader made something");
}

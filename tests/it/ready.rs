//! `ready` lists what `claim --next` hands out, in the same order.

use crate::bad_input::check_words;
use crate::sandbox::Sandbox;
use proptest::prelude::*;
use proptest::test_runner::Config;
use serde_json::{Value, json};

/// The id of the item with this number.
fn id(n: usize) -> String {
    format!("work_{}", 1_750_000_000_000_000_000_u64 + n as u64)
}

/// A lease that another boot ended.
fn ended() -> Value {
    json!({ "boot_id": "gone", "deadline_boottime_ns": "9", "ttl_seconds": 1, "expires_at": "2025-06-16T06:38:08Z" })
}

/// What is drawn of an item: its place in the queue, how it stands, and what it asks for.
#[derive(Debug, Clone)]
struct Draw {
    priority: &'static str,
    due: Option<u8>,
    age: u8,
    stands: u8,
    wants: u8,
    depends_on: Option<prop::sample::Index>,
}

fn draw() -> impl Strategy<Value = Draw> {
    let priority = prop::sample::select(vec!["critical", "high", "medium", "low"]);
    let asks = (0_u8..9, prop::option::weighted(0.2, any::<prop::sample::Index>()));
    (priority, prop::option::of(1_u8..4), 0_u8..3, 0_u8..8, asks).prop_map(
        |(priority, due, age, stands, (wants, depends_on))| Draw { priority, due, age, stands, wants, depends_on },
    )
}

impl Draw {
    fn row(&self, n: usize) -> Value {
        let mut row = json!({ "work_item_id": id(n), "agent_id": null, "work_type": if n.is_multiple_of(2) { "a" } else { "b" },
            "priority": self.priority, "description": "something to do", "status": "pending", "team": "t",
            "created_at": format!("2025-06-16T06:38:0{}Z", self.age) });
        if let Some(due) = self.due {
            row["due"] = format!("2099-01-0{due}T00:00:00Z").into();
        }
        if let Some(other) = &self.depends_on
            && n > 0
        {
            row["depends_on"] = json!([id(other.index(n))]);
        }
        let held = |mut row: Value, agent: &str| {
            row["agent_id"] = agent.into();
            row["status"] = "active".into();
            row
        };
        match self.stands {
            0 => row = held(row, "bob"),
            1 => {
                row = held(row, "bob");
                row["lease"] = ended();
                row["max_attempts"] = 1.into();
            }
            2 | 3 => {
                row = held(row, "bob");
                row["lease"] = ended();
            }
            4 => {
                row = held(row, "ada");
                row["fence"] = 1.into();
                row["handoff"] = json!({ "to": { "agent": "ada" }, "fence": 1, "text": "yours" });
            }
            _ => {}
        }
        match self.wants {
            0 => row["capabilities"] = json!(["rust"]),
            1 => row["capabilities"] = json!(["gpu"]),
            2 => row["reserved"] = json!({ "role": "reviewer" }),
            3 => row["reserved"] = json!({ "team": "t" }),
            4 => row["not_before"] = "2099-01-01T00:00:00Z".into(),
            _ => {}
        }
        row
    }
}

/// A board with these items, on which ada knows rust and may hold so many.
fn board_of(draws: &[Draw], limit: Option<u8>) -> Sandbox {
    let items: Vec<Value> = draws.iter().enumerate().map(|(n, draw)| draw.row(n)).collect();
    let mut ada = json!({ "agent_id": "ada", "team": "t", "role": "writer", "status": "active",
        "capabilities": ["rust"] });
    if let Some(limit) = limit {
        ada["claim_limit"] = limit.into();
    }
    let items = json!(items).to_string();
    let agents = json!([ada]).to_string();
    let board = Sandbox::with_files(&[
        ("work_claims.json", &items),
        ("agent_status.json", &agents),
        ("coordctl.toml", "[store]\ndurability = \"none\"\n"),
    ]);
    let _ = board.ok(&["init"]);
    board
}

fn ids(list: &Value) -> Vec<String> {
    let items = list["items"].as_array().expect("a list");
    items.iter().map(|item| item["work_item_id"].as_str().expect("an id").to_owned()).collect()
}

/// Asks `ready` for the first item and `claim --next` for one, until neither has any.
fn drain(board: &Sandbox, flags: &[&str]) -> usize {
    for n in 0.. {
        let first = ids(&board.json(&[&["ready", "--limit", "1"], flags].concat()));
        let claimed = board.run(&[&["claim", "--next", "--id-only"], flags].concat());
        match claimed.code {
            0 => assert_eq!(first, [claimed.stdout.trim()], "after {n} claims with {flags:?}"),
            12 | 15 => {
                assert!(first.is_empty(), "ready offers {first:?}, and {claimed:?}");
                return n;
            }
            _ => panic!("{claimed:?}"),
        }
    }
    unreachable!("a board has an end")
}

proptest! {
    #![proptest_config(Config { cases: 20, failure_persistence: None, max_shrink_iters: 200, ..Config::default() })]

    #[test]
    fn the_first_that_is_ready_is_the_next_that_is_claimed(
        draws in prop::collection::vec(draw(), 1..9),
        limit in prop::option::weighted(0.3, 0_u8..4),
    ) {
        let board = board_of(&draws, limit);
        drain(&board, &["--agent", "ada", "--type", "a", "--priority-at-least", "medium"]);
        drain(&board, &["--agent", "ada"]);
        drain(&board, &["--agent", "eve", "--capability", "gpu", "--team", "t"]);
    }

    #[test]
    fn the_whole_list_is_what_one_claim_of_many_takes(draws in prop::collection::vec(draw(), 1..12)) {
        let board = board_of(&draws, None);
        let listed = ids(&board.json(&["ready", "--agent", "ada", "--limit", "0"]));
        let claimed = board.run(&["claim", "--next", "--count", "100", "--id-only", "--agent", "ada"]);
        prop_assert_eq!(listed, claimed.stdout.lines().map(str::to_owned).collect::<Vec<_>>());
    }
}

#[test]
fn everything_that_may_be_drawn_is_drawn_at_least_here() {
    let every = |n: u8| Draw { priority: "high", due: None, age: 0, stands: n % 8, wants: n / 8, depends_on: None };
    let board = board_of(&(0..72).map(every).collect::<Vec<_>>(), None);
    let all = ids(&board.json(&["ready", "--limit", "0"]));
    let listed = ids(&board.json(&["ready", "--agent", "ada", "--limit", "0"]));
    // 5 of 8 states are free, 8 of 9 kinds for anyone and 6 for ada, to whom 9 were handed.
    assert_eq!((all.len(), listed.len()), (5 * 8, 5 * 6 + 9));
    assert_eq!(drain(&board, &["--agent", "ada"]), 5 * 6 + 9);
}

#[test]
fn an_agent_that_may_hold_no_more_is_told_so_and_what_was_handed_to_it_comes_first() {
    let plain = Draw { priority: "low", due: None, age: 0, stands: 7, wants: 8, depends_on: None };
    let urgent = Draw { priority: "critical", ..plain.clone() };
    let handed = Draw { stands: 4, ..plain.clone() };
    let board = board_of(&[urgent.clone(), handed], Some(1));
    assert_eq!(ids(&board.json(&["ready", "--agent", "ada"])), [id(1)], "it holds that one already");
    assert_eq!(board.ok(&["claim", "--next", "--id-only", "--agent", "ada"]), id(1));
    let none = board.json(&["ready", "--agent", "ada"]);
    assert_eq!((&none["schema"], &none["agent_id"]), (&"coordctl.ready.v1".into(), &"ada".into()));
    assert_eq!(none["obstacle"], json!({ "reason": "at_capacity", "load": 1, "capacity": 1 }));
    assert!(ids(&none).is_empty(), "{none}");
    let said = board.run(&["ready", "--agent", "ada"]);
    assert!(said.stderr.contains("the agent holds 1 items, and its capacity is 1"), "{said:?}");
    assert_eq!(board.run(&["claim", "--next", "--agent", "ada"]).code, 12);
}

#[test]
fn the_table_says_of_what_is_not_pending_why_it_is_ready() {
    let plain = Draw { priority: "low", due: None, age: 0, stands: 7, wants: 8, depends_on: None };
    let board = board_of(&[plain.clone(), Draw { stands: 2, ..plain.clone() }, Draw { stands: 4, ..plain }], None);
    let table = board.ok(&["ready", "--agent", "ada"]);
    let line = |n: usize| table.lines().find(|line| line.starts_with(&id(n))).expect("a line").to_owned();
    assert!(line(0).contains("pending") && line(1).contains("lease over") && line(2).contains("handed"), "{table}");
    let list = board.json(&["ready"]);
    let row = list["items"].as_array().and_then(|items| items.iter().find(|row| row["work_item_id"] == id(1)));
    assert_eq!(row, Some(&board.item(&id(1))), "the row is that of the board, not of the claim to come");
    let cut = board.json(&["ready", "--limit", "1"]);
    assert_eq!((ids(&cut).len(), &cut["has_more"], &list["has_more"]), (1, &true.into(), &false.into()));
}

#[test]
fn looking_changes_nothing_and_bad_filters_are_refused() {
    let plain = Draw { priority: "low", due: None, age: 0, stands: 2, wants: 8, depends_on: None };
    let board = board_of(&[plain], None);
    let before = crate::listing::listing(board.root());
    for verb in ["ready", "blocked"] {
        let _ = board.json(&[verb]);
        check_words(&[verb], &board.run(&[verb, "--priority-at-least", "hgih"]), 3, "\"hgih\"", "\"high\"");
        check_words(&[verb], &board.run(&[verb, "--limit", "-1"]), 3, "\"-1\"", "whole number");
        check_words(&[verb], &board.run(&[verb, "--type", ""]), 3, "the type \"\"", "type");
        check_words(&[verb], &board.run(&[verb, "--label", "a\nb"]), 3, "\"a\\nb\"", "single line");
    }
    check_words(&["ready"], &board.run(&["ready", "--agent", "a/b"]), 3, "\"a/b\"", "letters");
    let changed = crate::listing::changed(&before, &crate::listing::listing(board.root()));
    assert!(changed.is_empty(), "{changed:?}");
}

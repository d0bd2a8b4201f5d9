//! What `claim --next` costs: as much on a large board as on a small one, whatever stands in front (I14).

use crate::cost::{calls_on_board, count};
use crate::sandbox::Sandbox;
use crate::tracer::observe;
use serde_json::{Value, json};

/// Items on the large board: enough for several levels of the index and a dozen blocks.
const MANY: usize = 8_000;
/// More calls than one more agent, level or block costs, and far fewer than a row each.
const FEW: usize = 25;

fn id(n: usize) -> String {
    format!("work_{}", 1_750_000_000_000_000_000_u64 + n as u64 * 1_000_000_000)
}

/// A pending item with more fields.
fn item(n: usize, more: &Value) -> Value {
    let mut row = json!({ "work_item_id": id(n), "agent_id": null, "work_type": "test", "priority": "medium",
        "description": "something to do", "status": "pending", "team": "t" });
    for (field, value) in more.as_object().expect("fields") {
        row[field] = value.clone();
    }
    row
}

/// A board of items made with these fields, whose index and first claims are behind it.
fn board(items: usize, more: impl Fn(usize) -> Value) -> Sandbox {
    let rows: Vec<_> = (0..items).map(|n| item(n, &more(n))).collect();
    let board = Sandbox::with_files(&[("work_claims.json", &json!(rows).to_string())]);
    let _ = board.ok(&["init"]);
    let _ = board.claim("ada");
    board
}

/// The calls of `claim --next` from the board's lock to the flush, and the item it gets.
fn next(board: &Sandbox) -> (usize, String) {
    let traced = observe(&mut board.command(&["claim", "--next", "--agent", "ada", "--durability", "full"]));
    let calls = calls_on_board(&traced);
    let flush = calls.iter().position(|name| *name == "fdatasync");
    let flush = flush.unwrap_or_else(|| panic!("nothing was claimed: {}", String::from_utf8_lossy(&traced.stderr)));
    (count(&calls[..flush], "pread64"), String::from_utf8_lossy(&traced.stdout).trim().to_owned())
}

#[test]
fn the_next_item_costs_as_much_on_a_large_board_as_on_a_small_one() {
    let pending = |_| json!({});
    let (small, large) = (board(10, pending), board(MANY, pending));
    for n in 0..3 {
        let ((of_small, first), (of_large, same)) = (next(&small), next(&large));
        assert_eq!((first, same), (id(n), id(n)));
        assert!(of_large <= of_small + 10 && of_large <= 50, "{of_small} reads on 10 items, {of_large} on {MANY}");
    }
}

#[test]
fn the_one_item_that_waits_is_found_among_closed_and_held_ones() {
    let others = |n| match n {
        n if n == MANY - 1 => json!({}),
        n if n % 2 == 0 => json!({ "status": "completed" }),
        n => json!({ "status": "active", "agent_id": format!("agent-{}", n % 3) }),
    };
    let board = board(MANY, others);
    // Summaries say too much until somebody has looked: once.
    let (reads, found) = next(&board);
    assert!(found == id(MANY - 1) && reads <= 90, "{reads} reads for {found}");
    let _ = board.ok(&["release", &found, "--agent", "ada"]);
    let (reads, again) = next(&board);
    assert!(again == found && reads <= 90, "{reads} reads for {again}");
}

#[test]
fn items_that_wait_for_others_are_not_read_again_and_again() {
    // What the last one waits for stands behind it: nothing is known of that when it comes onto the board.
    let known = board(MANY, |n| match n {
        0 => json!({ "status": "active", "agent_id": "bob" }),
        n if n < MANY - 1 => json!({ "depends_on": [id(n - 1)] }),
        _ => json!({}),
    });
    let (reads, found) = next(&known);
    assert!(found == id(MANY - 1) && reads <= 50 + FEW, "{reads} reads for {found}");
    let unknown = board(600, |n| match n {
        n if n < 598 => json!({ "depends_on": [id(n + 1)] }),
        598 => json!({ "status": "active", "agent_id": "bob" }),
        _ => json!({}),
    });
    let (reads, found) = next(&unknown);
    assert!(found == id(599) && reads > 600, "{reads} reads for {found}, at first");
    let _ = unknown.ok(&["release", &found, "--agent", "ada"]);
    let (reads, found) = next(&unknown);
    assert!(found == id(599) && reads <= 50 + FEW, "{reads} reads for {found}, once it is known");
}

#[test]
fn an_item_is_offered_once_what_it_waited_for_is_completed() {
    let board = board(3, |n| match n {
        0 => json!({ "status": "active", "agent_id": "bob" }),
        1 => json!({ "depends_on": [id(0)] }),
        _ => json!({}),
    });
    assert_eq!(next(&board).1, id(2));
    let _ = board.ok(&["complete", &id(0), "--agent", "bob"]);
    assert_eq!(next(&board).1, id(1));
}

#[test]
fn items_that_ask_for_more_than_an_agent_can_do_are_not_read_again_and_again() {
    let board = board(2_000, |n| match n {
        n if n < 1_999 => json!({ "capabilities": ["rust", format!("skill-{}", n % 7)] }),
        _ => json!({}),
    });
    let (reads, found) = next(&board);
    assert!(found == id(1_999) && reads <= 50 + FEW, "{reads} reads for {found}");
    let able = board.ok(&["claim", "--next", "--agent", "eve", "--capability", "rust", "--capability", "skill-3"]);
    assert_eq!(able.trim(), id(3));
}

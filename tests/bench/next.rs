//! `claim --next` on boards of every shape that could make it slow.

use crate::board::{Bench, work_id};
use crate::options::Options;
use crate::rounds::Floors;
use crate::table::Measured;
use anyhow::Result;
use serde_json::{Value, json};

/// Items in front of the first one that is offered, where some are blocked.
const BLOCKED: usize = 10_000;

/// What stands on a board: the name of its row in the table, and item `n` of `size`.
type Shape = (&'static str, fn(usize, usize) -> Value);

const SHAPES: [Shape; 4] = [
    ("next, all pending", |n, _| item(n, json!({}))),
    ("next, closed but the last 100", |n, size| match n + 100 < size {
        true => item(n, json!({ "status": "completed", "completed_at": "2025-06-16T06:38:08Z" })),
        false => item(n, json!({})),
    }),
    ("next, behind a chain of 10k", |n, size| match n.min(BLOCKED.min(size / 2)) {
        0 => item(n, json!({ "status": "active", "agent_id": "bob" })),
        before if before == n => item(n, json!({ "depends_on": [work_id(n - 1)] })),
        _ => item(n, json!({})),
    }),
    ("next, behind 10k it cannot do", |n, size| match n < BLOCKED.min(size / 2) {
        true => item(n, json!({ "capabilities": ["gpu"] })),
        false => item(n, json!({})),
    }),
];

/// Measures `claim --next` on a board of each shape, one after the other, each beside the floors.
pub(crate) fn measure(bench: &Bench, size: usize, options: &Options) -> Result<Measured> {
    let mut measured = Measured::new(size);
    let mut floors = Floors::new(&bench.dir)?;
    for (name, row) in SHAPES {
        let board = bench.board_of("next", size, (0..size).map(|n| row(n, size)))?;
        for _ in 0..options.rounds.min(size / 2) {
            measured.waits += usize::from(board.wait_for_publisher()?);
            floors.round(&mut measured)?;
            measured.add(name, false, board.time(&["claim", "--next", "--agent", "bench_agent"])?);
            board.settle()?;
        }
        bench.wait_for_publishers()?;
    }
    Ok(measured)
}

fn item(n: usize, more: Value) -> Value {
    let mut row = json!({ "work_item_id": work_id(n), "agent_id": null, "work_type": "test", "priority": "medium",
        "description": "something to do", "status": "pending", "team": "t" });
    if let (Some(row), Value::Object(more)) = (row.as_object_mut(), more) {
        row.extend(more);
    }
    row
}

//! A large file of spans, as coordctl writes them.

use anyhow::Result;
use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// The first span's start, in nanoseconds since 1970.
const START: u64 = 1_795_000_000_000_000_000;
/// Between two commands, in nanoseconds.
const BETWEEN: u64 = 40_000_000;
/// The steps of a command that changes the board, each with the part of the command's time that it takes.
const STEPS: [(&str, u64); 5] =
    [("store.lock", 25), ("store.load", 10), ("store.append", 5), ("store.flush", 40), ("store.publish", 10)];
/// Which command each line tells of, over and over: half of them change the board.
const VERBS: [(&str, bool); 8] = [
    ("claim", true),
    ("list", false),
    ("progress", true),
    ("show", false),
    ("heartbeat", true),
    ("ready", false),
    ("complete", true),
    ("guard", false),
];

/// A source of numbers that look like chance and are the same each time (splitmix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn hex(&mut self, digits: usize) -> String {
        format!("{:016x}{:016x}", self.next(), self.next()).chars().take(digits).collect()
    }
}

/// Writes a file of `count` spans; answers its length in bytes and its number of lines.
pub(crate) fn write(path: &Path, count: usize) -> Result<(u64, usize)> {
    let mut file = BufWriter::with_capacity(1 << 20, File::create(path)?);
    let (mut chance, mut left, mut bytes, mut lines) = (Chance(1), count, 0, 0);
    while left > 0 {
        let mut spans = command(&mut chance, lines as u64);
        spans.truncate(left);
        left -= spans.len();
        let mut text = request(&spans, lines as u64).to_string();
        text.push('\n');
        file.write_all(text.as_bytes())?;
        bytes += text.len() as u64;
        lines += 1;
    }
    file.flush()?;
    Ok((bytes, lines))
}

/// The spans of the command of line `n`: the operation, its steps, and what it ended.
fn command(chance: &mut Chance, n: u64) -> Vec<Value> {
    let (verb, changes) = VERBS[(n % 8) as usize];
    let (trace, own) = (chance.hex(32), chance.hex(16));
    let start = START + n * BETWEEN;
    // Some commands are ten times as slow as most.
    let took = (1_000_000 + chance.below(4_000_000)) * if chance.below(50) == 0 { 10 } else { 1 };
    let failed = chance.below(40) == 0;
    let item = format!("work_{}", START + n / 8);
    let mut attributes = vec![text("coordctl.verb", verb), text("coordctl.work.id", &item)];
    attributes.extend([
        text("coordctl.work.type", "test"),
        text("coordctl.work.priority", ["low", "medium", "high", "critical"][chance.below(4) as usize]),
        text("coordctl.work.description", "Make the parser report where a string that is not closed began"),
        text("coordctl.team", &format!("team_{}", chance.below(6))),
        text("coordctl.agent.id", &format!("agent_{}", START + chance.below(40))),
        number("coordctl.fence", n),
        number("coordctl.attempt", 1),
        text("coordctl.outcome", if failed { "refused" } else { "done" }),
        number("coordctl.sequence", n),
        json!({ "key": "coordctl.replayed", "value": { "boolValue": false } }),
        number("process.exit.code", if failed { 10 } else { 0 }),
    ]);
    let parent = chance.hex(16);
    let operation =
        |attributes: &[Value]| span(&trace, &own, &parent, &format!("work.{verb}"), (start, took), attributes);
    let mut spans = vec![operation(&attributes)];
    if failed {
        spans[0]["status"] = json!({ "code": 2, "message": "held by another: the race is lost" });
        if let Some(attributes) = spans[0]["attributes"].as_array_mut() {
            attributes.push(text("error.type", "held"));
        }
    }
    if changes {
        let step = |(name, percent): (&str, u64)| {
            span(&trace, &chance.hex(16), &own, name, (start + took / 20, took * percent / 100), &[])
        };
        spans.extend(STEPS.map(step));
    }
    if verb == "complete" {
        let attributes = vec![text("coordctl.work.id", &item), text("coordctl.outcome", "completed")];
        spans.push(span(&trace, &parent, "", "work.attempt", (start - 30 * BETWEEN, 30 * BETWEEN), &attributes));
    }
    spans
}

fn span(trace: &str, id: &str, parent: &str, name: &str, (start, took): (u64, u64), attributes: &[Value]) -> Value {
    json!({
        "traceId": trace, "spanId": id, "parentSpanId": parent, "name": name, "kind": 1,
        "startTimeUnixNano": start.to_string(), "endTimeUnixNano": (start + took).to_string(),
        "attributes": attributes, "flags": 257,
    })
}

fn request(spans: &[Value], n: u64) -> Value {
    let resource = vec![
        text("service.name", "coordctl"),
        text("service.version", env!("CARGO_PKG_VERSION")),
        number("process.pid", 1000 + n % 30_000),
    ];
    let scope = json!({ "name": "coordctl", "version": env!("CARGO_PKG_VERSION") });
    json!({ "resourceSpans": [{ "resource": { "attributes": resource },
        "scopeSpans": [{ "scope": scope, "spans": spans }] }] })
}

fn text(key: &str, value: &str) -> Value {
    json!({ "key": key, "value": { "stringValue": value } })
}

fn number(key: &str, value: u64) -> Value {
    json!({ "key": key, "value": { "intValue": value.to_string() } })
}

//! What a verb asks of the kernel: system calls, flushes and memory, on the smallest board and on the largest.

use crate::board::{Bench, Board};
use crate::floor::WORD;
use crate::options::Options;
use crate::process::{own, read, time, words};
use crate::rounds::looks;
use anyhow::{Context, Result};
use serde::Serialize;
use std::fmt::Write;
use std::path::Path;

/// What one run of a verb took.
#[derive(Serialize)]
pub(crate) struct Count {
    verb: &'static str,
    items: usize,
    /// The largest memory, in KiB.
    memory_kib: usize,
    calls: Option<Calls>,
}

/// System calls of one run, its children's included.
#[derive(Serialize)]
struct Calls {
    all: usize,
    /// Those from the first that names the board on.
    on_board: usize,
    opens: usize,
    flushes: usize,
}

/// Measures every verb on a board of each size.
pub(crate) fn measure(bench: &Bench, options: &Options) -> Result<Vec<Count>> {
    let mut counts = Vec::new();
    for &size in &options.sizes {
        let mut board = bench.board(&format!("calls-{size}"), size)?;
        for verb in 0..VERBS.len() + looks("").len() {
            let (name, arguments) = prepared(&mut board, verb)?;
            let memory_kib = memory(&bench.program, &arguments).context(name)?;
            let (_, arguments) = prepared(&mut board, verb)?;
            let calls = calls(bench, &board, &arguments).context(name)?;
            counts.push(Count { verb: name, items: size, memory_kib, calls });
        }
    }
    Ok(counts)
}

/// The counts as a table.
pub(crate) fn text(counts: &[Count]) -> String {
    let mut text = "\nsystem calls and memory\n".to_owned();
    let head = ["items", "KiB", "calls", "on board", "opens", "flushes"];
    let _ = writeln!(text, "{:<32}{}", "", head.map(|word| format!("{word:>10}")).concat());
    for Count { verb, items, memory_kib, calls } in counts {
        let _ = write!(text, "{verb:<32}{items:>10}{memory_kib:>10}");
        let _ = match calls {
            Some(Calls { all, on_board, opens, flushes }) => {
                writeln!(text, "{all:>10}{on_board:>10}{opens:>10}{flushes:>10}")
            }
            None => writeln!(text, "  (strace is not installed)"),
        };
    }
    text
}

const VERBS: [&str; 7] = [
    "claim, fresh agent",
    "claim, known agent",
    "claim, pending item",
    "progress",
    "heartbeat",
    "complete",
    "generate-id",
];

/// The arguments of a verb, with an item made ready for it.
fn prepared(board: &mut Board, verb: usize) -> Result<(&'static str, Vec<String>)> {
    let claim = ["claim", "benchmark_test", "Validate trace propagation from the shell to the service"];
    let Some(&name) = VERBS.get(verb) else {
        let held = board.held.clone();
        let (name, words) = looks(&held)[verb - VERBS.len()].clone();
        return Ok((name, board.arguments(&words)));
    };
    let id = board.add(&[&claim[..], &["--agent", "bench_agent"]].concat())?.stdout;
    if name == "claim, pending item" {
        board.time(&["release", &id])?;
    }
    let words = match name {
        "claim, fresh agent" => claim.to_vec(),
        "claim, known agent" => [&claim[..], &["--agent", "bench_agent"]].concat(),
        "claim, pending item" => vec!["claim", &id, "--agent", "bench_agent"],
        "progress" => vec!["progress", &id, "50", "testing"],
        "generate-id" => vec!["generate-id"],
        _ => vec![name, &id],
    };
    let arguments = board.arguments(&words);
    board.wait_for_publisher()?;
    Ok((name, arguments))
}

fn memory(program: &Path, arguments: &[String]) -> Result<usize> {
    let mut words = words(&[WORD, "memory", &program.to_string_lossy()]);
    words.extend_from_slice(arguments);
    Ok(read(&own()?, &words)?.stdout.parse()?)
}

/// Counts system calls; `None` where strace is missing. A publisher left for later is not followed.
fn calls(bench: &Bench, board: &Board, arguments: &[String]) -> Result<Option<Calls>> {
    let strace = Path::new("/usr/bin/strace");
    if !strace.exists() {
        return Ok(None);
    }
    let trace = bench.dir.join("trace");
    let mut words = words(&["-o", &trace.to_string_lossy(), &bench.program.to_string_lossy()]);
    words.extend_from_slice(arguments);
    time(strace, &words)?;
    let trace = std::fs::read_to_string(trace)?;
    let path = board.path.to_string_lossy();
    let lines: Vec<&str> = trace.lines().filter(|line| line.contains('(')).collect();
    // The first line is the start of the program and names the board too.
    let first = lines.iter().skip(1).position(|line| line.contains(&*path)).map_or(lines.len(), |at| at + 1);
    let count = |names: &[&str]| lines.iter().filter(|line| names.iter().any(|name| line.starts_with(name))).count();
    Ok(Some(Calls {
        all: lines.len(),
        on_board: lines.len() - first,
        opens: count(&["open(", "openat("]),
        flushes: count(&["fdatasync(", "fsync(", "sync_file_range(", "syncfs("]),
    }))
}

//! `telemetry stats` over a large file of spans, beside programs that only look at it.
//!
//! `wc -l` reads every byte and does nothing: the floor. `jq` takes one value of each line apart, of a tenth of the
//! file, since it is slow: its time is given for the whole.

use crate::board::Bench;
use crate::options::Options;
use crate::process::{Took, read, time, words};
use crate::span_file;
use anyhow::{Context, Result, ensure};
use serde::Serialize;
use std::path::Path;
use std::time::Duration;

/// The longest that this part goes on, in rounds: a file of a million spans takes a second.
const ROUNDS: usize = 7;

/// The best of all rounds.
#[derive(Serialize)]
pub(crate) struct Stats {
    spans: usize,
    lines: usize,
    megabytes: f64,
    seconds: f64,
    spans_per_second: f64,
    megabytes_per_second: f64,
    /// The time of processors, which is more than the time that passed where several are at work.
    processor_seconds: f64,
    /// The largest memory, in MB.
    memory: f64,
    by_agent_seconds: f64,
    wc_seconds: f64,
    /// `stats` by `wc -l`.
    ratio_to_wc: f64,
    /// `None` where there is no jq.
    jq_seconds: Option<f64>,
    /// jq by `stats`.
    ratio_of_jq: Option<f64>,
}

/// Writes the file and reads it in turns.
pub(crate) fn measure(bench: &Bench, options: &Options) -> Result<Stats> {
    let (whole, tenth) = (bench.dir.join("spans.jsonl"), bench.dir.join("tenth.jsonl"));
    let (bytes, lines) = span_file::write(&whole, options.spans)?;
    span_file::write(&tenth, options.spans.div_ceil(10))?;
    let names = |path: &Path| words(&["-c", ".resourceSpans[0].scopeSpans[0].spans[0].name", &path.to_string_lossy()]);
    let stats = |more: &[&str]| {
        words(&[&["--dir", ".", "--quiet", "--json", "telemetry", "stats", &whole.to_string_lossy()], more].concat())
    };
    let counted: serde_json::Value = serde_json::from_str(&read(&bench.program, &stats(&[]))?.stdout)?;
    ensure!(counted["spans"] == options.spans, "{} spans were counted", counted["spans"]);
    let has_jq = time(Path::new("/usr/bin/jq"), &words(&["-n", "1"])).is_ok();
    let mut all: [Vec<Took>; 4] = Default::default();
    for _ in 0..options.rounds.min(ROUNDS) {
        all[0].push(time(&bench.program, &stats(&[]))?);
        all[1].push(time(&bench.program, &stats(&["--by", "agent"]))?);
        all[2].push(time(Path::new("/usr/bin/wc"), &words(&["-l", &whole.to_string_lossy()]))?);
        if has_jq {
            all[3].push(time(Path::new("/usr/bin/jq"), &names(&tenth))?);
        }
    }
    let memory = read(&crate::process::own()?, &floor(bench, &stats(&[])))?.stdout;
    let best = |of: &[Took]| of.iter().map(|took| took.passed).min().map(|best| best.as_secs_f64());
    let best_or_fail = |of: &[Took]| best(of).context("there is no round");
    let (seconds, wc) = (best_or_fail(&all[0])?, best_or_fail(&all[2])?);
    let worked = all[0].iter().map(|took| took.worked).min().unwrap_or(Duration::ZERO);
    let jq = best(&all[3]).map(|seconds| seconds * 10.0);
    let megabytes = bytes as f64 / 1e6;
    Ok(Stats {
        spans: options.spans,
        lines,
        megabytes,
        seconds,
        spans_per_second: options.spans as f64 / seconds,
        megabytes_per_second: megabytes / seconds,
        processor_seconds: worked.as_secs_f64(),
        memory: memory.parse::<f64>()? * 1024.0 / 1e6,
        by_agent_seconds: best_or_fail(&all[1])?,
        wc_seconds: wc,
        ratio_to_wc: seconds / wc,
        jq_seconds: jq,
        ratio_of_jq: jq.map(|jq| jq / seconds),
    })
}

/// The arguments of the process that measures another's memory.
fn floor(bench: &Bench, arguments: &[String]) -> Vec<String> {
    let program = bench.program.to_string_lossy();
    [&words(&[crate::floor::WORD, "memory", &program])[..], arguments].concat()
}

/// The figures as sentences.
pub(crate) fn text(of: &Stats) -> String {
    let jq = match (of.jq_seconds, of.ratio_of_jq) {
        (Some(jq), Some(ratio)) => {
            format!("  jq, the name of each line's first span: {jq:.1} s, {ratio:.1} times as long\n")
        }
        _ => "  there is no jq to compare with\n".to_owned(),
    };
    format!(
        "\ntelemetry stats of {} spans in {} lines, {:.0} MB (best of all rounds)\n  {:.2} s: {:.0} spans and {:.0} MB a \
         second; {:.2} s of processors, {:.0} MB of memory; by agent {:.2} s\n  wc -l of the same file: {:.2} s, {:.1} times \
         less\n{jq}",
        of.spans,
        of.lines,
        of.megabytes,
        of.seconds,
        of.spans_per_second,
        of.megabytes_per_second,
        of.processor_seconds,
        of.memory,
        of.by_agent_seconds,
        of.wc_seconds,
        of.ratio_to_wc,
    )
}

//! The command line of the benchmark.

use std::path::PathBuf;

const USAGE: &str = "\
usage: cargo bench --bench verbs -- [options]
  --sizes N,N,...     boards of so many items [10,1000,10000,100000]
  --rounds N          rounds, each with every verb and every floor [40]
  --parts P,P,...     of verbs, races, calls, waiters, telemetry, next, spans, archive [all but the last three]
  --durability none   measure every change without flushes too
  --processes N,...   so many processes claim at once [1,2,8,32,100]
  --waiters N         so many processes wait while others claim [200]
  --spans N           a file of so many spans is read [1000000]
  --archived N        so many items are archived before a board is measured [1000]
  --dir DIR           measure the file system of this directory [target/tmp]
  --program FILE      another build of coordctl
  --json              print one JSON document";

/// What is to be measured, and where.
pub(crate) struct Options {
    pub(crate) sizes: Vec<usize>,
    pub(crate) rounds: usize,
    parts: Vec<String>,
    pub(crate) without_flush: bool,
    pub(crate) processes: Vec<usize>,
    pub(crate) waiters: usize,
    pub(crate) spans: usize,
    pub(crate) archived: usize,
    pub(crate) dir: PathBuf,
    pub(crate) program: PathBuf,
    pub(crate) json: bool,
}

impl Options {
    /// Whether a part of the benchmark is asked for.
    pub(crate) fn wants(&self, part: &str) -> bool {
        self.parts.is_empty() && !["next", "spans", "archive"].contains(&part)
            || self.parts.iter().any(|wanted| wanted == part)
    }
}

/// Reads the options; a message where one makes no sense.
pub(crate) fn read(mut words: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options {
        sizes: vec![10, 1_000, 10_000, 100_000],
        rounds: 40,
        parts: Vec::new(),
        without_flush: false,
        processes: vec![1, 2, 8, 32, 100],
        waiters: 200,
        spans: 1_000_000,
        archived: 1_000,
        dir: PathBuf::from(env!("CARGO_TARGET_TMPDIR")),
        program: PathBuf::from(env!("CARGO_BIN_EXE_coordctl")),
        json: false,
    };
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} needs a value\n{USAGE}"));
        match word.as_str() {
            "--sizes" => options.sizes = numbers(&value()?)?,
            "--rounds" => options.rounds = numbers(&value()?)?[0],
            "--parts" => options.parts = parts(&value()?)?,
            "--durability" => options.without_flush = value()? == "none",
            "--processes" => options.processes = numbers(&value()?)?,
            "--waiters" => options.waiters = numbers(&value()?)?[0],
            "--spans" => options.spans = numbers(&value()?)?[0],
            "--archived" => options.archived = numbers(&value()?)?[0],
            "--dir" => options.dir = value()?.into(),
            "--program" => options.program = value()?.into(),
            "--json" => options.json = true,
            // Given by cargo bench itself.
            "--bench" => {}
            _ => return Err(USAGE.to_owned()),
        }
    }
    Ok(options)
}

fn parts(text: &str) -> Result<Vec<String>, String> {
    let parts: Vec<String> = text.split(',').map(str::to_owned).collect();
    match parts.iter().all(|part| {
        ["verbs", "races", "calls", "waiters", "next", "telemetry", "spans", "archive"].contains(&part.as_str())
    }) {
        true => Ok(parts),
        false => Err(USAGE.to_owned()),
    }
}

fn numbers(text: &str) -> Result<Vec<usize>, String> {
    let read = |word: &str| match word.parse() {
        Ok(0) | Err(_) => Err(format!("{word:?} is no number above 0\n{USAGE}")),
        Ok(number) => Ok(number),
    };
    text.split(',').map(read).collect()
}

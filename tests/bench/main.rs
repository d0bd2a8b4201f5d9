//! `cargo bench --bench verbs -- [options]`: what coordctl costs, process by process.
//!
//! Whole processes are measured, as callers start them, and every figure stands beside floors that were measured in
//! the same rounds: this machine does nothing cheaper than an empty process, and nothing durable cheaper than one
//! flush. Ratios to these floors are the result; milliseconds alone tell about the machine.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool for the developer"
)]

mod archive;
mod board;
mod calls;
mod disk;
mod floor;
mod next;
mod options;
mod process;
mod races;
mod rounds;
mod span_file;
mod spans;
mod table;
mod telemetry;
mod waiters;

use anyhow::{Context, Result};
use board::Bench;
use options::Options;
use serde_json::json;
use std::process::ExitCode;

fn main() -> ExitCode {
    // First of all, so that the process that stands for the floor does nothing else.
    if let Some(code) = floor::run() {
        return code;
    }
    let options = match options::read(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    };
    match measure(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("error: {e:#}");
            ExitCode::FAILURE
        }
    }
}

fn measure(options: &Options) -> Result<()> {
    std::fs::create_dir_all(&options.dir).with_context(|| options.dir.display().to_string())?;
    let dir = tempfile::Builder::new().prefix("bench").tempdir_in(&options.dir)?;
    let bench = Bench { program: options.program.clone(), dir: dir.path().canonicalize()? };
    let disk = disk::describe(&bench.dir)?;
    let say = |text: &str| {
        if !options.json {
            println!("{text}");
        }
    };
    say(&format!("{}\non {disk}; {} rounds", bench.program.display(), options.rounds));
    let mut document = json!({ "program": bench.program, "disk": disk, "rounds": options.rounds });
    if options.wants("verbs") {
        let boards = options.sizes.iter().map(|size| {
            let measured = rounds::measure(&bench, *size, options)?;
            say(&measured.text());
            Ok(measured.json())
        });
        document["boards"] = boards.collect::<Result<_>>()?;
    }
    if options.wants("races") {
        let races = races::measure(&bench, options)?;
        say(&races::text(&races));
        document["races"] = json!(races);
    }
    if options.wants("calls") {
        let counts = calls::measure(&bench, options)?;
        say(&calls::text(&counts));
        document["calls"] = json!(counts);
    }
    if options.wants("next") {
        let mut all = Vec::new();
        for &size in &options.sizes {
            let measured = next::measure(&bench, size, options)?;
            say(&measured.text());
            all.push(measured.json());
        }
        document["next"] = json!(all);
    }
    if options.wants("waiters") {
        let waited = waiters::measure(&bench, options)?;
        say(&waiters::text(&waited));
        document["waiters"] = json!(waited);
    }
    if options.wants("telemetry") {
        let costs = telemetry::measure(&bench, options)?;
        say(&telemetry::text(&costs));
        document["telemetry"] = json!(costs);
    }
    if options.wants("spans") {
        let stats = spans::measure(&bench, options)?;
        say(&spans::text(&stats));
        document["spans"] = json!(stats);
    }
    if options.wants("archive") {
        let archived = archive::measure(&bench, options)?;
        say(&archive::text(&archived));
        document["archive"] = archived;
    }
    if options.json {
        println!("{document:#}");
    }
    bench.wait_for_publishers()
}

//! The least that a process can do here: modes in which the benchmark starts itself again.
//!
//! A program of its own would not be built by `cargo bench --bench verbs`. Starting this one instead costs 4 % more
//! than starting an empty program (0.78 ms against 0.75 ms, medians of 400 interleaved starts).

use rustix::fs::{FallocateFlags, FlockOperation};
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::FileExt;
use std::process::{Command, ExitCode, Stdio};

/// The first argument of a floor process.
pub(crate) const WORD: &str = "--floor";
/// The length of a record of one claim, nearly.
pub(crate) const RECORD: usize = 560;
/// The length of a prepared file.
const PREPARED: u64 = 64 << 20;

/// Runs as a floor process, if this is one.
pub(crate) fn run() -> Option<ExitCode> {
    let mut words = std::env::args_os().skip(1);
    if words.next()? != WORD {
        return None;
    }
    let words: Vec<String> = words.map(|word| word.to_string_lossy().into_owned()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["empty"] => Ok(()),
        ["append", path] => append(path),
        ["write", path, offset] => write(path, offset.parse().expect("the benchmark gives a number")),
        ["memory", program, ..] => memory(program, &words[2..]),
        _ => return Some(ExitCode::from(2)),
    };
    Some(if done.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Lock, append, flush: the length of the file changes, so the flush writes its metadata too.
fn append(path: &str) -> std::io::Result<()> {
    let mut file = OpenOptions::new().append(true).create(true).open(path)?;
    rustix::fs::flock(&file, FlockOperation::LockExclusive)?;
    file.write_all(&[b'x'; RECORD])?;
    file.sync_data()?;
    Ok(rustix::fs::flock(&file, FlockOperation::Unlock)?)
}

/// Lock, write into a file that has its length already, flush.
fn write(path: &str, offset: u64) -> std::io::Result<()> {
    let file = OpenOptions::new().write(true).open(path)?;
    rustix::fs::flock(&file, FlockOperation::LockExclusive)?;
    file.write_all_at(&[b'x'; RECORD], offset % (PREPARED - RECORD as u64))?;
    file.sync_data()?;
    Ok(rustix::fs::flock(&file, FlockOperation::Unlock)?)
}

/// Prints the largest memory of a program, in KiB, and fails as it fails.
///
/// A child's largest memory counts what its parent had when it started it, so the parent must be a small process.
fn memory(program: &str, arguments: &[&str]) -> std::io::Result<()> {
    let status = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status()?;
    let usage = nix::sys::resource::getrusage(nix::sys::resource::UsageWho::RUSAGE_CHILDREN)?;
    println!("{}", usage.max_rss());
    if status.success() { Ok(()) } else { Err(std::io::Error::other("the program failed")) }
}

/// Makes a file whose space is reserved but not written, as coordctl's journal is.
pub(crate) fn reserve(path: &std::path::Path) -> std::io::Result<()> {
    let file = File::create(path)?;
    Ok(rustix::fs::fallocate(&file, FallocateFlags::empty(), 0, PREPARED)?)
}

/// Makes a file that is written already: a flush of what is written over it changes no metadata but times.
pub(crate) fn fill(path: &std::path::Path) -> std::io::Result<()> {
    let mut file = File::create(path)?;
    for _ in 0..PREPARED >> 20 {
        file.write_all(&[0; 1 << 20])?;
    }
    file.sync_all()
}

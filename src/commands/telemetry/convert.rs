//! `telemetry convert`.

use super::super::Context;
use super::sources::sources;
use crate::settings::BadInput;
use crate::telemetry::legacy::{Converter, Reject, Sink, Tally};
use crate::terminal::Terminal;
use crate::text::quote;
use anyhow::Context as _;
use clap::Args;
use serde::Serialize;
use std::fs::File;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// How much is written at a time, in bytes.
const CHUNK: usize = 64 << 10;
/// How many pieces are told where nothing else keeps them.
const TOLD: usize = 5;

/// Turn spans of older tools into OTLP/JSON lines
///
/// Reads JSON objects one after another, on one line or many, in all forms that coordination_helper.sh and the scripts
/// around it wrote; lines that are OTLP/JSON already are passed on as they are. What cannot be read is set aside with its
/// offset, and reading goes on at the next object. What was read is not changed; the same input always gives the same
/// output.
#[derive(Debug, Args)]
pub struct ConvertArgs {
    /// Read these files, `-` for stdin; without any all files of spans of the board
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Write the lines to a new file, not to stdout
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Write what is set aside to a new file, as JSON lines: file, offset, length, line, reason, text
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
}

/// The end of `telemetry convert --help`.
pub(super) const EXAMPLES: &str = "Examples:
  coordctl telemetry convert telemetry_spans.jsonl --out new.jsonl --rejects aside.jsonl
  coordctl telemetry convert old/*.jsonl | coordctl telemetry validate -";

/// The answer.
#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    #[serde(flatten)]
    tally: &'a Tally,
}

/// Where lines and rejects go.
struct Output<'a> {
    terminal: &'a Terminal,
    out: Option<BufWriter<File>>,
    rejects: Option<BufWriter<File>>,
    /// Lines on their way to stdout.
    lines: String,
    /// What is read now.
    path: PathBuf,
    told: Vec<String>,
}

/// A piece that was set aside, as a line.
#[derive(Serialize)]
struct Aside<'a> {
    file: &'a Path,
    #[serde(flatten)]
    reject: &'a Reject,
}

/// Runs `telemetry convert`.
///
/// # Errors
/// [`BadInput`] for a file that cannot be read, or one to be written that is there; what the system says.
pub(super) fn run(context: &Context<'_>, args: &ConvertArgs) -> anyhow::Result<()> {
    let sources = sources(context, &args.files)?;
    let mut output = Output::open(context.terminal, args)?;
    let mut converter = Converter::default();
    let (reading, mut before) = (context.terminal.progress("converting", None), 0);
    for (path, source) in sources {
        output.path = path;
        match converter.convert(source.reader, &mut output, |bytes| reading.at(before + bytes)) {
            // Nobody wants the rest.
            Err(e) if e.kind() == ErrorKind::BrokenPipe => return Ok(()),
            converted => converted.with_context(|| format!("could not convert {}", output.path.display()))?,
        }
        before = converter.tally.bytes;
    }
    drop(reading);
    match output.finish() {
        Err(e) if e.kind() == ErrorKind::BrokenPipe => return Ok(()),
        finished => finished.context("could not write all lines")?,
    }
    output.tell(&converter.tally, args)
}

impl<'a> Output<'a> {
    fn open(terminal: &'a Terminal, args: &ConvertArgs) -> Result<Self, BadInput> {
        let files = [&args.out, &args.rejects];
        if let Some(there) = files.into_iter().flatten().find(|path| path.symlink_metadata().is_ok()) {
            return Err(unwritable(there, "is there already"));
        }
        let [out, rejects] = files.map(|path| path.as_deref().map(create).transpose());
        let (lines, path, told) = (String::new(), PathBuf::new(), Vec::new());
        Ok(Output { terminal, out: out?, rejects: rejects?, lines, path, told })
    }

    fn send(&mut self) -> io::Result<()> {
        let wanted = self.terminal.data_wanted(&self.lines)?;
        self.lines.clear();
        if wanted { Ok(()) } else { Err(ErrorKind::BrokenPipe.into()) }
    }

    fn finish(&mut self) -> io::Result<()> {
        if !self.lines.is_empty() {
            self.send()?;
        }
        [&mut self.out, &mut self.rejects].into_iter().flatten().try_for_each(Write::flush)
    }

    fn tell(&self, tally: &Tally, args: &ConvertArgs) -> anyhow::Result<()> {
        if self.terminal.json {
            let document = Document { schema: "coordctl.telemetry_converted.v1", tally };
            if self.out.is_some() {
                return Ok(self.terminal.document(&document)?);
            }
            // Without a file for them the lines are what stdout is for.
            self.terminal.aside(&document);
            return Ok(());
        }
        let Tally { converted, repaired, passed, set_aside, bytes_set_aside, .. } = tally;
        self.terminal
            .say(&format!("converted {converted} old spans, {repaired} of them repaired; passed on {passed} lines"));
        if *set_aside == 0 {
            return Ok(());
        }
        self.told.iter().for_each(|told| self.terminal.say(told));
        let sum = format!("{set_aside} pieces of {bytes_set_aside} bytes are set aside");
        match &args.rejects {
            Some(path) => self.terminal.say(&format!("{sum}, in {}", crate::text::escape(&path.to_string_lossy()))),
            None => self.terminal.warn(&format!("{sum}; --rejects FILE keeps all of them")),
        }
        Ok(())
    }
}

impl Sink for Output<'_> {
    fn line(&mut self, line: &[u8]) -> io::Result<()> {
        if let Some(out) = &mut self.out {
            return out.write_all(line);
        }
        self.lines.push_str(&String::from_utf8_lossy(line));
        if self.lines.len() < CHUNK { Ok(()) } else { self.send() }
    }

    fn reject(&mut self, reject: Reject) -> io::Result<()> {
        if let Some(rejects) = &mut self.rejects {
            serde_json::to_writer(&mut *rejects, &Aside { file: &self.path, reject: &reject })?;
            return rejects.write_all(b"\n");
        }
        if self.told.len() < TOLD {
            let Reject { offset, length, line, reason, text } = reject;
            let path = crate::text::escape(&self.path.to_string_lossy()).into_owned();
            self.told.push(format!("{path}:{line}: {reason}: {} ({length} bytes at offset {offset})", quote(&text)));
        }
        Ok(())
    }
}

#[expect(clippy::disallowed_methods, reason = "a file of the caller, which is no state of the board")]
fn create(path: &Path) -> Result<BufWriter<File>, BadInput> {
    match File::create_new(path) {
        Ok(file) => Ok(BufWriter::with_capacity(CHUNK, file)),
        Err(e) => Err(unwritable(path, &format!("cannot be made: {e}"))),
    }
}

fn unwritable(path: &Path, why: &str) -> BadInput {
    let message = format!("{} {why}", quote(&path.to_string_lossy()));
    BadInput::new(message, "name a file that is not there yet, in a directory that you may write to")
}

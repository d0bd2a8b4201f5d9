//! The files of spans that a verb reads: those that it names, or else those of the board.

use super::super::Context;
use super::super::past::past_ns;
use super::sources::{sources, unreadable};
use crate::clock::wall_ns;
use crate::settings::BadInput;
use crate::store::StoreError;
use crate::telemetry::otlp::BriefLine;
use crate::telemetry::read::{Counted, Failed, PIECE, Source, each_line};
use anyhow::Result;
use clap::Args;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Which spans are read.
#[derive(Debug, Default, Args)]
#[group(skip)]
pub(in crate::commands) struct Which {
    /// Files of OTLP/JSON lines, compressed ones too (gzip), or - for stdin [default: those of the board]
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Only spans that ended since then: a time, or a length of time ago such as 24h
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    since: Option<String>,
}

/// How a reading went.
#[derive(Debug, Clone, Copy)]
pub(in crate::commands) struct Reading {
    pub(super) counted: Counted,
    pub(super) took: Duration,
}

impl Which {
    /// The moment that `--since` names, in nanoseconds since 1970; 0 without it.
    pub(super) fn since_ns(&self) -> Result<u64, BadInput> {
        self.since.as_deref().map_or(Ok(0), |text| past_ns("--since", text, wall_ns()))
    }

    /// Reads every line with all processors, each thread into figures of its own, which are answered.
    pub(in crate::commands) fn read<F: Default + Send>(
        &self,
        context: &Context<'_>,
        take: impl Fn(&mut F, &BriefLine<'_>) + Sync,
    ) -> Result<(Vec<F>, Reading)> {
        let began = Instant::now();
        let (paths, sources): (Vec<PathBuf>, Vec<Source>) = sources(context, &self.files)?.into_iter().unzip();
        let bytes = sources.iter().map(|source| source.bytes).sum::<u64>();
        let bar = context.terminal.progress("reading spans, MB:", Some(bytes / 1_000_000));
        let told = |position| bar.at(position / 1_000_000);
        let (figures, counted) = each_line(sources, PIECE, take, told).map_err(|e| self.failure(&paths, e))?;
        drop(bar);
        if counted.foreign > 0 {
            let these = if counted.foreign == 1 { "1 line is" } else { &format!("{} lines are", counted.foreign) };
            let hint = "\"coordctl telemetry convert\" turns those of older tools into it";
            context.terminal.warn(&format!("{these} no OTLP for spans and not counted; {hint}"));
        }
        Ok((figures, Reading { counted, took: began.elapsed() }))
    }

    fn failure(&self, paths: &[PathBuf], failed: Failed) -> anyhow::Error {
        let path = paths.get(failed.source).cloned().unwrap_or_default();
        match self.files.is_empty() {
            true => StoreError::io("read", path)(failed.cause).into(),
            false => unreadable(&path, failed.cause).into(),
        }
    }
}

impl Reading {
    /// Says how much was read, and at which rate.
    pub(super) fn say(&self, context: &Context<'_>, spans: u64) {
        let (seconds, megabytes) = (self.took.as_secs_f64(), self.counted.bytes as f64 / 1e6);
        let lines = self.counted.lines;
        let rate = format!("{:.0} spans and {:.0} MB a second", spans as f64 / seconds, megabytes / seconds);
        context
            .terminal
            .say(&format!("read {spans} spans in {lines} lines ({megabytes:.1} MB) in {seconds:.2}s: {rate}"));
    }

    /// How much was read, for a document.
    pub(super) fn document(&self, spans: u64) -> serde_json::Value {
        let Counted { lines, foreign, bytes } = self.counted;
        let seconds = self.took.as_secs_f64();
        let rate = spans as f64 / seconds;
        serde_json::json!({
            "spans": spans, "lines": lines, "not_otlp_lines": foreign, "bytes": bytes, "seconds": seconds,
            "spans_per_second": rate.round(),
        })
    }
}

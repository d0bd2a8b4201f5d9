//! Which jobs are to be installed, when they are done, and by which command.

use super::super::Context;
use super::super::arguments::misspelt;
use super::place::{Place, PlaceArgs};
use crate::schedule::{Cadence, Entry, Failed, JOBS, Job, Wanted, find};
use crate::settings::{BadInput, duration, own_program};
use crate::text::quote;
use clap::Args;
use std::path::{Path, PathBuf};

/// What is to be installed.
#[derive(Debug, Args)]
pub(super) struct PlanArgs {
    #[command(flatten)]
    pub(super) place: PlaceArgs,
    /// Only these jobs
    #[arg(long, value_name = "JOB,...", value_delimiter = ',')]
    only: Vec<String>,
    /// Do a job so often: 1m to 30m and 1h to 12h where they part an hour or a day evenly, 1d or 7d; may be repeated
    #[arg(long, value_name = "JOB=DURATION")]
    every: Vec<String>,
    /// Do a daily or weekly job at this time; may be repeated
    #[arg(long, value_name = "JOB=HH:MM")]
    at: Vec<String>,
    /// Also write metrics for the node exporter to this file; its name must end in .prom
    #[arg(long, value_name = "PATH")]
    textfile: Option<PathBuf>,
}

/// The board whose jobs they are: its directory without links, as text.
pub(super) fn board(context: &Context<'_>) -> Result<String, BadInput> {
    let path = &context.location.path;
    text(&path.canonicalize().unwrap_or_else(|_| path.clone()))
}

fn text(path: &Path) -> Result<String, BadInput> {
    let bad = || BadInput::new(format!("{} is no UTF-8 text", quote(&path.to_string_lossy())), "rename it");
    path.to_str().map(str::to_owned).ok_or_else(bad)
}

/// The word behind the name of a job.
fn named<'a>(option: &str, text: &'a str) -> Result<(&'static Job, &'a str), BadInput> {
    let hint = format!("write the name of a job and a value, such as {option}=doctor=30m");
    let bad = || BadInput::new(format!("{} has no =", quote(text)), hint.clone());
    let (name, value) = text.split_once('=').ok_or_else(bad)?;
    Ok((job(name).map_err(|e| BadInput { message: format!("{} in {}", e.message, quote(text)), ..e })?, value))
}

/// The job with this name.
pub(super) fn job(name: &str) -> Result<&'static Job, BadInput> {
    find(name).ok_or_else(|| misspelt("job", name, &JOBS.map(|job| job.name)))
}

impl PlanArgs {
    /// The jobs to be installed in a place.
    pub(super) fn entries(&self, context: &Context<'_>, board: &str, place: Place) -> anyhow::Result<Vec<Entry>> {
        if let Some(path) = &self.textfile {
            super::super::metrics::check_textfile(path)?;
        }
        let program = own_program().map_err(|e| {
            Failed::new(format!("could not find this program: {e}"), "run it by its path, as it is installed now")
        })?;
        let program = text(&program)?;
        let only = self.only.iter().map(|name| job(name)).collect::<Result<Vec<&Job>, BadInput>>()?;
        let mut entries = Vec::new();
        for job in &JOBS {
            let (cadence, is_named) = (self.cadence(job)?, only.iter().any(|one| one.name == job.name));
            if is_named || only.is_empty() && self.is_wanted(context, job) {
                entries.push(self.entry(context, job, cadence, [&program, board], place)?);
            }
        }
        Ok(entries)
    }

    /// Whether a job that nobody named is installed.
    fn is_wanted(&self, context: &Context<'_>, job: &Job) -> bool {
        let export = &context.settings.export;
        match job.wanted {
            Wanted::Always => true,
            Wanted::WithTextfile => self.textfile.is_some(),
            Wanted::WithExport => {
                export.endpoint.is_some() || export.traces_endpoint.is_some() || !export.sinks.is_empty()
            }
        }
    }

    fn cadence(&self, job: &Job) -> Result<Cadence, BadInput> {
        let mut cadence = job.cadence;
        for text in &self.every {
            let (other, value) = named("--every", text)?;
            let length = duration(&format!("the time in {}", quote(text)), value)?;
            let bad = || BadInput::new(format!("{} parts neither an hour nor a day evenly", quote(text)), EVENLY);
            let every = other.cadence.every(length).ok_or_else(bad)?;
            cadence = if other.name == job.name { every } else { cadence };
        }
        for text in &self.at {
            let (other, value) = named("--at", text)?;
            let time = value.split_once(':').and_then(|(hour, minute)| {
                let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
                (hour < 24 && minute < 60).then_some((hour, minute))
            });
            let bad = || BadInput::new(format!("{} has no time of a day", quote(text)), "write such as verify=04:30");
            let (hour, minute) = time.ok_or_else(bad)?;
            if other.name == job.name {
                let often = || {
                    let hint = "say --every JOB=1d or --every JOB=7d too";
                    BadInput::new(format!("{} names a job that is done more than once a day", quote(text)), hint)
                };
                cadence = cadence.at(hour, minute).ok_or_else(often)?;
            }
        }
        Ok(cadence)
    }

    /// A job with its command, every path from the root.
    fn entry(
        &self,
        context: &Context<'_>,
        job: &'static Job,
        cadence: Cadence,
        [program, board]: [&str; 2],
        place: Place,
    ) -> Result<Entry, BadInput> {
        let schedule = cadence.to_string();
        let mut command: Vec<String> =
            [program, "--dir", board, "--quiet", "cron", "run", job.name, "--schedule", &schedule]
                .map(str::to_owned)
                .into();
        let mut writes = Vec::new();
        if place == Place::Systemd {
            command.push("--to-stdout".to_owned());
        }
        if job.wanted == Wanted::WithTextfile {
            let bad = || BadInput::new(format!("the job \"{}\" needs a file", job.name), "name it with --textfile");
            let here = context.environment.working_directory.clone().unwrap_or_default();
            let path = here.join(self.textfile.as_ref().ok_or_else(bad)?);
            writes.extend(path.parent().map(text).transpose()?);
            command.extend(["--textfile".to_owned(), text(&path)?]);
        }
        if job.wanted == Wanted::WithExport {
            let files = context.settings.export.sinks.iter().filter_map(|sink| sink.file.as_deref());
            let beside = files.map(Path::new).filter(|file| file.is_absolute()).filter_map(Path::parent);
            writes.extend(beside.map(text).collect::<Result<Vec<String>, BadInput>>()?);
        }
        Ok(Entry { job, cadence, command, writes })
    }
}

const EVENLY: &str = "use 1, 2, 3, 4, 5, 6, 10, 12, 15, 20 or 30m, 1, 2, 3, 4, 6, 8 or 12h, 1d or 7d";

//! `migrate`: take over what an older tool left in a directory.

mod check;
mod directory;
mod known;
mod open_claims;
mod spans;
mod write;

use super::{Context, output};
use crate::legacy::{self, Account, Aside, FileCount, Leases, Lost, Plan, Take, add_up};
use crate::report::migration;
use crate::settings::{BadInput, ttl};
use crate::store::{Migrating, Snapshot, StoreError};
use crate::text::quote;
use anyhow::Context as _;
use clap::Args;
use directory::Directory;
use spans::Spans;
use std::path::{Path, PathBuf};

/// The file that keeps what could not be taken, in the quarantine.
const ASIDE: &str = "migrated.jsonl";

/// Take over what an older tool left in a directory
///
/// Reads the claims, the fast file, agents, the log, the log of points, spans, the queue of real agents and the backups that
/// coordination_helper.sh and the scripts around it wrote. Each record is taken, merged with what is there already, or set
/// aside with its file, its offset and the reason; the counts must add up, and what was taken is read back from the board
/// and compared. The old directory is not changed. Doing it again changes nothing; one that was cut off is completed.
#[derive(Debug, Args)]
pub struct MigrateArgs {
    /// The old directory; the board's own is possible
    #[arg(value_name = "FROM")]
    from: PathBuf,
    /// Say what would be done, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Write the whole account to this file, as JSON
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// How long claims that are open last from now on unless they are renewed, such as 2h, or none
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    ttl: Option<String>,
}

/// Runs `migrate`.
///
/// # Errors
/// [`BadInput`], [`Lost`] where something was not conserved, and a store that cannot be written.
pub fn run(context: &Context<'_>, args: &MigrateArgs) -> anyhow::Result<()> {
    let ttl = match &args.ttl {
        Some(text) => ttl("--ttl", text)?,
        None => context.settings.ttl_seconds,
    };
    args.report.as_deref().map_or(Ok(()), check_report)?;
    let directory = Directory::open(context, &args.from)?;
    let _alone = if args.dry_run { None } else { Some(begin(context)?) };
    let (account, lost) = Migration { context, directory: &directory, dry_run: args.dry_run, ttl }.done()?;
    if let Some(path) = &args.report {
        let text = serde_json::to_string_pretty(&account)?;
        output::write(path, format!("{text}\n").as_bytes(), None)?;
    }
    match context.terminal.json {
        true => context.terminal.document(&account)?,
        false => context.terminal.data(&migration::told(&account, context.terminal.width()))?,
    }
    lost.map_or(Ok(()), |lost| Err(lost.into()))
}

/// A migration on its way.
struct Migration<'a> {
    context: &'a Context<'a>,
    directory: &'a Directory,
    dry_run: bool,
    ttl: Option<u64>,
}

impl Migration<'_> {
    /// Does it all; the account, and what was not conserved.
    fn done(&self) -> anyhow::Result<(Account, Option<Lost>)> {
        let mut account = self.begun();
        let inputs = self.directory.inputs();
        let (known, damaged) = known::known(self.context)?;
        damaged.iter().for_each(|what| self.context.terminal.warn(what));
        let mut plan = legacy::plan(&inputs, known);
        let mut spans = Spans::new(self.context, self.dry_run)?;
        spans.convert(self.directory)?;
        account.leases.claims = if self.dry_run { open_claims::planned(&plan) } else { self.write(&mut plan)? };
        account.leases.claims += self.limit()?;
        for (input, counted) in inputs.iter().zip(&plan.counted) {
            let count = FileCount::of(input, counted, &mut account.merged, &mut account.set_aside);
            account.files.push(count);
        }
        let rows = taken(&plan).count() as u64;
        let lines = spans.tell(&mut account);
        account.total = add_up(&account.files, rows + lines)?;
        account.quarantine = self.keep(&account.set_aside)?;
        account.conservation = check::rows(self.context, &plan, self.dry_run)?;
        account.conservation.push(spans.conserved(self.context)?);
        account.repairs = plan.repairs;
        account.sequence = read(self.context, |snapshot| Ok(snapshot.sequence()))?.unwrap_or(0);
        let lost = check::lost(&account.conservation);
        Ok((account, lost))
    }

    /// An account that tells of no record yet.
    fn begun(&self) -> Account {
        Account {
            schema: "coordctl.migrated.v1",
            from: self.directory.path.display().to_string(),
            board: self.context.location.path.display().to_string(),
            dry_run: self.dry_run,
            not_read: self.directory.not_read.clone(),
            leases: Leases { claims: 0, ttl_seconds: self.ttl },
            ..Account::default()
        }
    }

    /// Keeps what was set aside, each as a line.
    fn keep(&self, set_aside: &[Aside]) -> anyhow::Result<Option<String>> {
        if self.dry_run || set_aside.is_empty() {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        for aside in set_aside {
            serde_json::to_writer(&mut bytes, aside)?;
            bytes.push(b'\n');
        }
        Ok(Some(self.context.with_store(|store| store.keep_aside(ASIDE, &bytes))?))
    }
}

/// The rows that were really taken.
fn taken(plan: &Plan) -> impl Iterator<Item = &Take> {
    let taken = |counted: &legacy::Counted| match counted.fate {
        legacy::Fate::Taken(place) => plan.takes.get(place),
        _ => None,
    };
    plan.counted.iter().flatten().filter_map(taken)
}

/// Reads the board; `None` where there is none.
fn read<T>(context: &Context<'_>, read: impl FnMut(&mut Snapshot) -> anyhow::Result<T>) -> anyhow::Result<Option<T>> {
    match context.read(read) {
        Err(e) if matches!(e.downcast_ref(), Some(StoreError::NoBoard(_))) => Ok(None),
        done => done.map(Some),
    }
}

/// Whether there is a board. One whose making was interrupted is none.
fn is_made(context: &Context<'_>) -> Result<bool, StoreError> {
    match context.with_store(|store| store.format()) {
        Err(StoreError::NoBoard(_)) => Ok(false),
        format => format.map(|_| true),
    }
}

/// Makes the board where there is none, and sees to it that nobody else migrates to it.
fn begin(context: &Context<'_>) -> anyhow::Result<Migrating> {
    if !is_made(context)? {
        context.with_store(|store| store.init())?;
    }
    Ok(context.with_store(|store| store.begin_migration())?)
}

/// Refuses early a file that could not be written at the end.
fn check_report(path: &Path) -> anyhow::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if path.is_dir() || !folder.is_dir() || path.as_os_str().is_empty() {
        let message =
            format!("{} cannot be written: it is no file in a directory that is there", quote(&path.to_string_lossy()));
        return Err(BadInput::new(message, "name a file in an existing directory")).context("--report");
    }
    Ok(())
}

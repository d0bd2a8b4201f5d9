//! What the caller wants: flags, environment and `coordctl.toml`, in this order. The only reader of the environment.

mod archive;
mod claude;
mod export;
mod legacy;
mod own_program;
mod program;
mod routes;

pub use archive::{ArchiveSettings, ArchiveTable};
pub use claude::{ClaudeSettings, ClaudeTable, Effort, PriceTable, ProviderChoice};
pub use export::{ExportTable, Secret, SinkTable};
pub use legacy::LegacyTable;
pub use own_program::own_program;
pub use program::{program_text, text_at};
pub use routes::RouteTable;

use crate::board::{Policy, Routes};
use crate::store::{Durability, HeldElsewhere, SpanLimits};
use crate::text::quote;
use bytesize::ByteSize;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A value that makes no sense; nothing was done.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct BadInput {
    /// What is wrong, with the value quoted.
    pub message: String,
    /// What to do instead.
    pub hint: String,
    /// Whether the command itself is not to be had, rather than one of its values.
    pub is_usage: bool,
}

impl BadInput {
    /// A bad value with a hint.
    #[must_use]
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        BadInput { message: message.into(), hint: hint.into(), is_usage: false }
    }

    /// A command that is not to be had, with a hint.
    #[must_use]
    pub fn of_usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        BadInput { is_usage: true, ..Self::new(message, hint) }
    }
}

/// The environment as it was at the start, and the working directory.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    variables: HashMap<String, String>,
    /// The working directory, where there is one.
    pub working_directory: Option<PathBuf>,
}

impl Environment {
    /// Reads the environment of this process. Values that are not UTF-8 count as unset.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the one reader of the environment")]
    pub fn of_process() -> Self {
        let text = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
            Some((name.into_string().ok()?, value.into_string().ok()?))
        };
        Environment {
            variables: std::env::vars_os().filter_map(text).collect(),
            working_directory: std::env::current_dir().ok(),
        }
    }

    /// A variable; an empty one counts as unset.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.variables.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// The same without some variables.
    #[must_use]
    pub fn without(&self, names: &[&str]) -> Self {
        let mut environment = self.clone();
        environment.variables.retain(|name, _| !names.contains(&name.as_str()));
        environment
    }

    /// The first of some variables that is set.
    #[must_use]
    pub fn first(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.get(name))
    }
}

/// `coordctl.toml` in the board's directory. Every field may be missing; an unknown one is an error.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct File {
    /// How the board is stored.
    pub store: StoreTable,
    /// What is recorded of commands.
    pub telemetry: TelemetryTable,
    /// How work is handed out.
    pub work: WorkTable,
    /// How Claude is asked.
    pub claude: ClaudeTable,
    /// How to live with an older tool.
    pub legacy: LegacyTable,
    /// What leaves the board for the archive.
    pub archive: ArchiveTable,
}

/// `[store]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StoreTable {
    /// `full` or `none`.
    pub durability: Option<Durability>,
    /// `durable` or `fast`.
    pub views: Option<Views>,
    /// Such as `10s`.
    pub lock_timeout: Option<String>,
}

/// Whether public files are flushed before they are put in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Views {
    /// They are: whole after a power cut on every file system.
    Durable,
    /// They are not: on some file systems a power cut can leave an empty one, which the next change makes anew.
    Fast,
}

/// `[telemetry]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TelemetryTable {
    /// Whether commands leave a span.
    pub enabled: Option<bool>,
    /// Where spans are sent to.
    pub export: ExportTable,
    /// The size at which the file of spans is turned, such as `64MiB`, or `none`.
    pub rotate_size: Option<String>,
    /// The age at which it is turned, such as `7d`, or `none`.
    pub rotate_age: Option<String>,
    /// How long turned files are kept, such as `30d`, or `none` for as long as there is room.
    pub keep: Option<String>,
    /// How large all files together may get, such as `1GiB`, or `none`.
    pub keep_size: Option<String>,
}

/// `[work]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WorkTable {
    /// The default length of a lease, such as `2h`, or `none`.
    pub ttl: Option<String>,
    /// The same for each type of work.
    pub ttl_by_type: HashMap<String, String>,
    /// How many attempts of an item may fail before it is given up.
    pub max_attempts: Option<u64>,
    /// The pause after the first failure, such as `1s`; it doubles with each further one.
    pub retry_base: Option<String>,
    /// The longest pause, such as `5m`.
    pub retry_cap: Option<String>,
    /// Whose work a type of work is.
    pub routes: Vec<RouteTable>,
}

/// Everything that was settled before a verb runs.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Whether changes are flushed.
    pub durability: Durability,
    /// Whether public files are flushed.
    pub durable_views: bool,
    /// The longest wait for a lock.
    pub lock_timeout: Duration,
    /// Whether commands leave a span.
    pub telemetry: bool,
    /// Where spans are sent to, as the file says.
    pub export: ExportTable,
    /// When the file of spans is turned, and how long turned ones are kept.
    pub span_limits: SpanLimits,
    /// The default length of a lease in seconds; `None` for none.
    pub ttl_seconds: Option<u64>,
    /// The same for each type of work that has one of its own.
    pub ttl_by_type: BTreeMap<String, Option<u64>>,
    /// How often and how soon failed work is tried again.
    pub retry: Policy,
    /// Whose work a type of work is, where nobody says it.
    pub routes: Routes,
    /// How Claude is asked.
    pub claude: ClaudeSettings,
    /// Whether an older tool may still write the public files.
    pub old_writers: HeldElsewhere,
    /// What leaves the board for the archive.
    pub archive: ArchiveSettings,
}

/// What the flags said, where they said something.
#[derive(Debug, Clone, Default)]
pub struct Flags {
    /// `--durability`
    pub durability: Option<Durability>,
    /// `--lock-timeout`
    pub lock_timeout: Option<String>,
}

/// The default length of a lease.
const DEFAULT_TTL: &str = "2h";
/// How many attempts may fail, and the shortest and longest pause before the next one.
const DEFAULT_MAX_ATTEMPTS: u64 = 3;
const DEFAULT_RETRY_BASE: &str = "1s";
const DEFAULT_RETRY_CAP: &str = "5m";
/// The default of the longest wait.
const DEFAULT_LOCK_TIMEOUT: &str = "10s";

/// When the file of spans is turned, and how long and up to which size turned ones are kept.
const DEFAULT_ROTATE_SIZE: &str = "64MiB";
const DEFAULT_ROTATE_AGE: &str = "7d";
const DEFAULT_KEEP: &str = "30d";
const DEFAULT_KEEP_SIZE: &str = "1GiB";

impl Settings {
    /// Settles every setting: flags before environment before file before default.
    ///
    /// # Errors
    /// [`BadInput`] that names the place of the value that makes no sense.
    pub fn settle(flags: &Flags, environment: &Environment, board: &Path) -> Result<Self, BadInput> {
        let file = read_file(&board.join("coordctl.toml"))?;
        let durability = match (flags.durability, environment.get("COORDCTL_DURABILITY")) {
            (Some(durability), _) => durability,
            (None, Some(word)) => durability_named("COORDCTL_DURABILITY", word)?,
            (None, None) => file.store.durability.unwrap_or(Durability::Full),
        };
        let timeout = flags.lock_timeout.as_deref().map(|text| ("--lock-timeout", text));
        let timeout = timeout.or_else(|| Some(("COORDCTL_LOCK_TIMEOUT", environment.get("COORDCTL_LOCK_TIMEOUT")?)));
        let timeout = timeout.or_else(|| Some(("store.lock_timeout", file.store.lock_timeout.as_deref()?)));
        let (place, timeout) = timeout.unwrap_or(("default", DEFAULT_LOCK_TIMEOUT));
        Ok(Settings {
            durability,
            durable_views: file.store.views != Some(Views::Fast),
            lock_timeout: duration(place, timeout)?,
            telemetry: telemetry_wanted(environment, &file),
            span_limits: file.telemetry.limits()?,
            export: file.telemetry.export,
            ttl_seconds: ttl("work.ttl", file.work.ttl.as_deref().unwrap_or(DEFAULT_TTL))?,
            ttl_by_type: file.work.ttls()?,
            retry: file.work.retry()?,
            routes: routes::read(&file.work.routes)?,
            claude: file.claude.settle(environment)?,
            old_writers: file.legacy.writers.unwrap_or(HeldElsewhere::Auto),
            archive: file.archive.settle()?,
        })
    }
}

impl TelemetryTable {
    fn limits(&self) -> Result<SpanLimits, BadInput> {
        let text = |text: &'_ Option<String>, default: &str| text.clone().unwrap_or_else(|| default.to_owned());
        Ok(SpanLimits {
            rotate_bytes: size("telemetry.rotate_size", &text(&self.rotate_size, DEFAULT_ROTATE_SIZE))?,
            rotate_age: age("telemetry.rotate_age", &text(&self.rotate_age, DEFAULT_ROTATE_AGE))?,
            keep: age("telemetry.keep", &text(&self.keep, DEFAULT_KEEP))?,
            keep_bytes: size("telemetry.keep_size", &text(&self.keep_size, DEFAULT_KEEP_SIZE))?,
        })
    }
}

impl WorkTable {
    fn ttls(&self) -> Result<BTreeMap<String, Option<u64>>, BadInput> {
        let read =
            |(name, text): (&String, &String)| Ok((name.clone(), ttl(&format!("work.ttl_by_type.{name}"), text)?));
        self.ttl_by_type.iter().map(read).collect()
    }

    fn retry(&self) -> Result<Policy, BadInput> {
        let pause = |place: &str, text: &Option<String>, default: &str| {
            let pause = duration(place, text.as_deref().unwrap_or(default))?;
            Ok::<_, BadInput>(u64::try_from(pause.as_millis()).unwrap_or(u64::MAX))
        };
        let (base_ms, cap_ms) = (
            pause("work.retry_base", &self.retry_base, DEFAULT_RETRY_BASE)?,
            pause("work.retry_cap", &self.retry_cap, DEFAULT_RETRY_CAP)?,
        );
        match self.max_attempts.unwrap_or(DEFAULT_MAX_ATTEMPTS) {
            0 => Err(BadInput::new("work.max_attempts is 0", "write at least 1: one attempt is always made")),
            max_attempts => Ok(Policy { max_attempts, base_ms, cap_ms }),
        }
    }
}

/// Reads a length of time such as `90s`, `30m` or `1h 30m`.
///
/// # Errors
/// [`BadInput`] that names `place`.
pub fn duration(place: &str, text: &str) -> Result<Duration, BadInput> {
    humantime::parse_duration(text).map_err(|e| {
        BadInput::new(
            format!("{place} is {}, which is no length of time: {e}", quote(text)),
            "write a number with a unit, such as 90s, 30m, 2h or 1d",
        )
    })
}

/// Reads a number of bytes such as `64MiB` or `1GB`, at least one; `None` for `none`.
fn size(place: &str, text: &str) -> Result<Option<u64>, BadInput> {
    if text == "none" {
        return Ok(None);
    }
    match text.parse::<ByteSize>() {
        Ok(ByteSize(bytes @ 1..)) => Ok(Some(bytes)),
        _ => Err(BadInput::new(
            format!("{place} is {}, which is no size", quote(text)),
            "write a number with a unit, such as 500kB, 64MiB or 1GiB, or none for no limit",
        )),
    }
}

/// Reads a length of time; `None` for `none`.
fn age(place: &str, text: &str) -> Result<Option<Duration>, BadInput> {
    if text == "none" { Ok(None) } else { duration(place, text).map(Some) }
}

/// Reads the length of a lease in seconds: a length of time of at least a second, or `none`.
///
/// # Errors
/// As [`duration`].
pub fn ttl(place: &str, text: &str) -> Result<Option<u64>, BadInput> {
    if text == "none" {
        return Ok(None);
    }
    let seconds = duration(place, text)?.as_secs();
    let hint = "write at least 1s and at most 365d, or none for a claim that does not end by itself";
    match seconds {
        1..=31_536_000 => Ok(Some(seconds)),
        _ => Err(BadInput::new(format!("{place} is {}, which is not between 1s and 365d", quote(text)), hint)),
    }
}

fn durability_named(place: &str, word: &str) -> Result<Durability, BadInput> {
    match word {
        "full" => Ok(Durability::Full),
        "none" => Ok(Durability::None),
        _ => Err(BadInput::new(
            format!("{place} is {}, which is neither full nor none", quote(word)),
            "write full or none",
        )),
    }
}

fn telemetry_wanted(environment: &Environment, file: &File) -> bool {
    let disabled = environment.get("OTEL_SDK_DISABLED").is_some_and(|value| value.eq_ignore_ascii_case("true"));
    !disabled && file.telemetry.enabled.unwrap_or(true)
}

#[expect(clippy::disallowed_methods, reason = "the settings file belongs to this module")]
fn read_file(path: &Path) -> Result<File, BadInput> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(e) if matches!(e.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory) => {
            return Ok(File::default());
        }
        Err(e) => return Err(BadInput::new(format!("could not read {}: {e}", path.display()), "make it readable")),
    };
    toml::from_str(&text).map_err(|e| {
        let message = format!("{} does not fit: {}", path.display(), e.message());
        BadInput::new(message, "see docs/state.md for the settings and their values")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(variables: &[(&str, &str)]) -> Environment {
        let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Environment { variables, working_directory: None }
    }

    #[test]
    fn flags_go_before_the_environment_and_that_before_the_default() {
        let nowhere = Path::new("/nonexistent");
        let flags = Flags { durability: Some(Durability::Full), lock_timeout: Some("1s".into()) };
        let environment = with(&[("COORDCTL_DURABILITY", "none"), ("COORDCTL_LOCK_TIMEOUT", "2s")]);
        let settle = |flags, environment| Settings::settle(flags, environment, nowhere).expect("all values are good");
        let (a, b, c) = (
            settle(&flags, &environment),
            settle(&Flags::default(), &environment),
            settle(&Flags::default(), &with(&[])),
        );
        assert_eq!((a.durability, a.lock_timeout), (Durability::Full, Duration::from_secs(1)));
        assert_eq!((b.durability, b.lock_timeout), (Durability::None, Duration::from_secs(2)));
        assert_eq!(
            (c.durability, c.lock_timeout, c.ttl_seconds),
            (Durability::Full, Duration::from_secs(10), Some(7200))
        );
    }

    #[test]
    fn a_length_of_time_that_makes_no_sense_is_refused_with_its_place() {
        for bad in ["", "soon", "10", "-5s", "0s", "400d"] {
            let error = ttl("--ttl", bad).expect_err(bad);
            assert!(error.message.contains("--ttl is"), "{error}");
        }
        assert_eq!(ttl("--ttl", "none").expect("none is good"), None);
        assert_eq!(ttl("--ttl", "1h 30m").expect("two units are good"), Some(5400));
    }

    #[test]
    fn limits_of_spans_are_read_and_none_is_no_limit() {
        let table =
            TelemetryTable { rotate_size: Some("1500".into()), keep: Some("none".into()), ..Default::default() };
        let limits = table.limits().expect("all values are good");
        assert_eq!((limits.rotate_bytes, limits.keep), (Some(1500), None));
        assert_eq!((limits.rotate_age, limits.keep_bytes), (Some(Duration::from_secs(7 * 86_400)), Some(1 << 30)));
        for bad in ["", "much", "-1MiB", "0", "0MiB", "12 parsecs"] {
            let error = size("telemetry.keep_size", bad).expect_err(bad);
            assert!(error.message.contains("telemetry.keep_size is"), "{error}");
        }
        assert!(age("telemetry.keep", "soon").is_err());
    }

    #[test]
    fn only_the_word_true_switches_telemetry_off() {
        for (value, wanted) in [("true", false), ("TRUE", false), ("1", true), ("", true)] {
            assert_eq!(telemetry_wanted(&with(&[("OTEL_SDK_DISABLED", value)]), &File::default()), wanted, "{value}");
        }
    }
}

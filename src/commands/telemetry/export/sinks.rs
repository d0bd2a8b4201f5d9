//! Where spans are to be sent, by flags, environment and `coordctl.toml`.

use super::super::super::{Context, arguments::misspelt};
use super::ExportArgs;
use super::receiver::Wanted;
use super::variables::{
    CERTIFICATE, CLIENT_CERTIFICATE, CLIENT_KEY, COMPRESSION, ENDPOINT, HEADERS, PROTOCOL, TIMEOUT, Value,
};
use crate::settings::{BadInput, ExportTable, SinkTable};
use crate::store::digest;
use crate::telemetry::export::{Receiver, shown};
use crate::text::quote;
use reqwest::Url;
use std::path::{Path, PathBuf};

/// Where spans go if nobody says where, as OpenTelemetry has it.
const DEFAULT: &str = "http://localhost:4318";

/// A sink that is to get spans.
#[derive(Debug)]
pub(super) struct Planned {
    /// Its name, or what it is; without any secret.
    pub(super) name: String,
    /// The name of its cursor.
    pub(super) key: String,
    pub(super) target: Target,
}

/// What a sink is.
#[derive(Debug)]
pub(super) enum Target {
    Receiver(Box<Receiver>),
    File(PathBuf),
    Stdout,
}

impl Planned {
    fn new(target: Target) -> Self {
        let (key, name) = match &target {
            Target::Receiver(receiver) => (digest(&["receiver", &identity(&receiver.url)]), shown(&receiver.url)),
            Target::File(path) => (digest(&["file", &path.to_string_lossy()]), path.display().to_string()),
            Target::Stdout => (digest(&["stdout"]), "stdout".to_owned()),
        };
        Planned { name, key, target }
    }
}

/// By what an address is known again: all of it but the password, which may change.
fn identity(url: &Url) -> String {
    let mut url = url.clone();
    // Fails for addresses that can have none.
    let _ = url.set_password(None);
    url.into()
}

/// Every sink that this call is about.
pub(super) fn plan(context: &Context<'_>, args: &ExportArgs) -> Result<Vec<Planned>, BadInput> {
    let table = &context.settings.export;
    let mut planned = Vec::new();
    for url in &args.endpoint {
        let endpoint = Value { place: "--endpoint", text: url, environment: false };
        planned.push(unnamed(context, args, endpoint, false, false)?);
    }
    for path in &args.to {
        planned.push(written(context, path)?);
    }
    for name in &args.sink {
        planned.push(named(context, args, sink_named(table, name)?)?);
    }
    if planned.is_empty() {
        planned = configured(context, args)?;
    }
    match planned.iter().enumerate().find(|(at, one)| planned[..*at].iter().any(|other| other.key == one.key)) {
        Some((_, twice)) => Err(BadInput::new(format!("{} is named twice", quote(&twice.name)), "name each sink once")),
        None => Ok(planned),
    }
}

/// The receivers that environment and `coordctl.toml` name; none where they name none.
pub(in super::super::super) fn named_receivers(context: &Context<'_>) -> Result<Vec<Receiver>, BadInput> {
    let table = &context.settings.export;
    let is_any_named = Value::first(context.environment, ENDPOINT).is_some()
        || table.endpoint.is_some()
        || table.traces_endpoint.is_some()
        || !table.sinks.is_empty();
    let planned = if is_any_named { configured(context, &ExportArgs::default())? } else { Vec::new() };
    let receiver = |planned: Planned| match planned.target {
        Target::Receiver(receiver) => Some(*receiver),
        Target::File(_) | Target::Stdout => None,
    };
    Ok(planned.into_iter().filter_map(receiver).collect())
}

/// The sinks where no flag names any: those of environment and `coordctl.toml`.
fn configured(context: &Context<'_>, args: &ExportArgs) -> Result<Vec<Planned>, BadInput> {
    let table = &context.settings.export;
    let traces = Value::at("telemetry.export.traces_endpoint", table.traces_endpoint.as_deref());
    let general = Value::at("telemetry.export.endpoint", table.endpoint.as_deref());
    let default = || Value::at("default", table.sinks.is_empty().then_some(DEFAULT));
    let endpoint = Value::first(context.environment, ENDPOINT);
    let as_it_is = endpoint.map_or(traces.is_some(), |endpoint| endpoint.place.contains("_TRACES_"));
    let of_file = endpoint.is_none() && (traces.is_some() || general.is_some());
    let endpoint = endpoint.or(traces).or(general).or_else(default);
    let first = endpoint.map(|endpoint| unnamed(context, args, endpoint, as_it_is, of_file));
    first.into_iter().chain(table.sinks.iter().map(|sink| named(context, args, sink))).collect()
}

/// The one receiver that has no name. The headers of `coordctl.toml` go to an address of `coordctl.toml` only.
fn unnamed(
    context: &Context<'_>,
    args: &ExportArgs,
    endpoint: Value<'_>,
    as_it_is: bool,
    of_file: bool,
) -> Result<Planned, BadInput> {
    let table = &context.settings.export;
    let set = |names, place, text| Value::first(context.environment, names).or_else(|| Value::at(place, text));
    let pem = |names, place, text| set(names, place, if of_file { text } else { None });
    let wanted = Wanted {
        endpoint,
        as_it_is,
        protocol: Value::at("--protocol", args.protocol.as_deref())
            .or_else(|| set(PROTOCOL, "telemetry.export.protocol", table.protocol.as_deref())),
        timeout: set(TIMEOUT, "telemetry.export.timeout", table.timeout.as_deref()),
        compression: set(COMPRESSION, "telemetry.export.compression", table.compression.as_deref()),
        headers: Value::first(context.environment, HEADERS),
        table: of_file.then_some(&table.headers),
        certificate: pem(CERTIFICATE, "telemetry.export.certificate", table.certificate.as_deref()),
        client_key: pem(CLIENT_KEY, "telemetry.export.client_key", table.client_key.as_deref()),
        client_certificate: pem(
            CLIENT_CERTIFICATE,
            "telemetry.export.client_certificate",
            table.client_certificate.as_deref(),
        ),
        board: &context.location.path,
    };
    Ok(Planned::new(Target::Receiver(Box::new(wanted.receiver()?))))
}

/// A sink of `coordctl.toml`. The environment says nothing about it.
fn named(context: &Context<'_>, args: &ExportArgs, sink: &SinkTable) -> Result<Planned, BadInput> {
    let name = name_of(sink)?;
    let place = |field: &str| format!("{field} of the sink {}", quote(name));
    let only_one = || BadInput::new(place("the target"), "write endpoint, traces_endpoint or file, and one of them");
    let target = match (&sink.endpoint, &sink.traces_endpoint, &sink.file) {
        (None, None, Some(file)) => file_target(context, &context.location.path.join(file))?,
        (Some(url), None, None) => receiver(context, args, sink, (&place("endpoint"), url), false)?,
        (None, Some(url), None) => receiver(context, args, sink, (&place("traces_endpoint"), url), true)?,
        _ => return Err(BadInput { message: format!("{} is not clear", only_one().message), ..only_one() }),
    };
    Ok(Planned { name: name.to_owned(), key: format!("sink-{name}"), target })
}

fn receiver(
    context: &Context<'_>,
    args: &ExportArgs,
    sink: &SinkTable,
    (place, url): (&str, &str),
    as_it_is: bool,
) -> Result<Target, BadInput> {
    let table = &context.settings.export;
    let own = |place, own: &'static str, text, general| Value::at(own, text).or_else(|| Value::at(place, general));
    let wanted = Wanted {
        endpoint: Value { place, text: url, environment: false },
        as_it_is,
        protocol: Value::at("--protocol", args.protocol.as_deref()).or_else(|| {
            own("telemetry.export.protocol", "protocol of a sink", sink.protocol.as_deref(), table.protocol.as_deref())
        }),
        timeout: own(
            "telemetry.export.timeout",
            "timeout of a sink",
            sink.timeout.as_deref(),
            table.timeout.as_deref(),
        ),
        compression: own(
            "telemetry.export.compression",
            "compression of a sink",
            sink.compression.as_deref(),
            table.compression.as_deref(),
        ),
        headers: None,
        table: Some(&sink.headers),
        certificate: Value::at("certificate of a sink", sink.certificate.as_deref()),
        client_key: Value::at("client_key of a sink", sink.client_key.as_deref()),
        client_certificate: Value::at("client_certificate of a sink", sink.client_certificate.as_deref()),
        board: &context.location.path,
    };
    Ok(Target::Receiver(Box::new(wanted.receiver()?)))
}

/// The name of a sink, which is also that of its cursor's file.
fn name_of(sink: &SinkTable) -> Result<&str, BadInput> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    match (1..=64).contains(&sink.name.len()) && sink.name.chars().all(is_plain) {
        true => Ok(&sink.name),
        false => Err(BadInput::new(
            format!("a sink in coordctl.toml is named {}", quote(&sink.name)),
            "give each sink a name of at most 64 letters, digits, - and _",
        )),
    }
}

fn sink_named<'a>(table: &'a ExportTable, name: &str) -> Result<&'a SinkTable, BadInput> {
    let names: Vec<&str> = table.sinks.iter().map(|sink| sink.name.as_str()).collect();
    let hint = "describe it in coordctl.toml, under [[telemetry.export.sinks]]";
    table.sinks.iter().find(|sink| sink.name == name).ok_or_else(|| match names.is_empty() {
        true => BadInput::new(format!("{} is no sink: coordctl.toml has none", quote(name)), hint),
        false => misspelt("sink of coordctl.toml", name, &names),
    })
}

/// A file, or stdout for `-`.
fn written(context: &Context<'_>, path: &Path) -> Result<Planned, BadInput> {
    if path == Path::new("-") {
        return Ok(Planned::new(Target::Stdout));
    }
    let here = context.environment.working_directory.clone().unwrap_or_default();
    file_target(context, &here.join(path)).map(Planned::new)
}

/// Lets every file through but those that spans come from: an export to them would never end.
fn file_target(context: &Context<'_>, path: &Path) -> Result<Target, BadInput> {
    let bad = |why: &str, hint: &str| BadInput::new(format!("{} {why}", quote(&path.to_string_lossy())), hint);
    let Some(name) = path.file_name() else { return Err(bad("is no file", "name a file, or - for stdout")) };
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().map(whole).unwrap_or_default();
    let is_source = name.to_string_lossy().starts_with("telemetry_spans");
    match is_source && folder == whole(&context.location.path) {
        true => Err(bad("is where the spans come from", "name another file")),
        false => Ok(Target::File(folder.join(name))),
    }
}

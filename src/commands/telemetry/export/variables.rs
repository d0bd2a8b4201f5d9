//! The environment variables of exporters: ours before those of OpenTelemetry, those of spans before the general ones.
//!
//! Agent programs take `OTEL_*` out of the environment of what they start, so that each has a name of ours too.

use crate::settings::Environment;

/// A setting by its four names, the first that is set counts.
pub(super) type Names = [&'static str; 4];

pub(super) const ENDPOINT: Names = [
    "COORDCTL_OTLP_TRACES_ENDPOINT",
    "COORDCTL_OTLP_ENDPOINT",
    "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
    "OTEL_EXPORTER_OTLP_ENDPOINT",
];
pub(super) const PROTOCOL: Names = [
    "COORDCTL_OTLP_TRACES_PROTOCOL",
    "COORDCTL_OTLP_PROTOCOL",
    "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL",
    "OTEL_EXPORTER_OTLP_PROTOCOL",
];
pub(super) const HEADERS: Names = [
    "COORDCTL_OTLP_TRACES_HEADERS",
    "COORDCTL_OTLP_HEADERS",
    "OTEL_EXPORTER_OTLP_TRACES_HEADERS",
    "OTEL_EXPORTER_OTLP_HEADERS",
];
pub(super) const TIMEOUT: Names = [
    "COORDCTL_OTLP_TRACES_TIMEOUT",
    "COORDCTL_OTLP_TIMEOUT",
    "OTEL_EXPORTER_OTLP_TRACES_TIMEOUT",
    "OTEL_EXPORTER_OTLP_TIMEOUT",
];
pub(super) const COMPRESSION: Names = [
    "COORDCTL_OTLP_TRACES_COMPRESSION",
    "COORDCTL_OTLP_COMPRESSION",
    "OTEL_EXPORTER_OTLP_TRACES_COMPRESSION",
    "OTEL_EXPORTER_OTLP_COMPRESSION",
];
pub(super) const CERTIFICATE: Names = [
    "COORDCTL_OTLP_TRACES_CERTIFICATE",
    "COORDCTL_OTLP_CERTIFICATE",
    "OTEL_EXPORTER_OTLP_TRACES_CERTIFICATE",
    "OTEL_EXPORTER_OTLP_CERTIFICATE",
];
pub(super) const CLIENT_KEY: Names = [
    "COORDCTL_OTLP_TRACES_CLIENT_KEY",
    "COORDCTL_OTLP_CLIENT_KEY",
    "OTEL_EXPORTER_OTLP_TRACES_CLIENT_KEY",
    "OTEL_EXPORTER_OTLP_CLIENT_KEY",
];
pub(super) const CLIENT_CERTIFICATE: Names = [
    "COORDCTL_OTLP_TRACES_CLIENT_CERTIFICATE",
    "COORDCTL_OTLP_CLIENT_CERTIFICATE",
    "OTEL_EXPORTER_OTLP_TRACES_CLIENT_CERTIFICATE",
    "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE",
];

/// A value and where it stands, for messages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value<'a> {
    pub(super) place: &'a str,
    pub(super) text: &'a str,
    /// Whether the environment has it; else a flag or `coordctl.toml`.
    pub(super) environment: bool,
}

impl<'a> Value<'a> {
    /// A value of a flag or of `coordctl.toml`, if it is there.
    pub(super) fn at(place: &'a str, text: Option<&'a str>) -> Option<Self> {
        text.map(|text| Value { place, text, environment: false })
    }

    /// The first of some variables that is set.
    pub(super) fn first(environment: &'a Environment, names: Names) -> Option<Self> {
        let set = names.into_iter().find_map(|name| Some((name, environment.get(name)?)));
        set.map(|(place, text)| Value { place, text, environment: true })
    }
}

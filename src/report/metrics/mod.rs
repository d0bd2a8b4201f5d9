//! Figures as metrics of Prometheus: families of samples, and their text.
//!
//! The text format is that of Prometheus 0.0.4 ("Exposition formats", prometheus.io), which the node exporter's textfile
//! collector reads. Crates for metrics keep counters of a running process or write OpenMetrics, which that collector takes
//! for something else; the format itself is three kinds of lines. `promtool check metrics` judges it in the tests.

mod activity;
mod duration;
mod standing;

pub use activity::{of_figures, of_totals};
pub use standing::Standing;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::fmt::Write;

/// What a metric is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A value that only grows, until the counting begins anew.
    Counter,
    /// A value that goes up and down.
    Gauge,
    /// Counts in buckets.
    Histogram,
}

/// A metric with its samples.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Family {
    /// Its name, `coordctl_…`.
    pub name: &'static str,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// What it means, in one line.
    pub help: &'static str,
    /// Its values; there may be none.
    pub samples: Vec<Sample>,
}

/// A value with its labels.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sample {
    /// What stands behind the name of the metric, such as `_bucket`; mostly nothing.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub suffix: &'static str,
    /// Names and values of its labels.
    #[serde(serialize_with = "as_map")]
    pub labels: Vec<(&'static str, String)>,
    /// The value, in seconds, bytes or a number of things.
    pub value: f64,
}

impl Family {
    fn new(kind: Kind, name: &'static str, help: &'static str) -> Self {
        Family { name, kind, help, samples: Vec::new() }
    }

    fn counter(name: &'static str, help: &'static str) -> Self {
        Self::new(Kind::Counter, name, help)
    }

    fn gauge(name: &'static str, help: &'static str) -> Self {
        Self::new(Kind::Gauge, name, help)
    }

    /// With one value more.
    fn with(mut self, labels: &[(&'static str, &str)], value: f64) -> Self {
        self.add("", labels, value);
        self
    }

    fn add(&mut self, suffix: &'static str, labels: &[(&'static str, &str)], value: f64) {
        let labels = labels.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        self.samples.push(Sample { suffix, labels, value });
    }
}

/// The metrics of one board as text; each sample gets the label `board`, so that those of several boards can be put
/// together.
#[must_use]
pub fn text(families: &[Family], board: &str) -> String {
    let mut text = String::new();
    for family in families {
        let Family { name, kind, help, samples } = family;
        let kind = match kind {
            Kind::Counter => "counter",
            Kind::Gauge => "gauge",
            Kind::Histogram => "histogram",
        };
        // Writing to a string cannot fail.
        let _ =
            write!(text, "# HELP {name} {}\n# TYPE {name} {kind}\n", help.replace('\\', "\\\\").replace('\n', "\\n"));
        for Sample { suffix, labels, value } in samples {
            let _ = write!(text, "{name}{suffix}{{board=\"{}\"", escaped(board));
            for (label, of) in labels {
                let _ = write!(text, ",{label}=\"{}\"", escaped(of));
            }
            let _ = writeln!(text, "}} {value}");
        }
    }
    text
}

/// The value of a label: backslash, quote and line feed are written with a backslash.
fn escaped(value: &str) -> String {
    value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

fn as_map<S: Serializer>(labels: &[(&'static str, String)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(labels.len()))?;
    for (name, value) in labels {
        map.serialize_entry(name, value)?;
    }
    map.end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_others_cannot_end_its_label_or_its_line() {
        let family = Family::gauge("coordctl_x", "A\nb\\").with(&[("team", "a\"} 1\n# b\\")], 2.5);
        let expected = "# HELP coordctl_x A\\nb\\\\\n# TYPE coordctl_x gauge\n\
            coordctl_x{board=\"/b\",team=\"a\\\"} 1\\n# b\\\\\"} 2.5\n";
        assert_eq!(text(&[family], "/b"), expected);
    }

    #[test]
    fn a_metric_without_values_still_says_what_it_is() {
        let family = Family::counter("coordctl_y_total", "Y.");
        assert_eq!(text(&[family], ""), "# HELP coordctl_y_total Y.\n# TYPE coordctl_y_total counter\n");
    }
}

//! What came of an export.

use crate::telemetry::export::{Failed, Kind};
use crate::text::escape;
use serde::{Serialize, Serializer};

/// What came of one sink.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Report {
    /// Its name.
    pub(super) sink: String,
    /// Spans that it took.
    pub(super) sent: usize,
    /// Spans that it does not want; they are not sent again.
    pub(super) rejected: usize,
    /// Spans that were left out, because their traces are not sampled.
    pub(super) skipped: usize,
    /// Lines that are no OTLP.
    pub(super) unreadable: usize,
    /// Requests that it took.
    pub(super) batches: usize,
    /// Requests that were made again.
    pub(super) retries: usize,
    /// The place behind what was sent; `null` where nothing was read.
    pub(super) cursor: Option<String>,
    /// Why it did not get everything.
    #[serde(rename = "error", serialize_with = "message")]
    pub(super) failed: Option<Failed>,
    /// Whether a signal ended it.
    #[serde(skip)]
    pub(super) signalled: bool,
}

fn message<S: Serializer>(failed: &Option<Failed>, serializer: S) -> Result<S::Ok, S::Error> {
    failed.as_ref().map(|failed| &failed.message).serialize(serializer)
}

/// The whole answer.
#[derive(Debug, Serialize)]
pub(super) struct Document<'a> {
    pub(super) schema: &'static str,
    pub(super) sinks: &'a [Report],
}

impl Report {
    /// Nothing came of it yet.
    pub(super) fn new(sink: &str) -> Self {
        Report { sink: sink.to_owned(), ..Report::default() }
    }

    /// A sentence for people.
    pub(super) fn sentence(&self) -> String {
        let many = |count: usize, one: &str, more: &str| format!("{count} {}", if count == 1 { one } else { more });
        let mut parts = vec![match (self.sent, self.batches) {
            (0, 0) if self.failed.is_none() && self.rejected == 0 => "nothing new".to_owned(),
            (sent, batches) => {
                format!("{} in {}", many(sent, "span", "spans"), many(batches, "batch", "batches"))
            }
        }];
        let mut part = |count: usize, text: String| parts.extend((count > 0).then_some(text));
        part(self.rejected, format!("{} not taken", self.rejected));
        part(self.skipped, format!("{} not sampled", self.skipped));
        part(self.unreadable, format!("{} passed over", many(self.unreadable, "line", "lines")));
        part(self.retries, many(self.retries, "retry", "retries"));
        parts.extend(self.cursor.as_ref().map(|cursor| format!("cursor {cursor}")));
        format!("{}: {}", escape(&self.sink), parts.join(", "))
    }

    /// Why not everything was taken, if so.
    pub(super) fn failure(&self) -> Option<Failed> {
        let rejected = || {
            let message = format!("{}: {} spans were not taken", self.sink, self.rejected);
            Failed::new(Kind::Refused, message, "the warnings above say why")
        };
        self.failed.clone().or_else(|| (self.rejected > 0).then(rejected))
    }
}

//! Where an export begins.

use crate::settings::BadInput;
use crate::store::{Place, SpanFile};
use crate::text::quote;
use std::time::Duration;

/// Where a run begins, if not at the cursors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Since {
    /// With the oldest span.
    Begin,
    /// With spans that ended at most this long ago.
    Ago(Duration),
    /// At a place that was printed.
    Place(Place),
}

impl Since {
    pub(super) fn parse(text: &str) -> Result<Self, BadInput> {
        if text == "begin" {
            return Ok(Since::Begin);
        }
        if let Some((segment, offset)) = text.split_once(':')
            && segment.len() == 16
            && segment.bytes().all(|byte| byte.is_ascii_hexdigit())
            && let Ok(offset) = offset.parse()
        {
            return Ok(Since::Place(Place { segment: segment.to_owned(), offset, time_unix_nano: 0 }));
        }
        let bad = |e| {
            BadInput::new(
                format!("--since is {}, which is no cursor and no length of time: {e}", quote(text)),
                "write a cursor that an export printed, begin, or a length of time such as 24h",
            )
        };
        humantime::parse_duration(text).map(Since::Ago).map_err(bad)
    }

    /// The place, and the time in nanoseconds since 1970 before which spans are left out.
    pub(super) fn begin(&self) -> (Place, u64) {
        let ago = |time: &Duration| u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
        match self {
            Since::Begin => (Place::default(), 0),
            Since::Ago(time) => (Place::default(), crate::clock::wall_ns().saturating_sub(ago(time))),
            Since::Place(place) => (place.clone(), 0),
        }
    }

    /// Lets only a place through that is in the files.
    pub(super) fn check(&self, files: &[SpanFile]) -> Result<(), BadInput> {
        let Since::Place(place) = self else { return Ok(()) };
        let is_in = |file: &SpanFile| file.segment == place.segment && (file.compressed || place.offset <= file.bytes);
        match files.iter().any(is_in) {
            true => Ok(()),
            false => Err(BadInput::new(
                format!("the cursor {} is in none of the files of spans", quote(&told(place))),
                "write begin for the oldest span that is still there",
            )),
        }
    }
}

/// A place as it is printed.
pub(super) fn told(place: &Place) -> String {
    format!("{}:{}", place.segment, place.offset)
}

//! What can be said of spans only together: ids, parents, circles, times.
//!
//! A parent that is not marked as being in another process must be there, and holds its child from start to end. A
//! parent in another process need not be there: it may not have ended yet, or is kept elsewhere. Where it is there and
//! is the life of a work item or of one of its attempts, its child must begin while it lives; it may end later, since a
//! command that has made its change still flushes and publishes it after another one ended the life. The life of an
//! attempt lies wholly within that of its item.

use super::super::otlp::{REMOTE, REMOTE_KNOWN, Span};
use super::{Fault, What};

/// The spans of lives: their children in other processes are held to them.
const LIVES: [&str; 2] = ["work.item", "work.attempt"];

/// What is kept of a span.
#[derive(Debug)]
pub(super) struct Known {
    trace: u128,
    id: u64,
    /// 0 for none.
    parent: u64,
    start: u64,
    end: u64,
    line: u64,
    file: u32,
    is_remote: bool,
    is_life: bool,
}

impl Known {
    /// What is kept of a span in a line of a file; nothing of one whose ids are wrong.
    pub(super) fn of(span: &Span, file: usize, line: u64) -> Option<Self> {
        let id = |bytes: &[u8]| bytes.try_into().ok().map(u64::from_be_bytes);
        let remote = REMOTE_KNOWN | REMOTE;
        Some(Known {
            trace: u128::from_be_bytes(span.trace_id.as_slice().try_into().ok()?),
            id: id(&span.span_id)?,
            parent: id(&span.parent_span_id).unwrap_or(0),
            start: span.start_time_unix_nano,
            end: span.end_time_unix_nano,
            line,
            file: u32::try_from(file).unwrap_or(u32::MAX),
            is_remote: span.flags & remote == remote,
            is_life: LIVES.contains(&span.name.as_str()),
        })
    }

    fn key(&self) -> (u128, u64) {
        (self.trace, self.id)
    }

    fn fault(&self, what: What) -> Fault {
        let file = usize::try_from(self.file).unwrap_or(usize::MAX);
        Fault { file, line: self.line, span: Some(format!("{:016x}", self.id)), what }
    }
}

/// Judges spans in the order of their lines; how many have a parent in another process that is not there.
pub(super) fn judge(spans: &[Known], found: &mut impl FnMut(Fault)) -> u64 {
    let mut order: Vec<u32> = (0..u32::try_from(spans.len()).unwrap_or(u32::MAX)).collect();
    let at = |n: u32| &spans[n as usize];
    // Stable: of several with the same id the first in the files comes first.
    order.sort_by_key(|n| at(*n).key());
    let first = |key: (u128, u64)| {
        let n = order.partition_point(|n| at(*n).key() < key);
        order.get(n).copied().filter(|n| at(*n).key() == key)
    };
    let parents: Vec<Option<u32>> =
        spans.iter().map(|span| (span.parent != 0).then(|| first((span.trace, span.parent))).flatten()).collect();
    let in_circle = circles(&parents);
    let mut remote = 0;
    for (n, span) in spans.iter().enumerate() {
        match first(span.key()) {
            Some(other) if other as usize != n => found(span.fault(What::Duplicate(at(other).line))),
            _ => {}
        }
        let parent = format!("{:016x}", span.parent);
        match parents[n].map(at) {
            _ if in_circle[n] => found(span.fault(What::Circle(parent))),
            Some(other) => outside(span, other).into_iter().for_each(|why| found(span.fault(What::Outside(why)))),
            None if span.parent == 0 => {}
            None if span.is_remote => remote += 1,
            None => found(span.fault(What::Orphan(parent))),
        }
    }
    remote
}

/// Why a span is not inside the time of its parent.
fn outside(span: &Known, parent: &Known) -> Option<String> {
    if span.is_remote && !parent.is_life {
        return None;
    }
    let may_end_later = span.is_remote && !span.is_life;
    let told = |by: u64, what: &str| Some(format!("{what} its parent {:016x} by {by} ns", parent.id));
    if span.start < parent.start {
        return told(parent.start - span.start, "begins before");
    }
    if span.start > parent.end {
        return told(span.start - parent.end, "begins after the end of");
    }
    (span.end > parent.end && !may_end_later).then(|| told(span.end - parent.end, "ends after")).flatten()
}

/// Which spans are inside themselves.
fn circles(parents: &[Option<u32>]) -> Vec<bool> {
    const UNSEEN: u32 = 0;
    let mut walk_of = vec![UNSEEN; parents.len()];
    let mut in_circle = vec![false; parents.len()];
    for (walk, from) in (1..).zip(0..parents.len()) {
        let mut next = Some(from);
        while let Some(n) = next.filter(|n| walk_of[*n] == UNSEEN) {
            walk_of[n] = walk;
            next = parents[n].map(|parent| parent as usize);
        }
        // Back at a span of this same walk: from it round to it is the circle.
        while let Some(n) = next.filter(|n| walk_of[*n] == walk && !in_circle[*n]) {
            in_circle[n] = true;
            next = parents[n].map(|parent| parent as usize);
        }
    }
    in_circle
}

//! Which rows may leave the board for the archive.
//!
//! What is still open never goes, nor what an open or failed item depends on: the caller leaves that out by name. Of the
//! rest go those that closed long enough ago, but for the newest few, which stay whatever their age. A row that does not
//! tell when it last changed is not old.

use super::{Columns, Kind, Status, WorkItem};
use std::cmp::Reverse;
use std::fmt;
use wildmatch::WildMatchPattern;

/// `*` stands for any text, `?` for one character; letters are the same in both cases.
type Pattern = WildMatchPattern<'*', '?'>;

/// Patterns of items: one that fits any of them is meant.
#[derive(Clone, Default)]
pub struct Patterns(Vec<Pattern>);

/// What may leave the board.
#[derive(Debug, Clone)]
pub struct Retention {
    /// What closed before this moment is old, in seconds since 1970.
    pub before: i64,
    /// So many of the newest closed items stay in any case, and so many of the newest completions.
    pub keep_last: usize,
    /// The statuses of items that may go; open ones never do.
    pub statuses: Vec<Status>,
    /// Only items that fit go, and none of them stays for being one of the newest; without patterns every item fits.
    pub patterns: Patterns,
}

/// Whether an item in this state may be worked on yet, so that what it depends on must stay: also one that was given up,
/// which may be offered again.
#[must_use]
pub fn may_be_worked_on(status: Status) -> bool {
    !status.is_closed() || status == Status::Failed
}

impl fmt::Debug for Patterns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(ToString::to_string)).finish()
    }
}

impl Patterns {
    /// Takes patterns as they were written.
    #[must_use]
    pub fn new(texts: &[String]) -> Self {
        Patterns(texts.iter().map(|text| Pattern::new_case_insensitive(text)).collect())
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether id, type, team, description or a label of an item fits one of them.
    #[must_use]
    pub fn fit(&self, item: &WorkItem) -> bool {
        let texts = ["work_item_id", "work_type", "team", "description"].map(|field| item.text(field));
        let mut all = texts.into_iter().filter(|text| !text.is_empty()).chain(item.labels());
        all.any(|text| self.0.iter().any(|pattern| pattern.matches(text)))
    }
}

impl Retention {
    /// The places in `rows` of the items that are of a status that may go and old enough, but for the newest.
    ///
    /// Rows stand in the order in which they came onto the board; of two that changed in the same second the later
    /// one is the newer. What the patterns say of a row is not asked here.
    #[must_use]
    pub fn items(&self, rows: &[Columns]) -> Vec<usize> {
        let is_meant =
            |row: &Columns| row.kind == Kind::Work && row.status.is_closed() && self.statuses.contains(&row.status);
        let spared = if self.patterns.is_empty() { self.keep_last } else { 0 };
        self.old(rows, spared, is_meant)
    }

    /// The places in `rows` of the completions that are old enough, but for the newest.
    #[must_use]
    pub fn completions(&self, rows: &[Columns]) -> Vec<usize> {
        self.old(rows, self.keep_last, |row| row.kind == Kind::Completion)
    }

    /// Whether something that was last heard of then may go.
    #[must_use]
    pub fn is_old(&self, at: i64) -> bool {
        at > 0 && at < self.before
    }

    fn old(&self, rows: &[Columns], spared: usize, is_meant: impl Fn(&Columns) -> bool) -> Vec<usize> {
        let mut places: Vec<usize> = (0..rows.len()).filter(|place| is_meant(&rows[*place])).collect();
        places.sort_by_key(|&place| Reverse((rows[place].changed_at, place)));
        let mut old: Vec<usize> =
            places.into_iter().skip(spared).filter(|&place| self.is_old(i64::from(rows[place].changed_at))).collect();
        old.sort_unstable();
        old
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    const CLOSED: [Status; 2] = [Status::Completed, Status::Cancelled];

    fn row(kind: Kind, status: Status, changed_at: u32) -> Columns {
        Columns { status, changed_at, ..Columns::empty(kind) }
    }

    fn retention(before: i64, keep_last: usize, statuses: &[Status], patterns: &[&str]) -> Retention {
        let patterns: Vec<String> = patterns.iter().map(|text| (*text).to_owned()).collect();
        Retention { before, keep_last, statuses: statuses.to_vec(), patterns: Patterns::new(&patterns) }
    }

    #[test]
    fn what_is_closed_and_old_goes_but_for_the_newest() {
        use Kind::{Agent, Completion, Work};
        let rows = [
            row(Work, Status::Completed, 10),
            row(Work, Status::Pending, 10),
            row(Work, Status::Cancelled, 30),
            row(Work, Status::Failed, 10),
            row(Work, Status::Completed, 20),
            row(Work, Status::Blocked, 10),
            row(Work, Status::Completed, 0),
            row(Agent, Status::Pending, 10),
            row(Completion, Status::Pending, 10),
            row(Completion, Status::Pending, 40),
            row(Work, Status::Completed, 20),
        ];
        let of = |before, keep, statuses: &[Status], patterns: &[&str]| {
            retention(before, keep, statuses, patterns).items(&rows)
        };
        assert_eq!(of(100, 0, &CLOSED, &[]), [0, 2, 4, 10], "one that does not tell when is not old");
        assert_eq!(of(30, 0, &CLOSED, &[]), [0, 4, 10]);
        assert_eq!(of(100, 1, &CLOSED, &[]), [0, 4, 10]);
        assert_eq!(of(100, 2, &CLOSED, &[]), [0, 4], "of two of one second the later one is the newer");
        assert_eq!(of(30, 2, &CLOSED, &[]), [0, 4], "those that are not old count among the newest");
        assert_eq!(of(100, 9, &CLOSED, &[]), [0usize; 0]);
        assert_eq!(of(100, 9, &CLOSED, &["x"]), [0, 2, 4, 10], "a pattern spares none for being new");
        assert_eq!(of(100, 0, &[Status::Failed], &[]), [3]);
        assert_eq!(of(100, 0, &Status::ALL, &[]), [0, 2, 3, 4, 10], "what is open never goes");
        let completions = |before, keep| retention(before, keep, &CLOSED, &[]).completions(&rows);
        assert_eq!((completions(100, 0), completions(100, 1), completions(40, 0)), (vec![8, 9], vec![8], vec![8]));
    }

    #[test]
    fn a_pattern_is_looked_for_in_each_of_the_texts() {
        let item = json!({ "work_item_id": "work_1", "work_type": "benchmark_test", "team": "core",
            "description": "Measure it", "labels": ["ci", "Nightly"] });
        let item = WorkItem::from_row(item.as_object().cloned().unwrap_or_default());
        let fits = |pattern: &str| Patterns::new(&[pattern.to_owned()]).fit(&item);
        for fitting in ["work_1", "benchmark*", "CORE", "*measure*", "nightly", "w?rk_1", "*"] {
            assert!(fits(fitting), "{fitting}");
        }
        for other in ["bench", "night", "", "work_", "ci?"] {
            assert!(!fits(other), "{other}");
        }
        assert!(Patterns::new(&["nothing".into(), "ci".into()]).fit(&item));
        assert!(!Patterns::default().fit(&item));
        assert!(!Patterns::new(&["".into()]).fit(&WorkItem::from_row(serde_json::Map::new())), "no text fits nothing");
    }

    /// Whether a row goes, by counting those that are newer, one by one.
    fn goes(rows: &[Columns], place: usize, wanted: &Retention) -> bool {
        let is_meant = |row: &Columns| {
            row.kind == Kind::Work
                && matches!(row.status, Status::Completed | Status::Failed | Status::Cancelled)
                && wanted.statuses.contains(&row.status)
        };
        let row = &rows[place];
        let newer = rows.iter().enumerate().filter(|(at, other)| {
            is_meant(other) && (other.changed_at > row.changed_at || other.changed_at == row.changed_at && *at > place)
        });
        let is_spared = wanted.patterns.is_empty() && newer.count() < wanted.keep_last;
        is_meant(row) && row.changed_at > 0 && i64::from(row.changed_at) < wanted.before && !is_spared
    }

    proptest! {
        #[test]
        fn what_goes_is_what_a_count_of_the_newer_ones_says(
            rows in proptest::collection::vec((0..3usize, 0..7usize, 0..12u32), 0..40),
            before in 0..14i64, keep_last in 0..8usize, statuses in proptest::collection::vec(0..7usize, 0..4),
            by_pattern in any::<bool>(),
        ) {
            let kinds = [Kind::Work, Kind::Agent, Kind::Completion];
            let rows: Vec<Columns> =
                rows.into_iter().map(|(kind, status, at)| row(kinds[kind], Status::ALL[status], at)).collect();
            let statuses: Vec<Status> = statuses.into_iter().map(|status| Status::ALL[status]).collect();
            let wanted = retention(before, keep_last, &statuses, if by_pattern { &["*"] } else { &[] });
            let expected: Vec<usize> = (0..rows.len()).filter(|&place| goes(&rows, place, &wanted)).collect();
            prop_assert_eq!(wanted.items(&rows), expected);
        }
    }
}

//! What was done on the board, counted over the changes of its journal.

use crate::board::{Kind, Status};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The verb of the records that took over the files of an older tool: nothing that anyone did.
const IMPORT: &str = "import";

/// What was done since the counting began. Nothing here ever gets smaller.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Totals {
    /// Changes by verb.
    pub changes: BTreeMap<String, u64>,
    /// Items that came onto the board.
    pub created: u64,
    /// Claims of items.
    pub claims: u64,
    /// Completions of items.
    pub completions: u64,
    /// Attempts whose holder said that they failed.
    pub failures: u64,
    /// Attempts whose lease ended, once that was noticed and the item taken back.
    pub expiries: u64,
    /// Items that were given back.
    pub releases: u64,
    /// Items that were handed on, by their holder or by somebody else.
    pub handoffs: u64,
    /// Items that were given up after their last attempt: dead letters made.
    pub given_up: u64,
}

/// What a change did to one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deed {
    /// What the row is.
    pub kind: Kind,
    /// Whether it came onto the board with the change.
    pub is_new: bool,
    /// The status of a work item after the change.
    pub status: Status,
    /// Whether the change claimed it from somebody whose lease had ended.
    pub is_taken_over: bool,
}

impl Totals {
    /// Counts a change by its verb.
    pub fn add_change(&mut self, verb: &str) {
        if verb != IMPORT {
            *self.changes.entry(verb.to_owned()).or_default() += 1;
        }
    }

    /// Whether the status of a row decides what is counted: a row need not be taken apart where it does not.
    #[must_use]
    pub fn depends_on_status(verb: &str) -> bool {
        matches!(verb, "claim" | "reclaim" | "fail")
    }

    /// Counts what a change did to a row.
    pub fn add(&mut self, verb: &str, deed: &Deed) {
        match deed.kind {
            _ if verb == IMPORT => {}
            Kind::Completion => self.completions += u64::from(deed.is_new),
            Kind::Work => self.add_work(verb, deed),
            Kind::Agent | Kind::Request => {}
        }
    }

    fn add_work(&mut self, verb: &str, deed: &Deed) {
        self.created += u64::from(deed.is_new);
        // A claim also takes back for others what it meets on its way: that is not held afterwards.
        let is_claimed = verb == "claim" && deed.status.is_held();
        self.claims += u64::from(is_claimed);
        match verb {
            "claim" => self.expiries += u64::from(!is_claimed || deed.is_taken_over),
            "reclaim" => self.expiries += 1,
            "fail" => self.failures += 1,
            "release" => self.releases += 1,
            "handoff" | "reassign" => self.handoffs += 1,
            _ => {}
        }
        self.given_up += u64::from(Self::depends_on_status(verb) && deed.status == Status::Failed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work(status: Status) -> Deed {
        Deed { kind: Kind::Work, is_new: false, status, is_taken_over: false }
    }

    #[test]
    fn each_verb_counts_what_it_does_and_nothing_else() {
        let new = |deed: Deed| Deed { is_new: true, ..deed };
        let over = Deed { is_taken_over: true, ..work(Status::Active) };
        let done = Deed { kind: Kind::Completion, ..new(work(Status::Pending)) };
        let agent = Deed { kind: Kind::Agent, ..new(work(Status::Pending)) };
        // created, claims, completions, failures, expiries, releases, handoffs, given up
        let cases = [
            ("add", new(work(Status::Pending)), [1, 0, 0, 0, 0, 0, 0, 0]),
            ("claim", new(work(Status::Active)), [1, 1, 0, 0, 0, 0, 0, 0]),
            ("claim", work(Status::Active), [0, 1, 0, 0, 0, 0, 0, 0]),
            ("claim", over, [0, 1, 0, 0, 1, 0, 0, 0]),
            ("claim", work(Status::Pending), [0, 0, 0, 0, 1, 0, 0, 0]),
            ("claim", work(Status::Failed), [0, 0, 0, 0, 1, 0, 0, 1]),
            ("claim", agent, [0; 8]),
            ("complete", work(Status::Completed), [0; 8]),
            ("complete", done, [0, 0, 1, 0, 0, 0, 0, 0]),
            ("confirm", Deed { is_new: false, ..done }, [0; 8]),
            ("fail", work(Status::Pending), [0, 0, 0, 1, 0, 0, 0, 0]),
            ("fail", work(Status::Failed), [0, 0, 0, 1, 0, 0, 0, 1]),
            ("reclaim", work(Status::Failed), [0, 0, 0, 0, 1, 0, 0, 1]),
            ("release", work(Status::Pending), [0, 0, 0, 0, 0, 1, 0, 0]),
            ("handoff", work(Status::Active), [0, 0, 0, 0, 0, 0, 1, 0]),
            ("reassign", work(Status::Pending), [0, 0, 0, 0, 0, 0, 1, 0]),
            ("note", work(Status::Failed), [0; 8]),
            ("import", new(work(Status::Failed)), [0; 8]),
            ("import", done, [0; 8]),
        ];
        for (verb, deed, expected) in cases {
            let mut t = Totals::default();
            t.add(verb, &deed);
            let got = [t.created, t.claims, t.completions, t.failures, t.expiries, t.releases, t.handoffs, t.given_up];
            assert_eq!(got, expected, "{verb} {deed:?}");
        }
    }

    #[test]
    fn changes_are_counted_by_verb_but_for_what_nobody_did() {
        let mut totals = Totals::default();
        ["claim", "import", "claim", "note"].into_iter().for_each(|verb| totals.add_change(verb));
        assert_eq!(totals.changes, BTreeMap::from([("claim".to_owned(), 2), ("note".to_owned(), 1)]));
    }
}

//! `--fix`: what can be put right without losing anything, one thing after the other.

use super::super::{Change, Context, Identity, Repeat};
use super::claims;
use super::finding::{Finding, Severity};
use crate::board;
use crate::store::{Room, SpanLimits, Store, StoreError, Turn, finish_rotation, has_ended, rotate_spans};
use serde::Serialize;

/// What was done about a finding.
#[derive(Debug, Serialize)]
pub(super) struct Fixed {
    /// The codes of the findings.
    pub(super) codes: Vec<&'static str>,
    /// Whether it was done.
    pub(super) done: bool,
    /// What was done, or why it was not, in sentences.
    pub(super) said: Vec<String>,
}

/// Something that can be done, and the codes that it is done for.
type Repair = (&'static [&'static str], fn(&Context<'_>) -> anyhow::Result<Vec<String>>);

/// In this order: each may rely on those before it.
const REPAIRS: [Repair; 8] = [
    (&["mode_open"], |context| of_store(context, |store| store.close_to_others())),
    (&["format_missing"], |context| of_store(context, make_format)),
    (
        &[
            "board_damaged",
            "journal_torn",
            "journal_cut",
            "index_missing",
            "index_old",
            "index_damaged",
            "lock_missing",
        ],
        |context| of_store(context, |store| store.mend_journal()),
    ),
    (
        &[
            "edits_not_shown",
            "notes_missing",
            "notes_damaged",
            "public_missing",
            "public_differs",
            "public_not_json",
            "old_lock",
        ],
        |context| of_store(context, |store| store.republish()),
    ),
    (&["left_over"], |context| of_store(context, |store| store.set_leftovers_aside())),
    (&["leases_ended"], reclaim),
    (&["claims_abandoned"], take_back),
    (&["spans_not_compressed", "spans_not_turned"], rotate),
];

/// What must be as it should be before anything is written: a repair would rest on what is not there.
const IN_THE_WAY: [&str; 10] = [
    "board_unreadable",
    "directory_foreign",
    "not_writable",
    "state_not_a_file",
    "segment_missing",
    "segment_misplaced",
    "journal_empty",
    "locks_not_kept",
    "space_none",
    "not_looked",
];

/// Does what can be done about the findings, and says what it did.
pub(super) fn repair(context: &Context<'_>, findings: &[Finding]) -> Vec<Fixed> {
    let in_the_way = findings.iter().find(|finding| IN_THE_WAY.contains(&finding.code)).map(|finding| finding.code);
    let mut fixed = Vec::new();
    for (codes, repair) in REPAIRS {
        let fixable = |code: &&&str| findings.iter().any(|found| found.code == **code && found.fix.is_some());
        let codes: Vec<&'static str> = codes.iter().filter(fixable).copied().collect();
        if codes.is_empty() {
            continue;
        }
        fixed.push(match in_the_way {
            Some(code) => {
                let said = format!("nothing is changed as long as there is {code}");
                Fixed { codes, done: false, said: vec![said] }
            }
            None => match repair(context) {
                Ok(said) => Fixed { codes, done: true, said },
                Err(e) => Fixed { codes, done: false, said: vec![e.to_string()] },
            },
        });
    }
    fixed
}

/// Findings that nothing is done about, because of others.
pub(super) fn settle(findings: Vec<Finding>) -> Vec<Finding> {
    let is_blocked = findings.iter().any(|finding| IN_THE_WAY.contains(&finding.code));
    let is_damaged =
        findings.iter().any(|finding| ["board_damaged", "damage_kept", "journal_torn"].contains(&finding.code));
    let stays = |finding: &Finding| {
        is_blocked
            || finding.code == "format_missing" && is_damaged
            // A holder that lives is left alone.
            || finding.code == "old_lock" && finding.severity == Severity::Info
    };
    findings.into_iter().map(|finding| if stays(&finding) { finding.for_people() } else { finding }).collect()
}

fn of_store(
    context: &Context<'_>,
    repair: fn(&Store<'_>) -> Result<Vec<String>, StoreError>,
) -> anyhow::Result<Vec<String>> {
    Ok(context.with_store(repair)?)
}

fn make_format(store: &Store<'_>) -> Result<Vec<String>, StoreError> {
    let (_, mut said) = store.init()?;
    said.push(".coordctl/format is made anew".to_owned());
    // It is another board's now.
    said.extend(store.mend_journal()?);
    Ok(said)
}

fn reclaim(context: &Context<'_>) -> anyhow::Result<Vec<String>> {
    let mut said = Vec::new();
    loop {
        let answer = super::super::reclaim::change(context, &Identity::default())?.answer;
        let taken = answer.ids();
        if taken.is_empty() {
            return Ok(said);
        }
        said.push(format!("took back {}", taken.join(", ")));
    }
}

fn take_back(context: &Context<'_>) -> anyhow::Result<Vec<String>> {
    let (identity, repeat) = (Identity::default(), Repeat::default());
    let mut said = Vec::new();
    loop {
        let ids = claims::abandoned(context)?;
        let change = Change {
            verb: "reclaim",
            identity: &identity,
            repeat: &repeat,
            arguments: Vec::new(),
            room: Room::UseReserve,
        };
        let policy = &context.settings.retry;
        let taken =
            context.change(&change, |txn, now| board::reclaim_abandoned(txn, now, policy, &ids, has_ended))?.answer;
        if taken.is_empty() {
            return Ok(said);
        }
        let ids: Vec<&str> = taken.iter().map(|item| item.work_id.as_str()).collect();
        said.push(format!("took back {}", ids.join(", ")));
    }
}

fn rotate(context: &Context<'_>) -> anyhow::Result<Vec<String>> {
    let board = &context.location.path;
    // Nothing is removed here, however old it is.
    let limits = &SpanLimits { keep: None, keep_bytes: None, ..context.settings.span_limits.clone() };
    let mut said = Vec::new();
    if let Turn::Turned(name) = rotate_spans(board, limits, false)?.turn {
        said.push(format!("telemetry_spans.jsonl was turned and is now {name}"));
    }
    finish_rotation(board, limits)?;
    said.push("turned files of spans are compressed".to_owned());
    Ok(said)
}

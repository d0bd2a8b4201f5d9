//! Every code that a finding may have: how bad it may be, and what `--fix` does about it. `docs/doctor.md` tells the rest.

use super::finding::Severity::{self, Error, Info, Warning};

/// A kind of finding.
#[derive(Debug)]
pub struct Code {
    /// Its word.
    pub word: &'static str,
    /// How bad it may be.
    pub severities: &'static [Severity],
    /// What `--fix` does about it.
    pub fix: Option<&'static str>,
}

const fn row(word: &'static str, severities: &'static [Severity], fix: Option<&'static str>) -> Code {
    Code { word, severities, fix }
}

const REINDEX: Option<&str> = Some("makes the index anew from the journal");
const MEND: Option<&str> = Some("keeps the bytes in quarantine and makes the index anew");
const REPUBLISH: Option<&str> = Some("makes the public files anew");

/// All of them.
pub const CODES: [Code; 63] = [
    row("archive_damaged", &[Warning], None),
    row("board", &[Info], None),
    row("board_damaged", &[Warning], MEND),
    row("board_unmade", &[Warning], None),
    row("board_unreadable", &[Error], None),
    row("chain_broken", &[Warning], None),
    row("claims_abandoned", &[Warning], Some("takes the items back; each counts as a failed attempt")),
    row("claims_without_lease", &[Info], None),
    row("claude_reachable", &[Info], None),
    row("claude_unreachable", &[Warning], None),
    row("clock_behind", &[Warning], None),
    row("clock_stepped", &[Info], None),
    row("damage_kept", &[Info], None),
    row("directory_foreign", &[Error], None),
    row("edits_not_shown", &[Info], Some("takes them in")),
    row("export_behind", &[Warning], None),
    row("export_cursor_unreadable", &[Warning], None),
    row("export_gap", &[Warning], None),
    row("exporter_reachable", &[Info], None),
    row("exporter_unreachable", &[Warning], None),
    row("file_system_memory", &[Info], None),
    row("file_system_network", &[Warning], None),
    row("file_system_no_journal", &[Warning], None),
    row("format_missing", &[Error], Some("makes it anew, if nothing in the journal is damaged")),
    row("hard_links", &[Warning], None),
    row("holders_unknown", &[Info], None),
    row("index_damaged", &[Warning], REINDEX),
    row("index_missing", &[Info], REINDEX),
    row("index_old", &[Info], REINDEX),
    row("journal_cut", &[Warning], Some("makes the index anew and gives no number of a lost change again")),
    row("journal_empty", &[Error], None),
    row("journal_torn", &[Info], MEND),
    row("leases_ended", &[Info, Warning], Some("takes the items back, as \"coordctl reclaim\" does")),
    row("left_over", &[Info], Some("moves them to quarantine")),
    row("lock_held", &[Info, Warning], None),
    row("lock_missing", &[Warning], Some("makes the file anew")),
    row("locks_not_kept", &[Error], None),
    row("mode_open", &[Warning], Some("takes the right to write from everybody but owner and group")),
    row("not_looked", &[Warning], None),
    row("not_writable", &[Error], None),
    row("notes_damaged", &[Warning], REPUBLISH),
    row("notes_missing", &[Info], REPUBLISH),
    row("old_lock", &[Info, Warning], Some("removes one whose holder is gone, as the next change would")),
    row("oversized", &[Warning], None),
    row("owner_mixed", &[Warning], None),
    row("public_differs", &[Warning], Some("keeps the file in quarantine and makes it anew")),
    row("public_missing", &[Warning], REPUBLISH),
    row("public_not_a_file", &[Warning], None),
    row("public_not_json", &[Warning], Some("keeps the file in quarantine and makes it anew")),
    row("quarantine", &[Info], None),
    row("segment_misplaced", &[Error], None),
    row("segment_missing", &[Error], None),
    row("space_low", &[Warning], None),
    row("space_none", &[Error], None),
    row("spans_lost", &[Info, Warning], None),
    row("spans_not_compressed", &[Info], Some("compresses them")),
    row("spans_not_otlp", &[Warning], None),
    row("spans_not_turned", &[Warning], Some("turns the file")),
    row("spans_over_keep_size", &[Warning], None),
    row("spans_unreadable", &[Warning], None),
    row("state_not_a_file", &[Error], None),
    row("telemetry_off", &[Info], None),
    row("unknown_entry", &[Info], None),
];

/// What `--fix` does about a code.
pub(super) fn fix(word: &str) -> Option<&'static str> {
    CODES.iter().find(|code| code.word == word).and_then(|code| code.fix)
}

//! What of a board belongs into a backup, by its name in the board's directory; and nothing else comes out of one.

use super::super::files::STATE;

/// Folders below the state directory whose files never change once they are there.
pub(super) const UNCHANGING: [&str; 3] = ["archive", "quarantine", "imported"];
/// Folders below it whose files come, grow and go.
pub(super) const CHANGING: [&str; 3] = ["reports", "costs", "foreign"];
/// The segments of the journal.
pub(super) const JOURNAL: &str = "journal";
/// Files of the state directory that are written in place.
pub(super) const IN_PLACE: [&str; 2] = ["heartbeats", "metrics"];
/// Files of whoever owns the board, in its directory.
pub(super) const OWN: [&str; 4] = ["coordctl.toml", "program.toml", "tend.toml", "gates.toml"];
/// What the names of files of spans begin with.
pub(super) const SPANS: &str = "telemetry_spans";

/// The name in a backup of a file below the state directory.
pub(super) fn of_state(folder: Option<&str>, name: &str) -> String {
    match folder {
        Some(folder) => format!("{STATE}/{folder}/{name}"),
        None => format!("{STATE}/{name}"),
    }
}

/// Where an entry belongs: below the state directory or beside it, in which folder, under which name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot<'a> {
    /// In the board's own directory.
    Beside(&'a str),
    /// In the state directory.
    State(&'a str),
    /// In a folder of the state directory.
    Folder(&'a str, &'a str),
}

/// Where an entry of a backup belongs; `None` for a name that no backup of ours has.
pub(super) fn spot(path: &str) -> Option<Spot<'_>> {
    let mut parts = path.split('/');
    let spot = match (parts.next()?, parts.next(), parts.next()) {
        (name, None, _) if OWN.contains(&name) || is_spans(name) => Spot::Beside(name),
        (STATE, Some(name), None) if name == "format" || is_in_place(name) => Spot::State(name),
        (STATE, Some(JOURNAL), Some(name)) if segment(name).is_some() => Spot::Folder(JOURNAL, name),
        (STATE, Some(folder), Some(name)) if is_folder(folder) && is_plain(name) => Spot::Folder(folder, name),
        _ => return None,
    };
    parts.next().is_none().then_some(spot)
}

/// The number of the segment of the journal that an entry is.
pub(super) fn segment_of(path: &str) -> Option<u32> {
    match spot(path) {
        Some(Spot::Folder(JOURNAL, name)) => segment(name),
        _ => None,
    }
}

/// Whether a file of a folder belongs into a backup: no lock, and nothing in the making.
pub(super) fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with('.')
        && !name.contains(['/', '\0'])
        && name != "lock"
        && !name.ends_with(".new")
}

/// Whether a file in the state directory is one that is written in place; heartbeats may have a number behind.
pub(super) fn is_in_place(name: &str) -> bool {
    let number =
        |rest: &str| rest.strip_prefix('-').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    IN_PLACE.contains(&name) || name.strip_prefix(IN_PLACE[0]).is_some_and(number)
}

/// Whether a file in the board's directory holds spans.
pub(super) fn is_spans(name: &str) -> bool {
    name.starts_with(SPANS) && is_plain(name) && (name.ends_with(".jsonl") || name.ends_with(".jsonl.gz"))
}

fn is_folder(name: &str) -> bool {
    UNCHANGING.contains(&name) || CHANGING.contains(&name)
}

fn segment(name: &str) -> Option<u32> {
    super::super::journal::number_in(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_out_of_the_board_or_to_a_file_of_another_kind_has_no_spot() {
        for good in [
            "coordctl.toml",
            "telemetry_spans.jsonl",
            ".coordctl/format",
            ".coordctl/heartbeats-17",
            ".coordctl/journal/00000001.jsonl",
            ".coordctl/archive/items-1.jsonl.gz",
        ] {
            assert!(spot(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "/etc/passwd",
            "../x",
            "work_claims.json",
            ".coordctl",
            ".coordctl/index",
            ".coordctl/lock",
            ".coordctl/../coordctl.toml",
            ".coordctl/journal/../../x.jsonl",
            ".coordctl/journal/1.jsonl",
            ".coordctl/archive/..",
            ".coordctl/archive/a/b",
            ".coordctl/reports/lock",
            ".coordctl/heartbeats-x",
            "telemetry_spans/../x.jsonl",
        ] {
            assert_eq!(spot(bad), None, "{bad}");
        }
    }
}

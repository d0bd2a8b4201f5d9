//! What is found on the disk, in words.

use super::finding::Severity::{self, Error, Info, Warning};
use super::finding::{Finding, NEEDS_A_LOOK};
use crate::store::{Fault, Sign};

/// Exit codes of errors, as in the table of all of them.
const PERMISSION: u8 = 5;
const IO: u8 = 42;

/// So many findings of one kind are told one by one.
const EACH: usize = 10;

const RESTORE: &str = "a backup has what is lost: \"coordctl restore FILE --dry-run\" shows what it would bring back";

/// Findings for what the store has found, those of one kind together.
pub(super) fn findings(mut faults: Vec<Fault>) -> Vec<Finding> {
    faults.sort_by_key(|fault| fault.sign);
    let told = |alike: &[Fault]| {
        let mut told: Vec<Finding> = alike.iter().take(EACH).map(finding).collect();
        if let Some(last) = told.last_mut().filter(|_| alike.len() > EACH) {
            last.evidence.push_str(&format!(" (and {} more like it)", alike.len() - EACH));
        }
        told
    };
    faults.chunk_by(|one, other| one.sign == other.sign).flat_map(told).collect()
}

fn finding(fault: &Fault) -> Finding {
    let (severity, code, what) = words(fault.sign);
    let finding = Finding::new(severity, code, what, &fault.evidence).exits(exit(fault.sign));
    match hint(fault.sign) {
        Some(text) => finding.hint(text),
        None => finding,
    }
}

fn exit(sign: Sign) -> u8 {
    match sign {
        Sign::DirectoryForeign | Sign::NotWritable => PERMISSION,
        Sign::SpaceNone | Sign::LocksNotKept => IO,
        _ => NEEDS_A_LOOK,
    }
}

fn words(sign: Sign) -> (Severity, &'static str, &'static str) {
    match sign {
        Sign::NotLooked => (Warning, "not_looked", "a part of the board could not be looked at"),
        Sign::StateNotThere => (Error, "state_not_a_file", "the state directory is none"),
        Sign::Unmade => (Warning, "board_unmade", "the board is not made yet"),
        Sign::FormatMissing => (Error, "format_missing", "the file that says what this board is was taken away"),
        Sign::DirectoryForeign => {
            (Error, "directory_foreign", "the board belongs to another user: changes are refused")
        }
        Sign::OwnerMixed => (Warning, "owner_mixed", "files belong to another user than the board"),
        Sign::ModeOpen => (Warning, "mode_open", "everybody on this machine may change the board"),
        Sign::NotWritable => (Error, "not_writable", "this user may not write what every change writes"),
        Sign::StateNotAFile => (Error, "state_not_a_file", "something else stands where a state file belongs"),
        Sign::PublicNotAFile => (Warning, "public_not_a_file", "something else stands where a public file belongs"),
        Sign::HardLinks => (Warning, "hard_links", "a state file has another name too, by which it may be changed"),
        Sign::UnknownEntry => (Info, "unknown_entry", "there are files that coordctl does not know"),
        Sign::LeftOver => (Info, "left_over", "a process was killed while it made files"),
        Sign::Oversized => (Warning, "oversized", "something has grown very large"),
        Sign::Quarantine => (Info, "quarantine", "damaged or refused bytes were kept"),
        Sign::FileSystemNetwork => (Warning, "file_system_network", "locks may not reach every process here"),
        Sign::FileSystemMemory => (Info, "file_system_memory", "the board is gone when the machine is switched off"),
        Sign::FileSystemNoJournal => (Warning, "file_system_no_journal", "a power cut may take changes along"),
        Sign::LocksNotKept => (Error, "locks_not_kept", "locks do not exclude each other here"),
        Sign::SpaceLow => (Warning, "space_low", "there is little room left"),
        Sign::SpaceNone => (Error, "space_none", "there is no room for new work"),
        Sign::LockMissing => (Warning, "lock_missing", "the lock file was taken away"),
        Sign::LockHeld => (Info, "lock_held", "somebody is at work"),
        Sign::LockHeldLong => (Warning, "lock_held", "somebody has held a lock for more than a minute"),
        Sign::SegmentMissing => (Error, "segment_missing", "parts of the journal are missing"),
        Sign::SegmentMisplaced => (Error, "segment_misplaced", "a part of the journal has the name of another"),
        Sign::JournalEmpty => (Error, "journal_empty", "the journal has lost all it held"),
        Sign::JournalCut => (Warning, "journal_cut", "the journal has lost its end"),
        Sign::JournalDamaged => (Warning, "board_damaged", "a part of the journal is damaged"),
        Sign::DamageKept => (Info, "damage_kept", "a part of the journal is damaged and was set aside before"),
        Sign::JournalTorn => {
            (Info, "journal_torn", "a process was killed while it made a change, which does not count")
        }
        Sign::ChainBroken => (Warning, "chain_broken", "a change does not follow the one before it"),
        Sign::IndexMissing => (Info, "index_missing", "there is no index"),
        Sign::IndexOld => (Info, "index_old", "the index is not of this boot and board"),
        Sign::IndexDamaged => (Warning, "index_damaged", "the index does not fit the journal"),
        Sign::NotesMissing => (Info, "notes_missing", "the notes on the public files are gone"),
        Sign::NotesDamaged => (Warning, "notes_damaged", "the notes on the public files cannot be read"),
        Sign::PublicMissing => (Warning, "public_missing", "a public file was taken away"),
        Sign::PublicDiffers => (Warning, "public_differs", "a public file does not say what the journal says"),
        Sign::PublicNotJson => (Warning, "public_not_json", "another program wrote what cannot be taken in"),
        Sign::ClockBehind => (Warning, "clock_behind", "the clock is behind the newest change"),
        Sign::ClockStepped => (Info, "clock_stepped", "the clock was set back between changes"),
    }
}

fn hint(sign: Sign) -> Option<&'static str> {
    Some(match sign {
        Sign::NotLooked => "see that this user may read it",
        Sign::StateNotThere | Sign::StateNotAFile | Sign::PublicNotAFile => {
            "put the file itself back in its place; coordctl follows no links there"
        }
        Sign::Unmade => "the next change makes it; files of an older tool that are there are taken over",
        Sign::FormatMissing | Sign::LockMissing => "the next change makes it anew",
        Sign::DirectoryForeign => "its owner can share it with a group: \"chmod g+ws\" on the directory",
        Sign::OwnerMixed => "who writes a board should be one user, or share it with a group: \"chmod g+ws\"",
        Sign::ModeOpen => "\"chmod o-w\" takes the right from everybody else",
        Sign::NotWritable => "see who owns these files and whether the file system may be written",
        Sign::HardLinks => "find the other name by the inode: \"find / -samefile\"",
        Sign::Oversized => "see what wrote it",
        Sign::FileSystemNetwork | Sign::LocksNotKept => "keep the board on a local file system, see docs/state.md",
        Sign::FileSystemNoJournal => "keep a board that must survive power cuts elsewhere, see docs/state.md",
        Sign::SpaceLow => "free some space",
        Sign::SpaceNone => "free some space; completing and releasing work may still be possible",
        Sign::LockHeldLong => "see what that process does; its end frees the lock",
        Sign::SegmentMissing => RESTORE,
        Sign::SegmentMisplaced => "change nothing before each part has its own name again; the records tell which",
        Sign::JournalEmpty => RESTORE,
        Sign::JournalCut | Sign::ChainBroken => RESTORE,
        Sign::JournalDamaged => {
            "the records around it are used; the next change keeps what it was in .coordctl/quarantine"
        }
        Sign::ClockBehind => "set the clock; until then new work may stand before older work",
        Sign::PublicNotJson => "the next change keeps it in .coordctl/quarantine",
        Sign::PublicMissing | Sign::PublicDiffers | Sign::NotesDamaged | Sign::NotesMissing => {
            "\"coordctl sync\" makes the public files anew"
        }
        _ => return None,
    })
}

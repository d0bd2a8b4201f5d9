//! The names of backups in a directory, and removing the oldest.

use super::super::dir::Dir;
use super::super::error::StoreError;
use super::super::lock::whole;

/// What comes behind the stamp.
const END: &str = ".tar.gz";
/// What comes behind the name of a backup for the file with its checksum.
pub(super) const SUM: &str = ".sha256";
/// What comes behind it while it is being made.
pub(super) const UNFINISHED: &str = ".new";

/// The name of the `times`-th backup of a board within one second, from 1.
pub(super) fn name(board: &str, stamp: &str, times: u32) -> String {
    let digits: String = stamp.chars().filter(|c| !matches!(c, '-' | ':')).collect();
    match times {
        1 => format!("coordctl-{board}-{digits}{END}"),
        _ => format!("coordctl-{board}-{digits}-{times}{END}"),
    }
}

/// When a backup of this board was made, by its name: the stamp, and which it is within its second.
pub(super) fn made_at<'a>(board: &str, name: &'a str) -> Option<(&'a str, u32)> {
    let rest = name.strip_prefix("coordctl-")?.strip_prefix(board)?.strip_prefix('-')?.strip_suffix(END)?;
    let (stamp, times) = rest.split_once('-').map_or((rest, Some(1)), |(stamp, times)| (stamp, times.parse().ok()));
    let digits = stamp.strip_suffix('Z')?;
    let is_stamp = digits.len() == 15
        && digits.bytes().enumerate().all(|(at, byte)| match at {
            8 => byte == b'T',
            _ => byte.is_ascii_digit(),
        });
    is_stamp.then_some((stamp, times?))
}

/// Removes all backups of a board but the one just made and the newest others, `most` together; the names of those that went.
pub(super) fn keep(dir: &Dir, board: &str, made: &str, most: usize) -> Result<Vec<String>, StoreError> {
    let mut others = dir.names()?;
    others.retain(|name| name != made && made_at(board, name).is_some());
    others.sort_by(|one, other| made_at(board, other).cmp(&made_at(board, one)));
    let old = others.split_off(others.len().min(most.saturating_sub(1)));
    for name in &old {
        dir.remove(&format!("{name}{SUM}"))?;
        dir.remove(&format!("{name}{SUM}{UNFINISHED}"))?;
        dir.remove(name)?;
    }
    if !old.is_empty() {
        dir.sync()?;
    }
    Ok(old)
}

/// Removes what backups of this board left that died: nobody has it locked any more.
pub(super) fn clean(dir: &Dir, board: &str) -> Result<(), StoreError> {
    for name in dir.names()? {
        if name.strip_suffix(UNFINISHED).is_none_or(|backup| made_at(board, backup).is_none()) {
            continue;
        }
        if let Some(Ok(_alone)) = dir.write(&name)?.map(whole) {
            dir.remove(&name)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_names_of_this_board_are_known() {
        let first = name("ab12", "2026-11-22T03:07:12Z", 1);
        assert_eq!(first, "coordctl-ab12-20261122T030712Z.tar.gz");
        assert_eq!(made_at("ab12", &first), Some(("20261122T030712Z", 1)));
        assert_eq!(made_at("ab12", &name("ab12", "2026-11-22T03:07:12Z", 12)), Some(("20261122T030712Z", 12)));
        for other in [
            "coordctl-ab13-20261122T030712Z.tar.gz",
            "coordctl-ab12-20261122T030712Z.tar.gz.sha256",
            "coordctl-ab12-20261122T030712Z.tar.gz.new",
            "coordctl-ab12-20261122T030712Z-x.tar.gz",
            "coordctl-ab12-2026112T030712Z.tar.gz",
            "coordctl-ab12-mine.tar.gz",
            "coordctl-ab12-20261122T030712Z.tar",
        ] {
            assert_eq!(made_at("ab12", other), None, "{other}");
        }
    }

    #[test]
    fn the_tenth_within_a_second_is_newer_than_the_second() {
        let at = |times| name("a", "2026-11-22T03:07:12Z", times);
        let (second, tenth) = (at(2), at(10));
        assert!(made_at("a", &tenth) > made_at("a", &second));
    }
}

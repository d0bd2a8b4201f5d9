//! A port that nobody else has.

use crate::repository::{Failed, Kind};
use crate::settings::BadInput;
use crate::text::quote;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, Ipv6Addr, TcpListener};
use std::ops::RangeInclusive;

/// Reads a range of ports, such as `4000-4999`.
pub(super) fn range(text: &str) -> Result<RangeInclusive<u16>, BadInput> {
    let ends = text.split_once('-').and_then(|(first, last)| Some((first.parse().ok()?, last.parse().ok()?)));
    match ends {
        Some((first, last)) if first > 0 && first <= last => Ok(first..=last),
        _ => Err(BadInput::new(
            format!("{} is no range of ports", quote(text)),
            "write the first and the last port, such as 4000-4999",
        )),
    }
}

/// The lowest port that is neither taken by another worktree nor listened on now.
pub(super) fn lowest(range: &RangeInclusive<u16>, taken: &[u16]) -> Result<u16, Failed> {
    range.clone().find(|port| !taken.contains(port) && is_free(*port)).ok_or_else(|| {
        let message = format!("no port from {} to {} is free", range.start(), range.end());
        Failed::new(Kind::NoResource, message, "name other ports with --port-range, or see \"coordctl worktree list\"")
    })
}

/// Whether a program could listen on it: for IPv4 on every address, for IPv6 where the machine has it.
fn is_free(port: u16) -> bool {
    let six = TcpListener::bind((Ipv6Addr::LOCALHOST, port)).map(drop);
    let is_free_on_six = !six.is_err_and(|e| matches!(e.kind(), ErrorKind::AddrInUse | ErrorKind::PermissionDenied));
    is_free_on_six && TcpListener::bind((Ipv4Addr::UNSPECIFIED, port)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_that_is_listened_on_or_taken_is_left_out() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("some port is free");
        let port = listener.local_addr().expect("it has one").port();
        assert!(lowest(&(port..=port), &[]).is_err());
        drop(listener);
        assert_eq!(lowest(&(port..=port), &[]).ok(), Some(port));
        assert!(lowest(&(port..=port), &[port]).is_err());
    }

    #[test]
    fn a_range_has_two_ends_in_their_order() {
        assert_eq!(range("4000-4001").ok(), Some(4000..=4001));
        for bad in ["", "4000", "5-4", "0-9", "1-70000", "a-b"] {
            assert!(range(bad).is_err_and(|e| e.message.contains(&quote(bad))), "{bad}");
        }
    }
}

//! Asking whether a receiver is there at all, without sending it anything.

use super::super::http::causes;
use super::Receiver;
use super::post::client;
use std::time::Duration;

/// Asks for the head of the receiver's address, without the headers that it is to get with spans, and returns the status.
/// Whatever that is, somebody answered.
///
/// # Errors
/// Why nobody did, within `limit`.
pub fn reach(receiver: &Receiver, limit: Duration) -> Result<u16, String> {
    let plain = Receiver { headers: Vec::new(), timeout: limit, ..receiver.clone() };
    let answer = client(&plain).and_then(|client| client.head(plain.url.clone()).send());
    answer.map(|answer| answer.status().as_u16()).map_err(|e| causes(&e.without_url()))
}

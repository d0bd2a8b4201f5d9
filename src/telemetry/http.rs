//! What every HTTP client here has in common: how it is made, and what its errors and its waits mean.

use chrono::DateTime;
use reqwest::blocking::{Client, ClientBuilder};
use reqwest::{Url, redirect};
use std::error::Error;
use std::time::Duration;

/// A client that is to ask `url`, as `agent`: TLS by rustls with the certificates of the system, and no redirects.
pub fn client(url: &Url, agent: &'static str) -> ClientBuilder {
    // Only a second call could fail, and then there is a provider.
    let _ = rustls::crypto::ring::default_provider().install_default();
    // A redirect would take our headers to an address that nobody named.
    let builder = Client::builder().user_agent(agent).redirect(redirect::Policy::none());
    match url.scheme() {
        // The certificates of the system are read only where they are needed: they may not be there.
        "http" => builder.tls_certs_only([]),
        _ => builder,
    }
}

/// What one side has against the other's certificate, if that is what an error comes from.
#[must_use]
pub fn distrust(e: &(dyn Error + 'static)) -> Option<String> {
    let mut next = Some(e);
    while let Some(error) = next {
        if let Some(tls @ (rustls::Error::InvalidCertificate(_) | rustls::Error::AlertReceived(_))) =
            error.downcast_ref()
        {
            return Some(tls.to_string());
        }
        // An error of the system passes over what it holds.
        let held = error.downcast_ref::<std::io::Error>().and_then(|e| e.get_ref());
        next = held.map(|held| held as &(dyn Error + 'static)).or_else(|| error.source());
    }
    None
}

/// An error with what it comes from, each told once.
#[must_use]
pub fn causes(e: &dyn Error) -> String {
    let mut text = e.to_string();
    let mut next = e.source();
    while let Some(cause) = next {
        let told = cause.to_string();
        if !text.contains(&told) {
            text = format!("{text}: {told}");
        }
        next = cause.source();
    }
    text
}

/// The pause after the first failure.
const FIRST: Duration = Duration::from_millis(500);
/// A shorter pause is not taken at a server's word: one that asks for none would be asked without end.
pub const SHORTEST: Duration = Duration::from_millis(100);

/// The pause after so many failures in a row: it doubles with each, up to `longest`.
#[must_use]
pub fn doubling(failures: u32, longest: Duration) -> Duration {
    FIRST.saturating_mul(1 << failures.saturating_sub(1).min(16)).min(longest)
}

/// `Retry-After`: seconds, or a date of HTTP; `None` for anything else. `now` is in seconds since 1970.
#[must_use]
pub fn retry_after(text: &str, now: i64) -> Option<Duration> {
    let at = || DateTime::parse_from_rfc2822(text.trim()).ok().map(|at| at.timestamp().saturating_sub(now).max(0));
    let seconds = text.trim().parse().ok().or_else(|| at().and_then(|wait| u64::try_from(wait).ok()))?;
    Some(Duration::from_secs(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_to_wait_is_read_in_both_forms() {
        let now = 1_445_412_000;
        let cases = [
            ("7", Some(7)),
            (" 0 ", Some(0)),
            ("Wed, 21 Oct 2015 07:20:30 GMT", Some(30)),
            ("Wed, 21 Oct 2015 07:00:00 GMT", Some(0)),
            ("soon", None),
            ("-1", None),
        ];
        for (text, seconds) in cases {
            assert_eq!(retry_after(text, now), seconds.map(Duration::from_secs), "{text}");
        }
    }
}

//! Where the API is, who we are to it, and how patient we are.

use crate::telemetry::export::header;
use reqwest::Url;
use reqwest::header::{AUTHORIZATION, HeaderName, HeaderValue};
use std::time::Duration;

/// How the API is to be asked. No part of it shows a secret in its `Debug` form.
#[derive(Debug, Clone)]
pub struct ApiSettings {
    /// Where it is; `v1/messages` is appended to its path.
    pub base_url: Url,
    /// Who we are.
    pub credential: Credential,
    /// What else is sent with each request.
    pub headers: Vec<(HeaderName, HeaderValue)>,
    /// How long a connection may take.
    pub connect_timeout: Duration,
    /// How long nothing at all may come while an answer is waited for.
    pub silence_timeout: Duration,
    /// How often a request is sent again.
    pub retries: u32,
}

/// Who we are to the API.
#[derive(Debug, Clone)]
pub struct Credential {
    /// The header, its value marked as secret.
    pub(super) header: (HeaderName, HeaderValue),
    /// The variable that it came from, for messages.
    pub(super) variable: &'static str,
}

impl Credential {
    /// An API key, as `ANTHROPIC_API_KEY` holds it.
    ///
    /// # Errors
    /// Why it cannot be sent, without the key.
    pub fn key(key: &str) -> Result<Self, String> {
        Ok(Credential { header: header("x-api-key", key.trim())?, variable: "ANTHROPIC_API_KEY" })
    }

    /// A token, as `ANTHROPIC_AUTH_TOKEN` holds it.
    ///
    /// # Errors
    /// Why it cannot be sent, without the token.
    pub fn token(token: &str) -> Result<Self, String> {
        let header = header(AUTHORIZATION.as_str(), &format!("Bearer {}", token.trim()))?;
        Ok(Credential { header, variable: "ANTHROPIC_AUTH_TOKEN" })
    }
}

/// Reads headers in the form of `ANTHROPIC_CUSTOM_HEADERS`: `Name: value`, one a line.
///
/// # Errors
/// What is wrong, without any value.
pub fn custom_headers(text: &str) -> Result<Vec<(HeaderName, HeaderValue)>, String> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let read = |(at, line): (usize, &str)| {
        let (name, value) = line.split_once(':').ok_or_else(|| format!("line {} of it has no colon", at + 1))?;
        header(name.trim(), value.trim())
    };
    lines.map(read).collect()
}

impl ApiSettings {
    /// The address of a path below the base.
    pub(super) fn address(&self, path: &str) -> Url {
        let mut url = self.base_url.clone();
        url.set_path(&format!("{}/{path}", self.base_url.path().trim_end_matches('/')));
        url
    }

    /// Every secret that is sent, to be masked wherever it comes back: the longest first.
    pub(super) fn secrets(&self) -> Vec<String> {
        let values = std::iter::once(&self.credential.header).chain(&self.headers).map(|(_, value)| value);
        let texts = values.filter_map(|value| value.to_str().ok());
        let words = texts.flat_map(|text| text.split_whitespace().map(str::to_owned).chain([text.to_owned()]));
        let mut words: Vec<String> = words.filter(|word| word.len() >= LEAST_SECRET && word != "Bearer").collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words
    }
}

/// A shorter value is no secret worth the name, and stands in too many words.
const LEAST_SECRET: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(base: &str) -> ApiSettings {
        ApiSettings {
            base_url: Url::parse(base).expect("an address"),
            credential: Credential::token(" geheim-1 \n").expect("it can be sent"),
            headers: custom_headers("X-Team: a\n\nX-Other: b: geheim-2 ").expect("they can be sent"),
            connect_timeout: Duration::ZERO,
            silence_timeout: Duration::ZERO,
            retries: 0,
        }
    }

    #[test]
    fn a_base_keeps_its_path() {
        for (base, whole) in [
            ("http://h:1", "http://h:1/v1/messages"),
            ("https://h/", "https://h/v1/messages"),
            ("https://h/proxy/", "https://h/proxy/v1/messages"),
        ] {
            assert_eq!(settings(base).address("v1/messages").as_str(), whole);
        }
    }

    #[test]
    fn nothing_shows_a_secret() {
        let settings = settings("http://h");
        assert!(!format!("{settings:?}").contains("geheim"), "{settings:?}");
        for bad in ["geheim\u{7f}x", "ge\nheim"] {
            for error in [Credential::key(bad).expect_err(bad), Credential::token(bad).expect_err(bad)] {
                assert!(!error.contains("geheim") && !error.contains("heim"), "{error}");
            }
        }
        for bad in ["geheim", "a b: geheim", "X-A: 1\ngeheim"] {
            let error = custom_headers(bad).expect_err(bad);
            assert!(!error.contains("geheim"), "{error}");
        }
    }

    #[test]
    fn all_that_is_secret_is_known_for_masking() {
        assert_eq!(settings("http://h").secrets(), ["Bearer geheim-1", "b: geheim-2", "geheim-1", "geheim-2"]);
    }
}

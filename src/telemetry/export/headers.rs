//! Headers that a receiver wants, such as a key. Their values are secret: no message shows one.

use percent_encoding::percent_decode_str;
use reqwest::header::{HeaderName, HeaderValue};

/// Reads `name=value,name=value`, the values percent-encoded (W3C Baggage, as OpenTelemetry has it).
///
/// # Errors
/// What is wrong, without any value.
pub fn headers(text: &str) -> Result<Vec<(HeaderName, HeaderValue)>, String> {
    let entries = text.split(',').enumerate().filter(|(_, entry)| !entry.trim().is_empty());
    let read = |(at, entry): (usize, &str)| {
        let (name, value) = entry.split_once('=').ok_or_else(|| format!("entry {} of it has no =", at + 1))?;
        let value = percent_decode_str(value.trim()).decode_utf8();
        header(name.trim(), &value.map_err(|e| format!("the value of entry {} is no UTF-8 text: {e}", at + 1))?)
    };
    entries.map(read).collect()
}

/// A header with a value that nobody shows.
///
/// # Errors
/// What is wrong, without the value.
pub fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    let quoted = crate::text::quote(name);
    let named = HeaderName::from_bytes(name.as_bytes()).map_err(|e| format!("{quoted} is no name of a header: {e}"))?;
    let mut value =
        HeaderValue::from_str(value).map_err(|e| format!("the value of the header {quoted} cannot be sent: {e}"))?;
    value.set_sensitive(true);
    Ok((named, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_decoded_and_may_hold_the_sign_between() {
        let read = headers("a=1, X-Key = s%20%3D%2C=t ,,").expect("all is well");
        let told: Vec<_> = read.iter().map(|(name, value)| (name.as_str(), value.to_str().expect("text"))).collect();
        assert_eq!(told, [("a", "1"), ("x-key", "s =,=t")]);
    }

    #[test]
    fn no_error_shows_a_value() {
        for bad in ["geheim", "a=1,geheim", "a b=geheim", "a=geheim%0a", "a=geheim%ff"] {
            let error = headers(bad).expect_err(bad);
            assert!(!error.contains("geheim"), "{error}");
        }
        let (_, value) = header("a", "geheim").expect("all is well");
        assert!(!format!("{value:?}").contains("geheim"));
    }
}

//! Whole JSON objects out of text that is not whole.
//!
//! Tools that wrote without a lock, or by pasting text together, left objects cut off, run into one another or with values
//! missing. What is certain is read; of everything else it is said why not. Pure: bytes in, objects out.

mod extent;
mod json;
mod repair;

pub use extent::{DEEPEST, Extent, extent};

use serde_json::{Map, Value};

/// Reads an object, repaired where there is no doubt what was meant; with it which repairs were made.
///
/// # Errors
/// Why it is no object; what a repair does not help is told as it was found.
pub fn object(text: &str) -> Result<(Map<String, Value>, Vec<&'static str>), String> {
    json::object(text).map(|object| (object, Vec::new())).or_else(|why| {
        let (text, repairs) = repair::repaired(text);
        json::object(&text).map(|object| (object, repairs)).map_err(|again| match again.starts_with("no JSON") {
            true => why,
            false => again,
        })
    })
}

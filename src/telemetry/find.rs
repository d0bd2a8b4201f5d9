//! Finding the few lines of a file that tell of something, without reading the others as JSON.

use super::read::{Line, Lines};
use memchr::memmem::Finder;
use std::io::Read;

/// Hands over every whole line in which one of some words occurs.
///
/// # Errors
/// Those of the source.
pub fn lines_with(source: impl Read, words: &[String], mut found: impl FnMut(&[u8])) -> std::io::Result<()> {
    let finders: Vec<Finder<'_>> = words.iter().map(|word| Finder::new(word.as_bytes())).collect();
    let mut lines = Lines::new(source, 0, false);
    // A line without its end is being written right now, or was torn.
    while let Some(line) = lines.next_line()? {
        if let Line::Whole(line) = line
            && finders.iter().any(|finder| finder.find(line).is_some())
        {
            found(line);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_lines_with_a_word_are_found() {
        let text = "one two\ntwo three\nthree\n\ntwo without an end";
        let mut lines = Vec::new();
        let found = |line: &[u8]| lines.push(String::from_utf8_lossy(line).into_owned());
        lines_with(text.as_bytes(), &["two".into(), "four".into()], found).expect("it can be read");
        assert_eq!(lines, ["one two", "two three"]);
    }
}

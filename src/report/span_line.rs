//! One span as a line of a stream.

use super::age::stamp;
use super::latency::latency;
use crate::text::escape;

/// What a line shows of a span.
#[derive(Debug, Default)]
pub struct SpanLine<'a> {
    /// When it ended, in nanoseconds since 1970.
    pub ended_ns: u64,
    /// How long it took in nanoseconds.
    pub duration_ns: u64,
    /// Its name.
    pub name: &'a str,
    /// The work item it is about.
    pub work_id: Option<&'a str>,
    /// Who did it.
    pub agent: Option<&'a str>,
    /// How it ended: a word.
    pub outcome: Option<&'a str>,
    /// Why it failed, where it did.
    pub error: Option<&'a str>,
}

impl SpanLine<'_> {
    /// The line with its newline.
    #[must_use]
    pub fn text(&self) -> String {
        let shown = |text: Option<&str>| text.map_or("–".into(), |text| escape(text).into_owned());
        let [work, agent] = [self.work_id, self.agent].map(shown);
        let end = match (self.error, self.outcome) {
            (Some(error), _) => format!("error: {}", escape(error)),
            (None, outcome) => shown(outcome),
        };
        let at = stamp(i64::try_from(self.ended_ns / 1_000_000_000).unwrap_or(i64::MAX));
        let (took, name) = (latency(self.duration_ns), escape(self.name));
        format!("{at}  {took:>6}  {name:<14}  {work:<24}  {agent}  {end}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_one_line_whatever_is_in_the_span() {
        let line = SpanLine {
            ended_ns: 1_750_055_888_999_999_999,
            duration_ns: 1_240_000,
            name: "work.claim",
            work_id: Some("work_1750055888000000000"),
            agent: Some("a\n\u{1b}[2J"),
            outcome: Some("failed"),
            error: Some("he\tld"),
        };
        let shown =
            "2025-06-16 06:38:08Z  1.24ms  work.claim      work_1750055888000000000  a\\n\\u{1b}[2J  error: he\\tld\n";
        assert_eq!(line.text(), shown);
        let bare = SpanLine { name: "store.lock", ..SpanLine::default() }.text();
        assert_eq!(bare, "1970-01-01 00:00:00Z      0s  store.lock      –                         –  –\n");
    }
}

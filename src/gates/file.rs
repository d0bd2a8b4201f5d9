//! From the text of `gates.toml` to conditions.

use super::{Condition, KEYS, Unfit};
use crate::text::{nearest, quote};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The key of the window.
const WINDOW: &str = "window";

/// What a file of conditions says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct GateFile {
    /// How far back it wants to look, as it is written.
    pub window: Option<String>,
    /// Its conditions.
    pub conditions: Vec<Condition>,
}

/// Something that is wrong in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, with the value quoted.
    pub message: String,
}

/// Reads what can be read, and everything that cannot, by its lines.
#[must_use]
pub fn read(text: &str) -> (GateFile, Vec<Fault>) {
    let (root, errors) = DeTable::parse_recoverable(text);
    let line = |at: usize| 1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count();
    let (mut file, mut faults) = (GateFile::default(), Vec::new());
    for (key, value) in root.get_ref() {
        let mut fault = |at: usize, message| faults.push(Fault { line: line(at), message });
        match (key.get_ref().as_ref(), scalar(value)) {
            (WINDOW, Some(window)) => file.window = Some(window),
            (word, _) if word == WINDOW || !KEYS.contains(&word) => fault(key.span().start, unknown(word)),
            (word, Some(text)) => match read_one(word, &text) {
                Ok(condition) => condition.add_to(&mut file.conditions),
                Err(message) => fault(value.span().start, message),
            },
            (word, None) => {
                for (at, text) in entries(value) {
                    match text.map_or_else(|| Err(no_value(word)), |text| read_one(word, &text)) {
                        Ok(condition) => condition.add_to(&mut file.conditions),
                        Err(message) => fault(at, message),
                    }
                }
            }
        }
    }
    if !errors.is_empty() {
        // What stands in such a line is taken for something else, or for nothing.
        faults.clear();
        faults.extend(errors.iter().map(|error| {
            let line = line(error.span().map_or(0, |span| span.start));
            let shown = quote(text.lines().nth(line - 1).unwrap_or_default().trim());
            Fault { line, message: format!("{shown} is no TOML: {}", error.message().replace('\n', "; ")) }
        }));
    }
    faults.sort_by_key(|fault| fault.line);
    (file, faults)
}

fn read_one(key: &str, text: &str) -> Result<Condition, String> {
    Condition::read(key, text).map_err(|unfit| match unfit {
        Some(Unfit { what, hint }) => format!("{key} is {}, which is {what}; {hint}", quote(text)),
        None => unknown(key),
    })
}

/// A value of one piece, as it would stand behind a flag.
fn scalar(value: &Spanned<DeValue<'_>>) -> Option<String> {
    match value.get_ref() {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(digits) => Some(digits.as_str().to_owned()),
        DeValue::Float(digits) => Some(digits.as_str().to_owned()),
        _ => None,
    }
}

/// The entries of a table, each as it would stand behind a flag, with its place; one that cannot without.
fn entries(value: &Spanned<DeValue<'_>>) -> Vec<(usize, Option<String>)> {
    let Some(table) = value.get_ref().as_table().filter(|table| !table.is_empty()) else {
        return vec![(value.span().start, None)];
    };
    let entry = |subject: &str, value: &Spanned<DeValue<'_>>| scalar(value).map(|text| format!("{subject}={text}"));
    table.iter().map(|(key, value)| (key.span().start, entry(key.get_ref(), value))).collect()
}

fn no_value(key: &str) -> String {
    format!("{key} has neither a value nor a table of values")
}

fn unknown(word: &str) -> String {
    let known = KEYS.into_iter().chain([WINDOW]);
    match nearest(word, known.clone(), 1).first() {
        Some(meant) if *meant != word => format!("unknown key {}; did you mean \"{meant}\"?", quote(word)),
        Some(_) => format!("{word} has no value of one piece"),
        None => format!("unknown key {}; known are: {}", quote(word), known.collect::<Vec<_>>().join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Measure, Quantity, Rank};
    use super::*;

    #[test]
    fn keys_and_tables_say_what_flags_say() {
        let text = "window = \"6h\"\nmax_pending = 3\nerror_rate = 0.5\nmin_health = \"80\"\n[p95]\nclaim = \"1s\"\n\"agent register\" = \"2s\"\n";
        let (file, faults) = read(text);
        let flags = [
            ("p95", "agent register=2s"),
            ("p95", "claim=1s"),
            ("max_pending", "3"),
            ("error_rate", "0.5%"),
            ("min_health", "80"),
        ];
        assert_eq!(faults, []);
        assert_eq!((file.window.as_deref(), file.conditions.len()), (Some("6h"), flags.len()));
        for (key, text) in flags {
            let condition = Condition::read(key, text).expect("a condition");
            assert!(file.conditions.contains(&condition), "{key} {text}: {file:?}");
        }
        assert_eq!(
            file.conditions.iter().filter(|one| matches!(one.measure, Measure::Latency(Rank::P95, _))).count(),
            2
        );
        assert!(file.conditions.iter().any(|one| one.limit == Quantity::Points(80.0)));
    }

    #[test]
    fn every_fault_is_told_with_its_line_and_value() {
        let text = "max_pendin = 3\nmax_late = -1\n[max_age]\ncritical = \"4h\"\nurgent = \"1h\"\nhigh = [1]\n[window]\nx = 1\n[error_rate]\n";
        let (file, faults) = read(text);
        let told: Vec<(usize, &str)> = faults.iter().map(|fault| (fault.line, fault.message.as_str())).collect();
        let expected = [
            (1, "unknown key \"max_pendin\"; did you mean \"max_pending\"?"),
            (2, "max_late is \"-1\", which is no whole number; write a whole number, such as 0"),
            (
                5,
                "max_age is \"urgent=1h\", which is no priority with a length of time; write PRIORITY=DURATION, such as critical=4h; any=7d stands for all priorities",
            ),
            (6, "max_age has neither a value nor a table of values"),
            (7, "window has no value of one piece"),
            (9, "error_rate has neither a value nor a table of values"),
        ];
        assert_eq!(told, expected);
        assert_eq!(file.conditions.len(), 1);
    }

    #[test]
    fn what_is_no_toml_is_told_with_its_line() {
        let (_, faults) = read("max_late = 0\nmax_pending = \n");
        assert_eq!(faults.iter().map(|fault| fault.line).collect::<Vec<_>>(), [2], "{faults:?}");
        assert!(faults[0].message.starts_with("\"max_pending =\" is no TOML: "), "{faults:?}");
    }
}

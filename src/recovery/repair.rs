//! Repairs of which there is no doubt what was meant.
//!
//! A shell that put an empty variable into its text wrote `"count": ,`; one that counted wrote `00`; one that caught a
//! command's whole output wrote a newline into a string. Nothing else is touched.

use super::extent::string_end;

const ABSENT: &str = "absent value";
const ZEROS: &str = "leading zeros";
const CONTROL: &str = "raw control character";

/// The text with these repairs made, and which they were.
pub(super) fn repaired(text: &str) -> (String, Vec<&'static str>) {
    let (mut whole, mut made) = (String::with_capacity(text.len() + 16), Vec::new());
    let mut rest = text;
    // Whether a value must come next.
    let mut owed = false;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => string_end(rest.as_bytes(), 1).map_or(rest.len(), |end| end + 1),
            '0'..='9' | '-' | '.' => rest.find(|c: char| !is_part_of_number(c)).unwrap_or(rest.len()),
            first => first.len_utf8(),
        };
        let Some((token, behind)) = rest.split_at_checked(length) else { break };
        let repair = match first {
            '"' => string(token).map(|text| (text, CONTROL)),
            '0'..='9' | '-' => without_zeros(token).map(|text| (text, ZEROS)),
            ',' | '}' | ']' if owed => Some((format!("null{token}"), ABSENT)),
            _ => None,
        };
        owed = first == ':' || owed && first.is_ascii_whitespace();
        match repair {
            Some((text, what)) => {
                whole.push_str(&text);
                if !made.contains(&what) {
                    made.push(what);
                }
            }
            None => whole.push_str(token),
        }
        rest = behind;
    }
    (whole, made)
}

fn is_part_of_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | 'e' | 'E')
}

/// A string with its control characters escaped; `None` where it has none.
fn string(token: &str) -> Option<String> {
    let is_raw = |c: char| c < ' ';
    token.contains(is_raw).then(|| {
        token.chars().fold(String::with_capacity(token.len() + 8), |mut text, c| {
            match c {
                '\n' => text.push_str("\\n"),
                c if is_raw(c) => text.push_str(&format!("\\u{:04x}", c as u32)),
                c => text.push(c),
            }
            text
        })
    })
}

/// A number without the zeros in front of it; `None` where it has none.
fn without_zeros(token: &str) -> Option<String> {
    let (sign, digits) = token.strip_prefix('-').map_or(("", token), |digits| ("-", digits));
    let kept = digits.trim_start_matches('0');
    let kept = if kept.starts_with(|c: char| c.is_ascii_digit()) {
        kept
    } else {
        // Its only digits are zeros, of which the last stays; a sign alone has none.
        digits.get((digits.len() - kept.len()).checked_sub(1)?..)?
    };
    (kept.len() < digits.len()).then(|| format!("{sign}{kept}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_certain_is_repaired_and_nothing_else_is_touched() {
        let cases = [
            (r#"{"a": ,"b":1}"#, r#"{"a": null,"b":1}"#, vec![ABSENT]),
            ("{\"a\": \n}", "{\"a\": \nnull}", vec![ABSENT]),
            (r#"{"a":00,"b":-007,"c":0,"d":0.50,"e":100}"#, r#"{"a":0,"b":-7,"c":0,"d":0.50,"e":100}"#, vec![ZEROS]),
            (r#"{"a":000.5}"#, r#"{"a":0.5}"#, vec![ZEROS]),
            ("{\"a\":\"x\ny\tz\"}", "{\"a\":\"x\\ny\\u0009z\"}", vec![CONTROL]),
            ("{\"a\":00,\"b\":,\"c\":\"\n\"}", "{\"a\":0,\"b\":null,\"c\":\"\\n\"}", vec![ZEROS, ABSENT, CONTROL]),
            (r#"{"a":"00, \": ,","b":[1,2]}"#, r#"{"a":"00, \": ,","b":[1,2]}"#, vec![]),
            (r#"{"a":-,"b":-x}"#, r#"{"a":-,"b":-x}"#, vec![]),
            (r#"{"a":free text, é}"#, r#"{"a":free text, é}"#, vec![]),
            (r#"{"a":"unfinished"#, r#"{"a":"unfinished"#, vec![]),
        ];
        for (text, whole, made) in cases {
            assert_eq!(repaired(text), (whole.to_owned(), made), "{text}");
        }
    }
}

//! What a record says, whatever it looks like: the hash of its content, and that of many in any order.

use serde_json::{Map, Value};
use std::fmt;
use xxhash_rust::xxh3::xxh3_128;

/// The hash of an object (XXH3, 128 bits): the same for the same fields and values, in any order and any white space.
#[must_use]
pub fn hash(content: &Map<String, Value>) -> u128 {
    let mut bytes = Vec::with_capacity(512);
    object(content, &mut bytes);
    xxh3_128(&bytes)
}

/// The hash of one value.
#[must_use]
pub(super) fn hash_value(content: &Value) -> u128 {
    let mut bytes = Vec::with_capacity(64);
    value(content, &mut bytes);
    xxh3_128(&bytes)
}

/// The hash of a multiset: the sum of its members' hashes modulo 2^128. Order does not matter, repetition does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sum {
    /// How many members there are.
    pub count: u64,
    sum: u128,
}

impl Sum {
    /// Adds a member by its hash.
    pub fn add(&mut self, hash: u128) {
        self.count += 1;
        self.sum = self.sum.wrapping_add(hash);
    }
}

impl fmt::Display for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.sum)
    }
}

/// Each value as a letter for its sort, and what it is with its length in front: no two values look alike.
fn value(content: &Value, bytes: &mut Vec<u8>) {
    match content {
        Value::Null => bytes.push(b'n'),
        Value::Bool(yes) => bytes.push(if *yes { b'y' } else { b'f' }),
        Value::Number(number) => text(b'd', &plain(&number.to_string()), bytes),
        Value::String(string) => text(b's', string, bytes),
        Value::Array(list) => {
            bytes.extend_from_slice(format!("l{}:", list.len()).as_bytes());
            list.iter().for_each(|one| value(one, bytes));
        }
        Value::Object(fields) => object(fields, bytes),
    }
}

fn object(fields: &Map<String, Value>, bytes: &mut Vec<u8>) {
    let mut names: Vec<(&String, &Value)> = fields.iter().collect();
    names.sort_unstable_by_key(|(name, _)| *name);
    bytes.extend_from_slice(format!("o{}:", names.len()).as_bytes());
    for (name, one) in names {
        text(b's', name, bytes);
        value(one, bytes);
    }
}

fn text(sort: u8, string: &str, bytes: &mut Vec<u8>) {
    bytes.push(sort);
    bytes.extend_from_slice(format!("{}:{string}", string.len()).as_bytes());
}

/// A number by its value, not its digits: `1.50`, `15e-1` and `1.5` are one. What cannot be counted stays as it is.
fn plain(number: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
    let (digits, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all = format!("{whole}{fraction}");
    let kept = all.trim_start_matches('0').trim_end_matches('0');
    let zeros = all.len() - all.trim_end_matches('0').len();
    let exponent =
        exponent.parse::<i64>().ok().and_then(|e| e.checked_sub(fraction.len() as i64)?.checked_add(zeros as i64));
    match exponent {
        _ if kept.is_empty() => "0".to_owned(),
        Some(exponent) => format!("{sign}{kept}e{exponent}"),
        None => number.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::from_str;

    fn of(text: &str) -> u128 {
        hash(&from_str(text).expect("JSON"))
    }

    #[test]
    fn what_says_the_same_is_the_same_and_nothing_else() {
        let one = of(r#"{"a":1.50,"b":[1,{"c":null}],"d":"x"}"#);
        for same in
            [r#"{"d":"x","b":[1,{"c":null}],"a":1.5}"#, "{ \"d\" :\"x\", \"b\":[1e0,{\"c\":null}], \"a\":15E-1 }"]
        {
            assert_eq!(of(same), one, "{same}");
        }
        for other in [
            r#"{"a":1.51,"b":[1,{"c":null}],"d":"x"}"#,
            r#"{"a":1.50,"b":[{"c":null},1],"d":"x"}"#,
            r#"{"a":1.50,"b":[1,{}],"d":"x"}"#,
            r#"{"a":"1.5","b":[1,{"c":null}],"d":"x"}"#,
            r#"{"a":-1.5,"b":[1,{"c":null}],"d":"x"}"#,
            r#"{"a":15,"b":[1,{"c":null}],"d":"x"}"#,
        ] {
            assert_ne!(of(other), one, "{other}");
        }
        for zero in ["0", "-0", "0.0", "0e9"] {
            assert_eq!(plain(zero), "0");
        }
        assert_eq!(
            (plain("100").as_str(), plain("1e2").as_str(), plain("123456789012345678901").as_str()),
            ("1e2", "1e2", "123456789012345678901e0")
        );
    }

    #[test]
    fn the_sum_of_many_knows_no_order_but_each_of_them() {
        let sum = |hashes: &[u128]| {
            hashes.iter().fold(Sum::default(), |mut sum, hash| {
                sum.add(*hash);
                sum
            })
        };
        let (a, b) = (of(r#"{"a":1}"#), of(r#"{"a":2}"#));
        assert_eq!(sum(&[a, b, b]), sum(&[b, a, b]));
        assert!(sum(&[a, b]) != sum(&[a, b, b]) && sum(&[a, a, b]) != sum(&[a, b, b]) && sum(&[a, a]) != sum(&[b, b]));
    }
}

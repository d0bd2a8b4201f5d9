//! Files of spans with known figures.

use serde_json::{Value, json};

/// A moment that all spans of a fixture end after, in nanoseconds since 1970.
pub(crate) const START: u64 = 1_750_055_888_000_000_000;

/// A millisecond in nanoseconds.
pub(crate) const MS: u64 = 1_000_000;

/// A span of one of the sorts that coordctl writes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fixed<'a> {
    pub(crate) name: &'a str,
    /// Its number, which makes its ids.
    pub(crate) number: u64,
    /// The number of its parent; 0 for none.
    pub(crate) parent: u64,
    /// The number of its trace.
    pub(crate) trace: u64,
    pub(crate) took_ns: u64,
    /// Its code word if it failed.
    pub(crate) error: &'a str,
    pub(crate) attributes: &'a [(&'a str, &'a str)],
}

/// An operation by ada that went well, alone in its trace.
pub(crate) fn operation(name: &str, number: u64, took_ns: u64) -> Fixed<'_> {
    const ADA: &[(&str, &str)] = &[("coordctl.agent.id", "ada"), ("coordctl.team", "core")];
    Fixed { name, number, parent: 0, trace: number, took_ns, error: "", attributes: ADA }
}

impl Fixed<'_> {
    fn json(&self) -> Value {
        let attribute = |(key, value): &(&str, &str)| json!({ "key": key, "value": { "stringValue": value } });
        let mut attributes: Vec<Value> = self.attributes.iter().map(attribute).collect();
        let mut span = json!({
            "traceId": format!("{:032x}", self.trace),
            "spanId": format!("{:016x}", self.number),
            "name": self.name,
            "kind": 1,
            "startTimeUnixNano": (START + self.number * MS).to_string(),
            "endTimeUnixNano": (START + self.number * MS + self.took_ns).to_string(),
            "flags": 257,
        });
        if self.parent > 0 {
            span["parentSpanId"] = format!("{:016x}", self.parent).into();
        }
        if !self.error.is_empty() {
            span["status"] = json!({ "code": 2, "message": self.error });
            attributes.push(attribute(&("error.type", self.error)));
        }
        span["attributes"] = attributes.into();
        span
    }
}

/// A line of a file of spans.
pub(crate) fn line(spans: &[Fixed<'_>]) -> String {
    let spans: Vec<Value> = spans.iter().map(Fixed::json).collect();
    let resource = json!({ "attributes": [{ "key": "service.name", "value": { "stringValue": "coordctl" } }] });
    let scope = json!({ "name": "coordctl", "version": "0.1.0" });
    let request =
        json!({ "resourceSpans": [{ "resource": resource, "scopeSpans": [{ "scope": scope, "spans": spans }] }] });
    format!("{request}\n")
}

/// Claims that take 1 to 100 ms, those of 91 to 100 ms failed, each with a wait for the lock of a quarter of its time;
/// an attempt of an hour, and a run of two.
pub(crate) fn claims() -> String {
    let mut lines = String::new();
    for n in 1..=100 {
        let claim = Fixed { error: if n > 90 { "held" } else { "" }, ..operation("work.claim", n, n * MS) };
        let lock = Fixed {
            name: "store.lock",
            number: 1000 + n,
            parent: n,
            trace: n,
            took_ns: n * MS / 4,
            error: "",
            attributes: &[],
        };
        lines += &line(&[claim, lock]);
    }
    let hour = 3_600_000 * MS;
    let life = |name, number, took_ns| operation(name, number, took_ns);
    lines + &line(&[life("work.attempt", 2000, hour)]) + &line(&[life("work.run", 2001, 2 * hour)])
}

/// Compressed (gzip).
pub(crate) fn packed(text: &str) -> Vec<u8> {
    use std::io::Write;
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(text.as_bytes()).expect("memory can be written");
    packer.finish().expect("memory can be written")
}

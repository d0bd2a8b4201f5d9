//! Every form that old spans have, and what becomes of each field.

use super::*;
use crate::telemetry::otlp::{Span, Value};

/// What came of a stream.
#[derive(Default)]
pub(super) struct Kept {
    pub(super) lines: Vec<u8>,
    pub(super) rejects: Vec<Reject>,
}

impl Sink for Kept {
    fn line(&mut self, line: &[u8]) -> io::Result<()> {
        self.lines.extend_from_slice(line);
        Ok(())
    }

    fn reject(&mut self, reject: Reject) -> io::Result<()> {
        self.rejects.push(reject);
        Ok(())
    }
}

impl Kept {
    pub(super) fn spans(&self) -> Vec<Span> {
        let lines = self.lines.split(|&byte| byte == b'\n').filter(|line| !line.is_empty());
        lines
            .flat_map(|line| serde_json::from_slice::<Request>(line).unwrap().spans().cloned().collect::<Vec<_>>())
            .collect()
    }
}

pub(super) fn converted(stream: &[u8]) -> (Kept, Tally) {
    let (mut kept, mut converter) = (Kept::default(), Converter::default());
    converter.convert(stream, &mut kept, |_| ()).unwrap();
    (kept, converter.tally)
}

/// The one line that an object becomes.
fn line(object: &str) -> (Request, Span) {
    let (kept, tally) = converted(object.as_bytes());
    assert_eq!((tally.converted, tally.set_aside), (1, 0), "{object}: {:?}", kept.rejects);
    let request: Request = serde_json::from_slice(&kept.lines).unwrap();
    let span = request.spans().next().unwrap().clone();
    (request, span)
}

fn span(object: &str) -> Span {
    line(object).1
}

/// A value as short as a table wants it.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Int(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
        other => format!("{other:?}"),
    }
}

/// A schema: an object of it, and of its span the name, the kind, the milliseconds since 2025-06-16T06:38:08Z when it
/// began, how many it took, the status, the service, and attributes.
pub(super) type Case<'a> = (&'a str, &'a str, (&'a str, i32, i64, i64, i32, &'a str), &'a [(&'a str, &'a str)]);

pub(super) const IDS: &str = r#""trace_id":"0af7651916cd43dd8448eb211c80319c","span_id":"b7ad6b7169203331""#;

pub(super) const CASES: &[Case<'_>] = &[
    (
        "classic",
        r#"{IDS,"parent_span_id":"","operation_name":"s2s.work.claim","span_kind":"internal","status":"ok","start_time":"2025-06-16T06:38:08.3NZ","duration_ms":52,"service":{"name":"s2s","version":"1.0"},"resource_attributes":{"service.name":"s2s","deployment.environment":"dev"},"span_attributes":{"s2s.work_item_id":"work_1","s2s.agent_id":"agent_1","s2s.priority":"low"}}"#,
        ("s2s.work.claim", 1, 0, 52, 0, "s2s"),
        &[
            ("coordctl.work.id", "work_1"),
            ("coordctl.agent.id", "agent_1"),
            ("coordctl.work.priority", "low"),
            ("coordctl.legacy.status", "ok"),
        ],
    ),
    (
        "classic_forced",
        r#"{IDS,"operation_name":"s2s.work.progress","status":"error","start_time":"2025-06-16T06:38:08.2500Z","duration_ms":7,"service":{"name":"s2s"},"span_attributes":{"s2s.error":"file_lock_conflict"},"forced_trace_context":{"force_trace_id":"","trace_forced":false}}"#,
        ("s2s.work.progress", 1, 250, 7, 2, "s2s"),
        &[("error.type", "file_lock_conflict"), ("forced_trace_context.trace_forced", "false")],
    ),
    (
        "headless",
        r#"{"timestamp":"2025-06-16T06:38:09Z",IDS,"operation_name":"s2s.claude_headless.health_check","duration_ms":487,"status":"failed","attributes":{"claude.version":"headless_v1.0"}}"#,
        ("s2s.claude_headless.health_check", 1, 1000, 487, 2, "unknown_service"),
        &[("claude.version", "headless_v1.0"), ("coordctl.legacy.status", "failed")],
    ),
    (
        "tags_service",
        r#"{IDS,"operation_name":"orchestrator.start","service_name":"orchestrator","start_time":"2025-06-15T23:38:08-07:00","duration_ns":2924000000,"status":{"code":"OK","message":"done"},"tags":{"script.name":"x.sh"}}"#,
        ("orchestrator.start", 1, 0, 2924, 0, "orchestrator"),
        &[("coordctl.legacy.status.message", "done"), ("script.name", "x.sh")],
    ),
    (
        "tags",
        r#"{IDS,"operation_name":"test.failure","start_time":"2025-06-15T23:38:08-07:00","duration_ns":1000000,"status":{"code":"ERROR","message":"Intentional"},"tags":{"test.total":5}}"#,
        ("test.failure", 1, 0, 1, 2, "unknown_service"),
        &[("test.total", "5"), ("coordctl.legacy.status", "ERROR")],
    ),
    (
        "metadata",
        r#"{IDS,"operation":"e2e.start","service":"e2e","timestamp":"2025-06-16T06:38:08.000004Z","duration_ms":22275000,"status":"in_progress","metadata":{"step":"start"}}"#,
        ("e2e.start", 1, 0, 22, 0, "e2e"),
        &[
            ("coordctl.legacy.duration_ms", "22275000"),
            ("metadata.step", "start"),
            ("coordctl.legacy.status", "in_progress"),
        ],
    ),
    (
        "daemon",
        r#"{"timestamp":"2025-06-16T06:38:08Z","trace_id":"0af7651916cd43dd8448eb211c80319c","span_id":"daemon_cycle_1","operation":"cycle","service":"daemon","duration_ms":60000,"success":true,"cycle":1,"daemon_pid":42}"#,
        ("cycle", 1, 0, 60000, 0, "daemon"),
        &[("coordctl.legacy.span_id", "daemon_cycle_1"), ("success", "true"), ("daemon_pid", "42")],
    ),
    (
        "agent",
        r#"{"timestamp":"2025-06-16T06:38:08Z",IDS,"operation":"real.work","service":"worker","duration_ms":63,"success":false,"agent_id":"agent_7","agent_pid":7,"work_id":1,"real_execution":true}"#,
        ("real.work", 1, 0, 63, 2, "worker"),
        &[("coordctl.agent.id", "agent_7"), ("work_id", "1")],
    ),
    (
        "jaeger",
        r#"{IDS,"parent_span_id":"root","operation_name":"e2e.check","service_name":"e2e","start_time":"2025-06-15T23:38:08-07:00","end_time":"2025-06-15T23:38:08-07:00","duration_ms":32,"duration_ns":32000000,"status":{"code":"OK"},"tags":{"a":"b"},"process":{"service_name":"e2e","tags":{"os":"Linux"}},"logs":[{"timestamp":"2025-06-15T23:38:09-07:00","level":"INFO","message":"checked"}]}"#,
        ("e2e.check", 1, 0, 32, 0, "e2e"),
        &[("coordctl.legacy.parent_span_id", "root"), ("duration_ms", "32"), ("end_time", "2025-06-15T23:38:08-07:00")],
    ),
    (
        "jaeger_camel",
        r#"{"traceID":"0af7651916cd43dd8448eb211c80319c","spanID":"b7ad6b7169203331","operationName":"grafana","startTime":1750055888000000,"duration":45000,"tags":{"status":"success"},"process":{"serviceName":"coordination","tags":{}}}"#,
        ("grafana", 1, 0, 45, 0, "coordination"),
        &[("status", "success")],
    ),
    (
        "correlation",
        r#"{"timestamp":"2025-06-16T06:38:08.3NZ",IDS,"operation_type":"work_claim","work_id":"work_1","success":true,"metadata":{"team":"blue"}}"#,
        ("work_claim", 1, 0, 0, 0, "unknown_service"),
        &[("coordctl.legacy.no_end", "true"), ("work_id", "work_1"), ("metadata.team", "blue")],
    ),
    (
        "event",
        r#"{"timestamp":"2025-06-16T06:38:08Z","event_type":"work_claimed","source":"coordination_helper","metadata":{"param1":"x","agent_id":"agent_1","trace_id":"unknown"}}"#,
        ("work_claimed", 1, 0, 0, 0, "coordination_helper"),
        &[("coordctl.legacy.trace_id", "unknown"), ("coordctl.agent.id", "agent_1"), ("metadata.param1", "x")],
    ),
    (
        "marker",
        r#"{"test_trace":"0af7651916cd43dd8448eb211c80319c","operation":"validation","timestamp":"2025-06-15T23:38:08-07:00"}"#,
        ("validation", 1, 0, 0, 0, "unknown_service"),
        &[("coordctl.legacy.no_end", "true")],
    ),
    (
        "flat",
        r#"{IDS,"operation":"8020_cron_log","level":"WARN","message":"stale","timestamp":"2025-06-16T06:38:08Z","total_duration_ms":56,"health_score":100,"metrics":{"n":3},"status":"completed"}"#,
        ("8020_cron_log", 1, 0, 56, 0, "unknown_service"),
        &[
            ("level", "WARN"),
            ("message", "stale"),
            ("health_score", "100"),
            ("metrics.n", "3"),
            ("coordctl.legacy.status", "completed"),
        ],
    ),
    (
        "flat_name",
        r#"{IDS,"operation_name":"bare","span_kind":"client","start_time":"1750055888000000000","end_time":"2025-06-16T06:38:10Z"}"#,
        ("bare", 3, 0, 2000, 0, "unknown_service"),
        &[],
    ),
];

#[test]
fn every_schema_becomes_what_it_says() {
    for (schema, object, (name, kind, begins, took, status, service), attributes) in CASES {
        let (request, span) = line(&object.replace("IDS", IDS));
        let since = |ns: u64| (i64::try_from(ns).unwrap() - 1_750_055_888_000_000_000) / 1_000_000;
        let (start, end) = (span.start_time_unix_nano, span.end_time_unix_nano);
        let found = (span.name.as_str(), span.kind, since(start), i64::try_from(end - start).unwrap() / 1_000_000);
        assert_eq!(found, (*name, *kind, *begins, *took), "{schema}");
        assert_eq!(span.status.as_ref().map_or(0, |status| status.code), *status, "{schema}");
        let resource = request.resource_spans[0].resource.clone().unwrap();
        let service_name = resource.attributes.iter().find(|one| one.key == "service.name").unwrap();
        assert_eq!(shown(service_name.value.as_ref().unwrap().value.as_ref().unwrap()), *service, "{schema}");
        assert_eq!(span.text("coordctl.legacy.schema"), Some(*schema));
        for (key, value) in *attributes {
            assert_eq!(span.attribute(key).map(shown).as_deref(), Some(*value), "{schema}: {key} of {span:?}");
        }
    }
    let tried: HashSet<&str> = CASES.iter().map(|case| case.0).collect();
    let missing: Vec<_> =
        schema::SCHEMAS.iter().map(|schema| schema.name).filter(|name| !tried.contains(name)).collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
}

#[test]
fn logs_are_events_and_a_message_belongs_to_an_error_only() {
    let jaeger = span(&CASES.iter().find(|case| case.0 == "jaeger").unwrap().1.replace("IDS", IDS));
    let event = &jaeger.events[0];
    assert_eq!((event.name.as_str(), event.time_unix_nano), ("checked", 1_750_055_889_000_000_000));
    assert_eq!(event.attributes[0].key, "level");
    let failed = span(&CASES.iter().find(|case| case.0 == "tags").unwrap().1.replace("IDS", IDS));
    assert_eq!(failed.status.unwrap().message, "Intentional");
}

pub(super) fn flat(more: &str) -> String {
    format!(r#"{{"operation":"o","timestamp":"2025-06-16T06:38:08Z",{more}}}"#)
}

#[test]
fn ids_that_are_none_are_derived_alike_and_kept() {
    let master = r#""trace_id":"master_1750055757_c5e4b5aa451e7040""#;
    let (one, other) = (span(&flat(&format!(r#"{master},"n":1"#))), span(&flat(&format!(r#"{master},"n":2"#))));
    assert_eq!(one.trace_id, other.trace_id, "spans of one old trace stay together");
    assert_ne!(one.span_id, other.span_id);
    assert_eq!(one.text("coordctl.legacy.trace_id"), Some("master_1750055757_c5e4b5aa451e7040"));
    let child = span(&flat(&format!(r#"{master},"parent_span_id":"daemon_cycle_1""#)));
    let parent = span(&flat(&format!(r#"{master},"span_id":"daemon_cycle_1""#)));
    assert_eq!((&child.parent_span_id, child.flags), (&parent.span_id, 769));
    let own = span(&flat(&format!(r#"{IDS},"parent_span_id":"b7ad6b7169203331""#)));
    assert_eq!((own.parent_span_id.len(), own.flags), (0, 257), "no span is inside itself");
}

#[test]
fn an_id_that_several_spans_have_stays_with_the_first() {
    let stream = [flat(&format!(r#"{IDS},"n":1"#)), flat(&format!(r#"{IDS},"n":2"#)), flat(&format!(r#"{IDS},"n":2"#))];
    let (kept, _) = converted(stream.concat().as_bytes());
    let spans = kept.spans();
    let ids: HashSet<&Vec<u8>> = spans.iter().map(|span| &span.span_id).collect();
    assert_eq!(ids.len(), 3, "{spans:?}");
    assert_eq!(spans[0].text("coordctl.legacy.span_id"), None);
    assert_eq!(spans[2].text("coordctl.legacy.span_id"), Some("b7ad6b7169203331"));
}

#[test]
fn a_span_without_a_time_has_that_of_the_one_before_it_or_of_the_first() {
    let untimed = r#"{"trace_id":"a","operation":"x","duration_ms":5}"#;
    let later = r#"{"trace_id":"b","operation":"y","timestamp":"2025-06-16T06:39:08Z"}"#;
    let (kept, tally) =
        converted([untimed, later, untimed, "{\"operation\":\"e\",\"trace_id\":\"c\"}"].join("\n").as_bytes());
    let starts: Vec<u64> = kept.spans().iter().map(|span| span.start_time_unix_nano).collect();
    assert_eq!(starts, [1_750_055_948_000_000_000; 4]);
    assert_eq!(kept.spans()[0].attribute("coordctl.legacy.no_start"), Some(&Value::Bool(true)));
    assert_eq!((kept.spans()[0].name.as_str(), tally.set_aside), ("x", 0), "the order stays");
    let (kept, tally) = converted(untimed.as_bytes());
    assert_eq!((tally.converted, tally.set_aside), (0, 1));
    assert_eq!(kept.rejects[0].reason, NO_TIME);
}

#[test]
fn what_would_end_after_2100_does_not_overflow() {
    for duration in ["5000000000000", "18446744073709551615", "1e300", "-5", "\"long\""] {
        let span = span(&flat(&format!(r#""trace_id":"a","duration_ms":{duration}"#)));
        assert_eq!(span.end_time_unix_nano, span.start_time_unix_nano, "{duration}");
        assert_eq!(span.attribute("coordctl.legacy.no_end"), Some(&Value::Bool(true)), "{duration}");
        assert!(span.attributes.iter().any(|one| one.key.contains("duration")), "{duration} is lost");
    }
}

#[test]
fn what_is_broken_is_repaired_or_set_aside_with_its_place() {
    let good = flat(r#""trace_id":"a""#);
    let cases = [
        ("{\"operation\":\"o\",\"trace_id\":\"a\",\"timestamp\":1750055888,\"x\": ,\"y\":007,\"z\":\"a\nb\"}", None),
        ("{\"operation\":\"o\",\"trace_id\":\"a\",\n\"x\": Implemented all of it}", Some("no JSON: ")),
        ("{\"operation\":\"o\",\"trace_id\":\"a\",\"trace_id\":\"b\"}", Some("the name \"trace_id\" is there twice")),
        ("{\"operation\":\"o\",\"x\":{\"a\":1,\"a\":2}}", Some("the name \"a\" is there twice")),
        ("{\"some\":\"thing\"}", Some("no known span")),
        ("{\"operation\":\"\",\"trace_id\":\"a\"}", Some("no known span")),
        ("2025-06-23 22:40:44 [INFO] something", Some("no object")),
        ("# a comment\nand {\"another\":1}", Some("no object")),
        ("{\"operation\":\"o\"", Some("an object without an end")),
        ("{\"operation\":\"\u{1}\\ud800\"}", Some("no JSON: ")),
    ];
    for (piece, reason) in cases {
        let stream = format!("{good}\n{piece}\n{good}\n");
        let (kept, tally) = converted(stream.as_bytes());
        assert_eq!(tally.converted, if reason.is_none() { 3 } else { 2 }, "{piece}: {:?}", kept.rejects);
        let Some(reason) = reason else {
            assert_eq!((tally.repaired, tally.set_aside), (1, 0), "{piece}");
            let repaired = &kept.spans()[1];
            assert_eq!(
                repaired.text("coordctl.legacy.repaired"),
                Some("absent value, leading zeros, raw control character")
            );
            assert_eq!(
                (repaired.attribute("x"), repaired.integer("y"), repaired.text("z")),
                (None, Some(7), Some("a\nb"))
            );
            continue;
        };
        let reject = &kept.rejects[0];
        assert!(reject.reason.starts_with(reason), "{piece}: {reject:?}");
        assert_eq!((reject.offset, reject.line, reject.text.as_str()), (good.len() as u64 + 1, 2, piece));
    }
}

#[test]
fn a_span_behind_other_text_is_found() {
    let good = flat(r#""trace_id":"a""#);
    let (kept, tally) = converted(format!("EOF < /dev/null{good}\n[\n  {good},\n  {good}\n]").as_bytes());
    assert_eq!(tally.converted, 3, "{:?}", kept.rejects);
    let texts: Vec<&str> = kept.rejects.iter().map(|reject| reject.text.as_str()).collect();
    assert_eq!(texts, ["EOF < /dev/null", "[", ",", "]"]);
}

#[test]
fn lines_of_the_protocol_are_passed_on_as_they_are() {
    let (kept, _) = converted(flat(r#""trace_id":"a""#).as_bytes());
    let (again, tally) = converted(&kept.lines);
    assert_eq!((again.lines == kept.lines, tally.passed, tally.converted), (true, 1, 0));
    let whole: serde_json::Value = serde_json::from_slice(&kept.lines).unwrap();
    let (pretty, _) = converted(serde_json::to_string_pretty(&whole).unwrap().as_bytes());
    assert_eq!(pretty.lines, kept.lines, "many lines become one");
}

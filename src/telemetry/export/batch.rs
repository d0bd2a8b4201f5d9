//! What a line holds that is to be sent, and requests cut in two.

use super::super::otlp::{Request, ResourceSpans, SAMPLED, ScopeSpans, Span};

/// What a line turned out to be.
#[derive(Debug, PartialEq)]
pub enum Found {
    /// Spans.
    Spans(Content),
    /// A blank line.
    Nothing,
    /// No OTLP, or none that a receiver would take.
    Foreign,
}

/// What a line holds.
#[derive(Debug, PartialEq)]
pub struct Content {
    /// The spans that are to be sent.
    pub request: Request,
    /// How many they are.
    pub spans: usize,
    /// How many are left out because their trace is not sampled.
    pub unsampled: usize,
    /// When the newest span of the line ended, in nanoseconds since 1970.
    pub newest_ns: u64,
}

/// Reads a line; spans that ended before `since_ns` are left out.
#[must_use]
pub fn read_line(line: &[u8], since_ns: u64) -> Found {
    if line.trim_ascii().is_empty() {
        return Found::Nothing;
    }
    let Ok(mut request) = serde_json::from_slice::<Request>(line) else { return Found::Foreign };
    // Flat spans of older tools are objects too, with none of the names that OTLP knows.
    if request.resource_spans.is_empty() || !request.spans().all(is_whole) {
        return Found::Foreign;
    }
    let newest_ns = request.spans().map(|span| span.end_time_unix_nano).max().unwrap_or(0);
    let is_wanted = |span: &Span| span.end_time_unix_nano >= since_ns;
    let unsampled = request.spans().filter(|span| is_wanted(span) && !is_sampled(span)).count();
    for source in &mut request.resource_spans {
        for scope in &mut source.scope_spans {
            scope.spans.retain(|span| is_wanted(span) && is_sampled(span));
        }
        source.scope_spans.retain(|scope| !scope.spans.is_empty());
    }
    request.resource_spans.retain(|source| !source.scope_spans.is_empty());
    Found::Spans(Content { spans: count(&request), request, unsampled, newest_ns })
}

/// Whether a span has the ids that every receiver asks for: one without would have the whole request refused.
fn is_whole(span: &Span) -> bool {
    let is_id = |id: &[u8], length| id.len() == length && id.iter().any(|&byte| byte != 0);
    is_id(&span.trace_id, 16) && is_id(&span.span_id, 8)
}

/// Whether a span is to be sent: older tools wrote no flags.
fn is_sampled(span: &Span) -> bool {
    span.flags == 0 || span.flags & SAMPLED != 0
}

/// How many spans a request has.
#[must_use]
pub fn count(request: &Request) -> usize {
    request.spans().count()
}

/// Cuts a request behind its first `first` spans.
#[must_use]
pub fn split(request: Request, first: usize) -> (Request, Request) {
    let (mut before, mut behind) = (Request::default(), Request::default());
    let mut left = first;
    for source in request.resource_spans {
        let (mut here, mut there) = (Vec::new(), Vec::new());
        for mut scope in source.scope_spans {
            let rest = scope.spans.split_off(left.min(scope.spans.len()));
            left -= scope.spans.len();
            if !rest.is_empty() {
                there.push(ScopeSpans {
                    scope: scope.scope.clone(),
                    spans: rest,
                    schema_url: scope.schema_url.clone(),
                });
            }
            if !scope.spans.is_empty() {
                here.push(scope);
            }
        }
        let of = |scope_spans| ResourceSpans {
            resource: source.resource.clone(),
            scope_spans,
            schema_url: source.schema_url.clone(),
        };
        before.resource_spans.extend((!here.is_empty()).then(|| of(here)));
        behind.resource_spans.extend((!there.is_empty()).then(|| of(there)));
    }
    (before, behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(n: u8, flags: u32, end: u64) -> String {
        format!(
            r#"{{"traceId":"{:032x}","spanId":"{n:016x}","name":"n","kind":1,"startTimeUnixNano":"1","endTimeUnixNano":"{end}","flags":{flags}}}"#,
            5
        )
    }

    fn line(groups: &[&[String]]) -> String {
        let source = |spans: &&[String]| format!(r#"{{"scopeSpans":[{{"spans":[{}]}}]}}"#, spans.join(","));
        format!(r#"{{"resourceSpans":[{}]}}"#, groups.iter().map(source).collect::<Vec<_>>().join(","))
    }

    fn ids(request: &Request) -> Vec<u8> {
        request.spans().map(|span| span.span_id[7]).collect()
    }

    #[test]
    fn what_is_not_sampled_or_too_old_is_left_out() {
        let text = line(&[&[span(1, 257, 10), span(2, 256, 20)], &[span(3, 0, 5)], &[span(4, 768, 30)]]);
        let Found::Spans(all) = read_line(text.as_bytes(), 0) else { panic!("{text}") };
        assert_eq!((ids(&all.request), all.spans, all.unsampled, all.newest_ns), (vec![1, 3], 2, 2, 30));
        let Found::Spans(late) = read_line(text.as_bytes(), 6) else { panic!("{text}") };
        assert_eq!((ids(&late.request), late.spans, late.unsampled), (vec![1], 1, 2));
        assert_eq!(late.request.resource_spans.len(), 1, "a source without spans is sent");
    }

    #[test]
    fn a_line_that_a_receiver_would_refuse_is_foreign() {
        let short = line(&[&[span(1, 257, 10).replace("0000000000000001", "01")]]);
        let zero = line(&[&[span(0, 257, 10)]]);
        let torn = line(&[&[span(1, 257, 10)]]).split_off(20);
        let flat = r#"{"trace_id":"aa","operation":"claim"}"#.to_owned();
        let metrics = r#"{"resourceMetrics":[{}]}"#.to_owned();
        for text in [short, zero, torn, flat, metrics, "[]".to_owned(), "\u{0}".to_owned()] {
            assert_eq!(read_line(text.as_bytes(), 0), Found::Foreign, "{text}");
        }
        assert_eq!(read_line(b" \r", 0), Found::Nothing);
    }

    #[test]
    fn a_cut_loses_no_span_and_no_source() {
        let text = line(&[&[span(1, 1, 1), span(2, 1, 1)], &[span(3, 1, 1)], &[span(4, 1, 1), span(5, 1, 1)]]);
        let Found::Spans(all) = read_line(text.as_bytes(), 0) else { panic!("{text}") };
        for first in 0..=6 {
            let (before, behind) = split(all.request.clone(), first);
            assert_eq!(ids(&before), (1..=5).take(first).collect::<Vec<_>>());
            assert_eq!([ids(&before), ids(&behind)].concat(), [1, 2, 3, 4, 5], "cut at {first}");
            assert!(before.resource_spans.iter().chain(&behind.resource_spans).all(|s| !s.scope_spans.is_empty()));
        }
    }
}

//! The trace that a caller is in: W3C Trace Context in the environment, and the variables of older tools.

use super::ids::random;
use super::legacy;
use super::otlp::SAMPLED;
use super::redact::has_secret;
use crate::board::TraceContext;
use crate::text::is_hex_id;

/// The longest `tracestate` that is passed on, in bytes: what every receiver must take (W3C Trace Context).
const STATE_LIMIT: usize = 512;

/// What a caller says of its trace.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Caller {
    /// Its trace, 32 hexadecimal digits in lower case.
    pub trace_id: Option<String>,
    /// Its span, 16 hexadecimal digits in lower case; older tools have none.
    pub span_id: Option<String>,
    /// The trace flags: whether it is sampled.
    pub flags: u32,
    /// Its `tracestate`, empty for none.
    pub state: String,
}

impl Caller {
    /// Reads `TRACEPARENT` and `TRACESTATE`, else a bare trace id of an older tool.
    #[must_use]
    pub fn read(traceparent: Option<&str>, tracestate: Option<&str>, trace_id: Option<&str>) -> Self {
        if let Some((trace_id, span_id, flags)) = traceparent.and_then(parse_traceparent) {
            let state = tracestate.filter(|state| is_fit(state)).unwrap_or_default();
            return Caller { trace_id: Some(trace_id), span_id: Some(span_id), flags, state: state.to_owned() };
        }
        let bare = trace_id.filter(|id| is_hex_id(id, 32)).map(str::to_ascii_lowercase);
        Caller { trace_id: bare, span_id: None, flags: SAMPLED, state: String::new() }
    }

    /// Reads the trace id and the span id of an older tool's caller; `None` where it names no trace.
    ///
    /// An id of another form stands for the one that `telemetry convert` makes of it.
    #[must_use]
    pub fn read_old(trace_id: Option<&str>, span_id: Option<&str>) -> Option<Self> {
        let trace_id = Some(legacy::trace_id(trace_id?)?);
        let span_id = span_id.filter(|id| is_hex_id(id, 16)).map(str::to_ascii_lowercase);
        Some(Caller { trace_id, span_id, flags: SAMPLED, state: String::new() })
    }

    /// The span of a command of this caller: in its trace, or in a new one; begun at `started_ns`.
    #[must_use]
    pub fn context(&self, started_ns: u64) -> TraceContext {
        let (new_trace_id, span_id) = random();
        let trace_id = self.trace_id.clone().unwrap_or(new_trace_id);
        let joined = self.trace_id.is_some();
        TraceContext { trace_id, span_id, parent_span_id: self.span_id.clone(), started_ns, joined }
    }
}

/// Whether a `tracestate` is passed on: one with a secret in it is not, because it would be of no use in part.
fn is_fit(state: &str) -> bool {
    state.len() <= STATE_LIMIT && state.is_ascii() && !has_secret(state)
}

/// Reads `00-<trace id>-<parent id>-<flags>` (W3C Trace Context, level 1): lower case, no zero ids, no version `ff`, and
/// nothing behind the flags in version 00.
fn parse_traceparent(text: &str) -> Option<(String, String, u32)> {
    let mut parts = text.trim().splitn(5, '-');
    let (version, trace_id, parent, flags) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let hex = |text: &str| text.len() == 2 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    let known = hex(version) && version != "ff" && (version != "00" || parts.next().is_none());
    let lower = |text: &str| !text.bytes().any(|byte| byte.is_ascii_uppercase());
    let whole = is_hex_id(trace_id, 32) && is_hex_id(parent, 16) && lower(trace_id) && lower(parent) && hex(flags);
    let flags = u32::from_str_radix(flags, 16).ok()? & SAMPLED;
    (known && whole).then(|| (trace_id.to_owned(), parent.to_owned(), flags))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRACE: &str = "0af7651916cd43dd8448eb211c80319c";

    #[test]
    fn only_a_well_formed_traceparent_is_joined() {
        let good = format!("00-{TRACE}-b7ad6b7169203331-01");
        let zeros = format!("00-{}-b7ad6b7169203331-01", "0".repeat(32));
        let cases = [
            (good.clone(), Some(1)),
            (good.replace("-01", "-00"), Some(0)),
            (good.replace("-01", "-03"), Some(1)),
            (good.replace("00-0", "cc-0") + "-what-comes-later", Some(1)),
            (String::new(), None),
            ("00".to_owned(), None),
            (good.trim_end_matches('1').to_owned(), None),
            (format!("{good}-x"), None),
            (zeros, None),
            (good.replace("00-0", "ff-0"), None),
            (good.to_uppercase(), None),
            (good.replace("-01", "-zz"), None),
        ];
        for (text, flags) in cases {
            let caller = Caller::read(Some(&text), Some("a=b"), None);
            assert_eq!(caller.span_id.as_ref().map(|_| caller.flags), flags, "{text:?}");
            assert_eq!(caller.state.is_empty(), flags.is_none(), "{text:?}: state goes with its trace");
        }
    }

    #[test]
    fn a_bare_trace_id_counts_where_there_is_no_traceparent() {
        let caller = Caller::read(None, None, Some(&TRACE.to_uppercase()));
        assert_eq!((caller.trace_id.as_deref(), caller.span_id), (Some(TRACE), None));
        let context = Caller::read(None, None, Some("master_1750055888")).context(7);
        assert!(
            is_hex_id(&context.trace_id, 32) && is_hex_id(&context.span_id, 16) && context.parent_span_id.is_none()
        );
    }
}

//! What spans come from: this program, as the caller wants it to be called.

use super::otlp::{KeyValue, Resource, Value};
use super::redact::{has_secret, redacted, redacted_value};
use percent_encoding::percent_decode_str;
use std::borrow::Cow;

/// What the environment says of the service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Service {
    /// `OTEL_SERVICE_NAME`.
    pub name: Option<String>,
    /// `OTEL_RESOURCE_ATTRIBUTES`: `key=value,key2=value2`, percent-encoded.
    pub attributes: Option<String>,
    /// What it is called where neither says so; `coordctl` where this is `None`.
    pub default_name: Option<&'static str>,
    /// Further attributes, which variables of their own name.
    pub named: Vec<(&'static str, String)>,
}

impl Service {
    /// The resource of every span: what the caller says goes before what we say ourselves.
    pub(super) fn into_resource(self) -> Resource {
        let own = [
            ("service.name", Value::from(self.default_name.unwrap_or("coordctl"))),
            ("service.version", Value::from(env!("CARGO_PKG_VERSION"))),
            ("host.name", Value::from(redacted(&rustix::system::uname().nodename().to_string_lossy()).into_owned())),
            ("process.executable.name", Value::from("coordctl")),
            ("process.pid", Value::from(i64::from(std::process::id()))),
        ];
        let mut attributes: Vec<KeyValue> = own.into_iter().map(|(key, value)| KeyValue::new(key, value)).collect();
        let named = self.name.map(|name| ("service.name", name)).into_iter().chain(self.named);
        let named = named.map(|(key, value)| (key.to_owned(), value));
        for (key, value) in self.attributes.as_deref().and_then(pairs).into_iter().flatten().chain(named) {
            // A key cannot be shown in part.
            if has_secret(&key) {
                continue;
            }
            attributes.retain(|known| known.key != key);
            attributes.push(KeyValue::new(&key, redacted_value(&key, &value).into_owned()));
        }
        Resource { attributes, dropped_attributes_count: 0 }
    }
}

/// Reads `key=value,key2=value2`; `None` where any of it is malformed, as the specification of the variable wants.
fn pairs(text: &str) -> Option<Vec<(String, String)>> {
    let pair = |text: &str| {
        let (key, value) = text.split_once('=')?;
        let (key, value) = (decoded(key.trim())?, decoded(value.trim())?);
        (!key.is_empty()).then_some((key, value))
    };
    text.split(',').filter(|text| !text.trim().is_empty()).map(pair).collect()
}

/// Undoes percent-encoding; `None` where a sign is cut short, or it is no UTF-8.
fn decoded(text: &str) -> Option<String> {
    let is_whole = |rest: &str| rest.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
    let text = text.split('%').skip(1).all(is_whole).then_some(text)?;
    percent_decode_str(text).decode_utf8().ok().map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caller_says_what_the_service_is_called() {
        let name = |name: Option<&str>, attributes: Option<&str>| {
            let (name, attributes) = (name.map(str::to_owned), attributes.map(str::to_owned));
            let service = Service { name, attributes, ..Service::default() };
            let resource = service.into_resource();
            let named = resource.attributes.iter().filter(|attribute| attribute.key == "service.name");
            let values: Vec<_> = named.filter_map(|attribute| attribute.value.clone()?.value).collect();
            assert_eq!(values.len(), 1, "a key stands once");
            (values[0].clone(), resource.attributes.len())
        };
        assert_eq!(name(None, None), ("coordctl".into(), 5));
        assert_eq!(name(None, Some("service.name=swarm,team=a%2Cb")), ("swarm".into(), 6));
        assert_eq!(name(Some("ci"), Some("service.name=swarm")), ("ci".into(), 5));
        for malformed in ["team", "team=%zz", "team=%+f", "team=%2", "=x", "team=%c3"] {
            assert_eq!(name(None, Some(malformed)), ("coordctl".into(), 5), "{malformed}");
        }
    }
}

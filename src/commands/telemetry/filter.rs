//! `--where`: which spans are meant.

use crate::analysis::spans::{Sort, span_name};
use crate::settings::BadInput;
use crate::telemetry::otlp::Brief;
use crate::text::quote;
use clap::Args;

/// Which spans are meant.
#[derive(Debug, Default, Args)]
#[group(skip)]
pub(super) struct Where {
    /// Only spans for which this holds, with != for which it does not: operation, agent, team, work, error or the name
    /// of any attribute; may be repeated
    #[arg(long = "where", value_name = "KEY=VALUE")]
    conditions: Vec<String>,
}

/// Conditions on a span.
#[derive(Debug, Default)]
pub(super) struct Filter {
    conditions: Vec<Condition>,
}

/// What must hold for a key: that it has one of some values, and none of others.
#[derive(Debug, PartialEq, Eq)]
struct Condition {
    key: Key,
    any_of: Vec<String>,
    none_of: Vec<String>,
}

#[derive(Debug, PartialEq, Eq)]
enum Key {
    Operation,
    Attribute(String),
}

impl Where {
    pub(super) fn filter(&self) -> Result<Filter, BadInput> {
        let mut filter = Filter::default();
        self.conditions.iter().try_for_each(|text| filter.add(text))?;
        Ok(filter)
    }

    /// The conditions as they were typed.
    pub(super) fn texts(&self) -> &[String] {
        &self.conditions
    }
}

impl Filter {
    /// Whether a span is meant, of one of the sorts if none is named.
    pub(super) fn fits(&self, span: &Brief<'_>, sorts: &[Sort]) -> bool {
        (self.names_operation() || sorts.contains(&Sort::of(span.name())))
            && self.conditions.iter().all(|condition| condition.holds(span))
    }

    /// Whether operations are named: then they are meant, whatever their sort.
    fn names_operation(&self) -> bool {
        self.conditions.iter().any(|condition| condition.key == Key::Operation && !condition.any_of.is_empty())
    }

    fn add(&mut self, text: &str) -> Result<(), BadInput> {
        let bad = || {
            let hint = "write KEY=VALUE or KEY!=VALUE, such as operation=claim, team!=core or error=held";
            BadInput::new(format!("{} is no condition on spans", quote(text)), hint)
        };
        let (key, value) = text.split_once('=').ok_or_else(bad)?;
        let (name, is_not) = key.strip_suffix('!').map_or((key, false), |key| (key, true));
        let key = Key::named(name.trim()).ok_or_else(bad)?;
        let value = key.value(value);
        let at = self.conditions.iter().position(|condition| condition.key == key).unwrap_or_else(|| {
            self.conditions.push(Condition { key, any_of: Vec::new(), none_of: Vec::new() });
            self.conditions.len() - 1
        });
        let condition = &mut self.conditions[at];
        if is_not {
            condition.none_of.push(value)
        } else {
            condition.any_of.push(value)
        }
        Ok(())
    }
}

impl Condition {
    fn holds(&self, span: &Brief<'_>) -> bool {
        let value = match &self.key {
            Key::Operation => Some(span.name().into()),
            Key::Attribute(key) => span.attribute(key),
        };
        let value = value.as_deref().unwrap_or_default();
        let is_one_of = |values: &[String]| values.iter().any(|one| one == value);
        (self.any_of.is_empty() || is_one_of(&self.any_of)) && !is_one_of(&self.none_of)
    }
}

impl Key {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "" => return None,
            "operation" => Key::Operation,
            "agent" => Key::Attribute("coordctl.agent.id".to_owned()),
            "team" => Key::Attribute("coordctl.team".to_owned()),
            "work" => Key::Attribute("coordctl.work.id".to_owned()),
            "error" => Key::Attribute("error.type".to_owned()),
            name => Key::Attribute(name.to_owned()),
        })
    }

    /// A value as it stands in spans: operations are named by their verb too, as `claim` or `agent register`.
    fn value(&self, text: &str) -> String {
        match self {
            Key::Operation => span_name(text),
            Key::Attribute(_) => text.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telemetry::otlp::{BriefLine, KeyValue, Request, Resource, Scope, Span};

    fn fits(conditions: &[&str], name: &str, attributes: &[(&str, &str)], sorts: &[Sort]) -> bool {
        let conditions = conditions.iter().map(|&text| text.to_owned()).collect();
        let filter = Where { conditions }.filter().expect("conditions");
        let attributes = attributes.iter().map(|(key, value)| KeyValue::new(key, *value)).collect();
        let span = Span { name: name.to_owned(), attributes, ..Span::default() };
        let line = Request::of(Resource::default(), Scope::default(), vec![span]).line();
        let read = BriefLine::read(&line).expect("OTLP");
        read.spans().all(|span| filter.fits(&span, sorts))
    }

    #[test]
    fn a_span_is_meant_if_every_key_has_one_of_its_values() {
        let ada: &[(&str, &str)] = &[("coordctl.agent.id", "ada"), ("coordctl.team", "core"), ("x", "1=2")];
        let cases: &[(&[&str], bool)] = &[
            (&[], true),
            (&["agent=ada"], true),
            (&["agent=bob"], false),
            (&["agent=bob", "agent=ada"], true),
            (&["agent=ada", "team=ops"], false),
            (&["agent!=ada"], false),
            (&["agent!=bob", "agent!=eve"], true),
            (&["agent!=bob", "agent!=ada"], false),
            (&["coordctl.team=core"], true),
            (&["x=1=2"], true),
            (&["error="], true),
            (&["error!="], false),
            (&["work!="], false),
            (&["team!="], true),
            (&["operation=claim"], true),
            (&["operation=work.claim"], true),
            (&["operation=progress", "operation=claim"], true),
            (&["operation!=claim"], false),
            (&["operation=store.lock"], false),
        ];
        for (conditions, meant) in cases {
            assert_eq!(fits(conditions, "work.claim", ada, &[Sort::Operation]), *meant, "{conditions:?}");
        }
        assert!(fits(&["operation=agent register"], "work.agent_register", &[], &[Sort::Operation]));
    }

    #[test]
    fn only_operations_are_meant_where_none_is_named() {
        for (conditions, meant) in [(&[][..], false), (&["operation!=claim"], false), (&["operation=attempt"], true)] {
            assert_eq!(fits(conditions, "work.attempt", &[], &[Sort::Operation]), meant, "{conditions:?}");
        }
    }

    #[test]
    fn what_is_no_condition_is_quoted() {
        for text in ["", "agent", "=ada", "!=ada", " =x"] {
            let error = Where { conditions: vec![text.to_owned()] }.filter().expect_err("it is none");
            assert!(error.message.contains(&quote(text)), "{text}: {error}");
        }
    }
}

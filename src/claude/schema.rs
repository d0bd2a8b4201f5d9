//! The JSON Schema of an answer, in the subset that providers take.

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema};
use serde_json::Value;

/// What structured output does not take; it is checked once the answer is there.
const NOT_TAKEN: [&str; 9] = [
    "format",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "default",
    "title",
];

/// The schema of a type: nothing is referred to, every property is required, and no other is allowed.
#[must_use]
pub fn schema_of<T: JsonSchema>() -> Value {
    let mut settings = SchemaSettings::draft2020_12();
    settings.inline_subschemas = true;
    settings.meta_schema = None;
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    RecursiveTransform(narrow).transform(&mut schema);
    schema.into()
}

fn narrow(schema: &mut Schema) {
    list_words(schema);
    for word in NOT_TAKEN {
        schema.remove(word);
    }
    let names = schema.get("properties").and_then(Value::as_object).map(|of| of.keys().cloned().collect::<Vec<_>>());
    if let Some(names) = names {
        schema.insert("required".to_owned(), names.into());
        schema.insert("additionalProperties".to_owned(), false.into());
    }
}

/// A choice between words is a list of them: `oneOf` is not taken. What each word means goes into the description.
fn list_words(schema: &mut Schema) {
    let Some(choices) = schema.get("oneOf").and_then(Value::as_array) else { return };
    let text = |choice: &Value, name: &str| choice.get(name).and_then(Value::as_str).map(str::to_owned);
    let Some(words) = choices.iter().map(|choice| text(choice, "const")).collect::<Option<Vec<String>>>() else {
        return;
    };
    let meanings = words
        .iter()
        .zip(choices)
        .map(|(word, choice)| format!("{word}: {}", text(choice, "description").unwrap_or_default()));
    let own = schema.get("description").and_then(Value::as_str).unwrap_or_default();
    let description = format!("{own} {}", meanings.collect::<Vec<_>>().join(" "));
    schema.remove("oneOf");
    schema.insert("type".to_owned(), "string".into());
    schema.insert("enum".to_owned(), words.into());
    schema.insert("description".to_owned(), description.trim().into());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claude::answers;

    /// Every word that structured output takes and that we write.
    const TAKEN: [&str; 9] =
        ["type", "description", "properties", "required", "additionalProperties", "items", "enum", "anyOf", "const"];

    fn check(schema: &Value, path: &str) {
        let fields = schema.as_object().unwrap_or_else(|| panic!("{path} is no schema: {schema}"));
        for word in fields.keys() {
            assert!(TAKEN.contains(&word.as_str()), "{path} has {word}");
        }
        if let Some(properties) = fields.get("properties").and_then(Value::as_object) {
            let required = fields["required"].as_array().expect("a list").len();
            assert_eq!((properties.len(), &fields["additionalProperties"]), (required, &Value::Bool(false)), "{path}");
            properties.iter().for_each(|(name, schema)| check(schema, &format!("{path}.{name}")));
        }
        fields.get("items").iter().for_each(|schema| check(schema, &format!("{path}[]")));
        let choices = fields.get("anyOf").and_then(Value::as_array);
        choices.into_iter().flatten().for_each(|schema| check(schema, &format!("{path}|")));
    }

    #[test]
    fn every_schema_keeps_to_what_structured_output_takes() {
        let schemas = [
            schema_of::<answers::Priorities>(),
            schema_of::<answers::Assignments>(),
            schema_of::<answers::Health>(),
            schema_of::<answers::TeamReport>(),
            schema_of::<answers::Teams>(),
            schema_of::<answers::Recommendation>(),
            schema_of::<answers::Bottlenecks>(),
            schema_of::<answers::Question>(),
            schema_of::<answers::Observations>(),
            schema_of::<answers::PipeActions>(),
            schema_of::<answers::PipeGeneral>(),
        ];
        schemas.iter().for_each(|schema| check(schema, ""));
        let word = &schemas[0]["properties"]["items"]["items"]["properties"]["priority"];
        assert_eq!(word["enum"], serde_json::json!(["critical", "high", "medium", "low"]), "{word}");
        assert!(word["description"].as_str().is_some_and(|text| text.contains("critical: Now.")), "{word}");
    }
}

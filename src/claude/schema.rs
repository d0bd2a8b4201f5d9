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
    for word in NOT_TAKEN {
        schema.remove(word);
    }
    let names = schema.get("properties").and_then(Value::as_object).map(|of| of.keys().cloned().collect::<Vec<_>>());
    if let Some(names) = names {
        schema.insert("required".to_owned(), names.into());
        schema.insert("additionalProperties".to_owned(), false.into());
    }
}

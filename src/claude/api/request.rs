//! What is sent to the API.

use super::super::Call;
use serde_json::{Value, json};

/// The version of the API whose rules hold.
pub(super) const VERSION: &str = "2026-10-21";

/// The body of a question, to be answered as a stream.
///
/// Neither a temperature nor a beginning of the answer nor a choice of tools is sent: current models refuse each. What
/// never changes comes first and is marked for the cache; the state of the board comes last.
pub(super) fn question(call: &Call<'_>) -> Value {
    let mut body = counted(call);
    body["max_tokens"] = call.max_tokens.into();
    body["stream"] = true.into();
    body
}

/// The part of a question whose tokens are counted.
pub(super) fn counted(call: &Call<'_>) -> Value {
    let mut output = json!({"format": {"type": "json_schema", "schema": call.schema}});
    if let Some(effort) = call.effort {
        output["effort"] = effort.into();
    }
    let system = json!([{"type": "text", "text": call.system, "cache_control": {"type": "ephemeral"}}]);
    json!({"model": call.model, "system": system, "messages": messages(call), "output_config": output})
}

fn messages(call: &Call<'_>) -> Vec<Value> {
    let turn = |role: &str, text: &str| json!({"role": role, "content": text});
    let mut messages = vec![turn("user", call.user)];
    if let Some(correction) = call.correction {
        messages.push(turn("assistant", correction.answer));
        messages.push(turn("user", correction.faults));
    }
    messages
}

#[cfg(test)]
mod tests {
    use super::super::super::Correction;
    use super::*;

    #[test]
    fn only_what_current_models_take_is_sent() {
        let schema = json!({"type": "object"});
        let mut call = Call {
            system: "S",
            user: "U",
            schema: &schema,
            model: "m",
            effort: Some("low"),
            max_tokens: 7,
            max_cost_usd: None,
            correction: None,
        };
        let system = json!([{"type": "text", "text": "S", "cache_control": {"type": "ephemeral"}}]);
        let output = json!({"format": {"type": "json_schema", "schema": schema}, "effort": "low"});
        let asked = json!({"role": "user", "content": "U"});
        let counted = json!({"model": "m", "system": system, "messages": [asked], "output_config": output});
        assert_eq!(super::counted(&call), counted);
        let body = question(&call);
        assert_eq!((&body["max_tokens"], &body["stream"]), (&json!(7), &json!(true)));
        assert_eq!(body.as_object().expect("an object").len(), 6, "{body}");
        call.effort = None;
        call.correction = Some(Correction { answer: "{}", faults: "F" });
        let body = question(&call);
        assert_eq!(body["output_config"], json!({"format": {"type": "json_schema", "schema": schema}}));
        let turns = json!([asked, {"role": "assistant", "content": "{}"}, {"role": "user", "content": "F"}]);
        assert_eq!(body["messages"], turns);
    }
}

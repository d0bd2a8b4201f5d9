//! Rows as an older tool, or a board before this one, may have left them, with fields that nobody here knows.

use super::chances::{ABILITIES, NAMES, ROLES};
use super::item::{Item, Lease};
use super::reference::{Agent, Model};
use super::taking::TEAM;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json, value::RawValue};
use std::collections::HashMap;

/// Numbers whose text must not change, whatever a float or 64 bits can hold.
/// The spelling of an exponent is not among that: `1E3` is read as `1e+3`.
const NUMBERS: [&str; 12] = [
    "0",
    "-0",
    "1.50",
    "100.0",
    "0.1",
    "1e+3",
    "1e-05",
    "1e+400",
    "18446744073709551616",
    "-9223372036854775809",
    "123456789012345678901234567890",
    "3.141592653589793238462643",
];
const WORDS: [&str; 12] = [
    "",
    "pending",
    "available",
    "active",
    "claimed",
    "in_progress",
    "busy",
    "testing",
    "blocked",
    "completed",
    "failed",
    "cancelled",
];

/// A row: its text, and the texts of its unknown fields in their order.
#[derive(Debug, Clone)]
pub(super) struct OldRow {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) unknown: Vec<(String, String)>,
}

/// What a board begins with.
#[derive(Debug, Clone)]
pub(super) struct Start {
    pub(super) items: Vec<OldRow>,
    pub(super) agents: Vec<OldRow>,
}

/// A field: whether we know it, its name, the text of its value.
type Field = (bool, String, String);

/// Up to `most` items, and some of the agents.
pub(super) fn start(most: usize) -> impl Strategy<Value = Start> {
    let agent = (agent_fields(), unknown_fields()).prop_map(|(known, unknown)| fields("agent_id", known, unknown));
    let item = (known_fields(), unknown_fields()).prop_map(|(known, unknown)| fields("work_item_id", known, unknown));
    let items = prop::collection::vec(item.prop_shuffle(), 0..=most);
    let agents = prop::collection::vec(agent.prop_shuffle(), 0..=NAMES.len());
    (items, agents).prop_map(|(items, agents)| {
        let items = items.into_iter().enumerate().map(|(n, fields)| {
            // One id in two has the digits of a time.
            let number = 1_750_000_000_000_000_000 + n;
            let id = if n % 2 == 0 { format!("work_{number}") } else { format!("work_{number}.x") };
            OldRow::new(&id, with_creation(&id, fields))
        });
        let agents = agents.into_iter().zip(NAMES).map(|(fields, name)| OldRow::new(name, fields));
        Start { items: items.collect(), agents: agents.collect() }
    })
}

/// Only a long number in an id tells when the item came to be; other rows say it.
fn with_creation(id: &str, mut fields: Vec<Field>) -> Vec<Field> {
    let created_at = (true, "created_at".to_owned(), quoted("2025-06-15T00:00:00Z"));
    fields.extend(id.ends_with(".x").then_some(created_at));
    fields
}

/// What the rules look at in the row of an agent.
fn agent_fields() -> impl Strategy<Value = Vec<(&'static str, Value)>> {
    let role = prop::option::of(select(&ROLES[..]));
    let can = prop::option::of(select(&ABILITIES[..]));
    let limit = prop::option::of(1..3u64);
    let retired = prop::bool::weighted(0.1);
    (role, can, limit, retired, any::<bool>()).prop_map(|(role, can, limit, retired, has_team)| {
        let mut fields = vec![("current_workload", json!(2))];
        fields.extend(role.map(|role| ("role", json!(role))));
        fields.extend(can.map(|can| ("capabilities", json!([can]))));
        fields.extend(limit.map(|limit| ("claim_limit", json!(limit))));
        fields.extend(retired.then(|| ("status", json!("retired"))));
        fields.extend(has_team.then(|| ("team", json!(TEAM))));
        fields
    })
}

/// The fields that the rules look at.
fn known_fields() -> impl Strategy<Value = Vec<(&'static str, Value)>> {
    let agent = prop_oneof![1 => Just(Value::Null), 3 => select(&NAMES[..]).prop_map(Value::from)];
    let some = |values: std::ops::Range<u64>| prop::option::of(values.prop_map(Value::from));
    let lease = json!({ "expires_at": "2025-06-16T06:38:08Z", "ttl_seconds": 600, "boot_id": "another boot",
        "deadline_boottime_ns": "900000000000000000" });
    let lease = prop::option::weighted(0.3, Just(lease));
    (select(&WORDS[..]), agent, some(1..40), some(1..4), lease).prop_map(|(word, agent, fence, attempt, lease)| {
        let agent_is_named = !agent.is_null();
        let mut fields = vec![("status", json!(word)), ("agent_id", agent)];
        fields.extend(fence.map(|fence| ("fence", fence)));
        fields.extend(attempt.map(|attempt| ("attempt", attempt)));
        // A lease without a holder says nothing.
        let is_held = agent_is_named && word != "completed";
        fields.extend(lease.filter(|_| is_held).map(|lease| ("lease", lease)));
        fields.extend((word == "completed").then(|| ("result", json!("success"))));
        fields
    })
}

/// Fields that nobody here knows, with the texts of their values.
fn unknown_fields() -> impl Strategy<Value = Vec<(String, String)>> {
    let named = ("[a-zÀ-ž\"\\\\ ☃]{0,6}", json_text()).prop_map(|(name, text)| (name, text));
    prop::collection::vec(named, 0..4).prop_map(|fields| {
        let numbered = fields.into_iter().enumerate();
        numbered.map(|(n, (name, text))| (format!("x{n} {name}"), text)).collect()
    })
}

/// Any JSON, as text without white space.
fn json_text() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        select(&NUMBERS[..]).prop_map(str::to_owned),
        select(&["null", "true", "false"][..]).prop_map(str::to_owned),
        any::<String>().prop_map(|text| quoted(&text)),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(|values| format!("[{}]", values.join(","))),
            prop::collection::vec(inner, 0..3).prop_map(|values| {
                let fields = values.iter().enumerate().map(|(n, value)| format!("\"z{}\":{value}", 9 - n));
                format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
            }),
        ]
    })
}

/// Known and unknown fields, and one for the id, which is not chosen yet.
fn fields(id: &str, known: Vec<(&'static str, Value)>, unknown: Vec<(String, String)>) -> Vec<Field> {
    let known = known.into_iter().map(|(name, value)| (true, name.to_owned(), value.to_string()));
    let unknown = unknown.into_iter().map(|(name, text)| (false, name, text));
    [(true, id.to_owned(), String::new())].into_iter().chain(known).chain(unknown).collect()
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

impl OldRow {
    fn new(id: &str, fields: Vec<Field>) -> Self {
        let value = |text: &str| if text.is_empty() { quoted(id) } else { text.to_owned() };
        let texts: Vec<String> =
            fields.iter().map(|(_, name, text)| format!("{}:{}", quoted(name), value(text))).collect();
        let unknown = fields.into_iter().filter(|(known, ..)| !known).map(|(_, name, text)| (name, text)).collect();
        OldRow { id: id.to_owned(), text: format!("{{{}}}", texts.join(",")), unknown }
    }

    /// The row as the rules get it.
    pub(super) fn fields(&self) -> Map<String, Value> {
        serde_json::from_str(&self.text).unwrap_or_else(|e| panic!("{}: {e}", self.text))
    }

    /// Fails unless the unknown fields stand in a row byte for byte and in their order (I9).
    pub(super) fn survives_in(&self, row: &str) -> Result<(), TestCaseError> {
        let now: HashMap<String, &RawValue> = serde_json::from_str(row).unwrap_or_default();
        for (name, text) in &self.unknown {
            prop_assert_eq!(now.get(name).map(|value| value.get()), Some(text.as_str()), "{:?} of {}", name, self.id);
        }
        let order: Map<String, Value> = serde_json::from_str(row).unwrap_or_default();
        let order: Vec<&String> = order.keys().filter(|name| name.starts_with('x')).collect();
        prop_assert_eq!(order, self.unknown.iter().map(|(name, _)| name).collect::<Vec<_>>());
        Ok(())
    }
}

impl Start {
    /// The board that these rows make, by the documents.
    pub(super) fn model(&self) -> Model {
        let mut model = Model::default();
        for old in &self.items {
            let item = item(&old.id, &old.fields());
            if item.fence > 0 {
                model.fences.insert(old.id.clone(), vec![item.fence]);
            }
            model.items.insert(old.id.clone(), item);
        }
        let ids = self.items.iter().filter_map(|old| old.id.strip_prefix("work_")?.parse().ok());
        model.last_id = ids.max().unwrap_or(0);
        model.agents = self.agents.iter().map(|old| (old.id.clone(), agent(&old.fields()))).collect();
        model
    }
}

/// An old row as the documents read it: who is named in it has claimed it once.
fn item(id: &str, row: &Map<String, Value>) -> Item {
    let text = |field: &str| row.get(field).and_then(Value::as_str).map(str::to_owned);
    let number = |field: &str| row.get(field).and_then(Value::as_u64);
    let agent = text("agent_id");
    let lease = row.get("lease").map(|lease| Lease {
        boot: lease["boot_id"].as_str().unwrap_or_default().to_owned(),
        deadline_ns: 900_000_000_000_000_000,
        ttl: lease["ttl_seconds"].as_u64().unwrap_or_default(),
    });
    Item {
        status: text("status").unwrap_or_default(),
        fence: number("fence").unwrap_or(0),
        attempt: number("attempt").unwrap_or(u64::from(agent.is_some())),
        agent,
        lease,
        result: text("result"),
        urgency: 2,
        created_at: if id.ends_with(".x") { 1_749_945_600 } else { 1_750_000_000 },
        ..Item::default()
    }
}

/// The row of an agent as the documents read it.
fn agent(row: &Map<String, Value>) -> Agent {
    let text = |field: &str| row.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
    let can = row.get("capabilities").and_then(|can| can[0].as_str()).map(str::to_owned);
    Agent {
        load: 2,
        role: text("role"),
        team: text("team"),
        can: can.into_iter().collect(),
        capacity: row.get("claim_limit").and_then(Value::as_u64),
        retired: text("status") == "retired",
        ..Agent::default()
    }
}
